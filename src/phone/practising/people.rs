//! The invented people of practice: a table of records as a server would have sent them. Every name says that it is invented,
//! no number of anybody stands here, and days are counted from today, so that there is always something to do.

use crate::json;
use dampingi_domain::date::add_days;
use dampingi_domain::{Answers, Date, form};
use dampingi_sync::{Kind, Origin, Profile, Record, RecordId, SCHEMA};
use std::collections::BTreeMap;

/// The child that she is led to.
pub const LED: &str = "Bayu Latihan";

/// Kind, form, and the fields as JSON. `#3` stands for the id of the record in line three (from 0), `@-30` for the day thirty days ago.
const RECORDS: &[(Kind, &str, &str)] = &[
    (
        Kind::Household,
        "household",
        r#"{"head_name":"Andi Latihan","family_card_status":"not_shown","hamlet":"Dusun Contoh","rt":"01","rw":"01"}"#,
    ),
    (
        Kind::Person,
        "person",
        r##"{"name":"Siti Latihan","sex":"female","birth_date":"@-9800","nik_status":"not_shown","relation_to_head":"spouse","consent":"given","consent_by":"self","consent_medium":"spoken","household_id":"#0"}"##,
    ),
    (
        Kind::Episode,
        "pregnancy",
        r##"{"registered_on":"@-90","lmp_status":"known","lmp":"@-182","gravida":2,"children_count":1,"height_cm":152,"weight_before_kg":45,"pregnancy_wanted":"wanted_now","last_child_age_months":14,"previous_stunted_child":false,"chronic_diseases":["none"],"has_mch_book":true,"person_id":"#1"}"##,
    ),
    (
        Kind::Visit,
        "pregnancy_visit",
        r##"{"visit_date":"@-40","method":"home_visit","weight_kg":47.5,"muac_cm":22.8,"systolic_mmhg":110,"diastolic_mmhg":70,"hb_g_dl":10.8,"anc_checked":true,"anc_date":"@-48","danger_signs":["none"],"counselling_given":true,"referral_made":false,"person_id":"#1","episode_id":"#2"}"##,
    ),
    (
        Kind::Person,
        "person",
        r##"{"name":"Bayu Latihan","sex":"male","birth_date":"@-430","nik_status":"not_shown","relation_to_head":"child","consent":"given","consent_by":"parent","consent_medium":"spoken","mother_id":"#1","household_id":"#0"}"##,
    ),
    (
        Kind::Episode,
        "child",
        r##"{"registered_on":"@-400","birth_order":2,"birth_weight_kg":2.9,"birth_length_cm":48.5,"person_id":"#4"}"##,
    ),
    (
        Kind::Visit,
        "child_visit",
        r##"{"visit_date":"@-96","method":"posyandu","weight_kg":8.4,"height_cm":72.5,"position":"lying","muac_cm":13.4,"counselling_given":true,"referral_made":false,"person_id":"#4","episode_id":"#5"}"##,
    ),
    (
        Kind::Visit,
        "child_visit",
        r##"{"visit_date":"@-66","method":"posyandu","weight_kg":8.6,"height_cm":73.4,"position":"lying","muac_cm":13.3,"counselling_given":true,"referral_made":false,"person_id":"#4","episode_id":"#5"}"##,
    ),
    (
        Kind::Visit,
        "child_visit",
        r##"{"visit_date":"@-36","method":"posyandu","weight_kg":8.6,"height_cm":74.1,"position":"lying","muac_cm":13.1,"counselling_given":true,"referral_made":false,"person_id":"#4","episode_id":"#5"}"##,
    ),
    (
        Kind::Household,
        "household",
        r#"{"head_name":"Budi Latihan","family_card_status":"not_shown","hamlet":"Dusun Contoh","rt":"02","rw":"01"}"#,
    ),
    (
        Kind::Person,
        "person",
        r##"{"name":"Dewi Latihan","sex":"female","birth_date":"@-10900","nik_status":"not_shown","relation_to_head":"spouse","consent":"given","consent_by":"self","consent_medium":"spoken","household_id":"#9"}"##,
    ),
    (
        Kind::Episode,
        "postpartum",
        r##"{"registered_on":"@-8","delivery_date":"@-9","delivery_place":"health_centre","delivery_attendant":"midwife","delivery_mode":"vaginal","children_count":1,"person_id":"#10"}"##,
    ),
    (
        Kind::Person,
        "person",
        r##"{"name":"Bayi Latihan","sex":"female","birth_date":"@-9","nik_status":"not_issued_yet","relation_to_head":"child","consent":"given","consent_by":"parent","consent_medium":"spoken","mother_id":"#10","household_id":"#9"}"##,
    ),
    (
        Kind::Episode,
        "child",
        r##"{"registered_on":"@-8","birth_order":1,"birth_weight_kg":3.1,"birth_length_cm":49,"person_id":"#12"}"##,
    ),
    (
        Kind::Person,
        "person",
        r##"{"name":"Rina Latihan","sex":"female","birth_date":"@-8300","nik_status":"not_shown","relation_to_head":"child","consent":"given","consent_by":"self","consent_medium":"spoken","household_id":"#9"}"##,
    ),
    (
        Kind::Episode,
        "engagement",
        r##"{"registered_on":"@-20","planned_wedding_date":"@110","partner_name":"Joko Latihan","person_id":"#14"}"##,
    ),
];

