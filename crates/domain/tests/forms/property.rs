//! What holds for anything that can be typed or sent.

use dampingi_domain::form::{
    Clock, Completeness, Context, Draft, Field, Form, Input, check, parse, table,
};
use dampingi_domain::{Answers, Date};
use proptest::prelude::*;
use serde_json::Value;

use crate::case::TODAY;

fn any_form() -> impl Strategy<Value = &'static Form> {
    (0..table::ALL.len()).prop_map(|index| table::ALL[index])
}

/// Text that a person could mean for the field, or anything at all.
fn any_text(field: &'static Field) -> BoxedStrategy<String> {
    let meant = match field.input {
        Input::PastDate | Input::ComingDate | Input::NearDate => prop_oneof![
            "[0-3]?[0-9]/[01]?[0-9]/(19|20)?[0-9]{2}",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            "[0-9]{8}"
        ]
        .boxed(),
        Input::Decimal { .. } | Input::Whole { .. } => "[0-9]{0,5}[,.]?[0-9]{0,3}".boxed(),
        Input::Time => "[0-9]{1,2}[:.]?[0-9]{2}".boxed(),
        Input::Digits { .. } => prop_oneof!["[0-9]{16}", "[0-9 .-]{0,20}"].boxed(),
        Input::Phone => "[+0-9 -]{5,18}".boxed(),
        Input::Photo => "photo:[0-9a-f]{64}:[1-9][0-9]{0,4}".boxed(),
        Input::Location => "geo:-?[0-9]\\.[0-9]{5},1[01][0-9]\\.[0-9]{5};u=[1-9][0-9]{0,2}".boxed(),
        Input::YesNo => prop_oneof![Just("yes".to_owned()), Just("no".to_owned())].boxed(),
        Input::Choice(choices) => (0..choices.len())
            .prop_map(|index| choices[index].code.to_owned())
            .boxed(),
        Input::Many(choices) => proptest::collection::vec(0..choices.len(), 0..4)
            .prop_map(|picks| {
                picks
                    .iter()
                    .map(|pick| choices[*pick].code)
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .boxed(),
        Input::Name | Input::Text { .. } => "[A-Za-z' .]{0,30}".boxed(),
    };
    prop_oneof![6 => meant, 1 => any::<String>(), 1 => Just(String::new())].boxed()
}

fn any_draft(form: &'static Form) -> impl Strategy<Value = Draft> {
    let texts: Vec<BoxedStrategy<String>> = form.fields().map(any_text).collect();
    texts.prop_map(move |texts| {
        let mut draft = Draft::default();
        for (field, text) in form.fields().zip(texts) {
            draft.set(field.key, text);
        }
        draft
    })
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(Value::from),
        "-?[0-9]{1,7}-[0-9]{2}-[0-9]{2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-z]{1,3}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Answers under keys that some form knows.
fn any_answers() -> impl Strategy<Value = Answers> {
    let keys: Vec<&'static str> = table::ALL
        .iter()
        .flat_map(|form| form.fields().map(|field| field.key))
        .collect();
    let key = (0..keys.len()).prop_map(move |index| keys[index].to_owned());
    proptest::collection::btree_map(key, any_json(), 0..30)
        .prop_map(|map| map.into_iter().collect())
}

fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        4 => Just(TODAY),
        1 => (1i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d)),
    ]
}

fn context<'a>(today: Date, around: &'a [Answers; 4], exact: bool) -> Context<'a> {
    let [person, episode, household, previous] = around;
    Context {
        today,
        clock: if exact { Clock::Agrees } else { Clock::Unsure },
        completeness: if exact {
            Completeness::Expected
        } else {
            Completeness::AsFound
        },
        purpose: exact.then_some("child"),
        person: Some(person),
        episode: Some(episode),
        household: Some(household),
        previous: Some(previous),
    }
}

fn any_around() -> impl Strategy<Value = [Answers; 4]> {
    [any_answers(), any_answers(), any_answers(), any_answers()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// The phone gives what was typed, the server what was sent: neither may fall over anything.
    #[test]
    fn nothing_sent_makes_the_check_panic(
        form in any_form(),
        answers in any_answers(),
        around in any_around(),
        today in any_day(),
        exact in any::<bool>(),
    ) {
        let context = context(today, &around, exact);
        for problem in check(form, &answers, &context) {
            prop_assert!(form.field(problem.field).is_some());
        }
        let shown = Draft::from_answers(form, &answers);
        let read = parse(form, &shown, &context);
        prop_assert!(read.answers.len() <= form.fields().count());
    }

    #[test]
    fn what_was_typed_and_read_is_the_same_when_shown_and_read_again(
        (form, draft) in any_form().prop_flat_map(|form| (Just(form), any_draft(form))),
        around in any_around(),
        exact in any::<bool>(),
    ) {
        let context = context(TODAY, &around, exact);
        let first = parse(form, &draft, &context);
        let again = parse(form, &Draft::from_answers(form, &first.answers), &context);
        prop_assert_eq!(&again.answers, &first.answers);
        // A second reading leaves nothing unread, so what it says is what the server will say.
        let sent = serde_json::to_string(&again.answers).expect("answers are JSON");
        let received: Answers = serde_json::from_str(&sent).expect("they come back");
        let codes = |problems: &[dampingi_domain::form::Problem]| -> Vec<String> {
            let mut flags: Vec<String> = problems.iter().map(|problem| problem.flag()).collect();
            flags.sort();
            flags
        };
        prop_assert_eq!(codes(&check(form, &received, &context)), codes(&again.problems));
    }

    #[test]
    fn a_draft_survives_being_stored(
        (_, draft) in any_form().prop_flat_map(|form| (Just(form), any_draft(form))),
    ) {
        let stored = serde_json::to_string(&draft).expect("a draft is JSON");
        prop_assert_eq!(serde_json::from_str::<Draft>(&stored).expect("it comes back"), draft);
    }
}
