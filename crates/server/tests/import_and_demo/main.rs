//! The import and the demo through the real intake, on SQLite and on PostgreSQL.

mod databases;
mod demo;
mod import;
mod import_command;
