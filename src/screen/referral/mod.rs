//! Referrals: made from what a visit showed, open until their outcome is noted, shown wherever the person is. Which outcome
//! belongs to which referral is decided in `dampingi_sync::referral`, when it is late in the domain.

mod card;
mod make;
mod outcome;
mod section;

pub use card::{Visits, Way, row_mark};
pub use make::{make, to_refer};
pub use outcome::outcome;
pub use section::section;
