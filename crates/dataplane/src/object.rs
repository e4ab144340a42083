use std::ffi::OsStr;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use dataplane_abi::{ABI_VERSION, Settings};
use libbpf_rs::{MapCore, MapHandle, ObjectBuilder, PrintLevel};
use libbpf_sys::{bpf_prog_get_info_by_fd, bpf_prog_info};

use crate::link::outcome;
use crate::memory::Mapped;

/// How many elements the maps hold whose size depends on the host. Maps that are pinned already keep theirs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sizes {
    /// Rows of 128 bytes for policy tables.
    pub policy_rows: u32,
    /// Bit vectors of identities in tables.
    pub identity_rows: u32,
    /// Addresses of all routing domains.
    pub addresses: u32,
    /// Live flows, IPv4.
    pub flows_v4: u32,
    /// Live flows, IPv6.
    pub flows_v6: u32,
    /// Twice the number of EIPs.
    pub eips: u32,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            policy_rows: 131_072,
            identity_rows: 65_536,
            addresses: 131_072,
            flows_v4: 262_144,
            flows_v6: 65_536,
            eips: 65_536,
        }
    }
}

impl Sizes {
    fn of(&self, map: &OsStr) -> Option<u32> {
        match map.to_str()? {
            "policy_rows" => Some(self.policy_rows),
            "identity_rows" => Some(self.identity_rows),
            "addresses" => Some(self.addresses),
            "flows_v4" => Some(self.flows_v4),
            "flows_v6" => Some(self.flows_v6),
            "eips" => Some(self.eips),
            _ => None,
        }
    }
}

/// What the kernel says about a loaded program.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProgramInfo {
    /// Its name.
    pub name: String,
    /// How many instructions the verifier walked.
    pub verified_instructions: u32,
    /// Bytes of machine code.
    pub jited_bytes: u32,
    /// A digest of its text.
    pub tag: [u8; 8],
    /// The kernel's number for it.
    pub id: u32,
}

/// Why the dataplane could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Pins need a bpffs.
    #[error("{0} is not in a bpffs; mount one there first")]
    NoBpffs(PathBuf),
    /// A directory for pins could not be made.
    #[error("the directory {directory} could not be made")]
    Directory {
        /// Which.
        directory: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// What is pinned there has another layout.
    #[error(
        "the maps pinned there have layout {found}, this program has {ABI_VERSION}; remove them first"
    )]
    OtherVersion {
        /// Their layout.
        found: u32,
    },
    /// A pinned map has other keys or values.
    #[error("the pinned map {name} has another shape; remove it first")]
    OtherShape {
        /// Which.
        name: String,
    },
    /// The kernel, or libbpf, refused the programs.
    #[error("the kernel programs could not be loaded: {log}")]
    Load {
        /// The last lines libbpf printed.
        log: String,
        /// Its error.
        #[source]
        source: libbpf_rs::Error,
    },
    /// A map could not be mapped into the process.
    #[error("the map {name} could not be mapped into memory")]
    Memory {
        /// Which.
        name: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A map or program is missing from the object, or a pinned map could not be read.
    #[error("{name} could not be used")]
    Use {
        /// Which.
        name: String,
        /// Why.
        #[source]
        source: libbpf_rs::Error,
    },
    /// The sweep of dead flows could not be started.
    #[error("the sweep of dead flows could not be started (step {step})")]
    Sweep {
        /// Which step failed.
        step: i32,
    },
}

/// The loaded programs and the maps, by name. The maps are pinned; the programs live by this value and by the links.
#[derive(Debug)]
pub(crate) struct Loaded {
    programs: Vec<(String, OwnedFd)>,
    maps: Vec<MapHandle>,
}

/// The object is read as 64-bit words, so its bytes must be aligned.
#[repr(C, align(8))]
pub(crate) struct Aligned<Bytes: ?Sized>(pub(crate) Bytes);

static OBJECT: &Aligned<[u8]> =
    &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/kanmon.bpf.o")));

