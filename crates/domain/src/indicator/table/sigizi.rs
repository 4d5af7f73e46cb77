//! SIGIZI's monthly "Daftar Entry" (domain notes §2.12 R26), and the rates made of it.

use crate::Ground;
use crate::growth::Score;
use crate::growth::gain::Gain;
use crate::indicator::adolescent::TABLETS_OF_A_YEAR;
use crate::indicator::child::ChildRow;
use crate::indicator::definition::{Basis, Definition, Expects, Figure, Kind, Sheet};
use crate::indicator::scene::{Scene, answered, count, share};
use crate::indicator::woman::PregnancyRow;
use crate::service::development::Development;
use crate::term::t;
use crate::woman::anaemia::AnaemiaGrade;
use jiff::civil::date;

const ROW: Definition = Definition {
    id: "",
    sheet: Sheet::Sigizi,
    kind: Kind::Count,
    label: t("", ""),
    numerator: "",
    denominator: "",
    expects: None,
    target_percent: None,
    valid_from: date(2020, 1, 1),
    valid_to: None,
    published: Basis::Approved,
    ground: Ground::unconfirmed("§2.12 R26"),
    count: |_| Figure {
        numerator: 0,
        denominator: 0,
        excluded: 0,
    },
};

const RATE: Definition = Definition {
    kind: Kind::Percent,
    ..ROW
};

const REGISTER: &str = "balita terdaftar 0–59 bulan pada bulan itu";

