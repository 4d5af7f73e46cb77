//! Finds a village by the names a file gives. Names only: an unknown or ambiguous one is told, never guessed.

use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use std::collections::HashMap;

use super::column::Column;

/// The area table, by name.
#[derive(Debug, Default)]
pub struct Places {
    names: HashMap<AreaCode, String>,
    villages: HashMap<String, Vec<AreaCode>>,
}

/// What a row says of where a child lives.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Desa/Kel.
    pub village: &'a str,
    /// Kec.
    pub subdistrict: Option<&'a str>,
    /// Kab/Kota.
    pub regency: Option<&'a str>,
    /// Prov.
    pub province: Option<&'a str>,
}

/// Words that stand before a name and are no part of it.
const PREFIXES: [&str; 17] = [
    "desa/kelurahan",
    "desa/kel.",
    "desa/kel",
    "desa",
    "kelurahan",
    "kel.",
    "kel",
    "kampung",
    "kecamatan",
    "kec.",
    "kec",
    "kabupaten",
    "kab.",
    "kab",
    "kota",
    "provinsi",
    "prov.",
];

impl Places {
    /// Builds the index from codes and names.
    pub fn new(areas: impl IntoIterator<Item = (AreaCode, String)>) -> Self {
        let mut places = Self::default();
        for (code, name) in areas {
            if code.level() == Level::Village {
                places
                    .villages
                    .entry(bare(&name))
                    .or_default()
                    .push(code.clone());
            }
            places.names.insert(code, bare(&name));
        }
        places
    }

    /// The village a row means, or the column at fault and why.
    pub fn find(&self, wanted: &Wanted<'_>) -> Result<AreaCode, (Column, String)> {
        // A file may carry the code itself.
        if let Some(code) =
            AreaCode::parse(wanted.village).filter(|code| self.names.contains_key(code))
        {
            return Ok(code);
        }
        let above = [
            (Column::Province, Level::Province, wanted.province),
            (Column::Regency, Level::Regency, wanted.regency),
            (Column::Subdistrict, Level::Subdistrict, wanted.subdistrict),
        ];
        let mut within: Vec<&AreaCode> = self
            .villages
            .get(&bare(wanted.village))
            .into_iter()
            .flatten()
            .collect();
        if within.is_empty() {
            return Err((
                Column::Village,
                "Desa atau kelurahan ini tidak ada di tabel wilayah.".to_owned(),
            ));
        }
        for (column, level, name) in above {
            let Some(name) = name else { continue };
            within.retain(|village| self.is_in(village, level, name));
            if within.is_empty() {
                return Err((column, self.why_not(column, level, name)));
            }
        }
        match within.as_slice() {
            [only] => Ok((*only).clone()),
            several => Err((
                Column::Village,
                format!(
                    "Ada {} desa dengan nama ini. Isi kecamatan dan kabupatennya.",
                    several.len()
                ),
            )),
        }
    }

    fn is_in(&self, village: &AreaCode, level: Level, name: &str) -> bool {
        let mut up = Some(village.clone());
        while let Some(code) = up {
            if code.level() == level {
                return self
                    .names
                    .get(&code)
                    .is_some_and(|known| *known == bare(name));
            }
            up = code.parent();
        }
        false
    }

    fn why_not(&self, column: Column, level: Level, name: &str) -> String {
        let name = bare(name);
        let exists = self
            .names
            .iter()
            .any(|(code, known)| code.level() == level && *known == name);
        let title = column.title();
        if exists {
            format!("Desa ini tidak terletak di {title} tersebut.")
        } else {
            format!("{title} ini tidak ada di tabel wilayah.")
        }
    }
}

/// A name without case, spaces, signs and the word of its level, so that "KEL. TANJUNG SELOR-HILIR" finds its own.
pub fn bare(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let rest = PREFIXES.iter().find_map(|prefix| {
        let rest = lower.strip_prefix(prefix)?;
        // "Kelapa" begins with "kel" and is a name of its own.
        (prefix.ends_with('.') || rest.starts_with(char::is_whitespace)).then_some(rest)
    });
    rest.unwrap_or(&lower)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let rows = [
            ("65", "Kalimantan Utara"),
            ("65.01", "Kabupaten Bulungan"),
            ("65.01.05", "Tanjung Selor"),
            ("65.01.05.1002", "Tanjung Selor Hilir"),
            ("65.01.06", "Tanjung Palas"),
            ("65.01.06.2001", "Gunung Sari"),
            ("65.01.05.2006", "Gunung Sari"),
            ("65.02", "Kabupaten Malinau"),
        ];
        Places::new(
            rows.map(|(code, name)| (AreaCode::parse(code).expect("code"), name.to_owned())),
        )
    }

    fn find(village: &str, subdistrict: &str, regency: &str) -> Result<String, Column> {
        let filled = |text| Some(text).filter(|text: &&str| !text.is_empty());
        let wanted = Wanted {
            village,
            subdistrict: filled(subdistrict),
            regency: filled(regency),
            province: None,
        };
        places()
            .find(&wanted)
            .map(|code| code.to_string())
            .map_err(|(column, _)| column)
    }

    #[test]
    fn a_village_is_found_by_its_name_within_its_subdistrict() {
        let hilir = Ok("65.01.05.1002".to_owned());
        assert_eq!(
            find("Tanjung Selor Hilir", "Tanjung Selor", "Kabupaten Bulungan"),
            hilir
        );
        assert_eq!(
            find("KEL. TANJUNG SELOR  HILIR", "KEC TANJUNG SELOR", "BULUNGAN"),
            hilir
        );
        assert_eq!(find("Kelurahan Tanjungselor Hilir", "", ""), hilir);
        assert_eq!(find("65.01.05.1002", "", ""), hilir);
        assert_eq!(
            find("Desa Gunung Sari", "Tanjung Palas", ""),
            Ok("65.01.06.2001".to_owned())
        );
    }

    #[test]
    fn unknown_and_ambiguous_names_are_told_at_their_column() {
        assert_eq!(
            find("Gunung Api", "Tanjung Selor", ""),
            Err(Column::Village)
        );
        assert_eq!(find("Gunung Sari", "", ""), Err(Column::Village));
        assert_eq!(
            find("Gunung Sari", "Tanjung Redeb", ""),
            Err(Column::Subdistrict)
        );
        assert_eq!(
            find("Gunung Sari", "Tanjung Palas", "Malinau"),
            Err(Column::Regency)
        );
    }

    #[test]
    fn a_name_that_begins_like_a_prefix_stays_whole() {
        assert_eq!(bare("Kelapis"), "kelapis");
        assert_eq!(bare("Kotabaru"), "kotabaru");
        assert_eq!(bare("Kel. Kelapis"), "kelapis");
    }
}
