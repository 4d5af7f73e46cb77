//! Conditions under which a field is asked, as data.

use super::View;

/// A condition over the answers so far, the person, her episode and the purpose of the form.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// No condition.
    Always,
    /// The field has one of these codes.
    Is(&'static str, &'static [&'static str]),
    /// The field was answered with yes.
    Yes(&'static str),
    /// The field was answered with no.
    No(&'static str),
    /// The field holds this number or more.
    AtLeast(&'static str, f64),
    /// The field has an answer.
    Filled(&'static str),
    /// The subject's age on the form's date lies within these completed months, both inclusive.
    /// Holds too when the age is not known: better one question too many than one never asked.
    Months(i32, i32),
    /// Gestational age on the form's date lies within these completed weeks; holds when it is not known.
    Weeks(i32, i32),
    /// The person is being registered for one of these episodes.
    For(&'static [&'static str]),
    /// All hold.
    All(&'static [When]),
    /// At least one holds.
    Any(&'static [When]),
    /// Does not hold.
    Not(&'static When),
}

impl When {
    /// Whether it holds for what the view shows.
    pub fn holds(&self, view: &View<'_>) -> bool {
        match self {
            Self::Always => true,
            Self::Is(key, codes) => view.code(key).is_some_and(|code| codes.contains(&code)),
            Self::Yes(key) => view.flag(key) == Some(true),
            Self::No(key) => view.flag(key) == Some(false),
            Self::AtLeast(key, least) => view.number(key).is_some_and(|number| number >= *least),
            Self::Filled(key) => view.is_filled(key),
            Self::Months(from, to) => view
                .age_months()
                .is_none_or(|months| (*from..=*to).contains(&months)),
            Self::Weeks(from, to) => view
                .gestation_weeks()
                .is_none_or(|weeks| (*from..=*to).contains(&weeks)),
            Self::For(episodes) => view
                .context()
                .purpose
                .is_some_and(|purpose| episodes.contains(&purpose)),
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(view)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(view)),
            Self::Not(condition) => !condition.holds(view),
        }
    }
}
