//! The number pad of the PIN: no keyboard of the phone, large keys at the thumb. A real keyboard works too.

use super::Slot;
use super::{Icon, icon};
use crate::text::{Lang, gate};
use crate::ui::el::{Each, View, el};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

const LENGTH: usize = 6;

/// Fills `pin`; calls `done` with the six digits and leaves emptying it to the caller.
pub fn number_pad(
    pin: Slot<String>,
    locked: Slot<bool>,
    lang: Lang,
    done: impl Fn(String) + 'static,
) -> View {
    pad(pin, locked, lang, Slot::new(Box::new(done)))
}

fn pad(pin: Slot<String>, locked: Slot<bool>, lang: Lang, done: Slot<Box<dyn Fn(String)>>) -> View {
    let press = move |digit: char| {
        if locked.get_untracked() || pin.with_untracked(|typed| typed.len() >= LENGTH) {
            return;
        }
        pin.update(|typed| typed.push(digit));
        let typed = pin.get_untracked();
        if typed.len() == LENGTH {
            done.with_untracked(|done| done(typed));
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
        el("button")
            .attr("type", "button")
            .class("key")
            .click(move || press(digit))
            .child(digit.to_string())
    };
    let filled = move || pin.with(String::len);
    let circles = (0..LENGTH)
        .map(|at| {
            el("span").live("class", move || {
                if at < filled() {
                    "pin-dot pin-dot-full"
                } else {
                    "pin-dot"
                }
            })
        })
        .views();
    el("div")
        .class("pad")
        .child(
            el("p")
                .class("pin-dots")
                .attr("role", "status")
                .child(
                    el("span")
                        .class("only-read")
                        .child(move || gate::typed(filled(), LENGTH, lang)),
                )
                .child(el("span").attr("aria-hidden", "true").child(circles)),
        )
        .child(
            el("div")
                .class("keys")
                .attr("role", "group")
                .attr("aria-label", gate::PAD.text(lang))
                .child("123456789".chars().map(key).views())
                .child(el("span"))
                .child(key('0'))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("key key-erase")
                        .attr("aria-label", gate::ERASE.text(lang))
                        .click(erase)
                        .child(icon(Icon::Erase)),
                ),
        )
}
