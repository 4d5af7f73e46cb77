//! Tokens and first passwords: the server's only randomness that must not be guessed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A new token of 32 random bytes.
pub fn token() -> String {
    URL_SAFE_NO_PAD.encode(random::<32>())
}

/// Under what a token, or a name that was typed, is kept.
pub fn hash(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}

/// A password for one use that can be read out on the telephone: three times two syllables and two digits, some 44 bits.
pub fn first_password() -> String {
    const CONSONANTS: &[u8; 16] = b"bcdfghjklmnprstw";
    const VOWELS: &[u8; 4] = b"aeiu";
    let bytes = random::<16>();
    let mut words = String::new();
    for (index, pair) in bytes[..12].chunks_exact(2).enumerate() {
        if index > 0 && index % 2 == 0 {
            words.push('-');
        }
        // 16 and 4 divide 256, so every syllable is equally likely.
        words.push(char::from(CONSONANTS[usize::from(pair[0] % 16)]));
        words.push(char::from(VOWELS[usize::from(pair[1] % 4)]));
    }
    let number = u32::from_le_bytes([bytes[12], bytes[13], bytes[14], bytes[15]]) % 10_000;
    format!("{words}-{number:04}")
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system has randomness");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_password_can_be_read_out() {
        let password = first_password();
        let parts: Vec<&str> = password.split('-').collect();
        assert_eq!(
            parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
            [4, 4, 4, 4],
            "{password}"
        );
        assert_ne!(password, first_password());
    }

    #[test]
    fn a_token_has_32_bytes_and_is_kept_as_another_text() {
        let token = token();
        assert_eq!(URL_SAFE_NO_PAD.decode(&token).expect("base64").len(), 32);
        assert_ne!(hash(&token), token);
    }
}
