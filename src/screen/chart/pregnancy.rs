//! The charts of a pregnancy: weight gain and fundal height, each over its band, one dot for each time she was measured.
//! A pregnancy that ended without a living baby has none.

use super::drawing::Plot;
use super::{Dot, Kind, Picture, amount};
use crate::phone::{PersonView, VisitState, VisitView};
use crate::screen::visit::day;
use crate::text::{Lang, chart as words, life, when};
use dampingi_domain::finding;
use dampingi_domain::form::Range;
use dampingi_domain::life::ended_on;
use dampingi_domain::woman::chart::{Chart, Mother, RULE};
use dampingi_domain::woman::dating::Gestation;
use dampingi_sync::{Record, link};
use std::sync::Arc;

/// The band, and above it the dots.
pub fn plot(chart: Chart, mother: Option<&Mother>) -> Plot {
    let (from, to) = chart.window();
    let ribbon = mother.map_or_else(Vec::new, |mother| mother.ribbon(chart));
    let at = |end: fn(&(i32, f64, f64)) -> f64| -> Vec<(f64, f64)> {
        let each = ribbon.iter();
        each.map(|point| (f64::from(point.0), end(point))).collect()
    };
    let (low, high) = (at(|point| point.1), at(|point| point.2));
    let around: Vec<(f64, f64)> = high
        .iter()
        .copied()
        .chain(low.iter().rev().copied())
        .collect();
    Plot {
        window: (f64::from(from), f64::from(to)),
        unit: 7.0,
        each: 4,
        areas: vec![(around, "band-green")],
        lines: vec![(low, "", "line-2"), (high, "", "line-2")],
    }
}

/// Her newest pregnancy, with its visits that count; nothing after a loss, or for an entry that was a mistake.
fn pregnancy(view: &PersonView) -> Option<(&Record, Vec<&VisitView>)> {
    let episode = view.episodes.iter().find(|it| it.form == "pregnancy")?;
    let visits: Vec<&VisitView> = view
        .visits
        .iter()
        .filter(|visit| {
            visit.record.link(link::EPISODE) == Some(episode.id)
                && !matches!(
                    visit.state,
                    VisitState::Superseded | VisitState::ClosedDuplicate
                )
        })
        .collect();
    let is_over = visits.iter().any(|visit| {
        let outcome = visit.record.fields.text("delivery_outcome");
        outcome.is_some_and(|outcome| outcome != "live_birth")
    });
    (!is_over && ended_on(&episode.fields).is_none()).then_some((episode, visits))
}

/// The charts on which she has a dot.
pub fn pictures(view: &PersonView, lang: Lang) -> Vec<Picture> {
    let Some((episode, visits)) = pregnancy(view) else {
        return Vec::new();
    };
    let Some(mother) = Mother::of(&episode.fields) else {
        return Vec::new();
    };
    // The bands are for one baby.
    let count = |visit: &&VisitView| visit.record.fields.number("fetus_count");
    let is_single = !visits.iter().filter_map(count).any(|count| count > 1.0);
    let band = is_single.then_some(mother);
    let each = Chart::ALL.into_iter().map(|chart| {
        let mut dots: Vec<Dot> = visits
            .iter()
            .filter_map(|visit| dot(chart, &mother, band.as_ref(), &visit.record, lang))
            .collect();
        dots.sort_by_key(|dot| dot.day);
        let kind = Kind::Pregnancy(chart, band);
        Picture {
            kind,
            name: chart.name(),
            short: words::short_of_pregnancy(chart),
            legend: legend(chart, band.as_ref(), lang),
            rule: finding::by_id(RULE)
                .next()
                .filter(|_| is_single)
                .map(|rule| (rule, chart.ground())),
            dots: Arc::new(dots),
        }
    });
    each.filter(|picture| !picture.dots.is_empty()).collect()
}

