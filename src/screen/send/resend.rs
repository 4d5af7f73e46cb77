//! A change that the server did not take: corrected and sent again, in its own place in the outbox.

use crate::phone::{OutboxItem, Phone, use_phone};
use crate::screen::form::{Known, Part, Start, Then, form};
use crate::screen::here::param;
use crate::screen::reading::{Reading, gone, lang, once, shown};
use crate::screen::{address, reading};
use crate::text::{kind, send as words};
use crate::ui::el::{View, el, group};
use crate::ui::{Icon, notice};
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::ordered::Map;
use dampingi_sync::store::EntryState;
use dampingi_sync::{Kind, Record, RecordId, link};
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

/// The refused change of a visit, if there is one: correcting such a visit means sending it again, not a new version of it.
pub fn refused_visit(phone: Phone, visit: RecordId) -> Reading<Option<u64>> {
    Box::pin(async move {
        let items = phone.outbox().await;
        let refused = |item: &&OutboxItem| {
            item.record == visit && matches!(item.state, EntryState::Refused { .. })
        };
        items.iter().find(refused).map(|item| item.seq)
    })
}

pub fn resend() -> View {
    let phone = use_phone();
    let seq = param("seq");
    let found = once(move || find(phone, seq.get()));
    shown(found, fill_in)
}

fn fill_in(refused: &Refused) -> View {
    let lang = lang();
    let phone = use_phone();
    let Some(table) = by_id(&refused.item.form) else {
        return reading::told(words::NO_FORM.text(lang), lang);
    };
    let (seq, record) = (refused.item.seq, refused.record.clone());
    let (field, message) = match &refused.item.state {
        EntryState::Refused { field, message, .. } => (field.clone(), message.clone()),
        _ => return gone(lang),
    };
    let notes: Map<String, String> = field
        .map(|field| (field, message.clone()))
        .into_iter()
        .collect();
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
    let prefill = Draft::from_answers(table, &record.fields);
    let key = format!("resend/{seq}");
    let draft = key.clone();
    let save = Then::With(Rc::new(move |model| {
        let (fields, draft) = (model.parsed()[0].over(table, &record.fields), draft.clone());
        Box::pin(async move { phone.resend(seq, fields, draft).await })
    }));
    let heard = group([
        el("p").child(el("strong").word(words::SERVER_SAID, lang)),
        el("p").child(message),
    ]);
    form(Start {
        heading: words::RESEND_TITLE.text(lang).to_owned(),
        about: format!(
            "{} · {}",
            kind::form_title(table.id, lang),
            refused.item.title_name
        ),
        title: words::RESEND_TITLE,
        key,
        route: address::resend(seq),
        parent: address::SEND.to_owned(),
        parts: vec![Part::new(table).with(known).first(first)],
        prefill,
        above: Some(notice(Icon::Alert, heard)),
        notes,
        save,
        then,
    })
}
