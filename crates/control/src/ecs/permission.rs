//! Rules as requests write them (`Permissions.N`, or the deprecated top-level fields), read once into
//! [`RuleSpec`] and [`RuleChange`].

use cloud_id::{AccountId, SecurityGroupRuleId};
use header_space::{Cidr, Direction, Family, PortRange, Protocol};
use openapi::{ApiError, ErrorRow, errors};
use secgroup::{
    NewRule, NicType, Peer, Policy, Ports, PortsChange, Priority, RuleChange, RuleDescription,
    RuleError, RuleSpec, Traffic,
};

use super::rule_refusal::{self, RuleOperation};

/// The fields of one rule, as texts. The near and the far side are told by the direction: the far side of
/// an ingress rule is its source.
///
/// Source: ECS API, `AuthorizeSecurityGroup`, `Permissions.N`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Permission<'r> {
    pub(crate) ip_protocol: Option<&'r str>,
    pub(crate) port_range: Option<&'r str>,
    pub(crate) port_range_list_id: Option<&'r str>,
    pub(crate) source_port_range: Option<&'r str>,
    pub(crate) source_cidr_ip: Option<&'r str>,
    pub(crate) ipv6_source_cidr_ip: Option<&'r str>,
    pub(crate) dest_cidr_ip: Option<&'r str>,
    pub(crate) ipv6_dest_cidr_ip: Option<&'r str>,
    pub(crate) group_id: Option<&'r str>,
    pub(crate) group_owner_id: Option<i64>,
    pub(crate) group_owner_account: Option<&'r str>,
    pub(crate) prefix_list_id: Option<&'r str>,
    pub(crate) nic_type: Option<&'r str>,
    pub(crate) policy: Option<&'r str>,
    pub(crate) priority: Option<&'r str>,
    pub(crate) description: Option<&'r str>,
}

/// What a rule is read for: it decides which of the documented errors a text gets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) operation: RuleOperation,
    pub(crate) direction: Direction,
    /// The account that a peer group belongs to when none is named.
    pub(crate) owner: AccountId,
}

/// The [`Permission`] in generated fields: `permission!(ingress it, list it.port_range_list_id)`.
macro_rules! permission {
    ($direction:ident $from:expr, list $list:expr) => {
        $crate::ecs::permission::Permission {
            ip_protocol: $from.ip_protocol.as_deref(),
            port_range: $from.port_range.as_deref(),
            port_range_list_id: $list,
            source_port_range: $from.source_port_range.as_deref(),
            source_cidr_ip: $from.source_cidr_ip.as_deref(),
            ipv6_source_cidr_ip: $from.ipv6_source_cidr_ip.as_deref(),
            dest_cidr_ip: $from.dest_cidr_ip.as_deref(),
            ipv6_dest_cidr_ip: $from.ipv6_dest_cidr_ip.as_deref(),
            nic_type: $from.nic_type.as_deref(),
            policy: $from.policy.as_deref(),
            priority: $from.priority.as_deref(),
            description: $from.description.as_deref(),
            ..$crate::ecs::permission::permission!(@peer $direction $from)
        }
    };
    (@peer ingress $from:expr) => {
        $crate::ecs::permission::Permission {
            group_id: $from.source_group_id.as_deref(),
            group_owner_id: $crate::ecs::permission::OwnerId::number(&$from.source_group_owner_id),
            group_owner_account: $from.source_group_owner_account.as_deref(),
            prefix_list_id: $from.source_prefix_list_id.as_deref(),
            ..Default::default()
        }
    };
    (@peer egress $from:expr) => {
        $crate::ecs::permission::Permission {
            group_id: $from.dest_group_id.as_deref(),
            group_owner_id: $crate::ecs::permission::OwnerId::number(&$from.dest_group_owner_id),
            group_owner_account: $from.dest_group_owner_account.as_deref(),
            prefix_list_id: $from.dest_prefix_list_id.as_deref(),
            ..Default::default()
        }
    };
}
pub(crate) use permission;

/// The number of an account: the facts have it as a text in one operation. A text that is none is an account
/// that does not exist.
pub(crate) trait OwnerId {
    fn number(&self) -> Option<i64>;
}

