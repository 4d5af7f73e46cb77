//! Immunisation: which doses are given, which come next and when. Domain notes §3.10; Settled 12.

mod outlook;
mod schedule;
mod status;

pub(crate) use outlook::due_since;
pub use outlook::{LATE_AFTER_MONTHS, Open, Outlook, Standing, Told, outlook};
pub use schedule::{Due, TABLE, VERSION, Vaccine, by_code};
pub use status::{
    Dose, Doubt, Overview, State, Vaccination, doses, is_basic_complete, is_routine_complete,
    overview, summary,
};
