//! A small estate with everything in it, for tests.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::str::FromStr;
use std::sync::Arc;

use cloud_id::{AccountId, Tag, Tags, Timestamp};
use estate::{
    Attachment, ConnectionTracking, Disk, Driver, Eip, EipBinding, Eni, EniKind, EniPermission,
    EniStatus, Instance, InstanceKey, InstanceRole, InstanceStatus, KeyPair, MetadataOptions,
    Object, Snapshot, VSwitch, Vpc,
};
use header_space::{Direction, Family, PortRange, Protocol};
use secgroup::{
    GroupType, InnerAccessPolicy, Network, NicType, Peer, Policy, PortRangeList,
    PortRangeListEntry, Ports, PrefixList, PrefixListEntry, Priority, Rule, RuleHolder, RuleSpec,
    SecurityGroup, ServiceManaged, Traffic,
};

/// Reads a value from its text.
pub(crate) fn of<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

pub(crate) fn account(number: u64) -> AccountId {
    AccountId::new(1_000_000_000_000_000 + number).expect("16 digits")
}

fn at(secs: i64) -> Timestamp {
    Timestamp::from_unix_secs(1_795_507_200 + secs)
}

fn tags() -> Tags {
    Tags::new(vec![
        Tag::new("env", "prod").expect("a tag"),
        Tag::new("空", "").expect("a tag"),
    ])
    .expect("two tags")
}

pub(crate) fn vpc() -> Vpc {
    Vpc {
        id: of("vpc-1"),
        owner: account(1),
        region: of("cn-hangzhou"),
        name: Some(of("net-1")),
        description: of("the first"),
        cidr: of("192.168.0.0/16"),
        ipv6_cidr: Some(of("2408:4321:180:1700::/56")),
        shared_with: BTreeSet::from([account(2)]),
        tags: tags(),
        resource_group: "rg-1".to_owned(),
        created: at(0),
    }
}

pub(crate) fn vswitch() -> VSwitch {
    VSwitch {
        id: of("vsw-1"),
        vpc: of("vpc-1"),
        owner: account(1),
        zone: of("cn-hangzhou-h"),
        name: None,
        description: of(""),
        cidr: of("192.168.1.0/24"),
        ipv6_cidr: Some(of("2408:4321:180:1701::/64")),
        tags: Tags::default(),
        resource_group: String::new(),
        created: at(1),
    }
}

/// A rule with every field set one way or another.
pub(crate) fn rule(number: u8, direction: Direction, traffic: Traffic, peer: Peer) -> Rule {
    let has_ports = matches!(traffic, Traffic::Ports { .. });
    Rule {
        id: of(&format!("sgr-{number}")),
        spec: RuleSpec {
            direction,
            nic_type: if number.is_multiple_of(2) {
                NicType::Internet
            } else {
                NicType::Intranet
            },
            traffic,
            source_ports: has_ports.then(|| of("1024/65535")),
            peer,
            local: number.is_multiple_of(3).then(|| of("192.168.1.10")),
            policy: if number.is_multiple_of(2) {
                Policy::Drop
            } else {
                Policy::Accept
            },
            priority: Priority::new(number.max(1)).expect("1 to 100"),
        },
        description: of("why"),
        created: at(i64::from(number)),
        holder: None,
    }
}

/// A basic group of account 1 in the VPC, without rules.
pub(crate) fn group(id: &str) -> SecurityGroup {
    SecurityGroup {
        id: of(id),
        owner: account(1),
        region: of("cn-hangzhou"),
        network: Network::Vpc(of("vpc-1")),
        group_type: GroupType::Basic,
        name: Some(of("web")),
        description: of("web servers"),
        inner_access: InnerAccessPolicy::Accept,
        rules: Vec::new(),
        tags: tags(),
        created: at(2),
        resource_group: String::new(),
        managed_by: None,
        deletion_protection: false,
    }
}

