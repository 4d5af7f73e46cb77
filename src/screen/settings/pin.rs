//! Ganti PIN: the old one, the new one, the new one again. Works without a signal and while a sync runs.

use crate::phone::{UnlockProblem, use_phone};
use crate::screen::reading::lang;
use crate::screen::{address, gate};
use crate::text::{gate as door, settings as words};
use crate::ui::Slot;
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::{self, Icon, Weight, go, notice, number_pad, problem_notice};
use leptos::task::spawn_local;

#[derive(Clone, PartialEq)]
enum Step {
    Old,
    New(String),
    Again(String, String),
    Done,
}

pub fn pin() -> View {
    let phone = use_phone();
    let lang = lang();
    let (step, typed) = (Slot::new(Step::Old), Slot::new(String::new()));
    let (busy, trouble) = (Slot::new(false), Slot::new(None::<String>));
    let to = move |next: Step, why: Option<String>| {
        typed.set(String::new());
        trouble.set(why);
        step.set(next);
    };
    let plainly = move |problem: UnlockProblem| match problem {
        UnlockProblem::Wrong { left } => door::wrong_pin(left, lang),
        UnlockProblem::Wait { minutes } => door::wait(minutes, lang),
        UnlockProblem::Storage => words::PIN_STORAGE.text(lang).to_owned(),
    };
    let done = move |pin: String| match step.get_untracked() {
        Step::Old => to(Step::New(pin), None),
        Step::New(old) if gate::is_easy(&pin) => {
            to(Step::New(old), Some(door::PIN_EASY.text(lang).to_owned()));
        }
        Step::New(old) if old == pin => {
            to(Step::New(old), Some(words::PIN_SAME.text(lang).to_owned()));
        }
        Step::New(old) => to(Step::Again(old, pin), None),
        Step::Again(old, new) if new != pin => {
            to(
                Step::New(old),
                Some(words::PIN_DIFFERS.text(lang).to_owned()),
            );
        }
        Step::Again(old, new) => {
            busy.set(true);
            spawn_local(async move {
                let answer = phone.change_pin(old, new).await;
                busy.set(false);
                match answer {
                    Ok(()) => to(Step::Done, None),
                    Err(problem) => to(Step::Old, Some(plainly(problem))),
                }
            });
        }
        Step::Done => {}
    };
    let asked = live(move || {
        let term = step.with(|step| match step {
            Step::Old => words::PIN_OLD,
            Step::New(_) => words::PIN_NEW,
            Step::Again(..) => door::PIN_AGAIN_TITLE,
            Step::Done => words::PIN_CHANGE,
        });
        term.text(lang).to_owned()
    });
    let is_done = ui::memo(move || step.with(|step| *step == Step::Done));
    let body = move || {
        if is_done.get() {
            return group([
                el("div")
                    .attr("role", "status")
                    .child(notice(Icon::Check, words::PIN_CHANGED.text(lang))),
                back(),
            ]);
        }
        group([
            el("p").class("soft").word(words::PIN_WHY, lang),
            live(move || trouble.get().map(problem_notice)),
            number_pad(typed, busy, lang, done),
            el("div").class("gate-below").child(move || {
                busy.get()
                    .then(|| el("p").attr("role", "status").word(door::PIN_SEALING, lang))
            }),
        ])
    };
    el("div")
        .class("gate gate-pad")
        .child(ui::header(
            asked,
            words::PIN_CHANGE,
            Some(address::SETTINGS.to_owned()),
            lang,
        ))
        .child(body.shown())
}

/// What comes after a secret was changed.
pub fn back() -> View {
    go(
        Weight::Main,
        Some(Icon::Gear),
        words::TITLE.text(lang()),
        address::SETTINGS,
    )
}
