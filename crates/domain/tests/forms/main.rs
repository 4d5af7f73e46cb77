//! The forms held against the domain notes: one module a form, as tables of what is typed and what must be said about it.

mod bounds;
mod case;
mod child;
mod child_visit;
mod delivery;
mod engagement;
mod household;
mod leaving;
mod newborn;
mod person;
mod postpartum;
mod pregnancy;
mod pregnancy_visit;
mod property;
mod referral;
mod shape;
mod support;
mod survey;
mod typing;
