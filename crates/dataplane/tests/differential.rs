//! The loaded programs against `secgroup::FlowTable`, frame by frame: verdict and reason. holds: K1, K2.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv6Addr};

use cloud_id::SecurityGroupId;
use common::{Namespace, Pins};
use dataplane::abi::{self, AddressValue, EniLine};
use dataplane::{Dataplane, FlowFamily, Frame, Hook};
use header_space::{Direction, Family};
use rule_compiler::{compile, identity_row};
use secgroup::{EffectiveRules, FlowRoom, FlowTable, Policy, Reason, Rule, SecurityGroup, Verdict};
use testkit::{FrameSource, Outcomes, Random, WORLD_OWN_V6, World, kernel_suite_or_skip};

const FRAMES: u64 = 1_000_000;
const FRAMES_PER_WORLD: u64 = 4_000;
const SLOT: u32 = 0;
const DEVICE: u32 = abi::ENI_IFINDEX_FIRST;

#[test]
fn the_programs_judge_every_frame_like_the_plain_flow_table() {
    if !kernel_suite_or_skip("differential") {
        return;
    }
    let pins = Pins::new();
    let namespace = Namespace::new();
    namespace.ip("link add eni0 index 4096 type veth peer name guest0");
    let dataplane = pins.open();
    dataplane.record_verdicts(true);
    let seed = seed();
    println!("KANMON_SEED={seed}");
    let outcomes = namespace.inside(|| {
        let mut random = Random::new(seed);
        let mut outcomes = Outcomes::default();
        let mut frames = 0;
        for number in 1.. {
            let mut stage = Stage::new(&dataplane, number, &mut random);
            stage.drops_before_it_is_bound(&mut random, &mut outcomes);
            stage.bind();
            frames += stage.run(FRAMES_PER_WORLD, &mut random, &mut outcomes);
            stage.clear();
            if frames >= FRAMES {
                break;
            }
        }
        outcomes
    });
    println!("{outcomes}");
    assert_eq!(outcomes.rarer_than(20), [], "too rare to mean anything");
}

/// Another one by the environment, to repeat a run or to look further.
fn seed() -> u64 {
    let given = std::env::var("KANMON_SEED").ok();
    given.map_or(1, |seed| seed.parse().expect("KANMON_SEED is a number"))
}

/// A world, in the kernel and beside it.
struct Stage<'a> {
    dataplane: &'a Dataplane,
    number: u32,
    world: World,
    rules: EffectiveRules,
    plain: FlowTable,
    generation: u32,
    now_secs: i32,
    tables: Vec<(Direction, u32)>,
    identities: Vec<Vec<SecurityGroupId>>,
    written: BTreeMap<IpAddr, Vec<SecurityGroupId>>,
}

impl<'a> Stage<'a> {
    fn new(dataplane: &'a Dataplane, number: u32, random: &mut Random) -> Self {
        let mut world = World::random(random);
        if number.is_multiple_of(8) {
            add_rules(&mut world, random);
        }
        let now_secs = 1_000;
        dataplane.stop_clock_at(now_secs);
        let mut plain = FlowTable::default();
        for (family, of_programs) in [(Family::V4, FlowFamily::V4), (Family::V6, FlowFamily::V6)] {
            let mut room = FlowRoom::BOUNDLESS;
            if random.chance(20) {
                room.share = random.pick(&[0, 3, 20]);
                room.open = random.pick(&[1, 10, 60]);
            }
            plain.set_room(family, room);
            dataplane.set_flow_room(of_programs, room.share, room.open);
        }
        Self {
            dataplane,
            number,
            rules: world.rules(),
            world,
            plain,
            generation: 1,
            now_secs,
            tables: Vec::new(),
            identities: Vec::new(),
            written: BTreeMap::new(),
        }
    }

