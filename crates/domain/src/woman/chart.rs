//! The charts of a pregnancy: weight gain and fundal height along the weeks, each with its band. Numbers only; how a chart looks
//! is the screen's. The bands are those that rule B07 judges by, so that a dot and a finding never disagree.

use super::dating::{Dating, Gestation};
use super::fetus::{self, fundal_height_band_cm};
use super::gain::{self, Target};
use crate::form::Range;
use crate::term::{Term, t};
use crate::{Answers, Date, Ground};

/// The rule whose bands are drawn.
pub const RULE: &str = "B07";

/// A chart of the KIA book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Weight gained since before the pregnancy.
    Gain,
    /// TFU.
    FundalHeight,
}

impl Chart {
    /// Both, the one that every visit fills first.
    pub const ALL: [Self; 2] = [Self::Gain, Self::FundalHeight];

    /// What it is called.
    pub const fn name(self) -> Term {
        match self {
            Self::Gain => t("Kenaikan berat badan ibu hamil", "Weight gain in pregnancy"),
            Self::FundalHeight => t("Tinggi fundus (TFU)", "Fundal height"),
        }
    }

    /// Unit of the measurement.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Gain => "kg",
            Self::FundalHeight => "cm",
        }
    }

    /// Days of pregnancy at both ends.
    pub const fn window(self) -> (i32, i32) {
        match self {
            Self::Gain => (0, 42 * 7),
            Self::FundalHeight => (18 * 7, 42 * 7),
        }
    }

    /// Where the band comes from.
    pub const fn ground(self) -> Ground {
        match self {
            Self::Gain => gain::BAND_GROUND,
            Self::FundalHeight => fetus::TABLE_GROUND,
        }
    }
}

/// What a pregnancy's registration says for its charts.
#[derive(Clone, Copy)]
pub struct Mother {
    /// How far she is.
    pub dating: Dating,
    /// Before the pregnancy, in kg.
    pub weight_before_kg: Option<f64>,
    /// By her BMI before the pregnancy.
    pub target: Option<&'static Target>,
}

impl std::fmt::Debug for Mother {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mother")
    }
}

impl Mother {
    /// From the answers of the registration; `None` when it is not known how far she is.
    pub fn of(episode: &Answers) -> Option<Self> {
        let before = episode.number("weight_before_kg").filter(|kg| *kg > 0.0);
        let height = episode.number("height_cm");
        Some(Self {
            dating: Dating::of(episode)?,
            weight_before_kg: before,
            target: before.zip(height).and_then(|(kg, cm)| gain::target(kg, cm)),
        })
    }

    /// The band on a day of the pregnancy; `None` where there is none.
    pub fn band(&self, chart: Chart, gestation: Gestation) -> Option<Range> {
        match chart {
            Chart::Gain => Some(self.target?.band_kg(gestation)),
            Chart::FundalHeight => fundal_height_band_cm(gestation),
        }
    }

    /// Where a visit stands: days of pregnancy, and kilograms gained (one decimal) or centimetres. `None` when it was not
    /// measured, or lies outside the chart.
    pub fn point(&self, chart: Chart, on: Date, visit: &Answers) -> Option<(i32, f64)> {
        let days = self.dating.gestation(on)?.days();
        let (from, to) = chart.window();
        let value = match chart {
            Chart::Gain => {
                let kg = visit.number("weight_kg").filter(|kg| *kg > 0.0)?;
                libm::round((kg - self.weight_before_kg?) * 10.0) / 10.0
            }
            Chart::FundalHeight => visit.number("fundal_height_cm").filter(|cm| *cm > 0.0)?,
        };
        (value.is_finite() && (from..=to).contains(&days)).then_some((days, value))
    }

    /// Both ends of the band along the chart: `(days, lowest, highest)` for each week.
    pub fn ribbon(&self, chart: Chart) -> Vec<(i32, f64, f64)> {
        let (from, to) = chart.window();
        (from..=to)
            .step_by(7)
            .filter_map(|days| {
                let band = self.band(chart, Gestation::from_days(days)?)?;
                Some((days, band.low, band.high))
            })
            .collect()
    }
}
