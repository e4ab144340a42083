//! A group with its rules as `DescribeSecurityGroupAttribute` shows it.

use std::fmt::{Display, Write};
use std::sync::Arc;

use cloud_id::Timestamp;
use estate::Snapshot;
use header_space::{Cidr, Direction, Family, Protocol};
use openapi::{Fields, ResponseWriter, write_texts};
use secgroup::{
    InnerAccessPolicy, Network, NicType, Peer, Policy, Ports, Rule, SecurityGroup, Traffic,
};

/// Writes the fields of the operation's `Response` from the group itself: with hundreds of rules of 26 texts each,
/// making those texts first would be most of the work of the call.
///
/// Source: ECS API, `DescribeSecurityGroupAttribute`.
pub(super) struct DescribedGroup {
    pub(super) group: Arc<SecurityGroup>,
    /// Which rules, in the order they are shown.
    pub(super) shown: Vec<usize>,
    pub(super) next_token: String,
    /// Has the names of what rules name.
    pub(super) snapshot: Snapshot,
}

impl Fields for DescribedGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        let group = &self.group;
        let inner_access = match group.inner_access {
            InnerAccessPolicy::Accept => "Accept",
            InnerAccessPolicy::Drop => "Drop",
        };
        out.text("Description", group.description.as_str());
        out.text("InnerAccessPolicy", inner_access);
        out.text("NextToken", &self.next_token);
        out.open_list("Permissions", Some("Permission"));
        let mut texts = Texts::default();
        for rule in self.shown.iter().filter_map(|at| group.rules.get(*at)) {
            out.open_item();
            self.write_rule(rule, &mut texts, out);
            out.close_item();
        }
        out.close_list();
        out.text("RegionId", group.region.as_str());
        out.text("SecurityGroupId", group.id.as_str());
        out.text(
            "SecurityGroupName",
            group.name.as_ref().map_or("", |name| name.as_str()),
        );
        write_texts(out, "SnapshotPolicyIds", Some("SnapshotPolicyId"), &[]);
        let vpc = match &group.network {
            Network::Vpc(vpc) => vpc.as_str(),
            Network::Classic => "",
        };
        out.text("VpcId", vpc);
    }
}

impl DescribedGroup {
    /// A rule with every field, unset ones as empty texts.
    fn write_rule(&self, rule: &Rule, texts: &mut Texts, out: &mut dyn ResponseWriter) {
        let spec = &rule.spec;
        let is_ingress = spec.direction == Direction::Ingress;
        let source = self.side(rule, is_ingress);
        let dest = self.side(rule, !is_ingress);
        let (port_range, port_list) = match &spec.traffic {
            Traffic::All | Traffic::Protocol(_) => (None, None),
            Traffic::Ports {
                ports: Ports::Range(range),
                ..
            } => (Some(*range), None),
            Traffic::Ports {
                ports: Ports::List(list),
                ..
            } => (None, Some(list)),
        };
        out.text("CreateTime", texts.moment(rule.created));
        out.text("Description", rule.description.as_str());
        out.text("DestCidrIp", texts.maybe(dest.ipv4));
        out.text("DestGroupId", dest.group);
        out.text("DestGroupName", dest.group_name);
        out.text("DestGroupOwnerAccount", texts.maybe(dest.account));
        out.text("DestPrefixListId", dest.prefix_list);
        out.text("DestPrefixListName", dest.prefix_list_name);
        out.text("Direction", if is_ingress { "ingress" } else { "egress" });
        out.text("IpProtocol", protocol(&spec.traffic, texts));
        out.text("Ipv6DestCidrIp", texts.maybe(dest.ipv6));
        out.text("Ipv6SourceCidrIp", texts.maybe(source.ipv6));
        let nic_type = match spec.nic_type {
            NicType::Internet => "internet",
            NicType::Intranet => "intranet",
        };
        out.text("NicType", nic_type);
        let policy = match spec.policy {
            Policy::Accept => "Accept",
            Policy::Drop => "Drop",
        };
        out.text("Policy", policy);
        out.text(
            "PortRange",
            match (port_range, port_list) {
                (Some(range), _) => texts.of(range),
                (None, Some(_)) => "",
                (None, None) => "-1/-1",
            },
        );
        out.text(
            "PortRangeListId",
            port_list.map_or("", |list| list.as_str()),
        );
        let port_list = port_list.and_then(|list| self.snapshot.port_range_list(list));
        out.text(
            "PortRangeListName",
            port_list.map_or("", |list| list.name.as_str()),
        );
        out.integer("Priority", spec.priority.number().into());
        out.text("SecurityGroupRuleId", rule.id.as_str());
        out.text("SourceCidrIp", texts.maybe(source.ipv4));
        out.text("SourceGroupId", source.group);
        out.text("SourceGroupName", source.group_name);
        out.text("SourceGroupOwnerAccount", texts.maybe(source.account));
        out.text("SourcePortRange", texts.maybe(spec.source_ports));
        out.text("SourcePrefixListId", source.prefix_list);
        out.text("SourcePrefixListName", source.prefix_list_name);
    }

