//! Whether tests that need the kernel can run here.

use std::process::Command;

/// Whether this machine and this process can load programs, attach them and make network namespaces. Where not, it
/// prints why the suite is skipped; with `CI` set in the environment it panics, so that a suite is never
/// silently absent.
#[must_use]
pub fn kernel_suite_or_skip(suite: &str) -> bool {
    let Some(reason) = why_not() else {
        return true;
    };
    assert!(
        std::env::var_os("CI").is_none(),
        "kernel suite {suite} cannot run: {reason}"
    );
    eprintln!("skipped: kernel suite {suite}: {reason}");
    false
}

fn why_not() -> Option<String> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let release = read("/proc/sys/kernel/osrelease");
    let mut numbers = release
        .split(|c: char| !c.is_ascii_digit())
        .map(|number| number.parse().unwrap_or(0u32));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if version < (6, 6) {
        return Some(format!("Linux {} is older than 6.6", release.trim()));
    }
    let capabilities = read("/proc/self/status")
        .lines()
        .find_map(|line| line.strip_prefix("CapEff:"))
        .and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok())
        .unwrap_or(0);
    // NET_ADMIN, SYS_ADMIN, BPF
    if [12, 21, 39].iter().any(|bit| capabilities >> bit & 1 == 0) {
        return Some("not run as root with all capabilities".to_owned());
    }
    if !read("/proc/filesystems").contains("bpf") {
        return Some("the kernel has no bpffs".to_owned());
    }
    if Command::new("ip").arg("-Version").output().is_err() {
        return Some("`ip` is missing; install iproute2".to_owned());
    }
    None
}