/// A group with a rule of each kind.
pub(crate) fn group_of_all_rules() -> SecurityGroup {
    let tcp = |ports| Traffic::Ports {
        protocol: Protocol::TCP,
        ports,
    };
    let cidr = || Peer::Cidr(of("10.0.0.1/8"));
    let peer = Peer::Group {
        group: of("sg-2"),
        owner: account(2),
    };
    let list = Peer::PrefixList(of("pl-1"));
    let range: PortRange = of("22/443");
    let (ingress, egress) = (Direction::Ingress, Direction::Egress);
    let mut system = rule(7, ingress, Traffic::All, Peer::Cidr(of("0.0.0.0/0")));
    system.spec.priority = Priority::SYSTEM;
    let mut added = rule(8, ingress, tcp(Ports::Range(range)), cidr());
    added.holder = RuleHolder::new("DTS", "servers of a migration task").ok();
    SecurityGroup {
        rules: vec![
            rule(1, ingress, tcp(Ports::Range(range)), cidr()),
            rule(2, ingress, tcp(Ports::List(of("prl-1"))), list),
            rule(
                3,
                egress,
                Traffic::Protocol(Protocol::ICMPV6),
                Peer::Cidr(of("2408::1/64")),
            ),
            rule(4, egress, Traffic::Protocol(Protocol(99)), peer),
            rule(5, egress, Traffic::All, Peer::Cidr(of("203.0.113.7"))),
            system,
            added,
        ],
        inner_access: InnerAccessPolicy::Drop,
        group_type: GroupType::Advanced,
        managed_by: Some(ServiceManaged {
            service_id: "5".to_owned(),
        }),
        deletion_protection: true,
        ..group("sg-1")
    }
}

pub(crate) fn prefix_list() -> PrefixList {
    PrefixList {
        id: of("pl-1"),
        owner: account(1),
        region: of("cn-hangzhou"),
        name: of("offices"),
        description: of("all offices"),
        family: Family::V6,
        max_entries: 10,
        entries: vec![PrefixListEntry {
            cidr: of("2408::/32"),
            description: "one".to_owned(),
        }],
        tags: tags(),
        resource_group: String::new(),
        created: at(3),
    }
}

pub(crate) fn port_range_list() -> PortRangeList {
    PortRangeList {
        id: of("prl-1"),
        owner: account(1),
        region: of("cn-hangzhou"),
        name: of("web-ports"),
        description: of(""),
        max_entries: 5,
        entries: vec![PortRangeListEntry {
            ports: of("80/443"),
            description: String::new(),
        }],
        tags: Tags::default(),
        resource_group: String::new(),
        created: at(4),
    }
}

/// An ENI of account 1 in `sg-1`, attached to `i-1`.
pub(crate) fn eni(id: &str, address: &str) -> Eni {
    Eni {
        id: of(id),
        owner: account(1),
        region: of("cn-hangzhou"),
        zone: of("cn-hangzhou-h"),
        network: Network::Vpc(of("vpc-1")),
        vswitch: Some(of("vsw-1")),
        kind: EniKind::Primary,
        status: EniStatus::InUse,
        mac: of("00:16:3e:01:02:03"),
        name: Some(of("first")),
        description: of(""),
        primary_ip: of(address),
        secondary_ips: vec![of("192.168.1.77")],
        ipv6: vec![of("2408:4321:180:1701::10")],
        groups: vec![of("sg-1")],
        attachment: Some(Attachment {
            instance: of("i-1"),
            attached: at(6),
        }),
        source_dest_check: true,
        connection_tracking: ConnectionTracking {
            tcp_established_secs: 300,
            ..Default::default()
        },
        grandfathers_flows: true,
        delete_on_release: true,
        service_managed: false,
        permissions: vec![EniPermission {
            id: of("eni-perm-1"),
            account: account(2),
        }],
        tags: tags(),
        resource_group: String::new(),
        created: at(5),
    }
}

