//! The rules of the import on the survey and on small files made to be wrong. No database.

use super::*;
use dampingi_sync::{Edit, Kind, Origin, Record, RecordId};
use jiff::civil::date;
use std::collections::BTreeMap;

const SURVEY: &[u8] = include_bytes!("../../../../../data/eppgbm_survey.csv");
const AREAS: &str = include_str!("../../../../../data/wilayah/kalimantan.csv");
const HEAD: &str = "NIK,Nama,JK,Tgl Lahir,Nama Ortu,Kec,Desa/Kel,Posyandu,RT,Tanggal Pengukuran,Berat,Tinggi,Cara Ukur,LiLA";

fn places() -> Places {
    let lines = AREAS
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>());
    Places::new(lines.filter_map(|cells| Some((AreaCode::parse(cells[0])?, cells[1].to_owned()))))
}

fn today() -> Date {
    date(2026, 11, 21)
}

fn plan_over(bytes: &[u8], before: &[Record]) -> Plan {
    let table = Table::read(bytes).expect("readable");
    Readings::of(&table, &places(), today()).plan(Register::new(before), today())
}

fn rows(text: &str) -> String {
    format!("{HEAD}\n{text}")
}

/// What the database holds once a plan is written over it.
fn written(plan: &Plan, before: &[Record]) -> Vec<Record> {
    let mut records: BTreeMap<RecordId, Record> = before
        .iter()
        .map(|record| (record.id, record.clone()))
        .collect();
    for edit in &plan.edits {
        match &edit.edit {
            Edit::Create { fields } => {
                let record = Record {
                    id: edit.record,
                    kind: edit.kind.clone(),
                    form: edit.form.to_owned(),
                    form_version: 1,
                    schema: 1,
                    area: edit.area.clone(),
                    author: edit.record,
                    origin: Origin::Import,
                    recorded_at: String::new(),
                    received_at: String::new(),
                    revision: 7,
                    deleted: false,
                    flags: Vec::new(),
                    fields: fields.clone(),
                    other: BTreeMap::new(),
                };
                assert!(
                    records.insert(edit.record, record).is_none(),
                    "a record is made once"
                );
            }
            Edit::Update { fields } => records
                .get_mut(&edit.record)
                .expect("known")
                .fields
                .apply(fields),
            Edit::Delete { .. } | Edit::Restore { .. } => panic!("an import deletes nothing"),
        }
    }
    records.into_values().collect()
}

fn problems(plan: &Plan) -> Vec<(u64, &'static str)> {
    plan.problems
        .iter()
        .map(|problem| (problem.row, problem.column.title()))
        .collect()
}

fn children(plan: &Plan) -> usize {
    plan.edits
        .iter()
        .filter(|edit| edit.kind == Kind::Person)
        .count()
}

