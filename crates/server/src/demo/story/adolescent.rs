//! A girl in the first grade of junior school: her blood is a little low, and she takes a tablet a week.

use super::house;
use super::script::{Fate, Script, Visit, Who};
use dampingi_domain::Answers;

/// Two contacts; the blood was looked at before the first.
pub fn at_school(script: &mut Script) {
    let (head, mother) = (script.grown("male"), script.grown("female"));
    let (name, born) = (script.grown("female"), script.born(12));
    let home = house::with_survey(script, 60, &head);
    let who = Who {
        name,
        sex: "female",
        born,
        relation: "child",
        nik_status: "known",
        more: Answers::new()
            .with("mother_name", mother)
            .with("education", "primary"),
    };
    let girl = script.person(60, &home, "adolescent", who);
    let school = Answers::new().with("school_name", "SMP Negeri");
    let episode = script.episode(60, &girl, "adolescent", school);
    for (ago, weight, hb, taken) in [(44, 38.2, 11.4, 8), (9, 38.9, 12.1, 5)] {
        let fields = Answers::new()
            .with("weight_kg", weight)
            .with("height_cm", 148.5)
            .with("muac_cm", 23.8)
            .with("hb_g_dl", hb)
            .with("school_grade", "grade_7")
            .with("anaemia_screened", true)
            .with("iron_received", true)
            .with("iron_tablets_taken", taken);
        let fate: Fate = script.fate(ago);
        script.visit(Visit {
            ago,
            person: &girl,
            episode: &episode,
            form: "adolescent_visit",
            fields,
            fate,
        });
    }
}
