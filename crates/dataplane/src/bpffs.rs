use std::io;
use std::path::Path;

use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sys::statfs::{BPF_FS_MAGIC, statfs};

/// Mounts a bpffs of its own at a directory, which is made if need be; nothing happens where one is mounted.
///
/// # Errors
///
/// What the kernel refused.
pub fn mount_bpffs(directory: &Path) -> io::Result<()> {
    std::fs::create_dir_all(directory)?;
    if is_bpffs(directory) {
        return Ok(());
    }
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    mount(
        Some("bpf"),
        directory,
        Some("bpf"),
        flags,
        Some("mode=0700"),
    )?;
    Ok(())
}

/// Unmounts it, and with it goes every pin in it: links detach and maps are freed.
///
/// # Errors
///
/// What the kernel refused. Where none is mounted, nothing happens.
pub fn unmount_bpffs(directory: &Path) -> io::Result<()> {
    if !is_bpffs(directory) {
        return Ok(());
    }
    umount2(directory, MntFlags::MNT_DETACH)?;
    Ok(())
}

/// Whether a directory is in a bpffs.
#[must_use]
pub fn is_bpffs(directory: &Path) -> bool {
    statfs(directory).is_ok_and(|about| about.filesystem_type() == BPF_FS_MAGIC)
}
