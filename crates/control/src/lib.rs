//! Use-cases: what each operation does to the stored state, who may do it, and what remains of it.
//!
//! This crate knows permits, plans, stored records, idempotency, audit, and the desired state of hosts. It
//! does not know HTTP or sockets: a request comes in as a value and the answer goes out as one.
//!
//! Start from [`ControlPlane`], [`Planner`] and [`GuardKey`].

mod account;
mod action;
mod action_trail;
mod audit;
mod authority;
mod background;
mod call;
mod caller;
mod circumstances;
mod client_token;
mod clock;
mod commit;
mod config;
mod control_plane;
mod credential;
mod denial;
mod desired;
mod ecs;
pub mod entry;
mod federated;
mod feed;
mod flood;
mod granted;
mod guard_key;
mod hashing;
mod host;
mod housekeeping;
mod ims;
mod in_force;
mod instance_roles;
mod kanmon;
mod key;
mod key_network;
mod last_used;
mod location;
mod locks;
mod new_key;
mod nonces;
mod observe;
mod owned;
mod paging;
mod passwords;
mod peers;
mod permits;
mod plan;
mod planner;
mod ram;
mod random;
mod rates;
mod recorded;
mod records;
mod region_meant;
mod resource_directory;
mod resource_manager;
mod resource_sharing;
#[cfg(test)]
mod samples;
mod seal;
mod secrets;
mod session;
mod settings;
mod sts;
mod tagging;
mod totp;
mod trail_archive;
mod trail_chain;
pub mod unread;
mod used_once;
mod view;
mod vpc;
mod words;
mod wrong_passwords;

pub use audit::AuditEntry;
pub use background::{Background, Running};
pub use caller::{Caller, Identity, Permit, RoleSession};
pub use clock::{Clock, SystemClock};
pub use config::{Config, RegionConfig};
pub use control_plane::{ControlError, ControlPlane, Credentials, check_master_key};
pub use desired::{HostScope, desired_state};
pub use federated::{Vouched, Word};
pub use granted::{Granted, Grants};
pub use guard_key::GuardKey;
pub use host::{HostItem, HostStatus};
pub use observe::{Answered, Revisions};
pub use owned::Owned;
pub use paging::{Page, PageBounds, PageRequest};
pub use planner::Planner;
pub use random::{Random, SystemRandom};
pub use seal::{MasterKey, Secret};
pub use session::SessionCredentials;
pub use settings::{AccountSettings, RaisedLimits};
pub use trail_archive::{ArchiveDirectory, ArchivePlace};
pub use trail_chain::{Finding, Place, ReadPage, TrailReport, verify_trail};
pub use view::View;

/// Waits a moment before something that failed is tried again. Without a runtime, as in a simulation, others
/// just go on first.
async fn pause() {
    if tokio::runtime::Handle::try_current().is_ok() {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    } else {
        tokio::task::yield_now().await;
    }
}

/// The operations that have a use-case here.
#[must_use]
pub fn operations() -> Vec<&'static openapi::Operation> {
    action::all().map(|action| action.operation).collect()
}
