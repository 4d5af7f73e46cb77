//! One of a few: big buttons with native radios underneath.

use crate::ui::Slot;
use crate::ui::el::{Each, View, el};

/// `now` is the place of the chosen one; `choose` is called with another.
pub fn choice(
    name: &'static str,
    label: &'static str,
    words: Vec<&'static str>,
    now: Slot<usize>,
    choose: impl Fn(usize) + 'static,
) -> View {
    let choose: Slot<Box<dyn Fn(usize)>> = Slot::new(Box::new(choose));
    options(name, label, words, now, choose)
}

fn options(
    name: &'static str,
    label: &'static str,
    words: Vec<&'static str>,
    now: Slot<usize>,
    choose: Slot<Box<dyn Fn(usize)>>,
) -> View {
    let each = words.into_iter().enumerate().map(|(at, word)| {
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("id", format!("{name}-{at}"))
                    .attr("type", "radio")
                    .attr("name", name)
                    .checked(move || now.get() == at)
                    .on("change", move |_| {
                        choose.with_untracked(|choose| choose(at));
                    }),
            )
            .child(el("span").child(word))
    });
    el("fieldset")
        .class("field")
        .child(el("legend").child(el("h2").child(label)))
        .child(el("div").class("options").child(each.views()))
}
