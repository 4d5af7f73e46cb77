//! Components of the screens. They know nothing of storage: what they show comes as arguments, what happens goes out as a call.

mod avatar;
mod badge;
mod button;
mod dots;
pub mod el;
mod frame;
mod icon;
mod list;
mod markup;
mod pad;
mod search;

pub use crate::slot::{Slot, effect, memo};
pub use avatar::avatar;
pub use badge::{Tone, badge, mark};
pub use button::{Weight, button, go, submit};
pub use dots::dots;
pub use frame::{Speaker, Trail, fixed, focus_on, header, use_speaker};
pub use icon::{Icon, drawing, icon};
pub use list::{empty, facts, notice, problem_notice, skeleton};
pub use markup::Markup;
pub use pad::number_pad;
pub use search::search_entry;
