//! A vault's row: whose it is in the clear, the wraps, the count of wrong PINs, and the sealed profile and sign-in.

use super::seal::Key;
use super::tries::Tries;
use super::wrap::{Secret, Wrap};
use crate::json;
use crate::phone::KnownUser;
use crate::store::database::Database;
use crate::store::fault::Fault;
use crate::store::idb::{Durability, Transaction, field, number, set, text};
use crate::store::schema::VAULTS;
use crate::store::sealed;
use dampingi_sync::{Profile, RecordId, Role, SCHEMA};
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// One vault as it lies in storage.
#[derive(Clone)]
pub struct Vault {
    /// Its id: all that belongs to it is kept under this.
    pub id: Uuid,
    /// Whose it is.
    pub user: KnownUser,
    row: JsValue,
}

impl Vault {
    /// An empty row for a user.
    pub fn new(id: Uuid, profile: &Profile) -> Self {
        let row: JsValue = js_sys::Object::new().into();
        set(&row, "vault", &id.to_string().into());
        set(&row, "user", &profile.id.to_string().into());
        set(&row, "set_aside", &false.into());
        let mut vault = Self {
            id,
            user: known(profile),
            row,
        };
        vault.describe(profile);
        vault.set_tries(Tries::default());
        vault
    }

    fn from_row(row: JsValue) -> Option<Self> {
        let role: Role = serde_json::from_value(text(&row, "role").into()).ok()?;
        Some(Self {
            id: text(&row, "vault").parse().ok()?,
            user: KnownUser {
                id: text(&row, "user").parse().ok()?,
                name: text(&row, "name"),
                role,
            },
            row,
        })
    }

    /// Takes over name and role: what the avatar shows.
    pub fn describe(&mut self, profile: &Profile) {
        self.user = known(profile);
        let role = serde_json::to_value(profile.role).ok();
        let word = role
            .as_ref()
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default();
        set(&self.row, "name", &profile.name.as_str().into());
        set(&self.row, "role", &word.into());
    }

    /// The wrap for a secret.
    pub fn wrap(&self, secret: Secret) -> Option<Wrap> {
        Wrap::from_js(&field(&self.row, secret.field()))
    }

    /// Takes another wrap.
    pub fn set_wrap(&mut self, secret: Secret, wrap: &Wrap) {
        set(&self.row, secret.field(), &wrap.to_js());
    }

    /// The wrong PINs so far.
    pub fn tries(&self) -> Tries {
        Tries {
            wrong: number(&self.row, "wrong_pins") as u32,
            barred_at: field(&self.row, "barred_at").as_f64(),
        }
    }

    /// Notes the wrong PINs.
    pub fn set_tries(&mut self, tries: Tries) {
        set(&self.row, "wrong_pins", &tries.wrong.into());
        let barred = tries.barred_at.map_or(JsValue::NULL, JsValue::from_f64);
        set(&self.row, "barred_at", &barred);
    }

    /// Whether its secrets were both forgotten, so that another vault took its place. Kept, never opened by itself.
    pub fn is_set_aside(&self) -> bool {
        field(&self.row, "set_aside").is_truthy()
    }

    /// Sets it aside.
    pub fn set_aside(&mut self) {
        set(&self.row, "set_aside", &true.into());
    }

    /// Seals profile and sign-in into the row.
    pub async fn seal_session(
        &mut self,
        key: &Key,
        profile: &Profile,
        token: Option<&str>,
    ) -> Result<(), Fault> {
        let profile = json::write(profile);
        let values = [
            (sealed::place("vaults.profile", self.id), profile),
            (
                sealed::place("vaults.token", self.id),
                token.unwrap_or_default().as_bytes().to_vec(),
            ),
        ];
        let bodies = key.seal_all(&values).await?;
        set(&self.row, "schema", &SCHEMA.into());
        for (name, body) in ["profile", "token"].into_iter().zip(bodies) {
            set(&self.row, name, &body);
        }
        Ok(())
    }

