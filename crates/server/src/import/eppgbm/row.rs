//! One row of the file, read: who the child is and what was measured. Judges a row alone, never against others.
//! The ranges are those of the forms; there are none here.

use super::cell;
use super::column::Column;
use super::place::{Places, Wanted};
use super::problem::{Effect, RowProblem};
use super::table::Cells;
use dampingi_domain::form::{self, Clock, Completeness, Context, Severity};
use dampingi_domain::{Answers, AreaCode, Date, Lang};

/// A row that can go in.
pub struct Reading {
    /// Line of the file.
    pub row: u64,
    /// Where the child lives.
    pub village: AreaCode,
    /// Sixteen digits, if the file has them.
    pub nik: Option<String>,
    /// As written.
    pub name: String,
    /// Code of the form.
    pub sex: &'static str,
    /// Birth date.
    pub born: Date,
    /// Mother or father: the file does not say which.
    pub parent: String,
    /// Name of the posyandu.
    pub posyandu: Option<String>,
    /// Name of the puskesmas.
    pub health_centre: Option<String>,
    /// Fields of the person beyond those above: where in the village.
    pub address: Answers,
    /// Fields of the childhood.
    pub birth: Answers,
    /// Day and fields of the visit; none when nothing was measured.
    pub visit: Option<(Date, Answers)>,
}

/// Which column a field came from, for a problem that the form's check finds.
const FIELDS: [(&str, Column); 17] = [
    ("posyandu", Column::Posyandu),
    ("registered_on", Column::BirthDate),
    ("name", Column::Name),
    ("sex", Column::Sex),
    ("birth_date", Column::BirthDate),
    ("nik", Column::Nik),
    ("parent_name", Column::Parent),
    ("rt", Column::Rt),
    ("rw", Column::Rw),
    ("address", Column::Address),
    ("birth_weight_kg", Column::BirthWeight),
    ("birth_length_cm", Column::BirthLength),
    ("visit_date", Column::MeasuredOn),
    ("weight_kg", Column::Weight),
    ("height_cm", Column::Height),
    ("position", Column::Position),
    ("muac_cm", Column::Muac),
];

/// The column a field came from.
pub fn column_of(field: &str) -> Column {
    let known = FIELDS.iter().find(|(key, _)| *key == field);
    known.map_or(Column::Name, |(_, column)| *column)
}

/// Collects what is wrong with one row while it is read.
struct Desk<'a> {
    row: u64,
    cells: Cells<'a>,
    problems: Vec<RowProblem>,
}

impl Desk<'_> {
    fn blame(&mut self, column: Column, reason: &str) {
        self.problems
            .push(RowProblem::left_out(self.row, column, reason));
    }

    /// The cell, read; a cell that cannot be read is a problem and counts as blank from here on.
    fn read<T>(
        &mut self,
        column: Column,
        how: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        match how(self.cells.get(column)?) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.blame(column, reason);
                None
            }
        }
    }

    /// As [`read`](Self::read), where blank is a problem too.
    fn need<T>(
        &mut self,
        column: Column,
        how: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        if self.cells.get(column).is_none() {
            self.blame(column, "Belum diisi.");
        }
        self.read(column, how)
    }

    fn text(&self, column: Column) -> Option<String> {
        self.cells.get(column).map(cell::words)
    }

    fn fill(&mut self, answers: &mut Answers, key: &str) {
        if let Some(number) = self.read(column_of(key), cell::decimal) {
            answers.set(key, number);
        }
    }
}

/// Reads a row. All its problems are told at once; with one that keeps it out, there is no reading.
pub fn read(
    row: u64,
    cells: Cells<'_>,
    places: &Places,
    today: Date,
) -> (Option<Reading>, Vec<RowProblem>) {
    let mut desk = Desk {
        row,
        cells,
        problems: Vec::new(),
    };
    let reading = read_at(&mut desk, places, today);
    let stays_out = desk
        .problems
        .iter()
        .any(|problem| problem.effect == Effect::LeftOut);
    (reading.filter(|_| !stays_out), desk.problems)
}

