//! Every `Source:` names a known document, every `Choice:` an existing decision record.

use std::path::Path;

use serde::Deserialize;

use super::{Complaint, files_below};

#[derive(Deserialize)]
struct Sources {
    source: Vec<Source>,
}

#[derive(Deserialize)]
struct Source {
    name: String,
}

pub(super) fn check(root: &Path) -> Vec<Complaint> {
    let text = std::fs::read_to_string(root.join("docs/sources.toml")).unwrap_or_default();
    let sources: Sources = match toml::from_str(&text) {
        Ok(sources) => sources,
        Err(error) => return vec![format!("docs/sources.toml: {error}")],
    };
    let mut complaints = Vec::new();
    for path in files_below(&root.join("crates"), ".rs") {
        let name = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        for (at, line) in text.lines().enumerate() {
            let comment = line.trim_start();
            if !comment.starts_with("//") {
                continue;
            }
            if let Some((_, cited)) = comment.split_once("Source: ") {
                let is_known = sources
                    .source
                    .iter()
                    .any(|source| cited.starts_with(&source.name));
                if !is_known {
                    complaints.push(format!("{name}:{}: unknown source: {cited}", at + 1));
                }
            }
            if let Some((_, cited)) = comment.split_once("Choice: ") {
                if let Some(file) = cited
                    .split([',', ' ', ';', ')'])
                    .find(|word| word.starts_with("docs/"))
                {
                    let file = file.trim_end_matches('.');
                    if !root.join(file).is_file() {
                        complaints.push(format!(
                            "{name}:{}: no such decision record: {file}",
                            at + 1
                        ));
                    }
                } else if !cited.contains("decision ") {
                    complaints.push(format!(
                        "{name}:{}: a choice without its decision record",
                        at + 1
                    ));
                }
            }
        }
    }
    complaints
}
