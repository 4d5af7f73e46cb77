//! A change that comes behind a later one of its own phone about the same record (the decision: `rules/overtaken.rs`).

use crate::support::family::{HOUSEHOLD, Phone, words};
use crate::support::on_both;
use dampingi_domain::Answers;
use dampingi_sync::{Change, Edit, Kind};

fn hamlet(phone: &mut Phone<'_>, word: &str) -> Change {
    let fields = Answers::new().with("hamlet", word);
    phone.update(HOUSEHOLD, Kind::Household, 0, fields)
}

async fn stands(phone: &Phone<'_>) -> String {
    let page = phone.pull(None, 100).await;
    let mut records = page.records.iter();
    let household = records
        .find(|it| it.kind == Kind::Household)
        .expect("there");
    household
        .fields
        .text("hamlet")
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn what_was_put_right_stands_when_the_old_push_comes_once_more() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let mut old = phone.household();
        if let Edit::Create { fields } = &mut old.edit {
            fields.set("hamlet", "Lama");
        }
        let again = phone.household();
        let later = hamlet(&mut phone, "Baru");
        let (one, another) = (hamlet(&mut phone, "Satu"), hamlet(&mut phone, "Dua"));
        // What was put right and what she wrote then came first; in one push, and in one after the other.
        let taken = phone.push(&[again, later]).await;
        assert_eq!(words(&taken.answers), ["applied"; 2]);
        assert_eq!(words(&phone.push(&[old]).await.answers), ["conflict"]);
        assert_eq!(stands(&phone).await, "Baru");
        // Behind one of the same push as well.
        let taken = phone.push(&[another, one]).await;
        assert_eq!(words(&taken.answers), ["applied", "conflict"]);
        assert_eq!(stands(&phone).await, "Dua");
        // In their order they are her own words, and no conflict.
        let (first, second) = (hamlet(&mut phone, "Tiga"), hamlet(&mut phone, "Empat"));
        let taken = phone.push(&[first, second]).await;
        assert_eq!(words(&taken.answers), ["applied"; 2]);
        assert_eq!(stands(&phone).await, "Empat");
    })
    .await;
}
