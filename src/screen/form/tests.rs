//! What a form does, event by event. No browser is needed for it.

mod brief;

use super::model::{Effect, Event, Model, Stage, update};
use super::part::{Known, Part};
use crate::phone::{DraftNote, SaveProblem};
use dampingi_domain::form::{self, Clock, Draft, Form};
use dampingi_domain::{Answers, Date};

fn table(id: &str) -> &'static Form {
    form::by_id(id).expect("the form is in the table")
}

fn today() -> Date {
    "2026-11-21".parse().expect("a date")
}

fn open(parts: Vec<Part>) -> Model {
    Model::new(parts, Draft::default(), today(), Clock::Agrees)
}

fn type_in(model: &mut Model, fields: &[(&str, &str)]) {
    for (key, text) in fields {
        let event = Event::Typed {
            key: (*key).to_owned(),
            text: (*text).to_owned(),
        };
        assert_eq!(update(model, event), [Effect::KeepDraft], "{key}");
    }
}

fn to_the_review(model: &mut Model) {
    for _ in 0..40 {
        if model.step().is_none() {
            return;
        }
        let before = model.page;
        let effects = update(model, Event::NextPressed);
        assert_ne!(model.page, before, "stuck: {effects:?}");
    }
}

fn household() -> Model {
    open(vec![Part::new(table("household"))])
}

#[test]
fn a_missing_answer_holds_the_page_and_takes_the_focus() {
    let mut model = household();
    assert!(
        model.problem("head_name").is_none(),
        "no reproach before she tries to go on"
    );
    let effects = update(&mut model, Event::NextPressed);
    assert_eq!(effects, [Effect::FocusField("head_name".to_owned())]);
    assert_eq!(model.page, 0);
    assert!(model.problem("head_name").is_some());
    type_in(&mut model, &[("head_name", "Budi")]);
    assert!(model.problem("head_name").is_none());
}

#[test]
fn every_change_keeps_the_draft_and_what_was_typed_stays() {
    let mut model = household();
    type_in(
        &mut model,
        &[
            ("family_card_status", "known"),
            ("family_card_number", "12ab"),
        ],
    );
    update(&mut model, Event::NextPressed);
    assert_eq!(model.draft.text("family_card_number"), "12ab");
    assert!(model.problem("family_card_number").is_some());
}

#[test]
fn an_empty_field_she_passed_through_is_no_reproach() {
    let mut model = household();
    update(
        &mut model,
        Event::Left {
            key: "head_name".to_owned(),
        },
    );
    assert!(model.problem("head_name").is_none());
}

#[test]
fn an_unlikely_value_is_asked_about_once_and_kept_as_a_flag() {
    let mut model = household();
    type_in(
        &mut model,
        &[
            ("head_name", "Budi 2"),
            ("family_card_status", "unknown"),
            ("rt", "03"),
            ("address", "Sebelah masjid"),
        ],
    );
    assert_eq!(
        update(&mut model, Event::NextPressed),
        [Effect::FocusField("head_name".to_owned())]
    );
    update(
        &mut model,
        Event::Confirmed {
            key: "head_name".to_owned(),
        },
    );
    assert!(model.problem("head_name").is_none());
    assert!(model.is_sure("head_name"));
    update(&mut model, Event::NextPressed);
    assert_eq!(model.page, 1);
    assert_eq!(model.parsed()[0].flags(), ["head_name:digits_in_name"]);
}

#[test]
fn being_sure_of_one_value_says_nothing_about_the_next() {
    let mut model = household();
    type_in(
        &mut model,
        &[("head_name", "Budi 2"), ("family_card_status", "unknown")],
    );
    update(
        &mut model,
        Event::Confirmed {
            key: "head_name".to_owned(),
        },
    );
    type_in(&mut model, &[("head_name", "Budi 3")]);
    assert!(!model.is_sure("head_name"));
    assert_eq!(
        update(&mut model, Event::NextPressed),
        [Effect::FocusField("head_name".to_owned())]
    );
}

/// A household with all answers that its form asks for.
fn answered_household() -> Model {
    let mut model = household();
    type_in(
        &mut model,
        &[
            ("head_name", "Budi"),
            ("family_card_status", "unknown"),
            ("rt", "03"),
            ("address", "Sebelah masjid"),
        ],
    );
    model
}

#[test]
fn a_household_is_saved_after_the_review() {
    let mut model = answered_household();
    to_the_review(&mut model);
    assert_eq!(update(&mut model, Event::NextPressed), [Effect::Save]);
    assert_eq!(model.stage, Stage::Saving);
    assert_eq!(
        update(&mut model, Event::NextPressed),
        [],
        "a second press saves nothing twice"
    );
    assert_eq!(
        update(&mut model, Event::Saved),
        [Effect::DropDraft, Effect::ShowSaved]
    );
}

#[test]
fn a_save_that_failed_keeps_everything_and_can_be_tried_again() {
    let mut model = answered_household();
    to_the_review(&mut model);
    update(&mut model, Event::NextPressed);
    assert_eq!(update(&mut model, Event::SaveFailed(SaveProblem::Full)), []);
    assert_eq!(model.draft.text("head_name"), "Budi");
    assert_eq!(update(&mut model, Event::NextPressed), [Effect::Save]);
}

#[test]
fn saving_with_a_hard_problem_leads_to_its_field() {
    let mut model = household();
    update(&mut model, Event::PageChosen { page: 9 });
    assert!(model.step().is_none());
    assert_eq!(
        update(&mut model, Event::NextPressed),
        [Effect::FocusField("head_name".to_owned())]
    );
    assert_eq!(model.page, 0);
}

