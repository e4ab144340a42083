//! Two processes write what together would break an invariant; `SimStore` explores the orders.
//!
//! Each race is run over the same furnished estate with many seeds, and the estate must be whole after each.
//! Then it is run again over a store that does not look at guard keys, and must be found broken: so each key of
//! `guard_key.rs` is shown to be needed, and the orders explored to be the ones that matter.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use control::GuardKey;
use secgroup::Profile;
use store::{Entry, Trouble};
use support::consistency::broken;
use support::simulation::{Simulation, Turn};
use support::{Region, operation};

/// Two calls that must not both win; a word in braces is an id of the estate, `as=` the account.
struct Race {
    /// Which guard key is in the way.
    guard: &'static str,
    calls: [&'static str; 2],
}

const RACES: &[Race] = &[
    Race {
        guard: "membership",
        calls: [
            "Ecs:DeleteSecurityGroup SecurityGroupId={empty-group}",
            "Ecs:JoinSecurityGroup SecurityGroupId={empty-group} InstanceId={instance}",
        ],
    },
    Race {
        guard: "membership",
        calls: [
            "Ecs:DeleteSecurityGroup SecurityGroupId={empty-group}",
            "Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={empty-group}",
        ],
    },
    Race {
        guard: "references",
        calls: [
            "Ecs:DeleteSecurityGroup SecurityGroupId={empty-group}",
            "Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceGroupId={empty-group}",
        ],
    },
    Race {
        guard: "addresses",
        calls: [
            "Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={group} PrimaryIpAddress=192.168.1.99",
            "Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={other-group} PrimaryIpAddress=192.168.1.99",
        ],
    },
    Race {
        guard: "addresses",
        calls: [
            "Ecs:CreateNetworkInterface VSwitchId={empty-vswitch} SecurityGroupId={group}",
            "Vpc:DeleteVSwitch VSwitchId={empty-vswitch}",
        ],
    },
    Race {
        guard: "contents",
        calls: [
            "Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.64.0/20 ZoneId=cn-hangzhou-h",
            "Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.65.0/24 ZoneId=cn-hangzhou-i",
        ],
    },
    Race {
        guard: "contents",
        calls: [
            "Vpc:DeleteVpc VpcId={empty-vpc}",
            "Vpc:CreateVSwitch VpcId={empty-vpc} CidrBlock=172.16.0.0/24 ZoneId=cn-hangzhou-h",
        ],
    },
    Race {
        guard: "contents",
        calls: [
            "Vpc:DeleteVpc VpcId={empty-vpc}",
            "Ecs:CreateSecurityGroup VpcId={empty-vpc}",
        ],
    },
    Race {
        guard: "classic-addresses",
        calls: [
            "Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=debian_12 SecurityGroupId={classic-group} InnerIpAddress=10.1.2.3",
            "Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=debian_12 SecurityGroupId={other-classic-group} InnerIpAddress=10.1.2.3",
        ],
    },
    Race {
        guard: "groups",
        calls: [
            "Ecs:CreateSecurityGroup as=b VpcId={full-vpc}",
            "Ecs:CreateSecurityGroup as=b VpcId={full-vpc-2}",
        ],
    },
    Race {
        guard: "prefix-lists",
        calls: [
            "Ecs:CreatePrefixList as=b PrefixListName=one-more AddressFamily=IPv4 MaxEntries=1",
            "Ecs:CreatePrefixList as=b PrefixListName=another AddressFamily=IPv4 MaxEntries=1",
        ],
    },
    Race {
        guard: "key-pairs",
        calls: [
            "Ecs:ImportKeyPair KeyPairName=door PublicKeyBody=ecdsa-sha2-nistp256\tAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM184uYmivG7jS3283jN0TvMC0AW92vLX3Qqct/Ox2txAf1LXje30IfZUwfox6R3J3UGaKNiZgbCcRWpO6yZlhY=",
            "Ecs:ImportKeyPair KeyPairName=door PublicKeyBody=ecdsa-sha2-nistp256\tAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM184uYmivG7jS3283jN0TvMC0AW92vLX3Qqct/Ox2txAf1LXje30IfZUwfox6R3J3UGaKNiZgbCcRWpO6yZlhY=",
        ],
    },
    Race {
        guard: "associations",
        calls: [
            "Ecs:DeletePrefixList PrefixListId={prefixes}",
            "Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourcePrefixListId={prefixes}",
        ],
    },
    Race {
        guard: "associations",
        calls: [
            "Ecs:DeletePortRangeList PortRangeListId={ports}",
            "Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRangeListId={ports} Permissions.1.SourceCidrIp=0.0.0.0/0",
        ],
    },
    Race {
        guard: "enis",
        calls: [
            "Ecs:DeleteInstance InstanceId={stopped} Force=true",
            "Ecs:AttachNetworkInterface NetworkInterfaceId={free} InstanceId={stopped}",
        ],
    },
    Race {
        guard: "bindings",
        calls: [
            "Ecs:DeleteNetworkInterface NetworkInterfaceId={free}",
            "Vpc:AssociateEipAddress AllocationId={eip} InstanceId={free} InstanceType=NetworkInterface",
        ],
    },
    Race {
        guard: "bindings",
        calls: [
            "Vpc:AssociateEipAddress AllocationId={eip} InstanceId={free} InstanceType=NetworkInterface",
            "Vpc:AssociateEipAddress AllocationId={other-eip} InstanceId={free} InstanceType=NetworkInterface",
        ],
    },
    Race {
        guard: "bindings",
        calls: [
            "Ecs:UnassignPrivateIpAddresses NetworkInterfaceId={wide} PrivateIpAddress.1=192.168.1.50",
            "Vpc:AssociateEipAddress AllocationId={eip} InstanceId={wide} InstanceType=NetworkInterface PrivateIpAddress=192.168.1.50",
        ],
    },
    Race {
        guard: "eip-addresses",
        calls: [
            "Vpc:AllocateEipAddress IpAddress=47.100.0.77",
            "Vpc:AllocateEipAddress as=b IpAddress=47.100.0.77",
        ],
    },
    Race {
        guard: "external-devices",
        calls: [
            "Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupId={group} Tag.1.Key=kanmon:device Tag.1.Value=tap9 PrivateIpAddress=192.168.1.100",
            "Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={empty-vswitch} SecurityGroupId={other-group} Tag.1.Key=kanmon:device Tag.1.Value=tap9",
        ],
    },
    Race {
        guard: "addresses",
        calls: [
            "Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={vswitch} PrivateIpAddress=192.168.1.99",
            "Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={other-group} PrimaryIpAddress=192.168.1.99",
        ],
    },
    Race {
        guard: "addresses",
        calls: [
            "Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={empty-vswitch}",
            "Vpc:DeleteVSwitch VSwitchId={empty-vswitch}",
        ],
    },
    Race {
        guard: "membership",
        calls: [
            "Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={vswitch} SecurityGroupId.1={empty-group}",
            "Ecs:DeleteSecurityGroup SecurityGroupId={empty-group}",
        ],
    },
    Race {
        guard: "enis",
        calls: [
            "Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VpcId={far-vpc} VSwitchId={far-vswitch} SecurityGroupId.1={far-group}",
            "Ecs:AttachNetworkInterface NetworkInterfaceId={free} InstanceId={stopped}",
        ],
    },
    Race {
        guard: "bindings",
        calls: [
            "Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VpcId={far-vpc} VSwitchId={far-vswitch} SecurityGroupId.1={far-group}",
            "Vpc:AssociateEipAddress AllocationId={eip} InstanceId={stopped}",
        ],
    },
    Race {
        guard: "port-range-lists",
        calls: [
            "Ecs:CreatePortRangeList as=c PortRangeListName=one-more MaxEntries=1",
            "Ecs:CreatePortRangeList as=c PortRangeListName=another MaxEntries=1",
        ],
    },
    Race {
        guard: "ipv6-blocks",
        calls: [
            "Vpc:CreateVpc CidrBlock=192.168.0.0/16 EnableIpv6=true Ipv6CidrBlock=2408:4321:0:7700::/56",
            "Vpc:CreateVpc as=b CidrBlock=192.168.0.0/16 EnableIpv6=true Ipv6CidrBlock=2408:4321:0:7700::/56",
        ],
    },
];

/// How many orders of each race are tried.
const ORDERS: u64 = 40;

/// What races are run over: what the store held, the ids in it, and its accounts.
struct Furnished {
    entries: Vec<Entry>,
    ids: BTreeMap<&'static str, String>,
    accounts: BTreeMap<&'static str, control::Credentials>,
}

/// The estate is made by calls as anyone makes them; the races then run without a runtime.
fn furnished() -> &'static Furnished {
    static FURNISHED: OnceLock<Furnished> = OnceLock::new();
    FURNISHED.get_or_init(make_furnished)
}

