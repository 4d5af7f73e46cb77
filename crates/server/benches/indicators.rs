//! How long the indicators of a kecamatan of 5,000 people take: reading its records and counting them, as the command and
//! the screen do. The people are made by rule, and come in through the intake like everybody.

use criterion::{Criterion, criterion_group, criterion_main};
use dampingi_domain::period::{Month, Quarter};
use dampingi_domain::{Answers, AreaCode, date};
use dampingi_server::accounts::{self, NewUser};
use dampingi_server::db::Db;
use dampingi_server::indicator::{Period, count};
use dampingi_server::{intake, organisation};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Author, Change, Edit, Kind, Origin, RecordId, SCHEMA, link};
use jiff::Timestamp;
use jiff::civil::date as day;
use serde_json::json;
use std::hint::black_box;
use tokio::runtime::Runtime;
use uuid::Uuid;

const KECAMATAN: &str = "65.01.05";
const PEOPLE: u128 = 5_000;
/// Visits of a child: a year of months.
const CHILDS_VISITS: i32 = 12;
const BATCH: usize = 5_000;

fn now() -> Timestamp {
    "2026-11-21T02:00:00Z".parse().expect("a time")
}

fn id(what: &str, number: u128) -> RecordId {
    RecordId(Uuid::new_v5(
        &Uuid::nil(),
        format!("{what}{number}").as_bytes(),
    ))
}

/// Collects changes in the order in which a phone would send them.
struct Register {
    author: Author,
    village: AreaCode,
    changes: Vec<Change>,
}

impl Register {
    fn add(&mut self, record: RecordId, kind: Kind, form: &str, fields: Answers) {
        let seq = self.changes.len() as u64 + 1;
        self.changes.push(Change {
            change_id: Uuid::new_v5(&Uuid::max(), record.0.as_bytes()),
            device_id: Uuid::from_u128(7),
            device_seq: seq,
            author: self.author.id,
            record,
            kind,
            form: form.to_owned(),
            form_version: 1,
            area: self.village.clone(),
            base_revision: 0,
            edit: Edit::Create { fields },
            schema: SCHEMA,
            app_version: "bench".to_owned(),
            recorded_at: "2026-11-20T09:00:00+08:00".to_owned(),
        });
    }

    fn episode(&mut self, number: u128, form: &str, fields: Answers) {
        let fields = fields.with(link::PERSON, id("person", number).to_string());
        self.add(id("episode", number), Kind::Episode, form, fields);
    }

    fn visit(&mut self, number: u128, nth: i32, form: &str, fields: Answers) {
        let fields = fields
            .with(link::PERSON, id("person", number).to_string())
            .with(link::EPISODE, id("episode", number).to_string());
        let record = id(&format!("visit{nth}-"), number);
        self.add(record, Kind::Visit, form, fields);
    }
}

/// Three in five are children with a year of visits, one in six is pregnant; every second household was surveyed.
fn fill(register: &mut Register, villages: &[AreaCode]) {
    for number in 0..PEOPLE {
        register.village = villages[number as usize % villages.len()].clone();
        // Neighbours in the list live in different villages: a household's people are so many apart.
        let home = id("home", number % 1500);
        if number < 1500 {
            let fields = Answers::new()
                .with("head_name", "Daud Lenjau")
                .with("rt", "03");
            register.add(home, Kind::Household, "household", fields);
            if number % 2 == 0 {
                let survey = Answers::new()
                    .with(link::HOUSEHOLD, home.to_string())
                    .with("visit_date", "2026-03-01")
                    .with(
                        "water_source",
                        if number % 4 == 0 { "surface" } else { "piped" },
                    )
                    .with("latrine", "own_septic");
                register.add(
                    id("survey", number),
                    Kind::Visit,
                    "household_survey",
                    survey,
                );
            }
        }
        let step = number as i32;
        let (sex, born) = match number % 10 {
            0..=5 => (
                if number % 2 == 0 { "male" } else { "female" },
                date::add_days(day(2026, 10, 1), -(step * 7 % 1700)),
            ),
            _ => ("female", date::add_days(day(2004, 1, 1), -(step % 5000))),
        };
        let person = Answers::new()
            .with(link::HOUSEHOLD, home.to_string())
            .with("name", "Grace Lenjau")
            .with("sex", sex)
            .with("birth_date", born.to_string());
        register.add(id("person", number), Kind::Person, "person", person);
        match number % 10 {
            0..=5 => child(register, number, born),
            6..=7 => pregnant(register, number),
            _ => {}
        }
    }
}