impl OwnerId for Option<i64> {
    fn number(&self) -> Option<i64> {
        *self
    }
}

impl OwnerId for Option<String> {
    fn number(&self) -> Option<i64> {
        self.as_ref().map(|text| text.parse().unwrap_or(0))
    }
}

/// The rules of a request that takes both forms: `Permissions.N`, or one rule in top-level fields.
///
/// Source: ECS API, `AuthorizeSecurityGroup`, deprecated request parameters.
pub(crate) fn one_form<'r>(
    list: Vec<Permission<'r>>,
    single: Permission<'r>,
) -> Result<Vec<Permission<'r>>, ApiError> {
    match (list.is_empty(), single.is_empty()) {
        (true, _) => Ok(vec![single]),
        (false, true) => Ok(list),
        (false, false) => Err(errors::INVALID_PARAM_PERMISSIONS
            .with("Permissions.N and the top-level fields of a rule exclude each other")),
    }
}

/// `SecurityGroupRuleId`.
pub(crate) fn rule_id(text: &str) -> Result<SecurityGroupRuleId, ApiError> {
    text.parse()
        .map_err(|_| errors::INVALID_PARAM_SECURITY_GROUP_RULE_ID.with(text))
}

impl Permission<'_> {
    /// Whether no field is given.
    pub(crate) fn is_empty(&self) -> bool {
        let texts = [
            self.ip_protocol,
            self.port_range,
            self.port_range_list_id,
            self.source_port_range,
            self.source_cidr_ip,
            self.ipv6_source_cidr_ip,
            self.dest_cidr_ip,
            self.ipv6_dest_cidr_ip,
            self.group_id,
            self.group_owner_account,
            self.prefix_list_id,
            self.nic_type,
            self.policy,
            self.priority,
            self.description,
        ];
        texts.iter().all(Option::is_none) && self.group_owner_id.is_none()
    }

    /// A whole rule, with the documented defaults where fields are left out.
    pub(crate) fn rule(&self, reading: Reading) -> Result<NewRule, ApiError> {
        let change = self.change(reading)?;
        let traffic = self.traffic(reading, &change)?;
        let peer = change.peer.ok_or_else(|| reading.missing_peer())?;
        Ok(NewRule {
            spec: RuleSpec {
                direction: reading.direction,
                nic_type: change.nic_type.unwrap_or(NicType::Internet),
                traffic,
                source_ports: change.source_ports,
                peer,
                local: change.local,
                policy: change.policy.unwrap_or(Policy::Accept),
                priority: change.priority.unwrap_or(Priority::FIRST),
            },
            description: change.description.unwrap_or_default(),
        })
    }

    /// The fields that are given, each by itself.
    pub(crate) fn change(&self, reading: Reading) -> Result<RuleChange, ApiError> {
        let protocol = self.ip_protocol.map(protocol).transpose()?;
        let ports = match (self.port_range, self.port_range_list_id) {
            (Some(text), _) => Some(port_range(text)?),
            (None, Some(text)) => {
                Some(PortsChange::List(text.parse().map_err(|_| {
                    errors::INVALID_PORT_RANGE_LIST_ID_NOT_FOUND.with(text)
                })?))
            }
            (None, None) => None,
        };
        let source_ports = self
            .source_port_range
            .map(source_port_range)
            .transpose()?
            .flatten();
        let priority = self.priority.map(priority).transpose()?;
        let policy = self.policy.map(policy).transpose()?;
        let nic_type = self.nic_type.map(nic_type).transpose()?;
        let description = self.description.map(description).transpose()?;
        let source = self.source()?;
        let dest = self.dest()?;
        let (peer, local) = match reading.direction {
            Direction::Ingress => (source, dest),
            Direction::Egress => (dest, source),
        };
        let peer = match peer {
            Some(cidr) => Some(Peer::Cidr(cidr)),
            None => self.group_or_prefix_list(reading)?,
        };
        Ok(RuleChange {
            protocol,
            ports,
            source_ports,
            peer,
            local,
            nic_type,
            policy,
            priority,
            description,
        })
    }

    fn traffic(&self, reading: Reading, change: &RuleChange) -> Result<Traffic, ApiError> {
        let refused = |error| rule_refusal::of_rule(reading.operation, reading.direction, error);
        let Some(protocol) = change.protocol else {
            return Err(
                errors::INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED.with("IpProtocol is not given")
            );
        };
        let Some(ports) = &change.ports else {
            return Err(reading.missing_ports());
        };
        match (protocol, ports) {
            (None, PortsChange::Any) => Ok(Traffic::All),
            (None, PortsChange::Range(_)) => Err(refused(RuleError::ProtocolAndPorts)),
            (None, PortsChange::List(_)) => Err(refused(RuleError::ProtocolWithPortRangeList)),
            // How protocol and ports go together is checked with the whole rule.
            (Some(protocol), PortsChange::Any) => Ok(Traffic::Protocol(protocol)),
            (Some(protocol), PortsChange::Range(range)) => Ok(Traffic::Ports {
                protocol,
                ports: Ports::Range(*range),
            }),
            (Some(protocol), PortsChange::List(list)) => Ok(Traffic::Ports {
                protocol,
                ports: Ports::List(list.clone()),
            }),
        }
    }

    fn source(&self) -> Result<Option<Cidr>, ApiError> {
        one_family(
            ipv4(self.source_cidr_ip, &errors::INVALID_PARAM_SOURCE_CIDR_IP)?,
            ipv6(
                self.ipv6_source_cidr_ip,
                &errors::INVALID_PARAM_IPV6_SOURCE_CIDR_IP,
            )?,
            &errors::INVALID_PARAM_SOURCE_IP,
        )
    }

    fn dest(&self) -> Result<Option<Cidr>, ApiError> {
        one_family(
            ipv4(self.dest_cidr_ip, &errors::INVALID_PARAM_DEST_CIDR_IP)?,
            ipv6(
                self.ipv6_dest_cidr_ip,
                &errors::INVALID_PARAM_IPV6_DEST_CIDR_IP,
            )?,
            &errors::INVALID_PARAM_DEST_IP,
        )
    }

    /// A group goes before a prefix list, which is then not looked at.
    fn group_or_prefix_list(&self, reading: Reading) -> Result<Option<Peer>, ApiError> {
        if let Some(text) = self.group_id {
            let unknown = || reading.unknown_peer_group(text);
            let group = text.parse().map_err(|_| unknown())?;
            let owner = self.group_owner(reading.owner).ok_or_else(unknown)?;
            return Ok(Some(Peer::Group { group, owner }));
        }
        let unknown = |text| errors::INVALID_PREFIX_LIST_ID_NOT_FOUND.with(text);
        self.prefix_list_id
            .map(|text| {
                text.parse()
                    .map(Peer::PrefixList)
                    .map_err(|_| unknown(text))
            })
            .transpose()
    }

    /// The owner of the peer group: by id, else by account, which may be the id as a text; both left out is the
    /// group's own account. `None` is an account that does not exist: login names are not known here.
    fn group_owner(&self, own: AccountId) -> Option<AccountId> {
        match (self.group_owner_id, self.group_owner_account) {
            (Some(id), _) => AccountId::new(u64::try_from(id).ok()?).ok(),
            (None, Some(account)) => account.parse().ok(),
            (None, None) => Some(own),
        }
    }
}

