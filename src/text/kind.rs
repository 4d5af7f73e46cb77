//! What people are in the programme, by the episode they are in, and what a visit is called.

use super::{Lang, Term, t};
use crate::ui::Icon;
use dampingi_domain::Answers;
use dampingi_domain::form;
use dampingi_domain::life::Left;

/// The episodes a person can be in, in the order of a life.
pub const EPISODES: [&str; 5] = [
    "adolescent",
    "engagement",
    "pregnancy",
    "postpartum",
    "child",
];

/// What someone in this episode is called.
pub fn person(episode: &str) -> Term {
    match episode {
        "adolescent" => t("Remaja putri", "Adolescent girl"),
        "engagement" => t("Calon pengantin", "Bride or groom to be"),
        "pregnancy" => t("Ibu hamil", "Pregnant woman"),
        "postpartum" => t("Ibu nifas", "Mother after birth"),
        "child" => t("Balita", "Child under five"),
        "support" => super::support::ALL,
        _ => t("Anggota keluarga", "Household member"),
    }
}

/// Of somebody who is no longer here.
pub const fn left(left: Left) -> Term {
    match left {
        Left::Moved => t("Pindah", "Moved away"),
        Left::Died => t("Meninggal", "Died"),
    }
}

/// The same as [`person`], short enough for a chip.
pub fn chip(episode: &str) -> Term {
    match episode {
        "adolescent" => t("Remaja", "Adolescent"),
        "engagement" => t("Catin", "To marry"),
        "pregnancy" => t("Hamil", "Pregnant"),
        "postpartum" => t("Nifas", "After birth"),
        _ => t("Balita", "Under five"),
    }
}

/// The picture of an episode, always beside its word.
pub const fn icon(episode: &str) -> Icon {
    match episode.as_bytes() {
        b"engagement" => Icon::Rings,
        b"pregnancy" => Icon::Pregnant,
        b"postpartum" => Icon::Mother,
        b"child" => Icon::Baby,
        _ => Icon::Person,
    }
}

/// What a form is called. The id of a newer version's is no word for her.
pub fn form_title(id: &str, lang: Lang) -> String {
    let form = form::by_id(id);
    let title = form.map_or(super::fill::NEWER_FORM, |form| form.title);
    title.text(lang).to_owned()
}

/// What a visit is called in a list. The end of a pregnancy without a baby is not called a birth.
pub fn visit_title(form: &str, fields: &Answers, lang: Lang) -> String {
    match fields.text("delivery_outcome") {
        Some("miscarriage") if form == "delivery" => {
            super::leave::MISCARRIAGE.text(lang).to_owned()
        }
        Some("stillbirth") if form == "delivery" => super::leave::STILLBIRTH.text(lang).to_owned(),
        _ => form_title(form, lang),
    }
}
