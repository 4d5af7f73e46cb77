//! Kirim: what is on this phone, what is under way, what the server has. Both counts, so that she can trust it.

mod decision;
mod file;
mod items;
mod resend;

pub use file::by_hand;
pub use resend::resend;

use crate::phone::{Counts, Network, Phone, SyncState, use_phone};
use crate::screen::reading::lang;
use crate::screen::{address, fix};
use crate::text::{Lang, app, carry, gate, here, photo, practice, send as words, when};
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::{
    self, Icon, Tone, Weight, badge, button, facts, go, icon, memo, notice, problem_notice,
};

/// That this phone's clock is wrong: dates she did not look at may be too.
pub fn clock(lang: Lang) -> View {
    let counts = use_phone().counts();
    let ahead = memo(move || counts.with(|counts| counts.clock_ahead));
    live(move || {
        let ahead = ahead.get();
        (ahead != 0).then(|| notice(Icon::Clock, words::clock_wrong(ahead, lang)))
    })
}

/// Said before a save finds no room, with the way to where room can be made.
pub fn nearly_full(lang: Lang) -> View {
    let storage = use_phone().storage();
    let is_so = memo(move || storage.with(|it| it.nearly_full));
    live(move || {
        is_so.get().then(|| {
            group([
                notice(Icon::Storage, words::NEARLY_FULL.text(lang)),
                go(Weight::Plain, None, here::TITLE.text(lang), address::HERE),
            ])
        })
    })
}

pub fn send() -> View {
    let phone = use_phone();
    let lang = lang();
    let counts = phone.counts();
    let busy = move || {
        matches!(
            phone.sync_state().get(),
            SyncState::Pushing { .. } | SyncState::Pulling { .. } | SyncState::Photos { .. }
        )
    };
    let act = move || {
        let word = if busy() { words::SENDING } else { words::NOW };
        button(Weight::Main, Some(Icon::Send), word.text(lang), move || {
            phone.sync_now()
        })
    };
    group([
        ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang).shown(),
        el("div")
            .class("sections")
            .child(move || tiles(&counts.get(), phone.sync_state().get(), lang))
            .child(el("div").attr("role", "status").child(move || state(lang)))
            .child(move || truth(&counts.get(), lang))
            .child(clock(lang))
            .child(move || {
                let saver = phone.settings().with(|settings| settings.saver);
                saver.then(|| notice(Icon::Info, words::SAVER.text(lang)))
            })
            .child(items::items(lang))
            .child(go(
                Weight::Quiet,
                Some(Icon::Download),
                carry::TITLE.text(lang),
                address::BY_HAND,
            )),
        el("div").class("action-bar").child(act),
    ])
}

fn tiles(counts: &Counts, sync: SyncState, lang: Lang) -> View {
    let under_way = match sync {
        SyncState::Pushing { done, of } => of.saturating_sub(done),
        _ => 0,
    };
    let tile =
        |shape: Icon, label: &'static str, count: u32, note: &'static str, class: &'static str| {
            el("li")
                .attr("class", class)
                .child(
                    el("span")
                        .class("tile-label")
                        .child(icon(shape))
                        .child(el("span").child(label)),
                )
                .child(
                    el("span")
                        .class("tile-value")
                        .child(el("span").class("number").child(count)),
                )
                .child(el("span").class("tile-note soft small").child(note))
        };
    // Both are hers to correct: what the server did not take, and what the coordinator sent back.
    let to_fix = counts.refused + returned(use_phone());
    let fix = if to_fix > 0 {
        "tile tile-refer"
    } else {
        "tile"
    };
    el("ul")
        .class("tiles")
        .child(tile(
            Icon::Phone,
            words::ON_PHONE.text(lang),
            counts.waiting,
            words::ON_PHONE_WHY.text(lang),
            "tile",
        ))
        .child(tile(
            Icon::Up,
            words::SENDING.text(lang),
            under_way,
            "",
            "tile",
        ))
        .child(tile(
            Icon::Check,
            words::SENT.text(lang),
            counts.sent,
            words::SENT_WHY.text(lang),
            "tile",
        ))
        .child(tile(Icon::Alert, words::TO_FIX.text(lang), to_fix, "", fix))
}

