//! Which groups an ENI can be in, and how lists change.

use std::sync::Arc;

use secgroup::{
    FullError, GroupType, JoinError, Limits, ListError, Network, Occupancy, PortRangeList,
    PortRangeListEntry, PrefixList, PrefixListEntry, Profile, SecurityGroup, ServiceManaged,
    check_membership, check_room,
};
use testkit::text::{advanced, basic, cidr, group_id, ports, vpc};
use testkit::{Around, port_range_list, prefix_list};

fn shared(groups: &[&SecurityGroup]) -> Vec<Arc<SecurityGroup>> {
    groups
        .iter()
        .map(|group| Arc::new((*group).clone()))
        .collect()
}

struct Case<'a> {
    wanted: &'a [&'a SecurityGroup],
    before: &'a [&'a SecurityGroup],
    addresses: u32,
    taken: Occupancy,
    limits: Limits,
}

fn check(case: &Case<'_>) -> Result<GroupType, JoinError> {
    let (wanted, before) = (shared(case.wanted), shared(case.before));
    let around = Around::default();
    check_membership(
        &vpc(),
        &wanted,
        &before,
        case.addresses,
        &case.limits,
        &around,
        |_| case.taken,
    )
}

#[test]
fn an_eni_is_in_one_to_five_groups_of_one_type_in_its_network() {
    let groups: Vec<SecurityGroup> = (0..7)
        .map(|number| basic(&format!("sg-{number}"), ""))
        .collect();
    let groups: Vec<&SecurityGroup> = groups.iter().collect();
    let advanced = advanced("sg-adv", "");
    let elsewhere = SecurityGroup {
        network: Network::Vpc("vpc-2".parse().unwrap()),
        ..basic("sg-far", "")
    };
    let classic = SecurityGroup {
        network: Network::Classic,
        ..basic("sg-old", "")
    };
    let managed_by = Some(ServiceManaged {
        service_id: "1".into(),
    });
    let managed = SecurityGroup {
        managed_by,
        ..basic("sg-theirs", "")
    };
    let plain = Case {
        wanted: &[],
        before: &[],
        addresses: 1,
        taken: Occupancy::default(),
        limits: Profile::Guide.limits(),
    };
    for (behaviour, wanted, before, expected) in [
        (
            "one group",
            &groups[..1],
            &groups[..0],
            Ok(GroupType::Basic),
        ),
        ("five", &groups[..5], &groups[..4], Ok(GroupType::Basic)),
        ("none", &groups[..0], &groups[..1], Err(JoinError::NoGroup)),
        (
            "six",
            &groups[..6],
            &groups[..5],
            Err(JoinError::TooManyGroups {
                wanted: 6,
                limit: 5,
            }),
        ),
        (
            "from seven down to six",
            &groups[..6],
            &groups[..7],
            Ok(GroupType::Basic),
        ),
        (
            "a group twice",
            &[groups[0], groups[0]],
            &[],
            Err(JoinError::Repeated {
                group: group_id("sg-0"),
            }),
        ),
        (
            "another VPC",
            &[groups[0], &elsewhere],
            &[],
            Err(JoinError::OtherNetwork {
                group: group_id("sg-far"),
            }),
        ),
        (
            "classic",
            &[&classic],
            &[],
            Err(JoinError::OtherNetwork {
                group: group_id("sg-old"),
            }),
        ),
        (
            "mixed types",
            &[groups[0], &advanced],
            &[groups[0]],
            Err(JoinError::MixedTypes),
        ),
        (
            "moved to the other type",
            &[&advanced],
            &[groups[0]],
            Ok(GroupType::Advanced),
        ),
        (
            "into a managed group",
            &[groups[0], &managed],
            &[groups[0]],
            Err(JoinError::Managed {
                group: group_id("sg-theirs"),
                service: "1".into(),
            }),
        ),
        (
            "out of a managed group",
            &[groups[0]],
            &[groups[0], &managed],
            Err(JoinError::Managed {
                group: group_id("sg-theirs"),
                service: "1".into(),
            }),
        ),
        (
            "staying in one",
            &[groups[0], &managed],
            &[&managed],
            Ok(GroupType::Basic),
        ),
    ] {
        assert_eq!(
            check(&Case {
                wanted,
                before,
                ..plain
            }),
            expected,
            "{behaviour}"
        );
    }
}