    fn drops_before_it_is_bound(&self, random: &mut Random, outcomes: &mut Outcomes) {
        let mut source = FrameSource::new(&self.world);
        for _ in 0..5 {
            let (direction, bytes) = source.next(&self.world, random);
            let Some(verdict) = self.verdict_of_program(direction, &bytes) else {
                continue;
            };
            assert_eq!(verdict, dropped(Reason::NoPolicy));
            outcomes.note(verdict);
        }
    }

    fn bind(&mut self) {
        self.write_addresses();
        self.write_tables();
    }

    /// Says how many frames were compared.
    fn run(&mut self, frames: u64, random: &mut Random, outcomes: &mut Outcomes) -> u64 {
        let mut source = FrameSource::new(&self.world);
        let mut compared = 0;
        for step in 0..frames {
            match random.below(400) {
                0 | 1 => {
                    self.change(random);
                    source = source.for_changed(&self.world);
                }
                2..5 => {
                    self.pass_time(random.pick(&[1, 2, 3, 9, 10, 11, 19, 20, 21, 29, 30, 909, 910]))
                }
                _ => {}
            }
            let (direction, mut bytes) = source.next(&self.world, random);
            if random.chance(3) {
                bytes = any_chain(&self.world, direction, random);
            }
            if random.chance(6) {
                twist(&mut bytes, random);
            }
            let Some(program) = self.verdict_of_program(direction, &bytes) else {
                continue;
            };
            let plain = self.plain.judge(
                self.now_secs as u64,
                &self.world.interface,
                &self.rules,
                self.policy_version(),
                &self.world.members,
                direction,
                &bytes,
            );
            assert_eq!(
                program, plain,
                "world {}, step {step}, {direction:?} at {} s: {bytes:02x?}\n{:#?}\n{:#?}",
                self.number, self.now_secs, self.world.interface, self.rules,
            );
            if plain.policy == Policy::Drop && !random.chance(10) {
                source.forget_latest();
            }
            outcomes.note(plain);
            compared += 1;
        }
        compared
    }

    fn change(&mut self, random: &mut Random) {
        self.world.change(random);
        let rules = self.world.rules();
        if rules != self.rules {
            self.rules = rules;
            self.generation += 1;
            self.write_tables();
        }
        if self.world.members != self.written {
            self.write_addresses();
            self.dataplane.bump_epoch();
        }
    }

    fn pass_time(&mut self, seconds: i32) {
        self.now_secs += seconds;
        self.dataplane.stop_clock_at(self.now_secs);
        // The plain table looks for dead flows when it meets the quota; the programs never do.
        self.dataplane.sweep().expect("the sweep runs");
    }

    fn policy_version(&self) -> u64 {
        let epoch = if self.names_groups() {
            self.dataplane.epoch()
        } else {
            0
        };
        u64::from(self.generation) << 32 | u64::from(epoch)
    }

    fn names_groups(&self) -> bool {
        Direction::BOTH
            .iter()
            .any(|direction| self.rules.names_groups(*direction))
    }

    fn write_tables(&mut self) {
        let old = std::mem::take(&mut self.tables);
        let mut numbers = [0; 4];
        for (slot, direction, family) in [
            (0, Direction::Ingress, Family::V4),
            (1, Direction::Ingress, Family::V6),
            (2, Direction::Egress, Family::V4),
            (3, Direction::Egress, Family::V6),
        ] {
            let image = compile(&self.rules, direction, family).expect("small worlds fit");
            let first = self
                .dataplane
                .write_table(image.rows())
                .expect("there is room");
            numbers[slot] = first;
            self.tables.push((direction, first));
        }
        for identity in 0..self.identities.len() {
            self.write_identity(identity);
        }
        let line = self.line(numbers);
        self.dataplane
            .set_eni_line(SLOT, &line)
            .expect("the slot is there");
        for (_, table) in old {
            self.dataplane.free_table(table);
        }
    }

    fn write_identity(&self, index: usize) {
        for (direction, table) in &self.tables {
            let row = identity_row(&self.rules, *direction, &self.identities[index]);
            let identity = identity_number(index);
            self.dataplane
                .set_identity_row(*table, identity, &row)
                .expect("there is room");
        }
    }