impl Loaded {
    /// Loads the programs over the maps pinned in `directory`, which are made where they are missing.
    pub(crate) fn load(directory: &Path, sizes: &Sizes) -> Result<Self, OpenError> {
        check_version(directory)?;
        let (_guard, log) = collect_log();
        let failed = |source| OpenError::Load { log: log(), source };
        let mut open = ObjectBuilder::default()
            .name("kanmon")
            .and_then(|builder| builder.open_memory(&OBJECT.0))
            .map_err(&failed)?;
        for mut map in open.maps_mut() {
            let name = map.name().to_os_string();
            if name.to_string_lossy().starts_with('.') {
                continue; // the constants of the compiler
            }
            let path = directory.join(&name);
            if path.exists() {
                let used = |source| OpenError::Use {
                    name: name.to_string_lossy().into_owned(),
                    source,
                };
                let pinned = MapHandle::from_pinned_path(&path).map_err(used)?;
                let same = pinned.key_size() == map.key_size()
                    && pinned.value_size() == map.value_size()
                    && pinned.map_type() == map.map_type();
                if !same {
                    let name = name.to_string_lossy().into_owned();
                    return Err(OpenError::OtherShape { name });
                }
                map.set_max_entries(pinned.max_entries()).map_err(&failed)?;
            } else if let Some(size) = sizes.of(&name) {
                map.set_max_entries(size).map_err(&failed)?;
            }
            map.set_pin_path(&path).map_err(&failed)?;
        }
        let object = open.load().map_err(&failed)?;
        let mut maps = Vec::new();
        for map in object.maps() {
            maps.push(MapHandle::try_from(&map).map_err(&failed)?);
        }
        let mut programs = Vec::new();
        for program in object.progs() {
            let name = program.name().to_string_lossy().into_owned();
            let descriptor = program.as_fd().try_clone_to_owned();
            let descriptor = descriptor.map_err(|error| failed(error.into()))?;
            programs.push((name, descriptor));
        }
        Ok(Self { programs, maps })
    }

    pub(crate) fn program(&self, name: &str) -> BorrowedFd<'_> {
        let found = self.programs.iter().find(|program| program.0 == name);
        found.expect("bpf/kanmon.bpf.c has the program").1.as_fd()
    }

    pub(crate) fn map(&self, name: &str) -> Result<MapHandle, OpenError> {
        let found = self.maps.iter().find(|map| map.name() == name);
        MapHandle::try_from(found.expect("bpf/maps.h has the map")).map_err(|source| {
            OpenError::Use {
                name: name.to_owned(),
                source,
            }
        })
    }

    pub(crate) fn mapped<T: crate::memory::Plain>(
        &self,
        name: &'static str,
    ) -> Result<Mapped<T>, OpenError> {
        let map = self.map(name)?;
        let count = map.max_entries();
        Mapped::new(map.as_fd(), count).map_err(|source| OpenError::Memory { name, source })
    }

    pub(crate) fn infos(&self) -> Vec<ProgramInfo> {
        let mut infos: Vec<ProgramInfo> = self
            .programs
            .iter()
            .filter_map(|(name, program)| {
                let info = program_info(program.as_fd()).ok()?;
                Some(ProgramInfo {
                    name: name.clone(),
                    verified_instructions: info.verified_insns,
                    jited_bytes: info.jited_prog_len,
                    tag: info.tag,
                    id: info.id,
                })
            })
            .collect();
        infos.sort_by(|a, b| a.name.cmp(&b.name));
        infos
    }
}

fn program_info(program: BorrowedFd<'_>) -> Result<bpf_prog_info, nix::Error> {
    let mut info = bpf_prog_info::default();
    let mut size = size_of::<bpf_prog_info>() as u32;
    // SAFETY: `info` is a whole structure of the size that `size` says, and all its pointers are null.
    outcome(unsafe { bpf_prog_get_info_by_fd(program.as_raw_fd(), &raw mut info, &raw mut size) })?;
    Ok(info)
}

/// Zero is a map that was made and never used.
fn check_version(directory: &Path) -> Result<(), OpenError> {
    let path = directory.join("settings");
    if !path.exists() {
        return Ok(());
    }
    let used = |source| OpenError::Use {
        name: "settings".to_owned(),
        source,
    };
    let map = MapHandle::from_pinned_path(&path).map_err(used)?;
    if map.value_size() as usize != size_of::<Settings>() {
        return Err(OpenError::OtherShape {
            name: "settings".to_owned(),
        });
    }
    let settings: Mapped<Settings> =
        Mapped::new(map.as_fd(), 1).map_err(|source| OpenError::Memory {
            name: "settings",
            source,
        })?;
    match settings.read(0).version {
        0 | ABI_VERSION => Ok(()),
        found => Err(OpenError::OtherVersion { found }),
    }
}

/// One at a time, because libbpf has one place to print to.
static PRINTING: Mutex<()> = Mutex::new(());
static PRINTED: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn collect_log() -> (impl Drop, impl Fn() -> String) {
    struct Restored<'a>(
        Option<(PrintLevel, libbpf_rs::PrintCallback)>,
        #[expect(dead_code, reason = "held until libbpf prints elsewhere again")]
        std::sync::MutexGuard<'a, ()>,
    );
    impl Drop for Restored<'_> {
        fn drop(&mut self) {
            libbpf_rs::set_print(self.0);
        }
    }
    fn keep(_: PrintLevel, text: String) {
        if let Ok(mut printed) = PRINTED.lock() {
            printed.push(text);
        }
    }
    let alone = PRINTING
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Ok(mut printed) = PRINTED.lock() {
        printed.clear();
    }
    let before = libbpf_rs::set_print(Some((PrintLevel::Warn, keep)));
    let text = || {
        let printed = PRINTED.lock().map(|printed| printed.concat());
        let printed = printed.unwrap_or_default();
        let lines: Vec<&str> = printed.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    };
    (Restored(before, alone), text)
}
