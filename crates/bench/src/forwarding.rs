//! What a filter costs a forwarded packet: unfiltered forwarding, Kanmon and nftables side by side.
//!
//! All variants exist at once, each in namespaces of its own. A round lets each forward one slice of frames; the
//! order turns round every time, and a second copy of the unfiltered path shows what the rig can tell apart. A run
//! counts only if every frame arrived.
//!
//! Source: Kanmon dataplane design §2.2 and §2.10.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use dataplane::abi::{ABI_VERSION, AddressValue, ENI_IFINDEX_FIRST, EniLine};
use dataplane::rig::{Aim, Rig, Sink};
use dataplane::{Dataplane, Sizes};
use header_space::{Direction, Family};
use secgroup::EffectiveRules;

use crate::policy;
use crate::report::{Report, Row, Sample};
use crate::world::{Guest, RECEIVER_MAC, SENDER_MAC, World};

/// Measures established and new flows. Says why it cannot, where it cannot.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    let rig = Rig::load().map_err(|error| format!("the rig's programs do not load: {error}"))?;
    let enforced = Enforced::open()?;
    let mut slots = 0..;
    let mut kanmon = |name: &str, ends: Ends, rules: &EffectiveRules| -> Result<Variant, String> {
        let first = slots.next().unwrap_or(0) * 2;
        let variant = Variant::new(&rig, name, ENI_IFINDEX_FIRST + first)?;
        enforced.filter(&variant.world, first, ends, rules)?;
        Ok(variant)
    };
    let mut paths = Paths {
        plain: Variant::new(&rig, "plain", 2_000)?,
        copy: Variant::new(&rig, "copy", 2_002)?,
        one: kanmon("k1", Ends::Receiver, &policy::rules(1))?,
        thousand: kanmon("k1000", Ends::Receiver, &policy::rules(1_000))?,
        both: kanmon("k2x1000", Ends::Both, &policy::rules(1_000))?,
        nftables: None,
    };
    let nftables = Variant::new(&rig, "nft", 2_004)?;
    match nftables.world.load_nftables(&policy::as_nftables(1_000)) {
        Ok(()) => paths.nftables = Some(nftables),
        Err(error) => eprintln!("nftables is left out: {error}"),
    }

    for (id, flows, targets) in [("1k", 1_000, (0.88, 1.25)), ("60k", 60_000, (0.72, 1.6))] {
        for variant in paths.all() {
            variant.prime(&rig, flows)?;
        }
        let slices = Slices {
            rounds: 60,
            frames: 20_000,
            flows,
        };
        let what = format!("established, {flows} flows, 1,000 rules");
        let times = Times::of(&paths, run(&rig, &paths.all(), &slices)?);
        rows(report, &format!("established-{id}"), &what, &times, targets);
    }
    let slices = Slices {
        rounds: 16,
        frames: 5_000,
        flows: MANY,
    };
    let times = Times::of(&paths, run(&rig, &paths.all(), &slices)?);
    rows(report, "new", "new flows, 1,000 rules", &times, (0.50, 2.5));
    let mut flat = ratio_row(
        "new-flat",
        "new flows, 1,000 rules by 1",
        &times.one,
        &times.thousand,
        Some(0.97),
    );
    flat.peer = Some("Kanmon with 1 rule".into());
    report.add(flat);
    Ok(())
}

/// The paths that are measured side by side.
struct Paths {
    plain: Variant,
    /// The unfiltered path again: what the rig itself can tell apart.
    copy: Variant,
    /// Kanmon at the receiver, one rule.
    one: Variant,
    /// Kanmon at the receiver, 1,000 rules.
    thousand: Variant,
    /// The same at both ends.
    both: Variant,
    /// None where nftables cannot be run.
    nftables: Option<Variant>,
}

/// Nanoseconds per frame of each path, round by round.
struct Times {
    plain: Vec<f64>,
    copy: Vec<f64>,
    one: Vec<f64>,
    thousand: Vec<f64>,
    both: Vec<f64>,
    nftables: Option<Vec<f64>>,
}

impl Paths {
    fn all(&self) -> Vec<&Variant> {
        [
            &self.plain,
            &self.copy,
            &self.one,
            &self.thousand,
            &self.both,
        ]
        .into_iter()
        .chain(&self.nftables)
        .collect()
    }
}

impl Times {
    /// Gives the columns of a run their names; they are in the order of [`Paths::all`].
    fn of(paths: &Paths, columns: Vec<Vec<f64>>) -> Self {
        let mut columns = columns.into_iter();
        let mut next = || columns.next().unwrap_or_default();
        Self {
            plain: next(),
            copy: next(),
            one: next(),
            thousand: next(),
            both: next(),
            nftables: paths.nftables.as_ref().map(|_| next()),
        }
    }
}

/// Which ends of a path are ENIs with a filter; the other is like an uplink.
#[derive(Clone, Copy, PartialEq)]
enum Ends {
    Receiver,
    Both,
}

