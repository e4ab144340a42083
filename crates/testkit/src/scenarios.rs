//! The acceptance cases made from the guide documents, and rules that people really wrote.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use cloud_id::{AccountId, SecurityGroupId};
use header_space::{Direction, FiveTuple, PortRange, PortRangeError};
use secgroup::{
    EffectiveRules, InnerAccessPolicy, Network, NicType, Peer, Policy, Ports, Rule,
    RuleDescription, RuleSpec, SecurityGroup, Traffic, Verdict, decide,
};
use serde_json::Value;

use crate::text::{address, advanced, basic, cidr, group_id, protocol, vpc};

/// One case of the guides.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its short name.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Its groups.
    pub groups: BTreeMap<SecurityGroupId, Arc<SecurityGroup>>,
    /// Its instances, by name.
    pub instances: BTreeMap<String, ScenarioInstance>,
    /// What it expects.
    pub probes: Vec<Probe>,
}

/// An instance of a case.
#[derive(Clone, Debug)]
pub struct ScenarioInstance {
    /// The groups of its ENI.
    pub groups: Vec<SecurityGroupId>,
    /// Its private addresses, IPv4 first.
    pub addresses: Vec<IpAddr>,
    /// Its account.
    pub account: AccountId,
}

/// A packet of a case.
#[derive(Clone, Debug)]
pub struct Probe {
    /// An instance by name, or an address.
    pub from: String,
    /// An instance by name, or an address.
    pub to: String,
    /// The packet, with private addresses for instances.
    pub packet: FiveTuple,
    /// What becomes of it.
    pub expect: Policy,
    /// Why, in the words of the case.
    pub because: String,
}

/// A group of a public template.
#[derive(Clone, Debug)]
pub struct RealGroup {
    /// Its number in the collection.
    pub id: String,
    /// The group; names of the template have become ids.
    pub group: SecurityGroup,
    /// Rules that cannot be said, as the template wrote them.
    pub refused: Vec<String>,
}

/// All cases of the guides.
#[must_use]
pub fn guide_scenarios() -> Vec<Scenario> {
    let all = read(include_str!("../data/guide-scenarios.json"));
    list(&all, "cases").map(scenario).collect()
}

/// All groups of public templates.
#[must_use]
pub fn real_groups() -> Vec<RealGroup> {
    let all = read(include_str!("../data/real-rules.json"));
    list(&all, "groups").map(real_group).collect()
}

impl Scenario {
    /// The groups of every private address.
    #[must_use]
    pub fn members(&self) -> BTreeMap<IpAddr, Vec<SecurityGroupId>> {
        let entries = self.instances.values().flat_map(|instance| {
            let mut groups = instance.groups.clone();
            groups.sort_unstable();
            instance
                .addresses
                .iter()
                .map(move |address| (*address, groups.clone()))
        });
        entries.collect()
    }

    /// The effective rules of an instance; `None` when the name is an address outside.
    #[must_use]
    pub fn rules_of(&self, end: &str) -> Option<EffectiveRules> {
        let groups = &self.instances.get(end)?.groups;
        let groups: Vec<Arc<SecurityGroup>> = groups
            .iter()
            .map(|id| Arc::clone(&self.groups[id]))
            .collect();
        Some(EffectiveRules::of(&groups, &|_| None, &|_| None))
    }

    /// What each end says: egress at the sender, ingress at the receiver; an end outside says nothing.
    #[must_use]
    pub fn verdicts(&self, probe: &Probe) -> Vec<Verdict> {
        let members = self.members();
        [
            (&probe.from, Direction::Egress),
            (&probe.to, Direction::Ingress),
        ]
        .into_iter()
        .filter_map(|(end, direction)| {
            let rules = self.rules_of(end)?;
            Some(decide(
                &rules,
                &members,
                direction,
                &probe.packet,
                &Default::default(),
            ))
        })
        .collect()
    }
}

