//! Sending somebody on: the form of a referral, filled in with what the visit showed as far as that goes.

use crate::phone::{NewEdit, PersonView, VisitView, use_phone};
use crate::screen::address;
use crate::screen::form::{Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::result::Around;
use crate::screen::visit::{Subject, about, find, known};
use crate::text::referral as words;
use crate::ui::el::View;
use dampingi_domain::finding::Finding;
use dampingi_domain::finding::referral::{REFERRAL_ID, RULES};
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::ordered::Map;
use dampingi_domain::result::VisitResult;
use dampingi_domain::{Answers, Lang, kind};
use dampingi_sync::link;
use std::rc::Rc;

/// The most findings that are written into the reason: their titles fit, and the rest stands at the visit.
const MOST: usize = 3;

pub fn make() -> View {
    let phone = use_phone();
    let id = param("id");
    let found = once(move || find(phone, id.get()));
    shown(found, move |(visit, subject)| match subject {
        Subject::Person(view) if !kind::OF_ANY.contains(&visit.record.form.as_str()) => {
            fill_in(visit, view)
        }
        _ => gone(lang()),
    })
}

fn fill_in(visit: &VisitView, view: &PersonView) -> View {
    let phone = use_phone();
    let lang = lang();
    let Some(table) = by_id(REFERRAL_ID) else {
        return gone(lang);
    };
    let result = Around::of(view, &visit.record).result();
    let seen = result.as_ref().map(to_refer).unwrap_or_default();
    let mut known_here = known(table, view, None, None);
    // Several referrals may run beside each other: none is read against the one before.
    known_here.previous = None;
    let prefill =
        prefill(&visit.record.fields, &seen, lang).with("visit_date", phone.today().to_string());
    let rules: Vec<&str> = seen.iter().map(|finding| finding.rule.id).collect();
    let links = Answers::new()
        .with(RULES, rules)
        .with(link::VISIT, visit.record.id.to_string())
        .with(link::PERSON, view.person.id.to_string());
    let links = match visit.record.fields.text(link::EPISODE) {
        Some(episode) => links.with(link::EPISODE, episode),
        None => links,
    };
    let (referral, area) = (phone.new_id(), visit.record.area.clone());
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let mut fields = parsed.answers.clone();
        fields.apply(&links);
        vec![NewEdit::visit(
            referral,
            table,
            area.clone(),
            fields,
            parsed.flags(),
        )]
    });
    let made_at = visit.record.id;
    form(Start {
        heading: words::MAKE.text(lang).to_owned(),
        about: about(view),
        title: words::MAKE,
        key: format!("refer/{made_at}"),
        route: address::refer(made_at),
        parent: address::visit(made_at),
        parts: vec![Part::new(table).with(known_here)],
        prefill: Draft::from_answers(table, &prefill),
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::saved_visit(referral),
    })
}

/// The findings that send somebody on, the strictest first.
pub fn to_refer(result: &VisitResult) -> Vec<&Finding> {
    let sends = |finding: &&Finding| finding.rule.destination.referral_code().is_some();
    result.uncovered().filter(sends).take(MOST).collect()
}

/// What is known beforehand: all of it can be changed.
fn prefill(visit: &Answers, seen: &[&Finding], lang: Lang) -> Answers {
    let from = match visit.text("method") {
        Some("posyandu") => "posyandu",
        _ => "cadre",
    };
    let mut known = Answers::new().with("referral_from", from);
    if let Some(insured) = visit.flag("insured") {
        known.set("insured", insured);
    }
    let sent = visit.text("referral_to");
    let Some(first) = seen.first() else {
        sent.into_iter().for_each(|to| known.set("referral_to", to));
        return known;
    };
    let titles: Vec<&str> = seen.iter().map(|it| it.rule.title.text(lang)).collect();
    known.set("referral_reason", titles.join("; "));
    known.set("referral_urgency", first.rule.urgency.code());
    if let Some(to) = sent.or(first.rule.destination.referral_code()) {
        known.set("referral_to", to);
    }
    known
}
