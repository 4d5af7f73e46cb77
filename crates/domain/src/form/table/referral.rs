//! A referral and its outcome (rujukan balik), for any episode of a person. Domain notes §3.8: reason, from, to, day, urgency,
//! transport and insurance, outcome. They judge nothing: which finding asks for one is said by `crate::finding`.

use super::every_visit::{NOTE, REFERRAL_TO};
use super::shared_rule::{BEFORE_BIRTH, days, has_passed};
use super::support::INSURED;
use crate::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Rule, Severity, Source, When};
use crate::term::t;

const FROM: &[Choice] = &[
    choice("cadre", "Kader, dari rumah", "A cadre, from home"),
    choice("posyandu", "Posyandu", "Posyandu"),
    choice(
        "midwife",
        "Bidan desa atau pustu",
        "Village midwife or sub-post",
    ),
    choice("health_centre", "Puskesmas", "Health centre"),
];

/// The codes are those of [`crate::finding::DEADLINES`]; a test holds that.
const URGENCIES: &[Choice] = &[
    choice("now", "Sekarang juga", "Now"),
    choice("today", "Hari ini", "Today"),
    choice("within_3_days", "Dalam 3 hari", "Within 3 days"),
    choice("within_7_days", "Dalam 7 hari", "Within 7 days"),
    choice("within_14_days", "Dalam 14 hari", "Within 14 days"),
    choice("within_30_days", "Dalam 30 hari", "Within 30 days"),
    choice("routine", "Pada kesempatan berikut", "At the next occasion"),
];

const TRANSPORT: &[Choice] = &[
    choice("own", "Kendaraan keluarga", "The family's own"),
    choice(
        "ambulance",
        "Ambulans desa atau puskesmas",
        "Ambulance of village or health centre",
    ),
    choice("boat", "Perahu, ketinting atau speedboat", "Boat"),
    choice("hired", "Ojek, travel atau sewaan", "Hired"),
    choice("on_foot", "Jalan kaki", "On foot"),
    choice("not_yet", "Belum ada", "None yet"),
];

/// Somebody is sent on. It stays open until an outcome closes it.
pub static REFERRAL: Form = Form {
    id: REFERRAL_ID,
    version: 1,
    title: t("Rujukan", "Referral"),
    dated_by: Some("visit_date"),
    pages: &[
        Page {
            key: "referral",
            title: t("Ke mana dan mengapa", "Where to and why"),
            fields: &[
                Field::new(
                    "visit_date",
                    t("Tanggal dirujuk", "Referred on"),
                    Input::PastDate,
                    Source::confirmed("§3.8"),
                )
                .required(),
                Field::new(
                    "referral_reason",
                    t("Mengapa dirujuk", "Why"),
                    Input::Text { max: 300 },
                    Source::confirmed("§3.8"),
                )
                .required()
                .hint(
                    "Yang terlihat, bukan nama penyakit",
                    "What was seen, not a diagnosis",
                ),
                REFERRAL_TO.required(),
                Field::new(
                    "referral_place",
                    t("Nama tempatnya", "Name of the place"),
                    Input::Text { max: 100 },
                    Source::confirmed("§3.8"),
                )
                .hint(
                    "Misalnya: Puskesmas Tanjung Selor",
                    "For example: Puskesmas Tanjung Selor",
                ),
                Field::new(
                    "referral_urgency",
                    t("Seberapa cepat", "How soon"),
                    Input::Choice(URGENCIES),
                    Source::unconfirmed("§3.8 design"),
                )
                .required(),
            ],
        },
        Page {
            key: "journey",
            title: t("Perjalanan dan jaminan", "Journey and insurance"),
            fields: &[
                Field::new(
                    "referral_from",
                    t("Dirujuk oleh", "Referred by"),
                    Input::Choice(FROM),
                    Source::confirmed("§3.8"),
                )
                .required(),
                Field::new(
                    "transport",
                    t("Berangkat dengan", "Travels by"),
                    Input::Choice(TRANSPORT),
                    Source::confirmed("§3.8"),
                ),
                INSURED,
                NOTE,
            ],
        },
    ],
    rules: &[BEFORE_BIRTH],
};

const NOT_GONE: &[Choice] = &[
    choice(
        "no_transport",
        "Tidak ada kendaraan atau jauh",
        "No transport, or too far",
    ),
    choice("no_money", "Tidak ada biaya", "No money"),
    choice(
        "no_company",
        "Tidak ada yang mengantar",
        "Nobody to go along",
    ),
    choice(
        "refused",
        "Keluarga tidak mau",
        "The family does not want to",
    ),
    choice(
        "closed",
        "Tempatnya tutup atau petugas tidak ada",
        "Place closed or nobody there",
    ),
    choice("well_again", "Sudah membaik", "Better again"),
    choice("other", "Lainnya", "Other"),
];

