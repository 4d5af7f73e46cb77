//! A table through `dampingi growth` and back, cell by cell.

use dampingi_server::growth::{self, Done, Unusable};
use jiff::civil::{Date, date};
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

pub const TODAY: Date = date(2026, 11, 21);

pub fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../data")
        .join(name)
}

/// A table by its headings.
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<HashMap<String, String>>,
}

impl Table {
    pub fn read(bytes: &[u8], separator: u8) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .from_reader(bytes);
        let headings: Vec<String> = reader
            .headers()
            .expect("headings")
            .iter()
            .map(str::to_owned)
            .collect();
        let rows = reader
            .records()
            .map(|record| {
                let record = record.expect("as many cells as headings");
                headings
                    .iter()
                    .cloned()
                    .zip(record.iter().map(str::to_owned))
                    .collect()
            })
            .collect();
        Self { headings, rows }
    }
}

/// Runs a table through the library.
pub fn through(bytes: &[u8]) -> Result<(Vec<u8>, Done), Unusable> {
    let mut out = Vec::new();
    growth::run(bytes, &mut out, TODAY, |_| {}).map(|done| (out, done))
}

/// A text through the library, separated by commas.
pub fn table(text: &str) -> Table {
    let (out, _) = through(text.as_bytes()).expect("usable");
    Table::read(&out, b',')
}

/// Runs `dampingi growth` in an empty folder with this standard input.
pub fn program(folder: &std::path::Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dampingi"))
        .arg("growth")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    let bytes = input.to_owned();
    // Both ways at once: a pipe that nobody empties would hold up the other. Whether it is read at all is the program's.
    let writing = std::thread::spawn(move || drop(stdin.write_all(&bytes)));
    let done = child.wait_with_output().expect("it ends");
    writing.join().expect("written");
    done
}
