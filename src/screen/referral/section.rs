//! The referrals of a person: the open ones first, the one that is due first on top; those that are done lie folded.

use super::card::{Visits, Way};
use super::make::to_refer;
use crate::phone::{PersonView, use_phone};
use crate::screen::address;
use crate::screen::result::{Around, judged_last};
use crate::text::{Lang, referral as words};
use crate::ui::el::{View, el};
use crate::ui::{Icon, Weight, go, icon};
use dampingi_domain::Date;
use dampingi_domain::finding::ReferralState;
use dampingi_sync::referral::Opened;

pub fn section(view: &PersonView, lang: Lang) -> Option<View> {
    let today = use_phone().today();
    let visits = Visits::of(view, Way::All);
    let mut open = visits.referrals();
    open.sort_by_key(|opened| opened.read().map(|read| read.due_on()));
    let done = open
        .extract_if(.., |opened| is_done(opened, today))
        .collect::<Vec<_>>();
    let open = visits.cards(&open, lang);
    let done = visits.cards(&done, lang).map(|done| {
        el("details")
            .class("fold")
            .child(
                el("summary")
                    .child(icon(Icon::Check))
                    .child(el("span").word(words::DONE_BEFORE, lang)),
            )
            .child(done)
    });
    let offer = offer(view, &visits, lang);
    if open.is_none() && done.is_none() && offer.is_none() {
        return None;
    }
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "referrals")
            .child(el("h2").attr("id", "referrals").word(words::TITLE, lang))
            .child(open)
            .child(offer)
            .child(done),
    )
}

fn is_done(opened: &Opened<'_>, today: Date) -> bool {
    let state = opened.read().map(|read| read.state(today));
    state == Some(ReferralState::Closed)
}

/// The way to a referral for what the last judged visit showed, unless it was made already.
fn offer(view: &PersonView, visits: &Visits<'_>, lang: Lang) -> Option<View> {
    let last = judged_last(view)?;
    let result = Around::of(view, &last.record).result()?;
    let first = to_refer(&result).first().copied()?;
    if !visits.answering(&last.record, Some(first)).is_empty() {
        return None;
    }
    Some(go(
        Weight::Plain,
        Some(Icon::Refer),
        words::MAKE.text(lang),
        address::refer(last.record.id),
    ))
}