const NEXT: &[Choice] = &[
    choice("usual", "Didampingi seperti biasa", "Visits as usual"),
    choice("control", "Kontrol lagi di sana", "Back there for a check"),
    choice("admitted", "Dirawat inap", "Stays there"),
    choice(
        "sent_on",
        "Dirujuk lagi ke tempat lain",
        "Sent on elsewhere",
    ),
];

/// What came of a referral. It names its referral, and is read against it as against the form before.
pub static REFERRAL_OUTCOME: Form = Form {
    id: OUTCOME_ID,
    version: 1,
    title: t("Hasil rujukan", "Outcome of a referral"),
    dated_by: Some("visit_date"),
    pages: &[
        Page {
            key: "outcome",
            title: t("Sudah diperiksa?", "Was she seen?"),
            fields: &[
                Field::new(
                    "visit_date",
                    t("Tanggal hasil dicatat", "Outcome noted on"),
                    Input::PastDate,
                    Source::confirmed("§3.8"),
                )
                .required(),
                Field::new(
                    "referral_attended",
                    t(
                        "Sudah diperiksa di tempat rujukan?",
                        "Was seen at the place?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§3.8"),
                )
                .required(),
                Field::new(
                    "attended_on",
                    t("Tanggal diperiksa", "Seen on"),
                    Input::PastDate,
                    Source::confirmed("§3.8"),
                )
                .required()
                .when(When::Yes("referral_attended")),
                Field::new(
                    "not_attended_reason",
                    t("Mengapa belum", "Why not"),
                    Input::Choice(NOT_GONE),
                    Source::unconfirmed("§3.8 design"),
                )
                .required()
                .when(When::No("referral_attended")),
                Field::new(
                    "referral_still_needed",
                    t("Masih perlu berangkat?", "Still to go?"),
                    Input::YesNo,
                    Source::unconfirmed("§3.8 design"),
                )
                .required()
                .when(When::No("referral_attended"))
                .hint(
                    "Bila ya, rujukan tetap terbuka dan diingatkan lagi",
                    "If so, the referral stays open and comes back",
                ),
            ],
        },
        Page {
            key: "found",
            title: t("Hasilnya", "What came of it"),
            fields: &[
                Field::new(
                    "referral_result",
                    t("Apa hasil pemeriksaannya", "What was found"),
                    Input::Text { max: 500 },
                    Source::confirmed("§3.8"),
                )
                .when(When::Yes("referral_attended"))
                .hint(
                    "Dari surat rujukan balik, Buku KIA atau cerita keluarga",
                    "From the letter, the KIA book or what the family tells",
                ),
                Field::new(
                    "referral_treatment",
                    t("Apa yang diberikan", "What was given"),
                    Input::Text { max: 300 },
                    Source::confirmed("§3.8"),
                )
                .when(When::Yes("referral_attended")),
                Field::new(
                    "referral_next",
                    t("Tindak lanjut", "What next"),
                    Input::Choice(NEXT),
                    Source::confirmed("§3.8"),
                )
                .required()
                .when(When::Yes("referral_attended")),
                Field::new(
                    "control_on",
                    t("Tanggal kontrol", "Back on"),
                    Input::ComingDate,
                    Source::unconfirmed("§3.8 design"),
                )
                .when(When::Is("referral_next", &["control"])),
                NOTE,
            ],
        },
    ],
    rules: &[
        Rule {
            id: "before_referral",
            field: "visit_date",
            severity: Severity::Hard,
            message: t(
                "Tanggal ini sebelum rujukannya dibuat",
                "This date is before the referral",
            ),
            source: Source::unconfirmed("§8.4 impossible dates"),
            broken: |view| view.days_since_previous().is_some_and(|days| days < 0),
        },
        Rule {
            id: "seen_later",
            field: "attended_on",
            severity: Severity::Hard,
            message: t(
                "Tanggal diperiksa sesudah hasilnya dicatat",
                "Seen after the outcome was noted",
            ),
            source: Source::unconfirmed("§8.4 impossible dates"),
            broken: |view| has_passed(view, "visit_date", "attended_on"),
        },
        Rule {
            id: "seen_before_referral",
            field: "attended_on",
            severity: Severity::Soft,
            message: t(
                "Diperiksa sebelum dirujuk? Coba lihat lagi tanggalnya",
                "Seen before being referred? Please look at the date again",
            ),
            source: Source::unconfirmed("§8.4 impossible dates"),
            broken: |view| {
                let after_referral =
                    view.days_since_previous()
                        .zip(days(view, "attended_on", "visit_date"));
                after_referral.is_some_and(|(since, seen_before)| seen_before > since)
            },
        },
    ],
};
