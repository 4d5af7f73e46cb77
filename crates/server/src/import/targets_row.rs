//! Rows of a file of targets: columns by name, cells as they are typed, what is wrong with each. Knows no database.

use super::eppgbm::table::{decode, line_of};
use crate::db::targets::Estimate;
use dampingi_domain::indicator::Expects;

/// The columns, all of them needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Code of a village.
    Area,
    /// The year.
    Year,
    /// Children or pregnant women.
    Who,
    /// Projected or counted.
    Estimate,
    /// How many.
    Expected,
    /// Who says so.
    Source,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 6] = [
        Self::Area,
        Self::Year,
        Self::Who,
        Self::Estimate,
        Self::Expected,
        Self::Source,
    ];

    /// Its name in a header.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Area => "kode_wilayah",
            Self::Year => "tahun",
            Self::Who => "sasaran",
            Self::Estimate => "jenis",
            Self::Expected => "jumlah",
            Self::Source => "sumber",
        }
    }
}

/// Why a row was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, the header's own counted.
    pub row: u64,
    /// The column at fault.
    pub column: Column,
    /// Plain Indonesian.
    pub reason: String,
}

impl Problem {
    /// A problem of a row.
    pub fn new(row: u64, column: Column, reason: impl Into<String>) -> Self {
        Self {
            row,
            column,
            reason: reason.into(),
        }
    }
}

/// A row that reads well. The area is as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Code.
    pub area: String,
    /// Year.
    pub year: i16,
    /// Of whom.
    pub who: Expects,
    /// How it was made.
    pub estimate: Estimate,
    /// How many.
    pub expected: u32,
    /// Who says so.
    pub source: String,
}

/// A row with its line.
pub type Line = (u64, Result<Row, Problem>);

/// More than anybody could count in one village.
const MOST: u32 = 1_000_000;
const LONGEST_SOURCE: usize = 120;

/// The rows that hold anything, each with its line. An error says why the file cannot be read at all.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err("Ini berkas Excel. Simpan dahulu sebagai CSV.".to_owned());
    }
    let text = decode(bytes);
    let head = text.lines().next().unwrap_or_default();
    let most = |separator: &u8| head.bytes().filter(|byte| byte == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(most);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings: Vec<String> = reader
        .headers()
        .map(|head| head.iter().map(folded).collect())
        .unwrap_or_default();
    let places = Column::ALL.map(|column| headings.iter().position(|it| it == column.title()));
    let missing: Vec<&str> = Column::ALL
        .into_iter()
        .zip(places)
        .filter(|(_, place)| place.is_none())
        .map(|(column, _)| column.title())
        .collect();
    if !missing.is_empty() {
        return Err(format!(
            "Kolom yang tidak ditemukan: {}.",
            missing.join(", ")
        ));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("berkas CSV tidak terbaca: {error}"))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = line_of(&text, &record);
        let cells = places.map(|place| place.and_then(|at| record.get(at)).unwrap_or_default());
        rows.push((line, row(line, cells)));
    }
    Ok(rows)
}

/// `Kode Wilayah` and `kode_wilayah` are one.
fn folded(heading: &str) -> String {
    heading.trim().to_lowercase().replace([' ', '.'], "_")
}

fn row(line: u64, cells: [&str; 6]) -> Result<Row, Problem> {
    let wrong = |column, reason: &str| Problem::new(line, column, reason);
    let [area, year, who, estimate, expected, source] = cells;
    for (column, cell) in Column::ALL.into_iter().zip(cells) {
        if cell.is_empty() {
            return Err(wrong(column, "kosong"));
        }
    }
    let year = year
        .parse()
        .ok()
        .filter(|year| (2000..=2100).contains(year));
    let who = match who.to_lowercase().as_str() {
        "balita" => Some(Expects::Children),
        "bumil" | "ibu hamil" => Some(Expects::Pregnant),
        _ => None,
    };
    let estimate = match estimate.to_lowercase().as_str() {
        "proyeksi" => Some(Estimate::Projected),
        "riil" => Some(Estimate::Counted),
        _ => None,
    };
    let expected = expected.parse().ok().filter(|count| *count <= MOST);
    let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
    if source.chars().count() > LONGEST_SOURCE {
        return Err(wrong(Column::Source, "lebih dari 120 huruf"));
    }
    Ok(Row {
        area: area.to_owned(),
        year: year.ok_or_else(|| wrong(Column::Year, "bukan tahun 2000 sampai 2100"))?,
        who: who.ok_or_else(|| wrong(Column::Who, "bukan balita atau bumil"))?,
        estimate: estimate.ok_or_else(|| wrong(Column::Estimate, "bukan proyeksi atau riil"))?,
        // "1.234" would be read as one and a bit elsewhere: whole digits only.
        expected: expected
            .ok_or_else(|| wrong(Column::Expected, "bukan bilangan bulat tanpa titik"))?,
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "tahun;Kode Wilayah;sasaran;jenis;jumlah;sumber;catatan";

    fn only(line: &str) -> Result<Row, (Column, String)> {
        let text = format!("\u{feff}{HEAD}\r\n{line}\r\n");
        let mut rows = read(text.as_bytes()).expect("readable");
        assert_eq!(rows.len(), 1);
        let (line, row) = rows.remove(0);
        assert_eq!(line, 2);
        row.map_err(|problem| (problem.column, problem.reason))
    }

    #[test]
    fn columns_are_found_by_name() {
        let row = only("2026;65.01.05.2003;Ibu Hamil;Riil;31;Dinkes  Bulungan;x");
        let expected = Row {
            area: "65.01.05.2003".to_owned(),
            year: 2026,
            who: Expects::Pregnant,
            estimate: Estimate::Counted,
            expected: 31,
            source: "Dinkes Bulungan".to_owned(),
        };
        assert_eq!(row, Ok(expected));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_column() {
        for (line, column) in [
            ("26;65.01.05.2003;balita;riil;31;x", Column::Year),
            ("2026;;balita;riil;31;x", Column::Area),
            ("2026;65.01.05.2003;remaja;riil;31;x", Column::Who),
            ("2026;65.01.05.2003;balita;kira;31;x", Column::Estimate),
            ("2026;65.01.05.2003;balita;riil;1.234;x", Column::Expected),
            ("2026;65.01.05.2003;balita;riil;-3;x", Column::Expected),
            ("2026;65.01.05.2003;balita;riil;31;", Column::Source),
            ("2026;65.01.05.2003;balita;riil", Column::Expected),
        ] {
            assert_eq!(only(line).map_err(|it| it.0), Err(column), "{line}");
        }
    }

    #[test]
    fn a_file_that_is_no_table_of_targets_says_why() {
        let why = |bytes: &[u8]| read(bytes).expect_err("unreadable");
        assert!(why(b"PK\x03\x04").contains("Excel"));
        assert!(why(b"kode_wilayah,tahun,sasaran\n").contains("jenis, jumlah, sumber"));
        assert!(why(b"").contains("kode_wilayah"));
    }
}
