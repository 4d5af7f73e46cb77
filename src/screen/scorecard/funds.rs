//! The last table of the village's report: what it used its own money for. Everybody of the village sees it; its KPM writes it down,
//! anew whenever the village's books change.

use crate::phone::{NewEdit, use_phone};
use crate::screen::address;
use crate::screen::form::{Part, Saves, Start, Then, form};
use crate::screen::here::word;
use crate::screen::money::money;
use crate::screen::reading::{gone, lang};
use crate::screen::visit::as_typed;
use crate::text::{Lang, region as area_words, scorecard as words, when};
use crate::ui::el::{Shown, View, el};
use crate::ui::{Icon, Weight, go};
use dampingi_domain::AreaCode;
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::indicator::scorecard::{AS_OF, FUNDS, FUNDS_ID, USED_FOR};
use dampingi_domain::ordered::Map;
use dampingi_domain::period::Quarter;
use dampingi_sync::sign_off::QUARTER;
use dampingi_sync::{CadreKind, Edit, Kind};
use std::rc::Rc;

/// The table of a village and a quarter.
pub fn table(village: &AreaCode, quarter: &str, lang: Lang) -> View {
    let phone = use_phone();
    let last = phone.funds(village, quarter);
    let own = phone.profile();
    let is_kpm = own.with_untracked(|own| {
        own.as_ref()
            .is_some_and(|own| own.cadre_kind == Some(CadreKind::HumanDevCadre))
    });
    let word = match last {
        None => words::FUNDS_WRITE,
        Some(_) => words::FUNDS_ANEW,
    };
    let write = is_kpm.then(|| {
        let to = address::funds(village.as_str(), quarter);
        el("div").class("unprinted").child(go(
            Weight::Plain,
            Some(Icon::Pencil),
            word.text(lang),
            to,
        ))
    });
    let body = match last {
        None => el("p").word(words::FUNDS_NONE, lang),
        Some(last) => {
            let mut more = vec![(
                words::FUNDS_ON.text(lang).to_owned(),
                when::short_text(&last.on, lang),
            )];
            if !last.used_for.is_empty() {
                more.insert(0, (words::FUNDS_FOR.text(lang).to_owned(), last.used_for));
            }
            money(&last.lines, more, lang)
        }
    };
    el("section")
        .class("section")
        .attr("aria-labelledby", "funds")
        .child(el("h2").attr("id", "funds").word(words::FUNDS, lang))
        .child(el("p").class("soft small").word(words::FUNDS_WHY, lang))
        .child(body)
        .child(write)
        .shown()
}

/// Writing it down: what was written last stands there already.
pub fn write_funds() -> View {
    let phone = use_phone();
    let lang = lang();
    let villages = phone.villages();
    let (village, quarter) = (word("village"), word("quarter"));
    let here = villages.into_iter().find(|it| it.code.as_str() == village);
    let (Some(here), Some(of), Some(table)) = (here, Quarter::parse(&quarter), by_id(FUNDS_ID))
    else {
        return gone(lang);
    };
    let mut prefill = Draft::default();
    if let Some(last) = phone.funds(&here.code, &quarter) {
        for (fund, (part, whole)) in FUNDS.iter().zip(last.lines) {
            prefill.set(fund.whole, whole.to_string());
            prefill.set(fund.part, part.to_string());
        }
        prefill.set(USED_FOR, last.used_for);
    }
    prefill.set(AS_OF, as_typed(phone.today()));
    let id = phone.new_id();
    let area = here.code.clone();
    let said = quarter.clone();
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let fields = parsed.answers.clone().with(QUARTER, said.as_str());
        vec![NewEdit {
            record: id,
            kind: Kind::Funds,
            form: FUNDS_ID,
            form_version: table.version,
            area: area.clone(),
            edit: Edit::Create { fields },
            flags: parsed.flags(),
            seen: 0,
        }]
    });
    let route = address::funds(&village, &quarter);
    let mut about = here.name;
    about.push_str(" · ");
    about.push_str(&area_words::of_year(of, lang));
    form(Start {
        heading: table.title.text(lang).to_owned(),
        about,
        title: table.title,
        key: ["funds/", &village, "/", &quarter].concat(),
        route,
        parent: address::scorecard(&village, &quarter),
        parts: vec![Part::new(table)],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::scorecard(&village, &quarter),
    })
}
