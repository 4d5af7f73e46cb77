//! Cara mengukur: how each thing is measured, step by step, in plain words. Tables only; the drawings are in
//! `src/screen/guide/drawing.rs`. Must not judge a value: that is the domain's.

mod child;
mod woman;

use super::Term;

/// One way of measuring.
pub struct Topic {
    /// Its place in the address and the name of its drawing.
    pub id: &'static str,
    /// What is measured.
    pub title: Term,
    /// What the drawing shows, for those who cannot see it.
    pub shows: Term,
    /// What to do, in this order.
    pub steps: &'static [Term],
    /// What often goes wrong.
    pub beware: &'static [Term],
}

/// All of them, in the order of the list.
pub fn topics() -> impl Iterator<Item = &'static Topic> {
    child::TOPICS.iter().chain(woman::TOPICS)
}

/// The topic with this id.
pub fn topic(id: &str) -> Option<&'static Topic> {
    topics().find(|topic| topic.id == id)
}

/// Which topics explain a question: form (empty: every form), key, ids of topics.
pub const QUESTIONS: &[(&str, &str, &[&str])] = &[
    (
        "child_visit",
        "weight_kg",
        &["timbangan-bayi", "timbangan-gantung", "timbangan-injak"],
    ),
    ("newborn_visit", "weight_kg", &["timbangan-bayi"]),
    ("", "weight_kg", &["timbangan-injak"]),
    ("", "weight_before_kg", &["timbangan-injak"]),
    ("child_visit", "height_cm", &["panjang", "tinggi"]),
    ("", "height_cm", &["tinggi"]),
    ("", "position", &["panjang", "tinggi"]),
    ("child_visit", "muac_cm", &["lila-anak"]),
    ("", "muac_cm", &["lila-ibu"]),
    ("", "head_circumference_cm", &["lingkar-kepala"]),
    ("", "oedema", &["bengkak"]),
    ("", "systolic_mmhg", &["tensi"]),
    ("", "diastolic_mmhg", &["tensi"]),
    ("", "temperature_c", &["suhu"]),
    ("", "waist_cm", &["lingkar-perut"]),
    ("", "fundal_height_cm", &["tinggi-fundus"]),
    ("", "fetal_heart_rate", &["denyut-janin"]),
    ("", "hb_g_dl", &["hb"]),
    ("", "proteinuria", &["hb"]),
    ("", "blood_glucose_mg_dl", &["hb"]),
    ("", "birth_weight_kg", &["ukuran-lahir"]),
    ("", "birth_length_cm", &["ukuran-lahir"]),
    ("", "birth_head_circumference_cm", &["ukuran-lahir"]),
    ("", "lmp", &["hpht"]),
    ("", "iron_tablets_given", &["ttd"]),
    ("", "iron_tablets_taken", &["ttd"]),
];

/// The topics that explain a question of a form.
pub fn of_question(form: &str, key: &str) -> &'static [&'static str] {
    let found = QUESTIONS
        .iter()
        .find(|(of, asked, _)| *asked == key && (of.is_empty() || *of == form));
    found.map_or(&[], |(_, _, topics)| topics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::form::{self, Input};

    #[test]
    fn every_question_that_points_here_finds_its_topic() {
        for (_, key, topics) in QUESTIONS {
            assert!(!topics.is_empty(), "{key}");
            for id in *topics {
                assert!(topic(id).is_some(), "{key}: {id}");
            }
        }
    }

    #[test]
    fn every_topic_is_reached_from_a_question() {
        for topic in topics() {
            let is_named = QUESTIONS.iter().any(|(_, _, ids)| ids.contains(&topic.id));
            assert!(is_named, "{}", topic.id);
            assert!(topic.steps.len() >= 3 && !topic.beware.is_empty());
        }
    }

    /// Weights, lengths and what is read off an instrument; numbers without a unit are counted and need no page.
    #[test]
    fn every_measured_field_of_a_visit_has_a_page() {
        let derived = ["fetal_weight_g", "supplementary_food_kg"];
        for name in [
            "child_visit",
            "newborn_visit",
            "pregnancy_visit",
            "postpartum_visit",
            "engagement_contact",
        ] {
            let form = form::by_id(name).expect("in the table");
            for field in form.fields() {
                let unit = match field.input {
                    Input::Decimal { unit, .. } | Input::Whole { unit, .. } => unit,
                    _ => "",
                };
                if unit.is_empty() || derived.contains(&field.key) {
                    continue;
                }
                let has_page = !of_question(name, field.key).is_empty();
                assert!(has_page, "{name} {}", field.key);
            }
        }
    }

    #[test]
    fn a_childs_arm_is_not_a_womans() {
        assert_eq!(of_question("child_visit", "muac_cm"), ["lila-anak"]);
        assert_eq!(of_question("pregnancy_visit", "muac_cm"), ["lila-ibu"]);
        assert!(of_question("child_visit", "visit_date").is_empty());
    }
}
