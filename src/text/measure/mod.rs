//! Cara mengukur, cara mengisi: how each thing is measured or asked, step by step, in plain words. Tables only; the drawings
//! are in `src/screen/guide/drawing.rs`. Must not judge a value: that is the domain's.

mod asking;
mod child;
pub mod list;
mod sign;
mod woman;

use super::Term;

/// One way of measuring, or of asking.
pub struct Topic {
    /// Its place in the address and the name of its drawing.
    pub id: &'static str,
    /// What is measured or asked.
    pub title: Term,
    /// What the drawing shows, for those who cannot see it.
    pub shows: Term,
    /// What to do, in this order.
    pub steps: &'static [Term],
    /// What often goes wrong.
    pub beware: &'static [Term],
}

/// What is measured, and what is asked or copied; each in the order of its list.
pub const MEASURED: [&[Topic]; 2] = [child::TOPICS, woman::TOPICS];
pub const ASKED: [&[Topic]; 1] = [asking::TOPICS];

/// All of them.
pub fn topics() -> impl Iterator<Item = &'static Topic> {
    MEASURED.into_iter().chain(ASKED).flatten()
}

/// Whether a topic tells how to ask, and not how to measure.
pub fn is_asked(id: &str) -> bool {
    asking::TOPICS.iter().any(|topic| topic.id == id)
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
    ("", "supplement", &["ttd"]),
    ("child_visit", "danger_signs", &["bahaya-anak"]),
    ("newborn_visit", "danger_signs", &["bahaya-bayi"]),
    ("pregnancy_visit", "danger_signs", &["bahaya-hamil"]),
    ("postpartum_visit", "danger_signs", &["bahaya-nifas"]),
    ("", "immunisation_status", &["imunisasi"]),
    ("", "vaccine_dates_copied", &["imunisasi"]),
    ("", "hb0_given", &["imunisasi"]),
    ("", "food_groups", &["makanan"]),
    ("", "development_screening", &["kpsp"]),
    ("", "vitamin_a", &["vitamin-a"]),
    ("", "vitamin_a_capsules", &["vitamin-a"]),
    ("", "deworming_given", &["vitamin-a"]),
    ("", "water_source", &["air"]),
    ("", "latrine", &["jamban"]),
    ("", "open_defecation", &["jamban"]),
    ("", "anc_checked", &["periksa-hamil"]),
    ("", "anc_by_doctor", &["periksa-hamil"]),
    ("", "tetanus_status", &["periksa-hamil"]),
    ("", "family_planning", &["kb"]),
    ("", "contraceptive", &["kb"]),
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

    /// Signs, groups and sources are told in the words of the form and in its order, none left out.
    #[test]
    fn every_answer_of_a_listed_question_is_told() {
        for (id, list) in list::all() {
            assert!(is_asked(id), "{id}");
            let list::List::Answers(name, key, told) = list else {
                continue;
            };
            let form = form::by_id(name).expect("in the table");
            let field = form.field(key).expect("in the form");
            let choices = field.input.choices().expect("a question with answers");
            let codes = choices.iter().map(|choice| choice.code);
            let asked: Vec<&str> = codes.filter(|code| *code != form::NONE).collect();
            let told: Vec<&str> = told.iter().map(|(code, _)| *code).collect();
            assert_eq!(told, asked, "{id}");
            assert_eq!(of_question(name, key), [*id], "the question opens it");
        }
    }

    /// What a cadre cannot know by herself has its page at the question.
    #[test]
    fn every_question_that_needs_telling_has_a_page() {
        let asked = |name: &str, key: &str| {
            let form = form::by_id(name).expect("in the table");
            assert!(form.field(key).is_some(), "{name} asks {key}");
            of_question(name, key).first().copied()
        };
        for (name, key, id) in [
            ("newborn_visit", "hb0_given", "imunisasi"),
            ("child_visit", "immunisation_status", "imunisasi"),
            ("child_visit", "vaccine_dates_copied", "imunisasi"),
            ("child_visit", "deworming_given", "vitamin-a"),
            ("postpartum_visit", "vitamin_a_capsules", "vitamin-a"),
            ("household_survey", "open_defecation", "jamban"),
            ("pregnancy_visit", "anc_checked", "periksa-hamil"),
            ("pregnancy_visit", "anc_by_doctor", "periksa-hamil"),
            ("pregnancy_visit", "tetanus_status", "periksa-hamil"),
            ("pregnancy_visit", "supplement", "ttd"),
            ("postpartum_visit", "family_planning", "kb"),
        ] {
            assert_eq!(asked(name, key), Some(id), "{name} {key}");
        }
    }

    #[test]
    fn a_childs_arm_is_not_a_womans() {
        assert_eq!(of_question("child_visit", "muac_cm"), ["lila-anak"]);
        assert_eq!(of_question("pregnancy_visit", "muac_cm"), ["lila-ibu"]);
        assert!(of_question("child_visit", "visit_date").is_empty());
    }
}
