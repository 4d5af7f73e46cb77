//! Mothers after birth, with their newborns: one birth of these days, one five weeks ago.

use super::pregnancy::{self, Expecting};
use super::script::{Episode, Fate, Person, Script, Visit, Who};
use crate::demo::name;
use dampingi_domain::{Answers, date};
use dampingi_sync::link;

/// A birth eleven days ago. The cord looked red; the newborn's weight came back for correction and still waits for it.
pub fn days_ago(script: &mut Script) {
    let (expecting, mother, baby) = delivered(script, 11, 24, 0, "male", 3.15);
    visit_mother(
        script,
        9,
        &expecting.mother,
        &mother,
        Answers::new().with("vitamin_a_capsules", 2),
    );
    let (child, childhood) = &baby;
    let first = newborn(3.2)
        .with("cord", "red")
        .with("danger_signs", vec!["red_umbilicus"]);
    let first = first
        .with("referral_made", true)
        .with("referral_to", "midwife");
    let returned = Fate::Returned {
        field: "weight_kg",
        note: "Berat sama dengan berat lahir dibulatkan. Mohon ditimbang ulang.",
    };
    visit_baby(script, 9, child, childhood, first, returned);
    visit_mother(
        script,
        3,
        &expecting.mother,
        &mother,
        Answers::new().with("mood", "tired"),
    );
    visit_baby(script, 3, child, childhood, newborn(3.35), Fate::Waiting);
}

/// A birth five weeks ago, by caesarean; the baby has grown out of the newborn visits.
pub fn weeks_ago(script: &mut Script) {
    let (expecting, mother, (child, childhood)) = delivered(script, 36, 31, 2, "female", 2.45);
    for (ago, weight) in [(33, 2.5), (15, 2.95)] {
        visit_mother(script, ago, &expecting.mother, &mother, Answers::new());
        visit_baby(
            script,
            ago,
            &child,
            &childhood,
            newborn(weight),
            Fate::Approved,
        );
    }
    let planned = Answers::new()
        .with("family_planning", true)
        .with("contraceptive", "injection");
    visit_mother(script, 5, &expecting.mother, &mother, planned);
    let fields = Answers::new()
        .with("attended_posyandu", true)
        .with("weight_kg", 3.4)
        .with("height_cm", 50.2)
        .with("position", "lying")
        .with("exclusive_breastfeeding", true)
        .with("growth_mat", "yellow");
    script.visit(Visit {
        ago: 5,
        person: &child,
        episode: &childhood,
        form: "child_visit",
        fields,
        fate: Fate::Waiting,
    });
}

type Baby = (Person, Episode);

/// A pregnancy with its check-ups, the birth so many days ago, the mother's next episode and the baby's first.
fn delivered(
    script: &mut Script,
    ago: i32,
    years: i32,
    children: i32,
    sex: &'static str,
    weight: f64,
) -> (Expecting, Episode, Baby) {
    let expecting = pregnancy::register(script, ago + 275, ago + 180, years, children);
    for before in [178, 140, 100, 60, 25] {
        pregnancy::check_up(script, &expecting, ago + before, Answers::new());
    }
    let seen = ago - 2;
    let born = script.ago(ago);
    let caesarean = children > 1;
    let birth = Answers::new()
        .with("delivery_date", born.to_string())
        .with("delivery_time", "04:20")
        .with(
            "delivery_place",
            if caesarean {
                "hospital"
            } else {
                "health_centre"
            },
        )
        .with(
            "delivery_attendant",
            if caesarean { "doctor" } else { "midwife" },
        )
        .with(
            "delivery_mode",
            if caesarean { "caesarean" } else { "vaginal" },
        );
    let told = birth
        .clone()
        .with("delivery_outcome", "live_birth")
        .with("mother_condition", "well")
        .with("delivery_complication", false)
        .with("babies_count", 1)
        .with("birth_weight_kg", weight)
        .with("birth_length_cm", 48.5)
        .with("birth_head_circumference_cm", 33.5)
        .with("early_breastfeeding", true);
    script.visit(Visit {
        ago: seen,
        person: &expecting.mother,
        episode: &expecting.pregnancy,
        form: "delivery",
        fields: told,
        fate: Fate::Approved,
    });
    let mother = script.episode(
        seen,
        &expecting.mother,
        "postpartum",
        birth.with("children_count", children + 1),
    );
    let name = if caesarean {
        name::of_child(&mut script.random, sex)
    } else {
        name::longest(script.village())
    };
    let text = |key: &str| {
        expecting
            .mother
            .fields
            .text(key)
            .unwrap_or_default()
            .to_owned()
    };
    let child = script.person(
        seen,
        &expecting.home,
        "child",
        Who {
            name,
            sex,
            born,
            relation: "child",
            nik_status: "not_issued_yet",
            more: Answers::new()
                .with("mother_name", text("name"))
                .with("father_name", text("spouse_name"))
                .with(link::MOTHER, expecting.mother.id.to_string()),
        },
    );
    let fields = Answers::new()
        .with("birth_order", children + 1)
        .with("birth_weight_kg", weight)
        .with("birth_length_cm", 48.5)
        .with("gestation_weeks_at_birth", 39)
        .with("birth_head_circumference_cm", 33.5)
        .with("early_breastfeeding", true)
        .with("birth_time", "04:20")
        .with("has_mch_book", true);
    let childhood = script.episode(seen, &child, "child", fields);
    (expecting, mother, (child, childhood))
}

fn visit_mother(script: &mut Script, ago: i32, mother: &Person, episode: &Episode, told: Answers) {
    let mut fields = Answers::new()
        .with("systolic_mmhg", 108 + script.random.between(0, 14))
        .with("diastolic_mmhg", 68 + script.random.between(0, 10))
        .with("temperature_c", 36.6)
        .with("bleeding", "usual")
        .with("breasts", "well")
        .with("mood", "well")
        .with("exclusive_breastfeeding", true)
        .with("pnc_checked", true)
        .with(
            "pnc_date",
            date::add_days(script.today, -ago - 1).to_string(),
        )
        .with("iron_tablets_given", 20)
        .with("iron_tablets_taken", 14);
    fields.apply(&told);
    let fate = script.fate(ago);
    script.visit(Visit {
        ago,
        person: mother,
        episode,
        form: "postpartum_visit",
        fields,
        fate,
    });
}

fn newborn(weight: f64) -> Answers {
    Answers::new()
        .with("method", "home_visit")
        .with("weight_kg", weight)
        .with("temperature_c", 36.8)
        .with("feeding", "breast_milk_only")
        .with("cord", "clean")
        .with("colour", "pink")
        .with("hb0_given", true)
}

fn visit_baby(
    script: &mut Script,
    ago: i32,
    child: &Person,
    childhood: &Episode,
    fields: Answers,
    fate: Fate,
) {
    script.visit(Visit {
        ago,
        person: child,
        episode: childhood,
        form: "newborn_visit",
        fields,
        fate,
    });
}
