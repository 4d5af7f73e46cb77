//! The end of an accompaniment: what happened, in quiet words, and one page to say since when. What a visit can say (a birth, a
//! miscarriage, a stillbirth) is recorded as that visit. Nothing is deleted here.

use super::gone::{self, end_mistaken, episode_edit, person_edit};
use crate::phone::{EpisodeRow, NewEdit, PersonView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::{param, word};
use crate::screen::reading::{gone as nobody, lang, once, read_records, shown};
use crate::screen::support;
use crate::screen::visit::{about, as_typed};
use crate::text::support::ENDS_TOO;
use crate::text::{Lang, Term, kind, leave as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, go, notice};
use dampingi_domain::Answers;
use dampingi_domain::form::table::{CAME_BACK, DIED, ENDING, MOVED};
use dampingi_domain::form::{Draft, Form};
use dampingi_domain::life::{BACK_ON, END_REASON, ENDED_ON, LEFT_ON, LEFT_REASON, Left};
use dampingi_domain::ordered::Map;
use dampingi_sync::Record;
use std::rc::Rc;

/// A reason with a form: its part of the address, its words, and what it is filled in with.
const REASONS: [(&str, Term, &Form); 6] = [
    ("married", words::MARRIED, &ENDING),
    ("cancelled", words::CANCELLED, &ENDING),
    ("declined", words::DECLINED, &ENDING),
    ("moved", words::MOVED, &MOVED),
    ("died", words::DIED, &DIED),
    (BACK, words::BACK, &CAME_BACK),
];
pub(super) const BACK: &str = "back";

/// What happened: one list.
pub fn leave() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param("id");
    let found = read_records(move || {
        let id = id.get();
        async move { phone.person(id?).await }
    });
    let back = id.get_untracked().map(address::person);
    group([
        ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, back, lang).shown(),
        shown(found, move |view| choices(view, lang)).shown(),
    ])
}

fn choices(view: &PersonView, lang: Lang) -> View {
    let phone = use_phone();
    let id = view.person.id;
    let open: Vec<EpisodeRow> = phone.rows().with(|rows| {
        let row = rows.iter().find(|row| row.id == id);
        row.map_or_else(Vec::new, |row| row.episodes.clone())
    });
    let is = |form: &str| open.iter().any(|episode| episode.form == form);
    let mut steps: Vec<View> = Vec::new();
    let mut add = |word: Term, to: String| {
        steps.push(go(Weight::Plain, None, word.text(lang), to));
    };
    if is("pregnancy") {
        add(words::BORN, address::record_visit(id, "delivery"));
        add(
            words::MISCARRIAGE,
            address::pregnancy_ended(id, "miscarriage"),
        );
        add(
            words::STILLBIRTH,
            address::pregnancy_ended(id, "stillbirth"),
        );
    }
    if is("engagement") {
        add(words::MARRIED, address::leave_as(id, "married"));
        add(words::CANCELLED, address::leave_as(id, "cancelled"));
    }
    add(words::MOVED, address::leave_as(id, "moved"));
    add(words::HOUSE_HERE, address::other_house(id));
    add(words::DIED, address::leave_as(id, "died"));
    if !open.is_empty() {
        add(words::DECLINED, address::leave_as(id, "declined"));
    }
    for episode in &open {
        let kind = kind::person(&episode.form).text(lang).to_ascii_lowercase();
        let record = view.episodes.iter().find(|record| record.id == episode.id);
        steps.extend(
            record.map(|record| {
                end_mistaken(record, words::mistaken(&kind, lang), address::person(id))
            }),
        );
    }
    let name = view.person.fields.text("name").unwrap_or_default();
    let each = steps.into_iter().map(|step| el("li").child(step)).views();
    el("div")
        .class("stack")
        .child(el("p").class("form-about").child(name.to_owned()))
        .child(notice(Icon::Info, words::WHY.text(lang)))
        .child(el("ul").class("choices").child(each))
}

/// Since when.
pub fn leave_as() -> View {
    let phone = use_phone();
    let lang = lang();
    let what = word("what");
    let Some(reason) = REASONS.into_iter().find(|(code, ..)| *code == what) else {
        return nobody(lang);
    };
    let id = param("id");
    let found = once(move || {
        let id = id.get();
        async move { phone.person(id?).await }
    });
    shown(found, move |view| ask(reason, view))
}

fn ask((code, words, table): (&'static str, Term, &'static Form), view: &PersonView) -> View {
    let phone = use_phone();
    let lang = lang();
    let person = view.person.clone();
    let id = person.id;
    let open = crate::screen::visit::open_episodes(id);
    let episodes: Vec<_> = view
        .episodes
        .iter()
        .filter(|episode| open.contains(&episode.id))
        // Whether she marries ends the engagement alone.
        .filter(|episode| code == "declined" || episode.form == "engagement")
        .cloned()
        .collect();
    let leaves = table.dated_by == Some(LEFT_ON);
    let supports: Vec<Record> = support::running(view).into_iter().cloned().collect();
    let about_too = supports.iter().filter(|_| leaves).chain(&episodes);
    let seen = about_too.map(|episode| episode.revision).max();
    let seen = seen.unwrap_or_default().max(person.revision);
    let mut prefill = Draft::default();
    // Of a death the day is asked, never guessed.
    if let Some(key) = table.dated_by.filter(|_| code != "died") {
        prefill.set(key, as_typed(phone.today()));
    }
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let said = parsed.answers.clone();
        if table.dated_by == Some(ENDED_ON) {
            let end = |episode| episode_edit(episode, said.clone().with(END_REASON, code));
            return episodes.iter().map(end).collect();
        }
        let mut edits = leaving_support(&supports, code, &said);
        edits.push(person_edit(
            &person,
            left(said, code, table, &person.fields),
        ));
        edits
    });
    form(Start {
        heading: words.text(lang).to_owned(),
        about: about(view),
        title: words,
        key: format!("leave/{id}/{code}"),
        route: address::leave_as(id, code),
        parent: address::person(id),
        parts: vec![Part::new(table).about(seen).with(Known {
            person: Some(view.person.fields.clone()),
            ..Known::default()
        })],
        prefill,
        above: leaves
            .then(|| support::running_told(view, ENDS_TOO, lang))
            .flatten(),
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::person(id),
    })
}

/// What donors give ends in the same save: on her page nothing is offered any more with which to end it.
pub fn leaving_support(supports: &[Record], code: &str, said: &Answers) -> Vec<NewEdit> {
    let left = Left::from_code(code).zip(said.date(LEFT_ON));
    let of = left.map(|(left, on)| {
        supports
            .iter()
            .map(move |it| support::with_leaving(it, left, on))
    });
    of.into_iter().flatten().collect()
}

/// What changes in the person's record: a new leaving takes the place of the one before, whose place is not asked again.
pub fn left(said: Answers, code: &'static str, table: &Form, before: &Answers) -> Answers {
    if table.dated_by != Some(LEFT_ON) {
        return said;
    }
    let mut fields = said.with(LEFT_REASON, code);
    if !fields.is_filled(gone::LEFT_TO) && before.is_filled(gone::LEFT_TO) {
        fields.clear(gone::LEFT_TO);
    }
    // Back on that day or later, as it was said of an earlier move: now she is away again.
    let back = before.date(BACK_ON).zip(fields.date(LEFT_ON));
    if back.is_some_and(|(back, left)| back >= left) {
        fields.clear(BACK_ON);
    }
    fields
}
