//! The lines of the WHO standards, for drawing: a measurement for each z-score along age or length. Numbers only; how a chart
//! looks is the screen's.

use super::lms::{self, Table};
use super::score::at_sd;
use super::{HEIGHT_FROM_DAY, LAST_DAY, Measured, Sex, assess};
use crate::term::{Term, t};

/// A chart of the child health card and of WHO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// BB/U, as on the KMS.
    WeightForAge,
    /// PB/U or TB/U.
    LengthForAge,
    /// BB/PB, for children who are measured lying.
    WeightForLength,
    /// BB/TB, for children who are measured standing.
    WeightForHeight,
    /// IMT/U.
    BmiForAge,
    /// LK/U.
    HeadForAge,
}

impl Chart {
    /// All of them, the card's first.
    pub const ALL: [Self; 6] = [
        Self::WeightForAge,
        Self::LengthForAge,
        Self::WeightForLength,
        Self::WeightForHeight,
        Self::BmiForAge,
        Self::HeadForAge,
    ];

    /// What it is called on the card.
    pub const fn name(self) -> Term {
        match self {
            Self::WeightForAge => t("Berat menurut umur (KMS)", "Weight for age (KMS)"),
            Self::LengthForAge => t(
                "Panjang atau tinggi menurut umur",
                "Length or height for age",
            ),
            Self::WeightForLength => t("Berat menurut panjang", "Weight for length"),
            Self::WeightForHeight => t("Berat menurut tinggi", "Weight for height"),
            Self::BmiForAge => t("Indeks massa tubuh menurut umur", "Body mass index for age"),
            Self::HeadForAge => t("Lingkar kepala menurut umur", "Head circumference for age"),
        }
    }

    /// Unit of the measurement.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::WeightForAge | Self::WeightForLength | Self::WeightForHeight => "kg",
            Self::LengthForAge | Self::HeadForAge => "cm",
            Self::BmiForAge => "kg/m²",
        }
    }

    /// Whether it runs along age (in days) and not along length (in tenths of a centimetre).
    pub const fn is_by_age(self) -> bool {
        !matches!(self, Self::WeightForLength | Self::WeightForHeight)
    }

    const fn table(self) -> Table {
        match self {
            Self::WeightForAge => Table::Weight,
            Self::LengthForAge => Table::Length,
            Self::WeightForLength => Table::WeightForLength,
            Self::WeightForHeight => Table::WeightForHeight,
            Self::BmiForAge => Table::Bmi,
            Self::HeadForAge => Table::Head,
        }
    }
}

/// What of a chart is drawn: both ends are drawn. Days, or tenths of a centimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Left end.
    pub from: u32,
    /// Right end.
    pub to: u32,
}

/// The window that holds a point: the first two years or the three after them, as the card's two pages; 40 cm of length.
pub fn window(chart: Chart, x: f64) -> Window {
    let (from, to) = match chart {
        Chart::WeightForLength => (450, 1100),
        Chart::WeightForHeight => (650, 1200),
        _ if x < f64::from(HEIGHT_FROM_DAY) => (0, HEIGHT_FROM_DAY - 1),
        _ => (HEIGHT_FROM_DAY, LAST_DAY),
    };
    if chart.is_by_age() {
        return Window { from, to };
    }
    // 40 cm around the child, in steps of 10 cm, within the table.
    let middle = (x / 100.0).round() as u32 * 100;
    let from = middle.saturating_sub(200).clamp(from, to - 400);
    Window {
        from,
        to: from + 400,
    }
}

/// The measurement at a z-score between −3 and +3, where WHO's lines are drawn; `None` outside the table.
pub fn value(chart: Chart, sex: Sex, x: u32, z: f64) -> Option<f64> {
    let value = at_sd(z, lms::at(chart.table(), sex, x as usize)?);
    value.is_finite().then_some(value)
}

/// Points of one line through a window, at `steps` equal distances and both ends.
pub fn line(chart: Chart, sex: Sex, z: f64, window: Window, steps: u32) -> Vec<(f64, f64)> {
    let width = window.to - window.from;
    (0..=steps)
        .filter_map(|step| {
            let x = window.from + width * step / steps.max(1);
            Some((f64::from(x), value(chart, sex, x, z)?))
        })
        .collect()
}

