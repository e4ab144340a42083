//! Which rules a group takes.

use secgroup::{AuthorizeError, Network, RuleError, RuleHolder, SecurityGroup};
use testkit::Around;
use testkit::text::{advanced, basic};

use super::requests::{NOW, authorize, ids, news, refused, texts};

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

/// Whoever changes such a rule, it was the service that added it.
#[test]
fn a_service_is_named_with_the_rules_it_adds_and_with_no_others() {
    let group = basic("sg-1", "1 accept tcp 22 203.0.113.9");
    let holder = RuleHolder::new("DTS", "servers of a task").unwrap();
    let asked = news("1 accept tcp 22 203.0.113.9\n1 accept tcp 3306 100.104.0.0/16");
    let around = Around::default();
    let (after, given) = group
        .authorize_for(&holder, &asked, ids(), NOW, &around)
        .unwrap();
    assert_eq!(texts(&given), ["sgr-1-0", "sgr-new-1"]);
    let holders = |group: &SecurityGroup| -> Vec<_> {
        group.rules.iter().map(|it| it.holder.clone()).collect()
    };
    assert_eq!(holders(&after), [None, Some(holder.clone())]);

    let described = after
        .describe_rule(&asked[1].spec, "mine".parse().unwrap())
        .unwrap();
    assert_eq!(holders(&described), [None, Some(holder.clone())]);
    let (configured, _) = described
        .configure(&asked[1..], ids(), NOW, &around)
        .unwrap();
    assert_eq!(holders(&configured), [Some(holder)]);
    let (own, _) = group.authorize(&asked, ids(), NOW, &around).unwrap();
    assert_eq!(holders(&own), [None, None]);
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
