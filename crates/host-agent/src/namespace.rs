use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sched::{CloneFlags, setns, unshare};
use nix::sys::signal::{Signal, kill};
use nix::sys::statfs::{NSFS_MAGIC, statfs};
use nix::unistd::Pid;

/// A named network namespace, pinned where `ip netns` pins them.
///
/// Source: Linux, network namespaces and `ip-netns(8)`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Namespace {
    name: String,
}

impl Namespace {
    pub(crate) fn of(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }

    /// The names of all pinned namespaces.
    pub(crate) fn names() -> io::Result<Vec<String>> {
        match fs::read_dir(DIRECTORY) {
            Ok(entries) => entries
                .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
                .collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn path(&self) -> PathBuf {
        Path::new(DIRECTORY).join(&self.name)
    }

    /// Whether the name leads to a namespace.
    pub(crate) fn is_there(&self) -> bool {
        statfs(&self.path()).is_ok_and(|about| about.filesystem_type() == NSFS_MAGIC)
    }

    /// What tells it from every other that is there; 0 when it is not there.
    pub(crate) fn number(&self) -> u64 {
        fs::metadata(self.path()).map_or(0, |about| about.ino())
    }

    pub(crate) fn open(&self) -> io::Result<File> {
        File::open(self.path())
    }

    /// Makes the namespace with these settings, as [`write_settings`] takes them. The name appears
    /// last: a namespace that can be seen has its settings.
    pub(crate) fn make(&self, settings: &[(&str, &str)]) -> io::Result<()> {
        share_directory()?;
        let path = self.path();
        // On a thread of its own, so that nothing else ever runs in there.
        on_a_thread(|| {
            unshare(CloneFlags::CLONE_NEWNET)?;
            write_settings(settings)?;
            File::create_new(&path)?;
            let nothing: Option<&str> = None;
            mount(
                Some(THREAD_NAMESPACE),
                &path,
                nothing,
                MsFlags::MS_BIND,
                nothing,
            )
            .inspect_err(|_| {
                let _ = fs::remove_file(&path); // an empty file is no namespace
            })?;
            Ok(())
        })
    }

    /// Unpins the namespace. It is gone once no process and no socket is in it.
    pub(crate) fn unpin(&self) -> io::Result<()> {
        let path = self.path();
        match umount2(&path, MntFlags::MNT_DETACH) {
            Ok(()) | Err(Errno::EINVAL | Errno::ENOENT) => {} // EINVAL: not a mount
            Err(error) => return Err(error.into()),
        }
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Runs something inside, on a thread of its own. Sockets made there stay there.
    pub(crate) fn run<T: Send>(
        &self,
        work: impl FnOnce() -> io::Result<T> + Send,
    ) -> io::Result<T> {
        let file = self.open()?;
        on_a_thread(|| {
            setns(file, CloneFlags::CLONE_NEWNET)?;
            work()
        })
    }

    /// The processes that are inside.
    fn processes_of(&self, all: &ProcessesByNamespace) -> Vec<i32> {
        let own = fs::metadata(self.path()).map(|own| (own.dev(), own.ino()));
        let inside = own.ok().and_then(|own| all.get(&own));
        inside.cloned().unwrap_or_default()
    }

    /// Kills the processes that are inside; gives their ids. Refused where this process is among them: whoever put
    /// its own network under one of our names, it is not ours.
    pub(crate) fn kill_processes(&self) -> io::Result<Vec<i32>> {
        self.kill_processes_of(&processes_by_namespace()?)
    }

    /// The same, where all processes were looked at already: that takes the longest, and is done once for many namespaces.
    pub(crate) fn kill_processes_of(&self, all: &ProcessesByNamespace) -> io::Result<Vec<i32>> {
        let inside = self.processes_of(all);
        if inside.contains(&Pid::this().as_raw()) {
            return Err(io::Error::other("this process itself is in there"));
        }
        for &pid in &inside {
            match kill(Pid::from_raw(pid), Signal::SIGKILL) {
                Ok(()) | Err(Errno::ESRCH) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(inside)
    }
}

/// Processes by device and inode of the network namespace they are in.
pub(crate) type ProcessesByNamespace = BTreeMap<(u64, u64), Vec<i32>>;

/// Looks at all processes.
pub(crate) fn processes_by_namespace() -> io::Result<ProcessesByNamespace> {
    let mut all = ProcessesByNamespace::new();
    for entry in fs::read_dir("/proc")? {
        let entry = entry?;
        let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // A process may end at any moment, and then has no namespace.
        if let Ok(of_it) = fs::metadata(entry.path().join("ns/net")) {
            let inside = all.entry((of_it.dev(), of_it.ino())).or_default();
            inside.push(pid);
        }
    }
    Ok(all)
}

/// Runs on a thread that ends with the work: it may leave its namespace.
fn on_a_thread<T: Send>(work: impl FnOnce() -> io::Result<T> + Send) -> io::Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("kanmon-netns".into());
        thread
            .spawn_scoped(scope, work)?
            .join()
            .expect("the work does not panic")
    })
}

/// Writes settings of the namespace that this thread is in, each a path below `/proc/sys/net` and a value.
/// Those that this kernel does not have are passed over.
pub(crate) fn write_settings<P: AsRef<str>>(settings: &[(P, &str)]) -> io::Result<()> {
    for (setting, value) in settings {
        match fs::write(Path::new("/proc/sys/net").join(setting.as_ref()), value) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
    }
    Ok(())
}

/// Makes the directory as `ip netns` does: a mount shared with other mount namespaces, so that names
/// appear and vanish everywhere.
fn share_directory() -> io::Result<()> {
    fs::create_dir_all(DIRECTORY)?;
    let nothing: Option<&str> = None;
    let shared = MsFlags::MS_SHARED | MsFlags::MS_REC;
    match mount(nothing, DIRECTORY, nothing, shared, nothing) {
        Ok(()) => return Ok(()),
        Err(Errno::EINVAL) => {} // not a mount yet
        Err(error) => return Err(error.into()),
    }
    let bind = MsFlags::MS_BIND | MsFlags::MS_REC;
    mount(Some(DIRECTORY), DIRECTORY, nothing, bind, nothing)?;
    mount(nothing, DIRECTORY, nothing, shared, nothing)?;
    Ok(())
}

const DIRECTORY: &str = "/run/netns";
const THREAD_NAMESPACE: &str = "/proc/thread-self/ns/net";
