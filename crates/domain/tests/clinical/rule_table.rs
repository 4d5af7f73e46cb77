//! The table itself: complete, in words that do not diagnose, and comparable with what was judged before.

use crate::case::{TODAY, child, pregnant, row};
use dampingi_domain::finding::{
    Case, Destination, Referral, ReferralState, Urgency, Verdict, by_id, changed, judge, table,
};
use dampingi_domain::growth::Level;
use dampingi_domain::{Answers, form};
use jiff::civil::date;
use std::collections::BTreeSet;

#[test]
fn every_rule_of_the_notes_has_a_row_and_no_row_comes_twice() {
    let ids: BTreeSet<&str> = table().map(|rule| rule.id).collect();
    let named = [
        // A01 and A02 stand in no note: the limits are those of a bride.
        "A01", "A02", "B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10", "C01",
        "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "D01", "K01",
        "N01", "N02", "U01",
    ];
    assert_eq!(ids.into_iter().collect::<Vec<_>>(), named);
    let rows: BTreeSet<String> = table().map(|rule| row(rule.id, rule.variant)).collect();
    assert_eq!(rows.len(), table().count());
    assert_eq!(by_id("C04").count(), 2);
}

#[test]
fn no_word_of_a_rule_diagnoses_and_each_says_who_should_look() {
    for rule in table() {
        for term in [rule.title, rule.trigger, rule.advice] {
            assert!(!term.id.is_empty() && !term.en.is_empty(), "{}", rule.id);
            assert!(!term.id.ends_with('.'), "{}", rule.id);
        }
        // "Gizi buruk", "stunting", "anemia", "pre-eklampsia" are for a doctor to say.
        for word in [
            "stunting",
            "gizi buruk",
            "anemia",
            "eklampsia",
            "hipertensi",
        ] {
            let said = format!("{} {}", rule.title.id, rule.advice.id).to_lowercase();
            assert!(!said.contains(word), "{} says {word}", rule.id);
        }
        if rule.destination != Destination::Cadre {
            let words = ["bidan", "puskesmas", "rumah sakit"];
            assert!(
                words
                    .iter()
                    .any(|word| rule.advice.id.to_lowercase().contains(word)),
                "{} sends nobody",
                rule.id
            );
        }
        for form_id in rule.forms {
            assert!(form::by_id(form_id).is_some(), "{form_id}");
        }
    }
}

#[test]
fn the_advice_names_the_days_of_the_urgency() {
    let mut named = 0;
    for rule in table() {
        let said = rule.advice.id;
        let Some((_, after)) = said.split_once("paling lambat ") else {
            continue;
        };
        let days: u16 = after
            .split_once(" hari lagi")
            .and_then(|(days, _)| days.parse().ok())
            .expect("a number of days");
        assert_eq!(rule.urgency, Urgency::Within(days), "{}: {said}", rule.id);
        named += 1;
    }
    assert!(named > 15, "{named}");
    for rule in table().filter(|rule| matches!(rule.urgency, Urgency::Within(_))) {
        let says = ["paling lambat", "2 minggu lagi"];
        let said = rule.advice.id;
        assert!(says.iter().any(|when| said.contains(when)), "{}", rule.id);
    }
}

#[test]
fn what_is_read_aloud_is_spoken_to_the_family() {
    for rule in table() {
        let Some(words) = rule.aloud() else {
            // How her data are used is between the cadre and her coordinator.
            assert_eq!(rule.id, "D01", "{} has nothing to read aloud", rule.variant);
            continue;
        };
        for (word, why) in [
            ("keluarga berangkat", "an instruction to the cadre"),
            ("anyakan", "an instruction to the cadre"),
            ("ampaikan ke", "an instruction to the cadre"),
            ("ngatkan", "an instruction to the cadre"),
            ("hari lagi", "the sentence before it says by when"),
            ("stunting", "a diagnosis"),
            ("gizi buruk", "a diagnosis"),
            ("anemia", "a diagnosis"),
        ] {
            let said = words.id.to_lowercase();
            assert!(!said.contains(word), "{} {}: {why}", rule.id, rule.variant);
        }
        let sentences = words.id.matches(['.', '?', ';']).count();
        assert!((1..=4).contains(&sentences), "{} {}", rule.id, rule.variant);
        assert!(words.id.ends_with('.') && words.en.ends_with('.'));
    }
}

#[test]
fn levels_follow_urgency_as_settled() {
    for rule in table() {
        let level = match (rule.urgency, rule.destination) {
            (Urgency::Now | Urgency::Today, _) => Level::Refer,
            (_, Destination::Cadre) => Level::Good,
            _ => Level::Watch,
        };
        assert_eq!(rule.level(), level, "{}", rule.id);
    }
}