fn make_furnished() -> Furnished {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    runtime
        .expect("a runtime of this thread")
        .block_on(furnish())
}

/// Two instances, free and bound things, groups with and without members, and accounts that are one short of
/// their limits.
async fn furnish() -> Furnished {
    let region = Region::start_classic().await;
    let here = ("RegionId", "cn-hangzhou");
    let mut ids: BTreeMap<&'static str, String> = BTreeMap::new();
    for (who, word, cidr) in [
        ("a", "vpc", "192.168.0.0/16"),
        ("a", "empty-vpc", "172.16.0.0/16"),
        ("a", "far-vpc", "10.0.0.0/8"),
        ("b", "full-vpc", "192.168.0.0/16"),
        ("b", "full-vpc-2", "192.168.0.0/16"),
    ] {
        let made = region
            .ok(who, "Vpc:CreateVpc", &[here, ("CidrBlock", cidr)])
            .await;
        ids.insert(word, made.text("VpcId"));
    }
    for (word, cidr) in [
        ("vswitch", "192.168.1.0/24"),
        ("empty-vswitch", "192.168.2.0/24"),
    ] {
        let params = [
            here,
            ("VpcId", &*ids["vpc"]),
            ("CidrBlock", cidr),
            ("ZoneId", "cn-hangzhou-h"),
        ];
        let made = region
            .ok("a", "Vpc:CreateVSwitch", &params)
            .await
            .text("VSwitchId");
        ids.insert(word, made);
    }
    for word in ["group", "other-group", "empty-group"] {
        let made = region
            .ok(
                "a",
                "Ecs:CreateSecurityGroup",
                &[here, ("VpcId", &*ids["vpc"])],
            )
            .await;
        ids.insert(word, made.text("SecurityGroupId"));
    }
    let far = [here, ("VpcId", &*ids["far-vpc"])];
    let place = [("CidrBlock", "10.1.0.0/16"), ("ZoneId", "cn-hangzhou-h")];
    let params: Vec<_> = far.into_iter().chain(place).collect();
    let vswitch = region.ok("a", "Vpc:CreateVSwitch", &params).await;
    let group = region.ok("a", "Ecs:CreateSecurityGroup", &far).await;
    ids.insert("far-vswitch", vswitch.text("VSwitchId"));
    ids.insert("far-group", group.text("SecurityGroupId"));
    for word in ["classic-group", "other-classic-group"] {
        let made = region.ok("a", "Ecs:CreateSecurityGroup", &[here]).await;
        ids.insert(word, made.text("SecurityGroupId"));
    }
    let params = [
        here,
        ("PrefixListName", "prefixes"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "5"),
    ];
    let made = region
        .ok("a", "Ecs:CreatePrefixList", &params)
        .await
        .text("PrefixListId");
    ids.insert("prefixes", made);
    let params = [here, ("PortRangeListName", "ports"), ("MaxEntries", "5")];
    let made = region
        .ok("a", "Ecs:CreatePortRangeList", &params)
        .await
        .text("PortRangeListId");
    ids.insert("ports", made);
    for word in ["instance", "stopped"] {
        let params = [
            here,
            ("InstanceType", "ecs.g6.large"),
            ("ImageId", "debian_12"),
            ("VSwitchId", &*ids["vswitch"]),
            ("SecurityGroupId", &*ids["group"]),
        ];
        let made = region.ok("a", "Ecs:RunInstances", &params).await;
        ids.insert(word, made.text("InstanceIdSets.InstanceIdSet.0"));
    }
    region
        .ok("a", "Ecs:StopInstance", &[("InstanceId", &*ids["stopped"])])
        .await;
    let params = [
        here,
        ("VSwitchId", &*ids["vswitch"]),
        ("SecurityGroupId", &*ids["group"]),
    ];
    let free = region.ok("a", "Ecs:CreateNetworkInterface", &params).await;
    let wide = region.ok("a", "Ecs:CreateNetworkInterface", &params).await;
    ids.insert("free", free.text("NetworkInterfaceId"));
    ids.insert("wide", wide.text("NetworkInterfaceId"));
    let params = [
        here,
        ("NetworkInterfaceId", &*ids["wide"]),
        ("PrivateIpAddress.1", "192.168.1.50"),
    ];
    region
        .ok("a", "Ecs:AssignPrivateIpAddresses", &params)
        .await;
    for word in ["eip", "other-eip"] {
        let made = region.ok("a", "Vpc:AllocateEipAddress", &[here]).await;
        ids.insert(word, made.text("AllocationId"));
    }
    let limits = Profile::Guide.limits();
    for number in 1..limits.groups_per_region {
        let vpc = &ids[if number % 2 == 0 {
            "full-vpc"
        } else {
            "full-vpc-2"
        }];
        region
            .ok("b", "Ecs:CreateSecurityGroup", &[here, ("VpcId", vpc)])
            .await;
    }
    for number in 1..limits.prefix_lists_per_region {
        let name = format!("list-{number}");
        let params = [
            here,
            ("PrefixListName", &*name),
            ("AddressFamily", "IPv4"),
            ("MaxEntries", "1"),
        ];
        region.ok("b", "Ecs:CreatePrefixList", &params).await;
    }
    for number in 1..limits.port_range_lists_per_region {
        let name = format!("list-{number}");
        let params = [here, ("PortRangeListName", &*name), ("MaxEntries", "1")];
        region.ok("c", "Ecs:CreatePortRangeList", &params).await;
    }
    region.control.flush_audit().await;
    let mut entries = region
        .store
        .page("", None, 100_000)
        .expect("readable")
        .entries;
    entries.retain(|entry| !entry.key.starts_with("audit/"));
    Furnished {
        entries,
        ids,
        accounts: region.accounts.clone(),
    }
}

