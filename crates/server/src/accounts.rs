//! Accounts are made by an admin at the server's terminal: users, their areas, first passwords, closing.

use crate::db::accounts::{self as table, User};
use crate::db::{Db, Writing, areas, sessions};
use crate::failure::{Failure, Outcome};
use crate::organisation::{self, Row};
use crate::{password, secret};
use dampingi_domain::area::Level;
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::author::NamedArea;
use dampingi_sync::{CadreKind, Kind, RecordId, Role};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A user to be made.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Name she signs in with: small letters, digits, `.`, `-`, `_`.
    pub username: String,
    /// Name shown.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Which kind of cadre.
    pub cadre_kind: Option<CadreKind>,
    /// Where she works; at least one area.
    pub areas: Vec<AreaCode>,
}

/// A user who was made, with the password for her first sign-in. It is nowhere else.
#[derive(Clone)]
pub struct Created {
    /// Her id.
    pub id: RecordId,
    /// Her name for signing in.
    pub username: String,
    /// Her first password.
    pub password: String,
}

impl std::fmt::Debug for Created {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Created")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Makes a user with a random first password, which she must change at once.
pub async fn create_user(db: &Db, new: NewUser, by: &str, now: Timestamp) -> Outcome<Created> {
    let first = secret::first_password();
    let created = create_user_with(db, new, &first, true, by, now).await?;
    Ok(created)
}

/// Makes a user with this password. The demo keeps its passwords (`must_change` false), so that it can be tried at once.
pub async fn create_user_with(
    db: &Db,
    new: NewUser,
    first: &str,
    must_change: bool,
    by: &str,
    now: Timestamp,
) -> Outcome<Created> {
    check(&new)?;
    // Hashing is slow: it is done before the counter is locked.
    let password_hash = password::hash(first.to_owned()).await;
    let mut transaction = db.writing().await?;
    if table::by_username(&mut transaction, &new.username)
        .await?
        .is_some()
    {
        return Err(Failure::input(format!(
            "{}: there is a user of this name already",
            new.username
        )));
    }
    let user = User {
        id: organisation::id_of("user", &new.username),
        areas: named(&mut transaction, &new.areas).await?,
        username: new.username,
        name: new.name,
        role: new.role,
        cadre_kind: new.cadre_kind,
        password_hash,
        must_change,
        is_disabled: false,
    };
    table::add(&mut transaction, &user, now.as_second()).await?;
    table::note(&mut transaction, user.id, "created", by, now.as_second()).await?;
    show(&mut transaction, &user, now).await?;
    transaction.commit().await?;
    Ok(Created {
        id: user.id,
        username: user.username,
        password: first.to_owned(),
    })
}

/// Writes name, role and areas of a user anew. Her password stays.
pub async fn update_user(db: &Db, new: NewUser, by: &str, now: Timestamp) -> Outcome {
    check(&new)?;
    let mut transaction = db.writing().await?;
    let mut user = find(&mut transaction, &new.username).await?;
    let areas = named(&mut transaction, &new.areas).await?;
    user.name = new.name;
    user.role = new.role;
    user.cadre_kind = new.cadre_kind;
    table::rename(&mut transaction, &user).await?;
    table::set_areas(&mut transaction, user.id, &new.areas, now.as_second()).await?;
    user.areas = areas;
    table::note(&mut transaction, user.id, "updated", by, now.as_second()).await?;
    show(&mut transaction, &user, now).await?;
    Ok(transaction.commit().await?)
}

/// Gives a user a new first password and ends her sessions.
pub async fn reset(db: &Db, username: &str, by: &str, now: Timestamp) -> Outcome<Created> {
    let first = secret::first_password();
    let hash = password::hash(first.clone()).await;
    let mut transaction = db.writing().await?;
    let user = find(&mut transaction, username).await?;
    table::set_password(&mut transaction, user.id, &hash, true).await?;
    sessions::end_others(&mut transaction, user.id, "").await?;
    sessions::forgive(&mut transaction, &secret::hash(username)).await?;
    table::note(
        &mut transaction,
        user.id,
        "password reset",
        by,
        now.as_second(),
    )
    .await?;
    transaction.commit().await?;
    Ok(Created {
        id: user.id,
        username: user.username,
        password: first,
    })
}

/// Closes an account and ends its sessions. What she recorded stays.
pub async fn disable(db: &Db, username: &str, by: &str, now: Timestamp) -> Outcome {
    let mut transaction = db.writing().await?;
    let user = find(&mut transaction, username).await?;
    table::set_disabled(&mut transaction, user.id, Some(now.as_second())).await?;
    sessions::end_others(&mut transaction, user.id, "").await?;
    table::note(&mut transaction, user.id, "disabled", by, now.as_second()).await?;
    Ok(transaction.commit().await?)
}

/// Opens a closed account again.
pub async fn enable(db: &Db, username: &str, by: &str, now: Timestamp) -> Outcome {
    let mut transaction = db.writing().await?;
    let user = find(&mut transaction, username).await?;
    table::set_disabled(&mut transaction, user.id, None).await?;
    table::note(&mut transaction, user.id, "enabled", by, now.as_second()).await?;
    Ok(transaction.commit().await?)
}

/// What an import of users did.
#[derive(Debug, Default)]
pub struct Imported {
    /// New users with their first passwords.
    pub created: Vec<Created>,
    /// How many were there already and are as the file says now.
    pub updated: u64,
}

/// Reads users from CSV: `username,name,role,cadre_kind,areas`, areas separated by `;`. The whole file is checked first.
pub async fn import_users(
    db: &Db,
    source: impl std::io::Read,
    by: &str,
    now: Timestamp,
) -> Outcome<Imported> {
    let mut users = Vec::new();
    for row in organisation::rows(source)? {
        let user = read(&row)?;
        check(&user).map_err(|failure| row.wrong("username", &failure.to_string()))?;
        for code in &user.areas {
            if areas::name(&mut *db.reading().await?, code.as_str())
                .await?
                .is_none()
            {
                return Err(row.wrong("areas", "no such area"));
            }
        }
        users.push(user);
    }
    let mut done = Imported::default();
    for user in users {
        let known = table::by_username(&mut *db.reading().await?, &user.username)
            .await?
            .is_some();
        if known {
            update_user(db, user, by, now).await?;
            done.updated += 1;
        } else {
            done.created.push(create_user(db, user, by, now).await?);
        }
    }
    Ok(done)
}

fn read(row: &Row) -> Outcome<NewUser> {
    let code =
        |text: String| AreaCode::parse(&text).ok_or_else(|| row.wrong("areas", "not an area code"));
    Ok(NewUser {
        username: row.required("username")?.to_lowercase(),
        name: row.required("name")?.to_owned(),
        role: word(row.required("role")?).ok_or_else(|| {
            row.wrong(
                "role",
                "one of: cadre, coordinator, kabupaten, province, admin",
            )
        })?,
        cadre_kind: match row.optional("cadre_kind") {
            None => None,
            Some(text) => Some(word(text).ok_or_else(|| {
                row.wrong("cadre_kind", "one of: tpk, human_dev_cadre, posyandu")
            })?),
        },
        areas: row
            .list("areas")
            .into_iter()
            .map(code)
            .collect::<Outcome<_>>()?,
    })
}

fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(Value::String(text.to_lowercase())).ok()
}

