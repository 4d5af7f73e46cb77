//! The provincial backend of Dampingi: one binary, one data folder.

pub mod accounts;
pub mod app_files;
pub mod auth;
pub mod bare;
pub mod clock;
pub mod command;
pub mod config;
pub mod db;
pub mod demo;
pub mod error;
pub mod failure;
pub mod growth;
pub mod headers;
pub mod import;
pub mod indicator;
pub mod intake;
pub mod log;
pub mod one_name;
pub mod organisation;
pub mod password;
pub mod read;
pub mod route;
pub mod router;
pub mod scope;
pub mod secret;
pub mod serve;
