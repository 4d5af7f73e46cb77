//! One support as a card: who gives, how it stands, what is left of money and months, what was handed over last, and her
//! measures before and since, from her own visits.

use crate::phone::{PersonView, VisitView, use_phone};
use crate::screen::form::{value_text, written};
use crate::screen::lived::{self, as_made};
use crate::screen::person::gone;
use crate::screen::visit::day;
use crate::screen::{address, life};
use crate::text::{Lang, Term, support as words, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, Weight, badge, facts, go, icon, mark, notice};
use dampingi_domain::form::by_id;
use dampingi_domain::kind::{SUPPORT, SUPPORT_DELIVERY};
use dampingi_domain::life::{ENDED_ON, Left, Standing};
use dampingi_domain::support::{Account, Course, DONOR, Measured, PROGRAMME};
use dampingi_domain::{Answers, Date};
use dampingi_sync::{Record, link};

/// Hers, those that run first.
fn all(view: &PersonView) -> Vec<&Record> {
    let of = |running: bool| {
        view.episodes
            .iter()
            .filter(move |it| it.form == SUPPORT && runs(it) == running)
    };
    of(true).chain(of(false)).collect()
}

/// Those that nobody ended.
pub fn running(view: &PersonView) -> Vec<&Record> {
    let mut all = all(view);
    all.retain(|record| runs(record));
    all
}

fn runs(support: &Record) -> bool {
    !support.fields.is_filled(ENDED_ON)
}

/// The section of her page.
pub fn section(view: &PersonView, lang: Lang) -> View {
    let gone = gone::gone(view);
    let is_here = gone.is_none();
    // Of one who died nothing is measured against anything any more.
    let has_died = gone.is_some_and(|(gone, _)| gone.left == Left::Died);
    let all = all(view);
    let cards = all.iter().map(|support| {
        let told = if has_died {
            let account = account(view, support);
            head(support, &account, lang)
        } else {
            card(view, support, lang)
        };
        el("li")
            .class("card stack-tight")
            .child(told)
            .child(actions(view, support, is_here, lang))
    });
    let cards = cards.views();
    let begin = is_here.then(|| {
        go(
            Weight::Plain,
            Some(Icon::Plus),
            words::BEGIN.text(lang),
            address::begin_episode(view.person.id, SUPPORT),
        )
    });
    // Nobody else's page is made longer by it.
    if cards.is_empty() {
        return begin.shown();
    }
    el("section")
        .class("section")
        .attr("aria-labelledby", "support")
        .child(el("h2").attr("id", "support").word(words::TITLE, lang))
        .child(twice(view).then(|| notice(Icon::Alert, words::TWICE.text(lang))))
        .child(el("ul").class("cards").child(cards))
        .child(begin)
}

/// Whether one programme runs twice, as it may when two phones recorded it.
fn twice(view: &PersonView) -> bool {
    let running = running(view);
    let programme = |at: usize| running[at].fields.text(PROGRAMME);
    (0..running.len()).any(|at| (0..at).any(|other| programme(at) == programme(other)))
}

/// Above a form: what runs, and what that means for it.
pub fn running_told(view: &PersonView, why: Term, lang: Lang) -> Option<View> {
    let running = running(view);
    let each = running
        .iter()
        .map(|support| el("li").child(title(support, lang)))
        .views();
    (!running.is_empty()).then(|| {
        notice(
            Icon::Info,
            group([el("p").word(why, lang), el("ul").child(each)]),
        )
    })
}

/// "BAAS · Ibu Camat".
pub fn title(support: &Record, lang: Lang) -> String {
    let programme = said(&support.fields, PROGRAMME, lang);
    let donor = support.fields.text(DONOR).unwrap_or_default().to_owned();
    life::joined(&[programme, donor])
}

fn said(fields: &Answers, key: &str, lang: Lang) -> String {
    let field = by_id(SUPPORT).and_then(|form| form.field(key));
    field
        .zip(fields.get(key))
        .map(|(field, value)| value_text(field, value, lang))
        .unwrap_or_default()
}

fn account(view: &PersonView, support: &Record) -> Account {
    let deliveries = view
        .visits
        .iter()
        .filter(|visit| is_handover(visit, support))
        .filter_map(|visit| Some((day(&visit.record)?, &visit.record.fields)));
    Account::of(&support.fields, deliveries, use_phone().today())
}

/// Who gives, and how it stands.
fn head(support: &Record, account: &Account, lang: Lang) -> View {
    let standing = match gone::ended(support, lang) {
        Some(why) => life::joined(&[words::ENDED.text(lang).to_owned(), why]),
        None => String::new(),
    };
    let standing = if !standing.is_empty() {
        badge(Tone::Calm, Icon::Check, standing)
    } else if account.is_over(use_phone().today()) {
        mark(Tone::Watch, Icon::Clock, words::OVER, lang)
    } else {
        mark(Tone::Leaf, Icon::Check, words::RUNNING, lang)
    };
    group([
        el("p").child(el("strong").child(title(support, lang))),
        el("p").class("row").child(standing),
    ])
}

