//! `cargo xtask requests FILE`: verifies recorded requests with the code that serves them.
//!
//! It runs an example of `openapi`, so that `xtask gen` builds even when generated code does not.

use std::process::Command;

/// Runs the check and returns its last line.
pub(crate) fn check(file: &str) -> Result<String, String> {
    let path = std::path::absolute(file).map_err(|error| format!("{file}: {error}"))?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let status = Command::new(cargo)
        .current_dir(crate::root())
        .args([
            "run",
            "--quiet",
            "--package",
            "openapi",
            "--example",
            "requests",
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
