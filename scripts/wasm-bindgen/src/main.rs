//! wasm-bindgen's command line as Trunk calls it: the published library does the work, a flag Trunk does not use is refused.

use anyhow::{Context, Result, bail};
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

/// In lockstep with the library's, see Cargo.toml.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn generate(arguments: impl Iterator<Item = String>) -> Result<()> {
    let mut bindgen = Bindgen::new();
    let mut folder = None;
    for argument in arguments {
        match argument.split_once('=').unwrap_or((&argument, "")) {
            ("--target", "web") => {
                bindgen.web(true)?;
            }
            ("--out-dir", path) => folder = Some(path.to_owned()),
            ("--out-name", name) => {
                bindgen.out_name(name);
            }
            ("--no-typescript", "") => {
                bindgen.typescript(false);
            }
            ("--keep-debug", "") => {
                bindgen.keep_debug(true);
            }
            ("--no-demangle", "") => {
                bindgen.demangle(false);
            }
            (path, "") if !path.starts_with('-') => {
                bindgen.input_path(path);
            }
            _ => bail!("this small wasm-bindgen does not know {argument} (scripts/wasm-bindgen)"),
        }
    }
    bindgen.generate(folder.context("--out-dir is missing")?)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["--version"] {
        println!("wasm-bindgen {VERSION}");
        return ExitCode::SUCCESS;
    }
    match generate(arguments.into_iter()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}
