//! A posyandu day: that it is planned or was held, where, and who was there. What was measured at it are ordinary visits of the children.
//! Domain notes §1.2, §2.9.

use super::every_visit::NOTE;
use crate::form::{Field, Form, Input, Page, Source};
use crate::term::t;

/// Form id of a posyandu day.
pub const SESSION_ID: &str = "posyandu_session";

/// The form of a posyandu day.
pub static SESSION: Form = Form {
    id: SESSION_ID,
    version: 2,
    title: t("Hari posyandu", "Posyandu day"),
    dated_by: Some("held_on"),
    pages: &[Page {
        key: "session",
        title: t("Posyandu, tanggal dan kader", "Posyandu, date and cadres"),
        fields: &[
            POSYANDU.required(),
            Field::new(
                "held_on",
                t("Tanggal", "Date"),
                Input::NearDate,
                Source::unconfirmed("§2.9 design"),
            )
            .required()
            .hint(
                "Bisa juga hari yang akan datang, untuk direncanakan",
                "A day to come is planned",
            ),
            Field::new(
                "place",
                t("Tempat", "Place"),
                Input::Text { max: 100 },
                Source::unconfirmed("§2.9 design"),
            )
            .hint(
                "Misalnya: balai desa, rumah Ibu RT",
                "For example: the village hall",
            ),
            Field::new(
                "cadres",
                t("Kader yang hadir", "Cadres present"),
                Input::Text { max: 300 },
                Source::unconfirmed("§2.9 design"),
            )
            .hint("Tulis namanya, pisahkan dengan koma", "Names, with commas"),
            NOTE,
            Field::new(
                "closed",
                t("Sudah ditutup?", "Closed?"),
                Input::YesNo,
                Source::unconfirmed("§2.9 design"),
            ),
            // A day that was planned and will not be, or was not held. It can be said again that it will.
            Field::new(
                "cancelled",
                t("Batal?", "Cancelled?"),
                Input::YesNo,
                Source::unconfirmed("§2.9 design"),
            ),
        ],
    }],
    rules: &[],
};

/// Which posyandu, by its name.
pub const POSYANDU: Field = Field::new(
    "posyandu",
    t("Posyandu", "Posyandu"),
    Input::Text { max: 60 },
    Source::confirmed("§2.8 R22"),
)
.hint(
    "Nama posyandu, misalnya Mawar",
    "Its name, for example Mawar",
);