fn child(register: &mut Register, number: u128, born: dampingi_domain::Date) {
    let last = day(2026, 11, 10);
    let months = date::completed_months(born, last)
        .unwrap_or(0)
        .min(CHILDS_VISITS - 1);
    let registered = date::add_months(last, -months).max(born);
    let fields = Answers::new()
        .with("registered_on", registered.to_string())
        .with("birth_weight_kg", 3.1)
        .with("has_mch_book", true);
    register.episode(number, "child", fields);
    for back in (0..=months).rev() {
        let on = date::add_months(last, -back);
        let age = f64::from(date::days_between(born, on).max(0)) / 30.4;
        let tall = 50.0 + 26.0 * (age / 12.0).min(1.0) + (age - 12.0).max(0.0) * 0.62;
        let heavy = 3.3 + 6.2 * (age / 12.0).min(1.0) + (age - 12.0).max(0.0) * 0.19;
        let odd = (number % 7) as f64;
        let mut fields = Answers::new()
            .with("visit_date", on.to_string())
            .with("method", "posyandu")
            .with("weight_kg", ((heavy - odd * 0.15) * 10.0).round() / 10.0)
            .with("height_cm", (tall - odd).round())
            .with("position", if age < 24.0 { "lying" } else { "standing" })
            .with("immunisation_status", "complete_for_age")
            .with("danger_signs", json!(["none"]))
            .with("counselling_given", true)
            .with("referral_made", false);
        if (6.0..24.0).contains(&age) {
            fields.set(
                "food_groups",
                json!(["breast_milk", "eggs", "grains_roots"]),
            );
        }
        register.visit(number, back, "child_visit", fields);
    }
}

fn pregnant(register: &mut Register, number: u128) {
    let fields = Answers::new()
        .with("registered_on", "2026-06-01")
        .with("lmp_status", "known")
        .with("lmp", "2026-04-20")
        .with("pregnancy_wanted", "wanted_now");
    register.episode(number, "pregnancy", fields);
    for month in 7..=11 {
        let fields = Answers::new()
            .with("visit_date", day(2026, month, 5).to_string())
            .with("method", "home_visit")
            .with("muac_cm", 22 + (number % 5) as i32)
            .with("hb_g_dl", 9 + (number % 4) as i32)
            .with("iron_tablets_taken", 30)
            .with("counselling_given", true);
        register.visit(number, i32::from(month), "pregnancy_visit", fields);
    }
}

async fn kecamatan(folder: &std::path::Path) -> Db {
    let url = format!("sqlite://{}", folder.join("bench.db").display());
    let db = Db::open(&url).await.expect("opens");
    organisation::found(&db, now()).await.expect("areas");
    let area = |code: &str| AreaCode::parse(code).expect("a code");
    let villages: Vec<AreaCode> = ["1001", "1002", "2003", "2004", "2005", "2007"]
        .map(|village| area(&format!("{KECAMATAN}.{village}")))
        .into();
    let user = NewUser {
        username: "bench".to_owned(),
        name: "Bench".to_owned(),
        role: dampingi_sync::Role::Cadre,
        cadre_kind: Some(dampingi_sync::CadreKind::Tpk),
        areas: villages.clone(),
    };
    accounts::create_user_with(&db, user, "melati di beranda", false, "bench", now())
        .await
        .expect("a user");
    let author = {
        let mut connection = db.reading().await.expect("reads");
        dampingi_server::db::accounts::by_username(&mut connection, "bench")
            .await
            .expect("reads")
            .expect("made")
            .author()
    };
    let mut register = Register {
        author,
        village: villages[0].clone(),
        changes: Vec::new(),
    };
    fill(&mut register, &villages);
    for part in register.changes.chunks(BATCH) {
        // As a file brings them: what a form would ask for and nobody counts may be missing.
        let answers = intake::take(&db, &register.author, Origin::Import, part, now())
            .await
            .expect("takes");
        for answer in answers {
            assert!(
                matches!(answer.outcome, Outcome::Applied { .. }),
                "{:?}",
                answer.outcome
            );
        }
    }
    eprintln!("{PEOPLE} people, {} records", register.changes.len());
    db
}

fn indicators(bench: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let db = runtime.block_on(kecamatan(folder.path()));
    let area = AreaCode::parse(KECAMATAN).expect("a code");
    let month = Period::Month(Month::parse("2026-11").expect("a month"));
    let quarter = Period::Quarter(Quarter::parse("2026-Q4").expect("a quarter"));
    for (name, period) in [("month", month), ("quarter", quarter)] {
        bench.bench_function(&format!("kecamatan of 5000 people, {name}"), |bencher| {
            bencher.iter(|| {
                let counted = count(&db, &area, period, |_, _| Ok(()));
                black_box(runtime.block_on(counted).expect("counts"))
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = indicators
}
criterion_main!(benches);
