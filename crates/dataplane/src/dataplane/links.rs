use std::os::fd::BorrowedFd;
use std::path::PathBuf;
use std::{fs, io};

use super::{Dataplane, DataplaneError};
use crate::link::{TcxLink, as_io};
use crate::{Hook, ProgramInfo, netns};

/// A program that is attached and pinned.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Attached {
    /// The device that the link was made for.
    pub ifindex: u32,
    /// Its side.
    pub hook: Hook,
    /// Whether the device is still there.
    pub is_alive: bool,
}

impl Dataplane {
    /// Attaches both programs to the host's side of an ENI's device, in the network namespace where it is (`None`: that
    /// of the calling thread), and pins the links. Programs that are there already are replaced without a gap.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Link`]; then leave the device down.
    pub fn attach_eni(
        &self,
        namespace: Option<BorrowedFd<'_>>,
        ifindex: u32,
    ) -> Result<(), DataplaneError> {
        self.attach(namespace, ifindex)
    }

    /// Attaches the address translation to the router's side of an uplink.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Link`].
    pub fn attach_uplink(
        &self,
        namespace: Option<BorrowedFd<'_>>,
        ifindex: u32,
    ) -> Result<(), DataplaneError> {
        self.attach(namespace, ifindex)
    }

    fn attach(
        &self,
        namespace: Option<BorrowedFd<'_>>,
        ifindex: u32,
    ) -> Result<(), DataplaneError> {
        for hook in Hook::ALL {
            let failed = |step| link_error(ifindex, hook, step);
            let program = self.loaded.program(program_name(ifindex, hook));
            let path = self.pin_of(ifindex, hook);
            if path.exists() {
                let link = TcxLink::pinned(&path).map_err(failed("opening the pinned link"))?;
                let (device, _) = link
                    .state()
                    .map_err(failed("asking for the link's state"))?;
                if device == ifindex {
                    link.update(program)
                        .map_err(failed("replacing the program"))?;
                    continue;
                }
                fs::remove_file(&path).map_err(|source| {
                    link_io_error(ifindex, hook, "removing a dead link", source)
                })?;
            }
            let link = netns::inside(namespace, || TcxLink::attach(program, ifindex, hook))
                .map_err(failed("attaching the program"))?;
            link.pin(&path).map_err(failed("pinning the link"))?;
        }
        Ok(())
    }

    /// Replaces the programs in every pinned link by those of this process, without a gap. Says how many.
    ///
    /// # Errors
    ///
    /// [`DataplaneError`]; links before the failing one are replaced.
    pub fn upgrade(&self) -> Result<usize, DataplaneError> {
        let mut replaced = 0;
        for attached in self.attached()? {
            if !attached.is_alive {
                continue;
            }
            let Attached { ifindex, hook, .. } = attached;
            let failed = |step| link_error(ifindex, hook, step);
            let link = TcxLink::pinned(&self.pin_of(ifindex, hook))
                .map_err(failed("opening the pinned link"))?;
            link.update(self.loaded.program(program_name(ifindex, hook)))
                .map_err(failed("replacing the program"))?;
            replaced += 1;
        }
        Ok(replaced)
    }

    /// Takes the programs off a device and removes the pins. Without pins, nothing happens.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Link`].
    pub fn detach(&self, ifindex: u32) -> Result<(), DataplaneError> {
        for hook in Hook::ALL {
            let failed = |step| link_error(ifindex, hook, step);
            let path = self.pin_of(ifindex, hook);
            if !path.exists() {
                continue;
            }
            let link = TcxLink::pinned(&path).map_err(failed("opening the pinned link"))?;
            link.detach().map_err(failed("detaching the program"))?;
            fs::remove_file(&path)
                .map_err(|source| link_io_error(ifindex, hook, "removing the pin", source))?;
        }
        Ok(())
    }

    /// Whether both programs are on a device and pinned.
    #[must_use]
    pub fn is_attached(&self, ifindex: u32) -> bool {
        Hook::ALL.into_iter().all(|hook| {
            let state = TcxLink::pinned(&self.pin_of(ifindex, hook)).and_then(|link| link.state());
            state.is_ok_and(|(device, _)| device == ifindex)
        })
    }

    /// Every pinned link, ascending.
    ///
    /// # Errors
    ///
    /// [`DataplaneError`].
    pub fn attached(&self) -> Result<Vec<Attached>, DataplaneError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.links).map_err(DataplaneError::Pins)? {
            let name = entry.map_err(DataplaneError::Pins)?.file_name();
            let name = name.to_string_lossy();
            let Some((ifindex, hook)) = name.split_once('_') else {
                continue;
            };
            let hook = Hook::ALL.into_iter().find(|known| known.name() == hook);
            let (Ok(ifindex), Some(hook)) = (ifindex.parse(), hook) else {
                continue;
            };
            let state = TcxLink::pinned(&self.pin_of(ifindex, hook)).and_then(|link| link.state());
            found.push(Attached {
                ifindex,
                hook,
                is_alive: state.is_ok_and(|(device, _)| device == ifindex),
            });
        }
        found.sort_unstable();
        Ok(found)
    }

    /// What the kernel says about the loaded programs, by name.
    #[must_use]
    pub fn program_info(&self) -> Vec<ProgramInfo> {
        self.loaded.infos()
    }

    fn pin_of(&self, ifindex: u32, hook: Hook) -> PathBuf {
        self.links.join(format!("{ifindex}_{}", hook.name()))
    }

    pub(crate) fn program_of(&self, ifindex: u32, hook: Hook) -> BorrowedFd<'_> {
        self.loaded.program(program_name(ifindex, hook))
    }
}

fn program_name(ifindex: u32, hook: Hook) -> &'static str {
    let is_uplink = ifindex >= dataplane_abi::UPLINK_IFINDEX_FIRST;
    match (is_uplink, hook) {
        (false, Hook::Ingress) => "from_eni",
        (false, Hook::Egress) => "to_eni",
        (true, Hook::Ingress) => "uplink_in",
        (true, Hook::Egress) => "uplink_out",
    }
}

fn link_error(
    ifindex: u32,
    hook: Hook,
    step: &'static str,
) -> impl Fn(nix::Error) -> DataplaneError {
    move |source| link_io_error(ifindex, hook, step, as_io(source))
}

fn link_io_error(
    ifindex: u32,
    hook: Hook,
    step: &'static str,
    source: io::Error,
) -> DataplaneError {
    DataplaneError::Link {
        ifindex,
        hook: hook.name(),
        step,
        source,
    }
}
