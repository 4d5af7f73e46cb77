//! People with their episodes and visits, as the schedule, the household's risk and the indicators read them.
//! Borrowed from records; whoever holds the records puts them together.

use crate::growth::Sex;
use crate::woman::dating::Dating;
use crate::{Answers, AreaCode, Date, date, kind};

/// Person: the day she moved away or died.
pub const LEFT_ON: &str = "left_on";
/// Person: why she is no longer here.
pub const LEFT_REASON: &str = "left_reason";
/// Person: the day since which she is here again. The day she left stays beside it.
pub const BACK_ON: &str = "came_back_on";
/// Since when somebody lives in the household that the record names, where she lived in another one before.
pub const HOUSE_SINCE: &str = "house_since";
/// Episode: the day it was ended by hand.
pub const ENDED_ON: &str = "ended_on";
/// Episode: why.
pub const END_REASON: &str = "end_reason";
/// The reason of an episode that should never have been.
pub const MISTAKEN: &str = "mistaken";

/// Why somebody is no longer here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Moved away.
    Moved,
    /// Died.
    Died,
}

impl Left {
    /// From the code of a form.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "moved" => Some(Self::Moved),
            "died" => Some(Self::Died),
            _ => None,
        }
    }

    /// The code of the forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Died => "died",
        }
    }
}

/// That somebody is no longer here, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Why.
    pub left: Left,
    /// Since when; `None` when the visit that says so has no date.
    pub on: Option<Date>,
}

/// What the person's own record says.
pub fn gone(person: &Answers) -> Option<Gone> {
    let on = person.date(LEFT_ON)?;
    let is_back = person.date(BACK_ON).is_some_and(|back| back >= on);
    let left = Left::from_code(person.text(LEFT_REASON)?)?;
    (!is_back).then_some(Gone { left, on: Some(on) })
}

/// What a visit says: a child that is missed because it moved or died, a mother who died at a birth. A child that was seen
/// again later has not left, and neither has somebody whose record says that she came back.
pub fn left_by_visit(person: &Answers, visit: &Answers, on: Option<Date>) -> Option<Gone> {
    let left = match (
        visit.text("absence_reason").and_then(Left::from_code),
        visit.text("mother_condition"),
    ) {
        (Some(left), _) => left,
        (None, Some("died")) => Left::Died,
        _ => return None,
    };
    let is_back = person
        .date(BACK_ON)
        .zip(on)
        .is_some_and(|(back, on)| back >= on);
    (!is_back).then_some(Gone { left, on })
}

/// The day from which an episode is over by its own time. `key` is its day: the birth of a child, the birth after which a
/// mother is accompanied, the planned wedding, the day 0 of a pregnancy, the birth of an adolescent girl.
pub fn ends_by_itself(form: &str, key: Date) -> Option<Date> {
    match form {
        "postpartum" => Some(date::add_days(key, POSTPARTUM_DAYS + 1)),
        "child" => Some(date::add_months(key, CHILD_MONTHS)),
        "adolescent" => Some(date::add_months(key, ADOLESCENT_MONTHS)),
        "engagement" => Some(date::add_days(key, 1)),
        "pregnancy" => Some(date::add_days(key, PREGNANCY_OVER_DAYS + 1)),
        _ => None,
    }
}

/// The day on which an episode was ended by hand; an entry made by mistake never was open.
pub fn ended_on(episode: &Answers) -> Option<Date> {
    let on = episode.date(ENDED_ON)?;
    let is_mistaken = episode.text(END_REASON) == Some(MISTAKEN);
    Some(if is_mistaken { Date::MIN } else { on })
}

/// Whether two registrations of one form, of one person under two records, tell of one stretch: what it is dated by lies within two
/// months, or is not known of one. Two donors may help at once. `[design]`, unconfirmed: no woman is pregnant twice within two
/// months.
pub fn is_one_stretch(form: &str, one: &Answers, other: &Answers) -> bool {
    let dated = |answers: &Answers| match form {
        "pregnancy" => Some(Dating::of(answers)?.start),
        "postpartum" => answers.date("delivery_date"),
        "engagement" => answers.date("planned_wedding_date"),
        _ => None,
    };
    form != kind::SUPPORT
        && dated(one)
            .zip(dated(other))
            .is_none_or(|(one, other)| date::days_between(one, other).abs() <= 60)
}

