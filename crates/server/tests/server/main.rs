//! The server's tests: the real router on a real database, each on SQLite and on PostgreSQL.

mod support;

#[path = "../../../sync/tests/simulation/mod.rs"]
#[allow(
    dead_code,
    reason = "it brings a model of a server, and here is the real one"
)]
mod simulation;

mod accounts;
mod any_request;
mod backups;
mod bad_carriage;
mod bad_input;
mod counts;
mod desk;
mod doubles;
mod doubles_of_homes;
mod funds;
mod hiding;
mod indicator_ask;
mod indicator_book;
mod indicator_command;
mod indicator_demo;
mod indicator_forms;
mod indicator_lives;
mod indicator_route;
mod indicators;
mod moved_away;
mod nul;
mod organisation;
mod other_life;
mod overtaken;
mod overview;
mod parcels;
mod photos;
mod posyandu_names;
mod program;
mod pull;
mod push;
mod queue;
mod real_server;
mod real_users;
mod referral;
mod review;
mod roles;
mod rules_command;
mod session;
mod sessions;
mod sign_offs;
mod static_app;
mod stories;
mod support_of_donors;
mod targets;
mod together;
mod two_servers;
mod verdicts;
mod watching;
mod worst_order;
mod writing;
