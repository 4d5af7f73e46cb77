//! The published wasm-bindgen command line, with one step before it: the app's module is taken apart (src/app/part.rs says
//! where). Trunk calls this by the name of wasm-bindgen, and has no other place between the linker and it.

mod parts;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let done = first_part(&args).and_then(|first| {
        if let Some((at, first)) = first {
            args[at] = first.into();
            // The other parts use what the linker exports.
            args.push("--keep-lld-exports".into());
        }
        wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args)
            .map_err(|error| format!("{error:?}"))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Takes the module apart that the arguments name, if it has parts: which argument it is, and the part that takes its place.
fn first_part(args: &[OsString]) -> Result<Option<(usize, PathBuf)>, String> {
    let value = |name: &str| args.iter().find_map(|arg| arg.to_str()?.strip_prefix(name));
    let input = args
        .iter()
        .position(|arg| Path::new(arg).extension().is_some_and(|it| it == "wasm"));
    let (Some(at), Some(folder), Some(name)) = (input, value("--out-dir="), value("--out-name="))
    else {
        return Ok(None);
    };
    let first = parts::take_apart(Path::new(&args[at]), Path::new(folder), name)?;
    Ok(first.map(|first| (at, first)))
}
