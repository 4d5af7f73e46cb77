//! A seeded world of phones and one server, with everything going wrong that goes wrong in the field. Test support, also for
//! the server's tests, which include it by path and bring their own [`Backend`].
//! The same seed gives the same story: no clock, no thread, no map without an order decides anything.

pub mod backend;
pub mod chance;
mod changing;
pub mod check;
pub mod deciding;
mod edits;
pub mod faults;
mod going_on;
pub mod last_word;
mod misfortune;
pub mod model;
pub mod other_app;
mod people;
pub mod phone;
mod registering;
pub mod righting;
pub mod slow_store;
mod state;
pub mod template;
mod villages;
pub mod watch;
pub mod wire;
pub mod world;

pub use backend::Backend;
pub use faults::Tally;
pub use world::play;
