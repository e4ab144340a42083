//! File systems of a test's own: in a mount namespace that ends with the test.

use std::path::{Path, PathBuf};
use std::process::Command;

use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};

/// Runs on a thread with a mount namespace of its own. Without root there is none: then the test says so and
/// ends, and with `CI` set fails.
pub(crate) fn in_a_namespace(test: impl FnOnce() + Send + 'static) {
    if !nix::unistd::geteuid().is_root() {
        assert!(
            std::env::var_os("CI").is_none(),
            "with CI set nothing may be skipped: run as root"
        );
        eprintln!("skipped: file systems of its own need root");
        return;
    }
    let thread = std::thread::spawn(|| {
        unshare(CloneFlags::CLONE_NEWNS).expect("root may have a mount namespace");
        let private = MsFlags::MS_REC | MsFlags::MS_PRIVATE;
        mount(None::<&str>, "/", None::<&str>, private, None::<&str>)
            .expect("mounts can be private");
        test();
    });
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// A directory of its own, removed at the end; what is mounted on it goes with the namespace.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kanmon-fault-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary directory can be written");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Mounts a file system in memory here.
    pub(crate) fn in_memory(name: &str, size: &str) -> Self {
        let scratch = Self::new(name);
        let options = format!("size={size},mode=0700");
        let (flags, path) = (MsFlags::empty(), scratch.path());
        mount(
            Some("none"),
            path,
            Some("tmpfs"),
            flags,
            Some(options.as_str()),
        )
        .expect("a tmpfs");
        scratch
    }

    /// Mounts one that is kept in a file on the first, of which only so much has room.
    pub(crate) fn on_a_disk(name: &str, room: &str, options: &str) -> (Self, PathBuf) {
        let scratch = Self::in_memory(name, room);
        let (image, disk) = (scratch.path().join("image"), scratch.path().join("disk"));
        std::fs::create_dir(&disk).expect("room for a directory");
        let file = std::fs::File::create(&image).expect("room for a file");
        file.set_len(64 << 20).expect("a file with holes");
        let image = image.to_str().expect("text");
        let features = "lazy_itable_init=1,nodiscard";
        run(
            "mkfs.ext4",
            &[
                "-q",
                "-O",
                "^has_journal",
                "-b",
                "4096",
                "-E",
                features,
                image,
            ],
        );
        let options = format!("loop,{options}");
        run(
            "mount",
            &["-o", &options, image, disk.to_str().expect("text")],
        );
        // A loop device takes a write that had room for its beginning only for a whole one, and the sync says that all is
        // kept. Page by page there is no such write.
        let pages = format!("/sys/block/{}/queue/max_sectors_kb", device_of(&disk));
        std::fs::write(pages, "4").expect("root may say how much a device takes at once");
        (scratch, disk)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        for path in [self.0.join("disk"), self.0.clone()] {
            let _ = nix::mount::umount2(&path, nix::mount::MntFlags::MNT_DETACH);
        }
        drop(std::fs::remove_dir_all(&self.0));
    }
}

pub(crate) fn run(program: &str, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {output:?}"
    );
}

/// The name of the block device that is mounted on a directory.
pub(crate) fn device_of(directory: &Path) -> String {
    let mounts = std::fs::read_to_string("/proc/thread-self/mounts").expect("every process has it");
    let directory = directory.to_str().expect("text");
    let line = mounts
        .lines()
        .find(|line| line.split(' ').nth(1) == Some(directory));
    let device = line
        .and_then(|line| line.split(' ').next())
        .expect("it is mounted");
    device
        .strip_prefix("/dev/")
        .expect("a block device")
        .to_owned()
}