/// The records, for this user and this day; `at` is now, as clocks are written down.
pub fn records(
    author: &Profile,
    today: Date,
    at: &str,
    mut new_id: impl FnMut() -> RecordId,
) -> Vec<Record> {
    let ids: Vec<RecordId> = RECORDS.iter().map(|_| new_id()).collect();
    let each = RECORDS
        .iter()
        .enumerate()
        .map(|(line, (kind, name, fields))| Record {
            id: ids[line],
            kind: kind.clone(),
            form: (*name).to_owned(),
            form_version: form::by_id(name).map_or(0, |form| form.version),
            schema: SCHEMA,
            area: author.areas[0].code.clone(),
            author: author.id,
            origin: Origin::Phone,
            recorded_at: at.to_owned(),
            received_at: at.to_owned(),
            revision: line as u64 + 1,
            deleted: false,
            flags: Vec::new(),
            fields: filled(fields, &ids, today),
            other: BTreeMap::new(),
        });
    each.collect()
}

/// The fields with their ids and days.
fn filled(fields: &str, ids: &[RecordId], today: Date) -> Answers {
    let mut text = String::new();
    let mut rest = fields;
    while let Some(at) = rest.find(['#', '@']) {
        let (before, mark) = rest.split_at(at);
        let end = mark.find('"').unwrap_or(mark.len());
        let number: i32 = mark[1..end].parse().unwrap_or_default();
        text.push_str(before);
        text.push_str(&if mark.starts_with('#') {
            ids[number as usize].to_string()
        } else {
            add_days(today, number).to_string()
        });
        rest = &mark[end..];
    }
    text.push_str(rest);
    json::read(text.as_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::practising::profile;
    use crate::text::practice::lead;
    use dampingi_domain::form::{Context, Severity, check};
    use dampingi_sync::link;
    use uuid::Uuid;

    fn laid_out() -> (Vec<Record>, Date) {
        let today = Date::constant(2026, 11, 22);
        let mut n = 0;
        let profile = profile(RecordId(Uuid::from_u128(900)));
        let records = records(&profile, today, "2026-11-22T08:00:00+08:00", || {
            n += 1;
            RecordId(Uuid::from_u128(n))
        });
        (records, today)
    }

    #[test]
    fn every_record_is_one_that_a_form_would_have_taken() {
        let (records, today) = laid_out();
        let of = |id: Option<RecordId>| records.iter().find(|it| Some(it.id) == id);
        let mut refused = Vec::new();
        for record in &records {
            let form = form::by_id(&record.form).expect("a form of the table");
            let person = of(record.link(link::PERSON)).map(|it| &it.fields);
            let episode = of(record.link(link::EPISODE)).map(|it| &it.fields);
            let context = Context {
                person,
                episode,
                ..Context::on(today)
            };
            assert!(record.fields.iter().count() > 3, "{} was read", record.form);
            let hard = check(form, &record.fields, &context)
                .into_iter()
                .filter(|problem| problem.severity == Severity::Hard);
            refused.extend(hard.map(|problem| [record.form.clone(), problem.flag()].concat()));
        }
        assert_eq!(refused, Vec::<String>::new());
    }

    /// The guide says her name, and looks for her by it.
    #[test]
    fn the_child_she_is_led_to_is_there_once_and_is_named_by_the_guide() {
        let (records, _) = laid_out();
        let hers = records
            .iter()
            .filter(|it| it.fields.text("name") == Some(LED));
        assert_eq!(hers.count(), 1);
        for words in [lead::OPEN_LIST, lead::CHOOSE] {
            assert!(words.id.contains(LED) && words.en.contains(LED));
        }
    }

    #[test]
    fn every_name_says_that_it_is_invented_and_nobody_has_a_number() {
        let (records, _) = laid_out();
        for record in &records {
            for key in ["name", "head_name", "partner_name"] {
                let name = record.fields.text(key).unwrap_or("Latihan");
                assert!(name.ends_with("Latihan"), "{name}");
            }
            assert_eq!(record.fields.text("nik"), None);
            assert_eq!(record.fields.text("family_card_number"), None);
        }
    }
}
