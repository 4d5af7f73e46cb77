//! A queue that is carried by hand instead of sent: what a phone without a signal writes to a file, and what the server
//! says when somebody brings it. Sealed to the server's key with HPKE (RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
//! AES-256-GCM), so that whoever carries it can read nothing of it.

use crate::wire::Push;
use serde::{Deserialize, Serialize};

/// What is bound to every sealed part: HPKE's `info`.
pub const INFO: &[u8] = b"dampingi kiriman 1";
/// What the file says it is.
pub const MARK: &str = "kiriman";
/// Bytes of the encapsulated key in front of each part: a point of P-256, uncompressed.
pub const KEY_BYTES: usize = 65;

/// The file. In the clear stands only how much it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// [`MARK`].
    pub dampingi: String,
    /// 1.
    pub version: u32,
    /// Changes in all parts.
    pub changes: u32,
    /// Sealed, in their order: each a push, base64 (URL alphabet, no padding) of the key and the ciphertext.
    pub parts: Vec<String>,
}

/// What lies in a part, packed with gzip before it is sealed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Inside {
    /// SHA-256 of the sign-in's token, as the server keeps it: proves who made the file, and signs nobody in.
    pub proof: String,
    /// The changes.
    pub push: Push,
}

/// `POST /api/sync/carry`: one part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Carry {
    /// As it stands in the file.
    pub part: String,
}

/// The answer: numbers only, for whoever carries it is not the author.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// New on the server.
    pub taken: u32,
    /// Were there already.
    pub known: u32,
    /// Wait for another record; they stay on the author's phone, which sends them again.
    pub waiting: u32,
    /// Not taken; the author's phone shows why when it next speaks to the server.
    pub refused: u32,
}

impl Carried {
    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self {
            taken: self.taken + other.taken,
            known: self.known + other.known,
            waiting: self.waiting + other.waiting,
            refused: self.refused + other.refused,
        }
    }
}
