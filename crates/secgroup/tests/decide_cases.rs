//! What a packet that starts a flow gets, sentence by sentence of the documentation.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use cloud_id::SecurityGroupId;
use header_space::Direction::{Egress, Ingress};
use secgroup::Policy::{Accept, Drop};
use secgroup::{
    EffectiveRules, Exemptions, GroupType, InnerAccessPolicy, Members, Network, NoMembers, Policy,
    Reason, RuleField, SecurityGroup, Stage, WhyLost, decide, explain,
};
use testkit::text::{address, advanced, basic, effective, group_id, packet, rules};
use testkit::{port_range_list, prefix_list};

const RULE: Reason = Reason::Rule { index: 0 };

fn ingress(rules: &EffectiveRules, text: &str) -> (Policy, Reason) {
    ingress_from(rules, &NoMembers, text)
}

fn ingress_from(rules: &EffectiveRules, members: &impl Members, text: &str) -> (Policy, Reason) {
    let verdict = decide(
        rules,
        members,
        Ingress,
        &packet(text),
        &Exemptions::default(),
    );
    (verdict.policy, verdict.reason)
}

fn egress(rules: &EffectiveRules, text: &str) -> (Policy, Reason) {
    let verdict = decide(
        rules,
        &NoMembers,
        Egress,
        &packet(text),
        &Exemptions::default(),
    );
    (verdict.policy, verdict.reason)
}

fn members(entries: &[(&str, &[&str])]) -> BTreeMap<IpAddr, Vec<SecurityGroupId>> {
    let groups = |ids: &[&str]| ids.iter().map(|id| group_id(id)).collect();
    entries
        .iter()
        .map(|(at, ids)| (address(at), groups(ids)))
        .collect()
}

#[test]
fn a_packet_gets_the_first_rule_in_precedence_order() {
    let rules = rules(
        "
         1  drop    tcp  22   0.0.0.0/0
         1  accept  tcp  22   203.0.113.0/24
         2  accept  tcp  80   0.0.0.0/0
         5  drop    tcp  80   203.0.113.0/24
        50  accept  tcp  443  0.0.0.0/0
        ",
    );
    for (behaviour, given, expected) in [
        (
            "drop beats accept at equal priority",
            "tcp 203.0.113.9 -> 22",
            Drop,
        ),
        (
            "a stronger accept beats a weaker drop",
            "tcp 203.0.113.9 -> 80",
            Accept,
        ),
        (
            "a later rule applies when no earlier one matches",
            "tcp 198.51.100.7 -> 443",
            Accept,
        ),
        (
            "an unmatched packet gets the group's default",
            "udp 198.51.100.7 -> 53",
            Drop,
        ),
        (
            "another protocol does not match",
            "udp 198.51.100.7 -> 443",
            Drop,
        ),
    ] {
        assert_eq!(ingress(&rules, given).0, expected, "{behaviour}");
    }
}

#[test]
fn rules_of_all_groups_are_pooled_and_the_order_of_groups_does_not_matter() {
    let a = basic("sg-a", "10 accept tcp 22 0.0.0.0/0");
    let b = basic(
        "sg-b",
        "5 drop tcp 22 203.0.113.0/24\n20 accept tcp 80 0.0.0.0/0",
    );
    let (one, other) = (
        effective(&[a.clone(), b.clone()]),
        effective(&[b.clone(), a.clone()]),
    );
    assert_eq!(one, other);
    assert_eq!(one, effective(&[a.clone(), b, a]), "a group counts once");
    assert_eq!(ingress(&one, "tcp 203.0.113.9 -> 22"), (Drop, RULE));
    assert_eq!(
        ingress(&one, "tcp 198.51.100.7 -> 22"),
        (Accept, Reason::Rule { index: 1 })
    );
    assert_eq!(
        ingress(&one, "tcp 198.51.100.7 -> 80"),
        (Accept, Reason::Rule { index: 2 })
    );
}

/// Choice: docs/decisions/0001-decision-table.md, row 7.
#[test]
fn a_system_rule_is_weaker_than_any_rule_of_a_user() {
    let old = basic(
        "sg-a",
        "
        110  accept  tcp  22   0.0.0.0/0
        110  accept  tcp  80   0.0.0.0/0
        110  drop    tcp  443  0.0.0.0/0
        ",
    );
    let own = basic(
        "sg-b",
        "
        100  drop    tcp  22   203.0.113.0/24
        100  accept  tcp  443  203.0.113.0/24
        ",
    );
    let rules = effective(&[old, own]);
    for (given, expected) in [
        ("tcp 203.0.113.9 -> 22", (Drop, 0)),
        ("tcp 203.0.113.9 -> 443", (Accept, 1)),
        ("tcp 198.51.100.7 -> 443", (Drop, 2)),
        ("tcp 198.51.100.7 -> 22", (Accept, 3)),
        ("tcp 203.0.113.9 -> 80", (Accept, 4)),
    ] {
        let (policy, index) = expected;
        assert_eq!(
            ingress(&rules, given),
            (policy, Reason::Rule { index }),
            "{given}"
        );
    }
}