    /// What a rule says of the far side, or of the side of the ENI.
    fn side<'s>(&'s self, rule: &'s Rule, is_far: bool) -> Side<'s> {
        let mut side = Side::default();
        let cidr = match &rule.spec.peer {
            _ if !is_far => rule.spec.local,
            Peer::Cidr(cidr) => Some(*cidr),
            Peer::Group { group, owner } => {
                let known = self.snapshot.security_group(group);
                side.group = group.as_str();
                side.group_name = known
                    .and_then(|group| group.name.as_ref())
                    .map_or("", |name| name.as_str());
                // The account is told where it is another one; clients compare the text with what they sent.
                side.account = (*owner != self.group.owner).then_some(*owner);
                None
            }
            Peer::PrefixList(list) => {
                let known = self.snapshot.prefix_list(list);
                side.prefix_list = list.as_str();
                side.prefix_list_name = known.map_or("", |list| list.name.as_str());
                None
            }
        };
        match cidr.map(|cidr| cidr.family()) {
            Some(Family::V4) => side.ipv4 = cidr,
            Some(Family::V6) => side.ipv6 = cidr,
            None => {}
        }
        side
    }
}

/// One side of a rule's packets.
#[derive(Default)]
struct Side<'s> {
    ipv4: Option<Cidr>,
    ipv6: Option<Cidr>,
    group: &'s str,
    group_name: &'s str,
    account: Option<cloud_id::AccountId>,
    prefix_list: &'s str,
    prefix_list_name: &'s str,
}

/// The last text that was made, in memory that the next one takes over.
#[derive(Default)]
struct Texts {
    last: String,
    /// Rules made together say the same moment.
    moment: Option<(Timestamp, String)>,
}

impl Texts {
    fn of(&mut self, value: impl Display) -> &str {
        self.last.clear();
        write!(self.last, "{value}").expect("a text takes whatever is written");
        &self.last
    }

    /// Empty for none.
    fn maybe(&mut self, value: Option<impl Display>) -> &str {
        value.map_or("", |value| self.of(value))
    }

    fn moment(&mut self, moment: Timestamp) -> &str {
        if self.moment.as_ref().is_none_or(|(last, _)| *last != moment) {
            self.moment = Some((moment, moment.to_string()));
        }
        self.moment.as_ref().map_or("", |(_, text)| text)
    }
}

/// `TCP`, `UDP`, `ICMP`, `ICMPv6`, `GRE`, `ALL`, or the number.
fn protocol<'t>(traffic: &Traffic, texts: &'t mut Texts) -> &'t str {
    let protocol = match traffic {
        Traffic::All => return "ALL",
        Traffic::Protocol(protocol) | Traffic::Ports { protocol, .. } => *protocol,
    };
    match protocol {
        Protocol::ICMPV6 => "ICMPv6",
        Protocol::TCP => "TCP",
        Protocol::UDP => "UDP",
        other => {
            texts.of(other);
            texts.last.make_ascii_uppercase();
            &texts.last
        }
    }
}

#[cfg(test)]
mod tests;
