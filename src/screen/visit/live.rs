//! What a visit says while it is being filled in: under the measures how they stand, and on the page of advice the points for
//! exactly what was found, to read aloud. Judges as the result does; nothing here is stored but her tick.

use crate::phone::PersonView;
use crate::screen::form::model::{Event, Model};
use crate::screen::form::{Beside, Pen};
use crate::screen::result;
use crate::text::{Lang, result as words, visit};
use crate::ui::el::{Each, Shown, View, el, live};
use crate::ui::{Icon, Slot, icon, memo};
use dampingi_domain::form::Form;
use dampingi_domain::growth::Level;
use dampingi_domain::result::VisitResult;
use dampingi_sync::Record;
use std::rc::Rc;

/// The question that the tick answers.
const TICK: &str = "counselling_given";

/// Whose visit it is.
#[derive(Clone)]
pub struct Whose {
    pub view: PersonView,
    pub episode: Record,
    pub form: &'static Form,
}

/// What is shown, so that it is drawn again only when it says something else.
#[derive(PartialEq)]
struct Said {
    level: Option<Level>,
    /// What can be said to the mother, or how the measures stand.
    words: String,
    points: Vec<&'static str>,
}

/// The points, before the questions of the page of advice.
pub fn points(whose: Whose) -> Beside {
    let read = |form: &'static str, result: &VisitResult, lang: Lang| Said {
        level: result.level,
        words: words::say(form, result, lang),
        points: once(
            result
                .uncovered()
                .filter_map(|finding| Some(finding.rule.aloud()?.text(lang))),
        ),
    };
    beside(whose, "advice", read, |said, pen| {
        let points = said.points.iter();
        let points = points.map(|point| el("li").child(*point)).views();
        let list = (!points.is_empty()).then(|| el("ul").class("points").child(points));
        el("section")
            .class("card points-card")
            .attr("aria-labelledby", "points")
            .child(
                el("h3")
                    .attr("id", "points")
                    .child(visit::READ_ALOUD.text(pen.lang)),
            )
            .child(result::badge(said.level, pen.lang))
            .child(el("p").class("result-say").child(said.words.clone()))
            .child(list)
            .child(tick(pen))
    })
}

/// How the measures stand, under them.
pub fn measures(whose: Whose) -> Beside {
    let read = |_: &'static str, result: &VisitResult, lang: Lang| {
        let words = gravest(result, lang);
        Said {
            level: result.level.filter(|_| !words.is_empty()),
            words: words.join(" · "),
            points: Vec::new(),
        }
    };
    beside(whose, "measures", read, |said, pen| {
        let shown = said.level.is_some().then(|| {
            el("div")
                .class("live-result")
                .child(result::badge(said.level, pen.lang))
                .child(el("span").child(said.words.clone()))
        });
        el("div").attr("role", "status").child(shown)
    })
}

/// The measures that matter most, each sentence once: what is good is said only when there is nothing else to say.
fn gravest(result: &VisitResult, lang: Lang) -> Vec<&'static str> {
    let judged = |level: Level| {
        let of_level = result
            .measures
            .iter()
            .filter(move |it| it.level == Some(level));
        of_level.map(|it| it.words.text(lang))
    };
    let grave = once(judged(Level::Refer).chain(judged(Level::Watch)));
    if grave.is_empty() {
        return once(judged(Level::Good));
    }
    grave
}

/// Two measures may be said in the same words.
fn once(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut said = Vec::new();
    for words in words {
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said
}

fn beside(
    whose: Whose,
    page: &'static str,
    read: fn(&'static str, &VisitResult, Lang) -> Said,
    draw: fn(&Said, Pen) -> View,
) -> Beside {
    Box::new(move |pen: Pen| {
        let whose = Slot::new(whose);
        let said = memo(move || {
            pen.model.with(|model| {
                {
                    let here = model.step()?.page?;
                    let is_here = whose.with_untracked(|it| it.form.pages[here].key == page);
                    is_here.then(|| whose.with_untracked(|whose| judged(whose, model)))?
                }
                .map(|(form, result)| read(form, &result, pen.lang))
            })
        });
        Rc::new(move || {
            live(move || said.with(|said| said.as_ref().map(|said| draw(said, pen)))).shown()
        })
    })
}

fn judged(whose: &Whose, model: &Model) -> Option<(&'static str, VisitResult)> {
    let answers = &model.parsed()[0].answers;
    let result = result::of_answers(&whose.view, &whose.episode, whose.form, answers)?;
    Some((whose.form.id, result))
}

/// "Sudah dibacakan": it answers the question that stands below.
fn tick(pen: Pen) -> View {
    let is_on = memo(move || pen.model.with(|model| model.draft.text(TICK) == "yes"));
    el("button")
        .attr("type", "button")
        .class("button")
        .live("aria-pressed", move || is_on.get().to_string())
        .click(move || {
            let text = if is_on.get_untracked() { "" } else { "yes" };
            pen.tell(Event::Typed {
                key: TICK.to_owned(),
                text: text.to_owned(),
            });
        })
        .child(move || is_on.get().then(|| icon(Icon::Check)))
        .child(el("span").child(visit::HAS_READ.text(pen.lang)))
}