fn scenario(case: &Value) -> Scenario {
    let groups: Vec<SecurityGroup> = list(case, "groups").map(group).collect();
    let owners: BTreeMap<SecurityGroupId, AccountId> = groups
        .iter()
        .map(|group| (group.id.clone(), group.owner))
        .collect();
    let groups = groups.into_iter().map(|mut group| {
        // Where a case names no owner of a peer, it is the owner of the group of that name.
        for rule in &mut group.rules {
            if let Peer::Group { group, owner } = &mut rule.spec.peer
                && let Some(real) = owners.get(group)
            {
                *owner = *real;
            }
        }
        (group.id.clone(), Arc::new(group))
    });
    let groups = groups.collect();
    let instances: BTreeMap<String, ScenarioInstance> = list(case, "instances")
        .map(|it| {
            let addresses = ["private_ip", "ipv6"]
                .iter()
                .filter_map(|key| it[*key].as_str());
            let instance = ScenarioInstance {
                groups: list(it, "groups")
                    .map(|id| case_group_id(string(id)))
                    .collect(),
                addresses: addresses.map(address).collect(),
                account: account_of(text(it, "account")),
            };
            (text(it, "id").into(), instance)
        })
        .collect();
    let probes = list(case, "probes")
        .map(|it| probe(it, &instances))
        .collect();
    let (id, title) = (text(case, "id").into(), text(case, "title").into());
    Scenario {
        id,
        title,
        groups,
        instances,
        probes,
    }
}

fn probe(it: &Value, instances: &BTreeMap<String, ScenarioInstance>) -> Probe {
    let (from, to) = (text(it, "from"), text(it, "to"));
    let protocol = protocol(text(it, "protocol")).expect("a probe has one protocol");
    let outside = |end: &str| (!instances.contains_key(end)).then(|| address(end));
    let is_v6 = [outside(from), outside(to)]
        .into_iter()
        .flatten()
        .any(|it| it.is_ipv6());
    let address_of = |end: &str| {
        outside(end).unwrap_or_else(|| {
            let addresses = &instances[end].addresses;
            *addresses
                .iter()
                .find(|it| it.is_ipv6() == is_v6)
                .expect("an address of the family")
        })
    };
    let port = it["dst_port"]
        .as_u64()
        .map_or(0, |port| port.try_into().expect("a port"));
    Probe {
        packet: FiveTuple {
            protocol,
            source: address_of(from),
            destination: address_of(to),
            source_port: if protocol.has_ports() { 40_000 } else { 0 },
            destination_port: port,
        },
        from: from.into(),
        to: to.into(),
        expect: policy(text(it, "expect")),
        because: text(it, "because").into(),
    }
}

fn group(it: &Value) -> SecurityGroup {
    let id = text(it, "id");
    let own_id = case_group_id(id);
    let mut group = match text(it, "type") {
        "normal" => basic(own_id.as_str(), ""),
        "enterprise" => advanced(own_id.as_str(), ""),
        other => panic!("no group type: {other}"),
    };
    group.owner = account_of(text(it, "account"));
    group.inner_access = match text(it, "inner_access_policy") {
        "Accept" => InnerAccessPolicy::Accept,
        "Drop" => InnerAccessPolicy::Drop,
        other => panic!("no inner access policy: {other}"),
    };
    group.network = match text(it, "network") {
        "vpc" => vpc(),
        "classic" => Network::Classic,
        other => panic!("no network: {other}"),
    };
    group.rules = (0..)
        .zip(list(it, "rules"))
        .map(|(number, rule)| {
            let peer = if let Some(block) = rule["cidr"].as_str().or(rule["ipv6_cidr"].as_str()) {
                Peer::Cidr(cidr(block))
            } else {
                let owner = account_of(rule["group_owner"].as_str().unwrap_or("A"));
                Peer::Group {
                    group: case_group_id(text(rule, "group")),
                    owner,
                }
            };
            let traffic = traffic(text(rule, "ip_protocol"), text(rule, "port_range"))
                .unwrap_or_else(|error| panic!("{id}: {error}"));
            kept(number, rule, traffic, peer)
        })
        .collect();
    group
}