    fn write_addresses(&mut self) {
        let addresses: BTreeSet<IpAddr> = self
            .world
            .members
            .keys()
            .chain(self.written.keys())
            .copied()
            .collect();
        for address in addresses {
            let groups = self.world.members.get(&address);
            if groups == self.written.get(&address) {
                continue;
            }
            let Some(groups) = groups else {
                self.dataplane
                    .remove_address(self.number, address)
                    .expect("it was there");
                continue;
            };
            let is_own = self.world.interface.addresses.contains(&address);
            let value = AddressValue {
                identity: self.identity_of(&groups.clone()),
                eni: if is_own { self.number } else { 0 },
            };
            self.dataplane
                .set_address(self.number, address, value)
                .expect("there is room");
        }
        self.written = self.world.members.clone();
    }

    fn identity_of(&mut self, groups: &[SecurityGroupId]) -> u32 {
        if groups.is_empty() {
            return 0;
        }
        if let Some(index) = self.identities.iter().position(|known| known == groups) {
            return identity_number(index);
        }
        self.identities.push(groups.to_vec());
        let index = self.identities.len() - 1;
        self.write_identity(index);
        identity_number(index)
    }

    fn line(&self, tables: [u32; 4]) -> EniLine {
        let interface = &self.world.interface;
        let flag = |on: bool, flag: u32| if on { flag } else { 0 };
        // Half of the worlds have the short cut.
        let primary = self
            .number
            .is_multiple_of(2)
            .then(|| interface.addresses.clone());
        let mut line = EniLine {
            eni: self.number,
            domain: self.number,
            flags: flag(interface.source_dest_check, abi::ENI_SOURCE_DEST_CHECK)
                | flag(interface.grandfathers_flows, abi::ENI_GRANDFATHER)
                | flag(interface.exemptions.smtp, abi::ENI_SMTP_EXEMPT)
                | flag(interface.allows_mid_stream, abi::ENI_MID_STREAM)
                | flag(self.names_groups(), abi::ENI_NAMES_GROUPS),
            generation: self.generation,
            tables,
            flow_quota: interface.flow_quota,
            tcp_established_secs: interface.timeouts.tcp_established_secs,
            tcp_closed_secs: interface.timeouts.tcp_closed_secs,
            udp_secs: interface.timeouts.udp_secs,
            mac: interface.mac.0,
            ..EniLine::default()
        };
        for address in primary.iter().flatten() {
            match address {
                IpAddr::V4(v4) if line.primary_v4 == 0 => {
                    line.primary_v4 = u32::from_ne_bytes(v4.octets());
                }
                IpAddr::V4(_) => {}
                IpAddr::V6(v6) => line.primary_v6 = v6.octets(),
            }
        }
        line
    }

    /// `None`: the kernel refuses to run programs over such a frame.
    fn verdict_of_program(&self, direction: Direction, bytes: &[u8]) -> Option<Verdict> {
        let hook = match direction {
            Direction::Egress => Hook::Ingress,
            Direction::Ingress => Hook::Egress,
        };
        let frame = Frame {
            ifindex: DEVICE,
            hook,
            bytes,
        };
        let run = match self.dataplane.test_run(frame, 1) {
            Ok(run) => run,
            Err(error) => {
                assert!(is_refused_by_the_kernel(bytes), "{error}: {bytes:02x?}");
                return None;
            }
        };
        let raw = run.verdict.expect("verdicts are recorded");
        let policy = if raw.accept == 1 {
            Policy::Accept
        } else {
            Policy::Drop
        };
        assert_eq!(run.returned, if raw.accept == 1 { -1 } else { 2 });
        let reason = match Reason::ALL[usize::from(raw.reason)] {
            Reason::Rule { .. } => Reason::Rule { index: raw.rule },
            other => other,
        };
        Some(Verdict { policy, reason })
    }

