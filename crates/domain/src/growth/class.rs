//! Classes of nutritional status with the exact names of Permenkes 2/2020 (domain notes §3.1).
//! The rounded z-score is classified, so that the words never contradict the number beside them.

use super::Score;
use crate::term::t;
use crate::{Ground, Term};

/// What a cadre and a mother read first. Never a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Baik.
    Good,
    /// Perhatikan.
    Watch,
    /// Rujuk.
    Refer,
}

/// Where the class from +1 to +2 of weight for length comes from; the others are those of the regulation.
pub const POSSIBLE_RISK_GROUND: Ground = Ground::unconfirmed("§3.1, footnote 3: from memory");

/// One class of an index.
#[derive(Debug, PartialEq)]
pub struct Class {
    /// Stable code for records and exports.
    pub code: &'static str,
    /// The name in Permenkes 2/2020, for details, coordinators and exports.
    pub name: Term,
    /// What the cadre can say to the mother.
    pub safe: Term,
    /// How much it matters by itself; findings weigh it with the rest.
    pub level: Level,
    upto: Cut,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Cut {
    Below(f64),
    UpTo(f64),
    Rest,
}

impl Cut {
    fn holds(self, z: f64) -> bool {
        match self {
            Self::Below(bound) => z < bound,
            Self::UpTo(bound) => z <= bound,
            Self::Rest => true,
        }
    }
}

/// An index of Permenkes 2/2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// BB/U.
    WeightForAge,
    /// PB/U or TB/U.
    LengthForAge,
    /// BB/PB or BB/TB; IMT/U uses the same classes.
    WeightForLength,
}

const fn class(code: &'static str, name: Term, safe: Term, level: Level, upto: Cut) -> Class {
    Class {
        code,
        name,
        safe,
        level,
        upto,
    }
}

static WEIGHT_FOR_AGE: [Class; 4] = [
    class(
        "severely_underweight",
        t("Berat badan sangat kurang", "Severely underweight"),
        t(
            "Berat badan sangat kurang untuk umurnya, perlu diperiksa",
            "Weight very low for age, needs a check",
        ),
        // Seen within three days (C02), so it is watched (Settled 8).
        Level::Watch,
        Cut::Below(-3.0),
    ),
    class(
        "underweight",
        t("Berat badan kurang", "Underweight"),
        t("Berat badan kurang untuk umurnya", "Weight low for age"),
        Level::Watch,
        Cut::Below(-2.0),
    ),
    class(
        "normal_weight",
        t("Berat badan normal", "Normal weight"),
        t("Berat badan sesuai umurnya", "Weight fits the age"),
        Level::Good,
        Cut::UpTo(1.0),
    ),
    class(
        "risk_of_overweight",
        t("Risiko berat badan lebih", "Risk of overweight"),
        t("Berat badan di atas umurnya", "Weight above the age"),
        Level::Watch,
        Cut::Rest,
    ),
];

static LENGTH_FOR_AGE: [Class; 4] = [
    class(
        "severely_stunted",
        t("Sangat pendek", "Severely stunted"),
        t(
            "Sangat pendek, perlu pemeriksaan",
            "Very short, needs an examination",
        ),
        Level::Watch,
        Cut::Below(-3.0),
    ),
    class(
        "stunted",
        t("Pendek", "Stunted"),
        t("Pendek, perlu pemeriksaan", "Short, needs an examination"),
        Level::Watch,
        Cut::Below(-2.0),
    ),
    class(
        "normal_height",
        t("Normal", "Normal"),
        t("Tinggi badan sesuai umurnya", "Height fits the age"),
        Level::Good,
        Cut::UpTo(3.0),
    ),
    class(
        "tall",
        t("Tinggi", "Tall"),
        t("Tinggi untuk umurnya", "Tall for the age"),
        Level::Good,
        Cut::Rest,
    ),
];

