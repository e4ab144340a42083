use std::io;
use std::os::fd::AsFd;

use dataplane::{Dataplane, Sizes};
use dataplane_abi::ENI_IFINDEX_FIRST;

use crate::namespace::Namespace;
use crate::netlink::{End, Netlink};
use crate::policies::words;

/// One thing that enforcement needs of this host.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DoctorItem {
    /// What.
    pub name: String,
    /// Whether it is as it should be.
    pub is_fine: bool,
    /// What was found.
    pub text: String,
    /// What to do about it; empty when it is fine.
    pub mend: String,
}

/// Looks at everything that enforcement needs, and tries it: a namespace, a pair of devices, the programs on
/// one of them. What it makes it removes.
#[must_use]
pub fn doctor() -> Vec<DoctorItem> {
    let mut items: Vec<DoctorItem> = dataplane::doctor()
        .into_iter()
        .map(|check| DoctorItem {
            name: check.name.to_owned(),
            is_fine: check.mend.is_none(),
            text: check.found,
            mend: check.mend.unwrap_or_default(),
        })
        .collect();
    let can_try = items.iter().all(|item| item.is_fine);
    items.extend(if can_try { trials() } else { Vec::new() });
    items
}

fn trials() -> Vec<DoctorItem> {
    let name = format!("km-doctor-{}", std::process::id());
    let namespace = Namespace::of(&name);
    let directory = std::path::Path::new("/run/kanmon").join(&name);
    let made = namespace.make(&[]);
    let mut items = vec![item(
        "network namespace",
        "can be made",
        &made,
        "run as root, in a container with --privileged",
    )];
    if made.is_ok() {
        let bpffs = directory.join("bpf");
        let mounted = dataplane::mount_bpffs(&bpffs);
        let mend = "run as root, in a container with --privileged";
        items.push(item("bpf file system", "can be mounted", &mounted, mend));
        if mounted.is_ok() {
            let tried = std::thread::scope(|scope| {
                let thread = scope.spawn(|| attach(&namespace, &bpffs));
                thread.join().expect("the trial does not panic")
            });
            let mend = "boot Linux 6.6 or newer with CONFIG_NET_XGRESS, CONFIG_BPF_SYSCALL and CONFIG_VETH";
            items.push(item(
                "programs on a device",
                "can be attached by tcx",
                &tried,
                mend,
            ));
        }
        let _ = dataplane::unmount_bpffs(&bpffs); // not there when it was not mounted
    }
    let _ = namespace.unpin();
    let _ = std::fs::remove_dir_all(&directory);
    items
}

fn attach(namespace: &Namespace, bpffs: &std::path::Path) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let netlink = Netlink::inside(namespace)?;
        let inside = namespace.open()?;
        let near = End {
            name: "eni0",
            mac: [2, 0, 0, 0, 0, 1],
            index: Some(ENI_IFINDEX_FIRST),
        };
        let far = End {
            name: "eth0",
            mac: [2, 0, 0, 0, 0, 2],
            index: None,
        };
        let made = netlink.make_pair(near, far, inside.as_fd()).await;
        let tried = made
            .map_err(|error| io::Error::other(words(&error)))
            .and_then(|()| {
                let dataplane = Dataplane::open(bpffs, SMALL)
                    .map_err(|error| io::Error::other(words(&error)))?;
                let attached = dataplane.attach_eni(Some(inside.as_fd()), ENI_IFINDEX_FIRST);
                attached.map_err(|error| io::Error::other(words(&error)))
            });
        let removed = netlink.remove_device("eni0").await;
        netlink.close().await;
        tried.and(removed.map_err(|error| io::Error::other(words(&error))))
    })
}

fn item(name: &str, found: &str, result: &io::Result<()>, mend: &str) -> DoctorItem {
    let (text, mend) = match result {
        Ok(()) => (found.to_owned(), String::new()),
        Err(error) => (error.to_string(), mend.to_owned()),
    };
    DoctorItem {
        name: name.to_owned(),
        is_fine: result.is_ok(),
        text,
        mend,
    }
}

/// Maps just large enough to be made.
const SMALL: Sizes = Sizes {
    policy_rows: 64,
    identity_rows: 64,
    addresses: 64,
    flows_v4: 64,
    flows_v6: 64,
    eips: 64,
};