/// What the sync is doing now, in words and as a bar.
fn state(lang: Lang) -> Option<View> {
    let phone = use_phone();
    match phone.sync_state().get() {
        SyncState::Pushing { done, of } => Some(group([
            el("p").child(words::progress(done, of, lang)),
            el("progress")
                .class("bar")
                .attr("aria-label", words::SENDING.text(lang))
                .attr("max", of)
                .attr("value", done),
        ])),
        SyncState::Photos { done, of } => Some(group([
            el("p").child(photo::progress(done, of, lang)),
            el("progress")
                .class("bar")
                .attr("aria-label", words::SENDING.text(lang))
                .attr("max", of)
                .attr("value", done),
        ])),
        SyncState::Pulling { received, left } => Some(group([
            el("p").child(words::received(received, left, lang)),
            el("progress")
                .class("bar")
                .attr("aria-label", app::RECEIVING.text(lang))
                .attr("max", (left > 0).then(|| (received + left).to_string()))
                .attr("value", (left > 0).then(|| received.to_string())),
        ])),
        SyncState::Failed(why) => {
            let again = (why == crate::phone::SyncFailure::SignInAgain).then(|| {
                button(Weight::Plain, None, gate::SIGN_IN.text(lang), move || {
                    phone.add_user()
                })
            });
            let calm = why == crate::phone::SyncFailure::NoSignal;
            let words = group([el("p").child(words::failure(why).text(lang)), again.shown()]);
            Some(if calm {
                notice(Icon::NoSignal, words)
            } else {
                problem_notice(words)
            })
        }
        SyncState::Idle if phone.is_practice() => {
            Some(notice(Icon::Info, practice::NOTHING_SENT.text(lang)))
        }
        SyncState::Idle if phone.network().get() == Network::Offline => Some(notice(
            Icon::NoSignal,
            words::failure(crate::phone::SyncFailure::NoSignal).text(lang),
        )),
        SyncState::Idle => None,
    }
}

/// The two counts side by side, and when it last went well.
fn truth(counts: &Counts, lang: Lang) -> View {
    let phone = use_phone();
    let last = phone.last_success().get().map_or_else(
        || words::NEVER.text(lang).to_owned(),
        |at| when::moment(&at, lang),
    );
    let server = counts.server_held.map_or_else(
        || words::SERVER_UNKNOWN.text(lang).to_owned(),
        |held| words::server_holds(held, lang),
    );
    let mut pairs = vec![
        (words::SERVER_SAYS.text(lang).to_owned(), server),
        (words::LAST_SUCCESS.text(lang).to_owned(), last),
    ];
    if let Some(oldest) = &counts.oldest_waiting {
        pairs.push((
            words::OLDEST.text(lang).to_owned(),
            when::moment(oldest, lang),
        ));
    }
    let agree = counts
        .server_held
        .filter(|_| counts.waiting == 0 && !counts.was_copied)
        .map(|held| {
            if held == u64::from(counts.sent) {
                badge(
                    Tone::Good,
                    Icon::CheckTwice,
                    words::AGREES.text(lang).to_owned(),
                )
            } else {
                notice(Icon::Info, words::DIFFERS.text(lang))
            }
        });
    let copied = counts
        .was_copied
        .then(|| notice(Icon::Copies, words::COPIED.text(lang)));
    let deferred = (counts.deferred > 0).then(|| {
        el("p")
            .class("soft")
            .child(words::deferred(counts.deferred, lang))
    });
    let photos = (counts.photos > 0).then(|| {
        el("p")
            .class("soft")
            .child(photo::waiting(counts.photos, lang))
    });
    let gaps = (counts.gaps > 0).then(|| problem_notice(words::gaps(counts.gaps, lang)));
    let returned = returned(phone);
    let fix = (returned > 0).then(|| {
        go(
            Weight::Plain,
            Some(Icon::Return),
            app::to_fix(returned, lang),
            address::FIX,
        )
    });
    el("div")
        .class("stack")
        .child(facts(pairs))
        .child(agree)
        .child(copied)
        .child(deferred)
        .child(photos)
        .child(gaps)
        .child(fix)
}

/// Visits that the coordinator sent back.
fn returned(phone: Phone) -> u32 {
    u32::try_from(fix::returned(phone).len()).unwrap_or(u32::MAX)
}
