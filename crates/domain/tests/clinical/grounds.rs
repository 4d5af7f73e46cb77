//! What is marked published was found in more than program code, memory or a disputed decision (the domain notes' head).

use dampingi_domain::ground::is_doubtful;
use dampingi_domain::{Ground, finding, form, growth, household_risk, indicator, schedule, woman};

#[test]
fn program_code_memory_and_disputes_are_told_from_published_sources() {
    for document in [
        "§3.4 R43",
        "§3.8 C05 R43, R53",
        "§1.2 R31, R32",
        "R16",
        "§3.6 R19, R20, R26",
        "red line = −3 from memory",
        "§1.4 R12; more than 3 children: Settled 9",
        "Settled 10",
    ] {
        assert!(is_doubtful(document), "{document}");
    }
    for document in [
        "§3.9 R46; late doses design",
        "§3.5 R13",
        "§3.3 R39; destination design",
        "§3.7 R45, R38",
        "Settled 15; §5.3 R64",
        "§4.3 R51",
        "R2, R20",
        "§2.16",
        "R190",
        "",
    ] {
        assert!(!is_doubtful(document), "{document}");
    }
}

/// Every mark that the tables carry. What is written as a constant is held by the compiler too.
fn marks() -> Vec<(String, Ground)> {
    let rules = finding::table().map(|rule| (format!("{} {}", rule.id, rule.variant), rule.ground));
    let deadlines = finding::DEADLINES
        .iter()
        .map(|row| (row.id.to_owned(), row.ground));
    let tasks = schedule::TASKS
        .iter()
        .copied()
        .chain([&schedule::ABSENT])
        .map(|task| (task.id.to_owned(), task.ground));
    let indicators = indicator::table().map(|one| (one.id.to_owned(), one.ground));
    let bands = [
        ("muac", growth::MUAC_GROUND),
        ("card", growth::CARD_GROUND),
        ("gain", growth::gain::GROUND),
        ("anaemia", woman::anaemia::PREGNANT.ground),
        ("kek", woman::body::KEK_GROUND),
        ("four too", woman::risk::GROUND),
        ("at risk", household_risk::GROUND),
    ]
    .map(|(name, ground)| (name.to_owned(), ground));
    rules
        .chain(deadlines)
        .chain(tasks)
        .chain(indicators)
        .chain(bands)
        .collect()
}

#[test]
fn nothing_doubtful_is_marked_published() {
    let marks = marks();
    for (name, ground) in &marks {
        assert!(!ground.document.is_empty(), "{name} names no source");
        assert!(
            !(ground.is_confirmed && is_doubtful(ground.document)),
            "{name}: {}",
            ground.document
        );
    }
    // Both marks are in use: the rule above is not kept by marking nothing.
    assert!(marks.iter().any(|(_, ground)| ground.is_confirmed));
    let waits = |id: &str| {
        marks
            .iter()
            .any(|(name, ground)| name == id && !ground.is_confirmed)
    };
    for id in [
        "C02 ",
        "C03 ",
        "C05 ",
        "C06 ",
        "C07 ",
        "C08 ",
        "B01 ",
        "B02 mild",
        "B03 ",
        "B08 ",
        "B09 ",
        "K01 ",
        "risk_child",
        "risk_mother",
        "deworming",
        "stunting_rate",
        "muac",
        "four too",
    ] {
        assert!(waits(id), "{id}");
    }
}

#[test]
fn no_field_of_a_form_is_confirmed_by_program_code_alone() {
    let mut confirmed = 0;
    for form in form::table::ALL {
        let fields = form.fields().map(|field| field.source);
        for source in fields.chain(form.rules.iter().map(|rule| rule.source)) {
            assert!(
                !(source.confirmed && is_doubtful(source.document)),
                "{}: {}",
                form.id,
                source.document
            );
            confirmed += usize::from(source.confirmed);
        }
    }
    assert!(confirmed > 0);
}
