//! Words about a person: her numbers, her visits, the stretches of her life, her data.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Orang", "Person");
pub const RECORD: Term = t("Catat kunjungan", "Record a visit");
pub const LAST: Term = t("Ukuran terakhir", "Last measured");
pub const NOT_MEASURED: Term = t("Belum pernah diukur.", "Never measured yet.");
pub const VISITS: Term = t("Kunjungan", "Visits");
pub const NO_VISITS: Term = t(
    "Belum ada kunjungan. Tekan “Catat kunjungan” untuk yang pertama.",
    "No visits yet. Press “Record a visit” for the first.",
);
pub const NO_VISITS_MADE: Term = t("Belum ada kunjungan.", "No visits.");
pub const EPISODES: Term = t("Masa pendampingan", "In care as");
pub const OPEN: Term = t("sedang berjalan", "now");
pub const CLOSED: Term = t("selesai", "over");
pub const BEGIN: Term = t("Mulai pendampingan baru", "Begin a new stretch of care");
pub const BEGIN_WHY: Term = t(
    "Orangnya tetap sama, jadi datanya tidak perlu diketik ulang.",
    "It is the same person, so nothing has to be typed again.",
);
pub const NO_EPISODE: Term = t(
    "Sedang tidak didampingi. Mulai dulu pendampingan yang sesuai di bawah.",
    "Not in care at the moment. Begin the right kind of care below first.",
);
pub const CHILDREN: Term = t("Anak-anaknya", "Her children");
pub const DETAILS: Term = t("Data diri", "Personal data");
pub const REGISTRATION: Term = t("Ubah data pendaftaran", "Change the registration");
pub const EDIT: Term = t("Ubah data diri", "Change personal data");
pub const NO_HOUSEHOLD: Term = t(
    "Keluarganya belum diketahui.",
    "The household is not known yet.",
);
pub const CHOOSE_VISIT: Term = t("Kunjungan apa?", "Which visit?");
pub const CONSENT_REFUSED: Term = t(
    "Tidak setuju datanya dicatat.",
    "Did not agree to the data being kept.",
);
pub const CONSENT_OPEN: Term = t(
    "Persetujuan belum ditanyakan.",
    "Consent has not been asked yet.",
);
pub const ASK_CONSENT: Term = t("Tanyakan persetujuan", "Ask for consent");
pub const FROM_IMPORT: Term = t("dari berkas", "from a file");

pub fn begin(kind: &str, lang: Lang) -> String {
    either(lang, format!("Mulai: {kind}"), format!("Begin: {kind}"))
}

pub fn change(change: &str, lang: Lang) -> String {
    either(
        lang,
        format!("{change} dari sebelumnya"),
        format!("{change} since before"),
    )
}

pub fn same(lang: Lang) -> String {
    either(
        lang,
        "sama dengan sebelumnya".to_owned(),
        "the same as before".to_owned(),
    )
}
