//! Whatever stands in a record, nothing panics, and what is decided stays decided.

use dampingi_domain::finding::{Case, Earlier, GainPolicy, Policy, judge};
use dampingi_domain::growth::Level;
use dampingi_domain::immunisation::{Dose, TABLE, overview, summary};
use dampingi_domain::service::vitamin_a::capsule_due;
use dampingi_domain::{Answers, AreaCode, Date, Lang, form};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Any day of the calendar that a record can name.
pub fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        8 => (1990_i16..2030, 1_i8..=12, 1_i8..=28),
        1 => (-9999_i16..=9999, 1_i8..=12, 1_i8..=28),
    ]
    .prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<f64>().prop_map(|number| json!(number)),
        (-50.0..250.0_f64).prop_map(|number| json!(number)),
        any::<i64>().prop_map(|number| json!(number)),
        any::<bool>().prop_map(Value::from),
        any_day().prop_map(|day| json!(day.to_string())),
        ".{0,12}".prop_map(Value::from),
        vec(".{0,8}", 0..4).prop_map(Value::from),
        Just(json!({"deep": [1, null]})),
    ]
}

/// Answers to a form: each field left out, answered as the form asks, or with anything at all.
pub fn any_answers(form_id: &'static str) -> impl Strategy<Value = Answers> {
    let fields: Vec<&'static form::Field> =
        form::by_id(form_id).expect("a form").fields().collect();
    let count = fields.len();
    vec((0_u8..4, any_value(), any::<prop::sample::Index>()), count).prop_map(move |drawn| {
        let mut answers = Answers::new();
        for (field, (kind, wild, pick)) in fields.iter().zip(drawn) {
            let fitting = field.input.choices().map(|choices| {
                let code = choices[pick.index(choices.len())].code;
                match field.input {
                    form::Input::Many(_) => json!([code]),
                    _ => json!(code),
                }
            });
            match kind {
                0 => {}
                1 => answers.set(field.key, wild),
                _ => answers.set(field.key, fitting.unwrap_or(wild)),
            }
        }
        answers
    })
}

const VISITS: [(&str, &str); 5] = [
    ("child", "child_visit"),
    ("child", "newborn_visit"),
    ("pregnancy", "pregnancy_visit"),
    ("postpartum", "postpartum_visit"),
    ("engagement", "engagement_contact"),
];

proptest! {
    #[test]
    fn no_visit_makes_a_judgement_panic(
        which in 0_usize..VISITS.len(),
        person in any_answers("person"),
        visits in vec((any_day(), prop_oneof![any_answers("child_visit"), any_answers("pregnancy_visit"), any_answers("newborn_visit")]), 1..5),
        episodes in (any_answers("pregnancy"), any_answers("child")),
        second in any::<bool>(),
    ) {
        let (episode_form, visit_form) = VISITS[which];
        let episode = if episode_form == "pregnancy" { &episodes.0 } else { &episodes.1 };
        let earlier: Vec<Earlier<'_>> = visits[1..]
            .iter()
            .map(|(on, answers)| Earlier { form: visit_form, on: *on, answers })
            .collect();
        let (on, visit) = &visits[0];
        let gain = if second { GainPolicy::SecondTime } else { GainPolicy::FirstTime };
        let judged = judge(&Case {
            person: Some(&person),
            episode: Some(episode),
            earlier: &earlier,
            policy: Policy { gain },
            ..Case::new(visit_form, *on, visit)
        });
        let strictest = judged.findings.iter().map(|finding| finding.rule.level()).max();
        prop_assert_eq!(judged.level, strictest.unwrap_or(Level::Good));
        for finding in &judged.findings {
            prop_assert!(finding.rule.forms.contains(&visit_form));
            for lang in [Lang::Id, Lang::En] {
                prop_assert_eq!(finding.why(lang).len(), finding.inputs.len());
            }
        }
    }
}

proptest! {
    #[test]
    fn no_doses_make_the_schedule_panic(
        birth in any_day(),
        today in any_day(),
        given in vec((0_usize..TABLE.len(), any_day()), 0..12),
    ) {
        let doses: Vec<Dose> = given
            .iter()
            .map(|(which, on)| Dose { code: TABLE[*which].code, on: *on })
            .collect();
        let area = AreaCode::parse("61.01");
        let overview = overview(birth, area.as_ref(), &doses, today);
        prop_assert_eq!(overview.all.len(), TABLE.len());
        for due in overview.due_now() {
            prop_assert!(!doses.iter().any(|dose| dose.code == due.vaccine.code));
        }
        for campaign_day in [capsule_due(birth, &[], today), capsule_due(birth, &[today], today)] {
            prop_assert!(campaign_day.is_none_or(|due| due.campaign.first_day() <= today));
        }
        let _ = summary(&overview);
    }
}
