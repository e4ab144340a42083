use header_space::{Family, Protocol};

use crate::rule_count::{group_peers_of, weight_of};
use crate::{
    GroupType, Network, NicType, Peer, Ports, Rule, RuleSpec, SecurityGroup, Surroundings, Traffic,
};

/// Why a group cannot have a rule. One documented code per variant; where the code of ingress and egress
/// differ (`Source…`, `Dest…`) the direction of the rule tells which.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum RuleError {
    /// TCP or UDP without destination ports, or any other protocol with them, or with source ports.
    #[error("the protocol and the port range do not fit together")]
    ProtocolAndPorts,
    /// A port range list with a protocol other than TCP or UDP.
    #[error("only TCP and UDP rules name a port range list")]
    ProtocolWithPortRangeList,
    /// ICMP, which is of IPv4, with an IPv6 address or list.
    #[error("an IPv4 protocol and an IPv6 address")]
    Ipv4ProtocolWithIpv6,
    /// ICMPv6 with an IPv4 address or list.
    #[error("an IPv6 protocol and an IPv4 address")]
    Ipv6ProtocolWithIpv4,
    /// One side is IPv4 and the other IPv6.
    #[error("one side is IPv4 and the other IPv6")]
    FamiliesMixed,
    /// Source and destination block are the same.
    #[error("source and destination are the same block")]
    SameBothSides,
    /// The peer is the group itself.
    #[error("a group's rule does not name the group itself as the peer")]
    OwnGroupAsPeer,
    /// A rule of an advanced group names a group.
    #[error("a rule of an advanced group does not name a group")]
    AdvancedNamesGroup,
    /// The peer is an advanced group.
    #[error("an advanced group is no peer")]
    PeerIsAdvanced,
    /// There is no such group, or it does not belong to the account that was named.
    #[error("there is no such peer group")]
    UnknownPeerGroup,
    /// The peer is in another VPC.
    #[error("the peer group is in another VPC")]
    PeerInOtherVpc,
    /// One group is in a VPC, the other in the classic network.
    #[error("one group is in a VPC, the other in the classic network")]
    PeerInOtherNetworkType,
    /// A group as the peer of the internet card.
    #[error("a rule that names a group is an intranet rule")]
    GroupPeerOnInternet,
    /// There is no such prefix list of the group's owner.
    #[error("there is no such prefix list")]
    UnknownPrefixList,
    /// The list has addresses of the other family than the near side.
    #[error("the prefix list is of another address family")]
    PrefixListFamily,
    /// More resources than allowed would name the prefix list.
    #[error("the prefix list is named by {limit} resources already")]
    PrefixListUsers {
        /// How many may.
        limit: u32,
    },
    /// There is no such port range list of the group's owner.
    #[error("there is no such port range list")]
    UnknownPortRangeList,
    /// More resources than allowed would name the port range list.
    #[error("the port range list is named by {limit} resources already")]
    PortRangeListUsers {
        /// How many may.
        limit: u32,
    },
    /// A prefix list in the classic network.
    #[error("the classic network knows no prefix lists")]
    PrefixListInClassic,
    /// A port range list or an IPv6 address in the classic network.
    #[error("not possible in the classic network")]
    NotInClassic,
    /// In the classic network, an intranet rule whose peer is more than one address.
    #[error("an intranet rule of the classic network names one address")]
    ClassicIntranetBlock,
}

/// Which limit a group's rules would break.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum RuleLimit {
    /// Rules with a group as peer.
    #[error("the group would hold {wanted} rules that name a group; the limit is {limit}")]
    GroupPeers {
        /// How many there would be.
        wanted: u32,
        /// How many there may be.
        limit: u32,
    },
    /// Rules of the group, lists counted as their `MaxEntries`.
    #[error("the group would hold {wanted} rules; the limit is {limit}")]
    Group {
        /// How many there would be.
        wanted: u32,
        /// How many there may be.
        limit: u32,
    },
    /// Rules over all groups of an ENI that is in the group.
    #[error(
        "an ENI in the group would have {wanted} rules over all its groups; the limit is {limit}"
    )]
    Eni {
        /// How many there would be.
        wanted: u32,
        /// How many there may be.
        limit: u32,
    },
}

