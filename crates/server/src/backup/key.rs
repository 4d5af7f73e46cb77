//! The pair of keys of a backup: the public half stands on the server and can only lock, the private half is kept elsewhere.

use super::{Identity, new_private};
use crate::failure::{Failure, Outcome};
use age::secrecy::ExposeSecret;
use std::io::Write;
use std::path::Path;

/// Makes a pair: the private half goes to a new file, the public half is given back as text.
pub fn make_key(file: &Path) -> Outcome<String> {
    let key = Identity::generate();
    let public = key.to_public().to_string();
    let text = format!(
        "# Opens backups of Dampingi. Keep it away from the server, and keep two copies: without it no backup can be opened.\n\
         # public key: {public}\n{}\n",
        key.to_string().expose_secret()
    );
    let mut out = new_private(file)?;
    out.write_all(text.as_bytes())
        .and_then(|()| out.sync_all())
        .map_err(|error| Failure::file(file, &error))?;
    Ok(public)
}

/// Reads the private keys in a file, as `make_key` or `age-keygen` wrote it.
pub fn read_keys(file: &Path) -> Outcome<Vec<Identity>> {
    let text = std::fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
    let lines = text.lines().map(str::trim);
    let keys: Result<Vec<Identity>, _> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::parse)
        .collect();
    match keys {
        Ok(keys) if !keys.is_empty() => Ok(keys),
        // What stands in the file is a secret, or a mistake: neither is repeated.
        _ => Err(Failure::input(format!(
            "{} is no file of private keys (AGE-SECRET-KEY-1…)",
            file.display()
        ))),
    }
}
