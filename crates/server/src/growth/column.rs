//! Which column of a file holds what. The order of the columns means nothing; their names are those of
//! `data/growth_cases.csv`, some that people write instead, and those of an e-PPGBM export.

use super::split::Row;
use crate::bare;
use crate::import::Column;

/// What a child's scores are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Sex,
    AgeDays,
    BirthDate,
    MeasuredOn,
    Weight,
    Length,
    Position,
    Oedema,
    Head,
    Muac,
}

const COUNT: usize = 10;

/// Every input with its own name first, then the other names it is known by.
const NAMES: [(Input, &[&str]); COUNT] = [
    (Input::Sex, &["sex", "gender"]),
    (Input::AgeDays, &["age_days", "umur_hari", "usia_hari"]),
    (Input::BirthDate, &["birth_date", "dob"]),
    (
        Input::MeasuredOn,
        &["measured_on", "visit_date", "date_measured"],
    ),
    (Input::Weight, &["weight_kg", "weight"]),
    (
        Input::Length,
        &["lenhei_cm", "lenhei", "length_cm", "height_cm"],
    ),
    (Input::Position, &["measured", "position"]),
    (Input::Oedema, &["oedema", "edema"]),
    (
        Input::Head,
        &["headc_cm", "headc", "Lingkar Kepala", "LiKa"],
    ),
    (Input::Muac, &["muac_cm", "muac"]),
];

impl Input {
    /// The name of its column, as it stands in a problem's code.
    pub fn name(self) -> &'static str {
        NAMES[self as usize].1[0]
    }

    fn named(heading: &str) -> Option<Self> {
        let bare = bare::heading(heading);
        let own = NAMES.iter().find(|(_, names)| {
            names
                .iter()
                .any(|name| bare::characters(name).eq(bare.chars()))
        });
        if let Some((input, _)) = own {
            return Some(*input);
        }
        match Column::named(heading)? {
            Column::Sex => Some(Self::Sex),
            Column::BirthDate => Some(Self::BirthDate),
            Column::MeasuredOn => Some(Self::MeasuredOn),
            Column::Weight => Some(Self::Weight),
            Column::Height => Some(Self::Length),
            Column::Position => Some(Self::Position),
            Column::Muac => Some(Self::Muac),
            _ => None,
        }
    }
}

/// Where each input stands in one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    places: [Option<usize>; COUNT],
    /// How many cells a row has.
    pub width: usize,
    /// Headings that stand there twice; the first one is read.
    pub repeated: Vec<String>,
}

impl Columns {
    /// Reads one row of headings.
    pub fn read(row: &Row<'_>) -> Self {
        let mut columns = Self {
            width: row.len(),
            ..Self::default()
        };
        for at in 0..row.len() {
            let heading = String::from_utf8_lossy(row.cell(at));
            let Some(input) = Input::named(&heading) else {
                continue;
            };
            let place = &mut columns.places[input as usize];
            if place.is_some() {
                columns.repeated.push(heading.into_owned());
            } else {
                *place = Some(at);
            }
        }
        columns
    }

    /// Where an input stands.
    pub fn place(&self, input: Input) -> Option<usize> {
        self.places[input as usize]
    }

    /// How many inputs were found.
    pub fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// What is missing without which there is no score at all, in words.
    pub fn missing(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if self.place(Input::Sex).is_none() {
            missing.push("sex / JK");
        }
        let measured = [Input::Weight, Input::Length, Input::Head, Input::Muac];
        if measured.iter().all(|input| self.place(*input).is_none()) {
            missing.push("weight_kg, lenhei_cm, headc_cm, muac_cm / Berat, Tinggi, LiLA");
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_stands_at_its_own_place_and_no_name_means_two() {
        let mut all = Vec::new();
        for (at, (input, names)) in NAMES.iter().enumerate() {
            assert_eq!(*input as usize, at);
            for name in *names {
                assert_eq!(Input::named(name), Some(*input));
                all.push(bare::heading(name));
            }
        }
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn the_headings_of_an_export_are_known_and_its_old_scores_are_not_measurements() {
        for (heading, input) in [
            ("JK", Some(Input::Sex)),
            ("Tgl Lahir", Some(Input::BirthDate)),
            ("Tanggal Pengukuran", Some(Input::MeasuredOn)),
            ("BERAT", Some(Input::Weight)),
            ("Tinggi", Some(Input::Length)),
            ("Cara Ukur", Some(Input::Position)),
            ("LiLA", Some(Input::Muac)),
            ("BB/U", None),
            ("ZS TB/U", None),
            ("BB Lahir", None),
            ("Usia Saat Ukur", None),
        ] {
            assert_eq!(Input::named(heading), input, "{heading}");
        }
    }
}
