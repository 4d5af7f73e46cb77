//! A child's growth charts: WHO's lines, and one dot for each time it was measured.

use super::drawing::Plot;
use super::{Dot, Kind, Picture, amount};
use crate::phone::{PersonView, VisitState};
use crate::screen::visit::day;
use crate::text::{Lang, chart as words, when};
use dampingi_domain::date::days_between;
use dampingi_domain::finding::{by_id, measured};
use dampingi_domain::growth::chart::{Chart, line, point, window};
use dampingi_domain::growth::{Assessment, CARD_GROUND, Measured, Position, Score, Sex, assess};
use dampingi_domain::{Answers, Date};
use std::sync::Arc;

const STEPS: u32 = 24;

/// The z-scores at which lines are drawn, and the class of each. Red is the line below which a child is sent on; far above, it is
/// looked at.
const LINES: [(f64, &str, &str); 6] = [
    (-3.0, "−3", "line-3"),
    (-2.0, "−2", "line-2"),
    (0.0, "0", "line-0"),
    (CARD_ORANGE, "+1", "line-1"),
    (2.0, "+2", "line-2"),
    (3.0, "+3", "line-2"),
];

/// The orange line, which only the card has.
const CARD_ORANGE: f64 = 1.0;

/// The ground of the card, from one z-score to the next.
const BANDS: [(f64, f64, &str); 5] = [
    (-3.0, -2.0, "band-yellow"),
    (-2.0, -1.0, "band-pale"),
    (-1.0, 1.0, "band-green"),
    (1.0, 2.0, "band-pale"),
    (2.0, 3.0, "band-yellow"),
];

/// WHO's lines around a point, and on the card's chart its colours.
pub fn plot(chart: Chart, sex: Sex, x: f64) -> Plot {
    let window = window(chart, x);
    let at = |z| line(chart, sex, z, window, STEPS);
    let areas = BANDS.iter().filter(|_| chart == Chart::WeightForAge);
    // Months below a chart by age, centimetres below one by length.
    let (unit, each) = if !chart.is_by_age() {
        (10.0, 10)
    } else if window.from == 0 {
        (30.4375, 3)
    } else {
        (30.4375, 6)
    };
    Plot {
        window: (f64::from(window.from), f64::from(window.to)),
        unit,
        each,
        areas: areas
            .map(|(from, to, class)| {
                let mut around = at(*to);
                around.extend(at(*from).into_iter().rev());
                (around, *class)
            })
            .collect(),
        lines: LINES
            .iter()
            .filter(|(z, ..)| chart == Chart::WeightForAge || *z != CARD_ORANGE)
            .map(|(z, name, class)| (at(*z), *name, *class))
            .collect(),
    }
}

fn score(chart: Chart, assessed: &Assessment) -> Option<Score> {
    match chart {
        Chart::WeightForAge => assessed.weight_for_age,
        Chart::LengthForAge => assessed.length_for_age,
        Chart::WeightForLength | Chart::WeightForHeight => assessed.weight_for_length,
        Chart::BmiForAge => assessed.bmi_for_age,
        Chart::HeadForAge => assessed.head_for_age,
    }
}

/// Her sex and birth date, without which there is no chart.
fn child(view: &PersonView) -> Option<(Sex, Date)> {
    let fields = &view.person.fields;
    Some((
        Sex::from_code(fields.text("sex")?)?,
        fields.date("birth_date")?,
    ))
}

/// The charts of a child on which it has a dot, the card's first.
pub fn pictures(view: &PersonView, lang: Lang) -> Vec<Picture> {
    let Some((sex, birth)) = child(view) else {
        return Vec::new();
    };
    let each = Chart::ALL.into_iter().map(|chart| Picture {
        kind: Kind::Growth(chart, sex),
        name: chart.name(),
        short: words::short(chart),
        legend: words::legend(chart).text(lang).to_owned(),
        // The lines of the card are those at which this rule and C03 judge.
        rule: by_id("C02")
            .next()
            .filter(|_| chart == Chart::WeightForAge)
            .map(|rule| (rule, CARD_GROUND)),
        dots: Arc::new(dots(chart, view, sex, birth, lang)),
    });
    each.filter(|picture| !picture.dots.is_empty()).collect()
}

/// Oldest first; at birth, as far as it is known, and at each visit's newest version.
fn dots(chart: Chart, view: &PersonView, sex: Sex, birth: Date, lang: Lang) -> Vec<Dot> {
    let visits = view
        .visits
        .iter()
        .filter(|visit| visit.state != VisitState::Superseded);
    let at_visits = visits.filter_map(|visit| {
        let day = day(&visit.record)?;
        let age = days_between(birth, day);
        Some((day, measured(Some(sex), Some(age), &visit.record.fields)))
    });
    let at_birth = view
        .episodes
        .iter()
        .filter(|episode| episode.form == "child")
        .map(|episode| (birth, born(sex, &episode.fields)));
    let mut found: Vec<Dot> = at_birth
        .chain(at_visits)
        .filter_map(|(day, measured)| {
            let (x, y) = point(chart, &measured)?;
            let score = score(chart, &assess(&measured));
            Some(Dot {
                day,
                x,
                y,
                when: format!(
                    "{} ({})",
                    when::short(day, lang),
                    when::age(birth, day, lang)
                ),
                said: said(chart, y, score, lang),
            })
        })
        .collect();
    found.sort_by_key(|dot| dot.day);
    found
}

fn born(sex: Sex, fields: &Answers) -> Measured {
    Measured {
        length_cm: fields.number("birth_length_cm"),
        weight_kg: fields.number("birth_weight_kg"),
        position: Position::Lying,
        ..measured(Some(sex), Some(0), &Answers::new())
    }
}

/// `7,2 kg · −1,32 SD`.
fn said(chart: Chart, y: f64, score: Option<Score>, lang: Lang) -> String {
    let amount = format!("{} {}", amount(y, lang), chart.unit());
    match score {
        Some(score) if score.is_implausible => {
            format!("{amount} · {}", words::CHECK_AGAIN.text(lang))
        }
        Some(score) => format!("{amount} · {} SD", signed(score.z, lang)),
        None => amount,
    }
}

fn signed(z: f64, lang: Lang) -> String {
    let sign = if z < 0.0 { "−" } else { "+" };
    let hundredths = (z.abs() * 100.0).round() as u32;
    let point = match lang {
        Lang::Id => ',',
        Lang::En => '.',
    };
    format!("{sign}{}{point}{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::signed;
    use crate::text::Lang;

    #[test]
    fn a_score_has_two_places_and_its_sign() {
        assert_eq!(signed(-1.3, Lang::Id), "−1,30");
        assert_eq!(signed(0.05, Lang::En), "+0.05");
        assert_eq!(signed(-0.29, Lang::Id), "−0,29");
    }
}
