//! How soon a change is enforced on the host, as the ENIs on it grow: real namespaces, devices and programs.

use std::time::{Duration, Instant};

use crate::curve::{Chart, Curve, Scale};
use crate::region::{Client, Region, at, authorize, row};
use crate::report::{Report, Row, Sample};

/// Rule changes and memberships at 1, 10, 100 and 1,000 ENIs, from the answer, behind which they are durable, to the answer
/// that says they are in the kernel. What the second call itself takes counts too.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    let region = Region::start("ebpf")?;
    let mut host = Host::new(&region)?;
    let mut curves: [Vec<(f64, f64)>; 3] = Default::default();
    for enis in SIZES {
        let begin = Instant::now();
        let more = host.grow_to(enis)?;
        if more > 1 {
            let what = format!("instance called for to its packets passing, {more} at once");
            report.add(each(
                &format!("launch-{more}"),
                &what,
                begin.elapsed(),
                more,
            ));
        }
        for (change, curve) in Change::ALL.into_iter().zip(&mut curves) {
            let (answered, enforced, spent) = host.measure(change, &region)?;
            spent.rows(report, change, enis);
            curve.push((f64::from(enis), at(&enforced, 0.99)));
            if enis == 1 && change == Change::OfOne {
                let what = "rule change sent to answered (committed)";
                report.add(percentile("commit", what, &answered, 0.50));
                report.add(percentile("commit", what, &answered, 0.99));
            }
            if enis == 1 || enis == MOST {
                let id = format!("{}-{enis}", change.id());
                let plural = if enis == 1 { "" } else { "s" };
                let what = format!("{}, {enis} ENI{plural} on the host", change.what());
                report.add(percentile(&id, &what, &enforced, 0.50));
                let mut row = percentile(&id, &what, &enforced, 0.99);
                row.target = Some(format!("<= {} ms", change.target_ms()));
                row.met = Some(row.value <= change.target_ms());
                report.add(row);
            }
        }
    }
    let gone = host.release(RELEASED)?;
    let what = format!("instance's deletion called for to its devices gone, {RELEASED} at once");
    report.add(each("release", &what, gone, RELEASED));
    drop(host);
    let left = MOST - RELEASED;
    let what = format!("kanmon down with {left} instances");
    report.add(each("down", &what, region.end()?, left));
    Chart {
        title: "Answered to enforced in the kernel, 99th percentile",
        x: "ENIs on the host",
        y: "milliseconds",
        scale: Scale::Logarithmic,
        curves: Change::ALL
            .into_iter()
            .zip(curves)
            .map(|(change, points)| Curve::new(change.name(), points))
            .collect(),
    }
    .write("enforced-by-enis")
}

/// What the host's agent has spent so far: counts, which other work on the machine does not alter, and processor time,
/// which it alters little.
struct Spent {
    micros: f64,
    system_calls: f64,
    stores: f64,
}

impl Spent {
    fn of(region: &Region) -> Result<Self, String> {
        Ok(Self {
            micros: region.agent_micros()?,
            system_calls: region.metric("kanmon_host_map_system_calls_total ")?,
            stores: region.metric("kanmon_host_map_stores_total ")?,
        })
    }

    fn since(&self, before: &Self) -> Self {
        Self {
            micros: self.micros - before.micros,
            system_calls: self.system_calls - before.system_calls,
            stores: self.stores - before.stores,
        }
    }

    fn rows(&self, report: &mut Report, change: Change, enis: u32) {
        let changes = f64::from(CHANGES);
        let mut add = |part: &str, what: &str, spent: f64, unit: &str, most: Option<f64>| {
            let id = format!("{}-{enis}-{part}", change.id());
            let plural = if enis == 1 { "" } else { "s" };
            let what = format!("{}, {enis} ENI{plural}: {what}", change.name());
            let mut row = row(&id, "host", &what, Sample::of(vec![spent / changes]), unit);
            row.target = most.map(|most| format!("<= {most} {unit}"));
            row.met = most.map(|most| row.value <= most);
            report.add(row);
        };
        let is_bounded = change == Change::Membership && enis == MOST;
        let most = is_bounded.then_some(2.0);
        let what = "kernel writes by system call";
        add("calls", what, self.system_calls, "each", most);
        let what = "kernel writes through shared memory";
        add("stores", what, self.stores, "each", None);
        let what = "processor time of the agent";
        add("used", what, self.micros, "us each", None);
    }
}