#[test]
fn the_rules_of_all_groups_of_an_eni_are_limited_together() {
    let lines = |count: u32| -> String {
        (1..=count)
            .map(|port| format!("1 accept tcp {port} 0.0.0.0/0\n"))
            .collect()
    };
    let (big, small) = (basic("sg-big", &lines(990)), basic("sg-small", &lines(11)));
    let plain = Case {
        wanted: &[&big, &small],
        before: &[&big],
        addresses: 1,
        taken: Occupancy::default(),
        limits: Profile::Guide.limits(),
    };
    let error = JoinError::TooManyRules {
        wanted: 1_001,
        limit: 1_000,
    };
    assert_eq!(check(&plain), Err(error));
    assert_eq!(
        check(&Case {
            before: &[&big, &small],
            ..plain
        }),
        Ok(GroupType::Basic)
    );
}

#[test]
fn a_basic_group_counts_addresses_and_an_advanced_one_enis() {
    let (basic, advanced) = (basic("sg-1", ""), advanced("sg-1", ""));
    let limits = Profile::Guide.limits();
    let taken = |addresses, enis| Occupancy { addresses, enis };
    let full = |group_type, limit| {
        Err(JoinError::Full(FullError {
            group: group_id("sg-1"),
            group_type,
            limit,
        }))
    };
    for (group, addresses, taken, expected) in [
        (&basic, 3, taken(5_997, 1), Ok(GroupType::Basic)),
        (&basic, 3, taken(5_998, 1), full(GroupType::Basic, 6_000)),
        (
            &advanced,
            9,
            taken(400_000, 65_535),
            Ok(GroupType::Advanced),
        ),
        (
            &advanced,
            1,
            taken(1, 65_536),
            full(GroupType::Advanced, 65_536),
        ),
    ] {
        let case = Case {
            wanted: &[group],
            before: &[],
            addresses,
            taken,
            limits,
        };
        assert_eq!(check(&case), expected);
        assert_eq!(
            check(&Case {
                before: &[group],
                ..case
            }),
            Ok(group.group_type),
            "it is in"
        );
    }
    assert!(check_room(&basic, taken(1, 0), &limits, taken(5_999, 9)).is_ok());
    assert!(check_room(&basic, taken(1, 0), &limits, taken(6_000, 9)).is_err());
    assert!(check_room(&advanced, taken(1, 0), &limits, taken(6_000, 65_536)).is_ok());
}

#[test]
fn profiles_are_what_the_documents_say() {
    for (profile, name, groups, per_group, per_eni, addresses) in [
        (Profile::Guide, "guide", 5, Some(200), 1_000, 6_000),
        (Profile::Cloud, "cloud", 10, None, 1_000, 6_000),
        (Profile::Y2019Groups5, "2019-5", 5, Some(100), 500, 2_000),
        (Profile::Y2019Groups10, "2019-10", 10, Some(50), 500, 2_000),
        (Profile::Y2019Groups16, "2019-16", 16, Some(30), 500, 2_000),
    ] {
        let limits = profile.limits();
        assert_eq!(profile.name(), name);
        assert_eq!(
            (
                limits.groups_per_eni,
                limits.rules_per_group,
                limits.rules_per_eni
            ),
            (groups, per_group, per_eni)
        );
        assert_eq!(limits.addresses_per_basic_group, addresses);
    }
}

/// Source: guide 004, limits of security groups: 5, 10 or 16 groups with 100, 50 or 30 rules.
#[test]
fn an_eni_takes_every_group_of_the_trade_off_full_and_no_group_more() {
    for (profile, groups, rules) in [
        (Profile::Y2019Groups5, 5, 100),
        (Profile::Y2019Groups10, 10, 50),
        (Profile::Y2019Groups16, 16, 30),
    ] {
        let lines: String = (1..=rules)
            .map(|port| format!("1 accept tcp {port} 0.0.0.0/0\n"))
            .collect();
        let all: Vec<_> = (0..=groups)
            .map(|n| basic(&format!("sg-{n}"), &lines))
            .collect();
        let all: Vec<_> = all.iter().collect();
        let case = |wanted| Case {
            wanted,
            before: &[],
            addresses: 1,
            taken: Occupancy::default(),
            limits: profile.limits(),
        };
        assert_eq!(
            check(&case(&all[..groups])),
            Ok(GroupType::Basic),
            "{}",
            profile.name()
        );
        assert!(
            matches!(check(&case(&all)), Err(JoinError::TooManyGroups { .. })),
            "{}",
            profile.name()
        );
    }
}

