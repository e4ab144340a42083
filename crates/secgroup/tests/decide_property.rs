//! The decision agrees with a second reading that is written straight from the rules as groups hold them:
//! no pooling, no sorting, no resolved lists, no address sets. holds: K8.

use std::net::IpAddr;

use header_space::{Direction, FiveTuple};
use secgroup::{
    Exemptions, GroupType, InnerAccessPolicy, Loser, Network, NicType, Peer, Policy, Ports, Reason,
    RuleInPlace, RuleSpec, Traffic, WhyLost, decide, explain,
};
use testkit::{FrameSource, Outcomes, Random, World};

#[test]
fn decide_agrees_with_a_naive_second_reading_and_so_does_explain() {
    let mut outcomes = Outcomes::default();
    for seed in 0..400 {
        let mut random = Random::new(seed);
        let world = World::random(&mut random);
        let (rules, source) = (world.rules(), FrameSource::new(&world));
        for _ in 0..100 {
            let direction = random.pick(&Direction::BOTH);
            let packet = source.new_packet(&world, direction, &mut random).tuple;
            let exemptions = Exemptions {
                smtp: random.chance(50),
            };
            let verdict = decide(&rules, &world.members, direction, &packet, &exemptions);
            outcomes.note(verdict);
            let naive = naive_reading(&world, direction, &packet, exemptions);
            let context = || format!("seed {seed}: {direction:?} {packet:?}\n{:#?}", world.groups);
            assert_eq!(
                (verdict.policy, kind_of(verdict.reason)),
                naive,
                "{}",
                context()
            );
            let told = explain(&rules, &world.members, direction, &packet, &exemptions);
            assert_eq!(told.verdict, verdict);
            let rule_count = rules.rules(direction).len();
            assert_eq!(
                told.losers.len() + usize::from(told.winner.is_some()),
                rule_count
            );
            for loser in &told.losers {
                check_loser(&world, loser, told.winner.as_ref(), direction, &packet);
            }
            match (verdict.reason, told.winner) {
                (Reason::Rule { index }, Some(winner)) => {
                    assert_eq!(
                        (usize::from(index), verdict.policy),
                        (winner.index, winner.policy)
                    );
                }
                (Reason::Rule { .. }, None) | (_, Some(_)) => panic!("{}", context()),
                (_, None) => {}
            }
        }
    }
    for reason in [
        Reason::Smtp,
        Reason::InnerAccess,
        Reason::Rule { index: 0 },
        Reason::Default,
    ] {
        assert!(
            outcomes.count(reason) > 100,
            "{reason:?} came up too rarely\n{outcomes}"
        );
    }
}

/// A rule that is said not to match does not, and one that does is said to be beaten by what beats it.
fn check_loser(
    world: &World,
    loser: &Loser,
    winner: Option<&RuleInPlace>,
    direction: Direction,
    packet: &FiveTuple,
) {
    let group = world
        .groups
        .iter()
        .find(|group| group.id == loser.rule.group)
        .unwrap();
    let spec = &group.rule(&loser.rule.rule).unwrap().spec;
    let (near, far) = match direction {
        Direction::Ingress => (packet.destination, packet.source),
        Direction::Egress => (packet.source, packet.destination),
    };
    let is_classic = group.network == Network::Classic;
    let is_match = matches(world, spec, is_classic, packet, near, far);
    let expected = match (loser.why, winner) {
        (WhyLost::Mismatch(_), _) => !is_match,
        (WhyLost::WeakerPriority, Some(winner)) => is_match && winner.priority < spec.priority,
        (WhyLost::DropWins, Some(winner)) => {
            is_match
                && winner.priority == spec.priority
                && (winner.policy, spec.policy) == (Policy::Drop, Policy::Accept)
        }
        (WhyLost::SameAsWinner, Some(winner)) => {
            is_match
                && (winner.priority, winner.policy) == (spec.priority, spec.policy)
                && winner.index < loser.rule.index
        }
        (WhyLost::EarlierStage(_), None) => is_match,
        (_, None) | (WhyLost::EarlierStage(_), Some(_)) => false,
    };
    assert!(expected, "{loser:?} of {packet:?}, won by {winner:?}");
}

