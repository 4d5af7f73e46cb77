//! Every number of every form: what is refused, what is asked about. Settled 2 goes before the tables of §2.

use dampingi_domain::form::{Completeness, Context, Draft, Fault, Input, by_id, parse, table};

use crate::case::TODAY;

/// A number's bounds, as a health office would check them.
struct Bounds {
    form: &'static str,
    key: &'static str,
    unit: &'static str,
    hard: (f64, f64),
    soft: (f64, f64),
    /// What must be typed before, so that the number is asked.
    first: &'static [(&'static str, &'static str)],
}

const fn b(
    form: &'static str,
    key: &'static str,
    unit: &'static str,
    hard: (f64, f64),
    soft: (f64, f64),
) -> Bounds {
    Bounds {
        form,
        key,
        unit,
        hard,
        soft,
        first: &[],
    }
}

const fn after(mut bounds: Bounds, first: &'static [(&'static str, &'static str)]) -> Bounds {
    bounds.first = first;
    bounds
}

const TABLETS: &[(&str, &str)] = &[("iron_received", "yes")];
const UNKNOWN_LMP: &[(&str, &str)] = &[("lmp_status", "unknown")];
const HAS_CHILD: &[(&str, &str)] = &[("children_count", "1")];
const BORN: &[(&str, &str)] = &[("delivery_outcome", "live_birth")];
const TWINS: &[(&str, &str)] = &[("delivery_outcome", "live_birth"), ("babies_count", "5")];
const EXTRA_FOOD: &[(&str, &str)] = &[("supplementary_food_received", "yes")];

