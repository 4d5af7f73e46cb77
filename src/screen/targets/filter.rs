//! Which rows a search and the chips leave, and in what order. Pure, so that the speed and the rules can be tested.

use crate::phone::{HouseRow, Row};
use crate::screen::life::was_seen_this_month;
use crate::text::kind::EPISODES;
use dampingi_domain::Date;
use dampingi_domain::name::search_key;
use dampingi_domain::same_person::in_one_spelling;
use std::sync::Arc;

/// Who is listed at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    All,
    Kind(&'static str),
    Households,
}

/// What is asked of those who are listed; several together must all hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Unvisited,
    Due,
    Risk,
    Returned,
    Unsent,
}

/// Tasks that only somebody at risk has; they come back each month, so that within a month one shows.
const AT_RISK: [&str; 2] = ["risk_child", "risk_mother"];
const A_MONTH: u16 = 31;

impl Ask {
    fn holds(self, row: &Row, today: Date) -> bool {
        match self {
            Self::Unvisited => row.open(today).next().is_some() && !was_seen_this_month(row, today),
            Self::Due => !row.due(today, 0).is_empty(),
            Self::Risk => {
                let due = row.due(today, A_MONTH);
                due.iter().any(|due| AT_RISK.contains(&due.task.id))
            }
            Self::Returned => !row.returned.is_empty(),
            Self::Unsent => row.unsent > 0,
        }
    }
}

/// Everything she chose: the chips, the hamlet, the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub show: Show,
    pub asks: Vec<Ask>,
    /// Small letters; empty for all.
    pub hamlet: String,
    /// As it was typed.
    pub typed: String,
}

impl Filter {
    /// As an address names it.
    pub fn by_word(word: &str) -> Self {
        let (show, ask) = match word {
            "belum" => (Show::All, Some(Ask::Unvisited)),
            "perbaikan" => (Show::All, Some(Ask::Returned)),
            "berisiko" => (Show::All, Some(Ask::Risk)),
            "keluarga" => (Show::Households, None),
            _ => {
                let kind = EPISODES.into_iter().find(|kind| *kind == word);
                (kind.map_or(Show::All, Show::Kind), None)
            }
        };
        Self {
            show,
            asks: ask.into_iter().collect(),
            hamlet: String::new(),
            typed: String::new(),
        }
    }

    /// Everybody, or only households: what was asked before is asked no more.
    pub fn show(&mut self, show: Show) {
        if !matches!(show, Show::Kind(_)) {
            self.asks.clear();
        }
        self.show = show;
    }

    /// Asks one thing more, or no more.
    pub fn turn(&mut self, ask: Ask) {
        let before = self.asks.len();
        self.asks.retain(|asked| *asked != ask);
        if self.asks.len() == before {
            self.asks.push(ask);
        }
        if self.show == Show::Households {
            self.show = Show::All;
        }
    }

    /// Those who are left, in the order of the rows.
    pub fn people(&self, rows: &[Arc<Row>], today: Date) -> Vec<Arc<Row>> {
        let words = words(&self.typed);
        let fits = |row: &&Arc<Row>| {
            // Who is no longer here is found by her name, and stands in no list.
            (row.left.is_empty() || !words.is_empty())
                && self.is_at(&row.hamlet)
                && match self.show {
                    Show::Kind(kind) => row.open(today).any(|episode| episode.form == kind),
                    _ => true,
                }
                && matches(row, &words)
                && self.asks.iter().all(|ask| ask.holds(row, today))
        };
        rows.iter().filter(fits).cloned().collect()
    }

    /// The households that are left.
    pub fn houses(&self, houses: &[HouseRow]) -> Vec<HouseRow> {
        let words = words(&self.typed);
        let fits = |house: &&HouseRow| {
            self.is_at(&house.hamlet)
                && (words.is_empty() || all_in(&folded(&[&house.head_name, &house.hamlet]), &words))
        };
        houses.iter().filter(fits).cloned().collect()
    }

    fn is_at(&self, hamlet: &str) -> bool {
        self.hamlet.is_empty() || self.hamlet.eq_ignore_ascii_case(hamlet)
    }
}

/// A word of a search, as it was typed and in its one spelling.
type Word = (String, String);

/// The words of a search.
fn words(typed: &str) -> Vec<Word> {
    let key = search_key(typed);
    let words = key.split(' ').filter(|word| !word.is_empty());
    words
        .map(|word| (word.to_owned(), in_one_spelling(word)))
        .collect()
}

fn matches(row: &Row, words: &[Word]) -> bool {
    words.is_empty() || all_in(key(row), words)
}

/// Whether every word occurs, in any order and one of its spellings.
fn all_in(key: &str, words: &[Word]) -> bool {
    let mut words = words.iter();
    words.all(|(typed, spelled)| {
        key.contains(typed.as_str()) || typed != spelled && key.contains(spelled.as_str())
    })
}

/// What a search compares of a person. Made once for each row.
pub fn key(row: &Row) -> &str {
    row.folded.0.get_or_init(|| {
        let Row {
            name, mother_name, ..
        } = row;
        let mut key = folded(&[
            name,
            mother_name,
            &row.parent_name,
            &row.head_name,
            &row.hamlet,
        ]);
        key.push_str(&row.nik);
        key.into()
    })
}

