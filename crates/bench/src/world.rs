//! A small network for the rig: a router namespace between a sender and a receiver.

use std::fs::File;
use std::os::fd::{AsFd, BorrowedFd};
use std::path::PathBuf;
use std::process::Command;

/// Three namespaces, removed with the value.
pub(crate) struct World {
    router: String,
    sender: String,
    receiver: String,
    /// Index of the router's device towards the sender.
    pub(crate) towards_sender: u32,
    /// Index of the router's device towards the receiver.
    pub(crate) towards_receiver: u32,
    /// Hardware address of the router's device towards the sender.
    pub(crate) router_mac: [u8; 6],
    /// Hardware address of the router's device towards the receiver.
    pub(crate) far_router_mac: [u8; 6],
    files: [File; 3],
}

impl World {
    /// Makes the namespaces. `name` and `first_index` differ from world to world.
    pub(crate) fn new(name: &str, first_index: u32) -> Result<Self, String> {
        let prefix = format!("kmb{}-{name}", std::process::id());
        let [router, sender, receiver] = ["r", "s", "d"].map(|part| format!("{prefix}-{part}"));
        let mac = |last: u8| [0x02, 0, 0, 0, 0, last];
        let text = |mac: [u8; 6]| mac.map(|octet| format!("{octet:02x}")).join(":");
        for namespace in [&router, &sender, &receiver] {
            run("ip", &["netns", "add", namespace])?;
        }
        let far = first_index + 1;
        let links = [
            ("ra", first_index, &sender, "ga", mac(1), SENDER_MAC),
            ("rb", far, &receiver, "gb", mac(2), RECEIVER_MAC),
        ];
        for (near_name, index, namespace, far_name, near_mac, guest_mac) in links {
            let index = index.to_string();
            run(
                "ip",
                &[
                    "-n",
                    &router,
                    "link",
                    "add",
                    near_name,
                    "address",
                    &text(near_mac),
                    "index",
                    &index,
                    "type",
                    "veth",
                    "peer",
                    "name",
                    far_name,
                    "address",
                    &text(guest_mac),
                    "netns",
                    namespace,
                ],
            )?;
            run("ip", &["-n", &router, "link", "set", near_name, "up"])?;
            run("ip", &["-n", namespace, "link", "set", far_name, "up"])?;
        }
        let in_router =
            |arguments: &[&str]| run("ip", &[&["netns", "exec", &router], arguments].concat());
        in_router(&[
            "sysctl",
            "-qw",
            "net.ipv4.ip_forward=1",
            "net.ipv4.conf.all.rp_filter=0",
        ])?;
        in_router(&[
            "sysctl",
            "-qw",
            "net.ipv4.conf.ra.rp_filter=0",
            "net.ipv4.conf.rb.rp_filter=0",
        ])?;
        for (address, device, mac) in [
            ("10.1.0.9", "ra", SENDER_MAC),
            ("10.1.0.10", "rb", RECEIVER_MAC),
        ] {
            run(
                "ip",
                &["-n", &router, "route", "add", address, "dev", device],
            )?;
            let lladdr = text(mac);
            run(
                "ip",
                &[
                    "-n",
                    &router,
                    "neigh",
                    "add",
                    address,
                    "lladdr",
                    &lladdr,
                    "dev",
                    device,
                    "nud",
                    "permanent",
                ],
            )?;
        }
        let open = |namespace: &str| {
            File::open(PathBuf::from("/run/netns").join(namespace))
                .map_err(|error| error.to_string())
        };
        let files = [open(&router)?, open(&sender)?, open(&receiver)?];
        Ok(Self {
            router_mac: mac(1),
            far_router_mac: mac(2),
            towards_sender: first_index,
            towards_receiver: far,
            router,
            sender,
            receiver,
            files,
        })
    }

    /// The router's namespace.
    pub(crate) fn router(&self) -> BorrowedFd<'_> {
        self.files[0].as_fd()
    }

    /// The sender's namespace.
    pub(crate) fn sender(&self) -> BorrowedFd<'_> {
        self.files[1].as_fd()
    }

    /// The receiver's namespace.
    pub(crate) fn receiver(&self) -> BorrowedFd<'_> {
        self.files[2].as_fd()
    }

    /// The index of the only device of a guest's namespace.
    pub(crate) fn guest_index(&self, namespace: Guest) -> Result<u32, String> {
        let (namespace, device) = match namespace {
            Guest::Sender => (&self.sender, "ga"),
            Guest::Receiver => (&self.receiver, "gb"),
        };
        let text = run("ip", &["-n", namespace, "-o", "link", "show", device])?;
        let index = text
            .split(':')
            .next()
            .and_then(|index| index.trim().parse().ok());
        index.ok_or_else(|| format!("no index in {text}"))
    }

    /// Loads nftables rules into the router's namespace.
    pub(crate) fn load_nftables(&self, rules: &str) -> Result<(), String> {
        let path = std::env::temp_dir().join(format!("{}.nft", self.router));
        std::fs::write(&path, rules).map_err(|error| error.to_string())?;
        let file = path.to_string_lossy().into_owned();
        let loaded = run("ip", &["netns", "exec", &self.router, "nft", "-f", &file]);
        std::fs::remove_file(&path).map_err(|error| error.to_string())?;
        loaded.map(drop)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        for namespace in [&self.router, &self.sender, &self.receiver] {
            if let Err(error) = run("ip", &["netns", "del", namespace]) {
                eprintln!("{namespace} is left over: {error}");
            }
        }
    }
}

/// Which end.
#[derive(Clone, Copy)]
pub(crate) enum Guest {
    /// Where frames are made.
    Sender,
    /// Where they are counted.
    Receiver,
}

fn run(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("{program} does not start: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "{program} {}: {}",
            arguments.join(" "),
            said.trim()
        ))
    }
}

/// The sender's hardware address.
pub(crate) const SENDER_MAC: [u8; 6] = [0x00, 0x16, 0x3e, 0, 0, 9];
/// The receiver's.
pub(crate) const RECEIVER_MAC: [u8; 6] = [0x00, 0x16, 0x3e, 0, 0, 10];
