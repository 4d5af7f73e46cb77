//! Holds the house rules that a compiler does not: which way dependencies run, who may name what, and that
//! ARCHITECTURE.md names only what exists. Documents that nothing checks rot.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next)
            .expect("folder is there")
            .map(|entry| entry.expect("readable").path())
        {
            if entry.is_dir() {
                waiting.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                found.push(entry);
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no Rust file");
    found
}

/// Lines of a file that are code: comments may name anything.
fn code_lines(path: &Path) -> Vec<(usize, String)> {
    fs::read_to_string(path)
        .expect("readable")
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim().to_owned()))
        .filter(|(_, line)| !line.starts_with("//"))
        .collect()
}

fn names(line: &str, krate: &str) -> bool {
    line.match_indices(krate).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let free = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        free && line[at + krate.len()..].starts_with("::")
    })
}

fn assert_unnamed(folder: &str, forbidden: &[&str]) {
    for path in rust_files(folder) {
        for (number, line) in code_lines(&path) {
            for krate in forbidden {
                assert!(
                    !names(&line, krate),
                    "{}:{number} names {krate}",
                    path.display()
                );
            }
        }
    }
}

const BROWSER: [&str; 7] = [
    "leptos",
    "leptos_router",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_storage",
    "reqwasm",
];
const SERVER: [&str; 3] = ["axum", "tokio", "sqlx"];

#[test]
fn dependencies_run_one_way() {
    assert_unnamed(
        "crates/domain/src",
        &["dampingi_sync", "dampingi_server", "dampingi_app", "uuid"],
    );
    assert_unnamed("crates/sync/src", &["dampingi_server", "dampingi_app"]);
    assert_unnamed("crates/server/src", &["dampingi_app"]);
    assert_unnamed("src", &["dampingi_server"]);
}

#[test]
fn only_the_app_names_the_browser_and_only_the_server_its_stack() {
    for folder in ["crates/domain/src", "crates/sync/src", "crates/server/src"] {
        assert_unnamed(folder, &BROWSER);
    }
    for folder in ["crates/domain/src", "crates/sync/src", "src"] {
        assert_unnamed(folder, &SERVER);
    }
}

#[test]
fn one_file_speaks_http_and_one_keeps_settings() {
    let users = |krate: &str| -> Vec<String> {
        rust_files("src")
            .into_iter()
            .filter(|path| code_lines(path).iter().any(|(_, line)| names(line, krate)))
            .map(|path| {
                path.strip_prefix(root())
                    .expect("below the root")
                    .display()
                    .to_string()
            })
            .collect()
    };
    assert_eq!(users("reqwasm"), ["src/net.rs"]);
    assert_eq!(users("gloo_storage"), ["src/platform/settings.rs"]);
}

#[test]
fn domain_and_sync_read_no_clock_and_make_no_chance() {
    let forbidden = [
        "SystemTime::now",
        "Instant::now",
        "Zoned::now",
        "Timestamp::now",
        "Uuid::now_v7",
        "Uuid::new_v4",
        "thread::sleep",
    ];
    for folder in ["crates/domain/src", "crates/sync/src"] {
        for path in rust_files(folder) {
            for (number, line) in code_lines(&path) {
                for word in forbidden {
                    assert!(
                        !line.contains(word),
                        "{}:{number} uses {word}",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn only_the_clock_file_of_the_app_reads_time_and_randomness() {
    let forbidden = [
        "Date::now",
        "Date::new_0",
        "Math::random",
        "Uuid::now_v7",
        "Uuid::new_v4",
        "get_random_values",
    ];
    let allowed = ["src/clock.rs"];
    for path in rust_files("src") {
        let short = path
            .strip_prefix(root())
            .expect("below the root")
            .display()
            .to_string();
        if allowed.contains(&short.as_str()) {
            continue;
        }
        for (number, line) in code_lines(&path) {
            for word in forbidden {
                assert!(!line.contains(word), "{short}:{number} uses {word}");
            }
        }
    }
}

#[test]
fn only_the_taking_apart_may_be_unsafe() {
    for folder in ["src", "crates", "tests"] {
        for path in rust_files(folder) {
            let short = path.strip_prefix(root()).expect("below the root");
            if short == Path::new("src/app/part.rs") || short == Path::new("tests/house.rs") {
                continue;
            }
            for (number, line) in code_lines(&path) {
                let is_unsafe = line.contains("unsafe_code") || line.contains("unsafe {");
                assert!(!is_unsafe, "{}:{number}", short.display());
            }
        }
    }
}

#[test]
fn every_path_in_the_architecture_exists() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let mut seen = 0;
    for word in text.split('`').skip(1).step_by(2) {
        let is_path = word.contains('/')
            && !word.contains(' ')
            && !word.starts_with('/')
            && !word.contains(['*', '<', ':', '(']);
        if is_path {
            seen += 1;
            assert!(
                root().join(word).exists(),
                "ARCHITECTURE.md names {word}, which is not there"
            );
        }
    }
    assert!(
        seen > 20,
        "only {seen} paths were found: has the notation changed?"
    );
    assert!(
        text.lines().count() <= 150,
        "ARCHITECTURE.md has grown beyond 150 lines"
    );
}

#[test]
fn no_file_is_a_warehouse() {
    for folder in [
        "src",
        "crates/domain/src",
        "crates/sync/src",
        "crates/server/src",
    ] {
        for path in rust_files(folder) {
            let text = fs::read_to_string(&path).expect("readable");
            let before_tests = text
                .split("#[cfg(test)]")
                .next()
                .unwrap_or_default()
                .lines()
                .count();
            let is_table = path.components().any(|part| part.as_os_str() == "table");
            assert!(
                is_table || before_tests <= 400,
                "{} has {before_tests} lines before its tests",
                path.display()
            );
        }
    }
}

/// Screens whose main action, always in sight, is the way on from nothing.
const LEADS_ON_BESIDE: [&str; 1] = ["src/screen/posyandu/list.rs"];

#[test]
fn every_empty_place_leads_on() {
    let mut looked_at = 0;
    for path in rust_files("src/screen") {
        let code: Vec<String> = code_lines(&path)
            .into_iter()
            .map(|(_, line)| line)
            .collect();
        let code = code.join(" ");
        for (at, call) in code.match_indices("empty(") {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.')) {
                continue;
            }
            looked_at += 1;
            let said = arguments(&code[at + call.len()..]);
            let place = path.strip_prefix(root()).expect("inside").to_string_lossy();
            let [_, _, why, next] = said[..] else {
                panic!("{place}: an empty place says what, why and where to: {said:?}");
            };
            let leads = next != "None" || LEADS_ON_BESIDE.contains(&&*place);
            assert!(leads, "{place}: {said:?} is a dead end");
            assert_ne!(why, "String::new()", "{place}: {said:?} does not say why");
        }
    }
    assert!(looked_at > 20, "only {looked_at} empty places were found");
}

/// What stands between the brackets of a call, from behind the first one.
fn arguments(call: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (1, 0, Vec::new());
    for (at, c) in call.char_indices() {
        depth += match c {
            '(' | '[' | '{' => 1,
            ')' | ']' | '}' => -1,
            _ => 0,
        };
        if depth == 0 || depth == 1 && c == ',' {
            found.push(call[from..at].trim());
            from = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    found.retain(|said| !said.is_empty());
    found
}