#[test]
fn equal_rules_stand_by_group_then_by_age() {
    let a = basic(
        "sg-a",
        "1 accept tcp 22 0.0.0.0/0\n1 accept tcp 23 0.0.0.0/0",
    );
    let b = basic("sg-b", "1 accept tcp 24 0.0.0.0/0\n1 drop tcp 25 0.0.0.0/0");
    let rules = effective(&[b, a]);
    let order: Vec<&str> = rules
        .rules(Ingress)
        .iter()
        .map(|rule| rule.rule.as_str())
        .collect();
    assert_eq!(order, ["sgr-b-1", "sgr-a-0", "sgr-a-1", "sgr-b-0"]);
}

#[test]
fn without_a_matching_rule_the_type_of_the_groups_decides() {
    let (basic, advanced) = (
        effective(&[basic("sg-1", "")]),
        effective(&[advanced("sg-1", "")]),
    );
    assert_eq!(
        ingress(&basic, "tcp 203.0.113.9 -> 22"),
        (Drop, Reason::Default)
    );
    assert_eq!(
        egress(&basic, "tcp -> 203.0.113.9:443"),
        (Accept, Reason::Default)
    );
    assert_eq!(
        ingress(&advanced, "tcp 203.0.113.9 -> 22"),
        (Drop, Reason::Default)
    );
    assert_eq!(
        egress(&advanced, "tcp -> 203.0.113.9:443"),
        (Drop, Reason::Default)
    );
}

#[test]
fn what_should_not_occur_fails_closed() {
    let mixed = effective(&[basic("sg-1", ""), advanced("sg-2", "")]);
    for rules in [effective(&[]), mixed] {
        assert_eq!(rules.group_type(), GroupType::Advanced);
        assert!(rules.inner_access_groups().is_empty());
        assert_eq!(
            egress(&rules, "tcp -> 203.0.113.9:443"),
            (Drop, Reason::Default)
        );
    }
    let unknown = rules(
        "
        egress 1 accept tcp prl-gone 198.51.100.0/24
        egress 1 accept tcp 443 pl-gone
        egress 2 drop tcp prl-gone 198.51.100.0/24
        egress 2 drop udp 53 pl-gone
        ",
    );
    assert_eq!(
        egress(&unknown, "tcp -> 198.51.100.7:99").0,
        Drop,
        "an unknown list drops all ports"
    );
    assert_eq!(
        egress(&unknown, "udp -> 203.0.113.9:53").0,
        Drop,
        "and all addresses"
    );
    assert_eq!(egress(&unknown, "udp -> [2001:db8::7]:53").0, Drop);
    let accept = effective(&[advanced("sg-1", "egress 1 accept tcp 443 pl-gone")]);
    assert_eq!(
        egress(&accept, "tcp -> 203.0.113.9:443").0,
        Drop,
        "but it accepts nothing"
    );
}

