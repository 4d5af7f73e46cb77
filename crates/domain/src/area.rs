//! Area codes, province to village, in the form `pp.kk.cc.dddd` (Kepmendagri 300.2.2-2430/2025).

use serde::{Deserialize, Serialize};

/// A code of an administrative area. Any prefix of the four parts is an area of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AreaCode(String);

/// How far down an area lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Provinsi.
    Province,
    /// Kabupaten or kota.
    Regency,
    /// Kecamatan.
    Subdistrict,
    /// Desa, kelurahan or kampung.
    Village,
}

impl AreaCode {
    /// Reads a code; `None` if it is not made of 2, 2, 2 and 4 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let widths = [2, 2, 2, 4];
        let parts: Vec<&str> = text.split('.').collect();
        let well_formed = parts.len() <= widths.len()
            && parts.iter().zip(widths).all(|(part, width)| {
                part.len() == width && part.bytes().all(|b| b.is_ascii_digit())
            });
        well_formed.then(|| Self(text.to_owned()))
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The level that the number of parts says.
    pub fn level(&self) -> Level {
        match self.0.len() {
            2 => Level::Province,
            5 => Level::Regency,
            8 => Level::Subdistrict,
            _ => Level::Village,
        }
    }

    /// Whether `other` is this area or lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        other
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The area one level up; `None` for a province.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('.').map(|(up, _)| Self(up.to_owned()))
    }

    /// Hours ahead of UTC. Fixed by province: 61 and 62 keep western, the other Kalimantan provinces central time.
    /// Source: domain notes, Settled 13.
    pub fn utc_offset_hours(&self) -> i8 {
        match &self.0[..2] {
            "61" | "62" => 7,
            _ => 8,
        }
    }
}

impl std::fmt::Display for AreaCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AreaCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an area code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> AreaCode {
        AreaCode::parse(text).expect("well formed")
    }

    #[test]
    fn an_area_contains_itself_and_what_lies_in_it_only() {
        let selor = code("65.01.05");
        assert!(selor.contains(&selor));
        assert!(selor.contains(&code("65.01.05.2003")));
        assert!(!selor.contains(&code("65.01.06.2003")));
        assert!(!code("65.01.05.2003").contains(&selor));
    }

    #[test]
    fn odd_codes_are_refused() {
        for odd in [
            "",
            "6",
            "65.1",
            "65.01.05.203",
            "65.01.05.2003.1",
            "65.01.0a",
            "65..05",
        ] {
            assert!(AreaCode::parse(odd).is_none(), "{odd}");
        }
    }

    #[test]
    fn the_level_and_offset_follow_the_code() {
        assert_eq!(code("65").level(), Level::Province);
        assert_eq!(code("65.01.05.2003").level(), Level::Village);
        assert_eq!(code("61.01").utc_offset_hours(), 7);
        assert_eq!(code("65.01").utc_offset_hours(), 8);
    }
}
