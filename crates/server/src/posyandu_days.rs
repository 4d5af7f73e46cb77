//! The posyandu days of an area in a month, with the letters of the register counted from the visits as a cadre's phone counts
//! them: the domain decides what a letter is. And the children behind one letter of one day.

use crate::days::today_in;
use crate::db::{Conn, Db, areas, posyandu};
use crate::failure::{Failure, Outcome};
use crate::indicator::{Village, read_village};
use dampingi_domain::indicator::Population;
use dampingi_domain::period::Month;
use dampingi_domain::posyandu::{COLUMNS, Column, Seen, is_target};
use dampingi_domain::posyandu_name::{Names, is_same};
use dampingi_domain::{AreaCode, Date};
use dampingi_sync::desk::ABSENT;
use dampingi_sync::overview::{PosyanduDay, PosyanduDays};
use dampingi_sync::{Record, RecordId};
use jiff::Timestamp;

/// All that is said of one day.
struct Said {
    posyandu: String,
    on: Date,
    sessions: Vec<Record>,
}

/// Which children of a day are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Letter {
    /// Those that a column counts.
    In(Column),
    /// Those of the list whom nobody met there.
    Absent,
}

impl Letter {
    /// As it stands in an address.
    pub fn parse(text: &str) -> Option<Self> {
        if text == ABSENT {
            return Some(Self::Absent);
        }
        let found = COLUMNS.iter().find(|(_, letter, _)| *letter == text);
        found.map(|(column, ..)| Self::In(*column))
    }

    fn has(self, seen: &Seen) -> bool {
        match self {
            Self::In(column) => seen.is_in(column),
            Self::Absent => !seen.came,
        }
    }
}

/// The posyandu and the date of the day that a record speaks of, and the children behind a letter of it: the same that
/// [`of`] counts. `None`: it names no day.
pub async fn children(
    connection: &mut Conn,
    session: &Record,
    letter: Letter,
) -> Outcome<Option<(String, Date, Vec<RecordId>)>> {
    let area = &session.area;
    let names = posyandu::names(connection, area).await?;
    let names = names.get(area).cloned().unwrap_or_default();
    let Some(day) = days(std::iter::once(session), None, &names).pop() else {
        return Ok(None);
    };
    let village = read_village(connection, area).await?;
    let counted = tokio::task::spawn_blocking(move || {
        let all = village.with_population(|population| seen(population, &day, &names));
        let ids: Vec<RecordId> = village.ids().collect();
        let found = all.iter().filter(|(_, seen)| letter.has(seen));
        let found: Vec<RecordId> = found.filter_map(|(at, _)| ids.get(*at).copied()).collect();
        (day.posyandu, day.on, found)
    });
    let found = counted.await;
    Ok(Some(
        found.map_err(|error| Failure::System(error.to_string()))?,
    ))
}

/// Reads and counts them, village by village: one is in memory at a time.
pub async fn of(db: &Db, area: &AreaCode, month: Month, now: Timestamp) -> Outcome<PosyanduDays> {
    let mut connection = db.reading().await?;
    let mut tree = areas::tree(&mut connection, area).await?;
    if tree.is_empty() {
        return Err(Failure::input(format!("{area}: wilayah ini tidak dikenal")));
    }
    tree.sort();
    let sessions = posyandu::sessions(&mut connection, area).await?;
    let known = posyandu::known(&mut connection, area).await?;
    let mut said = posyandu::names(&mut connection, area).await?;
    let mut all = PosyanduDays {
        area: area.to_string(),
        month: month.to_string(),
        ..PosyanduDays::default()
    };
    for (code, name) in tree {
        let of_village = sessions.iter().filter(|session| session.area == code);
        let names = said.remove(&code).unwrap_or_default();
        let days = days(of_village, Some(month), &names);
        let mut without = known.iter().filter(|(of, _)| *of == code);
        let has_day = |posyandu: &str| days.iter().any(|day| names.is_one(&day.posyandu, posyandu));
        all.without.extend(
            without
                .by_ref()
                .filter(|(_, posyandu)| !has_day(posyandu) && names.one(posyandu) == posyandu)
                .map(|(_, posyandu)| (name.clone(), posyandu.clone())),
        );
        if days.is_empty() {
            continue;
        }
        let village = read_village(&mut connection, &code).await?;
        let today = today_in(&code, now);
        // Counting takes the time of a few requests: it must not hold up those of others.
        let counted = tokio::task::spawn_blocking(move || {
            let told = days
                .iter()
                .map(|day| told(day, &village, &names, &name, today));
            told.collect::<Vec<_>>()
        });
        let told = counted
            .await
            .map_err(|error| Failure::System(error.to_string()))?;
        all.days.extend(told);
    }
    Ok(all)
}

