//! N, T, O, B: whether a child gained enough weight since last month, by the minimum monthly gain (KBM) of the KMS card.
//! Source: domain notes §3.5; the split by sex at months 7 and 11 waits for a health office (`data/kbm.csv`).

use super::Sex;
use crate::{Ground, date};
use jiff::civil::Date;

/// `data/kbm.csv`, first version: minimum gain in grams by completed month 1, 2, …; the last holds on to month 60.
const MINIMUM_GAIN_G: [(Sex, [u16; 12]); 2] = [
    (
        Sex::Male,
        [800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200],
    ),
    (
        Sex::Female,
        [800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200],
    ),
];

/// Where it comes from: the KIA book prints months 1 to 8 without the sex.
pub const GROUND: Ground =
    Ground::unconfirmed("§3.5: months 1–6 R40; from month 7 on R41, R42, by sex from memory");

/// Version of that table, kept with every result.
pub const TABLE: &str = "kbm-1";

/// A child's gain since last month, by the letters of the KMS card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gain {
    /// N: gained at least the minimum.
    Enough,
    /// T: gained less, stayed, or lost.
    NotEnough,
    /// O: not weighed last month, so it cannot be said.
    NotWeighedLastMonth,
    /// B: weighed for the first time.
    First,
}

impl Gain {
    /// The letter that every posyandu register uses.
    pub const fn letter(self) -> char {
        match self {
            Self::Enough => 'N',
            Self::NotEnough => 'T',
            Self::NotWeighedLastMonth => 'O',
            Self::First => 'B',
        }
    }
}

/// One weighing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighing {
    /// Civil date.
    pub on: Date,
    /// Kilograms.
    pub weight_kg: f64,
}

/// Minimum gain in grams for the month in which this age was reached; `None` before one and after sixty months.
pub fn minimum_gain_g(sex: Sex, completed_months: i32) -> Option<u16> {
    let (_, gains) = MINIMUM_GAIN_G.iter().find(|(of, _)| *of == sex)?;
    let month = usize::try_from(completed_months)
        .ok()
        .filter(|month| (1..=60).contains(month))?;
    Some(gains[(month - 1).min(gains.len() - 1)])
}

/// Judges the last of the weighings, which come in any order. `None` when there is none.
/// The last weighing of a calendar month counts for that month.
pub fn judge(sex: Sex, birth: Date, weighings: &[Weighing]) -> Option<Gain> {
    let monthly = by_month(weighings);
    let (last, before) = monthly.split_last()?;
    let Some(previous) = before.last() else {
        return Some(Gain::First);
    };
    let consecutive = month_number(last.on) - month_number(previous.on) == 1;
    let minimum =
        date::completed_months(birth, last.on).and_then(|months| minimum_gain_g(sex, months));
    Some(match minimum {
        Some(minimum) if consecutive => {
            // Scales show at most 10 g: whole grams, so that 0.3 kg is never 299.999 g.
            let gained = grams(last.weight_kg).saturating_sub(grams(previous.weight_kg));
            if gained >= i64::from(minimum) {
                Gain::Enough
            } else {
                Gain::NotEnough
            }
        }
        _ => Gain::NotWeighedLastMonth,
    })
}

/// Whether the last two months both ended in T (2T).
pub fn twice_not_enough(sex: Sex, birth: Date, weighings: &[Weighing]) -> bool {
    let monthly = by_month(weighings);
    let Some((_, before)) = monthly.split_last() else {
        return false;
    };
    [monthly.as_slice(), before]
        .iter()
        .all(|upto| judge(sex, birth, upto) == Some(Gain::NotEnough))
}

fn by_month(weighings: &[Weighing]) -> Vec<Weighing> {
    let mut sorted = weighings.to_vec();
    sorted.sort_by_key(|weighing| weighing.on);
    let mut monthly: Vec<Weighing> = Vec::new();
    for weighing in sorted {
        match monthly.last_mut() {
            Some(last) if month_number(last.on) == month_number(weighing.on) => *last = weighing,
            _ => monthly.push(weighing),
        }
    }
    monthly
}

fn month_number(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}

fn grams(kg: f64) -> i64 {
    (kg * 1000.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn weighings(rows: &[(Date, f64)]) -> Vec<Weighing> {
        rows.iter()
            .map(|(on, weight_kg)| Weighing {
                on: *on,
                weight_kg: *weight_kg,
            })
            .collect()
    }

    const BORN: Date = date(2026, 1, 10);

    #[test]
    fn the_table_is_the_one_in_the_data_folder() {
        let text = include_str!("../../../../data/kbm.csv");
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let sex = Sex::from_code(cells[0]).expect("male or female");
            let month = cells[1].parse().expect("month");
            assert_eq!(minimum_gain_g(sex, month), cells[2].parse().ok(), "{line}");
        }
        assert_eq!(text.lines().count(), 121);
    }

    #[test]
    fn the_letters_follow_the_card() {
        let cases: [(&[(Date, f64)], char); 7] = [
            (&[(date(2026, 2, 12), 4.0)], 'B'),
            (&[(date(2026, 2, 12), 4.0), (date(2026, 3, 12), 4.9)], 'N'),
            (&[(date(2026, 2, 12), 4.0), (date(2026, 3, 12), 4.89)], 'T'),
            (&[(date(2026, 2, 12), 4.0), (date(2026, 3, 12), 3.9)], 'T'),
            (&[(date(2026, 2, 12), 4.0), (date(2026, 4, 12), 6.0)], 'O'),
            // The second weighing of February is the one that counts.
            (
                &[
                    (date(2026, 2, 12), 4.0),
                    (date(2026, 2, 27), 4.5),
                    (date(2026, 3, 12), 4.9),
                ],
                'T',
            ),
            // Still in the first month of life: the card has no minimum.
            (&[(date(2026, 1, 31), 3.0), (date(2026, 2, 5), 3.4)], 'O'),
        ];
        for (rows, letter) in cases {
            let judged = judge(Sex::Female, BORN, &weighings(rows)).map(Gain::letter);
            assert_eq!(judged, Some(letter), "{rows:?}");
        }
        assert_eq!(judge(Sex::Male, BORN, &[]), None);
    }

    #[test]
    fn boys_and_girls_differ_at_seven_and_eleven_months() {
        assert_eq!(minimum_gain_g(Sex::Male, 7), Some(400));
        assert_eq!(minimum_gain_g(Sex::Female, 7), Some(300));
        assert_eq!(minimum_gain_g(Sex::Male, 11), Some(300));
        assert_eq!(minimum_gain_g(Sex::Female, 11), Some(200));
        assert_eq!(minimum_gain_g(Sex::Male, 61), None);
    }

    #[test]
    fn two_in_a_row_are_seen() {
        let rows = weighings(&[
            (date(2026, 5, 1), 6.0),
            (date(2026, 6, 1), 6.1),
            (date(2026, 7, 1), 6.2),
        ]);
        assert!(twice_not_enough(Sex::Male, BORN, &rows));
        assert!(!twice_not_enough(Sex::Male, BORN, &rows[..2]));
    }
}
