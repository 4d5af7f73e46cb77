//! What comes next after a save. Offered, never forced; and without a question about a baby that did not live.

use crate::phone::{HouseholdView, PersonView, VisitView, use_phone};
use crate::screen::visit::Subject;
use crate::screen::{address, offer};
use crate::text::{Lang, house, kind, referral, visit as words};
use crate::ui::el::View;
use crate::ui::{Icon, Weight, go, notice};
use dampingi_domain::finding::referral::REFERRAL_ID;
use dampingi_sync::link;

pub fn after_visit(visit: &VisitView, subject: &Subject, lang: Lang) -> Vec<View> {
    let see = match subject {
        Subject::Person(_) => words::SEE_PERSON,
        Subject::Household(_) => words::SEE_HOUSEHOLD,
    };
    let mut steps = match subject {
        Subject::Person(view) if visit.record.form == "delivery" => after_birth(visit, view, lang),
        Subject::Person(_) if visit.record.form == REFERRAL_ID => {
            vec![notice(Icon::Refer, referral::STAYS_OPEN.text(lang))]
        }
        _ => Vec::new(),
    };
    steps.push(go(
        Weight::Plain,
        Some(Icon::Person),
        see.text(lang),
        subject.address(),
    ));
    steps.push(go(
        Weight::Plain,
        Some(Icon::Plus),
        words::ANOTHER_VISIT.text(lang),
        address::RECORD,
    ));
    steps
}

fn after_birth(visit: &VisitView, view: &PersonView, lang: Lang) -> Vec<View> {
    let fields = &visit.record.fields;
    let mother_died = fields.text("mother_condition") == Some("died");
    let lives = fields.text("delivery_outcome") == Some("live_birth");
    let is_birth = fields.text("delivery_outcome") != Some("miscarriage");
    let mut steps = Vec::new();
    if mother_died {
        steps.push(notice(Icon::Info, words::MOTHER_DIED.text(lang)));
    } else if !lives {
        steps.push(notice(Icon::Info, words::CONDOLENCE.text(lang)));
    }
    let has_begun = view.episodes.iter().any(|episode| {
        episode.form == "postpartum"
            && episode.fields.text("delivery_date") == fields.text("delivery_date")
    });
    if is_birth && !mother_died && !has_begun {
        let to = address::begin_after(view.person.id, visit.record.id);
        steps.push(go(
            Weight::Main,
            Some(Icon::Mother),
            words::OPEN_POSTPARTUM.text(lang),
            to,
        ));
    }
    let household = view.household.as_ref().map(|household| household.id);
    if let Some(household) = household.filter(|_| lives) {
        let to = address::add_baby(household, visit.record.id);
        let weight = if mother_died {
            Weight::Main
        } else {
            Weight::Plain
        };
        let several = fields
            .number("babies_count")
            .is_some_and(|count| count > 1.0);
        let word = if several {
            words::REGISTER_BABIES
        } else {
            words::REGISTER_BABY
        };
        steps.push(go(weight, Some(Icon::Baby), word.text(lang), to));
    }
    steps
}

pub fn after_person(view: &PersonView, lang: Lang) -> Vec<View> {
    let phone = use_phone();
    let id = view.person.id;
    let birth = view.person.fields.date("birth_date");
    let newest = view.episodes.first();
    let forms = newest
        .map(|episode| offer::visits(&episode.form, birth, phone.today()))
        .unwrap_or_default();
    let mut steps = Vec::new();
    if let Some(form) = forms.first() {
        let to = if forms.len() == 1 {
            address::record_visit(id, form)
        } else {
            address::choose_visit(id)
        };
        steps.push(go(
            Weight::Main,
            Some(Icon::Plus),
            words::RECORD_NOW.text(lang),
            to,
        ));
    }
    let household = view.household.as_ref().map(|household| household.id);
    if let (Some(episode), Some(household)) = (newest, household) {
        let partner = episode
            .fields
            .text("partner_name")
            .filter(|_| episode.form == "engagement");
        let unknown = partner.filter(|_| episode.link(link::PARTNER).is_none());
        steps.extend(unknown.map(|name| {
            go(
                Weight::Plain,
                Some(Icon::Rings),
                words::partner(name, lang),
                address::add_partner(household, id),
            )
        }));
    }
    steps.push(go(
        Weight::Plain,
        Some(Icon::Person),
        words::SEE_PERSON.text(lang),
        address::person(id),
    ));
    steps.extend(household.map(|household| {
        go(
            Weight::Plain,
            Some(Icon::House),
            words::ADD_ANOTHER.text(lang),
            address::household(household),
        )
    }));
    steps
}

pub fn after_household(view: &HouseholdView, lang: Lang) -> Vec<View> {
    let id = view.household.id;
    let mut steps: Vec<View> = kind::EPISODES
        .into_iter()
        .map(|episode| {
            let word = house::add(&kind::person(episode).text(lang).to_ascii_lowercase(), lang);
            go(
                Weight::Plain,
                Some(kind::icon(episode)),
                word,
                address::add_person(id, episode),
            )
        })
        .collect();
    steps.push(go(
        Weight::Plain,
        Some(Icon::List),
        house::SURVEY_RECORD.text(lang),
        address::survey(id),
    ));
    steps.push(go(
        Weight::Plain,
        Some(Icon::House),
        words::SEE_HOUSEHOLD.text(lang),
        address::household(id),
    ));
    steps
}