#[test]
fn a_prefix_list_holds_networks_of_one_family_once() {
    let list = prefix_list("pl-1", 3, &["10.0.0.0/8", "192.0.2.1"]);
    assert_eq!(
        list.entries[1].cidr.to_string(),
        "192.0.2.1/32",
        "a bare address gets its length"
    );
    let entry = |text: &str| PrefixListEntry::new(cidr(text), "").unwrap();
    assert_eq!(
        entry("10.1.2.3/8").cidr.to_string(),
        "10.0.0.0/8",
        "host bits are cleared"
    );
    let texts = |list: &PrefixList| -> Vec<String> {
        list.entries
            .iter()
            .map(|entry| entry.cidr.to_string())
            .collect()
    };
    let changed = list
        .with_entries(&[entry("172.16.0.0/12")], &[cidr("10.9.9.9/8")])
        .unwrap();
    assert_eq!(texts(&changed), ["192.0.2.1/32", "172.16.0.0/12"]);
    let renamed = PrefixListEntry::new(cidr("10.0.0.0/8"), "office").unwrap();
    let changed = list
        .with_entries(&[renamed], &[cidr("10.0.0.0/8")])
        .unwrap();
    assert_eq!(
        changed.entries[1].description, "office",
        "removed and added takes the description"
    );
    for (add, remove, expected) in [
        (
            vec![entry("2001:db8::/32")],
            vec![],
            ListError::Family { index: 0 },
        ),
        (
            vec![entry("10.1.2.3/8")],
            vec![],
            ListError::Duplicate { index: 0 },
        ),
        (
            vec![entry("10.1.0.0/16"), entry("10.1.0.0/16")],
            vec![],
            ListError::Duplicate { index: 1 },
        ),
        (
            vec![],
            vec![cidr("10.0.0.0/9")],
            ListError::UnknownEntry { index: 0 },
        ),
        (
            vec![entry("1.0.0.0/8"), entry("2.0.0.0/8")],
            vec![],
            ListError::TooManyEntries {
                wanted: 4,
                limit: 3,
            },
        ),
    ] {
        assert_eq!(list.with_entries(&add, &remove).unwrap_err(), expected);
    }
    assert!(list.clone().checked().is_ok());
    for max_entries in [0, 201] {
        let error = PrefixList {
            max_entries,
            ..list.clone()
        }
        .checked()
        .unwrap_err();
        assert_eq!(error, ListError::MaxEntries { limit: 200 });
    }
    let error = PrefixList {
        max_entries: 1,
        ..list
    }
    .checked()
    .unwrap_err();
    assert_eq!(
        error,
        ListError::TooManyEntries {
            wanted: 2,
            limit: 1
        }
    );
}

#[test]
fn a_port_range_list_holds_ranges_once() {
    let list = port_range_list("prl-1", 3, &["80", "81-90"]);
    let entry = |text: &str| PortRangeListEntry::new(ports(text), "").unwrap();
    let changed = list
        .with_entries(&[entry("85-100")], &[ports("80")])
        .unwrap();
    let texts: Vec<String> = changed
        .entries
        .iter()
        .map(|entry| entry.ports.to_string())
        .collect();
    assert_eq!(texts, ["81/90", "85/100"], "they may overlap");
    assert_eq!(
        list.with_entries(&[entry("80")], &[]).unwrap_err(),
        ListError::Duplicate { index: 0 }
    );
    assert_eq!(
        list.with_entries(&[], &[ports("82")]).unwrap_err(),
        ListError::UnknownEntry { index: 0 }
    );
    for max_entries in [0, 2_001] {
        let error = PortRangeList {
            max_entries,
            ..list.clone()
        }
        .checked()
        .unwrap_err();
        assert_eq!(error, ListError::MaxEntries { limit: 2_000 });
    }
}

#[test]
fn descriptions_of_entries_have_2_to_32_characters() {
    for (text, is_fine) in [
        ("", true),
        ("a", false),
        ("ab", true),
        ("説明", true),
        (&"x".repeat(32), true),
        (&"x".repeat(33), false),
        ("http://x", false),
        ("HTTPS://x", false),
    ] {
        assert_eq!(
            PrefixListEntry::new(cidr("10.0.0.0/8"), text).is_ok(),
            is_fine,
            "{text}"
        );
        assert_eq!(
            PortRangeListEntry::new(ports("80"), text).is_ok(),
            is_fine,
            "{text}"
        );
    }
}
