//! What a security group means.
//!
//! This crate knows groups, rules, prefix lists and port range lists; how authorize, revoke and modify
//! change them; which rules hold for an ENI ([`EffectiveRules`]); and what happens to a packet, read
//! plainly ([`decide`]) and with state ([`FlowTable`]). It does not know storage, wire forms or kernels:
//! values in, values out, no clock and no I/O.
//!
//! Start from [`SecurityGroup`], [`EffectiveRules`] and [`decide`].

mod authorize;
mod carry;
mod common_ports;
mod decide;
mod effective_rules;
mod explain;
pub mod flow;
mod group;
mod holder;
mod limits;
mod list_change;
mod lists;
mod members;
mod membership;
mod modify_rule;
mod openness;
mod reason;
mod revoke;
mod rule;
mod rule_check;
mod rule_count;
mod rule_room;
mod surroundings;
mod templates;
mod uplink;

pub use authorize::{AuthorizeError, NewRule};
pub use carry::{CarryError, Destination, Reliance};
pub use common_ports::{
    BUILT_IN_LISTS, BuiltInList, CARRIER_BLOCKED_PORTS, COMMON_PORTS, CommonPort,
};
pub use decide::{Exemptions, METADATA_ADDRESS, SMTP_PORT, decide};
pub use effective_rules::{EffectiveRule, EffectiveRules, PeerMatch, RuleField};
pub use explain::{Explanation, Loser, RuleInPlace, WhyLost, explain};
pub use flow::{FlowRoom, FlowTable, FlowTimeouts, Interface};
pub use group::{GroupType, InnerAccessPolicy, Network, SecurityGroup, ServiceManaged};
pub use holder::{RuleHolder, RuleHolderError};
pub use limits::{Limits, Profile};
pub use list_change::{EntryDescriptionError, ListError};
pub use lists::{PortRangeList, PortRangeListEntry, PrefixList, PrefixListEntry};
pub use members::{Members, NoMembers};
pub use membership::{FullError, JoinError, Occupancy, check_membership, check_room};
pub use modify_rule::{ModifyRuleError, PortsChange, RuleChange};
pub use reason::{Reason, Stage, Verdict};
pub use revoke::RevokeError;
pub use rule::{
    NicType, Peer, Policy, Ports, Priority, PriorityError, Rule, RuleDescription,
    RuleDescriptionError, RuleSpec, Traffic,
};
pub use rule_check::{LIST_USERS, RuleError, RuleLimit};
pub use rule_room::{RuleObstacle, RuleRoom};
pub use surroundings::{Lists, Surroundings};
pub use templates::Template;
pub use uplink::{Crossing, Uplink, UplinkOutcome};