impl Furnished {
    fn turn(&self, process: usize, call: &str) -> Turn<'_> {
        let mut words = call.split(' ');
        let operation = operation(words.next().expect("a call names an operation"));
        let mut who = "a";
        let mut params = Vec::new();
        for word in words {
            let (name, text) = word.split_once('=').expect("NAME=TEXT");
            if name == "as" {
                who = text;
                continue;
            }
            let fill = |text: String, (word, id): (&&str, &String)| {
                text.replace(&format!("{{{word}}}"), id)
            };
            params.push((name.to_owned(), self.ids.iter().fold(text.to_owned(), fill)));
        }
        Turn {
            process,
            credentials: &self.accounts[who],
            operation,
            params,
        }
    }

    /// What the store holds before a race. Only the races about limits need what is there to fill them.
    fn entries_for(&self, race: &Race) -> Vec<Entry> {
        let fills = |entry: &&Entry| {
            let of = |kind: &str, account: &str| {
                let owner = self.accounts[account].account.to_string();
                let value = String::from_utf8_lossy(&entry.value);
                entry.key.starts_with(&format!("estate/{kind}/")) && value.contains(&owner)
            };
            match race.guard {
                "groups" => of("port-range-list", "c") || of("prefix-list", "b"),
                "prefix-lists" => of("port-range-list", "c") || of("security-group", "b"),
                "port-range-lists" => of("security-group", "b") || of("prefix-list", "b"),
                _ => {
                    let of_groups = of("security-group", "b") || of("prefix-list", "b");
                    of_groups || of("port-range-list", "c")
                }
            }
        };
        self.entries
            .iter()
            .filter(|entry| !fills(entry))
            .cloned()
            .collect()
    }

    /// Runs a race in one order; what was broken, how many calls won, and which guard keys were used.
    fn run(&self, race: &Race, seed: u64, guards: bool) -> Outcome {
        let mut simulation = Simulation::of(&self.entries_for(race), seed, 2, guards);
        let turns = race
            .calls
            .iter()
            .enumerate()
            .map(|(process, call)| self.turn(process, call));
        let answers = simulation.play(seed, turns.collect());
        for (call, answer) in race.calls.iter().zip(&answers) {
            assert!(
                answer.status < 500 && answer.code() != "Throttling",
                "{call}: {}",
                answer.json
            );
        }
        let estate = stored(&simulation);
        Outcome {
            broken: broken(&estate, Profile::Guide.limits()),
            won: answers.iter().filter(|answer| answer.status == 200).count(),
            codes: answers
                .iter()
                .map(|answer| answer.code().to_owned())
                .collect(),
            guards: simulation.guards_used(),
        }
    }
}