/// How many resources may name one prefix list or one port range list.
///
/// Source: ECS guide, limits of prefix lists.
pub const LIST_USERS: u32 = 1_000;

impl SecurityGroup {
    /// The rule as this group would keep it: in a VPC every rule is an intranet rule, whatever was asked.
    ///
    /// Source: ECS API, `AuthorizeSecurityGroup`, `NicType`.
    #[must_use]
    pub fn as_kept(&self, spec: &RuleSpec) -> RuleSpec {
        let nic_type = match self.network {
            Network::Vpc(_) => NicType::Intranet,
            Network::Classic => spec.nic_type,
        };
        RuleSpec {
            nic_type,
            ..spec.clone()
        }
    }

    /// Whether this group can have a rule, limits apart.
    ///
    /// # Errors
    /// The first that holds, in the order: the rule in itself, its network, the things it names.
    pub fn check_rule(
        &self,
        spec: &RuleSpec,
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<(), RuleError> {
        check_protocol_and_ports(spec)?;
        check_addresses(spec)?;
        if self.network == Network::Classic {
            check_classic(spec)?;
        }
        self.check_peer(spec, surroundings)?;
        if let Traffic::Ports {
            ports: Ports::List(id),
            ..
        } = &spec.traffic
        {
            surroundings
                .port_range_list(id)
                .filter(|list| list.owner == self.owner)
                .ok_or(RuleError::UnknownPortRangeList)?;
            let named_here = self.rules.iter().any(|rule| match &rule.spec.traffic {
                Traffic::Ports {
                    ports: Ports::List(named),
                    ..
                } => named == id,
                _ => false,
            });
            if !named_here && surroundings.port_range_list_users(id) >= LIST_USERS {
                return Err(RuleError::PortRangeListUsers { limit: LIST_USERS });
            }
        }
        Ok(())
    }

    fn check_peer(
        &self,
        spec: &RuleSpec,
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<(), RuleError> {
        match &spec.peer {
            Peer::Cidr(_) => Ok(()),
            Peer::Group { group, owner } => {
                if *group == self.id {
                    return Err(RuleError::OwnGroupAsPeer);
                }
                if self.group_type == GroupType::Advanced {
                    return Err(RuleError::AdvancedNamesGroup);
                }
                if spec.nic_type != NicType::Intranet {
                    return Err(RuleError::GroupPeerOnInternet);
                }
                let peer = surroundings
                    .security_group(group)
                    .filter(|peer| peer.owner == *owner && peer.region == self.region)
                    .ok_or(RuleError::UnknownPeerGroup)?;
                if peer.group_type == GroupType::Advanced {
                    return Err(RuleError::PeerIsAdvanced);
                }
                match (&self.network, &peer.network) {
                    (Network::Vpc(own), Network::Vpc(other)) if own != other => {
                        Err(RuleError::PeerInOtherVpc)
                    }
                    (Network::Vpc(_), Network::Vpc(_)) | (Network::Classic, Network::Classic) => {
                        Ok(())
                    }
                    (Network::Vpc(_), Network::Classic) | (Network::Classic, Network::Vpc(_)) => {
                        Err(RuleError::PeerInOtherNetworkType)
                    }
                }
            }
            Peer::PrefixList(id) => {
                let list = surroundings
                    .prefix_list(id)
                    .filter(|list| list.owner == self.owner)
                    .ok_or(RuleError::UnknownPrefixList)?;
                check_family(spec, list.family)?;
                if spec
                    .local
                    .is_some_and(|local| local.family() != list.family)
                {
                    return Err(RuleError::PrefixListFamily);
                }
                let named_here = self
                    .rules
                    .iter()
                    .any(|rule| matches!(&rule.spec.peer, Peer::PrefixList(named) if named == id));
                if !named_here && surroundings.prefix_list_users(id) >= LIST_USERS {
                    return Err(RuleError::PrefixListUsers { limit: LIST_USERS });
                }
                Ok(())
            }
        }
    }
}

/// Whether a group with these rules instead of `before` stays within the limits. What was over a limit
/// already and does not grow is left alone, so that a lowered limit does not forbid repairs.
pub(crate) fn check_limits(
    before: &[Rule],
    after: &[Rule],
    surroundings: &(impl Surroundings + ?Sized),
) -> Result<(), RuleLimit> {
    let limits = surroundings.limits();
    let exceeds = |before: u32, after: u32, limit: u32| after > limit && after > before;
    let (had, wanted) = (group_peers_of(before), group_peers_of(after));
    let limit = limits.group_peer_rules.into();
    if exceeds(had, wanted, limit) {
        return Err(RuleLimit::GroupPeers { wanted, limit });
    }
    let (had, wanted) = (
        weight_of(before, surroundings),
        weight_of(after, surroundings),
    );
    if let Some(limit) = limits.rules_per_group.map(u32::from)
        && exceeds(had, wanted, limit)
    {
        return Err(RuleLimit::Group { wanted, limit });
    }
    let beside = surroundings.rules_beside();
    let (had, wanted) = (had.saturating_add(beside), wanted.saturating_add(beside));
    let limit = limits.rules_per_eni.into();
    if exceeds(had, wanted, limit) {
        return Err(RuleLimit::Eni { wanted, limit });
    }
    Ok(())
}

fn check_protocol_and_ports(spec: &RuleSpec) -> Result<(), RuleError> {
    let has_ports = match &spec.traffic {
        Traffic::All => false,
        Traffic::Protocol(protocol) if protocol.has_ports() => {
            return Err(RuleError::ProtocolAndPorts);
        }
        Traffic::Protocol(_) => false,
        Traffic::Ports { protocol, .. } if protocol.has_ports() => true,
        Traffic::Ports {
            ports: Ports::List(_),
            ..
        } => {
            return Err(RuleError::ProtocolWithPortRangeList);
        }
        Traffic::Ports {
            ports: Ports::Range(_),
            ..
        } => return Err(RuleError::ProtocolAndPorts),
    };
    if spec.source_ports.is_some() && !has_ports {
        return Err(RuleError::ProtocolAndPorts);
    }
    Ok(())
}

fn check_addresses(spec: &RuleSpec) -> Result<(), RuleError> {
    let peer = match &spec.peer {
        Peer::Cidr(cidr) => Some(*cidr),
        Peer::Group { .. } | Peer::PrefixList(_) => None,
    };
    for cidr in [peer, spec.local].into_iter().flatten() {
        check_family(spec, cidr.family())?;
    }
    if let (Some(peer), Some(local)) = (peer, spec.local) {
        if peer.family() != local.family() {
            return Err(RuleError::FamiliesMixed);
        }
        if peer.range() == local.range() {
            return Err(RuleError::SameBothSides);
        }
    }
    Ok(())
}

fn check_family(spec: &RuleSpec, family: Family) -> Result<(), RuleError> {
    let protocol = match spec.traffic {
        Traffic::All => return Ok(()),
        Traffic::Protocol(protocol) | Traffic::Ports { protocol, .. } => protocol,
    };
    match (protocol, family) {
        (Protocol::ICMP, Family::V6) => Err(RuleError::Ipv4ProtocolWithIpv6),
        (Protocol::ICMPV6, Family::V4) => Err(RuleError::Ipv6ProtocolWithIpv4),
        _ => Ok(()),
    }
}

fn check_classic(spec: &RuleSpec) -> Result<(), RuleError> {
    if matches!(
        spec.traffic,
        Traffic::Ports {
            ports: Ports::List(_),
            ..
        }
    ) {
        return Err(RuleError::NotInClassic);
    }
    let is_ipv6 = |cidr: header_space::Cidr| cidr.family() == Family::V6;
    match &spec.peer {
        Peer::PrefixList(_) => return Err(RuleError::PrefixListInClassic),
        Peer::Cidr(cidr) if is_ipv6(*cidr) => return Err(RuleError::NotInClassic),
        Peer::Cidr(cidr) if spec.nic_type == NicType::Intranet && !cidr.is_single() => {
            return Err(RuleError::ClassicIntranetBlock);
        }
        Peer::Cidr(_) | Peer::Group { .. } => {}
    }
    if spec.local.is_some_and(is_ipv6) {
        Err(RuleError::NotInClassic)
    } else {
        Ok(())
    }
}
