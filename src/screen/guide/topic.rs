//! One way of measuring or asking: its drawing, its steps, what each answer looks like, and what often goes wrong.

use super::drawing::drawing;
use super::listed::listed;
use crate::screen::reading::lang;
use crate::screen::{address, here, lost};
use crate::text::measure::{self, Topic};
use crate::text::{Lang, guide as words};
use crate::ui::el::{Each, View, el, group};
use crate::ui::{self, Icon, icon};

/// The page of a topic.
pub fn topic() -> View {
    let lang = lang();
    let Some(topic) = measure::topic(&here::word("topic")) else {
        return lost::lost();
    };
    group([
        ui::header(
            ui::fixed(topic.title.text(lang)),
            words::TITLE,
            Some(address::GUIDE.to_owned()),
            lang,
        ),
        told(topic, lang),
    ])
}

/// What is said of a topic, on its page and beside a question.
pub fn told(topic: &'static Topic, lang: Lang) -> View {
    let steps = topic.steps.iter().map(|step| el("li").word(*step, lang));
    let beware = topic.beware.iter().map(|it| el("li").word(*it, lang));
    el("div")
        .class("guide-topic")
        .child(drawing(topic.id, Some(topic.shows.text(lang))))
        .child(el("ol").class("guide-steps").child(steps.views()))
        .child(listed(topic.id, lang))
        .child(
            el("div")
                .class("guide-beware")
                .child(
                    el("p")
                        .class("row")
                        .child(icon(Icon::Eye))
                        .child(el("strong").word(words::BEWARE, lang)),
                )
                .child(el("ul").child(beware.views())),
        )
}
