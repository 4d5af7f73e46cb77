//! How somebody knows: a text that a decision about people cannot do without.

use crate::text::{Lang, Term, double as words};
use crate::ui::Slot;
use crate::ui::el::{View, el};
use leptos::prelude::event_target_value;

pub const REASON_ID: &str = "reason";

/// What was typed, and whether she tried to save without it.
#[derive(Clone, Copy)]
pub struct Reason {
    pub text: Slot<String>,
    /// What is missing, once she tried.
    pub missing: Slot<Option<Term>>,
}

impl Reason {
    pub fn new() -> Self {
        Self {
            text: Slot::new(String::new()),
            missing: Slot::new(None),
        }
    }

    /// What was typed; asks for it when it is nothing.
    pub fn given(self) -> Option<String> {
        self.told(words::REASON_MISSING)
    }

    /// What was typed; says what is `missing` when it is nothing.
    pub fn told(self, missing: Term) -> Option<String> {
        let text = self.text.with_untracked(|text| text.trim().to_owned());
        if text.is_empty() {
            self.ask(missing);
            return None;
        }
        Some(text)
    }

    /// Says what is missing.
    pub fn ask(self, what: Term) {
        self.missing.set(Some(what));
        crate::ui::focus_on(REASON_ID.to_owned());
    }

    pub fn field(self, lang: Lang) -> View {
        self.asked(words::REASON, words::REASON_HINT, lang)
    }

    /// The same in other words.
    pub fn asked(self, label: Term, hint: Term, lang: Lang) -> View {
        let invalid = move || self.missing.with(Option::is_some).then_some("true");
        el("div")
            .class("field")
            .child(
                el("label")
                    .class("label")
                    .attr("for", REASON_ID)
                    .word(label, lang),
            )
            .child(
                el("p")
                    .class("hint")
                    .attr("id", "reason-hint")
                    .word(hint, lang),
            )
            .child(
                el("div").class("entry").child(
                    el("textarea")
                        .attr("id", REASON_ID)
                        .attr("rows", "2")
                        .attr("autocomplete", "off")
                        .attr("aria-describedby", "reason-hint reason-problem")
                        .live("aria-invalid", invalid)
                        .value(move || self.text.get())
                        .on("input", move |event| {
                            self.missing.set(None);
                            self.text.set(event_target_value(&event));
                        }),
                ),
            )
            .child(
                el("div")
                    .class("problem-place")
                    .attr("id", "reason-problem")
                    .attr("role", "alert")
                    .child(move || {
                        let what = self.missing.get();
                        what.map(|what| el("p").class("problem").word(what, lang))
                    }),
            )
    }
}
