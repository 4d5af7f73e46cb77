//! Two records of one household: listed, compared, merged and taken apart, and counted as one.

use crate::doubles::{list, nothing_is_wrong, said, states};
use crate::indicator_ask::{both, counted};
use crate::indicator_book::Book;
use crate::support::family::{JELARAI, Phone, id, words};
use crate::support::on_both;
use dampingi_domain::Answers;
use dampingi_server::db::openings;
use dampingi_sync::wire::Story;
use dampingi_sync::{Change, Kind, alias, link};
use serde_json::json;

fn said_of_homes(phone: &mut Phone<'_>, number: u128, of: u128, into: u128, state: &str) -> Change {
    let fields = Answers::new()
        .with(link::HOUSEHOLD_ALIAS, id(of).to_string())
        .with(link::HOUSEHOLD, id(into).to_string())
        .with(alias::STATE, state)
        .with(alias::NOTE, "Satu rumah, dua kali didata");
    phone.create(number, Kind::Merge, "", fields)
}

#[tokio::test]
async fn two_households_are_listed_compared_merged_counted_as_one_and_taken_apart() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let mut homes = Vec::new();
        for (water, day) in [("surface", "2026-03-01"), ("piped", "2026-04-01")] {
            let home = book.household();
            let said = [
                ("visit_date", json!(day)),
                ("water_source", json!(water)),
                ("latrine", json!("own_septic")),
            ];
            book.survey(home, &said);
            let child = book.person(Some(home), "male", "2025-05-01");
            book.episode(child, "child", &[("registered_on", json!("2026-01-05"))]);
            homes.push(home);
        }
        book.send().await;
        let report = counted(&world, "65.01.05", "2026-11").await;
        assert_eq!(both(&report, JELARAI, "ansit_families"), (2, 2));

        let (stays, gone) = (homes[0], homes[1]);
        let mut cadre = Phone::of(&world, "kader.jelarai.dua").await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let proposed = said_of_homes(&mut cadre, 60, gone, stays, "proposed");
        assert_eq!(words(&cadre.push(&[proposed]).await.answers), ["applied"]);
        let open = list(&world, &desk.token).await;
        assert_eq!(states(&open), ["proposed"]);
        assert_eq!(open.pairs[0].alias.name, "Daud Lenjau");
        // She sees both with their people and surveys; each opening is noted.
        let path = format!("/api/review/people/{},{}", id(gone), id(stays));
        let story: Story = world.get(&path, &desk.token).await.ok();
        let of = |kind: Kind| story.records.iter().filter(|it| it.kind == kind).count();
        assert_eq!(
            (of(Kind::Household), of(Kind::Person), of(Kind::Visit)),
            (2, 2, 2)
        );
        let child = story
            .records
            .iter()
            .find(|it| it.kind == Kind::Person)
            .expect("one");
        let mut connection = world.db.reading().await.expect("reads");
        let opened = openings::count(&mut connection, desk.author, child.id).await;
        assert_eq!(opened.expect("noted"), 1);
        drop(connection);

        let merged = said_of_homes(&mut desk, 61, gone, stays, "merged");
        assert_eq!(words(&desk.push(&[merged]).await.answers), ["applied"]);
        assert_eq!(states(&list(&world, &desk.token).await), ["merged"]);
        let report = counted(&world, "65.01.05", "2026-11").await;
        // One household with both children, and the newer survey is the last word.
        assert_eq!(both(&report, JELARAI, "ansit_families"), (1, 1));
        assert_eq!(both(&report, JELARAI, "ansit_families_at_risk"), (0, 0));
        assert_eq!(both(&report, JELARAI, "children_registered").0, 2);
        nothing_is_wrong(&world).await;

        let apart = said_of_homes(&mut desk, 62, gone, stays, "apart");
        assert_eq!(words(&desk.push(&[apart]).await.answers), ["applied"]);
        let report = counted(&world, "65.01.05", "2026-11").await;
        assert_eq!(both(&report, JELARAI, "ansit_families"), (2, 2));
        nothing_is_wrong(&world).await;
    })
    .await;
}

#[tokio::test]
async fn the_households_of_two_who_were_merged_are_proposed_too() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let homes = [book.household(), book.household()];
        let people = homes.map(|home| book.person(Some(home), "male", "2025-05-01"));
        book.send().await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let merged = said(&mut desk, 61, people[1], people[0], "merged");
        desk.push(&[merged]).await;
        let open = list(&world, &desk.token).await;
        let pair = open.pairs.iter().find(|pair| pair.state == "proposed");
        let pair = pair.expect("the two households");
        assert_eq!(
            (pair.alias.id, pair.person.id),
            (id(homes[1]), id(homes[0]))
        );
        let told = said_of_homes(&mut desk, 62, homes[1], homes[0], "different");
        desk.push(&[told]).await;
        let mut left = states(&list(&world, &desk.token).await).join(" ");
        left.retain(|letter| letter != '"');
        assert!(!left.contains("proposed"), "{left}");
    })
    .await;
}
