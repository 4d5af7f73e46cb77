//! Backups as the program makes them: while the database is written to, encrypted, restored elsewhere, healed by phones.

use crate::support::family::Phone;
use crate::support::program::{Serving, run, tiny_app};
use crate::support::{World, on_both, postgres};
use dampingi_domain::Answers;
use dampingi_server::backup::Lives;
use dampingi_server::db::{Backend, meta};
use dampingi_sync::contract::SaveChange;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::run::{Summary, sync};
use dampingi_sync::store::{EntryState, Failure, Transport};
use dampingi_sync::wire::{Page, Push, Receipts};
use dampingi_sync::{Change, Kind, RecordId};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

/// A phone that keeps what it sent, and its way to whichever server answers.
struct Keeping {
    store: MemoryStore,
    token: String,
    device: Uuid,
}

struct Line<'a>(&'a World, &'a Keeping);

impl Keeping {
    async fn of(world: &World, username: &str, device: u128) -> Self {
        let device = Uuid::from_u128(device);
        Self {
            store: MemoryStore::new(device),
            token: world.token(username).await,
            device,
        }
    }

    async fn save(&self, changes: Vec<Change>) {
        let Ok(()) = self.store.save(changes, &[]).await;
    }

    async fn sync(&self, world: &World) -> Summary {
        sync(&self.store, &Line(world, self), |_| ())
            .await
            .expect("syncs")
    }

    fn records(&self) -> BTreeMap<RecordId, Answers> {
        let all = self.store.all().into_iter();
        all.map(|local| (local.view.id, local.view.fields))
            .collect()
    }
}

impl Transport for Line<'_> {
    async fn push(&self, push: &Push) -> Result<Receipts, Failure> {
        let body = json!(push);
        Ok(self
            .0
            .post("/api/sync/push", &self.1.token, &body)
            .await
            .ok())
    }

    async fn pull(&self, cursor: Option<&str>, limit: u32) -> Result<Page, Failure> {
        let cursor = cursor.map_or_else(String::new, |cursor| format!("&cursor={cursor}"));
        let path = format!(
            "/api/sync/pull?limit={limit}&device={}{cursor}",
            self.1.device
        );
        Ok(self.0.get(&path, &self.1.token).await.ok())
    }
}

/// Runs the program; what it said, and whether it was content.
fn dampingi(arguments: &[&str]) -> (bool, String) {
    let (well, out, err) = run(arguments);
    (well, format!("{out}{err}"))
}

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}

