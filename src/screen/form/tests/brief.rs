//! A form in which little is asked: what must be, and what she wants besides.

use super::*;

/// As a weighing is asked: where it was beside the weight, and the danger signs beside the advice.
const MOVED: [(&str, &str); 2] = [("method", "measures"), ("danger_signs", "advice")];

fn weighing(moved: &'static [(&'static str, &'static str)]) -> Model {
    let known = Known {
        person: Some(
            Answers::new()
                .with("birth_date", "2025-06-01")
                .with("sex", "female"),
        ),
        ..Known::default()
    };
    let mut prefill = Draft::default();
    for (key, text) in [("visit_date", "21/11/2026"), ("position", "lying")] {
        prefill.set(key, text);
    }
    if moved.is_empty() {
        prefill.set("method", "home_visit");
    }
    let part = Part::new(table("child_visit")).with(known).brief(moved);
    Model::new(vec![part], prefill, today(), Clock::Agrees)
}

/// The pages that are asked, by key.
fn asked(model: &Model) -> Vec<&'static str> {
    let page = |page: usize| model.parts[0].form.pages[page].key;
    let steps = model.steps().into_iter();
    steps.filter_map(|step| step.page).map(page).collect()
}

#[test]
fn a_brief_form_asks_what_must_be_and_offers_the_rest() {
    let mut model = weighing(&[]);
    assert_eq!(asked(&model), ["measures", "services", "danger", "advice"]);
    let offered: Vec<_> = model.passed().to_vec();
    assert_eq!(offered.len(), 4);
    type_in(
        &mut model,
        &[
            ("weight_kg", "9,4"),
            ("height_cm", "76,5"),
            ("immunisation_status", "complete_for_age"),
            ("danger_signs", "none"),
            ("counselling_given", "yes"),
            ("referral_made", "no"),
        ],
    );
    to_the_review(&mut model);
    let answers = &model.parsed()[0].answers;
    assert_eq!(answers.text("position"), Some("lying"));
    update(&mut model, Event::PassedChosen { step: offered[1] });
    assert_eq!(model.step(), Some(offered[1]));
    assert_eq!(asked(&model).len(), 5);
    to_the_review(&mut model);
    assert_eq!(update(&mut model, Event::NextPressed), [Effect::Save]);
}

#[test]
fn questions_that_were_moved_are_asked_where_they_stand_and_nothing_is_said_for_her() {
    let mut model = weighing(&MOVED);
    assert_eq!(asked(&model), ["measures", "services", "advice"]);
    let first = model.fields(model.steps()[0]);
    assert_eq!(first[0].key, "method");
    type_in(&mut model, &[("weight_kg", "9,4"), ("height_cm", "76,5")]);
    let held = update(&mut model, Event::NextPressed);
    assert_eq!(held, [Effect::FocusField("method".to_owned())]);
    type_in(
        &mut model,
        &[
            ("method", "home_visit"),
            ("immunisation_status", "complete_for_age"),
            ("danger_signs", "none"),
            ("counselling_given", "yes"),
            ("referral_made", "no"),
        ],
    );
    to_the_review(&mut model);
    assert_eq!(update(&mut model, Event::NextPressed), [Effect::Save]);
    // At the posyandu the line of the register is enough.
    let mut model = weighing(&MOVED);
    model.draft.set("method", "posyandu");
    let draft = model.draft.clone();
    update(&mut model, Event::StartedOver { draft });
    assert_eq!(asked(&model), ["measures"]);
}

#[test]
fn a_page_that_was_passed_over_comes_when_something_on_it_must_be_answered() {
    let mut model = weighing(&[]);
    update(
        &mut model,
        Event::Typed {
            key: "method".to_owned(),
            text: String::new(),
        },
    );
    assert!(asked(&model).contains(&"visit"));
    // And it stays when the answer is there: nothing slides away under her finger.
    type_in(&mut model, &[("method", "posyandu")]);
    assert!(asked(&model).contains(&"visit"));
}

#[test]
fn an_unfinished_brief_form_asks_on_where_she_was() {
    let mut model = weighing(&[]);
    let mut draft = model.draft.clone();
    update(&mut model, found(&draft, 1));
    assert_eq!(asked(&model), ["measures", "services", "danger", "advice"]);
    draft.set("food_groups", "eggs");
    update(&mut model, found(&draft, 1));
    assert_eq!(
        asked(&model),
        ["measures", "feeding", "services", "danger", "advice"]
    );
}
