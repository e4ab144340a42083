//! Many ENIs on one host: what one change costs does not grow with those that it does not touch.

mod region;

use std::time::Instant;

use region::{Estate, Region};
use testkit::{kernel_suite_or_skip, text};

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

    let begin = Instant::now();
    let removed = region.remove();
    println!("removed in {:?}", begin.elapsed());
    assert_eq!(removed.left, Vec::<String>::new());
}
