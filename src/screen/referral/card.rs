//! One referral as a card: how it stands in word, shape and colour, why, where to, by when, what came of it.

use crate::phone::{PersonView, Row, use_phone};
use crate::screen::address;
use crate::screen::form::value_text;
use crate::screen::result::counts;
use crate::screen::visit::day;
use crate::text::{Lang, referral as words, when};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, Tone, Weight, go, icon, mark};
use dampingi_domain::Date;
use dampingi_domain::finding::referral::{OUTCOME_ID, REFERRAL_ID, RULES};
use dampingi_domain::finding::{Finding, ReferralState};
use dampingi_domain::form::by_id;
use dampingi_sync::referral::{Opened, referrals};
use dampingi_sync::status::chain;
use dampingi_sync::{Record, link};

/// What can be done with a referral where it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Noting its outcome, and seeing it.
    All,
    /// Noting its outcome: it is being looked at already.
    Outcome,
    /// Nothing: a coordinator looks.
    None,
}

/// The open referral of a person in a list: the one that is due first.
pub fn row_mark(row: &Row, today: Date, lang: Lang) -> Option<(Tone, Icon, &'static str)> {
    let (tone, shape, word) = match row.referrals.first()?.read()?.state(today) {
        ReferralState::Overdue(_) => (Tone::Refer, Icon::Alert, words::ROW_LATE),
        _ => (Tone::Watch, Icon::Clock, words::ROW_WAITS),
    };
    Some((tone, shape, word.text(lang)))
}

/// A visit's answer in words; nothing when it was not given.
fn said(record: &Record, key: &str, lang: Lang) -> Option<String> {
    let field = by_id(&record.form)?.field(key)?;
    Some(value_text(field, record.fields.get(key)?, lang))
}

/// The card. Nothing for a referral without a day, which no form makes.
fn card(opened: &Opened<'_>, way: Way, today: Date, lang: Lang) -> Option<View> {
    let read = opened.read()?;
    let state = read.state(today);
    let (class, tone, shape, word) = match state {
        ReferralState::Closed => ("card", Tone::Good, Icon::Check, words::DONE),
        ReferralState::Open(_) => ("card card-watch", Tone::Watch, Icon::Clock, words::WAITS),
        ReferralState::Overdue(_) => ("card card-refer", Tone::Refer, Icon::Alert, words::LATE),
    };
    let due = match state {
        ReferralState::Closed => None,
        ReferralState::Open(left) => {
            Some(words::due(&when::short(read.due_on(), lang), left, lang))
        }
        ReferralState::Overdue(days) => Some(words::late(days, lang)),
    };
    let record = opened.record;
    let id = record.id;
    let (to, place) = (
        said(record, "referral_to", lang),
        said(record, "referral_place", lang),
    );
    // "Puskesmas Tanjung Selor" says already that it is one.
    let says_all = |to: &String| {
        place
            .as_ref()
            .is_some_and(|place| place.starts_with(to.as_str()))
    };
    let to = [to.filter(|to| !says_all(to)), place.clone()];
    let note = (state != ReferralState::Closed && way != Way::None).then(|| {
        go(
            Weight::Plain,
            Some(Icon::Pencil),
            words::RECORD_OUTCOME.text(lang),
            address::referral_outcome(id),
        )
    });
    let see = (way == Way::All).then(|| {
        go(
            Weight::Quiet,
            Some(Icon::Next),
            words::SEE.text(lang),
            address::visit(id),
        )
    });
    Some(
        el("li")
            .attr("class", class)
            .child(mark(tone, shape, word, lang))
            .child(
                el("p")
                    .class("card-name")
                    .child(said(record, "referral_reason", lang)),
            )
            .child(
                el("p")
                    .class("to-whom")
                    .child(icon(Icon::House))
                    .child(el("strong").child(joined(to))),
            )
            .child(due.map(|due| el("p").child(due)))
            .child(
                el("p")
                    .class("soft small")
                    .child(words::made(&when::short(read.opened_on, lang), lang)),
            )
            .child(
                opened
                    .outcomes
                    .iter()
                    .filter_map(|outcome| came(outcome, lang))
                    .views(),
            )
            .child(note)
            .child(see),
    )
}

/// What an outcome says, in a line.
fn came(outcome: &Record, lang: Lang) -> Option<View> {
    let line = if outcome.fields.flag("referral_attended")? {
        let on = outcome.fields.date("attended_on").or_else(|| day(outcome));
        let seen = on.map(|on| words::seen(&when::short(on, lang), lang));
        joined([seen, said(outcome, "referral_next", lang)])
    } else {
        let still = outcome.fields.flag("referral_still_needed") == Some(true);
        let then = if still {
            words::NOT_CLOSED
        } else {
            words::NO_LONGER
        };
        let reason = said(outcome, "not_attended_reason", lang);
        joined([reason, Some(then.text(lang).to_owned())])
    };
    Some(el("p").child(line))
}

fn joined(parts: [Option<String>; 2]) -> String {
    crate::screen::life::joined(&parts.map(Option::unwrap_or_default))
}

/// Her visits, as they are needed to know what belongs to which referral.
pub struct Visits<'a> {
    /// Those that count.
    pub current: Vec<&'a Record>,
    /// Replaced ones too.
    pub all: Vec<&'a Record>,
    /// What can be done where they are shown.
    pub way: Way,
}

impl<'a> Visits<'a> {
    /// On a cadre's phone.
    pub fn of(view: &'a PersonView, way: Way) -> Self {
        let counting = view.visits.iter().filter(|visit| counts(visit));
        Self {
            current: counting.map(|visit| &visit.record).collect(),
            all: view.visits.iter().map(|visit| &visit.record).collect(),
            way,
        }
    }

    /// Every referral.
    pub fn referrals(&self) -> Vec<Opened<'a>> {
        referrals(&self.current, &self.all)
    }

    /// The referral that this visit is, or is the outcome of. Nothing for another visit.
    pub fn told(&self, visit: &Record, lang: Lang) -> Option<View> {
        let wanted = match visit.form.as_str() {
            REFERRAL_ID => visit.id,
            OUTCOME_ID => visit.link(link::VISIT)?,
            _ => return None,
        };
        let mut found = self.referrals();
        found.retain(|opened| opened.has_version(wanted));
        self.cards(&found, lang)
    }

    /// The referrals that answer what this visit showed: made at it, by any of its versions, or still open for the same
    /// finding, so that nobody is sent twice for one thing.
    pub fn answering(&self, visit: &Record, first: Option<&Finding>) -> Vec<Opened<'a>> {
        let versions = chain(self.all.iter().copied(), visit.id);
        let mut found = self.referrals();
        found.retain(|opened| {
            let made_at = opened.record.link(link::VISIT);
            let is_open = opened.read().is_some_and(|read| read.closed_on.is_none());
            let rules = opened.record.fields.codes(RULES);
            made_at == Some(visit.id)
                || versions.iter().any(|it| made_at == Some(it.id))
                || first.is_some_and(|first| is_open && rules.contains(&first.rule.id))
        });
        found
    }

    /// Some of them as cards; nothing for none.
    pub fn cards(&self, some: &[Opened<'_>], lang: Lang) -> Option<View> {
        let today = use_phone().today();
        let cards = some
            .iter()
            .filter_map(|opened| card(opened, self.way, today, lang))
            .views();
        (!cards.is_empty()).then(|| el("ul").class("cards").child(cards))
    }
}