#[rustfmt::skip]
const BOUNDS: &[Bounds] = &[
    b("household_survey", "welfare_decile", "", (1.0, 10.0), (1.0, 10.0)),
    b("engagement_contact", "weight_kg", "kg", (25.0, 200.0), (30.0, 130.0)),
    b("engagement_contact", "height_cm", "cm", (100.0, 220.0), (130.0, 190.0)),
    b("engagement_contact", "muac_cm", "cm", (10.0, 60.0), (15.0, 45.0)),
    b("engagement_contact", "waist_cm", "cm", (40.0, 180.0), (50.0, 140.0)),
    b("engagement_contact", "hb_g_dl", "g/dL", (1.0, 20.0), (5.0, 18.0)),
    after(b("pregnancy", "gestation_weeks_told", "", (1.0, 45.0), (4.0, 42.0)), UNKNOWN_LMP),
    b("pregnancy", "gravida", "", (1.0, 20.0), (1.0, 12.0)),
    b("pregnancy", "children_count", "", (0.0, 20.0), (0.0, 10.0)),
    after(b("pregnancy", "last_child_age_months", "", (0.0, 480.0), (9.0, 300.0)), HAS_CHILD),
    b("pregnancy", "para", "", (0.0, 20.0), (0.0, 12.0)),
    b("pregnancy", "abortions", "", (0.0, 20.0), (0.0, 6.0)),
    b("adolescent_visit", "weight_kg", "kg", (15.0, 200.0), (20.0, 110.0)),
    b("adolescent_visit", "height_cm", "cm", (90.0, 220.0), (115.0, 185.0)),
    b("adolescent_visit", "muac_cm", "cm", (10.0, 60.0), (15.0, 45.0)),
    b("adolescent_visit", "hb_g_dl", "g/dL", (1.0, 20.0), (5.0, 18.0)),
    after(b("adolescent_visit", "iron_tablets_taken", "", (0.0, 400.0), (0.0, 60.0)), TABLETS),
    b("pregnancy", "height_cm", "cm", (100.0, 220.0), (130.0, 190.0)),
    b("pregnancy", "weight_before_kg", "kg", (25.0, 200.0), (30.0, 130.0)),
    b("pregnancy_visit", "weight_kg", "kg", (25.0, 200.0), (30.0, 130.0)),
    b("pregnancy_visit", "muac_cm", "cm", (10.0, 60.0), (15.0, 45.0)),
    b("pregnancy_visit", "systolic_mmhg", "mmHg", (50.0, 260.0), (80.0, 260.0)),
    b("pregnancy_visit", "diastolic_mmhg", "mmHg", (30.0, 160.0), (40.0, 160.0)),
    b("pregnancy_visit", "hb_g_dl", "g/dL", (1.0, 20.0), (5.0, 18.0)),
    b("pregnancy_visit", "blood_glucose_mg_dl", "mg/dL", (20.0, 700.0), (50.0, 300.0)),
    b("pregnancy_visit", "poedji_rochjati_score", "", (2.0, 60.0), (2.0, 40.0)),
    b("pregnancy_visit", "fundal_height_cm", "cm", (1.0, 60.0), (10.0, 45.0)),
    b("pregnancy_visit", "fetal_weight_g", "g", (100.0, 6000.0), (200.0, 4500.0)),
    b("pregnancy_visit", "fetal_heart_rate", "/min", (60.0, 220.0), (100.0, 180.0)),
    b("pregnancy_visit", "fetus_count", "", (1.0, 5.0), (1.0, 3.0)),
    b("pregnancy_visit", "iron_tablets_given", "", (0.0, 400.0), (0.0, 180.0)),
    b("pregnancy_visit", "iron_tablets_taken", "", (0.0, 400.0), (0.0, 180.0)),
    after(b("delivery", "babies_count", "", (1.0, 5.0), (1.0, 3.0)), BORN),
    after(b("delivery", "babies_alive", "", (1.0, 5.0), (1.0, 3.0)), TWINS),
    after(b("delivery", "birth_weight_kg", "kg", (0.3, 10.0), (2.5, 5.0)), BORN),
    after(b("delivery", "birth_length_cm", "cm", (20.0, 70.0), (48.0, 56.0)), BORN),
    after(b("delivery", "birth_head_circumference_cm", "cm", (20.0, 60.0), (30.0, 40.0)), BORN),
    after(b("delivery", "gestation_weeks_at_birth", "", (22.0, 45.0), (37.0, 42.0)), BORN),
    b("postpartum", "children_count", "", (0.0, 20.0), (0.0, 10.0)),
    b("postpartum_visit", "systolic_mmhg", "mmHg", (50.0, 260.0), (80.0, 260.0)),
    b("postpartum_visit", "diastolic_mmhg", "mmHg", (30.0, 160.0), (40.0, 160.0)),
    b("postpartum_visit", "temperature_c", "°C", (30.0, 43.0), (35.5, 38.0)),
    b("postpartum_visit", "muac_cm", "cm", (10.0, 60.0), (15.0, 45.0)),
    b("postpartum_visit", "vitamin_a_capsules", "", (0.0, 10.0), (0.0, 2.0)),
    b("postpartum_visit", "iron_tablets_given", "", (0.0, 400.0), (0.0, 180.0)),
    b("postpartum_visit", "iron_tablets_taken", "", (0.0, 400.0), (0.0, 180.0)),
    b("child", "birth_order", "", (1.0, 20.0), (1.0, 12.0)),
    b("child", "birth_weight_kg", "kg", (0.3, 10.0), (2.5, 5.0)),
    b("child", "birth_length_cm", "cm", (20.0, 70.0), (48.0, 56.0)),
    b("child", "gestation_weeks_at_birth", "", (22.0, 45.0), (37.0, 42.0)),
    b("child", "birth_head_circumference_cm", "cm", (20.0, 60.0), (30.0, 40.0)),
    b("newborn_visit", "weight_kg", "kg", (0.3, 58.0), (2.0, 6.0)),
    b("newborn_visit", "temperature_c", "°C", (30.0, 43.0), (36.5, 37.5)),
    b("child_visit", "weight_kg", "kg", (0.3, 58.0), (1.0, 30.0)),
    b("child_visit", "height_cm", "cm", (20.0, 150.0), (30.0, 130.0)),
    b("child_visit", "muac_cm", "cm", (5.0, 30.0), (8.0, 25.0)),
    b("child_visit", "head_circumference_cm", "cm", (20.0, 60.0), (28.0, 58.0)),
    after(b("child_visit", "supplementary_food_days", "", (0.0, 366.0), (1.0, 120.0)), EXTRA_FOOD),
    b("support", "support_amount", "Rp", (1_000.0, 1e9), (50_000.0, 1_500_000.0)),
    b("support", "support_months", "", (1.0, 60.0), (1.0, 12.0)),
    b("support_delivery", "delivered_amount", "Rp", (0.0, 1e9), (5_000.0, 1_500_000.0)),
    after(b("child_visit", "supplementary_food_kg", "kg", (0.0, 100.0), (0.0, 10.0)), EXTRA_FOOD),
    b("village_funds", "funds_development", "Rp", (0.0, 1e11), (0.0, 5e9)),
    b("village_funds", "funds_development_stunting", "Rp", (0.0, 1e11), (0.0, 5e9)),
    b("village_funds", "funds_empowerment", "Rp", (0.0, 1e11), (0.0, 5e9)),
    b("village_funds", "funds_empowerment_stunting", "Rp", (0.0, 1e11), (0.0, 5e9)),
];