fn dot(
    chart: Chart,
    mother: &Mother,
    band: Option<&Mother>,
    visit: &Record,
    lang: Lang,
) -> Option<Dot> {
    let on = day(visit).filter(|_| visit.form == "pregnancy_visit")?;
    let (days, value) = mother.point(chart, on, &visit.fields)?;
    let gestation = Gestation::from_days(days)?;
    let band = band.and_then(|mother| mother.band(chart, gestation));
    Some(Dot {
        day: on,
        x: f64::from(days),
        y: value,
        when: format!(
            "{} ({})",
            when::short(on, lang),
            life::weeks(gestation.weeks(), lang)
        ),
        said: said(chart, value, band, lang),
    })
}

/// "+5,2 kg · pita 4,7–8,4 kg: di dalam pita".
fn said(chart: Chart, value: f64, band: Option<Range>, lang: Lang) -> String {
    let sign = match chart {
        Chart::Gain if value < 0.0 => "−",
        Chart::Gain => "+",
        Chart::FundalHeight => "",
    };
    let mut said = format!("{sign}{} {}", amount(value.abs(), lang), chart.unit());
    if let Some(band) = band {
        let place = if value < band.low {
            words::BELOW
        } else if value > band.high {
            words::ABOVE
        } else {
            words::INSIDE
        };
        said.push_str(" · ");
        said.push_str(place.text(lang));
        said.push_str(&format!(" {}", between(band, chart, lang)));
    }
    said
}

/// "4,7–8,4 kg".
fn between(band: Range, chart: Chart, lang: Lang) -> String {
    let (low, high) = (amount(band.low, lang), amount(band.high, lang));
    format!("{low}–{high} {}", chart.unit())
}

/// What is drawn, and to where it leads.
fn legend(chart: Chart, band: Option<&Mother>, lang: Lang) -> String {
    let Some(mother) = band else {
        return words::ONE_BABY.text(lang).to_owned();
    };
    let mut legend = words::BY_WEEK.text(lang).to_owned();
    if let Some(target) = mother.target.filter(|_| chart == Chart::Gain) {
        legend.push_str(&words::total(&between(target.total_kg, chart, lang), lang));
    }
    legend.push('.');
    legend
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::chart::drawing::{drawing, tests::is_on_the_picture};
    use crate::screen::chart::tests::dot;
    use dampingi_domain::Answers;

    fn mother() -> Mother {
        let registered = Answers::new()
            .with("lmp", "2026-01-01")
            .with("weight_before_kg", 50)
            .with("height_cm", 155.5);
        Mother::of(&registered).expect("dated")
    }

    #[test]
    fn the_band_lies_under_the_dots_and_on_the_picture() {
        let mother = mother();
        for (chart, y) in [(Chart::Gain, -3.5), (Chart::FundalHeight, 25.0)] {
            let plot = Kind::Pregnancy(chart, Some(mother)).plot(170.0);
            let drawn = drawing(&plot, &[dot(170.0, y)], 0).expect("a chart").inside;
            assert!(drawn.contains("band-green"), "{chart:?}");
            is_on_the_picture(&drawn);
        }
    }

    #[test]
    fn without_a_band_the_dots_are_drawn_all_the_same() {
        let plot = Kind::Pregnancy(Chart::Gain, None).plot(170.0);
        let dots = [dot(100.0, 2.0), dot(170.0, 5.5)];
        let drawn = drawing(&plot, &dots, 1).expect("a chart").inside;
        assert_eq!(drawn.matches("<circle").count(), 2);
        is_on_the_picture(&drawn);
    }

    #[test]
    fn a_dot_says_where_it_lies() {
        let band = Some(Range::new(4.6, 7.4));
        let gain = |kg| said(Chart::Gain, kg, band, Lang::Id);
        assert_eq!(gain(6.2), "+6,2 kg · di dalam pita 4,6–7,4 kg");
        assert_eq!(gain(-1.0), "−1 kg · di bawah pita 4,6–7,4 kg");
        assert_eq!(gain(9.0), "+9 kg · di atas pita 4,6–7,4 kg");
        let fundal = said(Chart::FundalHeight, 23.0, None, Lang::Id);
        assert_eq!(fundal, "23 cm");
    }
}
