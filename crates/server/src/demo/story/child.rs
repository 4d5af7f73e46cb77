//! Children under five with their monthly visits: one who thrives, one whose weight falters, one who is stunted, and one
//! whose measures came back and were corrected.

use super::house;
use super::script::{Episode, Fate, Person, Script, Visit, Who};
use crate::demo::growth::{self, Measure};
use crate::demo::name;
use dampingi_domain::finding::{self, referral};
use dampingi_domain::{Answers, date, kind};
use dampingi_sync::{RecordId, link};

/// A child with its course: standard deviations of weight and of length.
struct Child {
    person: Person,
    childhood: Episode,
    sex: &'static str,
    weight_sd: f64,
    length_sd: f64,
}

/// Five months old, breastfed, growing along the median.
pub fn exclusively_breastfed(script: &mut Script) {
    let child = register(script, "female", 155, 150, 0.3, 0.1);
    for ago in [122, 91, 61, 30, 2] {
        let fate = script.fate(ago);
        visit(script, &child, ago, Answers::new(), fate);
    }
}

/// Fourteen months old; the weight stands still since the summer, and the last one was doubted and flagged.
pub fn faltering(script: &mut Script) {
    let mut child = register(script, "male", 430, 190, -0.6, -0.4);
    for ago in [186, 155, 124, 93, 62, 31] {
        let fate = script.fate(ago);
        let illness = if ago < 100 {
            vec!["diarrhoea", "fever"]
        } else {
            vec!["none"]
        };
        visit(
            script,
            &child,
            ago,
            Answers::new().with("illness", illness),
            fate,
        );
        child.weight_sd -= 0.3;
    }
    // Weighed with clothes and shoes on: the form asks, she says yes, the coordinator sees the flag.
    let heavy = Answers::new()
        .with("weight_kg", 11.9)
        .with("note", "Anak rewel, ditimbang bersama jaket.");
    visit(script, &child, 1, heavy, Fate::Waiting);
}

/// Twenty months old and stunted; seen at the health centre once, and referred again, of which nobody has told yet.
pub fn stunted(script: &mut Script) {
    let child = register(script, "female", 612, 130, -1.9, -2.6);
    for ago in [128, 97, 66, 35, 6] {
        let mut told = Answers::new()
            .with("growth_mat", "red")
            .with("supplementary_food_received", true);
        if ago == 35 {
            told.set("referral_made", true);
            told.set("referral_to", "health_centre");
        }
        let fate = script.fate(ago);
        let seen = visit(script, &child, ago, told, fate);
        match ago {
            97 => {
                let referral = refer(script, &child, ago, seen);
                outcome(script, &child, 88, referral);
            }
            35 => drop(refer(script, &child, ago, seen)),
            _ => {}
        }
    }
    support(script, &child);
}

/// A donor gives her food for half a year; each month something is handed over.
fn support(script: &mut Script, child: &Child) {
    let given = Answers::new()
        .with("support_programme", "baas")
        .with("donor_name", "Ibu Camat")
        .with("donor_kind", "person")
        .with("donor_public", true)
        .with("support_kind", "nutrition")
        .with("support_amount", 450_000)
        .with("support_months", 6);
    let support = script.episode(92, &child.person, kind::SUPPORT, given);
    for ago in [90, 59, 28] {
        script.visit(Visit {
            ago,
            person: &child.person,
            episode: &support,
            form: kind::SUPPORT_DELIVERY,
            fields: Answers::new()
                .with("delivered_content", "Telur, ikan dan buah")
                .with("delivered_amount", 450_000)
                .with("delivered_to", "Ibunya"),
            fate: Fate::Approved,
        });
    }
}

fn refer(script: &mut Script, child: &Child, ago: i32, visit: RecordId) -> RecordId {
    let rule = finding::by_id("C06").next().expect("a rule of the table");
    let told = Answers::new()
        .with(link::VISIT, visit.to_string())
        .with(referral::RULES, vec![rule.id])
        .with("referral_reason", rule.title.id)
        .with("referral_to", "health_centre")
        .with("referral_urgency", rule.urgency.code())
        .with("referral_from", "posyandu")
        .with("transport", "own");
    script.visit(Visit {
        ago,
        person: &child.person,
        episode: &child.childhood,
        form: referral::REFERRAL_ID,
        fields: told,
        fate: Fate::Approved,
    })
}

fn outcome(script: &mut Script, child: &Child, ago: i32, of: RecordId) {
    let mut told = Answers::new()
        .with(link::VISIT, of.to_string())
        .with("referral_attended", true)
        .with(
            "referral_result",
            "Ditimbang dan diukur ulang, diberi makanan tambahan",
        )
        .with("referral_next", "usual");
    told.set_date("attended_on", script.ago(ago + 1));
    script.visit(Visit {
        ago,
        person: &child.person,
        episode: &child.childhood,
        form: referral::OUTCOME_ID,
        fields: told,
        fate: Fate::Approved,
    });
}

