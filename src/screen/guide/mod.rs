//! Panduan: how each thing is measured, what words mean, and the first walk through the app. All of it is part of the app:
//! nothing is fetched, and nothing here knows a person.

mod door;
mod drawing;
mod glossary;
mod practice;
mod topic;
mod walk;

pub use door::door;
pub use glossary::glossary;
pub use practice::practice;
pub use topic::topic;
pub use walk::{first, walk};

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{guide as words, measure, practice as practice_words};
use crate::ui::el::{Each, View, el, group};
use crate::ui::{self, Icon, Weight, go};

/// The list of everything in the guide.
pub fn guide() -> View {
    let lang = lang();
    let topics = measure::topics().map(|topic| {
        el("li").child(
            el("a")
                .class("guide-link")
                .attr("href", address::measuring(topic.id))
                .child(drawing::drawing(topic.id, None))
                .child(el("span").word(topic.title, lang)),
        )
    });
    group([
        ui::header(
            ui::fixed(words::TITLE.text(lang)),
            words::TITLE,
            Some(address::SETTINGS.to_owned()),
            lang,
        ),
        el("div")
            .class("sections")
            .child(el("p").class("soft").word(words::WHY, lang))
            .child(
                el("div")
                    .class("stack")
                    .child(go(
                        Weight::Plain,
                        Some(Icon::List),
                        words::GLOSSARY.text(lang),
                        address::GLOSSARY,
                    ))
                    .child(go(
                        Weight::Plain,
                        Some(Icon::Pencil),
                        practice_words::TITLE.text(lang),
                        address::PRACTICE,
                    ))
                    .child(go(
                        Weight::Plain,
                        Some(Icon::Phone),
                        words::WALK_TITLE.text(lang),
                        address::WALK,
                    )),
            )
            .child(
                el("section")
                    .class("section")
                    .attr("aria-labelledby", "measuring")
                    .child(
                        el("h2")
                            .attr("id", "measuring")
                            .word(words::MEASURING, lang),
                    )
                    .child(el("ul").class("guide-list").child(topics.views())),
            ),
    ])
}
