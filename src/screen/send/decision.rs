//! A refused change without answers to be corrected: a choice, a review, a merge, a deletion. Taken back, or sent again as it is.

use super::items::what;
use crate::phone::{OutboxItem, use_phone};
use crate::screen::address;
use crate::text::{Lang, fill, send as words, when};
use crate::ui::el::{Shown, View, el, live};
use crate::ui::{self, Icon, Slot, Weight, button, notice, problem_notice, use_speaker};
use dampingi_domain::Answers;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// `heard` is what the server said.
pub fn decision(item: &OutboxItem, heard: View, lang: Lang) -> View {
    let (phone, speaker) = (use_phone(), use_speaker());
    let navigate = Slot::new(use_navigate());
    let failed = Slot::new(None);
    let busy = Slot::new(false);
    let seq = item.seq;
    let act = move |is_back: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let done = if is_back {
                phone.take_back(seq).await
            } else {
                phone.resend(seq, Answers::new(), String::new()).await
            };
            busy.try_update(|busy| *busy = false);
            match done {
                Ok(()) => {
                    if is_back {
                        speaker.say(words::TAKEN_BACK.text(lang));
                    }
                    let replace = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    navigate.try_with_untracked(|navigate| navigate(address::SEND, replace));
                }
                Err(why) => {
                    failed.try_update(|failed| *failed = Some(why));
                }
            }
        });
    };
    let mut about = what(item, lang);
    for more in [&*item.title_name, &*when::moment(&item.recorded_at, lang)] {
        if !more.is_empty() {
            about.push_str(" · ");
            about.push_str(more);
        }
    }
    let told = live(move || {
        let why = failed.get();
        why.map(|why| problem_notice(fill::not_saved(why).text(lang)))
    });
    let buttons = el("div")
        .class("stack")
        .child(button(
            Weight::Main,
            None,
            words::TAKE_BACK.text(lang),
            move || act(true),
        ))
        .child(button(
            Weight::Plain,
            Some(Icon::Send),
            words::AGAIN.text(lang),
            move || act(false),
        ));
    ui::el::group([
        ui::header(
            ui::fixed(words::REFUSED_TITLE.text(lang)),
            words::REFUSED_TITLE,
            Some(address::SEND.to_owned()),
            lang,
        )
        .shown(),
        el("div")
            .class("sections")
            .child(el("p").class("form-about").child(about))
            .child(notice(Icon::Alert, heard))
            .child(el("p").word(words::DECISION_WHY, lang))
            .child(told)
            .child(buttons)
            .shown(),
    ])
}
