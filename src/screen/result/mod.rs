//! The result of a visit: its level as word, shape and colour, a sentence for the mother, each finding with what to do and
//! why, a child's measures in words, what changed. What it says comes from the domain; nothing is judged here.

mod around;
mod finding;
mod vaccine;

pub use around::{Around, counts, of_answers};
pub use vaccine::of_child as immunisation;

use crate::phone::{PersonView, VisitView};
use crate::screen::chart;
use crate::screen::form::value_text;
use crate::screen::visit::day;
use crate::screen::{address, referral};
use crate::text::{Lang, referral as refer_words, result as words, vaccine as vaccine_words, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, Weight, go, icon, mark, notice};
use dampingi_domain::finding::{input_label, input_shown};
use dampingi_domain::form::by_id;
use dampingi_domain::growth::Level;
use dampingi_domain::result::{Change, Measure, RECORDED, Since, VisitResult, is_judged};

/// Who reads: a coordinator sees the regulation's names beside the safe words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Cadre,
    Coordinator,
}

/// The result of a person's visit; nothing for one that is not judged, or that a newer version replaced.
pub fn of_visit(view: &PersonView, visit: &VisitView, lang: Lang) -> Option<View> {
    counts(visit).then_some(())?;
    let said = of(&Around::of(view, &visit.record), Reader::Cadre, lang)?;
    let chart = chart::of_visit(view, &visit.record, lang);
    Some(group([said.shown(), chart.shown()]))
}

/// The result of a visit among its records.
pub fn of(around: &Around<'_>, reader: Reader, lang: Lang) -> Option<View> {
    let result = around.result()?;
    let form = around.visit.form.as_str();
    let findings = result
        .uncovered()
        .map(|finding| finding::card(finding, &result, lang))
        .views();
    let list = (!findings.is_empty()).then(|| {
        group([
            el("h3").child(words::WHAT_TO_DO.text(lang)),
            el("ul").class("cards").child(findings),
        ])
    });
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "result")
            .child(el("h2").attr("id", "result").child(words::TITLE.text(lang)))
            .child(said(form, &result, lang))
            .child(list)
            .child(sent_on(around, &result, reader, lang))
            .child(measures(form, &result.measures, reader, lang))
            .child(
                result
                    .since
                    .as_ref()
                    .map(|since| changed(form, since, lang)),
            )
            .child(immunised(&result, lang))
            .child(lacks(&result, lang))
            .child(
                el("p")
                    .class("soft small")
                    .child(words::NO_DIAGNOSIS.text(lang)),
            ),
    )
}

/// Colour and shape of a level, always with its word.
const fn look(level: Option<Level>) -> (Tone, Icon) {
    match level {
        Some(Level::Good) => (Tone::Good, Icon::Check),
        Some(Level::Watch) => (Tone::Watch, Icon::Eye),
        Some(Level::Refer) => (Tone::Refer, Icon::Refer),
        None => (Tone::Calm, Icon::Info),
    }
}

/// A level as a badge.
pub fn badge(level: Option<Level>, lang: Lang) -> View {
    let (tone, shape) = look(level);
    mark(tone, shape, words::level(level), lang)
}

/// The level, large, and the sentence.
fn said(form: &str, result: &VisitResult, lang: Lang) -> View {
    let (tone, shape) = look(result.level);
    let class = match tone {
        Tone::Good => "result result-good",
        Tone::Watch => "result result-watch",
        Tone::Refer => "result result-refer",
        _ => "result",
    };
    el("div")
        .attr("class", class)
        .child(
            el("p")
                .class("result-level")
                .child(icon(shape))
                .child(el("span").child(words::level(result.level).text(lang))),
        )
        .child(el("p").class("small").child(words::CAN_SAY.text(lang)))
        .child(
            el("p")
                .class("result-say")
                .child(format!("“{}”", words::say(form, result, lang))),
        )
}

/// The referrals made at this visit, or the way to make one where a finding sends them on; and whether she wrote down at the
/// visit itself that she helped them go.
fn sent_on(around: &Around<'_>, result: &VisitResult, reader: Reader, lang: Lang) -> Option<View> {
    let visit = around.visit;
    let sends = referral::to_refer(result).first().copied();
    let made = around.visits.answering(visit, sends);
    if let Some(made) = around.visits.cards(&made, lang) {
        return Some(group([el("h3").child(refer_words::TITLE.text(lang)), made]));
    }
    let helped = || {
        let field = by_id(&visit.form)?.field("referral_to")?;
        let place = value_text(field, visit.fields.get("referral_to")?, lang);
        Some(words::referred(&place, lang))
    };
    let helped = helped();
    let weight = if result.level == Some(Level::Refer) {
        Weight::Main
    } else {
        Weight::Plain
    };
    let way = sends.filter(|_| reader == Reader::Cadre).map(|_| {
        go(
            weight,
            Some(Icon::Refer),
            refer_words::MAKE.text(lang),
            address::refer(visit.id),
        )
    });
    // Nothing was found, and she may still have seen something: the reason is hers.
    let Some(said) = helped.or_else(|| sends.map(|_| refer_words::NONE_YET.text(lang).to_owned()))
    else {
        let own = (reader == Reader::Cadre).then(|| {
            go(
                Weight::Quiet,
                Some(Icon::Refer),
                refer_words::FOR_ANOTHER_REASON.text(lang),
                address::refer(visit.id),
            )
        });
        return own;
    };
    Some(notice(
        Icon::Refer,
        group([el("p").child(said), way.shown()]),
    ))
}

