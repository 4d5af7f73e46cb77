//! One point of a conflict card: what it is about, both values in words, and what she says of it. Whatever a card may be
//! about has a place here: an answer of a form, of what may stand beside it, a link to another record, a record as a whole.

use super::Found;
use crate::phone::Phone;
use crate::screen::form::value_text;
use crate::text::house::VILLAGE;
use crate::text::{Lang, Term, double as words};
use crate::ui::Slot;
use crate::ui::el::{View, el, live};
use dampingi_domain::Answers;
use dampingi_domain::form::place::links;
use dampingi_domain::form::{Context, Draft, Field, Form, Input, by_id, parse, table};
use dampingi_domain::life::HOUSE_SINCE;
use dampingi_domain::same_person::MAY_BE;
use dampingi_sync::accept::{HIDDEN, RESTORED, WHOLE};
use dampingi_sync::{RecordId, link};
use leptos::prelude::event_target_value;
use serde_json::Value;

/// Fields that name other records and stand in no form.
const LINKS: [(&str, Term); 5] = [
    (link::HOUSEHOLD, words::HOUSEHOLD),
    (link::HOUSES_BEFORE, words::HOUSES_BEFORE),
    (link::MOTHER, words::MOTHER),
    (link::PARTNER, words::PARTNER),
    (MAY_BE, words::MAY_BE_SAME),
];

/// What a point is about.
#[derive(Clone, Copy)]
pub enum Asked {
    /// An answer, with the form that asks for it.
    Field(&'static Form, &'static Field),
    /// Another record, or several.
    Link(Term),
    /// The village it lies in.
    Village,
    /// Whether the record is hidden.
    Whole,
    /// What a newer version asks.
    Unknown,
}

pub fn asked(form: &str, key: &str) -> Asked {
    match key {
        WHOLE => return Asked::Whole,
        link::AREA => return Asked::Village,
        _ => {}
    }
    let beside = table::beside(form).iter().copied();
    let mut forms = by_id(form).into_iter().chain(beside);
    if let Some((form, field)) = forms.find_map(|form| Some((form, form.field(key)?))) {
        return Asked::Field(form, field);
    }
    let link = LINKS.iter().find(|(known, _)| *known == key);
    link.map_or(Asked::Unknown, |(_, word)| Asked::Link(*word))
}

/// A point with its values.
#[derive(Clone)]
pub struct Point {
    pub key: String,
    pub asked: Asked,
    pub theirs: Value,
    pub ours: Value,
}

impl Point {
    pub fn of(form: &str, point: &Value) -> Self {
        let key = point["field"].as_str().unwrap_or_default().to_owned();
        let asked = asked(form, &key);
        let [theirs, ours] = match asked {
            // There is one question: does it come back?
            Asked::Whole => [RESTORED.into(), HIDDEN.into()],
            _ => [point["theirs"].clone(), point["ours"].clone()],
        };
        Self {
            key,
            asked,
            theirs,
            ours,
        }
    }

    pub fn label(&self, lang: Lang) -> &'static str {
        let word = match self.asked {
            Asked::Field(_, field) => field.label,
            Asked::Link(word) => word,
            Asked::Village => VILLAGE,
            Asked::Whole => words::WHOLE,
            Asked::Unknown => words::UNKNOWN,
        };
        word.text(lang)
    }

    pub fn said(
        &self,
        value: &Value,
        phone: Phone,
        names: &[(RecordId, String)],
        lang: Lang,
    ) -> String {
        match (self.asked, value) {
            (_, Value::Null) => words::EMPTY.text(lang).to_owned(),
            (Asked::Field(_, field), value) => value_text(field, value, lang),
            (Asked::Village, Value::String(code)) => {
                let mut villages = phone.villages().into_iter();
                let known = villages.find(|village| village.code.as_str() == code);
                known.map_or_else(|| code.clone(), |village| village.name)
            }
            (Asked::Whole, value) if *value == RESTORED => words::BRING_BACK.text(lang).to_owned(),
            (Asked::Whole, _) => words::STAY_HIDDEN.text(lang).to_owned(),
            (_, value) => named(value, phone, names, lang),
        }
    }

    /// The answer that this one follows: which place of the organisation it was follows its name; since when somebody lives in
    /// a house, in which village, and where before, follow the house.
    pub fn follows(&self) -> Option<&'static str> {
        if matches!(
            self.key.as_str(),
            link::HOUSES_BEFORE | HOUSE_SINCE | link::AREA
        ) {
            return Some(link::HOUSEHOLD);
        }
        let mut places = links();
        places
            .find(|(.., link)| *link == self.key)
            .map(|(name, ..)| name)
    }

    /// What is chosen from a list has no third value that could be typed, nor has another record.
    fn can_be_typed(&self) -> bool {
        let Asked::Field(_, field) = self.asked else {
            return false;
        };
        !matches!(
            field.input,
            Input::Choice(_) | Input::Many(_) | Input::YesNo | Input::Photo | Input::Location
        )
    }
}

