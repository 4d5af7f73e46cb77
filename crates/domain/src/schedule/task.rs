//! The things that come due, as data: what they are called, why, by which source.

use crate::Ground;
use crate::term::{Term, t};

/// A thing that comes due.
#[derive(Debug, PartialEq, Eq)]
pub struct Task {
    /// Stable name.
    pub id: &'static str,
    /// What to do, in plain words.
    pub label: Term,
    /// Why it is due.
    pub reason: Term,
    /// Among things equally pressing, the lower comes first.
    pub rank: u8,
    /// Form id of the visit at which it is done or asked.
    pub form: &'static str,
    /// Where it comes from.
    pub ground: Ground,
}

const fn task(
    id: &'static str,
    rank: u8,
    form: &'static str,
    label: Term,
    reason: Term,
    ground: Ground,
) -> Task {
    Task {
        id,
        label,
        reason,
        rank,
        form,
        ground,
    }
}

pub(super) static REFERRAL: Task = task(
    "referral",
    0,
    "",
    t("Tanyakan hasil rujukan", "Ask for the referral's outcome"),
    t(
        "Rujukan belum ada hasilnya",
        "The referral has no outcome yet",
    ),
    Ground::unconfirmed("§3.8 design"),
);
pub(super) static BIRTH: Task = task(
    "birth",
    1,
    "delivery",
    t("Tanyakan: sudah melahirkan?", "Ask: has she given birth?"),
    t(
        "Hari perkiraan lahir sudah dekat atau lewat",
        "The due date is near or over",
    ),
    Ground::unconfirmed("§2.7 design"),
);
pub(super) static NEWBORN_CHECK: Task = task(
    "newborn_check",
    2,
    "newborn_visit",
    t("Periksa bayi baru lahir", "Newborn check-up"),
    t(
        "Bayi diperiksa 3 kali dalam 28 hari",
        "Three check-ups in 28 days",
    ),
    Ground::unconfirmed("§1.2 R18"),
);
pub(super) static MOTHERS_CHECK: Task = task(
    "mothers_check",
    3,
    "postpartum_visit",
    t("Periksa nifas", "Check-up after birth"),
    t(
        "Ibu diperiksa 4 kali dalam 42 hari",
        "Four check-ups in 42 days",
    ),
    Ground::unconfirmed("§1.2 R16, R17"),
);
pub(super) static RISK_CHILD: Task = task(
    "risk_child",
    4,
    "child_visit",
    t("Kunjungi anak di rumah", "Visit the child at home"),
    t(
        "Anak kurus atau pendek dikunjungi tiap bulan",
        "Thin or short children are visited each month",
    ),
    Ground::unconfirmed("§1.2 R31, R32"),
);
pub(super) static RISK_MOTHER: Task = task(
    "risk_mother",
    5,
    "pregnancy_visit",
    t(
        "Kunjungi ibu hamil di rumah",
        "Visit the pregnant woman at home",
    ),
    t(
        "Ibu hamil berisiko atau KEK dikunjungi tiap bulan",
        "Women at risk or with KEK are visited each month",
    ),
    Ground::unconfirmed("§1.2 R31, R32"),
);
pub(super) static ANTENATAL_CHECK: Task = task(
    "antenatal_check",
    6,
    "pregnancy_visit",
    t("Ajak periksa hamil", "Invite to the check-up"),
    t(
        "Periksa hamil paling sedikit 6 kali: 1, 2 dan 3 per trimester",
        "At least six check-ups: 1, 2 and 3 a trimester",
    ),
    Ground::unconfirmed("§1.2 R15, R38; trimesters Settled 9, days within them design"),
);
pub(super) static PREGNANCY_CONTACT: Task = task(
    "pregnancy_contact",
    7,
    "pregnancy_visit",
    t("Kunjungi ibu hamil", "Visit the pregnant woman"),
    t(
        "Kontak awal, lalu minggu 12, 16, 20, 24, 28, 32, 36",
        "First contact, then weeks 12, 16, 20, 24, 28, 32, 36",
    ),
    Ground::unconfirmed("§1.2 R19"),
);
pub(super) static CONTRACEPTION: Task = task(
    "contraception",
    8,
    "postpartum_visit",
    t("Bicarakan KB", "Talk about family planning"),
    t("Diputuskan sebelum hari ke-42", "Decided by day 42"),
    Ground::unconfirmed("§3.6, §1.2 R34"),
);
pub(super) static MOTHERS_CAPSULES: Task = task(
    "mothers_capsules",
    9,
    "postpartum_visit",
    t("Kapsul vitamin A ibu nifas", "Vitamin A for the mother"),
    t(
        "Dua kapsul merah, selang 24 jam",
        "Two red capsules, 24 hours apart",
    ),
    Ground::published("§3.6 R46"),
);
pub(super) static SCREENING: Task = task(
    "screening",
    10,
    "engagement_contact",
    t("Periksa calon pengantin", "Screen before the wedding"),
    t(
        "Didaftar dan diperiksa 3 bulan sebelum menikah",
        "Three months before the wedding",
    ),
    Ground::published("§1.2 R2, R20"),
);
pub(super) static FOLLOW_UP: Task = task(
    "follow_up",
    11,
    "engagement_contact",
    t("Dampingi calon pengantin", "See the bride or groom again"),
    t(
        "Didampingi tiap bulan sampai siap",
        "Each month until ready",
    ),
    Ground::published("§1.2 R2, R20; each month design"),
);
pub(super) static IMMUNISATION: Task = task(
    "immunisation",
    12,
    "child_visit",
    t("Imunisasi", "Immunisation"),
    t("Sudah waktunya menurut umur", "It is time by age"),
    Ground::unconfirmed("§3.10 R41; data/immunisation_schedule.csv"),
);
pub(super) static IMMUNISATION_BOOK: Task = task(
    "immunisation_book",
    13,
    "child_visit",
    t(
        "Lihat catatan imunisasi di Buku KIA",
        "Look at the KIA book for immunisation",
    ),
    t(
        "Tanggal imunisasi belum dicatat",
        "No dates of immunisation on record",
    ),
    Ground::unconfirmed("§3.10 design"),
);
pub(super) static DEVELOPMENT: Task = task(
    "development",
    14,
    "child_visit",
    t(
        "Ulangi pemeriksaan perkembangan (KPSP)",
        "Repeat the development questionnaire",
    ),
    t("Hasil yang lalu meragukan", "The last result was doubtful"),
    Ground::unconfirmed("§3.8 C09"),
);
pub(super) static VITAMIN_A: Task = task(
    "vitamin_a",
    15,
    "child_visit",
    t("Vitamin A", "Vitamin A"),
    t(
        "Bulan vitamin A: Februari dan Agustus",
        "Vitamin A months: February and August",
    ),
    Ground::published("§3.9 R46"),
);
pub(super) static DEWORMING: Task = task(
    "deworming",
    16,
    "child_visit",
    t("Obat cacing", "Deworming"),
    t(
        "Dua kali setahun, umur 1 tahun ke atas",
        "Twice a year from one year on",
    ),
    Ground::unconfirmed("§3.9 R41"),
);
pub(super) static MEASURING: Task = task(
    "measuring",
    17,
    "child_visit",
    t("Ukur panjang atau tinggi badan", "Measure length or height"),
    t(
        "Bulan pengukuran: Februari dan Agustus",
        "Measuring months: February and August",
    ),
    Ground::unconfirmed("§1.2 R31, R32"),
);
pub(super) static WEIGHING: Task = task(
    "weighing",
    18,
    "child_visit",
    t("Timbang", "Weigh"),
    t("Ditimbang tiap bulan", "Weighed each month"),
    Ground::unconfirmed("§1.2 R31, R32"),
);
pub(super) static HOUSEHOLD_SURVEY: Task = task(
    "household_survey",
    19,
    "household_survey",
    t(
        "Data air, jamban dan rumah",
        "Survey water, latrine and house",
    ),
    t("Didata sekali setahun", "Asked once a year"),
    Ground::unconfirmed("§1.1 R1, R5; once a year design"),
);

