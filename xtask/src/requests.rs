//! `cargo xtask requests FILE` and `ram-vectors FILE`: verify files of cases with the code they are about.
//!
//! Each runs an example of its crate, so that `xtask gen` builds even when generated code does not.

use std::process::Command;

/// Runs the example of a crate over a file and returns its last line.
pub(crate) fn check(package: &str, example: &str, file: &str) -> Result<String, String> {
    let path = std::path::absolute(file).map_err(|error| format!("{file}: {error}"))?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let status = Command::new(cargo)
        .current_dir(crate::root())
        .args([
            "run",
            "--quiet",
            "--package",
            package,
            "--example",
            example,
            "--",
        ])
        .arg(path)
        .status()
        .map_err(|error| format!("cargo did not start: {error}"))?;
    if status.success() {
        Ok(format!("{file}: all as expected"))
    } else {
        Err(format!("{file}: not all as expected"))
    }
}
