//! Words about referrals: how one stands, and what to do with it. What the forms ask is said by the forms.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Rujukan", "Referrals");
pub const MAKE: Term = t("Buat rujukan", "Make a referral");
pub const RECORD_OUTCOME: Term = t("Catat hasil rujukan", "Note the outcome");
pub const SEE: Term = t("Lihat rujukannya", "See the referral");
pub const WAITS: Term = t("menunggu hasil", "waits for its outcome");
pub const LATE: Term = t("terlambat", "late");
pub const ROW_WAITS: Term = t("rujukan menunggu hasil", "referral waits for its outcome");
pub const ROW_LATE: Term = t("rujukan terlambat", "referral late");
pub const DONE: Term = t("selesai", "done");
pub const FOR_ANOTHER_REASON: Term = t("Rujuk karena hal lain", "Refer for another reason");
pub const NONE_YET: Term = t(
    "Belum ada rujukan untuk yang terlihat pada kunjungan ini.",
    "No referral yet for what this visit showed.",
);
pub const STAYS_OPEN: Term = t(
    "Rujukan ini tetap terbuka dan diingatkan di Hari ini, sampai hasilnya dicatat.",
    "This referral stays open and is brought up on Today until its outcome is noted.",
);
pub const NOT_CLOSED: Term = t(
    "Masih perlu berangkat, jadi rujukannya tetap terbuka.",
    "Still to go, so the referral stays open.",
);
pub const NO_LONGER: Term = t("Tidak perlu berangkat lagi", "Need not go any more");
pub const DONE_BEFORE: Term = t("Rujukan yang selesai", "Referrals that are done");

pub fn made(day: &str, lang: Lang) -> String {
    either(lang, format!("Dirujuk {day}"), format!("Referred {day}"))
}

pub fn seen(day: &str, lang: Lang) -> String {
    either(lang, format!("Diperiksa {day}"), format!("Seen {day}"))
}

/// When its outcome should be known.
pub fn due(day: &str, left: i32, lang: Lang) -> String {
    if left == 0 {
        return either(
            lang,
            "Tanyakan hasilnya hari ini".to_owned(),
            "Ask for the outcome today".to_owned(),
        );
    }
    either(
        lang,
        format!("Tanyakan hasilnya paling lambat {day}"),
        format!("Ask for the outcome by {day}"),
    )
}

pub fn late(days: i32, lang: Lang) -> String {
    either(
        lang,
        format!("Hasilnya terlambat {days} hari"),
        format!("The outcome is {days} days late"),
    )
}
