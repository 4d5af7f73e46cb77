//! Takes a module apart at its `#[wasm_split]` functions, and puts every part but the first where wasm-bindgen's files go.

use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};

/// What a module with parts imports from, before it is taken apart.
const MARK: &[u8] = b"__wasm_split_placeholder__";

/// The first part, which wasm-bindgen has to see; `None` where the module has only one. The others, and the script that
/// loads them, are then in `folder`; `name` is what wasm-bindgen will call its own files.
pub fn take_apart(
    input: &Path,
    folder: &Path,
    name: &str,
) -> std::result::Result<Option<PathBuf>, String> {
    let module = fs::read(input).map_err(|error| format!("{}: {error}", input.display()))?;
    if !module.windows(MARK.len()).any(|bytes| bytes == MARK) {
        return Ok(None);
    }
    clear(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let first = input.with_extension("first.wasm");
    let script = format!("./{name}.js");
    let mut options = wasm_split_cli_support::Options::new(&module);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.main_module = &script;
    wasm_split_cli_support::transform(options).map_err(|error| format!("{error:?}"))?;
    Ok(Some(first))
}

/// Parts of an older build have other numbers, and would be taken for this one's.
fn clear(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_part = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| {
                name.ends_with(".wasm")
                    && (name.starts_with("split_") || name.starts_with("chunk_"))
            });
        if is_part {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}
