//! The 494 really measured children of the survey, as an import brings them (Settled 7).

use std::collections::BTreeMap;

use crate::case::given;

/// The rows by column name. The file has no quoted cell.
fn rows() -> Vec<BTreeMap<String, String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/eppgbm_survey.csv");
    let text = std::fs::read_to_string(path).expect("the survey lies in the project");
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let row = |line: &str| {
        let cells = line.split(',').map(str::to_owned);
        header
            .iter()
            .map(|name| (*name).to_owned())
            .zip(cells)
            .collect()
    };
    lines.map(row).collect()
}

/// What people really measured is saved, all of it, and few of them are asked about.
#[test]
fn no_measured_child_is_refused_and_few_are_asked_about() {
    let mut flags: BTreeMap<String, usize> = BTreeMap::new();
    let rows = rows();
    assert_eq!(rows.len(), 494);
    for row in &rows {
        let position = match row["Cara Ukur"].as_str() {
            "Terlentang" => "lying",
            "Berdiri" => "standing",
            _ => "",
        };
        let typed = format!(
            "visit_date={}; weight_kg={}; height_cm={}; position={position}; muac_cm={}",
            row["Tanggal Pengukuran"], row["Berat"], row["Tinggi"], row["LiLA"],
        );
        let parsed = given("child_visit", "")
            .person(&format!("birth_date={}", row["Tgl Lahir"]))
            .imported()
            .parse(&typed);
        assert!(
            !parsed.is_refused(),
            "row {}: {:?}",
            row["No"],
            parsed.flags()
        );
        for flag in parsed.flags() {
            *flags.entry(flag).or_default() += 1;
        }
    }
    let flags: Vec<(&str, usize)> = flags
        .iter()
        .map(|(flag, count)| (flag.as_str(), *count))
        .collect();
    // Children of two years measured lying, or younger ones standing: just what a coordinator wants to see.
    assert_eq!(flags, [("position:position_unusual", 47)]);
}
