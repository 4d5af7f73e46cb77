//! A posyandu day as the register counts it: S, K, D, N and the other letters, from what is known of each child on that day.
//! Reads visits and writes nothing. Domain notes §2.12, §3.5.

use crate::Date;
use crate::finding::{measured, referral::REFERRAL_ID, weighing};
use crate::growth::gain::{Gain, Weighing, judge, twice_not_enough};
use crate::growth::{CardLine, Sex, assess, card_line};
use crate::life::{Person, Visit};
use crate::posyandu_name::is_same;
use crate::term::{Term, t};
use crate::{Answers, date};

/// What the day shows of one child.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Whether it has its book, with the growth card in it.
    pub has_card: bool,
    /// Whether anybody met it at this posyandu on this day, weighed or not.
    pub came: bool,
    /// What it weighed; the last weighing of the day.
    pub weight_kg: Option<f64>,
    /// Whether it gained, by the letters of the card.
    pub gain: Option<Gain>,
    /// Not enough, two months running.
    pub is_second_loss: bool,
    /// Below the red line of the card.
    pub is_below_red_line: bool,
    /// Sent on at the posyandu.
    pub is_referred: bool,
}

/// A column of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// All targets.
    S,
    /// Those with a card.
    K,
    /// Those weighed.
    D,
    /// Those who gained.
    N,
    /// Those who did not gain.
    T,
    /// Not weighed the month before.
    O,
    /// Weighed for the first time.
    B,
    /// Below the red line.
    Below,
    /// Not gained, two months running.
    Twice,
    /// Sent on.
    Referred,
}

/// The columns in the order of the register, with their letters and what they mean.
pub const COLUMNS: [(Column, &str, Term); 10] = [
    (Column::S, "S", t("sasaran", "targets")),
    (Column::K, "K", t("punya KMS", "have a card")),
    (Column::D, "D", t("ditimbang", "weighed")),
    (Column::N, "N", t("naik", "gained")),
    (Column::T, "T", t("tidak naik", "did not gain")),
    (
        Column::O,
        "O",
        t("bulan lalu tidak ditimbang", "not weighed last month"),
    ),
    (
        Column::B,
        "B",
        t("baru pertama ditimbang", "first weighing"),
    ),
    (
        Column::Below,
        "BGM",
        t("di bawah garis merah", "below the red line"),
    ),
    (
        Column::Twice,
        "2T",
        t("dua bulan tidak naik", "no gain for two months"),
    ),
    (Column::Referred, "Rujuk", t("dirujuk", "referred")),
];

impl Seen {
    /// What is known of a child at a posyandu on a day. `is_of` says whether a name is that of this posyandu.
    pub fn of(person: &Person<'_>, is_of: &dyn Fn(&str) -> bool, day: Date) -> Self {
        let mut seen = Self::default();
        let childhoods = person.episodes.iter().filter(|it| it.form == "child");
        let mut visits: Vec<&Visit<'_>> = Vec::new();
        for childhood in childhoods {
            seen.has_card |= childhood.answers.flag("has_mch_book") == Some(true);
            visits.extend(childhood.visits.iter().filter(|visit| visit.on <= day));
        }
        let here =
            |visit: &&&Visit<'_>| visit.on == day && visit.counts() && is_at(visit.answers, is_of);
        let weight = |visit: &&Visit<'_>| visit.answers.number("weight_kg");
        seen.came = visits.iter().any(|visit| here(&visit));
        let weighed = visits
            .iter()
            .filter(here)
            .rfind(|visit| weight(visit).is_some());
        seen.is_referred = seen.came
            && visits.iter().any(|visit| {
                let helped = visit.answers.flag("referral_made") == Some(true);
                visit.on == day && (visit.form == REFERRAL_ID || helped)
            });
        let Some(weighed) = weighed else {
            return seen;
        };
        seen.weight_kg = weight(weighed);
        let (Some(sex), Some(birth)) = (person.sex(), person.birth()) else {
            return seen;
        };
        seen.read_growth(sex, birth, weighed, &visits);
        seen
    }

    fn read_growth(&mut self, sex: Sex, birth: Date, last: &Visit<'_>, visits: &[&Visit<'_>]) {
        let age = date::days_between(birth, last.on);
        let growth = assess(&measured(Some(sex), Some(age), last.answers));
        self.is_below_red_line =
            growth.weight_for_age.and_then(card_line) == Some(CardLine::BelowRed);
        let weighings: Vec<Weighing> = visits
            .iter()
            .filter(|visit| visit.counts())
            .filter_map(|visit| weighing(visit.answers, visit.on, sex, birth))
            .collect();
        // A weight that cannot be believed gets no letter.
        if weighings.iter().any(|weighing| weighing.on == last.on) {
            self.gain = judge(sex, birth, &weighings);
            self.is_second_loss = twice_not_enough(sex, birth, &weighings);
        }
    }

    /// Whether a column counts it.
    pub fn is_in(&self, column: Column) -> bool {
        match column {
            Column::S => true,
            Column::K => self.has_card,
            Column::D => self.weight_kg.is_some(),
            Column::N => self.gain == Some(Gain::Enough),
            Column::T => self.gain == Some(Gain::NotEnough),
            Column::O => self.gain == Some(Gain::NotWeighedLastMonth),
            Column::B => self.gain == Some(Gain::First),
            Column::Below => self.is_below_red_line,
            Column::Twice => self.is_second_loss,
            Column::Referred => self.is_referred,
        }
    }
}

