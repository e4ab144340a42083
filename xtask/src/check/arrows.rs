//! A crate depends on its own row of the design and the rows above it.

use std::path::Path;

use super::Complaint;
use super::metadata::Metadata;

/// The rows, from the top. Dev crates may use everything; others may use them in tests only.
const ROWS: [(&str, &[&str]); 6] = [
    ("words", &["cloud-id", "header-space"]),
    ("meanings", &["secgroup", "estate", "ram", "imds"]),
    (
        "machinery",
        &[
            "rule-compiler",
            "dataplane-abi",
            "dataplane",
            "store",
            "federation",
        ],
    ),
    ("shells", &["openapi", "control", "host-api", "host-agent"]),
    ("binary", &["kanmon"]),
    ("dev", &["testkit", "xtask", "bench"]),
];

/// Arrows inside a row that would undo the design.
const NEVER: [(&str, &str); 9] = [
    ("header-space", "cloud-id"),
    ("secgroup", "estate"),
    ("ram", "secgroup"),
    ("imds", "estate"),
    ("openapi", "control"),
    ("host-agent", "control"),
    ("control", "host-agent"),
    ("dataplane-abi", "rule-compiler"),
    ("federation", "ram"),
];

/// Crates that know no clock, no I/O and no wire form.
const PURE: [&str; 6] = [
    "cloud-id",
    "header-space",
    "secgroup",
    "estate",
    "ram",
    "imds",
];
/// What a pure crate may use besides its like.
const PURE_MAY_USE: [&str; 1] = ["thiserror"];

fn row_of(name: &str) -> Option<usize> {
    ROWS.iter().position(|(_, crates)| crates.contains(&name))
}

pub(super) fn check(root: &Path) -> Vec<Complaint> {
    let metadata = match Metadata::read(root) {
        Ok(metadata) => metadata,
        Err(error) => return vec![error],
    };
    let mut complaints = Vec::new();
    for package in metadata
        .packages
        .iter()
        .filter(|package| metadata.is_member(package))
    {
        let Some(row) = row_of(&package.name) else {
            complaints.push(format!(
                "{} stands in no row: add it to the design",
                package.name
            ));
            continue;
        };
        for dependency in &package.dependencies {
            let is_test_only = dependency.kind.as_deref() == Some("dev");
            let name = dependency.name.as_str();
            let is_pure = PURE.contains(&package.name.as_str());
            match row_of(name) {
                Some(other) if ROWS[other].0 == "dev" && ROWS[row].0 != "dev" && !is_test_only => {
                    complaints.push(format!("{} ships the dev crate {name}", package.name));
                }
                Some(other) if other > row && !is_test_only => complaints.push(format!(
                    "{} ({}) depends on {name} ({}), which stands below it",
                    package.name, ROWS[row].0, ROWS[other].0
                )),
                Some(_) if NEVER.contains(&(package.name.as_str(), name)) && !is_test_only => {
                    complaints.push(format!("{} must not know {name}", package.name));
                }
                None if is_pure && !is_test_only && !PURE_MAY_USE.contains(&name) => {
                    complaints.push(format!("{} is pure and must not use {name}", package.name))
                }
                _ => {}
            }
        }
    }
    complaints
}
