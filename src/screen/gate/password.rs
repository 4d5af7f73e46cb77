//! A password is changed: the first, one-time one before anything else, and later any, from the settings.

use super::secret::secret;
use crate::phone::{Gate, PasswordProblem, use_phone};
use crate::screen::reading::lang;
use crate::text::{Lang, Term, gate as words};
use crate::ui::Slot;
use crate::ui::el::{View, el};
use crate::ui::memo;
use crate::ui::{self, Icon, focus_on, problem_notice};
use leptos::task::spawn_local;

/// As the server asks.
const SHORTEST: usize = 8;

/// The first password of an account.
pub fn password() -> View {
    let phone = use_phone();
    let lang = lang();
    let greeting = move || match phone.gate().get() {
        Gate::ChangePassword(name) => words::welcome(&name.0, lang),
        _ => String::new(),
    };
    el("div")
        .class("gate")
        .child(ui::header(
            ui::fixed(words::NEW_PASSWORD_TITLE.text(lang)),
            words::NEW_PASSWORD_TITLE,
            None,
            lang,
        ))
        .child(el("p").class("gate-name").child(greeting))
        .child(el("p").class("soft").word(words::NEW_PASSWORD_WHY, lang))
        // When it went well the gate is on, and this screen gone.
        .child(change(words::OLD_PASSWORD, Slot::new(false), lang))
}

/// The form: the present one by this name, and the new one twice. `done` says when it is changed.
pub fn change(present: Term, done: Slot<bool>, lang: Lang) -> View {
    let phone = use_phone();
    let (old, new, again) = (
        Slot::new(String::new()),
        Slot::new(String::new()),
        Slot::new(String::new()),
    );
    let (tried, busy) = (Slot::new(false), Slot::new(false));
    let problem = Slot::new(None::<PasswordProblem>);
    let is_short = move || new.with(|new| new.chars().count() < SHORTEST);
    let differs = move || again.with(|again| new.with(|new| again != new));
    let old_gap = memo(move || {
        (tried.get() && old.with(String::is_empty)).then_some(words::PASSWORD_MISSING.text(lang))
    });
    let new_gap = memo(move || (tried.get() && is_short()).then_some(words::TOO_SHORT.text(lang)));
    let again_gap =
        memo(move || (tried.get() && differs()).then_some(words::NOT_THE_SAME.text(lang)));
    let send = move || {
        tried.set(true);
        let first_gap = [
            (old_gap, "old-password"),
            (new_gap, "new-password"),
            (again_gap, "new-password-again"),
        ]
        .into_iter()
        .find(|(gap, _)| gap.get_untracked().is_some());
        if let Some((_, id)) = first_gap {
            focus_on(id.to_owned());
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (old, new) = (old.get_untracked(), new.get_untracked());
        spawn_local(async move {
            let answer = phone.change_password(old, new).await;
            busy.set(false);
            done.set(answer.is_ok());
            problem.set(answer.err());
        });
    };
    el("form")
        .class("stack")
        .attr("novalidate", true)
        .attr("aria-label", words::NEW_PASSWORD_TITLE.text(lang))
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        .child(move || {
            problem
                .get()
                .map(|why| problem_notice(words::password_problem(why).text(lang)))
        })
        .child(secret(
            "old-password",
            present.text(lang),
            "current-password",
            old,
            old_gap,
            lang,
        ))
        .child(secret(
            "new-password",
            words::NEW_PASSWORD.text(lang),
            "new-password",
            new,
            new_gap,
            lang,
        ))
        .child(secret(
            "new-password-again",
            words::NEW_PASSWORD_AGAIN.text(lang),
            "new-password",
            again,
            again_gap,
            lang,
        ))
        .child(ui::submit(
            Some(Icon::Check),
            words::KEEP_PASSWORD.text(lang),
            move || busy.get(),
        ))
}
