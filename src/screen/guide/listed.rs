//! What each answer of a question looks like, and which dose is given when: the words and ages come from the tables of the form
//! and of the rules. Must not say them anew.

use crate::phone::use_phone;
use crate::text::measure::list::{self, List};
use crate::text::{Lang, Term, guide as words};
use crate::ui::el::{Shown, View, el};
use crate::ui::{Icon, Tone, mark};

use dampingi_domain::form;
use dampingi_domain::household_risk::{is_latrine_adequate, is_water_adequate};
use dampingi_domain::immunisation::{Due, TABLE};

/// The list of a topic, where it has one.
pub fn listed(topic: &str, lang: Lang) -> Option<View> {
    let rows = match list::of(topic)? {
        List::Answers(form, key, told) => answers(form, key, told, lang),
        List::Doses => doses(lang),
    };
    Some(el("dl").class("words").child(rows))
}

fn row(word: View, means: View) -> View {
    el("div")
        .class("word")
        .child(el("dt").child(word))
        .child(means)
}

/// Answers with what they look like; of water and latrine also what the rules make of them.
fn answers(form: &str, key: &str, told: &[(&str, Term)], lang: Lang) -> Vec<View> {
    let field = form::by_id(form).and_then(|form| form.field(key));
    let choices = field.and_then(|field| field.input.choices());
    let each = choices.into_iter().flatten().filter_map(|choice| {
        let (_, means) = told.iter().find(|(code, _)| *code == choice.code)?;
        let judged = match key {
            "water_source" => is_water_adequate(choice.code),
            "latrine" => is_latrine_adequate(choice.code),
            _ => None,
        };
        let mark = judged
            .filter(|_| choice.code != "other")
            .map(|good| match good {
                true => mark(Tone::Good, Icon::Check, words::ADEQUATE, lang),
                false => mark(Tone::Watch, Icon::Eye, words::NOT_ADEQUATE, lang),
            });
        let means = el("dd").word(*means, lang).child(" ").child(mark);
        Some(row(choice.label.text(lang).shown(), means))
    });
    each.collect()
}

/// The doses of her area, by the age at which they are due.
fn doses(lang: Lang) -> Vec<View> {
    let profile = use_phone().profile().get_untracked();
    let area = profile.as_ref().and_then(|it| it.areas.first());
    let area = area.map(|area| &area.code);
    let form = form::by_id("child_visit");
    let mut ages: Vec<(Due, String)> = Vec::new();
    for dose in TABLE.iter().filter(|dose| dose.is_given_in(area)) {
        let field = form.and_then(|form| form.field(dose.key));
        let mut name = String::from(field.map_or(dose.label, |field| field.label.text(lang)));
        if let Some(days) = dose.max_age_days {
            // Nobody counts the days of a child of eight months.
            let (number, unit) = match days {
                0..60 => (days, words::DAYS),
                _ => ((days + 15) / 30, words::MONTHS),
            };
            let number = number.to_string();
            for part in [
                " (",
                words::UP_TO.text(lang),
                " ",
                &number,
                " ",
                unit.text(lang),
                ")",
            ] {
                name.push_str(part);
            }
        }
        match ages.last_mut() {
            Some((due, names)) if *due == dose.due => {
                names.push_str(", ");
                names.push_str(&name);
            }
            _ => ages.push((dose.due, name)),
        }
    }
    let each = ages.into_iter().map(|(due, names)| {
        let age = match due {
            Due::AtBirth => words::AT_BIRTH.text(lang).to_owned(),
            Due::Months(months) => [&months.to_string(), " ", words::MONTHS.text(lang)].concat(),
        };
        row(age.shown(), el("dd").child(names))
    });
    each.collect()
}
