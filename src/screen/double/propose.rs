//! A cadre sees that somebody, or a household, is registered twice: she names the other record, and the coordinator decides.

use super::said;
use crate::phone::{HouseRow, Phone, Row, use_phone};
use crate::screen::here::param;
use crate::screen::reading::lang;
use crate::screen::{address, life};
use crate::text::{Lang, double as words, fill};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, Weight, button, notice, problem_notice, use_speaker};
use dampingi_domain::AreaCode;
use dampingi_domain::same_person::{Home, Likely, Reason, Somebody, likely, likely_homes};
use dampingi_sync::{Kind, RecordId, alias};
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// No more than these: whoever is not among the likeliest is not found by reading on.
const SHOWN: usize = 8;
/// Of households more: an RT has some thirty, and one of two heads may be the wife.
const HOMES_SHOWN: usize = 30;

pub fn propose() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id").get_untracked();
    let rows = phone.rows().get_untracked();
    let back = id.map(address::person);
    let own = id.and_then(|id| rows.iter().find(|row| row.id == id));
    let body = own.map(|own| choices(phone, own, &rows, lang));
    group([
        ui::header(
            ui::fixed(words::TWICE_TITLE.text(lang)),
            words::TWICE_TITLE,
            back,
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

fn somebody(row: &Row) -> Somebody<'_> {
    Somebody {
        name: &row.name,
        sex: &row.sex,
        birth: row.birth_date.as_deref().unwrap_or_default(),
        mother: &row.mother_name,
        parent: &row.parent_name,
        village: row.area.as_str(),
        hamlet: &row.hamlet,
        nik: &row.nik,
    }
}

/// One that may be the same.
struct Other {
    id: RecordId,
    title: String,
    line: String,
    why: String,
}

fn why(found: &Likely, lang: Lang) -> String {
    let words = found
        .reasons
        .iter()
        .map(|it| it.words().text(lang).to_owned());
    life::joined(&words.collect::<Vec<_>>())
}

fn choices(phone: Phone, own: &Row, rows: &[Arc<Row>], lang: Lang) -> View {
    let others: Vec<&Arc<Row>> = rows.iter().filter(|row| row.id != own.id).collect();
    let found = likely(&somebody(own), others.iter().map(|row| somebody(row)));
    let found = found.iter().take(SHOWN).map(|it| {
        let row = others[it.at];
        let age = life::age(row.birth_date.as_deref(), phone.today(), lang);
        Other {
            id: row.id,
            title: row.name.clone(),
            line: life::joined(&[age, life::place(&row.hamlet, &row.rt)]),
            why: why(it, lang),
        }
    });
    let own = Own {
        kind: Kind::Person,
        id: own.id,
        area: own.area.clone(),
        name: own.name.clone(),
        back: address::person(own.id),
    };
    offered(phone, own, found.collect(), lang)
}

fn home(house: &HouseRow) -> Home<'_> {
    Home {
        head: &house.head_name,
        village: house.area.as_str(),
        hamlet: &house.hamlet,
        rt: &house.rt,
        card: &house.card,
    }
}

/// The same of a household.
pub fn propose_home() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id").get_untracked();
    let houses = phone.houses().get_untracked();
    let own = id.and_then(|id| houses.iter().find(|house| house.id == id));
    let body = own.map(|own| {
        // A household of another village is another household until it has moved.
        let is_other = |it: &&HouseRow| it.id != own.id && it.area == own.area;
        let others: Vec<&HouseRow> = houses.iter().filter(is_other).collect();
        let mut found = likely_homes(&home(own), others.iter().map(|house| home(house)));
        // One cadre wrote down the husband and another the wife: they live at the same place all the same.
        let is_there = |it: &HouseRow| it.hamlet == own.hamlet && it.rt == own.rt;
        for (at, _) in others.iter().enumerate().filter(|(_, it)| is_there(it)) {
            if found.iter().all(|known| known.at != at) && !own.hamlet.is_empty() {
                let reasons = vec![Reason::Hamlet, Reason::Rt];
                found.push(Likely {
                    at,
                    reasons,
                    points: 0,
                });
            }
        }
        let found = found.iter().take(HOMES_SHOWN).map(|it| {
            let house = others[it.at];
            Other {
                id: house.id,
                title: house.head_name.clone(),
                line: life::place(&house.hamlet, &house.rt),
                why: why(it, lang),
            }
        });
        let own = Own {
            kind: Kind::Household,
            id: own.id,
            area: own.area.clone(),
            name: own.head_name.clone(),
            back: address::household(own.id),
        };
        offered(phone, own, found.collect(), lang)
    });
    group([
        ui::header(
            ui::fixed(words::HOME_TITLE.text(lang)),
            words::HOME_TITLE,
            id.map(address::household),
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

/// Who is proposed.
#[derive(Clone)]
struct Own {
    kind: Kind,
    id: RecordId,
    area: AreaCode,
    name: String,
    back: String,
}

fn offered(phone: Phone, own: Own, found: Vec<Other>, lang: Lang) -> View {
    let speaker = use_speaker();
    let navigate = Slot::new(use_navigate());
    let failed = Slot::new(None);
    let [ask, none] = match own.kind {
        Kind::Household => [words::HOME_WHY, words::HOME_NONE],
        _ => [words::TWICE_WHY, words::TWICE_NONE],
    };
    let about = el("p").class("form-about").child(own.name.clone());
    let is_nobody = found.is_empty();
    let each = found.into_iter().map(|it| {
        let own = own.clone();
        let say = move || {
            let (pair, note) = ((own.id, it.id), String::new());
            let area = own.area.clone();
            let edit = said(phone, &own.kind, area, pair, alias::PROPOSED, note, 0);
            let back = own.back.clone();
            spawn_local(async move {
                match phone.save(vec![edit]).await {
                    Ok(()) => {
                        speaker.say(words::PROPOSE_SAVED.text(lang));
                        navigate.try_with_untracked(|navigate| {
                            navigate(&back, leptos_router::NavigateOptions::default())
                        });
                    }
                    Err(why) => failed.set(Some(why)),
                }
            });
        };
        el("li")
            .class("card")
            .child(el("p").class("card-name").child(it.title))
            .child(el("p").class("soft small").child(it.line))
            .child(el("p").class("small").child(it.why))
            .child(button(
                Weight::Plain,
                Some(Icon::Copies),
                words::PROPOSE.text(lang),
                say,
            ))
    });
    let each = each.views();
    let list = if is_nobody {
        notice(Icon::Search, none.text(lang))
    } else {
        el("ul").class("cards").child(each)
    };
    let told = move || {
        let why = failed.get();
        why.map(|why| problem_notice(fill::not_saved(why).text(lang)))
    };
    group([
        about.shown(),
        el("p").class("soft").word(ask, lang).shown(),
        told.shown(),
        list.shown(),
    ])
}