#[test]
fn members_of_a_basic_group_reach_each_other_before_any_rule() {
    let open = basic("sg-open", "1 drop all * 0.0.0.0/0");
    let closed = SecurityGroup {
        inner_access: InnerAccessPolicy::Drop,
        ..basic("sg-closed", "2 accept tcp 22 192.0.2.0/24")
    };
    let members = members(&[
        ("192.0.2.21", &["sg-open"]),
        ("192.0.2.22", &["sg-closed"]),
        ("192.0.2.23", &["sg-closed", "sg-open"]),
        ("192.0.2.24", &["sg-other"]),
        ("2001:db8::21", &["sg-open"]),
    ]);
    let inner = (Accept, Reason::InnerAccess);
    let both = effective(&[open.clone(), closed.clone()]);
    for (behaviour, rules, text, expected) in [
        (
            "a drop of priority 1 does not block members",
            &both,
            "tcp 192.0.2.21 -> 22",
            inner,
        ),
        (
            "any accepting group suffices",
            &both,
            "tcp 192.0.2.23 -> 22",
            inner,
        ),
        ("IPv6 addresses too", &both, "tcp 2001:db8::21 -> 22", inner),
        ("every protocol", &both, "gre 192.0.2.21 -> ", inner),
        (
            "members of a closed group are like strangers",
            &both,
            "tcp 192.0.2.22 -> 22",
            (Drop, RULE),
        ),
        (
            "and rules can let them in",
            &effective(&[closed]),
            "tcp 192.0.2.22 -> 22",
            (Accept, RULE),
        ),
        (
            "others are strangers",
            &both,
            "tcp 192.0.2.24 -> 22",
            (Drop, RULE),
        ),
        (
            "so are public addresses",
            &both,
            "tcp 203.0.113.21 -> 22",
            (Drop, RULE),
        ),
    ] {
        assert_eq!(ingress_from(rules, &members, text), expected, "{behaviour}");
    }
    let advanced = effective(&[SecurityGroup {
        inner_access: InnerAccessPolicy::Accept,
        ..advanced("sg-open", "")
    }]);
    assert_eq!(
        ingress_from(&advanced, &members, "tcp 192.0.2.21 -> 22"),
        (Drop, Reason::Default),
        "advanced groups are isolated whatever they say"
    );
    let dropping = effective(&[SecurityGroup {
        rules: basic("sg-open", "egress 1 drop all * 192.0.2.0/24").rules,
        ..open
    }]);
    let verdict = decide(
        &dropping,
        &members,
        Egress,
        &packet("tcp -> 192.0.2.21:22"),
        &Default::default(),
    );
    assert_eq!(
        verdict.policy, Drop,
        "custom egress rules hold between members"
    );
}

#[test]
fn a_group_as_peer_is_the_private_addresses_of_its_members() {
    let rules = rules("1 accept tcp 3306 sg-app\negress 1 drop tcp 443 sg-app");
    let members = members(&[
        ("192.0.2.21", &["sg-aaa", "sg-app", "sg-zzz"]),
        ("192.0.2.22", &["sg-aaa"]),
        ("2001:db8::21", &["sg-app"]),
    ]);
    for (text, expected) in [
        ("tcp 192.0.2.21 -> 3306", Accept),
        ("tcp 2001:db8::21 -> 3306", Accept),
        ("tcp 192.0.2.22 -> 3306", Drop),
        ("tcp 203.0.113.9 -> 3306", Drop),
    ] {
        assert_eq!(ingress_from(&rules, &members, text).0, expected, "{text}");
    }
    assert!(rules.names_groups(Egress));
    for (text, expected) in [
        ("tcp -> 192.0.2.21:443", Drop),
        ("tcp -> 192.0.2.22:443", Accept),
    ] {
        let verdict = decide(&rules, &members, Egress, &packet(text), &Default::default());
        assert_eq!(verdict.policy, expected, "{text}");
    }
    assert!(!testkit::text::rules("").names_groups(Egress));
    assert!(
        testkit::text::rules("").names_groups(Ingress),
        "members are let in"
    );
    assert!(!effective(&[advanced("sg-1", "")]).names_groups(Ingress));
}

#[test]
fn a_rule_may_name_all_five_elements() {
    let rules = rules("1 accept tcp 22 203.0.113.0/24 from:1024-2047 at:192.0.2.0/28");
    for (behaviour, text, expected) in [
        ("all five", "tcp 203.0.113.9:1024 -> 192.0.2.10:22", Accept),
        (
            "the last source port",
            "tcp 203.0.113.9:2047 -> 192.0.2.10:22",
            Accept,
        ),
        (
            "a source port before",
            "tcp 203.0.113.9:1023 -> 192.0.2.10:22",
            Drop,
        ),
        (
            "a source port behind",
            "tcp 203.0.113.9:2048 -> 192.0.2.10:22",
            Drop,
        ),
        (
            "another own address",
            "tcp 203.0.113.9:1024 -> 192.0.2.16:22",
            Drop,
        ),
        (
            "another port",
            "tcp 203.0.113.9:1024 -> 192.0.2.10:23",
            Drop,
        ),
        (
            "another peer",
            "tcp 203.0.114.9:1024 -> 192.0.2.10:22",
            Drop,
        ),
        (
            "another protocol",
            "udp 203.0.113.9:1024 -> 192.0.2.10:22",
            Drop,
        ),
    ] {
        assert_eq!(ingress(&rules, text).0, expected, "{behaviour}");
    }
    let out = testkit::text::rules("egress 1 drop tcp 443 203.0.113.0/24 at:192.0.2.0/28");
    assert_eq!(egress(&out, "tcp 192.0.2.10:1 -> 203.0.113.9:443").0, Drop);
    assert_eq!(
        egress(&out, "tcp 192.0.2.16:1 -> 203.0.113.9:443").0,
        Accept
    );
}

