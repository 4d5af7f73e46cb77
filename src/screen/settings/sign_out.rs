//! Signing out takes the data off the phone: asked once, and refused while anything is not on the server.

use crate::phone::{SignOutProblem, use_phone};
use crate::screen::address;
use crate::text::{Lang, app, carry, settings as words};
use crate::ui::Slot;
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Weight, button, go, problem_notice};
use leptos::task::spawn_local;

pub fn sign_out(lang: Lang) -> View {
    let phone = use_phone();
    let asked = Slot::new(false);
    let problem = Slot::new(None::<SignOutProblem>);
    let leave = move || {
        spawn_local(async move {
            let answer = phone.sign_out().await;
            asked.set(false);
            problem.set(answer.err());
        });
    };
    let ask = move || {
        let waiting = phone
            .counts()
            .with_untracked(|counts| counts.waiting + counts.refused);
        if waiting > 0 {
            problem.set(Some(SignOutProblem::Unsent(waiting)));
        } else {
            problem.set(None);
            asked.set(true);
        }
    };
    let told = move || {
        problem.get().map(|problem| match problem {
            SignOutProblem::Unsent(count) => problem_notice(group([
                el("p").child(words::unsent(count, lang)),
                go(
                    Weight::Plain,
                    Some(Icon::Send),
                    app::SEND.text(lang),
                    address::SEND,
                )
                .shown(),
                go(
                    Weight::Quiet,
                    Some(Icon::Download),
                    carry::TITLE.text(lang),
                    address::BY_HAND,
                )
                .shown(),
            ])),
            SignOutProblem::Storage => problem_notice(words::SIGN_OUT_STORAGE.text(lang)),
        })
    };
    let body = move || {
        if !asked.get() {
            return button(
                Weight::Plain,
                Some(Icon::Out),
                words::SIGN_OUT.text(lang),
                ask,
            );
        }
        let drafts = phone.drafts().with(Vec::len);
        el("div")
            .class("card")
            .attr("role", "group")
            .attr("aria-label", words::SIGN_OUT_SURE.text(lang))
            .child(el("p").child(el("strong").word(words::SIGN_OUT_SURE, lang)))
            .child(el("p").class("soft").word(words::SIGN_OUT_WHY, lang))
            .child((drafts > 0).then(|| problem_notice(words::drafts_go(drafts, lang))))
            .child(
                el("div")
                    .class("row")
                    .child(button(
                        Weight::Plain,
                        Some(Icon::Out),
                        words::SIGN_OUT_YES.text(lang),
                        leave,
                    ))
                    .child(button(
                        Weight::Quiet,
                        None,
                        app::CANCEL.text(lang),
                        move || asked.set(false),
                    )),
            )
    };
    group([body.shown(), told.shown()])
}
