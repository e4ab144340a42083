//! The kernel programs that judge packets, and what loads, attaches and feeds them.
//!
//! This crate knows programs, links, pins and maps. It does not know groups or rules: tables come as rows,
//! verdicts go as numbers. Programs, links and maps are pinned, so they outlive the process, and the next
//! one adopts what it finds. Here and in `dataplane-abi` is all the `unsafe` of the project.
//!
//! Start from [`Dataplane`]; the programs are in `bpf/`, from `bpf/eni.h`.

mod bpffs;
mod counters;
mod dataplane;
mod doctor;
mod hash;
mod link;
mod memory;
mod netns;
mod object;
mod pinned;
pub mod rig;
mod row_allocator;
mod test_run;

pub use bpffs::{is_bpffs, mount_bpffs, unmount_bpffs};
pub use counters::{PinnedCounters, pinned_flows};
pub use dataplane::{Attached, Dataplane, DataplaneError, FlowFamily, Occupancy, Writes};
pub use doctor::{Check, doctor};
pub use link::Hook;
pub use object::{OpenError, ProgramInfo, Sizes};
pub use pinned::KernelObject;
pub use row_allocator::{RowAllocator, RowsError};
pub use test_run::{Frame, TestRun};

pub use dataplane_abi as abi;
