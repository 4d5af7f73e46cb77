//! Puts together what a visit is judged by, from the records this phone has. Only newest versions count; the rules are the
//! domain's.

use crate::phone::{PersonView, VisitState, VisitView};
use crate::screen::referral::{Visits, Way};
use crate::screen::visit::day;
use dampingi_domain::Answers;
use dampingi_domain::finding::{Case, Choices, Earlier};
use dampingi_domain::form::Form;
use dampingi_domain::result::{self, VisitResult, is_judged};
use dampingi_sync::{Record, link};

/// A visit and the records around it.
pub struct Around<'a> {
    pub visit: &'a Record,
    pub person: Option<&'a Record>,
    pub episode: Option<&'a Record>,
    /// Her other visits that were recorded before it, oldest first; ones of a later day are passed over.
    pub others: Vec<&'a Record>,
    /// All of them, for the referrals.
    pub visits: Visits<'a>,
    /// What the health offices chose.
    pub choices: Choices,
}

impl<'a> Around<'a> {
    /// On a cadre's phone.
    pub fn of(view: &'a PersonView, visit: &'a Record) -> Self {
        let episode = visit.link(link::EPISODE);
        Self {
            visit,
            person: Some(&view.person),
            episode: view
                .episodes
                .iter()
                .find(|record| Some(record.id) == episode),
            others: view
                .visits
                .iter()
                .rev()
                .take_while(|other| other.record.id != visit.id)
                .filter(|other| counts(other))
                .map(|other| &other.record)
                .collect(),
            visits: Visits::of(view, Way::All),
            choices: view.choices.clone(),
        }
    }

    /// The result; `None` for a visit that no rule judges.
    pub fn result(&self) -> Option<VisitResult> {
        let form = self.visit.form.as_str();
        if !is_judged(form) {
            return None;
        }
        let on = day(self.visit)?;
        Some(result::of(&Case {
            form,
            on,
            visit: &self.visit.fields,
            person: self.person.map(|person| &person.fields),
            episode: self.episode.map(|episode| &episode.fields),
            household: None,
            earlier: &earlier(&self.others),
            area: Some(&self.visit.area),
            policy: self.choices.policy(&self.visit.area, on),
        }))
    }
}

fn earlier<'a>(others: &[&'a Record]) -> Vec<Earlier<'a>> {
    let seen = others.iter().filter_map(|record| {
        Some(Earlier {
            form: &record.form,
            on: day(record)?,
            answers: &record.fields,
        })
    });
    seen.collect()
}

/// The result of a visit that is still being filled in; `None` for one that no rule judges, or that has no day yet.
pub fn of_answers(
    view: &PersonView,
    episode: &Record,
    form: &Form,
    answers: &Answers,
) -> Option<VisitResult> {
    if !is_judged(form.id) {
        return None;
    }
    let on = answers.date(form.dated_by?)?;
    let others = view.visits.iter().rev().filter(|other| counts(other));
    let others: Vec<&Record> = others.map(|other| &other.record).collect();
    Some(result::of(&Case {
        form: form.id,
        on,
        visit: answers,
        person: Some(&view.person.fields),
        episode: Some(&episode.fields),
        household: None,
        earlier: &earlier(&others),
        area: Some(&view.person.area),
        policy: view.choices.policy(&view.person.area, on),
    }))
}

