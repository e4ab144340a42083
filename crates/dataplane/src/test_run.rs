use std::os::fd::{AsRawFd, BorrowedFd};

use dataplane_abi::RawVerdict;
use libbpf_rs::{MapCore, MapFlags};
use libbpf_sys::{bpf_prog_test_run_opts, bpf_test_run_opts};
use nix::libc;

use crate::link::outcome;
use crate::memory::Plain;
use crate::{Dataplane, Hook};

/// A frame as a device would hand it to a program, from the Ethernet header on; at least 14 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The device; it must be in the network namespace of the calling thread.
    pub ifindex: u32,
    /// The side it passes.
    pub hook: Hook,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// What a program did to a frame.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TestRun {
    /// What it returned: -1 to let it pass, 2 to drop it.
    pub returned: i32,
    /// The verdict, where verdicts are recorded and the program gives one.
    pub verdict: Option<RawVerdict>,
    /// Nanoseconds that it took on average.
    pub nanoseconds: u32,
}

impl Dataplane {
    /// Runs the program of a device and side over a frame, `repeat` times, and reads the verdict of the last one if
    /// [they are recorded](Dataplane::record_verdicts). Two threads that do this at once mix up their verdicts.
    ///
    /// # Errors
    ///
    /// What the kernel said; `ENODEV` when the device is not here.
    pub fn test_run(&self, frame: Frame<'_>, repeat: u32) -> Result<TestRun, std::io::Error> {
        let mut ignored = Vec::new();
        self.test_run_into(frame, repeat, &mut ignored)
    }

    /// The same, and the frame as the program left it.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn test_run_into(
        &self,
        frame: Frame<'_>,
        repeat: u32,
        left: &mut Vec<u8>,
    ) -> Result<TestRun, std::io::Error> {
        let before = self.recorded()?;
        let program = self.program_of(frame.ifindex, frame.hook);
        let (returned, nanoseconds) = run(program, frame, repeat, left)?;
        let after = self.recorded()?;
        let verdict = before
            .iter()
            .zip(&after)
            .find(|(before, after)| before.packets != after.packets)
            .map(|(_, after)| *after);
        Ok(TestRun {
            returned,
            verdict,
            nanoseconds,
        })
    }

    fn recorded(&self) -> Result<Vec<RawVerdict>, std::io::Error> {
        let only = 0u32.to_ne_bytes();
        let values = self
            .last_verdict
            .lookup_percpu(&only, MapFlags::ANY)
            .map_err(std::io::Error::other)?;
        Ok(values
            .unwrap_or_default()
            .iter()
            .map(|bytes| RawVerdict::of_bytes(bytes))
            .collect())
    }
}

/// Runs the sweep over an empty frame.
pub(crate) fn sweep(program: BorrowedFd<'_>) -> Result<(), i32> {
    let frame = Frame {
        ifindex: 0,
        hook: Hook::Ingress,
        bytes: &[0; 64],
    };
    match run(program, frame, 1, &mut Vec::new()) {
        Ok((0, _)) => Ok(()),
        Ok((step, _)) => Err(step),
        Err(error) => Err(-error.raw_os_error().unwrap_or(libc::EIO)),
    }
}

/// The kernel's `struct __sk_buff`; all but the device must be zero.
#[repr(C)]
struct Context {
    before: [u32; 10],
    ifindex: u32,
    after: [u32; 37],
}

const _: () = assert!(size_of::<Context>() == 192 && std::mem::offset_of!(Context, ifindex) == 40);

fn run(
    program: BorrowedFd<'_>,
    frame: Frame<'_>,
    repeat: u32,
    left: &mut Vec<u8>,
) -> Result<(i32, u32), std::io::Error> {
    let context = Context {
        before: [0; 10],
        ifindex: frame.ifindex,
        after: [0; 37],
    };
    left.resize(frame.bytes.len() + 256, 0);
    let mut options = bpf_test_run_opts {
        sz: size_of::<bpf_test_run_opts>() as _,
        data_in: frame.bytes.as_ptr().cast(),
        data_size_in: frame.bytes.len() as u32,
        data_out: left.as_mut_ptr().cast(),
        data_size_out: left.len() as u32,
        ctx_in: (&raw const context).cast(),
        ctx_size_in: size_of::<Context>() as u32,
        repeat: repeat as i32,
        ..Default::default()
    };
    // SAFETY: the options are a whole structure that says its own size; every pointer in it is valid for the
    // size beside it, and lives through the call.
    outcome(unsafe { bpf_prog_test_run_opts(program.as_raw_fd(), &raw mut options) })
        .map_err(crate::link::as_io)?;
    left.truncate(options.data_size_out as usize);
    Ok((options.retval as i32, options.duration))
}

/// Waits until every program that was running has ended. Says whether the kernel can do that.
pub(crate) fn wait_for_programs() -> bool {
    const MEMBARRIER_CMD_GLOBAL: libc::c_int = 1;
    // SAFETY: the call takes numbers only. It returns after a grace period of RCU, inside which every program runs.
    let result = unsafe { libc::syscall(libc::SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0) };
    result == 0
}
