//! From rows to the edits that must be written: each child and each visit once, nothing overwritten. Pure: what is
//! already there comes in, what to write comes out.

use super::column::Column;
use super::identity;
use super::names::NewName;
use super::problem::RowProblem;
use super::register::{Found, Register};
use super::row::{self, Reading};
use dampingi_domain::form::Context;
use dampingi_domain::{Answers, AreaCode, Date};
use dampingi_sync::{Edit, Kind, RecordId, link};
use std::collections::BTreeMap;

/// What to write, and what to tell.
#[derive(Default)]
pub struct Plan {
    /// In an order in which every record comes after those it points at.
    pub edits: Vec<Planned>,
    /// Posyandu and puskesmas that nobody knew; they come before the edits.
    pub names: Vec<NewName>,
    /// Row by row.
    pub problems: Vec<RowProblem>,
    /// What became of the rows.
    pub counts: Counts,
}

/// One edit, with the row to blame should it be refused.
pub struct Planned {
    /// Line of the file.
    pub row: u64,
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Form of its fields.
    pub form: &'static str,
    /// Its area.
    pub area: AreaCode,
    /// Revision seen.
    pub base_revision: u64,
    /// What to do to it.
    pub edit: Edit,
}

/// What became of the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that hold anything.
    pub rows: usize,
    /// Children this file brings.
    pub children_new: usize,
    /// Children that were there.
    pub children_known: usize,
    /// Visits this file brings.
    pub visits_new: usize,
    /// Visits that were there, or stand in the file twice.
    pub visits_known: usize,
    /// Posyandu and health centres that wait for an admin's confirmation.
    pub names_new: usize,
}

/// Plans one file against what is there.
pub fn plan(readings: Vec<Reading>, mut register: Register, today: Date) -> Plan {
    let mut plan = Plan::default();
    let mut of_child: BTreeMap<usize, Vec<Reading>> = BTreeMap::new();
    // Rows with a NIK first: a row without one may be about the same child, whichever stands first in the file.
    let (with_nik, without): (Vec<_>, Vec<_>) = readings
        .into_iter()
        .partition(|reading| reading.nik.is_some());
    for reading in with_nik.into_iter().chain(without) {
        match register.find(&reading) {
            Ok(found) => {
                let at = match found {
                    Found::Same(at) => at,
                    Found::SameWithNewNik(at) => {
                        plan.tell_nik(&mut register, at, &reading);
                        at
                    }
                    Found::Nobody => register.bring(&reading),
                };
                of_child.entry(at).or_default().push(reading);
            }
            Err((column, reason)) => {
                plan.problems
                    .push(RowProblem::left_out(reading.row, column, reason))
            }
        }
    }
    for (at, mut rows) in of_child {
        rows.sort_by_key(|reading| reading.row);
        plan.child(&mut register, at, &rows, today);
    }
    plan.names = register.names.new;
    plan.counts.names_new = plan.names.len();
    plan.problems.sort_by_key(|problem| problem.row);
    plan
}

impl Plan {
    fn push(
        &mut self,
        row: u64,
        record: RecordId,
        kind: Kind,
        form: &'static str,
        area: &AreaCode,
        fields: Answers,
    ) {
        let edit = Edit::Create { fields };
        self.edits.push(Planned {
            row,
            record,
            kind,
            form,
            area: area.clone(),
            base_revision: 0,
            edit,
        });
    }

    /// A child that had no NIK until now gets it; nothing that was there is overwritten.
    fn tell_nik(&mut self, register: &mut Register, at: usize, reading: &Reading) {
        let nik = reading.nik.as_deref().expect("a row brings the NIK");
        register.learn_nik(at, nik);
        let child = register.child(at);
        if let Some(base_revision) = child.revision {
            let fields = Answers::new().with("nik", nik).with("nik_status", "known");
            self.edits.push(Planned {
                row: reading.row,
                record: child.id,
                kind: Kind::Person,
                form: "person",
                area: child.village.clone(),
                base_revision,
                edit: Edit::Update { fields },
            });
        }
    }

