//! What a RAM decision costs, context building included, beside Cedar over equivalent policies.

#[cfg(feature = "cedar")]
mod cedar;
mod workload;

use std::hint::black_box;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Instant;

use cloud_id::{AccountId, Timestamp};
use ram::{
    ActionName, AttachedPolicy, CidrInRange, CompiledLayer, Context, Dialect, DocumentKind,
    KnownKey, PoliciesInForce, PolicyDocument, Principal, Request, Resource, authorize,
};

use crate::report::{Report, Row, Sample};
use workload::{Call, Workload};

/// How many statements, and the nanoseconds that half of the decisions must not exceed.
const SIZES: [(usize, f64); 3] = [(10, 400.0), (100, 600.0), (1_000, 1_000.0)];
/// What the worst decision over 1,000 statements may take.
const WORST_NS: f64 = 25_000.0;

/// A kind of worst case: its id, what it is, and how many statements make it.
type Worst = (&'static str, &'static str, fn(usize) -> Workload);

/// Measures the rows of `ram`.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    for (statements, target) in SIZES {
        let workload = Workload::spread(statements);
        let sample = decide_all(&workload)?;
        let peer = peer_of(&workload)?;
        report.add(Row {
            id: format!("ram-{statements}"),
            what: format!("RAM decision, {statements} statements, p50"),
            target: Some(format!("≤ {target:.0} ns")),
            met: Some(peer.is_some() && sample.median <= target),
            ..row(sample, peer)
        });
    }
    let kinds: [Worst; 2] = [
        ("worst", "each has the action", Workload::worst),
        (
            "worst-conditions",
            "each has action and resource",
            Workload::worst_conditions,
        ),
    ];
    for (id, what, workload) in kinds {
        for (statements, _) in SIZES {
            let workload = workload(statements);
            let sample = decide_all(&workload)?;
            let peer = peer_of(&workload)?;
            let is_bounded = statements == 1_000;
            report.add(Row {
                id: format!("ram-{id}-{statements}"),
                what: format!("RAM decision, {statements} statements, {what}"),
                target: is_bounded.then(|| format!("≤ {WORST_NS:.0} ns")),
                met: is_bounded.then_some(peer.is_some() && sample.median <= WORST_NS),
                ..row(sample, peer)
            });
        }
    }
    let workload = Workload::spread(1_000);
    let policies = policies(&workload)?;
    let compiled = nanoseconds(1, || {
        black_box(CompiledLayer::new(
            black_box(&policies),
            CidrInRange::default(),
        ));
    });
    report.add(Row {
        id: "ram-compile-1000".into(),
        area: "ram".into(),
        what: "compile the policies of a principal, 1,000 statements".into(),
        value: compiled.median / 1_000.0,
        unit: "µs".into(),
        runs: compiled.runs,
        spread: compiled.spread,
        ..Row::default()
    });
    Ok(())
}

fn row(sample: Sample, peer: Option<Sample>) -> Row {
    Row {
        area: "ram".into(),
        value: sample.median,
        unit: "ns".into(),
        peer: Some(match peer {
            Some(_) => "cedar-policy, request prebuilt".into(),
            None => "cedar-policy: built without it, see scripts/bench".into(),
        }),
        peer_value: peer.map(|peer| peer.median),
        ratio: peer.map(|peer| peer.median / sample.median),
        runs: sample.runs,
        spread: sample.spread,
        ..Row::default()
    }
}

#[cfg(feature = "cedar")]
fn peer_of(workload: &Workload) -> Result<Option<Sample>, String> {
    cedar::decide_all(workload).map(Some)
}

#[cfg(not(feature = "cedar"))]
#[allow(clippy::unnecessary_wraps)]
fn peer_of(_: &Workload) -> Result<Option<Sample>, String> {
    Ok(None)
}

/// Nanoseconds of one decision over all calls of a workload, each with a context of its own.
fn decide_all(workload: &Workload) -> Result<Sample, String> {
    let layer = CompiledLayer::new(&policies(workload)?, CidrInRange::default());
    let in_force = PoliciesInForce {
        control: &[],
        session: None,
        account: &layer,
        resource_groups: &[],
    };
    let account = AccountId::new(1_234_567_890_123_456).map_err(|error| error.to_string())?;
    let principal = Principal::user(account, "operator");
    let actions: Vec<ActionName> = workload
        .calls
        .iter()
        .map(|call| ActionName::new(&call.action))
        .collect();
    let decide = |call: &Call, action: &ActionName| {
        let mut context = Context::new();
        context
            .set(KnownKey::SourceIp, IpAddr::V4(Ipv4Addr::from(call.source)))
            .set(KnownKey::SecureTransport, true)
            .set(
                KnownKey::CurrentTime,
                Timestamp::from_unix_secs(1_790_000_000),
            )
            .set(KnownKey::InstanceType, call.instance_type.as_str());
        let request = Request {
            principal: &principal,
            action,
            resources: &[Resource::of(account, &call.arn)],
            context: &context,
        };
        authorize(&request, &in_force).is_allowed()
    };
    for (call, action) in workload.calls.iter().zip(&actions) {
        if !decide(call, action) {
            return Err(format!("{} is not allowed", call.action));
        }
    }
    Ok(nanoseconds(workload.calls.len(), || {
        for (call, action) in workload.calls.iter().zip(&actions) {
            black_box(decide(black_box(call), black_box(action)));
        }
    }))
}

fn policies(workload: &Workload) -> Result<Vec<AttachedPolicy>, String> {
    workload
        .documents()
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let document = PolicyDocument::parse(text, DocumentKind::Identity, Dialect::Strict)
                .map_err(|error| error.to_string())?;
            Ok(AttachedPolicy::itself(&format!("policy-{at}"), document))
        })
        .collect()
}

/// Nanoseconds of one of so many things that a call does. A run is shorter than a slice of the scheduler, so that
/// most are not interrupted on a busy machine.
fn nanoseconds(things: usize, mut call: impl FnMut()) -> Sample {
    let mut calls = 1_u32;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| call());
        if start.elapsed().as_micros() >= 200 || calls >= 1 << 20 {
            break;
        }
        calls *= 2;
    }
    let run = || {
        let start = Instant::now();
        (0..calls).for_each(|_| call());
        start.elapsed().as_nanos() as f64 / f64::from(calls) / things as f64
    };
    Sample::of(std::iter::repeat_with(run).take(401).collect())
}
