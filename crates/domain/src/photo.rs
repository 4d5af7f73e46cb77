//! How a record names a photo: by its content. The bytes travel apart from the record and after it.

use std::fmt;

/// Most bytes of a photo after the phone made it small (sync notes, Attachments).
pub const MOST_BYTES: u32 = 200_000;

const MARK: &str = "photo";

/// A photo as an answer names it: `photo:SHA256:BYTES`. The same picture in two records is one photo, and a correction goes
/// on naming the one its visit had.
#[derive(Clone, PartialEq, Eq)]
pub struct Photo {
    /// SHA-256 of the bytes, 64 small hexadecimal digits.
    pub sha256: String,
    /// How many bytes, from 1 to [`MOST_BYTES`].
    pub bytes: u32,
}

impl Photo {
    /// Reads the name. `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (mark, sha256, bytes) = (parts.next()?, parts.next()?, parts.next()?);
        let is_plain = !bytes.starts_with('0') && bytes.bytes().all(|b| b.is_ascii_digit());
        let bytes = bytes.parse().ok().filter(|bytes| *bytes <= MOST_BYTES)?;
        let whole = mark == MARK && parts.next().is_none() && is_plain && is_sha256(sha256);
        whole.then(|| Self {
            sha256: sha256.to_owned(),
            bytes,
        })
    }
}

/// Whether a text is a SHA-256 as photos are named by.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

impl fmt::Display for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK}:{}:{}", self.sha256, self.bytes)
    }
}

impl fmt::Debug for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Photo({} bytes)", self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written_and_nothing_else_is_one() {
        let sha256 = "ab".repeat(32);
        let photo = Photo {
            sha256: sha256.clone(),
            bytes: 150_000,
        };
        assert_eq!(Photo::parse(&photo.to_string()), Some(photo));
        for wrong in [
            String::new(),
            "Foto rumah".to_owned(),
            sha256.clone(),
            format!("photo:{sha256}"),
            format!("photo:{sha256}:0"),
            format!("photo:{sha256}:012"),
            format!("photo:{sha256}:+12"),
            format!("photo:{sha256}:200001"),
            format!("photo:{sha256}:12:"),
            format!("photo:{}:12", "AB".repeat(32)),
            format!("photo:{}:12", "ab".repeat(31)),
            format!("foto:{sha256}:12"),
        ] {
            assert_eq!(Photo::parse(&wrong), None, "{wrong}");
        }
    }
}
