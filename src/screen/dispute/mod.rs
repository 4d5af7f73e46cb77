//! A conflict card: two values that no machine may choose between, who wrote each, and the choice of a person. Both stay on the
//! card, with what was chosen and why.

mod point;

use crate::phone::{NewEdit, Phone, called, use_phone};
use crate::screen::address;
use crate::screen::double::Reason;
use crate::screen::here::param;
use crate::screen::keeping::keeping;
use crate::screen::reading::{lang, read_records, shown};
use crate::text::{Lang, double as words, kind, send, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, button, facts, go, notice, problem_notice};
use dampingi_domain::Answers;
use dampingi_domain::form::Context;
use dampingi_sync::accept::{CHOSEN, DISPUTED_FIELDS, NOTE, OPEN, THEIRS_BY};
use dampingi_sync::{Edit, Kind, Record, RecordId, Role, link};
pub use point::told;
use point::{Asked, Choice, Point};
use serde_json::{Map, Value};

/// A card with what it is about.
#[derive(Clone, PartialEq)]
struct Found {
    card: Record,
    about: Record,
    users: Vec<(RecordId, String)>,
    /// What the server calls the records around it.
    names: Vec<(RecordId, String)>,
}

pub fn dispute() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id");
    let found = read_records(move || {
        let id = id.get();
        async move { find(phone, id?).await }
    });
    let profile = phone.profile();
    let is_desk =
        profile.with_untracked(|it| it.as_ref().map(|it| it.role)) == Some(Role::Coordinator);
    let back = if is_desk {
        address::DOUBLES
    } else {
        address::FIX
    };
    group([
        ui::header(
            ui::fixed(words::DISPUTE.text(lang)),
            words::DISPUTE,
            Some(back.to_owned()),
            lang,
        )
        .shown(),
        shown(found, move |found| body(phone, found, lang)).shown(),
    ])
}

/// From this phone; a coordinator's phone has the card, and the server tells what it is about.
async fn find(phone: Phone, id: RecordId) -> Option<Found> {
    let card = phone.record(id).await?;
    let about = card.link(link::RECORD)?;
    if let Some(record) = phone
        .record(about)
        .await
        .filter(|record| record.revision > 0)
    {
        return Some(Found {
            card,
            about: record,
            users: Vec::new(),
            names: Vec::new(),
        });
    }
    let (story, _) = phone.people(&[about]).await.ok()?;
    let named = |record: &Record| (record.id, called(record).to_owned());
    let names = story.records.iter().map(named).collect();
    let mut records = story.records.into_iter();
    Some(Found {
        card,
        about: records.find(|record| record.id == about)?,
        users: story.users,
        names,
    })
}

impl Found {
    fn user(&self, phone: Phone, id: Option<RecordId>, lang: Lang) -> String {
        let told = self.users.iter().find(|(user, _)| Some(*user) == id);
        let known = || phone.user_name(id?);
        let name = told.map(|(_, name)| name.clone()).or_else(known);
        name.unwrap_or_else(|| words::OF_OTHER.text(lang).to_owned())
    }

    fn points(&self) -> Vec<Point> {
        let points = self
            .card
            .fields
            .get(DISPUTED_FIELDS)
            .and_then(Value::as_array);
        let points = points.into_iter().flatten();
        points
            .map(|point| Point::of(&self.about.form, point))
            .collect()
    }

    /// What people call the record: a posyandu day with its date, an episode or a visit with its form and whose it is.
    fn title(&self, phone: Phone, lang: Lang) -> String {
        let about = &self.about;
        let mut title = match called(about) {
            "" => kind::form_title(&about.form, lang),
            name => name.to_owned(),
        };
        let of = about.link(link::PERSON);
        let whose = of.and_then(|id| phone.name_of(id).or_else(|| self.named(id)));
        let on = about.fields.text("held_on");
        let on = on.map(|day| when::short_text(day, lang));
        if let Some(more) = whose.or(on) {
            title.push_str(" · ");
            title.push_str(&more);
        }
        title
    }

    fn named(&self, id: RecordId) -> Option<String> {
        let found = self.names.iter().find(|(known, _)| *known == id);
        found.map(|(_, name)| name.clone())
    }
}

fn body(phone: Phone, found: &Found, lang: Lang) -> View {
    let about = el("p").class("form-about").child(found.title(phone, lang));
    let rest = if found.card.fields.flag(OPEN) == Some(false) {
        settled(phone, found, lang)
    } else {
        open(phone, found, lang)
    };
    el("div").class("sections").child(about).child(rest)
}

