//! What stands between a person with this phone in her hand and the records on it.

use dampingi_sync::{RecordId, Role};

/// Where this phone stands before any screen about people may show.
#[derive(Clone, Debug, PartialEq)]
pub enum Gate {
    /// Looking at storage.
    Opening,
    /// Storage cannot be used; explained, with a way out.
    Blocked(BlockedWhy),
    /// Nobody on this phone yet, or another user is being added.
    SignedOut,
    /// The first, one-time password must be changed. Holds the name shown.
    ChangePassword(SignedInName),
    /// Signed in, and a PIN is to be chosen: the first time, or because the old one was forgotten.
    ChoosePin,
    /// Someone's vault is on this phone; it wants a PIN.
    Locked,
    /// The vault is open.
    Open,
}

/// Name of the person who just signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedInName(pub String);

impl std::fmt::Debug for SignedInName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedInName(·)")
    }
}

/// Why storage cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockedWhy {
    /// The browser gives no storage (private window, blocked by a setting, disk full).
    NoStorage,
    /// Storage opens, but what is in it cannot be read.
    Corrupt,
    /// The phone holds the data of a newer version of the app than this one.
    TooOld,
    /// Another tab of an older version holds it open.
    Held,
    /// Not a secure context: no encryption here.
    NotSecure,
}

/// A user whose vault is on this phone. Only this is in the clear.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownUser {
    /// User id.
    pub id: RecordId,
    /// Name shown under her avatar.
    pub name: String,
    /// Her role.
    pub role: Role,
}

impl std::fmt::Debug for KnownUser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KnownUser")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Why a sign-in did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// No answer from the server.
    NoSignal,
    /// Name or password.
    WrongPassword,
    /// Too many tries; wait so long.
    TooManyTries {
        /// Minutes.
        minutes: u32,
    },
    /// The account was disabled.
    Disabled,
    /// The server's data was served under another address: this phone's records would be stranded there.
    AnotherOrigin,
    /// The server failed, or said something this version cannot read.
    Server,
    /// The phone's storage failed.
    Storage,
}

/// Why a password was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    /// No answer from the server.
    NoSignal,
    /// The present password is another one.
    WrongOld,
    /// Fewer than eight characters.
    TooShort,
    /// The same as the present one.
    Same,
    /// The sign-in is no longer valid.
    SignInAgain,
    /// The server failed, or said something this version cannot read.
    Server,
    /// The phone's storage failed.
    Storage,
}

/// Why a PIN did not open the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnlockProblem {
    /// Another PIN; so many tries are left before a wait.
    Wrong {
        /// Tries left.
        left: u32,
    },
    /// Too many wrong PINs. Nothing is ever wiped.
    Wait {
        /// Minutes, rounded up.
        minutes: u32,
    },
    /// The phone's storage failed.
    Storage,
}

/// Why signing out was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOutProblem {
    /// So many changes are not on the server yet: signing out would lose them, so nothing was done.
    Unsent(u32),
    /// The phone's storage failed.
    Storage,
}
