use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use cloud_id::{
    AccountId, PortRangeListId, PrefixListId, SecurityGroupId, SecurityGroupRuleId, Timestamp,
};
use header_space::{Cidr, Direction, PortRange, Protocol};

use crate::RuleHolder;

/// A rule as a group holds it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule {
    /// Its id.
    pub id: SecurityGroupRuleId,
    /// What it says; two rules of one group never say the same.
    pub spec: RuleSpec,
    /// Free text, no part of what the rule says.
    pub description: RuleDescription,
    /// When it was added.
    pub created: Timestamp,
    /// The service that added it; `None` where the group's owner did.
    pub holder: Option<RuleHolder>,
}

/// What a rule says.
///
/// Equality is of the text that was given; [`RuleSpec::says_the_same_as`] compares what is meant, which is
/// what makes two rules one.
/// Choice: docs/decisions/0001-decision-table.md, row 5.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RuleSpec {
    /// Ingress or egress.
    pub direction: Direction,
    /// Always `Intranet` in a VPC.
    pub nic_type: NicType,
    /// Protocol and destination ports.
    pub traffic: Traffic,
    /// Source ports; `None` is any. Only with TCP or UDP.
    pub source_ports: Option<PortRange>,
    /// The far side.
    pub peer: Peer,
    /// The near side: private addresses of members; `None` is every member.
    pub local: Option<Cidr>,
    /// Accept or drop.
    pub policy: Policy,
    /// Where it stands among the rules.
    pub priority: Priority,
}

/// The protocols and destination ports of a rule.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Traffic {
    /// `ALL`: every protocol of both families; the peer decides the family.
    All,
    /// One protocol, any port. Includes TCP and UDP only when named by a rule without ports, which the
    /// API does not allow.
    Protocol(Protocol),
    /// TCP or UDP to some ports.
    Ports {
        /// TCP or UDP.
        protocol: Protocol,
        /// Which destination ports.
        ports: Ports,
    },
}

/// Destination ports of a rule.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Ports {
    /// A range.
    Range(PortRange),
    /// The ranges of a port range list.
    List(PortRangeListId),
}

/// The far side of a rule.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Peer {
    /// A block of addresses; its family is the rule's.
    Cidr(Cidr),
    /// Private addresses of the ENIs in a group.
    Group {
        /// The group.
        group: SecurityGroupId,
        /// Its owner.
        owner: AccountId,
    },
    /// The blocks of a prefix list.
    PrefixList(PrefixListId),
}

/// The card a rule of the classic network applies to.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum NicType {
    /// The public card.
    Internet,
    /// The private card; every rule in a VPC.
    Intranet,
}

/// What a rule does to a packet it matches.
///
/// Listed in precedence order, which the derived `Ord` keeps: at equal priority, drop wins.
/// Source: ECS API, `AuthorizeSecurityGroup`, usage notes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Policy {
    /// Silently dropped.
    Drop,
    /// Let through.
    Accept,
}

/// Where a rule stands among the rules of its direction: 1 is consulted first, 100 last.
///
/// Source: ECS API, `AuthorizeSecurityGroup`, `Permissions.N.Priority`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Priority(u8);

/// Why a text is not a priority.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PriorityError {
    /// Not a whole number.
    #[error("a priority is a whole number")]
    Malformed,
    /// Outside 1 to 100.
    #[error("a priority is 1 to 100")]
    OutOfRange,
}

/// The description of a rule: at most 512 characters; empty where none was given.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RuleDescription(Arc<str>);

/// Why a text is not the description of a rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RuleDescriptionError {
    /// More than 512 characters.
    #[error("the description of a rule has 1 to 512 characters")]
    Length,
}

impl RuleSpec {
    /// Whether both are the same rule: every field is the same, blocks compared by the addresses meant, so
    /// that `10.0.0.1` and `10.0.0.1/32` are one.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 5.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let Self {
            direction,
            nic_type,
            traffic,
            source_ports,
            peer,
            local,
            policy,
            priority,
        } = self;
        let same_peer = match (peer, &other.peer) {
            (Peer::Cidr(a), Peer::Cidr(b)) => a.range() == b.range(),
            (a, b) => a == b,
        };
        same_peer
            && local.map(Cidr::range) == other.local.map(Cidr::range)
            && *direction == other.direction
            && *nic_type == other.nic_type
            && *traffic == other.traffic
            && *source_ports == other.source_ports
            && *policy == other.policy
            && *priority == other.priority
    }
}

impl Priority {
    /// The strongest, and the default of a request.
    pub const FIRST: Self = Self(1);
    /// The weakest a user can give; the rules of a default group have it.
    pub const LAST: Self = Self(100);
    /// The system rules of groups made before 2020-05-27: weaker than any user rule, accepted on import.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 7.
    pub const SYSTEM: Self = Self(110);

    /// The priority with this number.
    ///
    /// # Errors
    /// `OutOfRange` outside 1 to 100.
    pub fn new(number: u8) -> Result<Self, PriorityError> {
        match number {
            1..=100 => Ok(Self(number)),
            _ => Err(PriorityError::OutOfRange),
        }
    }

    /// The priority of a rule that a group may hold: one that a user can give, or that of the system rules.
    ///
    /// # Errors
    /// `OutOfRange` for any other.
    pub fn of_held_rule(number: u8) -> Result<Self, PriorityError> {
        if number == Self::SYSTEM.0 {
            return Ok(Self::SYSTEM);
        }
        Self::new(number)
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

impl FromStr for Priority {
    type Err = PriorityError;

    fn from_str(text: &str) -> Result<Self, PriorityError> {
        let number: i64 = text.parse().map_err(|_| PriorityError::Malformed)?;
        Self::new(u8::try_from(number).map_err(|_| PriorityError::OutOfRange)?)
    }
}

impl RuleDescription {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RuleDescription {
    type Err = RuleDescriptionError;

    fn from_str(text: &str) -> Result<Self, RuleDescriptionError> {
        if text.chars().count() > 512 {
            return Err(RuleDescriptionError::Length);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
