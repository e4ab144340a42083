//! Makes a desired state real on this host: namespaces, devices, routes, programs and their tables.
//!
//! The agent follows a desired state, compares it with what is, and does only what differs, by the same code
//! after a change, a restart or a loss. What it makes outlives it. It knows numbers, names and the order of
//! steps; what rules mean is compiled elsewhere, and programs belong to `dataplane`.
//!
//! Start from [`HostAgent`]; `plan` is the comparison, `host` the hands.

mod agent;
mod counters;
mod doctor;
pub mod entry;
mod facts;
mod haste;
mod host;
mod link_watch;
mod metadata;
mod namespace;
mod netlink;
mod numbers;
mod origin;
mod place;
mod plan;
mod policies;
mod settings;
mod tag;
mod teardown;
mod wanted;

pub use agent::{Config, Enforce, HostAgent, LOOK_AGAIN, StartError};
pub use counters::{VerdictCount, counters, flows};
pub use dataplane::Sizes;
pub use doctor::{DoctorItem, doctor};
pub use metadata::{IdentityKey, IdentityKeyError};
pub use tag::{Tag, TagError};
pub use teardown::{Removed, teardown};
