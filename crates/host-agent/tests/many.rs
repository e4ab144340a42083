//! Many ENIs on one host: what one change costs does not grow with those that it does not touch.

mod region;

use std::time::Instant;

use region::{Estate, Region};
use testkit::{Random, kernel_suite_or_skip, text};

/// As many as make a loop over all of them show; more by the environment, to measure.
fn count() -> u32 {
    let given = std::env::var("KANMON_ENIS").ok();
    given
        .map_or(100, |count| count.parse().expect("KANMON_ENIS is a number"))
        .max(2)
}

fn id(number: u32) -> String {
    format!("i-{number:04}")
}

/// Kernel writes of one change: counts, which no load on the machine alters.
#[test]
fn what_a_change_writes_does_not_grow_with_the_enis_it_leaves_alone() {
    if !kernel_suite_or_skip("host-agent many") {
        return;
    }
    let mut region = Region::start();
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", text::basic("sg-1", "1 accept tcp 80 sg-2"));
    estate.group("vpc-1", text::basic("sg-2", "1 accept tcp 22 0.0.0.0/0"));
    let mut seen = Vec::new();
    for size in [3, 24] {
        for number in estate.state().enis.len() as u32..size {
            let address = format!("10.0.0.{}", number + 1);
            let groups: &[&str] = match number {
                0 => &["sg-1", "sg-2"],
                _ => &["sg-1"],
            };
            estate.instance(&id(number), "vpc-1", &[&address], groups);
        }
        let mut before = region.apply(&estate).writes;
        let mut written_by = |estate: &Estate| {
            let now = region.apply(estate).writes;
            let calls = now.system_calls - before.system_calls;
            let stores = now.stores - before.stores;
            before = now;
            (calls, stores)
        };
        let set = |estate: &mut Estate, groups: &[&str]| {
            estate.change_eni("eni-0001", |eni| {
                eni.groups = groups.iter().map(|id| id.parse().expect("an id")).collect();
            });
        };
        set(&mut estate, &["sg-1", "sg-2"]);
        let join = written_by(&estate);
        set(&mut estate, &["sg-1"]);
        let leave = written_by(&estate);
        // One address; the count; of its own line the generation, the line and the generation again.
        assert_eq!((join, leave), ((1, 4), (1, 4)), "with {size} ENIs");
        estate.group("vpc-1", text::basic("sg-2", "1 accept tcp 23 0.0.0.0/0"));
        let rule = written_by(&estate);
        estate.group("vpc-1", text::basic("sg-2", "1 accept tcp 22 0.0.0.0/0"));
        seen.push((rule, written_by(&estate)));
        assert_eq!(written_by(&estate), (0, 0), "nothing has changed");
    }
    println!("a rule of one ENI: {seen:?}");
    assert_eq!(seen[0], seen[1], "the rule concerns one ENI in both");
    assert!(seen[0].0.0 <= 4, "identities of a table: {seen:?}");
}

#[test]
fn many_instances_come_change_and_go() {
    if !kernel_suite_or_skip("host-agent many") {
        return;
    }
    let mut region = Region::start();
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    let open = |port| format!("1 accept tcp {port} 0.0.0.0/0");
    estate.group("vpc-1", text::basic("sg-1", &open(22)));
    estate.group("vpc-1", text::basic("sg-2", "1 accept tcp 80 sg-1"));
    for number in 0..count() {
        let address = format!("10.0.{}.{}", number / 200, number % 200 + 1);
        let groups: &[&str] = if number == 0 {
            &["sg-1", "sg-2"]
        } else {
            &["sg-1"]
        };
        estate.instance(&id(number), "vpc-1", &[&address], groups);
    }
    let begin = Instant::now();
    let report = region.apply(&estate);
    println!("made {} in {:?}", count(), begin.elapsed());
    assert_eq!(report.enis.len(), count() as usize);

    let mut times = Vec::new();
    for turn in 0..50 {
        estate.group("vpc-1", text::basic("sg-1", &open(1_000 + turn)));
        let begin = Instant::now();
        region.apply(&estate);
        times.push(begin.elapsed());
    }
    times.sort();
    println!("rule change: {:?} {:?}", times[25], times[49]);

    let mut times = Vec::new();
    for turn in 0..100 {
        let groups: &[&str] = if turn % 2 == 0 {
            &["sg-1", "sg-2"]
        } else {
            &["sg-1"]
        };
        estate.change_eni(&id(1).replacen("i-", "eni-", 1), |eni| {
            eni.groups = groups.iter().map(|id| id.parse().expect("an id")).collect();
        });
        let begin = Instant::now();
        region.apply(&estate);
        times.push(begin.elapsed());
    }
    times.sort();
    println!("join or leave: {:?} {:?}", times[50], times[99]);

    let half = count() / 2;
    for number in 0..half {
        estate.delete_instance(&id(number));
    }
    let begin = Instant::now();
    let report = region.apply(&estate);
    println!("released {half} in {:?}", begin.elapsed());
    assert_eq!(report.enis.len(), (count() - half) as usize);

    let begin = Instant::now();
    let removed = region.remove();
    println!("removed in {:?}", begin.elapsed());
    assert_eq!(removed.left, Vec::<String>::new());
}

/// What changes left in the kernel, one after the other, is what an agent that sees everything for the first time would
/// write: it writes nothing.
#[test]
fn an_agent_that_comes_anew_has_nothing_to_write_behind_any_changes() {
    if !kernel_suite_or_skip("host-agent many") {
        return;
    }
    let mut random = Random::new(20_261_124);
    let mut region = Region::start();
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    let groups = ["sg-1", "sg-2", "sg-3", "sg-4"];
    for id in groups {
        estate.group("vpc-1", text::basic(id, "1 accept tcp 22 0.0.0.0/0"));
    }
    for number in 0..6 {
        let address = format!("10.0.0.{}", number + 1);
        let of_it = groups[number as usize % groups.len()];
        estate.instance(&id(number), "vpc-1", &[&address], &[of_it]);
    }
    region.apply(&estate);
    let (mut memberships, mut rules) = (0, 0);
    for _ in 0..12 {
        let mut report = None;
        for _ in 0..60 {
            let change = random.below(3);
            if change != 0 {
                let eni = format!("eni-{:04}", random.below(6));
                let mut some: Vec<&str> =
                    groups.into_iter().filter(|_| random.chance(40)).collect();
                if some.is_empty() {
                    some.push(random.pick(&groups));
                }
                let some = some.iter().map(|id| id.parse().expect("an id"));
                let some = some.collect();
                estate.change_eni(&eni, |eni| eni.groups = some);
                memberships += 1;
            }
            if change != 1 {
                let (id, port) = (random.pick(&groups), random.below(40) + 1);
                let peer = match random.below(3) {
                    0 => "10.0.0.0/16",
                    _ => random.pick(&groups),
                };
                let lines = format!("1 accept tcp {port} {peer}\n2 accept udp 53 0.0.0.0/0");
                let lines = match peer == id {
                    true => "1 accept tcp 22 0.0.0.0/0".to_owned(),
                    false => lines,
                };
                estate.group("vpc-1", text::basic(id, &lines));
                rules += 1;
            }
            report = Some(region.apply(&estate));
        }
        let before = report.expect("there were changes").enis;
        region.kill_agent();
        region.start_agent();
        let anew = region.apply(&estate);
        assert_eq!(anew.writes.system_calls, 0, "addresses and identities");
        assert_eq!(anew.enis, before, "generations, and so tables");
    }
    assert!(memberships > 200 && rules > 200);
}