#[test]
fn the_survey_brings_all_its_children_into_their_villages() {
    let plan = plan_over(SURVEY, &[]);
    assert_eq!(problems(&plan), []);
    let counts = Counts {
        rows: 494,
        children_new: 494,
        children_known: 0,
        visits_new: 494,
        visits_known: 0,
        names_new: 7,
    };
    assert_eq!(plan.counts, counts);
    let mut in_village: BTreeMap<&str, usize> = BTreeMap::new();
    for edit in plan.edits.iter().filter(|edit| edit.kind == Kind::Person) {
        *in_village.entry(edit.area.as_str()).or_default() += 1;
    }
    let expected = [
        ("65.01.05.1001", 82),
        ("65.01.05.1002", 83),
        ("65.01.05.2003", 83),
        ("65.01.05.2004", 82),
        ("65.01.05.2005", 82),
        ("65.01.05.2007", 82),
    ];
    assert_eq!(in_village.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn blank_stays_blank() {
    let plan = plan_over(SURVEY, &[]);
    let records = written(&plan, &[]);
    let of = |form: &str| {
        records
            .iter()
            .filter(move |record| record.form == form)
            .collect::<Vec<_>>()
    };
    let without = |form: &str, key: &str| {
        of(form)
            .iter()
            .filter(|record| !record.fields.is_filled(key))
            .count()
    };
    assert_eq!(without("person", "nik"), 103);
    assert_eq!(without("person", "parent_name"), 0);
    assert_eq!(without("person", "mother_name"), 494);
    assert_eq!(without("person", "consent"), 494);
    assert_eq!(without("child", "birth_weight_kg"), 494);
    assert_eq!(without("child_visit", "weight_kg"), 3);
    assert_eq!(without("child_visit", "height_cm"), 23);
    assert_eq!(without("child_visit", "position"), 23);
    assert_eq!(without("child_visit", "muac_cm"), 45);
    let unknown = of("person")
        .iter()
        .filter(|record| record.fields.text("nik_status") == Some("unknown"))
        .count();
    assert_eq!(unknown, 103);
    assert!(records.iter().all(|record| record.kind != Kind::Household));
}

#[test]
fn two_girls_of_one_name_and_birth_date_stay_two() {
    let records = written(&plan_over(SURVEY, &[]), &[]);
    let alike: Vec<&Record> = records
        .iter()
        .filter(|record| record.fields.text("name") == Some("Bunga Lestari"))
        .filter(|record| record.fields.text("birth_date") == Some("2025-10-19"))
        .collect();
    assert_eq!(alike.len(), 2);
    assert_ne!(alike[0].area, alike[1].area);
}

#[test]
fn a_second_run_adds_nothing() {
    let records = written(&plan_over(SURVEY, &[]), &[]);
    let again = plan_over(SURVEY, &records);
    assert_eq!(again.edits.len(), 0);
    assert_eq!(problems(&again), []);
    assert_eq!(
        (again.counts.children_known, again.counts.visits_known),
        (494, 494)
    );
}

#[test]
fn shuffled_columns_and_other_words_bring_the_same() {
    let ids = |bytes: &[u8]| {
        let plan = plan_over(bytes, &[]);
        let mut ids: Vec<RecordId> = plan.edits.iter().map(|edit| edit.record).collect();
        ids.sort();
        ids
    };
    let mut reader = csv::Reader::from_reader(SURVEY);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(vec![]);
    let headings: Vec<String> = reader
        .headers()
        .expect("header")
        .iter()
        .rev()
        .map(str::to_uppercase)
        .collect();
    let headings: Vec<String> = headings
        .iter()
        .map(|name| name.replace("PUKESMAS", "Puskesmas "))
        .collect();
    writer.write_record(&headings).expect("memory");
    for record in reader.records() {
        let cells: Vec<String> = record
            .expect("row")
            .iter()
            .rev()
            .map(|cell| cell.replace("Gunung Seriang", "DESA GUNUNG SERIANG"))
            .collect();
        writer.write_record(&cells).expect("memory");
    }
    let shuffled = writer.into_inner().expect("memory");
    assert_eq!(ids(&shuffled), ids(SURVEY));
}

#[test]
fn wrong_rows_are_listed_and_good_ones_go_in() {
    let text = rows(
        ",Baik,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9
,,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9
,Cici,X,21/13/2024,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9
,Dodi,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-12-05,10.4,84.8,Terlentang,14.9
,Edo,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,300,84.8,Terlentang,14.9
,Fitri,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2024-08-05,3,50,Terlentang,
,Gita,P,2024-09-21,Ani,Tanjung Selor,Antah Berantah,Mawar,01,2026-08-05,3,50,Terlentang,
,Hadi,L,2019-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,20,110,Berdiri,
,Ikal,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,,20,,,
,Jaya,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,sepuluh,84.8,Duduk,
9999999999999999,Kiki,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,\"5/8/2026\",\"10,4\",\"84,8\",Berdiri,
",
    );
    let plan = plan_over(text.as_bytes(), &[]);
    let expected = [
        (3, "Nama"),
        (4, "JK"),
        (4, "Tgl Lahir"),
        (5, "Tanggal Pengukuran"),
        (6, "Berat"),
        (7, "Tanggal Pengukuran"),
        (8, "Desa/Kel"),
        (9, "Tgl Lahir"),
        (10, "Tanggal Pengukuran"),
        (11, "Berat"),
        (11, "Cara Ukur"),
        (12, "NIK"),
    ];
    assert_eq!(problems(&plan), expected);
    assert_eq!((children(&plan), plan.counts.visits_new), (2, 2));
    assert_eq!(plan.problems.last().expect("listed").effect, Effect::Noted);
}

#[test]
fn another_day_is_another_visit_of_the_same_child() {
    let text = rows(
        "6501056109240001,Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9
,RAHMA,P,21/09/2024,ani,Tanjung Selor,Apung,Posyandu Mawar,01,2026-07-05,10.1,84,Terlentang,14.8
",
    );
    let plan = plan_over(text.as_bytes(), &[]);
    assert_eq!(problems(&plan), []);
    assert_eq!(
        (
            children(&plan),
            plan.counts.visits_new,
            plan.counts.names_new
        ),
        (1, 2, 1)
    );
    let person = plan
        .edits
        .iter()
        .find(|edit| edit.kind == Kind::Person)
        .expect("one");
    let childhood = plan
        .edits
        .iter()
        .find(|edit| edit.kind == Kind::Episode)
        .expect("one");
    assert_eq!(
        person.edit.fields().expect("created").text("nik"),
        Some("6501056109240001")
    );
    assert_eq!(
        childhood
            .edit
            .fields()
            .expect("created")
            .text("registered_on"),
        Some("2026-07-05")
    );
}

#[test]
fn another_value_on_the_same_day_is_told_and_overwrites_nothing() {
    let first = rows(
        ",Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9\n",
    );
    let records = written(&plan_over(first.as_bytes(), &[]), &[]);
    let second = rows(
        ",Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,85.8,Terlentang,14.9
,Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.80,Terlentang,
",
    );
    let plan = plan_over(second.as_bytes(), &records);
    assert_eq!(problems(&plan), [(2, "Tinggi")]);
    assert_eq!((plan.edits.len(), plan.counts.visits_known), (0, 1));
}

#[test]
fn a_child_that_gets_a_nik_stays_the_same_child() {
    let without = rows(
        ",Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9\n",
    );
    let records = written(&plan_over(without.as_bytes(), &[]), &[]);
    let with = rows(
        "6501056109240001,Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-09-05,10.9,85,Terlentang,15\n",
    );
    let plan = plan_over(with.as_bytes(), &records);
    assert_eq!(
        (
            plan.counts.children_new,
            plan.counts.children_known,
            plan.counts.visits_new
        ),
        (0, 1, 1)
    );
    let records = written(&plan, &records);
    let people: Vec<&Record> = records
        .iter()
        .filter(|record| record.kind == Kind::Person)
        .collect();
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].fields.text("nik_status"), Some("known"));
    assert_eq!(plan_over(with.as_bytes(), &records).edits.len(), 0);
}