pub(crate) fn instance() -> Instance {
    Instance {
        id: of("i-1"),
        owner: account(1),
        region: of("cn-hangzhou"),
        zone: of("cn-hangzhou-h"),
        name: Some(of("web-1")),
        description: of(""),
        host_name: "web-1".to_owned(),
        instance_type: "ecs.g6.large".to_owned(),
        image: "debian_12".to_owned(),
        os_type: "linux".to_owned(),
        status: InstanceStatus::Running,
        network: Network::Vpc(of("vpc-1")),
        primary_eni: of("eni-1"),
        driver: Driver::External {
            device: "tap0".to_owned(),
        },
        user_data: "Iy9iaW4vc2g=".to_owned(),
        key_pair: Some(InstanceKey {
            name: of("door"),
            public_key: "ssh-rsa AAAA".to_owned(),
        }),
        key_at_start: Some(InstanceKey {
            name: of("window"),
            public_key: "ssh-rsa BBBB".to_owned(),
        }),
        role: Some(InstanceRole {
            name: "Worker".into(),
            role_id: 312_345_678_901_234_567,
            policy: Some(r#"{"Version":"1","Statement":[]}"#.into()),
            attached: at(5),
            attachment: 7,
        }),
        disks: vec![Disk {
            id: "d-1".to_owned(),
            category: "cloud_essd".to_owned(),
            performance_level: "PL1".to_owned(),
            size_gib: 40,
            name: "root".to_owned(),
            description: "the system".to_owned(),
            device: "/dev/xvda".to_owned(),
            delete_with_instance: true,
            encrypted: true,
        }],
        metadata: MetadataOptions {
            is_enabled: false,
            needs_token: true,
            hop_limit: 3,
            tells_tags: true,
        },
        deletion_protection: true,
        tags: tags(),
        resource_group: String::new(),
        created: at(5),
        started: Some(at(6)),
        reboots: 2,
    }
}

pub(crate) fn eip() -> Eip {
    Eip {
        id: of("eip-1"),
        owner: account(1),
        region: of("cn-hangzhou"),
        address: of("47.100.0.10"),
        name: Some(of("front")),
        description: of(""),
        bandwidth_mbps: 5,
        goes_with_instance: true,
        binding: Some(EipBinding {
            eni: of("eni-1"),
            private_ip: of("192.168.1.10"),
            names_instance: true,
        }),
        tags: tags(),
        resource_group: String::new(),
        created: at(7),
    }
}

pub(crate) fn key_pair() -> KeyPair {
    KeyPair {
        id: of("ssh-1"),
        owner: account(1),
        region: of("cn-hangzhou"),
        name: of("door"),
        public_key: "ssh-rsa AAAA".to_owned(),
        fingerprint: "00:11".to_owned(),
        tags: tags(),
        resource_group: String::new(),
        created: at(8),
    }
}

/// One object of each kind, hanging together.
pub(crate) fn objects() -> Vec<Object> {
    vec![
        Object::Vpc(Arc::new(vpc())),
        Object::VSwitch(Arc::new(vswitch())),
        Object::SecurityGroup(Arc::new(group_of_all_rules())),
        Object::SecurityGroup(Arc::new(group("sg-2"))),
        Object::PrefixList(Arc::new(prefix_list())),
        Object::PortRangeList(Arc::new(port_range_list())),
        Object::Eni(Arc::new(eni("eni-1", "192.168.1.10"))),
        Object::Instance(Arc::new(instance())),
        Object::Eip(Arc::new(eip())),
        Object::KeyPair(Arc::new(key_pair())),
    ]
}

pub(crate) fn snapshot(objects: impl IntoIterator<Item = Object>) -> Snapshot {
    let mut snapshot = Snapshot::default();
    objects.into_iter().for_each(|object| snapshot.put(object));
    snapshot.set_revision(42);
    snapshot
}