    fn child(&mut self, register: &mut Register, at: usize, rows: &[Reading], today: Date) {
        // Any row of hers may be the one that has the NIK.
        let first = rows
            .iter()
            .find(|reading| reading.nik.is_some())
            .unwrap_or(&rows[0]);
        let child = register.child(at);
        let (person, is_new, known_childhood) =
            (child.id, child.revision.is_none(), child.childhood);
        let childhood = known_childhood.unwrap_or_else(|| identity::childhood(person));
        if known_childhood.is_none() {
            let episode = childhood_of(rows);
            let fields = first.person();
            let about = Context {
                person: Some(&fields),
                ..row::as_found(today)
            };
            if let Some((field, reason)) =
                row::refusals("child", &episode, &about).into_iter().next()
            {
                let column = row::column_of(field);
                let all = rows
                    .iter()
                    .map(|reading| RowProblem::left_out(reading.row, column, reason.clone()));
                self.problems.extend(all);
                return;
            }
            if is_new {
                let fields = with_places(register, first, fields);
                self.push(
                    first.row,
                    person,
                    Kind::Person,
                    "person",
                    &first.village,
                    fields,
                );
            }
            let fields = episode.with(link::PERSON, person.to_string());
            self.push(
                first.row,
                childhood,
                Kind::Episode,
                "child",
                &first.village,
                fields,
            );
        }
        if is_new {
            self.counts.children_new += 1;
        } else {
            self.counts.children_known += 1;
        }
        for reading in rows {
            self.visit(register, at, childhood, reading);
        }
    }

    fn visit(
        &mut self,
        register: &mut Register,
        at: usize,
        childhood: RecordId,
        reading: &Reading,
    ) {
        let Some((on, fields)) = &reading.visit else {
            return;
        };
        let child = register.child_mut(at);
        let that_day: Vec<&Answers> = child
            .visits
            .iter()
            .filter(|(day, _)| day == on)
            .map(|(_, old)| old)
            .collect();
        if that_day.iter().any(|old| differs(old, fields).is_none()) {
            self.counts.visits_known += 1;
            return;
        }
        if let Some(old) = that_day.last() {
            let column = differs(old, fields).map_or(Column::MeasuredOn, row::column_of);
            let reason = "Sudah ada pengukuran lain untuk anak ini pada tanggal ini; yang lama tidak ditimpa.";
            self.problems
                .push(RowProblem::left_out(reading.row, column, reason));
            return;
        }
        child.visits.push((*on, fields.clone()));
        let (person, id) = (child.id, identity::visit(child.id, *on));
        let fields = fields
            .clone()
            .with(link::PERSON, person.to_string())
            .with(link::EPISODE, childhood.to_string());
        self.push(
            reading.row,
            id,
            Kind::Visit,
            "child_visit",
            &reading.village,
            fields,
        );
        self.counts.visits_new += 1;
    }
}

/// Links a new child to its posyandu and puskesmas.
fn with_places(register: &mut Register, reading: &Reading, mut person: Answers) -> Answers {
    if let Some(name) = &reading.posyandu {
        let posyandu = register.names.posyandu(&reading.village, name);
        person.set(link::POSYANDU, posyandu.to_string());
    }
    if let (Some(name), Some(subdistrict)) = (&reading.health_centre, reading.village.parent()) {
        let centre = register.names.health_centre(&subdistrict, name);
        person.set("facility_id", centre.to_string());
    }
    person
}

/// The childhood that rows of one child tell of. It is registered on the first day a row knows the child: the only
/// day the file vouches for, and the one on which being under five is judged.
fn childhood_of(rows: &[Reading]) -> Answers {
    let mut episode = Answers::new();
    for reading in rows.iter().rev() {
        episode.apply(&reading.birth);
    }
    if let Some(name) = rows.iter().find_map(|reading| reading.posyandu.as_deref()) {
        episode.set("posyandu", name);
    }
    if let Some(name) = rows.iter().find_map(|it| it.health_centre.as_deref()) {
        episode.set("health_centre", name);
    }
    if let Some(first) = rows
        .iter()
        .filter_map(|reading| reading.visit.as_ref())
        .map(|(on, _)| *on)
        .min()
    {
        episode.set_date("registered_on", first);
    }
    episode
}

/// The first measure of a row that the older visit holds otherwise; a blank in the row contradicts nothing.
fn differs(old: &Answers, new: &Answers) -> Option<&'static str> {
    let measures = ["weight_kg", "height_cm", "position", "muac_cm"];
    measures
        .into_iter()
        .find(|key| match (old.get(key), new.get(key)) {
            (_, None) => false,
            (Some(a), Some(b)) if a.is_number() => a.as_f64() != b.as_f64(),
            (a, b) => a != b,
        })
}
