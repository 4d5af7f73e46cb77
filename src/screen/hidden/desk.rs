//! What was hidden in a coordinator's villages, and the way back. Her phone does not hold these records: it goes by the list's last
//! answer, so that she can bring one back without a signal. Must not open a record: what it says is not needed for this.

use super::{back, dated, row, words};
use crate::phone::{NewEdit, Phone, SyncFailure, use_phone};
use crate::screen::here::param;
use crate::screen::reading::{failed, lang, read};
use crate::screen::{address, life};
use crate::text::{Lang, app, double, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, notice, skeleton};
use dampingi_domain::Answers;
use dampingi_sync::accept::{CHOSEN, NOTE, OPEN, RESTORED, WHOLE};
use dampingi_sync::doubles::Hidden;
use dampingi_sync::store::EntryState;
use dampingi_sync::{Edit, Kind, RecordId, link};
use serde_json::{Value, json};

/// The part of her list with what is hidden, the newest first.
pub fn section(hidden: Vec<Hidden>, lang: Lang) -> View {
    let none = hidden
        .is_empty()
        .then(|| el("p").class("soft").word(words::NONE_AT_DESK, lang));
    let each = hidden.into_iter().map(|it| {
        let (what, by) = (what(&it, lang), by(&it, lang));
        let why = words::because(&it.reason, lang);
        row(name(&it, lang), what, [by, why], it.id)
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", "hidden")
        .child(el("h2").attr("id", "hidden").word(words::AT_DESK, lang))
        .child(none)
        .child(el("ul").class("rows").child(each.views()))
}

/// What people call it: a name, or what it is where it has none.
fn name(it: &Hidden, lang: Lang) -> String {
    match it.about.name.as_str() {
        "" => dated(&it.form, "", lang),
        name => name.to_owned(),
    }
}

fn what(it: &Hidden, lang: Lang) -> String {
    life::joined(&[dated(&it.form, &it.on, lang), it.about.area_name.clone()])
}

fn by(it: &Hidden, lang: Lang) -> String {
    let who = match it.by.as_str() {
        "" => double::OF_OTHER.text(lang),
        who => who,
    };
    let by = double::by(who, &when::moment_in(&it.area, &it.at, lang), lang);
    let mut said = words::WAS_HIDDEN.text(lang).to_owned();
    said.push(' ');
    said.push_str(&by);
    said
}

pub fn desk() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id");
    let found = read(move || {
        let id = id.get();
        phone.last_success().track();
        phone.changed().track();
        async move { find(phone, id).await }
    });
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(Err(why)) => failed(why, lang),
        Some(Ok((None, _))) => notice(Icon::Check, words::IS_BACK.text(lang)),
        Some(Ok((Some(it), is_on_its_way))) => shown(phone, it, is_on_its_way, lang),
    };
    group([
        ui::header(
            ui::fixed(words::ONE.text(lang)),
            words::ONE,
            Some(address::DOUBLES.to_owned()),
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

/// It, as the list has it, and whether this phone is bringing it back already.
async fn find(phone: Phone, id: Option<RecordId>) -> Result<(Option<Hidden>, bool), SyncFailure> {
    let (found, _) = phone.doubles().await?;
    let hidden = found.hidden.into_iter().find(|it| Some(it.id) == id);
    let mut is_on_its_way = false;
    for item in phone.outbox().await {
        let waits = matches!(item.state, EntryState::Waiting | EntryState::Deferred);
        if waits && item.kind == Kind::Conflict {
            let card = phone.record(item.record).await;
            is_on_its_way |= card.is_some_and(|card| {
                let chosen = card.fields.get(CHOSEN).map(|chosen| &chosen[WHOLE]);
                card.link(link::RECORD) == id && chosen == Some(&Value::from(RESTORED))
            });
        }
    }
    Ok((hidden, is_on_its_way))
}

fn shown(phone: Phone, it: Hidden, is_on_its_way: bool, lang: Lang) -> View {
    let head = el("p").class("form-about").child(name(&it, lang));
    let lines = [what(&it, lang), by(&it, lang)].into_iter();
    let lines = lines.map(|line| el("p").class("soft").child(line));
    let rest = if is_on_its_way {
        notice(Icon::Check, words::SAVED.text(lang))
    } else {
        let why = it.reason.clone();
        let said = Box::new(move |why| brought_back(phone, &it, why));
        group([
            back(why, said, lang).shown(),
            el("p")
                .class("soft small")
                .word(words::WHAT_IS_SEEN, lang)
                .shown(),
        ])
    };
    el("div")
        .class("sections")
        .child(el("div").child(head).child(lines.views()))
        .child(rest)
}

/// Her word that it comes back: a card that is closed from the start (docs/adr/0034).
fn brought_back(phone: Phone, it: &Hidden, why: String) -> NewEdit {
    let mut fields = Answers::new()
        .with(link::RECORD, it.id.to_string())
        .with(OPEN, false)
        .with(NOTE, why)
        .with(CHOSEN, json!({ WHOLE: RESTORED }));
    if let Some(seen) = it.revision {
        // The list may be days old: whatever was hidden anew since is asked about.
        fields.set(link::SEEN, seen);
    }
    NewEdit {
        record: phone.new_id(),
        kind: Kind::Conflict,
        form: "",
        form_version: 0,
        area: it.area.clone(),
        edit: Edit::Create { fields },
        flags: Vec::new(),
        seen: 0,
    }
}
