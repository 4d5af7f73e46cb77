//! The rules of `crates/sync`, one file for each subject. The simulation is a test of its own.

#[path = "rules/accept.rs"]
mod accept;
#[path = "rules/access.rs"]
mod access;
#[path = "rules/alias.rs"]
mod alias;
#[path = "rules/another_house.rs"]
mod another_house;
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
#[path = "rules/funds.rs"]
mod funds;
#[path = "rules/hidden_anew.rs"]
mod hidden_anew;
#[path = "rules/merge.rs"]
mod merge;
#[path = "rules/moves.rs"]
mod moves;
#[path = "rules/one_home.rs"]
mod one_home;
#[path = "rules/overtaken.rs"]
mod overtaken;
#[path = "rules/plan.rs"]
mod plan;
#[path = "rules/posyandu_names.rs"]
mod posyandu_names;
#[path = "rules/put_right.rs"]
mod put_right;
#[path = "rules/referral.rs"]
mod referral;
#[path = "rules/restored.rs"]
mod restored;
#[path = "rules/restored_order.rs"]
mod restored_order;
#[path = "rules/run.rs"]
mod run;
#[path = "rules/session.rs"]
mod session;
#[path = "rules/sign_off.rs"]
mod sign_off;
#[path = "rules/status.rs"]
mod status;
#[path = "rules/unborn.rs"]
mod unborn;
