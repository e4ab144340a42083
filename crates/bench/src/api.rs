//! The API over loopback, beside moto in the same run: how fast it answers, and that it stays so as the estate grows.

use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::curve::{Chart, Curve, Scale};
use crate::estate::{FULL, Network, Size};
use crate::load::{Check, Load, Slice};
use crate::moto::{self, Moto};
use crate::region::{Client, Region, at, authorize, row};
use crate::report::{Report, Row, Sample};

/// All rows of the area that are about calls.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    starts(report)?;
    let empty = Kanmon::new()?;
    let mut full = Kanmon::new()?;
    grown(report, &mut full)?;
    let moto = Moto::start().and_then(MotoSide::new);
    if let Err(why) = &moto {
        eprintln!("api: without moto: {why}");
    }
    rates(report, &empty, &full, &moto)?;
    by_rules(&empty)?;
    pages(report, &full)?;
    kept(report, full)
}

/// Describing and changing alone, over an empty store and without the peer: for work on their cost.
pub(crate) fn measure_calls(report: &mut Report) -> Result<(), String> {
    let region = Kanmon::new()?;
    for kind in [Kind::Describe, Kind::Change] {
        for connections in CONNECTIONS {
            let mut load = region.load(connections)?;
            let mut rates = Vec::new();
            for _ in 0..=ROUNDS {
                rates.push(region.slice(kind, &mut load)?.rate);
            }
            let sample = Sample::of(rates.split_off(1));
            let what = format!("{}, {connections} connections", kind.what());
            let id = format!("calls-{}-{connections}", kind.id());
            report.add(row(&id, "calls", &what, sample, "1/s"));
        }
    }
    trail(report, &region)
}

/// Changes alone, over an empty store and a full one in turn, with what they cost the processors: for work on that.
pub(crate) fn measure_changes(report: &mut Report) -> Result<(), String> {
    let mut full = Kanmon::new()?;
    full.network.grow(&full.region, FULL)?;
    let sides = [("empty", Kanmon::new()?), ("full", full)];
    for connections in CONNECTIONS {
        let mut loads = Vec::new();
        for (_, side) in &sides {
            loads.push(side.load(connections)?);
        }
        let mut found = [(Vec::new(), Vec::new()), (Vec::new(), Vec::new())];
        for round in 0..=ROUNDS {
            for (at, (_, side)) in sides.iter().enumerate() {
                let before = side.region.used_micros()?;
                let slice = side.change(&mut loads[at])?;
                let used = side.region.used_micros()? - before;
                if round > 0 {
                    found[at].0.push(slice.rate);
                    found[at].1.push(used / slice.milliseconds.len() as f64);
                }
            }
        }
        let ratios = found[0].0.iter().zip(&found[1].0);
        let ratio = Sample::of(ratios.map(|(empty, full)| full / empty).collect());
        for ((name, _), (rates, used)) in sides.iter().zip(found) {
            let what = format!("durable rule change, {connections} connections, {name}");
            let id = format!("changes-{connections}-{name}");
            let mut rates = row(&id, "changes", &what, Sample::of(rates), "1/s");
            rates.ratio = (*name == "full").then_some(ratio.median);
            report.add(rates);
            let (what, id) = (format!("{what}, processor time"), format!("{id}-used"));
            report.add(row(&id, "changes", &what, Sample::of(used), "us"));
        }
    }
    Ok(())
}

