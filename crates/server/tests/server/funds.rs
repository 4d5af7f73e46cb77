//! What a village used its money for, at the real door: who may write it, on whose phone it comes back, and where its sums are shown.

use crate::indicator_ask::{asked, commanded, lines};
use crate::support::family::{JELARAI, Phone, SERIANG, id, words};
use crate::support::{USERS, area, on_both};
use dampingi_domain::Answers;
use dampingi_domain::indicator::scorecard::FUNDS_ID;
use dampingi_sync::numbers::Indicators;
use dampingi_sync::sign_off::QUARTER;
use dampingi_sync::{Change, Kind, Role};

const WRITTEN: u128 = 8_500;

fn said(development: u64, part: u64) -> Answers {
    Answers::new()
        .with(QUARTER, "2026-TW4")
        .with("funds_on", "2026-11-20")
        .with("funds_development", development)
        .with("funds_development_stunting", part)
        .with("funds_empowerment", 150_000_000)
        .with("funds_empowerment_stunting", 0)
        .with("funds_used_for", "=Jamban, PMT")
}

fn written(phone: &mut Phone<'_>, at: u128, fields: Answers) -> Change {
    phone.create(WRITTEN + at, Kind::Funds, FUNDS_ID, fields)
}

#[tokio::test]
async fn every_role_at_the_village_s_money() {
    on_both(async |world| {
        for (at, (username, role, _)) in (0_u128..).zip(USERS) {
            let mut phone = Phone::of(&world, username).await;
            let change = written(&mut phone, at, said(1, 0));
            let answered = phone.push_answer(&[change]).await;
            let taken = answered.text().contains("\"applied\"");
            let is_hers = role == Role::Cadre && username.starts_with("kader.jelarai");
            assert_eq!(taken, is_hers, "{username}: {}", answered.text());
        }
    })
    .await;
}

#[tokio::test]
async fn the_last_word_of_each_village_is_added_up_and_comes_to_its_cadres() {
    on_both(async |world| {
        let mut one = Phone::of(&world, "kader.jelarai").await;
        let first = written(&mut one, 0, said(1_000, 999));
        let last = written(&mut one, 1, said(600_000_000, 45_500_000));
        let earlier = said(7, 7).with(QUARTER, "2026-TW3");
        let earlier = written(&mut one, 2, earlier);
        // What was written last may be sent first.
        one.push(&[last, first, earlier]).await;
        // A form that this server does not know yet brings no formula, and no sum that cannot be made.
        let formula = said(1, 1).with("funds_on", "=HYPERLINK(\"http://127.0.0.1\")");
        let endless = said(1, 1).with("funds_development", 1e19);
        let mut forged = Vec::new();
        for (at, fields) in (4..).zip([formula, endless]) {
            let mut change = written(&mut one, at, fields);
            change.form_version = 2;
            forged.push(change);
        }
        let answers = one.push(&forged).await.answers;
        assert_eq!(words(&answers), ["malformed", "malformed"]);
        let mut other = Phone::of(&world, "kader.seriang").await;
        let mut change = written(&mut other, 3, said(400_000_000, 4_500_000));
        change.area = area(SERIANG);
        other.push(&[change]).await;
        for (username, wanted) in [
            ("kader.jelarai", vec![0, 1, 2]),
            ("kader.seriang", vec![3]),
            ("koordinator.selor", vec![]),
            ("admin", vec![]),
        ] {
            let page = Phone::of(&world, username).await.pull(None, 500).await;
            let found = page.records.iter();
            let found = found.filter(|record| record.kind == Kind::Funds);
            let mut found: Vec<_> = found.map(|record| record.id).collect();
            found.sort();
            let wanted: Vec<_> = wanted.into_iter().map(|at| id(WRITTEN + at)).collect();
            assert_eq!(found, wanted, "{username}");
        }
        let token = world.token("koordinator.selor").await;
        let shown = world.get("/api/indicators?quarter=2026-Q4", &token).await;
        let shown: Indicators = serde_json::from_str(&shown.text()).expect("indicators");
        let of = |code: &str| {
            let place = shown.areas.iter().find(|place| place.area == code);
            place.expect("there").funds.join(" ")
        };
        assert_eq!(of(JELARAI), "45500000/600000000 0/150000000");
        assert_eq!(of("65.01.05"), "50000000/1000000000 0/300000000");
        let month = world.get("/api/indicators?month=2026-11", &token).await;
        assert!(!month.text().contains("funds"));
        let folder = tempfile::tempdir().expect("a folder");
        let args = asked("65.01.05", None, Some("2026-Q4"), Some(folder.path()));
        let (done, out) = commanded(&world, &args).await;
        assert_eq!(done, Ok(()));
        assert!(out.contains("Dana desa untuk stunting"), "{out}");
        assert!(out.contains("   5,00 %"), "{out}");
        let name = "scorecard_tabel_5_dana_desa_65.01.05_2026-TW4.csv";
        let table = lines(folder.path(), name).into_iter();
        let table: Vec<String> = table
            .filter(|line| line[4] == JELARAI)
            .map(|line| line[6..].join("|"))
            .collect();
        assert_eq!(
            table,
            [
                "Bidang Pembangunan Desa|600000000|45500000|7.58|2026-11-20|'=Jamban, PMT",
                "Bidang Pemberdayaan Masyarakat Desa|150000000|0|0.00|2026-11-20|'=Jamban, PMT",
            ]
        );
    })
    .await;
}
