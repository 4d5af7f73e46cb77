//! Plays the stories of all villages to the server, week by week, as phones and a coordinator would have sent them: every
//! cadre pushes what she saved, then the coordinator decides on what came the week before.

use super::account::{self, SUBDISTRICT};
use super::story;
use super::story::script::{Fate, Saved};
use crate::days;
use crate::db::{Db, accounts};
use crate::failure::{Failure, Outcome};
use crate::import::device::{Device, NewChange};
use crate::intake;
use dampingi_domain::{Answers, AreaCode, Date, date};
use dampingi_sync::wire::Outcome as Answered;
use dampingi_sync::{Author, Change, Edit, Kind, Origin, RecordId, link, status};
use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

/// Namespace of what is made while playing: devices, reviews, changes.
const NAMESPACE: Uuid = Uuid::from_u128(0x8d5e_27f0_6b13_5f48_a0c9_7e12_d3b8_64fa);
/// The same people for everybody.
const SEED: u64 = 20_260_817;
const APP_VERSION: &str = concat!("contoh/", env!("CARGO_PKG_VERSION"));
const DAYS_A_WEEK: i32 = 7;

/// One person who sends, with her phone.
struct Sender {
    author: Author,
    device: Device,
    area: AreaCode,
}

/// A cadre with what she will have saved.
struct Cadre {
    sender: Sender,
    saved: Vec<Saved>,
}

/// How much was played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// Records of cadres.
    pub records: usize,
    /// Visits among them.
    pub visits: usize,
    /// Decisions of the coordinator.
    pub reviews: usize,
}

/// Plays everything up to `now`.
pub async fn play(db: &Db, now: Timestamp) -> Outcome<Played> {
    let area = AreaCode::parse(SUBDISTRICT).expect("the demo's codes are well formed");
    let today = days::today_in(&area, now);
    let mut coordinator = sender(db, account::COORDINATOR, area).await?;
    let mut cadres = Vec::new();
    for (seed, village) in (SEED..).zip(account::VILLAGES) {
        let saved = story::of_village(&village.area(), today, seed);
        let sender = sender(db, &village.username(), village.area()).await?;
        cadres.push(Cadre { sender, saved });
    }
    let weeks = cadres
        .iter()
        .flat_map(|cadre| &cadre.saved)
        .map(|saved| weeks_before(today, saved.day));
    let mut played = Played::default();
    // What the coordinator has before her: what came a week ago.
    let mut to_review: Vec<(RecordId, AreaCode, Fate)> = Vec::new();
    for week in (0..=weeks.max().unwrap_or(0)).rev() {
        let end = week_end(today, week, now);
        let mut came = Vec::new();
        for cadre in &mut cadres {
            let (village, batch) = (
                cadre.sender.area.clone(),
                of_week(&cadre.saved, today, week),
            );
            let visits = batch.iter().filter(|saved| saved.kind == Kind::Visit);
            came.extend(visits.map(|saved| (saved.record, village.clone(), saved.fate)));
            played.records += batch.len();
            let new = batch
                .into_iter()
                .map(|saved| entry(saved, &village, end))
                .collect();
            send(db, &mut cadre.sender, new, end).await?;
        }
        played.visits += came.len();
        let reviews: Vec<NewChange> = to_review
            .drain(..)
            .filter_map(|(visit, village, fate)| review(visit, village, fate, end))
            .collect();
        played.reviews += reviews.len();
        send(db, &mut coordinator, reviews, end).await?;
        to_review = came;
    }
    Ok(played)
}

async fn sender(db: &Db, username: &str, area: AreaCode) -> Outcome<Sender> {
    let user = accounts::by_username(&mut *db.reading().await?, username).await?;
    let author = user
        .ok_or_else(|| Failure::input(format!("{username}: no such user")))?
        .author();
    let device = Uuid::new_v5(&NAMESPACE, username.as_bytes());
    let device = Device::open(db, device, author.id, APP_VERSION).await?;
    Ok(Sender {
        author,
        device,
        area,
    })
}

