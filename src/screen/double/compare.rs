//! Two records side by side, and the decision: one person, two people, or taken apart again.

use super::{Reason, said};
use crate::phone::{Phone, SaveProblem, called, use_phone};
use crate::screen::form::lines;
use crate::screen::here::param;
use crate::screen::reading::{failed, lang, read, told};
use crate::screen::visit::day;
use crate::screen::{address, life};
use crate::text::{Lang, Term, app, double as words, fill, review, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, focus_on, notice, problem_notice, skeleton};
use dampingi_domain::form::by_id;
use dampingi_sync::wire::Story;
use dampingi_sync::{Kind, Record, RecordId, alias, link};
use leptos::task::spawn_local;

pub fn compare() -> View {
    let phone = use_phone();
    let lang = lang();
    let (one, other) = (param::<RecordId>("alias"), param::<RecordId>("person"));
    let done = Slot::new(None::<Term>);
    let found = read(move || {
        let pair = one.get().zip(other.get());
        phone.last_success().track();
        async move {
            let (one, other) = pair?;
            let answer = phone.people(&[one, other]).await;
            Some(answer.map(|(story, _)| Pair::of(story, one, other)))
        }
    });
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(None | Some(Ok(None))) => told(review::NOT_IN_STORY.text(lang), lang),
        Some(Some(Err(why))) => failed(why, lang),
        Some(Some(Ok(Some(pair)))) => shown(&pair, done, lang),
    };
    group([
        ui::header(
            ui::fixed(words::COMPARE_TITLE.text(lang)),
            words::COMPARE_TITLE,
            Some(address::DOUBLES.to_owned()),
            lang,
        )
        .shown(),
        (move || done.get().map(|word| notice(Icon::Check, word.text(lang)))).shown(),
        body.shown(),
    ])
}

/// Two persons or two households with what was recorded about each, and what was said of them.
#[derive(Clone, PartialEq)]
struct Pair {
    sides: [Side; 2],
    said: Vec<(Record, String)>,
}

/// One record of a person, or of a household.
#[derive(Clone, PartialEq)]
struct Side {
    person: Record,
    household: Option<Record>,
    by: String,
    /// The people of a household, by name.
    members: String,
    visits: usize,
    last: String,
}

impl Pair {
    fn of(story: Story, one: RecordId, other: RecordId) -> Option<Self> {
        let user = |id: RecordId| {
            let named = story.users.iter().find(|(user, _)| *user == id);
            named.map_or_else(String::new, |(_, name)| name.clone())
        };
        let side = |id: RecordId| {
            let person = story.records.iter().find(|record| record.id == id)?.clone();
            let of = match person.kind {
                Kind::Household => link::HOUSEHOLD,
                _ => link::PERSON,
            };
            let hers = |record: &&Record| {
                record.kind == Kind::Visit && record.link(of) == Some(id) && !record.deleted
            };
            let live_here = |record: &&Record| {
                record.kind == Kind::Person && record.link(link::HOUSEHOLD) == Some(id)
            };
            let members = story.records.iter().filter(live_here);
            let members: Vec<&str> = members.map(called).collect();
            let days = story.records.iter().filter(hers).filter_map(day);
            let last = days.max().map(|day| day.to_string()).unwrap_or_default();
            let home = person.link(link::HOUSEHOLD);
            Some(Side {
                household: story.records.iter().find(|it| Some(it.id) == home).cloned(),
                by: user(person.author),
                members: members.join(", "),
                visits: story.records.iter().filter(hers).count(),
                last,
                person,
            })
        };
        let is_of_them = |record: &&Record| {
            let pair = link::pair(&record.fields);
            record.kind == Kind::Merge
                && pair.is_some_and(|pair| pair == (one, other) || pair == (other, one))
        };
        let mut said: Vec<(Record, String)> = story
            .records
            .iter()
            .filter(is_of_them)
            .map(|record| (record.clone(), user(record.author)))
            .collect();
        said.sort_by_key(|(record, _)| std::cmp::Reverse(record.revision));
        Some(Self {
            sides: [side(one)?, side(other)?],
            said,
        })
    }

    /// Which of the two went into the other.
    fn gone(&self) -> Option<usize> {
        let [one, other] = &self.sides;
        if alias::into(&one.person) == Some(other.person.id) {
            return Some(0);
        }
        (alias::into(&other.person) == Some(one.person.id)).then_some(1)
    }

