//! Who may be registered twice, and where two people wrote different things: the coordinator's list, and two records side by
//! side. What she decides comes by push, like every change.

use crate::auth::{App, SignedInUser};
use crate::db::{Conn, accounts, areas, doubles, openings, records};
use crate::error::ApiError;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use dampingi_sync::wire::{Dispute, DoublePair, DoubleSide, Doubles, Story};
use dampingi_sync::{Author, Record, RecordId, alias, link};
use std::collections::{BTreeMap, BTreeSet};

/// `GET /api/review/doubles`. Headers only: they name people, and nothing of what was found.
pub async fn list(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
) -> Result<Json<Doubles>, ApiError> {
    let author = signed.user.author();
    let mut connection = app.db.reading().await?;
    let mut sides = Sides::default();
    let mut pairs: Vec<DoublePair> = Vec::new();
    let mut seen: BTreeSet<(RecordId, RecordId)> = BTreeSet::new();
    for person in doubles::doubted(&mut connection, &author.areas).await? {
        for other in alias::doubts(&person) {
            let is_new = seen.insert((person.id, other)) && !seen.contains(&(other, person.id));
            if is_new {
                let pair = sides
                    .pair(&mut connection, &author, person.id, other)
                    .await?;
                pairs.extend(pair);
            }
        }
    }
    for said in doubles::said(&mut connection, &author.areas).await? {
        let named = said.link(link::ALIAS).zip(said.link(link::PERSON));
        let is_new =
            |pair: &(RecordId, RecordId)| !seen.contains(&(pair.1, pair.0)) && !seen.contains(pair);
        if let Some(pair) = named.filter(is_new) {
            seen.insert(pair);
            pairs.extend(sides.pair(&mut connection, &author, pair.0, pair.1).await?);
        }
    }
    let mut disputes = Vec::new();
    for card in doubles::disputes(&mut connection, &author.areas).await? {
        let Some(about) = card.link(link::RECORD) else {
            continue;
        };
        let held = records::load(&mut connection, about).await?;
        let subject = held.and_then(|held| held.subject).unwrap_or(about);
        if let Some((side, _)) = sides.of(&mut connection, &author, subject).await? {
            disputes.push(Dispute {
                card: card.id,
                about: side,
            });
        }
    }
    Ok(Json(Doubles { pairs, disputes }))
}

/// Headers that were read, with the records they come from.
#[derive(Default)]
struct Sides {
    known: BTreeMap<RecordId, Option<(DoubleSide, Record)>>,
}

impl Sides {
    /// `None` for whom she may not see.
    async fn of(
        &mut self,
        connection: &mut Conn,
        author: &Author,
        id: RecordId,
    ) -> Result<Option<(DoubleSide, Record)>, ApiError> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let held = records::load(connection, id).await?;
        let hers = held.filter(|held| may_see(author, &held.stored.record));
        let side = match hers {
            Some(held) => {
                let record = held.stored.record;
                let text = |key: &str| record.fields.text(key).unwrap_or_default().to_owned();
                let name = match text("name") {
                    name if name.is_empty() => text("head_name"),
                    name => name,
                };
                let area_name = areas::name(connection, record.area.as_str()).await?;
                let side = DoubleSide {
                    id,
                    name,
                    birth_date: text("birth_date"),
                    area_name: area_name.unwrap_or_default(),
                };
                Some((side, record))
            }
            None => None,
        };
        self.known.insert(id, side.clone());
        Ok(side)
    }

    async fn pair(
        &mut self,
        connection: &mut Conn,
        author: &Author,
        one: RecordId,
        other: RecordId,
    ) -> Result<Option<DoublePair>, ApiError> {
        let Some((alias, record)) = self.of(connection, author, one).await? else {
            return Ok(None);
        };
        let Some((person, _)) = self.of(connection, author, other).await? else {
            return Ok(None);
        };
        let others = record.fields.codes(alias::OTHERS);
        let state = if alias::into(&record) == Some(other) {
            alias::MERGED
        } else if others.contains(&other.to_string().as_str()) {
            alias::DIFFERENT
        } else if alias::doubts(&record).contains(&other) {
            alias::PROPOSED
        } else {
            alias::APART
        };
        Ok(Some(DoublePair {
            alias,
            person,
            state: state.to_owned(),
        }))
    }
}

fn may_see(author: &Author, record: &Record) -> bool {
    author.areas.iter().any(|own| own.contains(&record.area))
}

/// `GET /api/review/people/{ids}`: everything about the persons and households that are named, one or two with a comma
/// between. Every one is logged as opened, before anything is shown.
pub async fn people(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Path(ids): Path<String>,
) -> Result<Json<Story>, ApiError> {
    let ids: Vec<RecordId> = ids
        .split(',')
        .map(|id| id.parse().map_err(|_| ApiError::Malformed))
        .collect::<Result<_, _>>()?;
    if ids.len() > 2 {
        return Err(ApiError::Malformed);
    }
    let author = signed.user.author();
    let mut connection = app.db.reading().await?;
    let mut found: BTreeMap<RecordId, Record> = BTreeMap::new();
    for id in ids {
        let held = records::load(&mut connection, id).await?;
        let held = held.ok_or(ApiError::NotFound)?;
        if !may_see(&author, &held.stored.record) {
            return Err(ApiError::OutsideArea);
        }
        // Of a visit or an episode that a card is about: whom it is about.
        let subject = held.subject.ok_or(ApiError::NotFound)?;
        let now = app.clock.now().as_second();
        openings::note(
            &mut connection,
            signed.user.id,
            subject,
            None,
            "compare",
            now,
        )
        .await?;
        for record in whole(&mut connection, subject).await? {
            found.insert(record.id, record);
        }
    }
    let records: Vec<Record> = found.into_values().collect();
    let users = names(&mut connection, &records).await?;
    Ok(Json(Story { records, users }))
}

/// Everything about a person or household: also what was recorded about those who were merged with her, and her household.
pub async fn whole(connection: &mut Conn, subject: RecordId) -> Result<Vec<Record>, ApiError> {
    let mut found = records::about(connection, subject).await?;
    let mut others: Vec<RecordId> = Vec::new();
    if let Some(person) = found.iter().find(|record| record.id == subject) {
        others.extend(alias::into(person));
        others.extend(alias::aliases(person));
    }
    for other in others {
        found.extend(records::about(connection, other).await?);
    }
    let homes: BTreeSet<RecordId> = found
        .iter()
        .filter(|record| record.kind == dampingi_sync::Kind::Person)
        .filter_map(|person| person.link(link::HOUSEHOLD))
        .collect();
    for home in homes {
        let held = records::load(connection, home).await?;
        found.extend(held.map(|held| held.stored.record));
    }
    Ok(found)
}

/// Names of the users who wrote these records.
pub async fn names(
    connection: &mut Conn,
    records: &[Record],
) -> Result<Vec<(RecordId, String)>, ApiError> {
    let authors: BTreeSet<RecordId> = records.iter().map(|record| record.author).collect();
    let mut users = Vec::new();
    for author in authors {
        let name = accounts::name(connection, author).await?;
        users.extend(name.map(|name| (author, name)));
    }
    Ok(users)
}
