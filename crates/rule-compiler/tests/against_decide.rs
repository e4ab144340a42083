//! The table and the plain reading agree: same verdict, same reason.

mod estate;

use std::cell::RefCell;
use std::collections::BTreeMap;

use dataplane_abi::{MAX_RULES, ROW_BYTES, Row};
use estate::{Ends, World, any_world, packets_near_edges, world_of_many_rules};
use header_space::{Direction, Family};
use proptest::test_runner::{Config, TestRunner};
use rule_compiler::{CompileError, Part, TableImage, compile, identity_row};
use secgroup::{Exemptions, Members, Policy, Reason, decide};

#[test]
fn compiled_tables_decide_like_the_reference() {
    let seen = RefCell::new(Seen::default());
    let config = Config {
        cases: 400,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(
            &(any_world(), proptest::prelude::any::<u64>()),
            |(world, seed)| {
                compare(&world, seed, 60, &mut seen.borrow_mut());
                Ok(())
            },
        )
        .unwrap();
    let seen = seen.into_inner();
    println!("outcomes compared: {:?}", seen.outcomes);
    for direction in Direction::BOTH {
        for family in [Family::V4, Family::V6] {
            for outcome in [
                Outcome::Inner(Policy::Accept),
                Outcome::Rule(Policy::Accept),
                Outcome::Rule(Policy::Drop),
                Outcome::Default(Policy::Accept),
                Outcome::Default(Policy::Drop),
            ] {
                let can_occur = match outcome {
                    Outcome::Inner(_) => direction == Direction::Ingress,
                    Outcome::Rule(_) | Outcome::Default(Policy::Drop) => true,
                    Outcome::Default(Policy::Accept) => direction == Direction::Egress,
                };
                let count = seen.outcomes.get(&(direction, family, outcome)).copied();
                assert_eq!(
                    count.is_some_and(|count| count > 100),
                    can_occur,
                    "{direction:?} {family:?} {outcome:?}: {count:?} packets"
                );
            }
        }
    }
}

#[test]
fn a_table_of_a_thousand_rules_decides_like_the_reference() {
    for rule_count in [0, 1, 62, 63, 64, 127, 128, 999, MAX_RULES] {
        let world = world_of_many_rules(rule_count, 0x5eed + rule_count as u64);
        for direction in Direction::BOTH {
            for family in [Family::V4, Family::V6] {
                let image = compile(&world.rules, direction, family).unwrap();
                let words = (rule_count + 1).div_ceil(64);
                assert_eq!(
                    usize::from(image.header().word_count),
                    words,
                    "{rule_count} rules"
                );
                assert_eq!(usize::from(image.header().rule_count), rule_count);
            }
        }
        let mut seen = Seen::default();
        compare(&world, 7, 4_000, &mut seen);
        if rule_count > 64 {
            assert!(
                seen.highest_rule > 64,
                "a rule beyond the first word decided"
            );
        }
    }
}

#[test]
fn one_rule_too_many_is_refused() {
    let world = world_of_many_rules(MAX_RULES + 1, 1);
    assert_eq!(
        compile(&world.rules, Direction::Ingress, Family::V4),
        Err(CompileError::TooLarge {
            part: Part::Rules,
            wanted: MAX_RULES + 1,
            limit: MAX_RULES
        })
    );
}

#[test]
fn rules_that_need_too_many_intervals_are_refused() {
    // 400 rules, each with a prefix list of 200 blocks that touch no other: 160,000 intervals.
    let world = estate::world_of_scattered_lists(400, 200);
    let refused = compile(&world.rules, Direction::Ingress, Family::V4);
    assert!(matches!(
        refused,
        Err(CompileError::TooLarge {
            part: Part::Intervals,
            ..
        })
    ));
    compile(&world.rules, Direction::Ingress, Family::V6).expect("nothing of it is IPv6");
}

#[test]
fn rules_in_the_limits_of_an_eni_have_a_table_of_bounded_size() {
    // An ENI may have 1,000 rules; a rule with a list counts as many as the list has entries.
    for (behaviour, world, at_most) in [
        (
            "1,000 rules of one block each",
            world_of_many_rules(1_000, 3),
            700 << 10,
        ),
        (
            "5 rules with lists of 200 blocks",
            estate::world_of_scattered_lists(5, 200),
            64 << 10,
        ),
        (
            "1,000 nested blocks",
            estate::world_of_nested_ranges(1_000),
            400 << 10,
        ),
    ] {
        for direction in Direction::BOTH {
            for family in [Family::V4, Family::V6] {
                let image = compile(&world.rules, direction, family).unwrap();
                let bytes = image.rows().len() * ROW_BYTES;
                assert!(
                    bytes <= at_most,
                    "{behaviour}, {direction:?} {family:?}: {bytes} bytes"
                );
            }
        }
    }
}

#[test]
fn a_packet_of_the_other_family_is_dropped() {
    let world = world_of_many_rules(0, 1);
    let image = compile(&world.rules, Direction::Egress, Family::V6).unwrap();
    let packet = estate::tcp("10.0.0.1", "10.0.0.2", 80);
    let verdict = image.lookup(&packet, &Row::default());
    assert_eq!(
        (verdict.policy, verdict.reason),
        (Policy::Drop, Reason::NoPolicy)
    );
}

#[test]
fn rows_of_equal_bits_are_stored_once() {
    // The same ports in every rule: two port classes, whatever the number of rules.
    let world = estate::world_of_nested_ranges(100);
    let image = compile(&world.rules, Direction::Ingress, Family::V4).unwrap();
    let header = image.header();
    assert_eq!(
        (header.port.key_count, header.source_port.key_count),
        (3, 0)
    );
    assert_eq!(header.protocol_classes - header.port.rows, 2);
    assert_eq!(header.row_count as usize, image.rows().len());
}

/// Compares `count` packets of each direction and family.
fn compare(world: &World, seed: u64, count: usize, seen: &mut Seen) {
    let exemptions = Exemptions { smtp: true };
    for direction in Direction::BOTH {
        for family in [Family::V4, Family::V6] {
            let image: TableImage = compile(&world.rules, direction, family).unwrap();
            for packet in packets_near_edges(world, direction, family, seed, count) {
                let expected = decide(
                    &world.rules,
                    &world.members,
                    direction,
                    &packet,
                    &exemptions,
                );
                if expected.reason == Reason::Metadata {
                    continue; // decided before the table is asked
                }
                let remote = match direction {
                    Direction::Ingress => packet.source,
                    Direction::Egress => packet.destination,
                };
                let identity =
                    identity_row(&world.rules, direction, world.members.groups_of(remote));
                let found = image.lookup(&packet, &identity);
                assert_eq!(found, expected, "{direction:?} {packet:?}");
                seen.note(direction, family, expected.policy, expected.reason);
            }
        }
    }
    let Ends { v4, v6 } = estate::ends(world);
    assert!(
        !v4.is_empty() && !v6.is_empty(),
        "there were edges to be near to"
    );
}

#[derive(Default)]
struct Seen {
    outcomes: BTreeMap<(Direction, Family, Outcome), u32>,
    highest_rule: u16,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Outcome {
    Inner(Policy),
    Rule(Policy),
    Default(Policy),
}

impl Seen {
    fn note(&mut self, direction: Direction, family: Family, policy: Policy, reason: Reason) {
        let outcome = match reason {
            Reason::InnerAccess => Outcome::Inner(policy),
            Reason::Rule { index } => {
                self.highest_rule = self.highest_rule.max(index);
                Outcome::Rule(policy)
            }
            Reason::Default => Outcome::Default(policy),
            other => panic!("{other:?} is no answer of a table"),
        };
        *self
            .outcomes
            .entry((direction, family, outcome))
            .or_default() += 1;
    }
}
