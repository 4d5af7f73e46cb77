//! A database with areas and users, made once and copied for each test.

use super::{area, postgres, start};
use dampingi_server::accounts::{self, NewUser};
use dampingi_server::db::{Backend, Db};
use dampingi_server::organisation::{self, Posyandu};
use dampingi_sync::{CadreKind, Role};
use sqlx::{Connection, Executor};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::{Mutex, OnceCell};

/// The password of all users.
pub const PASSWORD: &str = "melati di beranda";

/// User name, role, area.
pub const USERS: [(&str, Role, &str); 8] = [
    ("kader.jelarai", Role::Cadre, "65.01.05.2003"),
    ("kader.jelarai.dua", Role::Cadre, "65.01.05.2003"),
    ("kader.seriang", Role::Cadre, "65.01.05.2004"),
    ("koordinator.selor", Role::Coordinator, "65.01.05"),
    ("koordinator.palas", Role::Coordinator, "65.01.01"),
    ("kabupaten", Role::Kabupaten, "65.01"),
    ("provinsi", Role::Province, "65"),
    ("admin", Role::Admin, "65"),
];

const AREAS: &str = "code,name,level
65,Kalimantan Utara,province
65.01,Kabupaten Bulungan,regency
65.01.01,Tanjung Palas,district
65.01.01.2001,Gunung Putih,village
65.01.05,Tanjung Selor,district
65.01.05.2003,Jelarai Selor,village
65.01.05.2004,Gunung Seriang,village
65.01.05.2006,Gunung Sari,village
";

struct Template {
    sqlite: PathBuf,
    postgres: &'static str,
}

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
static COPIES: AtomicU32 = AtomicU32::new(0);
/// A template may not be copied twice at the same moment.
static COPYING: Mutex<()> = Mutex::const_new(());

/// A new database; gives its address.
pub async fn copy(backend: Backend, folder: &Path) -> String {
    let template = TEMPLATE.get_or_init(make).await;
    match backend {
        Backend::Sqlite => {
            let path = folder.join("test.db");
            std::fs::copy(&template.sqlite, &path).expect("copied");
            format!("sqlite://{}", path.display())
        }
        Backend::Postgres => {
            let name = format!("test_{}", COPIES.fetch_add(1, Ordering::SeqCst));
            let _turn = COPYING.lock().await;
            create(&name, template.postgres).await;
            postgres::url(&name)
        }
    }
}

async fn make() -> Template {
    // In the cluster's folder, so that it goes when that goes.
    let sqlite = postgres::folder().join("template.db");
    fill(&format!("sqlite://{}", sqlite.display())).await;
    create("template_of_tests", "template0").await;
    fill(&postgres::url("template_of_tests")).await;
    Template {
        sqlite,
        postgres: "template_of_tests",
    }
}

async fn create(name: &str, template: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(&postgres::url("postgres"))
        .await
        .expect("connects");
    let statement = format!("CREATE DATABASE {name} TEMPLATE {template}");
    connection
        .execute(sqlx::AssertSqlSafe(statement))
        .await
        .expect("created");
    connection.close().await.expect("closes");
}

async fn fill(url: &str) {
    let db = Db::open(url).await.expect("opens");
    organisation::import_areas(&db, AREAS.as_bytes(), "2025-01-01", start())
        .await
        .expect("areas");
    for (username, role, code) in USERS {
        let new = NewUser {
            username: username.to_owned(),
            name: format!("Ibu {username}"),
            role,
            cadre_kind: (role == Role::Cadre).then_some(CadreKind::Tpk),
            areas: vec![area(code)],
        };
        accounts::create_user_with(&db, new, PASSWORD, false, "test", start())
            .await
            .expect("a user");
    }
    let posyandu = Posyandu {
        village: area("65.01.05.2003"),
        name: "Melati".to_owned(),
        aliases: Vec::new(),
        is_confirmed: true,
    };
    let mut transaction = db.writing().await.expect("writes");
    organisation::put_posyandu(&mut transaction, &posyandu, start())
        .await
        .expect("a posyandu");
    transaction.commit().await.expect("committed");
    db.close().await;
}
