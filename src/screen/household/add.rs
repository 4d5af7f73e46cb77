//! Adding someone to a household: who she is and why she is in care, in one form and one save.

use super::same::Same;
use crate::phone::{HouseholdView, NewEdit, Phone, Row, VisitView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form_beside};
use crate::screen::here::{param, query, word};
use crate::screen::person::{after_birth, gone::episode_edit};
use crate::screen::reading::{Reading, gone, lang, once, shown};
use crate::screen::visit::{as_typed, dated_today};
use crate::text::{Lang, house as words, kind};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, avatar, go, icon};
use dampingi_domain::date::completed_years;
use dampingi_domain::form::{Draft, Form, by_id};
use dampingi_domain::ordered::Map;
use dampingi_domain::woman::dating::weeks_at_birth;
use dampingi_domain::{Answers, Date};
use dampingi_sync::{Edit, Kind, Record, RecordId, link};
use std::rc::Rc;
use std::sync::Arc;

/// What the form is about: the household, and whom the new person belongs to.
#[derive(Clone, PartialEq)]
struct Setting {
    house: HouseholdView,
    /// The mother, when a child is added.
    mother: Option<Record>,
    /// The visit that recorded the birth.
    delivery: Option<VisitView>,
    /// Weeks of pregnancy at that birth, as told at it or by the dates of the pregnancy.
    weeks: Option<i32>,
    /// How many of its babies are registered.
    known_babies: usize,
    /// The partner already registered, with the engagement.
    partner: Option<(Record, Record)>,
}

pub fn add() -> View {
    let phone = use_phone();
    let lang = lang();
    let episode = kind::EPISODES
        .into_iter()
        .find(|episode| *episode == word("kind"));
    let Some(episode) = episode else {
        return gone(lang);
    };
    let id = param::<RecordId>("id");
    let mother = query::<String>("ibu");
    let (delivery, partner) = (
        query::<RecordId>("persalinan"),
        query::<RecordId>("pasangan"),
    );
    let mother_id = mother.as_deref().and_then(|id| id.parse::<RecordId>().ok());
    let found = once(move || read_setting(phone, id.get(), mother_id, delivery, partner));
    let asked = mother.is_some() || delivery.is_some();
    shown(found, move |setting| {
        let mothers = mothers(&setting.house.members, phone.today());
        if episode == "child" && !asked && !mothers.is_empty() {
            choose_mother(setting.house.household.id, &mothers, lang)
        } else {
            register(episode, setting.clone(), lang)
        }
    })
}

fn read_setting(
    phone: Phone,
    house: Option<RecordId>,
    mother: Option<RecordId>,
    delivery: Option<RecordId>,
    partner: Option<RecordId>,
) -> Reading<Option<Setting>> {
    Box::pin(async move {
        let house = phone.household(house?).await?;
        let (mut mother, mut birth, mut pair) = (
            match mother {
                Some(id) => phone.record(id).await,
                None => None,
            },
            None,
            None,
        );
        let (mut known_babies, mut weeks) = (0, None);
        if let Some(id) = delivery
            && let Some((visit, view)) = phone.visit(id).await
        {
            known_babies = after_birth::babies(phone, &view, &visit.record.fields).len();
            let pregnancy = visit.record.link(link::EPISODE);
            let pregnancy = view
                .episodes
                .iter()
                .find(|episode| Some(episode.id) == pregnancy);
            weeks = weeks_at_birth(pregnancy.map(|it| &it.fields), &visit.record.fields);
            mother = Some(view.person);
            birth = Some(visit);
        }
        if let Some(id) = partner
            && let Some(view) = phone.person(id).await
            && let Some(engagement) = view
                .episodes
                .iter()
                .find(|episode| episode.form == "engagement")
        {
            pair = Some((view.person.clone(), engagement.clone()));
        }
        Some(Setting {
            house,
            mother,
            delivery: birth,
            weeks,
            known_babies,
            partner: pair,
        })
    })
}

/// Women of the household who could be a small child's mother.
fn mothers(members: &[Arc<Row>], today: Date) -> Vec<Arc<Row>> {
    let is_grown = |row: &&Arc<Row>| {
        let birth = row
            .birth_date
            .as_deref()
            .and_then(dampingi_domain::date::from_iso);
        birth
            .and_then(|birth| completed_years(birth, today))
            .is_none_or(|years| years >= 10)
    };
    members
        .iter()
        .filter(|row| row.sex != "male")
        .filter(is_grown)
        .cloned()
        .collect()
}

