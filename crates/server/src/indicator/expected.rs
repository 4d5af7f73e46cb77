//! The numbers that an area is expected to have by registers outside, and where each is from: said beside every figure they
//! stand in. A village without one goes by the register of Dampingi.

use crate::db::Conn;
use crate::db::targets::{self, Target};
use dampingi_domain::AreaCode;
use dampingi_domain::indicator::{Expected, Expects};
use std::collections::BTreeSet;

/// The register that is taken where nobody outside said anything.
pub const REGISTER: &str = "register Dampingi";

/// What holds in a village.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    year: i16,
    children: Option<Target>,
    pregnant: Option<Target>,
}

impl Targets {
    /// Reads it for a year.
    pub async fn read(connection: &mut Conn, area: &AreaCode, year: i16) -> sqlx::Result<Self> {
        Ok(Self {
            year,
            children: targets::that_holds(connection, area, year, Expects::Children).await?,
            pregnant: targets::that_holds(connection, area, year, Expects::Pregnant).await?,
        })
    }

    /// Whether nobody said anything.
    pub const fn is_empty(&self) -> bool {
        self.children.is_none() && self.pregnant.is_none()
    }

    /// The numbers alone, as they are counted with.
    pub fn numbers(&self) -> Expected {
        Expected {
            children: self.children.as_ref().map(|target| target.expected),
            pregnant: self.pregnant.as_ref().map(|target| target.expected),
        }
    }
}

/// Where the expected numbers of an area are from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    children: Source,
    pregnant: Source,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Source {
    /// Villages with a number from outside, of those that count.
    given: u32,
    villages: u32,
    names: BTreeSet<String>,
}

impl Sources {
    /// Adds a village that counts.
    pub fn add(&mut self, targets: &Targets) {
        self.children.add(targets.children.as_ref(), targets.year);
        self.pregnant.add(targets.pregnant.as_ref(), targets.year);
    }

    /// Where one of them is from, in words.
    pub fn words(&self, who: Expects) -> String {
        let source = match who {
            Expects::Children => &self.children,
            Expects::Pregnant => &self.pregnant,
        };
        if source.given == 0 {
            return REGISTER.to_owned();
        }
        let names: Vec<&str> = source.names.iter().map(String::as_str).collect();
        let names = names.join("; ");
        if source.given == source.villages {
            return names;
        }
        format!(
            "{names} untuk {} dari {} desa, selebihnya {REGISTER}",
            source.given, source.villages
        )
    }

    /// A line for each that is from outside; nothing when all is the register's.
    pub fn lines(&self) -> Vec<String> {
        [
            (Expects::Children, &self.children),
            (Expects::Pregnant, &self.pregnant),
        ]
        .into_iter()
        .filter(|(_, source)| source.given > 0)
        .map(|(who, _)| format!("Sasaran {}: {}.", targets::word(who), self.words(who)))
        .collect()
    }
}

impl Source {
    fn add(&mut self, target: Option<&Target>, year: i16) {
        self.villages += 1;
        if let Some(target) = target {
            self.given += 1;
            let (word, source) = (target.estimate.word(), &target.source);
            self.names.insert(format!("{word} {year}, {source}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::targets::Estimate;

    fn village(children: Option<(Estimate, &str)>) -> Targets {
        Targets {
            year: 2026,
            children: children.map(|(estimate, source)| Target {
                estimate,
                expected: 40,
                source: source.to_owned(),
                version: 1,
            }),
            pregnant: None,
        }
    }

    #[test]
    fn every_source_is_named_and_what_it_does_not_reach() {
        let mut sources = Sources::default();
        assert_eq!(sources.words(Expects::Children), "register Dampingi");
        sources.add(&village(Some((Estimate::Counted, "Puskesmas"))));
        assert_eq!(sources.words(Expects::Children), "riil 2026, Puskesmas");
        sources.add(&village(Some((Estimate::Projected, "Pusdatin"))));
        sources.add(&village(None));
        let words = "proyeksi 2026, Pusdatin; riil 2026, Puskesmas untuk 2 dari 3 desa, selebihnya register Dampingi";
        assert_eq!(sources.words(Expects::Children), words);
        assert_eq!(sources.words(Expects::Pregnant), "register Dampingi");
        assert_eq!(sources.lines(), [format!("Sasaran balita: {words}.")]);
    }
}