/// The days, of a month where one is given, whatever phone wrote them and however it spelled the posyandu.
fn days<'a>(
    sessions: impl Iterator<Item = &'a Record>,
    month: Option<Month>,
    names: &Names,
) -> Vec<Said> {
    let mut days: Vec<Said> = Vec::new();
    for session in sessions {
        let fields = &session.fields;
        let (Some(posyandu), Some(on)) = (fields.text("posyandu"), fields.date("held_on")) else {
            continue;
        };
        if month.is_some_and(|month| Month::of(on) != month) {
            continue;
        }
        let posyandu = names.one(posyandu);
        let same = |day: &&mut Said| day.on == on && is_same(&day.posyandu, posyandu);
        match days.iter_mut().find(same) {
            Some(day) => day.sessions.push(session.clone()),
            None => days.push(Said {
                posyandu: posyandu.to_owned(),
                on,
                sessions: vec![session.clone()],
            }),
        }
    }
    days.sort_by(|a, b| (&a.posyandu, a.on).cmp(&(&b.posyandu, b.on)));
    days
}

fn told(day: &Said, village: &Village, names: &Names, name: &str, today: Date) -> PosyanduDay {
    let seen = village.with_population(|population| seen(population, day, names));
    let counts = COLUMNS
        .map(|(column, ..)| number(seen.iter().filter(|(_, seen)| seen.is_in(column)).count()));
    let is = |key: &str| {
        let said = |session: &Record| session.fields.flag(key) == Some(true);
        day.sessions.iter().map(said).collect::<Vec<_>>()
    };
    let standing = if is("cancelled").into_iter().all(|said| said) {
        "cancelled"
    } else if day.on > today {
        "planned"
    } else if is("closed").contains(&true) {
        "closed"
    } else if day.on < today && !seen.iter().any(|(_, seen)| seen.came) {
        "missed"
    } else {
        "open"
    };
    let text = |key: &str| {
        let texts = day.sessions.iter().filter_map(|it| it.fields.text(key));
        let mut filled = texts.filter(|text| !text.trim().is_empty());
        filled.next().unwrap_or_default().to_owned()
    };
    PosyanduDay {
        session: day.sessions.first().map(|session| session.id),
        village: name.to_owned(),
        posyandu: day.posyandu.clone(),
        on: day.on.to_string(),
        standing: standing.to_owned(),
        place: text("place"),
        note: text("note"),
        counts: counts.to_vec(),
        absent: number(seen.iter().filter(|(_, seen)| !seen.came).count()),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What the day shows of every child on its list, with its place among the people.
fn seen(population: &Population<'_>, day: &Said, names: &Names) -> Vec<(usize, Seen)> {
    let people = population.people.iter().enumerate();
    let listed = people.filter(|(_, person)| {
        let is_of_day = |named: &str| names.is_one(named, &day.posyandu);
        let is_here = |named: Option<&str>| named.is_none_or(|it| it.is_empty() || is_of_day(it));
        let mut childhoods = person.open("child", day.on);
        person.birth().is_some_and(|birth| is_target(birth, day.on))
            && childhoods.any(|child| is_here(child.answers.text("posyandu")))
    });
    listed
        .map(|(at, person)| {
            let is_of = |named: &str| names.is_one(named, &day.posyandu);
            (at, Seen::of(person, &is_of, day.on))
        })
        .collect()
}