#[derive(Debug, Eq, PartialEq)]
enum Kind {
    Metadata,
    Smtp,
    InnerAccess,
    Rule,
    Default,
}

fn kind_of(reason: Reason) -> Kind {
    match reason {
        Reason::Metadata => Kind::Metadata,
        Reason::Smtp => Kind::Smtp,
        Reason::InnerAccess => Kind::InnerAccess,
        Reason::Rule { .. } => Kind::Rule,
        Reason::Default => Kind::Default,
        other => panic!("decide does not say {other:?}"),
    }
}

fn naive_reading(
    world: &World,
    direction: Direction,
    packet: &FiveTuple,
    exemptions: Exemptions,
) -> (Policy, Kind) {
    let is_ingress = direction == Direction::Ingress;
    let (near, far) = if is_ingress {
        (packet.destination, packet.source)
    } else {
        (packet.source, packet.destination)
    };
    if far.to_string() == "100.100.100.200" {
        return (Policy::Accept, Kind::Metadata);
    }
    if !is_ingress && packet.protocol.0 == 6 && packet.destination_port == 25 && !exemptions.smtp {
        return (Policy::Drop, Kind::Smtp);
    }
    let far_groups = world.members.get(&far).cloned().unwrap_or_default();
    for group in &world.groups {
        let is_open =
            group.group_type == GroupType::Basic && group.inner_access == InnerAccessPolicy::Accept;
        if is_ingress && is_open && far_groups.contains(&group.id) {
            return (Policy::Accept, Kind::InnerAccess);
        }
    }
    for priority in 1..=110 {
        for policy in [Policy::Drop, Policy::Accept] {
            for group in &world.groups {
                let is_classic = group.network == Network::Classic;
                for rule in &group.rules {
                    let spec = &rule.spec;
                    let is_asked = spec.direction == direction
                        && spec.priority.number() == priority
                        && spec.policy == policy;
                    if is_asked && matches(world, spec, is_classic, packet, near, far) {
                        return (policy, Kind::Rule);
                    }
                }
            }
        }
    }
    let is_basic = world
        .groups
        .iter()
        .all(|group| group.group_type == GroupType::Basic);
    let policy = if !is_ingress && is_basic {
        Policy::Accept
    } else {
        Policy::Drop
    };
    (policy, Kind::Default)
}

fn matches(
    world: &World,
    spec: &RuleSpec,
    is_classic: bool,
    packet: &FiveTuple,
    near: IpAddr,
    far: IpAddr,
) -> bool {
    let fits_traffic = match &spec.traffic {
        Traffic::All => true,
        Traffic::Protocol(protocol) => *protocol == packet.protocol,
        Traffic::Ports { protocol, ports } => {
            let port = packet.destination_port;
            *protocol == packet.protocol
                && match ports {
                    Ports::Range(range) => range.first() <= port && port <= range.last(),
                    Ports::List(id) => world.around.port_range_lists[id]
                        .entries
                        .iter()
                        .any(|entry| entry.ports.first() <= port && port <= entry.ports.last()),
                }
        }
    };
    let fits_source_port = spec.source_ports.is_none_or(|range| {
        range.first() <= packet.source_port && packet.source_port <= range.last()
    });
    let is_private = far.to_string().starts_with("10.");
    let fits_card = !is_classic || (spec.nic_type == NicType::Intranet) == is_private;
    let fits_peer = match &spec.peer {
        Peer::Cidr(cidr) => fits_card && cidr.contains(far),
        Peer::PrefixList(id) => {
            let entries = &world.around.prefix_lists[id].entries;
            fits_card && entries.iter().any(|entry| entry.cidr.contains(far))
        }
        Peer::Group { group, .. } => world
            .members
            .get(&far)
            .is_some_and(|groups| groups.contains(group)),
    };
    fits_traffic && fits_source_port && fits_peer && spec.local.is_none_or(|it| it.contains(near))
}
