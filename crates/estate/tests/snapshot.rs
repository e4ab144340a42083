//! A snapshot answers from its indexes what a look at every object would.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{Description, EniId, InstanceId, MacAddr, Tags, Timestamp, VSwitchId};
use estate::{
    Attachment, ConnectionTracking, Eip, EipBinding, Eni, EniKind, EniStatus, Object, ObjectKey,
    Snapshot, VSwitch,
};
use secgroup::{Lists, Network, Peer, Ports, Profile, SecurityGroup, Surroundings, Traffic};
use testkit::text::{account, basic, group_id, vpc};
use testkit::{Random, port_range_list, prefix_list};

fn eni(name: &str, last: u8, groups: &[&str]) -> Eni {
    Eni {
        id: name.parse().unwrap(),
        owner: account(),
        region: "cn-hangzhou".parse().unwrap(),
        zone: "cn-hangzhou-h".parse().unwrap(),
        network: vpc(),
        vswitch: Some("vsw-1".parse().unwrap()),
        kind: EniKind::Secondary,
        status: EniStatus::Available,
        mac: MacAddr::from_random(last.into()),
        name: None,
        description: Description::default(),
        primary_ip: Ipv4Addr::new(10, 0, 0, last),
        secondary_ips: Vec::new(),
        ipv6: Vec::new(),
        groups: groups.iter().map(|id| group_id(id)).collect(),
        attachment: None,
        source_dest_check: false,
        connection_tracking: ConnectionTracking::default(),
        grandfathers_flows: false,
        delete_on_release: false,
        service_managed: false,
        permissions: Vec::new(),
        tags: Tags::default(),
        resource_group: String::new(),
        created: Timestamp::default(),
    }
}

fn eip(name: &str, bound_to: Option<&str>) -> Eip {
    Eip {
        id: name.parse().unwrap(),
        owner: account(),
        region: "cn-hangzhou".parse().unwrap(),
        address: Ipv4Addr::new(47, 0, 0, 1),
        name: None,
        description: Description::default(),
        bandwidth_mbps: 5,
        goes_with_instance: false,
        binding: bound_to.map(|eni| EipBinding {
            eni: eni.parse().unwrap(),
            private_ip: Ipv4Addr::new(10, 0, 0, 1),
            names_instance: false,
        }),
        tags: Tags::default(),
        resource_group: String::new(),
        created: Timestamp::default(),
    }
}

fn put_eni(snapshot: &mut Snapshot, eni: Eni) {
    snapshot.put(Object::Eni(Arc::new(eni)));
}

fn put_group(snapshot: &mut Snapshot, group: SecurityGroup) {
    snapshot.put(Object::SecurityGroup(Arc::new(group)));
}

#[test]
fn members_are_the_private_addresses_of_one_routing_domain() {
    let mut snapshot = Snapshot::default();
    let v6: Ipv6Addr = "2001:db8::1".parse().unwrap();
    put_eni(
        &mut snapshot,
        Eni {
            secondary_ips: vec![Ipv4Addr::new(10, 0, 0, 101)],
            ipv6: vec![v6],
            ..eni("eni-1", 1, &["sg-b", "sg-a"])
        },
    );
    put_eni(&mut snapshot, eni("eni-2", 2, &["sg-a"]));
    let elsewhere = Network::Vpc("vpc-2".parse().unwrap());
    put_eni(
        &mut snapshot,
        Eni {
            network: elsewhere.clone(),
            ..eni("eni-3", 1, &["sg-c"])
        },
    );
    let region = "cn-hangzhou".parse().unwrap();
    let members = snapshot.members(&region, &vpc());
    let both = vec![group_id("sg-a"), group_id("sg-b")];
    for (address, expected) in [
        (IpAddr::from([10, 0, 0, 1]), Some(&both)),
        (IpAddr::from([10, 0, 0, 101]), Some(&both)),
        (v6.into(), Some(&both)),
        (IpAddr::from([10, 0, 0, 2]), Some(&vec![group_id("sg-a")])),
        (IpAddr::from([10, 0, 0, 3]), None),
    ] {
        assert_eq!(members.get(&address), expected, "{address}");
    }
    assert_eq!(members.len(), 4);
    assert_eq!(snapshot.members(&region, &elsewhere).len(), 1);
    assert_eq!(
        snapshot
            .members(&"cn-beijing".parse().unwrap(), &vpc())
            .len(),
        0
    );
    let at = |network: &Network, last: u8| {
        let found = snapshot.eni_with_address(&region, network, [10, 0, 0, last].into());
        found.map(|eni| eni.id.to_string())
    };
    assert_eq!(at(&vpc(), 101), Some("eni-1".into()));
    assert_eq!(at(&elsewhere, 1), Some("eni-3".into()));
    assert_eq!(at(&elsewhere, 2), None);
}

