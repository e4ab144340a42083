//! What authorize, revoke, modify and configure make of a group.

use std::cell::Cell;

use cloud_id::{SecurityGroupRuleId, Timestamp};
use header_space::Direction::{Egress, Ingress};
use secgroup::{
    AuthorizeError, InnerAccessPolicy, Limits, ModifyRuleError, Network, NewRule, Peer, Policy,
    PortsChange, Profile, RevokeError, RuleChange, RuleError, RuleLimit, RuleSpec, SecurityGroup,
    ServiceManaged, Surroundings, Template, Traffic,
};
use testkit::text::{advanced, basic, cidr, ports, protocol, rule, rule_lines};
use testkit::{Around, Random, World};

const NOW: Timestamp = Timestamp::from_unix_secs(1_800_000_000);

/// Ids that count up.
fn ids() -> impl FnMut() -> SecurityGroupRuleId {
    let next = Cell::new(0);
    move || {
        next.set(next.get() + 1);
        format!("sgr-new-{}", next.get()).parse().unwrap()
    }
}

fn new(spec: RuleSpec) -> NewRule {
    NewRule {
        spec,
        description: "why".parse().unwrap(),
    }
}

fn news(text: &str) -> Vec<NewRule> {
    rule_lines(text).into_iter().map(new).collect()
}

fn authorize(
    group: &SecurityGroup,
    text: &str,
    around: &Around,
) -> Result<(SecurityGroup, Vec<SecurityGroupRuleId>), AuthorizeError> {
    group.authorize(&news(text), ids(), NOW, around)
}

fn refused(group: &SecurityGroup, text: &str, around: &Around) -> RuleError {
    match authorize(group, text, around) {
        Err(AuthorizeError::Rule { index: 0, error }) => error,
        other => panic!("{text}: {other:?}"),
    }
}

fn texts(ids: &[SecurityGroupRuleId]) -> Vec<&str> {
    ids.iter().map(SecurityGroupRuleId::as_str).collect()
}

#[test]
fn added_rules_come_to_the_end_with_new_ids() {
    let group = basic("sg-1", "1 accept tcp 22 0.0.0.0/0");
    let (after, ids) = authorize(
        &group,
        "1 accept tcp 80 0.0.0.0/0\negress 1 drop tcp 25 0.0.0.0/0",
        &Around::default(),
    )
    .unwrap();
    assert_eq!(texts(&ids), ["sgr-new-1", "sgr-new-2"]);
    assert_eq!(after.rules[..1], group.rules[..]);
    assert_eq!(
        (after.rules[2].created, after.rules[2].description.as_str()),
        (NOW, "why")
    );
    assert_eq!(
        SecurityGroup {
            rules: group.rules.clone(),
            ..after
        },
        group,
        "nothing else changed"
    );
}

#[test]
fn a_rule_that_is_there_adds_nothing_and_keeps_its_id() {
    let group = basic(
        "sg-1",
        "1 accept tcp 22 203.0.113.9\n1 accept tcp 80 2001:db8:0::/64",
    );
    let (after, ids) = authorize(
        &group,
        "1 accept tcp 22 203.0.113.9/32\n1 accept tcp 443 0.0.0.0/0\n1 accept tcp 80 2001:DB8::1/64",
        &Around::default(),
    )
    .unwrap();
    assert_eq!(texts(&ids), ["sgr-1-0", "sgr-new-1", "sgr-1-1"]);
    assert_eq!(after.rules.len(), 3);
    assert_eq!(
        after.rules[0], group.rules[0],
        "not even the description changed"
    );
}

