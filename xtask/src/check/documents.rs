//! Documents say what is so: links lead somewhere, marked invariants are held by a test.

use std::path::Path;

use super::{Complaint, files_below};

/// Every relative link of a Markdown file leads to a file or folder.
pub(super) fn links(root: &Path) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for path in files_below(root, ".md") {
        let name = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let folder = path.parent().unwrap_or(root);
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let target = target.split('#').next().unwrap_or_default();
            let is_relative =
                !target.is_empty() && !target.contains("://") && !target.contains(' ');
            if is_relative && !folder.join(target).exists() {
                complaints.push(format!("{name}: a link leads nowhere: {target}"));
            }
        }
    }
    complaints
}

/// Every invariant marked `**[Kn]**` in the architecture is named by a test: `holds: Kn` in a comment.
pub(super) fn invariants(root: &Path) -> Vec<Complaint> {
    let text = std::fs::read_to_string(root.join("docs/ARCHITECTURE.md")).unwrap_or_default();
    let marked: Vec<&str> = text
        .split("**[")
        .skip(1)
        .filter_map(|rest| rest.split("]**").next())
        .filter(|mark| mark.starts_with('K') && mark[1..].parse::<u32>().is_ok())
        .collect();
    if marked.is_empty() {
        return vec!["docs/ARCHITECTURE.md marks no invariant".into()];
    }
    let mut tests = String::new();
    for ending in [".rs", ".py", ".sh"] {
        for folder in ["crates", "conformance", "scripts"] {
            for path in files_below(&root.join(folder), ending) {
                tests.push_str(&std::fs::read_to_string(&path).unwrap_or_default());
                tests.push('\n');
            }
        }
    }
    let is_held = |mark: &&&str| {
        tests.lines().any(|line| {
            line.split_once("holds: ")
                .is_some_and(|(_, marks)| marks.split([',', ' ', '.']).any(|word| word == **mark))
        })
    };
    let orphans: Vec<&&str> = marked.iter().filter(|mark| !is_held(mark)).collect();
    orphans
        .iter()
        .map(|mark| format!("no test says that it holds {mark}"))
        .collect()
}
