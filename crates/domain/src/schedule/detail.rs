//! What more there is to say of a task, as short words in a table: a plan that is kept names them by number.

use crate::immunisation::{TABLE, Vaccine};
use crate::term::{Term, t};
use crate::{Date, Lang};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// A word of the table; from [`VACCINES`] on, a dose of the immunisation table.
    Word(u8),
    /// The rule of a referral.
    Rule(&'static str),
}

/// The number of the first dose.
const VACCINES: u8 = 64;

/// Numbers are kept on phones: a change of the table raises `stored::VERSION`.
pub(super) const WORDS: [Term; 37] = [
    t("kontak awal", "first contact"),
    t("minggu 12", "week 12"),
    t("minggu 16", "week 16"),
    t("minggu 20", "week 20"),
    t("minggu 24", "week 24"),
    t("minggu 28", "week 28"),
    t("minggu 32", "week 32"),
    t("minggu 36", "week 36"),
    t("K1", "K1"),
    t("K2", "K2"),
    t("K3", "K3"),
    t("K4", "K4"),
    t("K5", "K5"),
    t("K6", "K6"),
    t("KF1", "KF1"),
    t("KF2", "KF2"),
    t("KF3", "KF3"),
    t("KF4", "KF4"),
    t("KN1", "KN1"),
    t("KN2", "KN2"),
    t("KN3", "KN3"),
    t("kapsul biru", "blue capsule"),
    t("kapsul merah", "red capsule"),
    t("kurus", "thin"),
    t("pendek", "short"),
    t("LiLA kecil", "small upper arm"),
    t("bengkak", "swollen feet"),
    t("KEK", "KEK"),
    t("terlalu muda", "too young"),
    t("terlalu tua", "too old"),
    t("jarak terlalu dekat", "too close"),
    t("anak terlalu banyak", "too many children"),
    t("punya penyakit", "has an illness"),
    t("pernah operasi sesar", "had a caesarean"),
    t("tubuh pendek", "short mother"),
    t("hamil kembar", "twins"),
    t("belum siap menikah", "not ready for the wedding"),
];

const fn word(at: u8) -> Detail {
    Detail::Word(at)
}

pub(super) const FIRST_CONTACT: Detail = word(0);
/// Of the contacts in weeks 12 to 36.
pub(super) const WEEKS: u8 = 1;
/// Of K1 to K6.
pub(super) const CHECKS: u8 = 8;
/// Of KF1 to KF4.
pub(super) const KF: u8 = 14;
/// Of KN1 to KN3.
pub(super) const KN: u8 = 18;
pub(super) const BLUE: Detail = word(21);
pub(super) const RED: Detail = word(22);
pub(super) const THIN: Detail = word(23);
pub(super) const SHORT: Detail = word(24);
pub(super) const SMALL_ARM: Detail = word(25);
pub(super) const SWOLLEN: Detail = word(26);
pub(super) const KEK: Detail = word(27);
/// Of the four "too", in their order.
pub(super) const FOUR_TOO: u8 = 28;
pub(super) const ILL: Detail = word(32);
pub(super) const CAESAREAN: Detail = word(33);
pub(super) const SHORT_MOTHER: Detail = word(34);
pub(super) const TWINS: Detail = word(35);
pub(super) const NOT_READY: Detail = word(36);

impl Detail {
    /// A dose of the immunisation table.
    pub(super) fn dose(vaccine: &Vaccine) -> Self {
        let at = TABLE.iter().position(|one| one.code == vaccine.code);
        let at = at.and_then(|at| u8::try_from(at).ok()).unwrap_or_default();
        Self::Word(VACCINES + at)
    }

    /// In words.
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Rule(id) => id,
            Self::Word(at) => match at.checked_sub(VACCINES) {
                Some(dose) => TABLE.get(usize::from(dose)).map_or("", |dose| dose.label),
                None => WORDS
                    .get(usize::from(at))
                    .map_or("", |words| words.text(lang)),
            },
        }
    }
}

/// The word of a numbered thing: the third check-up is two after the first.
pub(super) fn numbered(first: u8, at: usize) -> Vec<Detail> {
    u8::try_from(at)
        .map(|at| word(first + at))
        .into_iter()
        .collect()
}

/// The day before; the calendar's first has none.
pub(super) fn before(day: Date) -> Date {
    crate::date::add_days(day, -1)
}
