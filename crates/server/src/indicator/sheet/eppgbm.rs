//! The children measured in a month, one line each, under the header of an e-PPGBM export (domain notes §2.11). It names
//! children; Dampingi's own import reads it back.

use super::cell::{BASES, typed};
use super::folder::Sheet;
use crate::failure::Outcome;
use crate::indicator::count::Report;
use crate::indicator::village::Village;
use dampingi_domain::date::{add_months, completed_months, days_between};
use dampingi_domain::growth::{Index, Score, classify};
use dampingi_domain::indicator::{Basis, Measurement, roll};
use dampingi_domain::life::Person;
use dampingi_domain::{Answers, Lang};

/// "Pukesmas" is what the real header says.
const HEAD: [&str; 34] = [
    "No",
    "NIK",
    "Nama",
    "JK",
    "Tgl Lahir",
    "BB Lahir",
    "TB Lahir",
    "Nama Ortu",
    "Prov",
    "Kab/Kota",
    "Kec",
    "Pukesmas",
    "Desa/Kel",
    "Posyandu",
    "RT",
    "RW",
    "Alamat",
    "Usia Saat Ukur",
    "Tanggal Pengukuran",
    "Berat",
    "Tinggi",
    "Cara Ukur",
    "LiLA",
    "BB/U",
    "ZS BB/U",
    "TB/U",
    "ZS TB/U",
    "BB/TB",
    "ZS BB/TB",
    "Naik Berat Badan",
    "Jml Vit A",
    "KPSP",
    "KIA",
    "Detail",
];

/// Both sheets, written while the villages pass.
pub struct Sheets {
    by_basis: Vec<(Basis, Sheet, usize)>,
}

impl Sheets {
    /// Makes them.
    pub fn start(start: &mut dyn FnMut(&str) -> Outcome<Sheet>) -> Outcome<Self> {
        let mut by_basis = Vec::new();
        for (basis, word) in BASES {
            let mut sheet = start(&format!("eppgbm_{word}"))?;
            sheet.write_record(HEAD).map_err(super::folder::broken)?;
            by_basis.push((basis, sheet, 0));
        }
        Ok(Self { by_basis })
    }

    /// Writes the children of a village.
    pub fn add(
        &mut self,
        report: &Report,
        village: &Village,
        place: &[String; 4],
    ) -> csv::Result<()> {
        let span = report.period.span();
        village.with_population(|population| {
            for (basis, sheet, count) in &mut self.by_basis {
                for one in roll(population, &village.area, span, *basis) {
                    *count += 1;
                    let person = &population.people[one.person];
                    let around = Around {
                        home: village.home_of(person.answers),
                        place,
                        health_centre: centre_of(report, person.answers),
                    };
                    sheet.write_record(line(*count, &one, person, &around))?;
                }
            }
            Ok(())
        })
    }

    /// Ends them.
    pub fn finish(self) -> csv::Result<()> {
        for (_, mut sheet, _) in self.by_basis {
            sheet.flush()?;
        }
        Ok(())
    }
}

/// What a child's line says beyond her own records.
struct Around<'a> {
    home: Option<&'a Answers>,
    place: &'a [String; 4],
    health_centre: &'a str,
}

fn centre_of<'a>(report: &'a Report, person: &Answers) -> &'a str {
    let id = person.text("facility_id");
    id.and_then(|id| report.facilities.get(id))
        .map_or("", String::as_str)
}

fn line(
    number: usize,
    one: &Measurement<'_>,
    person: &Person<'_>,
    around: &Around<'_>,
) -> [String; 34] {
    let place = around.place;
    let who = person.answers;
    // An imported child has its address with it; one from a phone has it at its household.
    let lives = |key: &str| {
        let found = who.text(key).or_else(|| around.home?.text(key));
        typed(found.unwrap_or_default())
    };
    let told = |key: &str| typed(who.text(key).unwrap_or_default());
    let visit = one.visit.answers;
    let number_of = |answers: &Answers, key: &str| {
        answers
            .number(key)
            .map(|number| number.to_string())
            .unwrap_or_default()
    };
    // What was chosen with the child; an imported child has its puskesmas with it.
    let told_centre = one.childhood.text("health_centre");
    let parent = ["parent_name", "mother_name", "father_name"]
        .into_iter()
        .find(|key| who.is_filled(key));
    let growth = &one.growth;
    let [weight, weight_z] = judged(Index::WeightForAge, growth.weight_for_age);
    let [length, length_z] = judged(Index::LengthForAge, growth.length_for_age);
    let [thin, thin_z] = judged(Index::WeightForLength, growth.weight_for_length);
    [
        number.to_string(),
        told("nik"),
        told("name"),
        match who.text("sex") {
            Some("male") => "L".to_owned(),
            Some("female") => "P".to_owned(),
            _ => String::new(),
        },
        told("birth_date"),
        number_of(one.childhood, "birth_weight_kg"),
        number_of(one.childhood, "birth_length_cm"),
        parent.map(told).unwrap_or_default(),
        place[0].clone(),
        place[1].clone(),
        place[2].clone(),
        typed(told_centre.unwrap_or(around.health_centre)),
        place[3].clone(),
        typed(one.childhood.text("posyandu").unwrap_or_default()),
        lives("rt"),
        lives("rw"),
        lives("address"),
        age(person, one),
        one.visit.on.to_string(),
        number_of(visit, "weight_kg"),
        number_of(visit, "height_cm"),
        match visit.text("position") {
            Some("lying") => "Terlentang".to_owned(),
            Some("standing") => "Berdiri".to_owned(),
            _ => String::new(),
        },
        number_of(visit, "muac_cm"),
        weight,
        weight_z,
        length,
        length_z,
        thin,
        thin_z,
        one.gain
            .map(|gain| gain.letter().to_string())
            .unwrap_or_default(),
        match visit.text("vitamin_a") {
            Some("blue" | "red") => "1".to_owned(),
            _ => String::new(),
        },
        match visit.text("development_screening") {
            Some("as_expected") => "Sesuai".to_owned(),
            Some("doubtful") => "Meragukan".to_owned(),
            Some("deviating") => "Penyimpangan".to_owned(),
            _ => String::new(),
        },
        match one.childhood.flag("has_mch_book") {
            Some(true) => "Ya".to_owned(),
            Some(false) => "Tidak".to_owned(),
            None => String::new(),
        },
        String::new(),
    ]
}

/// The name of Permenkes 2/2020 and the score; an implausible one says "Periksa ulang".
fn judged(index: Index, score: Option<Score>) -> [String; 2] {
    score.map_or_else(Default::default, |score| {
        let class = classify(index, score).name;
        [class.text(Lang::Id).to_owned(), format!("{:.2}", score.z)]
    })
}

/// `1 Tahun - 10 Bulan - 15 Hari`.
fn age(person: &Person<'_>, one: &Measurement<'_>) -> String {
    let on = one.visit.on;
    let birth = person.birth();
    let Some((birth, months)) = birth.and_then(|day| Some((day, completed_months(day, on)?)))
    else {
        return String::new();
    };
    // The last day of a short month completes one early: no days are over then.
    let days = days_between(add_months(birth, months), on).max(0);
    format!(
        "{} Tahun - {} Bulan - {days} Hari",
        months / 12,
        months % 12
    )
}
