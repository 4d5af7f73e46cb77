//! Every word the app shows, Indonesian first, English second. One file per screen or subject: a fixed word is a [`Term`],
//! a sentence with values is a function. What a form asks is not here: it is said by the form itself, in `domain`.

pub mod about;
pub mod app;
pub mod carry;
pub mod chart;
pub mod double;
pub mod fill;
pub mod gate;
pub mod glossary;
pub mod guide;
pub mod here;
pub mod hidden;
pub mod house;
pub mod kind;
pub mod leave;
pub mod life;
pub mod location;
pub mod measure;
pub mod overview;
pub mod person;
pub mod photo;
pub mod posyandu;
pub mod practice;
pub mod referral;
pub mod region;
pub mod result;
pub mod review;
pub mod same;
pub mod scorecard;
pub mod send;
pub mod settings;
pub mod state;
pub mod support;
pub mod targets;
pub mod today;
pub mod vaccine;
pub mod visit;
pub mod when;

pub use dampingi_domain::term::t;
pub use dampingi_domain::{Lang, Term};

/// A sentence in the language asked for. Both are made, because a sentence is short and a branch is not clearer.
pub fn either(lang: Lang, id: String, en: String) -> String {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}