#[test]
fn every_field_but_the_description_tells_rules_apart() {
    let there = "5 accept tcp 80 203.0.113.0/24 from:1-9 at:192.0.2.1";
    let group = basic("sg-1", there);
    for other in [
        "egress 5 accept tcp 80 203.0.113.0/24 from:1-9 at:192.0.2.1",
        "6 accept tcp 80 203.0.113.0/24 from:1-9 at:192.0.2.1",
        "5 drop tcp 80 203.0.113.0/24 from:1-9 at:192.0.2.1",
        "5 accept udp 80 203.0.113.0/24 from:1-9 at:192.0.2.1",
        "5 accept tcp 80-81 203.0.113.0/24 from:1-9 at:192.0.2.1",
        "5 accept tcp 80 203.0.113.0/25 from:1-9 at:192.0.2.1",
        "5 accept tcp 80 203.0.113.0/24 from:1-8 at:192.0.2.1",
        "5 accept tcp 80 203.0.113.0/24 at:192.0.2.1",
        "5 accept tcp 80 203.0.113.0/24 from:1-9 at:192.0.2.2",
        "5 accept tcp 80 203.0.113.0/24 from:1-9",
    ] {
        let (after, _) = authorize(&group, other, &Around::default()).unwrap();
        assert_eq!(after.rules.len(), 2, "{other}");
    }
    let (after, _) = authorize(&group, there, &Around::default()).unwrap();
    assert_eq!(after, group);
    let card = "5 accept tcp 80 203.0.113.0/24 from:1-9 at:192.0.2.1 on:internet";
    assert_eq!(
        authorize(&group, card, &Around::default()).unwrap().0,
        group,
        "a VPC has one card"
    );
    let classic = SecurityGroup {
        network: Network::Classic,
        ..basic("sg-1", "1 accept tcp 80 203.0.113.9")
    };
    let (after, _) = authorize(
        &classic,
        "1 accept tcp 80 203.0.113.9 on:internet",
        &Around::default(),
    )
    .unwrap();
    assert_eq!(after.rules.len(), 2, "the classic network has two");
}

#[test]
fn a_batch_is_added_whole_or_not_at_all() {
    let group = basic("sg-1", "");
    let text = "1 accept tcp 80 0.0.0.0/0\n1 accept icmp * ::/0\n1 accept tcp 443 0.0.0.0/0";
    let error = RuleError::Ipv4ProtocolWithIpv6;
    assert_eq!(
        authorize(&group, text, &Around::default()).unwrap_err(),
        AuthorizeError::Rule { index: 1, error }
    );
    let twice = "1 accept tcp 80 10.0.0.1\n1 accept udp 80 10.0.0.1\n1 accept tcp 80 10.0.0.1/32";
    assert_eq!(
        authorize(&group, twice, &Around::default()).unwrap_err(),
        AuthorizeError::Duplicate {
            first: 0,
            second: 2
        }
    );
}

#[test]
fn rules_that_contradict_themselves_are_refused() {
    let around = Around::default()
        .with_prefix_list("pl-v4", 5, &["10.0.0.0/8"])
        .with_prefix_list("pl-v6", 5, &["2001:db8::/32"])
        .with_port_range_list("prl-1", 5, &["80"]);
    let group = basic("sg-1", "");
    for (text, expected) in [
        ("1 accept tcp * 0.0.0.0/0", RuleError::ProtocolAndPorts),
        ("1 accept icmp 80 0.0.0.0/0", RuleError::ProtocolAndPorts),
        (
            "1 accept gre * 0.0.0.0/0 from:1-2",
            RuleError::ProtocolAndPorts,
        ),
        (
            "1 accept all * 0.0.0.0/0 from:1-2",
            RuleError::ProtocolAndPorts,
        ),
        (
            "1 accept icmp prl-1 0.0.0.0/0",
            RuleError::ProtocolWithPortRangeList,
        ),
        (
            "1 accept icmp * 2001:db8::/32",
            RuleError::Ipv4ProtocolWithIpv6,
        ),
        ("1 accept icmp * pl-v6", RuleError::Ipv4ProtocolWithIpv6),
        (
            "1 accept icmpv6 * 0.0.0.0/0",
            RuleError::Ipv6ProtocolWithIpv4,
        ),
        ("1 accept icmpv6 * pl-v4", RuleError::Ipv6ProtocolWithIpv4),
        (
            "1 accept tcp 80 0.0.0.0/0 at:2001:db8::1",
            RuleError::FamiliesMixed,
        ),
        (
            "1 accept tcp 80 ::/0 at:192.0.2.1",
            RuleError::FamiliesMixed,
        ),
        (
            "1 accept tcp 80 pl-v6 at:192.0.2.1",
            RuleError::PrefixListFamily,
        ),
        (
            "1 accept tcp 80 192.0.2.7/24 at:192.0.2.0/24",
            RuleError::SameBothSides,
        ),
        ("1 accept tcp 80 pl-gone", RuleError::UnknownPrefixList),
        (
            "1 accept tcp prl-gone 0.0.0.0/0",
            RuleError::UnknownPortRangeList,
        ),
    ] {
        assert_eq!(refused(&group, text, &around), expected, "{text}");
    }
    for fine in [
        "1 accept tcp prl-1 pl-v4 from:1-2 at:192.0.2.1",
        "1 accept all * ::/0",
        "1 accept icmpv6 * pl-v6 at:2001:db8::1",
        "1 accept 132 * 0.0.0.0/0",
    ] {
        authorize(&group, fine, &around).unwrap_or_else(|error| panic!("{fine}: {error}"));
    }
}

