//! The cases of WHO's own software once more, computed inside a browser: the phone must come to the server's values bit for
//! bit, whatever mathematics the browser brings. `crates/domain/tests/growth_bits.rs` runs the same file natively.

use dampingi_domain::growth::{Assessment, Measured, Oedema, Position, Sex, assess};
use dampingi_domain::number::parse_decimal;

const CASES: &str = include_str!("../../data/growth_cases.csv");
/// FNV-1a over the bits of every number of every case, the same here and there.
const BITS: u64 = 0xd6a0_7fe9_a1a6_207d;

pub const NAMES: &[&str] = &["all_growth_cases_have_the_values_and_the_bits_of_the_server"];

pub fn run(name: &str) -> bool {
    let is_known = NAMES.contains(&name);
    if is_known {
        all_growth_cases_have_the_values_and_the_bits_of_the_server();
    }
    is_known
}

/// The cells of a line by the names of the header.
struct Row<'a> {
    names: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl Row<'_> {
    fn cell(&self, name: &str) -> &str {
        let at = self.names.iter().position(|known| *known == name);
        self.cells[at.expect("a column of the table")]
    }

    fn number(&self, name: &str) -> Option<f64> {
        let cell = self.cell(name);
        match cell.strip_prefix('-') {
            Some(digits) => parse_decimal(digits).map(|number| -number),
            None => parse_decimal(cell),
        }
    }
}

fn measured(row: &Row<'_>) -> Measured {
    Measured {
        sex: match row.cell("sex") {
            "1" => Some(Sex::Male),
            "2" => Some(Sex::Female),
            _ => None,
        },
        age_days: row.cell("age_days").parse().ok(),
        weight_kg: row.number("weight_kg"),
        length_cm: row.number("lenhei_cm"),
        position: match row.cell("measured") {
            "L" => Position::Lying,
            "H" => Position::Standing,
            _ => Position::Unknown,
        },
        oedema: match row.cell("oedema") {
            "y" => Oedema::Present,
            _ => Oedema::Absent,
        },
        head_cm: row.number("headc_cm"),
        muac_cm: row.number("muac_cm"),
    }
}

fn all_growth_cases_have_the_values_and_the_bits_of_the_server() {
    let mut lines = CASES.lines();
    let names: Vec<&str> = lines.next().expect("header").split(',').collect();
    let mut seen = 0;
    let mut bits = 0xcbf2_9ce4_8422_2325_u64;
    for line in lines {
        let row = Row {
            names: &names,
            cells: line.split(',').collect(),
        };
        let found = assess(&measured(&row));
        compare(&row, &found);
        for number in numbers(&found) {
            for byte in number.map_or(u64::MAX, f64::to_bits).to_le_bytes() {
                bits = (bits ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        seen += 1;
    }
    assert_eq!(seen, 214);
    assert_eq!(bits, BITS, "the bits are {bits:#018x}");
}

fn compare(row: &Row<'_>, found: &Assessment) {
    let case = row.cell("case_id");
    for (name, flag, score) in [
        ("zlen", "flen", found.length_for_age),
        ("zwei", "fwei", found.weight_for_age),
        ("zwfl", "fwfl", found.weight_for_length),
        ("zbmi", "fbmi", found.bmi_for_age),
        ("zhc", "fhc", found.head_for_age),
        ("zac", "fac", found.muac_for_age),
    ] {
        assert_eq!(
            score.map(|score| score.z),
            row.number(name),
            "{case} {name}"
        );
        let flagged = score.map(|score| if score.is_implausible { "1" } else { "0" });
        assert_eq!(flagged.unwrap_or_default(), row.cell(flag), "{case} {flag}");
    }
    let length = found.corrected_length_cm.map(|cm| format!("{cm:.2}"));
    let expected = row.cell("clenhei_cm");
    assert_eq!(length.unwrap_or_default(), expected, "{case} length");
}

/// Every number that was computed, the unrounded ones among them.
fn numbers(found: &Assessment) -> [Option<f64>; 8] {
    let z = |score: Option<dampingi_domain::growth::Score>| score.map(|score| score.z);
    [
        z(found.length_for_age),
        z(found.weight_for_age),
        z(found.weight_for_length),
        z(found.bmi_for_age),
        z(found.head_for_age),
        z(found.muac_for_age),
        found.corrected_length_cm,
        found.bmi,
    ]
}
