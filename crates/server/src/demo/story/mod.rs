//! What happened in a village: households of every kind of beneficiary, from those before the wedding to the children
//! under five, each with the visits of the past months.

mod adolescent;
mod birth;
mod child;
mod couple;
mod house;
mod pregnancy;
pub mod script;

use dampingi_domain::{AreaCode, Date};
use script::{Saved, Script};

/// The whole story of a village, up to and including today.
pub fn of_village(village: &AreaCode, today: Date, seed: u64) -> Vec<Saved> {
    let mut script = Script::new(village.clone(), today, seed);
    couple::within_the_village(&mut script);
    couple::with_a_stranger(&mut script);
    pregnancy::first_trimester(&mut script);
    pregnancy::second_trimester(&mut script);
    pregnancy::third_trimester(&mut script);
    birth::days_ago(&mut script);
    birth::weeks_ago(&mut script);
    child::exclusively_breastfed(&mut script);
    child::faltering(&mut script);
    child::stunted(&mut script);
    child::nearly_five(&mut script);
    adolescent::at_school(&mut script);
    script.saved
}
