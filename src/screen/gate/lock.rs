//! Buka kunci: who opens, and her PIN. Works without a signal.

use crate::phone::{KnownUser, UnlockProblem, use_phone};
use crate::screen::reading::lang;
use crate::text::{Lang, gate as words};
use crate::ui::{self, Icon, Weight, avatar, button, icon, number_pad, problem_notice};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn lock() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let owed = phone.owes_pin();
    let chosen = RwSignal::new(None::<KnownUser>);
    // One user needs no choosing, and who just signed in is known.
    Effect::new(move |_| {
        let users = phone.users().get();
        let who = owed
            .get()
            .and_then(|id| users.iter().find(|user| user.id == id));
        let only = (users.len() == 1).then(|| users.first()).flatten();
        if let Some(user) = who.or(only) {
            chosen.set(Some(user.clone()));
        }
    });
    let heading = Signal::derive(move || {
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
    view! {
        <div class="gate gate-pad">
            {ui::header(heading, words::LOCK_PIN, None, lang)}
            {body}
        </div>
    }
    .into_any()
}

fn users(chosen: RwSignal<Option<KnownUser>>, lang: Lang) -> AnyView {
    let phone = use_phone();
    let each = move || {
        let all = phone.users().get().into_iter();
        all.map(|user| {
            let name = user.name.clone();
            view! {
                <li>
                    <button type="button" class="user" on:click=move |_| chosen.set(Some(user.clone()))>
                        {avatar(&name)}
                        <span>{name.clone()}</span>
                    </button>
                </li>
            }
        })
        .collect_view()
    };
    view! {
        <ul class="users">{each}</ul>
        {button(Weight::Quiet, Some(Icon::PersonPlus), words::ADD_USER.text(lang), move || phone.add_user())}
    }
    .into_any()
}

fn pad(user: KnownUser, chosen: RwSignal<Option<KnownUser>>, lang: Lang) -> AnyView {
    let phone = use_phone();
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<UnlockProblem>);
    let id = user.id;
    let open = move |pin: String| {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = phone.unlock(id, pin).await;
            let _ = typed.try_set(String::new());
            let _ = busy.try_set(false);
            let _ = problem.try_set(answer.err());
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
            .then(|| view! { <p role="status">{words::UNLOCKING.text(lang)}</p> })
    };
    view! {
        <p class="lock-user">{avatar(&user.name)}<span class="gate-name">{user.name.clone()}</span></p>
        {move || owes().then(|| view! { <p class="soft">{words::OWES_PIN.text(lang)}</p> })}
        {told}
        {number_pad(typed, busy.into(), lang, open)}
        <div class="gate-below">
            {waiting}
            {move || (many() && !owes()).then(|| {
                button(Weight::Quiet, Some(Icon::People), words::OTHER_USER.text(lang), move || chosen.set(None))
            })}
            {move || if owes() { start_over(lang) } else { forgot(lang) }}
            {move || (!many() && !owes()).then(|| {
                button(Weight::Quiet, Some(Icon::PersonPlus), words::ADD_USER.text(lang), move || phone.add_user())
            })}
        </div>
    }
    .into_any()
}

fn forgot(lang: Lang) -> AnyView {
    let phone = use_phone();
    view! {
        <details class="fold">
            <summary>{icon(Icon::Info)}<span>{words::FORGOT.text(lang)}</span></summary>
            <p class="soft">{words::FORGOT_WHY.text(lang)}</p>
            {button(Weight::Plain, None, words::FORGOT_GO.text(lang), move || phone.add_user())}
        </details>
    }
    .into_any()
}

fn start_over(lang: Lang) -> AnyView {
    let phone = use_phone();
    let failed = RwSignal::new(false);
    let set_aside = move || {
        spawn_local(async move {
            let answer = phone.start_over().await;
            let _ = failed.try_set(answer.is_err());
        });
    };
    view! {
        <details class="fold">
            <summary>{icon(Icon::Info)}<span>{words::START_OVER.text(lang)}</span></summary>
            <p class="soft">{words::START_OVER_WHY.text(lang)}</p>
            {button(Weight::Plain, None, words::START_OVER_YES.text(lang), set_aside)}
            {move || failed.get().then(|| problem_notice(words::UNLOCK_STORAGE.text(lang)))}
        </details>
    }
    .into_any()
}
