use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use rusqlite::{Connection, OptionalExtension};

use crate::Revision;

/// What the writer has found in `cur`. It stays true until the writer folds something into it: nobody else writes.
///
/// Guards of most changes ask for the same few keys, and for one that is new and behind all others like it.
#[derive(Debug, Default)]
pub(super) struct Known {
    written: HashMap<String, Revision>,
    /// From a key on up to another, or to the end, there is none.
    gaps: BTreeMap<String, Option<String>>,
}

impl Known {
    /// When a key was last written by `cur`.
    pub(super) fn last_written(
        &mut self,
        connection: &Connection,
        key: &str,
    ) -> rusqlite::Result<Option<Revision>> {
        if let Some(revision) = self.written.get(key) {
            return Ok(Some(*revision));
        }
        let upto = (Bound::Unbounded, Bound::Included(key));
        let gap = self.gaps.range::<str, _>(upto).next_back();
        if gap.is_some_and(|(_, end)| end.as_deref().is_none_or(|end| key < end)) {
            return Ok(None);
        }
        let next: Option<(String, Revision)> = connection
            .prepare_cached("SELECT key, mod_rev FROM cur WHERE key >= ?1 ORDER BY key LIMIT 1")?
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if self.written.len() + self.gaps.len() >= MOST {
            *self = Self::default();
        }
        match next {
            Some((found, revision)) if found == key => {
                self.written.insert(found, revision);
                Ok(Some(revision))
            }
            next => {
                self.gaps.insert(key.to_owned(), next.map(|(key, _)| key));
                Ok(None)
            }
        }
    }
}

/// A MiB or two.
const MOST: usize = 8_192;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_what_the_table_says() {
        let connection = Connection::open_in_memory().expect("memory");
        connection
            .execute_batch(
                "CREATE TABLE cur (key TEXT PRIMARY KEY NOT NULL, mod_rev INTEGER NOT NULL) WITHOUT ROWID;
                INSERT INTO cur VALUES ('b', 2), ('d', 4), ('d/1', 5);",
            )
            .expect("a table");
        let mut known = Known::default();
        let keys = [
            "c", "c2", "bb", "a", "b", "", "d", "d/0", "d/", "d/1", "d/2", "z", "e",
        ];
        // Twice: asked for, and known.
        for key in keys.into_iter().chain(keys) {
            let expected = match key {
                "b" => Some(2),
                "d" => Some(4),
                "d/1" => Some(5),
                _ => None,
            };
            let found = known.last_written(&connection, key).expect("a table");
            assert_eq!(found, expected, "{key}");
        }
        connection.execute_batch("DROP TABLE cur").expect("a table");
        for key in ["c1", "bb", "b", "d", "d/3", "zz"] {
            assert!(
                known.last_written(&connection, key).is_ok(),
                "{key} is known"
            );
        }
        assert!(
            known.last_written(&connection, "aa").is_ok(),
            "between a and b"
        );
        assert!(known.last_written(&connection, "d/00").is_ok());
    }
}