static WEIGHT_FOR_LENGTH: [Class; 6] = [
    class(
        "severely_wasted",
        t("Gizi buruk", "Severely wasted"),
        t(
            "Sangat kurus, perlu diperiksa hari ini",
            "Very thin, needs a check today",
        ),
        Level::Refer,
        Cut::Below(-3.0),
    ),
    class(
        "wasted",
        t("Gizi kurang", "Wasted"),
        t("Kurus, perlu diperiksa", "Thin, needs a check"),
        Level::Watch,
        Cut::Below(-2.0),
    ),
    class(
        "normal_nutrition",
        t("Gizi baik (normal)", "Normal nutrition"),
        t(
            "Berat badan seimbang dengan tingginya",
            "Weight fits the height",
        ),
        Level::Good,
        Cut::UpTo(1.0),
    ),
    class(
        "possible_risk_of_overweight",
        t("Berisiko gizi lebih", "Possible risk of overweight"),
        t(
            "Mulai gemuk untuk tingginya",
            "Getting heavy for the height",
        ),
        Level::Watch,
        Cut::UpTo(2.0),
    ),
    class(
        "overweight",
        t("Gizi lebih", "Overweight"),
        t("Gemuk untuk tingginya", "Heavy for the height"),
        Level::Watch,
        Cut::UpTo(3.0),
    ),
    class(
        "obese",
        t("Obesitas", "Obese"),
        t(
            "Sangat gemuk untuk tingginya, perlu diperiksa",
            "Very heavy for the height, needs a check",
        ),
        Level::Watch,
        Cut::Rest,
    ),
];

/// What is said of a value that is likelier a mistake than a child: it is kept, shown, and left out of prevalence.
pub static CHECK_AGAIN: Class = class(
    "implausible",
    t("Periksa ulang", "Measure again"),
    t(
        "Hasil ukur di luar kebiasaan, coba ukur ulang",
        "Unusual result, please measure again",
    ),
    Level::Watch,
    Cut::Rest,
);

/// The classes of an index, the lowest first.
pub fn classes(index: Index) -> &'static [Class] {
    match index {
        Index::WeightForAge => &WEIGHT_FOR_AGE,
        Index::LengthForAge => &LENGTH_FOR_AGE,
        Index::WeightForLength => &WEIGHT_FOR_LENGTH,
    }
}

impl Class {
    /// Where it ends, as a table says it: "< −3", "≤ 1"; empty for the last, which takes the rest.
    pub fn upper_bound(&self) -> String {
        match self.upto {
            Cut::Below(bound) => format!("< {bound}").replace('-', "−"),
            Cut::UpTo(bound) => format!("≤ {bound}").replace('-', "−"),
            Cut::Rest => String::new(),
        }
    }
}

/// The class of a score.
pub fn classify(index: Index, score: Score) -> &'static Class {
    // What is no number is in no class, and must not fall into the one that takes the rest.
    if score.is_implausible || !score.z.is_finite() {
        return &CHECK_AGAIN;
    }
    classes(index)
        .iter()
        .find(|class| class.upto.holds(score.z))
        .expect("the last class takes the rest")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(index: Index, z: f64) -> &'static str {
        classify(
            index,
            Score {
                z,
                is_implausible: false,
            },
        )
        .code
    }

    #[test]
    fn borders_fall_as_the_regulation_says() {
        use Index::{LengthForAge as L, WeightForAge as W, WeightForLength as F};
        let cases = [
            (W, -3.01, "severely_underweight"),
            (W, -3.0, "underweight"),
            (W, -2.01, "underweight"),
            (W, -2.0, "normal_weight"),
            (W, 1.0, "normal_weight"),
            (W, 1.01, "risk_of_overweight"),
            (L, -3.01, "severely_stunted"),
            (L, -3.0, "stunted"),
            (L, -2.0, "normal_height"),
            (L, 3.0, "normal_height"),
            (L, 3.01, "tall"),
            (F, -3.01, "severely_wasted"),
            (F, -3.0, "wasted"),
            (F, -2.0, "normal_nutrition"),
            (F, 1.0, "normal_nutrition"),
            (F, 1.01, "possible_risk_of_overweight"),
            (F, 2.0, "possible_risk_of_overweight"),
            (F, 2.01, "overweight"),
            (F, 3.0, "overweight"),
            (F, 3.01, "obese"),
        ];
        for (index, z, expected) in cases {
            assert_eq!(code(index, z), expected, "{index:?} {z}");
        }
    }

    #[test]
    fn an_implausible_score_is_never_classified() {
        let score = Score {
            z: -6.34,
            is_implausible: true,
        };
        assert_eq!(classify(Index::WeightForAge, score), &CHECK_AGAIN);
    }

    #[test]
    fn what_a_mother_hears_never_says_stunting() {
        for class in LENGTH_FOR_AGE
            .iter()
            .chain(&WEIGHT_FOR_AGE)
            .chain(&WEIGHT_FOR_LENGTH)
        {
            assert!(
                !class.safe.id.to_lowercase().contains("stunting"),
                "{}",
                class.code
            );
            assert!(
                !class.safe.id.to_lowercase().contains("gizi buruk"),
                "{}",
                class.code
            );
        }
    }
}
