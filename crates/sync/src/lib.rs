//! How two copies become one: records, changes, the protocol's messages, and the decisions both sides take.
//! Must not do I/O, read a clock or make random numbers. The same code runs on the phone and on the server.

pub mod accept;
pub mod alias;
pub mod author;
pub mod change;
#[doc(hidden)]
pub mod contract;
pub mod desk;
pub mod device;
pub mod doubles;
pub mod link;
pub mod memory;
pub mod numbers;
pub mod overview;
pub mod parcel;
pub mod photo;
pub mod plan;
pub mod record;
mod record_json;
pub mod referral;
pub mod replay;
pub mod run;
pub mod sign_in;
pub mod sign_off;
pub mod status;
pub mod store;
pub mod wire;

pub use author::{Author, CadreKind, Profile, Role};
pub use change::{Change, Edit};
pub use record::{Kind, Local, Origin, Record, RecordId, Stored};

/// Version of the envelope and its field conventions. Raised with a migration in the same commit; the server
/// upgrades older ones, at least three versions back.
pub const SCHEMA: u16 = 1;
