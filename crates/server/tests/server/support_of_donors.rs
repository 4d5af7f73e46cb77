//! What a donor gives, on its way: episode and handovers pass the doors of any episode and visit, the coordinator decides on a
//! handover, no stranger sees it, no number counts it, and the list for publication names only who agreed.

use crate::indicator_ask::counted;
use crate::support::family::{EPISODE, JELARAI, PERSON, Phone, filled, id, words};
use crate::support::{World, area, on_both};
use dampingi_domain::{Answers, kind};
use dampingi_server::command::support::{self, Support};
use dampingi_sync::wire::{Queue, Story};
use dampingi_sync::{Change, Kind, link};

const SUPPORT: u128 = 80;
const OTHER: u128 = 81;
const HANDED: u128 = 90;

fn begun(phone: &mut Phone<'_>, record: u128, donor: &str, is_public: bool) -> Change {
    let given = Answers::new()
        .with(link::PERSON, id(PERSON).to_string())
        .with("registered_on", "2026-09-10")
        .with("support_programme", "baas")
        .with("donor_name", donor)
        .with("donor_public", is_public)
        .with("support_amount", 450_000)
        .with("support_months", 6);
    let fields = filled(kind::SUPPORT, given, None, None);
    phone.create(record, Kind::Episode, kind::SUPPORT, fields)
}

fn handed(phone: &mut Phone<'_>, record: u128, episode: u128, worth: i64) -> Change {
    let given = Answers::new()
        .with(link::PERSON, id(PERSON).to_string())
        .with(link::EPISODE, id(episode).to_string())
        .with("visit_date", "2026-11-01")
        .with("delivered_amount", worth);
    let fields = filled(kind::SUPPORT_DELIVERY, given, None, None);
    phone.create(record, Kind::Visit, kind::SUPPORT_DELIVERY, fields)
}

async fn listed(world: &World, code: &str) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let asked = Support {
        area: code.to_owned(),
    };
    let now = "2026-11-21T03:00:00Z".parse().expect("a time");
    support::run(&world.db, &asked, now, &mut out)
        .await
        .expect("listed");
    let lines = csv::Reader::from_reader(out.as_slice()).into_records();
    let line = |line: Result<csv::StringRecord, csv::Error>| {
        let line = line.expect("a line");
        line.iter().map(str::to_owned).collect()
    };
    lines.map(line).collect()
}

#[tokio::test]
async fn a_handover_is_sent_reviewed_and_counted_for_nothing() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let figures = async || {
            let report = counted(&world, JELARAI, "2026-Q4").await;
            let place = report.places.into_iter().next().expect("a village");
            place.pairs
        };
        let before = figures().await;
        let support = begun(&mut cadre, SUPPORT, "Ibu Camat", true);
        let handed_over = handed(&mut cadre, HANDED, SUPPORT, 450_000);
        // A handover belongs to a support, and a visit to a childhood does not.
        let mistaken = handed(&mut cadre, HANDED + 1, EPISODE, 1_000);
        let answers = cadre.push(&[support, handed_over, mistaken]).await.answers;
        assert_eq!(words(&answers), ["applied", "applied", "wrong_link"]);
        assert_eq!(figures().await, before);

        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let token = desk.token.clone();
        let path = "/api/review/queue?state=received&form=support_delivery";
        let waiting: Queue = world.get(path, &token).await.ok();
        assert_eq!((waiting.total, waiting.items[0].visit_id), (1, id(HANDED)));
        let path = format!("/api/review/story/{}", id(HANDED));
        let story: Story = world.get(&path, &token).await.ok();
        assert!(story.records.iter().any(|it| it.id == id(SUPPORT)));
        let review = desk.review(70, HANDED, "approved", "");
        assert_eq!(words(&desk.push(&[review]).await.answers), ["applied"]);
        assert_eq!(figures().await, before);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_records_or_sees_it() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let support = begun(&mut cadre, SUPPORT, "Ibu Camat", true);
        cadre.push(&[support]).await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let by_desk = handed(&mut desk, HANDED, SUPPORT, 1_000);
        assert_eq!(words(&desk.push(&[by_desk]).await.answers), ["forbidden"]);
        let mut stranger = Phone::of(&world, "kader.seriang").await;
        let there = handed(&mut stranger, HANDED, SUPPORT, 1_000);
        let mut here = begun(&mut stranger, OTHER, "Orang lain", true);
        here.area = area("65.01.05.2004");
        let answers = stranger.push(&[there, here]).await.answers;
        assert_eq!(words(&answers), ["outside_area", "outside_area"]);
        let page = stranger.pull(None, 200).await;
        assert!(page.records.iter().all(|it| it.form != kind::SUPPORT));
    })
    .await;
}

#[tokio::test]
async fn the_list_names_a_donor_only_with_consent_and_nobody_who_is_helped() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let known = begun(&mut cadre, SUPPORT, "Ibu Camat", true);
        let hidden = begun(&mut cadre, OTHER, "Hamba Allah", false);
        let given = handed(&mut cadre, HANDED, SUPPORT, 450_000);
        cadre.push(&[known, hidden, given]).await;
        let mut lines = listed(&world, "65.01").await;
        lines.sort_by_key(|line| line[6].is_empty());
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[0][3..8].join("|"),
            "Jelarai Selor|65.01.05.2003|BAAS|Ibu Camat|Perorangan"
        );
        let money = "2026-09-10|6|450000|2700000|450000|1|0|2250000|4||";
        assert_eq!(lines[0][10..].join("|"), money);
        assert_eq!(lines[1][6], "");
        let all = lines.concat().join("|");
        for name in ["Hamba", "Grace", "Lenjau"] {
            assert!(!all.contains(name), "{name} in {all}");
        }
        assert!(listed(&world, "65.01.05.2004").await.is_empty());
    })
    .await;
}
