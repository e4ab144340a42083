//! `unsafe` lives in `dataplane` and `dataplane-abi`, each block with its reason.

use std::path::Path;

use super::{Complaint, files_below};

const HOMES: [&str; 2] = ["crates/dataplane/", "crates/dataplane-abi/"];

pub(super) fn check(root: &Path) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for path in files_below(root, ".rs") {
        let name = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            if !has_keyword(line) {
                continue;
            }
            if !HOMES.iter().any(|home| name.starts_with(home)) {
                complaints.push(format!("{name}:{}: unsafe outside its homes", at + 1));
            } else if opens_block(line) && !has_reason(&lines[..at]) {
                complaints.push(format!(
                    "{name}:{}: unsafe without a SAFETY comment above",
                    at + 1
                ));
            }
        }
    }
    complaints
}

/// Whether the code of a line, comments and strings aside, has the keyword.
fn has_keyword(line: &str) -> bool {
    let code = code_of(line);
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|word| word == "unsafe")
}

fn opens_block(line: &str) -> bool {
    let code = code_of(line);
    code.contains("unsafe {") || code.contains("unsafe impl")
}

fn has_reason(above: &[&str]) -> bool {
    above
        .iter()
        .rev()
        .take(8)
        .any(|line| line.contains("SAFETY:"))
}

fn code_of(line: &str) -> String {
    let line = line.split("//").next().unwrap_or_default();
    line.split('"').step_by(2).collect()
}
