//! Saving one edit from a screen that stays where it is.

use crate::phone::{NewEdit, SaveProblem, use_phone};
use crate::text::{Lang, Term, fill};
use crate::ui::el::{View, live};
use crate::ui::{Slot, problem_notice, use_speaker};
use leptos::task::spawn_local;

/// What saves, and the place where it is drawn why that failed; `said` is spoken once it is durable.
pub fn keeping(said: Term, lang: Lang) -> (impl Fn(NewEdit) + Copy, View) {
    let (phone, speaker) = (use_phone(), use_speaker());
    let failed = Slot::new(None::<SaveProblem>);
    let keep = move |edit| {
        failed.set(None);
        spawn_local(async move {
            match phone.save(vec![edit]).await {
                Ok(()) => speaker.say(said.text(lang)),
                Err(why) => failed.set(Some(why)),
            }
        });
    };
    let told = live(move || {
        let why = failed.get();
        why.map(|why| problem_notice(fill::not_saved(why).text(lang)))
    });
    (keep, told)
}
