use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use nix::fcntl::posix_fallocate;
use nix::sys::statvfs::statvfs;

use super::files;

/// Room on the disk that is kept for what frees room: `<file>.reserve`, whose blocks are taken and not used.
///
/// SQLite writes before it frees: the write-ahead log needs room for a delete too. On a full disk the reserve is
/// given up, and until it can be taken again only deletes and compactions are let through.
pub(super) struct Reserve {
    path: PathBuf,
    bytes: u64,
    state: State,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    Kept,
    GivenUp,
    /// There was no room for one when the store was opened, or it could not be given up.
    None,
}

impl Reserve {
    /// Takes the room beside a store, or less where there is little.
    pub(super) fn take(store: &Path) -> Self {
        let path = files::beside(store, ".reserve");
        let mut reserve = Self {
            path,
            bytes: MOST,
            state: State::None,
        };
        // What an earlier process took counts as free.
        let _ = std::fs::remove_file(&reserve.path);
        let directory = store.parent().unwrap_or(Path::new("."));
        if let Ok(found) = statvfs(directory) {
            let free = found.blocks_available() * found.fragment_size();
            reserve.bytes = MOST.min(free / SHARE);
        }
        if reserve.bytes < LEAST || reserve.fill().is_err() {
            tracing::warn!(
                "the disk has no room for a reserve: once it is full, deletes are refused too"
            );
            let _ = std::fs::remove_file(&reserve.path);
        } else {
            reserve.state = State::Kept;
        }
        reserve
    }

    /// How much it is, or would be if there had been room for it.
    pub(super) fn bytes(&self) -> usize {
        usize::try_from(self.bytes).unwrap_or(usize::MAX)
    }

    /// Whether there is one to give up.
    pub(super) fn is_kept(&self) -> bool {
        self.state == State::Kept
    }

    /// Whether it was given up and is not there again.
    pub(super) fn is_given_up(&self) -> bool {
        self.state == State::GivenUp
    }

    /// Gives the room back to the disk, for what frees room. It is kept no longer, whatever comes of that.
    pub(super) fn give_up(&mut self) {
        self.state = match std::fs::remove_file(&self.path) {
            Ok(()) => {
                tracing::warn!("the disk is full: its reserve is used for deletes");
                State::GivenUp
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                tracing::warn!("the disk is full, and somebody has taken its reserve away");
                State::GivenUp
            }
            Err(error) => {
                tracing::error!(%error, "the reserve of the disk cannot be given up");
                State::None
            }
        };
    }

    /// Takes it again, if there is room for it and as much beside.
    pub(super) fn take_again(&mut self) -> bool {
        let directory = self.path.parent().unwrap_or(Path::new("."));
        let Ok(found) = statvfs(directory) else {
            return false;
        };
        let free = found.blocks_available() * found.fragment_size();
        if free < 2 * self.bytes {
            return false;
        }
        if self.fill().is_err() {
            // A part of it may have been taken, and nothing would give that back.
            let _ = std::fs::remove_file(&self.path);
            return false;
        }
        tracing::info!("the disk has room again");
        self.state = State::Kept;
        true
    }

    fn fill(&self) -> nix::Result<()> {
        let io = |error: std::io::Error| {
            nix::Error::from_raw(error.raw_os_error().unwrap_or(nix::libc::EIO))
        };
        let file: File = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&self.path)
            .map_err(io)?;
        let length = i64::try_from(self.bytes).unwrap_or(i64::MAX);
        posix_fallocate(&file, 0, length)
    }
}

impl Drop for Reserve {
    fn drop(&mut self) {
        // A store that is closed keeps no room; what a process that was killed leaves is taken over by the next.
        if self.is_kept() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// How much is kept: room for some thousands of deletes between two moves of the write-ahead log.
const MOST: u64 = 8 << 20;
/// With less it is no use.
const LEAST: u64 = 256 << 10;
/// Of what is free, this part at most.
const SHARE: u64 = 8;
