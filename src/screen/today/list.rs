//! Tasks as they are drawn: who, what, why, how late; a tap leads to the form.

use super::work::{self, Card, Whom};
use crate::phone::Row;
use crate::screen::address;
use crate::screen::targets::{link, marks};
use crate::text::house::of as of_house;
use crate::text::{Lang, kind, today as words, when};
use crate::ui::el::{View, el};
use crate::ui::{Icon, Markup, Tone};
use dampingi_domain::Date;
use dampingi_domain::date::{days_between, from_iso};
use dampingi_domain::schedule::{ABSENT, Due, Priority};

/// One line for each person and household.
pub fn list(cards: &[Card], today: Date, lang: Lang) -> View {
    let mut markup = Markup::default();
    for card in cards {
        line(&mut markup, card, today, lang);
    }
    el("ul").class("rows").marked(markup)
}

fn line(markup: &mut Markup, card: &Card, today: Date, lang: Lang) {
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
    markup.tag(r#"<li class="task">"#);
    link(markup, &to, shape, &name, |markup| {
        let label = card.due.task.label.text(lang);
        markup.words(r#"<span class="row-line">"#, label, "</span>");
        what(markup, person, &card.due, 0, today, lang);
    });
    if let Some(row) = person.filter(|_| card.more > 0) {
        // Read aloud, a number alone does not say whose.
        markup
            .tag(r#"<a class="task-more" href=""#)
            .text(&address::person(row.id))
            .words(r#"">"#, &words::more(card.more, lang), "")
            .words(r#"<span class="only-read">"#, &row.name, "</span>")
            .tag("</a>");
    }
    markup.tag("</li>");
}

/// All tasks of one person.
pub fn tasks(row: &Row, due: &[Due], today: Date, lang: Lang) -> View {
    let mut markup = Markup::default();
    for (at, one) in due.iter().enumerate() {
        let same = due[..at].iter().filter(|other| other.task == one.task);
        let nth = same.count();
        let (to, label) = (work::place(row, one, nth), one.task.label.text(lang));
        markup.tag("<li>");
        link(&mut markup, &to, Icon::Calendar, label, |markup| {
            what(markup, Some(row), one, nth, today, lang);
        });
        markup.tag("</li>");
    }
    el("ul").class("rows").marked(markup)
}

/// Why, and until when.
fn what(markup: &mut Markup, row: Option<&Row>, due: &Due, nth: usize, today: Date, lang: Lang) {
    let late = (due.priority == Priority::Late).then(|| {
        let days = due.to.map_or(0, |to| days_between(to, today));
        words::late(days, lang)
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
    markup.words(r#"<span class="row-line soft">"#, &why, "</span>");
    let late = late
        .as_ref()
        .map(|late| (Tone::Watch, Icon::Clock, late.as_str()));
    marks(markup, &[late]);
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
    // It begins the line.
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if due.task == &ABSENT {
        words.push(' ');
        words.push_str(&when::day_and_month(due.from, lang));
    }
    words
}
