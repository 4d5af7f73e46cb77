//! A coordinator's word on a village's scorecard of a quarter: that she has looked at it, with the numbers as they stood, or that
//! she takes that back. A fact like a review: a changed mind is a new one.

use dampingi_domain::Answers;
use dampingi_domain::period::Quarter;

/// Field: which quarter, `2026-TW4`.
pub const QUARTER: &str = "quarter";
/// Field: [`VERIFIED`] or [`WITHDRAWN`].
pub const STATE: &str = "state";
/// Field: the day on which she said so.
pub const SIGNED_ON: &str = "signed_on";
/// Field: the levels of convergence as they stood, each `6/17`: all, mothers, children.
pub const LEVELS: &str = "levels";
/// She has looked at it.
pub const VERIFIED: &str = "verified";
/// She takes it back.
pub const WITHDRAWN: &str = "withdrawn";

/// A level of convergence: how many services were received, of how many.
pub type LevelFigure = (u32, u32);

/// A level as it is kept.
pub fn written((part, whole): LevelFigure) -> String {
    let mut text = part.to_string();
    text.push('/');
    text.push_str(&whole.to_string());
    text
}

fn level(text: &str) -> Option<LevelFigure> {
    let (part, whole) = text.split_once('/')?;
    let figure: LevelFigure = (part.parse().ok()?, whole.parse().ok()?);
    (figure.0 <= figure.1).then_some(figure)
}

/// Levels as they are kept; `None` unless all three can be read.
pub fn levels<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Vec<LevelFigure>> {
    let read: Option<Vec<LevelFigure>> = texts.into_iter().map(level).collect();
    read.filter(|levels| levels.len() == 3)
}

/// Whether it says of which quarter.
pub fn has_quarter(fields: &Answers) -> bool {
    let is_quarter = |text: &str| Quarter::parse(text).is_some_and(|it| it.to_string() == text);
    fields.text(QUARTER).is_some_and(is_quarter)
}

/// What is wrong with a sign-off, by its field; `None` when it can be taken.
pub fn fault(fields: &Answers) -> Option<&'static str> {
    if !has_quarter(fields) {
        return Some(QUARTER);
    }
    if !matches!(fields.text(STATE), Some(VERIFIED | WITHDRAWN)) {
        return Some(STATE);
    }
    if fields.date(SIGNED_ON).is_none() {
        return Some(SIGNED_ON);
    }
    levels(fields.codes(LEVELS)).is_none().then_some(LEVELS)
}
