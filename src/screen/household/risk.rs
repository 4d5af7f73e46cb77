//! Whether a family is at risk of stunting (KRS), and why, in words. Read from the survey and the people who live here; nothing
//! is judged here that the domain does not say.

use crate::phone::{HouseholdView, PersonView, Phone, VisitState, VisitView};
use crate::screen::address;
use crate::screen::ground;
use crate::screen::lived::{self, as_made};
use crate::screen::reading::Reading;
use crate::screen::support;
use crate::text::{Lang, house as words};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, Tone, badge, facts, icon};
use dampingi_domain::form::by_id;
use dampingi_domain::household_risk::{
    GROUND, Risk, assess, family, is_latrine_adequate, is_water_adequate,
};
use dampingi_domain::life::Person;
use dampingi_domain::{Answers, Date};

/// Everybody in a household, with their stories.
pub fn people(phone: Phone, house: &HouseholdView) -> Reading<Vec<PersonView>> {
    let ids: Vec<_> = house.members.iter().map(|row| row.id).collect();
    Box::pin(async move {
        let mut people = Vec::new();
        for id in ids {
            people.extend(phone.person(id).await);
        }
        people
    })
}

fn counts(visit: &VisitView) -> bool {
    !matches!(
        visit.state,
        VisitState::Superseded | VisitState::ClosedDuplicate
    )
}

/// The survey that holds now.
fn survey(house: &HouseholdView) -> Option<&Answers> {
    let newest = house.visits.iter().find(|visit| counts(visit))?;
    Some(&newest.record.fields)
}

fn judge(house: &HouseholdView, people: &[PersonView], on: Date) -> Risk {
    let lives: Vec<Person<'_>> = people
        .iter()
        .map(|view| lived::person(view, as_made))
        .collect();
    let members: Vec<&Person<'_>> = lives.iter().collect();
    assess(&family(survey(house), &members, on))
}

/// The card on the household's page.
pub fn section(house: &HouseholdView, people: &[PersonView], on: Date, lang: Lang) -> View {
    let risk = judge(house, people, on);
    let (tone, shape, word) = if risk.is_at_risk() {
        (Tone::Watch, Icon::Eye, words::AT_RISK)
    } else if !risk.unknown.is_empty() {
        (Tone::Calm, Icon::Info, words::RISK_UNKNOWN)
    } else if risk.targets.is_empty() {
        (Tone::Calm, Icon::Info, words::NO_TARGET)
    } else {
        (Tone::Good, Icon::Check, words::NO_RISK)
    };
    let reasons = risk
        .reasons
        .iter()
        .map(|reason| {
            el("li")
                .class("measure")
                .child(icon(Icon::Eye))
                .child(el("span").child(reason.name().text(lang)))
        })
        .views();
    let reasons = (!reasons.is_empty()).then(|| el("ul").class("stack-tight").child(reasons));
    let kind = risk
        .is_at_risk()
        .then(|| el("p").class("soft").word(words::AT_RISK_KIND, lang));
    el("section")
        .class("section")
        .attr("aria-labelledby", "risk")
        .child(el("h2").attr("id", "risk").word(words::RISK, lang))
        .child(
            el("div")
                .class("card stack-tight")
                .child(el("p").child(badge(tone, shape, word.text(lang).to_owned())))
                .child(reasons)
                .child(kind)
                .child(living(survey(house), lang))
                .child(support(people, lang))
                .child(ground::why(Some(words::RISK_RULE), None, GROUND, lang)),
        )
}

/// Whether what is there is adequate; nothing for a code that no table knows.
type Judge = fn(&str) -> Option<bool>;

/// What the survey is asked for beside the risk: water and latrine with whether they are adequate, insurance and aid as they are.
const LIVING: [(&str, Option<Judge>); 6] = [
    ("water_source", Some(is_water_adequate)),
    ("latrine", Some(is_latrine_adequate)),
    ("insured", None),
    ("insurance_kind", None),
    ("aid_received", None),
    ("aid_kinds", None),
];

/// The survey in lines. Before the first one only what the risk needs is said to be missing.
fn living(survey: Option<&Answers>, lang: Lang) -> View {
    let form = by_id(crate::screen::visit::SURVEY);
    let pairs = LIVING.into_iter().filter_map(|(key, judge)| {
        let field = form?.field(key)?;
        let said = match survey.and_then(|survey| survey.get(key)) {
            None if judge.is_none() => return None,
            None => words::NOT_SURVEYED.text(lang).to_owned(),
            Some(value) => {
                let mut said = crate::screen::form::value_text(field, value, lang);
                let judged = judge.and_then(|judge| judge(value.as_str()?));
                if let Some(is_adequate) = judged {
                    said.push_str(" · ");
                    said.push_str(
                        if is_adequate {
                            words::ADEQUATE
                        } else {
                            words::NOT_ADEQUATE
                        }
                        .text(lang),
                    );
                }
                said
            }
        };
        Some((field.label.text(lang).to_owned(), said))
    });
    facts(pairs.collect())
}

/// What donors give to somebody who lives here, each a way to her page.
fn support(people: &[PersonView], lang: Lang) -> Option<View> {
    let each = people.iter().flat_map(|view| {
        support::running(view).into_iter().map(move |given| {
            let name = view.person.fields.text("name").unwrap_or_default();
            el("li").child(el("a").attr("href", address::person(view.person.id)).child(
                crate::screen::life::joined(&[name.to_owned(), support::title(given, lang)]),
            ))
        })
    });
    let each = each.views();
    (!each.is_empty()).then(|| {
        el("div")
            .class("stack-tight")
            .child(el("h3").child(words::SUPPORTED.text(lang)))
            .child(el("ul").class("stack-tight").child(each))
    })
}
