//! How a record and the words of its envelope are read. By hand where serde would keep a copy of the whole to look at twice
//! (tags, flattening, words of a newer version): on a phone the code for that is large, and the copy slow.

use crate::{Kind, Origin, Record, RecordId};
use dampingi_domain::AreaCode;
use serde_json::{Map, Value};

/// What a record is read from.
pub(crate) type Envelope = Map<String, Value>;

impl From<String> for Kind {
    fn from(word: String) -> Self {
        match word.as_str() {
            "area" => Self::Area,
            "posyandu" => Self::Posyandu,
            "team" => Self::Team,
            "facility" => Self::Facility,
            "user" => Self::User,
            "household" => Self::Household,
            "person" => Self::Person,
            "episode" => Self::Episode,
            "visit" => Self::Visit,
            "review" => Self::Review,
            "conflict" => Self::Conflict,
            "merge" => Self::Merge,
            "session" => Self::Session,
            "sign_off" => Self::SignOff,
            "funds" => Self::Funds,
            _ => Self::Other(word),
        }
    }
}

impl From<String> for Origin {
    fn from(word: String) -> Self {
        match word.as_str() {
            "phone" => Self::Phone,
            "import" => Self::Import,
            "server" => Self::Server,
            _ => Self::Other(word),
        }
    }
}

/// The envelope while it is taken apart. An error names the part that is missing or is something else than it should be.
struct Parts(Envelope);

impl Parts {
    /// As serde's `default`: what is not there is what `default` says; what is there and is something else is an error.
    fn or<T>(
        &mut self,
        part: &'static str,
        default: T,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Result<T, &'static str> {
        match self.0.remove(part) {
            None => Ok(default),
            Some(value) => read(value).ok_or(part),
        }
    }

    fn must<T>(
        &mut self,
        part: &'static str,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Result<T, &'static str> {
        self.0.remove(part).and_then(read).ok_or(part)
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn id(value: Value) -> Option<RecordId> {
    value.as_str()?.parse().ok()
}

fn small(value: Value) -> Option<u16> {
    value.as_u64()?.try_into().ok()
}

fn texts(value: Value) -> Option<Vec<String>> {
    match value {
        Value::Array(list) => list.into_iter().map(text).collect(),
        _ => None,
    }
}

impl TryFrom<Envelope> for Record {
    type Error = &'static str;

    fn try_from(envelope: Envelope) -> Result<Self, Self::Error> {
        let mut parts = Parts(envelope);
        Ok(Self {
            id: parts.must("id", id)?,
            kind: parts.must("kind", text)?.into(),
            form: parts.or("form", String::new(), text)?,
            form_version: parts.or("form_version", 0, small)?,
            schema: parts.must("schema", small)?,
            area: parts.must("area", |value| AreaCode::parse(value.as_str()?))?,
            author: parts.must("author", id)?,
            origin: parts.or("origin", Origin::Phone, |value| text(value).map(Into::into))?,
            recorded_at: parts.must("recorded_at", text)?,
            received_at: parts.or("received_at", String::new(), text)?,
            revision: parts.or("revision", 0, |value| value.as_u64())?,
            deleted: parts.or("deleted", false, |value| value.as_bool())?,
            flags: parts.or("flags", Vec::new(), texts)?,
            fields: parts.must("fields", |value| match value {
                Value::Object(fields) => Some(fields.into_iter().collect()),
                _ => None,
            })?,
            other: parts.0.into_iter().collect(),
        })
    }
}
