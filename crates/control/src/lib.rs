//! Use-cases: what each operation does to the stored state, who may do it, and what remains of it.
//!
//! This crate knows permits, plans, stored records, idempotency, audit, and the desired state of hosts. It
//! does not know HTTP or sockets: a request comes in as a value and the answer goes out as one.
//!
//! Start from [`ControlPlane`], [`Planner`] and [`GuardKey`].

mod account;
mod action;
mod caller;
mod clock;
mod config;
mod ecs;
mod guard_key;
mod kanmon;
mod key;
mod location;
mod paging;
mod planner;
mod random;
mod records;
mod resource_sharing;
mod seal;
mod settings;
mod view;
mod vpc;
mod words;

pub use caller::{Caller, Permit};
pub use clock::{Clock, SystemClock};
pub use config::{Config, RegionConfig};
pub use guard_key::GuardKey;
pub use paging::{Page, PageBounds, PageRequest};
pub use planner::{Owned, Planner};
pub use random::{Random, SystemRandom};
pub use seal::{MasterKey, Secret};
pub use settings::{AccountSettings, RaisedLimits};
pub use view::View;