fn folded(parts: &[&str]) -> String {
    let mut key = String::with_capacity(160);
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let plain = search_key(part);
        key.push_str(&plain);
        key.push('\n');
        key.push_str(&in_one_spelling(&plain));
        key.push('\n');
    }
    key
}

/// Where a row stands in the list: hamlet by hamlet, those without one last; by name within.
pub fn place(hamlet: &str, name: &str) -> String {
    let mut place = String::with_capacity(hamlet.len() + name.len() + 2);
    place.push(if hamlet.is_empty() { '1' } else { '0' });
    place.push_str(hamlet);
    place.push('\n');
    place.make_ascii_lowercase();
    place.push_str(name);
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sorted::sorted;
    use crate::store::derive::{house_row, person_row};
    use crate::store::sample::{household, id, person, record};
    use dampingi_domain::Answers;
    use dampingi_sync::{Kind, link};

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    fn row(name: &str, hamlet: &str, last: Option<&str>) -> Arc<Row> {
        let mut child = person(1);
        child.fields = Answers::new()
            .with("name", name)
            .with("mother_name", "Siti Chadidjah")
            .with("birth_date", "2024-05-01")
            .with("nik", "6501054105240003");
        let mut home = household(2);
        home.fields.set("hamlet", hamlet);
        let mut life = record(3, Kind::Episode, "child");
        life.fields = Answers::new().with(link::PERSON, id(1).to_string());
        let mut visit = record(4, Kind::Visit, "child_visit");
        visit.fields = Answers::new().with("visit_date", last.unwrap_or_default());
        let around = [&life, &visit];
        let around = &around[..1 + usize::from(last.is_some())];
        let house = house_row(&home, 1, 0);
        Arc::new(person_row(&child, Some(&house), around, 0).expect("not deleted"))
    }

    fn asked(typed: &str, rows: &[Arc<Row>]) -> usize {
        let filter = Filter {
            typed: typed.to_owned(),
            ..Filter::by_word("")
        };
        filter.people(rows, TODAY).len()
    }

    #[test]
    fn a_search_takes_any_order_any_case_any_spelling_and_the_number() {
        let child = [row("Muhammad Abdurrahman Al-Ghifari", "Selor Hilir", None)];
        for typed in [
            "",
            "abdur MUH",
            "siti",
            "hilir muhammad",
            "  rahman  ",
            "moh. abdur",
            "mochammad",
            "khadijah",
            "al-ghifari",
            "St. Hadija",
            "pak contoh",
            "65010541",
        ] {
            assert_eq!(asked(typed, &child), 1, "{typed}");
        }
        for typed in ["muhammad hulu", "6502", "rizki"] {
            assert_eq!(asked(typed, &child), 0, "{typed}");
        }
    }

    #[test]
    fn who_was_seen_this_month_is_not_waiting() {
        let holds = |last| Ask::Unvisited.holds(&row("A", "", last), TODAY);
        assert!(!holds(Some("2026-11-01")));
        assert!(holds(Some("2026-10-31")));
        assert!(holds(Some("2025-11-21")));
        assert!(holds(None));
    }

    #[test]
    fn chips_and_the_hamlet_hold_together() {
        let rows = [
            row("A", "Hulu", Some("2026-11-01")),
            row("B", "Hulu", None),
            row("C", "Hilir", None),
        ];
        let mut filter = Filter::by_word("child");
        let mut left = |change: fn(&mut Filter)| {
            change(&mut filter);
            let left = filter.people(&rows, TODAY);
            left.iter().map(|row| row.name.clone()).collect::<String>()
        };
        assert_eq!(left(|_| {}), "ABC");
        assert_eq!(left(|it| it.hamlet = "hulu".to_owned()), "AB");
        assert_eq!(left(|it| it.turn(Ask::Unvisited)), "B");
        assert_eq!(left(|it| it.turn(Ask::Unvisited)), "AB");
        assert_eq!(left(|it| it.show(Show::Kind("pregnancy"))), "");
        assert_eq!(left(|it| it.turn(Ask::Unsent)), "");
        assert_eq!(left(|it| it.show(Show::All)), "AB");
    }

    #[test]
    fn hamlets_come_in_order_and_the_unknown_last() {
        let rows = vec![
            row("C", "", None),
            row("B", "hulu", None),
            row("A", "Hulu", None),
            row("D", "Hilir", None),
        ];
        let rows = sorted(rows, |row| place(&row.hamlet, &row.name));
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["D", "A", "B", "C"]);
    }

    #[test]
    fn an_address_names_a_chip() {
        assert_eq!(Filter::by_word("belum").asks, [Ask::Unvisited]);
        assert_eq!(Filter::by_word("child").show, Show::Kind("child"));
        assert_eq!(Filter::by_word("?").show, Show::All);
    }

    #[test]
    fn households_are_found_by_their_head_and_hamlet() {
        let mut home = household(2);
        home.fields.set("hamlet", "Selor Hilir");
        let houses = [house_row(&home, 1, 0)];
        let found = |typed: &str| {
            let filter = Filter {
                typed: typed.to_owned(),
                ..Filter::by_word("keluarga")
            };
            filter.houses(&houses).len()
        };
        assert_eq!((found("tjontoh hilir"), found("hulu")), (1, 0));
    }
}
