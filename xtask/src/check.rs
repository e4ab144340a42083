//! `cargo xtask check`: what must be so at every commit.
//!
//! Every check is a function from the checkout to complaints; the command prints them all and fails when
//! there is one.

mod arrows;
mod attacks;
mod documents;
mod licences;
mod metadata;
mod sources;
mod tools;
mod unsafe_homes;

use std::path::{Path, PathBuf};

/// Something that is not as it must be, in one line that says where and what to do.
pub(crate) type Complaint = String;

/// A named check.
type Check = (&'static str, fn(&Path) -> Vec<Complaint>);

const CHECKS: [Check; 11] = [
    ("format", tools::format),
    ("clippy", tools::clippy),
    ("generated files", tools::generated),
    ("licences", licences::check),
    ("arrows", arrows::check),
    ("homes of unsafe", unsafe_homes::check),
    ("sources and choices", sources::check),
    ("decision records", documents::decision_records),
    ("links in documents", documents::links),
    ("invariants", documents::invariants),
    ("attacks", attacks::check),
];

/// Runs every check, or those whose names are given.
///
/// # Errors
/// When a check complains; what it says was printed.
pub(crate) fn run(root: &Path, only: &[&str]) -> Result<String, String> {
    let mut wrong = 0;
    for (name, check) in CHECKS {
        if !only.is_empty() && !only.contains(&name) {
            continue;
        }
        let complaints = check(root);
        println!(
            "{name}: {}",
            if complaints.is_empty() {
                "ok".into()
            } else {
                format!("{} wrong", complaints.len())
            }
        );
        for complaint in &complaints {
            println!("  {complaint}");
        }
        wrong += usize::from(!complaints.is_empty());
    }
    match wrong {
        0 => Ok("all as it must be".to_owned()),
        wrong => Err(format!("{wrong} checks complain")),
    }
}

/// Every file below a folder whose name ends so, in a stable order; build output is left out.
pub(crate) fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "target" | ".git" | "node_modules" | ".venv") {
                    folders.push(path);
                }
            } else if name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
