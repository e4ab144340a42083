//! The cases made from the guide documents, and rules that people really wrote.

use std::sync::Arc;

use header_space::Direction;
use secgroup::{
    EffectiveRules, NewRule, NoMembers, Policy, Reason, RuleError, SecurityGroup, decide,
};
use testkit::scenarios::{RealGroup, guide_scenarios, real_groups};
use testkit::{Around, Random, prefix_list};

#[test]
fn every_probe_of_the_guides_gets_what_the_guide_says() {
    let scenarios = guide_scenarios();
    let mut probes = 0;
    for scenario in &scenarios {
        for probe in &scenario.probes {
            let verdicts = scenario.verdicts(probe);
            assert!(
                !verdicts.is_empty(),
                "{}: no end is an instance",
                scenario.id
            );
            let passes = verdicts
                .iter()
                .all(|verdict| verdict.policy == Policy::Accept);
            let got = if passes { Policy::Accept } else { Policy::Drop };
            assert_eq!(
                got, probe.expect,
                "{} ({}): {} -> {} {:?}: {verdicts:?}; expected because {}",
                scenario.id, scenario.title, probe.from, probe.to, probe.packet, probe.because
            );
            probes += 1;
        }
    }
    assert_eq!((scenarios.len(), probes), (50, 135));
}

#[test]
fn every_group_of_the_guides_can_be_made_with_the_api() {
    for scenario in guide_scenarios() {
        for group in scenario.groups.values() {
            let mut around = Around::default();
            around.groups.extend(
                scenario
                    .groups
                    .iter()
                    .map(|(id, it)| (id.clone(), (**it).clone())),
            );
            let made = made_anew(group, &around)
                .unwrap_or_else(|error| panic!("{}: {error:?}", scenario.id));
            assert_eq!(made.rules.len(), group.rules.len());
        }
    }
}

#[test]
fn every_real_group_can_be_made_and_decides() {
    let (mut rules, mut refused, mut duplicates, mut judged) = (0, 0, 0, 0);
    let mut random = Random::new(1);
    let groups = real_groups();
    for RealGroup {
        id,
        group,
        refused: unsayable,
    } in &groups
    {
        let mut around = Around::default().with_prefix_list("pl-pl", 1, &["198.51.100.0/24"]);
        for peer in group
            .rules
            .iter()
            .filter_map(|rule| rule.spec.names_a_group().then_some(&rule.spec.peer))
        {
            let secgroup::Peer::Group { group: peer, .. } = peer else {
                unreachable!()
            };
            around = around.with_group(testkit::text::basic(peer.as_str(), ""));
        }
        let made = made_anew(group, &around).unwrap_or_else(|error| panic!("{id}: {error:?}"));
        duplicates += group.rules.len() - made.rules.len();
        rules += made.rules.len();
        refused += unsayable.len();
        let list = Arc::new(prefix_list("pl-pl", 1, &["198.51.100.0/24"]));
        let effective =
            EffectiveRules::of(&[Arc::new(made)], &|_| Some(Arc::clone(&list)), &|_| None);
        for direction in Direction::BOTH {
            for (index, rule) in effective.rules(direction).iter().enumerate() {
                for packet in packets_of(rule, direction, &mut random) {
                    let verdict = decide(
                        &effective,
                        &NoMembers,
                        direction,
                        &packet,
                        &Default::default(),
                    );
                    let Reason::Rule { index: winner } = verdict.reason else {
                        panic!("{id}: {packet:?} matches a rule, yet {verdict:?}");
                    };
                    let winner = usize::from(winner);
                    assert!(winner <= index, "{id}: {packet:?}");
                    assert_eq!(verdict.policy, effective.rules(direction)[winner].policy);
                    judged += 1;
                }
            }
        }
    }
    assert_eq!(groups.len(), 199);
    assert_eq!(
        refused, 4,
        "three rules that say ALL with ports, one with port 0"
    );
    assert_eq!(rules + refused + duplicates, 607);
    assert!(judged > 500, "{judged} packets");
}

/// The group, made by requests of one rule each: the API takes a rule that is there already.
fn made_anew(group: &SecurityGroup, around: &Around) -> Result<SecurityGroup, RuleError> {
    let mut made = SecurityGroup {
        rules: Vec::new(),
        ..group.clone()
    };
    for rule in &group.rules {
        let new = NewRule {
            spec: rule.spec.clone(),
            description: rule.description.clone(),
        };
        (made, _) = made
            .authorize(&[new], || rule.id.clone(), rule.created, around)
            .map_err(|error| match error {
                secgroup::AuthorizeError::Rule { error, .. } => error,
                other => panic!("{other}"),
            })?;
    }
    Ok(made)
}

/// Packets that match a rule with an address peer.
fn packets_of(
    rule: &secgroup::EffectiveRule,
    direction: Direction,
    random: &mut Random,
) -> Vec<header_space::FiveTuple> {
    let secgroup::PeerMatch::Addresses(peers) = &rule.peer else {
        return Vec::new();
    };
    let protocol = rule
        .protocol
        .unwrap_or_else(|| random.pick(&[6, 17, 1, 47].map(header_space::Protocol)));
    let ends = peers
        .ranges()
        .flat_map(|range| [range.first(), range.last()]);
    let ends = ends.filter(|end| *end != std::net::IpAddr::from([0, 0, 0, 0]));
    ends.map(|remote| {
        let own = if remote.is_ipv4() {
            "192.0.2.10"
        } else {
            "2001:db8::10"
        };
        let own = testkit::text::address(own);
        let (source, destination) = match direction {
            Direction::Ingress => (remote, own),
            Direction::Egress => (own, remote),
        };
        let port = rule.ports.as_ref().map_or(443, |ports| ports[0].last());
        header_space::FiveTuple {
            protocol,
            source,
            destination,
            source_port: 40_000,
            destination_port: port,
        }
    })
    .collect()
}
