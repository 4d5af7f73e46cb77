//! Freeing room: only whole stories that the server has and that are long over, and they come back whole.

use crate::answer_tests::{receipt, received};
use crate::phones::{fresh_user, household, id, person, session, store, visit, with_vault};
use dampingi_domain::life;
use dampingi_sync::store::{Position, Step, Store};

pub const NAMES: &[&str] = &["who_left_long_ago_is_let_go_whole_and_a_word_fetches_all_again"];

pub async fn run(name: &str) -> bool {
    match name {
        "who_left_long_ago_is_let_go_whole_and_a_word_fetches_all_again" => {
            who_left_long_ago_is_let_go_whole_and_a_word_fetches_all_again().await;
        }
        _ => return false,
    }
    true
}

async fn who_left_long_ago_is_let_go_whole_and_a_word_fetches_all_again() {
    let engine = with_vault(fresh_user()).await;
    let all = vec![
        household(1),
        person(2, 1),
        visit(3, 2, "2024-05-20"),
        person(5, 1),
    ];
    engine.save(all).await.expect("saved");
    let mut steps = Vec::new();
    for (n, revision) in [(1, 11), (2, 12), (3, 13), (5, 14)] {
        let mut record = engine.record(id(n)).await.expect("there");
        record.received_at = "2024-06-01T02:00:00Z".to_owned();
        if n == 2 {
            record.fields.set(life::LEFT_ON, "2024-05-28");
            record.fields.set(life::LEFT_REASON, "moved");
        }
        steps.push(Step::Put(received(&record, revision)));
    }
    steps.extend((1..=4).map(|seq| Step::Move(seq, receipt(10 + seq))));
    steps.push(Step::Position(Position {
        cursor: Some("here".to_owned()),
        last_seq: 4,
        ..Position::default()
    }));
    store(&engine).commit(4, steps).await.expect("written");
    let gone = engine.record(id(2)).await.expect("there");

    // While a visit of hers is not sent, nothing of hers goes.
    engine
        .save(vec![visit(6, 2, "2024-05-27")])
        .await
        .expect("saved");
    assert_eq!(engine.free_space().await, Ok(0));
    let mut late = engine.record(id(6)).await.expect("there");
    late.received_at = "2024-06-02T02:00:00Z".to_owned();
    let steps = vec![Step::Put(received(&late, 15)), Step::Move(5, receipt(15))];
    store(&engine).commit(5, steps).await.expect("written");

    assert!(engine.free_space().await.expect("frees") > 0);
    for n in [2, 3, 6] {
        assert!(engine.record(id(n)).await.is_none(), "{n} is still here");
    }
    // Who is still here stays, and so does the house.
    assert!(engine.record(id(1)).await.is_some() && engine.record(id(5)).await.is_some());
    assert_eq!(session(&engine).device.borrow().let_go, [id(2)]);
    assert_eq!(engine.free_space().await, Ok(0));

    // The server speaks of her again: half a story would mislead, so the next pull begins anew.
    let position = session(&engine).device.borrow().position.clone();
    assert_eq!(position.cursor.as_deref(), Some("here"));
    let next = Position {
        cursor: Some("there".to_owned()),
        ..position
    };
    let steps = vec![Step::Put(received(&gone, 20)), Step::Position(next)];
    store(&engine).commit(5, steps).await.expect("written");
    let device = session(&engine).device.borrow().clone();
    assert_eq!((device.position.cursor, device.let_go), (None, Vec::new()));
}
