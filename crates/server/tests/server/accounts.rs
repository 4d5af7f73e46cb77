//! Accounts from a file, and what an admin does to them.

use crate::support::{World, area, on_both};
use dampingi_server::accounts;
use dampingi_server::db::accounts as table;
use dampingi_sync::{CadreKind, Kind, Role};

const FILE: &str = "\u{feff}Username,Name,Role,Cadre_kind,Areas
Kader.Baru,Yuliana Ping,cadre,tpk,65.01.05.2003; 65.01.05.2004
koordinator.baru,Ramli,coordinator,,65.01.05
";

async fn import(world: &World, text: &str) -> Result<accounts::Imported, String> {
    let done = accounts::import_users(&world.db, text.as_bytes(), "test", world.now()).await;
    done.map_err(|failure| failure.to_string())
}

#[tokio::test]
async fn a_file_makes_accounts_with_one_time_passwords() {
    on_both(async |world| {
        let done = import(&world, FILE).await.expect("imported");
        assert_eq!((done.created.len(), done.updated), (2, 0));
        assert_ne!(done.created[0].password, done.created[1].password);
        let mut connection = world.db.reading().await.expect("reads");
        let user = table::by_username(&mut connection, "kader.baru")
            .await
            .expect("reads")
            .expect("made");
        assert_eq!(
            (user.role, user.cadre_kind),
            (Role::Cadre, Some(CadreKind::Tpk))
        );
        assert!(user.must_change && !user.is_disabled);
        assert_eq!(
            user.author().areas,
            [area("65.01.05.2003"), area("65.01.05.2004")]
        );
        assert!(!user.password_hash.contains(&done.created[0].password));
        assert!(!format!("{user:?} {:?}", done.created[0]).contains("Yuliana"));
        assert!(!format!("{:?}", done.created[0]).contains(&done.created[0].password));
    })
    .await;
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_but_what_it_says() {
    on_both(async |world| {
        import(&world, FILE).await.expect("imported");
        let moved = FILE
            .replace("65.01.05.2003; 65.01.05.2004", "65.01.05.2004")
            .replace("Yuliana Ping", "Yuliana P.");
        let done = import(&world, &moved).await.expect("imported");
        assert_eq!((done.created.len(), done.updated), (0, 2));
        let author = world.author("kader.baru").await;
        assert_eq!(author.areas, [area("65.01.05.2004")]);
        assert_eq!(author.former_areas, [area("65.01.05.2003")]);
        // Her public face follows, with her name and without anything else of the account.
        let mut connection = world.db.reading().await.expect("reads");
        let held = dampingi_server::db::records::load(&mut connection, author.id)
            .await
            .expect("reads");
        let face = held.expect("her face").stored.record;
        assert_eq!(
            (face.kind, face.fields.text("name")),
            (Kind::User, Some("Yuliana P."))
        );
        assert_eq!(face.area, area("65.01.05.2004"));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_row_stops_the_file_and_is_named() {
    on_both(async |world| {
        for (row, said) in [
            ("x,Nama,cadre,tpk,65.01.05.2003", "3 to 40"),
            ("kader satu,Nama,cadre,tpk,65.01.05.2003", "small letters"),
            ("kader.satu,,cadre,tpk,65.01.05.2003", "column name"),
            ("kader.satu,Nama,boss,tpk,65.01.05.2003", "column role"),
            (
                "kader.satu,Nama,cadre,bidan,65.01.05.2003",
                "column cadre_kind",
            ),
            ("kader.satu,Nama,cadre,tpk,", "no area"),
            ("kader.satu,Nama,cadre,tpk,6501", "column areas"),
            ("kader.satu,Nama,cadre,tpk,65.01.05.9999", "no such area"),
            ("kader.satu,Nama,cadre,tpk,65.01.05", "level"),
            ("koor.satu,Nama,coordinator,,65.01", "level"),
        ] {
            let text = format!("username,name,role,cadre_kind,areas\nbaik,Baik,admin,,65\n{row}\n");
            let said_instead = import(&world, &text).await.expect_err("refused");
            assert!(
                said_instead.contains(said) && said_instead.contains("line 3"),
                "{row}: {said_instead}"
            );
        }
        let mut connection = world.db.reading().await.expect("reads");
        assert!(
            table::by_username(&mut connection, "baik")
                .await
                .expect("reads")
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_done_to_an_account_is_noted() {
    on_both(async |world| {
        import(&world, FILE).await.expect("imported");
        let now = world.now();
        accounts::disable(&world.db, "kader.baru", "terminal:siti", now)
            .await
            .expect("closed");
        accounts::enable(&world.db, "kader.baru", "terminal:siti", now)
            .await
            .expect("open");
        accounts::reset(&world.db, "kader.baru", "terminal:siti", now)
            .await
            .expect("reset");
        let mut connection = world.db.reading().await.expect("reads");
        let user = world.id_of("kader.baru").await;
        let notes = table::notes(&mut connection, user).await.expect("reads");
        let what: Vec<&str> = notes.iter().map(|note| note.what.as_str()).collect();
        assert_eq!(what, ["created", "disabled", "enabled", "password reset"]);
        assert_eq!(notes[3].done_by, "terminal:siti");
        let nobody = accounts::reset(&world.db, "siapa", "test", now)
            .await
            .expect_err("nobody");
        assert!(nobody.to_string().contains("no such user"));
    })
    .await;
}