/// The names of the records that a link names; what is no link as it is.
fn named(value: &Value, phone: Phone, names: &[(RecordId, String)], lang: Lang) -> String {
    let name = |text: &str| {
        // Behind a house before stands since when.
        let id = text.split(' ').next().unwrap_or_default();
        let Ok(id) = id.parse() else {
            return text.to_owned();
        };
        let known = || names.iter().find(|(named, _)| *named == id);
        let name = phone.name_of(id).or_else(|| Some(known()?.1.clone()));
        name.unwrap_or_else(|| words::OTHER_RECORD.text(lang).to_owned())
    };
    match value {
        Value::String(text) => name(text),
        Value::Array(ids) => {
            let called = ids.iter().filter_map(Value::as_str).map(name);
            called.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// What an edit says, each answer with what was asked; without what only follows another one.
pub fn told(form: &str, fields: &Answers, phone: Phone, lang: Lang) -> Vec<(String, String)> {
    let points = fields.iter().map(|(key, value)| Point {
        key: key.to_owned(),
        asked: asked(form, key),
        theirs: Value::Null,
        ours: value.clone(),
    });
    let points = points.filter(|point| point.follows().is_none());
    let line = |it: Point| {
        (
            it.label(lang).to_owned(),
            it.said(&it.ours, phone, &[], lang),
        )
    };
    points.map(line).collect()
}

/// What she says of one point.
#[derive(Clone, Copy)]
pub struct Choice {
    pub point: Slot<Point>,
    /// `theirs`, `ours`, `other`, or nothing yet.
    which: Slot<&'static str>,
    typed: Slot<String>,
}

impl Choice {
    pub fn new(point: Point) -> Self {
        Self {
            point: Slot::new(point),
            which: Slot::new(""),
            typed: Slot::new(String::new()),
        }
    }

    /// The value; `None` while there is none, or while it cannot be read.
    pub fn value(self, older: &Answers, context: &Context<'_>) -> Option<Value> {
        let point = self.point.get_untracked();
        match (self.which.get_untracked(), point.asked) {
            ("theirs", _) => Some(point.theirs),
            ("ours", _) => Some(point.ours),
            ("other", Asked::Field(form, field)) => {
                let mut draft = Draft::from_answers(form, older);
                draft.set(field.key, self.typed.get_untracked());
                let parsed = parse(form, &draft, context);
                parsed.answers.get(field.key).cloned()
            }
            _ => None,
        }
    }

    /// What goes with it: the same side's; nothing where she typed something else.
    pub fn same_side(self, follower: &Point) -> Value {
        match self.which.get_untracked() {
            "theirs" => follower.theirs.clone(),
            "ours" => follower.ours.clone(),
            _ => Value::Null,
        }
    }

    /// `by` says who wrote each of the two.
    pub fn drawn(self, found: &Found, by: [String; 2], phone: Phone, lang: Lang) -> View {
        let point = self.point.get_untracked();
        let key = point.key.clone();
        let option = |which: &'static str, word: String, by: String| {
            el("label")
                .class("option")
                .child(
                    el("input")
                        .attr("type", "radio")
                        .attr("name", key.clone())
                        .attr("value", which)
                        .checked(move || self.which.get() == which)
                        .on("change", move |_| self.which.set(which)),
                )
                .child(
                    el("span").child(
                        el("strong")
                            .child(word)
                            .child(el("small").class("said-by").child(by)),
                    ),
                )
        };
        let said = |value: &Value| point.said(value, phone, &found.names, lang);
        let [theirs_by, ours_by] = match point.asked {
            Asked::Whole => Default::default(),
            _ => by,
        };
        let label = point.label(lang);
        let other = point
            .can_be_typed()
            .then(|| option("other", words::ANOTHER.text(lang).to_owned(), String::new()));
        let typed = live(move || {
            (self.which.get() == "other").then(|| {
                el("div").class("entry").child(
                    el("input")
                        .attr("type", "text")
                        .attr("autocomplete", "off")
                        .attr("aria-label", label)
                        .value(move || self.typed.get())
                        .on("input", move |event| {
                            self.typed.set(event_target_value(&event))
                        }),
                )
            })
        });
        el("fieldset")
            .class("field")
            .child(el("legend").class("label").child(label))
            .child(
                el("div")
                    .class("options")
                    .child(option("theirs", said(&point.theirs), theirs_by))
                    .child(option("ours", said(&point.ours), ours_by))
                    .child(other),
            )
            .child(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::life::LEFT_ON;

    /// Whatever an edit of a kind may carry, a card about it shows by name.
    #[test]
    fn nothing_that_may_be_disputed_is_without_a_name() {
        let mut edited: Vec<(&str, &str)> = vec![
            ("person", link::HOUSEHOLD),
            ("person", link::HOUSES_BEFORE),
            ("person", link::MOTHER),
            ("household", link::AREA),
            ("person", MAY_BE),
            ("engagement", link::PARTNER),
            ("household", WHOLE),
        ];
        for form in table::ALL {
            edited.extend(form.fields().map(|field| (form.id, field.key)));
            for beside in table::beside(form.id) {
                edited.extend(beside.fields().map(|field| (form.id, field.key)));
            }
        }
        assert!(edited.iter().any(|(_, key)| *key == LEFT_ON));
        for (form, key) in edited {
            assert!(!matches!(asked(form, key), Asked::Unknown), "{form} {key}");
        }
        // Which place of the organisation it was goes with the place's name.
        for (name, _, link) in links() {
            let point = Point::of("child", &serde_json::json!({ "field": link }));
            assert_eq!(point.follows(), Some(name));
        }
        // What a newer version asks is shown all the same.
        let point = Point::of(
            "child",
            &serde_json::json!({ "field": "later", "theirs": "a", "ours": "b" }),
        );
        assert!(matches!(point.asked, Asked::Unknown));
        assert_eq!(point.theirs, "a");
    }
}
