//! What is wrong with an answer, and how to say it at the field.

use super::Range;
use crate::{Lang, Term, number};

/// What a problem does to the save.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Asked again ("yakin?"), saved, and flagged for the coordinator.
    Soft,
    /// Cannot be: the save is refused until it is changed.
    Hard,
}

/// One problem at one field. Holds no answer, only the bounds it was held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Key of the field.
    pub field: &'static str,
    /// What it does to the save.
    pub severity: Severity,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// Not filled in.
    Missing,
    /// Not a number.
    NotANumber,
    /// A fraction where only whole numbers make sense.
    NotWhole,
    /// Not a date.
    NotADate,
    /// A date that has not come yet.
    Future,
    /// A date that is already past.
    Past,
    /// Longer than the field takes.
    TooLong(usize),
    /// Not a time of day.
    NotATime,
    /// Not the name of a photo.
    NotAPhoto,
    /// Not a place on earth.
    NotALocation,
    /// A place known only within so many metres.
    Vague(u32),
    /// Another kind of value where text belongs.
    NotText,
    /// "None" ticked together with something.
    NoneAndMore,
    /// Not this many digits.
    DigitCount(usize),
    /// Not a telephone number.
    NotAPhone,
    /// A name with digits in it.
    DigitsInName,
    /// Outside what can be.
    Impossible(Range, &'static str),
    /// Outside what is likely.
    Unlikely(Range, &'static str),
    /// A code that this version does not know; it is kept.
    UnknownCode,
    /// A rule over several fields.
    Rule(&'static str, Term),
}

impl Fault {
    /// Stable code for wires and flags.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotANumber => "not_a_number",
            Self::NotWhole => "not_whole",
            Self::NotADate => "not_a_date",
            Self::Future => "future",
            Self::Past => "past",
            Self::TooLong(_) => "too_long",
            Self::NotATime => "not_a_time",
            Self::NotAPhoto => "not_a_photo",
            Self::NotALocation => "not_a_location",
            Self::Vague(_) => "vague",
            Self::NotText => "not_text",
            Self::NoneAndMore => "none_and_more",
            Self::DigitCount(_) => "digit_count",
            Self::NotAPhone => "not_a_phone",
            Self::DigitsInName => "digits_in_name",
            Self::Impossible(..) => "impossible",
            Self::Unlikely(..) => "unlikely",
            Self::UnknownCode => "unknown_code",
            Self::Rule(id, _) => id,
        }
    }
}

impl Problem {
    /// What to tell her at the field: short, without blame.
    pub fn message(&self, lang: Lang) -> String {
        let (id, en) = match self.fault {
            Fault::Missing => ("Belum diisi".to_owned(), "Not filled in yet".to_owned()),
            Fault::NotANumber => (
                "Tulis angka saja, misalnya 11,5".to_owned(),
                "Write a number only, for example 11.5".to_owned(),
            ),
            Fault::NotWhole => (
                "Tulis angka bulat, tanpa koma".to_owned(),
                "Write a whole number".to_owned(),
            ),
            Fault::NotADate => (
                "Tanggal belum terbaca. Contoh: 5/3/2024".to_owned(),
                "This date cannot be read. Example: 5/3/2024".to_owned(),
            ),
            Fault::Future => (
                "Tanggal ini belum tiba".to_owned(),
                "This date has not come yet".to_owned(),
            ),
            Fault::Past => (
                "Tanggal ini sudah lewat".to_owned(),
                "This date is already past".to_owned(),
            ),
            Fault::TooLong(max) => (
                format!("Paling banyak {max} huruf"),
                format!("At most {max} characters"),
            ),
            Fault::NotATime => (
                "Tulis jam dan menit. Contoh: 14.30".to_owned(),
                "Write hours and minutes. Example: 14:30".to_owned(),
            ),
            Fault::NotAPhoto => (
                "Foto ini tidak terbaca. Ambil ulang fotonya".to_owned(),
                "This photo cannot be read. Take it again".to_owned(),
            ),
            Fault::NotALocation => (
                "Lokasi ini tidak terbaca. Catat ulang".to_owned(),
                "This place cannot be read. Note it again".to_owned(),
            ),
            Fault::Vague(metres) => (
                format!(
                    "Lokasi ini bisa meleset {metres} meter. Coba catat ulang di tempat terbuka"
                ),
                format!("This place may be {metres} metres off. Try again in the open"),
            ),
            Fault::NotText => (
                "Tulis dengan huruf".to_owned(),
                "Write this as text".to_owned(),
            ),
            Fault::NoneAndMore => (
                "\"Tidak ada\" dicentang bersama yang lain. Mana yang benar?".to_owned(),
                "\"None\" is ticked together with others. Which is right?".to_owned(),
            ),
            Fault::DigitCount(count) => (
                format!("Harus {count} angka"),
                format!("Must be {count} digits"),
            ),
            Fault::NotAPhone => (
                "Nomor telepon 9 sampai 14 angka".to_owned(),
                "A phone number has 9 to 14 digits".to_owned(),
            ),
            Fault::DigitsInName => (
                "Ada angka di dalam nama. Sudah benar?".to_owned(),
                "There are digits in the name. Is that right?".to_owned(),
            ),
            Fault::Impossible(range, unit) => (
                format!(
                    "Harus antara {} dan {}",
                    span(range.low, unit),
                    span(range.high, unit)
                ),
                format!("Must be between {} and {} {unit}", range.low, range.high)
                    .trim_end()
                    .to_owned(),
            ),
            Fault::Unlikely(range, unit) => (
                format!(
                    "Coba periksa lagi: biasanya {} sampai {}",
                    number::with_comma(range.low),
                    span(range.high, unit)
                ),
                format!(
                    "Please check: usually {} to {} {unit}",
                    range.low, range.high
                )
                .trim_end()
                .to_owned(),
            ),
            Fault::UnknownCode => (
                "Pilihan ini belum dikenal versi ini".to_owned(),
                "This version does not know this choice".to_owned(),
            ),
            Fault::Rule(_, message) => (message.id.to_owned(), message.en.to_owned()),
        };
        match lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }

    /// How a record keeps it: `field:code`.
    pub fn flag(&self) -> String {
        format!("{}:{}", self.field, self.fault.code())
    }
}

fn span(bound: f64, unit: &str) -> String {
    let number = number::with_comma(bound);
    if unit.is_empty() {
        number
    } else {
        format!("{number} {unit}")
    }
}
