//! What the control plane tells a host and what the host tells back: versioned values.
//!
//! The desired state is a pure function of a [`estate::Snapshot`]. This crate knows neither how it is
//! carried nor how a host makes it real. Start from [`DesiredState`] and [`Report`].

mod desired;
mod metadata;
mod report;

pub use desired::{DesiredEip, DesiredEni, DesiredInstance, DesiredState, Domain, DomainKey};
pub use metadata::InstanceMetadata;
pub use report::{AppliedEni, KernelWrites, Problem, Report};
