use estate::{Attachment, EipBinding, Object};
use secgroup::Rule;

mod plain;

use super::*;
use crate::samples::{self, of};

fn scope() -> HostScope {
    HostScope {
        store_id: "store".to_owned(),
        smtp_exempt: BTreeSet::from([samples::account(1)]),
        classic_blocks: BTreeMap::from([(of("cn-hangzhou"), of("10.0.0.0/8"))]),
        roles: Table::default(),
    }
}

#[test]
fn a_host_gets_what_its_enis_need_and_nothing_else() {
    let mut objects = samples::objects();
    objects.push(Object::SecurityGroup(Arc::new(samples::group("sg-9"))));
    let desired = desired_state(&samples::snapshot(objects), &scope());

    assert_eq!((desired.store_id.as_str(), desired.revision), ("store", 42));
    let ids: Vec<&str> = desired.groups.keys().map(|id| id.as_str()).collect();
    assert_eq!(
        ids,
        ["sg-1", "sg-2"],
        "the ENI's group and the one its rules name"
    );
    assert_eq!(desired.prefix_lists.len(), 1);
    assert_eq!(desired.port_range_lists.len(), 1);

    let eni = &desired.enis[&of::<EniId>("eni-1")];
    assert_eq!(eni.subnet, of("192.168.1.0/24"));
    assert_eq!(
        eni.gateway,
        of::<Ipv4Addr>("192.168.1.253"),
        "third from the end"
    );
    assert!(eni.smtp_exempt);
    let domain = &desired.domains[&eni.domain];
    assert_eq!(domain.cidrs, [of("192.168.0.0/16")]);
    assert_eq!(domain.ipv6_cidr, Some(of("2408:4321:180:1700::/56")));
    assert_eq!(domain.vswitches.len(), 1);

    let instance = &desired.instances[&of("i-1")];
    assert_eq!((instance.enis.len(), instance.reboots), (1, 2));
    let eip = desired.eips.values().next().expect("the bound EIP");
    assert_eq!(eip.address, of::<Ipv4Addr>("47.100.0.10"));
    assert_eq!(eip.domain, eni.domain);
}

#[test]
fn an_instance_is_told_its_public_addresses_and_its_role() {
    let snapshot = samples::snapshot(samples::objects());
    let role = imds::Role {
        name: "worker".to_owned(),
        credentials: None,
    };
    let with_role = HostScope {
        roles: Table::from_iter([(of("i-1"), Arc::new(role.clone()))]),
        ..scope()
    };
    let told = &desired_state(&snapshot, &with_role).metadata[&of("i-1")];
    assert_eq!(told.public_ip, Some(of("47.100.0.10")));
    assert_eq!((told.eip, told.role.as_ref()), (None, Some(&role)));
    assert_eq!(told.instance.id, of("i-1"));
    assert!(told.bandwidth_kbits.is_some_and(|kbits| kbits > 0));
    let without = desired_state(&snapshot, &scope());
    assert_eq!(without.metadata[&of("i-1")].role, None);
}

#[test]
fn the_primary_eni_comes_first_and_the_others_as_they_were_attached() {
    let secondary = |id: &str, address: &str, attached| {
        let mut eni = samples::eni(id, address);
        eni.kind = EniKind::Secondary;
        eni.secondary_ips.clear();
        eni.attachment
            .as_mut()
            .expect("it is attached")
            .attached
            .unix_secs = attached;
        Object::Eni(Arc::new(eni))
    };
    let mut objects = samples::objects();
    objects.push(secondary("eni-0", "192.168.1.11", 200));
    objects.push(secondary("eni-2", "192.168.1.12", 100));
    let desired = desired_state(&samples::snapshot(objects), &scope());
    let enis = desired.instances[&of("i-1")]
        .enis
        .iter()
        .map(|id| id.as_str());
    assert_eq!(enis.collect::<Vec<_>>(), ["eni-1", "eni-2", "eni-0"]);
}

#[test]
fn an_eni_that_is_attached_to_nothing_is_on_no_host() {
    let mut eni = samples::eni("eni-1", "192.168.1.10");
    eni.attachment = None;
    let mut objects = samples::objects();
    objects.push(Object::Eni(Arc::new(eni)));
    let desired = desired_state(&samples::snapshot(objects), &scope());
    assert!(desired.enis.is_empty() && desired.eips.is_empty() && desired.groups.is_empty());
    assert!(desired.instances[&of("i-1")].enis.is_empty());
}

