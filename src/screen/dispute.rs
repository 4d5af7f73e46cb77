//! A conflict card: two values that no machine may choose between, who wrote each, and the choice of a person. Both stay on the
//! card, with what was chosen and why.

use crate::phone::{NewEdit, Phone, SaveProblem, use_phone};
use crate::screen::address;
use crate::screen::double::Reason;
use crate::screen::form::value_text;
use crate::screen::here::param;
use crate::screen::reading::{lang, read_records, shown};
use crate::text::{Lang, double as words, fill, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, facts, notice, problem_notice, use_speaker};
use dampingi_domain::Answers;
use dampingi_domain::form::{Context, Draft, Field, Input, by_id, parse};
use dampingi_sync::accept::{CHOSEN, DISPUTED_FIELDS, NOTE, OPEN, THEIRS_BY};
use dampingi_sync::{Edit, Kind, Record, RecordId, Role, link};
use leptos::prelude::event_target_value;
use leptos::task::spawn_local;
use serde_json::{Map, Value};

/// A card with what it is about.
#[derive(Clone, PartialEq)]
struct Found {
    card: Record,
    about: Record,
    users: Vec<(RecordId, String)>,
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
        });
    }
    let (story, _) = phone.people(&[about]).await.ok()?;
    let record = story
        .records
        .into_iter()
        .find(|record| record.id == about)?;
    Some(Found {
        card,
        about: record,
        users: story.users,
    })
}

impl Found {
    fn user(&self, phone: Phone, id: Option<RecordId>, lang: Lang) -> String {
        let told = self.users.iter().find(|(user, _)| Some(*user) == id);
        let known = || phone.user_name(id?);
        let name = told.map(|(_, name)| name.clone()).or_else(known);
        name.unwrap_or_else(|| words::OF_OTHER.text(lang).to_owned())
    }

    fn points(&self) -> Vec<Value> {
        let points = self
            .card
            .fields
            .get(DISPUTED_FIELDS)
            .and_then(Value::as_array);
        points.cloned().unwrap_or_default()
    }

    fn field(&self, point: &Value) -> Option<&'static Field> {
        by_id(&self.about.form)?.field(point["field"].as_str()?)
    }
}

fn said(field: &Field, value: &Value, lang: Lang) -> String {
    match value {
        Value::Null => words::EMPTY.text(lang).to_owned(),
        value => value_text(field, value, lang),
    }
}

fn body(phone: Phone, found: &Found, lang: Lang) -> View {
    let fields = &found.about.fields;
    let name = fields.text("name").or_else(|| fields.text("head_name"));
    let about = el("p")
        .class("form-about")
        .child(name.unwrap_or_default().to_owned());
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
    let lines = found.points().into_iter().filter_map(|point| {
        let field = found.field(&point)?;
        let value = chosen.and_then(|chosen| chosen.get(field.key));
        let value = value
            .map(|value| said(field, value, lang))
            .unwrap_or_default();
        let both = format!(
            "{} / {}",
            said(field, &point["theirs"], lang),
            said(field, &point["ours"], lang)
        );
        Some((
            field.label.text(lang).to_owned(),
            if value.is_empty() {
                both
            } else {
                format!("{value} ({both})")
            },
        ))
    });
    let note = found.card.fields.text(NOTE).map(str::to_owned);
    let is_sent = found.card.revision > 0 && phone.counts().with(|counts| counts.waiting == 0);
    let told = if is_sent {
        words::SETTLED
    } else {
        words::SAVED
    };
    group([
        notice(Icon::Check, told.text(lang)).shown(),
        facts(lines.collect()).shown(),
        note.map(|note| el("blockquote").class("quote").child(note))
            .shown(),
    ])
}

/// What she says of one point.
#[derive(Clone, Copy)]
struct Choice {
    field: &'static Field,
    /// `theirs`, `ours`, `other`, or nothing yet.
    which: Slot<&'static str>,
    theirs: Slot<Value>,
    ours: Slot<Value>,
    typed: Slot<String>,
}

