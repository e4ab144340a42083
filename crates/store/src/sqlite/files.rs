use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use nix::fcntl::{PosixFadviseAdvice, posix_fadvise};
use nix::sys::statfs;

use super::OpenError;
use super::tail::{self, Tail};

/// Held while a store is open; the kernel lets go of it when the process ends, however it ends.
pub(super) struct Lock {
    _file: File,
}

/// Takes `<file>.lock`. The file stays when the store is closed: a lock on a file that is removed
/// would keep nobody away.
pub(super) fn lock(path: &Path) -> Result<Lock, OpenError> {
    let unusable = |source| OpenError::of_file(path, source);
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .mode(0o600)
        .open(beside(path, ".lock"))
        .map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse { path: path.into() }),
        Err(TryLockError::Error(source)) => Err(unusable(source)),
    }
}

/// Makes the file readable by its owner only, before anything is in it; its write-ahead log gets the same mode.
pub(super) fn keep_private(path: &Path) -> Result<(), OpenError> {
    let unusable = |source| OpenError::of_file(path, source);
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)
        .map_err(unusable)?;
    for path in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
        let Ok(found) = std::fs::metadata(&path) else {
            continue;
        };
        if found.permissions().mode() & 0o077 != 0 {
            std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).map_err(unusable)?;
        }
    }
    Ok(())
}

/// Refuses a file on a network file system. One we cannot ask about is taken as local.
pub(super) fn refuse_network(path: &Path) -> Result<(), OpenError> {
    let Ok(found) = statfs::statfs(&beside(path, ".lock")) else {
        return Ok(());
    };
    let magic = found.filesystem_type().0;
    if NETWORK
        .iter()
        .any(|network| i128::from(*network) == i128::from(magic))
    {
        return Err(OpenError::NetworkFileSystem { path: path.into() });
    }
    Ok(())
}

/// Whether the last process left a write-ahead log behind: it was not closed in order.
pub(super) fn has_unfinished_log(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|it| it.len() > 0)
}

/// Looks at that log before SQLite does, which leaves out the rest of it from the first frame that is wrong.
pub(super) fn look_at_log(path: &Path) -> Result<(), OpenError> {
    let log = beside(path, "-wal");
    match tail::look(&log).map_err(|source| OpenError::of_file(path, source))? {
        Tail::Whole => Ok(()),
        Tail::Torn { frames } => {
            tracing::warn!(
                frames,
                "the last process ended in the middle of a write that nobody was told of; it is left out"
            );
            Ok(())
        }
        Tail::Damaged { frame } => Err(OpenError::Damaged {
            path: path.into(),
            finding: format!("frame {frame} of its write-ahead log is not what was written"),
        }),
    }
}

/// The same of a store that is only read. What is wrong with the log of one that a process has open is what that process
/// is writing just now.
pub(super) fn look_at_log_of_nobody(path: &Path) -> Result<(), OpenError> {
    let is_damaged = || matches!(tail::look(&beside(path, "-wal")), Ok(Tail::Damaged { .. }));
    if !has_unfinished_log(path) || !is_damaged() {
        return Ok(());
    }
    let Ok(file) = File::open(beside(path, ".lock")) else {
        return look_at_log(path);
    };
    match file.try_lock_shared() {
        Ok(()) => look_at_log(path),
        Err(TryLockError::WouldBlock) => Ok(()),
        Err(TryLockError::Error(source)) => Err(OpenError::of_file(path, source)),
    }
}

/// Makes that log what the disk has of it, and durable. When a sync failed in the last process, the kernel may still show
/// what is not on the disk, and take it for written: what follows behind it would be lost with it.
pub(super) fn keep_log(path: &Path) -> Result<(), OpenError> {
    let keep = || {
        let log = beside(path, "-wal");
        let log = OpenOptions::new().read(true).write(true).open(log)?;
        log.sync_all()?;
        forget(&log);
        // Should the kernel not have forgotten it: what is written over is not taken for written.
        let mut part = vec![0; 1 << 20];
        let mut at = 0;
        loop {
            let read = log.read_at(&mut part, at)?;
            if read == 0 {
                return log.sync_all();
            }
            log.write_all_at(&part[..read], at)?;
            at += read as u64;
        }
    };
    keep().map_err(|source| OpenError::of_file(path, source))
}

/// Lets the kernel forget what it shows of a store whose disk failed, so that the next process sees what is kept.
pub(super) fn forget_all(path: &Path) {
    for path in [path.to_owned(), beside(path, "-wal")] {
        if let Ok(file) = File::open(path) {
            forget(&file);
        }
    }
}

/// Only a wish: pages that are in use stay.
fn forget(file: &File) {
    if let Err(error) = posix_fadvise(file, 0, 0, PosixFadviseAdvice::POSIX_FADV_DONTNEED) {
        tracing::warn!(%error, "the kernel keeps what it shows of the store");
    }
}

pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// File system magics of statfs(2): NFS, SMB, SMB2, CIFS, Ceph, AFS, Coda, 9P.
const NETWORK: [u32; 8] = [
    0x6969,
    0x517b,
    0xfe53_4d42,
    0xff53_4d42,
    0x00c3_6400,
    0x5346_414f,
    0x7375_7245,
    0x0102_1997,
];
