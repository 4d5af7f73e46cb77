//! The invented kecamatan of the demo, with its 494 surveyed children: its numbers hang together on both databases. And a
//! list of measured children can be read back by the import.

use crate::support::{area, postgres};
use dampingi_domain::indicator::{Figure, Kind};
use dampingi_domain::period::{Month, Quarter};
use dampingi_server::accounts::{self, NewUser};
use dampingi_server::command::indicators::{self, Indicators};
use dampingi_server::db::{Backend, Db, accounts as table};
use dampingi_server::import::{self, Mode};
use dampingi_server::indicator::{Period, Report, count};
use dampingi_server::{demo, organisation};
use dampingi_sync::{Author, Role};
use jiff::Timestamp;
use sqlx::{Connection, Executor};
use std::path::Path;

const KECAMATAN: &str = "65.01.05";

fn now() -> Timestamp {
    "2026-11-21T03:00:00Z".parse().expect("a time")
}

async fn empty(backend: Backend, folder: &Path, name: &str) -> Db {
    let url = match backend {
        Backend::Sqlite => format!("sqlite://{}", folder.join(format!("{name}.db")).display()),
        Backend::Postgres => {
            sqlx::any::install_default_drivers();
            let mut connection = sqlx::AnyConnection::connect(&postgres::url("postgres"))
                .await
                .expect("connects");
            let statement = format!("CREATE DATABASE {name} TEMPLATE template0");
            connection
                .execute(sqlx::AssertSqlSafe(statement))
                .await
                .expect("created");
            connection.close().await.expect("closes");
            postgres::url(name)
        }
    };
    Db::open(&url).await.expect("opens")
}

async fn counted(db: &Db, period: Period) -> Report {
    count(db, &area(KECAMATAN), period, |_, _| Ok(()))
        .await
        .expect("counts")
}

fn august() -> Period {
    Period::Month(Month::parse("2026-08").expect("a month"))
}

fn figure(report: &Report, id: &str) -> Figure {
    report.pair(&area(KECAMATAN), id).expect("counted").received
}

/// The kecamatan is the sum of its villages, and no share exceeds its whole.
fn hangs_together(report: &Report) {
    let (whole, villages) = report.places.split_first().expect("the kecamatan");
    for (at, column) in report.columns.iter().enumerate() {
        let mut sum = [Figure::default(); 2];
        for village in villages {
            sum[0] += village.pairs[at].received;
            sum[1] += village.pairs[at].approved;
        }
        let pair = whole.pairs[at];
        assert_eq!([pair.received, pair.approved], sum, "{}", column.id);
        if column.kind == Kind::Percent {
            for figure in sum {
                assert!(figure.numerator <= figure.denominator, "{}", column.id);
            }
        }
    }
}

#[tokio::test]
async fn the_demos_numbers_are_plausible_and_the_same_on_both_databases() {
    let mut all = Vec::new();
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let folder = tempfile::tempdir().expect("a folder");
        let db = empty(backend, folder.path(), "indicators_of_demo").await;
        demo::make(&db, folder.path(), now())
            .await
            .expect("nothing is refused");
        let month = counted(&db, august()).await;
        hangs_together(&month);
        // The survey of August measured nearly every child that is on record.
        let percent = |id: &str| figure(&month, id).percent().expect("somebody");
        assert!(figure(&month, "children_registered").numerator >= 494);
        assert!((90.0..=100.0).contains(&percent("coverage_measured")));
        assert!((2.0..30.0).contains(&percent("stunting_rate")));
        assert!((0.1..15.0).contains(&percent("wasting_rate")));
        let letters: u32 = ["gain_n", "gain_t", "gain_o", "gain_b"]
            .map(|id| figure(&month, id).numerator)
            .iter()
            .sum();
        let without = figure(&month, "n_d").excluded;
        assert_eq!(letters + without, figure(&month, "weighed").numerator);
        // In November the coordinator has not come to everything.
        let november = Period::Month(Month::parse("2026-11").expect("a month"));
        let this_month = counted(&db, november).await;
        hangs_together(&this_month);
        let weighed = this_month
            .pair(&area(KECAMATAN), "weighed")
            .expect("counted");
        assert!(weighed.approved.numerator < weighed.received.numerator);
        let quarter = Quarter::parse("2026-Q4").map(Period::Quarter);
        let quarter = counted(&db, quarter.expect("a quarter")).await;
        hangs_together(&quarter);
        assert!(figure(&quarter, "mothers").numerator > 0);
        let of = |report: &Report| -> Vec<_> {
            let places = report.places.iter();
            places.map(|place| place.pairs.clone()).collect()
        };
        all.push([of(&month), of(&this_month), of(&quarter)]);
        db.close().await;
    }
    assert_eq!(all[0], all[1]);
}

async fn importer(db: &Db) -> Author {
    organisation::found(db, now()).await.expect("areas");
    let admin = NewUser {
        username: "admin".to_owned(),
        name: "Admin".to_owned(),
        role: Role::Admin,
        cadre_kind: None,
        areas: vec![area("65")],
    };
    accounts::create_user_with(db, admin, "melati di beranda", false, "test", now())
        .await
        .expect("a user");
    let mut connection = db.reading().await.expect("reads");
    let user = table::by_username(&mut connection, "admin").await;
    user.expect("reads").expect("made").author()
}

/// Children measured in a survey; see data/README.md.
const SURVEY: &[u8] = include_bytes!("../../../../data/eppgbm_survey.csv");

/// Imports a list into an empty database.
async fn imported(folder: &Path, name: &str, list: &[u8], children: usize) -> Db {
    let db = empty(Backend::Sqlite, folder, name).await;
    let author = importer(&db).await;
    let done = import::run(&db, &author, list, Mode::Write, now(), &mut |_, _| ())
        .await
        .expect("read");
    let brought = (done.counts.children_new, done.counts.visits_new);
    assert_eq!(brought, (children, children), "{name}");
    db
}

#[tokio::test]
async fn the_list_of_measured_children_is_read_back_by_the_import() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = imported(folder.path(), "first", SURVEY, 494).await;
    let out = folder.path().join("lembar");
    let args = Indicators {
        area: KECAMATAN.to_owned(),
        month: Some("2026-08".to_owned()),
        quarter: None,
        length: Default::default(),
        out: Some(out.clone()),
    };
    indicators::run(&first, &args, &mut Vec::new())
        .await
        .expect("counts");
    let list = std::fs::read(out.join("eppgbm_diterima_65.01.05_2026-08.csv")).expect("written");
    // One child came to the survey and was not measured: it is in no list.
    let second = imported(folder.path(), "second", &list, 493).await;
    let (here, there) = (
        counted(&first, august()).await,
        counted(&second, august()).await,
    );
    assert!(figure(&here, "stunted").numerator > 0);
    for place in &here.places {
        for id in [
            "weighed",
            "measured",
            "weighed_and_measured",
            "gain_b",
            "stunted",
            "wasted",
            "underweight",
            "overweight",
            "stunting_rate",
            "wasting_rate",
            "underweight_rate",
            "ansit_very_short",
        ] {
            let (one, other) = (here.pair(&place.area, id), there.pair(&place.area, id));
            assert_eq!(one, other, "{} {id}", place.area);
        }
    }
}
