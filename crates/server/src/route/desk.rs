//! What a coordinator asks of her people beside numbers and queue: her cadres in a month, somebody by name or number, and who
//! stands behind a letter of a posyandu day. Her own areas only; who is shown by name is noted as an opening before.

use crate::auth::{App, SignedInUser};
use crate::days::today_in;
use crate::db::{Conn, accounts, areas, cadres, openings, people, records};
use crate::error::ApiError;
use crate::posyandu_days::{self, Letter};
use crate::read::{Body, Params};
use axum::extract::{Path, State};
use axum::{Extension, Json};
use dampingi_domain::name::search_key;
use dampingi_domain::period::Month;
use dampingi_domain::same_person::in_one_spelling;
use dampingi_sync::desk::{CadreMonth, Cadres, DayChildren, Find, Found, FoundPerson};
use dampingi_sync::{Kind, Record, RecordId, alias};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Most people that are shown: who is not among them is asked for more closely.
const SHOWN: usize = 20;
/// Fewer letters fit half a village.
const FEWEST: usize = 3;
/// Digits of a NIK that tell enough.
const DIGITS: usize = 8;

/// What is asked for. Without an area her own, without a month the one that is.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    area: Option<String>,
    month: Option<String>,
}

/// `GET /api/cadres`.
pub async fn cadres(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Params(wanted): Params<Wanted>,
) -> Result<Json<Cadres>, ApiError> {
    let area = signed.area(wanted.area.as_deref())?;
    let month = match wanted.month.as_deref() {
        Some(text) => Month::parse(text).ok_or(ApiError::Malformed)?,
        None => Month::of(today_in(&area, app.clock.now())),
    };
    let [from, to] = [month, month.plus(1)].map(|month| month.first_day().to_string());
    let mut connection = app.db.reading().await?;
    let names = areas::tree(&mut connection, &area).await?;
    let named = |code: &str| {
        let known = names.iter().find(|(known, _)| known.as_str() == code);
        known.map_or_else(|| code.to_owned(), |(_, name)| name.clone())
    };
    let mut all: BTreeMap<(String, String), CadreMonth> = BTreeMap::new();
    for (code, id, name) in cadres::working(&mut connection, &area).await? {
        let village = named(&code);
        let area = code.clone();
        let one = CadreMonth {
            area,
            village,
            user: id.parse().ok(),
            name,
            ..CadreMonth::default()
        };
        all.insert((code, id), one);
    }
    for done in cadres::done(&mut connection, &area, (&from, &to)).await? {
        let key = (done.area.clone(), done.user.clone());
        if !all.contains_key(&key) {
            let id: RecordId = done.user.parse().map_err(|_| ApiError::Malformed)?;
            let name = accounts::name(&mut connection, id)
                .await?
                .unwrap_or_default();
            let (area, village) = (done.area.clone(), named(&done.area));
            let one = CadreMonth {
                area,
                village,
                user: Some(id),
                name,
                ..CadreMonth::default()
            };
            all.insert(key.clone(), one);
        }
        let number = |count: i64| u32::try_from(count).unwrap_or_default();
        if let Some(one) = all.get_mut(&key) {
            one.visits = number(done.visits);
            one.waiting = number(done.waiting);
            one.returned = number(done.returned);
            one.last_on = done.last_on;
        }
    }
    let mut all: Vec<CadreMonth> = all.into_values().collect();
    all.sort_by(|a, b| (&a.village, &a.name).cmp(&(&b.village, &b.name)));
    Ok(Json(Cadres {
        area: area.to_string(),
        month: month.to_string(),
        all,
    }))
}

/// Who is looked for.
enum Asked {
    /// The beginning of a NIK.
    Number(String),
    /// Words of a name, each with the spelling that stands for all of its own.
    Name(Vec<(String, String)>),
}

