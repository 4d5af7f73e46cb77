//! The users of a story on the real server: made, moved, signed in.

use crate::support::{area, start};
use dampingi_server::db::accounts::User;
use dampingi_server::db::{Conn, Db, accounts, sessions};
use dampingi_server::secret;
use dampingi_sync::Author;
use dampingi_sync::author::NamedArea;

/// In the year 2100: no session of a story ends by itself.
pub const LONG_AFTER: i64 = 4_102_444_800;

/// Opens a session. Her token is her id.
pub async fn sign_in(connection: &mut Conn, author: &Author) {
    let now = start().as_second();
    let token = secret::hash(&author.id.to_string());
    sessions::add(connection, &token, author.id, now, LONG_AFTER)
        .await
        .expect("added");
}

/// Makes the user, or sets where she works and worked. Her token is her id.
pub async fn write_user(db: &Db, author: &Author) {
    let mut transaction = db.writing().await.expect("begins");
    let known = accounts::by_id(&mut transaction, author.id).await;
    let now = start().as_second();
    if known.expect("reads").is_none() {
        let named = |code| NamedArea {
            code: area(code),
            name: String::new(),
        };
        let user = User {
            id: author.id,
            username: format!("user-{}", author.id),
            name: "Kader".to_owned(),
            role: author.role,
            cadre_kind: None,
            password_hash: String::new(),
            must_change: false,
            is_disabled: false,
            areas: vec![(named("65"), None)],
        };
        accounts::add(&mut transaction, &user, now)
            .await
            .expect("added");
        sign_in(&mut transaction, author).await;
    }
    sqlx::query("DELETE FROM user_areas WHERE user_id = $1")
        .bind(author.id.to_string())
        .execute(&mut *transaction)
        .await
        .expect("cleared");
    for areas in [&author.former_areas, &author.areas] {
        accounts::set_areas(&mut transaction, author.id, areas, now)
            .await
            .expect("set");
    }
    transaction.commit().await.expect("commits");
}