#[test]
fn an_address_that_moved_belongs_to_its_new_eni_in_whatever_order_the_two_change() {
    let region = "cn-hangzhou".parse().unwrap();
    for taker_first in [true, false] {
        let mut snapshot = Snapshot::default();
        let moved = Ipv4Addr::new(10, 0, 0, 50);
        put_eni(
            &mut snapshot,
            Eni {
                secondary_ips: vec![moved],
                ..eni("eni-1", 1, &["sg-a"])
            },
        );
        put_eni(&mut snapshot, eni("eni-2", 2, &["sg-b"]));
        let mut changes = [
            Eni {
                secondary_ips: vec![moved],
                ..eni("eni-2", 2, &["sg-b"])
            },
            eni("eni-1", 1, &["sg-a"]),
        ];
        if !taker_first {
            changes.reverse();
        }
        for change in changes {
            put_eni(&mut snapshot, change);
        }
        let found = snapshot
            .eni_with_address(&region, &vpc(), moved.into())
            .unwrap();
        assert_eq!(found.id.as_str(), "eni-2");
    }
}

#[test]
fn indexes_say_what_a_look_at_every_object_says() {
    let mut random = Random::new(11);
    let (mut snapshot, mut full_rounds) = (Snapshot::default(), 0);
    let groups: Vec<String> = (0..6).map(|number| format!("sg-{number}")).collect();
    let enis: Vec<String> = (1..9).map(|number| format!("eni-{number}")).collect();
    snapshot.put(Object::PrefixList(Arc::new(prefix_list(
        "pl-1",
        7,
        &["10.0.0.0/8"],
    ))));
    snapshot.put(Object::PortRangeList(Arc::new(port_range_list(
        "prl-1",
        3,
        &["80"],
    ))));
    for _ in 0..3_000 {
        let older = snapshot.clone();
        let older_enis = older.enis().count();
        match random.below(7) {
            6 => {
                let id: VSwitchId = random.pick(&VSWITCHES).parse().unwrap();
                if random.chance(40) {
                    snapshot.remove(&ObjectKey::VSwitch(id));
                } else {
                    let vpc = random.pick(&["vpc-1", "vpc-2"]);
                    snapshot.put(Object::VSwitch(Arc::new(vswitch(id, vpc))));
                }
            }
            0 => {
                let key = random.pick(&enis).parse::<EniId>().unwrap();
                snapshot.remove(&ObjectKey::Eni(key));
            }
            1 | 2 => {
                let at = random.below(enis.len());
                let count = 1 + random.below(3);
                let mut of: Vec<&str> = groups.iter().map(String::as_str).collect();
                of.retain(|_| random.chance(50));
                of.truncate(count);
                let mut eni = eni(&enis[at], u8::try_from(at + 1).unwrap(), &of);
                eni.vswitch = random
                    .chance(80)
                    .then(|| random.pick(&VSWITCHES).parse().unwrap());
                eni.mac = MacAddr::from_random(u32::try_from(random.below(4)).unwrap());
                eni.secondary_ips = match random.below(3) {
                    0 => vec![Ipv4Addr::new(10, 0, 1, u8::try_from(at).unwrap())],
                    _ => Vec::new(),
                };
                eni.attachment = random.chance(50).then(|| Attachment {
                    instance: random.pick(&["i-1", "i-2"]).parse().unwrap(),
                    attached: Timestamp::default(),
                });
                put_eni(&mut snapshot, eni);
            }
            3 => {
                let key = group_id(&random.pick(&groups));
                snapshot.remove(&ObjectKey::SecurityGroup(key));
            }
            4 => {
                let id = random.pick(&groups);
                let peer = random.pick(&groups);
                let rules = [
                    format!("1 accept tcp 22 {peer}"),
                    "1 accept tcp 80 pl-1".into(),
                    "1 accept udp prl-1 0.0.0.0/0".into(),
                ];
                let rules: Vec<String> = rules.into_iter().filter(|_| random.chance(40)).collect();
                put_group(&mut snapshot, basic(&id, &rules.join("\n")));
            }
            _ => {
                let bound_to = random.chance(60).then(|| random.pick(&enis));
                let mut eip = eip(
                    random.pick(&["eip-1", "eip-2", "eip-3"]),
                    bound_to.as_deref(),
                );
                eip.address = Ipv4Addr::new(47, 0, 0, u8::try_from(random.below(3)).unwrap());
                snapshot.put(Object::Eip(Arc::new(eip)));
            }
        }
        assert_eq!(
            older.enis().count(),
            older_enis,
            "a clone keeps what it had"
        );
        check_indexes(&snapshot, &groups, &enis);
        check_differences(&older, &snapshot);
        let is_full = snapshot.enis().count() > 3 && snapshot.security_groups().count() > 2;
        full_rounds += usize::from(is_full);
    }
    assert!(
        full_rounds > 500,
        "{full_rounds} rounds with some of everything"
    );
}