    fn is_home(&self) -> bool {
        self.sides[0].person.kind == Kind::Household
    }

    fn are_different(&self) -> bool {
        let [one, other] = &self.sides;
        let others = one.person.fields.codes(alias::OTHERS);
        others.contains(&other.person.id.to_string().as_str())
    }

    /// The one with more visits stays, unless she says otherwise; of two alike the older one. One that others went into
    /// can only stay.
    fn stays_at_first(&self) -> usize {
        let key = |side: &Side| {
            (
                !alias::aliases(&side.person).is_empty(),
                side.visits,
                std::cmp::Reverse(side.person.recorded_at.clone()),
            )
        };
        usize::from(key(&self.sides[1]) > key(&self.sides[0]))
    }
}

fn shown(pair: &Pair, done: Slot<Option<Term>>, lang: Lang) -> View {
    let decision = match pair.gone() {
        Some(gone) => merged(pair, gone, done, lang),
        None => open(pair, done, lang),
    };
    el("div")
        .class("sections")
        .child(beside(pair, lang))
        .child(decision)
        .child(earlier(pair, lang))
        .child(el("p").class("soft small").word(review::LOGGED, lang))
}

/// What is known of one record, line by line, with what the line is called.
fn facts_of(side: &Side, lang: Lang) -> Vec<(String, String)> {
    let registered = life::joined(&[
        side.by.clone(),
        when::moment(&side.person.recorded_at, lang),
    ]);
    let is_home = side.person.kind == Kind::Household;
    let [visits, last] = match is_home {
        true => [words::SURVEYS, words::LAST_SURVEY],
        false => [words::VISITS, words::LAST_VISIT],
    };
    let mut pairs = vec![
        (words::RECORDED_BY.text(lang).to_owned(), registered),
        (visits.text(lang).to_owned(), side.visits.to_string()),
        (
            last.text(lang).to_owned(),
            when::short_text(&side.last, lang),
        ),
    ];
    if is_home {
        pairs.push((words::MEMBERS.text(lang).to_owned(), side.members.clone()));
    }
    for record in [Some(&side.person), side.household.as_ref()]
        .into_iter()
        .flatten()
    {
        if let Some(form) = by_id(&record.form) {
            let told = lines(form, &record.fields, lang).into_iter();
            pairs.extend(told.map(|line| (line.label, line.value)));
        }
    }
    pairs
}

/// Line by line: what is the same is said quietly, what differs stands out.
fn beside(pair: &Pair, lang: Lang) -> View {
    let [one, other] = [0, 1].map(|at| facts_of(&pair.sides[at], lang));
    let mut labels: Vec<&String> = one.iter().map(|(label, _)| label).collect();
    for (at, (label, _)) in other.iter().enumerate() {
        if !labels.contains(&label) {
            labels.insert(at.min(labels.len()), label);
        }
    }
    let value = |of: &[(String, String)], label: &String| {
        let found = of.iter().find(|(known, _)| known == label);
        found.map_or_else(String::new, |(_, value)| value.clone())
    };
    let rows = labels.iter().map(|label| {
        let [left, right] = [value(&one, label), value(&other, label)];
        let class = if left == right { "" } else { "differs" };
        el("tr")
            .class(class)
            .child(el("th").attr("scope", "row").child((*label).clone()))
            .child(el("td").child(left))
            .child(el("td").child(right))
    });
    let heads = [words::FIRST, words::SECOND]
        .into_iter()
        .map(|word| el("th").attr("scope", "col").word(word, lang));
    el("table")
        .class("pair")
        .child(el("thead").child(el("tr").child(el("td")).child(heads.views())))
        .child(el("tbody").child(rows.views()))
}

fn merged(pair: &Pair, gone: usize, done: Slot<Option<Term>>, lang: Lang) -> View {
    let step = Step::new(pair, done);
    let part = move || step.save(gone, alias::APART, words::SAVED);
    group([
        notice(Icon::Copies, words::IS_MERGED.text(lang)).shown(),
        step.failed(lang).shown(),
        step.reason.field(lang).shown(),
        el("div")
            .class("action-bar")
            .child(button(
                Weight::Plain,
                Some(Icon::Return),
                words::PART.text(lang),
                part,
            ))
            .shown(),
    ])
}

