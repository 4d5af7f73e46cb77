//! Which rows a search and a chip leave, and in what order. Pure, so that the speed and the rules can be tested.

use crate::phone::Row;
use crate::screen::life::was_seen_this_month;
use crate::text::kind::EPISODES;
use dampingi_domain::Date;

/// What a chip shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    All,
    Kind(&'static str),
    Unvisited,
    Returned,
    Unsent,
    Households,
}

impl Show {
    /// As an address names it.
    pub fn by_word(word: &str) -> Self {
        match word {
            "belum" => Self::Unvisited,
            "perbaikan" => Self::Returned,
            "keluarga" => Self::Households,
            _ => EPISODES
                .into_iter()
                .find(|kind| *kind == word)
                .map_or(Self::All, Self::Kind),
        }
    }

    /// Whether a person belongs here.
    pub fn takes(self, row: &Row, today: Date) -> bool {
        match self {
            Self::All => true,
            Self::Kind(kind) => row.open(today).any(|episode| episode.form == kind),
            Self::Unvisited => row.open(today).next().is_some() && !was_seen_this_month(row, today),
            Self::Returned => !row.returned.is_empty(),
            Self::Unsent => row.unsent > 0,
            Self::Households => false,
        }
    }
}

/// The words of a search, lower case.
pub fn words(typed: &str) -> Vec<String> {
    typed
        .to_ascii_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// Whether every word occurs, in any order.
pub fn matches(key: &str, words: &[String]) -> bool {
    words.iter().all(|word| key.contains(word.as_str()))
}

/// Hamlet by hamlet, those without one last; by name within.
pub fn by_hamlet(rows: &mut [Row]) {
    rows.sort_by(|a, b| {
        let place = |row: &Row| (row.hamlet.is_empty(), row.hamlet.to_ascii_lowercase());
        place(a).cmp(&place(b)).then_with(|| a.name.cmp(&b.name))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::LastVisit;
    use dampingi_domain::AreaCode;
    use dampingi_sync::RecordId;

    fn row(name: &str, hamlet: &str, last: Option<&str>) -> Row {
        let mut row = Row {
            id: RecordId(uuid::Uuid::nil()),
            household: None,
            name: name.to_owned(),
            sex: String::new(),
            birth_date: None,
            mother_name: "Siti".to_owned(),
            parent_name: String::new(),
            head_name: String::new(),
            area: AreaCode::parse("65.01.05.2003").expect("a code"),
            hamlet: hamlet.to_owned(),
            rt: String::new(),
            episodes: vec![crate::phone::EpisodeRow {
                id: RecordId(uuid::Uuid::nil()),
                form: "child".to_owned(),
                key_date: None,
                undated_since: None,
            }],
            last_visit: last.map(|date| LastVisit {
                id: RecordId(uuid::Uuid::nil()),
                form: "child_visit".to_owned(),
                date: date.to_owned(),
                weight_kg: None,
                height_cm: None,
                muac_cm: None,
            }),
            unsent: 0,
            returned: Vec::new(),
            cards: Vec::new(),
            flagged: false,
            left: String::new(),
            referrals: Vec::new(),
            plan: String::new(),
            search: String::new(),
        };
        row.index();
        row
    }

    #[test]
    fn a_search_takes_any_order_and_any_case() {
        let child = row("Muhammad Abdurrahman", "Selor Hilir", None);
        for typed in ["", "abdur MUH", "siti", "hilir muhammad", "  rahman  "] {
            assert!(matches(&child.search, &words(typed)), "{typed}");
        }
        assert!(!matches(&child.search, &words("muhammad hulu")));
    }

    #[test]
    fn who_was_seen_this_month_is_not_waiting() {
        let today: Date = "2026-11-21".parse().expect("a date");
        assert!(!Show::Unvisited.takes(&row("A", "", Some("2026-11-01")), today));
        assert!(Show::Unvisited.takes(&row("A", "", Some("2026-10-31")), today));
        assert!(Show::Unvisited.takes(&row("A", "", Some("2025-11-21")), today));
        assert!(Show::Unvisited.takes(&row("A", "", None), today));
    }

    #[test]
    fn hamlets_come_in_order_and_the_unknown_last() {
        let mut rows = vec![
            row("C", "", None),
            row("B", "hulu", None),
            row("A", "Hulu", None),
            row("D", "Hilir", None),
        ];
        by_hamlet(&mut rows);
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["D", "A", "B", "C"]);
    }

    #[test]
    fn an_address_names_a_chip() {
        assert_eq!(Show::by_word("belum"), Show::Unvisited);
        assert_eq!(Show::by_word("child"), Show::Kind("child"));
        assert_eq!(Show::by_word("?"), Show::All);
    }
}
