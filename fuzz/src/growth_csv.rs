//! A table of children made of these bytes, through `dampingi growth`. Whatever it is, it is refused or comes back as a
//! table: every row as wide as its headings, and as many rows as were told.

use dampingi_domain::Date;
use dampingi_server::growth::{self, OUTPUT};
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 21);

/// Takes the bytes through and reads what comes out with another reader.
pub fn run(bytes: &[u8]) {
    let mut out = Vec::new();
    let Ok(done) = growth::run(bytes, &mut out, TODAY, |_| {}) else {
        assert!(out.is_empty(), "what is refused leaves nothing behind");
        return;
    };
    assert!(done.wrong <= done.rows);
    // What stands between the last two headings, which are ours.
    let last = out
        .windows(b"class_bmi,problem\n".len())
        .find(|window| window.starts_with(b"class_bmi") && window.ends_with(b"problem\n"))
        .expect("headings");
    let separator = last[b"class_bmi".len()];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(out.as_slice());
    let rows: Vec<csv::ByteRecord> = reader
        .byte_records()
        .map(|row| row.expect("memory reads"))
        .collect();
    assert_eq!(rows.len() as u64, done.rows + 1);
    for row in &rows {
        assert_eq!(row.len(), rows[0].len(), "as wide as the headings");
    }
    let first = rows[0].len() - OUTPUT.len();
    for (at, name) in (first..).zip(OUTPUT) {
        assert_eq!(&rows[0][at], name.as_bytes());
    }
    for row in &rows[1..] {
        for score in (first..first + 6)
            .map(|at| &row[at])
            .filter(|cell| !cell.is_empty())
        {
            let text = std::str::from_utf8(score)
                .expect("digits")
                .replace(',', ".");
            assert!(text.parse::<f64>().is_ok_and(f64::is_finite));
        }
    }
}