/// What the audit trail costs who asks it: an event that is not there, looked for to the end of what all the calls
/// before left behind.
fn trail(report: &mut Report, region: &Kanmon) -> Result<(), String> {
    let mut client = region.region.client()?;
    let (mut milliseconds, mut pages, mut token) = (Vec::new(), 0, String::new());
    loop {
        let query = [
            ("LookupAttribute.1.Key", "User"),
            ("LookupAttribute.1.Value", "nobody"),
            ("NextToken", &*token),
        ];
        let begin = Instant::now();
        let answer = client.call("actiontrail", "LookupEvents", &query)?;
        milliseconds.push(begin.elapsed().as_secs_f64() * 1e3);
        pages += 1;
        match answer["NextToken"].as_str() {
            Some(next) => next.clone_into(&mut token),
            None => break,
        }
    }
    let what = format!("LookupEvents of 10,000 entries, worst page of {pages}");
    let mut sample = Sample::of(milliseconds.clone());
    sample.median = at(&milliseconds, 1.0);
    report.add(row("trail-page", "calls", &what, sample, "ms"));
    let whole = Sample::of(vec![milliseconds.iter().sum::<f64>() / 1e3]);
    report.add(row(
        "trail-whole",
        "calls",
        "the whole trail looked through",
        whole,
        "s",
    ));
    let verified = Sample::of(vec![region.region.verify_trail()?.as_secs_f64()]);
    let what = "kanmon audit-log verify, the same trail";
    report.add(row("trail-verify", "calls", what, verified, "s"));
    Ok(())
}

/// `kanmon up` on an empty directory.
fn starts(report: &mut Report) -> Result<(), String> {
    let starts =
        (0..5).map(|_| Region::start("none").map(|it| it.started_in().as_secs_f64() * 1e3));
    let starts = Sample::of(starts.collect::<Result<Vec<f64>, String>>()?);
    let mut row = row(
        "up",
        "api",
        "kanmon up, empty directory to first answer",
        starts,
        "ms",
    );
    at_most(&mut row, 1_000.0, "ms");
    report.add(row);
    Ok(())
}

