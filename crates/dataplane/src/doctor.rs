use std::fs;

use nix::sys::utsname::uname;

use crate::{link, netns};

/// One thing that enforcement needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Check {
    /// What.
    pub name: &'static str,
    /// What was found, in words.
    pub found: String,
    /// What to do about it; `None` when it is fine.
    pub mend: Option<String>,
}

/// What enforcement needs of the kernel and of the privileges of this process, in the order in which to mend it.
#[must_use]
pub fn doctor() -> Vec<Check> {
    vec![kernel(), capabilities(), btf(), bpffs(), tcx(), veth()]
}

fn check(name: &'static str, found: String, mend: Option<&str>) -> Check {
    Check {
        name,
        found,
        mend: mend.map(str::to_owned),
    }
}

/// tcx came with Linux 6.6.
fn kernel() -> Check {
    let release = uname().map_or_else(
        |_| String::new(),
        |names| names.release().to_string_lossy().into_owned(),
    );
    let is_new_enough = version_of(&release) >= Some((6, 6));
    let mend = (!is_new_enough).then_some("boot Linux 6.6 or newer; programs are attached by tcx");
    check("kernel", format!("Linux {release}"), mend)
}

fn version_of(release: &str) -> Option<(u32, u32)> {
    let mut numbers = release.split(|c: char| !c.is_ascii_digit());
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

const CAP_NET_ADMIN: u32 = 12;
const CAP_SYS_ADMIN: u32 = 21;
const CAP_BPF: u32 = 39;

/// `CAP_SYS_ADMIN` for namespaces and mounts, the others for programs and devices.
fn capabilities() -> Check {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let effective = effective_capabilities(&status);
    let missing: Vec<&str> = [
        (CAP_SYS_ADMIN, "CAP_SYS_ADMIN"),
        (CAP_NET_ADMIN, "CAP_NET_ADMIN"),
        (CAP_BPF, "CAP_BPF"),
    ]
    .into_iter()
    .filter(|(bit, _)| effective >> bit & 1 == 0)
    .map(|(_, name)| name)
    .collect();
    if missing.is_empty() {
        return check("privileges", "all that are needed".to_owned(), None);
    }
    let found = format!("without {}", missing.join(", "));
    let mend = "run as root, in a container with --privileged";
    check("privileges", found, Some(mend))
}

fn effective_capabilities(status: &str) -> u64 {
    status
        .lines()
        .find_map(|line| line.strip_prefix("CapEff:"))
        .and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok())
        .unwrap_or(0)
}

/// The verifier wants the types of the programs checked.
fn btf() -> Check {
    let is_there = fs::exists("/sys/kernel/btf/vmlinux").unwrap_or(false);
    let found = if is_there { "there" } else { "missing" };
    let mend = (!is_there).then_some("boot a kernel with CONFIG_DEBUG_INFO_BTF");
    check("kernel types", found.to_owned(), mend)
}

fn bpffs() -> Check {
    let systems = fs::read_to_string("/proc/filesystems").unwrap_or_default();
    let is_known = systems
        .lines()
        .any(|line| line.split_whitespace().last() == Some("bpf"));
    let found = if is_known { "known" } else { "unknown" };
    let mend = (!is_known).then_some("boot a kernel with CONFIG_BPF_SYSCALL");
    check("bpf file system", found.to_owned(), mend)
}

/// Tried, in a network namespace of its own: containers and lockdown refuse in ways that no file tells.
fn tcx() -> Check {
    match netns::inside_new(link::try_tcx) {
        Ok(()) => check("tcx", "a program can be attached".to_owned(), None),
        Err(error) => {
            let found = format!("a program cannot be attached: {error}");
            let mend = "allow the bpf() system call, and boot Linux 6.6 or newer";
            check("tcx", found, Some(mend))
        }
    }
}

fn veth() -> Check {
    let is_loaded = fs::exists("/sys/module/veth").unwrap_or(false);
    let found = if is_loaded {
        "there"
    } else {
        "loaded at the first use, where the kernel has it"
    };
    check("veth devices", found.to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kernel_releases_are_compared_by_their_numbers() {
        for (release, expected) in [
            ("6.18.0-rc1+", Some((6, 18))),
            ("5.10.0-28-amd64", Some((5, 10))),
            ("6", None),
            ("", None),
        ] {
            assert_eq!(version_of(release), expected, "{release}");
        }
        assert!(Some((6, 18)) >= Some((6, 6)) && None < Some((6, 6)));
    }

    #[test]
    fn capabilities_are_read_from_the_status_of_the_process() {
        let root = "Name:\tx\nCapInh:\t0\nCapEff:\t000001ffffffffff\n";
        assert_eq!(effective_capabilities(root) >> CAP_BPF & 1, 1);
        assert_eq!(effective_capabilities("CapEff:\t0000000000000000\n"), 0);
        assert_eq!(effective_capabilities("nonsense"), 0);
    }
}
