//! A push that was made for another life of the database: nothing of it is taken before the phone knows which life this is.

use crate::support::family::{Phone, words};
use crate::support::on_both;
use dampingi_sync::wire::{Push, Receipts};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn what_is_sent_to_another_life_of_the_database_is_told_so_and_not_taken() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        let ask = async |epoch: Option<String>| -> Receipts {
            let body = json!(Push {
                device_id: phone.device,
                epoch,
                changes: family.to_vec(),
            });
            world.post("/api/sync/push", &phone.token, &body).await.ok()
        };
        let elsewhere = ask(Some(Uuid::new_v4().to_string())).await;
        assert!(elsewhere.answers.is_empty() && !elsewhere.epoch.is_empty());
        assert_eq!(elsewhere.device.held, 0);
        let here = ask(Some(elsewhere.epoch.clone())).await;
        assert_eq!(words(&here.answers), ["applied"; 4]);
        assert_eq!(here.epoch, elsewhere.epoch);
        // A phone of the first version names none.
        let unnamed = ask(None).await;
        assert_eq!(words(&unnamed.answers), ["duplicate"; 4]);
    })
    .await;
}
