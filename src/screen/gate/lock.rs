//! Buka kunci: who opens, and her PIN. Works without a signal.

use crate::phone::{KnownUser, UnlockProblem, use_phone};
use crate::screen::reading::lang;
use crate::text::{Lang, gate as words};
use crate::ui::Slot;
use crate::ui::effect;
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Weight, avatar, button, icon, number_pad, problem_notice};
use leptos::task::spawn_local;

pub fn lock() -> View {
    let phone = use_phone();
    let lang = lang();
    let owed = phone.owes_pin();
    let chosen = Slot::new(None::<KnownUser>);
    // One user needs no choosing, and who just signed in is known.
    effect(move || {
        let users = phone.users().get();
        let who = owed
            .get()
            .and_then(|id| users.iter().find(|user| user.id == id));
        let only = (users.len() == 1).then(|| users.first()).flatten();
        if let Some(user) = who.or(only) {
            chosen.set(Some(user.clone()));
        }
    });
    let heading = live(move || {
        let term = if chosen.with(Option::is_some) {
            words::LOCK_PIN
        } else {
            words::LOCK_TITLE
        };
        term.text(lang).to_owned()
    });
    let body = move || match chosen.get() {
        Some(user) => pad(user, chosen, lang),
        None => users(chosen, lang),
    };
    el("div")
        .class("gate gate-pad")
        .child(ui::header(heading, words::LOCK_PIN, None, lang))
        .child(body)
}

fn users(chosen: Slot<Option<KnownUser>>, lang: Lang) -> View {
    let phone = use_phone();
    let each = move || {
        let all = phone.users().get().into_iter();
        all.map(|user| {
            let name = user.name.clone();
            el("li").child(
                el("button")
                    .attr("type", "button")
                    .class("user")
                    .click(move || chosen.set(Some(user.clone())))
                    .child(avatar(&name))
                    .child(el("span").child(name.clone())),
            )
        })
        .views()
    };
    group([
        el("ul").class("users").child(each),
        button(
            Weight::Quiet,
            Some(Icon::PersonPlus),
            words::ADD_USER.text(lang),
            move || phone.add_user(),
        )
        .shown(),
    ])
}

fn pad(user: KnownUser, chosen: Slot<Option<KnownUser>>, lang: Lang) -> View {
    let phone = use_phone();
    let typed = Slot::new(String::new());
    let busy = Slot::new(false);
    let problem = Slot::new(None::<UnlockProblem>);
    let id = user.id;
    let open = move |pin: String| {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = phone.unlock(id, pin).await;
            typed.set(String::new());
            busy.set(false);
            problem.set(answer.err());
        });
    };
    let told = move || {
        problem.get().map(|problem| {
            problem_notice(match problem {
                UnlockProblem::Wrong { left } => words::wrong_pin(left, lang),
                UnlockProblem::Wait { minutes } => words::wait(minutes, lang),
                UnlockProblem::Storage => words::UNLOCK_STORAGE.text(lang).to_owned(),
            })
        })
    };
    let owes = move || phone.owes_pin().get() == Some(id);
    let many = move || phone.users().with(|users| users.len() > 1);
    let waiting = move || {
        busy.get()
            .then(|| el("p").attr("role", "status").word(words::UNLOCKING, lang))
    };
    group([
        el("p")
            .class("lock-user")
            .child(avatar(&user.name))
            .child(el("span").class("gate-name").child(user.name.clone())),
        live(move || owes().then(|| el("p").class("soft").word(words::OWES_PIN, lang))),
        told.shown(),
        number_pad(typed, busy, lang, open).shown(),
        el("div")
            .class("gate-below")
            .child(waiting)
            .child(move || {
                (many() && !owes()).then(|| {
                    button(
                        Weight::Quiet,
                        Some(Icon::People),
                        words::OTHER_USER.text(lang),
                        move || chosen.set(None),
                    )
                })
            })
            .child(move || {
                if owes() {
                    start_over(lang)
                } else {
                    forgot(lang)
                }
            })
            .child(move || {
                (!many() && !owes()).then(|| {
                    button(
                        Weight::Quiet,
                        Some(Icon::PersonPlus),
                        words::ADD_USER.text(lang),
                        move || phone.add_user(),
                    )
                })
            }),
    ])
}

fn forgot(lang: Lang) -> View {
    let phone = use_phone();
    el("details")
        .class("fold")
        .child(
            el("summary")
                .child(icon(Icon::Info))
                .child(el("span").word(words::FORGOT, lang)),
        )
        .child(el("p").class("soft").word(words::FORGOT_WHY, lang))
        .child(button(
            Weight::Plain,
            None,
            words::FORGOT_GO.text(lang),
            move || phone.add_user(),
        ))
}

fn start_over(lang: Lang) -> View {
    let phone = use_phone();
    let failed = Slot::new(false);
    let set_aside = move || {
        spawn_local(async move {
            let answer = phone.start_over().await;
            failed.set(answer.is_err());
        });
    };
    el("details")
        .class("fold")
        .child(
            el("summary")
                .child(icon(Icon::Info))
                .child(el("span").word(words::START_OVER, lang)),
        )
        .child(el("p").class("soft").word(words::START_OVER_WHY, lang))
        .child(button(
            Weight::Plain,
            None,
            words::START_OVER_YES.text(lang),
            set_aside,
        ))
        .child(move || {
            failed
                .get()
                .then(|| problem_notice(words::UNLOCK_STORAGE.text(lang)))
        })
}