/// Fills a store step by step, and draws what calls cost on the way.
fn grown(report: &mut Report, full: &mut Kanmon) -> Result<(), String> {
    let (mut changes, mut reads, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    let (mut filled, mut describe, mut change) = (Duration::ZERO, full.load(16)?, full.load(16)?);
    for enis in [0, 1_000, 2_500, 5_000, FULL.enis] {
        let size = Size {
            groups: enis / 10,
            enis,
            ..FULL
        };
        let begin = Instant::now();
        full.network.grow(&full.region, size)?;
        filled += begin.elapsed();
        full.describe(&mut describe)?; // warms up
        let mut rates = [Vec::new(), Vec::new()];
        for _ in 0..3 {
            rates[0].push(full.describe(&mut describe)?.rate);
            rates[1].push(full.change(&mut change)?.rate);
        }
        let [read, write] = rates.map(|rates| Sample::of(rates).median);
        reads.push((enis as f64, read));
        changes.push((enis as f64, write));
        memory.push((enis as f64, full.region.resident_mib()?));
    }
    let filled = Sample::of(vec![filled.as_secs_f64()]);
    report.add(row(
        "fill",
        "api",
        "making 10,000 ENIs, 1,000 groups, 100,000 rules by calls",
        filled,
        "s",
    ));
    Chart {
        title: "Calls as the estate grows, 16 connections",
        x: "ENIs in the estate (a tenth as many groups, ten times as many rules)",
        y: "calls per second",
        scale: Scale::Linear,
        curves: vec![
            Curve::new("describe a 60-rule group", reads),
            Curve::new("durable rule change", changes),
        ],
    }
    .write("api-by-enis")?;
    Chart {
        title: "Memory as the estate grows",
        x: "ENIs in the estate (a tenth as many groups, ten times as many rules)",
        y: "MiB in use by the process",
        scale: Scale::Linear,
        curves: vec![Curve::new("kanmon up --enforce none", memory)],
    }
    .write("memory-by-enis")
}

/// Rates at 1, 16 and 64 connections: an empty store, a full one and moto in turn.
fn rates(
    report: &mut Report,
    empty: &Kanmon,
    full: &Kanmon,
    moto: &Result<MotoSide, String>,
) -> Result<(), String> {
    let mut found = Vec::new();
    for kind in [Kind::Describe, Kind::Change] {
        for connections in CONNECTIONS {
            let mut sides: Vec<(&dyn Side, Load)> = vec![
                (empty, Load::new(empty.address(), connections)?),
                (full, Load::new(full.address(), connections)?),
            ];
            if let Ok(moto) = moto {
                sides.push((moto, Load::new(moto.address(), connections)?));
            }
            let mut slices: Vec<Vec<Slice>> = sides.iter().map(|_| Vec::new()).collect();
            for round in 0..=ROUNDS {
                let mut order: Vec<usize> = (0..sides.len()).collect();
                if round % 2 == 1 {
                    order.reverse();
                }
                for at in order {
                    let (side, load) = &mut sides[at];
                    let slice = side.slice(kind, load)?;
                    // The first round warms up and tells how many requests to prepare.
                    if round > 0 {
                        slices[at].push(slice);
                    }
                }
            }
            found.push(Found {
                kind,
                connections,
                slices,
            });
        }
    }
    for kind in [Kind::Describe, Kind::Change] {
        let of_kind: Vec<&Found> = found.iter().filter(|it| it.kind == kind).collect();
        let best = of_kind
            .iter()
            .filter_map(|it| it.rate_of(MOTO))
            .max_by(f64::total_cmp);
        for found in &of_kind {
            found.rows(report, best, moto.as_ref().err());
        }
        let curve = |side: usize, name: &str| {
            let points = of_kind
                .iter()
                .filter_map(|it| Some((it.connections as f64, it.rate_of(side)?)));
            Curve::new(name, points.collect())
        };
        Chart {
            title: kind.what(),
            x: "connections",
            y: "calls per second",
            scale: Scale::Logarithmic,
            curves: vec![
                curve(EMPTY, "Kanmon, nothing else in the store"),
                curve(FULL_STORE, "Kanmon, 10,000 ENIs and 100,000 rules"),
                curve(MOTO, "moto"),
            ],
        }
        .write(&format!("{}-by-connections", kind.id()))?;
    }
    Ok(())
}

/// What describing costs by the rules of the group.
fn by_rules(region: &Kanmon) -> Result<(), String> {
    let mut points = Vec::new();
    let mut client = region.region.client()?;
    for rules in [1, 10, 30, 60, 100, 200] {
        let group = region.network.group_of(&mut client, rules)?;
        let reference = Reference::of(&mut client, &group)?;
        let mut load = region.load(16)?;
        let mut rates = Vec::new();
        for round in 0..4 {
            let slice = load.run(
                SLICE,
                |_, _| describe(&mut client, &group),
                reference.check(),
            )?;
            if round > 0 {
                rates.push(slice.rate);
            }
        }
        points.push((rules as f64, Sample::of(rates).median));
    }
    Chart {
        title: "Describing a group by its rules, 16 connections",
        x: "rules in the group",
        y: "calls per second",
        scale: Scale::Linear,
        curves: vec![Curve::new("Kanmon", points)],
    }
    .write("describe-by-rules")
}

/// A page of a hundred groups by tag, of which half of the thousand have it.
fn pages(report: &mut Report, full: &Kanmon) -> Result<(), String> {
    let mut client = full.region.client()?;
    let query = [
        ("Tag.1.Key", "half"),
        ("Tag.1.Value", "even"),
        ("MaxResults", "100"),
    ];
    let first = client.call("ecs", "DescribeSecurityGroups", &query)?;
    let shown = first["SecurityGroups"]["SecurityGroup"]
        .as_array()
        .map_or(0, Vec::len);
    if (shown, first["TotalCount"].as_i64()) != (100, Some(500)) {
        return Err(format!(
            "a page by tag has {shown} groups of {}",
            first["TotalCount"]
        ));
    }
    let mut load = full.load(1)?;
    let mut milliseconds = Vec::new();
    while milliseconds.len() < 2_000 {
        let page = |_, _| client.request("ecs", "DescribeSecurityGroups", &query);
        let slice = load.run(SLICE, page, Rc::new(|body: &[u8]| body.len() > 10_000))?;
        milliseconds.extend(slice.milliseconds);
    }
    let mut sample = Sample::of(milliseconds.clone());
    sample.median = at(&milliseconds, 0.99);
    let what = "page of 100 groups by tag among 1,000, p99";
    let mut row = row("page-p99", "api", what, sample, "ms");
    at_most(&mut row, 5.0, "ms");
    report.add(row);
    Ok(())
}

/// Memory with the full store, before and after a restart, and how long that takes.
fn kept(report: &mut Report, mut full: Kanmon) -> Result<(), String> {
    let stored = Sample::of(vec![full.region.stored_mib()]);
    report.add(row(
        "stored",
        "api",
        "file of the store after all of this",
        stored,
        "MiB",
    ));
    let used = Sample::of(vec![full.region.resident_mib()?]);
    let mut of_run = row(
        "memory",
        "api",
        "memory, 10,000 ENIs and 100,000 rules, after the load",
        used,
        "MiB",
    );
    at_most(&mut of_run, 512.0, "MiB");
    report.add(of_run);
    for (id, what, is_killed) in [
        ("restart", "start with 10,000 ENIs and 100,000 rules", false),
        ("restart-killed", "the same after kill -9", true),
    ] {
        let mut times = Vec::new();
        for _ in 0..3 {
            full.region.restart(is_killed)?;
            times.push(full.region.started_in().as_secs_f64() * 1e3);
        }
        let mut of_start = row(id, "api", what, Sample::of(times), "ms");
        at_most(&mut of_start, 3_000.0, "ms");
        report.add(of_start);
    }
    let used = Sample::of(vec![full.region.resident_mib()?]);
    let mut of_start = row(
        "memory-start",
        "api",
        "memory with that store after a start",
        used,
        "MiB",
    );
    at_most(&mut of_start, 512.0, "MiB");
    report.add(of_start);
    Ok(())
}

fn at_most(row: &mut Row, target: f64, unit: &str) {
    row.target = Some(format!("<= {target} {unit}"));
    row.met = Some(row.value <= target);
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Describe,
    Change,
}

impl Kind {
    fn id(self) -> &'static str {
        match self {
            Self::Describe => "describe",
            Self::Change => "change",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Describe => "describe a 60-rule group",
            Self::Change => "durable rule change",
        }
    }

    /// How often moto's best rate.
    fn target(self) -> f64 {
        match self {
            Self::Describe => 100.0,
            Self::Change => 50.0,
        }
    }
}

