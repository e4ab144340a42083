use cloud_id::Timestamp;
use header_space::{Direction, Protocol};
use secgroup::{
    GroupType, InnerAccessPolicy, NicType, Peer, Policy, Ports, Priority, Rule, RuleHolder,
    RuleSpec, SecurityGroup, ServiceManaged, Traffic,
};
use serde::{Deserialize, Serialize};

use super::{
    RecordError, parse, parse_maybe, read_network, read_tags, unknown, write_network, write_tags,
};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    owner: String,
    region: String,
    network: String,
    advanced: bool,
    name: Option<String>,
    description: String,
    lets_members_in: bool,
    rules: Vec<RuleRecord>,
    tags: Vec<(String, String)>,
    created: i64,
    resource_group: String,
    managed_by: Option<String>,
    deletion_protection: bool,
}

#[derive(Deserialize, Serialize)]
struct RuleRecord {
    id: String,
    egress: bool,
    internet: bool,
    /// `None` is every protocol.
    protocol: Option<u8>,
    /// A range, or the id of a port range list.
    ports: Option<String>,
    source_ports: Option<String>,
    peer: PeerRecord,
    local: Option<String>,
    accept: bool,
    priority: u8,
    description: String,
    created: i64,
    /// A service and its reason; left out where the owner added the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    holder: Option<HolderRecord>,
}

#[derive(Deserialize, Serialize)]
struct HolderRecord {
    service: String,
    reason: String,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum PeerRecord {
    Cidr(String),
    /// The group and its owner.
    Group(String, String),
    PrefixList(String),
}

impl From<&SecurityGroup> for Record {
    fn from(group: &SecurityGroup) -> Self {
        Self {
            id: group.id.to_string(),
            owner: group.owner.to_string(),
            region: group.region.to_string(),
            network: write_network(&group.network),
            advanced: group.group_type == GroupType::Advanced,
            name: group.name.as_ref().map(ToString::to_string),
            description: group.description.to_string(),
            lets_members_in: group.inner_access == InnerAccessPolicy::Accept,
            rules: group.rules.iter().map(RuleRecord::from).collect(),
            tags: write_tags(&group.tags),
            created: group.created.unix_secs,
            resource_group: group.resource_group.clone(),
            managed_by: group.managed_by.as_ref().map(|by| by.service_id.clone()),
            deletion_protection: group.deletion_protection,
        }
    }
}

impl TryFrom<Record> for SecurityGroup {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let rules = record.rules.into_iter().map(Rule::try_from);
        Ok(Self {
            id: parse("id", &record.id)?,
            owner: parse("owner", &record.owner)?,
            region: parse("region", &record.region)?,
            network: read_network(&record.network)?,
            group_type: if record.advanced {
                GroupType::Advanced
            } else {
                GroupType::Basic
            },
            name: parse_maybe("name", record.name.as_ref())?,
            description: parse("description", &record.description)?,
            inner_access: if record.lets_members_in {
                InnerAccessPolicy::Accept
            } else {
                InnerAccessPolicy::Drop
            },
            rules: rules.collect::<Result<_, _>>()?,
            tags: read_tags(&record.tags)?,
            created: Timestamp::from_unix_secs(record.created),
            resource_group: record.resource_group,
            managed_by: record
                .managed_by
                .map(|service_id| ServiceManaged { service_id }),
            deletion_protection: record.deletion_protection,
        })
    }
}

impl From<&Rule> for RuleRecord {
    fn from(rule: &Rule) -> Self {
        let spec = &rule.spec;
        let (protocol, ports) = match &spec.traffic {
            Traffic::All => (None, None),
            Traffic::Protocol(protocol) => (Some(protocol.0), None),
            Traffic::Ports { protocol, ports } => (
                Some(protocol.0),
                Some(match ports {
                    Ports::Range(range) => range.to_string(),
                    Ports::List(list) => list.to_string(),
                }),
            ),
        };
        Self {
            id: rule.id.to_string(),
            egress: spec.direction == Direction::Egress,
            internet: spec.nic_type == NicType::Internet,
            protocol,
            ports,
            source_ports: spec.source_ports.map(|range| range.to_string()),
            peer: match &spec.peer {
                Peer::Cidr(cidr) => PeerRecord::Cidr(cidr.to_string()),
                Peer::Group { group, owner } => {
                    PeerRecord::Group(group.to_string(), owner.to_string())
                }
                Peer::PrefixList(list) => PeerRecord::PrefixList(list.to_string()),
            },
            local: spec.local.map(|cidr| cidr.to_string()),
            accept: spec.policy == Policy::Accept,
            priority: spec.priority.number(),
            description: rule.description.as_str().to_owned(),
            created: rule.created.unix_secs,
            holder: rule.holder.as_ref().map(|holder| HolderRecord {
                service: holder.service().to_owned(),
                reason: holder.reason().to_owned(),
            }),
        }
    }
}

impl TryFrom<RuleRecord> for Rule {
    type Error = RecordError;

    fn try_from(record: RuleRecord) -> Result<Self, RecordError> {
        let traffic = match (record.protocol, &record.ports) {
            (None, None) => Traffic::All,
            (None, Some(ports)) => return Err(unknown("ports", ports)),
            (Some(protocol), None) => Traffic::Protocol(Protocol(protocol)),
            (Some(protocol), Some(ports)) => Traffic::Ports {
                protocol: Protocol(protocol),
                ports: if ports.contains('/') {
                    Ports::Range(parse("ports", ports)?)
                } else {
                    Ports::List(parse("ports", ports)?)
                },
            },
        };
        let peer = match &record.peer {
            PeerRecord::Cidr(cidr) => Peer::Cidr(parse("peer", cidr)?),
            PeerRecord::Group(group, owner) => Peer::Group {
                group: parse("peer", group)?,
                owner: parse("peer", owner)?,
            },
            PeerRecord::PrefixList(list) => Peer::PrefixList(parse("peer", list)?),
        };
        let priority =
            Priority::of_held_rule(record.priority).map_err(|error| RecordError::Field {
                field: "priority",
                why: error.to_string(),
            })?;
        let holder = record
            .holder
            .map(|it| RuleHolder::new(&it.service, &it.reason));
        let holder = holder.transpose().map_err(|error| RecordError::Field {
            field: "holder",
            why: error.to_string(),
        })?;
        Ok(Self {
            id: parse("rule.id", &record.id)?,
            spec: RuleSpec {
                direction: if record.egress {
                    Direction::Egress
                } else {
                    Direction::Ingress
                },
                nic_type: if record.internet {
                    NicType::Internet
                } else {
                    NicType::Intranet
                },
                traffic,
                source_ports: parse_maybe("source_ports", record.source_ports.as_ref())?,
                peer,
                local: parse_maybe("local", record.local.as_ref())?,
                policy: if record.accept {
                    Policy::Accept
                } else {
                    Policy::Drop
                },
                priority,
            },
            description: parse("description", &record.description)?,
            created: Timestamp::from_unix_secs(record.created),
            holder,
        })
    }
}
