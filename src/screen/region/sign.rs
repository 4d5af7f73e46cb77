//! Her word on a village's scorecard of a quarter: she has looked at it, with the numbers as they stand; or she takes that back.

use super::figure::told;
use super::quarter::{LEVELS, is_one};
use crate::phone::{NewEdit, SaveProblem, SignOff, use_phone};
use crate::screen::signed::{is_changed, signed};
use crate::text::{Lang, fill, scorecard as words};
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::{Icon, Slot, Weight, button, problem_notice, use_speaker};
use dampingi_domain::area::Level;
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::numbers::{AreaNumbers, Indicators};
use dampingi_sync::sign_off::{
    LEVELS as LEVELS_FIELD, LevelFigure, QUARTER, SIGNED_ON, STATE, VERIFIED, WITHDRAWN, written,
};
use dampingi_sync::{Edit, Kind};
use leptos::task::spawn_local;

/// The last word on it, if there is one.
pub fn said(of: &Indicators, place: &AreaNumbers) -> Option<SignOff> {
    use_phone().sign_off(&AreaCode::parse(&place.area)?, &of.period)
}

/// The levels as the server counted them.
pub fn levels(of: &Indicators, place: &AreaNumbers) -> Option<Vec<LevelFigure>> {
    let level = |id: &&str| {
        let (part, whole, _) = told(of, place, id)?.received;
        Some((part, whole))
    };
    LEVELS.iter().map(level).collect()
}

/// The section of a village's page, for a quarter.
pub fn sign(of: &Indicators, place: &AreaNumbers, lang: Lang) -> Option<View> {
    let area = AreaCode::parse(&place.area).filter(|it| it.level() == Level::Village)?;
    let now = levels(of, place).filter(|_| is_one(of) && place.people > 0)?;
    let phone = use_phone();
    let speaker = use_speaker();
    let failed = Slot::new(None::<SaveProblem>);
    let quarter = of.period.clone();
    let body = live(move || {
        phone.changed().track();
        let last = phone.sign_off(&area, &quarter);
        let say = |state: &'static str| {
            let (area, quarter, now) = (area.clone(), quarter.clone(), now.clone());
            move || {
                let levels: Vec<String> = now.iter().map(|level| written(*level)).collect();
                let fields = Answers::new()
                    .with(QUARTER, quarter.as_str())
                    .with(STATE, state)
                    .with(SIGNED_ON, phone.today().to_string())
                    .with(LEVELS_FIELD, levels);
                let edit = NewEdit {
                    record: phone.new_id(),
                    kind: Kind::SignOff,
                    form: "",
                    form_version: 0,
                    area: area.clone(),
                    edit: Edit::Create { fields },
                    flags: Vec::new(),
                    seen: 0,
                };
                spawn_local(async move {
                    match phone.save(vec![edit]).await {
                        Ok(()) => speaker.say(words::SAID.text(lang)),
                        Err(why) => drop(failed.try_update(|failed| *failed = Some(why))),
                    }
                });
            }
        };
        let is_verified = last.as_ref().is_some_and(|said| said.is_verified);
        let is_stale = last.as_ref().is_some_and(|said| is_changed(said, &now));
        let verify = (!is_verified || is_stale).then(|| {
            let word = if is_stale {
                words::SIGN_AGAIN
            } else {
                words::SIGN
            };
            let word = word.text(lang);
            button(Weight::Main, Some(Icon::CheckTwice), word, say(VERIFIED))
        });
        let withdraw = is_verified.then(|| {
            let word = words::WITHDRAW.text(lang);
            button(Weight::Quiet, Some(Icon::Return), word, say(WITHDRAWN))
        });
        let last = last.map(|last| signed(&last, &now, lang));
        group([last.shown(), verify.shown(), withdraw.shown()])
    });
    let problem = live(move || {
        let why = failed.get()?;
        Some(problem_notice(fill::not_saved(why).text(lang)))
    });
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "sign-off")
            .child(el("h2").attr("id", "sign-off").word(words::SIGN_OFF, lang))
            .child(el("p").class("soft small").word(words::SIGN_WHY, lang))
            .child(problem)
            .child(el("div").class("stack-tight").child(body)),
    )
}
