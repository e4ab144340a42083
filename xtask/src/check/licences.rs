//! Every package in the lock file is under a licence that we may ship.

use std::path::Path;

use super::Complaint;
use super::metadata::Metadata;

const ALLOWED: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
];

pub(super) fn check(root: &Path) -> Vec<Complaint> {
    let metadata = match Metadata::read(root) {
        Ok(metadata) => metadata,
        Err(error) => return vec![error],
    };
    let complaint = |package: &super::metadata::Package| match &package.license {
        None => Some(format!(
            "{} {} states no licence",
            package.name, package.version
        )),
        Some(text) if is_allowed(text) => None,
        Some(text) => Some(format!(
            "{} {} is under {text}, which is not on our list",
            package.name, package.version
        )),
    };
    metadata.packages.iter().filter_map(complaint).collect()
}

/// Whether an SPDX expression can be met with allowed licences only. The old form `A/B` means `A OR B`.
fn is_allowed(expression: &str) -> bool {
    let text = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 0;
    any_of(&words, &mut at) == Some(true) && at == words.len()
}

/// What an expression comes to; none where it is no expression.
fn any_of(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut answer = all_of(words, at)?;
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        answer |= all_of(words, at)?;
    }
    Some(answer)
}

fn all_of(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut answer = one(words, at)?;
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        answer &= one(words, at)?;
    }
    Some(answer)
}

fn one(words: &[&str], at: &mut usize) -> Option<bool> {
    let word = *words.get(*at)?;
    *at += 1;
    if word == "(" {
        let answer = any_of(words, at)?;
        let closing = words.get(*at);
        *at += 1;
        return (closing == Some(&")")).then_some(answer);
    }
    if words.get(*at) == Some(&"WITH") {
        let licence = format!("{word} WITH {}", words.get(*at + 1)?);
        *at += 2;
        return Some(ALLOWED.contains(&licence.as_str()));
    }
    Some(ALLOWED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn an_expression_is_allowed_when_allowed_licences_can_meet_it() {
        for (expression, expected) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0-only", false),
            ("LGPL-2.1-only OR BSD-2-Clause", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0-only", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
            ("MIT OR", false),
            ("", false),
        ] {
            assert_eq!(is_allowed(expression), expected, "{expression}");
        }
    }
}
