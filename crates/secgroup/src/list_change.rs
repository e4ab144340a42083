use header_space::{Cidr, PortRange};

use crate::{PortRangeList, PortRangeListEntry, PrefixList, PrefixListEntry};

/// Why the entries of a list are not acceptable.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ListError {
    /// `MaxEntries` is not 1 to 200 for a prefix list, 1 to 2,000 for a port range list.
    #[error("a list holds 1 to {limit} entries at most")]
    MaxEntries {
        /// The highest that can be asked for.
        limit: u16,
    },
    /// An entry of another address family than the list's.
    #[error("entry {index} is of another address family than the list")]
    Family {
        /// Which entry of the request, from 0.
        index: usize,
    },
    /// An entry that the list has already, or that the request has twice.
    #[error("entry {index} is there already")]
    Duplicate {
        /// Which entry of the request, from 0.
        index: usize,
    },
    /// An entry to be taken out is not in the list.
    #[error("entry {index} to be removed is not in the list")]
    UnknownEntry {
        /// Which entry to be removed, from 0.
        index: usize,
    },
    /// More entries than the list may hold.
    #[error("the list would hold {wanted} entries; it may hold {limit}")]
    TooManyEntries {
        /// How many it would hold.
        wanted: usize,
        /// Its `MaxEntries`.
        limit: u16,
    },
}

/// That a text is not the description of an entry.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "the description of an entry has 2 to 32 characters and does not begin with http:// or https://"
)]
pub struct EntryDescriptionError;

impl PrefixListEntry {
    /// An entry; a bare address gets its full length, host bits are cleared.
    ///
    /// # Errors
    /// The description is not empty and not acceptable.
    pub fn new(cidr: Cidr, description: &str) -> Result<Self, EntryDescriptionError> {
        Ok(Self {
            cidr: cidr.network(),
            description: entry_description(description)?,
        })
    }
}

impl PortRangeListEntry {
    /// An entry.
    ///
    /// # Errors
    /// The description is not empty and not acceptable.
    pub fn new(ports: PortRange, description: &str) -> Result<Self, EntryDescriptionError> {
        Ok(Self {
            ports,
            description: entry_description(description)?,
        })
    }
}

impl PrefixList {
    /// The highest `MaxEntries`.
    ///
    /// Source: ECS API, `CreatePrefixList`, `MaxEntries`.
    pub const MOST_ENTRIES: u16 = 200;

    /// The list, if it is a possible one; what a request that makes a list asks.
    ///
    /// # Errors
    /// `MaxEntries`, `Family`, `Duplicate`, `TooManyEntries`.
    pub fn checked(self) -> Result<Self, ListError> {
        if !(1..=Self::MOST_ENTRIES).contains(&self.max_entries) {
            return Err(ListError::MaxEntries {
                limit: Self::MOST_ENTRIES,
            });
        }
        Self {
            entries: Vec::new(),
            ..self.clone()
        }
        .with_entries(&self.entries, &[])
    }

    /// The list with other entries: first those to be removed go, then the added ones come to the end; all or,
    /// on an error, nothing. An entry that is removed and added takes the new description.
    ///
    /// # Errors
    /// `UnknownEntry`, `Family`, `Duplicate`, `TooManyEntries`.
    ///
    /// Source: ECS API, `ModifyPrefixList`, `AddEntry.N`, `RemoveEntry.N`.
    pub fn with_entries(
        &self,
        add: &[PrefixListEntry],
        remove: &[Cidr],
    ) -> Result<Self, ListError> {
        if let Some(index) = add
            .iter()
            .position(|entry| entry.cidr.family() != self.family)
        {
            return Err(ListError::Family { index });
        }
        let same = |a: &PrefixListEntry, b: &PrefixListEntry| a.cidr.range() == b.cidr.range();
        let is = |entry: &PrefixListEntry, cidr: &Cidr| entry.cidr.range() == cidr.range();
        let entries = changed(&self.entries, add, remove, same, is, self.max_entries)?;
        Ok(Self {
            entries,
            ..self.clone()
        })
    }
}

impl PortRangeList {
    /// The highest `MaxEntries`.
    ///
    /// Source: ECS API, `CreatePortRangeList`, `MaxEntries`.
    pub const MOST_ENTRIES: u16 = 2_000;

    /// The list, if it is a possible one; what a request that makes a list asks.
    ///
    /// # Errors
    /// `MaxEntries`, `Duplicate`, `TooManyEntries`.
    pub fn checked(self) -> Result<Self, ListError> {
        if !(1..=Self::MOST_ENTRIES).contains(&self.max_entries) {
            return Err(ListError::MaxEntries {
                limit: Self::MOST_ENTRIES,
            });
        }
        Self {
            entries: Vec::new(),
            ..self.clone()
        }
        .with_entries(&self.entries, &[])
    }

    /// The list with other entries: first those to be removed go, then the added ones come to the end; all or,
    /// on an error, nothing.
    ///
    /// # Errors
    /// `UnknownEntry`, `Duplicate`, `TooManyEntries`.
    ///
    /// Source: ECS API, `ModifyPortRangeList`, `AddEntry.N`, `RemoveEntry.N`.
    pub fn with_entries(
        &self,
        add: &[PortRangeListEntry],
        remove: &[PortRange],
    ) -> Result<Self, ListError> {
        let same = |a: &PortRangeListEntry, b: &PortRangeListEntry| a.ports == b.ports;
        let is = |entry: &PortRangeListEntry, ports: &PortRange| entry.ports == *ports;
        let entries = changed(&self.entries, add, remove, same, is, self.max_entries)?;
        Ok(Self {
            entries,
            ..self.clone()
        })
    }
}

fn changed<E: Clone, K>(
    entries: &[E],
    add: &[E],
    remove: &[K],
    same: impl Fn(&E, &E) -> bool,
    is: impl Fn(&E, &K) -> bool,
    max_entries: u16,
) -> Result<Vec<E>, ListError> {
    let mut after = entries.to_vec();
    for (index, key) in remove.iter().enumerate() {
        let at = after.iter().position(|entry| is(entry, key));
        after.remove(at.ok_or(ListError::UnknownEntry { index })?);
    }
    for (index, entry) in add.iter().enumerate() {
        if after.iter().any(|other| same(other, entry)) {
            return Err(ListError::Duplicate { index });
        }
        after.push(entry.clone());
    }
    if after.len() > max_entries.into() {
        return Err(ListError::TooManyEntries {
            wanted: after.len(),
            limit: max_entries,
        });
    }
    Ok(after)
}

fn entry_description(text: &str) -> Result<String, EntryDescriptionError> {
    let lower = text.to_ascii_lowercase();
    let is_link = lower.starts_with("http://") || lower.starts_with("https://");
    let fits = text.is_empty() || (2..=32).contains(&text.chars().count());
    if fits && !is_link {
        Ok(text.into())
    } else {
        Err(EntryDescriptionError)
    }
}
