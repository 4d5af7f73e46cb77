//! A visit to a child under five: domain notes §2.9, §3.8 C11, Settled 1, 2.

use crate::case::{Given, given};

/// A girl of two years on the day of the visit.
fn visit() -> Given {
    given(
        "child_visit",
        "visit_date=20/11/2026; method=posyandu; weight_kg=10,4; immunisation_status=complete_for_age; \
         danger_signs=none; counselling_given=yes; referral_made=no",
    )
    .person("birth_date=2024-11-20; sex=female")
}

fn aged(birth: &str) -> Given {
    visit().person(&format!("birth_date={birth}; sex=female"))
}

#[test]
fn everything_needed_is_said_at_once() {
    given("child_visit", "").person("birth_date=2024-11-20").check(
        "",
        "visit_date!missing method!missing weight_kg!missing immunisation_status!missing danger_signs!missing \
         counselling_given!missing referral_made!missing",
    );
    visit().check("", "");
}

#[test]
fn no_visit_before_birth() {
    visit().table(&[
        ("visit_date=20/11/2024; exclusive_breastfeeding=yes", ""),
        (
            "visit_date=19/11/2024; exclusive_breastfeeding=yes",
            "visit_date!before_birth",
        ),
    ]);
}

#[test]
fn a_child_is_weighed_or_there_is_a_reason() {
    visit().table(&[
        ("weight_kg=", "weight_kg!missing"),
        ("weight_kg=; not_weighed_reason=refused", ""),
        ("weight_kg=; not_weighed_reason=", "weight_kg!missing"),
    ]);
    visit().keeps("not_weighed_reason=refused", "not_weighed_reason", false);
    visit().keeps(
        "weight_kg=; not_weighed_reason=refused",
        "not_weighed_reason",
        true,
    );
}

#[test]
fn why_another_measure_is_missing_is_asked_only_while_it_is() {
    for (measure, value, reason) in [
        ("height_cm", 80, "no_height_reason"),
        ("muac_cm", 14, "no_muac_reason"),
        ("head_circumference_cm", 46, "no_head_reason"),
    ] {
        let without = format!("{measure}=; {reason}=no_tool");
        visit().table(&[(without.as_str(), "")]);
        visit().keeps(&without, reason, true);
        let with = format!("{measure}={value}; position=standing; {reason}=no_tool");
        visit().keeps(&with, reason, false);
    }
}

#[test]
fn a_height_says_how_it_was_taken() {
    visit().table(&[
        ("height_cm=80", "position!missing"),
        ("height_cm=80; position=unknown", ""),
        ("height_cm=80; position=standing", ""),
        ("position=standing", ""),
    ]);
    visit().keeps("position=standing", "position", false);
}

/// §2.9: needed where the weight is low for the length; asked again and not refused.
#[test]
fn a_thin_child_is_looked_at_for_swollen_feet() {
    visit().table(&[
        ("height_cm=87; position=standing", ""),
        (
            "weight_kg=9,0; height_cm=87; position=standing",
            "oedema?not_looked_for",
        ),
        (
            "weight_kg=9,0; height_cm=87; position=standing; oedema=no",
            "",
        ),
        (
            "weight_kg=9,0; height_cm=87; position=standing; oedema=yes",
            "",
        ),
        // A slip of the scale is no thin child; without a length nobody can say.
        ("weight_kg=3,0; height_cm=87; position=standing", ""),
        ("weight_kg=9,0", ""),
    ]);
    let imported = visit().imported();
    imported.check("weight_kg=9,0; height_cm=87; position=standing", "");
}

#[test]
fn lying_under_two_years_standing_from_two_years_on() {
    let (under, from) = (aged("2024-11-21"), aged("2024-11-20"));
    under.table(&[
        ("height_cm=80; position=lying", ""),
        (
            "height_cm=80; position=standing",
            "position?position_unusual",
        ),
    ]);
    from.table(&[
        ("height_cm=80; position=lying", "position?position_unusual"),
        ("height_cm=80; position=standing", ""),
    ]);
}

