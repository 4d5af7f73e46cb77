//! The binary `dampingi`.

use clap::Parser;
use dampingi_server::command::{self, Line};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match command::run(Line::parse()).await {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("dampingi: {failure}");
            ExitCode::FAILURE
        }
    }
}
