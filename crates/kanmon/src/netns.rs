use std::fs::File;
use std::path::PathBuf;

use nix::sched::{CloneFlags, setns};

use crate::failure::Failure;

/// A network namespace of the region, by what is in it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Namespace {
    name: String,
}

impl Namespace {
    /// What the names of all namespaces of a region begin with.
    pub(crate) fn prefix(tag: &str) -> String {
        format!("km-{tag}-")
    }

    /// That of an instance.
    pub(crate) fn of_instance(tag: &str, instance: &str) -> Self {
        Self {
            name: Self::prefix(tag) + instance,
        }
    }

    /// The one that stands for the internet.
    pub(crate) fn internet(tag: &str) -> Self {
        Self {
            name: Self::prefix(tag) + "inet",
        }
    }

    /// Runs on a thread of its own inside the namespace. Sockets made there stay there.
    ///
    /// # Errors
    /// The namespace is not there, or this process may not enter it.
    pub(crate) fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        std::thread::scope(|scope| {
            let thread = scope.spawn(|| self.enter().map(|()| work()));
            thread.join().expect("the work does not panic")
        })
    }

    /// Moves the calling thread into the namespace, for good.
    ///
    /// # Errors
    /// As [`Namespace::run`].
    pub(crate) fn enter(&self) -> Result<(), Failure> {
        let path = self.path();
        let file = File::open(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Failure::Other(format!(
                "there is no namespace {}: the instance does not exist, or is stopped; see kanmon api DescribeInstances",
                self.name
            )),
            _ => Failure::Other(format!("cannot open {}: {error}", path.display())),
        })?;
        setns(file, CloneFlags::CLONE_NEWNET).map_err(|error| match error {
            nix::Error::EPERM => Failure::NotRoot {
                what: "entering a network namespace",
            },
            _ => Failure::Other(format!("cannot enter {}: {error}", self.name)),
        })
    }

    /// Where it is found.
    pub(crate) fn path(&self) -> PathBuf {
        PathBuf::from("/run/netns").join(&self.name)
    }
}