fn open(pair: &Pair, done: Slot<Option<Term>>, lang: Lang) -> View {
    let step = Step::new(pair, done);
    let stays = Slot::new(pair.stays_at_first());
    let [why, two, not_same_word] = match pair.is_home() {
        true => [
            words::WHY_MERGE_HOMES,
            words::ARE_TWO_HOMES,
            words::NOT_SAME_HOME,
        ],
        false => [words::WHY_MERGE, words::IS_DIFFERENT, words::NOT_SAME],
    };
    let names = pair
        .sides
        .clone()
        .map(|side| called(&side.person).to_owned());
    let options = names.into_iter().enumerate().map(|(at, name)| {
        let head = [words::FIRST, words::SECOND][at].text(lang);
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "stays")
                    .attr("value", at.to_string())
                    .checked(move || stays.get() == at)
                    .on("change", move |_| stays.set(at)),
            )
            .child(el("span").child(format!("{head}: {name}")))
    });
    let different = pair
        .are_different()
        .then(|| notice(Icon::Info, two.text(lang)));
    let merge = move || step.save(1 - stays.get_untracked(), alias::MERGED, words::SAVED);
    let not_same = move || step.save(0, alias::DIFFERENT, words::SAVED);
    let say_other = (!pair.are_different())
        .then(|| button(Weight::Plain, None, not_same_word.text(lang), not_same));
    group([
        different.shown(),
        el("fieldset")
            .class("field")
            .child(el("legend").class("label").word(words::STAYS, lang))
            .child(el("p").class("hint").word(why, lang))
            .child(el("div").class("options").child(options.views()))
            .shown(),
        step.reason.field(lang).shown(),
        step.failed(lang).shown(),
        el("div")
            .class("action-bar")
            .child(say_other)
            .child(button(
                Weight::Main,
                Some(Icon::Copies),
                words::MERGE.text(lang),
                merge,
            ))
            .shown(),
    ])
}

/// A decision in the making.
#[derive(Clone, Copy)]
struct Step {
    phone: Phone,
    kind: Slot<Kind>,
    sides: Slot<[(RecordId, dampingi_domain::AreaCode); 2]>,
    seen: u64,
    reason: Reason,
    trouble: Slot<Option<SaveProblem>>,
    done: Slot<Option<Term>>,
}

impl Step {
    fn new(pair: &Pair, done: Slot<Option<Term>>) -> Self {
        let sides = pair
            .sides
            .clone()
            .map(|side| (side.person.id, side.person.area));
        let [one, other] = &pair.sides;
        Self {
            seen: one.person.revision.max(other.person.revision),
            phone: use_phone(),
            kind: Slot::new(pair.sides[0].person.kind.clone()),
            sides: Slot::new(sides),
            reason: Reason::new(),
            trouble: Slot::new(None),
            done,
        }
    }

    /// `goes` is the one that goes into the other.
    fn save(self, goes: usize, state: &'static str, then: Term) {
        let Some(note) = self.reason.given() else {
            return;
        };
        let phone = self.phone;
        let sides = self.sides.get_untracked();
        let (of, area) = sides[goes].clone();
        let kind = self.kind.get_untracked();
        let pair = (of, sides[1 - goes].0);
        let edit = said(phone, &kind, area, pair, state, note, self.seen);
        spawn_local(async move {
            match phone.save(vec![edit]).await {
                Ok(()) => {
                    self.done.set(Some(then));
                    focus_on("heading".to_owned());
                }
                Err(why) => self.trouble.set(Some(why)),
            }
        });
    }

    fn failed(self, lang: Lang) -> View {
        live(move || {
            let why = self.trouble.get();
            why.map(|why| problem_notice(fill::not_saved(why).text(lang)))
        })
    }
}

fn earlier(pair: &Pair, lang: Lang) -> Option<View> {
    let each = pair.said.iter().map(|(record, by)| {
        let word = match record.fields.text(alias::STATE) {
            Some(alias::MERGED) => words::MERGED,
            Some(alias::DIFFERENT) => words::DIFFERENT,
            Some(alias::APART) => words::APART,
            _ => words::PROPOSE,
        };
        let on = when::moment(&record.recorded_at, lang);
        let note = record.fields.text(alias::NOTE).map(str::to_owned);
        el("li")
            .class("card")
            .child(el("p").child(el("strong").word(word, lang)))
            .child(el("p").class("soft small").child(words::by(by, &on, lang)))
            .child(note.map(|note| el("blockquote").class("quote").child(note)))
    });
    (!pair.said.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "said")
            .child(el("h2").attr("id", "said").word(words::HISTORY, lang))
            .child(el("ul").class("cards").child(each.views()))
    })
}
