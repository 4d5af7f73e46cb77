//! Masuk: signing in on the server. The only screen that cannot do without a signal.

use super::{install, secret};
use crate::phone::{SignInProblem, use_phone};
use crate::screen::reading::lang;
use crate::text::{app, gate as words};
use crate::ui::{self, Icon, Weight, button, focus_on, notice, problem_notice};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn sign_in() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, busy) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(None::<SignInProblem>);
    let gap = move |text: RwSignal<String>, words: &'static str| {
        Signal::derive(move || {
            (tried.get() && text.with(|text| text.trim().is_empty())).then_some(words)
        })
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
            let _ = busy.try_set(false);
            let _ = problem.try_set(answer.err());
        });
    };
    let action = move || {
        let (shape, word) = if busy.get() {
            (None, words::SIGNING_IN)
        } else {
            (Some(Icon::Next), words::SIGN_IN)
        };
        ui::submit(shape, word.text(lang), busy.into())
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
    view! {
        <div class="gate">
            <img class="gate-mark" src="/icons/dampingi.svg" alt="" width="72" height="72"/>
            {ui::header(ui::fixed(words::SIGN_IN_TITLE.text(lang)), words::SIGN_IN, None, lang)}
            <p class="soft">{words::SIGN_IN_WHY.text(lang)}</p>
            <form class="stack" novalidate aria-label=words::SIGN_IN.text(lang) on:submit=move |event| {
                event.prevent_default();
                send();
            }>
                {move || problem.get().map(|why| problem_notice(words::sign_in_problem(why, lang)))}
                {secret::plain("username", words::USERNAME.text(lang), "username", name, gap(name, words::NAME_MISSING.text(lang)))}
                {secret::secret(
                    "password",
                    words::PASSWORD.text(lang),
                    "current-password",
                    password,
                    gap(password, words::PASSWORD_MISSING.text(lang)),
                    lang,
                )}
                {action}
            </form>
            {others}
            {install::install_hint(lang)}
            {warning}
            <p class="gate-foot soft small">{app::NAME}</p>
        </div>
    }
    .into_any()
}
