//! Random worlds with traffic of every kind: nothing panics, every reason comes up, and what the stateful
//! reading says agrees with what the plain one would.

use header_space::Direction;
use header_space::frame::{Frame, Payload};
use secgroup::{FlowTable, Policy, Reason, Stage, Verdict, decide};
use testkit::{FrameSource, Outcomes, Random, World};

#[test]
fn every_reason_comes_up_and_agrees_with_the_plain_reading() {
    let mut outcomes = Outcomes::default();
    for seed in 0..300 {
        let mut random = Random::new(seed);
        let mut world = World::random(&mut random);
        let mut source = FrameSource::new(&world);
        let (mut table, mut rules) = (FlowTable::new(64, 16), world.rules());
        let (mut version, mut now) = (1, 1_000);
        for step in 0..400 {
            if step % 50 == 49 {
                world.change(&mut random);
                rules = world.rules();
                source = source.for_changed(&world);
                version += 1;
            }
            now += random.pick(&[0, 0, 0, 0, 0, 0, 1, 5, 40]);
            let (direction, frame) = source.next(&world, &mut random);
            let verdict = table.judge(
                now,
                &world.interface,
                &rules,
                version,
                &world.members,
                direction,
                &frame,
            );
            outcomes.note(verdict);
            if verdict.policy == Policy::Drop && random.chance(80) {
                source.forget_latest();
            }
            assert_agrees_with_its_reason(verdict);
            if matches!(
                verdict.reason.stage(),
                Stage::InnerAccess | Stage::Rules | Stage::Default
            ) || verdict.reason == Reason::Smtp
            {
                let plain = plain_reading(&world, &rules, direction, &frame);
                // A drop may also be that of an earlier packet of the flow, judged again.
                assert!(
                    plain == verdict || (verdict.policy == Policy::Drop && version > 1),
                    "{verdict:?}, plainly {plain:?}"
                );
            }
        }
    }
    println!("{outcomes}");
    let rare = outcomes.rarer_than(20);
    assert_eq!(
        rare,
        [Reason::NoPolicy],
        "these came up too rarely\n{outcomes}"
    );
}

fn plain_reading(
    world: &World,
    rules: &secgroup::EffectiveRules,
    direction: Direction,
    frame: &[u8],
) -> Verdict {
    let frame = Frame::parse(frame).expect("it came as far as the rules");
    let Payload::Ip(packet) = frame.payload else {
        panic!("ARP came as far as the rules")
    };
    decide(
        rules,
        &world.members,
        direction,
        &packet.tuple,
        &world.interface.exemptions,
    )
}

fn assert_agrees_with_its_reason(verdict: Verdict) {
    let expected = match verdict.reason {
        Reason::FragmentFollows
        | Reason::Arp
        | Reason::NeighbourDiscovery
        | Reason::Dhcp
        | Reason::Metadata
        | Reason::RelatedIcmp
        | Reason::PathMtu
        | Reason::Established
        | Reason::InnerAccess => Policy::Accept,
        Reason::Rule { .. } | Reason::Default => verdict.policy,
        _ => Policy::Drop,
    };
    assert_eq!(verdict.policy, expected, "{verdict:?}");
}
