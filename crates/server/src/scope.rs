//! What a user may pull, and the cursor that remembers where she was in it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_sync::{Author, RecordId, Role};
use sha2::{Digest, Sha256};

/// What a user may see.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The user.
    pub user: RecordId,
    /// Her role.
    pub role: Role,
    /// Where she works.
    pub areas: Vec<AreaCode>,
}

/// Where the database stands when a cursor is given or comes back.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// Its epoch.
    pub epoch: &'a str,
    /// The last revision given out.
    pub last: u64,
    /// The last revision at which a record left the scope.
    pub departed: u64,
}

impl Scope {
    /// The scope of an author.
    pub fn of(author: &Author) -> Self {
        let mut areas = author.areas.clone();
        areas.sort();
        Self {
            user: author.id,
            role: author.role,
            areas,
        }
    }

    /// The areas whose reference records she gets: the kecamatan around a village, so that names of neighbours,
    /// posyandu and the coordinator are known; else her own areas.
    pub fn surroundings(&self) -> Vec<AreaCode> {
        let around = |area: &AreaCode| match area.level() {
            Level::Village => area.parent().unwrap_or_else(|| area.clone()),
            _ => area.clone(),
        };
        let mut all: Vec<AreaCode> = self.areas.iter().map(around).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The areas above those.
    pub fn above(&self) -> Vec<AreaCode> {
        let mut all: Vec<AreaCode> = Vec::new();
        for mut area in self.surroundings() {
            while let Some(up) = area.parent() {
                all.push(up.clone());
                area = up;
            }
        }
        all.sort();
        all.dedup();
        all
    }

    /// Changes when the scope does, or when a record has left it.
    fn mark(&self, departed: u64) -> String {
        let mut hash = Sha256::new();
        hash.update(self.user.0.as_bytes());
        hash.update(format!("{:?}", self.role));
        for area in &self.areas {
            hash.update(area.as_str());
            hash.update(";");
        }
        hash.update(departed.to_be_bytes());
        URL_SAFE_NO_PAD.encode(&hash.finalize()[..9])
    }

    /// The cursor after this revision, with about so many records still to come.
    pub fn cursor(&self, at: &At<'_>, revision: u64, left: u64) -> String {
        let mark = self.mark(at.departed);
        let left = if left > 0 {
            format!(" {left}")
        } else {
            String::new()
        };
        URL_SAFE_NO_PAD.encode(format!("1 {} {revision} {mark}{left}", at.epoch))
    }

    /// How many records were still to come after this cursor, as far as it says. Only ever shown.
    pub fn left(cursor: &str) -> u64 {
        let read = || {
            let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
            text.split(' ').nth(4)?.parse().ok()
        };
        read().unwrap_or(0)
    }

    /// The revision that a cursor remembers. None if it belongs to another life of the database, to another scope, to a
    /// future that a restored database does not know, or to nothing: then the pull starts from the beginning.
    pub fn resume(&self, cursor: &str, at: &At<'_>) -> Option<u64> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let parts: Vec<&str> = text.split(' ').collect();
        let ([version, its_epoch, revision, mark] | [version, its_epoch, revision, mark, _]) =
            parts[..]
        else {
            return None;
        };
        let revision: u64 = revision.parse().ok()?;
        let fits = version == "1"
            && its_epoch == at.epoch
            && mark == self.mark(at.departed)
            && revision <= at.last;
        fits.then_some(revision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn scope(areas: &[&str]) -> Scope {
        Scope::of(&Author {
            id: RecordId(Uuid::from_u128(7)),
            role: Role::Cadre,
            areas: areas
                .iter()
                .filter_map(|code| AreaCode::parse(code))
                .collect(),
            former_areas: Vec::new(),
        })
    }

    fn words(areas: &[AreaCode]) -> Vec<&str> {
        areas.iter().map(AreaCode::as_str).collect()
    }

    #[test]
    fn a_village_has_its_kecamatan_around_it() {
        let scope = scope(&["65.01.05.2003", "65.01.05.2001", "65.01.01.2001"]);
        assert_eq!(words(&scope.surroundings()), ["65.01.01", "65.01.05"]);
        assert_eq!(words(&scope.above()), ["65", "65.01"]);
    }

    #[test]
    fn a_cursor_fits_only_where_it_came_from() {
        let mine = scope(&["65.01.05.2003"]);
        let at = |epoch, last, departed| At {
            epoch,
            last,
            departed,
        };
        let cursor = mine.cursor(&at("e1", 40, 7), 40, 0);
        assert_eq!(Scope::left(&cursor), 0);
        let early = mine.cursor(&at("e1", 40, 7), 20, 15);
        assert_eq!(mine.resume(&early, &at("e1", 40, 7)), Some(20));
        assert_eq!(Scope::left(&early), 15);
        assert_eq!(mine.resume(&cursor, &at("e1", 40, 7)), Some(40));
        assert_eq!(mine.resume(&cursor, &at("e1", 41, 7)), Some(40));
        assert_eq!(mine.resume(&cursor, &at("e2", 40, 7)), None);
        assert_eq!(mine.resume(&cursor, &at("e1", 39, 7)), None);
        assert_eq!(mine.resume(&cursor, &at("e1", 41, 41)), None);
        let other = scope(&["65.01.05.2001"]);
        assert_eq!(other.resume(&cursor, &at("e1", 40, 7)), None);
        for odd in ["", "x", "%%%", "MSBlMSA0MA"] {
            assert_eq!(mine.resume(odd, &at("e1", 40, 7)), None, "{odd}");
        }
    }
}
