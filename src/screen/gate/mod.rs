//! What stands before any screen about people: sign in, the first password, the PIN, the lock, and blocked storage.

mod blocked;
mod install;
mod lock;
mod password;
mod pin;
mod secret;
mod sign_in;

pub use blocked::blocked;
pub use install::install_hint;
pub use lock::lock;
pub use password::{change, password};
pub use pin::{is_easy, pin};
pub use sign_in::sign_in;
