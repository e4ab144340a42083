//! What one decision costs: the plain reading and the table look-up, for a packet that the last rule decides.

use std::hint::black_box;
use std::net::IpAddr;
use std::time::Instant;

use cloud_id::SecurityGroupId;
use dataplane_abi::Row;
use header_space::{Direction, Family};
use secgroup::{Exemptions, Members, decide};

use crate::curve::{Chart, Curve, Scale};
use crate::policy;
use crate::report::{Report, Row as Line, Sample};

/// Measures both at 1, 100 and 1,000 rules, and at some more for the curves.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    let mut at_one_rule = None;
    let mut curves = [Vec::new(), Vec::new(), Vec::new()];
    for count in [1, 3, 10, 30, 100, 300, 1_000] {
        let rules = policy::rules(count);
        let packet = policy::packet_of_last();
        let plain = nanoseconds(|| {
            black_box(decide(
                black_box(&rules),
                &Nobody,
                Direction::Ingress,
                black_box(&packet),
                &Exemptions::default(),
            ));
        });
        let image = rule_compiler::compile(&rules, Direction::Ingress, Family::V4)
            .expect("a table holds 1,000 rules");
        let nobody = Row::default();
        let looked_up = nanoseconds(|| {
            black_box(black_box(&image).lookup(black_box(&packet), &nobody));
        });
        let compiled = nanoseconds(|| {
            black_box(
                rule_compiler::compile(black_box(&rules), Direction::Ingress, Family::V4).is_ok(),
            );
        });
        for (curve, sample) in curves.iter_mut().zip([plain, looked_up, compiled]) {
            curve.push((f64::from(count), sample.median));
        }
        if ![1, 100, 1_000].contains(&count) {
            continue;
        }
        report.add(Line {
            id: format!("decide-{count}"),
            area: "meaning".into(),
            what: format!("decide, last of {count} rules"),
            value: plain.median,
            unit: "ns".into(),
            runs: plain.runs,
            spread: plain.spread,
            ..Line::default()
        });

        let one_rule = *at_one_rule.get_or_insert(looked_up.median);
        report.add(Line {
            id: format!("lookup-{count}"),
            area: "meaning".into(),
            what: format!("table look-up, last of {count} rules"),
            value: looked_up.median,
            unit: "ns".into(),
            peer: Some("decide over the same rules".into()),
            peer_value: Some(plain.median),
            ratio: Some(plain.median / looked_up.median),
            runs: looked_up.runs,
            spread: looked_up.spread,
            ..Line::default()
        });
        report.add(Line {
            id: format!("lookup-flat-{count}"),
            area: "meaning".into(),
            what: format!("table look-up, 1 rule against {count}"),
            value: one_rule / looked_up.median,
            unit: "of 1 rule".into(),
            peer: Some("the same look-up over 1 rule".into()),
            peer_value: Some(one_rule),
            ratio: Some(one_rule / looked_up.median),
            runs: looked_up.runs,
            spread: looked_up.spread,
            ..Line::default()
        });
        report.add(Line {
            id: format!("compile-{count}"),
            area: "meaning".into(),
            what: format!("compile a table of {count} rules"),
            value: compiled.median / 1_000.0,
            unit: "µs".into(),
            runs: compiled.runs,
            spread: compiled.spread,
            ..Line::default()
        });
    }
    let [plain, looked_up, compiled] = curves;
    Chart {
        title: "One decision by the rules of its ENI, the last one matches",
        x: "rules",
        y: "nanoseconds",
        scale: Scale::Logarithmic,
        curves: vec![
            Curve::new("the plain reading (decide)", plain),
            Curve::new("look-up in the compiled table", looked_up),
        ],
    }
    .write("decide-by-rules")?;
    Chart {
        title: "Compiling the table of an ENI",
        x: "rules",
        y: "microseconds",
        scale: Scale::Linear,
        curves: vec![Curve::new(
            "one direction, IPv4",
            compiled
                .into_iter()
                .map(|(rules, time)| (rules, time / 1e3))
                .collect(),
        )],
    }
    .write("compile-by-rules")
}

/// Nanoseconds of one call: each run times enough calls to take about five milliseconds.
fn nanoseconds(mut call: impl FnMut()) -> Sample {
    let mut calls = 1_u32;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| call());
        if start.elapsed().as_millis() >= 5 || calls >= 1 << 24 {
            break;
        }
        calls *= 2;
    }
    let run = || {
        let start = Instant::now();
        (0..calls).for_each(|_| call());
        start.elapsed().as_nanos() as f64 / f64::from(calls)
    };
    Sample::of(std::iter::repeat_with(run).take(41).collect())
}

/// A routing domain without members.
struct Nobody;

impl Members for Nobody {
    fn groups_of(&self, _: IpAddr) -> &[SecurityGroupId] {
        &[]
    }
}