impl Reading {
    fn missing_peer(self) -> ApiError {
        match self.direction {
            Direction::Ingress => errors::MISSING_PARAMETER_SOURCE.error(),
            Direction::Egress => errors::MISSING_PARAMETER_DEST.error(),
        }
    }

    fn missing_ports(self) -> ApiError {
        match self.operation {
            RuleOperation::Authorize | RuleOperation::Revoke => {
                errors::INVALID_PORT_RANGE_MALFORMED.error()
            }
            RuleOperation::Modify => {
                errors::INVALID_PARAM_PORT_RANGE.with("PortRange is not given")
            }
        }
    }

    fn unknown_peer_group(self, text: &str) -> ApiError {
        match self.direction {
            Direction::Ingress => errors::INVALID_SOURCE_GROUP_ID_NOT_FOUND.with(text),
            Direction::Egress => errors::INVALID_DEST_GROUP_ID_NOT_FOUND.with(text),
        }
    }
}

/// `IpProtocol`: a name in any case, or an IANA number; `None` is `ALL`.
///
/// Numbers are taken in every region. Choice: docs/decisions/0014-rules-on-the-wire.md
fn protocol(text: &str) -> Result<Option<Protocol>, ApiError> {
    let named = match text.to_ascii_lowercase().as_str() {
        "all" => return Ok(None),
        "tcp" => Protocol::TCP,
        "udp" => Protocol::UDP,
        "icmp" => Protocol::ICMP,
        "icmpv6" => Protocol::ICMPV6,
        "gre" => Protocol::GRE,
        number if number.bytes().all(|byte| byte.is_ascii_digit()) => Protocol(
            number
                .parse()
                .map_err(|_| errors::INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED.with(text))?,
        ),
        _ => return Err(errors::INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED.with(text)),
    };
    Ok(Some(named))
}