fn check(new: &NewUser) -> Outcome {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    if !(3..=40).contains(&new.username.len()) || !new.username.chars().all(allowed) {
        return Err(Failure::input(
            "a user name has 3 to 40 small letters, digits, dots, hyphens or underscores",
        ));
    }
    if new.name.trim().is_empty() || new.name.contains(char::is_control) {
        return Err(Failure::input("the name is empty or not readable"));
    }
    if new.areas.is_empty() {
        return Err(Failure::input("no area given"));
    }
    // The boundary of access is the village for a cadre and the kecamatan for a coordinator (Settled 6).
    let deepest = match new.role {
        Role::Cadre => Level::Village,
        Role::Coordinator => Level::Subdistrict,
        Role::Kabupaten => Level::Regency,
        Role::Province => Level::Province,
        Role::Admin => return Ok(()),
    };
    if new.areas.iter().any(|area| area.level() != deepest) {
        return Err(Failure::input("the areas are not of the level of the role"));
    }
    Ok(())
}

async fn find(transaction: &mut Writing, username: &str) -> Outcome<User> {
    let user = table::by_username(transaction, username).await?;
    user.ok_or_else(|| Failure::input(format!("{username}: no such user")))
}

async fn named(
    transaction: &mut Writing,
    codes: &[AreaCode],
) -> Outcome<Vec<(NamedArea, Option<i64>)>> {
    let mut areas_named = Vec::new();
    for code in codes {
        let name = areas::name(transaction, code.as_str()).await?;
        let name = name.ok_or_else(|| Failure::input(format!("{code}: no such area")))?;
        areas_named.push((
            NamedArea {
                code: code.clone(),
                name,
            },
            None,
        ));
    }
    Ok(areas_named)
}

/// Writes the user's public face: name and role, for the names under visits. It lies in the smallest area that holds all hers.
async fn show(transaction: &mut Writing, user: &User, now: Timestamp) -> sqlx::Result<()> {
    let codes: Vec<AreaCode> = user
        .areas
        .iter()
        .map(|(area, _)| area.code.clone())
        .collect();
    let Some(mut home) = codes.first().cloned() else {
        return Ok(());
    };
    while let Some(up) = home
        .parent()
        .filter(|_| !codes.iter().all(|code| home.contains(code)))
    {
        home = up;
    }
    let fields = Answers::new()
        .with("name", user.name.as_str())
        .with("role", crate::db::records::code(&user.role))
        .with(
            "cadre_kind",
            user.cadre_kind
                .map_or(Value::Null, |kind| crate::db::records::code(&kind).into()),
        )
        .with(
            "areas",
            codes.iter().map(AreaCode::to_string).collect::<Vec<_>>(),
        );
    organisation::put(transaction, Kind::User, user.id, &home, fields, now).await?;
    Ok(())
}
