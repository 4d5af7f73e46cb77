//! Areas, posyandu, teams and facilities from files, and the area table that comes along.

use crate::support::family::Phone;
use crate::support::{area, on_both, start};
use dampingi_domain::finding::{GAIN_POLICY, GainPolicy};
use dampingi_server::command::policy;
use dampingi_server::db::{Db, areas};
use dampingi_server::organisation::{self, Posyandu};
use dampingi_sync::{Kind, Record};

#[tokio::test]
async fn an_empty_folder_gets_the_areas_of_kalimantan_once() {
    // On SQLite only: eight thousand rows say nothing more about the other database.
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("new.db").display());
    let db = Db::open(&url).await.expect("opens");
    assert_eq!(
        organisation::found(&db, start()).await.expect("founded"),
        7939
    );
    assert_eq!(organisation::found(&db, start()).await.expect("again"), 0);
    let mut connection = db.reading().await.expect("reads");
    let name = areas::name(&mut connection, "65.01.05.2003")
        .await
        .expect("reads");
    assert_eq!(name.as_deref(), Some("Jelarai Selor"));
}

#[tokio::test]
async fn files_bring_reference_records_to_the_phones() {
    on_both(async |world| {
        let now = world.now();
        let db = &world.db;
        let areas = "code,name,level,valid_from\n65.01.05.2009,Desa Baru,village,2026-01-01\n";
        assert_eq!(
            organisation::import_areas(db, areas.as_bytes(), "x", now)
                .await
                .expect("areas"),
            1
        );
        let posyandu = "village,name,aliases\n65.01.05.2003,Mawar,Mawar Merah; Posyandu Mawar\n";
        assert_eq!(
            organisation::import_posyandu(db, posyandu.as_bytes(), now)
                .await
                .expect("posyandu"),
            1
        );
        let teams = "village,name,members\n65.01.05.2003,TPK 1,kader.jelarai;kader.jelarai.dua\n";
        assert_eq!(
            organisation::import_teams(db, teams.as_bytes(), now)
                .await
                .expect("teams"),
            1
        );
        let facilities = "area,name,type\n65.01.05,Puskesmas Tanjung Selor,puskesmas\n";
        assert_eq!(
            organisation::import_facilities(db, facilities.as_bytes(), now)
                .await
                .expect("facilities"),
            1
        );
        // The same again writes nothing, so that no phone pulls it again.
        assert_eq!(
            organisation::import_posyandu(db, posyandu.as_bytes(), now)
                .await
                .expect("posyandu"),
            0
        );
        assert_eq!(
            organisation::import_teams(db, teams.as_bytes(), now)
                .await
                .expect("teams"),
            0
        );

        let (bulungan, from) = (area("65.01"), "2026-12-01".parse().expect("a date"));
        policy::set(db, &bulungan, from, GainPolicy::SecondTime, now)
            .await
            .expect("chosen");

        let page = Phone::of(&world, "kader.jelarai")
            .await
            .pull(None, 500)
            .await;
        let find = |kind: Kind, name: &str| {
            let found = page
                .records
                .iter()
                .find(|it| it.kind == kind && it.fields.text("name") == Some(name));
            found.unwrap_or_else(|| panic!("{name} was not pulled"))
        };
        assert_eq!(
            find(Kind::Area, "Desa Baru").fields.text("valid_from"),
            Some("2026-01-01")
        );
        assert_eq!(
            find(Kind::Posyandu, "Mawar").fields.codes("aliases"),
            ["Mawar Merah", "Posyandu Mawar"]
        );
        assert_eq!(find(Kind::Team, "TPK 1").fields.codes("members").len(), 2);
        assert_eq!(
            find(Kind::Facility, "Puskesmas Tanjung Selor").area,
            area("65.01.05")
        );
        let is_office = |it: &&Record| it.kind == Kind::Area && it.area == bulungan;
        let office = page.records.iter().find(is_office);
        let chosen = office.map(|it| it.fields.codes(GAIN_POLICY));
        assert_eq!(chosen, Some(vec!["2026-12-01 second"]));
    })
    .await;
}

#[tokio::test]
async fn a_name_from_an_import_waits_for_an_admin_and_never_undoes_her_word() {
    on_both(async |world| {
        let now = world.now();
        let mut posyandu = Posyandu {
            village: area("65.01.05.2003"),
            name: "Kenanga".to_owned(),
            aliases: Vec::new(),
            is_confirmed: false,
        };
        let mut transaction = world.db.writing().await.expect("writes");
        assert!(
            organisation::put_posyandu(&mut transaction, &posyandu, now)
                .await
                .expect("named")
        );
        transaction.commit().await.expect("committed");
        let confirmed = "village,name\n65.01.05.2003,  KENANGA \n";
        assert_eq!(
            organisation::import_posyandu(&world.db, confirmed.as_bytes(), now)
                .await
                .expect("confirmed"),
            1
        );
        posyandu.name = "kenanga".to_owned();
        let mut transaction = world.db.writing().await.expect("writes");
        assert!(
            !organisation::put_posyandu(&mut transaction, &posyandu, now)
                .await
                .expect("named again")
        );
        transaction.commit().await.expect("committed");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_row_stops_the_file_and_nothing_of_it_goes_in() {
    on_both(async |world| {
        let now = world.now();
        let text = "village,name\n65.01.05.2003,Anggrek\n65.01.05.9999,Dahlia\n";
        let said = organisation::import_posyandu(&world.db, text.as_bytes(), now)
            .await
            .expect_err("refused")
            .to_string();
        assert_eq!(said, "line 3, column village: no such area");
        let orphan = "code,name,level\n65.02.01,Kecamatan,district\n";
        let said = organisation::import_areas(&world.db, orphan.as_bytes(), "x", now)
            .await
            .expect_err("refused");
        assert!(said.to_string().contains("line 2, column code"));
        let page = Phone::of(&world, "kader.jelarai")
            .await
            .pull(None, 500)
            .await;
        assert!(
            !page
                .records
                .iter()
                .any(|record| record.fields.text("name") == Some("Anggrek"))
        );
    })
    .await;
}
