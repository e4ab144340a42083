//! Taking rules out, and changing one.

use cloud_id::SecurityGroupRuleId;
use header_space::Direction::{Egress, Ingress};
use secgroup::{
    ModifyRuleError, Network, Peer, Policy, PortsChange, RevokeError, RuleChange, RuleError,
    RuleLimit, SecurityGroup,
};
use testkit::Around;
use testkit::text::{basic, cidr, ports, protocol, rule, rule_lines};

use super::requests::texts;

#[test]
fn revoke_takes_out_what_is_said_and_misses_nothing_else() {
    let group = basic(
        "sg-1",
        "1 accept tcp 22 10.0.0.1\n5 accept tcp 80 0.0.0.0/0\n1 accept tcp 443 0.0.0.0/0",
    );
    let specs = rule_lines("1 accept tcp 22 10.0.0.1/32 on:internet\n1 accept tcp 80 0.0.0.0/0");
    let (after, gone) = group.revoke(&specs).unwrap();
    assert_eq!(texts(&gone), ["sgr-1-0"], "priority 1 is not priority 5");
    assert_eq!(after.rules[..], group.rules[1..]);
    let twice = rule_lines("1 accept tcp 22 10.0.0.1\n1 accept tcp 22 10.0.0.1/32");
    let error = RevokeError::Duplicate {
        first: 0,
        second: 1,
    };
    assert_eq!(group.revoke(&twice).unwrap_err(), error);
    let id = |text: &str| -> SecurityGroupRuleId { text.parse().unwrap() };
    let after = group.revoke_ids(&[id("sgr-1-2"), id("sgr-1-0")]).unwrap();
    assert_eq!(after.rules[..], group.rules[1..2]);
    let unknown = RevokeError::UnknownId { id: id("sgr-9") };
    assert_eq!(
        group.revoke_ids(&[id("sgr-1-2"), id("sgr-9")]).unwrap_err(),
        unknown
    );
    let repeated = RevokeError::RepeatedId { id: id("sgr-1-2") };
    assert_eq!(
        group
            .revoke_ids(&[id("sgr-1-2"), id("sgr-1-2")])
            .unwrap_err(),
        repeated
    );
}

#[test]
fn modify_changes_what_it_names_and_keeps_the_rest() {
    let around = Around::default().with_port_range_list("prl-1", 5, &["80"]);
    let group = basic(
        "sg-1",
        "5 accept tcp 80 10.0.0.0/8 from:1-9\n1 drop all * 10.0.0.0/8\n1 accept tcp prl-1 ::/0",
    );
    let none = RuleChange::default();
    for (number, change, expected) in [
        (
            0,
            RuleChange {
                policy: Some(Policy::Drop),
                ..none.clone()
            },
            "5 drop tcp 80 10.0.0.0/8 from:1-9",
        ),
        (
            0,
            RuleChange {
                priority: Some("7".parse().unwrap()),
                ..none.clone()
            },
            "7 accept tcp 80 10.0.0.0/8 from:1-9",
        ),
        (
            0,
            RuleChange {
                protocol: Some(protocol("udp")),
                ..none.clone()
            },
            "5 accept udp 80 10.0.0.0/8 from:1-9",
        ),
        (
            0,
            RuleChange {
                ports: Some(PortsChange::Range(ports("81"))),
                ..none.clone()
            },
            "5 accept tcp 81 10.0.0.0/8 from:1-9",
        ),
        (
            0,
            RuleChange {
                source_ports: Some(ports("2")),
                ..none.clone()
            },
            "5 accept tcp 80 10.0.0.0/8 from:2",
        ),
        (
            0,
            RuleChange {
                peer: Some(Peer::Cidr(cidr("10.0.0.1"))),
                ..none.clone()
            },
            "5 accept tcp 80 10.0.0.1 from:1-9",
        ),
        (
            0,
            RuleChange {
                local: Some(cidr("192.0.2.1")),
                ..none.clone()
            },
            "5 accept tcp 80 10.0.0.0/8 from:1-9 at:192.0.2.1",
        ),
        (
            1,
            RuleChange {
                protocol: Some(protocol("gre")),
                ..none.clone()
            },
            "1 drop gre * 10.0.0.0/8",
        ),
        (
            1,
            RuleChange {
                protocol: Some(protocol("tcp")),
                ports: Some(PortsChange::Range(ports("22"))),
                ..none.clone()
            },
            "1 drop tcp 22 10.0.0.0/8",
        ),
        (
            2,
            RuleChange {
                protocol: Some(protocol("udp")),
                ..none.clone()
            },
            "1 accept udp prl-1 ::/0",
        ),
    ] {
        let id = &group.rules[number].id;
        let after = group.modify_rule(id, Ingress, &change, &around).unwrap();
        assert_eq!(after.rules[number].spec, rule(expected));
        assert_eq!(after.rules[number].id, *id);
        assert_eq!(after.rules.len(), 3);
    }
    let described = RuleChange {
        description: Some("new".parse().unwrap()),
        ..none
    };
    let after = group
        .modify_rule(&group.rules[0].id, Ingress, &described, &around)
        .unwrap();
    assert_eq!(after.rules[0].description.as_str(), "new");
    assert_eq!(after.rules[0].spec, group.rules[0].spec);
    let after = group
        .describe_rule(&rule("1 drop all * 10.9.9.9/8"), "old".parse().unwrap())
        .unwrap();
    assert_eq!(after.rules[1].description.as_str(), "old");
    let error = group.describe_rule(&rule("2 drop all * 10.0.0.0/8"), "x".parse().unwrap());
    assert_eq!(error.unwrap_err(), ModifyRuleError::UnknownRule);
}

