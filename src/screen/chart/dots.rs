//! What a chart shows of a child: one dot for each time she was measured.

use crate::phone::{PersonView, VisitState};
use crate::screen::visit::day;
use dampingi_domain::date::days_between;
use dampingi_domain::finding::measured;
use dampingi_domain::growth::chart::{Chart, point};
use dampingi_domain::growth::{Assessment, Measured, Position, Score, Sex, assess};
use dampingi_domain::{Answers, Date};

/// One time she was measured.
pub struct Dot {
    pub day: Date,
    /// Days of age, or tenths of a centimetre of length.
    pub x: f64,
    /// In the chart's unit.
    pub y: f64,
    pub score: Option<Score>,
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
pub fn child(view: &PersonView) -> Option<(Sex, Date)> {
    let fields = &view.person.fields;
    Some((
        Sex::from_code(fields.text("sex")?)?,
        fields.date("birth_date")?,
    ))
}

/// Oldest first; at birth, as far as it is known, and at each visit's newest version.
pub fn dots(chart: Chart, view: &PersonView, sex: Sex, birth: Date) -> Vec<Dot> {
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
            Some(Dot { day, x, y, score })
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
