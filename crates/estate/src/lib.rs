//! What an account owns: VPCs, vSwitches, instances, ENIs, EIPs, key pairs, beside groups and lists; and
//! [`Snapshot`], all of it at one revision.
//!
//! This crate knows the things and how they hang together. Questions about them (who reaches whom, what
//! is exposed) live elsewhere. It is pure: no I/O, no clock.
//!
//! Start from [`Snapshot`], [`Eni`] and [`Instance`].

mod disk;
mod eip;
mod eni;
mod index;
mod instance;
mod instance_role;
mod key_pair;
mod questions;
mod snapshot;
mod table;
mod vpc;

pub use disk::Disk;
pub use eip::{Eip, EipBinding};
pub use eni::{Attachment, ConnectionTracking, Eni, EniKind, EniPermission, EniStatus};
pub use instance::{Driver, Instance, InstanceStatus, MetadataOptions};
pub use instance_role::InstanceRole;
pub use key_pair::{InstanceKey, KeyPair};
pub use questions::{DomainMembers, GroupSurroundings};
pub use snapshot::{Object, ObjectKey, Snapshot};
pub use table::{Entries, Table};
pub use vpc::{VSwitch, Vpc};
