//! A person: who she is. Domain notes §2.3, §5.1, §5.3.
//!
//! Some questions are for children, some for grown people. When it is not said what the person is registered for
//! (a correction, a further member of the household), all are shown, so that a correction never loses an answer.

use super::shared_rule::{MAY_BE_REGISTERED, NOT_FEMALE};
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, NONE, Page, Rule, Severity, Source, When};
use crate::nik;
use crate::term::t;

/// Codes of a sex.
const SEX: &[Choice] = &[
    choice("female", "Perempuan", "Female"),
    choice("male", "Laki-laki", "Male"),
];

/// Why there is no number: never a made-up one.
pub const NUMBER_STATUS: &[Choice] = &[
    choice("known", "Ada", "Known"),
    choice("not_issued_yet", "Belum terbit", "Not issued yet"),
    choice("unknown", "Tidak tahu", "Unknown"),
    choice("refused", "Tidak mau menyebut", "Refused"),
];

const CONSENT: &[Choice] = &[
    choice("given", "Setuju", "Agreed"),
    choice("refused", "Tidak setuju", "Refused"),
    choice("not_asked", "Belum ditanya", "Not asked yet"),
];

const CONSENT_BY: &[Choice] = &[
    choice("self", "Yang bersangkutan", "The person"),
    choice("guardian", "Orang tua atau wali", "Parent or guardian"),
];

const CONSENT_MEDIUM: &[Choice] = &[
    choice("spoken", "Lisan", "Spoken"),
    choice("signed", "Tertulis, ditandatangani", "Written and signed"),
];

const RELATION: &[Choice] = &[
    choice("head", "Kepala keluarga", "Head of the household"),
    choice("spouse", "Istri atau suami", "Wife or husband"),
    choice("child", "Anak", "Child"),
    choice("parent", "Orang tua atau mertua", "Parent or parent-in-law"),
    choice("other", "Lainnya", "Other"),
];

const EDUCATION: &[Choice] = &[
    choice(NONE, "Tidak sekolah", "None"),
    choice("primary", "SD", "Primary"),
    choice("junior_secondary", "SMP", "Junior secondary"),
    choice("senior_secondary", "SMA / SMK", "Senior secondary"),
    choice("higher", "Perguruan tinggi", "Higher"),
];

const OCCUPATION: &[Choice] = &[
    choice("home", "Mengurus rumah tangga", "Keeps the house"),
    choice("farmer", "Petani atau pekebun", "Farmer"),
    choice("fisher", "Nelayan", "Fisher"),
    choice("labourer", "Buruh", "Labourer"),
    choice("trader", "Pedagang atau wiraswasta", "Trader, own business"),
    choice("employee", "Karyawan swasta", "Employee"),
    choice("public_servant", "ASN, TNI atau Polri", "Public servant"),
    choice("student", "Pelajar atau mahasiswa", "Student"),
    choice("other", "Lainnya", "Other"),
    choice(NONE, "Tidak bekerja", "None"),
];