#[test]
fn a_peer_group_is_another_basic_group_of_the_same_network() {
    let mut stranger = basic("sg-stranger", "");
    stranger.owner = "2234567890123456".parse().unwrap();
    let mut elsewhere = basic("sg-elsewhere", "");
    elsewhere.network = Network::Vpc("vpc-2".parse().unwrap());
    let mut classic = basic("sg-classic", "");
    classic.network = Network::Classic;
    let mut abroad = basic("sg-abroad", "");
    abroad.region = "cn-beijing".parse().unwrap();
    let around = Around::default()
        .with_group(basic("sg-app", ""))
        .with_group(advanced("sg-adv", ""))
        .with_group(stranger)
        .with_group(elsewhere)
        .with_group(classic.clone())
        .with_group(abroad);
    let group = basic("sg-1", "");
    for (text, expected) in [
        ("1 accept tcp 80 sg-1", RuleError::OwnGroupAsPeer),
        ("egress 1 accept tcp 80 sg-1", RuleError::OwnGroupAsPeer),
        ("1 accept tcp 80 sg-adv", RuleError::PeerIsAdvanced),
        ("1 accept tcp 80 sg-gone", RuleError::UnknownPeerGroup),
        ("1 accept tcp 80 sg-abroad", RuleError::UnknownPeerGroup),
        ("1 accept tcp 80 sg-stranger", RuleError::UnknownPeerGroup),
        (
            "1 accept tcp 80 sg-app@2234567890123456",
            RuleError::UnknownPeerGroup,
        ),
        ("1 accept tcp 80 sg-elsewhere", RuleError::PeerInOtherVpc),
        (
            "1 accept tcp 80 sg-classic",
            RuleError::PeerInOtherNetworkType,
        ),
    ] {
        assert_eq!(refused(&group, text, &around), expected, "{text}");
    }
    authorize(
        &group,
        "1 accept tcp 80 sg-stranger@2234567890123456",
        &around,
    )
    .unwrap();
    authorize(&group, "1 accept icmp * sg-app on:internet", &around).unwrap();
    let error = refused(&advanced("sg-2", ""), "1 accept tcp 80 sg-app", &around);
    assert_eq!(error, RuleError::AdvancedNamesGroup);
    let error = refused(&classic, "1 accept tcp 80 sg-app", &around);
    assert_eq!(error, RuleError::PeerInOtherNetworkType);
    let error = refused(
        &SecurityGroup {
            id: "sg-9".parse().unwrap(),
            ..classic
        },
        "1 accept tcp 80 sg-classic on:internet",
        &around,
    );
    assert_eq!(error, RuleError::GroupPeerOnInternet);
}

