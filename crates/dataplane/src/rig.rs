//! The bench's rig: frames made inside the kernel on one device and counted on another.
//!
//! Only what lies between the two is timed, by the kernel itself: receive, filter, route, forward, transmit.
//!
//! Source: Kanmon dataplane design §2.2 and §2.10.

use std::io;
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};

use libbpf_rs::{MapCore, MapFlags, Object, ObjectBuilder};
use libbpf_sys::{bpf_prog_test_run_opts, bpf_test_run_opts, xdp_md};

use crate::link::{Hook, TcxLink, as_io, outcome};
use crate::netns;
use crate::object::Aligned;

/// The rig's programs, loaded. Nothing is pinned: they go with the value.
#[derive(Debug)]
pub struct Rig {
    object: Object,
}

/// A device at which frames end and are counted, as long as the value lives.
#[derive(Debug)]
pub struct Sink(#[expect(dead_code, reason = "holds the link")] TcxLink);

/// What frames look like: UDP over IPv4, 64 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Aim {
    /// The receiving device's hardware address.
    pub destination_mac: [u8; 6],
    /// The sender's.
    pub source_mac: [u8; 6],
    /// The sender's address.
    pub source: Ipv4Addr,
    /// Where they go.
    pub destination: Ipv4Addr,
    /// The destination port of the first 64,000 flows; the next 64,000 have the next port.
    pub destination_port: u16,
    /// How many flows take turns.
    pub flows: u32,
    /// The number of the flow that begins; the turn wraps at `flows`.
    pub first_flow: u32,
    /// Whether these are the answers: the port that differs from flow to flow is then the destination's.
    pub is_reply: bool,
}

/// What one injection gave.
#[derive(Clone, Copy, Debug)]
pub struct Injection {
    /// Nanoseconds per frame, as the kernel timed them.
    pub nanoseconds: u32,
    /// Frames made.
    pub made: u64,
    /// Frames that reached the sink. A run counts only when it is what was made.
    pub arrived: u64,
}

impl Rig {
    /// Loads the programs.
    ///
    /// # Errors
    /// Whatever the kernel says.
    pub fn load() -> io::Result<Self> {
        let open = ObjectBuilder::default()
            .open_memory(&OBJECT.0)
            .map_err(io::Error::other)?;
        let object = open.load().map_err(io::Error::other)?;
        Ok(Self { object })
    }

    /// Counts and ends IPv4 frames that a device receives.
    ///
    /// # Errors
    /// Whatever the kernel says.
    pub fn sink(&self, namespace: Option<BorrowedFd<'_>>, ifindex: u32) -> io::Result<Sink> {
        let program = self.program("sink")?;
        netns::inside(namespace, || {
            TcxLink::attach(program, ifindex, Hook::Ingress)
        })
        .map(Sink)
        .map_err(as_io)
    }

    /// Makes frames on a device, as if it had received them.
    ///
    /// # Errors
    /// Whatever the kernel says.
    pub fn inject(
        &self,
        namespace: Option<BorrowedFd<'_>>,
        ifindex: u32,
        aim: &Aim,
        frames: u32,
    ) -> io::Result<Injection> {
        self.map("rig_settings")?
            .update(&0_u32.to_ne_bytes(), &aim.bytes(), MapFlags::ANY)
            .map_err(io::Error::other)?;
        let counts = self.map("rig_counts")?;
        let zeros = vec![
            0_u64.to_ne_bytes().to_vec();
            libbpf_rs::num_possible_cpus().map_err(io::Error::other)?
        ];
        for which in [0_u32, 1] {
            counts
                .update_percpu(&which.to_ne_bytes(), &zeros, MapFlags::ANY)
                .map_err(io::Error::other)?;
        }
        let program = self.program("inject")?;
        let nanoseconds =
            netns::inside(namespace, || run(program, ifindex, frames)).map_err(as_io)?;
        Ok(Injection {
            nanoseconds,
            made: self.count(0)?,
            arrived: self.count(1)?,
        })
    }