/// What differs between two snapshots is what a look at every object finds to be another one.
fn check_differences(older: &Snapshot, newer: &Snapshot) {
    let objects = |snapshot: &Snapshot| -> Vec<Object> {
        let groups = snapshot
            .security_groups()
            .cloned()
            .map(Object::SecurityGroup);
        groups
            .chain(snapshot.enis().cloned().map(Object::Eni))
            .chain(snapshot.eips().cloned().map(Object::Eip))
            .chain(snapshot.vswitches().cloned().map(Object::VSwitch))
            .collect()
    };
    let found = newer.differences(older);
    assert!(found.len() <= 1, "one change makes {found:?}");
    for object in objects(older).iter().chain(&objects(newer)) {
        let key = object.key();
        let differs = older.object(&key) != newer.object(&key);
        assert!(
            !differs || found.contains(&key),
            "{key:?} is not among {found:?}"
        );
    }
}

fn vswitch(id: VSwitchId, vpc: &str) -> VSwitch {
    VSwitch {
        id,
        vpc: vpc.parse().unwrap(),
        owner: account(),
        zone: "cn-hangzhou-h".parse().unwrap(),
        name: None,
        description: Description::default(),
        cidr: "10.0.0.0/24".parse().unwrap(),
        ipv6_cidr: None,
        tags: Tags::default(),
        resource_group: String::new(),
        created: Timestamp::default(),
    }
}

const VSWITCHES: [&str; 3] = ["vsw-1", "vsw-2", "vsw-3"];

