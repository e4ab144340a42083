use std::net::{IpAddr, Ipv4Addr};

use header_space::{Direction, FiveTuple, Protocol};

use crate::effective_rules::sides;
use crate::{EffectiveRules, Members, Policy, Reason, Verdict};

/// The address of the metadata service; traffic with it is never filtered.
///
/// Source: ECS guide, instance metadata.
pub const METADATA_ADDRESS: Ipv4Addr = Ipv4Addr::new(100, 100, 100, 200);

/// The port of mail transfer, which the platform blocks outbound.
pub const SMTP_PORT: u16 = 25;

/// What an account was granted that rules cannot grant.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Exemptions {
    /// Whether its ENIs may send to TCP port 25, where the rules accept it.
    pub smtp: bool,
}

/// What a packet that starts a flow gets, read plainly from the rules.
///
/// `direction` is seen from the ENI that `rules` are of, `members` knows its routing domain. In this order:
///
/// 1. traffic with the metadata service, either way: accept (`Metadata`);
/// 2. egress TCP to port 25 without an exemption: drop (`Smtp`);
/// 3. ingress from a private address of a member of one of the ENI's basic groups with inner access
///    Accept: accept (`InnerAccess`), whatever the rules say;
/// 4. the first rule in precedence order that matches: its policy (`Rule`);
/// 5. otherwise the default (`Default`): ingress drops, egress accepts for basic and drops for advanced.
///
/// What a frame must be, and flows, are the business of [`crate::FlowTable`], which asks this function for
/// every new flow. Traffic between two ENIs must pass egress at the one and ingress at the other.
/// No allocation. Choice: docs/decisions/0001-decision-table.md, rows 2 and 9.
#[must_use]
pub fn decide(
    rules: &EffectiveRules,
    members: &impl Members,
    direction: Direction,
    packet: &FiveTuple,
    exemptions: &Exemptions,
) -> Verdict {
    if let Some(verdict) = before_rules(rules, members, direction, packet, exemptions) {
        return verdict;
    }
    let of_direction = rules.rules(direction);
    match of_direction
        .iter()
        .position(|rule| rule.matches(members, direction, packet))
    {
        Some(index) => Verdict {
            policy: of_direction[index].policy,
            reason: rule_reason(index),
        },
        None => Verdict {
            policy: rules.default_policy(direction),
            reason: Reason::Default,
        },
    }
}

/// Stages 1 to 3 of [`decide`].
pub(crate) fn before_rules(
    rules: &EffectiveRules,
    members: &impl Members,
    direction: Direction,
    packet: &FiveTuple,
    exemptions: &Exemptions,
) -> Option<Verdict> {
    if is_with_metadata(direction, packet) {
        return Some(Verdict {
            policy: Policy::Accept,
            reason: Reason::Metadata,
        });
    }
    if direction == Direction::Egress && is_smtp(packet) && !exemptions.smtp {
        return Some(Verdict {
            policy: Policy::Drop,
            reason: Reason::Smtp,
        });
    }
    let lets_members_in =
        direction == Direction::Ingress && !rules.inner_access_groups().is_empty();
    if lets_members_in
        && share_a_group(
            members.groups_of(packet.source),
            rules.inner_access_groups(),
        )
    {
        return Some(Verdict {
            policy: Policy::Accept,
            reason: Reason::InnerAccess,
        });
    }
    None
}

/// Whether a packet goes to the metadata service, or comes from it.
#[must_use]
pub(crate) fn is_with_metadata(direction: Direction, packet: &FiveTuple) -> bool {
    sides(direction, packet).1 == IpAddr::V4(METADATA_ADDRESS)
}

pub(crate) fn is_smtp(packet: &FiveTuple) -> bool {
    packet.protocol == Protocol::TCP && packet.destination_port == SMTP_PORT
}

pub(crate) fn rule_reason(index: usize) -> Reason {
    // Limits keep an ENI far below this many rules; past it only the number in the report is wrong.
    Reason::Rule {
        index: u16::try_from(index).unwrap_or(u16::MAX),
    }
}

/// Whether two ascending lists have an element in common.
fn share_a_group<T: Ord>(a: &[T], b: &[T]) -> bool {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => return true,
        }
    }
    false
}
