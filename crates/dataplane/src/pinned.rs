use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use libbpf_rs::query::{LinkInfoIter, MapInfoIter, ProgInfoIter};
use libbpf_rs::{Link, MapCore, MapHandle};

/// A map, link or program of the kernel by its number, which the kernel gives to no other soon.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum KernelObject {
    /// A map.
    Map(u32),
    /// A link: a program on a device.
    Link(u32),
    /// A program.
    Program(u32),
}

impl KernelObject {
    /// Everything that is pinned below the directory that [`Dataplane::open`](crate::Dataplane::open) was given,
    /// and the programs in the links. What cannot be opened is left out.
    #[must_use]
    pub fn pinned_in(directory: &Path) -> BTreeSet<Self> {
        let mut found = BTreeSet::new();
        for path in files_in(&directory.join("maps")) {
            if let Ok(info) = MapHandle::from_pinned_path(&path).and_then(|map| map.info()) {
                found.insert(Self::Map(info.info.id));
            }
        }
        for path in files_in(&directory.join("links")) {
            if let Ok(info) = Link::open(&path).and_then(|link| link.info()) {
                found.insert(Self::Link(info.id));
                found.insert(Self::Program(info.prog_id));
            }
        }
        found
    }

    /// Every one that the kernel has, of whomever.
    #[must_use]
    pub fn all() -> BTreeSet<Self> {
        let maps = MapInfoIter::default().map(|info| Self::Map(info.id));
        let links = LinkInfoIter::default().map(|info| Self::Link(info.id));
        let programs = ProgInfoIter::default().map(|info| Self::Program(info.id));
        maps.chain(links).chain(programs).collect()
    }
}

impl fmt::Display for KernelObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Map(number) => write!(f, "map {number}"),
            Self::Link(number) => write!(f, "link {number}"),
            Self::Program(number) => write!(f, "program {number}"),
        }
    }
}

fn files_in(directory: &Path) -> impl Iterator<Item = std::path::PathBuf> {
    let entries = std::fs::read_dir(directory).into_iter().flatten();
    entries.flatten().map(|entry| entry.path())
}
