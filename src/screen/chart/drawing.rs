//! A growth chart as SVG: the ground and lines of WHO's standard, the child's dots, and the words along both sides.
//! Whole numbers of a tenth of a pixel, so that nothing has to be rounded for the text.

use super::Dot;
use std::fmt::Write;

const WIDE: f64 = 3400.0;
const HIGH: f64 = 2800.0;
const LEFT: f64 = 410.0;
const RIGHT: f64 = 310.0;
const TOP: f64 = 90.0;
const BOTTOM: f64 = 300.0;

/// Points along the chart, in its own units.
pub type Points = Vec<(f64, f64)>;

/// What is drawn behind the dots.
pub struct Plot {
    /// Both ends of what is drawn, in the chart's unit across.
    pub window: (f64, f64),
    /// How much of that unit is one step below the chart (a month, a week, a centimetre), and how many steps from one number to
    /// the next.
    pub unit: f64,
    pub each: u32,
    /// Areas, each with its class.
    pub areas: Vec<(Points, &'static str)>,
    /// Lines, each with the name at its end and its class.
    pub lines: Vec<(Points, &'static str, &'static str)>,
}

/// Where a value lies on the picture.
struct Frame {
    window: (f64, f64),
    low: f64,
    high: f64,
}

impl Frame {
    fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        let (from, to) = self.window;
        let across = (x - from) / (to - from);
        let up = (y - self.low) / (self.high - self.low);
        let x = LEFT + across * (WIDE - LEFT - RIGHT);
        let y = HIGH - BOTTOM - up * (HIGH - TOP - BOTTOM);
        (x.round() as i32, y.round() as i32)
    }

    fn path(&self, points: &[(f64, f64)]) -> String {
        let mut path = String::new();
        for point in points {
            let (x, y) = self.at(*point);
            let way = if path.is_empty() { "M" } else { " L" };
            put(&mut path, way);
            number(&mut path, x);
            put(&mut path, " ");
            number(&mut path, y);
        }
        path
    }
}

fn put(out: &mut String, text: &str) {
    out.push_str(text);
}

fn number(out: &mut String, number: i32) {
    write!(out, "{number}").expect("a text takes every number");
}

fn element(out: &mut String, name: &str, attributes: &[(&str, String)], inside: &str) {
    put(out, "<");
    put(out, name);
    for (name, value) in attributes {
        put(out, " ");
        put(out, name);
        put(out, "=\"");
        put(out, value);
        put(out, "\"");
    }
    put(out, ">");
    put(out, inside);
    put(out, "</");
    put(out, name);
    put(out, ">");
}

fn words(out: &mut String, class: &str, (x, y): (i32, i32), anchor: &str, inside: &str) {
    let attributes = [
        ("class", class.to_owned()),
        ("x", x.to_string()),
        ("y", y.to_string()),
        ("text-anchor", anchor.to_owned()),
    ];
    element(out, "text", &attributes, inside);
}

/// What was drawn.
#[derive(Default)]
pub struct Drawing {
    /// Between the tags of the `svg`.
    pub inside: String,
    /// Which dots, and how far across.
    places: Vec<(usize, i32)>,
}

