//! The names of posyandu that the people of her area wrote, with how many children each has: she says which of them are one, and
//! takes that back. Names no child; what she said is read from her phone, so that it shows before it is sent.

use super::told::{self, Told};
use crate::json;
use crate::phone::{NewEdit, SaveProblem, use_phone};
use crate::screen::address;
use crate::text::{Lang, fill, overview as words};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{
    Icon, Slot, Tone, Weight, button, empty, go, icon, mark, problem_notice, use_speaker,
};
use dampingi_domain::posyandu_name::is_same;
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::overview::{NamesOfVillage, PosyanduName, PosyanduNames};
use dampingi_sync::{Edit, Kind, alias, link};
use leptos::task::spawn_local;

pub fn names() -> View {
    told::screen(Told {
        title: words::NAMES,
        path: "posyandu/names",
        months: 0,
        draw: drawn,
    })
}

fn drawn(text: &str, lang: Lang) -> Option<View> {
    let told: PosyanduNames = json::read(text.as_bytes())?;
    if told.villages.is_empty() {
        return Some(empty(
            Icon::Calendar,
            words::NO_NAMES.text(lang).to_owned(),
            words::NO_NAMES_WHY.text(lang).to_owned(),
            Some(go(
                Weight::Plain,
                Some(Icon::Calendar),
                words::DAYS.text(lang),
                address::REGION_DAYS,
            )),
        ));
    }
    let failed = Slot::new(None::<SaveProblem>);
    let phone = use_phone();
    let problem = move || {
        let why = failed.get()?;
        Some(problem_notice(fill::not_saved(why).text(lang)))
    };
    let body = live(move || {
        phone.changed().track();
        let villages = told.villages.iter().enumerate();
        villages
            .filter_map(|(at, of)| village(at, of, failed, lang))
            .views()
            .shown()
    });
    Some(group([
        el("p").class("soft").word(words::NAMES_WHY, lang),
        problem.shown(),
        body,
    ]))
}

fn village(
    at: usize,
    of: &NamesOfVillage,
    failed: Slot<Option<SaveProblem>>,
    lang: Lang,
) -> Option<View> {
    let area = AreaCode::parse(&of.area)?;
    let phone = use_phone();
    let one = |it: &PosyanduName| phone.posyandu_name(&area, &it.name);
    let stands = |it: &&PosyanduName| is_same(&one(it), &it.name);
    let heads: Vec<&PosyanduName> = of.names.iter().filter(stands).collect();
    let rows = heads.iter().map(|head| {
        let gone = of.names.iter().filter(|it| {
            let goes = one(it);
            !is_same(&goes, &it.name) && is_same(&goes, &head.name)
        });
        let gone: Vec<&PosyanduName> = gone.collect();
        let children = head.children + gone.iter().map(|it| it.children).sum::<u32>();
        let (tone, shape, word) = if head.is_known {
            (Tone::Good, Icon::Check, words::NAME_KNOWN)
        } else {
            (Tone::Watch, Icon::Pencil, words::NAME_TYPED)
        };
        let taken_back = gone.iter().map(|it| {
            let say = saying(&area, &it.name, &head.name, alias::APART, failed, lang);
            el("span")
                .class("row")
                .child(
                    el("span")
                        .class("row-line")
                        .child(words::also(&it.name, lang)),
                )
                .child(button(
                    Weight::Quiet,
                    Some(Icon::Return),
                    words::TAKE_APART.text(lang),
                    say,
                ))
        });
        let taken_back = taken_back.views();
        let others = heads.iter().filter(|it| it.name != head.name);
        let others = others.map(|it| {
            let say = saying(&area, &head.name, &it.name, alias::MERGED, failed, lang);
            button(Weight::Plain, None, it.name.clone(), say)
        });
        let others = others.views();
        let choose = (!others.is_empty()).then(|| {
            el("details")
                .class("fold")
                .child(
                    el("summary")
                        .child(icon(Icon::Copies))
                        .child(el("span").child(words::same_as(&head.name, lang))),
                )
                .child(el("div").class("stack-tight").child(others))
        });
        el("li").class("card stack-tight").child(group([
            el("span").class("row-name").child(head.name.clone()),
            el("span")
                .class("row-marks")
                .child(mark(tone, shape, word, lang))
                .child(
                    el("span")
                        .class("soft")
                        .child(words::children(children, lang)),
                ),
            taken_back.shown(),
            choose.shown(),
        ]))
    });
    let rows = rows.views();
    let unnamed = (of.unnamed > 0).then(|| {
        el("p")
            .class("soft small")
            .child(words::unnamed(of.unnamed, lang))
    });
    let mut id = "names-".to_owned();
    id.push_str(&at.to_string());
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", id.clone())
            .child(el("h2").attr("id", id).child(of.name.clone()))
            .child(el("ul").class("cards").child(rows))
            .child(unnamed),
    )
}

/// Saves what is said of two names of a village.
fn saying(
    area: &AreaCode,
    gone: &str,
    stays: &str,
    state: &'static str,
    failed: Slot<Option<SaveProblem>>,
    lang: Lang,
) -> impl Fn() + 'static {
    let phone = use_phone();
    let speaker = use_speaker();
    let area = area.clone();
    let fields = Answers::new()
        .with(link::POSYANDU_ALIAS, gone)
        .with(link::POSYANDU_NAME, stays)
        .with(alias::STATE, state);
    move || {
        let edit = NewEdit {
            record: phone.new_id(),
            kind: Kind::Merge,
            form: "",
            form_version: 0,
            area: area.clone(),
            edit: Edit::Create {
                fields: fields.clone(),
            },
            flags: Vec::new(),
            seen: 0,
        };
        spawn_local(async move {
            match phone.save(vec![edit]).await {
                Ok(()) => speaker.say(words::NAME_SAID.text(lang)),
                Err(why) => drop(failed.try_update(|failed| *failed = Some(why))),
            }
        });
    }
}
