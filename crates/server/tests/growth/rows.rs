//! The cutting of bytes into rows: as the `csv` crate does it, whatever is in the cells and however the bytes arrive.

use crate::support::{Table, through};
use dampingi_server::growth::Split;
use proptest::prelude::*;
use std::io::Read;

/// Gives a few bytes at a time, as a pipe does.
struct Drops<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let size = self.size.min(buffer.len()).min(self.bytes.len());
        buffer[..size].copy_from_slice(&self.bytes[..size]);
        self.bytes = &self.bytes[size..];
        Ok(size)
    }
}

fn split(bytes: &[u8], size: usize) -> Vec<(u64, Vec<Vec<u8>>)> {
    let mut rows = Split::new(Drops { bytes, size }, b',');
    let mut all = Vec::new();
    while let Some(row) = rows.next_row().expect("memory reads") {
        all.push((
            row.line,
            (0..row.len()).map(|at| row.cell(at).to_vec()).collect(),
        ));
    }
    all
}

fn any_table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![4 => "[0-9a-z.]{1,6}", 2 => "[a-z][,; a-z\r\n]{0,6}[a-z]", 1 => Just(String::new())];
    (2..5_usize).prop_flat_map(move |width| {
        proptest::collection::vec(proptest::collection::vec(cell.clone(), width), 0..12)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cells_are_those_that_were_written(table in any_table(), size in 1..40_usize, windows in any::<bool>()) {
        let end = if windows { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().terminator(end).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).expect("memory takes it");
        }
        let bytes = writer.into_inner().expect("written");
        let cells: Vec<Vec<Vec<u8>>> = split(&bytes, size).into_iter().map(|(_, cells)| cells).collect();
        let expected: Vec<Vec<Vec<u8>>> =
            table.iter().map(|row| row.iter().map(|cell| cell.as_bytes().to_vec()).collect()).collect();
        prop_assert_eq!(cells, expected);
    }

    #[test]
    fn how_the_bytes_arrive_makes_no_difference(bytes in "[0-9,\"\r\na]{0,60}", size in 1..9_usize) {
        prop_assert_eq!(split(bytes.as_bytes(), size), split(bytes.as_bytes(), usize::MAX));
    }

    /// Every line of the file is in some row: none is lost on the way.
    #[test]
    fn lines_are_counted_as_an_editor_counts_them(lines in proptest::collection::vec("[a-z]{0,3}(,[a-z]{0,3})?", 0..9)) {
        let text = lines.join("\r\n");
        let expected: Vec<u64> = (1..).zip(&lines).filter(|(_, line)| !line.is_empty()).map(|(number, _)| number).collect();
        let found: Vec<u64> = split(text.as_bytes(), 3).into_iter().map(|(line, _)| line).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn what_nobody_knows_passes_through_byte_by_byte() {
    let mut text = b"\xEF\xBB\xBFnote,sex,age_days,weight_kg,more\r\n".to_vec();
    let rows: [&[u8]; 3] = [
        b"\"a \"\"b\"\", c\r\nd\",1,365,9, x ",
        b"Andr\xE9,2,365,9,\"\"",
        b"'0012,L,365,\"9,5\",=1+1",
    ];
    text.extend(rows.join(b"\r\n".as_slice()));
    let (out, done) = through(&text).expect("usable");
    assert_eq!((done.rows, done.wrong), (3, 0));
    assert!(out.starts_with(b"\xEF\xBB\xBFnote,sex,age_days,weight_kg,more,zlen,"));
    for row in rows {
        let mut wanted = row.to_vec();
        wanted.extend(b",,");
        assert!(
            out.windows(wanted.len()).any(|window| window == wanted),
            "{}",
            String::from_utf8_lossy(row)
        );
    }
}

#[test]
fn a_column_of_ours_is_replaced_and_one_that_stands_there_twice_is_read_once() {
    let text = "zwei,sex,weight_kg,weight,age_days,class_wei\nold,1,9,99,365,old\n";
    let (out, done) = through(text.as_bytes()).expect("usable");
    let found = Table::read(&out, b',');
    assert_eq!(
        found.headings[..4],
        ["sex", "weight_kg", "weight", "age_days"]
    );
    assert_eq!(
        (
            found.rows[0]["zwei"].as_str(),
            found.rows[0]["weight"].as_str()
        ),
        ("-0.63", "99")
    );
    assert_eq!(
        (done.replaced.as_slice(), done.repeated.as_slice()),
        (
            ["zwei", "class_wei"].as_slice(),
            ["weight".to_owned()].as_slice()
        )
    );
}
