//! What ends an accompaniment by hand: she moved away, she died, she came back (or lives in another house here, which ends
//! nothing); a bride or groom married or did not; an entry
//! was a mistake. Kept in the record of the person or of the episode, beside the answers of its own form, so that nothing of
//! the story is lost and everything can be taken back. Domain notes §2.7 design, §2.9 `hadir_posyandu`; §8.4.

use super::shared_rule::has_passed;
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Rule, Severity, Source, When};
use crate::life::{BACK_ON, END_REASON, ENDED_ON, HOUSE_SINCE, LEFT_ON, LEFT_REASON};
use crate::term::{Term, t};

const REASONS: &[Choice] = &[
    choice("moved", "Pindah", "Moved away"),
    choice("died", "Meninggal", "Died"),
];

/// Said by the way she came to the form, so never asked again; kept, and so held against its codes.
const REASON: Field = Field::new(
    LEFT_REASON,
    t("Keadaan", "What happened"),
    Input::Choice(REASONS),
    Source::unconfirmed("§2.9 design"),
)
.when(When::Any(&[]));

/// The day, which may be told roughly; only its words are those of what happened.
const fn since(label: Term) -> Field {
    Field::new(
        LEFT_ON,
        label,
        Input::PastDate,
        Source::unconfirmed("§2.9 design"),
    )
    .required()
    .hint(
        "Kira-kira saja bila tidak tahu pasti",
        "About that day, if it is not known",
    )
}

const LEFT_BEFORE_BIRTH: Rule = Rule {
    id: "left_before_birth",
    field: LEFT_ON,
    severity: Severity::Hard,
    message: t(
        "Tanggal ini sebelum ia lahir",
        "This date is before the birth",
    ),
    source: Source::unconfirmed("§8.4 impossible dates"),
    broken: |view| has_passed(view, LEFT_ON, "birth_date"),
};

/// Somebody moved away.
pub static MOVED: Form = Form {
    id: "moved",
    version: 1,
    title: t("Pindah", "Moved away"),
    dated_by: Some(LEFT_ON),
    pages: &[Page {
        key: "moved",
        title: t("Pindah", "Moved away"),
        fields: &[
            REASON,
            since(t("Pindah sejak", "Moved on")),
            Field::new(
                "left_to",
                t("Pindah ke mana", "Where to"),
                Input::Text { max: 100 },
                Source::unconfirmed("§2.9 design"),
            )
            .hint(
                "Desa dan kecamatan, supaya bisa dilanjutkan kader di sana",
                "Village and kecamatan, so that the cadre there can go on",
            ),
        ],
    }],
    rules: &[LEFT_BEFORE_BIRTH],
};

/// Somebody died. One question, and it may be answered roughly.
pub static DIED: Form = Form {
    id: "died",
    version: 1,
    title: t("Meninggal", "Died"),
    dated_by: Some(LEFT_ON),
    pages: &[Page {
        key: "died",
        title: t("Meninggal", "Died"),
        fields: &[REASON, since(t("Tanggal meninggal", "Date of death"))],
    }],
    rules: &[LEFT_BEFORE_BIRTH],
};

/// Somebody who moved away lives here again.
pub static CAME_BACK: Form = Form {
    id: "came_back",
    version: 1,
    title: t("Sudah kembali", "Came back"),
    dated_by: Some(BACK_ON),
    pages: &[Page {
        key: "back",
        title: t("Sudah kembali", "Came back"),
        fields: &[Field::new(
            BACK_ON,
            t("Kembali sejak", "Came back on"),
            Input::PastDate,
            Source::unconfirmed("§2.9 design"),
        )
        .required()],
    }],
    rules: &[Rule {
        id: "back_before_left",
        field: BACK_ON,
        severity: Severity::Hard,
        message: t(
            "Tanggal ini sebelum ia pindah",
            "This date is before the move",
        ),
        source: Source::unconfirmed("§8.4 impossible dates"),
        broken: |view| has_passed(view, BACK_ON, LEFT_ON),
    }],
};

/// Somebody lives in another household of the same cadre's now. Nothing of hers ends.
pub static OTHER_HOUSE: Form = Form {
    id: "other_house",
    version: 1,
    title: t("Pindah rumah", "Another house"),
    dated_by: Some(HOUSE_SINCE),
    pages: &[Page {
        key: "house",
        title: t("Pindah rumah", "Another house"),
        fields: &[Field::new(
            HOUSE_SINCE,
            t("Tinggal di rumah ini sejak", "Lives in this house since"),
            Input::PastDate,
            Source::unconfirmed("§2.9 design"),
        )
        .required()
        .hint(
            "Kira-kira saja bila tidak tahu pasti",
            "About that day, if it is not known",
        )],
    }],
    rules: &[Rule {
        // Asked, never refused: somebody else may correct the birth date while this waits to be sent.
        id: "house_before_birth",
        field: HOUSE_SINCE,
        severity: Severity::Soft,
        message: t(
            "Tanggal ini sebelum ia lahir",
            "This date is before the birth",
        ),
        source: Source::unconfirmed("§8.4 impossible dates"),
        broken: |view| has_passed(view, HOUSE_SINCE, "birth_date"),
    }],
};

const END_REASONS: &[Choice] = &[
    choice("married", "Sudah menikah", "Married"),
    choice("cancelled", "Tidak jadi menikah", "The wedding is off"),
    choice(
        "declined",
        "Tidak bersedia didampingi lagi",
        "Does not want to be visited any more",
    ),
    choice(crate::life::MISTAKEN, "Salah dicatat", "Entered by mistake"),
];

/// An episode ended, and no visit says so.
pub static ENDING: Form = Form {
    id: "ending",
    version: 1,
    title: t("Selesai didampingi", "No longer accompanied"),
    dated_by: Some(ENDED_ON),
    pages: &[Page {
        key: "ending",
        title: t("Selesai didampingi", "No longer accompanied"),
        fields: &[
            Field::new(
                END_REASON,
                t("Alasan", "Reason"),
                Input::Choice(END_REASONS),
                Source::unconfirmed("§1.2 design"),
            )
            .when(When::Any(&[])),
            Field::new(
                ENDED_ON,
                t("Sejak tanggal", "Since"),
                Input::PastDate,
                Source::unconfirmed("§1.2 design"),
            )
            .required(),
        ],
    }],
    rules: &[],
};
