//! The notice that who is being registered may be here already: looked for over everybody on this phone while she types,
//! with the reasons. It never holds up a save; what was saved over it is marked for the coordinator.

use crate::phone::{HouseRow, Row, use_phone};
use crate::screen::form::model::{Event, Model};
use crate::screen::form::{Beside, Pen};
use crate::screen::reading::lang;
use crate::screen::{address, life};
use crate::text::{Lang, Term, fill, same as words};
use crate::ui::el::{Each, View, el, live};
use crate::ui::{Icon, Slot, Weight, button, effect, focus_on, go, icon, memo};
use dampingi_domain::same_person::{Home, Likely, MAY_BE, Reason, Somebody, likely, likely_homes};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::RecordId;
use std::rc::Rc;
use std::sync::Arc;

/// No more cards than this: who is not among the likeliest three is not found by reading on.
const CARDS: usize = 3;
const NOTICE_ID: &str = "same";
/// Key of the draft under which stands who is somebody else. No form asks it, so nothing of it is saved.
const OTHERS: &str = "not_the_same";

/// What is looked for: the fields that tell a person or a household.
#[derive(Clone, Default, PartialEq)]
struct Asked {
    name: String,
    sex: String,
    birth: String,
    mother: String,
    father: String,
    hamlet: String,
    rt: String,
    /// NIK, or number of the family card.
    number: String,
}

/// Somebody, or a household, that may be the same.
#[derive(Clone, PartialEq)]
struct Match {
    id: RecordId,
    title: String,
    line: String,
    why: String,
    to: String,
}

/// Who is looked for.
#[derive(Clone)]
enum Whom {
    /// Someone in a household with this hamlet.
    Person(AreaCode, String),
    /// A household of this village.
    Household(AreaCode),
}

/// What was found while a form is filled in, and what she said of it.
#[derive(Clone, Copy)]
pub struct Same {
    found: Slot<Vec<Match>>,
}

impl Same {
    pub fn new() -> Self {
        Self {
            found: Slot::new(Vec::new()),
        }
    }

    /// Marks what is saved although something like it is here.
    pub fn mark(self, field: &str, fields: &mut Answers, flags: &mut Vec<String>) {
        self.found.with_untracked(|found| {
            if !found.is_empty() {
                let ids: Vec<String> = found.iter().map(|it| it.id.to_string()).collect();
                fields.set(MAY_BE, ids);
                flags.push(format!("{field}:may_be_registered"));
            }
        });
    }

    /// The notice beside the form of somebody new in a household.
    pub fn person(self, village: AreaCode, hamlet: String) -> Beside {
        self.beside(Whom::Person(village, hamlet), words::OTHER_PERSON)
    }

    /// The notice beside the form of a new household.
    pub fn household(self, village: AreaCode) -> Beside {
        self.beside(Whom::Household(village), words::OTHER_HOUSEHOLD)
    }

    fn beside(self, whom: Whom, other: Term) -> Beside {
        let lang = lang();
        Box::new(move |pen| {
            self.look(pen.model, whom, lang);
            Rc::new(move || self.draw(pen, other, lang))
        })
    }

    /// Looks again whenever what tells her changed.
    fn look(self, model: Slot<Model>, whom: Whom, lang: Lang) {
        let phone = use_phone();
        let is_person = matches!(whom, Whom::Person(..));
        let asked = memo(move || model.with(|model| ask(model, is_person)));
        effect(move || {
            let finder = Finder {
                asked: asked.get(),
                whom: whom.clone(),
                rows: phone.rows().get_untracked(),
                houses: phone.houses().get_untracked(),
                today: phone.today(),
                lang,
            };
            let found = finder.matches();
            if self.found.with_untracked(|old| *old != found) {
                self.found.set(found);
            }
        });
    }

    fn draw(self, pen: Pen, other: Term, lang: Lang) -> View {
        let inside = move || {
            // In the draft, so that who was looked at once is not asked about again when it is opened later.
            let others = pen.model.with(|model| model.draft.text(OTHERS).to_owned());
            let is_other = |id: RecordId| {
                let id = id.to_string();
                others.split_whitespace().any(|other| other == id)
            };
            let found = self.found.get();
            if found.is_empty() {
                return None;
            }
            let open: Vec<Match> = found
                .into_iter()
                .filter(|it| !is_other(it.id))
                .take(CARDS)
                .collect();
            Some(if open.is_empty() {
                el("p")
                    .class("sure-kept")
                    .child(icon(Icon::Flag))
                    .child(el("span").child(fill::SURE_KEPT.text(lang)))
            } else {
                self.cards(open, pen, other, lang)
            })
        };
        el("div")
            .class("same")
            .attr("id", NOTICE_ID)
            .attr("role", "status")
            .attr("tabindex", "-1")
            .child(live(inside))
    }