/// The drill: a backup, a day's work after it, the machine is gone, the backup is restored elsewhere, the phones come back.
#[tokio::test(flavor = "multi_thread")]
async fn an_old_backup_is_restored_and_the_phones_heal_it() {
    let world = World::new(Backend::Sqlite).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (key, file) = (folder.path().join("key"), folder.path().join("monday.age"));
    let (well, said) = dampingi(&["backup-key", text(&key)]);
    assert!(well, "{said}");
    let public = said.lines().next().expect("a line");
    assert!(public.starts_with("age1"), "{said}");

    let mut writer = Phone::of(&world, "kader.jelarai").await;
    let first = Keeping::of(&world, "kader.jelarai", 71).await;
    let second = Keeping::of(&world, "kader.jelarai.dua", 72).await;
    first.save(writer.family()).await;
    first.sync(&world).await;
    second.sync(&world).await;

    // The server goes on writing while the program copies its database.
    let database = world.database();
    let arguments = [
        "backup",
        text(&file),
        "--to",
        public,
        "--database",
        &database,
    ];
    let data = folder.path().join("data");
    let arguments = [&arguments[..], &["--data", text(&data)]].concat();
    let copying = tokio::task::spawn_blocking({
        let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
        move || {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            dampingi(&arguments)
        }
    });
    for number in 100..110 {
        first
            .save(vec![writer.visit(number, "2026-11-19", 9.4)])
            .await;
        first.sync(&world).await;
    }
    let (well, said) = copying.await.expect("joins");
    assert!(well && said.contains("hangs together"), "{said}");
    private_and_unreadable(&file);
    let told = writer.pull(None, 1).await.backed_up_at;
    assert!(told.len() == 20 && told.ends_with('Z'), "phones hear of it");

    // A day's work of both after it, confirmed by the server; then the machine is gone.
    first.save(vec![writer.visit(200, "2026-11-20", 9.6)]).await;
    first.sync(&world).await;
    second.sync(&world).await;
    let mut other = Phone::of(&world, "kader.jelarai.dua").await;
    let base = second.store.all();
    let base = base.iter().find(|it| it.view.kind == Kind::Household);
    let base = base.expect("came").view.revision;
    let edit = Answers::new().with("hamlet", "RT 9");
    let household = crate::support::family::HOUSEHOLD;
    second
        .save(vec![other.update(household, Kind::Household, base, edit)])
        .await;
    second.sync(&world).await;
    first.sync(&world).await;
    let known = first.records();
    assert_eq!(known, second.records());
    drop(world);

    let restored = folder.path().join("restored");
    let (well, said) = dampingi(&[
        "restore",
        text(&file),
        "--key",
        text(&key),
        "--data",
        text(&restored),
    ]);
    assert!(well && said.contains("Everything hangs together"), "{said}");
    let world = World::at(&restored.join("dampingi.db")).await;
    let before = first.sync(&world).await;
    assert!(
        before.sent > 0,
        "the phone sent again what it had confirmed"
    );
    second.sync(&world).await;
    first.sync(&world).await;
    assert_eq!(first.records(), known, "nothing is missing");
    assert_eq!(second.records(), known, "for nobody");
    for phone in [&first, &second] {
        let sent =
            |entry: &dampingi_sync::store::Entry| matches!(entry.state, EntryState::Sent { .. });
        assert!(phone.store.entries().iter().all(sent));
    }
    let (well, said) = dampingi(&["check", "--data", text(&restored)]);
    assert!(well, "{said}");
}

