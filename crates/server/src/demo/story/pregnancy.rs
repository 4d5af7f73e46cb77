//! Women with child, one in each trimester, each with the check-ups her pregnancy has had.

use super::house;
use super::script::{Episode, Fate, Home, Person, Script, Visit, Who};
use dampingi_domain::{Answers, date};

/// A pregnant woman.
pub struct Expecting {
    /// Where she lives.
    pub home: Home,
    /// Who she is.
    pub mother: Person,
    /// Her pregnancy.
    pub pregnancy: Episode,
    /// Weight before it, kg.
    weight: f64,
    /// Upper arm, cm.
    arm: f64,
    /// Days since the last period, today.
    days: i32,
}

/// Nine weeks, her first, just registered.
pub fn first_trimester(script: &mut Script) {
    let expecting = register(script, 63, 14, 21, 0);
    check_up(script, &expecting, 13, Answers::new().with("hb_g_dl", 11.6));
}

/// Twenty-two weeks, her second child; one number came back for correction and was corrected.
pub fn second_trimester(script: &mut Script) {
    let expecting = register(script, 156, 94, 27, 1);
    check_up(script, &expecting, 93, Answers::new().with("hb_g_dl", 11.9));
    check_up(script, &expecting, 62, Answers::new());
    let fields = filled(script, &expecting, 25, Answers::new().with("hb_g_dl", 5.1));
    let visit = script.visit(Visit {
        ago: 25,
        person: &expecting.mother,
        episode: &expecting.pregnancy,
        form: "pregnancy_visit",
        fields,
        fate: Fate::Returned {
            field: "hb_g_dl",
            note: "Hb 5,1 sangat rendah. Tolong lihat lagi Buku KIA-nya.",
        },
    });
    let right = Answers::new().with("hb_g_dl", 11.5);
    script.correct(
        9,
        visit,
        &right,
        "Salah baca di Buku KIA, seharusnya 11,5.",
        Fate::Waiting,
    );
}

/// Thirty-five weeks, over thirty-five years old, thin; her blood pressure rose this week and was flagged.
pub fn third_trimester(script: &mut Script) {
    let mut expecting = register(script, 246, 170, 37, 3);
    expecting.arm = 22.4;
    for ago in [169, 140, 110, 82, 54, 33] {
        let extra = Answers::new()
            .with("supplementary_food_received", true)
            .with("supplementary_food_finished", ago % 2 == 0);
        check_up(script, &expecting, ago, extra);
    }
    let fields = Answers::new()
        .with("systolic_mmhg", 146)
        .with("diastolic_mmhg", 94)
        .with("proteinuria", "plus_1")
        .with("danger_signs", vec!["severe_headache"])
        .with("referral_made", true)
        .with("referral_to", "hospital");
    check_up(script, &expecting, 4, fields);
}

/// Registers a household and in it a pregnant woman.
pub fn register(script: &mut Script, days: i32, ago: i32, years: i32, children: i32) -> Expecting {
    let head = script.grown("male");
    let home = house::with_survey(script, ago, &head);
    let (name, born) = (script.grown("female"), script.born(years));
    let nik_status = script
        .random
        .pick(&["known", "known", "known", "known", "unknown", "refused"]);
    let mother = script.person(
        ago,
        &home,
        "pregnancy",
        Who {
            name,
            sex: "female",
            born,
            relation: "spouse",
            nik_status,
            more: Answers::new()
                .with("spouse_name", head)
                .with("phone", "081200000000")
                .with("occupation", "home"),
        },
    );
    let weight = 44.0 + f64::from(script.random.between(0, 140)) / 10.0;
    let mut fields = Answers::new()
        .with("lmp_status", "known")
        .with("lmp", date::add_days(script.today, -days).to_string())
        .with("gravida", children + 1)
        .with("para", children)
        .with("abortions", 0)
        .with("children_count", children)
        .with(
            "pregnancy_wanted",
            if children > 2 {
                "wanted_later"
            } else {
                "wanted_now"
            },
        )
        .with("height_cm", 148 + script.random.between(0, 12))
        .with("weight_before_kg", weight)
        .with("has_mch_book", true);
    if children > 0 {
        fields.set("last_child_age_months", 20 + 6 * children);
        fields.set("previous_stunted_child", script.random.once_in(3));
    }
    let pregnancy = script.episode(ago, &mother, "pregnancy", fields);
    let arm = 23.6 + f64::from(script.random.between(0, 40)) / 10.0;
    Expecting {
        home,
        mother,
        pregnancy,
        weight,
        arm,
        days,
    }
}

/// Records a check-up: the ordinary course of a pregnancy, and what is told of this one.
pub fn check_up(script: &mut Script, expecting: &Expecting, ago: i32, told: Answers) {
    let fields = filled(script, expecting, ago, told);
    let fate = script.fate(ago);
    script.visit(Visit {
        ago,
        person: &expecting.mother,
        episode: &expecting.pregnancy,
        form: "pregnancy_visit",
        fields,
        fate,
    });
}

fn filled(script: &mut Script, expecting: &Expecting, ago: i32, told: Answers) -> Answers {
    let weeks = (expecting.days - ago) / 7;
    // Little at first, then some 0.42 kg a week.
    let gain = if weeks < 13 {
        f64::from(weeks) * 0.08
    } else {
        1.0 + f64::from(weeks - 13) * 0.42
    };
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let mut fields = Answers::new()
        .with("weight_kg", tenth(expecting.weight + gain))
        .with("muac_cm", tenth(expecting.arm))
        .with("systolic_mmhg", 104 + script.random.between(0, 16))
        .with("diastolic_mmhg", 66 + script.random.between(0, 12))
        .with("anc_checked", true)
        .with(
            "supplement",
            if weeks % 2 == 0 { "mms" } else { "iron_folate" },
        )
        .with("iron_tablets_given", 30)
        .with("iron_tablets_taken", script.random.between(18, 30))
        .with("tetanus_status", "t2")
        .with("mothers_class", script.random.once_in(2));
    fields.set_date("anc_date", script.ago(ago + 2));
    if weeks >= 20 {
        fields.set("fundal_height_cm", weeks - 1 + script.random.between(0, 2));
        fields.set("fetal_heart_rate", 132 + script.random.between(0, 16));
        fields.set("fetal_movement", true);
        fields.set("proteinuria", "negative");
    }
    fields.apply(&told);
    fields
}