#[test]
fn one_nik_is_never_two_children() {
    let text = rows(
        "6501056109240001,Hasan,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9
6501056109240001,Husin,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.2,84.1,Terlentang,14.7
",
    );
    let plan = plan_over(text.as_bytes(), &[]);
    assert_eq!(problems(&plan), [(3, "NIK")]);
    assert_eq!(children(&plan), 1);
}

#[test]
fn a_child_that_a_cadre_registered_is_not_made_twice() {
    let first = rows(
        "6501056109240001,Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9
,Budi,L,2024-09-21,Ani,Tanjung Selor,Apung,Mawar,01,2026-08-05,10.4,84.8,Terlentang,14.9
",
    );
    let mut records = written(&plan_over(first.as_bytes(), &[]), &[]);
    for record in records
        .iter_mut()
        .filter(|record| record.kind == Kind::Person)
    {
        // As her phone keeps it: the parent is known to be the mother.
        let parent = record.fields.take("parent_name").expect("filled");
        record.fields.set("mother_name", parent);
    }
    let next = first.replace("2026-08-05", "2026-09-05");
    let plan = plan_over(next.as_bytes(), &records);
    assert_eq!(
        (
            children(&plan),
            plan.counts.children_known,
            plan.counts.visits_new
        ),
        (0, 2, 2)
    );
}