/// In the order of the sheet.
pub(in crate::indicator) static TABLE: &[Definition] = &[
    Definition {
        id: "children_expected",
        label: t("Sasaran balita", "Expected children"),
        numerator: "sasaran balita dari luar bila diberikan (dengan sumbernya), selain itu balita terdaftar",
        expects: Some(Expects::Children),
        count: |scene| Figure {
            numerator: expected(scene),
            ..Figure::default()
        },
        ..ROW
    },
    Definition {
        id: "children_registered",
        label: t("Balita bulan ini", "Children this month"),
        numerator: REGISTER,
        count: |scene| count(&scene.children, |_| true),
        ..ROW
    },
    Definition {
        id: "weighed",
        label: t("Ditimbang (D)", "Weighed"),
        numerator: "balita yang ditimbang bulan itu",
        count: |scene| count(&scene.children, |child| child.was_weighed),
        ..ROW
    },
    Definition {
        id: "weighed_and_measured",
        label: t("Ditimbang dan diukur", "Weighed and measured"),
        numerator: "balita yang ditimbang dan diukur PB/TB pada satu kunjungan bulan itu",
        count: |scene| count(&scene.children, |child| child.was_weighed_and_measured),
        ..ROW
    },
    Definition {
        id: "measured",
        label: t("Diukur PB/TB", "Length or height measured"),
        numerator: "balita yang diukur PB/TB bulan itu",
        count: |scene| count(&scene.children, |child| child.was_measured),
        ..ROW
    },
    Definition {
        id: "has_book",
        label: t("Punya Buku KIA", "Has the KIA book"),
        numerator: "balita yang punya Buku KIA",
        count: |scene| count(&scene.children, |child| child.has_book),
        ..ROW
    },
    Definition {
        id: "gain_n",
        label: t("N", "Gained (N)"),
        numerator: "balita ditimbang dengan kenaikan berat paling sedikit KBM",
        count: |scene| gained(scene, Gain::Enough),
        ..ROW
    },
    Definition {
        id: "gain_t",
        label: t("T", "Not gained (T)"),
        numerator: "balita ditimbang dengan kenaikan berat kurang dari KBM",
        count: |scene| gained(scene, Gain::NotEnough),
        ..ROW
    },
    Definition {
        id: "gain_o",
        label: t("O", "Not weighed last month (O)"),
        numerator: "balita ditimbang, bulan lalu tidak",
        count: |scene| gained(scene, Gain::NotWeighedLastMonth),
        ..ROW
    },
    Definition {
        id: "gain_b",
        label: t("B", "First weighing (B)"),
        numerator: "balita ditimbang pertama kali",
        count: |scene| gained(scene, Gain::First),
        ..ROW
    },
    Definition {
        id: "stunted",
        label: t("Stunting", "Stunted"),
        numerator: "PB/U atau TB/U < −2, tanpa yang periksa ulang",
        count: |scene| count(&scene.children, ChildRow::is_stunted),
        ..ROW
    },
    Definition {
        id: "wasted",
        label: t("Wasting", "Wasted"),
        numerator: "BB/PB atau BB/TB < −2, atau kedua kaki bengkak, tanpa yang periksa ulang",
        count: |scene| {
            count(&scene.children, |child| {
                child.is_wasted() || child.is_severely_wasted()
            })
        },
        ..ROW
    },
    Definition {
        id: "underweight",
        label: t("Underweight", "Underweight"),
        numerator: "BB/U < −2, atau kedua kaki bengkak, tanpa yang periksa ulang",
        count: |scene| count(&scene.children, ChildRow::is_underweight),
        ..ROW
    },
    Definition {
        id: "overweight",
        label: t("Overweight", "Overweight"),
        numerator: "BB/PB atau BB/TB > +2, tanpa yang periksa ulang",
        count: |scene| count(&scene.children, ChildRow::is_overweight),
        ..ROW
    },
    Definition {
        id: "early_breastfeeding",
        label: t("IMD", "Early breastfeeding"),
        numerator: "bayi lahir bulan itu yang disusui dalam 1 jam pertama",
        count: |scene| {
            count(&scene.children, |child| {
                child.is_born_in_span && child.early_breastfeeding == Some(true)
            })
        },
        ..ROW
    },
    Definition {
        id: "exclusive_recall",
        label: t(
            "ASI eksklusif 0–5 bulan (recall)",
            "Exclusively breastfed at 0–5 months",
        ),
        numerator: "bayi 0–5 bulan yang kemarin hanya diberi ASI",
        count: |scene| count(&scene.children, |child| child.exclusive == Some(true)),
        ..ROW
    },
    Definition {
        id: "exclusive_six_months",
        label: t(
            "ASI eksklusif sampai 6 bulan",
            "Exclusively breastfed until 6 months",
        ),
        numerator: "bayi yang genap 6 bulan bulan itu dan tercatat ASI saja setiap bulan",
        count: |scene| count(&scene.children, |child| child.six_months == Some(true)),
        ..ROW
    },
    Definition {
        id: "good_food",
        label: t(
            "MPASI baik 6–23 bulan",
            "Good complementary food at 6–23 months",
        ),
        numerator: "anak 6–23 bulan dengan ≥ 5 dari 8 kelompok pangan termasuk telur, ikan atau daging",
        count: |scene| count(&scene.children, |child| child.good_food == Some(true)),
        ..ROW
    },
    Definition {
        id: "vitamin_a_6_11",
        label: t("Vitamin A 6–11 bulan", "Vitamin A at 6–11 months"),
        numerator: "anak 6–11 bulan yang kapsulnya diberikan pada bulan itu",
        count: |scene| {
            count(&scene.children, |child| {
                child.had_vitamin_a && (6..=11).contains(&child.months)
            })
        },
        ..ROW
    },
    Definition {
        id: "vitamin_a_12_59",
        label: t("Vitamin A 12–59 bulan", "Vitamin A at 12–59 months"),
        numerator: "anak 12–59 bulan yang kapsulnya diberikan pada bulan itu",
        count: |scene| {
            count(&scene.children, |child| {
                child.had_vitamin_a && (12..=59).contains(&child.months)
            })
        },
        ..ROW
    },
    Definition {
        id: "food_not_gained",
        label: t("T/2T mendapat PMT lokal", "Not gained, given extra food"),
        numerator: "balita T atau 2T yang mendapat PMT bulan itu",
        count: |scene| {
            count(&scene.children, |child| {
                child.gain == Some(Gain::NotEnough) && child.had_extra_food
            })
        },
        ..ROW
    },
    Definition {
        id: "food_underweight",
        label: t(
            "BB kurang mendapat PMT lokal",
            "Underweight, given extra food",
        ),
        numerator: "balita BB/U < −2 yang mendapat PMT bulan itu",
        count: |scene| {
            count(&scene.children, |child| {
                child.is_underweight() && child.had_extra_food
            })
        },
        ..ROW
    },
    Definition {
        id: "food_wasted",
        label: t("Gizi kurang mendapat PMT lokal", "Wasted, given extra food"),
        numerator: "balita gizi kurang yang mendapat PMT bulan itu",
        count: |scene| {
            count(&scene.children, |child| {
                child.is_wasted() && child.had_extra_food
            })
        },
        ..ROW
    },
    Definition {
        id: "severely_wasted_0_5",
        label: t(
            "Gizi buruk 0–5 bulan dirujuk",
            "Severely wasted at 0–5 months, referred",
        ),
        numerator: "bayi gizi buruk 0–5 bulan yang dirujuk; perawatannya dicatat puskesmas",
        ground: Ground::unconfirmed("§2.12 R26; referred stands for treated, design"),
        count: |scene| {
            count(&scene.children, |child| {
                child.is_severely_wasted() && child.was_referred && child.months <= 5
            })
        },
        ..ROW
    },
    Definition {
        id: "severely_wasted_6_59",
        label: t(
            "Gizi buruk 6–59 bulan dirujuk",
            "Severely wasted at 6–59 months, referred",
        ),
        numerator: "balita gizi buruk 6–59 bulan yang dirujuk; perawatannya dicatat puskesmas",
        ground: Ground::unconfirmed("§2.12 R26; referred stands for treated, design"),
        count: |scene| {
            count(&scene.children, |child| {
                child.is_severely_wasted() && child.was_referred && child.months >= 6
            })
        },
        ..ROW
    },
    Definition {
        id: "stunted_to_hospital",
        label: t("Stunting dirujuk ke RS", "Stunted, referred to hospital"),
        numerator: "balita stunting yang dirujuk ke rumah sakit bulan itu",
        count: |scene| {
            count(&scene.children, |child| {
                child.is_stunted() && child.was_referred_to_hospital
            })
        },
        ..ROW
    },
    Definition {
        id: "low_birth_weight",
        label: t("BBLR", "Low birth weight"),
        numerator: "bayi lahir bulan itu dengan berat < 2500 g",
        count: |scene| {
            count(&scene.children, |child| {
                child.is_born_in_span && child.low_birth_weight == Some(true)
            })
        },
        ..ROW
    },
    Definition {
        id: "short_at_birth",
        label: t("PBLR (< 48 cm)", "Short at birth"),
        numerator: "bayi lahir bulan itu dengan panjang < 48 cm",
        count: |scene| {
            count(&scene.children, |child| {
                child.is_born_in_span && child.short_at_birth == Some(true)
            })
        },
        ..ROW
    },
    Definition {
        id: "small_head",
        label: t("LIKA rendah", "Small head"),
        numerator: "LK/U < −2, tanpa yang periksa ulang",
        count: |scene| {
            count(&scene.children, |child| {
                ChildRow::published(child.head_for_age).is_some_and(|z| z < -2.0)
            })
        },
        ..ROW
    },
    Definition {
        id: "screened",
        label: t("Skrining perkembangan", "Development screened"),
        numerator: "balita dengan hasil KPSP bulan itu",
        count: |scene| count(&scene.children, |child| child.development.is_some()),
        ..ROW
    },
    Definition {
        id: "screened_as_expected",
        label: t("Perkembangan normal", "Development as expected"),
        numerator: "KPSP sesuai",
        count: |scene| developed(scene, Development::AsExpected),
        ..ROW
    },
    Definition {
        id: "screened_doubtful",
        label: t("Perkembangan meragukan", "Development doubtful"),
        numerator: "KPSP meragukan",
        count: |scene| developed(scene, Development::Doubtful),
        ..ROW
    },
    Definition {
        id: "screened_deviating",
        label: t("Perkembangan penyimpangan", "Development deviating"),
        numerator: "KPSP penyimpangan",
        count: |scene| developed(scene, Development::Deviating),
        ..ROW
    },
    Definition {
        id: "mothers_class_4",
        label: t("Kelas ibu balita ≥ 4×", "Mothers' class at least 4 times"),
        numerator: "balita yang ibunya ikut kelas paling sedikit 4 kali dalam 365 hari sampai akhir bulan",
        count: |scene| count(&scene.children, |child| child.mothers_classes >= 4),
        ..ROW
    },
    Definition {
        id: "d_s",
        label: t("D/S", "Weighed of expected"),
        numerator: "ditimbang (D)",
        denominator: "sasaran (S)",
        target_percent: Some(85.0),
        expects: Some(Expects::Children),
        count: |scene| Figure {
            denominator: expected(scene),
            ..count(&scene.children, |child| child.was_weighed)
        },
        ..RATE
    },
    Definition {
        id: "n_d",
        label: t("N/D (koreksi)", "Gained of weighed, corrected"),
        numerator: "N",
        denominator: "D − O − B, tanpa berat yang periksa ulang",
        target_percent: Some(88.0),
        count: |scene| {
            let judged = share(
                &scene.children,
                |child| matches!(child.gain, Some(Gain::Enough | Gain::NotEnough)),
                |child| child.gain == Some(Gain::Enough),
            );
            Figure {
                excluded: count(&scene.children, |child| {
                    child.was_weighed && child.gain.is_none()
                })
                .numerator,
                ..judged
            }
        },
        ..RATE
    },
    Definition {
        id: "coverage_measured",
        label: t("Cakupan diukur", "Coverage measured"),
        numerator: "diukur PB/TB",
        denominator: "sasaran (S)",
        target_percent: Some(95.0),
        ground: Ground::unconfirmed("§4.6 R26, R58"),
        expects: Some(Expects::Children),
        count: |scene| Figure {
            denominator: expected(scene),
            ..count(&scene.children, |child| child.was_measured)
        },
        ..RATE
    },
    Definition {
        id: "stunting_rate",
        label: t("Prevalensi stunting", "Stunting prevalence"),
        numerator: "pendek + sangat pendek",
        denominator: "diukur PB/TB dengan hasil yang bisa dipakai",
        ground: Ground::unconfirmed("§2.12 R26, §4.6"),
        count: |scene| {
            prevalence(
                scene,
                |child| child.length_for_age,
                |_| false,
                ChildRow::is_stunted,
            )
        },
        ..RATE
    },
    Definition {
        id: "wasting_rate",
        label: t("Prevalensi wasting", "Wasting prevalence"),
        numerator: "gizi kurang + gizi buruk, termasuk kedua kaki bengkak",
        denominator: "ditimbang dan diukur dengan hasil yang bisa dipakai, atau kaki bengkak",
        ground: Ground::unconfirmed("§2.12 R26, §3.3 R39"),
        count: |scene| {
            prevalence(
                scene,
                |child| child.weight_for_length,
                |child| child.has_oedema,
                |child| child.is_wasted() || child.is_severely_wasted(),
            )
        },
        ..RATE
    },
    Definition {
        id: "underweight_rate",
        label: t("Prevalensi underweight", "Underweight prevalence"),
        numerator: "BB kurang + BB sangat kurang, termasuk kedua kaki bengkak",
        denominator: "ditimbang dengan hasil yang bisa dipakai, atau kaki bengkak",
        ground: Ground::unconfirmed("§2.12 R26, §3.3 R39"),
        count: |scene| {
            prevalence(
                scene,
                |child| child.weight_for_age,
                |child| child.has_oedema,
                ChildRow::is_underweight,
            )
        },
        ..RATE
    },
    Definition {
        id: "overweight_rate",
        label: t("Prevalensi overweight", "Overweight prevalence"),
        numerator: "gizi lebih + obesitas (BB/TB > +2)",
        denominator: "ditimbang dengan hasil yang bisa dipakai",
        ground: Ground::unconfirmed("§2.12 R26"),
        count: |scene| {
            prevalence(
                scene,
                |child| child.weight_for_age,
                |_| false,
                ChildRow::is_overweight,
            )
        },
        ..RATE
    },
    Definition {
        id: "pregnant_expected",
        label: t("Sasaran bumil", "Expected pregnant women"),
        numerator: "sasaran bumil dari luar bila diberikan (dengan sumbernya), selain itu bumil terdaftar",
        expects: Some(Expects::Pregnant),
        count: |scene| {
            let registered = count(&scene.pregnancies, |_| true);
            Figure {
                numerator: scene.expected.pregnant.unwrap_or(registered.numerator),
                ..registered
            }
        },
        ..ROW
    },
    Definition {
        id: "pregnant",
        label: t("Bumil bulan ini", "Pregnant women this month"),
        numerator: "kehamilan yang berjalan pada bulan itu",
        count: |scene| count(&scene.pregnancies, |_| true),
        ..ROW
    },
    Definition {
        id: "pregnant_measured",
        label: t("Bumil diukur LiLA/IMT", "Pregnant, arm or BMI known"),
        numerator: "bumil dengan LiLA bulan itu, atau berat sebelum hamil diketahui",
        count: |scene| count(&scene.pregnancies, |one| one.was_measured),
        ..ROW
    },
    Definition {
        id: "kek",
        label: t("Bumil risiko KEK", "Pregnant, risk of KEK"),
        numerator: "LiLA terakhir < 23,5 cm, atau IMT sebelum hamil < 18,5",
        count: |scene| count(&scene.pregnancies, |one| one.is_thin),
        ..ROW
    },
    Definition {
        id: "kek_food",
        label: t("KEK mendapat tambahan asupan", "KEK, given extra food"),
        numerator: "bumil KEK yang mendapat makanan tambahan bulan itu",
        count: |scene| count(&scene.pregnancies, |one| one.is_thin && one.had_extra_food),
        ..ROW
    },
    Definition {
        id: "kek_food_eaten",
        label: t("KEK mengonsumsi tambahan asupan", "KEK, ate the extra food"),
        numerator: "bumil KEK yang menghabiskan makanan tambahan bulan itu",
        count: |scene| {
            count(&scene.pregnancies, |one| {
                one.is_thin && one.finished_extra_food
            })
        },
        ..ROW
    },
    Definition {
        id: "hb_checked",
        label: t("Bumil periksa Hb", "Pregnant, Hb checked"),
        numerator: "bumil dengan Hb bulan itu",
        count: |scene| count(&scene.pregnancies, |one| one.hb_grade.is_some()),
        ..ROW
    },
    Definition {
        id: "anaemia_mild",
        label: t("Anemia ringan (10–10,9)", "Mild anaemia"),
        numerator: "Hb 10–10,9 g/dL",
        count: |scene| graded(scene, AnaemiaGrade::Mild),
        ..ROW
    },
    Definition {
        id: "anaemia_moderate",
        label: t("Anemia sedang (7–9,9)", "Moderate anaemia"),
        numerator: "Hb 7–9,9 g/dL",
        count: |scene| graded(scene, AnaemiaGrade::Moderate),
        ..ROW
    },
    Definition {
        id: "anaemia_severe",
        label: t("Anemia berat (< 7)", "Severe anaemia"),
        numerator: "Hb < 7 g/dL",
        count: |scene| graded(scene, AnaemiaGrade::Severe),
        ..ROW
    },
    Definition {
        id: "anaemia_iron",
        label: t("Anemia mendapat TTD oral", "Anaemia, takes iron"),
        numerator: "bumil anemia yang minum TTD/MMS bulan itu",
        count: |scene| count(&scene.pregnancies, |one| is_anaemic(one) && one.took_iron),
        ..ROW
    },
    Definition {
        id: "anaemia_referred",
        label: t("Anemia tata laksana lanjutan", "Anaemia, referred"),
        numerator: "bumil anemia yang dirujuk bulan itu",
        ground: Ground::unconfirmed("§2.12 R26; referred stands for further care, design"),
        count: |scene| {
            count(&scene.pregnancies, |one| {
                is_anaemic(one) && one.was_referred
            })
        },
        ..ROW
    },
    Definition {
        id: "iron_180_given",
        label: t("Mendapat ≥ 180 TTD atau MMS", "Given 180 tablets or more"),
        numerator: "melahirkan bulan itu dan mendapat ≥ 180 tablet selama hamil",
        ground: Ground::unconfirmed("§2.12 R26; of those who gave birth, §4.4"),
        count: |scene| {
            count(&scene.pregnancies, |one| {
                one.was_delivered && one.iron_given >= 180.0
            })
        },
        ..ROW
    },
    Definition {
        id: "iron_180_taken",
        label: t("Mengonsumsi ≥ 180 TTD atau MMS", "Took 180 tablets or more"),
        numerator: "melahirkan bulan itu dan minum ≥ 180 tablet selama hamil",
        ground: Ground::unconfirmed("§2.12 R26; of those who gave birth, §4.4"),
        count: |scene| {
            count(&scene.pregnancies, |one| {
                one.was_delivered && one.iron_taken >= 180.0
            })
        },
        ..ROW
    },
    Definition {
        id: "adolescents_screened",
        label: t(
            "Remaja putri kelas 7 dan 10 diskrining anemia",
            "Girls of grades 7 and 10 screened for anaemia",
        ),
        numerator: "remaja putri kelas 7 dan 10 yang diperiksa Hb tahun itu sampai akhir bulan itu",
        ground: Ground::unconfirmed(
            "§2.10, §2.12 R26; by what a family tells, not the school: design",
        ),
        count: |scene| {
            count(&scene.adolescents, |girl| {
                girl.is_to_be_screened && girl.was_screened
            })
        },
        ..ROW
    },
    Definition {
        id: "adolescents_iron_26",
        label: t(
            "Remaja putri minum 26 TTD",
            "Girls who took 26 iron tablets",
        ),
        numerator: "remaja putri yang minum paling sedikit 26 tablet tahun itu sampai akhir bulan itu",
        ground: Ground::unconfirmed(
            "§2.10, §2.12 R26; 52 a year from memory; the calendar year: design",
        ),
        count: |scene| {
            count(&scene.adolescents, |girl| {
                girl.iron_taken >= TABLETS_OF_A_YEAR
            })
        },
        ..ROW
    },
    Definition {
        id: "exclusive_rate",
        label: t(
            "% ASI eksklusif 0–5 bulan",
            "Exclusively breastfed, percent",
        ),
        numerator: "ASI saja pada recall terakhir bulan itu",
        denominator: "bayi 0–5 bulan yang ditanya",
        count: |scene| answered(&scene.children, |child| child.exclusive),
        ..RATE
    },
];

