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
mod tests;
