//! What holds for every form: keys and words are there, conditions look back, rules name fields.

use std::collections::{BTreeMap, BTreeSet};

use dampingi_domain::form::{Choice, Field, Form, Input, NONE, Need, When, by_id, table};
use dampingi_domain::{Term, kind};

/// Kept in records for ever: a new form is added here, none is renamed.
const IDS: [&str; 21] = [
    "household",
    "household_survey",
    "person",
    "adolescent",
    "adolescent_visit",
    "engagement",
    "engagement_contact",
    "pregnancy",
    "pregnancy_visit",
    "delivery",
    "postpartum",
    "postpartum_visit",
    "child",
    "newborn_visit",
    "child_visit",
    "referral",
    "referral_outcome",
    "posyandu_session",
    "support",
    "support_delivery",
    "village_funds",
];

fn visits() -> impl Iterator<Item = &'static Form> {
    table::ALL
        .iter()
        .copied()
        .filter(|form| kind::of_visit(form.id).is_some() && kind::is_meeting(form.id))
}

fn all_fields() -> impl Iterator<Item = (&'static Form, &'static Field)> {
    table::ALL
        .iter()
        .flat_map(|form| form.fields().map(|field| (*form, field)))
}

fn is_key(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    text.bytes().next().is_some_and(|b| b.is_ascii_lowercase()) && text.bytes().all(is_part)
}

#[track_caller]
fn assert_said(term: Term, what: &str) {
    for words in [term.id, term.en] {
        assert!(
            !words.trim().is_empty() && words.trim() == words,
            "{what}: {words:?}"
        );
    }
}

#[track_caller]
fn assert_unique<'a>(words: impl IntoIterator<Item = &'a str>, what: &str) {
    let mut seen = BTreeSet::new();
    for word in words {
        assert!(seen.insert(word), "{what}: {word} twice");
    }
}

#[test]
fn the_forms_are_these_and_each_is_found_by_its_id() {
    let ids: Vec<&str> = table::ALL.iter().map(|form| form.id).collect();
    assert_eq!(ids, IDS);
    for id in IDS {
        assert_eq!(by_id(id).map(|form| form.id), Some(id));
    }
    assert!(by_id("school").is_none());
}

#[test]
fn keys_and_labels_are_there_in_both_languages_and_never_twice_in_a_form() {
    for form in table::ALL {
        assert_said(form.title, form.id);
        assert!(form.version >= 1);
        assert_unique(form.fields().map(|field| field.key), form.id);
        assert_unique(form.fields().map(|field| field.label.id), form.id);
        assert_unique(form.fields().map(|field| field.label.en), form.id);
        assert_unique(form.pages.iter().map(|page| page.key), form.id);
        for page in form.pages {
            assert_said(page.title, page.key);
            // Why a measure is missing is folded under the measure.
            let is_folded = |field: &&Field| matches!(field.shown, When::Not(When::Filled(_)));
            let folded = page.fields.iter().filter(is_folded).count();
            assert!(
                (1..=8).contains(&(page.fields.len() - folded)),
                "{} {} is too long",
                form.id,
                page.key
            );
        }
        for field in form.fields() {
            assert!(is_key(field.key), "{}", field.key);
            assert_said(field.label, field.key);
            field
                .hint
                .iter()
                .for_each(|hint| assert_said(*hint, field.key));
            assert!(!field.source.document.is_empty(), "{}", field.key);
        }
    }
}

#[test]
fn choices_have_codes_and_words() {
    for (form, field) in all_fields() {
        let Some(choices) = field.input.choices() else {
            continue;
        };
        let what = format!("{} {}", form.id, field.key);
        assert!(choices.len() >= 2, "{what}");
        assert_unique(choices.iter().map(|choice| choice.code), &what);
        assert_unique(choices.iter().map(|choice| choice.label.id), &what);
        assert_unique(choices.iter().map(|choice| choice.label.en), &what);
        for Choice { code, label } in choices {
            assert!(is_key(code), "{what} {code}");
            assert_said(*label, &what);
        }
    }
}

#[test]
fn soft_ranges_lie_within_hard_ones() {
    for (form, field) in all_fields() {
        if let Input::Decimal { hard, soft, .. } | Input::Whole { hard, soft, .. } = field.input {
            let in_order = [hard.low, soft.low, soft.high, hard.high];
            assert!(
                in_order.is_sorted() && soft.low < soft.high,
                "{} {}",
                form.id,
                field.key
            );
        }
    }
}

/// The keys, codes and episodes that a condition names.
fn named(
    condition: &When,
    keys: &mut Vec<(&'static str, Vec<&'static str>)>,
    episodes: &mut Vec<&'static str>,
) {
    match condition {
        When::Always | When::Months(..) | When::Weeks(..) => {}
        When::Is(key, codes) => keys.push((key, codes.to_vec())),
        When::Yes(key) | When::No(key) | When::Filled(key) | When::AtLeast(key, _) => {
            keys.push((key, vec![]))
        }
        When::For(purposes) => episodes.extend(*purposes),
        When::All(list) | When::Any(list) => list.iter().for_each(|one| named(one, keys, episodes)),
        When::Not(one) => named(one, keys, episodes),
    }
}