/// Whether a visit was made at this posyandu. One that names none was: a village has few, and a day is one of them.
fn is_at(visit: &Answers, is_of: &dyn Fn(&str) -> bool) -> bool {
    let named = visit.text("posyandu").unwrap_or_default();
    visit.text("method") == Some("posyandu") && (named.is_empty() || is_of(named))
}

/// Whether a name is that of this posyandu, or none is given.
pub fn is_of(named: &str, posyandu: &str) -> bool {
    named.is_empty() || is_same(named, posyandu)
}

/// Whether a child of this birth is a target on a day: born, and not yet five.
pub fn is_target(birth: Date, on: Date) -> bool {
    date::completed_months(birth, on).is_some_and(|months| (0..=59).contains(&months))
}

/// A share in whole percent; `None` of nothing.
pub fn percent(part: usize, of: usize) -> Option<usize> {
    (of > 0).then(|| (part * 100 + of / 2) / of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AreaCode;
    use crate::life::{Episode, Standing};
    use jiff::civil::date;

    fn visit(weight: f64) -> Answers {
        Answers::new()
            .with("method", "posyandu")
            .with("posyandu", "Melati")
            .with("weight_kg", weight)
    }

    /// The letters of a girl born on 10 January, weighed on these days.
    fn letters(weighings: &[(Date, Answers)], day: Date) -> String {
        let person = Answers::new()
            .with("sex", "female")
            .with("birth_date", "2026-01-10");
        let book = Answers::new().with("has_mch_book", true);
        let area = AreaCode::parse("65.01.05.2003").expect("a village");
        let visits = weighings.iter().map(|(on, answers)| Visit {
            form: "child_visit",
            on: *on,
            answers,
            standing: Standing::Received,
        });
        let life = Person {
            answers: &person,
            area: &area,
            episodes: vec![Episode {
                form: "child",
                answers: &book,
                closed_on: None,
                visits: visits.collect(),
            }],
        };
        let seen = Seen::of(&life, &|named| is_same(named, "melati"), day);
        let letters = COLUMNS.iter().filter(|(column, ..)| seen.is_in(*column));
        letters.map(|(_, letter, _)| *letter).collect()
    }

    const MARCH: Date = date(2026, 3, 12);

    #[test]
    fn each_letter_of_the_register_is_counted_as_on_the_card() {
        let february = (date(2026, 2, 12), visit(4.0));
        for (rows, letters_wanted) in [
            (vec![], "SK"),
            (vec![(MARCH, visit(4.9))], "SKDB"),
            (vec![february.clone(), (MARCH, visit(4.9))], "SKDN"),
            (vec![february.clone(), (MARCH, visit(4.8))], "SKDT"),
            (
                vec![(date(2026, 1, 20), visit(3.2)), (MARCH, visit(4.9))],
                "SKDO",
            ),
            (vec![february.clone(), (MARCH, visit(3.2))], "SKDTBGM"),
            // Not weighed on the day itself.
            (
                vec![february.clone(), (date(2026, 3, 11), visit(4.9))],
                "SK",
            ),
        ] {
            assert_eq!(letters(&rows, MARCH), letters_wanted);
        }
        let twice = [
            (date(2026, 2, 12), visit(5.0)),
            (MARCH, visit(5.1)),
            (date(2026, 4, 12), visit(5.2)),
        ];
        assert_eq!(letters(&twice, date(2026, 4, 12)), "SKDT2T");
    }

    #[test]
    fn only_what_was_measured_at_this_posyandu_counts() {
        let at_home = visit(4.9).with("method", "home_visit");
        let elsewhere = visit(4.9).with("posyandu", "Mawar");
        let unnamed = Answers::new()
            .with("method", "posyandu")
            .with("weight_kg", 4.9);
        assert_eq!(letters(&[(MARCH, at_home)], MARCH), "SK");
        assert_eq!(letters(&[(MARCH, elsewhere)], MARCH), "SK");
        assert_eq!(letters(&[(MARCH, unnamed)], MARCH), "SKDB");
        let sent = visit(4.9).with("referral_made", true);
        assert_eq!(letters(&[(MARCH, sent)], MARCH), "SKDBRujuk");
    }

    #[test]
    fn a_weight_that_cannot_be_believed_gets_no_letter() {
        let rows = [(date(2026, 2, 12), visit(4.0)), (MARCH, visit(40.0))];
        assert_eq!(letters(&rows, MARCH), "SKD");
    }

    #[test]
    fn a_child_is_a_target_until_the_day_it_is_five() {
        let born = date(2021, 11, 22);
        assert!(is_target(born, date(2026, 11, 21)));
        assert!(!is_target(born, date(2026, 11, 22)));
        assert!(!is_target(born, date(2021, 11, 21)));
    }

    #[test]
    fn shares_are_rounded_and_nothing_of_nothing() {
        assert_eq!(percent(2, 3), Some(67));
        assert_eq!(percent(0, 5), Some(0));
        assert_eq!(percent(0, 0), None);
    }
}