#[test]
fn the_classic_network_knows_less() {
    let group = SecurityGroup {
        network: Network::Classic,
        ..basic("sg-1", "")
    };
    let around = Around::default()
        .with_prefix_list("pl-1", 5, &["10.0.0.0/8"])
        .with_port_range_list("prl-1", 5, &["80"]);
    for (text, expected) in [
        ("1 accept tcp 80 pl-1", RuleError::PrefixListInClassic),
        ("1 accept tcp prl-1 10.0.0.1", RuleError::NotInClassic),
        (
            "1 accept tcp 80 2001:db8::1 on:internet",
            RuleError::NotInClassic,
        ),
        (
            "1 accept tcp 80 10.0.0.0/24",
            RuleError::ClassicIntranetBlock,
        ),
    ] {
        assert_eq!(refused(&group, text, &around), expected, "{text}");
    }
    for fine in [
        "1 accept tcp 80 10.0.0.1/32",
        "1 accept tcp 80 0.0.0.0/0 on:internet",
    ] {
        authorize(&group, fine, &around).unwrap_or_else(|error| panic!("{fine}: {error}"));
    }
}

#[test]
fn lists_count_as_many_rules_as_they_may_hold() {
    let around = Around::default()
        .with_prefix_list("pl-1", 20, &["10.0.0.0/8"])
        .with_port_range_list("prl-1", 5, &["80"]);
    for (text, expected) in [
        ("1 accept tcp 80 0.0.0.0/0", 1),
        ("1 accept tcp 80 pl-1", 20),
        ("1 accept tcp prl-1 0.0.0.0/0", 5),
        ("1 accept tcp prl-1 pl-1", 100),
        ("1 accept tcp 80 sg-app", 1),
    ] {
        assert_eq!(rule(text).weight(&around), expected, "{text}");
    }
    let group = basic(
        "sg-1",
        "1 accept tcp prl-1 pl-1\n1 accept tcp 22 sg-app\negress 1 drop all * sg-app",
    );
    assert_eq!(
        (group.rule_weight(&around), group.group_peer_rules()),
        (102, 2)
    );
}

#[test]
fn a_group_and_its_enis_hold_no_more_rules_than_their_limits() {
    let lines = |range: std::ops::Range<u16>| -> String {
        range
            .map(|port| format!("1 accept tcp {port} 0.0.0.0/0\n"))
            .collect()
    };
    let group = basic("sg-1", &lines(1..200));
    let mut around = Around::default().with_prefix_list("pl-1", 2, &["10.0.0.0/8"]);
    authorize(&group, &lines(200..201), &around).unwrap();
    let limit = RuleLimit::Group {
        wanted: 201,
        limit: 200,
    };
    assert_eq!(
        authorize(&group, &lines(200..202), &around).unwrap_err(),
        limit.into()
    );
    assert_eq!(
        authorize(&group, "egress 1 accept tcp 1 pl-1", &around).unwrap_err(),
        limit.into()
    );
    around.rules_beside = 801;
    let limit = RuleLimit::Eni {
        wanted: 1_001,
        limit: 1_000,
    };
    assert_eq!(
        authorize(&group, &lines(200..201), &around).unwrap_err(),
        limit.into()
    );
    authorize(&group, &lines(1..200), &around).expect("adding nothing exceeds nothing");
    around.limits = Profile::Cloud.limits();
    around.rules_beside = 0;
    authorize(&group, &lines(200..500), &around).expect("no limit per group of its own");
    let peers = |range: std::ops::Range<u16>| -> String {
        range
            .map(|port| format!("1 accept tcp {port} sg-app\n"))
            .collect()
    };
    let around = Around::default().with_group(basic("sg-app", ""));
    let group = basic("sg-1", &peers(1..20));
    authorize(&group, &peers(20..21), &around).unwrap();
    let limit = RuleLimit::GroupPeers {
        wanted: 21,
        limit: 20,
    };
    assert_eq!(
        authorize(&group, &peers(20..22), &around).unwrap_err(),
        limit.into()
    );
}