/// What was chosen, and what stood against it.
fn settled(phone: Phone, found: &Found, lang: Lang) -> View {
    let chosen = found.card.fields.get(CHOSEN).and_then(Value::as_object);
    let lines = found.points().into_iter().map(|point| {
        let said = |value: &Value| point.said(value, phone, &found.names, lang);
        let mut both = said(&point.theirs);
        both.push_str(" / ");
        both.push_str(&said(&point.ours));
        let value = chosen.and_then(|chosen| chosen.get(&point.key));
        let told = value.map_or_else(
            || both.clone(),
            |value| {
                let mut told = said(value);
                if !matches!(point.asked, Asked::Whole) {
                    told.push_str(" (");
                    told.push_str(&both);
                    told.push(')');
                }
                told
            },
        );
        (point.label(lang).to_owned(), told)
    });
    let note = found.card.fields.text(NOTE).map(str::to_owned);
    // Receipts move the counts, also when no record changed.
    phone.counts().track();
    let id = found.card.id;
    let told = match phone.refused(id) {
        Some(seq) => group([
            problem_notice(words::REFUSED.text(lang)).shown(),
            go(
                Weight::Plain,
                Some(Icon::Alert),
                send::SEE_WHY.text(lang),
                address::resend(seq),
            )
            .shown(),
        ]),
        None if phone.is_unsent(id) => notice(Icon::Check, words::SAVED.text(lang)).shown(),
        None => notice(Icon::Check, words::SETTLED.text(lang)).shown(),
    };
    group([
        told,
        facts(lines.collect()).shown(),
        note.map(|note| el("blockquote").class("quote").child(note))
            .shown(),
    ])
}

fn open(phone: Phone, found: &Found, lang: Lang) -> View {
    let reason = Reason::new();
    let (keep, told) = keeping(words::SAVED, lang);
    let points = found.points();
    let is_hidden = points
        .iter()
        .any(|point| matches!(point.asked, Asked::Whole));
    // The place of a name that is chosen goes with the name.
    let is_on_card = |key: &str| points.iter().any(|point| point.key == key);
    let (followers, points): (Vec<Point>, Vec<Point>) = points
        .iter()
        .cloned()
        .partition(|point| point.follows().is_some_and(is_on_card));
    let choices: Vec<Choice> = points.into_iter().map(Choice::new).collect();
    let on = when::moment(&found.card.recorded_at, lang);
    let ours_by = words::by(&found.user(phone, Some(found.card.author), lang), &on, lang);
    let writers = found.card.fields.get(THEIRS_BY);
    let drawn = choices.iter().map(|choice| {
        let key = choice.point.with_untracked(|point| point.key.clone());
        let by = writers.and_then(|writers| writers[&key].as_str()?.parse().ok());
        let theirs_by = words::by(&found.user(phone, by, lang), "", lang);
        choice.drawn(found, [theirs_by, ours_by.clone()], phone, lang)
    });
    let drawn = drawn.views();
    let has_choices = !choices.is_empty();
    let (card, area) = (found.card.id, found.card.area.clone());
    let seen = found.card.revision;
    let older = found.about.fields.clone();
    let save = move || {
        let context = Context {
            clock: phone.clock(),
            ..Context::on(phone.today())
        };
        let mut chosen = Map::new();
        for choice in &choices {
            let Some(value) = choice.value(&older, &context) else {
                reason.ask(words::CHOOSE_FIRST);
                return;
            };
            let key = choice.point.with_untracked(|point| point.key.clone());
            for follower in &followers {
                if follower.follows() == Some(&*key) {
                    chosen.insert(follower.key.clone(), choice.same_side(follower));
                }
            }
            chosen.insert(key, value);
        }
        let Some(note) = reason.given() else {
            return;
        };
        let mut fields = Answers::new().with(OPEN, false).with(NOTE, note);
        if !chosen.is_empty() {
            fields.set(CHOSEN, Value::Object(chosen));
        }
        let edit = NewEdit {
            record: card,
            kind: Kind::Conflict,
            form: "",
            form_version: 0,
            area: area.clone(),
            edit: Edit::Update { fields },
            flags: Vec::new(),
            seen,
        };
        keep(edit);
    };
    let why = if is_hidden {
        words::HIDDEN
    } else {
        words::DISPUTE_WHY
    };
    let word = if has_choices {
        words::SAVE_CHOICE
    } else {
        words::SEEN
    };
    el("div")
        .class("sections")
        .child(notice(Icon::Info, why.text(lang)))
        .child(drawn)
        .child(reason.field(lang))
        .child(told)
        .child(el("div").class("action-bar").child(button(
            Weight::Main,
            Some(Icon::Check),
            word.text(lang),
            save,
        )))
}
