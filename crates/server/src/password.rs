//! Passwords: Argon2id, off the threads that answer requests.

use argon2::password_hash::{
    PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng,
};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Fewest characters of a password. Length is what counts; no rule about signs and capitals (NIST SP 800-63B).
pub const SHORTEST: usize = 8;
/// Most characters: nobody types more, and hashing has a cost.
pub const LONGEST: usize = 200;

/// Each hash takes 19 MiB and some 20 ms: a flood of sign-ins waits instead of eating the memory.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Checked when there is no such user, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password"));

/// OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane.
fn hasher() -> Argon2<'static> {
    let params =
        Params::new(19 * 1024, 2, 1, None).expect("these parameters are within the bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &str) -> String {
    hasher()
        .hash_password(password.as_bytes(), &SaltString::generate(&mut OsRng))
        .expect("a password of any length below 4 GiB can be hashed")
        .to_string()
}

fn verify_now(password: &str, hash: &str) -> bool {
    // Its own parameters are in the hash, so older ones stay valid when these are raised.
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

/// Hashes a password.
pub async fn hash(password: String) -> String {
    in_turn(move || hash_now(&password)).await
}

/// Whether the password fits; with no hash it never does, and takes as long.
pub async fn verify(password: String, hash: Option<String>) -> bool {
    in_turn(move || match hash {
        Some(hash) => verify_now(&password, &hash),
        None => {
            verify_now(&password, &NOBODY);
            false
        }
    })
    .await
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let _turn = TURNS
        .acquire()
        .await
        .expect("the semaphore is never closed");
    tokio::task::spawn_blocking(work)
        .await
        .expect("hashing does not panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hashed = hash("rahasia sekali".to_owned()).await;
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("rahasia sekali".to_owned(), Some(hashed.clone())).await);
        assert!(!verify("rahasia sekal1".to_owned(), Some(hashed)).await);
        assert!(!verify("nobody has this password".to_owned(), None).await);
    }
}
