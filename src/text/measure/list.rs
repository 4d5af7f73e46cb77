//! What each answer of a question looks like. The answers' own words stay in the form's table, the doses in the rules' table:
//! here is only what is said beside them. Unconfirmed, from general knowledge: condensed milk, herbs and massage.

use super::sign;
use crate::text::{Term, t};

/// What is listed under the steps of a topic.
pub enum List {
    /// The answers of a question: form, key, and for each code what it looks like.
    Answers(&'static str, &'static str, &'static [(&'static str, Term)]),
    /// Every dose with its age, from the table of the rules.
    Doses,
}

/// The list of a topic.
pub fn of(topic: &str) -> Option<&'static List> {
    let found = all().find(|(id, _)| *id == topic);
    found.map(|(_, list)| list)
}

/// All of them with their topics.
pub fn all() -> impl Iterator<Item = &'static (&'static str, List)> {
    sign::LISTS.iter().chain(LISTS)
}

/// By topic.
const LISTS: &[(&str, List)] = &[
    ("imunisasi", List::Doses),
    (
        "makanan",
        List::Answers(
            "child_visit",
            "food_groups",
            &[
                (
                    "breast_milk",
                    t("Disusui, atau ASI perah.", "From the breast, or expressed."),
                ),
                (
                    "grains_roots",
                    t(
                        "Bubur, lontong, roti, jagung, singkong, ubi putih.",
                        "Porridge, rice cake, bread, maize, cassava, white sweet potato.",
                    ),
                ),
                (
                    "legumes",
                    t(
                        "Kacang hijau, kacang tanah, kacang merah.",
                        "Mung beans, peanuts, kidney beans.",
                    ),
                ),
                (
                    "dairy",
                    t(
                        "Susu formula, susu kotak, yoghurt, keju. Kental manis tidak dihitung.",
                        "Formula, milk, yoghurt, cheese. Sweetened condensed milk does not count.",
                    ),
                ),
                (
                    "flesh_foods",
                    t(
                        "Haruan (gabus), patin, nila, saluang, udang, ayam, sapi.",
                        "Snakehead, catfish, tilapia, small river fish, shrimp, chicken, beef.",
                    ),
                ),
                ("eggs", t("Ayam, bebek, puyuh.", "Of hen, duck, quail.")),
                (
                    "vitamin_a_produce",
                    t(
                        "Bayam, kangkung, daun singkong, kelakai, labu kuning, ubi jalar kuning.",
                        "Spinach, water spinach, cassava leaf, kelakai fern, pumpkin, orange sweet potato.",
                    ),
                ),
                (
                    "other_produce",
                    t(
                        "Terong, timun, kol, pisang, jeruk.",
                        "Aubergine, cucumber, cabbage, banana, orange.",
                    ),
                ),
            ],
        ),
    ),
    (
        "kpsp",
        List::Answers(
            "child_visit",
            "development_screening",
            &[
                (
                    "as_expected",
                    t(
                        "Bisa melakukan yang biasa untuk umurnya. Teruskan bermain dan bicara.",
                        "Does what is usual for the age. Go on playing and talking.",
                    ),
                ),
                (
                    "doubtful",
                    t(
                        "Diulangi 2 minggu lagi. Bila tetap meragukan, perlu diperiksa puskesmas.",
                        "To be repeated in two weeks. If still doubtful, the health centre should look.",
                    ),
                ),
                (
                    "deviating",
                    t(
                        "Perlu diperiksa puskesmas paling lambat 14 hari lagi.",
                        "To be seen by the health centre within 14 days.",
                    ),
                ),
                (
                    "not_done",
                    t(
                        "Ajak ke posyandu atau puskesmas.",
                        "Invite them to posyandu or health centre.",
                    ),
                ),
            ],
        ),
    ),
    (
        "vitamin-a",
        List::Answers(
            "child_visit",
            "vitamin_a",
            &[
                (
                    "blue",
                    t(
                        "Umur 6–11 bulan, sekali: Februari atau Agustus.",
                        "At 6–11 months, once: February or August.",
                    ),
                ),
                (
                    "red",
                    t(
                        "Umur 12–59 bulan, dua kali setahun: Februari dan Agustus.",
                        "At 12–59 months, twice a year: February and August.",
                    ),
                ),
            ],
        ),
    ),
    (
        "air",
        List::Answers(
            "household_survey",
            "water_source",
            &[
                ("bottled", t("Galon atau botol.", "Large or small bottles.")),
                (
                    "piped",
                    t(
                        "Lewat pipa ke rumah atau keran umum.",
                        "By pipe to the house or a public tap.",
                    ),
                ),
                (
                    "borehole",
                    t(
                        "Lubang bor, airnya dipompa.",
                        "A drilled hole, the water is pumped.",
                    ),
                ),
                (
                    "protected_well",
                    t(
                        "Bibir dan lantainya disemen, ada tutupnya.",
                        "Wall and floor of cement, with a cover.",
                    ),
                ),
                (
                    "protected_spring",
                    t(
                        "Ditembok, airnya keluar lewat pipa.",
                        "Walled in, the water comes by a pipe.",
                    ),
                ),
                (
                    "rain",
                    t("Dari atap ke tandon.", "From the roof into a tank."),
                ),
                (
                    "unprotected_well",
                    t("Tanpa semen atau tanpa tutup.", "Without cement or cover."),
                ),
                (
                    "unprotected_spring",
                    t("Terbuka, bisa kotor.", "Open, dirt can get in."),
                ),
                ("surface", t("Diambil langsung.", "Taken straight from it.")),
                ("other", t("Tulis apa adanya.", "Write what it is.")),
            ],
        ),
    ),
    (
        "jamban",
        List::Answers(
            "household_survey",
            "latrine",
            &[
                (
                    "own_septic",
                    t(
                        "Milik sendiri, ke tangki tertutup.",
                        "Their own, into a closed tank.",
                    ),
                ),
                (
                    "shared_septic",
                    t(
                        "Dipakai bersama keluarga lain.",
                        "Used with other families.",
                    ),
                ),
                (
                    "no_septic",
                    t(
                        "Ke lubang tanah, kolam atau sungai, juga jamban apung.",
                        "Into a pit, pond or river, floating ones too.",
                    ),
                ),
                (
                    "absent",
                    t(
                        "Ke kebun, hutan atau sungai.",
                        "In garden, forest or river.",
                    ),
                ),
                ("other", t("Tulis apa adanya.", "Write what it is.")),
            ],
        ),
    ),
    (
        "kb",
        List::Answers(
            "postpartum_visit",
            "contraceptive",
            &[
                (
                    "pill",
                    t(
                        "Diminum setiap hari. Ibu menyusui: tanya bidan pil yang cocok.",
                        "Every day. Breastfeeding: ask the midwife which.",
                    ),
                ),
                (
                    "injection",
                    t(
                        "Diulang menurut jadwal bidan. Ibu menyusui: tanya bidan suntikan yang cocok.",
                        "Repeated when the midwife says. Breastfeeding: ask the midwife which.",
                    ),
                ),
                (
                    "implant",
                    t(
                        "Di bawah kulit lengan, beberapa tahun.",
                        "Under the skin of the arm, for some years.",
                    ),
                ),
                (
                    "iud",
                    t(
                        "Di dalam rahim, beberapa tahun.",
                        "In the womb, for some years.",
                    ),
                ),
                ("condom", t("Dipakai setiap kali.", "Used each time.")),
                (
                    "tubectomy",
                    t(
                        "Untuk yang tidak ingin anak lagi.",
                        "For those who want no more children.",
                    ),
                ),
                (
                    "vasectomy",
                    t(
                        "Untuk suami yang tidak ingin anak lagi.",
                        "For a husband who wants no more children.",
                    ),
                ),
                (
                    "lactational",
                    t(
                        "Hanya ASI, bayi di bawah 6 bulan, haid belum kembali.",
                        "Breast milk only, baby below six months, no period yet.",
                    ),
                ),
                (
                    "other",
                    t(
                        "Tulis nama caranya di Catatan. Jamu atau pijat bukan cara KB.",
                        "Write the method in the Note. Herbs or massage are not a method.",
                    ),
                ),
            ],
        ),
    ),
];
