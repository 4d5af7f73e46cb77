//! `dampingi import eppgbm` as a person at the terminal sees it.

use super::import::{Place, SURVEY, now, place};
use dampingi_server::db::{meta, records};
use dampingi_server::import::{self, Eppgbm};
use std::path::PathBuf;

impl Place {
    async fn command(
        &self,
        text: &str,
        change: impl FnOnce(&mut Eppgbm),
    ) -> (Result<(), String>, String) {
        let file = self.folder.path().join("file.csv");
        std::fs::write(&file, text).expect("writes");
        let mut args = Eppgbm {
            file,
            as_user: None,
            dry_run: false,
            problems: None,
        };
        change(&mut args);
        let mut out = Vec::new();
        let done = import::bring_in_eppgbm(&self.db, &args, now(), &mut out).await;
        (
            done.map_err(|failure| failure.to_string()),
            String::from_utf8(out).expect("text"),
        )
    }
}

#[tokio::test]
async fn the_command_tells_wrong_rows_and_succeeds() {
    let place = place().await;
    let text = "Nama,JK,Tgl Lahir,Kec,Desa/Kel,Tanggal Pengukuran,Berat,Hobi\n\
                Rahma,P,2024-09-21,Tanjung Selor,Apung,2026-08-05,\"10,4\",x\n\
                Budi,L,2024-09-21,Tanjung Selor,Apung,2026-08-05,300,x\n";
    let list = place.folder.path().join("masalah.csv");
    let (done, out) = place
        .command(text, |args| args.problems = Some(list.clone()))
        .await;
    assert_eq!(done, Ok(()));
    assert!(out.contains("Anak baru         : 1"), "{out}");
    assert!(out.contains("baris 3, kolom Berat: "), "{out}");
    assert!(out.contains("Kolom tidak dikenal, dilewati: Hobi"), "{out}");
    assert!(
        !out.contains("Budi") && !out.contains("Rahma"),
        "no name in the report: {out}"
    );
    let list = std::fs::read_to_string(list).expect("written");
    assert!(
        list.starts_with("baris,kolom,alasan,akibat\n3,Berat,"),
        "{list}"
    );
}

#[tokio::test]
async fn a_trial_writes_nothing() {
    let place = place().await;
    let (done, out) = place
        .command(std::str::from_utf8(SURVEY).expect("text"), |args| {
            args.dry_run = true
        })
        .await;
    assert_eq!(done, Ok(()));
    assert!(
        out.contains("Anak baru         : 494") && out.contains("tidak ada yang ditulis"),
        "{out}"
    );
    assert_eq!(place.records("65.01.05.2003").await.len(), 0);
}

#[tokio::test]
async fn what_cannot_be_read_at_all_is_an_error() {
    let place = place().await;
    let (no_header, _) = place.command("halo\n", |_| ()).await;
    assert!(
        no_header
            .expect_err("no header")
            .contains("Nama, JK, Tgl Lahir, Desa/Kel")
    );
    let (no_file, _) = place
        .command("", |args| args.file = PathBuf::from("tidak-ada.csv"))
        .await;
    assert!(no_file.expect_err("no file").contains("tidak-ada.csv"));
    let (no_user, _) = place
        .command("", |args| args.as_user = Some("hantu".to_owned()))
        .await;
    assert!(no_user.expect_err("no user").contains("hantu"));
    let mut connection = place.db.reading().await.expect("reads");
    assert!(!meta::is_demo(&mut connection).await.expect("reads"));
    assert!(
        records::load(&mut connection, place.author.id)
            .await
            .expect("reads")
            .is_some()
    );
}
