//! Users, their areas, and what was done to their accounts.

use super::records::code;
use super::{Conn, unreadable};
use dampingi_domain::AreaCode;
use dampingi_sync::author::NamedArea;
use dampingi_sync::{Author, CadreKind, Profile, RecordId, Role};
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::any::AnyRow;

/// A user with her areas. The password's hash never leaves this folder but for being compared.
#[derive(Clone)]
pub struct User {
    /// Id.
    pub id: RecordId,
    /// Name she signs in with.
    pub username: String,
    /// Name shown.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Which kind of cadre.
    pub cadre_kind: Option<CadreKind>,
    /// Argon2id, as a PHC string.
    pub password_hash: String,
    /// Whether the password is a one-time one.
    pub must_change: bool,
    /// Whether the account is closed.
    pub is_disabled: bool,
    /// Where she works now, and where she worked.
    pub areas: Vec<(NamedArea, Option<i64>)>,
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("User")
            .field("id", &self.id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

impl User {
    /// As the author of changes.
    pub fn author(&self) -> Author {
        let codes = |current: bool| {
            let of_kind = self
                .areas
                .iter()
                .filter(move |(_, until)| until.is_none() == current);
            of_kind.map(|(area, _)| area.code.clone()).collect()
        };
        Author {
            id: self.id,
            role: self.role,
            areas: codes(true),
            former_areas: codes(false),
        }
    }

    /// As her own phone knows her.
    pub fn profile(&self) -> Profile {
        Profile {
            id: self.id,
            username: self.username.clone(),
            name: self.name.clone(),
            role: self.role,
            cadre_kind: self.cadre_kind,
            areas: self
                .areas
                .iter()
                .filter(|(_, until)| until.is_none())
                .map(|(area, _)| area.clone())
                .collect(),
            must_change_password: self.must_change,
        }
    }
}

/// Finds a user by the name she signs in with.
pub async fn by_username(connection: &mut Conn, username: &str) -> sqlx::Result<Option<User>> {
    let row = sqlx::query("SELECT * FROM users WHERE username = $1")
        .bind(username)
        .fetch_optional(&mut *connection)
        .await?;
    with_areas(connection, row).await
}

/// Finds a user by id.
pub async fn by_id(connection: &mut Conn, id: RecordId) -> sqlx::Result<Option<User>> {
    let row = sqlx::query("SELECT * FROM users WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    with_areas(connection, row).await
}

/// Every user, by name.
pub async fn all(connection: &mut Conn) -> sqlx::Result<Vec<User>> {
    let rows = sqlx::query("SELECT * FROM users ORDER BY username")
        .fetch_all(&mut *connection)
        .await?;
    let mut users = Vec::new();
    for row in rows {
        users.extend(with_areas(connection, Some(row)).await?);
    }
    Ok(users)
}

/// Name of a user, as shown.
pub async fn name(connection: &mut Conn, id: RecordId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("SELECT name FROM users WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await
}

async fn with_areas(connection: &mut Conn, row: Option<AnyRow>) -> sqlx::Result<Option<User>> {
    let Some(row) = row else { return Ok(None) };
    let id: String = row.try_get("id")?;
    let areas: Vec<(String, String, Option<i64>)> = sqlx::query_as(
        "SELECT u.area, a.name, u.valid_to FROM user_areas u JOIN areas a ON a.code = u.area \
         WHERE u.user_id = $1 ORDER BY u.area",
    )
    .bind(id.as_str())
    .fetch_all(connection)
    .await?;
    let cadre_kind: Option<String> = row.try_get("cadre_kind")?;
    let must_change: i64 = row.try_get("must_change")?;
    let disabled_at: Option<i64> = row.try_get("disabled_at")?;
    Ok(Some(User {
        id: id.parse().map_err(|_| unreadable("a user's id"))?,
        username: row.try_get("username")?,
        name: row.try_get("name")?,
        role: word(&row.try_get::<String, _>("role")?)?,
        cadre_kind: cadre_kind.as_deref().map(word).transpose()?,
        password_hash: row.try_get("password_hash")?,
        must_change: must_change == 1,
        is_disabled: disabled_at.is_some(),
        areas: areas
            .into_iter()
            .filter_map(|(code, name, until)| {
                let code = AreaCode::parse(&code)?;
                Some((NamedArea { code, name }, until))
            })
            .collect(),
    }))
}

fn word<T: DeserializeOwned>(word: &str) -> sqlx::Result<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|_| unreadable("a role"))
}

/// Writes a new user with her areas.
pub async fn add(connection: &mut Conn, user: &User, now: i64) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO users (id, username, name, role, cadre_kind, password_hash, must_change, disabled_at, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8)",
    )
    .bind(user.id.to_string())
    .bind(user.username.as_str())
    .bind(user.name.as_str())
    .bind(code(&user.role))
    .bind(user.cadre_kind.map(|kind| code(&kind)))
    .bind(user.password_hash.as_str())
    .bind(i64::from(user.must_change))
    .bind(now)
    .execute(&mut *connection)
    .await?;
    let areas: Vec<AreaCode> = user
        .areas
        .iter()
        .map(|(area, _)| area.code.clone())
        .collect();
    set_areas(connection, user.id, &areas, now).await
}

