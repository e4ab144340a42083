use std::io;

use store::{Entry, ReadError};

use super::keep::is_of_store;
use super::line;
use super::place::ArchivePlace;
use super::record::{FileRecord, Records, number_of};
use crate::key;
use crate::trail_chain::{ChainKey, Finding, ReadPage, Sum, TrailReport, for_each};

/// Verifies the archive against what the store has of it, and both against what its seals say went into it.
pub(crate) fn verify(
    page: &ReadPage<'_>,
    key: &ChainKey,
    place: &dyn ArchivePlace,
    archived: Sum,
    report: &mut TrailReport,
) -> Result<(), ReadError> {
    let mut records = Records::default();
    for_each(page, key::AUDIT_ARCHIVE, |entry| records.take(entry))?;
    for name in std::mem::take(&mut records.unreadable) {
        report.findings.push(Finding::ArchiveRecord { key: name });
    }
    let mut recorded = Sum::default();
    let mut upto = 0;
    if let Some(gone) = &records.gone {
        if !gone.record.is_ours(key) {
            let key = key::AUDIT_ARCHIVE_GONE.to_owned();
            report.findings.push(Finding::ArchiveRecord { key });
        }
        recorded.join(&gone.record.sum);
        report.rotated = gone.record.sum.count;
        upto = gone.record.upto;
    }
    let is_there = |entry: &Entry| {
        let found = page(&entry.key, None, 1)?;
        Ok(found.entries.first().is_some_and(|it| {
            it.key == entry.key && it.mod_revision == entry.mod_revision && it.value == entry.value
        }))
    };
    for stored in &records.files {
        let record = &stored.record;
        if !record.is_ours(key) {
            let key = record.key();
            report.findings.push(Finding::ArchiveRecord { key });
        }
        recorded.join(&record.sum);
        let looked = look_at(key, place, record, &is_there, &mut report.archived)?;
        report.findings.extend(looked);
    }
    // Of seals, records and files, the last two may have been removed together.
    if recorded != archived {
        report.findings.push(Finding::ArchiveCutOff {
            recorded: recorded.count,
            archived: archived.count,
        });
    }
    let names = place.names().map_err(unreadable)?;
    let foreign = names.into_iter().filter(|name| match number_of(name) {
        Some(number) => {
            // One that went, or whose first transaction did not commit.
            let is_known = records.files.iter().any(|it| it.record.number == number);
            number > upto && !is_known && !is_leftover(place, name, &is_there)
        }
        None => true,
    });
    for file in foreign {
        report.findings.push(Finding::ArchiveForeign { file });
    }
    Ok(())
}

type IsThere<'a> = &'a dyn Fn(&Entry) -> Result<bool, ReadError>;

fn look_at(
    key: &ChainKey,
    place: &dyn ArchivePlace,
    record: &FileRecord,
    is_there: IsThere<'_>,
    archived: &mut u64,
) -> Result<Option<Finding>, ReadError> {
    let file = record.name();
    let bytes = match place.read(&file, 0, u64::MAX) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Some(Finding::ArchiveGone {
                file,
                entries: record.sum.count,
                first_seal: record.seals.0,
                last_seal: record.seals.1,
            }));
        }
        bytes => bytes.map_err(unreadable)?,
    };
    let changed = |why: String| {
        Some(Finding::ArchiveChanged {
            file: file.clone(),
            why,
        })
    };
    let end = usize::try_from(record.bytes).unwrap_or(usize::MAX);
    let Some((counted, behind)) = bytes.split_at_checked(end) else {
        return Ok(changed("its end is cut off".to_owned()));
    };
    let mut rest = counted;
    let header = line::header(record.number, record.seals.0);
    let footer = line::footer(record.seals.1, record.sum.count);
    match rest.strip_prefix(&*header) {
        Some(lines) => rest = lines,
        None => {
            return Ok(changed(
                "its first line is not as it was written".to_owned(),
            ));
        }
    }
    if record.is_full {
        match rest.strip_suffix(&*footer) {
            Some(lines) => rest = lines,
            None => return Ok(changed("its last line is not as it was written".to_owned())),
        }
    }
    let mut found = Sum::default();
    for (at, line) in rest.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let entry = line.strip_suffix(b"\n").and_then(line::read);
        let Some(entry) = entry else {
            return Ok(changed(format!("line {} is none of an entry", at + 2)));
        };
        found.add(key.code(&entry.key, entry.mod_revision, &entry.value));
    }
    *archived += found.count;
    if found != record.sum {
        let (there, should) = (found.count, record.sum.count);
        return Ok(changed(match there == should {
            true => format!("among its {should} entries some were changed or moved"),
            false => format!("it has {there} entries and should have {should}"),
        }));
    }
    // What a transaction that is under way, or was not committed, put there is in the store still.
    Ok(match is_of_store(behind, is_there)? {
        true => None,
        false => changed("behind its end are lines that the store does not know".to_owned()),
    })
}

fn is_leftover(place: &dyn ArchivePlace, name: &str, is_there: IsThere<'_>) -> bool {
    let bytes = place.read(name, 0, u64::MAX);
    bytes.is_ok_and(|bytes| is_of_store(&bytes, is_there).unwrap_or(false))
}

fn unreadable(error: io::Error) -> ReadError {
    ReadError::Unavailable {
        why: format!("the archive of the audit trail: {error}"),
    }
}
