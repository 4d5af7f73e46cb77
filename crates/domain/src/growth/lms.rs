//! The WHO Child Growth Standards 2006 as L, M and S: all 20,792 rows, exactly, unpacked when first asked for.
//! Made from `data/who_lms` by `examples/encode_lms.rs`.

use super::Sex;
use std::sync::OnceLock;

static PACKED: &[u8] = include_bytes!("lms.bin");

/// One of the seven standards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// By age in days.
    Weight,
    /// By age in days.
    Length,
    /// By age in days.
    Bmi,
    /// By age in days.
    Head,
    /// By age in days, from day 91.
    Muac,
    /// By length in tenths of a centimetre, from 45.
    WeightForLength,
    /// By height in tenths of a centimetre, from 65.
    WeightForHeight,
}

/// First x and number of rows of each table, in the order of the file. Days, or tenths of a centimetre.
const SHAPES: [(usize, usize); 7] = [
    (0, 1857),
    (0, 1857),
    (0, 1857),
    (0, 1857),
    (91, 1766),
    (450, 651),
    (650, 551),
];

/// Box-Cox power, median and coefficient of variation at one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lms {
    pub(super) l: f64,
    pub(super) m: f64,
    pub(super) s: f64,
}

type Column = Vec<i32>;

fn unpacked() -> &'static [[Column; 3]] {
    static ALL: OnceLock<Vec<[Column; 3]>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut bytes = PACKED.iter().copied();
        SHAPES
            .iter()
            .flat_map(|(_, rows)| [*rows, *rows])
            .map(|rows| {
                [
                    column(rows, &mut bytes),
                    column(rows, &mut bytes),
                    column(rows, &mut bytes),
                ]
            })
            .collect()
    })
}

fn column(rows: usize, bytes: &mut impl Iterator<Item = u8>) -> Column {
    let (mut value, mut slope) = (0, 0);
    (0..rows)
        .map(|_| {
            slope += varint(bytes);
            value += slope;
            value
        })
        .collect()
}

fn varint(bytes: &mut impl Iterator<Item = u8>) -> i32 {
    let mut raw = 0_u32;
    for (byte, shift) in bytes.zip((0..).step_by(7)) {
        raw |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    (raw >> 1).cast_signed() ^ -(raw & 1).cast_signed()
}

/// L, M and S at `x` (days, or tenths of a centimetre); `None` outside the table.
pub(super) fn at(table: Table, sex: Sex, x: usize) -> Option<Lms> {
    let (first, rows) = SHAPES[table as usize];
    let row = x.checked_sub(first).filter(|row| *row < rows)?;
    let [l, m, s] = &unpacked()[table as usize * 2 + sex as usize];
    // A quotient of two integers is rounded once, so this is the same number as the decimal in WHO's table.
    Some(Lms {
        l: f64::from(l[row]) / 1e4,
        m: f64::from(m[row]) / 1e4,
        s: f64::from(s[row]) / 1e5,
    })
}

/// L, M and S at a length between two rows, by linear interpolation of each.
pub(super) fn between(table: Table, sex: Sex, length_cm: f64) -> Option<Lms> {
    let tenths = length_cm * 10.0;
    let low = tenths.floor();
    let share = tenths - low;
    // Lengths are checked against the table's ends before; the cast truncates nothing but the fraction.
    let below = at(table, sex, low as usize)?;
    if share == 0.0 {
        return Some(below);
    }
    let above = at(table, sex, low as usize + 1)?;
    let mix = |a: f64, b: f64| a + (b - a) * share;
    Some(Lms {
        l: mix(below.l, above.l),
        m: mix(below.m, above.m),
        s: mix(below.s, above.s),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_these_tables_and_nothing_more() {
        let mut bytes = PACKED.iter().copied();
        for (_, rows) in SHAPES {
            for _ in 0..6 {
                assert_eq!(column(rows, &mut bytes).len(), rows);
            }
        }
        assert_eq!(bytes.next(), None);
    }

    #[test]
    fn every_value_is_the_very_number_of_the_table() {
        let first = at(Table::Weight, Sex::Male, 0);
        assert_eq!(
            first,
            Some(Lms {
                l: 0.3487,
                m: 3.3464,
                s: 0.14602
            })
        );
        let last = at(Table::WeightForHeight, Sex::Female, 1200);
        assert!(last.is_some());
        assert_eq!(at(Table::Weight, Sex::Male, 1857), None);
        assert_eq!(at(Table::Muac, Sex::Male, 90), None);
    }
}