/// Where one day's measurements stand on a chart; `None` when it was not measured or does not belong there.
pub fn point(chart: Chart, measured: &Measured) -> Option<(f64, f64)> {
    let days = measured.age_days.filter(|days| *days <= LAST_DAY);
    let assessed = assess(measured);
    let by_age = |value: Option<f64>| Some((f64::from(days?), value?));
    let lying = days? < HEIGHT_FROM_DAY;
    match chart {
        Chart::WeightForAge => by_age(measured.weight_kg),
        Chart::LengthForAge => by_age(assessed.corrected_length_cm),
        Chart::BmiForAge => by_age(assessed.bmi),
        Chart::HeadForAge => by_age(measured.head_cm),
        Chart::WeightForLength | Chart::WeightForHeight => {
            let own = lying == (chart == Chart::WeightForLength);
            let at = (assessed.corrected_length_cm? * 10.0, measured.weight_kg?);
            own.then_some(at)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::growth::{Oedema, Position};

    fn child(days: u32, kg: f64, cm: f64, position: Position) -> Measured {
        Measured {
            sex: Some(Sex::Female),
            age_days: Some(days),
            weight_kg: Some(kg),
            length_cm: Some(cm),
            position,
            oedema: Oedema::Absent,
            head_cm: None,
            muac_cm: None,
        }
    }

    #[test]
    fn a_child_on_a_line_has_that_z_score() {
        for days in [0, 30, 400, 730, 731, 1826] {
            for z in [-3.0, -2.0, 0.0, 2.0, 3.0] {
                let kg = value(Chart::WeightForAge, Sex::Female, days, z).expect("in the table");
                let cm = value(Chart::LengthForAge, Sex::Female, days, z).expect("in the table");
                let position = if days < 731 {
                    Position::Lying
                } else {
                    Position::Standing
                };
                let assessed = assess(&child(days, kg, cm, position));
                assert_eq!(
                    assessed.weight_for_age.map(|score| score.z),
                    Some(z),
                    "{days}"
                );
                assert_eq!(
                    assessed.length_for_age.map(|score| score.z),
                    Some(z),
                    "{days}"
                );
            }
        }
    }

    #[test]
    fn a_line_runs_from_end_to_end() {
        let window = window(Chart::WeightForAge, 200.0);
        assert_eq!(window, Window { from: 0, to: 730 });
        let line = line(Chart::WeightForAge, Sex::Male, 0.0, window, 24);
        assert_eq!(line.len(), 25);
        assert_eq!(line.first().map(|point| point.0), Some(0.0));
        assert_eq!(line.last().map(|point| point.0), Some(730.0));
        assert!(line.windows(2).all(|two| two[0].1 < two[1].1));
    }

    #[test]
    fn a_point_stands_in_its_window() {
        let young = child(300, 8.0, 70.0, Position::Lying);
        assert_eq!(point(Chart::WeightForLength, &young), Some((700.0, 8.0)));
        assert_eq!(point(Chart::WeightForHeight, &young), None);
        assert_eq!(
            window(Chart::WeightForLength, 700.0),
            Window { from: 500, to: 900 }
        );
        assert_eq!(
            window(Chart::WeightForLength, 460.0),
            Window { from: 450, to: 850 }
        );
        assert_eq!(
            window(Chart::WeightForHeight, 1190.0),
            Window {
                from: 800,
                to: 1200
            }
        );
        let old = child(900, 12.0, 88.0, Position::Standing);
        assert_eq!(point(Chart::LengthForAge, &old), Some((900.0, 88.0)));
        assert_eq!(
            window(Chart::LengthForAge, 900.0),
            Window {
                from: 731,
                to: 1826
            }
        );
        let none = Measured {
            age_days: Some(2000),
            ..old
        };
        assert!(
            Chart::ALL
                .iter()
                .all(|chart| point(*chart, &none).is_none())
        );
    }
}