#[test]
fn a_lowered_limit_does_not_forbid_repairs() {
    let mut around = Around::default();
    let group = basic(
        "sg-1",
        "1 accept tcp 1 0.0.0.0/0\n1 accept tcp 2 0.0.0.0/0\n1 accept tcp 3 0.0.0.0/0",
    );
    around.limits = Limits {
        rules_per_group: Some(2),
        ..around.limits()
    };
    let limit = RuleLimit::Group {
        wanted: 4,
        limit: 2,
    };
    assert_eq!(
        authorize(&group, "1 accept tcp 4 0.0.0.0/0", &around).unwrap_err(),
        limit.into()
    );
    let change = RuleChange {
        policy: Some(Policy::Drop),
        ..RuleChange::default()
    };
    group
        .modify_rule(&group.rules[0].id, Ingress, &change, &around)
        .unwrap();
    let fewer =
        news("1 accept tcp 1 0.0.0.0/0\n1 accept tcp 9 10.0.0.0/8\n1 accept tcp 3 0.0.0.0/0");
    group.configure(&fewer, ids(), NOW, &around).unwrap();
}

#[test]
fn a_list_has_no_more_than_a_thousand_users() {
    let mut around = Around {
        list_users: 999,
        ..Around::default()
    }
    .with_prefix_list("pl-1", 5, &["10.0.0.0/8"])
    .with_port_range_list("prl-1", 5, &["80"]);
    let group = basic("sg-1", "");
    authorize(&group, "1 accept tcp prl-1 pl-1", &around).unwrap();
    around.list_users = 1_000;
    let limit = 1_000;
    let list = RuleError::PrefixListUsers { limit };
    assert_eq!(refused(&group, "1 accept tcp 80 pl-1", &around), list);
    let list = RuleError::PortRangeListUsers { limit };
    assert_eq!(
        refused(&group, "1 accept tcp prl-1 0.0.0.0/0", &around),
        list
    );
    let user = basic("sg-1", "1 accept tcp 80 pl-1\n1 accept tcp prl-1 0.0.0.0/0");
    authorize(&user, "1 accept tcp prl-1 pl-1", &around).expect("it is a user already");
}

#[test]
fn a_managed_group_does_not_change() {
    let managed_by = Some(ServiceManaged {
        service_id: "1".into(),
    });
    let group = SecurityGroup {
        managed_by,
        ..basic("sg-1", "1 accept tcp 22 0.0.0.0/0")
    };
    let around = Around::default();
    let id = group.rules[0].id.clone();
    let change = RuleChange {
        policy: Some(Policy::Drop),
        ..RuleChange::default()
    };
    assert_eq!(
        authorize(&group, "", &around).unwrap_err(),
        AuthorizeError::Managed
    );
    assert_eq!(
        group.configure(&[], ids(), NOW, &around).unwrap_err(),
        AuthorizeError::Managed
    );
    assert_eq!(group.revoke(&[]).unwrap_err(), RevokeError::Managed);
    assert_eq!(group.revoke_ids(&[]).unwrap_err(), RevokeError::Managed);
    let error = group
        .modify_rule(&id, Ingress, &change, &around)
        .unwrap_err();
    assert_eq!(error, ModifyRuleError::Managed);
    let error = group
        .describe_rule(&group.rules[0].spec, "x".parse().unwrap())
        .unwrap_err();
    assert_eq!(error, ModifyRuleError::Managed);
}

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

