//! The convergence scorecard of a quarter: Y, T or TS for each mother and child by name (Formulir 3).

use super::cell::{BASES, WHERE, typed};
use super::folder::{Sheet, broken};
use crate::failure::Outcome;
use crate::indicator::village::Village;
use dampingi_domain::indicator::Basis;
use dampingi_domain::indicator::scorecard::{
    CHILD, Card, LengthRule, MOTHER, Verdict, percent as of_person, share,
};
use dampingi_domain::life::Person;
use dampingi_domain::period::Quarter;

const PRESCHOOL: [&str; 1] = ["Aktif PAUD"];

/// Sheets of one basis.
struct ByBasis {
    basis: Basis,
    mothers: Sheet,
    children: Sheet,
    preschool: Sheet,
}

/// The sheets by name, written while the villages pass.
pub struct Sheets {
    quarter: Quarter,
    length: LengthRule,
    by_basis: Vec<ByBasis>,
}

impl Sheets {
    /// Makes them.
    pub fn start(
        quarter: Quarter,
        length: LengthRule,
        start: &mut dyn FnMut(&str) -> Outcome<Sheet>,
    ) -> Outcome<Self> {
        let mut by_basis = Vec::new();
        for (basis, word) in BASES {
            let mut headed = |name: &str, headings: &[&str]| {
                let mut sheet = start(&format!("scorecard_{name}_{word}"))?;
                let head = WHERE
                    .into_iter()
                    .chain(["NIK", "Nama", "Tgl Lahir"])
                    .chain(headings.iter().copied())
                    .chain(["Jumlah Y", "Jumlah Y+T", "%"]);
                sheet.write_record(head).map_err(broken)?;
                Ok::<Sheet, crate::failure::Failure>(sheet)
            };
            by_basis.push(ByBasis {
                basis,
                mothers: headed("ibu", &MOTHER)?,
                children: headed("anak", &CHILD)?,
                preschool: headed("paud", &PRESCHOOL)?,
            });
        }
        Ok(Self {
            quarter,
            length,
            by_basis,
        })
    }

    /// Writes the people of a village.
    pub fn add(&mut self, village: &Village, place: &[String; 4]) -> csv::Result<()> {
        let (quarter, length) = (self.quarter, self.length);
        village.with_population(|population| {
            for sheets in &mut self.by_basis {
                let card = Card::of(population, &village.area, quarter, sheets.basis, length);
                for (at, verdicts) in &card.mothers {
                    let line = line(place, &population.people[*at], verdicts);
                    sheets.mothers.write_record(line)?;
                }
                for (at, verdicts) in &card.children {
                    let line = line(place, &population.people[*at], verdicts);
                    sheets.children.write_record(line)?;
                }
                for (at, verdict) in &card.preschool {
                    let line = line(place, &population.people[*at], &[*verdict]);
                    sheets.preschool.write_record(line)?;
                }
            }
            Ok(())
        })
    }

    /// Ends them.
    pub fn finish(self) -> csv::Result<()> {
        for mut sheets in self.by_basis {
            for sheet in [
                &mut sheets.mothers,
                &mut sheets.children,
                &mut sheets.preschool,
            ] {
                sheet.flush()?;
            }
        }
        Ok(())
    }
}

fn line(place: &[String; 4], person: &Person<'_>, verdicts: &[Verdict]) -> Vec<String> {
    let told = |key: &str| typed(person.answers.text(key).unwrap_or_default());
    let mut line: Vec<String> = place.to_vec();
    line.extend(["nik", "name", "birth_date"].map(told));
    line.extend(verdicts.iter().map(|verdict| verdict.letters().to_owned()));
    let figure = share(verdicts);
    line.push(figure.numerator.to_string());
    line.push(figure.denominator.to_string());
    // The form wants 0 over nothing.
    line.push(format!("{:.2}", of_person(figure)));
    line
}
