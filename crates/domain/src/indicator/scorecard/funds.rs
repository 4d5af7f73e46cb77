//! What a village uses its own money for (Formulir 4, table 5): of each field of its budget the whole, and of that the part against
//! stunting. Written down by the KPM, never counted from visits. Domain notes §2.14, table 5.

use crate::term::{Term, t};
use crate::{Answers, Ground};

/// Form id of a village's use of money.
pub const FUNDS_ID: &str = "village_funds";
/// Field: the day to which the numbers are true.
pub const AS_OF: &str = "funds_on";
/// Field: what it was used for, in words.
pub const USED_FOR: &str = "funds_used_for";

/// Where the table comes from: the notes name it in three words, its two fields and headings were read in the code of a program.
pub const FUNDS_GROUND: Ground = Ground::unconfirmed("§2.14 table 5, R31, R32; design");

/// One line of the table: a field of the village's budget.
#[derive(Clone, Copy, Debug)]
pub struct Fund {
    /// Stable name.
    pub id: &'static str,
    /// Raised when its meaning changes.
    pub version: u16,
    /// First day it holds, `YYYY-MM-DD`.
    pub valid_from: &'static str,
    /// What the form calls it.
    pub label: Term,
    /// Field: rupiah in all.
    pub whole: &'static str,
    /// Field: of these, rupiah against stunting.
    pub part: &'static str,
}

const fn fund(label: Term, id: &'static str, whole: &'static str, part: &'static str) -> Fund {
    Fund {
        id,
        version: 1,
        valid_from: "2026-01-01",
        label,
        whole,
        part,
    }
}

/// The lines, in the order of the form.
pub const FUNDS: [Fund; 2] = [
    fund(
        t("Bidang Pembangunan Desa", "Village development"),
        "development",
        "funds_development",
        "funds_development_stunting",
    ),
    fund(
        t(
            "Bidang Pemberdayaan Masyarakat Desa",
            "Empowerment of the community",
        ),
        "empowerment",
        "funds_empowerment",
        "funds_empowerment_stunting",
    ),
];

/// Rupiah: the part against stunting, and the whole.
pub type Rupiah = (u64, u64);

/// Most rupiah of a field of a village's budget, whatever version of the form says so: a hundred times a large one.
pub const MOST: f64 = 1e11;

/// An amount of a record; `None` when it is missing or none that a village can have.
pub fn amount(answers: &Answers, key: &str) -> Option<u64> {
    let rupiah = answers.number(key)?;
    (0.0..=MOST).contains(&rupiah).then_some(rupiah as u64)
}

/// The lines of a record, in the order of [`FUNDS`]; `None` when an amount is missing.
pub fn rupiah(answers: &Answers) -> Option<[Rupiah; 2]> {
    let line = |fund: &Fund| Some((amount(answers, fund.part)?, amount(answers, fund.whole)?));
    Some([line(&FUNDS[0])?, line(&FUNDS[1])?])
}

/// A line as it is kept and sent: `45500000/600000000`.
pub fn written((part, whole): Rupiah) -> String {
    let mut text = part.to_string();
    text.push('/');
    text.push_str(&whole.to_string());
    text
}

/// The same read again.
pub fn read(text: &str) -> Option<Rupiah> {
    let (part, whole) = text.split_once('/')?;
    Some((part.parse().ok()?, whole.parse().ok()?))
}

/// In hundredths of a percent, half up; `None` of no money.
pub fn share((part, whole): Rupiah) -> Option<u64> {
    let doubled = part.saturating_mul(20_000).saturating_add(whole);
    doubled.checked_div(whole.saturating_mul(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_read_and_its_share_is_rounded() {
        let answers = Answers::new()
            .with("funds_development", 600_000_000)
            .with("funds_development_stunting", 45_500_000)
            .with("funds_empowerment", 150_000_000.0)
            .with("funds_empowerment_stunting", 0);
        let lines = rupiah(&answers).expect("whole");
        assert_eq!(lines, [(45_500_000, 600_000_000), (0, 150_000_000)]);
        assert_eq!(lines.map(share), [Some(758), Some(0)]);
        assert_eq!(share((1, 3)), Some(3333));
        assert_eq!(share((2, 3)), Some(6667));
        assert_eq!(share((0, 0)), None);
        assert_eq!(share((u64::MAX, u64::MAX)), Some(1));
        for line in lines {
            assert_eq!(read(&written(line)), Some(line));
        }
        assert_eq!(read("1"), None);
        for odd in [-1.0, 1e19, MOST * 1.01] {
            let odd = answers.clone().with("funds_empowerment", odd);
            assert_eq!(rupiah(&odd), None);
        }
        let mut less = answers;
        less.take("funds_empowerment");
        assert_eq!(rupiah(&less), None);
    }
}
