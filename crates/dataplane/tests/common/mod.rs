//! A bpffs and network namespaces of a test's own, gone when the test ends.

#![allow(dead_code, reason = "each test file uses its part")]

use std::fs::File;
use std::os::fd::{AsFd, BorrowedFd};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use dataplane::{Dataplane, Sizes, mount_bpffs, unmount_bpffs};
use nix::sched::{CloneFlags, setns};

/// A bpffs in a directory of its own.
pub(crate) struct Pins {
    root: PathBuf,
}

impl Pins {
    pub(crate) fn new() -> Self {
        let root = std::env::temp_dir().join(format!("kanmon-test-{}", unique()));
        mount_bpffs(&root).expect("a bpffs can be mounted");
        Self { root }
    }

    pub(crate) fn directory(&self) -> PathBuf {
        self.root.join("k")
    }

    pub(crate) fn open(&self) -> Dataplane {
        Dataplane::open(&self.directory(), small()).expect("the programs load")
    }
}

impl Drop for Pins {
    fn drop(&mut self) {
        unmount_bpffs(&self.root).expect("it was mounted");
        std::fs::remove_dir(&self.root).expect("nothing is left below it");
    }
}

/// Sizes that a test machine has room for.
pub(crate) fn small() -> Sizes {
    Sizes {
        policy_rows: 16_384,
        identity_rows: 4_096,
        addresses: 4_096,
        flows_v4: 16_384,
        flows_v6: 16_384,
        eips: 64,
    }
}

/// A network namespace.
pub(crate) struct Namespace {
    name: String,
    file: File,
}

impl Namespace {
    pub(crate) fn new() -> Self {
        let name = format!("kt-{}", unique());
        ip(&["netns", "add", &name]);
        let file = File::open(Path::new("/run/netns").join(&name)).expect("it was just made");
        Self { name, file }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Runs `ip` inside.
    pub(crate) fn ip(&self, arguments: &str) {
        let mut all = vec!["-n", &self.name];
        all.extend(arguments.split_whitespace());
        ip(&all);
    }

    /// Moves the calling thread into it, for good.
    pub(crate) fn enter(&self) {
        setns(&self.file, CloneFlags::CLONE_NEWNET).expect("root may enter it");
    }

    /// Runs something inside, on a thread of its own.
    pub(crate) fn inside<T: Send>(&self, run: impl FnOnce() -> T + Send) -> T {
        std::thread::scope(|scope| {
            let thread = scope.spawn(|| {
                self.enter();
                run()
            });
            thread.join().expect("the part inside the namespace")
        })
    }

    pub(crate) fn as_fd(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

impl Drop for Namespace {
    fn drop(&mut self) {
        ip(&["netns", "del", &self.name]);
    }
}

fn ip(arguments: &[&str]) {
    let output = Command::new("ip")
        .args(arguments)
        .output()
        .expect("ip runs");
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "ip {arguments:?}: {text}");
}

fn unique() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{}-{count}", std::process::id())
}
