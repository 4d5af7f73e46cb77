//! Writes `src/growth/lms.bin` from the WHO tables in `data/who_lms`. Run it only when those tables change:
//! `cargo run -p dampingi-domain --example encode_lms`. A test compares the file with what this makes.
//!
//! Layout: for each table, for each sex (1, 2), for each column (l ×10⁴, m ×10⁴, s ×10⁵): the integers as second
//! differences, zigzag, LEB128. The curves are smooth, so most numbers fit one byte, and brotli finds the rest.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Tables in the order of the file.
pub const TABLES: [&str; 7] = ["wfa", "lhfa", "bmifa", "hcfa", "acfa", "wfl", "wfh"];

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows `(l, m, s)` of one table and sex as scaled integers, in the order of x.
pub fn rows(table: &str, sex: &str) -> Vec<[i64; 3]> {
    let text = std::fs::read_to_string(root().join(format!("data/who_lms/{table}.csv")))
        .expect("table is there");
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[0] == sex).then(|| {
                [
                    scaled(cells[2], 4),
                    scaled(cells[3], 4),
                    scaled(cells[4], 5),
                ]
            })
        })
        .collect()
}

fn scaled(decimal: &str, places: usize) -> i64 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    assert!(
        fraction.len() <= places,
        "{decimal} has more than {places} places"
    );
    let mut digits = whole.to_owned();
    write!(digits, "{fraction:0<places$}").expect("writing to a string");
    digits.parse().expect("a decimal number")
}

/// The whole file.
pub fn encode() -> Vec<u8> {
    let mut out = Vec::new();
    for table in TABLES {
        for sex in ["1", "2"] {
            let rows = rows(table, sex);
            for column in 0..3 {
                let (mut last, mut slope) = (0, 0);
                for row in &rows {
                    let step = row[column] - last;
                    varint(step - slope, &mut out);
                    (last, slope) = (row[column], step);
                }
            }
        }
    }
    out
}

fn varint(value: i64, out: &mut Vec<u8>) {
    let mut rest = ((value << 1) ^ (value >> 63)).cast_unsigned();
    while rest >= 0x80 {
        out.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

#[allow(dead_code, reason = "a test includes this file as a module")]
fn main() {
    let bytes = encode();
    std::fs::write(root().join("crates/domain/src/growth/lms.bin"), bytes).expect("written");
}
