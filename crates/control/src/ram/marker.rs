//! Lists that are read on from a marker.

use openapi::{ApiError, errors};

/// Some elements of a list, and where to read on.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Marked<T> {
    pub(crate) items: Vec<T>,
    /// The name to read on after; nothing when these are the last.
    pub(crate) next: Option<String>,
}

impl<T> Marked<T> {
    /// Whether there is more.
    pub(crate) fn is_truncated(&self) -> bool {
        self.next.is_some()
    }

    /// The marker as it is answered: empty when there is no more.
    pub(crate) fn marker(&self) -> String {
        self.next.clone().unwrap_or_default()
    }
}

/// The elements after a marker, in the order of their folded names. A marker is the last name of the page before: what is
/// made or deleted between two pages neither repeats nor hides another element.
///
/// Source: RAM API, `ListUsers`, `Marker`, `MaxItems`.
pub(crate) fn page<T>(
    items: impl Iterator<Item = T>,
    folded: impl Fn(&T) -> String,
    marker: Option<&str>,
    max_items: Option<i64>,
) -> Result<Marked<T>, ApiError> {
    page_of(items, folded, marker, max_items, MOST_ITEMS)
}

/// As [`page`], where a page has another number of elements at most.
pub(crate) fn page_of<T>(
    items: impl Iterator<Item = T>,
    folded: impl Fn(&T) -> String,
    marker: Option<&str>,
    max_items: Option<i64>,
    most_items: usize,
) -> Result<Marked<T>, ApiError> {
    let most = usize::try_from(max_items.unwrap_or(DEFAULT_ITEMS))
        .ok()
        .filter(|most| (1..=most_items).contains(most))
        .ok_or_else(|| {
            errors::INVALID_PARAMETER_MAX_ITEMS.with(format_args!("it may be 1 to {most_items}"))
        })?;
    let mut named: Vec<(String, T)> = items.map(|item| (folded(&item), item)).collect();
    if let Some(marker) = marker {
        let marker = marker.to_ascii_lowercase();
        named.retain(|(name, _)| *name > marker);
    }
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    let has_more = named.len() > most;
    named.truncate(most);
    let next = named
        .last()
        .filter(|_| has_more)
        .map(|(name, _)| name.clone());
    Ok(Marked {
        items: named.into_iter().map(|(_, item)| item).collect(),
        next,
    })
}

const DEFAULT_ITEMS: i64 = 100;
const MOST_ITEMS: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_by_name_whatever_comes_and_goes_between() {
        let mut names = vec!["Bob", "alice", "dave", "carol"];
        let read = |names: &[&'static str], marker: Option<&str>| {
            page(
                names.iter().copied(),
                |name| name.to_ascii_lowercase(),
                marker,
                Some(2),
            )
            .expect("two are a page")
        };
        let first = read(&names, None);
        assert_eq!(first.items, ["alice", "Bob"]);
        assert!(first.is_truncated());
        names.retain(|name| *name != "Bob");
        names.push("abel");
        let second = read(&names, first.next.as_deref());
        assert_eq!(second.items, ["carol", "dave"]);
        assert!(!second.is_truncated());
        assert_eq!(second.marker(), "");
    }

    #[test]
    fn a_page_has_one_to_a_thousand_elements() {
        for (max, is_good) in [
            (0, false),
            (1, true),
            (1_000, true),
            (1_001, false),
            (-1, false),
        ] {
            let read = page(
                ["a"].into_iter(),
                |name| (*name).to_owned(),
                None,
                Some(max),
            );
            assert_eq!(read.is_ok(), is_good, "{max}");
        }
    }
}
