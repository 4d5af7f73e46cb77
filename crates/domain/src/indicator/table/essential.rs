//! The essential indicators that this app can count: those marked A in the domain notes §4.4 (R52, R53).
//! Numerators and denominators are sketches there: unconfirmed until held against the official metadata.

use crate::Ground;
use crate::indicator::definition::{Basis, Definition, Figure, Kind, Sheet};
use crate::indicator::scene::{answered, count, share};
use crate::term::t;
use jiff::civil::date;

const ROW: Definition = Definition {
    id: "",
    sheet: Sheet::Essential,
    kind: Kind::Percent,
    label: t("", ""),
    numerator: "",
    denominator: "",
    expects: None,
    target_percent: None,
    valid_from: date(2022, 1, 1),
    valid_to: None,
    published: Basis::Approved,
    ground: Ground::unconfirmed("§4.4 R52, R53"),
    count: |_| Figure {
        numerator: 0,
        denominator: 0,
        excluded: 0,
    },
};

const COUPLES: &str = "calon pengantin yang terdaftar pada masa itu";

/// By the number of the set of about 2022–23.
pub(in crate::indicator) static TABLE: &[Definition] = &[
    Definition {
        id: "e03",
        label: t("Catin/calon ibu menerima TTD", "Brides given iron tablets"),
        numerator: "calon pengantin perempuan yang mendapat TTD",
        denominator: "calon pengantin perempuan pada masa itu",
        count: |scene| share(&scene.engagements, |one| one.is_woman, |one| one.had_iron),
        ..ROW
    },
    Definition {
        id: "e04",
        label: t(
            "Calon PUS diperiksa kesehatan dalam pelayanan nikah",
            "Couples examined before the wedding",
        ),
        numerator: "calon pengantin yang sudah diperiksa",
        denominator: COUPLES,
        target_percent: Some(90.0),
        count: |scene| share(&scene.engagements, |_| true, |one| one.was_examined),
        ..ROW
    },
    Definition {
        id: "e05",
        label: t(
            "Calon PUS didampingi kespro dan gizi sejak 3 bulan pranikah",
            "Couples seen from three months before",
        ),
        numerator: "kontak pertama paling lambat 90 hari sebelum menikah",
        denominator: "calon pengantin dengan tanggal menikah",
        target_percent: Some(90.0),
        count: |scene| answered(&scene.engagements, |one| one.was_seen_in_time),
        ..ROW
    },
    Definition {
        id: "e06",
        label: t(
            "Catin bimbingan perkawinan",
            "Couples with wedding guidance",
        ),
        numerator: "calon pengantin yang ikut bimbingan perkawinan",
        denominator: COUPLES,
        count: |scene| share(&scene.engagements, |_| true, |one| one.had_guidance),
        ..ROW
    },
    Definition {
        id: "e10",
        label: t(
            "Bumil KEK mendapat tambahan asupan",
            "KEK mothers given extra food",
        ),
        numerator: "bumil KEK yang mendapat makanan tambahan",
        denominator: "bumil KEK",
        count: |scene| {
            share(
                &scene.pregnancies,
                |one| one.is_thin,
                |one| one.had_extra_food,
            )
        },
        ..ROW
    },
    Definition {
        id: "e11",
        label: t("Bumil mengonsumsi TTD ≥ 90", "Mothers who took 90 tablets"),
        numerator: "minum ≥ 90 tablet selama hamil",
        denominator: "melahirkan pada masa itu",
        count: |scene| {
            share(
                &scene.pregnancies,
                |one| one.was_delivered,
                |one| one.iron_taken >= 90.0,
            )
        },
        ..ROW
    },
    Definition {
        id: "e13",
        label: t("Kehamilan tidak diinginkan (KTD)", "Unwanted pregnancies"),
        numerator: "ingin hamil nanti, atau tidak ingin hamil lagi",
        denominator: "kehamilan pada masa itu yang menjawab",
        target_percent: Some(15.5),
        count: |scene| answered(&scene.pregnancies, |one| one.is_unwanted),
        ..ROW
    },
    Definition {
        id: "e14",
        label: t(
            "Bayi < 6 bulan ASI eksklusif",
            "Exclusively breastfed below 6 months",
        ),
        numerator: "ASI saja pada recall terakhir",
        denominator: "bayi 0–5 bulan yang ditanya",
        count: |scene| answered(&scene.children, |child| child.exclusive),
        ..ROW
    },
    Definition {
        id: "e15",
        label: t(
            "Anak 6–23 bulan mendapat MP-ASI",
            "Good complementary food at 6–23 months",
        ),
        numerator: "≥ 5 dari 8 kelompok pangan termasuk telur, ikan atau daging",
        denominator: "anak 6–23 bulan yang ditanya",
        count: |scene| answered(&scene.children, |child| child.good_food),
        ..ROW
    },
    Definition {
        id: "e17",
        label: t(
            "Balita dipantau tumbuh kembang",
            "Children whose growth is watched",
        ),
        numerator: "balita yang ditimbang pada masa itu",
        denominator: "balita terdaftar 0–59 bulan",
        count: |scene| share(&scene.children, |_| true, |child| child.was_weighed),
        ..ROW
    },
    Definition {
        id: "e18",
        label: t(
            "Balita gizi kurang mendapat tambahan asupan",
            "Wasted children given extra food",
        ),
        numerator: "balita gizi kurang yang mendapat PMT",
        denominator: "balita gizi kurang",
        count: |scene| {
            share(
                &scene.children,
                |child| child.is_wasted(),
                |child| child.had_extra_food,
            )
        },
        ..ROW
    },
    Definition {
        id: "e19",
        label: t(
            "Balita imunisasi dasar lengkap (IDL)",
            "Basic immunisation complete",
        ),
        numerator: "IDL menurut tanggal imunisasi; tanpa tanggal, menurut jawaban terakhir sejak 9 bulan",
        denominator: "anak 12–23 bulan yang imunisasinya diketahui",
        count: |scene| answered(&scene.children, |child| child.basic_immunisation),
        ..ROW
    },
    Definition {
        id: "e23",
        label: t("KB pascapersalinan", "Contraception after birth"),
        numerator: "ber-KB paling lambat 42 hari sesudah melahirkan",
        denominator: "ibu yang hari ke-42-nya jatuh pada masa itu",
        target_percent: Some(70.0),
        count: |scene| share(&scene.postpartums, |_| true, |one| one.has_method_in_time),
        ..ROW
    },
    Definition {
        id: "e24",
        label: t(
            "Keluarga berisiko stunting mendapat pendampingan",
            "Families at risk that were visited",
        ),
        numerator: "KRS dengan kunjungan (keluarga atau anggotanya) pada masa itu",
        denominator: "keluarga berisiko stunting (KRS)",
        target_percent: Some(90.0),
        count: |scene| {
            share(
                &scene.households,
                |one| one.is_at_risk,
                |one| one.was_visited,
            )
        },
        ..ROW
    },
    Definition {
        id: "e26",
        label: t("Akses air minum layak", "Adequate drinking water"),
        numerator: "sumber air minum utama layak",
        denominator: "keluarga yang didata",
        count: |scene| answered(&scene.households, |one| one.water),
        ..ROW
    },
    Definition {
        id: "e27",
        label: t("Akses sanitasi layak", "Adequate sanitation"),
        numerator: "jamban dengan septic tank",
        denominator: "keluarga yang didata",
        count: |scene| answered(&scene.households, |one| one.latrine),
        ..ROW
    },
    Definition {
        id: "ansit_families",
        kind: Kind::Count,
        label: t("Jumlah keluarga", "Households"),
        numerator: "keluarga terdaftar",
        ground: Ground::published("§4.3 R51"),
        count: |scene| count(&scene.households, |_| true),
        ..ROW
    },
    Definition {
        id: "ansit_families_target",
        kind: Kind::Count,
        label: t("Keluarga sasaran", "Target families"),
        numerator: "keluarga dengan PUS, bumil, baduta atau balita",
        ground: Ground::published("§1.4 R12"),
        count: |scene| count(&scene.households, |one| one.is_target),
        ..ROW
    },
    Definition {
        id: "ansit_families_at_risk",
        kind: Kind::Count,
        label: t("KRS", "Families at risk"),
        numerator: "keluarga berisiko stunting",
        ground: Ground::unconfirmed("§4.3 R51, §1.4; more than 3 children: Settled 9"),
        count: |scene| count(&scene.households, |one| one.is_at_risk),
        ..ROW
    },
    Definition {
        id: "ansit_measured",
        kind: Kind::Count,
        label: t("Balita diukur", "Children measured"),
        numerator: "balita yang diukur PB/TB pada masa itu",
        ground: Ground::published("§4.3 R51"),
        count: |scene| count(&scene.children, |child| child.was_measured),
        ..ROW
    },
    Definition {
        id: "ansit_very_short",
        kind: Kind::Count,
        label: t("Sangat pendek", "Severely stunted"),
        numerator: "PB/U atau TB/U < −3, tanpa yang periksa ulang",
        ground: Ground::published("§4.3 R51"),
        count: |scene| {
            count(&scene.children, |child| {
                crate::indicator::child::ChildRow::published(child.length_for_age)
                    .is_some_and(|z| z < -3.0)
            })
        },
        ..ROW
    },
    Definition {
        id: "ansit_short",
        kind: Kind::Count,
        label: t("Pendek", "Stunted"),
        numerator: "PB/U atau TB/U −3 sampai di bawah −2, tanpa yang periksa ulang",
        ground: Ground::published("§4.3 R51"),
        count: |scene| {
            count(&scene.children, |child| {
                crate::indicator::child::ChildRow::published(child.length_for_age)
                    .is_some_and(|z| (-3.0..-2.0).contains(&z))
            })
        },
        ..ROW
    },
];