/// How a visit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The server has it, nobody has looked at it.
    Received,
    /// A coordinator accepted it.
    Approved,
    /// Brought in from a file: it does not wait for a review, and counts as approved (Settled 7).
    Imported,
    /// Returned, closed as a duplicate or replaced by a correction: counts for nothing (Settled 11).
    SetAside,
}

/// One visit.
#[derive(Clone, Copy)]
pub struct Visit<'a> {
    /// Form id.
    pub form: &'a str,
    /// Its day.
    pub on: Date,
    /// What was filled in.
    pub answers: &'a Answers,
    /// How it counts.
    pub standing: Standing,
}

/// One episode with its visits, in any order.
#[derive(Clone)]
pub struct Episode<'a> {
    /// Form id: adolescent, engagement, pregnancy, postpartum, child, support.
    pub form: &'a str,
    /// What was filled in at its registration.
    pub answers: &'a Answers,
    /// The day it was closed by hand, see [`ended_on`]. What visits say is read from them.
    pub closed_on: Option<Date>,
    /// Visits that belong to it; those of one day in the order in which they were recorded.
    pub visits: Vec<Visit<'a>>,
}

/// One person with all episodes.
#[derive(Clone)]
pub struct Person<'a> {
    /// What was filled in.
    pub answers: &'a Answers,
    /// The village.
    pub area: &'a AreaCode,
    /// Episodes, closed ones too.
    pub episodes: Vec<Episode<'a>>,
}

/// One household with who lives in it.
#[derive(Clone)]
pub struct Household<'a> {
    /// The village.
    pub area: &'a AreaCode,
    /// Surveys of water, latrine and house; those of one day in the order in which they were recorded.
    pub surveys: Vec<Visit<'a>>,
    /// Indices into the people that it is read with.
    pub members: Vec<usize>,
}

impl std::fmt::Debug for Visit<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Visit")
    }
}

impl std::fmt::Debug for Episode<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Episode")
    }
}

impl std::fmt::Debug for Person<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person")
    }
}

impl std::fmt::Debug for Household<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Household")
    }
}

/// Days after birth that a mother's episode lasts.
const POSTPARTUM_DAYS: i32 = crate::woman::postpartum::LAST_DAY;
/// Completed months that a child's episode lasts.
const CHILD_MONTHS: i32 = 60;
/// Completed months at which nobody is an adolescent girl any more: 19 years. `[design]`, unconfirmed: §2.10 names no age.
const ADOLESCENT_MONTHS: i32 = 19 * 12;
/// Days of pregnancy after which one without a birth on record is taken as over: 44 weeks.
pub const PREGNANCY_OVER_DAYS: i32 = 44 * 7;
/// Days of pregnancy up to which the birth is asked about: 52 weeks. By then the 42 days after the latest birth are over.
const BIRTH_ASKED_DAYS: i32 = 52 * 7;

impl<'a> Visit<'a> {
    /// Whether it counts as a visit: not set aside, and somebody was met.
    pub fn counts(&self) -> bool {
        self.standing != Standing::SetAside && self.is_meeting()
    }

    /// Whether somebody was met to be looked after, see [`kind::is_meeting`].
    pub fn is_meeting(&self) -> bool {
        kind::is_meeting(self.form)
    }
}

impl<'a> Person<'a> {
    /// Sex at birth.
    pub fn sex(&self) -> Option<Sex> {
        Sex::from_code(self.answers.text("sex")?)
    }

    /// Birth date.
    pub fn birth(&self) -> Option<Date> {
        self.answers.date("birth_date")
    }

    /// Completed months on a day; `None` before birth.
    pub fn months(&self, on: Date) -> Option<i32> {
        date::completed_months(self.birth()?, on)
    }

