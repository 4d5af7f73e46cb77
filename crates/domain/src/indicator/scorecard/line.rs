//! The lines of a scorecard's summary: each indicator of the forms, the levels of convergence, and who is to be served.

use super::{Beneficiaries, Card, share};
use crate::indicator::definition::{Figure, Kind};
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
    Count(fn(&Beneficiaries) -> u32),
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
            Part::Count(count) => Figure {
                numerator: count(&card.beneficiaries),
                ..Figure::default()
            },
        }
    }

    /// A share, or a number of households, mothers or children.
    pub const fn kind(&self) -> Kind {
        match self.part {
            Part::Count(_) => Kind::Count,
            _ => Kind::Percent,
        }
    }
}

const fn line(id: &'static str, part: Part, label: Term) -> Line {
    Line { id, label, part }
}

const fn count(id: &'static str, of: fn(&Beneficiaries) -> u32, label: Term) -> Line {
    line(id, Part::Count(of), label)
}

/// Every line, mothers first, in the order of the forms; the counts of Formulir 1 and of the first two tables of Formulir 4
/// after the shares.
pub static LINES: [Line; 38] = [
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
    count(
        "count_households",
        |all| all.households,
        t(
            "Rumah tangga 1.000 HPK",
            "Households of the first 1,000 days",
        ),
    ),
    count(
        "count_without_water",
        |all| all.without_water,
        t(
            "Rumah tangga 1.000 HPK tanpa air minum layak",
            "Of these without adequate water",
        ),
    ),
    count(
        "count_without_latrine",
        |all| all.without_latrine,
        t(
            "Rumah tangga 1.000 HPK tanpa jamban layak",
            "Of these without an adequate latrine",
        ),
    ),
    count(
        "count_pregnant",
        |all| all.pregnant,
        t("Ibu hamil", "Pregnant women"),
    ),
    count(
        "count_pregnant_at_risk",
        |all| all.pregnant_at_risk,
        t("Ibu hamil KEK/RISTI", "Pregnant women, KEK or at risk"),
    ),
    count(
        "count_pregnant_uninsured",
        |all| all.pregnant_uninsured,
        t(
            "Ibu hamil tanpa jaminan kesehatan",
            "Pregnant women without insurance",
        ),
    ),
    count(
        "count_children",
        |all| all.children,
        t("Anak 0–23 bulan", "Children of 0–23 months"),
    ),
    count(
        "count_wasted",
        |all| all.wasted,
        t("Anak 0–23 bulan gizi kurang", "Of these wasted"),
    ),
    count(
        "count_severely_wasted",
        |all| all.severely_wasted,
        t("Anak 0–23 bulan gizi buruk", "Of these severely wasted"),
    ),
    count(
        "count_stunted",
        |all| all.stunted,
        t("Anak 0–23 bulan stunting", "Of these stunted"),
    ),
    count(
        "count_children_at_risk",
        |all| all.children_at_risk,
        t(
            "Anak 0–23 bulan GK/GB/stunting",
            "Wasted, severely wasted or stunted",
        ),
    ),
    count(
        "count_children_uninsured",
        |all| all.children_uninsured,
        t(
            "Anak 0–23 bulan tanpa jaminan kesehatan",
            "Of these without insurance",
        ),
    ),
    count(
        "count_without_certificate",
        |all| all.without_certificate,
        t(
            "Anak 0–23 bulan tanpa akta kelahiran",
            "Of these without a birth certificate",
        ),
    ),
    count(
        "count_mat_green",
        |all| all.mat_green,
        t("Tikar: hijau", "Growth mat: green"),
    ),
    count(
        "count_mat_yellow",
        |all| all.mat_yellow,
        t("Tikar: kuning", "Growth mat: yellow"),
    ),
    count(
        "count_mat_red",
        |all| all.mat_red,
        t("Tikar: merah", "Growth mat: red"),
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
