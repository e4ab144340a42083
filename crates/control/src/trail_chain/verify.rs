use cloud_id::Timestamp;
use store::{Page, ReadError, Revision};

use super::seal::{ChainKey, Head, Seal};
use super::sum::Sum;
use crate::key;
use crate::seal::MasterKey;
use crate::trail_archive::{self, ArchivePlace};

/// What verifying an audit trail found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TrailReport {
    /// How many entries are there.
    pub entries: u64,
    /// How many of them are newer than the newest seal.
    pub unsealed: u64,
    /// How many entries were forgotten because of their age or number.
    pub forgotten: u64,
    /// How many of those are in the archive.
    pub archived: u64,
    /// How many were in the archive and went with its oldest files.
    pub rotated: u64,
    /// The number of the newest seal; none when there is no seal.
    pub newest: Option<u64>,
    /// What is wrong, in the order of the chain.
    pub findings: Vec<Finding>,
}

/// Something that is not as it was left.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Finding {
    /// A seal is no seal.
    #[error("{key} is not readable as a seal")]
    Unreadable {
        /// Its key.
        key: String,
    },
    /// A seal was changed, made by somebody else, or moved.
    #[error("{seal} is not as it was made, or was not made by this region")]
    Forged {
        /// Which.
        seal: Place,
    },
    /// Seals between others are not there, or were put in another order.
    #[error(
        "{seal} does not follow the one before it: seals were removed, or put in another order"
    )]
    Broken {
        /// The one that does not follow.
        seal: Place,
    },
    /// Entries were removed.
    #[error("{gone} of the {left} entries that {seal} covers are gone")]
    Gone {
        /// Which seal covers them.
        seal: Place,
        /// How many are gone.
        gone: u64,
        /// How many should be there.
        left: u64,
    },
    /// Entries were put in.
    #[error("{more} entries were put among the {left} that {seal} covers, or moved there")]
    PutIn {
        /// Which seal covers the others.
        seal: Place,
        /// How many.
        more: u64,
        /// How many should be there.
        left: u64,
    },
    /// Entries are not those that were sealed.
    #[error(
        "among the {left} entries that {seal} covers some were changed or put in place of others"
    )]
    Changed {
        /// Which seal covers them.
        seal: Place,
        /// How many there are.
        left: u64,
    },
    /// There is no seal at all.
    #[error(
        "there is no seal: all were removed, or this store never ran under a version that makes them"
    )]
    NoSeals,
    /// The last seals are not there.
    #[error(
        "the newest seal is {newest}, and there was one with number {head}: the end of the trail was cut off, or an older copy of the store put in its place"
    )]
    CutOff {
        /// The newest that is there; 0 for none.
        newest: u64,
        /// The newest that was kept apart.
        head: u64,
    },
    /// The seal of the head's number is another one.
    #[error("seal {head} is not the one that was kept apart: the trail was made again")]
    Another {
        /// The number.
        head: u64,
    },
    /// A file of the archive is not there.
    #[error(
        "{file} of the archive, with {entries} entries of the seals {first_seal} to {last_seal}, is gone"
    )]
    ArchiveGone {
        /// Its name.
        file: String,
        /// How many entries it had.
        entries: u64,
        /// The seal of its first entry.
        first_seal: u64,
        /// The seal of its last entry.
        last_seal: u64,
    },
    /// A file of the archive is not as it was written.
    #[error("{file} of the archive is not as it was written: {why}")]
    ArchiveChanged {
        /// Its name.
        file: String,
        /// What is so.
        why: String,
    },
    /// A file that nobody of ours put there.
    #[error(
        "{file} is no file of the archive that the store knows: it was put there, or is of a newer copy of the store"
    )]
    ArchiveForeign {
        /// Its name.
        file: String,
    },
    /// What the store has of a file is not as it was written.
    #[error("{key}, what the store has of a file of the archive, is not as it was written")]
    ArchiveRecord {
        /// Its key.
        key: String,
    },
    /// Not all that was archived is known.
    #[error(
        "{archived} entries were moved into the archive, and its files should have {recorded}: files were removed together with what the store had of them"
    )]
    ArchiveCutOff {
        /// As many as the records say.
        recorded: u64,
        /// As many as the seals say.
        archived: u64,
    },
    /// The head is not ours.
    #[error("the head of the chain, kept apart from it, is not as it was written")]
    HeadForged,
    /// There is no head.
    #[error(
        "the head of the chain, kept apart from it, is missing: whether the end of the trail was cut off cannot be told (a restored backup has none until its region runs)"
    )]
    NoHead,
}

/// Which seal, or seals, and what it covers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The number of the first.
    pub first: u64,
    /// The number of the last.
    pub last: u64,
    /// Behind which revision it begins.
    pub after: Revision,
    /// The last revision.
    pub upto: Revision,
    /// When it was made.
    pub made: Timestamp,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.first == self.last {
            true => write!(f, "seal {}", self.first)?,
            false => write!(f, "seals {} to {}", self.first, self.last)?,
        }
        let from = self.after.saturating_add(1);
        write!(
            f,
            " (revisions {from} to {}, made {})",
            self.upto, self.made
        )
    }
}