/// One of those that are measured in turn.
trait Side {
    fn slice(&self, kind: Kind, load: &mut Load) -> Result<Slice, String>;
}

/// A region with one group that is described and others that are changed, one by each connection.
struct Kanmon {
    region: Region,
    network: Network,
    described: String,
    reference: Reference,
    changed: Vec<Changed>,
}

impl Kanmon {
    fn new() -> Result<Self, String> {
        let region = Region::start("none")?;
        let network = Network::new(&region)?;
        let mut client = region.client()?;
        let described = network.group_of(&mut client, 60)?;
        let reference = Reference::of(&mut client, &described)?;
        let changed = (0..MOST)
            .map(|_| network.group(&mut client).map(Changed::new))
            .collect::<Result<Vec<Changed>, String>>()?;
        Ok(Self {
            region,
            network,
            described,
            reference,
            changed,
        })
    }

    fn address(&self) -> &str {
        self.region.address()
    }

    fn load(&self, connections: usize) -> Result<Load, String> {
        Load::new(self.address(), connections)
    }

    fn describe(&self, load: &mut Load) -> Result<Slice, String> {
        let mut client = self.region.client()?;
        let request = |_, _| describe(&mut client, &self.described);
        load.run(SLICE, request, self.reference.check())
    }

    fn change(&self, load: &mut Load) -> Result<Slice, String> {
        let mut client = self.region.client()?;
        let request = |at: usize, number: usize| {
            let changed = &self.changed[at];
            let action = if changed.adds(number) {
                "AuthorizeSecurityGroup"
            } else {
                "RevokeSecurityGroup"
            };
            client.request("ecs", action, &authorize(&changed.group, "22/22"))
        };
        let slice = load.run(SLICE, request, Rc::new(|_: &[u8]| true))?;
        Changed::note(&self.changed, &slice);
        Ok(slice)
    }
}

