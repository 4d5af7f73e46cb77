//! A referral on its way: from the cadre over the review to its outcome, by the same doors as a visit, and no further than a
//! visit goes.

use crate::support::family::{EPISODE, PERSON, Phone, VISIT, filled, id, words};
use crate::support::{World, area, on_both};
use dampingi_domain::Answers;
use dampingi_sync::referral::referrals;
use dampingi_sync::wire::{Page, Queue, Story};
use dampingi_sync::{Change, Kind, Record, link};

const REFERRAL: u128 = 60;
const OUTCOME: u128 = 61;

fn of_her(fields: Answers) -> Answers {
    fields
        .with(link::PERSON, id(PERSON).to_string())
        .with(link::EPISODE, id(EPISODE).to_string())
}

fn referral(phone: &mut Phone<'_>) -> Change {
    let given = of_her(Answers::new())
        .with(link::VISIT, id(VISIT).to_string())
        .with("visit_date", "2026-11-20")
        .with("referral_urgency", "within_7_days");
    let fields = filled("referral", given, None, None);
    phone.create(REFERRAL, Kind::Visit, "referral", fields)
}

fn outcome(phone: &mut Phone<'_>) -> Change {
    let given = of_her(Answers::new())
        .with(link::VISIT, id(REFERRAL).to_string())
        .with("visit_date", "2026-11-21")
        .with("referral_attended", true)
        .with("attended_on", "2026-11-21");
    let fields = filled("referral_outcome", given, None, None);
    phone.create(OUTCOME, Kind::Visit, "referral_outcome", fields)
}

async fn queue(world: &World, token: &str, query: &str) -> Queue {
    let path = format!("/api/review/queue?{query}");
    world.get(&path, token).await.ok()
}

fn visits(page: &Page) -> Vec<&Record> {
    let records = page.records.iter();
    records
        .filter(|record| record.kind == Kind::Visit)
        .collect()
}

#[tokio::test]
async fn a_referral_and_its_outcome_are_sent_reviewed_and_pulled_like_visits() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let (made, came) = (referral(&mut cadre), outcome(&mut cadre));
        // What comes before its referral waits for it.
        let early = cadre.push(std::slice::from_ref(&came)).await;
        assert_eq!(words(&early.answers), ["deferred"]);
        let sent = cadre.push(&[made.clone(), came]).await;
        assert_eq!(words(&sent.answers), ["applied", "applied"]);
        assert_eq!(words(&cadre.push(&[made]).await.answers), ["duplicate"]);

        let token = desk.token.clone();
        let waiting = queue(&world, &token, "state=received&form=referral").await;
        assert_eq!(
            (waiting.total, waiting.items[0].visit_id),
            (1, id(REFERRAL))
        );
        assert_eq!(waiting.items[0].visit_date, "2026-11-20");
        let came = queue(&world, &token, "state=received&form=referral_outcome").await;
        assert_eq!((came.total, came.items[0].visit_id), (1, id(OUTCOME)));
        let path = format!("/api/review/story/{}", id(REFERRAL));
        let told: Story = world.get(&path, &token).await.ok();
        let all: Vec<&Record> = told
            .records
            .iter()
            .filter(|it| it.kind == Kind::Visit)
            .collect();
        let found = referrals(&all, &all);
        let read = found[0].read().expect("it has a day");
        assert_eq!(read.closed_on, Some("2026-11-21".parse().expect("a day")));
        let review = desk.review(70, REFERRAL, "approved", "");
        assert_eq!(words(&desk.push(&[review]).await.answers), ["applied"]);
        assert_eq!(
            queue(&world, &token, "state=received&form=referral")
                .await
                .total,
            0
        );

        // Another phone of hers gets both, with the link between them.
        let page = cadre.pull(None, 200).await;
        let found = referrals(&visits(&page), &visits(&page));
        assert_eq!((found.len(), found[0].outcomes.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_refers_sees_or_ends_it() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let made = referral(&mut cadre);
        cadre.push(&[made]).await;

        // A coordinator decides on records; she makes none.
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let by_desk = outcome(&mut desk);
        assert_eq!(words(&desk.push(&[by_desk]).await.answers), ["forbidden"]);
        // A cadre of the next village: neither in her own name's area nor in another's.
        let mut stranger = Phone::of(&world, "kader.seriang").await;
        let there = outcome(&mut stranger);
        let mut here = outcome(&mut stranger);
        here.area = area("65.01.05.2004");
        here.record = id(OUTCOME + 1);
        let answers = stranger.push(&[there, here]).await.answers;
        assert_eq!(words(&answers), ["outside_area", "outside_area"]);
        let page = stranger.pull(None, 200).await;
        assert!(visits(&page).is_empty());
        for username in ["kabupaten", "admin", "koordinator.palas"] {
            let other = Phone::of(&world, username).await;
            let path = format!("/api/review/story/{}", id(REFERRAL));
            let answered = world.get(&path, &other.token).await;
            assert_eq!(answered.status.as_u16(), 403, "{username}");
        }
    })
    .await;
}