/// What is said about a number when nothing else is known.
fn verdict(bounds: &Bounds, number: f64) -> &'static str {
    let form = by_id(bounds.form).expect("a form");
    let mut draft = Draft::default();
    for (key, text) in bounds.first {
        draft.set(*key, *text);
    }
    draft.set(bounds.key, number.to_string().replace('.', ","));
    let context = Context {
        completeness: Completeness::AsFound,
        ..Context::on(TODAY)
    };
    let parsed = parse(form, &draft, &context);
    let faults = parsed
        .problems
        .iter()
        .filter(|problem| problem.field == bounds.key);
    match faults.map(|problem| problem.fault).next() {
        None => "fine",
        Some(Fault::Unlikely(..)) => "unlikely",
        Some(Fault::Impossible(..)) => "impossible",
        Some(Fault::NotANumber) => "not a number",
        Some(_) => "something else",
    }
}

#[test]
fn numbers_are_asked_about_and_refused_exactly_at_their_bounds() {
    for bounds in BOUNDS {
        let field = by_id(bounds.form)
            .and_then(|form| form.field(bounds.key))
            .expect(bounds.key);
        let (unit, step) = match field.input {
            Input::Decimal {
                unit, places: 1, ..
            } => (unit, 0.1),
            Input::Decimal { unit, .. } => (unit, 0.01),
            Input::Whole { unit, .. } => (unit, 1.0),
            other => panic!("{} is no number: {other:?}", bounds.key),
        };
        assert_eq!(unit, bounds.unit, "{} {}", bounds.form, bounds.key);
        let ((hard_low, hard_high), (soft_low, soft_high)) = (bounds.hard, bounds.soft);
        let beside = |bound: f64, steps: f64| ((bound + steps * step) * 100.0).round() / 100.0;
        let at = |number: f64, expected: &str| {
            assert_eq!(
                verdict(bounds, number),
                expected,
                "{} {} {number}",
                bounds.form,
                bounds.key
            );
        };
        // A sign is not a number that can be typed.
        at(
            beside(hard_low, -1.0),
            if hard_low == 0.0 {
                "not a number"
            } else {
                "impossible"
            },
        );
        at(
            hard_low,
            if hard_low < soft_low {
                "unlikely"
            } else {
                "fine"
            },
        );
        if hard_low < soft_low {
            at(beside(soft_low, -1.0), "unlikely");
        }
        at(soft_low, "fine");
        at(soft_high, "fine");
        if soft_high < hard_high {
            at(beside(soft_high, 1.0), "unlikely");
        }
        at(
            hard_high,
            if soft_high < hard_high {
                "unlikely"
            } else {
                "fine"
            },
        );
        at(beside(hard_high, 1.0), "impossible");
    }
}

#[test]
fn every_number_of_every_form_stands_in_the_table() {
    for form in table::ALL {
        for field in form.fields() {
            let is_number = matches!(field.input, Input::Decimal { .. } | Input::Whole { .. });
            let rows = BOUNDS
                .iter()
                .filter(|bounds| bounds.form == form.id && bounds.key == field.key);
            assert_eq!(
                rows.count(),
                usize::from(is_number),
                "{} {}",
                form.id,
                field.key
            );
        }
    }
}