#[test]
fn what_is_covered_is_never_stricter_than_what_covers_it() {
    for rule in table() {
        for covered in rule.covers.iter().flat_map(|id| by_id(id)) {
            assert!(
                rule.urgency.days() <= covered.urgency.days(),
                "{} covers {}",
                rule.id,
                covered.id
            );
            assert_ne!(rule.id, covered.id);
        }
    }
}

#[test]
fn every_input_has_words_in_both_languages() {
    let given = pregnant(24 * 7)
        .episode("weight_before_kg", 40)
        .episode("height_cm", 140)
        .visit("weight_kg", 39)
        .visit("fundal_height_cm", 40)
        .visit("systolic_mmhg", 170)
        .visit("diastolic_mmhg", 100);
    for finding in given.judged().findings {
        for lang in [dampingi_domain::Lang::Id, dampingi_domain::Lang::En] {
            for ((label, shown), input) in finding.why(lang).iter().zip(&finding.inputs) {
                assert_ne!(label, input.key, "{} has no label", input.key);
                assert!(!shown.is_empty());
            }
        }
    }
    let b07 = given.judged();
    let b07 = b07
        .findings
        .iter()
        .find(|finding| finding.rule.id == "B07")
        .expect("found");
    let why: Vec<String> = b07
        .why(dampingi_domain::Lang::Id)
        .into_iter()
        .map(|(label, shown)| format!("{label}: {shown}"))
        .collect();
    assert_eq!(
        why,
        [
            "Tinggi fundus (TFU): 40 cm",
            "TFU yang biasa: 20–26 cm",
            "Berat naik sejak sebelum hamil: −1 kg",
            "Paling sedikit sampai sekarang: 4,7 kg",
            "Umur kehamilan: 24 minggu 0 hari"
        ]
    );
}

#[test]
fn a_changed_table_names_what_would_change() {
    let person = Answers::new()
        .with("sex", "male")
        .with("birth_date", "2023-11-21")
        .with("consent", "given");
    let visit = Answers::new()
        .with("weight_kg", 12.5)
        .with("height_cm", 84.8)
        .with("position", "standing");
    let case = Case {
        person: Some(&person),
        ..Case::new("child_visit", TODAY, &visit)
    };
    let stored = Verdict::of(&judge(&case));
    assert_eq!(changed(&stored, table(), &case), None);
    let without = table().filter(|rule| rule.id != "C07");
    let change = changed(&stored, without, &case).expect("C07 is gone");
    let gone: Vec<&str> = change.gone.iter().map(|mark| mark.id.as_str()).collect();
    assert_eq!((gone, change.come.len()), (vec!["C07"], 0));
    assert_eq!(change.level_before, change.level_now);
    let mut older = stored;
    older.rules[0].version = 0;
    assert!(changed(&older, table(), &case).is_some());
    // Kept with a visit, it survives the way through JSON.
    let json = serde_json::to_string(&older).expect("json");
    assert_eq!(serde_json::from_str::<Verdict>(&json).expect("read"), older);
}

#[test]
fn rules_judge_only_the_visits_of_their_days() {
    let rule = by_id("C11").next().expect("a rule");
    assert!(rule.is_in_force(date(2025, 3, 1)));
    assert!(!rule.is_in_force(date(2019, 12, 31)));
    let mut given = child("female", 400).visit("danger_signs", vec!["convulsions"]);
    given.on = date(2019, 12, 31);
    assert!(given.ids().is_empty());
}

#[test]
fn a_referral_stays_open_until_its_outcome() {
    let referral = Referral {
        rule: "C05",
        opened_on: date(2026, 11, 1),
        urgency: Urgency::Within(7),
        closed_on: None,
    };
    assert_eq!(referral.state(date(2026, 11, 1)), ReferralState::Open(7));
    assert_eq!(referral.state(date(2026, 11, 8)), ReferralState::Open(0));
    assert_eq!(referral.state(date(2026, 11, 9)), ReferralState::Overdue(1));
    let closed = Referral {
        closed_on: Some(date(2026, 11, 20)),
        ..referral
    };
    assert_eq!(closed.state(date(2026, 11, 19)), ReferralState::Overdue(11));
    assert_eq!(closed.state(date(2026, 11, 20)), ReferralState::Closed);
    let now = Referral {
        urgency: Urgency::Now,
        ..referral
    };
    assert_eq!(now.due_on(), date(2026, 11, 1));
}