#[test]
fn protocols_and_families() {
    for (behaviour, rule, text, expected) in [
        (
            "ALL is every protocol",
            "1 accept all * 0.0.0.0/0",
            "132 203.0.113.9 -> ",
            Accept,
        ),
        (
            "of the peer's family",
            "1 accept all * 0.0.0.0/0",
            "tcp 2001:db8:9::9 -> 22",
            Drop,
        ),
        (
            "ICMP is of IPv4",
            "1 accept icmp * 0.0.0.0/0",
            "icmp 203.0.113.9 -> ",
            Accept,
        ),
        (
            "ICMPv6 is another",
            "1 accept icmp * ::/0",
            "icmpv6 2001:db8:9::9 -> ",
            Drop,
        ),
        (
            "by number",
            "1 accept 132 * 0.0.0.0/0",
            "132 203.0.113.9 -> ",
            Accept,
        ),
        (
            "only that number",
            "1 accept 132 * 0.0.0.0/0",
            "gre 203.0.113.9 -> ",
            Drop,
        ),
        (
            "every port but zero",
            "1 accept tcp 1-65535 0.0.0.0/0",
            "tcp 203.0.113.9 -> 0",
            Drop,
        ),
        (
            "the first port",
            "1 accept tcp 1-65535 0.0.0.0/0",
            "tcp 203.0.113.9 -> 1",
            Accept,
        ),
        (
            "the last port",
            "1 accept tcp 1-65535 0.0.0.0/0",
            "tcp 203.0.113.9 -> 65535",
            Accept,
        ),
        (
            "host bits do not matter",
            "1 accept tcp 22 203.0.113.77/24",
            "tcp 203.0.113.1 -> 22",
            Accept,
        ),
        (
            "a bare address is one",
            "1 accept tcp 22 203.0.113.77",
            "tcp 203.0.113.76 -> 22",
            Drop,
        ),
    ] {
        assert_eq!(ingress(&rules(rule), text).0, expected, "{behaviour}");
    }
}

#[test]
fn lists_stand_for_their_entries() {
    let group = Arc::new(basic(
        "sg-1",
        "1 accept tcp prl-web pl-office\n2 accept tcp 22 pl-empty",
    ));
    let office = Arc::new(prefix_list(
        "pl-office",
        5,
        &["198.51.100.0/25", "203.0.113.9"],
    ));
    let empty = prefix_list("pl-empty", 5, &["198.51.100.0/25"]);
    let empty = Arc::new(
        empty
            .with_entries(&[], &[testkit::text::cidr("198.51.100.0/25")])
            .unwrap(),
    );
    let web = Arc::new(port_range_list(
        "prl-web",
        5,
        &["443", "80", "81-90", "85-100"],
    ));
    let rules = EffectiveRules::of(
        &[group],
        &|id| {
            Some(Arc::clone(if id.as_str() == "pl-office" {
                &office
            } else {
                &empty
            }))
        },
        &|_| Some(Arc::clone(&web)),
    );
    let ports = rules.rules(Ingress)[0].ports.as_ref().unwrap();
    assert_eq!(
        ports.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["80/100", "443/443"]
    );
    for (text, expected) in [
        ("tcp 198.51.100.127 -> 100", Accept),
        ("tcp 203.0.113.9 -> 443", Accept),
        ("tcp 198.51.100.128 -> 100", Drop),
        ("tcp 203.0.113.9 -> 101", Drop),
        ("tcp 198.51.100.7 -> 22", Drop),
    ] {
        assert_eq!(ingress(&rules, text).0, expected, "{text}");
    }
}

#[test]
fn the_platform_comes_before_rules() {
    let open = rules("egress 1 accept all * 0.0.0.0/0\n1 accept tcp 25 0.0.0.0/0");
    assert_eq!(egress(&open, "tcp -> 203.0.113.9:25"), (Drop, Reason::Smtp));
    assert_eq!(egress(&open, "udp -> 203.0.113.9:25"), (Accept, RULE));
    assert_eq!(ingress(&open, "tcp 203.0.113.9 -> 25"), (Accept, RULE));
    let exempt = Exemptions { smtp: true };
    let mail = packet("tcp -> 203.0.113.9:25");
    let verdict = decide(&open, &NoMembers, Egress, &mail, &exempt);
    assert_eq!((verdict.policy, verdict.reason), (Accept, RULE));
    let shut = rules("egress 1 drop all * 0.0.0.0/0\n1 drop all * 0.0.0.0/0");
    let metadata = (Accept, Reason::Metadata);
    assert_eq!(egress(&shut, "tcp -> 100.100.100.200:80"), metadata);
    assert_eq!(ingress(&shut, "tcp 100.100.100.200:80 -> 40000"), metadata);
    assert_eq!(
        egress(&shut, "tcp -> 100.100.2.136:53"),
        (Drop, RULE),
        "resolvers are not exempt"
    );
}

