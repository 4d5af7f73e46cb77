//! What a health office may choose, and which choice holds where and when: the nearest office above a village that has chosen by
//! that day, else the default. Choices stand in the records of areas, so that server and phones read the same.

use crate::{Answers, AreaCode, Date, date};

/// What a health office may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// When a child that did not gain is sent on.
    pub gain: GainPolicy,
}

/// When a child that did not gain enough is sent on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GainPolicy {
    /// At the first T, as the KIA book of 2023 says.
    #[default]
    FirstTime,
    /// At the second T in a row (2T), as older guides say.
    SecondTime,
}

impl GainPolicy {
    /// Stable code for records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstTime => "first",
            Self::SecondTime => "second",
        }
    }

    /// The policy of a code; `None` for one of a newer version.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::FirstTime, Self::SecondTime]
            .into_iter()
            .find(|policy| policy.code() == code)
    }
}

/// Key of an area's choices: `2026-12-01 second`, one for each day on which it changed. None is ever taken out, so that a visit
/// of last year is judged by what held then.
pub const GAIN_POLICY: &str = "gain_policy";

/// One choice of one office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Whose: a province or a kabupaten.
    pub area: AreaCode,
    /// The first day of visits it judges.
    pub from: Date,
    /// What was chosen.
    pub gain: GainPolicy,
}

/// The choices of the offices around.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<Chosen>);

impl Choices {
    /// With the choices of an area, as its record holds them. What cannot be read is passed over.
    pub fn add<'a>(&mut self, area: &AreaCode, codes: impl IntoIterator<Item = &'a str>) {
        let read = |code: &str| {
            let (from, gain) = code.split_once(' ')?;
            Some(Chosen {
                area: area.clone(),
                from: date::from_iso(from)?,
                gain: GainPolicy::from_code(gain)?,
            })
        };
        self.0.extend(codes.into_iter().filter_map(read));
    }

    /// Every choice.
    pub fn all(&self) -> &[Chosen] {
        &self.0
    }

    /// What holds for visits of a day in an area. Of two written for one day the later one does.
    pub fn policy(&self, area: &AreaCode, on: Date) -> Policy {
        let holds = |it: &&Chosen| it.from <= on && it.area.contains(area);
        let nearest = self
            .0
            .iter()
            .filter(holds)
            .max_by_key(|it| (it.area.level(), it.from));
        Policy {
            gain: nearest.map_or(GainPolicy::default(), |it| it.gain),
        }
    }
}

/// The choices of an area with one more; one of the same day is replaced.
pub fn with_choice(area: &Answers, from: Date, gain: GainPolicy) -> Vec<String> {
    let day = from.to_string();
    let mut codes: Vec<String> = area
        .codes(GAIN_POLICY)
        .into_iter()
        .filter(|code| !code.starts_with(&day))
        .map(str::to_owned)
        .collect();
    codes.push([&day, gain.code()].join(" "));
    codes.sort();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::from_iso;

    fn code(text: &str) -> AreaCode {
        AreaCode::parse(text).expect("a code")
    }

    #[test]
    fn the_nearest_office_that_chose_by_that_day_is_followed() {
        let mut choices = Choices::default();
        choices.add(&code("65"), ["2026-01-01 second"]);
        choices.add(
            &code("65.01"),
            [
                "2026-07-01 first",
                "2027-01-01 second",
                "2028 second",
                "2026-02-01 third",
            ],
        );
        let said = |village: &str, on: &str| {
            let on = from_iso(on).expect("a date");
            choices.policy(&code(village), on).gain.code()
        };
        // Before anybody chose: the default.
        assert_eq!(said("65.01.05.2003", "2025-12-31"), "first");
        // The province, until its kabupaten chooses for itself.
        assert_eq!(said("65.01.05.2003", "2026-06-30"), "second");
        assert_eq!(said("65.01.05.2003", "2026-07-01"), "first");
        assert_eq!(said("65.01.05.2003", "2027-01-01"), "second");
        // Another kabupaten goes on with the province; another province is not meant.
        assert_eq!(said("65.02.01.2001", "2026-07-01"), "second");
        assert_eq!(said("64.01.01.2001", "2026-07-01"), "first");
    }

    #[test]
    fn a_choice_of_the_same_day_replaces_the_one_before() {
        let day = from_iso("2026-07-01").expect("a date");
        let area = Answers::new().with(GAIN_POLICY, vec!["2026-01-01 second", "2026-07-01 second"]);
        assert_eq!(
            with_choice(&area, day, GainPolicy::FirstTime),
            ["2026-01-01 second", "2026-07-01 first"]
        );
    }
}
