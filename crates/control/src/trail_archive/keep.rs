use std::io;
use std::sync::Arc;

use store::{Entry, Guard, Op, ReadError, Store, Transaction};

use super::line;
use super::place::ArchivePlace;
use super::record::{FileRecord, Gone, Records, number_of};
use crate::trail_chain::{ChainKey, Trimmed};

/// The archive of a region that runs.
#[derive(Clone)]
pub(crate) struct Archive {
    pub(crate) place: Arc<dyn ArchivePlace>,
    /// How many bytes all files together have at most; the oldest file goes when there are more.
    pub(crate) most_bytes: u64,
}

/// Why entries were not archived; they stay in the store for now.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArchiveError {
    #[error("the archive of the audit trail cannot be written")]
    Files(#[from] io::Error),
    #[error("the store cannot be read")]
    Store(#[from] ReadError),
}

impl Archive {
    /// Writes entries that a transaction deletes to the end of the archive, and into the transaction what it has
    /// then. The lines are on the disk when this returns; they count when the transaction commits.
    pub(crate) async fn keep(
        &self,
        store: &dyn Store,
        key: &ChainKey,
        trimmed: &Trimmed<'_>,
        transaction: &mut Transaction,
    ) -> Result<(), ArchiveError> {
        let Some(seals) = trimmed.seals else {
            return Ok(());
        };
        let records = Records::of(store)?;
        let newest = records.files.last();
        let mut file = match newest {
            Some(newest) => {
                transaction.guards.push(newest.guard());
                newest.record.clone()
            }
            None => {
                transaction.guards.push(records.guard_of_gone());
                FileRecord {
                    number: records.gone.as_ref().map_or(0, |it| it.record.upto),
                    is_full: true,
                    ..FileRecord::default()
                }
            }
        };
        if !file.is_full && file.bytes >= FILE_BYTES {
            let footer = line::footer(file.seals.1, file.sum.count);
            if self.write(&file, footer.clone()).await? {
                file.bytes += footer.len() as u64;
                file.is_full = true;
                transaction.ops.push(file.op(key));
            }
        }
        let mut lines = Vec::new();
        let mut sum = file.sum;
        if file.is_full || !self.may_go_on(store, &file).await? {
            file = FileRecord {
                number: self.next_number(store, file.number).await?,
                seals,
                ..FileRecord::default()
            };
            transaction.guards.push(Guard::Absent { key: file.key() });
            lines = line::header(file.number, seals.0);
            sum = file.sum;
        }
        for entry in &trimmed.entries {
            // An entry that has no line has none of ours for its value; what it had is known to nobody.
            let Some(line) = line::of(entry) else {
                continue;
            };
            lines.extend(line);
            sum.add(key.code(&entry.key, entry.mod_revision, &entry.value));
            let (first, last) = &mut file.keys;
            if first.is_empty() || entry.key < *first {
                first.clone_from(&entry.key);
            }
            if entry.key > *last {
                last.clone_from(&entry.key);
            }
        }
        let added = lines.len() as u64;
        if !self.write(&file, lines).await? {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        file.bytes += added;
        file.sum = sum;
        file.seals.1 = seals.1;
        transaction.ops.push(file.op(key));
        Ok(())
    }

    /// Whether a file was written; not when it is shorter than it was left. Then it is left as it is, for
    /// `verify` to tell of.
    async fn write(&self, file: &FileRecord, bytes: Vec<u8>) -> io::Result<bool> {
        let (name, offset) = (file.name(), file.bytes);
        match self
            .at_the_place(move |place| place.write(&name, offset, &bytes))
            .await
        {
            Ok(()) => Ok(true),
            Err(error) if is_short(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether what stands behind the end of a file, if anything, may be written over: lines of entries that are
    /// in the store, whose transaction did not commit. Anything else is history that another store knows of.
    async fn may_go_on(&self, store: &dyn Store, file: &FileRecord) -> Result<bool, ArchiveError> {
        let (name, offset) = (file.name(), file.bytes);
        let behind = self
            .at_the_place(move |place| place.read(&name, offset, u64::MAX))
            .await;
        let behind = match behind {
            Err(error) if is_short(&error) => return Ok(false),
            behind => behind?,
        };
        Ok(is_of_store(&behind, |entry| {
            let page = store.page(&entry.key, None, 1)?;
            Ok(page.entries.first() == Some(entry))
        })?)
    }

    /// A number behind another one that no file has, or only one that may be written over.
    async fn next_number(&self, store: &dyn Store, number: u64) -> Result<u64, ArchiveError> {
        let names = self.at_the_place(|place| place.names()).await?;
        let largest = names.iter().filter_map(|name| number_of(name)).max();
        let next = FileRecord {
            number: number + 1,
            ..FileRecord::default()
        };
        Ok(match largest {
            Some(largest) if largest > next.number => largest + 1,
            // It may be there without counting: its first transaction did not commit.
            Some(largest) if largest == next.number && !self.may_go_on(store, &next).await? => {
                largest + 1
            }
            Some(_) | None => next.number,
        })
    }

    /// Lets the oldest files go while all together are too large.
    pub(crate) async fn rotate(
        &self,
        store: &dyn Store,
        key: &ChainKey,
    ) -> Result<(), ArchiveError> {
        loop {
            let records = Records::of(store)?;
            let upto = records.gone.as_ref().map_or(0, |it| it.record.upto);
            for name in self.at_the_place(|place| place.names()).await? {
                if number_of(&name).is_some_and(|number| number <= upto) {
                    self.at_the_place(move |place| place.remove(&name)).await?;
                }
            }
            let bytes: u64 = records.files.iter().map(|it| it.record.bytes).sum();
            let [oldest, _, ..] = records.files.as_slice() else {
                return Ok(());
            };
            if bytes <= self.most_bytes || !oldest.record.is_ours(key) {
                return Ok(());
            }
            let mut gone = match &records.gone {
                Some(gone) if !gone.record.is_ours(key) => return Ok(()),
                Some(gone) => gone.record.clone(),
                None => Gone::default(),
            };
            gone.upto = oldest.record.number;
            gone.sum.join(&oldest.record.sum);
            let transaction = Transaction {
                guards: vec![oldest.guard(), records.guard_of_gone()],
                ops: vec![
                    Op::Delete {
                        key: oldest.record.key(),
                    },
                    gone.op(key),
                ],
            };
            if let Err(error) = store.transact(transaction).await {
                tracing::warn!(%error, "the oldest file of the audit archive stays for now");
                return Ok(());
            }
            let name = oldest.record.name();
            tracing::info!(
                name,
                entries = oldest.record.sum.count,
                "the audit archive is full; its oldest file goes"
            );
            self.at_the_place(move |place| place.remove(&name)).await?;
        }
    }

    /// The smallest key of all files.
    pub(crate) fn oldest(&self, store: &dyn Store) -> Result<Option<String>, ReadError> {
        let records = Records::of(store)?;
        Ok(records.files.into_iter().map(|it| it.record.keys.0).min())
    }

    async fn at_the_place<T: Send + 'static>(
        &self,
        act: impl FnOnce(&dyn ArchivePlace) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let place = Arc::clone(&self.place);
        tokio::task::spawn_blocking(move || act(&*place))
            .await
            .map_err(io::Error::other)?
    }
}

fn is_short(error: &io::Error) -> bool {
    let kind = error.kind();
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof)
}

/// Whether lines behind the end of a file are those of entries that are in the store, but for a last one that is cut.
pub(super) fn is_of_store(
    behind: &[u8],
    mut is_there: impl FnMut(&Entry) -> Result<bool, ReadError>,
) -> Result<bool, ReadError> {
    for line in behind.split_inclusive(|byte| *byte == b'\n') {
        let Some(line) = line.strip_suffix(b"\n") else {
            return Ok(true);
        };
        let is_frame =
            line.starts_with(b"{\"archive\":") || line.starts_with(b"{\"ends_with_seal\":");
        match line::read(line) {
            Some(entry) if is_there(&entry)? => {}
            None if is_frame => {}
            Some(_) | None => return Ok(false),
        }
    }
    Ok(true)
}

/// When a file is full; one batch goes over it.
pub(super) const FILE_BYTES: u64 = 4 * 1024 * 1024;
