//! When each access key was last used. A call costs no write for it: what is new is written now and then.
//!
//! Choice: docs/decisions/0033-when-keys-were-used.md

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use cloud_id::Timestamp;
use store::{Op, ReadError, Store, TransactError, Transaction};

use crate::key;

/// When each key was last used, and what of it is not written yet.
#[derive(Debug, Default)]
pub(crate) struct LastUsed(Mutex<HashMap<String, Used>>);

#[derive(Clone, Copy, Debug)]
struct Used {
    at: Timestamp,
    is_written: bool,
}

/// Why it was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotWritten {
    #[error("the store could not be written")]
    Write(#[from] TransactError),
    #[error("the store could not be read")]
    Read(#[from] ReadError),
}

impl LastUsed {
    /// What was written before.
    pub(crate) fn load(store: &dyn Store) -> Result<Self, ReadError> {
        let mut used = HashMap::new();
        let mut after: Option<String> = None;
        loop {
            let page = store.page(key::LAST_USED, after.as_deref(), AT_ONCE)?;
            for entry in &page.entries {
                let secs = std::str::from_utf8(&entry.value)
                    .ok()
                    .and_then(|it| it.parse().ok());
                if let (Some(id), Some(secs)) = (entry.key.strip_prefix(key::LAST_USED), secs) {
                    let at = Timestamp::from_unix_secs(secs);
                    used.insert(
                        id.to_owned(),
                        Used {
                            at,
                            is_written: true,
                        },
                    );
                }
            }
            after = page.entries.last().map(|entry| entry.key.clone());
            if !page.has_more {
                return Ok(Self(Mutex::new(used)));
            }
        }
    }

    /// Takes in that a key was used.
    pub(crate) fn note(&self, key_id: &str, at: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match all.get_mut(key_id) {
            Some(used) if used.at.unix_secs >= at.unix_secs => {}
            Some(used) => {
                *used = Used {
                    at,
                    is_written: false,
                }
            }
            None => drop(all.insert(
                key_id.to_owned(),
                Used {
                    at,
                    is_written: false,
                },
            )),
        }
    }

    /// When a key was last used.
    pub(crate) fn of(&self, key_id: &str) -> Option<Timestamp> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(key_id).map(|it| it.at)
    }

    /// Writes what is new, and forgets the keys that are gone.
    pub(crate) async fn write(
        &self,
        store: &dyn Store,
        is_there: impl Fn(&str) -> bool,
    ) -> Result<(), NotWritten> {
        loop {
            let ops = self.take(&is_there);
            if ops.is_empty() {
                return Ok(());
            }
            let transaction = Transaction {
                guards: Vec::new(),
                ops,
            };
            store.transact(transaction).await?;
        }
    }

    /// Some of what is to be written. If writing fails, it is written with the next use of each key.
    fn take(&self, is_there: impl Fn(&str) -> bool) -> Vec<Op> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let gone: Vec<String> = all
            .keys()
            .filter(|id| !is_there(id))
            .take(AT_ONCE)
            .cloned()
            .collect();
        let mut ops = Vec::new();
        for id in gone {
            all.remove(&id);
            ops.push(Op::Delete {
                key: key::of_last_use(&id),
            });
        }
        for (id, used) in all.iter_mut().filter(|(_, used)| !used.is_written) {
            if ops.len() >= AT_ONCE {
                break;
            }
            used.is_written = true;
            let value = used.at.unix_secs.to_string().into_bytes();
            ops.push(Op::Put {
                key: key::of_last_use(id),
                value,
            });
        }
        ops
    }
}

const AT_ONCE: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_last_use_of_a_key_is_written_once_and_read_again() {
        let store = store::SimStore::new(1);
        let used = LastUsed::default();
        let at = Timestamp::from_unix_secs;
        used.note("one", at(5));
        used.note("one", at(3));
        used.note("two", at(7));
        assert_eq!(used.of("one"), Some(at(5)));
        used.write(&store, |_| true)
            .await
            .expect("the store writes");
        let revision = store.page("", None, 10).expect("it reads").revision;
        used.write(&store, |_| true)
            .await
            .expect("the store writes");
        let again = store.page("", None, 10).expect("it reads").revision;
        assert_eq!(revision, again, "nothing new is not written");

        let read = LastUsed::load(&store).expect("it reads");
        assert_eq!((read.of("one"), read.of("two")), (Some(at(5)), Some(at(7))));
        read.write(&store, |id| id == "two")
            .await
            .expect("the store writes");
        assert_eq!(read.of("one"), None);
        let read = LastUsed::load(&store).expect("it reads");
        assert_eq!((read.of("one"), read.of("two")), (None, Some(at(7))));
    }
}
