//! Which rows a search and the chips leave, and in what order. Pure, so that the speed and the rules can be tested.

use super::homes::Home;
use crate::phone::Row;
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
    /// Of a household: no survey yet.
    Unsurveyed,
    /// Of a household: water or latrine are not adequate.
    Unfit,
    /// Of a household: at risk of stunting (KRS).
    Krs,
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
            Self::Unsurveyed | Self::Unfit | Self::Krs => false,
        }
    }

    fn holds_at(self, home: &Home) -> bool {
        match self {
            Self::Unsurveyed => home.house.surveyed_on.is_none(),
            Self::Unfit => home.is_unfit(),
            Self::Krs => home.risk.is_at_risk(),
            Self::Returned => !home.house.returned.is_empty(),
            Self::Unsent => home.house.unsent > 0,
            Self::Unvisited | Self::Due | Self::Risk => false,
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
    /// What the names begin with, see [`initial`].
    pub letter: Option<u8>,
}

impl Filter {
    /// For whatever is typed, and no chip.
    pub fn of(typed: String) -> Self {
        Self {
            typed,
            ..Self::by_word("")
        }
    }

    /// As an address names it.
    pub fn by_word(word: &str) -> Self {
        let (show, ask) = match word {
            "belum" => (Show::All, Some(Ask::Unvisited)),
            "perbaikan" => (Show::All, Some(Ask::Returned)),
            "berisiko" => (Show::All, Some(Ask::Risk)),
            "keluarga" => (Show::Households, None),
            "krs" => (Show::Households, Some(Ask::Krs)),
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
            letter: None,
        }
    }

    /// Everybody, or only households: what was asked before is asked no more.
    pub fn show(&mut self, show: Show) {
        if !matches!(show, Show::Kind(_)) || self.show == Show::Households {
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
    }

    /// Those who are left, in the order of the rows.
    pub fn people(&self, rows: &[Arc<Row>], today: Date) -> Vec<Arc<Row>> {
        let words = words(&self.typed);
        let fits = |row: &&Arc<Row>| {
            // Who is no longer here is found by her name, and stands in no list.
            (row.left.is_empty() || !words.is_empty())
                && self.is_at(&row.hamlet)
                && self.begins(&row.name)
                && match self.show {
                    Show::Kind(kind) => row.open(today).any(|episode| episode.form == kind),
                    _ => true,
                }
                && matches(row, &words)
                && self.asks.iter().all(|ask| ask.holds(row, today))
        };
        rows.iter().filter(fits).cloned().collect()
    }

    /// The households that are left: found by their head, their hamlet, their family card, or by whoever lives there.
    pub fn homes(&self, homes: &[Arc<Home>]) -> Vec<Listed> {
        let words = words(&self.typed);
        let listed = homes.iter().filter_map(|home| {
            let house = &home.house;
            let fits = self.is_at(&house.hamlet)
                && self.begins(&house.head_name)
                && self.asks.iter().all(|ask| ask.holds_at(home));
            let by = match fits.then_some(())? {
                () if words.is_empty() || all_in(home_key(home), &words) => None,
                () => Some(home.members.iter().find(|row| matches(row, &words))?),
            };
            Some(Listed {
                home: home.clone(),
                by: by.cloned(),
            })
        });
        listed.collect()
    }

    /// How many households one more chip would leave, whatever is typed.
    pub fn count(&self, ask: Ask, homes: &[Arc<Home>]) -> usize {
        let fits = |home: &&Arc<Home>| self.is_at(&home.house.hamlet) && ask.holds_at(home);
        homes.iter().filter(fits).count()
    }

    fn begins(&self, name: &str) -> bool {
        self.letter.is_none_or(|letter| initial(name) == letter)
    }

    fn is_at(&self, hamlet: &str) -> bool {
        self.hamlet.is_empty() || self.hamlet.eq_ignore_ascii_case(hamlet)
    }
}

/// A household that is left.
#[derive(Clone)]
pub struct Listed {
    pub home: Arc<Home>,
    /// Who lives there and was looked for, where nothing of the household itself was.
    pub by: Option<Arc<Row>>,
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.home, &other.home) && self.by == other.by
    }
}

/// The large letter that a name begins with; `#` for none of the twenty-six.
pub fn initial(name: &str) -> u8 {
    let mut letters = name.bytes().filter(u8::is_ascii_alphabetic);
    letters
        .next()
        .map_or(b'#', |letter| letter.to_ascii_uppercase())
}

/// A word of a search, as it was typed and in its one spelling.
type Word = (String, String);

