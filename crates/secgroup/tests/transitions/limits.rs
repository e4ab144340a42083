//! How many.

use header_space::Direction::Ingress;
use secgroup::{Limits, Policy, Profile, RuleChange, RuleError, RuleLimit};
use testkit::Around;
use testkit::text::{basic, rule};

use super::requests::{NOW, authorize, ids, news, refused};

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
        ..around.limits
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
