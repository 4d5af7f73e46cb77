//! A labelled field of the door: user name or password, with its own message.

use crate::text::Lang;
use crate::text::gate as words;
use leptos::prelude::*;

/// A field that is not about a person's record: nothing of it is kept as a draft.
pub fn plain(
    id: &'static str,
    label: &'static str,
    complete: &'static str,
    text: RwSignal<String>,
    problem: Signal<Option<&'static str>>,
) -> AnyView {
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            <div class="entry">
                <input
                    id=id
                    name=id
                    type="text"
                    autocomplete=complete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=format!("{id}-problem")
                    aria-invalid=move || problem.get().map(|_| "true")
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
            </div>
            {message(id, problem)}
        </div>
    }
    .into_any()
}

/// A password, which can be looked at.
pub fn secret(
    id: &'static str,
    label: &'static str,
    complete: &'static str,
    text: RwSignal<String>,
    problem: Signal<Option<&'static str>>,
    lang: Lang,
) -> AnyView {
    let open = RwSignal::new(false);
    let kind = move || if open.get() { "text" } else { "password" };
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            <div class="entry">
                <input
                    id=id
                    name=id
                    type=kind
                    autocomplete=complete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=format!("{id}-problem")
                    aria-invalid=move || problem.get().map(|_| "true")
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
            </div>
            <label class="tick">
                <input type="checkbox" prop:checked=move || open.get() on:change=move |_| open.update(|open| *open = !*open)/>
                <span>{words::SHOW_PASSWORD.text(lang)}</span>
            </label>
            {message(id, problem)}
        </div>
    }
    .into_any()
}

fn message(id: &'static str, problem: Signal<Option<&'static str>>) -> AnyView {
    view! {
        <div class="problem-place" id=format!("{id}-problem") role="alert">
            {move || problem.get().map(|words| view! { <p class="problem"><span>{words}</span></p> })}
        </div>
    }
    .into_any()
}
