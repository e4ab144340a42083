use cloud_id::{SecurityGroupId, SecurityGroupRuleId};
use header_space::{Direction, FiveTuple};

use crate::decide::before_rules;
use crate::{
    EffectiveRule, EffectiveRules, Exemptions, Members, Policy, Priority, Reason, RuleField, Stage,
    Verdict, decide,
};

/// What a packet gets and why, with what became of every rule of its direction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Explanation {
    /// What [`decide`] says.
    pub verdict: Verdict,
    /// The rule that decided, if one did.
    pub winner: Option<RuleInPlace>,
    /// Every other rule of the direction, in precedence order.
    pub losers: Vec<Loser>,
}

/// A rule and its place among the effective rules of its direction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RuleInPlace {
    /// The place, from 0, in precedence order.
    pub index: usize,
    /// The group it is from.
    pub group: SecurityGroupId,
    /// Its id in that group.
    pub rule: SecurityGroupRuleId,
    /// Accept or drop.
    pub policy: Policy,
    /// Its priority.
    pub priority: Priority,
}

/// A rule that did not decide.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Loser {
    /// Which.
    pub rule: RuleInPlace,
    /// Why not.
    pub why: WhyLost,
}

/// Why a rule did not decide about a packet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum WhyLost {
    /// The packet does not match this field, the first that it does not match.
    Mismatch(RuleField),
    /// It matches, but the winner has a stronger priority.
    WeakerPriority,
    /// It matches and accepts, but the winner has the same priority and drops.
    DropWins,
    /// It matches and says what the winner says at the same priority; the winner stands before it.
    SameAsWinner,
    /// It matches, but an earlier stage had decided.
    EarlierStage(Stage),
}

/// Decides like [`decide`] and tells about every rule why it won or lost.
#[must_use]
pub fn explain(
    rules: &EffectiveRules,
    members: &impl Members,
    direction: Direction,
    packet: &FiveTuple,
    exemptions: &Exemptions,
) -> Explanation {
    let verdict = decide(rules, members, direction, packet, exemptions);
    let of_direction = rules.rules(direction);
    let is_early = before_rules(rules, members, direction, packet, exemptions).is_some();
    let matching = |rule: &EffectiveRule| rule.matches(members, direction, packet);
    let winner = if is_early {
        None
    } else {
        of_direction.iter().position(matching)
    };
    let losers = of_direction
        .iter()
        .enumerate()
        .filter(|(index, _)| winner != Some(*index))
        .map(|(index, rule)| {
            let why = match (rule.mismatch(members, direction, packet), winner) {
                (Some(field), _) => WhyLost::Mismatch(field),
                (None, Some(winner)) => beaten_by(&of_direction[winner], rule),
                (None, None) => WhyLost::EarlierStage(verdict.reason.stage()),
            };
            Loser {
                rule: RuleInPlace::of(index, rule),
                why,
            }
        })
        .collect();
    let winner = winner.map(|index| RuleInPlace::of(index, &of_direction[index]));
    Explanation {
        verdict,
        winner,
        losers,
    }
}

impl RuleInPlace {
    fn of(index: usize, rule: &EffectiveRule) -> Self {
        Self {
            index,
            group: rule.group.clone(),
            rule: rule.rule.clone(),
            policy: rule.policy,
            priority: rule.priority,
        }
    }
}

fn beaten_by(winner: &EffectiveRule, rule: &EffectiveRule) -> WhyLost {
    if winner.priority != rule.priority {
        WhyLost::WeakerPriority
    } else if winner.policy != rule.policy {
        WhyLost::DropWins
    } else {
        WhyLost::SameAsWinner
    }
}

/// A sentence, for people.
impl std::fmt::Display for WhyLost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Mismatch(RuleField::Protocol) => "the protocol does not match",
            Self::Mismatch(RuleField::Port) => "the destination port does not match",
            Self::Mismatch(RuleField::SourcePort) => "the source port does not match",
            Self::Mismatch(RuleField::Peer) => "the peer does not match",
            Self::Mismatch(RuleField::Local) => "the address on the ENI's side does not match",
            Self::WeakerPriority => "matches, but a rule with a stronger priority decided",
            Self::DropWins => "matches, but at equal priority drop wins",
            Self::SameAsWinner => "matches, but an equal rule before it decided",
            Self::EarlierStage(Stage::Exemption) => "matches, but the traffic is exempt from rules",
            Self::EarlierStage(Stage::Platform) => "matches, but the platform had decided",
            Self::EarlierStage(Stage::InnerAccess) => {
                "matches, but members of a group reach each other"
            }
            Self::EarlierStage(Stage::Frame | Stage::Flow | Stage::Rules | Stage::Default) => {
                "matches, but an earlier step had decided"
            }
        })
    }
}

impl Reason {
    /// A sentence that says why, for people. The policy is not part of it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoPolicy => "no policy is bound to the device",
            Self::Malformed => "the packet is cut short or contradicts itself",
            Self::UnknownEthertype => "the frame is neither IPv4, IPv6 nor ARP",
            Self::VlanTagged => "the frame has a VLAN tag",
            Self::SpoofedMac => "the source MAC is not the ENI's",
            Self::SpoofedSource => "the source address is not the ENI's",
            Self::OwnSource => "it comes from outside with an address of the ENI",
            Self::ForeignDestination => "the destination is no address of the ENI",
            Self::Multicast => "multicast and broadcast are not forwarded",
            Self::ExtensionHeaders => "too many IPv6 extension headers, or a refused one",
            Self::FragmentTooShort => "the first fragment is too short for its headers",
            Self::FragmentUnknown => "the first fragment was not seen or not accepted",
            Self::FragmentOverlap => "the fragment would overwrite a checked header",
            Self::FragmentFollows => "the first fragment of the packet was accepted",
            Self::Arp => "ARP in the ENI's own name, or about its own address",
            Self::ArpSpoofed => "ARP in another's name, or about another's address",
            Self::NeighbourDiscovery => "neighbour discovery in the ENI's own name, or towards it",
            Self::NeighbourSpoofed => {
                "neighbour discovery in another's name, beyond the link, or a router's business"
            }
            Self::Dhcp => "DHCP on the link",
            Self::DhcpServer => "a guest does not serve DHCP",
            Self::Metadata => "the metadata service is never filtered",
            Self::RelatedIcmp => "an ICMP error about a known flow",
            Self::UnrelatedIcmp => "an ICMP error about no known flow",
            Self::PathMtu => "a path MTU message about a packet the ENI sent",
            Self::Smtp => "TCP port 25 outbound is blocked by the platform",
            Self::Established => "it belongs to a flow that was accepted",
            Self::MidStream => "TCP in the middle of a flow that is not known",
            Self::FlowTableFull => "the ENI has no room for one more flow",
            Self::InnerAccess => "a member of a common basic group with inner access",
            Self::Rule { .. } => "a rule decided",
            Self::Default => "no rule matched; the default decided",
        }
    }
}