fn choose_mother(house: RecordId, mothers: &[Arc<Row>], lang: Lang) -> View {
    let day = query::<RecordId>("hari");
    let each = mothers.iter().map(|row| {
        el("li").child(
            el("a")
                .class("row-link")
                .attr(
                    "href",
                    address::with_day(address::add_child(house, Some(row.id)), day),
                )
                .child(avatar(&row.name))
                .child(
                    el("span")
                        .class("row-text")
                        .child(el("span").class("row-name").child(row.name.clone())),
                )
                .child(icon(Icon::Next)),
        )
    });
    let other = go(
        Weight::Plain,
        None,
        words::OTHER_MOTHER.text(lang),
        address::with_day(address::add_child(house, None), day),
    );
    group([
        ui::header(
            ui::fixed(words::WHO_IS_MOTHER.text(lang)),
            words::ADD,
            Some(address::household(house)),
            lang,
        )
        .shown(),
        el("p").class("soft").word(words::WHO_IS_MOTHER_WHY, lang),
        el("ul").class("rows").child(each.views()),
        other.shown(),
    ])
}

fn register(episode: &'static str, setting: Setting, lang: Lang) -> View {
    let phone = use_phone();
    let (Some(person_form), Some(episode_form)) = (by_id("person"), by_id(episode)) else {
        return gone(lang);
    };
    let house = setting.house.household.clone();
    let heading = words::add(&kind::person(episode).text(lang).to_ascii_lowercase(), lang);
    let about = words::of(house.fields.text("head_name").unwrap_or_default(), lang);
    let around = || Known {
        household: Some(house.fields.clone()),
        ..Known::default()
    };
    let parts = vec![
        Part::new(person_form).purpose(episode).with(around()),
        Part::new(episode_form).purpose(episode).with(around()),
    ];
    let (person_id, episode_id) = (phone.new_id(), phone.new_id());
    let mut prefill = prefill(episode, episode_form, &setting, phone.today());
    // She comes from a posyandu day: the child is of that posyandu, and is weighed there as soon as it is known.
    let day = query::<RecordId>("hari");
    let days = day.map(|_| phone.posyandu_days()).unwrap_or_default();
    if let Some(of) = days
        .iter()
        .find(|it| day.is_some_and(|day| it.sessions.contains(&day)))
    {
        prefill.set("posyandu", of.posyandu.as_str());
        prefill.set("relation_to_head", "child");
    }
    let house_id = house.id;
    let same = Same::new();
    let hamlet = house.fields.text("hamlet").unwrap_or_default().to_owned();
    let beside = same.person(house.area.clone(), hamlet);
    // Each way in has an address of its own, and so a draft of its own.
    let route = match (&setting.delivery, &setting.partner, &setting.mother) {
        (Some(visit), _, _) => address::add_baby(house_id, visit.record.id),
        (_, Some((partner, _)), _) => address::add_partner(house_id, partner.id),
        (_, _, Some(mother)) => address::add_child(house_id, Some(mother.id)),
        _ if episode == "child" => address::add_child(house_id, None),
        _ => address::add_person(house_id, episode),
    };
    let route = address::with_day(route, day);
    let then = match (&setting.delivery, day) {
        (Some(visit), _) => address::saved_baby(person_id, visit.record.id),
        (None, Some(day)) => address::posyandu_child(day, person_id),
        (None, None) => address::saved_person(person_id),
    };
    let saves: Saves = Rc::new(move |model| {
        let area = setting.house.household.area.clone();
        let (person, began) = (&model.parsed()[0], &model.parsed()[1]);
        let mut who = person
            .answers
            .clone()
            .with(link::HOUSEHOLD, house_id.to_string());
        if let Some(mother) = &setting.mother {
            who.set(link::MOTHER, mother.id.to_string());
        }
        let mut flags = person.flags();
        same.mark("name", &mut who, &mut flags);
        let mut what = began
            .answers
            .clone()
            .with(link::PERSON, person_id.to_string());
        if let Some((partner, _)) = &setting.partner {
            what.set(link::PARTNER, partner.id.to_string());
        }
        let create = |record, kind, form: &'static Form, fields, flags| NewEdit {
            record,
            kind,
            form: form.id,
            form_version: form.version,
            area: area.clone(),
            edit: Edit::Create { fields },
            flags,
            seen: 0,
        };
        let mut edits = vec![
            create(person_id, Kind::Person, person_form, who, flags),
            create(episode_id, Kind::Episode, episode_form, what, began.flags()),
        ];
        // The partner who was there first learns of this one in the same transaction.
        edits.extend(setting.partner.as_ref().map(|(_, engagement)| {
            let partner = Answers::new().with(link::PARTNER, person_id.to_string());
            episode_edit(engagement, partner)
        }));
        edits
    });
    let start = Start {
        heading,
        about,
        title: words::ADD,
        key: format!("add{route}"),
        route,
        parent: address::household(house_id),
        parts,
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then,
    };
    form_beside(start, Some(beside))
}

