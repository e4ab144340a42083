use store::{Entry, ReadError, Store};

use super::keep::Archive;
use super::line;
use super::record::{FileRecord, Records};
use crate::key;

/// The entries of a span of time, in the store and in the archive.
#[derive(Clone, Debug)]
pub(crate) struct Window {
    /// Every key from this one on.
    pub(crate) first: String,
    /// Every key before this one.
    pub(crate) over: String,
}

/// Which entries come first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Direction {
    OldestFirst,
    NewestFirst,
}

/// Where in the archive: the number of a file, and how many of its entries come before.
type Position = (u64, u64);

/// How far somebody has read. What moves from the store into the archive meanwhile is neither left out nor read
/// twice.
///
/// The archive is read in its own order: that of time for each account, as the oldest of each go first.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Reading {
    /// The last key that was looked at in the store.
    store: String,
    /// Where the archive ended at the beginning.
    end: Position,
    /// Where the archive goes on; none before it is begun with.
    archive: Option<Position>,
    has_begun: bool,
}

/// An entry, and where reading goes on behind it.
pub(crate) struct Found {
    pub(crate) entry: Entry,
    /// In the archive; none in the store.
    archive: Option<Position>,
}

/// What a step of reading gives.
pub(crate) struct Step {
    pub(crate) found: Vec<Found>,
    /// How many were looked at, those out of the window among them.
    pub(crate) looked_at: usize,
    pub(crate) has_more: bool,
}

impl Reading {
    /// As text, without a bar.
    pub(crate) fn written(&self) -> String {
        let archive = self.archive.map(|(file, at)| format!("{file}.{at}"));
        let (archive, (file, at)) = (archive.unwrap_or_default(), self.end);
        format!("{} {file}.{at} {archive}", self.store)
    }