fn each(id: &str, what: &str, took: Duration, things: u32) -> Row {
    let each = took.as_secs_f64() * 1e3 / f64::from(things);
    row(id, "host", what, Sample::of(vec![each]), "ms each")
}

/// What is changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Change {
    /// A rule of a group that one ENI is in.
    OfOne,
    /// A rule of the group that all ENIs are in.
    OfAll,
    /// An ENI joins a group that a rule of all ENIs names, or leaves it. Another ENI is in the same groups already.
    Membership,
}

impl Change {
    const ALL: [Self; 3] = [Self::OfOne, Self::OfAll, Self::Membership];

    fn id(self) -> &'static str {
        match self {
            Self::OfOne => "enforce",
            Self::OfAll => "enforce-shared",
            Self::Membership => "enforce-join",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::OfOne => "rule of one ENI",
            Self::OfAll => "rule of all ENIs",
            Self::Membership => "join or leave",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::OfOne => "rule change answered to enforced",
            Self::OfAll => "the same, all ENIs share the rules",
            Self::Membership => "join or leave answered to enforced",
        }
    }

    /// Source: Kanmon design, performance budget. The first is the target of the whole way, at 1,000 ENIs.
    fn target_ms(self) -> f64 {
        match self {
            Self::OfOne => 10.0,
            Self::OfAll => 50.0,
            Self::Membership => 2.0,
        }
    }
}

/// A region whose ENIs are all in one group.
struct Host {
    client: Client,
    vswitch: String,
    /// All ENIs are in it.
    shared: String,
    /// The first instance is in it.
    own: String,
    /// A rule of `shared` names it.
    named: String,
    instances: Vec<String>,
}

impl Host {
    fn new(region: &Region) -> Result<Self, String> {
        let mut client = region.client()?;
        let vpc = client.text("vpc", "CreateVpc", &[("CidrBlock", "10.0.0.0/8")], "VpcId")?;
        let zone = format!("{}-h", region.id());
        let vswitch = [
            ("VpcId", vpc.as_str()),
            ("ZoneId", &zone),
            ("CidrBlock", "10.64.0.0/16"),
        ];
        let vswitch = client.text("vpc", "CreateVSwitch", &vswitch, "VSwitchId")?;
        let mut group = || {
            let vpc = [("VpcId", vpc.as_str())];
            client.text("ecs", "CreateSecurityGroup", &vpc, "SecurityGroupId")
        };
        let (shared, own, named) = (group()?, group()?, group()?);
        let by_name = [
            ("SecurityGroupId", shared.as_str()),
            ("Permissions.1.IpProtocol", "TCP"),
            ("Permissions.1.PortRange", "443/443"),
            ("Permissions.1.SourceGroupId", &named),
        ];
        client.call("ecs", "AuthorizeSecurityGroup", &by_name)?;
        Ok(Self {
            client,
            vswitch,
            shared,
            own,
            named,
            instances: Vec::new(),
        })
    }

    /// Launches instances, and says how many.
    fn grow_to(&mut self, enis: u32) -> Result<u32, String> {
        let before = self.instances.len();
        while self.instances.len() < enis as usize {
            let amount = (enis as usize - self.instances.len()).min(100).to_string();
            let launch = [
                ("ImageId", "debian_12_x64"),
                ("InstanceType", "ecs.g6.large"),
                ("SecurityGroupId", self.shared.as_str()),
                ("VSwitchId", &self.vswitch),
                ("Amount", &amount),
            ];
            let answer = self.client.call("ecs", "RunInstances", &launch)?;
            let ids = answer["InstanceIdSets"]["InstanceIdSet"]
                .as_array()
                .ok_or("RunInstances answers no instances")?;
            let ids = ids.iter().filter_map(|id| id.as_str().map(str::to_owned));
            self.instances.extend(ids);
        }
        if before == 0 {
            let (first, own) = (self.instances[0].clone(), self.own.clone());
            self.set_member("JoinSecurityGroup", &first, &own)?;
        }
        self.client.settle()?;
        Ok((self.instances.len() - before) as u32)
    }