/// The whole of it.
pub fn card(view: &PersonView, support: &Record, lang: Lang) -> View {
    let account = account(view, support);
    let course = Course::of(&lived::person(view, as_made), &support.fields);
    let now = if course.after.is_some() {
        words::AFTER
    } else {
        words::NOW
    };
    let pairs = [
        (words::MONEY, money(&account, lang)),
        (words::TIME, time(&account, lang)),
        (words::LAST, last(&account, lang)),
        (words::BEFORE, measured(course.before.as_ref(), lang)),
        (now, measured(course.newest(), lang)),
    ];
    let pairs = pairs.map(|(label, value)| (label.text(lang).to_owned(), value));
    group([
        head(support, &account, lang),
        el("p")
            .class("soft")
            .child(said(&support.fields, "support_kind", lang)),
        facts(pairs.into()),
        during(&course.during, lang),
    ])
}

fn is_handover(visit: &VisitView, support: &Record) -> bool {
    visit.record.form == SUPPORT_DELIVERY
        && visit.record.link(link::EPISODE) == Some(support.id)
        && as_made(visit) != Standing::SetAside
}

fn money(account: &Account, lang: Lang) -> String {
    let mut text = match account.left().zip(account.promised) {
        Some((left, promised)) => words::left(left, promised, lang),
        None => words::UNKNOWN.text(lang).to_owned(),
    };
    if account.unpriced > 0 {
        text.push_str(" · ");
        text.push_str(&words::unpriced(account.unpriced, lang));
    }
    text
}

fn time(account: &Account, lang: Lang) -> String {
    let told = account.months_left.zip(account.until);
    told.map(|(months, until)| words::months(months, &when::short(until, lang), lang))
        .unwrap_or_default()
}

fn last(account: &Account, lang: Lang) -> String {
    account.last.map_or_else(
        || words::NEVER.text(lang).to_owned(),
        |on: Date| when::short(on, lang),
    )
}

/// "3 Sep 2026 · 7,9 kg · 71 cm · TB/U −2,1 · BB/TB −1,4".
fn measured(one: Option<&Measured>, lang: Lang) -> String {
    let Some(one) = one else {
        return words::NOT_MEASURED.text(lang).to_owned();
    };
    let unit = |value: Option<f64>, unit: &str| {
        value.map_or_else(String::new, |value| {
            let mut text = written(value, lang);
            text.push_str(unit);
            text
        })
    };
    let score = |name: &str, z: Option<f64>| {
        z.map_or_else(String::new, |z| {
            let mut text = name.to_owned();
            text.push_str(if z < 0.0 { " −" } else { " " });
            text.push_str(&written((z.abs() * 10.0).round() / 10.0, lang));
            text
        })
    };
    let z = |score: Option<dampingi_domain::growth::Score>| score.map(|score| score.z);
    life::joined(&[
        when::short(one.on, lang),
        unit(one.weight, " kg"),
        unit(one.height, " cm"),
        score("TB/U", z(one.growth.length_for_age)),
        score("BB/TB", z(one.growth.weight_for_length)),
    ])
}

fn during(all: &[Measured], lang: Lang) -> View {
    let each = all
        .iter()
        .map(|one| el("li").child(measured(Some(one), lang)))
        .views();
    if all.is_empty() {
        return View::default();
    }
    el("details")
        .class("fold")
        .child(
            el("summary")
                .child(icon(Icon::List))
                .child(el("span").word(words::DURING, lang)),
        )
        .child(el("ul").class("stack-tight").child(each))
        .child(el("p").class("soft small").word(words::FROM_VISITS, lang))
}

/// What can be done with it. Of one who is no longer here it can be ended, and opened again; nothing is handed over.
fn actions(view: &PersonView, support: &Record, is_here: bool, lang: Lang) -> View {
    if !runs(support) {
        return gone::reopen(support, lang);
    }
    let person = view.person.id;
    let end = go(
        Weight::Quiet,
        Some(Icon::Out),
        words::END.text(lang),
        address::end_support(person, support.id),
    );
    if !is_here {
        return end;
    }
    group([
        go(
            Weight::Plain,
            Some(Icon::Plus),
            words::DELIVER.text(lang),
            address::hand_over(person, support.id),
        ),
        go(
            Weight::Quiet,
            Some(Icon::Pencil),
            words::CHANGE.text(lang),
            address::registration(person, &support.id.to_string()),
        ),
        end,
    ])
}