    /// Profile and sign-in.
    pub async fn open_session(&self, key: &Key) -> Result<(Profile, Option<String>), Fault> {
        let open = |name: &str, store: &str| {
            let (place, body) = (
                sealed::place_of(store, self.id, &self.row),
                field(&self.row, name),
            );
            async move { key.open(&place, &body).await }
        };
        let profile =
            json::read(&open("profile", "vaults.profile").await?).ok_or(Fault::Unreadable)?;
        let token = String::from_utf8(open("token", "vaults.token").await?)
            .map_err(|_| Fault::Unreadable)?;
        Ok((profile, (!token.is_empty()).then_some(token)))
    }

    /// Takes over who she is and her sign-in, as another row of this vault has them sealed.
    pub fn take_session(&mut self, sealed: &Self) {
        self.user.clone_from(&sealed.user);
        for name in ["name", "role", "schema", "profile", "token"] {
            set(&self.row, name, &field(&sealed.row, name));
        }
    }

    /// Puts the row into a transaction.
    pub fn put(&self, transaction: &Transaction) -> Result<(), Fault> {
        transaction.put(VAULTS, &self.row)
    }

    /// Writes the whole row by itself, durable: whatever another tab wrote into it since it was read is gone.
    pub async fn save(&self, database: &Database) -> Result<(), Fault> {
        let transaction = database.write(&[VAULTS], Durability::Strict).await?;
        self.put(&transaction)?;
        transaction.done().await
    }

    /// Writes what `change` makes of the row as it lies in storage by now, in one transaction: another tab may have written
    /// another PIN or counted a try. Where it says no, nothing is written. The vault as it is then.
    pub async fn change(
        database: &Database,
        id: Uuid,
        change: &dyn Fn(&mut Self) -> bool,
    ) -> Result<Self, Fault> {
        let transaction = database.write(&[VAULTS], Durability::Strict).await?;
        let row = transaction.get(VAULTS, &id.to_string().into()).await?;
        let mut vault = row.and_then(Self::from_row).ok_or(Fault::Unreadable)?;
        if !change(&mut vault) {
            transaction.abort();
            return Ok(vault);
        }
        vault.put(&transaction)?;
        transaction.done().await?;
        Ok(vault)
    }

    /// Takes another wrap, and nothing else.
    pub async fn put_wrap(
        database: &Database,
        id: Uuid,
        secret: Secret,
        wrap: &Wrap,
    ) -> Result<(), Fault> {
        let wrapped = |vault: &mut Self| {
            vault.set_wrap(secret, wrap);
            true
        };
        Self::change(database, id, &wrapped).await.map(drop)
    }

    /// Changes the count of wrong PINs and nothing else. Where `next` gives none, nothing is written.
    pub async fn count(
        database: &Database,
        id: Uuid,
        next: &dyn Fn(Tries) -> Option<Tries>,
    ) -> Result<Self, Fault> {
        let counted = |vault: &mut Self| {
            let next = next(vault.tries());
            next.map(|tries| vault.set_tries(tries)).is_some()
        };
        Self::change(database, id, &counted).await
    }

    /// The vault as it lies in storage now.
    pub async fn load(database: &Database, id: Uuid) -> Result<Self, Fault> {
        let transaction = database.read(&[VAULTS]).await?;
        let row = transaction.get(VAULTS, &id.to_string().into()).await?;
        row.and_then(Self::from_row).ok_or(Fault::Unreadable)
    }

    /// All vaults of this phone, those set aside too.
    pub async fn all(database: &Database) -> Result<Vec<Self>, Fault> {
        let transaction = database.read(&[VAULTS]).await?;
        let rows = transaction.get_all(VAULTS, &JsValue::UNDEFINED).await?;
        rows.into_iter()
            .map(|row| Self::from_row(row).ok_or(Fault::Unreadable))
            .collect()
    }

    /// The vault that this user opens.
    pub async fn of(database: &Database, user: RecordId) -> Result<Option<Self>, Fault> {
        let all = Self::all(database).await?;
        Ok(all
            .into_iter()
            .find(|vault| vault.user.id == user && !vault.is_set_aside()))
    }
}

fn known(profile: &Profile) -> KnownUser {
    KnownUser {
        id: profile.id,
        name: profile.name.clone(),
        role: profile.role,
    }
}