/// The words of a search.
fn words(typed: &str) -> Vec<Word> {
    let key = search_key(typed);
    let words = key.split(' ').filter(|word| !word.is_empty());
    // A number has one spelling: of its two zeros neither is left out.
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words
        .map(|word| {
            let spelled = (!is_number(word)).then(|| in_one_spelling(word));
            (word.to_owned(), spelled.unwrap_or_else(|| word.to_owned()))
        })
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

/// What a search compares of a household itself. Made once, as [`key`].
pub fn home_key(home: &Home) -> &str {
    let house = &home.house;
    house.folded.0.get_or_init(|| {
        let mut key = folded(&[&house.head_name, &house.hamlet]);
        key.push_str(&house.card);
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
    use crate::phone::HouseRow;
    use crate::screen::targets::homes::homes;
    use crate::sorted::sorted;
    use crate::store::derive::{house_row, person_row};
    use crate::store::plan;
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
    fn a_letter_leaves_those_whose_names_begin_with_it() {
        let rows = [
            row("Siti", "Hulu", None),
            row("\u{2018}sri", "Hulu", None),
            row("Ani", "Hilir", None),
        ];
        let filter = Filter {
            letter: Some(b'S'),
            ..Filter::by_word("")
        };
        assert_eq!(filter.people(&rows, TODAY).len(), 2);
        assert_eq!(initial("7"), b'#');
    }

    #[test]
    fn households_are_asked_about_their_survey_and_people_about_what_is_due() {
        let house = |n, surveyed: Option<&str>, fit: &str, unsent| {
            let mut house = house_row(&household(n), 1, unsent);
            house.surveyed_on = surveyed.map(str::to_owned);
            house.fit = fit.to_owned();
            house
        };
        let houses = [
            house(20, None, "", 0),
            house(21, Some("2026-01-03"), "+-", 0),
            house(22, Some("2026-01-03"), "++", 2),
            house(23, Some("2026-01-03"), "-?", 0),
        ];
        // Children live in the first two.
        let child = |home| {
            let mut child = row("A", "", None);
            Arc::make_mut(&mut child).household = Some(id(home));
            child
        };
        let homes = homes(&houses, &[child(20), child(21)], TODAY);
        let mut filter = Filter::by_word("keluarga");
        let mut left = |ask| {
            let count = filter.count(ask, &homes);
            filter.turn(ask);
            let left = filter.homes(&homes).len();
            filter.turn(ask);
            assert_eq!(count, left);
            left
        };
        assert_eq!(left(Ask::Unsurveyed), 1);
        assert_eq!(left(Ask::Unfit), 2);
        assert_eq!(left(Ask::Krs), 1);
        assert_eq!(left(Ask::Unsent), 1);
        assert_eq!(left(Ask::Returned), 0);
        // Chips of households are not carried over to people, nor the other way.
        filter.turn(Ask::Unfit);
        filter.show(Show::Kind("child"));
        assert!(filter.asks.is_empty());
    }

    fn plan_of_a_thin_child() -> String {
        let mut child = person(1);
        child.fields.set("birth_date", "2024-05-01");
        child.fields.set("sex", "female");
        let mut life = record(3, Kind::Episode, "child");
        life.fields = Answers::new()
            .with(link::PERSON, id(1).to_string())
            .with("registered_on", "2026-01-05");
        let mut visit = record(4, Kind::Visit, "child_visit");
        visit.fields = Answers::new()
            .with(link::PERSON, id(1).to_string())
            .with(link::EPISODE, id(3).to_string())
            .with("visit_date", "2026-10-03")
            .with("weight_kg", 7.0)
            .with("height_cm", 78.0)
            .with("position", "standing");
        plan::learn();
        plan::of(&child, &[&life, &visit], TODAY).plan
    }

    #[test]
    fn what_is_due_at_risk_or_returned_is_asked_of_her_row() {
        let mut child = row("A", "Hulu", None);
        let asked = |child: &Arc<Row>, ask: Ask| ask.holds(child, TODAY);
        for ask in [Ask::Due, Ask::Risk, Ask::Returned, Ask::Unsent] {
            assert!(!asked(&child, ask), "{ask:?}");
        }
        let held = Arc::make_mut(&mut child);
        held.plan = plan_of_a_thin_child();
        held.returned.push(id(9));
        held.unsent = 1;
        for ask in [Ask::Due, Ask::Risk, Ask::Returned, Ask::Unsent] {
            assert!(asked(&child, ask), "{ask:?}");
        }
    }

    #[test]
    fn an_address_names_a_chip() {
        assert_eq!(Filter::by_word("belum").asks, [Ask::Unvisited]);
        assert_eq!(Filter::by_word("child").show, Show::Kind("child"));
        assert_eq!(Filter::by_word("?").show, Show::All);
        let krs = Filter::by_word("krs");
        assert_eq!((krs.show, krs.asks), (Show::Households, vec![Ask::Krs]));
    }

    #[test]
    fn households_are_found_by_head_hamlet_card_and_whoever_lives_there() {
        let mut home = household(2);
        home.fields.set("hamlet", "Selor Hilir");
        home.fields.set("family_card_number", "6501050101200007");
        let mut empty = household(7);
        empty.fields.set("head_name", "Usman");
        // The same, but for a zero that a name would lose.
        empty.fields.set("family_card_number", "6501050101201140");
        let houses: Vec<HouseRow> = [&home, &empty].map(|home| house_row(home, 1, 0)).into();
        let mut child = row("Muhammad Rizki", "Selor Hilir", None);
        Arc::make_mut(&mut child).household = Some(id(2));
        let homes = homes(&houses, &[child], TODAY);
        let found = |typed: &str| {
            let filter = Filter {
                typed: typed.to_owned(),
                ..Filter::by_word("keluarga")
            };
            let listed = filter.homes(&homes);
            let name = |it: &Listed| {
                it.by
                    .as_ref()
                    .map_or("-", |row| row.name.as_str())
                    .to_owned()
            };
            listed.iter().map(name).collect::<Vec<String>>()
        };
        for typed in [
            "tjontoh hilir",
            "6501 0007",
            "0101200007",
            "65010501012000",
            "contoh",
        ] {
            assert_eq!(found(typed), ["-"], "{typed}");
        }
        for typed in [
            "moh. rizky",
            "mochammad hilir",
            "khadijah",
            "6501054105240003",
        ] {
            assert_eq!(found(typed), ["Muhammad Rizki"], "{typed}");
        }
        assert_eq!(found("hulu"), [""; 0]);
        assert_eq!(found("").len(), 2);
    }
}
