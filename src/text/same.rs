//! Words of the notice that somebody, or a household, may be registered already.

use super::{Term, t};

pub const TITLE: Term = t("Mungkin sudah terdaftar", "May be registered already");
pub const WHY: Term = t(
    "Buka untuk melihat. Isian ini tetap tetap tersimpan di “Belum selesai diisi”.",
    "Open to have a look. What you typed here stays as a draft.",
);
pub const OPEN: Term = t("Buka", "Open");
pub const OTHER_PERSON: Term = t("Bukan orang yang sama", "Not the same person");
pub const OTHER_HOUSEHOLD: Term = t("Bukan keluarga yang sama", "Not the same household");