pub(super) static SUPPORT: Task = task(
    "support",
    20,
    "support_delivery",
    t(
        "Serahkan bantuan orang tua asuh",
        "Hand over what the donor gives",
    ),
    t(
        "Lebih dari sebulan tanpa penyerahan",
        "Nothing handed over for more than a month",
    ),
    Ground::unconfirmed("§4.7 R59; each month design"),
);

pub(super) static COMPLETE: Task = task(
    "complete",
    21,
    "person",
    t(
        "Lengkapi data, tanyakan persetujuan",
        "Complete the record, ask for consent",
    ),
    t(
        "Didaftar dengan cepat, persetujuan belum ditanya",
        "Registered in haste, consent not asked yet",
    ),
    Ground::unconfirmed("§5.3 R64; design"),
);

/// Not of a plan: it follows from a day that was held, which is nobody's own record. As important as other visits at home.
pub static ABSENT: Task = task(
    "absent",
    4,
    "child_visit",
    t(
        "Kunjungi: tidak datang ke posyandu",
        "Visit: did not come to the posyandu",
    ),
    t("Tidak datang ke posyandu", "Did not come to the posyandu"),
    Ground::unconfirmed("§1.2 R31, R32; within a week design"),
);

/// Every task of a plan, the most important first.
pub static TASKS: [&Task; 22] = [
    &REFERRAL,
    &BIRTH,
    &NEWBORN_CHECK,
    &MOTHERS_CHECK,
    &RISK_CHILD,
    &RISK_MOTHER,
    &ANTENATAL_CHECK,
    &PREGNANCY_CONTACT,
    &CONTRACEPTION,
    &MOTHERS_CAPSULES,
    &SCREENING,
    &FOLLOW_UP,
    &IMMUNISATION,
    &IMMUNISATION_BOOK,
    &DEVELOPMENT,
    &VITAMIN_A,
    &DEWORMING,
    &MEASURING,
    &WEIGHING,
    &HOUSEHOLD_SURVEY,
    &SUPPORT,
    &COMPLETE,
];
