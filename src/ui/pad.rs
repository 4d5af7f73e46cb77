//! The number pad of the PIN: no keyboard of the phone, large keys at the thumb. A real keyboard works too.

use super::{Icon, icon};
use crate::text::{Lang, gate};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

const LENGTH: usize = 6;

/// Fills `pin`; calls `done` with the six digits and leaves emptying it to the caller.
pub fn number_pad(
    pin: RwSignal<String>,
    locked: Signal<bool>,
    lang: Lang,
    done: impl Fn(String) + 'static,
) -> AnyView {
    let done = StoredValue::new_local(done);
    let press = move |digit: char| {
        if locked.get_untracked() || pin.with_untracked(|typed| typed.len() >= LENGTH) {
            return;
        }
        pin.update(|typed| typed.push(digit));
        let typed = pin.get_untracked();
        if typed.len() == LENGTH {
            done.with_value(|done| done(typed));
        }
    };
    let erase = move || {
        if !locked.get_untracked() {
            pin.update(|typed| {
                typed.pop();
            });
        }
    };
    let keyboard = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let key = event.key();
        match key.chars().next() {
            Some(digit) if key.len() == 1 && digit.is_ascii_digit() => press(digit),
            _ if key == "Backspace" => erase(),
            _ => {}
        }
    });
    on_cleanup(move || keyboard.remove());
    let key = move |digit: char| {
        view! {
            <button type="button" class="key" on:click=move |_| press(digit)>
                {digit.to_string()}
            </button>
        }
    };
    let filled = move || pin.with(String::len);
    let circles = (0..LENGTH)
        .map(|at| view! { <span class=move || if at < filled() { "pin-dot pin-dot-full" } else { "pin-dot" }></span> })
        .collect_view();
    view! {
        <div class="pad">
            <p class="pin-dots" role="status">
                <span class="only-read">{move || gate::typed(filled(), LENGTH, lang)}</span>
                <span aria-hidden="true">{circles}</span>
            </p>
            <div class="keys" role="group" aria-label=gate::PAD.text(lang)>
                {"123456789".chars().map(key).collect_view()}
                <span></span>
                {key('0')}
                <button type="button" class="key key-erase" aria-label=gate::ERASE.text(lang) on:click=move |_| erase()>
                    {icon(Icon::Erase)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
