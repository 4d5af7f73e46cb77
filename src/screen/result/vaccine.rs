//! A child's immunisation: what is late or due, what only the midwife can say, what comes next, what was given. Each with its
//! word and shape; what is said is decided in the domain.

use super::counts;
use crate::phone::PersonView;
use crate::screen::visit::day;
use crate::text::{Lang, vaccine as words, when};
use crate::ui::el::{Each, Shown, View, el};
use crate::ui::{Icon, Tone, facts, icon, mark};
use dampingi_domain::Date;
use dampingi_domain::immunisation::{Outlook, Standing, Told, Vaccine, outlook};

/// On the page of a child under five.
pub fn of_child(view: &PersonView, today: Date, lang: Lang) -> Option<View> {
    let birth = view.person.fields.date("birth_date")?;
    let oldest_first = view.visits.iter().rev().filter(|visit| counts(visit));
    let mut told: Vec<Told<'_>> = oldest_first
        .filter_map(|visit| Some((day(&visit.record)?, &visit.record.fields)))
        .collect();
    told.sort_by_key(|(on, _)| *on);
    let seen = outlook(birth, Some(&view.person.area), &told, today);
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "immunisation")
            .child(el("h2").attr("id", "immunisation").word(words::TITLE, lang))
            .child(card(&seen, lang)),
    )
}

/// How it stands.
pub fn card(seen: &Outlook, lang: Lang) -> View {
    let (tone, shape) = match seen.standing {
        Standing::Complete => (Tone::Good, Icon::Check),
        Standing::Due => (Tone::Watch, Icon::Clock),
        Standing::Late => (Tone::Watch, Icon::Alert),
        Standing::NotCopied => (Tone::Calm, Icon::Info),
    };
    let note = match (seen.standing, seen.said_complete_on) {
        (Standing::NotCopied, _) => Some(words::NOT_COPIED_WHY.text(lang).to_owned()),
        (_, Some(on)) => Some(words::said_complete(&when::short(on, lang), lang)),
        _ => None,
    };
    let next = seen.next.as_ref().map(|(on, vaccines)| {
        let names = names(vaccines.iter().copied());
        line(
            "soft",
            Icon::Calendar,
            &words::next(&when::short(*on, lang), &names, lang),
            None,
        )
    });
    let given = (!seen.given.is_empty()).then(|| {
        let pairs = seen.given.iter();
        let pairs = pairs.map(|(vaccine, on)| (vaccine.label.to_owned(), when::short(*on, lang)));
        el("details")
            .class("fold why")
            .child(
                el("summary")
                    .child(icon(Icon::Check))
                    .child(el("span").child(words::GIVEN.text(lang))),
            )
            .child(facts(pairs.collect()))
    });
    el("div")
        .class("card stack-tight")
        .child(mark(tone, shape, words::standing(seen.standing), lang))
        .child(note.map(|note| el("p").class("soft small").child(note)))
        .child(
            el("ul")
                .class("measures stack-tight")
                .child(open(seen, lang))
                .child(asked(seen, lang))
                .child(next),
        )
        .child(given)
}

fn names(vaccines: impl Iterator<Item = &'static Vaccine>) -> String {
    let labels: Vec<&str> = vaccines.map(|vaccine| vaccine.label).collect();
    labels.join(", ")
}

/// What may be given now: those of one day on one line.
fn open(seen: &Outlook, lang: Lang) -> View {
    let groups = seen.due.chunk_by(|one, other| one.since == other.since);
    let each = groups.filter_map(|group| {
        let first = group.first()?;
        let (class, shape) = if first.is_late {
            ("measure-watch", Icon::Alert)
        } else {
            ("soft", Icon::Clock)
        };
        let since = words::due(&when::short(first.since, lang), first.is_late, lang);
        let names = names(group.iter().map(|open| open.vaccine));
        Some(line(class, shape, &names, Some(since)))
    });
    each.views().shown()
}

fn asked(seen: &Outlook, lang: Lang) -> View {
    let mut all = seen.questions.clone();
    all.sort_by_key(|(_, doubt)| *doubt as u8);
    let groups = all.chunk_by(|one, other| one.1 == other.1);
    let each = groups.filter_map(|group| {
        let why = words::ask(group.first()?.1).text(lang).to_owned();
        let names = names(group.iter().map(|(vaccine, _)| *vaccine));
        Some(line("soft", Icon::Info, &names, Some(why)))
    });
    each.views().shown()
}

fn line(class: &'static str, shape: Icon, words: &str, below: Option<String>) -> View {
    el("li")
        .class("measure")
        .child(el("span").attr("class", class).child(icon(shape)))
        .child(
            el("span")
                .class("row-text")
                .child(el("span").child(words.to_owned()))
                .child(below.map(|below| el("span").class("soft small").child(below))),
        )
}