const BLOOD: &[Choice] = &[
    choice("a", "A", "A"),
    choice("b", "B", "B"),
    choice("ab", "AB", "AB"),
    choice("o", "O", "O"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

const RHESUS: &[Choice] = &[
    choice("positive", "Positif", "Positive"),
    choice("negative", "Negatif", "Negative"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

const NOT_FOR_A_CHILD: When = When::Not(&When::For(&["child"]));
const NOT_FOR_THE_YOUNG: When = When::Not(&When::For(&["child", "adolescent"]));
const NOT_FOR_THE_GROWN: When = When::Not(&When::For(&["engagement", "pregnancy", "postpartum"]));
const CONSENT_GIVEN: When = When::Is("consent", &["given"]);

/// The person form.
pub static PERSON: Form = Form {
    id: "person",
    version: 1,
    title: t("Data diri", "Person"),
    dated_by: None,
    pages: &[
        Page {
            key: "identity",
            title: t("Siapa", "Who"),
            fields: &[
                Field::new(
                    "name",
                    t("Nama", "Name"),
                    Input::Name,
                    Source::confirmed("§2.3 R22"),
                )
                .required()
                .hint(
                    "Seperti di KTP, KK atau Buku KIA",
                    "As on the identity card, family card or KIA book",
                ),
                Field::new(
                    "sex",
                    t("Jenis kelamin", "Sex"),
                    Input::Choice(SEX),
                    Source::confirmed("§2.3 R34"),
                )
                .required(),
                Field::new(
                    "birth_date",
                    t("Tanggal lahir", "Birth date"),
                    Input::PastDate,
                    Source::confirmed("§2.3 R34"),
                )
                .required(),
                Field::new(
                    "nik_status",
                    t("NIK", "NIK"),
                    Input::Choice(NUMBER_STATUS),
                    Source::unconfirmed("§5.1 design"),
                )
                .required(),
                Field::new(
                    "nik",
                    t("Nomor NIK", "NIK number"),
                    Input::Digits { length: 16 },
                    Source::confirmed("§5.1 R62"),
                )
                .required()
                .when(When::Is("nik_status", &["known"]))
                .hint(
                    "16 angka di KTP, KIA atau KK",
                    "The 16 digits on the identity or family card",
                ),
            ],
        },
        Page {
            key: "family",
            title: t("Keluarga", "Family"),
            fields: &[
                Field::new(
                    "mother_name",
                    t("Nama ibu kandung", "Mother's name"),
                    Input::Name,
                    Source::confirmed("§2.3 R34"),
                )
                .required_if(When::For(&["child"]))
                .when(NOT_FOR_THE_GROWN),
                Field::new(
                    "mother_nik",
                    t("NIK ibu", "Mother's NIK"),
                    Input::Digits { length: 16 },
                    Source::unconfirmed("§2.3 R24, §2.8 R22"),
                )
                .when(NOT_FOR_THE_GROWN),
                Field::new(
                    "father_name",
                    t("Nama ayah", "Father's name"),
                    Input::Name,
                    Source::confirmed("§2.8 R22"),
                )
                .when(NOT_FOR_THE_GROWN),
                Field::new(
                    "father_nik",
                    t("NIK ayah", "Father's NIK"),
                    Input::Digits { length: 16 },
                    Source::unconfirmed("§2.3 R24, §2.8 R22"),
                )
                .when(NOT_FOR_THE_GROWN),
                Field::new(
                    "spouse_name",
                    t("Nama suami atau istri", "Name of husband or wife"),
                    Input::Name,
                    Source::confirmed("§2.3 R24"),
                )
                .when(NOT_FOR_THE_YOUNG),
                Field::new(
                    "spouse_nik",
                    t("NIK suami atau istri", "NIK of husband or wife"),
                    Input::Digits { length: 16 },
                    Source::unconfirmed("§2.3 R24"),
                )
                .when(NOT_FOR_THE_YOUNG),
                Field::new(
                    "relation_to_head",
                    t(
                        "Hubungan dengan kepala keluarga",
                        "Relation to the head of the household",
                    ),
                    Input::Choice(RELATION),
                    Source::confirmed("§2.3 R27"),
                ),
            ],
        },
        Page {
            key: "contact",
            title: t("Kontak dan keterangan", "Contact and details"),
            fields: &[
                Field::new(
                    "phone",
                    t("Nomor HP", "Phone"),
                    Input::Phone,
                    Source::confirmed("§2.3 R19"),
                ),
                Field::new(
                    "birth_place",
                    t("Tempat lahir", "Birth place"),
                    Input::Text { max: 60 },
                    Source::confirmed("§2.3 R24"),
                ),
                Field::new(
                    "education",
                    t("Pendidikan terakhir", "Education"),
                    Input::Choice(EDUCATION),
                    Source::confirmed("§2.3 R24"),
                )
                .when(NOT_FOR_A_CHILD),
                Field::new(
                    "occupation",
                    t("Pekerjaan", "Occupation"),
                    Input::Choice(OCCUPATION),
                    Source::confirmed("§2.3 R24"),
                )
                .when(NOT_FOR_A_CHILD),
                Field::new(
                    "blood_type",
                    t("Golongan darah", "Blood type"),
                    Input::Choice(BLOOD),
                    Source::confirmed("§2.3 R24"),
                ),
                Field::new(
                    "rhesus",
                    t("Rhesus", "Rhesus factor"),
                    Input::Choice(RHESUS),
                    Source::confirmed("§2.3 R24"),
                ),
            ],
        },
        Page {
            key: "consent",
            title: t("Persetujuan", "Consent"),
            fields: &[
                Field::new(
                    "consent",
                    t("Persetujuan data", "Consent"),
                    Input::Choice(CONSENT),
                    Source::confirmed("§5.3 R64"),
                )
                .required()
                .hint(
                    "Jelaskan: data dipakai bidan, puskesmas dan kecamatan untuk mendampingi",
                    "Explain: midwife, health centre and kecamatan use the data to help",
                ),
                Field::new(
                    "consent_by",
                    t("Yang memberi persetujuan", "Consent given by"),
                    Input::Choice(CONSENT_BY),
                    Source::confirmed("§5.3 R64"),
                )
                .when(CONSENT_GIVEN),
                Field::new(
                    "consent_medium",
                    t("Cara persetujuan", "How it was given"),
                    Input::Choice(CONSENT_MEDIUM),
                    Source::confirmed("§5.3 R64"),
                )
                .when(CONSENT_GIVEN),
                Field::new(
                    "consent_date",
                    t("Tanggal persetujuan", "Date of consent"),
                    Input::PastDate,
                    Source::confirmed("§5.3 R64"),
                )
                .when(CONSENT_GIVEN),
            ],
        },
    ],
    rules: &[
        Rule {
            id: "nik_disagrees",
            field: "nik",
            severity: Severity::Soft,
            message: t(
                "Tanggal lahir atau jenis kelamin di NIK berbeda. Sudah benar?",
                "The NIK says another birth date or sex. Is that right?",
            ),
            source: Source::confirmed("§5.1 R62"),
            broken: |view| {
                let (Some(number), Some(birth)) = (view.code("nik"), view.date("birth_date"))
                else {
                    return false;
                };
                nik::agrees(number, birth, view.code("sex")) == Some(false)
            },
        },
        Rule {
            id: "nik_area_unknown",
            field: "nik",
            severity: Severity::Soft,
            message: t(
                "Enam angka pertama NIK bukan kode wilayah. Sudah benar?",
                "The first six digits of the NIK are no area. Is that right?",
            ),
            source: Source::confirmed("§2.3 R34, R62; §5.2 R63"),
            broken: |view| view.code("nik").and_then(nik::has_area) == Some(false),
        },
        MAY_BE_REGISTERED,
        Rule {
            field: "sex",
            message: t(
                "Ibu hamil dan ibu nifas harus perempuan",
                "Pregnant and postpartum mothers must be female",
            ),
            broken: |view| {
                let for_a_mother =
                    matches!(view.context().purpose, Some("pregnancy" | "postpartum"));
                for_a_mother && (NOT_FEMALE.broken)(view)
            },
            ..NOT_FEMALE
        },
        Rule {
            id: "not_under_five",
            field: "birth_date",
            severity: Severity::Hard,
            message: t(
                "Anak ini sudah berumur 5 tahun atau lebih",
                "This child is five years old or more",
            ),
            source: Source::confirmed("§2.8 R22; Settled 2"),
            broken: |view| {
                view.context().purpose == Some("child")
                    && view.age_months().is_some_and(|months| months > 59)
            },
        },
        Rule {
            id: "over_a_hundred",
            field: "birth_date",
            severity: Severity::Soft,
            message: t(
                "Umurnya lebih dari 100 tahun. Tahunnya sudah benar?",
                "More than 100 years old. Is the year right?",
            ),
            source: Source::unconfirmed("§5.1 design"),
            broken: |view| view.age_years().is_some_and(|years| years > 100),
        },
    ],
};