    fn clear(&mut self) {
        self.dataplane
            .clear_eni_line(SLOT)
            .expect("the slot is there");
        for address in self.written.keys() {
            self.dataplane
                .remove_address(self.number, *address)
                .expect("it was there");
        }
        for (_, table) in std::mem::take(&mut self.tables) {
            self.dataplane.free_table(table);
        }
        // Every flow is dead by then.
        self.pass_time(100_000);
    }
}

/// Rules of other worlds, so that tables are longer than a word.
fn add_rules(world: &mut World, random: &mut Random) {
    for _ in 0..random.below(60) {
        let other = World::random(random);
        let is_alike = |group: &SecurityGroup| group.group_type == world.groups[0].group_type;
        let rules: Vec<Rule> = other
            .groups
            .into_iter()
            .filter(is_alike)
            .flat_map(|group| group.rules)
            .collect();
        world.groups[0].rules.extend(rules);
    }
}

/// IPv6 with any chain of extension headers, each of them as long as it likes.
fn any_chain(world: &World, direction: Direction, random: &mut Random) -> Vec<u8> {
    let mut next = random.pick(&[0, 43, 44, 60]);
    let first = next;
    let mut chain = Vec::new();
    while [0, 43, 44, 60].contains(&next) {
        let at = chain.len();
        let (this, length) = (
            next,
            if next == 44 || random.chance(80) {
                0
            } else {
                1
            },
        );
        next = random.pick(&[0, 43, 43, 44, 44, 60, 60, 60, 6, 17, 58, 51, 59]);
        chain.extend([next, length, 0, 0, 0, 0, 0, 0]);
        chain.extend(vec![0; usize::from(length) * 8]);
        match this {
            43 => chain[at + 2] = if random.chance(5) { 0 } else { 2 },
            44 => {
                let place = random.pick(&[0, 0, 0, 0, 1, 1, 8, 16, 17]);
                chain[at + 3] = place;
                chain[at + 7] = random.pick(&[1, 2]);
            }
            _ => {}
        }
        if chain.len() > 120 {
            break;
        }
    }
    // Something that can be a TCP, UDP or ICMPv6 header.
    chain.extend([
        0, 80, 0, 80, 0, 20, 0, 0, 0, 0, 0, 0, 0x50, 2, 0, 0, 0, 0, 0, 0,
    ]);
    let missing = if random.chance(10) { 29 } else { 1 };
    chain.truncate(chain.len() - random.below(missing));

    let remote: Ipv6Addr = "2001:db8::20".parse().expect("an address");
    let (source, destination) = match direction {
        Direction::Ingress => (remote, WORLD_OWN_V6),
        Direction::Egress => (WORLD_OWN_V6, remote),
    };
    let length = u16::try_from(chain.len()).expect("a short chain");
    let mut bytes = [[0xee; 6], world.interface.mac.0].concat();
    bytes.extend([0x86, 0xdd, 0x60, 0, 0, 0]);
    bytes.extend(length.to_be_bytes());
    bytes.extend([first, 64]);
    bytes.extend(source.octets());
    bytes.extend(destination.octets());
    bytes.extend(chain);
    bytes
}

/// Something in the headers becomes something else.
fn twist(bytes: &mut [u8], random: &mut Random) {
    for _ in 0..=random.below(2) {
        let at = 12 + random.below(bytes.len().min(140) - 12);
        bytes[at] = match random.below(4) {
            0 => 0,
            1 => 0xff,
            _ => bytes[at] ^ 1 << random.below(8),
        };
    }
}

/// A test run wants a whole fixed IP header; attach.rs sends shorter frames for real.
fn is_refused_by_the_kernel(bytes: &[u8]) -> bool {
    match bytes[12..14] {
        [0x08, 0x00] => bytes.len() < 14 + 20,
        [0x86, 0xdd] => bytes.len() < 14 + 40,
        _ => bytes.len() == 14,
    }
}

fn identity_number(index: usize) -> u32 {
    u32::try_from(index).expect("few identities") + 1
}

fn dropped(reason: Reason) -> Verdict {
    Verdict {
        policy: Policy::Drop,
        reason,
    }
}
