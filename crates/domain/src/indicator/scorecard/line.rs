//! The lines of a scorecard's summary: each indicator of the forms, then the levels of convergence.

use super::{Card, share};
use crate::indicator::definition::Figure;
use crate::term::{Term, t};

/// One line.
#[derive(Debug)]
pub struct Line {
    /// Stable name.
    pub id: &'static str,
    /// The heading; the Indonesian one is that of [`super::MOTHER`] and [`super::CHILD`].
    pub label: Term,
    part: Part,
}

/// What of a card a line shows.
#[derive(Clone, Copy, Debug)]
enum Part {
    Mothers(usize),
    AllMothers,
    Children(usize),
    AllChildren,
    Preschool,
    Village,
}

impl Line {
    /// Its figure on a card.
    pub fn figure(&self, card: &Card) -> Figure {
        match self.part {
            Part::Mothers(at) => card.mothers_indicator(at),
            Part::AllMothers => card.all_mothers(),
            Part::Children(at) => card.childrens_indicator(at),
            Part::AllChildren => card.all_children(),
            Part::Preschool => share(card.preschool.iter().map(|(_, verdict)| verdict)),
            Part::Village => card.village(),
        }
    }
}

const fn line(id: &'static str, part: Part, label: Term) -> Line {
    Line { id, label, part }
}

/// Every line, mothers first, in the order of the forms.
pub static LINES: [Line; 22] = [
    line(
        "mother_1",
        Part::Mothers(0),
        t("Pemeriksaan kehamilan", "Check-ups in pregnancy"),
    ),
    line(
        "mother_2",
        Part::Mothers(1),
        t("Konsumsi pil Fe", "Took iron tablets"),
    ),
    line(
        "mother_3",
        Part::Mothers(2),
        t("Pemeriksaan nifas", "Check-ups after birth"),
    ),
    line(
        "mother_4",
        Part::Mothers(3),
        t(
            "Konseling gizi (kelas IH)",
            "Nutrition counselling or class",
        ),
    ),
    line(
        "mother_5",
        Part::Mothers(4),
        t("Kunjungan rumah", "Visited at home"),
    ),
    line(
        "mother_6",
        Part::Mothers(5),
        t("Akses air bersih", "Adequate water"),
    ),
    line(
        "mother_7",
        Part::Mothers(6),
        t("Kepemilikan jamban", "Adequate latrine"),
    ),
    line(
        "mother_8",
        Part::Mothers(7),
        t("Jaminan kesehatan", "Health insurance"),
    ),
    line(
        "mothers",
        Part::AllMothers,
        t("Konvergensi ibu", "Convergence, mothers"),
    ),
    line(
        "child_1",
        Part::Children(0),
        t("Imunisasi dasar", "Basic immunisation"),
    ),
    line(
        "child_2",
        Part::Children(1),
        t("Pengukuran berat badan", "Weighed"),
    ),
    line(
        "child_3",
        Part::Children(2),
        t("Pengukuran tinggi badan", "Length or height measured"),
    ),
    line(
        "child_4",
        Part::Children(3),
        t("Konseling gizi orang tua", "Parents counselled"),
    ),
    line(
        "child_5",
        Part::Children(4),
        t("Kunjungan rumah", "Visited at home"),
    ),
    line(
        "child_6",
        Part::Children(5),
        t("Akses air bersih", "Adequate water"),
    ),
    line(
        "child_7",
        Part::Children(6),
        t("Kepemilikan jamban", "Adequate latrine"),
    ),
    line(
        "child_8",
        Part::Children(7),
        t("Akta lahir", "Birth certificate"),
    ),
    line(
        "child_9",
        Part::Children(8),
        t("Jaminan kesehatan", "Health insurance"),
    ),
    line(
        "child_10",
        Part::Children(9),
        t("Pengasuhan (PAUD)", "Parenting class"),
    ),
    line(
        "children",
        Part::AllChildren,
        t(
            "Konvergensi anak 0–23 bulan",
            "Convergence, children 0–23 months",
        ),
    ),
    line(
        "preschool",
        Part::Preschool,
        t(
            "Anak 2–6 tahun aktif PAUD",
            "Children of 2–6 years in preschool",
        ),
    ),
    line(
        "village",
        Part::Village,
        t("Tingkat konvergensi", "Level of convergence"),
    ),
];

#[cfg(test)]
mod tests {
    use super::super::{CHILD, MOTHER};
    use super::*;

    #[test]
    fn the_headings_are_those_of_the_forms() {
        let of = |prefix: &str| -> Vec<&str> {
            let lines = LINES.iter().filter(|line| line.id.starts_with(prefix));
            lines.map(|line| line.label.id).collect()
        };
        assert_eq!(of("mother_"), MOTHER);
        assert_eq!(of("child_"), CHILD);
    }
}