#[test]
fn a_capsule_and_a_deworming_are_asked_for_their_month() {
    let told = |typed: &str| visit().parse(typed);
    let kept = |typed: &str, key: &str| told(typed).answers.is_filled(key);
    assert!(kept(
        "vitamin_a=red; vitamin_a_month=august",
        "vitamin_a_month"
    ));
    assert!(!kept(
        "vitamin_a=none; vitamin_a_month=august",
        "vitamin_a_month"
    ));
    assert!(kept(
        "deworming_given=yes; deworming_month=other",
        "deworming_month"
    ));
    assert!(!kept(
        "deworming_given=no; deworming_month=other",
        "deworming_month"
    ));
    // The visit is of November: August is three months ago, March eight.
    visit().table(&[
        ("vitamin_a=red", ""),
        ("vitamin_a=red; vitamin_a_month=august", ""),
        ("vitamin_a=red; vitamin_a_month=other", ""),
        (
            "vitamin_a=red; vitamin_a_month=march",
            "vitamin_a_month?vitamin_a_long_ago",
        ),
        ("deworming_given=yes; deworming_month=september", ""),
        (
            "deworming_given=yes; deworming_month=february",
            "deworming_month?deworming_long_ago",
        ),
    ]);
}

#[test]
fn questions_follow_the_age() {
    let typed = "exclusive_breastfeeding=yes; food_groups=eggs; vitamin_a=blue; deworming_given=yes; attends_preschool=no; \
                 supplementary_food_received=no";
    for (birth, asked) in [
        ("2026-11-20", "exclusive_breastfeeding"),
        ("2026-05-21", "exclusive_breastfeeding"),
        (
            "2026-05-20",
            "food_groups supplementary_food_received vitamin_a",
        ),
        (
            "2025-11-21",
            "food_groups supplementary_food_received vitamin_a",
        ),
        (
            "2025-11-20",
            "food_groups supplementary_food_received vitamin_a deworming_given",
        ),
        (
            "2024-11-21",
            "food_groups supplementary_food_received vitamin_a deworming_given",
        ),
        (
            "2024-11-20",
            "supplementary_food_received vitamin_a deworming_given attends_preschool",
        ),
        (
            "2020-01-01",
            "supplementary_food_received vitamin_a deworming_given attends_preschool",
        ),
    ] {
        let parsed = aged(birth).parse(typed);
        let by_age = [
            "exclusive_breastfeeding",
            "food_groups",
            "supplementary_food_received",
            "vitamin_a",
            "deworming_given",
            "attends_preschool",
        ];
        let kept: Vec<&str> = by_age
            .into_iter()
            .filter(|key| parsed.answers.is_filled(key))
            .collect();
        assert_eq!(kept.join(" "), asked, "{birth}");
    }
    aged("2026-05-21").check("", "exclusive_breastfeeding!missing");
}

#[test]
fn the_red_capsule_is_for_one_year_and_older() {
    aged("2025-11-21").table(&[
        ("vitamin_a=blue", ""),
        ("vitamin_a=red", "vitamin_a?vitamin_a_for_another_age"),
    ]);
    aged("2025-11-20").check("vitamin_a=red", "");
}

#[test]
fn half_a_centimetre_shorter_is_measuring_more_is_asked_about() {
    let before = |position: &str| {
        visit().previous(&format!(
            "visit_date=2026-10-20; height_cm=80.3; position={position}"
        ))
    };
    before("standing").table(&[
        ("height_cm=80,3; position=standing", ""),
        ("height_cm=79,8; position=standing", ""),
        ("height_cm=79,7; position=standing", "height_cm?shrank"),
    ]);
    // Lying gives 0.7 cm more than standing.
    before("lying").table(&[
        ("height_cm=79,1; position=standing", ""),
        ("height_cm=79,0; position=standing", "height_cm?shrank"),
    ]);
    before("standing").check(
        "visit_date=20/10/2026; height_cm=70; position=standing",
        "position?position_unusual",
    );
}

#[test]
fn fifteen_per_cent_in_31_days_is_asked_about() {
    let before = |date: &str| visit().previous(&format!("visit_date={date}; weight_kg=10"));
    before("2026-10-20").table(&[
        ("weight_kg=11,5", ""),
        ("weight_kg=11,51", "weight_kg?weight_jumped"),
        ("weight_kg=8,5", ""),
        ("weight_kg=8,49", "weight_kg?weight_jumped"),
    ]);
    before("2026-10-19").check("weight_kg=12", "");
    before("2026-11-19").check("weight_kg=12", "weight_kg?weight_jumped");
    before("2026-11-20").check("weight_kg=12", "");
}

