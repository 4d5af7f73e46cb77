//! `dampingi support`: what donors give in an area, as CSV that may be published: it names nobody who is helped, and a donor
//! only with consent.

use crate::days::today_in;
use crate::db::{Db, areas};
use crate::donors;
use crate::failure::{Failure, Outcome};
use crate::indicator::read_village;
use crate::indicator::sheet::cell::{WHERE, typed};
use clap::Args;
use dampingi_domain::area::Level;
use dampingi_domain::form::table::SUPPORT_ENDING;
use dampingi_domain::form::{self, Form};
use dampingi_domain::life::{END_REASON, ENDED_ON, Episode, Person};
use dampingi_domain::support::{AMOUNT, Account, DONOR, DONOR_PUBLIC, MONTHS, PROGRAMME};
use dampingi_domain::{Answers, AreaCode, Date, Lang, kind};
use jiff::Timestamp;
use std::io::Write;

/// What donors give in an area (BAAS, GENTING), as CSV for publication: donors by name only with their consent
#[derive(Args, Clone, Debug)]
pub struct Support {
    /// Code of a village, kecamatan, kabupaten or province: 65.01.05
    #[arg(long, value_name = "CODE")]
    pub area: String,
}

const HEAD: [&str; 17] = [
    "Kode Wilayah",
    "Program",
    "Donatur",
    "Jenis Donatur",
    "Jenis Bantuan",
    "Penerima",
    "Mulai",
    "Bulan",
    "Nilai Sebulan",
    "Nilai Seluruhnya",
    "Sudah Diserahkan",
    "Jumlah Penyerahan",
    "Tanpa Nilai",
    "Sisa Uang",
    "Sisa Bulan",
    "Selesai",
    "Alasan Selesai",
];

/// Runs it.
pub async fn run(db: &Db, args: &Support, now: Timestamp, out: &mut (dyn Write + Send)) -> Outcome {
    let area = AreaCode::parse(args.area.trim()).ok_or_else(|| {
        Failure::input("Kode wilayah ditulis seperti 65.01.05 atau 65.01.05.2003.")
    })?;
    let broken = |error: csv::Error| Failure::System(format!("standard output: {error}"));
    let mut sheet = csv::Writer::from_writer(out);
    let head = WHERE.into_iter().chain(HEAD);
    sheet.write_record(head).map_err(broken)?;
    let connection = &mut *db.reading().await?;
    for village in areas::villages(connection, std::slice::from_ref(&area)).await? {
        let names = names(connection, &village).await?;
        let read = read_village(connection, &village).await?;
        let today = today_in(&village, now);
        let lines = read.with_population(|population| {
            let people = population.people.iter();
            let of = |person| lines(person, &village, today);
            people.flat_map(of).collect::<Vec<_>>()
        });
        for line in lines {
            let line = names.iter().chain(&line);
            sheet.write_record(line).map_err(broken)?;
        }
    }
    sheet
        .flush()
        .map_err(|error| Failure::System(format!("standard output: {error}")))
}

/// Province, kabupaten, kecamatan, village.
async fn names(connection: &mut crate::db::Conn, village: &AreaCode) -> sqlx::Result<[String; 4]> {
    let mut names: [String; 4] = std::array::from_fn(|_| String::new());
    let mut next = Some(village.clone());
    while let Some(code) = next {
        let at = match code.level() {
            Level::Province => 0,
            Level::Regency => 1,
            Level::Subdistrict => 2,
            Level::Village => 3,
        };
        names[at] = areas::name(connection, code.as_str())
            .await?
            .unwrap_or_default();
        next = code.parent();
    }
    Ok(names)
}

/// A line for each support of a person.
fn lines(person: &Person<'_>, village: &AreaCode, today: Date) -> Vec<Vec<String>> {
    let supports = donors::of_person(person, today);
    let line = |(support, account)| line(person, support, account, village);
    supports.map(line).collect()
}

fn line(
    person: &Person<'_>,
    support: &Episode<'_>,
    account: Account,
    village: &AreaCode,
) -> Vec<String> {
    let told = support.answers;
    let number = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
    let whole = |key| number(told.number(key).map(|value| value as i64));
    let form = form::by_id(kind::SUPPORT).expect("a test holds that every kind names a form");
    let donor = told
        .text(DONOR)
        .filter(|_| told.flag(DONOR_PUBLIC) == Some(true));
    vec![
        village.to_string(),
        chosen(form, told, PROGRAMME),
        typed(donor.unwrap_or_default()),
        chosen(form, told, "donor_kind"),
        chosen(form, told, "support_kind"),
        helped(person, told).to_owned(),
        told.text("registered_on").unwrap_or_default().to_owned(),
        whole(MONTHS),
        whole(AMOUNT),
        number(account.promised),
        account.given.to_string(),
        account.deliveries.to_string(),
        account.unpriced.to_string(),
        number(account.left()),
        number(account.months_left.map(i64::from)),
        told.text(ENDED_ON).unwrap_or_default().to_owned(),
        chosen(&SUPPORT_ENDING, told, END_REASON),
    ]
}

/// Whom it helps, without saying who.
fn helped(person: &Person<'_>, support: &Answers) -> &'static str {
    let months = support
        .date("registered_on")
        .and_then(|on| person.months(on));
    match months {
        Some(..60) => "Balita",
        _ => "Lainnya",
    }
}

/// An answer in the words of its form.
fn chosen(form: &Form, answers: &Answers, key: &str) -> String {
    let Some(code) = answers.text(key) else {
        return String::new();
    };
    let choices = form.field(key).and_then(|field| field.input.choices());
    let mut known = choices.into_iter().flatten();
    let found = known.find(|choice| choice.code == code);
    found
        .map_or(code, |choice| choice.label.text(Lang::Id))
        .to_owned()
}