/// `PortRange`: `first/last`, or `-1/-1`.
fn port_range(text: &str) -> Result<PortsChange, ApiError> {
    if text == NO_PORTS {
        return Ok(PortsChange::Any);
    }
    text.parse()
        .map(PortsChange::Range)
        .map_err(|error| errors::INVALID_PARAM_PORT_RANGE.with(format_args!("{text}: {error}")))
}

/// `SourcePortRange`: `-1/-1` is any, as old answers have it.
fn source_port_range(text: &str) -> Result<Option<PortRange>, ApiError> {
    if text == NO_PORTS {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|error| {
        errors::INVALID_SOURCE_PORT_RANGE_MALFORMED.with(format_args!("{text}: {error}"))
    })
}

fn priority(text: &str) -> Result<Priority, ApiError> {
    text.parse().map_err(|error| match error {
        secgroup::PriorityError::Malformed => errors::INVALID_PRIORITY_MALFORMED.with(text),
        secgroup::PriorityError::OutOfRange => {
            errors::INVALID_PRIORITY_VALUE_NOT_SUPPORTED.with(text)
        }
    })
}

fn policy(text: &str) -> Result<Policy, ApiError> {
    match text.to_ascii_lowercase().as_str() {
        "accept" => Ok(Policy::Accept),
        "drop" => Ok(Policy::Drop),
        _ => Err(errors::INVALID_POLICY_MALFORMED.with(text)),
    }
}

pub(crate) fn nic_type(text: &str) -> Result<NicType, ApiError> {
    match text.to_ascii_lowercase().as_str() {
        "internet" => Ok(NicType::Internet),
        "intranet" => Ok(NicType::Intranet),
        _ => Err(errors::INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED.with(text)),
    }
}

fn description(text: &str) -> Result<RuleDescription, ApiError> {
    text.parse()
        .map_err(|error| errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED.with(error))
}

fn ipv4(text: Option<&str>, refusal: &ErrorRow) -> Result<Option<Cidr>, ApiError> {
    text.map(|text| cidr_of(Family::V4, text, refusal))
        .transpose()
}

fn ipv6(text: Option<&str>, refusal: &ErrorRow) -> Result<Option<Cidr>, ApiError> {
    text.map(|text| cidr_of(Family::V6, text, refusal))
        .transpose()
}

fn cidr_of(family: Family, text: &str, refusal: &ErrorRow) -> Result<Cidr, ApiError> {
    match text.parse::<Cidr>() {
        Ok(cidr) if cidr.family() == family => Ok(cidr),
        Ok(_) => Err(refusal.with(format_args!("{text} is of the other address family"))),
        Err(error) => Err(refusal.with(format_args!("{text}: {error}"))),
    }
}

fn one_family(
    ipv4: Option<Cidr>,
    ipv6: Option<Cidr>,
    both: &ErrorRow,
) -> Result<Option<Cidr>, ApiError> {
    match (ipv4, ipv6) {
        (Some(ipv4), Some(ipv6)) => {
            Err(both.with(format_args!("{ipv4} and {ipv6} are both given")))
        }
        (ipv4, ipv6) => Ok(ipv4.or(ipv6)),
    }
}

/// What the API says where there are no ports.
const NO_PORTS: &str = "-1/-1";