/// The week before today in which a day lies, counted from 0.
fn weeks_before(today: Date, day: Date) -> i32 {
    date::days_between(day, today) / DAYS_A_WEEK
}

/// When she comes to a signal: on the last evening of the week; in the present one, now.
fn week_end(today: Date, week: i32, now: Timestamp) -> Timestamp {
    let day = date::add_days(today, -week * DAYS_A_WEEK);
    let evening = at(day.at(18, 0, 0, 0));
    if week == 0 { now } else { evening }
}

fn at(local: DateTime) -> Timestamp {
    let offset = Offset::constant(8);
    offset
        .to_timestamp(local)
        .expect("the dates of the demo lie far from the ends of time")
}

/// What she saved in that week, oldest first; of one day, in the order it was told.
fn of_week(saved: &[Saved], today: Date, week: i32) -> Vec<&Saved> {
    let mut batch: Vec<&Saved> = saved
        .iter()
        .filter(|saved| weeks_before(today, saved.day) == week)
        .collect();
    batch.sort_by_key(|saved| saved.day);
    batch
}

fn entry(saved: &Saved, village: &AreaCode, sent: Timestamp) -> NewChange {
    let minute = i32::from(saved.record.0.as_bytes()[15]) % 240;
    let recorded = at(saved.day.at(9, 0, 0, 0))
        .saturating_add(minute.minutes())
        .unwrap_or(sent)
        .min(sent);
    NewChange {
        change_id: named("change", saved.record),
        record: saved.record,
        kind: saved.kind.clone(),
        form: saved.form,
        area: village.clone(),
        base_revision: 0,
        edit: Edit::Create {
            fields: saved.fields.clone(),
        },
        recorded_at: local(recorded),
    }
}

/// What the coordinator decides; `None` while she has not come to it.
fn review(visit: RecordId, village: AreaCode, fate: Fate, now: Timestamp) -> Option<NewChange> {
    let fields = Answers::new().with(link::VISIT, visit.to_string());
    let fields = match fate {
        Fate::Waiting => return None,
        Fate::Approved => fields.with(status::STATE, "approved"),
        Fate::Returned { field, note } => fields
            .with(status::STATE, "returned")
            .with(
                status::NOTE,
                "Terima kasih, Bu. Ada satu hal yang perlu dipastikan.",
            )
            .with(status::FIELD_NOTES, serde_json::json!({ field: note })),
    };
    Some(NewChange {
        change_id: named("review change", visit),
        record: RecordId(named("review", visit)),
        kind: Kind::Review,
        form: "",
        area: village,
        base_revision: 0,
        edit: Edit::Create { fields },
        recorded_at: local(now),
    })
}

fn named(what: &str, record: RecordId) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{what}:{record}").as_bytes())
}

fn local(at: Timestamp) -> String {
    at.display_with_offset(Offset::constant(8)).to_string()
}

/// Nothing of the demo may be refused: it would be a story that a real cadre could not have lived.
async fn send(db: &Db, sender: &mut Sender, new: Vec<NewChange>, now: Timestamp) -> Outcome {
    if new.is_empty() {
        return Ok(());
    }
    let changes: Vec<Change> = new
        .into_iter()
        .map(|new| sender.device.change(new))
        .collect();
    let answers = intake::take(db, &sender.author, Origin::Phone, &changes, now).await?;
    for (change, answer) in changes.iter().zip(answers) {
        if let Answered::Applied { .. } = answer.outcome {
            continue;
        }
        let why = match answer.outcome {
            Answered::Refused { code, field, .. } => {
                format!("{code} at {}", field.unwrap_or_default())
            }
            Answered::Deferred { .. } => "its parent is missing".to_owned(),
            _ => "it was there already".to_owned(),
        };
        let kind = if change.form.is_empty() {
            "review"
        } else {
            &change.form
        };
        return Err(Failure::System(format!(
            "the demo's {kind} was not taken: {why}"
        )));
    }
    Ok(())
}
