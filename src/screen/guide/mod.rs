//! Panduan: how each thing is measured or asked, what words mean, and the first walk through the app. All of it is part of the app:
//! nothing is fetched, and nothing here knows a person.

mod door;
mod drawing;
mod glossary;
mod lead;
mod listed;
mod practice;
mod topic;
mod walk;

pub use door::door;
pub use glossary::glossary;
pub use lead::{above, in_form};
pub use practice::practice;
pub use topic::topic;
pub use walk::{first, walk};

use crate::phone::use_phone;
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::measure::{self, Topic};
use crate::text::{Lang, Term, guide as words, practice as practice_words};
use crate::ui::el::{Each, View, el, group};
use crate::ui::{self, Icon, Weight, go};
use dampingi_sync::Role;

/// The list of everything in the guide. Practice and the first walk are a cadre's.
pub fn guide() -> View {
    let lang = lang();
    let profile = use_phone().profile().get_untracked();
    let visits = profile.is_some_and(|profile| profile.role == Role::Cadre);
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
                    .child(visits.then(|| {
                        go(
                            Weight::Plain,
                            Some(Icon::Pencil),
                            practice_words::TITLE.text(lang),
                            address::PRACTICE,
                        )
                    }))
                    .child(visits.then(|| {
                        go(
                            Weight::Plain,
                            Some(Icon::Phone),
                            words::WALK_TITLE.text(lang),
                            address::WALK,
                        )
                    })),
            )
            .child(shelf(
                "measuring",
                words::MEASURING,
                &measure::MEASURED,
                lang,
            ))
            .child(shelf("asking", words::ASKING, &measure::ASKED, lang)),
    ])
}

/// Topics under a heading, each with its drawing.
fn shelf(id: &'static str, title: Term, topics: &[&'static [Topic]], lang: Lang) -> View {
    let each = topics.iter().copied().flatten().map(|topic| {
        el("li").child(
            el("a")
                .class("guide-link")
                .attr("href", address::measuring(topic.id))
                .child(drawing::drawing(topic.id, None))
                .child(el("span").word(topic.title, lang)),
        )
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).word(title, lang))
        .child(el("ul").class("guide-list").child(each.views()))
}
