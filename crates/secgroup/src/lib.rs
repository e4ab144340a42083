//! What a security group means.
//!
//! This crate knows groups, rules, prefix lists and port range lists; how authorize, revoke and modify
//! change them; which rules hold for an ENI ([`EffectiveRules`]); and what happens to a packet, read
//! plainly ([`decide`]) and with state (`FlowTable`). It does not know storage, wire forms or kernels:
//! values in, values out, no clock and no I/O.
//!
//! Start from [`SecurityGroup`], [`EffectiveRules`] and [`decide`].

mod decide;
mod effective_rules;
mod group;
mod limits;
mod lists;
mod members;
mod reason;
mod rule;

pub use decide::{Exemptions, METADATA_ADDRESS, SMTP_PORT, decide};
pub use effective_rules::{EffectiveRule, EffectiveRules, PeerMatch, RuleField};
pub use group::{GroupType, InnerAccessPolicy, Network, SecurityGroup, ServiceManaged};
pub use limits::{Limits, Profile};
pub use lists::{PortRangeList, PortRangeListEntry, PrefixList, PrefixListEntry};
pub use members::{Members, NoMembers};
pub use reason::{Reason, Stage, Verdict};
pub use rule::{
    NicType, Peer, Policy, Ports, Priority, PriorityError, Rule, RuleDescription,
    RuleDescriptionError, RuleSpec, Traffic,
};
