//! A change that the server did not take: corrected and sent again, in its own place in the outbox.

use super::decision::{decision, draft};
use crate::phone::{OutboxItem, Phone, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Start, Then, form};
use crate::screen::here::param;
use crate::screen::reading::{Reading, gone, lang, once, shown};
use crate::text::{kind, send as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Slot, Weight, button, notice};
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::ordered::Map;
use dampingi_sync::store::EntryState;
use dampingi_sync::{Kind, Record, link};
use std::rc::Rc;

#[derive(Clone, PartialEq)]
struct Refused {
    item: OutboxItem,
    record: Record,
    known: Around,
}

/// Records that the form is read against.
#[derive(Clone, PartialEq, Default)]
struct Around {
    person: Option<Record>,
    episode: Option<Record>,
    household: Option<Record>,
}

async fn linked(phone: Phone, record: &Record, key: &str) -> Option<Record> {
    phone.record(record.link(key)?).await
}

fn find(phone: Phone, seq: Option<u64>) -> Reading<Option<Refused>> {
    Box::pin(async move {
        let seq = seq?;
        let item = phone
            .outbox()
            .await
            .into_iter()
            .find(|item| item.seq == seq)?;
        if !matches!(item.state, EntryState::Refused { .. }) {
            return None;
        }
        let record = phone.record(item.record).await?;
        let known = Around {
            person: linked(phone, &record, link::PERSON).await,
            episode: linked(phone, &record, link::EPISODE).await,
            household: linked(phone, &record, link::HOUSEHOLD).await,
        };
        Some(Refused {
            item,
            record,
            known,
        })
    })
}

pub fn resend() -> View {
    let phone = use_phone();
    let seq = param("seq");
    let found = once(move || find(phone, seq.get()));
    let is_given_up = Slot::new(false);
    shown(found, move |found| fill_in(found, is_given_up))
}

/// `is_given_up`: she does not want to put it right any more.
fn fill_in(refused: &Refused, is_given_up: Slot<bool>) -> View {
    let lang = lang();
    let phone = use_phone();
    let (seq, record) = (refused.item.seq, refused.record.clone());
    let (field, message) = match &refused.item.state {
        EntryState::Refused { field, message, .. } => (field.clone(), message.clone()),
        _ => return gone(lang),
    };
    let heard = group([
        el("p").child(el("strong").word(words::SERVER_SAID, lang)),
        el("p").child(message.clone()),
    ]);
    let table =
        by_id(&refused.item.form).filter(|_| !refused.item.is_decision && !is_given_up.get());
    let Some(table) = table else {
        return decision(&refused.item, heard, is_given_up, lang);
    };
    let notes: Map<String, String> = field.map(|field| (field, message)).into_iter().collect();
    let first = notes
        .keys()
        .filter(|key| table.field(key).is_some())
        .cloned()
        .collect();
    let fields = |record: &Option<Record>| record.as_ref().map(|record| record.fields.clone());
    let known = Known {
        person: fields(&refused.known.person),
        episode: fields(&refused.known.episode),
        household: fields(&refused.known.household),
        previous: None,
    };
    let then = match record.kind {
        Kind::Visit => address::saved_visit(record.id),
        Kind::Person => address::saved_person(record.id),
        Kind::Household => address::saved_household(record.id),
        _ => address::SEND.to_owned(),
    };
    let seen = record.revision;
    let prefill = Draft::from_answers(table, &record.fields);
    let save = Then::With(Rc::new(move |model| {
        let shown = &record.fields;
        let changed = shown.difference(&model.parsed()[0].over(table, shown));
        Box::pin(async move { phone.resend(seq, changed, draft(seq)).await })
    }));
    let give_up = refused.item.edited.as_ref().map(|_| {
        button(
            Weight::Quiet,
            None,
            words::TAKE_EDIT_BACK.text(lang),
            move || is_given_up.set(true),
        )
    });
    form(Start {
        heading: words::RESEND_TITLE.text(lang).to_owned(),
        about: format!(
            "{} · {}",
            kind::form_title(table.id, lang),
            refused.item.title_name
        ),
        title: words::RESEND_TITLE,
        key: draft(seq),
        route: address::resend(seq),
        parent: address::SEND.to_owned(),
        parts: vec![Part::new(table).with(known).first(first).changing(seen)],
        prefill,
        above: Some(group([notice(Icon::Alert, heard).shown(), give_up.shown()])),
        notes,
        save,
        then,
    })
}