/// The field that a condition means: one asked earlier in the form, else one of the episode or the person.
fn meant(form: &'static Form, before: &Field, key: &str) -> Option<&'static Field> {
    let asked = form.fields().take_while(|field| field.key != before.key);
    let around = kind::of_visit(form.id).map(|kind| kind.form());
    let elsewhere = [around, by_id("person")].into_iter().flatten();
    let elsewhere = elsewhere
        .filter(|other| other.id != form.id)
        .filter_map(|other| other.field(key));
    asked
        .filter(|field| field.key == key)
        .chain(elsewhere)
        .next()
}

#[test]
fn conditions_look_only_at_fields_asked_before() {
    for (form, field) in all_fields() {
        let (mut keys, mut episodes) = (Vec::new(), Vec::new());
        named(&field.shown, &mut keys, &mut episodes);
        if let Need::If(condition) = &field.need {
            named(condition, &mut keys, &mut episodes);
        }
        for (key, codes) in keys {
            let Some(other) = meant(form, field, key) else {
                panic!(
                    "{} {} depends on {key}, which is not asked before",
                    form.id, field.key
                );
            };
            for code in codes {
                let choices = other.input.choices().unwrap_or_default();
                assert!(
                    choices.iter().any(|choice| choice.code == code),
                    "{} {code}",
                    field.key
                );
            }
        }
        for episode in episodes {
            assert!(
                kind::of_episode(episode).is_some(),
                "{} {episode}",
                field.key
            );
        }
        if let Need::Unless(reason) = field.need {
            assert!(form.field(reason).is_some(), "{} {reason}", field.key);
        }
    }
}

#[test]
fn rules_stand_at_a_field_and_have_a_name_and_words() {
    for form in table::ALL {
        assert_unique(form.rules.iter().map(|rule| rule.id), form.id);
        for rule in form.rules {
            assert!(
                is_key(rule.id) && form.field(rule.field).is_some(),
                "{} {}",
                form.id,
                rule.id
            );
            assert_said(rule.message, rule.id);
        }
    }
}

#[test]
fn a_form_is_dated_by_a_required_date_that_is_not_in_the_future() {
    for form in table::ALL {
        let dated_by = form.dated_by.map(|key| form.field(key).expect(key));
        match form.id {
            "person" | "household" => assert!(dated_by.is_none()),
            _ => {
                let field = dated_by.expect(form.id);
                let is_dated = match field.input {
                    Input::PastDate => true,
                    // Nothing is recorded on a day to come: it is only planned.
                    Input::NearDate => form.id == "posyandu_session",
                    _ => false,
                };
                let is_needed = matches!(field.need, Need::Required);
                assert!(is_dated && is_needed, "{}", form.id);
            }
        }
    }
    let dated_by = |id: &str| by_id(id).and_then(|form| form.dated_by);
    assert_eq!(dated_by("delivery"), Some("delivery_date"));
    assert_eq!(dated_by("child_visit"), Some("visit_date"));
}

#[test]
fn every_visit_begins_with_when_and_how_and_ends_with_advice() {
    for form in visits() {
        let first: Vec<&str> = form.pages[0]
            .fields
            .iter()
            .map(|field| field.key)
            .take(2)
            .collect();
        assert_eq!(first, ["visit_date", "method"], "{}", form.id);
        let last = &form.pages[form.pages.len() - 1];
        assert_eq!(last.key, "advice", "{}", form.id);
        for key in ["counselling_given", "referral_made"] {
            let field = last
                .fields
                .iter()
                .find(|field| field.key == key)
                .expect(key);
            assert!(is_asked(form, field), "{} {key}", form.id);
        }
    }
}

/// Must be answered; of a child at least where it is not at its posyandu.
fn is_asked(form: &Form, field: &Field) -> bool {
    match field.need {
        Need::Required => true,
        Need::If(_) => form.id == "child_visit",
        _ => false,
    }
}

#[test]
fn danger_signs_can_always_be_none_and_must_be_asked() {
    let with_signs: Vec<&str> = visits()
        .filter(|form| form.field("danger_signs").is_some())
        .map(|form| form.id)
        .collect();
    assert_eq!(
        with_signs,
        [
            "pregnancy_visit",
            "postpartum_visit",
            "newborn_visit",
            "child_visit"
        ]
    );
    for form in visits() {
        for field in form.fields().filter(|field| field.key == "danger_signs") {
            let Input::Many(signs) = field.input else {
                panic!("{} takes several signs", form.id);
            };
            let none = signs.last().expect("a list");
            assert_eq!((none.code, none.label.id), (NONE, "Tidak ada"));
            assert!(is_asked(form, field) && matches!(field.shown, When::Always));
        }
    }
}

#[test]
fn the_same_key_means_the_same_kind_of_answer_everywhere() {
    let mut known: BTreeMap<&str, (String, &str)> = BTreeMap::new();
    for (form, field) in all_fields() {
        let kind = match field.input {
            Input::Text { .. } => "text".to_owned(),
            Input::Choice(_) => "one".to_owned(),
            Input::Many(_) => "many".to_owned(),
            Input::Decimal { unit, .. } => format!("decimal {unit}"),
            Input::Whole { unit, .. } => format!("whole {unit}"),
            other => format!("{other:?}"),
        };
        let (first, where_) = known
            .entry(field.key)
            .or_insert_with(|| (kind.clone(), form.id));
        assert_eq!(*first, kind, "{} in {} and {where_}", field.key, form.id);
    }
}

/// A visit must take under two minutes: what stops her is short.
#[test]
fn few_answers_are_needed_for_a_visit() {
    for form in visits() {
        let needed = form
            .fields()
            .filter(|field| matches!(field.need, Need::Required | Need::Unless(_)));
        let always = needed
            .filter(|field| matches!(field.shown, When::Always))
            .count();
        assert!(always <= 8, "{}: {always}", form.id);
    }
}
