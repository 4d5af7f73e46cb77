//! The data key, wrapped: by a key made from the PIN, and by one made from the password.
//! Neither secret is stored, and neither wrap says anything about the other's secret.

use super::seal::{Key, Place};
use super::stretch::{Effort, stretch};
use crate::clock;
use crate::platform::timer;
use crate::store::fault::Fault;
use crate::store::idb::{field, number, object};
use js_sys::Uint8Array;
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};

/// The 256 bits that open a vault, while they are being wrapped. Overwritten when they are no longer needed.
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A random one.
    pub fn fresh() -> Self {
        Self(clock::random())
    }

    /// Into the browser's keeping, from where it cannot be read out.
    pub async fn import(&self) -> Result<Key, Fault> {
        Key::import(&self.0).await
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.fill(0);
        std::hint::black_box(&self.0);
    }
}

/// Which secret a wrap is for. Part of the place, so that one wrap cannot be put where the other belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secret {
    /// Six digits.
    Pin,
    /// The account's password.
    Password,
}

impl Secret {
    /// Field of the vault's row.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Password => "password",
        }
    }

    fn place(self, vault: Uuid) -> Place {
        // The wrap has no schema of its own; a new way of wrapping gets a new field.
        Place::new(self.field(), &vault.to_string(), 1)
    }
}

/// A wrapped data key, with all that is needed to try a secret on it.
#[derive(Clone)]
pub struct Wrap {
    salt: [u8; 16],
    effort: Effort,
    sealed: Uint8Array,
}

impl Wrap {
    /// Wraps the data key. Takes as long as the effort says.
    pub async fn seal(
        data_key: &DataKey,
        secret: Secret,
        typed: &str,
        vault: Uuid,
        effort: Effort,
    ) -> Result<Self, Fault> {
        let salt = clock::random();
        let key = wrapping_key(typed, &salt, effort).await?;
        Ok(Self {
            salt,
            effort,
            sealed: key.seal(&secret.place(vault), &data_key.0).await?,
        })
    }

    /// Unwraps the data key; `None` when it was another secret.
    pub async fn open(
        &self,
        secret: Secret,
        typed: &str,
        vault: Uuid,
    ) -> Result<Option<DataKey>, Fault> {
        let key = wrapping_key(typed, &self.salt, self.effort).await?;
        match key.open(&secret.place(vault), &self.sealed).await {
            Ok(plain) => {
                let bytes: [u8; 32] = plain.try_into().map_err(|_| Fault::Unreadable)?;
                Ok(Some(DataKey(bytes)))
            }
            Err(Fault::Unreadable) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// How hard its secret was stretched.
    pub const fn effort(&self) -> Effort {
        self.effort
    }

    /// As it is stored.
    pub fn to_js(&self) -> JsValue {
        object([
            ("salt", Uint8Array::from(self.salt.as_slice()).into()),
            ("memory_kib", self.effort.memory_kib.into()),
            ("passes", self.effort.passes.into()),
            ("sealed", self.sealed.clone().into()),
        ])
        .into()
    }

    /// As it was stored.
    pub fn from_js(value: &JsValue) -> Option<Self> {
        let salt = field(value, "salt").dyn_into::<Uint8Array>().ok()?.to_vec();
        Some(Self {
            salt: salt.try_into().ok()?,
            effort: Effort {
                memory_kib: number(value, "memory_kib") as u32,
                passes: number(value, "passes") as u32,
            },
            sealed: field(value, "sealed").dyn_into().ok()?,
        })
    }
}

async fn wrapping_key(typed: &str, salt: &[u8; 16], effort: Effort) -> Result<Key, Fault> {
    // Stretching holds up the page: the screen shows first that something is being done.
    timer::drawn().await;
    let mut stretched = stretch(typed.as_bytes(), salt, effort)?;
    let key = Key::import(&stretched).await;
    stretched.fill(0);
    std::hint::black_box(&stretched);
    key
}