impl Choice {
    /// The value; `None` while there is none, or while it cannot be read.
    fn value(self, form: &str, older: &Answers, context: &Context<'_>) -> Option<Value> {
        match self.which.get_untracked() {
            "theirs" => Some(self.theirs.get_untracked()),
            "ours" => Some(self.ours.get_untracked()),
            "other" => {
                let form = by_id(form)?;
                let mut draft = Draft::from_answers(form, older);
                draft.set(self.field.key, self.typed.get_untracked());
                let parsed = parse(form, &draft, context);
                parsed.answers.get(self.field.key).cloned()
            }
            _ => None,
        }
    }
}

fn open(phone: Phone, found: &Found, lang: Lang) -> View {
    let reason = Reason::new();
    let failed = Slot::new(None::<SaveProblem>);
    let speaker = use_speaker();
    let points = found.points();
    let is_hidden = points.iter().any(|point| point["field"] == "");
    let choices: Vec<Choice> = points
        .iter()
        .filter_map(|point| {
            Some(Choice {
                field: found.field(point)?,
                which: Slot::new(""),
                theirs: Slot::new(point["theirs"].clone()),
                ours: Slot::new(point["ours"].clone()),
                typed: Slot::new(String::new()),
            })
        })
        .collect();
    let on = when::moment(&found.card.recorded_at, lang);
    let ours_by = words::by(&found.user(phone, Some(found.card.author), lang), &on, lang);
    let writers = found.card.fields.get(THEIRS_BY);
    let drawn = choices.iter().map(|choice| {
        let by = writers.and_then(|writers| writers[choice.field.key].as_str()?.parse().ok());
        let theirs_by = words::by(&found.user(phone, by, lang), "", lang);
        point(*choice, theirs_by, ours_by.clone(), lang)
    });
    let drawn = drawn.views();
    let has_choices = !choices.is_empty();
    let (card, area) = (found.card.id, found.card.area.clone());
    let (form, older) = (found.about.form.clone(), found.about.fields.clone());
    let save = move || {
        let context = Context {
            clock: phone.clock(),
            ..Context::on(phone.today())
        };
        let mut chosen = Map::new();
        for choice in &choices {
            let Some(value) = choice.value(&form, &older, &context) else {
                reason.ask(words::CHOOSE_FIRST);
                return;
            };
            chosen.insert(choice.field.key.to_owned(), value);
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
        };
        spawn_local(async move {
            match phone.save(vec![edit]).await {
                Ok(()) => speaker.say(words::SAVED.text(lang)),
                Err(why) => failed.set(Some(why)),
            }
        });
    };
    let told = live(move || {
        let why = failed.get();
        why.map(|why| problem_notice(fill::not_saved(why).text(lang)))
    });
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

fn point(choice: Choice, theirs_by: String, ours_by: String, lang: Lang) -> View {
    let field = choice.field;
    let option = |which: &'static str, word: String, by: String| {
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", field.key)
                    .attr("value", which)
                    .checked(move || choice.which.get() == which)
                    .on("change", move |_| choice.which.set(which)),
            )
            .child(
                el("span").child(
                    el("strong")
                        .child(word)
                        .child(el("small").class("said-by").child(by)),
                ),
            )
    };
    let theirs = choice
        .theirs
        .with_untracked(|value| said(field, value, lang));
    let ours = choice.ours.with_untracked(|value| said(field, value, lang));
    // What is chosen from a list has no third value that could be typed.
    let can_type = !matches!(
        field.input,
        Input::Choice(_) | Input::Many(_) | Input::YesNo | Input::Photo | Input::Location
    );
    let other =
        can_type.then(|| option("other", words::ANOTHER.text(lang).to_owned(), String::new()));
    let typed = live(move || {
        (choice.which.get() == "other").then(|| {
            el("div").class("entry").child(
                el("input")
                    .attr("type", "text")
                    .attr("aria-label", field.label.text(lang))
                    .value(move || choice.typed.get())
                    .on("input", move |event| {
                        choice.typed.set(event_target_value(&event))
                    }),
            )
        })
    });
    el("fieldset")
        .class("field")
        .child(el("legend").class("label").child(field.label.text(lang)))
        .child(
            el("div")
                .class("options")
                .child(option("theirs", theirs, theirs_by))
                .child(option("ours", ours, ours_by))
                .child(other),
        )
        .child(typed)
}