    /// What [`written`](Self::written) gave.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let position = |text: &str| {
            let (file, at) = text.split_once('.')?;
            Some((file.parse().ok()?, at.parse().ok()?))
        };
        let mut parts = text.split(' ');
        let store = parts.next()?.to_owned();
        let end = position(parts.next()?)?;
        let archive = match parts.next()? {
            "" => None,
            text => Some(position(text)?),
        };
        Some(Self {
            store,
            end,
            archive,
            has_begun: true,
        })
    }

    /// Goes on behind an entry of the last step, whatever came after it.
    pub(crate) fn go_on_behind(&mut self, found: &Found) {
        match found.archive {
            Some(_) => self.archive = found.archive,
            None => {
                self.store.clone_from(&found.entry.key);
                // Reading on from the store, the archive is not begun with when the newest come first, and is
                // where it was when the oldest do.
                if self.archive == Some(END) {
                    self.archive = None;
                }
            }
        }
    }

    /// The next entries: some hundred of the store, or those of one file.
    pub(crate) fn step(
        &mut self,
        store: &dyn Store,
        archive: Option<&Archive>,
        window: &Window,
        direction: Direction,
    ) -> Result<Step, ReadError> {
        if !self.has_begun {
            self.has_begun = true;
            self.end = match archive {
                Some(_) => end_of(&Records::of(store)?),
                None => (0, 0),
            };
        }
        match direction {
            Direction::OldestFirst => match self.forward(store, archive, window)? {
                Some(step) => Ok(step),
                None => self.in_store(store, window, direction),
            },
            Direction::NewestFirst => {
                if self.archive.is_none() {
                    let mut step = self.in_store(store, window, direction)?;
                    if !step.has_more && archive.is_some() {
                        self.archive = Some(END);
                        step.has_more = true;
                    }
                    return Ok(step);
                }
                self.backward(store, archive, window)
            }
        }
    }

    fn in_store(
        &mut self,
        store: &dyn Store,
        window: &Window,
        direction: Direction,
    ) -> Result<Step, ReadError> {
        let page = match direction {
            Direction::OldestFirst => {
                let after = self.store.as_str().max(window.first.as_str());
                store.page(key::AUDIT, Some(after), OF_STORE)?
            }
            Direction::NewestFirst => {
                let before = match self.store.as_str() {
                    "" => window.over.as_str(),
                    before => before,
                };
                store.page_back(key::AUDIT, before, OF_STORE)?
            }
        };
        let looked_at = page.entries.len();
        let mut entries = page.entries;
        entries.retain(|entry| window.has(&entry.key));
        if let Some(last) = entries.last() {
            self.store.clone_from(&last.key);
        }
        Ok(Step {
            has_more: page.has_more && entries.len() == looked_at,
            looked_at,
            found: { entries.into_iter() }
                .map(|entry| Found {
                    entry,
                    archive: None,
                })
                .collect(),
        })
    }

    /// The next ones of the archive; none when there are no more now.
    fn forward(
        &mut self,
        store: &dyn Store,
        archive: Option<&Archive>,
        window: &Window,
    ) -> Result<Option<Step>, ReadError> {
        let Some(archive) = archive else {
            return Ok(None);
        };
        let (number, at) = self.archive.unwrap_or_default();
        let records = Records::of(store)?;
        let is_next = |count: u64, file: u64| file > number || (file == number && count > at);
        let mut files = records.files.iter().map(|it| &it.record);
        let next =
            files.find(|file| is_next(file.sum.count, file.number) && window.overlaps(&file.keys));
        let Some(file) = next else {
            return Ok(None);
        };
        let from = if file.number == number { at } else { 0 };
        let bytes = bytes_of(archive, file);
        let lines = lines_of(&bytes, file);
        let begin = usize::try_from(from).unwrap_or(usize::MAX).min(lines.len());
        let end = lines.len().min(begin.saturating_add(OF_FILE));
        let reached = match end == lines.len() {
            // A file that cannot be read is passed by.
            true => file.sum.count,
            false => end as u64,
        };
        self.archive = Some((file.number, reached));
        let found = (begin..end)
            .filter_map(|at| {
                let entry = line::read(lines[at])?;
                let place = (file.number, at as u64);
                let was_seen = place >= self.end && entry.key <= self.store;
                (window.has(&entry.key) && !was_seen).then_some(Found {
                    entry,
                    archive: Some((place.0, place.1 + 1)),
                })
            })
            .collect();
        Ok(Some(Step {
            found,
            looked_at: end - begin,
            has_more: true,
        }))
    }

    fn backward(
        &mut self,
        store: &dyn Store,
        archive: Option<&Archive>,
        window: &Window,
    ) -> Result<Step, ReadError> {
        let none = Step {
            found: Vec::new(),
            looked_at: 0,
            has_more: false,
        };
        let Some(archive) = archive else {
            return Ok(none);
        };
        let (number, at) = self.archive.unwrap_or(END);
        let records = Records::of(store)?;
        let mut files = records.files.iter().rev().map(|it| &it.record);
        let next = files.find(|file| {
            (file.number < number || (file.number == number && at > 0))
                && window.overlaps(&file.keys)
        });
        let Some(file) = next else {
            return Ok(none);
        };
        let bytes = bytes_of(archive, file);
        let lines = lines_of(&bytes, file);
        let end = match file.number == number {
            true => usize::try_from(at).unwrap_or(usize::MAX).min(lines.len()),
            false => lines.len(),
        };
        let begin = end.saturating_sub(OF_FILE);
        self.archive = Some((file.number, begin as u64));
        let found = (begin..end)
            .rev()
            .filter_map(|at| {
                let entry = line::read(lines[at])?;
                let place = (file.number, at as u64);
                // Without an entry of the store there was none to be seen there.
                let was_seen =
                    place >= self.end && !self.store.is_empty() && entry.key >= self.store;
                (window.has(&entry.key) && !was_seen).then_some(Found {
                    entry,
                    archive: Some(place),
                })
            })
            .collect();
        Ok(Step {
            found,
            looked_at: end - begin,
            has_more: true,
        })
    }
}

impl Window {
    fn has(&self, key: &str) -> bool {
        (self.first.as_str()..self.over.as_str()).contains(&key)
    }

    fn overlaps(&self, (first, last): &(String, String)) -> bool {
        *first < self.over && self.first <= *last
    }
}

fn end_of(records: &Records) -> Position {
    let newest = records.files.last().map(|it| &it.record);
    newest.map_or((0, 0), |it| (it.number, it.sum.count))
}

/// A file, as far as it counts. Nothing of one that cannot be read: looking up goes on, and
/// `verify` tells of it.
fn bytes_of(archive: &Archive, file: &FileRecord) -> Vec<u8> {
    match archive.place.read(&file.name(), 0, file.bytes) {
        Ok(bytes) => bytes,
        Err(error) => {
            tracing::error!(%error, file = file.name(), "a file of the audit archive cannot be read");
            Vec::new()
        }
    }
}

fn lines_of<'b>(bytes: &'b [u8], file: &FileRecord) -> Vec<&'b [u8]> {
    let lines = bytes.split(|byte| *byte == b'\n').skip(1);
    let count = usize::try_from(file.sum.count).unwrap_or(usize::MAX);
    lines.take(count).collect()
}

/// How many entries of the store are read at once; others read it in between.
const OF_STORE: usize = 500;
/// How many lines of a file are looked at at once; most have about as many.
const OF_FILE: usize = 10_000;
/// Behind every file.
const END: Position = (u64::MAX, u64::MAX);
