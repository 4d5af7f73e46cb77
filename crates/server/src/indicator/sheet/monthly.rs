//! The monthly forms of a quarter by name: mothers (Formulir 2A), children of 0–23 months (2B), preschool (2C). It names
//! people. What is not on record stays a blank cell.

use super::cell::{BASES, WHERE, typed};
use super::folder::{Sheet, broken};
use crate::failure::{Failure, Outcome};
use crate::indicator::village::Village;
use dampingi_domain::indicator::Basis;
use dampingi_domain::indicator::scorecard::{
    ChildMonth, MotherMonth, PreschoolYear, child_months, homes, mother_months, preschool_year,
};
use dampingi_domain::life::Person;
use dampingi_domain::period::Quarter;

/// Columns before those of each form. No form of Dampingi asks the number of the KIA register.
const WHO: [&str; 4] = ["No Register KIA", "NIK", "Nama", "Tgl Lahir"];
const MOTHER: [&str; 15] = [
    "Bulan",
    "Tgl Periksa",
    "Posyandu",
    "Status Kehamilan (N/RISTI/KEK)",
    "Usia Kehamilan (Bulan)",
    "Tanggal Melahirkan",
    "Pemeriksaan Kehamilan",
    "Dapat & Konsumsi Pil Fe",
    "Butir Pil Fe",
    "Pemeriksaan Nifas",
    "Konseling Gizi (Kelas IH)",
    "Kunjungan Rumah",
    "Kepemilikan Akses Air Bersih",
    "Kepemilikan Jamban",
    "Jaminan Kesehatan",
];
const CHILD: [&str; 20] = [
    "Bulan",
    "Jenis Kelamin",
    "Posyandu",
    "Status Gizi (N/GK/GB/S)",
    "Umur (Bulan)",
    "Status Tikar (TD/M/K/H)",
    "Pemberian Imunisasi Dasar",
    "Pemberian Imunisasi Campak",
    "Pengukuran Berat Badan",
    "Berat Badan (Kg)",
    "Pengukuran Tinggi Badan",
    "Tinggi Badan (Cm)",
    "Konseling Gizi Ayah",
    "Konseling Gizi Ibu",
    "Kunjungan Rumah",
    "Kepemilikan Akses Air Bersih",
    "Kepemilikan Jamban",
    "Akta Lahir",
    "Jaminan Kesehatan",
    "Pengasuhan (PAUD)",
];
const PRESCHOOL: [&str; 14] = [
    "Jenis Kelamin",
    "Kategori Usia",
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// Sheets of one basis.
struct ByBasis {
    basis: Basis,
    mothers: Sheet,
    children: Sheet,
    preschool: Sheet,
}

/// The sheets, written while the villages pass.
pub struct Sheets {
    quarter: Quarter,
    by_basis: Vec<ByBasis>,
}

impl Sheets {
    /// Makes them.
    pub fn start(quarter: Quarter, start: &mut dyn FnMut(&str) -> Outcome<Sheet>) -> Outcome<Self> {
        let mut by_basis = Vec::new();
        for (basis, word) in BASES {
            let mut headed = |form: &str, headings: &[&str]| {
                let mut sheet = start(&format!("scorecard_formulir_{form}_{word}"))?;
                let head = WHERE.into_iter().chain(WHO);
                let head = head.chain(headings.iter().copied());
                sheet.write_record(head).map_err(broken)?;
                Ok::<Sheet, Failure>(sheet)
            };
            by_basis.push(ByBasis {
                basis,
                mothers: headed("2a", &MOTHER)?,
                children: headed("2b", &CHILD)?,
                preschool: headed("2c", &PRESCHOOL)?,
            });
        }
        Ok(Self { quarter, by_basis })
    }

    /// Writes the people of a village.
    pub fn add(&mut self, village: &Village, place: &[String; 4]) -> csv::Result<()> {
        let quarter = self.quarter;
        village.with_population(|population| {
            let homes = homes(population);
            for (person, home) in population.people.iter().zip(homes) {
                let surveys = home.map_or(&[][..], |home| &population.households[home].surveys);
                let who = |cells: Vec<String>| {
                    let told = |key: &str| typed(person.answers.text(key).unwrap_or_default());
                    let mut line: Vec<String> = place.to_vec();
                    line.push(String::new());
                    line.extend(["nik", "name", "birth_date"].map(told));
                    line.extend(cells);
                    line
                };
                for sheets in &mut self.by_basis {
                    let basis = sheets.basis;
                    for month in mother_months(person, surveys, quarter, basis) {
                        sheets.mothers.write_record(who(mother(&month)))?;
                    }
                    for month in child_months(person, surveys, quarter, basis) {
                        sheets.children.write_record(who(child(person, &month)))?;
                    }
                    if let Some(year) = preschool_year(person, quarter, basis) {
                        sheets
                            .preschool
                            .write_record(who(preschool(person, &year)))?;
                    }
                }
            }
            Ok(())
        })
    }

    /// Ends them.
    pub fn finish(self) -> csv::Result<()> {
        for mut sheets in self.by_basis {
            let all = [
                &mut sheets.mothers,
                &mut sheets.children,
                &mut sheets.preschool,
            ];
            for sheet in all {
                sheet.flush()?;
            }
        }
        Ok(())
    }
}

fn mother(one: &MotherMonth) -> Vec<String> {
    let [antenatal, iron, postnatal, counselled, at_home] = one.services.map(tick);
    let [water, latrine, insured] = one.access.map(tick);
    vec![
        one.month.to_string(),
        shown(one.checked_on),
        // She is not asked for a posyandu.
        String::new(),
        one.state.to_owned(),
        shown(one.months_pregnant),
        shown(one.gave_birth_on),
        antenatal,
        iron,
        shown(one.tablets),
        postnatal,
        counselled,
        at_home,
        water,
        latrine,
        insured,
    ]
}

fn child(person: &Person<'_>, one: &ChildMonth) -> Vec<String> {
    let [basic, measles] = one.doses.map(tick);
    let [father, mother, at_home] = one.services.map(tick);
    let [water, latrine, certificate, insured] = one.access.map(tick);
    let was_seen = one.services[2].is_some();
    let taken = |value: Option<f64>| tick(was_seen.then_some(value.is_some()));
    let episode = person.episodes.iter().find(|one| one.form == "child");
    let posyandu = episode.and_then(|episode| episode.answers.text("posyandu"));
    vec![
        one.month.to_string(),
        sex(person).to_owned(),
        typed(posyandu.unwrap_or_default()),
        one.state.to_owned(),
        one.age_months.to_string(),
        match one.mat.as_deref() {
            Some("green") => "H",
            Some("yellow") => "K",
            Some("red") => "M",
            _ => "TD",
        }
        .to_owned(),
        basic,
        measles,
        taken(one.weight),
        shown(one.weight),
        taken(one.length),
        shown(one.length),
        father,
        mother,
        at_home,
        water,
        latrine,
        certificate,
        insured,
        tick(one.parenting),
    ]
}

fn preschool(person: &Person<'_>, one: &PreschoolYear) -> Vec<String> {
    let group = if one.age_months < 36 {
        "2 - < 3 tahun"
    } else {
        "3 - 6 tahun"
    };
    let mut cells = vec![sex(person).to_owned(), group.to_owned()];
    // Months to come stay blank; "Belum" is a month of which nobody said anything.
    cells.extend((0..12).map(|at| {
        match one.months.get(at) {
            None => "",
            Some(None) => "Belum",
            Some(Some(true)) => "Mengikuti",
            Some(Some(false)) => "Tidak",
        }
        .to_owned()
    }));
    cells
}

fn sex(person: &Person<'_>) -> &'static str {
    match person.answers.text("sex") {
        Some("male") => "L",
        Some("female") => "P",
        _ => "",
    }
}

fn tick(answer: Option<bool>) -> String {
    match answer {
        Some(true) => "Y",
        Some(false) => "T",
        None => "",
    }
    .to_owned()
}

fn shown(value: Option<impl std::fmt::Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
