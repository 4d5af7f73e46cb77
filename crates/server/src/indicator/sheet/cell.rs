//! Cells: how numbers, names of areas and free text are written.

use crate::indicator::count::Report;
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_domain::indicator::{Basis, Figure};

/// Both bases, with the word in the name of the file.
pub const BASES: [(Basis, &str); 2] = [
    (Basis::Received, "diterima"),
    (Basis::Approved, "disetujui"),
];

/// Headings of the four columns that say where.
pub const WHERE: [&str; 4] = ["Prov", "Kab/Kota", "Kec", "Desa/Kel"];

/// Province, kabupaten, kecamatan, village: blank below the area's own level.
pub fn names(report: &Report, area: &AreaCode) -> [String; 4] {
    let mut names: [String; 4] = std::array::from_fn(|_| String::new());
    let mut next = Some(area.clone());
    while let Some(code) = next {
        let at = match code.level() {
            Level::Province => 0,
            Level::Regency => 1,
            Level::Subdistrict => 2,
            Level::Village => 3,
        };
        report.name(&code).clone_into(&mut names[at]);
        next = code.parent();
    }
    names
}

/// What people call the level.
pub const fn level(area: Level) -> &'static str {
    match area {
        Level::Province => "provinsi",
        Level::Regency => "kabupaten/kota",
        Level::Subdistrict => "kecamatan",
        Level::Village => "desa/kelurahan",
    }
}

/// Percent with two decimals and a point, as a spreadsheet's import reads it; blank over nobody.
pub fn percent(figure: Figure) -> String {
    figure
        .percent()
        .map(|percent| format!("{percent:.2}"))
        .unwrap_or_default()
}

/// A text somebody typed. A spreadsheet would run one that begins like a formula.
pub fn typed(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_text_is_no_formula() {
        for (text, cell) in [
            ("Siti  Aminah ", "Siti Aminah"),
            ("=1+1", "'=1+1"),
            ("@x", "'@x"),
            ("+62", "'+62"),
            ("\t-1", "'-1"),
            ("", ""),
        ] {
            assert_eq!(typed(text), cell);
        }
    }

    #[test]
    fn percent_has_two_decimals_and_a_point() {
        let figure = Figure {
            numerator: 11,
            denominator: 16,
            excluded: 0,
        };
        assert_eq!(percent(figure), "68.75");
        assert_eq!(percent(Figure::default()), "");
    }
}