#[test]
fn back_from_the_first_page_leaves_and_keeps_the_draft() {
    let mut model = household();
    assert_eq!(update(&mut model, Event::BackPressed), [Effect::Leave]);
}

fn found(draft: &Draft, page: usize) -> Event {
    let note = DraftNote {
        key: String::new(),
        route: String::new(),
        title: String::new(),
        page,
        draft: draft.clone(),
        begun: Draft::default(),
        seen: 0,
        saved_at: String::new(),
    };
    Event::DraftFound { note }
}

#[test]
fn an_unfinished_change_is_laid_over_what_others_wrote_since() {
    let told = |name: &str, hamlet: &str| {
        let mut draft = Draft::default();
        draft.set("head_name", name);
        draft.set("hamlet", hamlet);
        draft
    };
    let begin = |draft, seen| {
        let part = Part::new(table("household")).changing(seen);
        Model::new(vec![part], draft, today(), Clock::Agrees)
    };
    // On Monday she changes the head's name, and is called away.
    let mut monday = begin(told("Budi", "Hulu"), 7);
    type_in(&mut monday, &[("head_name", "Bu Budi")]);
    let (begun, seen) = monday.origin();
    assert!(begun == told("Budi", "Hulu") && seen == 7);
    // On Wednesday the name and the hamlet are others.
    let mut wednesday = begin(told("Pak Budi", "Hilir"), 12);
    let Event::DraftFound { mut note } = found(&monday.draft, 0) else {
        panic!("a draft is found");
    };
    (note.begun, note.seen) = (begun, seen);
    update(&mut wednesday, Event::DraftFound { note });
    assert!(wednesday.draft == told("Bu Budi", "Hilir"));
    let (begun, seen) = wednesday.origin();
    assert!(begun == told("Pak Budi", "Hilir"));
    assert_eq!(seen, 7, "what she typed on Monday had seen no more");
    // Whoever starts over has seen what is there now.
    let draft = begun.clone();
    update(&mut wednesday, Event::StartedOver { draft });
    assert_eq!(wednesday.origin(), (begun, 12));
}

#[test]
fn a_form_is_not_saved_before_its_photo_is_made() {
    let mut model = answered_household();
    update(&mut model, Event::Making(true));
    to_the_review(&mut model);
    assert_eq!(update(&mut model, Event::NextPressed), []);
    update(&mut model, Event::Making(false));
    assert_eq!(update(&mut model, Event::NextPressed), [Effect::Save]);
}

#[test]
fn an_unfinished_form_opens_at_its_page() {
    let mut model = household();
    let mut draft = Draft::default();
    draft.set("head_name", "Budi");
    update(&mut model, found(&draft, 1));
    assert_eq!((model.page, model.draft.text("head_name")), (1, "Budi"));
    update(&mut model, found(&draft, 99));
    assert!(
        model.step().is_none(),
        "a page that is no more is the review"
    );
}

#[test]
fn a_page_that_asks_nothing_is_skipped() {
    let child = |born: &str| Known {
        person: Some(Answers::new().with("birth_date", born).with("sex", "male")),
        ..Known::default()
    };
    let pages = |born: &str| {
        let mut model = open(vec![Part::new(table("child_visit")).with(child(born))]);
        type_in(&mut model, &[("visit_date", "21/11/2026")]);
        let asked = model
            .steps()
            .into_iter()
            .flat_map(|step| model.fields(step));
        asked.map(|field| field.key).collect::<Vec<_>>()
    };
    assert!(pages("2026-09-01").contains(&"exclusive_breastfeeding"));
    assert!(!pages("2024-01-01").contains(&"exclusive_breastfeeding"));
}

#[test]
fn an_episode_is_read_against_the_person_registered_with_it() {
    let person = Part::new(table("person")).purpose("child");
    let mut model = open(vec![person, Part::new(table("child"))]);
    type_in(
        &mut model,
        &[("birth_date", "1/1/2019"), ("registered_on", "21/11/2026")],
    );
    let problems = &model.parsed()[1].problems;
    assert!(
        problems
            .iter()
            .any(|problem| problem.field == "registered_on"),
        "{problems:?}"
    );
}

#[test]
fn forms_saved_together_ask_nothing_twice() {
    let person: Vec<&str> = table("person").fields().map(|field| field.key).collect();
    for episode in crate::text::kind::EPISODES {
        for field in table(episode).fields() {
            assert!(!person.contains(&field.key), "{episode}: {}", field.key);
        }
    }
}

#[test]
fn ticking_none_puts_the_others_out() {
    let mut model = open(vec![Part::new(table("child_visit"))]);
    let tick = |code: &str| Event::Ticked {
        key: "danger_signs".to_owned(),
        code: code.to_owned(),
    };
    update(&mut model, tick("lethargic"));
    update(&mut model, tick("none"));
    assert_eq!(model.draft.text("danger_signs"), "none");
}

#[test]
fn what_the_coordinator_named_is_asked_first_and_once() {
    let part =
        Part::new(table("child_visit")).first(vec!["height_cm".to_owned(), "weight_kg".to_owned()]);
    let model = open(vec![part]);
    let keys = |step| {
        model
            .fields(step)
            .iter()
            .map(|field| field.key)
            .collect::<Vec<_>>()
    };
    let steps = model.steps();
    assert_eq!(keys(steps[0]), ["weight_kg", "height_cm"]);
    let again = steps[1..]
        .iter()
        .any(|step| keys(*step).contains(&"weight_kg"));
    assert!(!again);
}
