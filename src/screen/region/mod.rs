//! Wilayah: how her kecamatan stands in a month or a quarter, and which village to go to first.

mod cadres;
mod children;
mod days;
mod donors;
mod figure;
mod find;
mod names;
mod overview;
mod quarter;
mod sign;
mod told;
mod village;

pub use cadres::cadres;
pub use children::children;
pub use days::days;
pub use donors::donors;
pub use find::find;
pub use names::names;

use crate::phone::{Freshness, SyncFailure, use_phone};
use crate::screen::reading::{lang, read};
use crate::screen::{address, here};
use crate::text::{Lang, app, overview as more, region as words, review, send, settings, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, Weight, button, empty, go, memo, notice, skeleton};
use dampingi_domain::period::{Month, Quarter};
use dampingi_domain::{AreaCode, Date};
use dampingi_sync::numbers::{AreaNumbers, Indicators};
use leptos::prelude::*;

/// Months that can be chosen, this one included.
const MONTHS: i32 = 12;
/// Quarters that can be chosen, this one included.
const QUARTERS: i32 = 4;

/// Counts how often she asked anew.
type Again = Slot<u32>;

type Answer = Result<(Indicators, Freshness), SyncFailure>;

pub fn region() -> View {
    let phone = use_phone();
    let lang = lang();
    let areas = areas();
    let Some((first, _)) = areas.first() else {
        return group([
            ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang),
            empty(
                Icon::House,
                words::NO_AREA_TITLE.text(lang).to_owned(),
                words::NO_AREA_WHY.text(lang).to_owned(),
                Some(go(
                    Weight::Plain,
                    Some(Icon::Gear),
                    settings::TITLE.text(lang),
                    address::SETTINGS,
                )),
            ),
        ]);
    };
    let area = Slot::new(first.clone());
    let this_month = Month::of(phone.today());
    let period = Slot::new(of_month(this_month));
    let again: Again = Slot::new(0);
    // What was asked stands beside the answer: an old month's numbers are never shown under a new month's name.
    let found = read(move || {
        again.track();
        let asked = (area.get(), period.get());
        Box::pin(async move {
            let answer = phone.indicators(asked.0.clone(), asked.1.clone()).await;
            (asked, answer)
        })
    });
    let open = here::asked("desa");
    let title = memo(move || {
        let code = open.get()?;
        let name = found.with(|found| match found {
            Some((_, Ok((of, _)))) => place(of, &code).map(|place| place.name.clone()),
            _ => None,
        });
        Some(name.unwrap_or_else(|| words::TITLE.text(lang).to_owned()))
    });
    let head = move || match title.get() {
        None => ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang),
        Some(name) => ui::header(
            ui::fixed(name),
            words::TITLE,
            Some(address::REGION.to_owned()),
            lang,
        ),
    };
    let body = move || {
        let asked = (area.get(), period.get());
        let open = open.get();
        found.with(|found| match found {
            Some((of, answer)) if *of == asked => answered(answer, open, again, lang),
            _ => skeleton(app::READING, lang),
        })
    };
    let months = in_months(phone.today(), MONTHS, lang);
    let quarters = (0..QUARTERS)
        .map(|back| {
            let quarter = this_month.plus(-3 * back).quarter();
            (of_quarter(quarter), words::of_year(quarter, lang))
        })
        .collect();
    let of_which = (areas.len() > 1)
        .then(|| choice("area", words::AREA.text(lang), options(areas), area).shown());
    let periods = vec![
        among(words::MONTHS.text(lang), months),
        among(words::QUARTERS.text(lang), quarters),
    ];
    el("div")
        .class("stack region")
        .child(head)
        .child(el("div").class("filters").child(of_which).child(choice(
            "period",
            words::PERIOD.text(lang),
            periods,
            period,
        )))
        .child(body)
}

/// Her areas: code and name.
fn areas() -> Vec<(String, String)> {
    use_phone().profile().with_untracked(|profile| {
        let areas = profile.iter().flat_map(|profile| &profile.areas);
        areas
            .map(|area| (area.code.to_string(), area.name.clone()))
            .collect()
    })
}

