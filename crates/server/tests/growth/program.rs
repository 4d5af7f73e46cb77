//! The program from outside: its ways in and out, its codes, what it says, and that it leaves nothing behind.

use crate::support::program;
use std::fs;
use std::process::{Command, Stdio};

const GOOD: &[u8] = b"sex,age_days,weight_kg\n1,365,9.6\n";
const WRONG: &[u8] = b"sex,age_days,weight_kg\n1,365,9.6\nsecret,365,77.7\n";

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .into_string()
                .expect("text")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn it_reads_standard_input_and_makes_no_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [&[][..], &["-"], &["-", "-o", "-"]] {
        let done = program(folder.path(), arguments, GOOD);
        assert_eq!(done.status.code(), Some(0));
        assert!(text(&done.stdout).starts_with("sex,age_days,weight_kg,zlen,"));
    }
    assert!(
        names(folder.path()).is_empty(),
        "{:?}",
        names(folder.path())
    );
}

#[test]
fn the_output_is_put_in_place_when_it_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.csv");
    fs::write(&path, "kept").expect("written");
    let done = program(folder.path(), &["-", "-o", "out.csv"], b"name\nx\n");
    assert_eq!(
        (
            done.status.code(),
            fs::read_to_string(&path).expect("there").as_str()
        ),
        (Some(1), "kept")
    );
    let done = program(folder.path(), &["-o", "out.csv"], GOOD);
    assert_eq!(done.status.code(), Some(0));
    assert!(done.stdout.is_empty());
    let first = fs::read(&path).expect("there");
    assert!(first.starts_with(b"sex,age_days,weight_kg,zlen,"));
    // A file can be its own output.
    let done = program(folder.path(), &["out.csv", "--output", "out.csv"], b"");
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(fs::read(&path).expect("there"), first);
    assert_eq!(names(folder.path()), ["out.csv"]);
}

#[test]
fn its_codes_are_those_of_the_help() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, input, code) in [
        (&[][..], GOOD, 0),
        (&[], WRONG, 0),
        (&["--strict"], GOOD, 0),
        (&["--strict"], WRONG, 3),
        (&["nowhere.csv"], GOOD, 1),
        (&[], b"name\nx\n", 1),
        (&["-o", "nowhere/out.csv"], GOOD, 1),
        (&["--fast"], GOOD, 2),
        (&["a.csv", "b.csv"], GOOD, 2),
    ] {
        let done = program(folder.path(), arguments, input);
        assert_eq!(
            done.status.code(),
            Some(code),
            "{arguments:?} {}",
            text(&done.stderr)
        );
    }
    let help = text(&program(folder.path(), &["--help"], b"").stdout);
    for word in [
        "IN.csv",
        "--output",
        "--strict",
        "age_days",
        "e-PPGBM",
        "Exit codes",
    ] {
        assert!(help.contains(word), "{word}: {help}");
    }
}

#[test]
fn the_summary_names_lines_and_columns_and_never_a_value() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = program(folder.path(), &[], WRONG);
    let said = text(&done.stderr);
    assert!(
        said.contains("Baris dibaca     : 2") && said.contains("Baris bermasalah : 1"),
        "{said}"
    );
    assert!(
        said.contains("baris 3, sex: isinya tidak dikenal"),
        "{said}"
    );
    assert!(
        !said.contains("secret") && !said.contains("77") && !said.contains('\r'),
        "{said}"
    );
}

#[test]
fn many_problems_are_counted_and_the_first_are_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = "3,365,9\n".repeat(50);
    let done = program(
        folder.path(),
        &[],
        format!("sex,age_days,weight_kg\n{rows}").as_bytes(),
    );
    let said = text(&done.stderr);
    assert!(
        said.contains("50 × sex: isinya tidak dikenal [not_known]"),
        "{said}"
    );
    assert_eq!(said.matches("  baris ").count(), 20);
    assert!(said.contains("dan 30 lagi"), "{said}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = "1,365,9.6\n".repeat(200_000);
    fs::write(
        folder.path().join("in.csv"),
        format!("sex,age_days,weight_kg\n{rows}"),
    )
    .expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_dampingi"))
        .args(["growth", "in.csv"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("it ends");
    assert_eq!(
        (done.status.code(), text(&done.stderr).as_str()),
        (Some(0), "")
    );
}