struct Outcome {
    broken: Vec<String>,
    won: usize,
    codes: Vec<String>,
    guards: BTreeSet<String>,
}

/// What the store holds, as a process that opens it anew reads it.
fn stored(simulation: &Simulation) -> estate::Snapshot {
    let store = std::sync::Arc::clone(&simulation.store);
    let clock = std::sync::Arc::new(support::TestClock::new());
    support::simulation::run(support::open(store, clock, 9))
        .0
        .snapshot()
}

#[test]
fn no_order_of_two_writers_breaks_an_invariant() {
    let furnished = furnished();
    let mut guards = BTreeSet::new();
    for race in RACES {
        let mut winners = BTreeSet::new();
        for seed in 0..ORDERS {
            let outcome = furnished.run(race, seed, true);
            assert!(
                outcome.broken.is_empty(),
                "{:?}, seed {seed}: {:?}",
                race.calls,
                outcome.broken
            );
            assert!(
                outcome.won >= 1,
                "{:?}, seed {seed}: {:?}",
                race.calls,
                outcome.codes
            );
            winners.insert(outcome.codes);
            guards.extend(outcome.guards);
        }
        assert!(
            guards.contains(race.guard),
            "{:?} used {guards:?}",
            race.calls
        );
        assert!(
            winners.len() >= 2,
            "{:?}: one always won: {winners:?}",
            race.calls
        );
    }
    let missing: Vec<&&str> = GuardKey::KINDS
        .iter()
        .filter(|kind| !guards.contains(**kind))
        .collect();
    assert!(missing.is_empty(), "no race uses {missing:?}");
}

