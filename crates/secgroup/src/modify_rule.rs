use cloud_id::{PortRangeListId, SecurityGroupRuleId};
use header_space::{Cidr, Direction, Family, PortRange, Protocol};

use crate::rule_check::check_limits;
use crate::{
    Network, NicType, Peer, Policy, Ports, Priority, Rule, RuleDescription, RuleError, RuleLimit,
    RuleSpec, SecurityGroup, Surroundings, Traffic,
};

/// What a request changes of a rule; `None` leaves the field as it is.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RuleChange {
    /// The protocol; `Some(None)` is `ALL`.
    pub protocol: Option<Option<Protocol>>,
    /// The destination ports.
    pub ports: Option<PortsChange>,
    /// The source ports.
    pub source_ports: Option<PortRange>,
    /// The far side.
    pub peer: Option<Peer>,
    /// The near side.
    pub local: Option<Cidr>,
    /// The card. In a VPC any will do.
    pub nic_type: Option<NicType>,
    /// Accept or drop.
    pub policy: Option<Policy>,
    /// The priority.
    pub priority: Option<Priority>,
    /// The description.
    pub description: Option<RuleDescription>,
}

/// Destination ports as a request that modifies a rule gives them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PortsChange {
    /// `-1/-1`, of protocols without ports.
    Any,
    /// A range.
    Range(PortRange),
    /// A port range list.
    List(PortRangeListId),
}