/// Writes name, role and kind anew.
pub async fn rename(connection: &mut Conn, user: &User) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET name = $1, role = $2, cadre_kind = $3 WHERE id = $4")
        .bind(user.name.as_str())
        .bind(code(&user.role))
        .bind(user.cadre_kind.map(|kind| code(&kind)))
        .bind(user.id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Sets where she works. An area she leaves stays noted with its end: what she wrote there offline is still taken.
pub async fn set_areas(
    connection: &mut Conn,
    id: RecordId,
    areas: &[AreaCode],
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE user_areas SET valid_to = $1 WHERE user_id = $2 AND valid_to IS NULL")
        .bind(now)
        .bind(id.to_string())
        .execute(&mut *connection)
        .await?;
    for area in areas {
        sqlx::query(
            "INSERT INTO user_areas (user_id, area, valid_from, valid_to) VALUES ($1, $2, $3, NULL) \
             ON CONFLICT (user_id, area) DO UPDATE SET valid_to = NULL",
        )
        .bind(id.to_string())
        .bind(area.as_str())
        .bind(now)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Sets another password.
pub async fn set_password(
    connection: &mut Conn,
    id: RecordId,
    hash: &str,
    must_change: bool,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET password_hash = $1, must_change = $2 WHERE id = $3")
        .bind(hash)
        .bind(i64::from(must_change))
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Closes an account, or opens it again.
pub async fn set_disabled(
    connection: &mut Conn,
    id: RecordId,
    since: Option<i64>,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET disabled_at = $1 WHERE id = $2")
        .bind(since)
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Notes what was done to an account, and by whom.
pub async fn note(
    connection: &mut Conn,
    id: RecordId,
    what: &str,
    by: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO account_changes (number, user_id, what, done_by, changed_at) \
         SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4 FROM account_changes",
    )
    .bind(id.to_string())
    .bind(what)
    .bind(by)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// What was done to an account.
#[derive(Clone, Debug)]
pub struct Note {
    /// `created`, `disabled`, …
    pub what: String,
    /// By whom.
    pub done_by: String,
}

/// Everything that was done to an account, in its order.
pub async fn notes(connection: &mut Conn, id: RecordId) -> sqlx::Result<Vec<Note>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT what, done_by FROM account_changes WHERE user_id = $1 ORDER BY number",
    )
    .bind(id.to_string())
    .fetch_all(connection)
    .await?;
    let note = |(what, done_by)| Note { what, done_by };
    Ok(rows.into_iter().map(note).collect())
}
