//! What every visit asks: when and how at its start, advice and referral at its end. Domain notes §2.1, §2.6.

use crate::form::definition::choice;
use crate::form::{Choice, Field, Input, Page, Source, When};
use crate::term::t;

const METHODS: &[Choice] = &[
    choice("home_visit", "Kunjungan rumah", "Home visit"),
    choice("posyandu", "Di posyandu atau BKB", "At the posyandu"),
    choice("other", "Lainnya", "Other"),
];

const PLACES: &[Choice] = &[
    choice(
        "midwife",
        "Bidan desa, pustu atau posyandu",
        "Village midwife, sub-post or posyandu",
    ),
    choice("health_centre", "Puskesmas", "Health centre"),
    choice("hospital", "Rumah sakit", "Hospital"),
];

/// The day of the visit, by the calendar of the place.
pub const VISIT_DATE: Field = Field::new(
    "visit_date",
    t("Tanggal kunjungan", "Visit date"),
    Input::PastDate,
    Source::confirmed("§2.1 R35; Settled 3"),
)
.required();

/// Where she met them.
pub const METHOD: Field = Field::new(
    "method",
    t("Cara kunjungan", "Kind of meeting"),
    Input::Choice(METHODS),
    Source::confirmed("§2.1 R35"),
)
.required();

/// The first page of a visit that has nothing more to ask there.
pub const VISIT: Page = Page {
    key: "visit",
    title: t("Kunjungan", "Visit"),
    fields: &[VISIT_DATE, METHOD],
};

/// The last page of every visit, but a child's.
pub const ADVICE: Page = Page {
    key: "advice",
    title: t("Penyuluhan dan rujukan", "Advice and referral"),
    fields: &[
        COUNSELLING.required(),
        REFERRAL_MADE.required(),
        REFERRAL_TO.required().when(When::Yes("referral_made")),
        PHOTO,
        LOCATION,
        NOTE,
    ],
};

/// Whether advice was given.
pub const COUNSELLING: Field = Field::new(
    "counselling_given",
    t("Sudah diberi penyuluhan (KIE)?", "Was advice given?"),
    Input::YesNo,
    Source::confirmed("§2.6 R34"),
);

/// Whether she helped them go to the midwife or the health centre.
pub const REFERRAL_MADE: Field = Field::new(
    "referral_made",
    t(
        "Dibantu rujukan ke bidan atau puskesmas?",
        "Was a referral made?",
    ),
    Input::YesNo,
    Source::confirmed("§2.6 R34"),
);

/// Where somebody is sent.
pub const REFERRAL_TO: Field = Field::new(
    "referral_to",
    t("Dirujuk ke", "Referred to"),
    Input::Choice(PLACES),
    Source::unconfirmed("§3.8 design"),
);

/// What is easier seen than written: the house, the well, a page of the book.
pub const PHOTO: Field = Field::new(
    "photo",
    t("Foto (bila perlu)", "Photo (if needed)"),
    Input::Photo,
    Source::unconfirmed("design"),
)
.hint(
    "Minta izin dulu. Foto disimpan terkunci di HP dan dikirim setelah kunjungan",
    "Ask for permission first. The photo is kept locked on the phone and sent after the visit",
);

/// Where it was, to find the house again. The phone is asked only when she presses the button.
pub const LOCATION: Field = Field::new(
    "location",
    t("Lokasi (bila perlu)", "Place (if needed)"),
    Input::Location,
    Source::confirmed("§2.1 R34"),
)
.hint(
    "Minta izin dulu. Berguna bila rumahnya sulit ditemukan",
    "Ask for permission first. Useful where the house is hard to find",
);

/// What no other question asks.
pub const NOTE: Field = Field::new(
    "note",
    t("Catatan", "Note"),
    Input::Text { max: 500 },
    Source::unconfirmed("design"),
)
.hint("Hal lain yang perlu diingat", "Anything else to remember");