impl Asked {
    /// `None`: too little to find anybody by.
    fn of(words: &str) -> Option<Self> {
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= DIGITS {
            return Some(Self::Number(digits));
        }
        let key = search_key(words);
        if key.chars().filter(|letter| *letter != ' ').count() < FEWEST {
            return None;
        }
        let words = key.split(' ').filter(|word| !word.is_empty());
        let words = words.map(|word| (word.to_owned(), in_one_spelling(word)));
        Some(Self::Name(words.collect()))
    }

    fn fits(&self, person: &Record) -> bool {
        if alias::into(person).is_some() {
            return false;
        }
        match self {
            Self::Number(digits) => {
                let nik = person.fields.text("nik").unwrap_or_default();
                nik.starts_with(digits)
            }
            Self::Name(words) => {
                let key = search_key(person.fields.text("name").unwrap_or_default());
                let spelled = in_one_spelling(&key);
                let fits = |(typed, one): &(String, String)| {
                    key.contains(typed.as_str()) || spelled.contains(one.as_str())
                };
                words.iter().all(fits)
            }
        }
    }
}

/// `POST /api/review/find`.
pub async fn find(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Body(find): Body<Find>,
) -> Result<Json<Found>, ApiError> {
    let mut found = Found::default();
    let Some(asked) = Asked::of(&find.words) else {
        return Ok(Json(found));
    };
    let mut connection = app.db.reading().await?;
    let own = signed.user.author().areas;
    let mut fitting = Vec::new();
    // Village by village: one is in memory at a time.
    for (code, village) in people::villages(&mut connection, &own).await? {
        let here = people::of_village(&mut connection, &code).await?;
        let here = here.into_iter().filter(|person| asked.fits(person));
        fitting.extend(here.map(|person| (village.clone(), person)));
        if fitting.len() > SHOWN {
            break;
        }
    }
    found.more = fitting.len() > SHOWN;
    fitting.truncate(SHOWN);
    let now = app.clock.now().as_second();
    for (village, person) in fitting {
        let one = shown(&mut connection, &signed, person, village, "find", now).await?;
        found.people.push(one);
    }
    found
        .people
        .sort_by(|a, b| (&a.name, &a.village).cmp(&(&b.name, &b.village)));
    Ok(Json(found))
}

/// Somebody as she is shown, once that is noted.
async fn shown(
    connection: &mut Conn,
    signed: &SignedInUser,
    person: Record,
    village: String,
    how: &str,
    now: i64,
) -> Result<FoundPerson, ApiError> {
    openings::note(connection, signed.user.id, person.id, None, how, now).await?;
    let text = |key: &str| person.fields.text(key).unwrap_or_default().to_owned();
    Ok(FoundPerson {
        id: person.id,
        name: text("name"),
        born: text("birth_date"),
        mother: text("mother_name"),
        village,
        visit: people::last_visit(connection, person.id).await?,
    })
}

/// `GET /api/posyandu/{day}/{letter}`.
pub async fn children(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Path((day, letter)): Path<(String, String)>,
) -> Result<Json<DayChildren>, ApiError> {
    let id: RecordId = day.parse().map_err(|_| ApiError::Malformed)?;
    let letter = Letter::parse(&letter).ok_or(ApiError::Malformed)?;
    let mut connection = app.db.reading().await?;
    let held = records::load(&mut connection, id).await?;
    let session = held.map(|held| held.stored.record);
    let session = session.filter(|record| record.kind == Kind::Session && !record.deleted);
    let session = session.ok_or(ApiError::NotFound)?;
    signed.area(Some(session.area.as_str()))?;
    let found = posyandu_days::children(&mut connection, &session, letter).await?;
    let (posyandu, on, ids) = found.ok_or(ApiError::NotFound)?;
    let village = areas::name(&mut connection, session.area.as_str()).await?;
    let village = village.unwrap_or_default();
    let now = app.clock.now().as_second();
    let mut people = Vec::new();
    for (_, held) in records::load_all(&mut connection, &ids).await? {
        let (who, village) = (held.stored.record, village.clone());
        people.push(shown(&mut connection, &signed, who, village, "posyandu", now).await?);
    }
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let on = on.to_string();
    Ok(Json(DayChildren {
        posyandu,
        on,
        people,
    }))
}