fn real_group(it: &Value) -> RealGroup {
    let (mut rules, mut refused) = (Vec::new(), Vec::new());
    for (number, rule) in (0..).zip(list(it, "rules")) {
        let peer = if let Some(block) = rule["peer_cidr"].as_str() {
            Peer::Cidr(cidr(block))
        } else if let Some(name) = rule["peer_group"].as_str() {
            let owner = crate::text::account();
            Peer::Group {
                group: group_id(&format!("sg-{}", as_id(name))),
                owner,
            }
        } else {
            let name = as_id(text(rule, "peer_prefix_list"));
            Peer::PrefixList(format!("pl-{name}").parse().expect("letters and digits"))
        };
        match traffic(text(rule, "protocol"), text(rule, "port_range")) {
            Ok(traffic) => rules.push(kept(number, rule, traffic, peer)),
            Err(_) => refused.push(rule.to_string()),
        }
    }
    let id = text(it, "id").to_owned();
    let group = SecurityGroup {
        rules,
        ..basic(&format!("sg-{id}"), "")
    };
    RealGroup { id, group, refused }
}

/// Protocol and ports as the API reads them: `-1/-1` where the protocol has no ports.
fn traffic(name: &str, range: &str) -> Result<Traffic, PortRangeError> {
    match (protocol(name), range) {
        (None, "-1/-1") => Ok(Traffic::All),
        (Some(protocol), "-1/-1") if !protocol.has_ports() => Ok(Traffic::Protocol(protocol)),
        (Some(protocol), range) if protocol.has_ports() => {
            let range: PortRange = range.parse()?;
            Ok(Traffic::Ports {
                protocol,
                ports: Ports::Range(range),
            })
        }
        _ => Err(PortRangeError::Malformed),
    }
}

fn kept(number: usize, rule: &Value, traffic: Traffic, peer: Peer) -> Rule {
    let priority = rule["priority"].as_u64().expect("a number").to_string();
    Rule {
        id: format!("sgr-{number}").parse().expect("letters and digits"),
        spec: RuleSpec {
            direction: match text(rule, "direction") {
                "ingress" => Direction::Ingress,
                "egress" => Direction::Egress,
                other => panic!("no direction: {other}"),
            },
            nic_type: match rule["nic_type"].as_str() {
                Some("internet") => NicType::Internet,
                _ => NicType::Intranet,
            },
            traffic,
            source_ports: None,
            peer,
            local: None,
            policy: policy(text(rule, "policy")),
            priority: priority
                .parse()
                .unwrap_or_else(|error| panic!("{priority}: {error}")),
        },
        description: RuleDescription::default(),
        created: Default::default(),
        holder: None,
    }
}

fn policy(text: &str) -> Policy {
    match text {
        "accept" => Policy::Accept,
        "drop" => Policy::Drop,
        other => panic!("no policy: {other}"),
    }
}

/// Cases call their only group `sg`.
fn case_group_id(name: &str) -> SecurityGroupId {
    group_id(if name == "sg" { "sg-only" } else { name })
}

/// Cases name accounts by letters.
fn account_of(letter: &str) -> AccountId {
    let number = match letter {
        "A" => "1234567890123456",
        "B" => "2234567890123456",
        other => panic!("no account: {other}"),
    };
    number.parse().expect("sixteen digits")
}

/// A name of a template, with only what ids may have.
fn as_id(name: &str) -> String {
    let legal = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    name.chars().map(legal).take(40).collect()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("the file in data/ is JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key]
        .as_array()
        .unwrap_or_else(|| panic!("no list {key}: {value}"))
        .iter()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    string(&value[key])
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}