#[test]
fn configure_replaces_all_rules_and_keeps_what_stays() {
    let group = basic(
        "sg-1",
        "1 accept tcp 22 10.0.0.1\n1 accept tcp 80 0.0.0.0/0",
    );
    let all = news("egress 1 drop all * 0.0.0.0/0\n1 accept tcp 22 10.0.0.1/32");
    let (after, of_request) = group
        .configure(&all, ids(), NOW, &Around::default())
        .unwrap();
    assert_eq!(texts(&of_request), ["sgr-new-1", "sgr-1-0"]);
    assert_eq!(after.rules.len(), 2);
    assert_eq!(
        after.rules[1].spec, group.rules[0].spec,
        "the text stays as it was"
    );
    assert_eq!(after.rules[1].created, group.rules[0].created);
    assert_eq!(after.rules[1].description.as_str(), "why");
    let (empty, _) = group
        .configure(&[], ids(), NOW, &Around::default())
        .unwrap();
    assert!(empty.rules.is_empty());
}

/// Authorize again adds nothing; revoke of what was added gives the group back.
#[test]
fn authorize_is_idempotent_and_revoke_undoes_it() {
    let mut grown = 0;
    for seed in 0..300 {
        let mut random = Random::new(seed);
        let world = World::random(&mut random);
        let mut around = world.around.clone();
        around.groups = ["sg-a", "sg-b", "sg-c", "sg-d"]
            .map(|id| (id.parse().unwrap(), basic(id, "")))
            .into();
        let group = SecurityGroup {
            rules: Vec::new(),
            ..basic("sg-own", "")
        };
        let all: Vec<NewRule> = world
            .groups
            .iter()
            .flat_map(|group| group.rules.iter().map(|rule| new(rule.spec.clone())))
            .filter(|new| group.check_rule(&group.as_kept(&new.spec), &around).is_ok())
            .collect();
        let (some, others) = all.split_at(all.len() / 2);
        let Ok((before, _)) = group.authorize(some, ids(), NOW, &around) else {
            continue;
        };
        let mut more = ids();
        let more = || format!("{}-more", more()).parse().unwrap();
        let Ok((after, added)) = before.authorize(others, more, NOW, &around) else {
            continue;
        };
        let never = || -> SecurityGroupRuleId { panic!("nothing is added") };
        let (again, same) = after.authorize(others, never, NOW, &around).unwrap();
        assert_eq!((&again, &same), (&after, &added));
        let is_new = |id: &&SecurityGroupRuleId| before.rule(id).is_none();
        let new_ids: Vec<SecurityGroupRuleId> = added.iter().filter(is_new).cloned().collect();
        assert_eq!(after.revoke_ids(&new_ids).unwrap(), before);
        let specs: Vec<RuleSpec> = new_ids
            .iter()
            .map(|id| after.rule(id).unwrap().spec.clone())
            .collect();
        assert_eq!(after.revoke(&specs).unwrap(), (before, new_ids));
        grown += specs.len();
    }
    assert!(grown > 500, "{grown} rules");
}

#[test]
fn templates_open_what_they_say() {
    let ports_of = |template: Template| -> Vec<String> {
        let text = |new: NewRule| match new.spec.traffic {
            Traffic::Ports {
                ports: secgroup::Ports::Range(range),
                ..
            } => {
                format!("{} {range}", new.spec.priority)
            }
            Traffic::Protocol(protocol) => format!("{} {protocol}", new.spec.priority),
            other => panic!("{other:?}"),
        };
        template.rules().into_iter().map(text).collect()
    };
    assert_eq!(
        ports_of(Template::DefaultGroup),
        ["100 22/22", "100 3389/3389", "100 icmp"]
    );
    assert_eq!(
        ports_of(Template::WebServerLinux),
        ["1 80/80", "1 443/443", "1 22/22", "1 icmp"]
    );
    assert_eq!(
        ports_of(Template::WebServerWindows),
        ["1 80/80", "1 443/443", "1 3389/3389", "1 icmp"]
    );
    assert!(ports_of(Template::Custom).is_empty());
    let group = SecurityGroup {
        inner_access: InnerAccessPolicy::Accept,
        ..basic("sg-1", "")
    };
    group
        .authorize(
            &Template::DefaultGroup.rules(),
            ids(),
            NOW,
            &Around::default(),
        )
        .unwrap();
}