/// A path between a sender and a receiver.
struct Variant {
    name: String,
    /// How many frames it has had: the next slice goes on from there.
    sent: std::cell::Cell<u32>,
    world: World,
    _sinks: [Sink; 2],
}

/// How a measurement is cut.
struct Slices {
    rounds: u32,
    frames: u32,
    flows: u32,
}

impl Variant {
    fn new(rig: &Rig, name: &str, first_index: u32) -> Result<Self, String> {
        let world = World::new(name, first_index)?;
        let sink = |namespace, guest| {
            rig.sink(Some(namespace), world.guest_index(guest)?)
                .map_err(|error| error.to_string())
        };
        let sinks = [
            sink(world.receiver(), Guest::Receiver)?,
            sink(world.sender(), Guest::Sender)?,
        ];
        Ok(Self {
            name: name.to_owned(),
            sent: std::cell::Cell::new(0),
            world,
            _sinks: sinks,
        })
    }

    /// One slice there; nanoseconds per frame, or none when frames were lost.
    fn slice(&self, rig: &Rig, frames: u32, flows: u32) -> Result<Option<f64>, String> {
        let first_flow = self.sent.get() % flows;
        self.sent.set(self.sent.get().wrapping_add(frames) % flows);
        let aim = Aim {
            destination_mac: self.world.router_mac,
            source_mac: SENDER_MAC,
            source: SENDER,
            destination: RECEIVER,
            destination_port: policy::LAST_PORT,
            flows,
            first_flow,
            is_reply: false,
        };
        self.inject(rig, self.world.towards_sender, &aim, frames)
    }

    /// Every flow there and back, so that all are established. Twice, in case a frame is lost.
    fn prime(&self, rig: &Rig, flows: u32) -> Result<(), String> {
        self.sent.set(0);
        let slice = flows.min(20_000);
        for _ in 0..2 * flows.div_ceil(slice) {
            let first_flow = self.sent.get();
            self.slice(rig, slice, flows)?;
            let aim = Aim {
                destination_mac: self.world.far_router_mac,
                source_mac: RECEIVER_MAC,
                source: RECEIVER,
                destination: SENDER,
                destination_port: policy::LAST_PORT,
                flows,
                first_flow,
                is_reply: true,
            };
            self.inject(rig, self.world.towards_receiver, &aim, slice)?;
        }
        Ok(())
    }

    fn inject(&self, rig: &Rig, index: u32, aim: &Aim, frames: u32) -> Result<Option<f64>, String> {
        let injection = rig
            .inject(Some(self.world.router()), index, aim, frames)
            .map_err(|error| format!("frames cannot be injected: {error}"))?;
        let is_whole = injection.made == u64::from(frames) && injection.arrived == injection.made;
        Ok(is_whole.then_some(f64::from(injection.nanoseconds)))
    }
}

