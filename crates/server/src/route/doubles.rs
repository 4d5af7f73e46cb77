//! Who may be registered twice, where two people wrote different things, and what was hidden: the coordinator's list, and two
//! records side by side. What she decides comes by push, like every change.

use crate::auth::{App, SignedInUser};
use crate::clock;
use crate::db::records::Held;
use crate::db::{Conn, accounts, areas, doubles, hidings, openings, records};
use crate::error::ApiError;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use dampingi_domain::form;
use dampingi_sync::doubles::{Dispute, DoublePair, DoubleSide, Doubles, Hidden};
use dampingi_sync::wire::Story;
use dampingi_sync::{Author, Kind, Record, RecordId, alias, link};
use jiff::Timestamp;
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
        let named = link::pair(&said.fields);
        let is_new =
            |pair: &(RecordId, RecordId)| !seen.contains(&(pair.1, pair.0)) && !seen.contains(pair);
        if let Some(pair) = named.filter(is_new) {
            seen.insert(pair);
            pairs.extend(sides.pair(&mut connection, &author, pair.0, pair.1).await?);
        }
    }
    for (one, other) in sides.homes(&mut connection, &author, &pairs).await? {
        let is_new = !seen.contains(&(one, other)) && !seen.contains(&(other, one));
        if is_new && seen.insert((one, other)) {
            let pair = sides.pair(&mut connection, &author, one, other).await?;
            pairs.extend(pair.map(|pair| DoublePair {
                state: alias::PROPOSED.to_owned(),
                ..pair
            }));
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
    let mut hidden = Vec::new();
    for held in hidings::hidden(&mut connection, &author.areas).await? {
        hidden.extend(concealed(&mut connection, &mut sides, &author, &held).await?);
    }
    // Something may have been written in one since: what counts is when it was hidden.
    hidden.sort_by(|one: &Hidden, other| other.at.cmp(&one.at));
    Ok(Json(Doubles {
        pairs,
        disputes,
        hidden,
    }))
}

/// What a list says of a hidden record.
async fn concealed(
    connection: &mut Conn,
    sides: &mut Sides,
    author: &Author,
    held: &Held,
) -> Result<Option<Hidden>, ApiError> {
    let record = &held.stored.record;
    let subject = held.subject.unwrap_or(record.id);
    let mut about = sides.of(connection, author, subject).await?;
    if about.is_none() {
        // Whom it is about lives elsewhere now: it is listed without her.
        about = sides.of(connection, author, record.id).await?;
    }
    let Some((about, _)) = about else {
        return Ok(None);
    };
    let hider = hidings::hider(connection, record.id).await?;
    let by = match hider {
        Some((user, _)) => accounts::name(connection, user).await?,
        None => None,
    };
    let at = hider.and_then(|(_, at)| Timestamp::from_second(at).ok());
    let dated_by = form::by_id(&record.form).and_then(|form| form.dated_by);
    let text = |key: &str| record.fields.text(key).unwrap_or_default().to_owned();
    Ok(Some(Hidden {
        id: record.id,
        form: record.form.clone(),
        area: record.area.clone(),
        on: dated_by.map(text).unwrap_or_default(),
        about,
        by: by.unwrap_or_default(),
        at: at.map(clock::wire).unwrap_or_default(),
        reason: text(link::DELETION_REASON),
        revision: Some(record.revision),
    }))
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
                let first = |keys: &[&str]| {
                    let found = keys.iter().find_map(|key| record.fields.text(key));
                    found.unwrap_or_default().to_owned()
                };
                let area_name = areas::name(connection, record.area.as_str()).await?;
                let side = DoubleSide {
                    id,
                    name: first(&["name", "head_name", "posyandu"]),
                    birth_date: first(&["birth_date", "held_on"]),
                    area_name: area_name.unwrap_or_default(),
                };
                Some((side, record))
            }
            None => None,
        };
        self.known.insert(id, side.clone());
        Ok(side)
    }

    /// The households of those who were merged, where both are of one village: they may be one household.
    async fn homes(
        &mut self,
        connection: &mut Conn,
        author: &Author,
        pairs: &[DoublePair],
    ) -> Result<Vec<(RecordId, RecordId)>, ApiError> {
        let mut homes = Vec::new();
        for pair in pairs.iter().filter(|pair| pair.state == alias::MERGED) {
            let mut both = Vec::new();
            for id in [pair.alias.id, pair.person.id] {
                let found = self.of(connection, author, id).await?;
                let home = found.and_then(|(_, person)| person.link(link::HOUSEHOLD));
                if let Some(home) = home {
                    both.extend(self.of(connection, author, home).await?);
                }
            }
            if let [(one, record), (other, second)] = both.as_slice()
                && one.id != other.id
                && record.area == second.area
            {
                homes.push((one.id, other.id));
            }
        }
        Ok(homes)
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
        // Of a visit or an episode that a card is about: whom it is about. A posyandu day is about nobody: it is all there is.
        if held.stored.record.kind == Kind::Session {
            found.insert(id, held.stored.record);
            continue;
        }
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
        let whole = whole(&mut connection, &author, subject).await?;
        let home = whole
            .iter()
            .find(|it| it.id == subject && it.kind == Kind::Household);
        if let Some(home) = home {
            for member in doubles::members(&mut connection, &home.area, home.id).await? {
                openings::note(
                    &mut connection,
                    signed.user.id,
                    member.id,
                    None,
                    "compare",
                    now,
                )
                .await?;
                found.insert(member.id, member);
            }
        }
        found.extend(whole.into_iter().map(|record| (record.id, record)));
    }
    let records: Vec<Record> = found.into_values().collect();
    let users = names(&mut connection, &records).await?;
    Ok(Json(Story { records, users }))
}

/// Everything about a person or household: also what was recorded about those who were merged with her, her household and the
/// people of a household. Of whom lives elsewhere now only what was recorded in the asking user's areas.
pub async fn whole(
    connection: &mut Conn,
    author: &Author,
    subject: RecordId,
) -> Result<Vec<Record>, ApiError> {
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
        .filter(|record| record.kind == Kind::Person)
        .filter_map(|person| person.link(link::HOUSEHOLD))
        .collect();
    for home in homes {
        let held = records::load(connection, home).await?;
        found.extend(held.map(|held| held.stored.record));
    }
    let is_hers = |it: &Record| it.id == subject && may_see(author, it);
    if !found.iter().any(is_hers) {
        found.retain(|it| it.id == subject || may_see(author, it));
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
