//! Every visit that a rule judges, with what is known around it, village by village. What a phone judges is judged here, in
//! the same way: newest versions only, no duplicates.

use crate::db::lives::{self, Found};
use crate::db::{Conn, Db, areas, unreadable};
use crate::failure::{Failure, Outcome};
use crate::organisation;
use dampingi_domain::finding::{Case, Earlier, GainPolicy, Policy};
use dampingi_domain::result::is_judged;
use dampingi_domain::{Answers, AreaCode, Date, date};
use dampingi_sync::{RecordId, link};
use std::collections::{HashMap, HashSet};

/// Hands each visit of an area, or of all areas, to `each`: by this policy, else by what the health offices chose for its day.
pub async fn each_visit(
    db: &Db,
    area: Option<&AreaCode>,
    gain: Option<GainPolicy>,
    mut each: impl FnMut(RecordId, &Case<'_>),
) -> Outcome {
    let mut connection = db.reading().await?;
    let choices = organisation::choices(&mut connection).await?;
    for village in places(&mut connection, area).await? {
        let village = read(&mut connection, &village).await?;
        let chosen = |on| choices.policy(&village.area, on);
        let policy = |on| gain.map_or_else(|| chosen(on), |gain| Policy { gain });
        village.judge(policy, &mut each)?;
    }
    Ok(())
}

/// Reads a village.
pub(super) async fn read(connection: &mut Conn, area: &AreaCode) -> sqlx::Result<Village> {
    let mut village = Village {
        area: area.clone(),
        people: HashMap::new(),
        episodes: HashMap::new(),
        visits: Vec::new(),
    };
    lives::of_place(connection, area, |found| village.add(found)).await?;
    Ok(village)
}

/// Where people live, by code.
async fn places(connection: &mut Conn, area: Option<&AreaCode>) -> Outcome<Vec<AreaCode>> {
    let mut places = lives::places(connection).await?;
    if let Some(area) = area {
        places.retain(|place| area.contains(place));
        if places.is_empty() && areas::name(connection, area.as_str()).await?.is_none() {
            return Err(Failure::input(format!("{area}: no such area here")));
        }
    }
    places.sort();
    Ok(places)
}

/// One village as it was read.
pub(super) struct Village {
    /// Its code.
    pub(super) area: AreaCode,
    people: HashMap<RecordId, Answers>,
    episodes: HashMap<RecordId, Answers>,
    visits: Vec<Found>,
}

/// A visit that counts.
struct Seen<'a> {
    id: RecordId,
    revision: i64,
    form: &'a str,
    on: Date,
    answers: &'a Answers,
}

impl Village {
    fn add(&mut self, found: Found) {
        match found.kind.as_str() {
            "person" => drop(self.people.insert(found.id, found.fields)),
            "episode" => drop(self.episodes.insert(found.id, found.fields)),
            "visit" => self.visits.push(found),
            _ => {}
        }
    }

    /// Hands each visit that counts to `each`.
    pub(super) fn judge(
        &self,
        policy: impl Fn(Date) -> Policy,
        each: &mut impl FnMut(RecordId, &Case<'_>),
    ) -> sqlx::Result<()> {
        for (person, visits) in self.lives()? {
            for (at, visit) in visits.iter().enumerate() {
                if !is_judged(visit.form) {
                    continue;
                }
                let earlier: Vec<Earlier<'_>> = visits[..at]
                    .iter()
                    .map(|other| Earlier {
                        form: other.form,
                        on: other.on,
                        answers: other.answers,
                    })
                    .collect();
                let episode = visit.answers.text(link::EPISODE);
                let episode: Option<RecordId> = episode.and_then(|id| id.parse().ok());
                let case = Case {
                    person: self.people.get(&person),
                    episode: episode.and_then(|id| self.episodes.get(&id)),
                    earlier: &earlier,
                    area: Some(&self.area),
                    policy: policy(visit.on),
                    ..Case::new(visit.form, visit.on, visit.answers)
                };
                each(visit.id, &case);
            }
        }
        Ok(())
    }

    /// The visits of each person that count, by person and then oldest first, so that two runs read alike.
    fn lives(&self) -> sqlx::Result<Vec<(RecordId, Vec<Seen<'_>>)>> {
        let states = || self.visits.iter().filter_map(|found| found.visit.as_ref());
        let replaced: HashSet<RecordId> = states().filter_map(|state| state.corrects).collect();
        let mut of_person: HashMap<RecordId, Vec<Seen<'_>>> = HashMap::new();
        for found in &self.visits {
            let state = found.visit.as_ref();
            let state = state.ok_or_else(|| unreadable("the state of a visit"))?;
            if replaced.contains(&found.id) || state.state == "closed_duplicate" {
                continue;
            }
            let on = date::from_iso(&state.date).ok_or_else(|| unreadable("the day of a visit"))?;
            of_person.entry(found.subject).or_default().push(Seen {
                id: found.id,
                revision: found.revision,
                form: &found.form,
                on,
                answers: &found.fields,
            });
        }
        let mut lives: Vec<(RecordId, Vec<Seen<'_>>)> = of_person.into_iter().collect();
        lives.sort_by_key(|(person, _)| *person);
        for (_, visits) in &mut lives {
            visits.sort_by_key(|visit| (visit.on, visit.revision));
        }
        Ok(lives)
    }
}