impl Side for Kanmon {
    fn slice(&self, kind: Kind, load: &mut Load) -> Result<Slice, String> {
        match kind {
            Kind::Describe => self.describe(load),
            Kind::Change => self.change(load),
        }
    }
}

fn describe(client: &mut Client, group: &str) -> Result<Vec<u8>, String> {
    client.request(
        "ecs",
        "DescribeSecurityGroupAttribute",
        &[("SecurityGroupId", group)],
    )
}

/// The right answer to a description: the same every time, but for the id of the request at its beginning.
struct Reference(Vec<u8>);

impl Reference {
    fn of(client: &mut Client, group: &str) -> Result<Self, String> {
        let request = describe(client, group)?;
        client.exchange(&request).map(Self)
    }

    fn check(&self) -> Rc<Check> {
        let expected = self.0.clone();
        Rc::new(move |body: &[u8]| body.len() == expected.len() && body[HEAD..] == expected[HEAD..])
    }
}

/// Where an answer goes on after `{"RequestId":"…"`.
const HEAD: usize = 51;

/// The same with moto: a group that is described and others that are changed.
struct MotoSide {
    moto: Moto,
    described: String,
    reference: Vec<u8>,
    changed: Vec<Changed>,
}

impl MotoSide {
    fn new(moto: Moto) -> Result<Self, String> {
        let described = moto.group("described")?;
        for number in 0..60 {
            let port = (1_000 + number).to_string();
            moto.call(
                "AuthorizeSecurityGroupIngress",
                &moto::rule(&described, &port),
            )?;
        }
        let reference = moto.call("DescribeSecurityGroups", &[("GroupId.1", &described)])?;
        let changed = (0..MOST)
            .map(|number| moto.group(&format!("changed-{number}")).map(Changed::new))
            .collect::<Result<Vec<Changed>, String>>()?;
        Ok(Self {
            moto,
            described,
            reference,
            changed,
        })
    }

    fn address(&self) -> &str {
        self.moto.address()
    }
}

impl Side for MotoSide {
    fn slice(&self, kind: Kind, load: &mut Load) -> Result<Slice, String> {
        match kind {
            Kind::Describe => {
                let request = |_, _| {
                    Ok(moto::request(
                        "DescribeSecurityGroups",
                        &[("GroupId.1", &self.described)],
                    ))
                };
                let expected = self.reference.clone();
                load.run(SLICE, request, Rc::new(move |body: &[u8]| body == expected))
            }
            Kind::Change => {
                let request = |at: usize, number: usize| {
                    let changed = &self.changed[at];
                    let action = match changed.adds(number) {
                        true => "AuthorizeSecurityGroupIngress",
                        false => "RevokeSecurityGroupIngress",
                    };
                    Ok(moto::request(action, &moto::rule(&changed.group, "22")))
                };
                let slice = load.run(SLICE, request, Rc::new(|_: &[u8]| true))?;
                Changed::note(&self.changed, &slice);
                Ok(slice)
            }
        }
    }
}

/// A group that gets a rule and loses it again, in turn, by one connection.
struct Changed {
    group: String,
    changes: std::cell::Cell<usize>,
}

impl Changed {
    fn new(group: String) -> Self {
        Self {
            group,
            changes: std::cell::Cell::new(0),
        }
    }

    /// Whether the change of this number in a slice adds the rule.
    fn adds(&self, number: usize) -> bool {
        (self.changes.get() + number).is_multiple_of(2)
    }