/// Scores for a nutritionist: to a cadre they say once more what another line says, unless something is wrong with them.
const FOR_COORDINATOR: [&str; 2] = ["z_bmi_for_age", "z_muac_for_age"];

fn is_for(reader: Reader, measure: &Measure) -> bool {
    let is_wrong = matches!(measure.level, Some(Level::Watch | Level::Refer));
    is_wrong || reader == Reader::Coordinator || !FOR_COORDINATOR.contains(&measure.input.key)
}

fn measures(form: &str, measures: &[Measure], reader: Reader, lang: Lang) -> Option<View> {
    let shown = measures.iter().filter(|measure| is_for(reader, measure));
    let each = shown.map(|measure| {
        let (tone, shape) = look(measure.level);
        let class = match tone {
            Tone::Good => "measure-good",
            Tone::Watch => "measure-watch",
            Tone::Refer => "measure-refer",
            _ => "soft",
        };
        let shape = el("span").attr("class", class).child(icon(shape));
        let label = input_label(form, &measure.input, lang);
        let figure = input_shown(form, &measure.input, lang);
        let corrected = measure.corrected.as_ref().map(|input| {
            let figure = input_shown(form, input, lang);
            format!(" · {} {figure}", words::CORRECTED.text(lang))
        });
        let name = measure.name.filter(|_| reader == Reader::Coordinator);
        let name = name.map(|name| format!(" · {}", name.text(lang)));
        let (mut first, mut below) = (
            measure.words.text(lang).to_owned(),
            format!("{label} {figure}"),
        );
        // Of what is not judged the value comes first: there is nothing else to say.
        if measure.words == RECORDED {
            std::mem::swap(&mut first, &mut below);
        }
        el("li").class("measure").child(shape).child(
            el("span")
                .class("row-text")
                .child(el("span").child(first))
                .child(
                    el("span")
                        .class("soft small")
                        .child(below)
                        .child(corrected)
                        .child(name),
                ),
        )
    });
    (!measures.is_empty()).then(|| {
        group([
            el("h3").child(words::measures(form).text(lang)),
            el("ul").class("card measures").child(each.views()),
        ])
    })
}

fn changed(form: &str, since: &Since, lang: Lang) -> View {
    let each = since.changes.iter().filter_map(|change| {
        // What is not measured each time says since when.
        let older = (change.on != since.on).then(|| {
            let on = when::short(change.on, lang);
            el("span")
                .class("soft small")
                .child(words::since_then(&on, lang))
        });
        Some(el("li").child(difference(form, change, lang)?).child(older))
    });
    group([
        el("h3").child(words::since(&when::short(since.on, lang), lang)),
        el("ul").class("card stack-tight").child(each.views()),
    ])
}

/// "Berat badan: +0,4 kg (9,4 kg)".
fn difference(form: &str, change: &Change, lang: Lang) -> Option<String> {
    let field = by_id(form)?.field(change.key)?;
    let text = |number: f64| value_text(field, &number.into(), lang);
    let by = change.by();
    let by = if by == 0.0 {
        crate::text::person::same(lang)
    } else {
        let sign = if by > 0.0 { "+" } else { "−" };
        format!("{sign}{}", text(by.abs()))
    };
    Some(format!(
        "{}: {by} ({})",
        field.label.text(lang),
        text(change.now)
    ))
}

fn immunised(result: &VisitResult, lang: Lang) -> Option<View> {
    let seen = result.immunisation.as_ref()?;
    Some(group([
        el("h3").child(vaccine_words::TITLE.text(lang)),
        vaccine::card(seen, lang),
    ]))
}

fn lacks(result: &VisitResult, lang: Lang) -> Option<View> {
    let each = result
        .lacks
        .iter()
        .map(|term| el("li").child(term.text(lang)))
        .views();
    (!each.is_empty()).then(|| {
        group([
            el("h3").child(words::NOT_JUDGED.text(lang)),
            el("ul").class("lacks soft").child(each),
        ])
    })
}

/// Her last visit that the rules judge.
pub fn judged_last(view: &PersonView) -> Option<&VisitView> {
    // Newest first as they come: of two on one day the later one is the last.
    let judged = view.visits.iter().rev();
    judged
        .filter(|visit| counts(visit) && is_judged(&visit.record.form))
        .max_by_key(|visit| day(&visit.record))
}

/// The level of her last judged visit, as a way to it.
pub fn last(view: &PersonView, lang: Lang) -> Option<View> {
    let newest = judged_last(view)?;
    let result = Around::of(view, &newest.record).result()?;
    let seen = result.first().map(|finding| finding.rule.title.text(lang));
    let on = day(&newest.record).map(|day| when::short(day, lang));
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "last-result")
            .child(
                el("h2")
                    .attr("id", "last-result")
                    .child(words::LAST.text(lang)),
            )
            .child(
                el("a")
                    .class("row-link last-result")
                    .attr("href", address::visit(newest.record.id))
                    .child(
                        el("span")
                            .class("row-text")
                            .child(badge(result.level, lang))
                            .child(el("span").child(seen))
                            .child(el("span").class("soft small").child(on)),
                    )
                    .child(icon(Icon::Next)),
            ),
    )
}
