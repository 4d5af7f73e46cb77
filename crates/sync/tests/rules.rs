//! The rules of `crates/sync`, one file for each subject. The simulation is a test of its own.

#[path = "rules/accept.rs"]
mod accept;
#[path = "rules/access.rs"]
mod access;
#[path = "rules/alias.rs"]
mod alias;
#[path = "rules/any_change.rs"]
mod any_change;
#[path = "rules/block_on.rs"]
mod block_on;
#[path = "rules/build.rs"]
mod build;
#[path = "rules/chosen.rs"]
mod chosen;
#[path = "rules/contract.rs"]
mod contract;
#[path = "rules/device.rs"]
mod device;
#[path = "rules/facts.rs"]
mod facts;
#[path = "rules/merge.rs"]
mod merge;
#[path = "rules/plan.rs"]
mod plan;
#[path = "rules/referral.rs"]
mod referral;
#[path = "rules/run.rs"]
mod run;
#[path = "rules/session.rs"]
mod session;
#[path = "rules/status.rs"]
mod status;
