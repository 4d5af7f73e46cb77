//! Masuk: signing in on the server. The only screen that cannot do without a signal.

use super::{install, secret};
use crate::phone::{SignInProblem, use_phone};
use crate::screen::reading::lang;
use crate::text::{app, gate as words};
use crate::ui::Slot;
use crate::ui::el::{View, el};
use crate::ui::memo;
use crate::ui::{self, Icon, Weight, button, focus_on, notice, problem_notice};
use leptos::task::spawn_local;

pub fn sign_in() -> View {
    let phone = use_phone();
    let lang = lang();
    let (name, password) = (Slot::new(String::new()), Slot::new(String::new()));
    let (tried, busy) = (Slot::new(false), Slot::new(false));
    let problem = Slot::new(None::<SignInProblem>);
    let gap = move |text: Slot<String>, words: &'static str| {
        memo(move || (tried.get() && text.with(|text| text.trim().is_empty())).then_some(words))
    };
    let send = move || {
        tried.set(true);
        let (who, secret) = (
            name.get_untracked().trim().to_owned(),
            password.get_untracked(),
        );
        if who.is_empty() || secret.is_empty() {
            focus_on(
                if who.is_empty() {
                    "username"
                } else {
                    "password"
                }
                .to_owned(),
            );
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = phone.sign_in(who, secret).await;
            busy.set(false);
            problem.set(answer.err());
        });
    };
    let action = move || {
        let (shape, word) = if busy.get() {
            (None, words::SIGNING_IN)
        } else {
            (Some(Icon::Next), words::SIGN_IN)
        };
        ui::submit(shape, word.text(lang), move || busy.get())
    };
    let others = move || {
        let known = phone.users().with(|users| !users.is_empty());
        known.then(|| {
            button(
                Weight::Quiet,
                Some(Icon::Back),
                words::TO_USERS.text(lang),
                move || phone.leave_sign_in(),
            )
        })
    };
    let warning = move || {
        (phone.storage().get().persisted == Some(false))
            .then(|| notice(Icon::Storage, words::STORAGE_WARNING.text(lang)))
    };
    el("div")
        .class("gate")
        .child(
            el("img")
                .class("gate-mark")
                .attr("src", "/icons/dampingi.svg")
                .attr("alt", "")
                .attr("width", "72")
                .attr("height", "72"),
        )
        .child(ui::header(
            ui::fixed(words::SIGN_IN_TITLE.text(lang)),
            words::SIGN_IN,
            None,
            lang,
        ))
        .child(el("p").class("soft").word(words::SIGN_IN_WHY, lang))
        .child(
            el("form")
                .class("stack")
                .attr("novalidate", true)
                .attr("aria-label", words::SIGN_IN.text(lang))
                .on("submit", move |event| {
                    event.prevent_default();
                    send();
                })
                .child(move || {
                    problem
                        .get()
                        .map(|why| problem_notice(words::sign_in_problem(why, lang)))
                })
                .child(secret::plain(
                    "username",
                    words::USERNAME.text(lang),
                    "username",
                    name,
                    gap(name, words::NAME_MISSING.text(lang)),
                ))
                .child(secret::secret(
                    "password",
                    words::PASSWORD.text(lang),
                    "current-password",
                    password,
                    gap(password, words::PASSWORD_MISSING.text(lang)),
                    lang,
                ))
                .child(action),
        )
        .child(others)
        .child(install::install_hint(lang))
        .child(warning)
        .child(el("p").class("gate-foot soft small").child(app::NAME))
}
