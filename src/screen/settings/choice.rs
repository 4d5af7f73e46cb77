//! One of a few: big buttons with native radios underneath.

use leptos::prelude::*;

/// `now` is the place of the chosen one; `choose` is called with another.
pub fn choice(
    name: &'static str,
    label: &'static str,
    words: Vec<&'static str>,
    now: Signal<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let each = words.into_iter().enumerate().map(|(at, word)| {
        view! {
            <label class="option">
                <input
                    id=format!("{name}-{at}")
                    type="radio"
                    name=name
                    prop:checked=move || now.get() == at
                    on:change=move |_| choose(at)
                />
                <span>{word}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend><h2>{label}</h2></legend>
            <div class="options">{each.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
