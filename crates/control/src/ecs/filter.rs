//! What filters of describing operations mean. A filter that is left out or empty lets everything through.

use openapi::{ApiError, ErrorRow};

/// Whether a value is the one asked for.
pub(super) fn is(filter: &Option<String>, value: &str) -> bool {
    match filter.as_deref() {
        None | Some("") => true,
        Some(filter) => filter == value,
    }
}

/// Whether a name is the one asked for, where `*` stands for any text.
///
/// Source: ECS API, `DescribeInstances`, `InstanceName`.
pub(super) fn is_like(filter: &Option<String>, value: &str) -> bool {
    match filter.as_deref() {
        None | Some("") => true,
        Some(filter) => matches(filter, value),
    }
}

/// Whether a value is among those asked for.
pub(super) fn is_one_of(filter: &[String], value: &str) -> bool {
    filter.is_empty() || filter.iter().any(|it| it == value)
}

/// Refuses a word that is none of those that there are; one that is left out or empty is fine.
pub(super) fn check_word(
    text: &Option<String>,
    words: &[&str],
    refusal: &ErrorRow,
) -> Result<(), ApiError> {
    match text.as_deref() {
        Some(text) if !text.is_empty() && !words.contains(&text) => Err(refusal.with(text)),
        Some(_) | None => Ok(()),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, expected) in [
            ("web", "web", true),
            ("web", "web-1", false),
            ("web*", "web-1", true),
            ("*-1", "web-1", true),
            ("w*b*1", "web-1", true),
            ("w*b*2", "web-1", false),
            ("*", "", true),
            ("ab*ba", "aba", false),
        ] {
            assert_eq!(
                is_like(&Some(pattern.into()), text),
                expected,
                "{pattern} {text}"
            );
        }
    }
}
