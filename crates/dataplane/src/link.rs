use std::ffi::CString;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use libbpf_sys::{
    BPF_PROG_TYPE_SCHED_CLS, BPF_TCX_EGRESS, BPF_TCX_INGRESS, bpf_insn, bpf_link_create,
    bpf_link_create_opts, bpf_link_detach, bpf_link_get_info_by_fd, bpf_link_info, bpf_link_update,
    bpf_obj_get, bpf_obj_pin, bpf_prog_load,
};

/// Where a program sits on a device, seen from the device.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Hook {
    /// What the device receives: on the host's side of an ENI, what the ENI sends.
    Ingress,
    /// What the device sends.
    Egress,
}

impl Hook {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ingress, Self::Egress];

    /// `ingress` or `egress`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ingress => "ingress",
            Self::Egress => "egress",
        }
    }

    fn attach_type(self) -> u32 {
        match self {
            Self::Ingress => BPF_TCX_INGRESS,
            Self::Egress => BPF_TCX_EGRESS,
        }
    }
}

/// A tcx link: a program on a device, as long as a descriptor or a pin holds the link.
#[derive(Debug)]
pub(crate) struct TcxLink(OwnedFd);

impl TcxLink {
    /// Attaches a program to a device of this thread's network namespace.
    pub(crate) fn attach(
        program: BorrowedFd<'_>,
        ifindex: u32,
        hook: Hook,
    ) -> Result<Self, nix::Error> {
        let options = bpf_link_create_opts {
            sz: size_of::<bpf_link_create_opts>() as _,
            ..Default::default()
        };
        // SAFETY: the descriptor is open as long as `program` is borrowed, and `options` is a whole structure
        // that says its own size; the kernel reads both during the call only.
        let result = unsafe {
            bpf_link_create(
                program.as_raw_fd(),
                ifindex as i32,
                hook.attach_type(),
                &raw const options,
            )
        };
        descriptor(result).map(Self)
    }

    pub(crate) fn pinned(path: &Path) -> Result<Self, nix::Error> {
        let path = c_path(path)?;
        // SAFETY: the path is a string that ends in zero and lives through the call.
        descriptor(unsafe { bpf_obj_get(path.as_ptr()) }).map(Self)
    }

    pub(crate) fn pin(&self, path: &Path) -> Result<(), nix::Error> {
        let path = c_path(path)?;
        // SAFETY: the descriptor is our own and the path ends in zero and lives through the call.
        outcome(unsafe { bpf_obj_pin(self.0.as_raw_fd(), path.as_ptr()) })
    }

    /// Puts another program in the place of the present one; no packet passes in between.
    pub(crate) fn update(&self, program: BorrowedFd<'_>) -> Result<(), nix::Error> {
        // SAFETY: both descriptors are open through the call, and no options are allowed.
        outcome(unsafe {
            bpf_link_update(self.0.as_raw_fd(), program.as_raw_fd(), std::ptr::null())
        })
    }

    /// Takes the program off the device; the link stays, as a dead one.
    pub(crate) fn detach(&self) -> Result<(), nix::Error> {
        // SAFETY: the descriptor is our own.
        outcome(unsafe { bpf_link_detach(self.0.as_raw_fd()) })
    }

    /// The device and the number of the program; the device is 0 once it is gone.
    pub(crate) fn state(&self) -> Result<(u32, u32), nix::Error> {
        let mut info = bpf_link_info::default();
        let mut size = size_of::<bpf_link_info>() as u32;
        // SAFETY: `info` is a whole structure of the size that `size` says, and lives through the call.
        outcome(unsafe {
            bpf_link_get_info_by_fd(self.0.as_raw_fd(), &raw mut info, &raw mut size)
        })?;
        // SAFETY: every pattern of bits is a value of this union's members, and we made it zero.
        let ifindex = unsafe { info.__bindgen_anon_1.tcx.ifindex };
        Ok((ifindex, info.prog_id))
    }
}

/// Attaches a program that does nothing to `lo` of this thread's network namespace, and takes it off again.
pub(crate) fn try_tcx() -> Result<(), nix::Error> {
    let (move_immediate, exit) = (0xb7, 0x95);
    let program = [
        bpf_insn {
            code: move_immediate,
            ..Default::default()
        },
        bpf_insn {
            code: exit,
            ..Default::default()
        },
    ];
    // SAFETY: both strings end in zero, the instructions are as many as said, no options are allowed, and all of it
    // lives through the call.
    let result = unsafe {
        bpf_prog_load(
            BPF_PROG_TYPE_SCHED_CLS,
            c"kanmon_doctor".as_ptr(),
            c"GPL".as_ptr(),
            program.as_ptr(),
            program.len() as _,
            std::ptr::null_mut(),
        )
    };
    let program = descriptor(result)?;
    TcxLink::attach(program.as_fd(), 1, Hook::Ingress)?;
    Ok(())
}

fn c_path(path: &Path) -> Result<CString, nix::Error> {
    CString::new(path.as_os_str().as_bytes()).map_err(|_| nix::Error::EINVAL)
}

/// libbpf answers a descriptor, or a negative error number.
fn descriptor(result: i32) -> Result<OwnedFd, nix::Error> {
    outcome(result)?;
    // SAFETY: the kernel has just made this descriptor for us, and nobody else knows it.
    Ok(unsafe { OwnedFd::from_raw_fd(result) })
}

pub(crate) fn outcome(result: i32) -> Result<(), nix::Error> {
    if result >= 0 {
        return Ok(());
    }
    Err(nix::Error::from_raw(-result))
}

pub(crate) fn as_io(error: nix::Error) -> io::Error {
    io::Error::from_raw_os_error(error as i32)
}
