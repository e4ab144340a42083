//! What one decision costs: the plain reading and the table look-up, for a packet that the last rule decides.

use std::hint::black_box;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Instant;

use cloud_id::{AccountId, Description, SecurityGroupId, Tags, Timestamp};
use dataplane_abi::Row;
use header_space::{Cidr, Direction, Family, FiveTuple, PortRange, Protocol};
use secgroup::{
    EffectiveRules, Exemptions, GroupType, InnerAccessPolicy, Members, Network, NicType, Peer,
    Policy, Ports, Priority, Rule, RuleDescription, RuleSpec, SecurityGroup, Traffic, decide,
};

use crate::report::{Report, Row as Line, Sample};

/// Measures both at 1, 100 and 1,000 rules.
pub(crate) fn measure(report: &mut Report) {
    let mut at_one_rule = None;
    for count in [1, 100, 1_000] {
        let rules = rules(count);
        let packet = packet_of_last(count);
        let plain = nanoseconds(|| {
            black_box(decide(
                black_box(&rules),
                &Nobody,
                Direction::Ingress,
                black_box(&packet),
                &Exemptions::default(),
            ));
        });
        report.add(Line {
            id: format!("decide-{count}"),
            area: "meaning".into(),
            what: format!("decide, last of {count} rules"),
            value: plain.median,
            unit: "ns".into(),
            runs: plain.runs,
            spread: plain.spread,
            ..Line::default()
        });

        let image = rule_compiler::compile(&rules, Direction::Ingress, Family::V4)
            .expect("a table holds 1,000 rules");
        let nobody = Row::default();
        let looked_up = nanoseconds(|| {
            black_box(black_box(&image).lookup(black_box(&packet), &nobody));
        });
        let one_rule = *at_one_rule.get_or_insert(looked_up.median);
        report.add(Line {
            id: format!("lookup-{count}"),
            area: "meaning".into(),
            what: format!("table look-up, last of {count} rules"),
            value: looked_up.median,
            unit: "ns".into(),
            peer: Some("decide over the same rules".into()),
            peer_value: Some(plain.median),
            ratio: Some(plain.median / looked_up.median),
            runs: looked_up.runs,
            spread: looked_up.spread,
            ..Line::default()
        });
        report.add(Line {
            id: format!("lookup-flat-{count}"),
            area: "meaning".into(),
            what: format!("table look-up, 1 rule against {count}"),
            value: one_rule / looked_up.median,
            unit: "of 1 rule".into(),
            peer: Some("the same look-up over 1 rule".into()),
            peer_value: Some(one_rule),
            ratio: Some(one_rule / looked_up.median),
            runs: looked_up.runs,
            spread: looked_up.spread,
            ..Line::default()
        });
        let compiled = nanoseconds(|| {
            black_box(
                rule_compiler::compile(black_box(&rules), Direction::Ingress, Family::V4).is_ok(),
            );
        });
        report.add(Line {
            id: format!("compile-{count}"),
            area: "meaning".into(),
            what: format!("compile a table of {count} rules"),
            value: compiled.median / 1_000.0,
            unit: "µs".into(),
            runs: compiled.runs,
            spread: compiled.spread,
            ..Line::default()
        });
    }
}

/// Nanoseconds of one call: each run times enough calls to take about five milliseconds.
fn nanoseconds(mut call: impl FnMut()) -> Sample {
    let mut calls = 1_u32;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| call());
        if start.elapsed().as_millis() >= 5 || calls >= 1 << 24 {
            break;
        }
        calls *= 2;
    }
    let run = || {
        let start = Instant::now();
        (0..calls).for_each(|_| call());
        start.elapsed().as_nanos() as f64 / f64::from(calls)
    };
    Sample::of(std::iter::repeat_with(run).take(41).collect())
}

/// Rule i accepts TCP to port 1000 + i from the /24 number i of 10.0.0.0/8.
fn rules(count: u16) -> EffectiveRules {
    let id: SecurityGroupId = "sg-bench".parse().expect("an id");
    let rule = |number: u16| Rule {
        id: format!("sgr-{number}").parse().expect("an id"),
        spec: RuleSpec {
            direction: Direction::Ingress,
            nic_type: NicType::Intranet,
            traffic: Traffic::Ports {
                protocol: Protocol::TCP,
                ports: Ports::Range(PortRange::new(port(number), port(number)).expect("a port")),
            },
            source_ports: None,
            peer: Peer::Cidr(Cidr::new(IpAddr::V4(network(number)), 24).expect("a length")),
            local: None,
            policy: Policy::Accept,
            priority: Priority::FIRST,
        },
        description: RuleDescription::default(),
        created: Timestamp::default(),
    };
    let group = SecurityGroup {
        id,
        owner: AccountId::new(1_000_000_000_000_001).expect("16 digits"),
        region: "cn-hangzhou".parse().expect("a region"),
        network: Network::Vpc("vpc-bench".parse().expect("an id")),
        group_type: GroupType::Basic,
        name: None,
        description: Description::default(),
        inner_access: InnerAccessPolicy::Drop,
        rules: (0..count).map(rule).collect(),
        tags: Tags::default(),
        created: Timestamp::default(),
        resource_group: String::new(),
        managed_by: None,
        deletion_protection: false,
    };
    EffectiveRules::of(&[Arc::new(group)], &|_| None, &|_| None)
}

fn packet_of_last(count: u16) -> FiveTuple {
    let last = count - 1;
    let [a, b, c, _] = network(last).octets();
    FiveTuple {
        protocol: Protocol::TCP,
        source: Ipv4Addr::new(a, b, c, 9).into(),
        destination: Ipv4Addr::new(192, 168, 1, 10).into(),
        source_port: 40_000,
        destination_port: port(last),
    }
}

fn port(number: u16) -> u16 {
    1_000 + number
}

fn network(number: u16) -> Ipv4Addr {
    let [high, low] = number.to_be_bytes();
    Ipv4Addr::new(10, high, low, 0)
}

/// A routing domain without members.
struct Nobody;

impl Members for Nobody {
    fn groups_of(&self, _: IpAddr) -> &[SecurityGroupId] {
        &[]
    }
}
