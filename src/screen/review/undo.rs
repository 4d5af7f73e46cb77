//! The last decision, and the way to take it back: it stays until the next one, without haste. What is saved is a decision
//! of its own; the one before it stays in the history.

use super::decide::decision;
use super::{Decided, Desk, WAITS, keys};
use crate::phone::{SaveProblem, use_phone};
use crate::screen::address;
use crate::text::{Lang, fill, review as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Slot, Weight, button, notice, problem_notice, use_speaker};
use dampingi_domain::Answers;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

pub fn undo(desk: Desk, lang: Lang) -> View {
    let phone = use_phone();
    let speaker = use_speaker();
    let navigate = Slot::new(use_navigate());
    let failed = Slot::new(None::<SaveProblem>);
    let take_back = move || {
        failed.set(None);
        // Gone at once: pressed twice, it is taken back once.
        let Some(last) = desk.last.try_update(Option::take).flatten() else {
            return;
        };
        let back = Decided {
            state: WAITS,
            ..last.clone()
        };
        let edit = decision(phone, &back, Answers::new());
        spawn_local(async move {
            match phone.save(vec![edit]).await {
                Ok(()) => {
                    let to = address::review(back.visit);
                    desk.note(back);
                    speaker.say(words::UNDONE_SAID.text(lang));
                    navigate
                        .try_with_untracked(|navigate| navigate(&to, NavigateOptions::default()));
                }
                Err(why) => {
                    desk.last.set(Some(last));
                    failed.set(Some(why));
                }
            }
        });
    };
    keys::on_key(move |key| {
        if key == "u" {
            take_back();
        }
    });
    let told = move || {
        failed
            .get()
            .map(|why| problem_notice(fill::not_saved(why).text(lang)))
    };
    let last = move || {
        desk.last.get().map(|last| {
            let said = format!("{}: {}", words::state(last.state).text(lang), last.name);
            let undo = button(
                Weight::Quiet,
                Some(Icon::Back),
                words::UNDO.text(lang),
                take_back,
            );
            notice(
                Icon::Check,
                el("div")
                    .class("row")
                    .child(el("p").child(said))
                    .child(undo),
            )
        })
    };
    group([told.shown(), last.shown()])
}