    fn cards(self, open: Vec<Match>, pen: Pen, other: Term, lang: Lang) -> View {
        let each = open.into_iter().map(|it| {
            let id = it.id;
            let say = move || {
                pen.tell(Event::Ticked {
                    key: OTHERS.to_owned(),
                    code: id.to_string(),
                });
                focus_on(NOTICE_ID.to_owned());
            };
            el("li")
                .class("card")
                .child(el("p").class("card-name").child(it.title))
                .child(el("p").class("soft small").child(it.line))
                .child(el("p").class("small").child(it.why))
                .child(
                    el("div")
                        .class("row")
                        .child(go(Weight::Plain, None, words::OPEN.text(lang), it.to))
                        .child(button(Weight::Plain, None, other.text(lang), say)),
                )
        });
        el("section")
            .class("stack-tight")
            .child(
                el("p")
                    .class("problem problem-soft")
                    .child(icon(Icon::Copies))
                    .child(el("span").child(el("strong").child(words::TITLE.text(lang)))),
            )
            .child(el("p").class("small").child(words::WHY.text(lang)))
            .child(el("ul").class("cards").child(each.views()))
    }
}

/// What tells who is being registered, as far as it can be read.
fn ask(model: &Model, is_person: bool) -> Asked {
    let Some(parsed) = model.parsed().first() else {
        return Asked::default();
    };
    let text = |key: &str| parsed.answers.text(key).unwrap_or_default().to_owned();
    if is_person {
        Asked {
            name: text("name"),
            sex: text("sex"),
            birth: text("birth_date"),
            mother: text("mother_name"),
            father: text("father_name"),
            number: text("nik"),
            ..Asked::default()
        }
    } else {
        Asked {
            name: text("head_name"),
            hamlet: text("hamlet"),
            rt: text("rt"),
            number: text("family_card_number"),
            ..Asked::default()
        }
    }
}

/// One question, and all who are on this phone.
struct Finder {
    asked: Asked,
    whom: Whom,
    rows: Arc<Vec<Arc<Row>>>,
    houses: Arc<Vec<HouseRow>>,
    today: dampingi_domain::Date,
    lang: Lang,
}

impl Finder {
    fn somebody<'a>(&'a self, village: &'a AreaCode, hamlet: &'a str) -> Somebody<'a> {
        Somebody {
            name: &self.asked.name,
            sex: &self.asked.sex,
            birth: &self.asked.birth,
            mother: &self.asked.mother,
            parent: &self.asked.father,
            village: village.as_str(),
            hamlet,
            nik: &self.asked.number,
        }
    }

    fn matches(&self) -> Vec<Match> {
        match &self.whom {
            // Without a birth date a name says too little, and every keystroke of it would ask.
            Whom::Person(..) if self.asked.birth.is_empty() => Vec::new(),
            Whom::Person(village, hamlet) => {
                let known = self.rows.iter().map(|row| Somebody {
                    name: &row.name,
                    sex: &row.sex,
                    birth: row.birth_date.as_deref().unwrap_or_default(),
                    mother: &row.mother_name,
                    parent: &row.parent_name,
                    village: row.area.as_str(),
                    hamlet: &row.hamlet,
                    nik: &row.nik,
                });
                let found = likely(&self.somebody(village, hamlet), known);
                let shown = found.iter().map(|it| {
                    let row = &self.rows[it.at];
                    let age = life::age(row.birth_date.as_deref(), self.today, self.lang);
                    Match {
                        id: row.id,
                        title: row.name.clone(),
                        line: life::joined(&[age, life::place(&row.hamlet, &row.rt)]),
                        why: self.why(it, &row.name),
                        to: address::person(row.id),
                    }
                });
                shown.collect()
            }
            Whom::Household(village) => {
                let new = Home {
                    head: &self.asked.name,
                    village: village.as_str(),
                    hamlet: &self.asked.hamlet,
                    rt: &self.asked.rt,
                    card: &self.asked.number,
                };
                let known = self.houses.iter().map(|house| Home {
                    head: &house.head_name,
                    village: house.area.as_str(),
                    hamlet: &house.hamlet,
                    rt: &house.rt,
                    card: &house.card,
                });
                let found = likely_homes(&new, known);
                let shown = found.iter().map(|it| {
                    let house = &self.houses[it.at];
                    Match {
                        id: house.id,
                        title: house.head_name.clone(),
                        line: life::place(&house.hamlet, &house.rt),
                        why: self.why(it, &house.head_name),
                        to: address::household(house.id),
                    }
                });
                shown.collect()
            }
        }
    }

    /// The reasons in words; of two spellings both.
    fn why(&self, found: &Likely, name: &str) -> String {
        let each = found.reasons.iter().map(|reason| {
            let words = reason.words().text(self.lang);
            match reason {
                Reason::NameAlike => format!("{words}: {} / {name}", self.asked.name),
                _ => words.to_owned(),
            }
        });
        life::joined(&each.collect::<Vec<_>>())
    }
}