/// Nanoseconds per frame of each variant, round by round. A round in which a frame was lost does not count; more than
/// one in ten of them means that the variant does not forward, and the run is no measurement.
fn run(rig: &Rig, variants: &[&Variant], slices: &Slices) -> Result<Vec<Vec<f64>>, String> {
    let mut times = vec![Vec::new(); variants.len()];
    let mut lossy = vec![0; variants.len()];
    for round in 0..slices.rounds {
        let mut order: Vec<usize> = (0..variants.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        let mut of_round = vec![None; variants.len()];
        for at in order {
            of_round[at] = variants[at].slice(rig, slices.frames, slices.flows)?;
            lossy[at] += u32::from(of_round[at].is_none());
        }
        if let Some(whole) = of_round.into_iter().collect::<Option<Vec<f64>>>() {
            times
                .iter_mut()
                .zip(whole)
                .for_each(|(times, time)| times.push(time));
        }
    }
    match variants
        .iter()
        .zip(&lossy)
        .find(|(_, lossy)| **lossy > slices.rounds / 10)
    {
        Some((variant, lossy)) => Err(format!(
            "{} lost frames in {lossy} of {} rounds",
            variant.name, slices.rounds
        )),
        None => Ok(times),
    }
}

/// The rows of one measurement: the rig's own noise, Kanmon, nftables.
fn rows(report: &mut Report, id: &str, what: &str, times: &Times, targets: (f64, f64)) {
    let Times {
        plain,
        copy,
        thousand,
        both,
        nftables,
        ..
    } = times;
    report.add(ratio_row(
        &format!("{id}-aa"),
        &format!("{what}: unfiltered twice"),
        plain,
        copy,
        None,
    ));
    let own = format!("{what}: Kanmon");
    report.add(ratio_row(
        &format!("{id}-kanmon"),
        &own,
        plain,
        thousand,
        Some(targets.0),
    ));
    let ends = format!("{what}: Kanmon at both ends");
    report.add(ratio_row(&format!("{id}-both"), &ends, plain, both, None));
    let against = (
        format!("{id}-against-nft"),
        format!("{what}: Kanmon by nftables"),
    );
    let Some(nftables) = nftables else {
        report.add(Row {
            id: against.0,
            area: "dataplane".into(),
            what: against.1,
            value: Sample::of(thousand.clone()).median,
            unit: "ns".into(),
            peer: Some("nftables could not be run".into()),
            target: Some(format!(">= {}", targets.1)),
            met: Some(false),
            ..Row::default()
        });
        return;
    };
    report.add(ratio_row(
        &format!("{id}-nft"),
        &format!("{what}: nftables"),
        plain,
        nftables,
        None,
    ));
    let mut row = ratio_row(&against.0, &against.1, nftables, thousand, Some(targets.1));
    row.peer = Some("nftables: connection tracking, one vmap of intervals".into());
    report.add(row);
}

/// How much of the peer's rate is reached: the median of the ratios of each round.
fn ratio_row(id: &str, what: &str, peer: &[f64], own: &[f64], target: Option<f64>) -> Row {
    let ratios = peer.iter().zip(own).map(|(peer, own)| peer / own).collect();
    let ratio = Sample::of(ratios);
    Row {
        id: id.into(),
        area: "dataplane".into(),
        what: what.into(),
        value: Sample::of(own.to_vec()).median,
        unit: "ns".into(),
        peer: Some("unfiltered forwarding".into()),
        peer_value: Some(Sample::of(peer.to_vec()).median),
        ratio: Some(ratio.median),
        target: target.map(|target| format!(">= {target}")),
        met: target.map(|target| ratio.median >= target),
        runs: ratio.runs,
        spread: ratio.spread,
    }
}

/// The programs over maps of the bench's own, in a bpffs that goes with the value.
struct Enforced {
    directory: PathBuf,
    dataplane: Dataplane,
}

impl Enforced {
    fn open() -> Result<Self, String> {
        let directory = PathBuf::from(format!("/run/kanmon-bench-{}", std::process::id()));
        std::fs::create_dir_all(&directory)
            .map_err(|error| format!("{}: {error}", directory.display()))?;
        dataplane::mount_bpffs(&directory).map_err(|error| format!("no bpffs: {error}"))?;
        let sizes = Sizes {
            flows_v4: 1 << 20,
            ..Sizes::default()
        };
        let dataplane =
            Dataplane::open(&directory.join("bpf"), sizes).map_err(|error| error.to_string())?;
        Ok(Self {
            directory,
            dataplane,
        })
    }

    /// Filters both devices of a world: the sender may send, the receiver has the rules.
    fn filter(
        &self,
        world: &World,
        first_slot: u32,
        ends: Ends,
        rules: &EffectiveRules,
    ) -> Result<(), String> {
        let failed = |error: dataplane::DataplaneError| error.to_string();
        let domain = first_slot + 1;
        let devices = [
            (
                first_slot,
                world.towards_sender,
                SENDER,
                SENDER_MAC,
                world.router_mac,
            ),
            (
                first_slot + 1,
                world.towards_receiver,
                RECEIVER,
                RECEIVER_MAC,
                world.far_router_mac,
            ),
        ];
        for (slot, index, address, mac, router_mac) in devices {
            if slot == first_slot && ends == Ends::Receiver {
                continue;
            }
            let eni = slot + 1;
            self.dataplane
                .attach_eni(Some(world.router()), index)
                .map_err(failed)?;
            let value = AddressValue { identity: 0, eni };
            self.dataplane
                .set_address(domain, address.into(), value)
                .map_err(failed)?;
            let table = |direction| {
                let image = rule_compiler::compile(rules, direction, Family::V4)
                    .map_err(|error| error.to_string())?;
                self.dataplane.write_table(image.rows()).map_err(failed)
            };
            let line = EniLine {
                version: ABI_VERSION,
                eni,
                domain,
                flags: dataplane::abi::ENI_SOURCE_DEST_CHECK,
                generation: 1,
                tables: [table(Direction::Ingress)?, 0, table(Direction::Egress)?, 0],
                flow_quota: 1 << 20,
                tcp_established_secs: 910,
                tcp_closed_secs: 3,
                udp_secs: 100,
                mac,
                router_mac,
                primary_v4: u32::from_ne_bytes(address.octets()),
                ..EniLine::default()
            };
            self.dataplane.set_eni_line(slot, &line).map_err(failed)?;
        }
        Ok(())
    }
}

impl Drop for Enforced {
    fn drop(&mut self) {
        if let Err(error) = remove(&self.directory) {
            eprintln!("{} is left over: {error}", self.directory.display());
        }
    }
}

fn remove(directory: &Path) -> std::io::Result<()> {
    dataplane::unmount_bpffs(directory)?;
    std::fs::remove_dir(directory)
}

/// So many flows that none comes twice; the last rule's ports are enough for them.
const MANY: u32 = 6_000_000;
const SENDER: Ipv4Addr = Ipv4Addr::new(10, 1, 0, 9);
const RECEIVER: Ipv4Addr = Ipv4Addr::new(10, 1, 0, 10);