fn check_indexes(snapshot: &Snapshot, groups: &[String], enis: &[String]) {
    let region = "cn-hangzhou".parse().unwrap();
    for id in groups.iter().map(|id| group_id(id)) {
        let looked: Vec<_> = snapshot
            .enis()
            .filter(|eni| eni.groups.contains(&id))
            .collect();
        assert!(snapshot.enis_in(&id).eq(looked.iter().copied()));
        assert_eq!(snapshot.occupancy(&id).enis as usize, looked.len());
        let addresses: usize = looked.iter().map(|eni| eni.addresses().count()).sum();
        assert_eq!(snapshot.occupancy(&id).addresses as usize, addresses);
        let sets: BTreeSet<_> = looked.iter().map(|eni| eni.groups.as_slice()).collect();
        assert!(snapshot.group_sets_with(&id).eq(sets));
        let names = |group: &&Arc<SecurityGroup>| {
            let is_it = |peer: &Peer| matches!(peer, Peer::Group { group, .. } if *group == id);
            group.rules.iter().any(|rule| is_it(&rule.spec.peer))
        };
        let looked = snapshot.security_groups().filter(names);
        assert!(snapshot.groups_naming(&id).eq(looked));
        let around = snapshot.surroundings(&id, Profile::Guide.limits());
        let beside = |eni: &Arc<Eni>| -> u32 {
            let others = eni.groups.iter().filter(|other| **other != id);
            let others = others.filter_map(|other| snapshot.security_group(other));
            others.map(|group| group.rule_weight(snapshot)).sum()
        };
        let most = snapshot.enis_in(&id).map(beside).max().unwrap_or(0);
        assert_eq!(around.rules_beside(), most);
        let users = snapshot
            .security_groups()
            .filter(|group| group.id != id)
            .filter(|group| {
                group
                    .rules
                    .iter()
                    .any(|rule| matches!(rule.spec.peer, Peer::PrefixList(_)))
            });
        let list = "pl-1".parse().unwrap();
        assert_eq!(around.prefix_list_users(&list) as usize, users.count());
        assert!(Lists::prefix_list(&around, &list).is_some());
    }
    let names_ports = |group: &&Arc<SecurityGroup>| {
        let is_list = |traffic: &Traffic| {
            matches!(
                traffic,
                Traffic::Ports {
                    ports: Ports::List(_),
                    ..
                }
            )
        };
        group.rules.iter().any(|rule| is_list(&rule.spec.traffic))
    };
    let list = "prl-1".parse().unwrap();
    let looked = snapshot.security_groups().filter(names_ports);
    assert!(snapshot.groups_naming_port_range_list(&list).eq(looked));
    for instance in ["i-1", "i-2"].map(|id| id.parse::<InstanceId>().unwrap()) {
        let is_its = |eni: &&Arc<Eni>| {
            eni.attachment
                .as_ref()
                .is_some_and(|it| it.instance == instance)
        };
        assert!(
            snapshot
                .enis_of(&instance)
                .eq(snapshot.enis().filter(is_its))
        );
    }
    for id in enis.iter().map(|id| id.parse::<EniId>().unwrap()) {
        let is_its = |eip: &&Arc<Eip>| eip.binding.as_ref().is_some_and(|it| it.eni == id);
        assert!(snapshot.eips_of(&id).eq(snapshot.eips().filter(is_its)));
    }
    for id in VSWITCHES.map(|id| id.parse::<VSwitchId>().unwrap()) {
        let is_in = |eni: &&Arc<Eni>| eni.vswitch.as_ref() == Some(&id);
        let looked = snapshot.enis().filter(is_in);
        assert!(snapshot.enis_in_vswitch(&id).eq(looked));
    }
    for id in ["vpc-1", "vpc-2"].map(|id| id.parse().unwrap()) {
        let looked = snapshot.vswitches().filter(|it| it.vpc == id);
        assert!(snapshot.vswitches_of(&id).eq(looked));
    }
    for number in 0..4 {
        let mac = MacAddr::from_random(number);
        let is_taken = snapshot.enis().any(|eni| eni.mac == mac);
        assert_eq!(snapshot.is_mac_taken(mac), is_taken);
        let address = Ipv4Addr::new(47, 0, 0, u8::try_from(number).unwrap());
        let looked = snapshot.eips().filter(|eip| eip.address == address);
        assert!(snapshot.eips_with_address(address).eq(looked));
    }
    let network = vpc();
    let in_network: BTreeSet<&EniId> = snapshot
        .enis_in_network(&region, &network)
        .map(|eni| &eni.id)
        .collect();
    let looked = snapshot
        .enis()
        .filter(|eni| eni.network == network)
        .map(|eni| &eni.id)
        .collect();
    assert_eq!(in_network, looked);
    let members = snapshot.members(&region, &vpc());
    let addresses: BTreeSet<IpAddr> = snapshot
        .enis()
        .flat_map(|eni| eni.addresses().collect::<Vec<_>>())
        .collect();
    assert!(members.keys().eq(&addresses));
}

#[test]
fn effective_rules_are_of_the_groups_that_exist() {
    let mut snapshot = Snapshot::default();
    put_group(&mut snapshot, basic("sg-a", "1 accept tcp prl-1 pl-1"));
    snapshot.put(Object::PrefixList(Arc::new(prefix_list(
        "pl-1",
        7,
        &["10.0.0.0/8"],
    ))));
    snapshot.put(Object::PortRangeList(Arc::new(port_range_list(
        "prl-1",
        3,
        &["80"],
    ))));
    let rules = snapshot.effective_rules(&[group_id("sg-a"), group_id("sg-gone")]);
    assert_eq!(rules.groups(), [group_id("sg-a")]);
    let rule = &rules.rules(header_space::Direction::Ingress)[0];
    assert_eq!(rule.ports.as_ref().map(Vec::len), Some(1));
    assert!(snapshot.effective_rules(&[]).groups().is_empty());
}