    /// The day on which she died or moved away, as her record or the last visit of an episode says; `None` once she is back.
    pub fn left_on(&self) -> Option<Date> {
        let by_visit = |episode: &Episode<'_>| episode.left_on(self.answers);
        let by_visits = self.episodes.iter().filter_map(by_visit);
        by_visits
            .chain(gone(self.answers).and_then(|gone| gone.on))
            .min()
    }

    /// The episodes of a form that are open on a day.
    pub fn open(&self, form: &str, on: Date) -> impl Iterator<Item = &Episode<'a>> {
        let has_left = self.left_on().is_some_and(|day| day <= on);
        self.episodes.iter().filter(move |episode| {
            !has_left && episode.form == form && episode.is_open(self.birth(), on)
        })
    }
}

impl<'a> Episode<'a> {
    /// The day it was registered.
    pub fn registered_on(&self) -> Option<Date> {
        self.answers.date("registered_on")
    }

    /// Visits that count, made up to a day, the oldest first.
    pub fn visits_until(&self, on: Date) -> Vec<&Visit<'a>> {
        let mut visits: Vec<&Visit<'_>> = self
            .visits
            .iter()
            .filter(|visit| visit.counts() && visit.on <= on)
            .collect();
        visits.sort_by_key(|visit| visit.on);
        visits
    }

    /// The birth, or the end without one, that closed a pregnancy; the last one recorded.
    pub fn delivery(&self) -> Option<&Visit<'a>> {
        self.visits
            .iter()
            .filter(|visit| visit.counts() && visit.form == "delivery")
            .max_by_key(|visit| visit.on)
    }

    /// The day on which the person died or moved away, by what the last visit says.
    fn left_on(&self, person: &Answers) -> Option<Date> {
        let last = self
            .visits
            .iter()
            .filter(|visit| visit.counts())
            .max_by_key(|visit| visit.on)?;
        left_by_visit(person, last.answers, Some(last.on))?.on
    }

    /// The day from which it is over, as far as is known: closed by hand, or by what was recorded, or by its own time.
    pub fn ends_on(&self, birth: Option<Date>) -> Option<Date> {
        let by_time = match self.form {
            "pregnancy" => self
                .delivery()
                .and_then(|visit| visit.answers.date("delivery_date").or(Some(visit.on)))
                .or_else(|| ends_by_itself("pregnancy", self.day_zero()?)),
            "child" | "adolescent" => birth.and_then(|birth| ends_by_itself(self.form, birth)),
            "postpartum" => self
                .answers
                .date("delivery_date")
                .and_then(|day| ends_by_itself("postpartum", day)),
            "engagement" => self
                .answers
                .date("planned_wedding_date")
                .and_then(|day| ends_by_itself("engagement", day)),
            _ => None,
        };
        [self.closed_on, by_time].into_iter().flatten().min()
    }

    /// A pregnancy's day 0. Without dates the day it was registered, which is no dating, but the latest that it can be.
    pub(crate) fn day_zero(&self) -> Option<Date> {
        let dated = Dating::of(self.answers).map(|dating| dating.start);
        dated.or_else(|| self.registered_on())
    }

    /// The last day on which a cadre is asked whether a pregnant woman gave birth: longer than she is on the lists, because a
    /// mother and a child that nobody wrote down are looked for. `None` once its end is known.
    pub(crate) fn birth_asked_until(&self) -> Option<Date> {
        let waits = self.form == "pregnancy" && self.delivery().is_none();
        let start = self.day_zero().filter(|_| waits)?;
        let last = date::add_days(start, BIRTH_ASKED_DAYS);
        let closed = self
            .closed_on
            .map_or(Date::MAX, |day| date::add_days(day, -1));
        Some(last.min(closed))
    }

    /// Whether it is open on a day. A pregnancy whose end nobody recorded is over at 44 weeks.
    pub fn is_open(&self, birth: Option<Date>, on: Date) -> bool {
        let has_begun = self.registered_on().is_none_or(|day| day <= on);
        has_begun && self.ends_on(birth).is_none_or(|end| on < end)
    }
}
