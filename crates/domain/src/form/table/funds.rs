//! What a village uses its own money for, by the fields of its budget: the last table of its report on convergence. About nobody.
//! Domain notes §2.14; all of it waits for a health office.

use super::shared_rule::exceeds;
use crate::form::{Field, Form, Input, Page, Range, Rule, Severity, Source, View};
use crate::indicator::scorecard::{AS_OF, FUNDS, FUNDS_ID, FUNDS_MOST, USED_FOR};
use crate::term::{Term, t};

/// The form.
pub static VILLAGE_FUNDS: Form = Form {
    id: FUNDS_ID,
    version: 1,
    title: t("Dana desa untuk stunting", "Village funds against stunting"),
    dated_by: Some(AS_OF),
    pages: &[
        Page {
            key: "development",
            title: FUNDS[0].label,
            fields: &[
                Field::new(
                    AS_OF,
                    t(
                        "Menurut catatan desa per tanggal",
                        "As in the village's books on",
                    ),
                    Input::PastDate,
                    Source::unconfirmed("§2.14 table 5, design"),
                )
                .required(),
                money(
                    FUNDS[0].whole,
                    t("Alokasi pembangunan desa", "All for village development"),
                ),
                part(
                    FUNDS[0].part,
                    t(
                        "Dari pembangunan, untuk mencegah stunting",
                        "Of development, against stunting",
                    ),
                ),
            ],
        },
        Page {
            key: "empowerment",
            title: FUNDS[1].label,
            fields: &[
                money(
                    FUNDS[1].whole,
                    t("Alokasi pemberdayaan masyarakat", "All for empowerment"),
                ),
                part(
                    FUNDS[1].part,
                    t(
                        "Dari pemberdayaan, untuk mencegah stunting",
                        "Of empowerment, against stunting",
                    ),
                ),
                Field::new(
                    USED_FOR,
                    t("Dipakai untuk apa", "What it was used for"),
                    Input::Text { max: 300 },
                    Source::unconfirmed("§2.14 table 5, design"),
                )
                .hint(
                    "Misalnya: PMT balita, jamban keluarga, insentif kader",
                    "For example: food for children, latrines",
                ),
            ],
        },
    ],
    rules: &[
        more_than_whole("development_more_than_whole", FUNDS[0].part, |view| {
            is_more(view, FUNDS[0].part, FUNDS[0].whole)
        }),
        more_than_whole("empowerment_more_than_whole", FUNDS[1].part, |view| {
            is_more(view, FUNDS[1].part, FUNDS[1].whole)
        }),
    ],
};

const fn part(key: &'static str, label: Term) -> Field {
    money(key, label).hint("Tulis 0 bila tidak ada", "Write 0 if there is none")
}

const fn money(key: &'static str, label: Term) -> Field {
    Field::new(
        key,
        label,
        Input::whole("Rp", Range::new(0.0, FUNDS_MOST), Range::new(0.0, 5e9)),
        Source::unconfirmed("§2.14 table 5; ranges design"),
    )
    .required()
}

const fn more_than_whole(
    id: &'static str,
    field: &'static str,
    broken: fn(&View<'_>) -> bool,
) -> Rule {
    Rule {
        id,
        field,
        severity: Severity::Hard,
        message: t(
            "Lebih besar daripada seluruh alokasi bidang ini",
            "More than all of this field",
        ),
        source: Source::unconfirmed("§2.14 table 5, design"),
        broken,
    }
}

fn is_more(view: &View<'_>, part: &str, whole: &str) -> bool {
    let pair = view.number(part).zip(view.number(whole));
    pair.is_some_and(|(part, whole)| exceeds(part, whole))
}