/// The picture; nothing without a dot or a line.
pub fn drawing(plot: &Plot, dots: &[Dot], chosen: usize) -> Option<Drawing> {
    let window = plot.window;
    let inside = |dot: &&Dot| window.0 <= dot.x && dot.x <= window.1;
    let areas = plot.areas.iter().map(|(points, _)| points);
    let heights = plot
        .lines
        .iter()
        .map(|(points, ..)| points)
        .chain(areas)
        .flat_map(|line| line.iter().map(|point| point.1))
        .chain(dots.iter().filter(inside).map(|dot| dot.y));
    let (low, high) = heights.fold((f64::MAX, f64::MIN), |(low, high), y| {
        (low.min(y), high.max(y))
    });
    let step = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0]
        .into_iter()
        .find(|step| (high - low) / step <= 7.0)?;
    let frame = Frame {
        window,
        low: (low / step).floor() * step,
        high: (high / step).ceil() * step,
    };
    let mut out = String::new();
    for (around, class) in &plot.areas {
        let attributes = [("class", (*class).to_owned()), ("d", frame.path(around))];
        element(&mut out, "path", &attributes, "");
    }
    sides(&mut out, &frame, plot, step);
    let mut names: Vec<(i32, i32, &'static str)> = Vec::new();
    for (points, name, class) in &plot.lines {
        let attributes = [("class", (*class).to_owned()), ("d", frame.path(points))];
        element(&mut out, "path", &attributes, "");
        names.extend(points.last().map(|end| {
            let (x, y) = frame.at(*end);
            (y + 55, x + 40, *name)
        }));
    }
    for (y, x, name) in apart(names) {
        words(&mut out, "line-name", (x, y), "start", name);
    }
    let shown: Vec<(f64, f64)> = dots
        .iter()
        .filter(inside)
        .map(|dot| (dot.x, dot.y))
        .collect();
    let attributes = [("class", "way".to_owned()), ("d", frame.path(&shown))];
    element(&mut out, "path", &attributes, "");
    let mut places = Vec::new();
    for (at, dot) in dots.iter().enumerate().filter(|(_, dot)| inside(dot)) {
        let (x, y) = frame.at((dot.x, dot.y));
        places.push((at, x));
        let class = if at == chosen {
            "dot dot-chosen"
        } else {
            "dot"
        };
        let attributes = [
            ("class", class.to_owned()),
            ("cx", x.to_string()),
            ("cy", y.to_string()),
            ("r", "55".to_owned()),
        ];
        element(&mut out, "circle", &attributes, "");
    }
    Some(Drawing {
        inside: out,
        places,
    })
}

/// The least from one name to the next, or they would lie on each other where lines end close together.
const NAMES_APART: i32 = 165;