/// Only its owner may read it, and nothing of anybody stands in it.
fn private_and_unreadable(file: &Path) {
    let bytes = std::fs::read(file).expect("read");
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    for word in ["Lenjau", "household", "SQLite"] {
        let found = bytes.windows(word.len()).any(|at| at == word.as_bytes());
        assert!(!found, "{word} can be read");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(file)
            .expect("is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_backed_up_or_restored_is_said_and_nothing_is_left_behind() {
    let world = World::new(Backend::Sqlite).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let (_, said) = dampingi(&["backup-key", text(&path("key"))]);
    let public = said.lines().next().expect("a line").to_owned();
    let (database, data) = (world.database(), path("data"));
    let back_up = |file: &str, to: &str| {
        let place = ["--database", &database, "--data", text(&data)];
        let file = path(file);
        dampingi(&[&["backup", text(&file), "--to", to], &place[..]].concat())
    };
    assert!(back_up("one.age", &public).0);
    let whole = std::fs::read(path("one.age")).expect("read");

    // A name that is taken, a key that is none, and keys that are written over.
    let (well, said) = back_up("one.age", &public);
    assert!(!well && said.contains("is there already"), "{said}");
    assert_eq!(std::fs::read(path("one.age")).expect("read"), whole);
    let (well, said) = back_up("two.age", "age1nonsense");
    assert!(!well && !path("two.age").exists(), "{said}");
    assert!(!dampingi(&["backup-key", text(&path("key"))]).0);

    let restore = |file: &Path, key: &Path, to: &str| {
        let to = path(to);
        dampingi(&[
            "restore",
            text(file),
            "--key",
            text(key),
            "--data",
            text(&to),
        ])
    };
    let secret = std::fs::read_to_string(path("key")).expect("read");
    let secret = secret.lines().last().expect("a key").to_owned();
    // Another's key, a file cut short, a file with one bit changed, a file of keys that is none.
    dampingi(&["backup-key", text(&path("other"))]);
    std::fs::write(path("short.age"), &whole[..whole.len() - 1]).expect("written");
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    std::fs::write(path("changed.age"), changed).expect("written");
    for (file, key) in [
        ("one.age", "other"),
        ("short.age", "key"),
        ("changed.age", "key"),
        ("one.age", "one.age"),
        ("nowhere.age", "key"),
    ] {
        let (well, said) = restore(&path(file), &path(key), "to");
        assert!(!well && !said.contains(&secret), "{file} {key}: {said}");
        let left: Vec<_> = std::fs::read_dir(path("to")).expect("a folder").collect();
        assert!(left.is_empty(), "{file} leaves {left:?}");
    }
    assert!(restore(&path("one.age"), &path("key"), "to").0);
    // Never over what is there.
    let (well, said) = restore(&path("one.age"), &path("key"), "to");
    assert!(
        !well && said.contains("move its whole folder away"),
        "{said}"
    );
    let left = std::fs::read_dir(&data).expect("a folder").count();
    assert_eq!(left, 0, "no copy in the clear stays behind");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_its_own_tools_are_named() {
    let world = World::new(Backend::Postgres).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let (_, said) = dampingi(&["backup-key", text(&path("key"))]);
    let public = said.lines().next().expect("a line");
    let (database, data) = (world.database(), path("data"));
    let place = ["--database", &database, "--data", text(&data)];
    let file = path("one.age");
    let (well, said) = dampingi(&[&["backup", text(&file), "--to", public], &place[..]].concat());
    assert!(
        !well && said.contains("pg_dump") && !file.exists(),
        "{said}"
    );
    let key = path("key");
    let restore = ["restore", text(&file), "--key", text(&key)];
    let (well, said) = dampingi(&[&restore[..], &place[..]].concat());
    assert!(!well && said.contains("pg_restore"), "{said}");
}

/// A copy that is put back by hand is the same life of the database with less in it. Served, it would make phones drop what
/// it lacks, and never send it again.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_put_back_by_a_copy_is_not_served_before_it_is_said() {
    let world = World::new(Backend::Sqlite).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    tiny_app(&path("app"));
    let (database, data, app) = (world.database(), path("data"), path("app"));
    let place = ["--database", &database, "--data", text(&data)];
    let serve = [
        &place[..],
        &["--app", text(&app), "--listen", "127.0.0.1:0"],
    ]
    .concat();
    let mut writer = Phone::of(&world, "kader.jelarai").await;
    let phone = Keeping::of(&world, "kader.jelarai", 71).await;
    phone.save(writer.family()).await;
    phone.sync(&world).await;
    world.db.copy_into(&path("old.db")).await.expect("copied");
    let serving = Serving::start(&serve);
    phone.save(vec![writer.visit(200, "2026-11-20", 9.6)]).await;
    phone.sync(&world).await;
    let known = phone.records();
    serving.tell("-TERM");
    let (ended, log) = serving.ended();
    assert!(ended.success(), "{log}");

    let file = database.strip_prefix("sqlite://").expect("a file");
    world.db.close().await;
    std::fs::copy(path("old.db"), file).expect("put back");
    let before = std::fs::read_to_string(data.join("lives.txt")).expect("noted");
    let import = path("users.csv");
    std::fs::write(&import, "username,name,role,cadre_kind,areas\n").expect("written");
    for command in [
        &["serve", "--app", text(&app), "--listen", "127.0.0.1:0"][..],
        &["user", "import", text(&import)],
    ] {
        let (well, said) = dampingi(&[command, &place[..]].concat());
        assert!(!well && said.contains("dampingi restored"), "{said}");
        assert!(!said.contains("listening"), "{said}");
    }
    let after = std::fs::read_to_string(data.join("lives.txt")).expect("noted");
    assert_eq!(before, after, "a second try knows it as well");
    // What only reads it, and what keeps it, is not in the way.
    assert!(dampingi(&[&["check"], &place[..]].concat()).0);

    let (well, said) = dampingi(&[&["restored"], &place[..]].concat());
    assert!(well, "{said}");
    let serving = Serving::start(&serve);
    serving.tell("-TERM");
    assert!(serving.ended().0.success());
    let world = World::at(Path::new(file)).await;
    assert!(phone.sync(&world).await.sent > 0, "sent again");
    assert_eq!(phone.records(), known, "nothing is missing");
}

/// The same under a server that is at work: it ends, and says why.
#[tokio::test]
async fn a_database_that_goes_back_while_it_is_served_is_noticed() {
    on_both(async |world| {
        let folder = tempfile::tempdir().expect("a folder");
        let lives = Lives::beside(folder.path());
        let mut writer = Phone::of(&world, "kader.jelarai").await;
        let family = writer.family();
        writer.push(&family).await;
        lives.look(&world.db).await.expect("noted");
        let household = writer.update(
            crate::support::family::HOUSEHOLD,
            Kind::Household,
            1_000_000,
            Answers::new().with("hamlet", "RT 9"),
        );
        writer.push(&[household]).await;
        lives.look(&world.db).await.expect("noted");
        let mut connection = world.db.reading().await.expect("reads");
        sqlx::query("UPDATE counter SET value = value - 1")
            .execute(&mut *connection)
            .await
            .expect("went back");
        drop(connection);
        let (stop, stopped) = tokio::sync::oneshot::channel();
        drop(stop);
        let ended = lives.clone().keep_looking(world.db.clone(), stopped).await;
        let said = ended.expect_err("it went back").to_string();
        assert!(said.contains("dampingi restored"), "{said}");
        // Another life counts anew.
        let mut transaction = world.db.writing().await.expect("writes");
        meta::new_life(&mut transaction, world.now().as_second())
            .await
            .expect("begun");
        transaction.commit().await.expect("committed");
        lives.look(&world.db).await.expect("another life");
    })
    .await;
}

/// The drill with PostgreSQL's own tools: what came after the dump comes back from the phones, and they know of the dump.
#[tokio::test(flavor = "multi_thread")]
async fn a_dump_of_postgresql_is_restored_and_the_phones_heal_it() {
    let world = World::new(Backend::Postgres).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (database, data) = (world.database(), folder.path().join("data"));
    let place = ["--database", &database, "--data", text(&data)];
    let mut writer = Phone::of(&world, "kader.jelarai").await;
    let phone = Keeping::of(&world, "kader.jelarai", 71).await;
    phone.save(writer.family()).await;
    phone.sync(&world).await;
    let dump = folder.path().join("monday.dump");
    let began = "2026-11-21T10:00:00+08:00";
    postgres::tool(
        "pg_dump",
        &["--format=custom", "--file", text(&dump), &database],
    );
    let (well, said) = dampingi(&[&["backed-up", began], &place[..]].concat());
    assert!(well && said.contains("2026-11-21T02:00:00Z"), "{said}");
    assert_eq!(
        writer.pull(None, 1).await.backed_up_at,
        "2026-11-21T02:00:00Z"
    );
    for (odd, why) in [
        ("2026-11-20T10:00:00Z", "later"),
        ("2999-01-01T00:00:00Z", "not come"),
    ] {
        let (well, said) = dampingi(&[&["backed-up", odd], &place[..]].concat());
        assert!(!well && said.contains(why), "{said}");
    }
    world.wait(60);
    phone.save(vec![writer.visit(200, "2026-11-20", 9.6)]).await;
    phone.sync(&world).await;
    let known = phone.records();

    let clean = ["--clean", "--if-exists", "--dbname", &database, text(&dump)];
    postgres::tool("pg_restore", &clean);
    let (well, said) = dampingi(&[&["restored"], &place[..]].concat());
    assert!(well, "{said}");
    let again = world.beside().await;
    assert!(phone.sync(&again).await.sent > 0, "sent again");
    assert_eq!(phone.records(), known, "nothing is missing");
    let (well, said) = dampingi(&[&["check"], &place[..]].concat());
    assert!(well, "{said}");
}
