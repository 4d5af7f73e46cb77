//! Registering a household. With more than one village the village comes first: it is the record's area, not a field.

use super::same::Same;
use crate::phone::{NewEdit, use_phone};
use crate::screen::address;
use crate::screen::form::{Part, Saves, Start, Then, form_beside};
use crate::screen::here::{query, word};
use crate::screen::reading::lang;
use crate::text::{Lang, Term, house as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, empty, go};
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::ordered::Map;
use dampingi_sync::author::NamedArea;
use dampingi_sync::{Edit, Kind, RecordId};
use std::rc::Rc;

/// That nobody has said yet which village is hers, and what to do.
pub fn no_village(lang: Lang) -> View {
    let send = go(
        Weight::Plain,
        None,
        crate::text::app::SEND.text(lang),
        address::SEND,
    );
    empty(
        Icon::House,
        words::NO_VILLAGE_TITLE.text(lang).to_owned(),
        words::NO_VILLAGE_WHY.text(lang).to_owned(),
        Some(send),
    )
}

pub fn new() -> View {
    let lang = lang();
    let villages = use_phone().villages();
    let chosen = word("area");
    match villages.as_slice() {
        [] => group([
            ui::header(
                ui::fixed(words::NEW.text(lang)),
                words::NEW,
                Some(address::TODAY.to_owned()),
                lang,
            ),
            no_village(lang),
        ]),
        [only] => register(only),
        several => match several
            .iter()
            .find(|village| village.code.as_str() == chosen)
        {
            Some(village) => register(village),
            None => choose_village(
                several,
                words::NEW,
                address::TODAY,
                address::new_household_in,
            ),
        },
    }
}

/// Which village something belongs to that is about to be written down.
pub fn choose_village(
    villages: &[NamedArea],
    title: Term,
    parent: &str,
    to: fn(&str) -> String,
) -> View {
    let lang = lang();
    let each = villages.iter().map(|village| {
        let to = to(village.code.as_str());
        el("li").child(go(
            Weight::Plain,
            Some(Icon::House),
            village.name.clone(),
            to,
        ))
    });
    group([
        ui::header(
            ui::fixed(words::WHERE.text(lang)),
            title,
            Some(parent.to_owned()),
            lang,
        )
        .shown(),
        el("ul").class("choices").child(each.views()),
    ])
}

fn register(village: &NamedArea) -> View {
    let phone = use_phone();
    let lang = lang();
    let table = by_id("household").expect("the table of forms has it; a test holds that");
    let id = phone.new_id();
    let area = village.code.clone();
    let same = Same::new();
    let beside = same.household(area.clone());
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let (mut fields, mut flags) = (parsed.answers.clone(), parsed.flags());
        same.mark("head_name", &mut fields, &mut flags);
        vec![NewEdit {
            record: id,
            kind: Kind::Household,
            form: table.id,
            form_version: table.version,
            area: area.clone(),
            edit: Edit::Create { fields },
            flags,
            seen: 0,
        }]
    });
    // She comes from a posyandu day, where a child of this household waits.
    let day = query::<RecordId>("hari");
    let to_child = |day| address::add_child_at(id, day);
    // Or somebody moves into it.
    let whose = query::<RecordId>("pindah");
    let code = village.code.as_str();
    let route = match whose {
        Some(person) => address::new_household_of(code, person),
        None => address::with_day(address::new_household_in(code), day),
    };
    let then = match (whose, day) {
        (Some(person), _) => address::move_into(person, id),
        (None, Some(day)) => to_child(day),
        (None, None) => address::saved_household(id),
    };
    let start = Start {
        heading: words::NEW.text(lang).to_owned(),
        about: village.name.clone(),
        title: words::NEW,
        key: match whose {
            // Of its own: where this draft leads is another place.
            Some(person) => format!("household/{code}/{person}"),
            None => format!("household/{code}"),
        },
        route,
        parent: whose.map_or_else(|| address::TODAY.to_owned(), address::other_house),
        parts: vec![Part::new(table)],
        prefill: Draft::default(),
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then,
    };
    form_beside(start, Some(beside))
}