impl Seal {
    fn place(&self) -> Place {
        Place {
            first: self.first,
            last: self.last,
            after: self.after,
            upto: self.upto,
            made: Timestamp::from_unix_secs(self.time),
        }
    }
}

/// Reads a page of a store, as [`store::Store::page`] does.
pub type ReadPage<'a> = dyn Fn(&str, Option<&str>, usize) -> Result<Page, ReadError> + 'a;

/// Verifies the audit trail of a store at one moment: `page` reads it as [`store::Store::page`] does, all pages at the
/// same revision. `head` is what was kept apart, as it is; `archive` is where the archive is.
///
/// Each seal, and then each entry, is looked at once; then each line of the archive.
///
/// # Errors
/// What `page` says.
pub fn verify_trail(
    page: &ReadPage<'_>,
    master_key: &MasterKey,
    head: Option<&[u8]>,
    archive: &dyn ArchivePlace,
) -> Result<TrailReport, ReadError> {
    let key = ChainKey::of(master_key);
    let mut report = TrailReport::default();
    let mut seals: Vec<(Seal, Sum)> = Vec::new();
    for_each(page, key::AUDIT_SEALS, |entry| {
        let Some(seal) = Seal::read(entry) else {
            let key = entry.key.clone();
            report.findings.push(Finding::Unreadable { key });
            return;
        };
        if !key.made(&seal) || seal.key() != entry.key || seal.first > seal.last {
            report.findings.push(Finding::Forged { seal: seal.place() });
        }
        let follows = match seals.last() {
            Some((before, _)) => {
                before.last.checked_add(1) == Some(seal.first)
                    && before.upto == seal.after
                    && before.digest == seal.previous
            }
            None => seal.first == 1 && seal.after == 0 && seal.previous.is_empty(),
        };
        if !follows {
            report.findings.push(Finding::Broken { seal: seal.place() });
        }
        seals.push((seal, Sum::default()));
    })?;
    let newest = seals.last().map_or(0, |(seal, _)| seal.upto);
    for_each(page, key::AUDIT, |entry| {
        report.entries += 1;
        let revision = entry.mod_revision;
        if revision > newest {
            report.unsealed += 1;
            return;
        }
        // The seal that ends at the revision or is the first to end behind it; a gap before it counts for it.
        let at = seals.partition_point(|(seal, _)| seal.upto < revision);
        if let Some((_, sum)) = seals.get_mut(at) {
            sum.add(key.code(&entry.key, revision, &entry.value));
        }
    })?;
    let mut archived = Sum::default();
    for (seal, found) in &seals {
        seal.archived.iter().for_each(|it| archived.join(it));
        let forgotten = seal.sealed.count.saturating_sub(seal.left.count);
        report.forgotten = report.forgotten.saturating_add(forgotten);
        report.findings.extend(compare(seal, found));
    }
    report.newest = seals.last().map(|(seal, _)| seal.last);
    let of_head = look_at_head(&key, &seals, head);
    report.findings.extend(of_head);
    trail_archive::verify(page, &key, archive, archived, &mut report)?;
    Ok(report)
}

fn compare(seal: &Seal, found: &Sum) -> Option<Finding> {
    let (left, place) = (seal.left.count, seal.place());
    match found.count {
        _ if *found == seal.left => None,
        count if count < left => Some(Finding::Gone {
            seal: place,
            gone: left - count,
            left,
        }),
        count if count > left => Some(Finding::PutIn {
            seal: place,
            more: count - left,
            left,
        }),
        _ => Some(Finding::Changed { seal: place, left }),
    }
}

fn look_at_head(key: &ChainKey, seals: &[(Seal, Sum)], head: Option<&[u8]>) -> Option<Finding> {
    let newest = seals.last().map_or(0, |(seal, _)| seal.last);
    let Some(head) = head else {
        return Some(match newest {
            0 => Finding::NoSeals,
            _ => Finding::NoHead,
        });
    };
    let Some(head) = serde_json::from_slice::<Head>(head)
        .ok()
        .filter(|head| key.made_head(head))
    else {
        return Some(Finding::HeadForged);
    };
    if newest < head.number {
        return Some(Finding::CutOff {
            newest,
            head: head.number,
        });
    }
    // One inside a folded run has no digest of its own any more; the run's MAC vouches for it.
    let of_number = seals.iter().find(|(seal, _)| seal.last == head.number);
    of_number
        .filter(|(seal, _)| seal.digest != head.digest)
        .map(|_| Finding::Another { head: head.number })
}

pub(crate) fn for_each(
    page: &ReadPage<'_>,
    prefix: &str,
    mut look: impl FnMut(&store::Entry),
) -> Result<(), ReadError> {
    let mut after: Option<String> = None;
    loop {
        let page = page(prefix, after.as_deref(), 1_000)?;
        page.entries.iter().for_each(&mut look);
        after = page.entries.last().map(|entry| entry.key.clone());
        if !page.has_more {
            return Ok(());
        }
    }
}
