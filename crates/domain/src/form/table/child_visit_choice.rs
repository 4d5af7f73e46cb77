//! The lists to choose from at a child's visit.

use crate::form::definition::choice;
use crate::form::{Choice, NONE};

const ABSENT: Choice = choice("absent", "Anak tidak ada", "Child not present");
const ILL: Choice = choice("ill", "Anak sakit", "Child ill");
const REFUSED: Choice = choice(
    "refused",
    "Anak atau ibu menolak",
    "Child or mother refused",
);
const OTHER: Choice = choice("other", "Lainnya", "Other");

/// Why there is no weight.
pub const NOT_WEIGHED: &[Choice] = &[
    ABSENT,
    ILL,
    REFUSED,
    choice(
        "no_scale",
        "Timbangan tidak ada atau rusak",
        "No working scale",
    ),
    OTHER,
];

/// Why any other measure is missing.
pub const NOT_MEASURED: &[Choice] = &[
    ABSENT,
    ILL,
    REFUSED,
    choice(
        "no_tool",
        "Alat ukur tidak ada atau rusak",
        "No working tool",
    ),
    OTHER,
];

/// How the length or height was taken (Settled 1).
pub const POSITION: &[Choice] = &[
    choice("lying", "Terlentang", "Lying"),
    choice("standing", "Berdiri", "Standing"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

/// Why the child did not come to the posyandu.
pub const ABSENCE: &[Choice] = &[
    choice("ill", "Sakit", "Ill"),
    choice("travelling", "Bepergian", "Travelling"),
    choice("refused", "Tidak mau", "Refused"),
    choice("moved", "Pindah", "Moved away"),
    choice("died", "Meninggal", "Died"),
    choice("other", "Lainnya", "Other"),
];

/// Colour on the growth mat.
pub const MAT: &[Choice] = &[
    choice("green", "Hijau", "Green"),
    choice("yellow", "Kuning", "Yellow"),
    choice("red", "Merah", "Red"),
    choice("unmeasured", "Tidak diukur", "Not measured"),
];

/// Eight groups; five of them with an animal food make a good day (§3.9).
pub const FOODS: &[Choice] = &[
    choice("breast_milk", "ASI", "Breast milk"),
    choice(
        "grains_roots",
        "Nasi, mi, umbi atau sagu",
        "Rice, noodles, roots or sago",
    ),
    choice(
        "legumes",
        "Kacang-kacangan, tahu, tempe",
        "Beans, tofu, tempeh",
    ),
    choice("dairy", "Susu dan olahannya", "Milk and milk products"),
    choice(
        "flesh_foods",
        "Ikan, daging, ayam atau hati",
        "Fish, meat, poultry or liver",
    ),
    choice("eggs", "Telur", "Eggs"),
    choice(
        "vitamin_a_produce",
        "Sayur hijau, wortel, pepaya, mangga",
        "Green vegetables, carrot, papaya, mango",
    ),
    choice(
        "other_produce",
        "Sayur dan buah lain",
        "Other vegetables and fruit",
    ),
    choice(NONE, "Belum makan apa-apa", "Nothing yet"),
];

/// How the immunisation stands, in one word.
pub const IMMUNISATION: &[Choice] = &[
    choice(
        "complete_for_age",
        "Lengkap sesuai umur",
        "Complete for the age",
    ),
    choice("incomplete", "Belum lengkap", "Not complete"),
    choice("never", "Belum pernah", "None at all"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

/// Which capsule.
pub const VITAMIN_A: &[Choice] = &[
    choice("blue", "Kapsul biru", "Blue capsule"),
    choice("red", "Kapsul merah", "Red capsule"),
    choice(NONE, "Belum dapat", "Not received"),
];

/// When a capsule was given, or a deworming: a campaign's month or the one after, in which a late dose still counts (§3.9).
pub const DOSE_MONTH: &[Choice] = &[
    choice("february", "Februari", "February"),
    choice("march", "Maret", "March"),
    choice("august", "Agustus", "August"),
    choice("september", "September", "September"),
    choice("other", "Bulan lain", "Another month"),
];

/// Result of the development questionnaire.
pub const SCREENING: &[Choice] = &[
    choice("as_expected", "Sesuai", "As expected"),
    choice("doubtful", "Meragukan", "Doubtful"),
    choice("deviating", "Penyimpangan", "Deviating"),
    choice("not_done", "Belum diperiksa", "Not done"),
];

/// What the child had in the last two weeks.
pub const ILLNESS: &[Choice] = &[
    choice("diarrhoea", "Diare", "Diarrhoea"),
    choice("cough", "Batuk atau pilek", "Cough or cold"),
    choice("fever", "Demam", "Fever"),
    choice(
        "tuberculosis_contact",
        "Serumah dengan penderita TBC",
        "Lives with a person with tuberculosis",
    ),
    choice(NONE, "Tidak ada", "None"),
];

/// Any of these: to the health centre or hospital now (C11).
pub const DANGER: &[Choice] = &[
    choice(
        "cannot_feed",
        "Tidak bisa minum atau menyusu",
        "Cannot drink or feed",
    ),
    choice("vomits_all", "Memuntahkan semuanya", "Vomits everything"),
    choice("convulsions", "Kejang", "Convulsions"),
    choice(
        "lethargic",
        "Lemas, sulit dibangunkan",
        "Limp, hard to wake",
    ),
    choice(
        "hard_breathing",
        "Napas cepat atau dada tertarik ke dalam",
        "Fast breathing or chest drawn in",
    ),
    choice("blood_in_stool", "Berak berdarah", "Blood in the stool"),
    choice(
        "high_fever",
        "Demam tinggi, 38,5 °C atau lebih",
        "High fever, 38.5 °C or more",
    ),
    choice(NONE, "Tidak ada", "None"),
];
