//! What filters of describing operations mean. A filter that is left out or empty lets everything through.

use cloud_id::Timestamp;
use openapi::{ApiError, ErrorRow, errors};

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

/// When things were made that are asked for, as `Filter.N` says it: keys `CreationStartTime` and `CreationEndTime`,
/// values to the minute (`2026-11-24T08:00Z`), both included. `ExpiredStartTime` and `ExpiredEndTime` are about when
/// things that were paid for in advance end: nothing is, and nothing passes them.
///
/// Source: ECS API, `DescribeInstances`, `Filter.N`. Choice: docs/decisions/0026-parameters-that-are-not-read.md
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Times {
    from: Option<Timestamp>,
    to: Option<Timestamp>,
    is_about_an_end: bool,
}

impl Times {
    /// Reads keys and values.
    ///
    /// # Errors
    /// `InvalidParameter` for another key, or a value that is no time.
    pub(super) fn read<'r>(
        filters: impl Iterator<Item = (Option<&'r str>, Option<&'r str>)>,
    ) -> Result<Self, ApiError> {
        let mut times = Self::default();
        for (key, value) in filters {
            let (key, value) = (key.unwrap_or_default(), value.unwrap_or_default());
            let time = || {
                minute(value).ok_or_else(|| {
                    errors::INVALID_PARAMETER.with(format_args!(
                        "Filter {key} is {value:?}; it is as 2026-11-24T08:00Z"
                    ))
                })
            };
            match key {
                "CreationStartTime" => times.from = Some(time()?),
                "CreationEndTime" => times.to = Some(time()?),
                "ExpiredStartTime" | "ExpiredEndTime" => {
                    time()?;
                    times.is_about_an_end = true;
                }
                _ => {
                    return Err(errors::INVALID_PARAMETER.with(format_args!(
                        "Filter {key:?}; it is CreationStartTime, CreationEndTime, ExpiredStartTime or ExpiredEndTime"
                    )));
                }
            }
        }
        Ok(times)
    }

    /// Whether a thing that was made at a moment is asked for. Seconds do not count.
    pub(super) fn pass(self, created: Timestamp) -> bool {
        let created = created.unix_secs - created.unix_secs.rem_euclid(60);
        !self.is_about_an_end
            && self.from.is_none_or(|from| from.unix_secs <= created)
            && self.to.is_none_or(|to| created <= to.unix_secs)
    }
}

/// `2026-11-24T08:00Z`, or with seconds, which are left out.
fn minute(text: &str) -> Option<Timestamp> {
    let to_minute = text.strip_suffix('Z')?;
    let to_minute = if to_minute.len() == 19 {
        to_minute.get(..16)?
    } else {
        to_minute
    };
    Timestamp::from_second_text(&format!("{to_minute}:00Z"))
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
    fn times_are_compared_to_the_minute() {
        let at = |text: &str| Timestamp::from_second_text(text).expect("a time");
        let read = |filters: &[(&str, &str)]| {
            Times::read(
                filters
                    .iter()
                    .map(|(key, value)| (Some(*key), Some(*value))),
            )
        };
        let made = at("2026-11-24T08:00:30Z");
        for (filters, passes) in [
            (vec![], true),
            (vec![("CreationStartTime", "2026-11-24T08:00Z")], true),
            (vec![("CreationStartTime", "2026-11-24T08:01Z")], false),
            (vec![("CreationEndTime", "2026-11-24T08:00Z")], true),
            (vec![("CreationEndTime", "2026-11-24T07:59:59Z")], false),
            (
                vec![
                    ("CreationStartTime", "2026-11-24T07:00Z"),
                    ("CreationEndTime", "2026-11-24T09:00Z"),
                ],
                true,
            ),
            (vec![("ExpiredStartTime", "2026-11-24T07:00Z")], false),
        ] {
            let times = read(&filters).expect("well formed");
            assert_eq!(times.pass(made), passes, "{filters:?}");
        }
        for wrong in [
            ("CreationTime", "2026-11-24T08:00Z"),
            ("CreationEndTime", "now"),
            ("", ""),
        ] {
            assert!(read(&[wrong]).is_err(), "{wrong:?}");
        }
    }

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