/// A healthy newborn gains a third of its weight in the first month.
#[test]
fn in_the_first_four_months_a_gain_of_half_is_not_asked_about() {
    let fed = "exclusive_breastfeeding=yes";
    let baby = |birth: &str| aged(birth).previous("visit_date=2026-10-21; weight_kg=3");
    baby("2026-10-20").table(&[
        (&format!("{fed}; weight_kg=4,5"), ""),
        (&format!("{fed}; weight_kg=4,51"), "weight_kg?weight_jumped"),
        (&format!("{fed}; weight_kg=2,54"), "weight_kg?weight_jumped"),
    ]);
    baby("2026-07-20").check(&format!("{fed}; weight_kg=3,46"), "weight_kg?weight_jumped");
}

#[test]
fn why_a_child_stayed_away_is_asked_of_those_who_did() {
    visit().keeps(
        "attended_posyandu=no; absence_reason=travelling",
        "absence_reason",
        true,
    );
    visit().keeps(
        "attended_posyandu=yes; absence_reason=travelling",
        "absence_reason",
        false,
    );
    visit().keeps("absence_reason=travelling", "absence_reason", false);
}

/// Age limits hold at registration only (Settled 2).
#[test]
fn a_child_past_five_is_still_visited() {
    aged("2021-11-20").check("height_cm=105; position=standing", "");
}

#[test]
fn all_problems_are_said_at_once_in_the_order_of_the_form() {
    visit().check(
        "visit_date=besok; method=home_visit; weight_kg=300; height_cm=131; position=; muac_cm=tiga; danger_signs=; referral_made=yes",
        "visit_date!not_a_date weight_kg!impossible height_cm?unlikely position!missing muac_cm!not_a_number \
         danger_signs!missing referral_to!missing",
    );
}

/// Beside the scale there is a line of the register to fill; the book, the signs and the advice are other tables' work.
#[test]
fn at_a_posyandu_only_the_line_of_the_register_must_be_filled() {
    let blank = "immunisation_status=; danger_signs=; counselling_given=; referral_made=";
    visit().check(&format!("method=posyandu; {blank}"), "");
    visit().check(
        &format!("method=home_visit; {blank}"),
        "immunisation_status!missing danger_signs!missing counselling_given!missing referral_made!missing",
    );
    visit().check("method=posyandu; referral_made=yes", "referral_to!missing");
}

/// How many of the dates are kept when all are typed: what is not asked is not kept.
fn dates_kept(given: &Given, typed: &str) -> usize {
    let keys = || dampingi_domain::immunisation::TABLE.iter().map(|it| it.key);
    let all: String = keys().map(|key| format!("; {key}=20/11/2026")).collect();
    let answers = given.parse(&format!("{typed}{all}")).answers;
    keys().filter(|key| answers.is_filled(key)).count()
}

#[test]
fn immunisation_dates_are_asked_when_the_book_is_copied_and_as_far_as_the_age_goes() {
    assert_eq!(dates_kept(&visit(), ""), 0);
    assert_eq!(dates_kept(&visit(), "vaccine_dates_copied=no"), 0);
    for (birth, kept) in [
        ("2026-11-19", 3),
        ("2026-09-20", 7),
        ("2026-07-20", 15),
        ("2026-02-20", 17),
        ("2025-11-20", 19),
        ("2024-11-20", 21),
    ] {
        assert_eq!(
            dates_kept(&aged(birth), "vaccine_dates_copied=yes"),
            kept,
            "{birth}"
        );
    }
}

#[test]
fn immunisation_dates_lie_after_birth_and_follow_each_other() {
    visit().table(&[
        ("vaccine_dates_copied=yes", ""),
        (
            "vaccine_dates_copied=yes; vaccine_bcg_date=20/11/2024; vaccine_mr1_date=1/9/2025",
            "",
        ),
        (
            "vaccine_dates_copied=yes; vaccine_bcg_date=19/11/2024",
            "vaccine_dates_copied!vaccine_before_birth",
        ),
        // Measles at eight months; the second drops three weeks after the first.
        (
            "vaccine_dates_copied=yes; vaccine_mr1_date=1/8/2025",
            "vaccine_dates_copied?vaccine_too_soon",
        ),
        (
            "vaccine_dates_copied=yes; vaccine_opv1_date=5/1/2025; vaccine_opv2_date=27/1/2025",
            "vaccine_dates_copied?vaccine_too_soon",
        ),
        (
            "vaccine_dates_copied=yes; vaccine_opv1_date=5/1/2025; vaccine_opv2_date=2/2/2025",
            "",
        ),
        (
            "vaccine_dates_copied=yes; vaccine_bcg_date=22/11/2026",
            "vaccine_bcg_date!future",
        ),
    ]);
}
