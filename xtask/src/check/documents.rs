//! Documents say what is so: links lead somewhere, marked invariants are held by a test.

use std::collections::BTreeSet;
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

/// Every decision record has a number of its own, in its file's name and before its title.
pub(super) fn decision_records(root: &Path) -> Vec<Complaint> {
    let records = files_below(&root.join("docs/decisions"), ".md");
    let mut seen = BTreeSet::new();
    let mut complaints = Vec::new();
    for path in &records {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some((number, _)) = name.split_once('-') else {
            complaints.push(format!("docs/decisions/{name}: no number"));
            continue;
        };
        if !seen.insert(number.to_owned()) {
            complaints.push(format!(
                "docs/decisions/{name}: {number} is another record's"
            ));
        }
        let text = std::fs::read_to_string(path).unwrap_or_default();
        if !text.starts_with(&format!("# {number} ")) {
            complaints.push(format!(
                "docs/decisions/{name}: its title does not begin with {number}"
            ));
        }
    }
    if records.is_empty() {
        complaints.push("docs/decisions has no record".into());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_records_of_one_number_and_a_title_of_another_are_told() {
        let root =
            std::env::temp_dir().join(format!("kanmon-xtask-records-{}", std::process::id()));
        let folder = root.join("docs/decisions");
        std::fs::create_dir_all(&folder).expect("the temporary directory can be written");
        for (name, text) in [
            ("0001-one.md", "# 0001 One\n"),
            ("0001-two.md", "# 0001 Two\n"),
            ("0003-three.md", "# 3. Three\n"),
        ] {
            std::fs::write(folder.join(name), text).expect("written");
        }
        let complaints = decision_records(&root);
        std::fs::remove_dir_all(&root).expect("ours");
        assert_eq!(complaints.len(), 2, "{complaints:?}");
        assert!(decision_records(&root)[0].contains("no record"));
    }
}
