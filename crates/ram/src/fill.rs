//! Which keys a request fills, for the keys that say more than a parameter does.
//!
//! Each entry of a batch has a context of its own; a modified rule fills the keys of the rule that results.
//! Choice: docs/decisions/0001-decision-table.md, row 11.

use header_space::{Cidr, Family};

use crate::condition_key::KnownKey;
use crate::context::Context;

/// The rule that a call would write.
#[derive(Clone, Copy, Debug)]
pub struct WrittenRule<'a> {
    /// The protocol in any case, as `tcp`.
    pub protocol: &'a str,
    /// The block on the far side: the source of an ingress rule, the destination of an egress rule.
    pub peer: Option<Cidr>,
    /// The ports, as `22/22`.
    pub ports: &'a str,
    /// The group.
    pub group: &'a str,
    /// Whether the group lets the internet in when the rules are written; nothing when there is no such group.
    pub opens_to_internet: Option<bool>,
}

impl<'a> Context<'a> {
    /// Fills the keys of a rule that is written. IPv6 blocks, groups and prefix lists leave the documented source
    /// key missing: it holds IPv4 blocks only.
    ///
    /// Source: ECS RAM authorization, `AuthorizeSecurityGroup`.
    pub fn fill_written_rule(&mut self, rule: WrittenRule<'a>) -> &mut Self {
        if let Some(word) = protocol_word(rule.protocol) {
            self.set(KnownKey::SecurityGroupIpProtocols, word);
        }
        if let Some(peer) = rule.peer {
            let key = match peer.family() {
                Family::V4 => KnownKey::SecurityGroupSourceCidrIps,
                Family::V6 => KnownKey::Ipv6SourceCidrIps,
            };
            self.set(key, peer);
        }
        if let Some(opens) = rule.opens_to_internet {
            self.set(KnownKey::OpensToInternet, opens);
        }
        self.set(KnownKey::PortRange, rule.ports)
            .set(KnownKey::SecurityGroupId, rule.group)
    }

    /// Fills what a launch says about its groups: whether it names none.
    ///
    /// Source: guide 000, the blocking policy, second statement.
    pub fn fill_launch(&mut self, names_a_group: bool) -> &mut Self {
        self.set(KnownKey::NotSpecifySecurityGroupId, !names_a_group)
    }

    /// Fills the service that a role is passed to, for `ram:PassRole`.
    ///
    /// Source: ECS RAM authorization, `AttachInstanceRamRole`.
    pub fn fill_passed_role(&mut self, service: &'a str) -> &mut Self {
        self.set(KnownKey::Service, service)
    }
}

/// A protocol as its condition key holds it.
#[must_use]
pub fn protocol_word(protocol: &str) -> Option<&'static str> {
    const WORDS: [&str; 6] = ["TCP", "UDP", "ICMP", "ICMPv6", "GRE", "ALL"];
    WORDS
        .into_iter()
        .find(|word| word.eq_ignore_ascii_case(protocol))
}
