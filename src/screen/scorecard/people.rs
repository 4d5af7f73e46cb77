//! Who still lacks what, the one who lacks most on top, each with the way to where it is recorded. Names are not printed.

use super::kept::{Judged, Kept};
use crate::phone::use_phone;
use crate::screen::address;
use crate::sorted::{padded, sorted};
use crate::text::person::REGISTRATION;
use crate::text::{Lang, scorecard as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Weight, go, icon};
use dampingi_domain::indicator::scorecard::{LINES, Need, Verdict};
use dampingi_sync::RecordId;

/// The line of a child's birth certificate.
const CERTIFICATE: usize = 7;
/// Those who are shown at once.
const FIRST: usize = 20;

/// Where the lines of each kind of person begin in the table, and which of them the household's survey answers.
struct Part {
    first: &'static str,
    surveyed: [usize; 2],
}

const MOTHER: Part = Part {
    first: "mother_1",
    surveyed: [5, 6],
};
const CHILD: Part = Part {
    first: "child_1",
    surveyed: [5, 6],
};
const PRESCHOOL: Part = Part {
    first: "preschool",
    surveyed: [9, 9],
};

fn part(one: &Judged) -> &'static Part {
    match one.needs.len() {
        8 => &MOTHER,
        10 => &CHILD,
        _ => &PRESCHOOL,
    }
}

pub fn missing(kept: &Kept, lang: Lang) -> View {
    let lacking = kept.people.iter().filter(|one| lacks(one) > 0);
    let named = lacking.map(|one| (name(one.id), one)).collect();
    // Most first: the key counts down.
    let named = sorted(named, |(name, one): &(String, &Judged)| {
        let mut key = padded(99 - lacks(one) as u64);
        key.push_str(name);
        key
    });
    let rows: Vec<View> = named
        .iter()
        .map(|(name, one)| row(name, one, lang))
        .collect();
    let all = rows.len();
    let list = if all == 0 {
        el("p").word(words::NOTHING_MISSING, lang)
    } else {
        // A village has some hundred: the first are what she can do next.
        let mut rows = rows.into_iter();
        let first: Vec<View> = rows.by_ref().take(FIRST).collect();
        let rest: Vec<View> = rows.collect();
        let rest = (!rest.is_empty()).then(|| {
            el("details")
                .class("fold")
                .child(
                    el("summary")
                        .child(icon(Icon::People))
                        .child(el("span").child(words::others(rest.len(), lang))),
                )
                .child(el("ul").class("cards").child(rest))
        });
        group([el("ul").class("cards").child(first), rest.shown()])
    };
    el("section")
        .class("section unprinted")
        .attr("aria-labelledby", "missing")
        .child(el("h2").attr("id", "missing").word(words::MISSING, lang))
        .child(el("p").class("soft small").word(words::MISSING_WHY, lang))
        .child(list)
}

fn is(need: &Need, verdict: Verdict) -> bool {
    need.verdict() == verdict
}

fn having(one: &Judged, verdict: Verdict) -> usize {
    one.needs.iter().filter(|need| is(need, verdict)).count()
}

fn lacks(one: &Judged) -> usize {
    having(one, Verdict::Unmet)
}

fn name(id: RecordId) -> String {
    use_phone().rows().with_untracked(|rows| {
        let row = rows.iter().find(|row| row.id == id);
        row.map_or_else(String::new, |row| row.name.clone())
    })
}

fn row(name: &str, one: &Judged, lang: Lang) -> View {
    let part = part(one);
    let first = LINES.iter().position(|line| line.id == part.first);
    let lines = &LINES[first.unwrap_or_default()..];
    let unmet = one.needs.iter().enumerate().filter_map(|(at, need)| {
        let Need::Of(there, needed) = *need else {
            return None;
        };
        (there < needed).then_some((at, there, needed))
    });
    let unmet: Vec<(usize, usize, usize)> = unmet.collect();
    let each = unmet.iter().map(|(at, there, needed)| {
        let mut text = lines[*at].label.text(lang).to_owned();
        if *needed > 1 {
            text.push(' ');
            text.push_str(&there.to_string());
            text.push('/');
            text.push_str(&needed.to_string());
        }
        el("li").child(text)
    });
    let is_surveyed = |at: usize| part.surveyed.contains(&at);
    let is_told = |at: usize| !is_surveyed(at) && (one.needs.len() != 10 || at != CERTIFICATE);
    let visit = unmet.iter().any(|(at, ..)| is_told(*at)).then(|| {
        go(
            Weight::Plain,
            Some(Icon::Plus),
            words::RECORD.text(lang),
            address::choose_visit(one.id),
        )
    });
    // A birth certificate that came later.
    let certificate = (one.needs.len() == 10 && unmet.iter().any(|(at, ..)| *at == CERTIFICATE))
        .then(|| {
            go(
                Weight::Plain,
                Some(Icon::Pencil),
                REGISTRATION.text(lang),
                address::registration(one.id, "child"),
            )
        });
    let survey = one
        .household
        .filter(|_| unmet.iter().any(|(at, ..)| is_surveyed(*at)))
        .map(|home| {
            go(
                Weight::Plain,
                Some(Icon::House),
                words::SURVEY.text(lang),
                address::survey(home),
            )
        });
    let letters = words::letters(
        having(one, Verdict::Met),
        lacks(one),
        having(one, Verdict::NotApplicable),
    );
    el("li").class("card stack-tight").child(group([
        el("a")
            .class("card-name")
            .attr("href", address::person(one.id))
            .child(name.to_owned()),
        el("p").class("soft small").child(letters),
        el("ul").child(each.views()),
        el("div")
            .class("row")
            .child(visit)
            .child(survey)
            .child(certificate),
    ]))
}