    /// Deletes the instances that came last, and says how long until their devices are gone.
    fn release(&mut self, count: u32) -> Result<Duration, String> {
        let gone = self
            .instances
            .split_off(self.instances.len() - count as usize);
        let begin = Instant::now();
        for some in gone.chunks(100) {
            let names: Vec<String> = (1..=some.len())
                .map(|at| format!("InstanceId.{at}"))
                .collect();
            let mut request = vec![("Force", "true")];
            let ids = names
                .iter()
                .map(String::as_str)
                .zip(some.iter().map(String::as_str));
            request.extend(ids);
            self.client.call("ecs", "DeleteInstances", &request)?;
        }
        self.client.settle()?;
        Ok(begin.elapsed())
    }

    fn set_member(&mut self, action: &str, instance: &str, group: &str) -> Result<(), String> {
        let member = [("InstanceId", instance), ("SecurityGroupId", group)];
        self.client.call("ecs", action, &member).map(drop)
    }

    /// Milliseconds from call to answer, and from answer to enforced; what the agent spent on all of them.
    fn measure(
        &mut self,
        change: Change,
        region: &Region,
    ) -> Result<(Vec<f64>, Vec<f64>, Spent), String> {
        let (one, other) = (
            self.instances[0].clone(),
            self.instances[self.instances.len() / 2].clone(),
        );
        let named = self.named.clone();
        let is_alone = one == other;
        if change == Change::Membership && !is_alone {
            let own = self.own.clone();
            self.set_member("LeaveSecurityGroup", &one, &own)?;
            self.set_member("JoinSecurityGroup", &one, &named)?;
            self.client.settle()?;
        }
        let (mut answered, mut enforced) = (Vec::new(), Vec::new());
        let before = Spent::of(region)?;
        for number in 0..CHANGES {
            let is_added = number % 2 == 0;
            let begin = Instant::now();
            match change {
                Change::OfOne | Change::OfAll => {
                    let of_one = change == Change::OfOne;
                    let group = if of_one { &self.own } else { &self.shared };
                    let rule = authorize(group, "22/22");
                    let action = if is_added {
                        "AuthorizeSecurityGroup"
                    } else {
                        "RevokeSecurityGroup"
                    };
                    self.client.call("ecs", action, &rule)?;
                }
                Change::Membership => {
                    let action = if is_added {
                        "JoinSecurityGroup"
                    } else {
                        "LeaveSecurityGroup"
                    };
                    self.set_member(action, &other, &named)?;
                }
            }
            let sent_to_answered = begin.elapsed();
            self.client.wait()?;
            answered.push(sent_to_answered.as_secs_f64() * 1e3);
            enforced.push((begin.elapsed() - sent_to_answered).as_secs_f64() * 1e3);
        }
        let spent = Spent::of(region)?.since(&before);
        if change == Change::Membership && !is_alone {
            let own = self.own.clone();
            self.set_member("LeaveSecurityGroup", &one, &named)?;
            self.set_member("JoinSecurityGroup", &one, &own)?;
            self.client.settle()?;
        }
        Ok((answered, enforced, spent))
    }
}

fn percentile(id: &str, what: &str, times: &[f64], share: f64) -> Row {
    let name = format!("p{:.0}", share * 100.0);
    let mut sample = Sample::of(times.to_vec());
    sample.median = at(times, share);
    row(
        &format!("{id}-{name}"),
        "host",
        &format!("{what}, {name}"),
        sample,
        "ms",
    )
}

const SIZES: [u32; 4] = [1, 10, 100, MOST];
const MOST: u32 = 1_000;
/// How many instances go while the others stay.
const RELEASED: u32 = 100;
/// Of each kind at each size: ten are beyond the 99th percentile.
const CHANGES: u32 = 1_000;