#[test]
fn modify_refuses_what_would_be_another_rule() {
    let around = Around::default()
        .with_port_range_list("prl-1", 5, &["80"])
        .with_prefix_list("pl-1", 300, &["10.0.0.0/8"])
        .with_prefix_list("pl-2", 1, &["10.0.0.0/8"])
        .with_group(basic("sg-app", ""));
    let group = basic(
        "sg-1",
        "1 accept tcp 80 10.0.0.0/8\n1 accept udp 80 10.0.0.0/8\n1 accept tcp prl-1 10.0.0.0/8\n1 accept tcp 80 pl-2",
    );
    let none = RuleChange::default();
    let peer = |text: &str| RuleChange {
        peer: Some(rule(&format!("1 accept all * {text}")).peer),
        ..none.clone()
    };
    let list = PortsChange::List("prl-1".parse().unwrap());
    let rule_error = ModifyRuleError::Rule;
    for (number, change, expected) in [
        (0, none.clone(), ModifyRuleError::Nothing),
        (0, peer("::/0"), ModifyRuleError::PeerKind),
        (0, peer("sg-app"), ModifyRuleError::PeerKind),
        (0, peer("pl-1"), ModifyRuleError::PeerKind),
        (
            0,
            RuleChange {
                ports: Some(list),
                ..none.clone()
            },
            ModifyRuleError::PortsKind,
        ),
        (
            2,
            RuleChange {
                ports: Some(PortsChange::Range(ports("80"))),
                ..none.clone()
            },
            ModifyRuleError::PortsKind,
        ),
        (
            2,
            RuleChange {
                ports: Some(PortsChange::Any),
                ..none.clone()
            },
            ModifyRuleError::PortsKind,
        ),
        (
            2,
            RuleChange {
                protocol: Some(None),
                ..none.clone()
            },
            rule_error(RuleError::ProtocolWithPortRangeList),
        ),
        (
            0,
            RuleChange {
                protocol: Some(protocol("icmp")),
                ..none.clone()
            },
            rule_error(RuleError::ProtocolAndPorts),
        ),
        (
            0,
            RuleChange {
                protocol: Some(None),
                ..none.clone()
            },
            rule_error(RuleError::ProtocolAndPorts),
        ),
        (
            0,
            RuleChange {
                ports: Some(PortsChange::Any),
                ..none.clone()
            },
            rule_error(RuleError::ProtocolAndPorts),
        ),
        (
            0,
            RuleChange {
                protocol: Some(protocol("udp")),
                ..none.clone()
            },
            ModifyRuleError::Duplicate {
                rule: group.rules[1].id.clone(),
            },
        ),
        (
            3,
            peer("pl-1"),
            RuleLimit::Group {
                wanted: 307,
                limit: 200,
            }
            .into(),
        ),
    ] {
        let error = group.modify_rule(&group.rules[number].id, Ingress, &change, &around);
        assert_eq!(error.unwrap_err(), expected, "{change:?}");
    }
    let change = RuleChange {
        policy: Some(Policy::Drop),
        ..none
    };
    for (id, direction) in [("sgr-9", Ingress), ("sgr-1-0", Egress)] {
        let error = group.modify_rule(&id.parse().unwrap(), direction, &change, &around);
        assert_eq!(
            error.unwrap_err(),
            ModifyRuleError::UnknownRule,
            "{id} {direction:?}"
        );
    }
    let classic = SecurityGroup {
        network: Network::Classic,
        ..basic("sg-1", "1 accept tcp 80 10.0.0.1")
    };
    let change = RuleChange {
        nic_type: Some(secgroup::NicType::Internet),
        ..change
    };
    let error = classic.modify_rule(&classic.rules[0].id, Ingress, &change, &around);
    assert_eq!(error.unwrap_err(), ModifyRuleError::NicType);
    group
        .modify_rule(&group.rules[0].id, Ingress, &change, &around)
        .expect("a VPC has one card");
}