    fn program(&self, name: &str) -> io::Result<BorrowedFd<'_>> {
        let mut programs = self.object.progs();
        let program = programs.find(|program| program.name() == name);
        program
            .map(|program| {
                // SAFETY: the object owns the program and keeps its descriptor open as long as it lives, which
                // the lifetime of the borrow says.
                unsafe { BorrowedFd::borrow_raw(program.as_fd().as_raw_fd()) }
            })
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn map(&self, name: &str) -> io::Result<libbpf_rs::Map<'_>> {
        self.object
            .maps()
            .find(|map| map.name() == name)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn count(&self, which: u32) -> io::Result<u64> {
        let map = self.map("rig_counts")?;
        let per_cpu = map
            .lookup_percpu(&which.to_ne_bytes(), MapFlags::ANY)
            .map_err(io::Error::other)?
            .unwrap_or_default();
        let value = |bytes: &Vec<u8>| {
            bytes
                .first_chunk()
                .map_or(0, |bytes| u64::from_ne_bytes(*bytes))
        };
        Ok(per_cpu.iter().map(value).sum())
    }
}

impl Aim {
    /// `struct rig_settings`.
    fn bytes(&self) -> Vec<u8> {
        let source = u32::from(self.source).to_be_bytes();
        let destination = u32::from(self.destination).to_be_bytes();
        let mut bytes = Vec::with_capacity(36);
        bytes.extend(self.destination_mac);
        bytes.extend(self.source_mac);
        bytes.extend(source);
        bytes.extend(destination);
        bytes.extend(self.destination_port.to_ne_bytes());
        bytes.extend(header_checksum(source, destination).to_be_bytes());
        bytes.extend(self.flows.to_ne_bytes());
        bytes.extend(self.first_flow.to_ne_bytes());
        bytes.extend(u32::from(self.is_reply).to_ne_bytes());
        bytes
    }
}

/// The checksum of the IPv4 header that every frame has.
fn header_checksum(source: [u8; 4], destination: [u8; 4]) -> u16 {
    let [a, b, c, d] = source;
    let [e, f, g, h] = destination;
    let pair = |high: u8, low: u8| u32::from(u16::from_be_bytes([high, low]));
    let fixed = [0x4500, FRAME_BYTES - ETHERNET_BYTES, 0, 0, 0x4011, 0];
    let addresses = [pair(a, b), pair(c, d), pair(e, f), pair(g, h)];
    let mut sum: u32 = fixed.iter().chain(&addresses).sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !u16::try_from(sum).unwrap_or(0)
}

fn run(program: BorrowedFd<'_>, ifindex: u32, frames: u32) -> Result<u32, nix::Error> {
    let frame = [0_u8; FRAME_BYTES as usize];
    let context = xdp_md {
        data_end: FRAME_BYTES,
        ingress_ifindex: ifindex,
        ..Default::default()
    };
    let mut options = bpf_test_run_opts {
        sz: size_of::<bpf_test_run_opts>() as _,
        data_in: frame.as_ptr().cast(),
        data_size_in: FRAME_BYTES,
        ctx_in: (&raw const context).cast(),
        ctx_size_in: size_of::<xdp_md>() as u32,
        repeat: i32::try_from(frames).unwrap_or(i32::MAX),
        flags: LIVE_FRAMES,
        batch_size: 64,
        ..Default::default()
    };
    // SAFETY: the descriptor is open as long as `program` is borrowed; frame, context and options live through the
    // call and have the sizes that the options say.
    outcome(unsafe { bpf_prog_test_run_opts(program.as_raw_fd(), &raw mut options) })?;
    Ok(options.duration)
}

const FRAME_BYTES: u32 = 64;
const ETHERNET_BYTES: u32 = 14;

/// `BPF_F_TEST_XDP_LIVE_FRAMES`.
const LIVE_FRAMES: u32 = 1 << 1;

static OBJECT: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/rig.bpf.o")));