#[test]
fn each_invariant_breaks_in_some_order_without_its_guard_key() {
    let furnished = furnished();
    for race in RACES {
        let is_found = (0..ORDERS).any(|seed| !furnished.run(race, seed, false).broken.is_empty());
        assert!(
            is_found,
            "{:?}: {} is in nobody's way",
            race.calls, race.guard
        );
    }
}

/// Three processes make calls of all races at random, replies get lost and conflicts come out of nowhere: the
/// estate is whole after each round, and what was answered as done was done.
#[test]
fn histories_of_many_writers_leave_the_estate_whole() {
    let furnished = furnished();
    let calls: Vec<&str> = RACES.iter().flat_map(|race| race.calls).collect();
    let trouble = Trouble {
        conflicts: 100,
        lost_replies: 100,
        max_pauses: 4,
        ..Trouble::default()
    };
    let none_in_particular = Race {
        guard: "",
        calls: ["", ""],
    };
    let entries = furnished.entries_for(&none_in_particular);
    let mut done = BTreeSet::new();
    for seed in 0..30 {
        let mut simulation = Simulation::of(&entries, seed, 3, true);
        simulation.store.set_trouble(trouble);
        for round in 0..4 {
            // Numbers that are far apart for neighbouring seeds, from the golden ratio.
            let pick = |turn: u64| {
                let mixed = (seed * 64 + round * 8 + turn + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                calls[(mixed >> 32) as usize % calls.len()]
            };
            let picked: Vec<&str> = (0..6).map(pick).collect();
            let turns = picked
                .iter()
                .enumerate()
                .map(|(turn, call)| furnished.turn(turn % 3, call));
            let answers = simulation.play(seed * 4 + round, turns.collect());
            simulation.store.set_trouble(Trouble::default());
            let broken = broken(&stored(&simulation), Profile::Guide.limits());
            assert!(
                broken.is_empty(),
                "seed {seed}, round {round}, {picked:?}: {broken:?}"
            );
            simulation.store.set_trouble(trouble);
            for (call, answer) in picked.iter().zip(answers) {
                assert!(answer.status < 500, "seed {seed}, {call}: {}", answer.json);
                if answer.status == 200 {
                    done.insert(*call);
                }
            }
        }
    }
    assert!(
        done.len() >= calls.len() * 3 / 4,
        "only {done:?} were ever done"
    );
}
