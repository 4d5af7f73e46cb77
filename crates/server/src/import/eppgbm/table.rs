//! From bytes to rows of named cells: encoding, separator, header. Knows nothing of children.

use super::column::{Column, Header};

/// Rows above the header that an export may carry as a title.
const TITLE_ROWS: usize = 20;

/// A file that could be read.
pub struct Table {
    /// Its header.
    pub header: Header,
    rows: Vec<(u64, csv::StringRecord)>,
}

/// Why a file could not be read at all.
#[derive(Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// An Excel workbook, not a CSV.
    Workbook,
    /// No row holds the headings; these indispensable ones were missed in the best candidate.
    NoHeader(Vec<&'static str>),
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Workbook => f.write_str(
                "Ini berkas Excel. Simpan dahulu sebagai CSV, lalu impor berkas CSV-nya.",
            ),
            Self::NoHeader(missing) => write!(
                f,
                "Baris judul kolom tidak lengkap. Kolom yang tidak ditemukan: {}.",
                missing.join(", ")
            ),
        }
    }
}

/// One row of cells, under their headings.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    header: &'a Header,
    record: &'a csv::StringRecord,
}

impl<'a> Cells<'a> {
    /// The cell without the space around it; `None` when it is blank, a dash, or the file has no such column.
    pub fn get(&self, column: Column) -> Option<&'a str> {
        let cell = self.record.get(self.header.place(column)?)?;
        // A leading apostrophe is how a spreadsheet keeps sixteen digits from becoming a number.
        let cell = cell.trim().trim_start_matches('\'').trim();
        (!matches!(cell, "" | "-" | "–")).then_some(cell)
    }
}

impl Table {
    /// Reads a file. UTF-8 with or without its mark, else the Windows encoding of western Europe; comma, semicolon or tab.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(Unreadable::Workbook);
        }
        let text = decode(bytes);
        let readings = [b',', b';', b'\t'].map(|separator| with_separator(&text, separator));
        let best = readings
            .into_iter()
            .max_by_key(|table| table.header.known())
            .expect("three readings");
        match best.header.missing() {
            missing if missing.is_empty() => Ok(best),
            missing => Err(Unreadable::NoHeader(missing)),
        }
    }

    /// The rows that hold anything, each with its line in the file, the header's own line counted.
    pub fn rows(&self) -> impl Iterator<Item = (u64, Cells<'_>)> {
        self.rows.iter().map(|(line, record)| {
            (
                *line,
                Cells {
                    header: &self.header,
                    record,
                },
            )
        })
    }
}

pub(in crate::import) fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn with_separator(text: &str, separator: u8) -> Table {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records: Vec<(u64, csv::StringRecord)> = reader
        .records()
        .map(|record| record.expect("text in memory that is UTF-8 always reads"))
        .map(|record| (line_of(text, &record), record))
        .collect();
    let headers = records
        .iter()
        .take(TITLE_ROWS)
        .map(|(_, record)| Header::read(record.iter()));
    let best = headers
        .enumerate()
        .max_by_key(|(at, header)| (header.known(), std::cmp::Reverse(*at)));
    let (at, header) = best.unwrap_or_default();
    records.drain(..records.len().min(at + 1));
    records.retain(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()));
    Table {
        header,
        rows: records,
    }
}

/// The line on which a record starts. The reader's own count stands before the blank lines that it skips.
pub(in crate::import) fn line_of(text: &str, record: &csv::StringRecord) -> u64 {
    let position = record
        .position()
        .expect("a record that was read has its place");
    let from = usize::try_from(position.byte())
        .unwrap_or(text.len())
        .min(text.len());
    let blank = text.as_bytes()[from..]
        .iter()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'));
    position.line() + blank.filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Nama,JK,Tgl Lahir,Desa/Kel";

    fn names(bytes: &[u8]) -> Vec<(u64, String)> {
        let table = Table::read(bytes).expect("readable");
        table
            .rows()
            .map(|(line, cells)| (line, cells.get(Column::Name).unwrap_or("").to_owned()))
            .collect()
    }

    #[test]
    fn mark_line_ends_and_separators_do_not_matter() {
        let row = "Rahma,P,2024-09-21,Apung";
        for separator in [",", ";", "\t"] {
            for end in ["\n", "\r\n"] {
                let text = format!("\u{feff}{HEAD}{end}{row}{end}").replace(',', separator);
                assert_eq!(
                    names(text.as_bytes()),
                    [(2, "Rahma".to_owned())],
                    "{separator:?} {end:?}"
                );
            }
        }
    }

    #[test]
    fn the_line_is_the_one_a_person_sees() {
        let text = format!("Laporan bulanan\n\n{HEAD}\nA,P,1,x\n\n\n,,,\n\"B\n\",L,2,x\nC,L,3,x\n");
        let lines: Vec<u64> = names(text.as_bytes())
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        assert_eq!(lines, [4, 8, 10]);
    }

    #[test]
    fn an_old_windows_file_is_read() {
        let mut bytes = format!("{HEAD}\nAndr").into_bytes();
        bytes.extend([0xE9, b',']);
        assert_eq!(names(&bytes), [(2, "André".to_owned())]);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(
            Table::read(b"PK\x03\x04...").err(),
            Some(Unreadable::Workbook)
        );
        let missing = vec!["JK", "Desa/Kel"];
        assert_eq!(
            Table::read(b"Nama,Tgl Lahir\n").err(),
            Some(Unreadable::NoHeader(missing))
        );
        assert!(matches!(Table::read(b""), Err(Unreadable::NoHeader(_))));
    }

    #[test]
    fn a_dash_is_blank_and_an_apostrophe_no_digit() {
        let table =
            Table::read(format!("{HEAD},NIK\n-,P,,x,'6501\n").as_bytes()).expect("readable");
        let (_, cells) = table.rows().next().expect("one row");
        assert_eq!(
            (cells.get(Column::Name), cells.get(Column::Nik)),
            (None, Some("6501"))
        );
        assert_eq!(cells.get(Column::Rt), None);
    }
}
