use serde::{Deserialize, Serialize};
use store::{Entry, Guard, Op, ReadError, Revision, Store};

use crate::key;
use crate::records::{read, write};
use crate::trail_chain::{ChainKey, Sum};

/// What the store keeps of a file of the archive.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct FileRecord {
    /// Its number, from 1; its name follows from it.
    pub(super) number: u64,
    /// How many bytes of it count. What stands behind them was never acknowledged.
    pub(super) bytes: u64,
    /// The seals of its first and last entry.
    pub(super) seals: (u64, u64),
    /// What it has.
    pub(super) sum: Sum,
    /// The smallest and the largest key of its entries.
    pub(super) keys: (String, String),
    /// Whether its last line is written.
    pub(super) is_full: bool,
    /// Over all of the above.
    pub(super) mac: String,
}

/// What was archived and is not there any more, because the archive may be only so large.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct Gone {
    /// The number of the newest file that went.
    pub(super) upto: u64,
    /// What went with all of them.
    pub(super) sum: Sum,
    /// Over both.
    pub(super) mac: String,
}

/// A record as it is stored.
#[derive(Clone, Debug)]
pub(super) struct Stored<T> {
    pub(super) record: T,
    pub(super) mod_revision: Revision,
}

/// All records: the files in order, and what is gone.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    pub(super) files: Vec<Stored<FileRecord>>,
    pub(super) gone: Option<Stored<Gone>>,
    /// Keys whose values are no records.
    pub(super) unreadable: Vec<String>,
}

impl FileRecord {
    pub(super) fn name(&self) -> String {
        name_of(self.number)
    }

    pub(super) fn key(&self) -> String {
        key::of_audit_archive(self.number)
    }

    pub(super) fn op(&self, key: &ChainKey) -> Op {
        let mut vouched = self.clone();
        vouched.mac = self.own_mac(key);
        Op::Put {
            key: self.key(),
            value: write(&vouched),
        }
    }

    pub(super) fn is_ours(&self, key: &ChainKey) -> bool {
        self.own_mac(key) == self.mac
    }

    fn own_mac(&self, key: &ChainKey) -> String {
        let mut bare = self.clone();
        bare.mac.clear();
        key.mac(b"archive-file", &write(&bare))
    }
}

impl Gone {
    pub(super) fn op(&self, key: &ChainKey) -> Op {
        let mut vouched = self.clone();
        vouched.mac = self.own_mac(key);
        Op::Put {
            key: key::AUDIT_ARCHIVE_GONE.to_owned(),
            value: write(&vouched),
        }
    }

    pub(super) fn is_ours(&self, key: &ChainKey) -> bool {
        self.own_mac(key) == self.mac
    }

    fn own_mac(&self, key: &ChainKey) -> String {
        let mut bare = self.clone();
        bare.mac.clear();
        key.mac(b"archive-gone", &write(&bare))
    }
}

impl Records {
    pub(super) fn of(store: &dyn Store) -> Result<Self, ReadError> {
        let mut records = Self::default();
        let mut after: Option<String> = None;
        loop {
            let page = store.page(key::AUDIT_ARCHIVE, after.as_deref(), 500)?;
            page.entries.iter().for_each(|entry| records.take(entry));
            after = page.entries.last().map(|entry| entry.key.clone());
            if !page.has_more {
                return Ok(records);
            }
        }
    }

    pub(super) fn take(&mut self, entry: &Entry) {
        let mod_revision = entry.mod_revision;
        if entry.key == key::AUDIT_ARCHIVE_GONE {
            if let Ok(record) = read::<Gone>(&entry.value) {
                self.gone = Some(Stored {
                    record,
                    mod_revision,
                });
                return;
            }
        } else if let Ok(record) = read::<FileRecord>(&entry.value)
            && record.key() == entry.key
        {
            self.files.push(Stored {
                record,
                mod_revision,
            });
            return;
        }
        self.unreadable.push(entry.key.clone());
    }

    /// The guard that what is gone is as it was read.
    pub(super) fn guard_of_gone(&self) -> Guard {
        let key = key::AUDIT_ARCHIVE_GONE.to_owned();
        match &self.gone {
            Some(gone) => Guard::Unchanged {
                key,
                mod_revision: gone.mod_revision,
            },
            None => Guard::Absent { key },
        }
    }
}

impl Stored<FileRecord> {
    pub(super) fn guard(&self) -> Guard {
        Guard::Unchanged {
            key: self.record.key(),
            mod_revision: self.mod_revision,
        }
    }
}

/// The name of the file of a number.
pub(super) fn name_of(number: u64) -> String {
    format!("{number:08}.jsonl")
}

/// The number of the file of a name.
pub(super) fn number_of(name: &str) -> Option<u64> {
    let number = name.strip_suffix(".jsonl")?.parse().ok()?;
    (name_of(number) == name).then_some(number)
}