#[test]
fn in_the_classic_network_a_rule_is_of_one_card() {
    let mut group = basic(
        "sg-1",
        "
        1 accept tcp 22 0.0.0.0/0 on:internet
        1 accept tcp 80 10.1.1.1 on:intranet
        1 accept tcp 3306 sg-app on:intranet
        egress 1 drop tcp 443 0.0.0.0/0 on:intranet
        ",
    );
    let members = members(&[("10.1.1.7", &["sg-app"])]);
    let vpc = effective(&[group.clone()]);
    group.network = Network::Classic;
    let classic = effective(&[group]);
    for (text, in_classic, in_vpc) in [
        ("tcp 203.0.113.9 -> 22", Accept, Accept),
        ("tcp 10.1.1.1 -> 22", Drop, Accept),
        ("tcp 11.0.0.0 -> 22", Accept, Accept),
        ("tcp 9.255.255.255 -> 22", Accept, Accept),
        ("tcp 10.255.255.255 -> 22", Drop, Accept),
        ("tcp 10.1.1.1 -> 80", Accept, Accept),
        ("tcp 10.1.1.7 -> 3306", Accept, Accept),
        ("tcp 203.0.113.9 -> 3306", Drop, Drop),
    ] {
        assert_eq!(
            ingress_from(&classic, &members, text).0,
            in_classic,
            "classic: {text}"
        );
        assert_eq!(ingress_from(&vpc, &members, text).0, in_vpc, "VPC: {text}");
    }
    assert_eq!(egress(&classic, "tcp -> 10.2.2.2:443").0, Drop);
    assert_eq!(egress(&classic, "tcp -> 203.0.113.9:443").0, Accept);
}

#[test]
fn an_explanation_tells_why_every_other_rule_lost() {
    let rules = rules(
        "
        1 drop tcp 22 203.0.113.0/24
        1 accept tcp 22 0.0.0.0/0
        1 drop tcp 20-30 0.0.0.0/0
        9 accept tcp 22 0.0.0.0/0
        1 accept udp 22 0.0.0.0/0
        1 accept tcp 23 0.0.0.0/0
        1 accept tcp 22 198.51.100.0/24
        1 accept tcp 22 0.0.0.0/0 from:1-2
        1 accept tcp 22 0.0.0.0/0 at:192.0.2.77
        ",
    );
    let told = explain(
        &rules,
        &NoMembers,
        Ingress,
        &packet("tcp 203.0.113.9 -> 22"),
        &Default::default(),
    );
    assert_eq!((told.verdict.policy, told.verdict.reason), (Drop, RULE));
    assert_eq!(told.winner.unwrap().rule.as_str(), "sgr-1-0");
    let fate: BTreeMap<&str, WhyLost> = told
        .losers
        .iter()
        .map(|loser| (loser.rule.rule.as_str(), loser.why))
        .collect();
    for (rule, why) in [
        ("sgr-1-1", WhyLost::DropWins),
        ("sgr-1-2", WhyLost::SameAsWinner),
        ("sgr-1-3", WhyLost::WeakerPriority),
        ("sgr-1-4", WhyLost::Mismatch(RuleField::Protocol)),
        ("sgr-1-5", WhyLost::Mismatch(RuleField::Port)),
        ("sgr-1-6", WhyLost::Mismatch(RuleField::Peer)),
        ("sgr-1-7", WhyLost::Mismatch(RuleField::SourcePort)),
        ("sgr-1-8", WhyLost::Mismatch(RuleField::Local)),
    ] {
        assert_eq!(fate[rule], why, "{rule}");
    }
    assert_eq!(fate.len(), 8);
    let open = testkit::text::rules("egress 1 accept tcp 25 0.0.0.0/0");
    let told = explain(
        &open,
        &NoMembers,
        Egress,
        &packet("tcp -> 203.0.113.9:25"),
        &Default::default(),
    );
    assert_eq!(told.winner, None);
    assert_eq!(told.losers[0].why, WhyLost::EarlierStage(Stage::Platform));
}