/// Why a rule was not modified.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ModifyRuleError {
    /// Another product manages the group.
    #[error("the group is managed by another product")]
    Managed,
    /// The request changes nothing.
    #[error("the request names nothing to modify")]
    Nothing,
    /// The group has no such rule in this direction.
    #[error("the group has no such rule in this direction")]
    UnknownRule,
    /// From IPv4 to IPv6, block to group, or the like.
    #[error("the kind of peer of a rule cannot change")]
    PeerKind,
    /// From the internet to the intranet card or back.
    #[error("the card of a rule cannot change")]
    NicType,
    /// From a port range to a port range list or back.
    #[error("a rule cannot change between a port range and a port range list")]
    PortsKind,
    /// The group cannot have the rule that would result.
    #[error("the rule that would result is not possible")]
    Rule(#[source] RuleError),
    /// Another rule of the group says the same already.
    #[error("rule {rule} says the same already")]
    Duplicate {
        /// That rule.
        rule: SecurityGroupRuleId,
    },
    /// A limit.
    #[error(transparent)]
    Limit(#[from] RuleLimit),
}

impl RuleChange {
    /// Whether it leaves every field as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl SecurityGroup {
    /// The group with one rule modified; its id and age stay. The direction is the operation's: a rule of
    /// the other one is unknown to it.
    ///
    /// # Errors
    /// See [`ModifyRuleError`]; checked in the order of its variants.
    ///
    /// Source: ECS API, `ModifySecurityGroupRule`.
    pub fn modify_rule(
        &self,
        id: &SecurityGroupRuleId,
        direction: Direction,
        change: &RuleChange,
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<Self, ModifyRuleError> {
        if self.managed_by.is_some() {
            return Err(ModifyRuleError::Managed);
        }
        if change.is_empty() {
            return Err(ModifyRuleError::Nothing);
        }
        let rule = self
            .rule(id)
            .filter(|rule| rule.spec.direction == direction)
            .ok_or(ModifyRuleError::UnknownRule)?;
        let spec = self.changed(&rule.spec, change)?;
        self.check_rule(&spec, surroundings)
            .map_err(ModifyRuleError::Rule)?;
        let same = self
            .rules
            .iter()
            .find(|it| it.id != *id && it.spec.says_the_same_as(&spec));
        if let Some(same) = same {
            return Err(ModifyRuleError::Duplicate {
                rule: same.id.clone(),
            });
        }
        let description = change
            .description
            .as_ref()
            .unwrap_or(&rule.description)
            .clone();
        let rule = Rule {
            spec,
            description,
            ..rule.clone()
        };
        let group = self.with_replaced(rule);
        check_limits(&self.rules, &group.rules, surroundings)?;
        Ok(group)
    }

    /// The group with another description on the rule that says this: the old form of the request, where
    /// the fields name the rule.
    ///
    /// # Errors
    /// `Managed`, `UnknownRule`.
    ///
    /// Source: ECS API, `ModifySecurityGroupRule`.
    pub fn describe_rule(
        &self,
        spec: &RuleSpec,
        description: RuleDescription,
    ) -> Result<Self, ModifyRuleError> {
        if self.managed_by.is_some() {
            return Err(ModifyRuleError::Managed);
        }
        let rule = self
            .rule_that_says(spec)
            .ok_or(ModifyRuleError::UnknownRule)?;
        Ok(self.with_replaced(Rule {
            description,
            ..rule.clone()
        }))
    }

    fn changed(&self, spec: &RuleSpec, change: &RuleChange) -> Result<RuleSpec, ModifyRuleError> {
        if change
            .peer
            .as_ref()
            .is_some_and(|peer| kind_of(peer) != kind_of(&spec.peer))
        {
            return Err(ModifyRuleError::PeerKind);
        }
        let is_classic = self.network == Network::Classic;
        if is_classic
            && change
                .nic_type
                .is_some_and(|nic_type| nic_type != spec.nic_type)
        {
            return Err(ModifyRuleError::NicType);
        }
        Ok(RuleSpec {
            direction: spec.direction,
            nic_type: spec.nic_type,
            traffic: changed_traffic(&spec.traffic, change)?,
            source_ports: change.source_ports.or(spec.source_ports),
            peer: change.peer.as_ref().unwrap_or(&spec.peer).clone(),
            local: change.local.or(spec.local),
            policy: change.policy.unwrap_or(spec.policy),
            priority: change.priority.unwrap_or(spec.priority),
        })
    }

    fn with_replaced(&self, rule: Rule) -> Self {
        let replaced = |it: &Rule| {
            if it.id == rule.id {
                rule.clone()
            } else {
                it.clone()
            }
        };
        Self {
            rules: self.rules.iter().map(replaced).collect(),
            ..self.clone()
        }
    }
}

fn changed_traffic(traffic: &Traffic, change: &RuleChange) -> Result<Traffic, ModifyRuleError> {
    let (protocol, ports) = match traffic {
        Traffic::All => (None, PortsChange::Any),
        Traffic::Protocol(protocol) => (Some(*protocol), PortsChange::Any),
        Traffic::Ports {
            protocol,
            ports: Ports::Range(range),
        } => (Some(*protocol), PortsChange::Range(*range)),
        Traffic::Ports {
            protocol,
            ports: Ports::List(list),
        } => (Some(*protocol), PortsChange::List(list.clone())),
    };
    let is_list = |ports: &PortsChange| matches!(ports, PortsChange::List(_));
    if change
        .ports
        .as_ref()
        .is_some_and(|wanted| is_list(wanted) != is_list(&ports))
    {
        return Err(ModifyRuleError::PortsKind);
    }
    let mismatch = || ModifyRuleError::Rule(RuleError::ProtocolAndPorts);
    match (
        change.protocol.unwrap_or(protocol),
        change.ports.clone().unwrap_or(ports),
    ) {
        (None, PortsChange::Any) => Ok(Traffic::All),
        (None, PortsChange::Range(_)) => Err(mismatch()),
        (None, PortsChange::List(_)) => {
            Err(ModifyRuleError::Rule(RuleError::ProtocolWithPortRangeList))
        }
        // What protocol and ports must have to do with each other is checked with the whole rule.
        (Some(protocol), PortsChange::Any) => Ok(Traffic::Protocol(protocol)),
        (Some(protocol), PortsChange::Range(range)) => Ok(Traffic::Ports {
            protocol,
            ports: Ports::Range(range),
        }),
        (Some(protocol), PortsChange::List(list)) => Ok(Traffic::Ports {
            protocol,
            ports: Ports::List(list),
        }),
    }
}

#[derive(Eq, PartialEq)]
enum PeerKind {
    Ipv4,
    Ipv6,
    Group,
    PrefixList,
}

fn kind_of(peer: &Peer) -> PeerKind {
    match peer {
        Peer::Cidr(cidr) => match cidr.family() {
            Family::V4 => PeerKind::Ipv4,
            Family::V6 => PeerKind::Ipv6,
        },
        Peer::Group { .. } => PeerKind::Group,
        Peer::PrefixList(_) => PeerKind::PrefixList,
    }
}
