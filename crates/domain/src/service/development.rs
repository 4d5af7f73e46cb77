//! The result of the development questionnaire (KPSP/SDIDTK). Domain notes §2.9, §3.8 C09.

use crate::Date;
use crate::date::add_days;
use crate::term::{Term, t};

/// Its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Development {
    /// Sesuai.
    AsExpected,
    /// Meragukan: repeated two weeks later.
    Doubtful,
    /// Penyimpangan.
    Deviating,
}

/// Days after which a doubtful result is repeated (from memory).
const REPEAT_AFTER_DAYS: i32 = 14;

impl Development {
    /// From the code of the form; `None` when it was not done.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "as_expected" => Some(Self::AsExpected),
            "doubtful" => Some(Self::Doubtful),
            "deviating" => Some(Self::Deviating),
            _ => None,
        }
    }

    /// What the card calls it.
    pub const fn name(self) -> Term {
        match self {
            Self::AsExpected => t("Sesuai", "As expected"),
            Self::Doubtful => t("Meragukan", "Doubtful"),
            Self::Deviating => t("Penyimpangan", "Deviating"),
        }
    }

    /// The day on which it is repeated, if it was doubtful.
    pub fn repeat_on(self, done: Date) -> Option<Date> {
        (self == Self::Doubtful).then(|| add_days(done, REPEAT_AFTER_DAYS))
    }
}
