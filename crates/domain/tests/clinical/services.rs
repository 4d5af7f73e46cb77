//! Vitamin A, deworming, breast milk, complementary food, development (§3.9).

use dampingi_domain::service::campaign::Campaign;
use dampingi_domain::service::development::Development;
use dampingi_domain::service::feeding::{Meals, Recall, six_months};
use dampingi_domain::service::vitamin_a::{Capsule, capsule_due, deworming_due};
use jiff::civil::{Date, date};

#[test]
fn capsules_are_blue_until_11_months_and_red_until_59() {
    for (months, capsule) in [
        (5, None),
        (6, Some(Capsule::Blue100k)),
        (11, Some(Capsule::Blue100k)),
        (12, Some(Capsule::Red200k)),
        (59, Some(Capsule::Red200k)),
        (60, None),
    ] {
        assert_eq!(Capsule::for_months(months), capsule, "{months}");
    }
}

#[test]
fn a_campaign_runs_its_month_and_counts_one_more() {
    for (on, month, open) in [
        (date(2026, 1, 31), 8, false),
        (date(2026, 2, 1), 2, true),
        (date(2026, 3, 31), 2, true),
        (date(2026, 4, 1), 2, false),
        (date(2026, 8, 1), 8, true),
        (date(2026, 9, 30), 8, true),
        (date(2026, 10, 1), 8, false),
    ] {
        let campaign = Campaign::last(on).expect("in the calendar");
        assert_eq!(campaign.first_day().month(), month, "{on}");
        assert_eq!(campaign.counts(on), open, "{on}");
    }
    let february = Campaign::new(2026, 2).expect("a campaign");
    let august = february.next().expect("a campaign");
    assert_eq!(august.first_day(), date(2026, 8, 1));
    assert_eq!(august.next(), Campaign::new(2027, 2));
    assert_eq!(Campaign::new(2026, 3), None);
}

#[test]
fn a_capsule_is_due_in_its_window_until_it_was_given() {
    let due = |birth: Date, given: &[Date], on: Date| {
        capsule_due(birth, given, on).map(|due| due.capsule.code())
    };
    let nine_months = date(2025, 11, 10);
    assert_eq!(due(nine_months, &[], date(2026, 8, 12)), Some("blue"));
    assert_eq!(due(nine_months, &[], date(2026, 9, 30)), Some("blue"));
    assert_eq!(due(nine_months, &[], date(2026, 10, 1)), None);
    assert_eq!(
        due(nine_months, &[date(2026, 8, 5)], date(2026, 8, 12)),
        None
    );
    assert_eq!(
        due(nine_months, &[date(2026, 3, 5)], date(2026, 8, 12)),
        Some("blue")
    );
    // Six months on 20 August: of age from that day on.
    let six = date(2026, 2, 20);
    assert_eq!(due(six, &[], date(2026, 8, 19)), None);
    assert_eq!(due(six, &[], date(2026, 8, 20)), Some("blue"));
    // Six months on 5 September: the next campaign is the first.
    assert_eq!(due(date(2026, 3, 5), &[], date(2026, 9, 10)), None);
    assert_eq!(due(date(2024, 1, 1), &[], date(2026, 8, 12)), Some("red"));
    assert_eq!(due(date(2021, 8, 12), &[], date(2026, 8, 12)), None);
    assert_eq!(due(date(2026, 12, 1), &[], date(2026, 8, 12)), None);
}

#[test]
fn deworming_begins_with_one_year() {
    let on = date(2026, 8, 12);
    assert!(deworming_due(date(2025, 8, 12), &[], on).is_some());
    assert!(deworming_due(date(2025, 8, 13), &[], on).is_none());
    assert!(deworming_due(date(2025, 1, 1), &[date(2026, 8, 2)], on).is_none());
    assert!(deworming_due(date(2025, 1, 1), &[], date(2026, 11, 1)).is_none());
}

#[test]
fn six_months_of_breast_milk_are_said_only_when_known() {
    let birth = date(2026, 1, 10);
    let recalls = |months: &[(i8, bool)]| -> Vec<Recall> {
        let recall = |(month, is_exclusive): &(i8, bool)| Recall {
            on: date(2026, *month, 20),
            is_exclusive: *is_exclusive,
        };
        months.iter().map(recall).collect()
    };
    let all: Vec<(i8, bool)> = (1..=6).map(|month| (month, true)).collect();
    assert_eq!(six_months(birth, &recalls(&all)), Some(true));
    assert_eq!(six_months(birth, &recalls(&all[..5])), None);
    assert_eq!(six_months(birth, &recalls(&[(3, false)])), Some(false));
    // From six months on the question is another one.
    let mut later = all;
    later.push((7, false));
    assert_eq!(six_months(birth, &recalls(&later)), Some(true));
    assert_eq!(six_months(birth, &[]), None);
}

#[test]
fn good_complementary_food_is_five_groups_with_an_animal_food() {
    for (codes, good) in [
        (
            &["breast_milk", "grains_roots", "legumes", "dairy", "eggs"][..],
            true,
        ),
        (
            &[
                "breast_milk",
                "grains_roots",
                "legumes",
                "dairy",
                "other_produce",
            ],
            false,
        ),
        (
            &["breast_milk", "grains_roots", "flesh_foods", "eggs"],
            false,
        ),
        (
            &[
                "breast_milk",
                "grains_roots",
                "legumes",
                "flesh_foods",
                "vitamin_a_produce",
            ],
            true,
        ),
        (&["eggs", "eggs", "eggs", "eggs", "eggs"], false),
        (&["none"], false),
        (&[], false),
    ] {
        assert_eq!(Meals::of(codes).is_good(), good, "{codes:?}");
    }
}

#[test]
fn a_doubtful_development_is_repeated_after_two_weeks() {
    let done = date(2026, 11, 1);
    let doubtful = Development::from_code("doubtful").expect("a result");
    assert_eq!(doubtful.repeat_on(done), Some(date(2026, 11, 15)));
    assert_eq!(Development::Deviating.repeat_on(done), None);
    assert_eq!(Development::from_code("not_done"), None);
}