/// Months up to this one, as the server is asked for them and as people say them.
fn in_months(today: Date, count: i32, lang: Lang) -> Vec<(String, String)> {
    let this_month = Month::of(today);
    let back = (0..count).map(|back| {
        let month = this_month.plus(-back);
        let name = when::month(month.first_day(), lang);
        (of_month(month), words::in_year(name, month.parts().0))
    });
    back.collect()
}

/// As the server is asked for it.
fn of_month(month: Month) -> String {
    let mut asked = "month=".to_owned();
    asked.push_str(&month.to_string());
    asked
}

fn of_quarter(quarter: Quarter) -> String {
    let (year, number) = quarter.parts();
    format!("quarter={year}-Q{number}")
}

pub fn options(options: Vec<(String, String)>) -> Vec<View> {
    let each = options
        .into_iter()
        .map(|(value, word)| el("option").attr("value", value).child(word));
    each.views()
}

fn among(name: &'static str, list: Vec<(String, String)>) -> View {
    el("optgroup").attr("label", name).child(options(list))
}

pub fn choice(
    id: &'static str,
    label: &'static str,
    options: Vec<View>,
    chosen: Slot<String>,
) -> View {
    el("label")
        .class("select")
        .child(el("span").class("small soft").child(label))
        .child(
            el("select")
                .attr("id", id)
                .on("change", move |event| {
                    chosen.set(event_target_value(&event))
                })
                .child(options),
        )
}

fn place<'a>(of: &'a Indicators, code: &str) -> Option<&'a AreaNumbers> {
    of.areas.iter().find(|place| place.area == code)
}

fn answered(answer: &Answer, open: Option<String>, again: Again, lang: Lang) -> View {
    let (of, freshness) = match answer {
        Ok(found) => found,
        Err(why) => return not_here(*why, again, lang),
    };
    let at = AreaCode::parse(&of.area).map_or_else(
        || when::moment(&of.counted_at, lang),
        |area| when::moment_in(&area, &of.counted_at, lang),
    );
    let fresh = match freshness {
        Freshness::Now => el("p")
            .class("soft small")
            .child(words::counted_at(&at, lang)),
        Freshness::Cached(_) => notice(
            Icon::NoSignal,
            group([
                el("p").child(words::cached(&at, lang)),
                try_again(again, lang),
            ]),
        ),
    };
    let code = open.as_deref();
    let shown = match (code, place(of, code.unwrap_or(&of.area))) {
        (_, None) => notice(Icon::Info, words::NOT_IN_AREA.text(lang)),
        (None, Some(whole)) if quarter::is_one(of) => quarter::overview(of, whole, lang),
        (None, Some(whole)) => overview::overview(of, whole, lang),
        (Some(_), Some(one)) => village::village(of, one, lang),
    };
    group([fresh, shown])
}

/// Whoever records here: to be asked where nothing came from her yet.
fn to_cadres(lang: Lang) -> View {
    go(
        Weight::Plain,
        Some(Icon::People),
        more::CADRES.text(lang),
        address::REGION_CADRES,
    )
}

fn try_again(again: Again, lang: Lang) -> View {
    let word = review::TRY_AGAIN.text(lang);
    button(Weight::Plain, Some(Icon::Again), word, move || {
        again.update(|n| *n += 1)
    })
}

/// The server gave nothing, and nothing is kept of this month.
fn not_here(why: SyncFailure, again: Again, lang: Lang) -> View {
    if why == SyncFailure::NoSignal {
        return empty(
            Icon::NoSignal,
            words::NOT_KEPT_TITLE.text(lang).to_owned(),
            words::NOT_KEPT_WHY.text(lang).to_owned(),
            Some(try_again(again, lang)),
        );
    }
    failed(why, again, lang)
}

/// The server gave nothing.
fn failed(why: SyncFailure, again: Again, lang: Lang) -> View {
    notice(
        Icon::NoSignal,
        group([
            el("p").child(el("strong").child(review::FAILED.text(lang))),
            el("p").child(send::failure(why).text(lang)),
            try_again(again, lang),
        ]),
    )
}
