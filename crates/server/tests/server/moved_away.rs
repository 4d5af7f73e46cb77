//! Who moved to another kecamatan: what is recorded about her over there is not for the coordinator whom she left.

use crate::support::family::{PERSON, Phone, VISIT, id, words};
use crate::support::{area, on_both};
use dampingi_domain::Answers;
use dampingi_server::db::accounts;
use dampingi_sync::wire::Story;
use dampingi_sync::{Change, Kind, Record, link};

const PUTIH: &str = "65.01.01.2001";

fn over_there(change: Change) -> Change {
    Change {
        area: area(PUTIH),
        ..change
    }
}

fn has(records: &[Record], number: u128) -> bool {
    records.iter().any(|record| record.id == id(number))
}

#[tokio::test]
async fn her_old_coordinator_is_shown_nothing_that_is_recorded_over_there() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut transaction = world.db.writing().await.expect("writes");
        let areas = [area("65.01.05.2003"), area(PUTIH)];
        accounts::set_areas(&mut transaction, cadre.author, &areas, 0)
            .await
            .expect("set");
        transaction.commit().await.expect("committed");
        let family = cadre.family();
        cadre.push(&family).await;
        let away = Answers::new().with(link::AREA, PUTIH);
        let moving = over_there(cadre.update(PERSON, Kind::Person, 100, away));
        let visit = over_there(cadre.visit(41, "2026-11-21", 9.6));
        let answers = cadre.push(&[moving, visit]).await.answers;
        assert_eq!(words(&answers), ["applied"; 2]);
        let old = world.token("koordinator.selor").await;
        let new = world.token("koordinator.palas").await;
        // The visit of her own village, with whom it is about.
        let path = format!("/api/review/story/{}", id(VISIT));
        let story: Story = world.get(&path, &old).await.ok();
        let shown = [PERSON, VISIT, 41].map(|number| has(&story.records, number));
        assert_eq!(shown, [true, true, false]);
        // Where she lives now all of it is hers.
        for path in [
            format!("/api/review/story/{}", id(41)),
            format!("/api/review/people/{}", id(PERSON)),
        ] {
            let story: Story = world.get(&path, &new).await.ok();
            let shown = [PERSON, VISIT, 41].map(|number| has(&story.records, number));
            assert_eq!(shown, [true; 3], "{path}");
        }
        let path = format!("/api/review/people/{}", id(VISIT));
        let story: Story = world.get(&path, &old).await.ok();
        assert!(!has(&story.records, 41));
    })
    .await;
}
