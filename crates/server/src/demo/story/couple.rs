//! Before the wedding: a couple of the same village, and a very young bride whose groom lives elsewhere.

use super::house;
use super::script::{Episode, Fate, Person, Script, Visit, Who};
use dampingi_domain::{Answers, date};

/// Both live here, in two households, and are linked to each other.
pub fn within_the_village(script: &mut Script) {
    let wedding = date::add_days(script.today, 95).to_string();
    let (bride, groom) = (one(script, "female", 23), one(script, "male", 26));
    let name = |person: &Person| person.fields.text("name").unwrap_or_default().to_owned();
    let plan = |partner: &Person| {
        Answers::new()
            .with("planned_wedding_date", wedding.as_str())
            .with("partner_name", name(partner))
            .with("residence_after_wedding", "Desa ini")
    };
    let hers = script.episode(41, &bride, "engagement", plan(&groom));
    let his = script.episode(41, &groom, "engagement", plan(&bride));
    script.pair(hers.id, &groom);
    script.pair(his.id, &bride);
    let checked = date::add_days(script.today, -30).to_string();
    contact(
        script,
        38,
        &bride,
        &hers,
        body(48.6, 155.0, 24.1).with("hb_g_dl", 12.4),
    );
    contact(
        script,
        37,
        &groom,
        &his,
        Answers::new()
            .with("weight_kg", 63.5)
            .with("height_cm", 168)
            .with("smoke_exposure", "smokes"),
    );
    let later = body(49.2, 155.0, 24.3)
        .with("hb_g_dl", 12.6)
        .with("health_check_done", true)
        .with("health_check_date", checked)
        .with("health_check_place", "Puskesmas")
        .with("wedding_guidance", true)
        .with("iron_received", true)
        .with("tetanus_vaccinated", true);
    contact(script, 8, &bride, &hers, later);
}

/// She is eighteen, thin and short of blood; the wedding is near. Most of it asks "yakin?" and is flagged.
pub fn with_a_stranger(script: &mut Script) {
    let bride = one(script, "female", 18);
    let wedding = date::add_days(script.today, 33).to_string();
    let plan = Answers::new()
        .with("planned_wedding_date", wedding)
        .with("partner_name", script.grown("male"))
        .with("partner_origin", "Desa Sajau, Tanjung Palas Timur");
    let hers = script.episode(40, &bride, "engagement", plan);
    let fields = body(38.4, 152.5, 21.9)
        .with("hb_g_dl", 10.2)
        .with("smoke_exposure", "exposed")
        .with("referral_made", true)
        .with("referral_to", "midwife")
        .with("note", "Bidan sudah dihubungi, diminta datang hari Senin.");
    contact(script, 12, &bride, &hers, fields);
}

fn one(script: &mut Script, sex: &'static str, years: i32) -> Person {
    let (head, name, born) = (script.grown("male"), script.grown(sex), script.born(years));
    let home = house::with_survey(script, 41, &head);
    let who = Who {
        name,
        sex,
        born,
        relation: "child",
        nik_status: "known",
        more: Answers::new()
            .with("education", "senior_secondary")
            .with("occupation", "trader")
            .with("phone", "081200000000"),
    };
    script.person(41, &home, "engagement", who)
}

fn body(weight: f64, height: f64, arm: f64) -> Answers {
    Answers::new()
        .with("weight_kg", weight)
        .with("height_cm", height)
        .with("muac_cm", arm)
        .with("smoke_exposure", "none")
}

fn contact(script: &mut Script, ago: i32, person: &Person, episode: &Episode, fields: Answers) {
    let fate: Fate = script.fate(ago);
    script.visit(Visit {
        ago,
        person,
        episode,
        form: "engagement_contact",
        fields,
        fate,
    });
}
