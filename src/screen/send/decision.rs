//! A refused change that is not corrected: taken back, or sent again as it is. A choice, a review, a merge, a deletion, which have
//! no answers; and an edit of a form, when it can be put right no more.

use super::items::what;
use crate::phone::{OutboxItem, use_phone};
use crate::screen::{address, dispute};
use crate::text::{Lang, fill, send as words, when};
use crate::ui::el::{Shown, View, el, live};
use crate::ui::{self, Icon, Slot, Weight, button, facts, notice, problem_notice, use_speaker};
use dampingi_domain::Answers;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Key of the draft of its correction.
pub fn draft(seq: u64) -> String {
    format!("resend/{seq}")
}

/// `heard` is what the server said; `is_given_up`: whether she does not want to put an edit right, which she may think over.
pub fn decision(item: &OutboxItem, heard: View, is_given_up: Slot<bool>, lang: Lang) -> View {
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
                        // There is nothing left that an unfinished correction could put right.
                        phone.drop_draft(&draft(seq)).await;
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
    let edited = item.edited.as_ref().map(|fields| {
        el("section")
            .class("section")
            .child(el("h2").word(words::YOU_WROTE, lang))
            .child(facts(dispute::told(&item.form, fields, phone, lang)))
    });
    let (why, back) = match edited {
        Some(_) => (words::EDIT_WHY, words::TAKE_EDIT_BACK),
        None => (words::DECISION_WHY, words::TAKE_BACK),
    };
    let is_form_near = is_given_up.get_untracked();
    let (shape, word) = if is_form_near {
        (Icon::Pencil, words::FIX_AND_SEND)
    } else {
        (Icon::Send, words::AGAIN)
    };
    let other = button(Weight::Plain, Some(shape), word.text(lang), move || {
        if is_form_near {
            is_given_up.set(false);
        } else {
            act(false);
        }
    });
    let buttons = el("div")
        .class("stack")
        .child(button(Weight::Main, None, back.text(lang), move || {
            act(true)
        }))
        .child(other);
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
            .child(edited)
            .child(el("p").word(why, lang))
            .child(told)
            .child(buttons)
            .shown(),
    ])
}