#[test]
fn the_classic_network_is_one_domain_with_the_block_of_its_region() {
    let mut eni = samples::eni("eni-1", "10.0.0.10");
    (eni.network, eni.vswitch) = (Network::Classic, None);
    let mut objects = samples::objects();
    objects.push(Object::Eni(Arc::new(eni)));
    let desired = desired_state(&samples::snapshot(objects), &scope());
    let eni = &desired.enis[&of::<EniId>("eni-1")];
    assert_eq!(eni.domain.network, Network::Classic);
    assert_eq!(
        (eni.subnet, eni.gateway),
        (of("10.0.0.0/8"), of("10.255.255.253"))
    );
    assert_eq!(desired.domains[&eni.domain].cidrs, [of("10.0.0.0/8")]);
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn is_one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

const VPCS: [&str; 2] = ["vpc-1", "vpc-2"];
const VSWITCHES: [&str; 3] = ["vsw-1", "vsw-2", "vsw-3"];
const GROUPS: [&str; 5] = ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5"];
const INSTANCES: [&str; 3] = ["i-1", "i-2", "i-3"];
const ENIS: [&str; 6] = ["eni-1", "eni-2", "eni-3", "eni-4", "eni-5", "eni-6"];
const EIPS: [&str; 3] = ["eip-1", "eip-2", "eip-3"];

fn any_rule(numbers: &mut Numbers) -> Rule {
    let traffic = match numbers.below(3) {
        0 => Traffic::All,
        _ => Traffic::Ports {
            protocol: header_space::Protocol::TCP,
            ports: Ports::List(of(numbers.pick(&["prl-1", "prl-2"]))),
        },
    };
    let peer = match numbers.below(3) {
        0 => Peer::Cidr(of("10.0.0.0/8")),
        1 => Peer::PrefixList(of(numbers.pick(&["pl-1", "pl-2"]))),
        _ => Peer::Group {
            group: of(numbers.pick(&GROUPS)),
            owner: samples::account(1),
        },
    };
    samples::rule(1, header_space::Direction::Ingress, traffic, peer)
}

fn any_object(numbers: &mut Numbers) -> Object {
    match numbers.below(10) {
        0 => Object::Vpc(Arc::new(estate::Vpc {
            id: of(numbers.pick(&VPCS)),
            cidr: of(numbers.pick(&["192.168.0.0/16", "10.0.0.0/8"])),
            ..samples::vpc()
        })),
        1 => {
            let at = numbers.below(VSWITCHES.len());
            Object::VSwitch(Arc::new(estate::VSwitch {
                id: of(VSWITCHES[at]),
                vpc: of(VPCS[at % 2]),
                cidr: of(numbers.pick(&["192.168.1.0/24", "192.168.1.0/25"])),
                ..samples::vswitch()
            }))
        }
        2 | 3 => Object::SecurityGroup(Arc::new(SecurityGroup {
            rules: (0..numbers.below(3)).map(|_| any_rule(numbers)).collect(),
            ..samples::group(numbers.pick(&GROUPS))
        })),
        4 => Object::PrefixList(Arc::new(secgroup::PrefixList {
            id: of(numbers.pick(&["pl-1", "pl-2"])),
            ..samples::prefix_list()
        })),
        5 => Object::PortRangeList(Arc::new(secgroup::PortRangeList {
            id: of(numbers.pick(&["prl-1", "prl-2"])),
            ..samples::port_range_list()
        })),
        6 => {
            let id = numbers.pick(&INSTANCES);
            Object::Instance(Arc::new(estate::Instance {
                id: of(id),
                primary_eni: of(&id.replace("i-", "eni-")),
                reboots: u32::try_from(numbers.below(9)).expect("a small number"),
                ..samples::instance()
            }))
        }
        7 => {
            let bound_to = numbers.below(ENIS.len());
            Object::Eip(Arc::new(estate::Eip {
                id: of(numbers.pick(&EIPS)),
                goes_with_instance: numbers.is_one_in(2),
                binding: (!numbers.is_one_in(3)).then(|| EipBinding {
                    eni: of(ENIS[bound_to]),
                    private_ip: of(&format!("192.168.1.{}", 10 + bound_to)),
                    names_instance: false,
                }),
                ..samples::eip()
            }))
        }
        _ => any_eni(numbers),
    }
}

fn any_eni(numbers: &mut Numbers) -> Object {
    let at = numbers.below(ENIS.len());
    let vswitch = numbers.below(VSWITCHES.len());
    let is_classic = numbers.is_one_in(5);
    let network = match is_classic {
        true => Network::Classic,
        false => Network::Vpc(of(VPCS[vswitch % 2])),
    };
    let first = numbers.below(GROUPS.len());
    let second = (first + 1 + numbers.below(GROUPS.len() - 1)) % GROUPS.len();
    let mut groups = vec![of(GROUPS[first]), of(GROUPS[second])];
    groups.truncate(1 + numbers.below(2));
    let attached = i64::try_from(numbers.below(3)).expect("a small number");
    Object::Eni(Arc::new(Eni {
        kind: match at < INSTANCES.len() {
            true => EniKind::Primary,
            false => EniKind::Secondary,
        },
        network,
        vswitch: (!is_classic).then(|| of(VSWITCHES[vswitch])),
        groups,
        secondary_ips: Vec::new(),
        ipv6: Vec::new(),
        attachment: (!numbers.is_one_in(4)).then(|| Attachment {
            instance: of(numbers.pick(&INSTANCES)),
            attached: cloud_id::Timestamp::from_unix_secs(attached),
        }),
        ..samples::eni(ENIS[at], &format!("192.168.1.{}", 10 + at))
    }))
}

/// Whatever changes, several things at once too: following the changes comes to what a look at everything does.
#[test]
fn following_changes_comes_to_the_state_that_a_look_at_everything_comes_to() {
    let mut numbers = Numbers(5);
    let (mut follower, mut snapshot) = (Follower::default(), Snapshot::default());
    let mut scope = scope();
    let (mut parts, mut lists) = ([0; 4], 0);
    for round in 0..4_000 {
        let before = follower.follow(&snapshot, &scope);
        let kept = before.clone();
        for _ in 0..=numbers.below(3) {
            let object = any_object(&mut numbers);
            if numbers.is_one_in(5) {
                snapshot.remove(&object.key());
            } else {
                snapshot.put(object);
            }
        }
        snapshot.set_revision(round);
        if numbers.is_one_in(10) {
            let role = imds::Role {
                name: format!("role-{round}"),
                credentials: None,
            };
            scope
                .roles
                .insert(of(numbers.pick(&INSTANCES)), Arc::new(role));
        }
        if numbers.is_one_in(50) {
            scope.smtp_exempt = match scope.smtp_exempt.is_empty() {
                true => BTreeSet::from([samples::account(1)]),
                false => BTreeSet::new(),
            };
        }
        let followed = follower.follow(&snapshot, &scope);
        let plain = plain::desired_state(&snapshot, &scope);
        assert_same(&followed, &plain, round);
        assert_same(&before, &kept, round);
        for (count, found) in parts.iter_mut().zip([
            followed.enis.len(),
            followed.eips.len(),
            followed.domains.len(),
            followed.groups.len(),
        ]) {
            *count += found;
        }
        lists += followed.prefix_lists.len() + followed.port_range_lists.len();
    }
    assert!(
        parts.iter().all(|count| *count > 1_000) && lists > 1_000,
        "too little was ever desired: {parts:?}, {lists} lists"
    );
}

fn assert_same(one: &DesiredState, other: &DesiredState, round: u64) {
    assert_eq!(one.store_id, other.store_id, "round {round}");
    assert_eq!(one.revision, other.revision, "round {round}");
    assert_eq!(one.instances, other.instances, "round {round}");
    assert_eq!(one.metadata, other.metadata, "round {round}");
    assert_eq!(one.enis, other.enis, "round {round}");
    assert_eq!(one.groups, other.groups, "round {round}");
    assert_eq!(one.prefix_lists, other.prefix_lists, "round {round}");
    assert_eq!(
        one.port_range_lists, other.port_range_lists,
        "round {round}"
    );
    assert_eq!(one.domains, other.domains, "round {round}");
    assert_eq!(one.eips, other.eips, "round {round}");
}
