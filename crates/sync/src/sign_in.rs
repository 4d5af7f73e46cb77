//! The protocol's messages about who she is: signing in, what comes back, another password.

use crate::Profile;
use serde::{Deserialize, Serialize};

/// `POST /api/session`.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// Name she signs in with.
    pub username: String,
    /// Password. Never stored, never logged.
    pub password: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignIn(·)")
    }
}

/// The answer to a sign-in, and to `GET /api/session` (without a token).
#[derive(Clone, Serialize, Deserialize)]
pub struct SignedIn {
    /// Opaque; kept encrypted on the phone, hashed on the server.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub token: String,
    /// Who she is.
    pub user: Profile,
    /// Server's clock.
    pub server_time: String,
    /// Which life of the database this is.
    pub epoch: String,
    /// Whether the server holds invented data: every screen says so.
    #[serde(default)]
    pub demo: bool,
    /// The key to which a queue that is carried by hand is sealed; empty from a server that takes none ([`crate::parcel`]).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parcel_key: String,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

/// `POST /api/session/password`.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewPassword {
    /// The present one.
    pub old: String,
    /// The next one: at least eight characters.
    pub new: String,
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(·)")
    }
}