fn expected(scene: &Scene<'_>) -> u32 {
    let registered = || count(&scene.children, |_| true).numerator;
    scene.expected.children.unwrap_or_else(registered)
}

fn gained(scene: &Scene<'_>, gain: Gain) -> Figure {
    count(&scene.children, |child| child.gain == Some(gain))
}

fn developed(scene: &Scene<'_>, development: Development) -> Figure {
    count(&scene.children, |child| {
        child.development == Some(development)
    })
}

fn graded(scene: &Scene<'_>, grade: AnaemiaGrade) -> Figure {
    count(&scene.pregnancies, |one| one.hb_grade == Some(grade))
}

fn is_anaemic(one: &PregnancyRow) -> bool {
    one.hb_grade
        .is_some_and(|grade| grade > AnaemiaGrade::Absent)
}

/// Of those with a score that can be believed, or with another certain sign (oedema); what is implausible is left out and
/// said.
fn prevalence(
    scene: &Scene<'_>,
    score: fn(&ChildRow) -> Option<Score>,
    is_certain: fn(&ChildRow) -> bool,
    is: fn(&ChildRow) -> bool,
) -> Figure {
    let is_used =
        |child: &ChildRow| is_certain(child) || ChildRow::published(score(child)).is_some();
    let is_left_out = |child: &ChildRow| {
        !is_certain(child) && score(child).is_some_and(|score| score.is_implausible)
    };
    Figure {
        excluded: count(&scene.children, is_left_out).numerator,
        ..share(&scene.children, is_used, is)
    }
}
