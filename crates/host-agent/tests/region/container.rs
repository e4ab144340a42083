//! A network behind an instance, as a container on it has one.

use std::fs::File;
use std::process::Command;

use nix::sched::{CloneFlags, setns};

use super::Region;

/// A namespace that reaches the world through an instance. It is removed when it is dropped.
pub(crate) struct Container {
    name: String,
    instance: String,
}

impl Container {
    /// Its packets are forwarded as they are.
    pub(crate) fn behind(region: &Region, instance: &str) -> Self {
        let container = Self {
            name: format!("kmc-{}", region.tag),
            instance: format!("km-{}-{instance}", region.tag),
        };
        let Self { name, instance } = &container;
        for command in [
            format!("ip netns add {name}"),
            format!("ip -n {instance} link add c0 type veth peer name c1"),
            format!("ip -n {instance} link set c1 netns {name}"),
            format!("ip -n {instance} address add 172.17.0.1/24 dev c0"),
            format!("ip -n {instance} link set c0 up"),
            format!("ip -n {name} address add 172.17.0.2/24 dev c1"),
            format!("ip -n {name} link set c1 up"),
            format!("ip -n {name} route add default via 172.17.0.1"),
            format!("ip netns exec {instance} sysctl -q -w net.ipv4.ip_forward=1"),
        ] {
            run(&command);
        }
        container
    }

    /// From now on they leave in the name of the instance.
    pub(crate) fn translate(&self, _: &Region) {
        for command in [
            "add table ip nat",
            "add chain ip nat post { type nat hook postrouting priority 100 ; }",
            "add rule ip nat post oifname eth0 masquerade",
        ] {
            run(&format!("ip netns exec {} nft {command}", self.instance));
        }
    }

    pub(crate) fn inside<T: Send>(&self, run: impl FnOnce() -> T + Send) -> T {
        inside(&self.name, run)
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        let _ = Command::new("ip")
            .args(["netns", "delete", &self.name])
            .output();
    }
}

/// Runs something in a namespace of this name.
pub(crate) fn inside<T: Send>(name: &str, run: impl FnOnce() -> T + Send) -> T {
    let path = format!("/run/netns/{name}");
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            setns(File::open(path).unwrap(), CloneFlags::CLONE_NEWNET).unwrap();
            run()
        });
        let done = thread.join();
        done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn run(command: &str) {
    let mut words = command.split(' ');
    let done = Command::new(words.next().unwrap())
        .args(words)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command}: {error}");
}