/// More than three years old. Height and position came back, were corrected, and the correction was accepted.
pub fn nearly_five(script: &mut Script) {
    let child = register(script, "male", 1240, 100, 0.2, 0.4);
    let returned = Fate::Returned {
        field: "position",
        note: "Umur 3 tahun biasanya diukur berdiri. Tolong dipastikan.",
    };
    visit(script, &child, 88, Answers::new(), Fate::Approved);
    let doubted = visit(
        script,
        &child,
        60,
        Answers::new().with("position", "lying"),
        returned,
    );
    let right = Answers::new().with("position", "standing");
    script.correct(
        43,
        doubted,
        &right,
        "Sudah saya tanya ibunya: diukur berdiri.",
        Fate::Approved,
    );
    visit(script, &child, 29, Answers::new(), Fate::Approved);
    let absent = Answers::new()
        .with("attended_posyandu", false)
        .with("absence_reason", "travelling")
        .with("not_weighed_reason", "absent");
    write(script, &child, 5, absent, Fate::Waiting);
}

fn register(
    script: &mut Script,
    sex: &'static str,
    days: i32,
    ago: i32,
    weight_sd: f64,
    length_sd: f64,
) -> Child {
    let (head, mother) = (script.grown("male"), script.grown("female"));
    let home = house::with_survey(script, ago, &head);
    let born = date::add_days(script.today, -days);
    let name = name::of_child(&mut script.random, sex);
    let person = script.person(
        ago,
        &home,
        "child",
        Who {
            name,
            sex,
            born,
            relation: "child",
            nik_status: if days < 200 {
                "not_issued_yet"
            } else {
                "known"
            },
            more: Answers::new()
                .with("mother_name", mother)
                .with("father_name", head),
        },
    );
    let mut fields = Answers::new()
        .with("birth_order", script.random.between(1, 4))
        .with("early_breastfeeding", true)
        .with("has_mch_book", true)
        .with("birth_certificate", days > 300);
    if script.random.once_in(5) {
        fields.set("birth_size_unknown_reason", "no_record");
    } else {
        fields.set(
            "birth_weight_kg",
            growth::at(Measure::Weight, sex, 0, weight_sd / 2.0),
        );
        fields.set(
            "birth_length_cm",
            growth::at(Measure::Length, sex, 0, length_sd / 2.0),
        );
    }
    let childhood = script.episode(ago, &person, "child", fields);
    Child {
        person,
        childhood,
        sex,
        weight_sd,
        length_sd,
    }
}

fn visit(script: &mut Script, child: &Child, ago: i32, told: Answers, fate: Fate) -> RecordId {
    let born = child
        .person
        .fields
        .date("birth_date")
        .expect("a child has a birth date");
    let age = date::days_between(born, script.ago(ago));
    let months = date::completed_months(born, script.ago(ago)).unwrap_or_default();
    let wobble = script.random.wobble() * 0.1;
    let value = |measure, sd: f64| growth::at(measure, child.sex, age, sd + wobble);
    let mut fields = Answers::new()
        .with("attended_posyandu", true)
        .with("weight_kg", value(Measure::Weight, child.weight_sd))
        .with(
            "height_cm",
            growth::at(Measure::Length, child.sex, age, child.length_sd),
        )
        .with("position", if months < 24 { "lying" } else { "standing" })
        .with("muac_cm", value(Measure::Arm, child.weight_sd))
        .with("oedema", false)
        .with("growth_mat", "green")
        .with("illness", vec!["none"])
        .with("immunisation_status", "complete_for_age");
    if months < 6 {
        fields.set("exclusive_breastfeeding", true);
    } else if months < 24 {
        fields.set(
            "food_groups",
            vec![
                "breast_milk",
                "eggs",
                "flesh_foods",
                "grains_roots",
                "other_produce",
            ],
        );
    }
    if months >= 6 {
        fields.set("vitamin_a", if months < 12 { "blue" } else { "red" });
        let campaign = match script.ago(ago).month() {
            2..=7 => "february",
            _ => "august",
        };
        fields.set("vitamin_a_month", campaign);
    }
    fields.apply(&told);
    write(script, child, ago, fields, fate)
}

fn write(script: &mut Script, child: &Child, ago: i32, fields: Answers, fate: Fate) -> RecordId {
    script.visit(Visit {
        ago,
        person: &child.person,
        episode: &child.childhood,
        form: "child_visit",
        fields,
        fate,
    })
}
