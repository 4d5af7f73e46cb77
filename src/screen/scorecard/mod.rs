//! The village's scorecard of a quarter (KPM), counted on this phone from the records of each person, kept sealed with the day on
//! which it was counted, and ready to print. The rules are the domain's, and the numbers those of the server.

mod count;
mod funds;
mod kept;
mod people;
mod sheet;

use crate::phone::{SignOff, use_phone};
use crate::screen::here::asked;
use crate::screen::household::no_village;
use crate::screen::reading::{lang, read};
use crate::screen::{address, region};
use crate::text::{app, region as area_words, scorecard as words, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, Weight, button, empty, go, problem_notice, skeleton};
use dampingi_domain::period::{Month, Quarter};
use dampingi_domain::{AreaCode, Lang};
pub use funds::write_funds;
use kept::Kept;
use leptos::task::spawn_local;

/// Quarters that can be chosen, this one included.
const QUARTERS: i32 = 4;

/// The way to it.
pub fn door(lang: Lang) -> View {
    go(
        Weight::Plain,
        Some(Icon::List),
        words::TITLE.text(lang),
        address::SCORECARD,
    )
}

/// What is being done.
#[derive(Clone, Copy, PartialEq)]
enum Work {
    Idle,
    Counting(usize, usize),
    NotKept,
}

pub fn scorecard() -> View {
    let phone = use_phone();
    let lang = lang();
    let head = ui::header(
        ui::fixed(words::TITLE.text(lang)),
        words::TITLE,
        Some(address::TODAY.to_owned()),
        lang,
    );
    let villages: Vec<(String, String)> = phone
        .villages()
        .into_iter()
        .map(|village| (village.code.to_string(), village.name))
        .collect();
    let Some((first, _)) = villages.first() else {
        return group([head, no_village(lang)]);
    };
    let this_month = Month::of(phone.today());
    let quarters: Vec<(String, String)> = (0..QUARTERS)
        .map(|back| {
            let quarter = this_month.plus(-3 * back).quarter();
            (quarter.to_string(), area_words::of_year(quarter, lang))
        })
        .collect();
    // Whoever comes back from writing something down comes back to where she was.
    let asked_for = |name: &'static str, all: &[(String, String)]| {
        let asked = asked(name).get_untracked();
        asked.filter(|asked| all.iter().any(|(key, _)| key == asked))
    };
    let village = Slot::new(asked_for("desa", &villages).unwrap_or_else(|| first.clone()));
    let quarter = Slot::new(asked_for("tw", &quarters).unwrap_or_else(|| quarters[0].0.clone()));
    let work = Slot::new(Work::Idle);
    let again = Slot::new(0_u32);
    let found = read(move || {
        again.track();
        let asked = (village.get(), quarter.get());
        Box::pin(async move {
            let kept = phone.kept(&key(&asked.0, &asked.1)).await;
            (asked, kept)
        })
    });
    let count = move || {
        let (Some(area), Some(of)) = (
            AreaCode::parse(&village.get_untracked()),
            Quarter::parse(&quarter.get_untracked()),
        ) else {
            return;
        };
        work.set(Work::Counting(0, 1));
        spawn_local(async move {
            let told = move |done, all| {
                work.try_update(|work| *work = Work::Counting(done, all));
            };
            let kept = count::count(phone, &area, of, told).await;
            let key = key(area.as_str(), &of.to_string());
            let is_kept = phone.keep(&key, &kept.write()).await;
            let next = if is_kept { Work::Idle } else { Work::NotKept };
            work.try_update(|work| *work = next);
            again.try_update(|again| *again += 1);
        });
    };
    // With the scorecard and not before it: it would be pushed down.
    let money = move |(village, quarter): &(String, String)| {
        let area = AreaCode::parse(village);
        area.map(|area| funds::table(&area, quarter, lang)).shown()
    };
    let body = move || match work.get() {
        Work::Counting(done, all) => counting(done, all, lang),
        Work::NotKept => group([
            problem_notice(words::NOT_KEPT.text(lang)),
            button(Weight::Main, None, words::AGAIN.text(lang), count),
        ]),
        Work::Idle => {
            let asked = (village.get(), quarter.get());
            phone.changed().track();
            let area = AreaCode::parse(&asked.0);
            let said = area.and_then(|area| phone.sign_off(&area, &asked.1));
            found.with(|found| match found {
                Some((of, None)) if *of == asked => group([
                    empty(
                        Icon::List,
                        words::NOT_YET_TITLE.text(lang).to_owned(),
                        words::WHY.text(lang).to_owned(),
                        Some(button(Weight::Main, None, words::COUNT.text(lang), count)),
                    ),
                    money(of),
                ]),
                Some((of, Some((text, at)))) if *of == asked => {
                    let (sheet, missing) = drawn(text, said, lang);
                    group([
                        el("p")
                            .class("soft small")
                            .child(words::counted(&when::moment(at, lang), lang)),
                        sheet,
                        el("div").class("row unprinted").child(group([
                            button(
                                Weight::Plain,
                                Some(Icon::Again),
                                words::AGAIN.text(lang),
                                count,
                            ),
                            button(Weight::Plain, None, words::PRINT.text(lang), || {
                                drop(leptos::prelude::window().print());
                            }),
                        ])),
                        money(of),
                        // As long as the village is large: nothing is to be looked for under it.
                        missing.shown(),
                    ])
                }
                _ => skeleton(app::READING, lang),
            })
        }
    };
    let of_which = region::choice(
        "village",
        words::VILLAGE.text(lang),
        region::options(villages),
        village,
    );
    let of_when = region::choice(
        "quarter",
        words::QUARTER.text(lang),
        region::options(quarters),
        quarter,
    );
    el("div")
        .class("stack region scorecard")
        .child(head)
        .child(
            el("div")
                .class("filters")
                .child([of_which, of_when].into_iter().views()),
        )
        .child(body.shown())
}

/// The name under which a result is kept.
fn key(village: &str, quarter: &str) -> String {
    let mut key = "scorecard/".to_owned();
    key.push_str(village);
    key.push('/');
    key.push_str(quarter);
    key
}

fn counting(done: usize, all: usize, lang: Lang) -> View {
    el("div")
        .class("stack-tight")
        .child(
            el("p")
                .attr("id", "counting")
                .attr("role", "status")
                .child(words::COUNTING.text(lang)),
        )
        .child(
            el("progress")
                .class("month-bar")
                .attr("aria-labelledby", "counting")
                .attr("max", all.to_string())
                .attr("value", done.to_string()),
        )
        .child(
            el("p")
                .class("soft")
                .child(words::progress(done, all, lang)),
        )
}

/// What was counted, and who lacks what.
fn drawn(text: &str, said: Option<SignOff>, lang: Lang) -> (View, Option<View>) {
    match Kept::read(text) {
        Some(kept) if !kept.people.is_empty() => (
            sheet::sheet(&kept, said, lang),
            Some(people::missing(&kept, lang)),
        ),
        _ => (el("p").class("soft").word(words::NOBODY, lang), None),
    }
}