/// Whether a visit is judged and looked back at: what was replaced or was a duplicate is not.
pub fn counts(visit: &VisitView) -> bool {
    !matches!(
        visit.state,
        VisitState::Superseded | VisitState::ClosedDuplicate
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::growth::Level;
    use dampingi_domain::{Answers, AreaCode};
    use dampingi_sync::{Kind, Origin, RecordId, SCHEMA};
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn record(number: u128, kind: Kind, form: &str, fields: Answers) -> Record {
        Record {
            id: RecordId(Uuid::from_u128(number)),
            kind,
            form: form.to_owned(),
            form_version: 1,
            schema: SCHEMA,
            area: AreaCode::parse("65.01.05.2003").expect("a code"),
            author: RecordId(Uuid::from_u128(9)),
            origin: Origin::Phone,
            recorded_at: String::new(),
            received_at: String::new(),
            revision: 0,
            flags: Vec::new(),
            deleted: false,
            fields,
            other: BTreeMap::new(),
        }
    }

    fn weighed(number: u128, on: &str, kg: f64) -> Record {
        let fields = Answers::new()
            .with("visit_date", on)
            .with("weight_kg", kg)
            .with(link::EPISODE, RecordId(Uuid::from_u128(2)).to_string());
        record(number, Kind::Visit, "child_visit", fields)
    }

    fn seen(record: Record, state: VisitState) -> VisitView {
        VisitView {
            record,
            state,
            reviews: Vec::new(),
        }
    }

    fn child(visits: Vec<VisitView>) -> PersonView {
        let person = Answers::new()
            .with("sex", "male")
            .with("birth_date", "2025-08-01")
            .with("consent", "given");
        PersonView {
            person: record(1, Kind::Person, "person", person),
            household: None,
            episodes: vec![record(2, Kind::Episode, "child", Answers::new())],
            visits,
            merged: Vec::new(),
            pending: Vec::new(),
            weeks_at_birth: None,
            choices: Choices::default(),
        }
    }

    #[test]
    fn a_replaced_weight_is_not_looked_back_at() {
        let now = weighed(10, "2026-11-20", 10.0);
        let view = child(vec![
            seen(weighed(14, "2026-12-20", 11.0), VisitState::OnPhone),
            seen(now.clone(), VisitState::OnPhone),
            seen(weighed(13, "2026-10-21", 12.0), VisitState::ClosedDuplicate),
            seen(weighed(11, "2026-10-20", 10.4), VisitState::Superseded),
            seen(weighed(12, "2026-10-20", 9.7), VisitState::Sent),
        ]);
        let around = Around::of(&view, &now);
        assert_eq!(
            around.episode.map(|record| record.id),
            view.episodes.first().map(|record| record.id)
        );
        let result = around.result().expect("a child's visit is judged");
        assert_eq!(result.level, Some(Level::Good));
        let since = result.since.expect("weighed last month");
        assert_eq!(since.changes[0].before.to_bits(), 9.7_f64.to_bits());
        assert_eq!(result.measures[0].words.id, "Naik cukup bulan ini");
    }

    #[test]
    fn of_one_day_only_what_was_recorded_before_is_looked_back_at() {
        let (morning, noon) = (
            weighed(10, "2026-11-20", 10.0),
            weighed(11, "2026-11-20", 9.0),
        );
        let view = child(vec![
            seen(noon.clone(), VisitState::OnPhone),
            seen(morning.clone(), VisitState::Sent),
            seen(weighed(12, "2026-10-20", 9.7), VisitState::Sent),
        ]);
        let before = |visit| -> Vec<u128> {
            let others = Around::of(&view, visit).others;
            others.iter().map(|one| one.id.0.as_u128()).collect()
        };
        assert_eq!(before(&morning), [12]);
        assert_eq!(before(&noon), [12, 10]);
    }

    #[test]
    fn a_child_that_did_not_gain_is_judged_by_what_its_kabupaten_chose() {
        let now = weighed(10, "2026-11-20", 9.7);
        let mut view = child(vec![
            seen(now.clone(), VisitState::OnPhone),
            seen(weighed(12, "2026-10-20", 9.7), VisitState::Sent),
        ]);
        let said = |view: &PersonView| {
            let result = Around::of(view, &now).result().expect("judged");
            result.first().map(|finding| finding.rule.variant)
        };
        assert_eq!(said(&view), Some("first"));
        let bulungan = AreaCode::parse("65.01").expect("a code");
        view.choices.add(&bulungan, ["2026-12-01 second"]);
        assert_eq!(said(&view), Some("first"));
        view.choices.add(&bulungan, ["2026-11-01 second"]);
        assert_eq!(said(&view), None);
    }

    #[test]
    fn a_delivery_has_no_result() {
        let fields = Answers::new().with("visit_date", "2026-11-20");
        let visit = record(10, Kind::Visit, "delivery", fields);
        assert!(Around::of(&child(Vec::new()), &visit).result().is_none());
    }
}
