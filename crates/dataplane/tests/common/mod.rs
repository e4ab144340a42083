//! A bpffs and network namespaces of a test's own, gone when the test ends.

#![allow(dead_code, reason = "each test file uses its part")]

use std::fs::File;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use dataplane::abi::{AddressValue, ENI_SOURCE_DEST_CHECK, EniLine};
use dataplane::{Dataplane, Sizes, mount_bpffs, unmount_bpffs};
use header_space::{Direction, Family};
use nix::sched::{CloneFlags, setns};
use rule_compiler::compile;
use secgroup::{EffectiveRules, Policy, Reason};

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

/// The ENI that tests with real packets have: slot 0, domain 1.
pub(crate) const ENI: u32 = 7;
pub(crate) const DOMAIN: u32 = 1;
pub(crate) const GUEST_V4: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 10);
pub(crate) const GUEST_V6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0x10);
pub(crate) const GUEST_MAC: [u8; 6] = [0x00, 0x16, 0x3e, 0, 0, 0x0a];

/// Binds it under these rules, with its addresses.
pub(crate) fn bind_eni(dataplane: &Dataplane, rules: &EffectiveRules, generation: u32, quota: u32) {
    let mut tables = [0; 4];
    for (slot, direction, family) in [
        (0, Direction::Ingress, Family::V4),
        (1, Direction::Ingress, Family::V6),
        (2, Direction::Egress, Family::V4),
        (3, Direction::Egress, Family::V6),
    ] {
        let image = compile(rules, direction, family).expect("a few rules fit");
        tables[slot] = dataplane
            .write_table(image.rows())
            .expect("there is room for a table");
    }
    let value = AddressValue {
        identity: 0,
        eni: ENI,
    };
    for address in [IpAddr::V4(GUEST_V4), IpAddr::V6(GUEST_V6)] {
        dataplane
            .set_address(DOMAIN, address, value)
            .expect("there is room for an address");
    }
    let line = EniLine {
        eni: ENI,
        domain: DOMAIN,
        flags: ENI_SOURCE_DEST_CHECK,
        generation,
        tables,
        flow_quota: quota,
        tcp_established_secs: 910,
        tcp_closed_secs: 3,
        udp_secs: 30,
        mac: GUEST_MAC,
        ..EniLine::default()
    };
    dataplane.set_eni_line(0, &line).expect("slot 0 is there");
}

/// A router and a guest with a veth between them, MAC and addresses as [`bind_eni`] says. The router's end has
/// index 4096 and 10.0.0.1, and nobody needs to ask for hardware addresses.
pub(crate) struct Link {
    pub(crate) router: Namespace,
    pub(crate) guest: Namespace,
}

impl Link {
    pub(crate) fn new() -> Self {
        let (router, guest) = (Namespace::new(), Namespace::new());
        let guest_name = guest.name().to_owned();
        router.ip(&format!(
            "link add eni0 index 4096 address 02:00:00:00:00:01 type veth peer name eth0 address 00:16:3e:00:00:0a netns {guest_name}"
        ));
        router.ip("address add 10.0.0.1/24 dev eni0");
        guest.ip("address add 10.0.0.10/24 dev eth0");
        router.ip("address add 2001:db8::1/64 dev eni0 nodad");
        guest.ip("address add 2001:db8::10/64 dev eth0 nodad");
        router.ip("link set eni0 up");
        guest.ip("link set eth0 up");
        router.ip("neighbour replace 10.0.0.10 lladdr 00:16:3e:00:00:0a dev eni0");
        guest.ip("neighbour replace 10.0.0.1 lladdr 02:00:00:00:00:01 dev eth0");
        router.ip("neighbour replace 2001:db8::10 lladdr 00:16:3e:00:00:0a dev eni0");
        guest.ip("neighbour replace 2001:db8::1 lladdr 02:00:00:00:00:01 dev eth0");
        Self { router, guest }
    }

    /// UDP sockets at the router and at the guest, with these ports (0: any), which wait ten seconds for a packet.
    pub(crate) fn sockets(&self, router_port: u16, guest_port: u16) -> (UdpSocket, UdpSocket) {
        let socket = |address: (Ipv4Addr, u16)| {
            let socket = UdpSocket::bind(address).expect("the address is ours");
            let patience = Some(Duration::from_secs(10));
            socket.set_read_timeout(patience).expect("not zero");
            socket
        };
        let router = self
            .router
            .inside(|| socket((Ipv4Addr::new(10, 0, 0, 1), router_port)));
        let guest = self.guest.inside(|| socket((GUEST_V4, guest_port)));
        (router, guest)
    }
}

/// Sends, and says whether the other socket has it; it must not be dropped.
pub(crate) fn arrives(from: &UdpSocket, to: &UdpSocket, bytes: &[u8]) -> bool {
    let address = to.local_addr().expect("it is bound");
    from.send_to(bytes, address).expect("it can be sent");
    let mut buffer = [0; 64];
    let size = to.recv(&mut buffer).expect("it arrives within ten seconds");
    &buffer[..size] == bytes
}

/// How many packets of the ENI had this verdict and reason.
pub(crate) fn counted(dataplane: &Dataplane, policy: Policy, reason: Reason) -> u64 {
    let counters = dataplane.counters(0).expect("slot 0 is there");
    counters.packets[usize::from(policy == Policy::Accept)][usize::from(reason.code())]
}

/// Sends a frame as it is out of a device of this thread's namespace.
pub(crate) fn send_frame(device: &str, bytes: &[u8]) {
    use nix::libc;
    let index = nix::net::if_::if_nametoindex(device).expect("the device is here");
    // SAFETY: an all-zero address is a value of this structure of numbers.
    let mut address: libc::sockaddr_ll = unsafe { std::mem::zeroed() };
    address.sll_family = u16::try_from(libc::AF_PACKET).expect("a small number");
    address.sll_ifindex = i32::try_from(index).expect("a small number");
    // SAFETY: a call of numbers only.
    let socket = unsafe { libc::socket(libc::AF_PACKET, libc::SOCK_RAW, 0) };
    assert!(socket >= 0, "root may send frames");
    // SAFETY: the kernel has just made this descriptor for us.
    let socket = unsafe { std::os::fd::OwnedFd::from_raw_fd(socket) };
    // SAFETY: both pointers are valid for the size beside them, through the call.
    let sent = unsafe {
        libc::sendto(
            socket.as_raw_fd(),
            bytes.as_ptr().cast(),
            bytes.len(),
            0,
            (&raw const address).cast(),
            u32::try_from(size_of_val(&address)).expect("a small number"),
        )
    };
    assert_eq!(usize::try_from(sent), Ok(bytes.len()), "the frame goes out");
}