/// The names from top to bottom, none on another.
fn apart(mut names: Vec<(i32, i32, &'static str)>) -> Vec<(i32, i32, &'static str)> {
    names.sort_unstable();
    let mut above = i32::MIN / 2;
    for (y, ..) in &mut names {
        *y = (*y).max(above + NAMES_APART);
        above = *y;
    }
    names
}

impl Drawing {
    /// The dot nearest to a touch, which lies that far across the picture (0 to 1). Dots of two months are a few millimetres
    /// apart, so the whole height of the picture is hers to touch.
    pub fn nearest(&self, across: f64) -> Option<usize> {
        let touched = (across * WIDE).round() as i32;
        let nearest = self
            .places
            .iter()
            .min_by_key(|(_, x)| touched.abs_diff(*x))?;
        Some(nearest.0)
    }
}

/// Numbers along the left side and below, with hairlines.
fn sides(out: &mut String, frame: &Frame, plot: &Plot, step: f64) {
    let ((from, to), unit) = (frame.window, plot.unit);
    let mut hairline = |way: &[(f64, f64)]| {
        let attributes = [("class", "hairline".to_owned()), ("d", frame.path(way))];
        element(out, "path", &attributes, "");
    };
    let rows = ((frame.high - frame.low) / step).round() as u32;
    let heights: Vec<f64> = (0..=rows)
        .map(|row| frame.low + f64::from(row) * step)
        .collect();
    let first = (from / unit).floor() as u32;
    let last = ((to + 1.0) / unit).round() as u32;
    let columns: Vec<u32> = (first..=last).filter(|at| at % plot.each == 0).collect();
    for y in &heights {
        hairline(&[(from, *y), (to, *y)]);
    }
    for at in &columns {
        let x = (f64::from(*at) * unit).clamp(from, to);
        hairline(&[(x, frame.low), (x, frame.high)]);
    }
    for y in heights {
        let (at, down) = frame.at((from, y));
        let sign = if y < 0.0 { "−" } else { "" };
        let whole = (y.trunc() as i32).abs();
        let half = if y.fract() == 0.0 { "" } else { ",5" };
        words(
            out,
            "side",
            (at - 60, down + 55),
            "end",
            &format!("{sign}{whole}{half}"),
        );
    }
    for at in columns {
        let x = (f64::from(at) * unit).clamp(from, to);
        let (across, down) = frame.at((x, frame.low));
        words(out, "side", (across, down + 190), "middle", &at.to_string());
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::screen::chart::{Kind, tests::dot};
    use dampingi_domain::growth::Sex;
    use dampingi_domain::growth::chart::Chart;

    fn drawn(chart: Chart, sex: Sex, dots: &[Dot], chosen: usize) -> Option<Drawing> {
        let at = dots.get(chosen)?.x;
        drawing(&Kind::Growth(chart, sex).plot(at), dots, chosen)
    }

    #[test]
    fn names_of_lines_that_end_close_together_are_set_apart() {
        let names = vec![
            (500, 9, "−2"),
            (100, 9, "+3"),
            (560, 9, "−3"),
            (640, 9, "x"),
        ];
        let set: Vec<i32> = apart(names).iter().map(|(y, ..)| *y).collect();
        assert_eq!(set, [100, 500, 665, 830]);
    }

    #[test]
    fn every_dot_of_the_window_and_no_other_is_drawn_and_can_be_touched() {
        let dots = [dot(30.0, 4.0), dot(200.0, 7.0), dot(900.0, 12.0)];
        let young = drawn(Chart::WeightForAge, Sex::Male, &dots, 1).expect("a chart");
        assert_eq!(young.inside.matches("<circle").count(), 2);
        assert_eq!(young.inside.matches("dot-chosen").count(), 1);
        let touched = [0.0, 0.15, 0.3, 1.0].map(|across| young.nearest(across));
        assert_eq!(touched, [Some(0), Some(0), Some(1), Some(1)]);
        let old = drawn(Chart::WeightForAge, Sex::Male, &dots, 2).expect("a chart");
        assert_eq!(old.nearest(0.0), Some(2));
        assert_eq!(Drawing::default().nearest(0.5), None);
    }

    #[test]
    fn the_card_has_its_colours_and_the_others_have_none() {
        let dots = [dot(400.0, 70.0)];
        assert!(
            drawn(Chart::WeightForAge, Sex::Female, &dots, 0)
                .is_some_and(|it| it.inside.contains("band-green"))
        );
        assert!(
            drawn(Chart::LengthForAge, Sex::Female, &dots, 0)
                .is_some_and(|it| !it.inside.contains("band-"))
        );
        assert!(drawn(Chart::LengthForAge, Sex::Female, &[], 0).is_none());
    }

    #[test]
    fn only_the_card_has_an_orange_line_and_red_is_below() {
        for chart in Chart::ALL {
            let x = if chart.is_by_age() { 1000.0 } else { 800.0 };
            let inside = drawn(chart, Sex::Female, &[dot(x, 11.0)], 0)
                .expect("a chart")
                .inside;
            let is_card = chart == Chart::WeightForAge;
            let orange = inside.matches("\"line-1\"").count();
            assert_eq!(orange, usize::from(is_card), "{chart:?}");
            assert_eq!(inside.contains(">+1<"), is_card, "{chart:?}");
            assert_eq!(inside.matches("\"line-3\"").count(), 1, "{chart:?}");
        }
    }

    #[test]
    fn all_of_it_lies_on_the_picture() {
        for chart in Chart::ALL {
            let x = if chart.is_by_age() { 1000.0 } else { 800.0 };
            let drawn = drawn(chart, Sex::Male, &[dot(x, 11.0)], 0)
                .expect("a chart")
                .inside;
            is_on_the_picture(&drawn);
        }
    }

    #[track_caller]
    pub fn is_on_the_picture(drawn: &str) {
        let numbers = drawn
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|digits| digits.parse::<u32>().ok());
        assert!(numbers.max().is_some_and(|most| most <= 3400));
        assert!(!drawn.contains("NaN") && !drawn.contains("inf"));
    }
}