    fn note(all: &[Self], slice: &Slice) {
        for (changed, answered) in all.iter().zip(&slice.answered) {
            changed.changes.set(changed.changes.get() + answered);
        }
    }
}

/// What was found of one kind of call at so many connections: the slices of each side.
struct Found {
    kind: Kind,
    connections: usize,
    slices: Vec<Vec<Slice>>,
}

impl Found {
    fn rates_of(&self, side: usize) -> Vec<f64> {
        self.slices
            .get(side)
            .into_iter()
            .flatten()
            .map(|slice| slice.rate)
            .collect()
    }

    fn rate_of(&self, side: usize) -> Option<f64> {
        let rates = self.rates_of(side);
        (!rates.is_empty()).then(|| Sample::of(rates).median)
    }

    fn rows(&self, report: &mut Report, best: Option<f64>, why_not: Option<&String>) {
        let (id, what) = (self.kind.id(), self.kind.what());
        let at = match self.connections {
            1 => "1 connection".to_owned(),
            more => format!("{more} connections"),
        };
        let sample = Sample::of(self.rates_of(EMPTY));
        // At one connection a change waits for the disk each time; the target is for many at once.
        let is_held = self.kind == Kind::Describe || self.connections == MOST;
        let mut against = row(
            &format!("{id}-{}", self.connections),
            "api",
            &format!("{what}, {at}"),
            sample,
            "1/s",
        );
        against.peer = Some(match why_not {
            None => "moto at its best number of connections".into(),
            Some(why) => format!("moto could not be run: {why}"),
        });
        against.peer_value = best;
        against.ratio = best.map(|best| sample.median / best);
        if is_held {
            against.target = Some(format!(">= {} x moto", self.kind.target()));
            against.met = Some(
                against
                    .ratio
                    .is_some_and(|ratio| ratio >= self.kind.target()),
            );
        }
        report.add(against);
        if self.kind == Kind::Change && self.connections == MOST {
            let mut enough = row(
                "change-64-rate",
                "api",
                &format!("{what}, {at}"),
                sample,
                "1/s",
            );
            enough.target = Some(">= 3000 1/s".into());
            enough.met = Some(sample.median >= 3_000.0);
            report.add(enough);
        }

        let (empty, full) = (self.rates_of(EMPTY), self.rates_of(FULL_STORE));
        let ratios = empty.iter().zip(&full).map(|(empty, full)| full / empty);
        let ratio = Sample::of(ratios.collect());
        let what_full = format!("{what}, {at}, full store");
        let mut flat = row(
            &format!("{id}-{}-full", self.connections),
            "api",
            &what_full,
            Sample::of(full),
            "1/s",
        );
        flat.peer = Some("the same with nothing else in the store".into());
        flat.peer_value = Some(sample.median);
        flat.ratio = Some(ratio.median);
        flat.target = Some(">= 0.9 of the empty store".into());
        flat.met = Some(ratio.median >= 0.9);
        flat.spread = ratio.spread;
        report.add(flat);

        let times: Vec<f64> = self.slices[EMPTY]
            .iter()
            .flat_map(|it| it.milliseconds.iter().copied())
            .collect();
        let mut late = row(
            &format!("{id}-{}-p99", self.connections),
            "api",
            &format!("{what}, {at}, p99"),
            Sample::of(times.clone()),
            "ms",
        );
        late.value = crate::region::at(&times, 0.99);
        if self.kind == Kind::Describe && self.connections == MOST {
            at_most(&mut late, 20.0, "ms");
        }
        report.add(late);
    }
}

const EMPTY: usize = 0;
const FULL_STORE: usize = 1;
const MOTO: usize = 2;

const CONNECTIONS: [usize; 3] = [1, 16, MOST];
const MOST: usize = 64;
const ROUNDS: usize = 7;
const SLICE: Duration = Duration::from_millis(500);