/// What is known already is not asked again.
fn prefill(episode: &str, form: &'static Form, setting: &Setting, today: Date) -> Draft {
    let mut draft = dated_today(form, today);
    match episode {
        "pregnancy" | "postpartum" => draft.set("sex", "female"),
        _ => {}
    }
    if let Some(mother) = &setting.mother {
        draft.set(
            "mother_name",
            mother.fields.text("name").unwrap_or_default(),
        );
        draft.set(
            "father_name",
            mother.fields.text("spouse_name").unwrap_or_default(),
        );
        draft.set("relation_to_head", "child");
    }
    if let Some(delivery) = &setting.delivery {
        copy_birth(
            &mut draft,
            form,
            &delivery.record.fields,
            setting.weeks,
            setting.known_babies,
        );
    }
    if let Some((partner, engagement)) = &setting.partner {
        let text =
            |record: &Record, key: &str| record.fields.text(key).unwrap_or_default().to_owned();
        draft.set("name", text(engagement, "partner_name"));
        if engagement.fields.is_filled("partner_nik") {
            draft.set("nik_status", "known");
            draft.set("nik", text(engagement, "partner_nik"));
        }
        draft.set(
            "sex",
            if text(partner, "sex") == "female" {
                "male"
            } else {
                "female"
            },
        );
        draft.set("partner_name", text(partner, "name"));
        let shared = Draft::from_answers(form, &engagement.fields);
        for key in ["planned_wedding_date", "residence_after_wedding"] {
            draft.set(key, shared.text(key));
        }
    }
    draft
}

/// What the delivery visit says of the baby, and how early it came. Of twins it says the measures of the first.
fn copy_birth(
    draft: &mut Draft,
    form: &'static Form,
    delivery: &Answers,
    weeks: Option<i32>,
    known: usize,
) {
    if let Some(day) = delivery.date("delivery_date") {
        draft.set("birth_date", as_typed(day));
    }
    draft.set("nik_status", "not_issued_yet");
    draft.set(
        "birth_time",
        delivery.text("delivery_time").unwrap_or_default(),
    );
    let said = Draft::from_answers(form, delivery);
    if let Some(weeks) = weeks {
        draft.set("gestation_weeks_at_birth", weeks.to_string());
    }
    if known == 0 {
        for key in [
            "birth_weight_kg",
            "birth_length_cm",
            "birth_head_circumference_cm",
            "early_breastfeeding",
        ] {
            draft.set(key, said.text(key));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, copy_birth};
    use dampingi_domain::Answers;
    use dampingi_domain::form::by_id;

    #[test]
    fn each_baby_of_a_birth_knows_how_early_it_came_and_only_the_first_its_weight() {
        let form = by_id("child").expect("the form of a child");
        let delivery = Answers::new()
            .with("delivery_date", "2026-10-08")
            .with("birth_weight_kg", 1.9);
        for (known, weight) in [(0, "1,9"), (1, "")] {
            let mut draft = Draft::default();
            copy_birth(&mut draft, form, &delivery, Some(33), known);
            assert_eq!(draft.text("gestation_weeks_at_birth"), "33");
            assert_eq!(draft.text("birth_weight_kg"), weight);
        }
        let mut draft = Draft::default();
        copy_birth(&mut draft, form, &delivery, None, 0);
        assert_eq!(draft.text("gestation_weeks_at_birth"), "");
    }
}
