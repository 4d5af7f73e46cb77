//! A cadre sees that somebody is registered twice: she names the other record, and the coordinator decides.

use super::said;
use crate::phone::{Phone, Row, use_phone};
use crate::screen::here::param;
use crate::screen::reading::lang;
use crate::screen::{address, life};
use crate::text::{Lang, double as words, fill};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, Weight, button, notice, problem_notice, use_speaker};
use dampingi_domain::same_person::{Somebody, likely};
use dampingi_sync::{RecordId, alias};
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// No more than these: whoever is not among the likeliest is not found by reading on.
const SHOWN: usize = 8;

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
        nik: "",
    }
}

fn choices(phone: Phone, own: &Row, rows: &[Arc<Row>], lang: Lang) -> View {
    let others: Vec<&Arc<Row>> = rows.iter().filter(|row| row.id != own.id).collect();
    let found = likely(&somebody(own), others.iter().map(|row| somebody(row)));
    let speaker = use_speaker();
    let navigate = Slot::new(use_navigate());
    let failed = Slot::new(None);
    let (id, area) = (own.id, own.area.clone());
    let each = found.iter().take(SHOWN).map(|it| {
        let row = others[it.at];
        let other = row.id;
        let area = area.clone();
        let say = move || {
            let edit = said(
                phone,
                area.clone(),
                (id, other),
                alias::PROPOSED,
                String::new(),
            );
            spawn_local(async move {
                match phone.save(vec![edit]).await {
                    Ok(()) => {
                        speaker.say(words::PROPOSE_SAVED.text(lang));
                        navigate.try_with_untracked(|navigate| {
                            navigate(
                                &address::person(id),
                                leptos_router::NavigateOptions::default(),
                            )
                        });
                    }
                    Err(why) => failed.set(Some(why)),
                }
            });
        };
        let age = life::age(row.birth_date.as_deref(), phone.today(), lang);
        let why: Vec<String> = it
            .reasons
            .iter()
            .map(|reason| reason.words().text(lang).to_owned())
            .collect();
        el("li")
            .class("card")
            .child(el("p").class("card-name").child(row.name.clone()))
            .child(
                el("p")
                    .class("soft small")
                    .child(life::joined(&[age, life::place(&row.hamlet, &row.rt)])),
            )
            .child(el("p").class("small").child(life::joined(&why)))
            .child(button(
                Weight::Plain,
                Some(Icon::Copies),
                words::PROPOSE.text(lang),
                say,
            ))
    });
    let list = if found.is_empty() {
        notice(Icon::Search, words::TWICE_NONE.text(lang))
    } else {
        el("ul").class("cards").child(each.views())
    };
    let told = move || {
        let why = failed.get();
        why.map(|why| problem_notice(fill::not_saved(why).text(lang)))
    };
    group([
        el("p").class("form-about").child(own.name.clone()).shown(),
        el("p").class("soft").word(words::TWICE_WHY, lang).shown(),
        told.shown(),
        list.shown(),
    ])
}
