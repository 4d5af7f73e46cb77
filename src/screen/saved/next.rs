//! What comes next after a save. Offered, never forced; and without a question about a baby that did not live.

use crate::phone::{HouseholdView, PersonView, VisitView, use_phone};
use crate::screen::person::after_birth;
use crate::screen::visit::{Subject, open_episodes};
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
        Subject::Person(view) if visit.record.form == "delivery" => {
            after_birth::steps(visit, view, use_phone().today(), lang)
        }
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

/// `birth` is the visit of which she is a baby, with its mother, when she was registered from there.
pub fn after_person(
    view: &PersonView,
    birth: Option<&(VisitView, PersonView)>,
    lang: Lang,
) -> Vec<View> {
    let phone = use_phone();
    let id = view.person.id;
    let born = view.person.fields.date("birth_date");
    let open = open_episodes(id);
    let newest = view
        .episodes
        .iter()
        .find(|episode| open.contains(&episode.id));
    let forms = newest
        .map(|episode| offer::visits(&episode.form, born, phone.today()))
        .unwrap_or_default();
    let mut steps = Vec::new();
    let sibling =
        birth.and_then(|(visit, mother)| after_birth::next_baby(visit, mother, Weight::Main, lang));
    // Her brother or sister first, while the mother is still there to be asked.
    let weight = if sibling.is_some() {
        Weight::Plain
    } else {
        Weight::Main
    };
    steps.extend(sibling);
    if let Some(form) = forms.first() {
        let to = if forms.len() == 1 {
            address::record_visit(id, form)
        } else {
            address::choose_visit(id)
        };
        steps.push(go(
            weight,
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
