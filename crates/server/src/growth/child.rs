//! From a row to what was measured of a child, with all that is wrong in it at once.

use super::cell::{self, Read};
use super::column::{Columns, Input};
use super::problem::{Problem, Wrong};
use super::split::Row;
use dampingi_domain::Date;
use dampingi_domain::date::days_between;
use dampingi_domain::growth::{LAST_DAY, Measured, Oedema};

/// Reads the cells of one row and notes what is wrong with them.
pub struct Reader<'a> {
    pub columns: &'a Columns,
    pub row: &'a Row<'a>,
    pub problems: &'a mut Vec<Problem>,
    pub today: Date,
}

impl Reader<'_> {
    /// What was measured.
    pub fn measured(&mut self) -> Measured {
        let sex = self.read(Input::Sex, cell::sex);
        if sex.is_none() {
            self.missing(Input::Sex);
        }
        let age_days = self.age();
        if age_days.is_some_and(|days| days > LAST_DAY) {
            self.note(Input::AgeDays, Wrong::TooOld);
        }
        Measured {
            sex,
            age_days,
            weight_kg: self.read(Input::Weight, cell::measurement),
            length_cm: self.read(Input::Length, cell::measurement),
            position: self
                .read(Input::Position, cell::position)
                .unwrap_or_default(),
            oedema: self.oedema(),
            head_cm: self.read(Input::Head, cell::measurement),
            muac_cm: self.read(Input::Muac, cell::measurement),
        }
    }

    fn oedema(&mut self) -> Oedema {
        self.cell(Input::Oedema, cell::oedema)
            .map(Option::unwrap_or_default)
            .unwrap_or_else(|wrong| {
                self.note(Input::Oedema, wrong);
                // It may mean oedema, and then weight would say that a sick child is well.
                Oedema::Present
            })
    }

    /// The age in days: as written, or between the two dates.
    fn age(&mut self) -> Option<u32> {
        let written = self.read(Input::AgeDays, cell::age_days);
        let today = self.today;
        let born = self.read(Input::BirthDate, |cell| cell::day(cell, today));
        let on = self.read(Input::MeasuredOn, |cell| cell::day(cell, today));
        let between = born.zip(on).and_then(|(born, on)| {
            let days = u32::try_from(days_between(born, on)).ok();
            if days.is_none() {
                self.note(Input::MeasuredOn, Wrong::BeforeBirth);
            }
            days
        });
        match (written, between) {
            (Some(written), Some(between)) if written != between => {
                self.note(Input::AgeDays, Wrong::Differs)
            }
            (None, None) => {
                let dates = [Input::BirthDate, Input::MeasuredOn];
                if dates
                    .iter()
                    .all(|input| self.columns.place(*input).is_some())
                {
                    for input in dates {
                        self.missing(input);
                    }
                } else {
                    self.missing(Input::AgeDays);
                }
            }
            _ => {}
        }
        written.or(between)
    }

    /// Notes a cell that is needed and blank; one that could not be read was noted before.
    fn missing(&mut self, input: Input) {
        let blank = Ok(None) == self.cell(input, cell::is_filled);
        if blank {
            self.note(input, Wrong::Missing);
        }
    }

    fn read<T>(&mut self, input: Input, read: impl Fn(&[u8]) -> Read<T>) -> Option<T> {
        match self.cell(input, read) {
            Ok(value) => value,
            Err(wrong) => {
                self.note(input, wrong);
                None
            }
        }
    }

    fn cell<T>(&self, input: Input, read: impl Fn(&[u8]) -> Read<T>) -> Read<T> {
        self.columns
            .place(input)
            .map_or(Ok(None), |at| read(self.row.cell(at)))
    }

    fn note(&mut self, input: Input, wrong: Wrong) {
        self.problems.push(Problem::cell(input, wrong));
    }
}
