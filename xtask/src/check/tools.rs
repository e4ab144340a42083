//! What other programs check for us.

use std::path::Path;
use std::process::Command;

use super::Complaint;

pub(super) fn format(root: &Path) -> Vec<Complaint> {
    complaint_of(
        root,
        &["fmt", "--all", "--", "--check", "-l"],
        "run cargo fmt",
    )
}

pub(super) fn clippy(root: &Path) -> Vec<Complaint> {
    let arguments = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    complaint_of(root, &arguments, "mend what clippy says")
}

pub(super) fn generated(root: &Path) -> Vec<Complaint> {
    complaint_of(
        root,
        &["xtask", "gen", "--check"],
        "run cargo xtask gen and commit what it writes",
    )
}

fn complaint_of(root: &Path, arguments: &[&str], mend: &str) -> Vec<Complaint> {
    match Command::new("cargo")
        .args(arguments)
        .current_dir(root)
        .output()
    {
        Ok(output) if output.status.success() => Vec::new(),
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            let first: Vec<&str> = said
                .lines()
                .filter(|line| !line.trim().is_empty())
                .take(40)
                .collect();
            vec![format!("{mend}:\n    {}", first.join("\n    "))]
        }
        Err(error) => vec![format!("cargo does not start: {error}")],
    }
}
