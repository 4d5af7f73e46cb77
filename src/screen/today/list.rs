//! Tasks as they are drawn: who, what, why, how late; a tap leads to the form.

use super::work::{self, Card, Whom};
use crate::phone::Row;
use crate::screen::address;
use crate::text::house::of as of_house;
use crate::text::{Lang, kind, today as words};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, Tone, badge, icon};
use dampingi_domain::Date;
use dampingi_domain::date::{days_between, from_iso};
use dampingi_domain::schedule::{Due, Priority};

/// One line for each person and household.
pub fn list(cards: &[Card], today: Date, lang: Lang) -> View {
    let each = cards.iter().map(|card| line(card, today, lang));
    el("ul").class("rows").child(each.views())
}

fn line(card: &Card, today: Date, lang: Lang) -> View {
    let (shape, name, to, person) = match &card.whom {
        Whom::House(house) => {
            let to = address::survey(house.id);
            (Icon::House, of_house(&house.head_name, lang), to, None)
        }
        Whom::Person(row) => {
            let episode = row.open(today).last();
            let shape = kind::icon(episode.map_or("", |it| it.form.as_str()));
            let to = work::place(row, &card.due, 0);
            (shape, row.name.clone(), to, Some(&**row))
        }
    };
    let more = person.filter(|_| card.more > 0).map(|row| {
        // Read aloud, a number alone does not say whose.
        let whose = el("span").class("only-read").child(row.name.clone());
        el("a")
            .class("task-more")
            .attr("href", address::person(row.id))
            .child(words::more(card.more, lang))
            .child(whose)
    });
    let text = el("span")
        .class("row-text")
        .child(el("span").class("row-name").child(name));
    let label = el("span").class("row-line");
    let text = text.child(label.child(card.due.task.label.text(lang)));
    let text = what(text, person, &card.due, 0, today, lang);
    el("li")
        .class("task")
        .child(link(shape, text, to))
        .child(more)
}

/// All tasks of one person.
pub fn tasks(row: &Row, due: &[Due], today: Date, lang: Lang) -> View {
    let each = due.iter().enumerate().map(|(at, one)| {
        let same = due[..at].iter().filter(|other| other.task == one.task);
        let nth = same.count();
        let text = what(
            el("span").class("row-text").child(
                el("span")
                    .class("row-name")
                    .child(one.task.label.text(lang)),
            ),
            Some(row),
            one,
            nth,
            today,
            lang,
        );
        el("li").child(link(Icon::Calendar, text, work::place(row, one, nth)))
    });
    el("ul").class("rows").child(each.views())
}

fn link(shape: Icon, text: View, to: String) -> View {
    el("a")
        .class("row-link")
        .attr("href", to)
        .child(el("span").class("row-mark").child(icon(shape)))
        .child(text)
        .child(icon(Icon::Next))
}

/// Why, and until when.
fn what(text: View, row: Option<&Row>, due: &Due, nth: usize, today: Date, lang: Lang) -> View {
    let late = (due.priority == Priority::Late).then(|| {
        let days = due.to.map_or(0, |to| days_between(to, today));
        badge(Tone::Watch, Icon::Clock, words::late(days, lang))
    });
    let when = match (due.priority, due.to) {
        (Priority::Late, _) | (Priority::Now, None) => String::new(),
        (Priority::Now, Some(to)) if to == today => words::LAST_DAY.text(lang).to_owned(),
        (Priority::Now, Some(to)) => words::until(to, lang),
        (Priority::Soon, _) => words::from(due.from, lang),
    };
    let seen = row.filter(|_| work::is_visit(due)).map(|row| {
        let last = row
            .last_visit
            .as_ref()
            .and_then(|visit| from_iso(&visit.date));
        last.map_or_else(
            || words::NEVER.text(lang).to_owned(),
            |last| words::not_seen(days_between(last, today), lang),
        )
    });
    let mut why = reason(row, due, nth, lang);
    for (joint, part) in [(", ", seen.unwrap_or_default()), (" · ", when)] {
        if !part.is_empty() {
            why.push_str(joint);
            why.push_str(&part);
        }
    }
    text.child(el("span").class("row-line soft").child(why))
        .child(late.map(|late| el("span").class("row-marks").child(late)))
}

fn reason(row: Option<&Row>, due: &Due, nth: usize, lang: Lang) -> String {
    let referral = row.filter(|_| due.task.form.is_empty());
    let mut words = match referral.and_then(|row| row.referrals.get(nth)) {
        // Her own words, not the number of a rule.
        Some(referral) => referral.reason.clone(),
        None => due.details(lang),
    };
    if words.is_empty() {
        words.push_str(due.task.reason.text(lang));
    }
    words
}
