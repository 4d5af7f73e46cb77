//! Choosing the PIN that seals this phone's data: typed twice, easy ones refused.

use crate::phone::{SaveProblem, use_phone};
use crate::screen::reading::lang;
use crate::text::{fill, gate as words};
use crate::ui::Slot;
use crate::ui::el::{View, el, live};
use crate::ui::{self, Icon, Weight, button, number_pad, problem_notice};
use leptos::task::spawn_local;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Easy,
    Differs,
    NotSaved(SaveProblem),
}

/// Six times the same digit, or a run up or down: what a thief tries first.
pub fn is_easy(pin: &str) -> bool {
    let digits: Vec<i16> = pin.bytes().map(i16::from).collect();
    let steps: Vec<i16> = digits.windows(2).map(|pair| pair[1] - pair[0]).collect();
    [0, 1, -1]
        .iter()
        .any(|same| steps.iter().all(|step| step == same))
}

pub fn pin() -> View {
    let phone = use_phone();
    let lang = lang();
    let typed = Slot::new(String::new());
    let first = Slot::new(None::<String>);
    let trouble = Slot::new(None::<Trouble>);
    let busy = Slot::new(false);
    let begin_again = move |why: Option<Trouble>| {
        typed.set(String::new());
        first.set(None);
        trouble.set(why);
    };
    let done = move |pin: String| match first.get_untracked() {
        None if is_easy(&pin) => begin_again(Some(Trouble::Easy)),
        None => {
            trouble.set(None);
            typed.set(String::new());
            first.set(Some(pin));
        }
        Some(before) if before != pin => begin_again(Some(Trouble::Differs)),
        Some(_) => {
            busy.set(true);
            spawn_local(async move {
                let answer = phone.choose_pin(pin).await;
                // When it went well the gate is open and this screen gone.
                busy.set(false);
                if let Err(why) = answer {
                    begin_again(Some(Trouble::NotSaved(why)));
                }
            });
        }
    };
    let heading = live(move || {
        let term = if first.with(Option::is_some) {
            words::PIN_AGAIN_TITLE
        } else {
            words::PIN_TITLE
        };
        term.text(lang).to_owned()
    });
    let told = move || {
        trouble.get().map(|trouble| {
            problem_notice(match trouble {
                Trouble::Easy => words::PIN_EASY.text(lang),
                Trouble::Differs => words::PIN_DIFFERS.text(lang),
                Trouble::NotSaved(why) => fill::not_saved(why).text(lang),
            })
        })
    };
    let below = move || {
        if busy.get() {
            return Some(
                el("p")
                    .attr("role", "status")
                    .word(words::PIN_SEALING, lang),
            );
        }
        first.with(Option::is_some).then(|| {
            button(
                Weight::Quiet,
                Some(Icon::Again),
                words::PIN_START_AGAIN.text(lang),
                move || begin_again(None),
            )
        })
    };
    el("div")
        .class("gate gate-pad")
        .child(ui::header(heading, words::PIN_TITLE, None, lang))
        .child(el("p").class("soft").word(words::PIN_WHY, lang))
        .child(told)
        .child(number_pad(typed, busy, lang, done))
        .child(el("div").class("gate-below").child(below))
}

#[cfg(test)]
mod tests {
    use super::is_easy;

    #[test]
    fn a_pin_that_is_tried_first_is_refused() {
        for pin in ["000000", "999999", "123456", "654321", "012345"] {
            assert!(is_easy(pin), "{pin}");
        }
        for pin in ["120486", "112233", "902617"] {
            assert!(!is_easy(pin), "{pin}");
        }
    }
}