fn read_at(desk: &mut Desk<'_>, places: &Places, today: Date) -> Option<Reading> {
    let name = desk.need(Column::Name, |text| Ok(cell::words(text)));
    let sex = desk.need(Column::Sex, cell::sex);
    let born = desk.need(Column::BirthDate, |text| cell::day(text, today));
    let nik = match desk.cells.get(Column::Nik).map(cell::nik) {
        Some(Err(reason)) => {
            desk.problems
                .push(RowProblem::noted(desk.row, Column::Nik, reason));
            None
        }
        Some(Ok(nik)) => Some(nik),
        None => None,
    };
    let village = village(desk, places);
    let mut birth = Answers::new();
    desk.fill(&mut birth, "birth_weight_kg");
    desk.fill(&mut birth, "birth_length_cm");
    let measured = measured(desk, today);
    let mut address = Answers::new();
    for (key, column) in [
        ("rt", Column::Rt),
        ("rw", Column::Rw),
        ("address", Column::Address),
    ] {
        address.set(key, desk.text(column).unwrap_or_default());
    }
    let reading = Reading {
        row: desk.row,
        village: village?,
        nik,
        name: name?,
        sex: sex?,
        born: born?,
        parent: desk.text(Column::Parent).unwrap_or_default(),
        posyandu: desk.text(Column::Posyandu),
        health_centre: desk.text(Column::HealthCentre),
        address,
        birth,
        visit: measured,
    };
    hold_against_forms(desk, &reading, today);
    Some(reading)
}

fn village(desk: &mut Desk<'_>, places: &Places) -> Option<AreaCode> {
    let village = desk.cells.get(Column::Village);
    let Some(village) = village else {
        desk.blame(Column::Village, "Belum diisi.");
        return None;
    };
    let wanted = Wanted {
        village,
        subdistrict: desk.cells.get(Column::Subdistrict),
        regency: desk.cells.get(Column::Regency),
        province: desk.cells.get(Column::Province),
    };
    match places.find(&wanted) {
        Ok(code) => Some(code),
        Err((column, reason)) => {
            desk.blame(column, &reason);
            None
        }
    }
}

fn measured(desk: &mut Desk<'_>, today: Date) -> Option<(Date, Answers)> {
    let mut fields = Answers::new();
    for key in ["weight_kg", "height_cm", "muac_cm"] {
        desk.fill(&mut fields, key);
    }
    if let Some(position) = desk.read(Column::Position, cell::position) {
        fields.set("position", position);
    }
    let on = desk.read(Column::MeasuredOn, |text| cell::day(text, today));
    if on.is_none() && desk.cells.get(Column::MeasuredOn).is_none() && !fields.is_empty() {
        desk.blame(
            Column::MeasuredOn,
            "Ada hasil ukur, tetapi tanggal pengukurannya kosong.",
        );
    }
    let on = on?;
    fields.set_date("visit_date", on);
    Some((on, fields))
}

impl Reading {
    /// The person's fields as a new record holds them, without links.
    pub fn person(&self) -> Answers {
        let mut person = self.address.clone();
        person.set("name", self.name.as_str());
        person.set("sex", self.sex);
        person.set_date("birth_date", self.born);
        person.set("parent_name", self.parent.as_str());
        person.set("nik", self.nik.as_deref().unwrap_or_default());
        person.set(
            "nik_status",
            if self.nik.is_some() {
                "known"
            } else {
                "unknown"
            },
        );
        person
    }
}

/// The checks of the three forms, with blank as found: only what cannot be keeps a row out.
fn hold_against_forms(desk: &mut Desk<'_>, reading: &Reading, today: Date) {
    let person = reading.person();
    let mut found = refusals("person", &person, &as_found(today));
    let about = Context {
        person: Some(&person),
        ..as_found(today)
    };
    // Whether the child may be registered at all depends on all of its rows, so that is asked later.
    found.extend(
        refusals("child", &reading.birth, &about)
            .into_iter()
            .filter(|(field, _)| *field != "registered_on"),
    );
    if let Some((_, visit)) = &reading.visit {
        let about = Context {
            episode: Some(&reading.birth),
            ..about
        };
        found.extend(refusals("child_visit", visit, &about));
    }
    for (field, reason) in found {
        let column = column_of(field);
        if !desk
            .problems
            .iter()
            .any(|known| known.column == column && known.effect == Effect::LeftOut)
        {
            desk.blame(column, &reason);
        }
    }
}

/// How an import is held against a form.
pub fn as_found(today: Date) -> Context<'static> {
    Context {
        clock: Clock::Agrees,
        completeness: Completeness::AsFound,
        ..Context::on(today)
    }
}

/// What a form refuses, as field and reason.
pub fn refusals(
    form: &str,
    fields: &Answers,
    context: &Context<'_>,
) -> Vec<(&'static str, String)> {
    let form = form::by_id(form).expect("the forms of a child are part of every version");
    let problems = form::check(form, fields, context);
    let hard = problems
        .into_iter()
        .filter(|problem| problem.severity == Severity::Hard);
    hard.map(|problem| (problem.field, format!("{}.", problem.message(Lang::Id))))
        .collect()
}
