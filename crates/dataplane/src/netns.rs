use std::os::fd::BorrowedFd;
use std::thread;

use nix::sched::{CloneFlags, setns, unshare};

/// Runs something inside a network namespace, on a thread of its own, so that the caller never leaves its own.
pub(crate) fn inside<T: Send>(
    namespace: Option<BorrowedFd<'_>>,
    run: impl FnOnce() -> Result<T, nix::Error> + Send,
) -> Result<T, nix::Error> {
    let Some(namespace) = namespace else {
        return run();
    };
    thread::scope(|scope| {
        let thread = scope.spawn(move || {
            setns(namespace, CloneFlags::CLONE_NEWNET)?;
            run()
        });
        thread.join().unwrap_or(Err(nix::Error::EIO))
    })
}

/// Runs something inside a new network namespace, which has nothing but `lo`, and is gone afterwards.
pub(crate) fn inside_new<T: Send>(
    run: impl FnOnce() -> Result<T, nix::Error> + Send,
) -> Result<T, nix::Error> {
    thread::scope(|scope| {
        let thread = scope.spawn(move || {
            unshare(CloneFlags::CLONE_NEWNET)?;
            run()
        });
        thread.join().unwrap_or(Err(nix::Error::EIO))
    })
}
