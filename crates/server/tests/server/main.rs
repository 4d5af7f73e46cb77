//! The server's tests: the real router on a real database, each on SQLite and on PostgreSQL.

mod support;

mod accounts;
mod organisation;
mod program;
mod pull;
mod push;
mod review;
mod roles;
mod session;
mod static_app;
mod writing;
