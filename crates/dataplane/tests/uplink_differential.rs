//! The programs of an uplink against `secgroup::Uplink`, frame by frame: what becomes of it, and every byte. holds: K1, K2.

mod common;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use common::{Namespace, Pins};
use dataplane::abi::{AddressValue, UPLINK_IFINDEX_FIRST, UplinkCounters};
use dataplane::{Dataplane, Frame, Hook};
use header_space::{Cidr, FiveTuple, Protocol};
use secgroup::{Crossing, Uplink, UplinkOutcome};
use testkit::frame::{Packet, arp, icmp_error, neighbour};
use testkit::{Random, kernel_suite_or_skip};

const FRAMES: u32 = 300_000;
const FRAMES_PER_WORLD: u32 = 2_000;
const DOMAIN: u32 = 1;

#[test]
fn the_programs_treat_every_frame_like_the_plain_uplink() {
    if !kernel_suite_or_skip("uplink differential") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    let namespace = Namespace::new();
    namespace.ip("link add up1 index 16385 type veth peer name outside");
    let given = std::env::var("KANMON_SEED").ok();
    let seed = given.map_or(1, |seed| seed.parse().expect("KANMON_SEED is a number"));
    println!("KANMON_SEED={seed}");
    let seen = namespace.inside(|| {
        let mut random = Random::new(seed);
        let mut seen = BTreeMap::new();
        for number in 0..FRAMES / FRAMES_PER_WORLD {
            World::random(&mut random).compare(&dataplane, number, &mut random, &mut seen);
        }
        seen
    });
    for (what, count) in &seen {
        println!("{count:>8} {what:?}");
    }
    let everything = [Crossing::In, Crossing::Out].into_iter().flat_map(|way| {
        let outcomes = UplinkOutcome::ALL
            .into_iter()
            .map(move |outcome| Seen::Outcome(way, outcome));
        let kinds = Kind::ALL
            .into_iter()
            .map(move |kind| Seen::Translated(way, kind));
        outcomes.chain(kinds)
    });
    let rare: Vec<Seen> = everything
        .filter(|what| seen.get(what).is_none_or(|&count| count < 100))
        .collect();
    assert_eq!(rare, [], "too rare to mean anything");
}

/// What came up.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Seen {
    Outcome(Crossing, UplinkOutcome),
    /// A translated frame that was made as this, and perhaps twisted afterwards.
    Translated(Crossing, Kind),
}

/// What a frame was made as.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Kind {
    Tcp,
    Udp,
    /// UDP without a checksum.
    UdpUnsummed,
    /// TCP or UDP whose checksum becomes zero by the translation.
    SumOfZero,
    Echo,
    Other,
    LaterFragment,
    /// An error that quotes a transport checksum.
    Error,
    /// One that does not quote so far.
    ShortError,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Tcp,
        Self::Udp,
        Self::UdpUnsummed,
        Self::SumOfZero,
        Self::Echo,
        Self::Other,
        Self::LaterFragment,
        Self::Error,
        Self::ShortError,
    ];
}

/// An uplink, and addresses that mean something to it or nothing.
struct World {
    uplink: Uplink,
    v4: Vec<Ipv4Addr>,
    v6: Vec<Ipv6Addr>,
}

impl World {
    fn random(random: &mut Random) -> Self {
        let mut uplink = Uplink::default();
        for number in 0..random.below(4) as u8 + 1 {
            let private = Ipv4Addr::new(10, 0, number, 10);
            uplink
                .eips
                .insert(Ipv4Addr::new(198, 51, 100, number), private);
            uplink.members.insert(private);
        }
        uplink.members.insert(Ipv4Addr::new(10, 0, 9, 9));
        let block: Ipv6Addr = "2001:db8:40:5080::".parse().expect("an address");
        if random.chance(85) {
            let length = random.pick(&[1, 32, 56, 63, 64, 65, 80, 128]);
            let block = Cidr::new(block.into(), length).expect("a length of IPv6");
            uplink.v6_block = Some(block.network());
        }
        let eips = uplink
            .eips
            .iter()
            .flat_map(|(eip, private)| [*eip, *private]);
        let mut v4: Vec<Ipv4Addr> = eips.collect();
        v4.extend(v4.clone()); // more often than the others
        v4.extend([
            Ipv4Addr::new(10, 0, 9, 9),
            Ipv4Addr::new(10, 0, 8, 8),
            Ipv4Addr::new(203, 0, 113, 1),
            Ipv4Addr::new(198, 51, 100, 77),
            Ipv4Addr::new(100, 100, 100, 200),
        ]);
        let bits = u128::from(block);
        let near = [0, 1, 64, 63, 65, 72, 96, 127].map(|bit| Ipv6Addr::from(bits ^ 1 << bit));
        let mut v6: Vec<Ipv6Addr> = near.to_vec();
        v6.extend(
            ["fe80::1", "febf::1", "fec0::1", "2606:4700::1"]
                .map(|text| text.parse::<Ipv6Addr>().expect("an address")),
        );
        Self { uplink, v4, v6 }
    }

    fn compare(
        &self,
        dataplane: &Dataplane,
        number: u32,
        random: &mut Random,
        seen: &mut BTreeMap<Seen, u32>,
    ) {
        self.is_dropped_before_it_is_bound(dataplane, random);
        self.write(dataplane);
        for step in 0..FRAMES_PER_WORLD {
            let crossing = random.pick(&[Crossing::In, Crossing::Out]);
            let (kind, mut bytes) = self.frame(crossing, random);
            if random.chance(10) {
                twist(&mut bytes, random);
            }
            let before = counters(dataplane);
            let Some((returned, left)) = run(dataplane, crossing, &bytes) else {
                continue;
            };
            let program = outcome(crossing, before, counters(dataplane));
            let mut expected = bytes.clone();
            let plain = self.uplink.cross(crossing, &mut expected);
            let context = format!("world {number}, step {step}, {crossing:?}: {bytes:02x?}");
            assert_eq!(program, plain, "{context}\n{:?}", self.uplink);
            assert_eq!(returned, if plain.passes() { -1 } else { 2 }, "{context}");
            if plain.passes() {
                assert_eq!(left, expected, "{context}\n{:?}", self.uplink);
            }
            *seen.entry(Seen::Outcome(crossing, plain)).or_default() += 1;
            if let (UplinkOutcome::Translated, Some(kind)) = (plain, kind) {
                *seen.entry(Seen::Translated(crossing, kind)).or_default() += 1;
            }
        }
        self.clear(dataplane);
    }

    fn is_dropped_before_it_is_bound(&self, dataplane: &Dataplane, random: &mut Random) {
        for crossing in [Crossing::In, Crossing::Out] {
            let before = counters(dataplane);
            if let Some((returned, _)) = run(dataplane, crossing, &self.frame(crossing, random).1) {
                let more = counters(dataplane).not_bound - before.not_bound;
                assert_eq!((returned, more), (2, 1));
            }
        }
    }

    fn write(&self, dataplane: &Dataplane) {
        let block = self
            .uplink
            .v6_block
            .map(|block| match block.range().first() {
                IpAddr::V6(first) => (first, block.length()),
                IpAddr::V4(_) => panic!("it is a block of IPv6"),
            });
        for (eip, private) in &self.uplink.eips {
            let written = dataplane.set_eip(DOMAIN, *eip, *private);
            written.expect("there is room");
        }
        for member in &self.uplink.members {
            let value = AddressValue {
                identity: 1,
                eni: 1,
            };
            let written = dataplane.set_address(DOMAIN, (*member).into(), value);
            written.expect("there is room");
        }
        dataplane
            .set_uplink_line(DOMAIN, block)
            .expect("domain 1 is there");
    }

    fn clear(&self, dataplane: &Dataplane) {
        dataplane
            .clear_uplink_line(DOMAIN)
            .expect("domain 1 is there");
        for eip in self.uplink.eips.keys() {
            dataplane.remove_eip(DOMAIN, *eip).expect("it was written");
        }
        for member in &self.uplink.members {
            dataplane
                .remove_address(DOMAIN, (*member).into())
                .expect("it was written");
        }
    }

    /// A frame, right for its way or not, and what it is if it is IPv4.
    fn frame(&self, crossing: Crossing, random: &mut Random) -> (Option<Kind>, Vec<u8>) {
        match random.below(20) {
            0 => (
                None,
                arp(true, [2; 6], random.pick(&self.v4), random.pick(&self.v4)),
            ),
            1 => {
                let kind = random.pick(&[133, 134, 135, 136, 137, 128]);
                let [source, destination, target] = [(); 3].map(|()| random.pick(&self.v6));
                (None, neighbour(kind, source, destination, target).bytes())
            }
            2..5 => (None, self.v6(random).bytes()),
            _ => {
                let (kind, bytes) = self.v4(crossing, random);
                (Some(kind), bytes)
            }
        }
    }

    fn v6(&self, random: &mut Random) -> Packet {
        let mut packet = Packet::new(FiveTuple {
            protocol: random.pick(&[Protocol::UDP, Protocol::TCP, Protocol::ICMPV6]),
            source: random.pick(&self.v6).into(),
            destination: random.pick(&self.v6).into(),
            source_port: 1,
            destination_port: 2,
        });
        packet.hop_limit = random.pick(&[64, 255]);
        packet
    }

    fn v4(&self, crossing: Crossing, random: &mut Random) -> (Kind, Vec<u8>) {
        let kind = random.pick(&Kind::ALL);
        let protocol = match kind {
            Kind::Tcp => Protocol::TCP,
            Kind::Udp | Kind::UdpUnsummed => Protocol::UDP,
            Kind::Echo => Protocol::ICMP,
            Kind::Other => random.pick(&[Protocol::GRE, Protocol(50)]),
            Kind::SumOfZero | Kind::LaterFragment | Kind::Error | Kind::ShortError => {
                random.pick(&[Protocol::TCP, Protocol::UDP])
            }
        };
        let (source, destination) = self.ends(crossing, random);
        let mut packet = Packet::new(FiveTuple {
            protocol,
            source: source.into(),
            destination: destination.into(),
            source_port: random.bits() as u16,
            destination_port: random.bits() as u16,
        });
        packet.payload = vec![0x5a; random.below(40)];
        packet.ipv4_option_words = random.pick(&[0, 0, 0, 1, 10]);
        packet.padding = random.pick(&[0, 0, 7]);
        if kind == Kind::LaterFragment {
            packet.fragment = Some((9, random.pick(&[1, 3, 0x1fff]), random.chance(50)));
        } else if random.chance(5) {
            packet.fragment = Some((9, 0, true));
        }
        let is_error = matches!(kind, Kind::Error | Kind::ShortError);
        if is_error {
            return (kind, self.error(kind, crossing, &packet, random));
        }
        let mut bytes = packet.bytes();
        let transport = 34 + usize::from(packet.ipv4_option_words) * 4;
        let sum_at = match protocol {
            _ if kind == Kind::LaterFragment => None,
            Protocol::TCP => Some(transport + 16),
            Protocol::UDP => Some(transport + 6),
            _ => None,
        };
        if let Some(at) = sum_at {
            let any = random.bits() as u16;
            let sum = match kind {
                Kind::UdpUnsummed => 0,
                Kind::SumOfZero => self.becomes_zero(crossing, &packet),
                _ => random.pick(&[0xffff, any | 1]),
            };
            bytes[at..at + 2].copy_from_slice(&sum.to_be_bytes());
        }
        (kind, bytes)
    }

    /// Addresses of a packet that goes this way; usually ones that are let through.
    fn ends(&self, crossing: Crossing, random: &mut Random) -> (Ipv4Addr, Ipv4Addr) {
        let eips: Vec<(Ipv4Addr, Ipv4Addr)> =
            self.uplink.eips.iter().map(|(a, b)| (*a, *b)).collect();
        let (eip, private) = random.pick(&eips);
        let outside = Ipv4Addr::new(203, 0, 113, 1);
        match (random.chance(30), crossing) {
            (true, _) => (random.pick(&self.v4), random.pick(&self.v4)),
            (false, Crossing::In) => (outside, eip),
            (false, Crossing::Out) => (private, outside),
        }
    }

    /// An error about a packet that went the other way.
    fn error(
        &self,
        kind: Kind,
        crossing: Crossing,
        packet: &Packet,
        random: &mut Random,
    ) -> Vec<u8> {
        let mut about = packet.clone();
        let tuple = &mut about.tuple;
        std::mem::swap(&mut tuple.source, &mut tuple.destination);
        if random.chance(10) {
            tuple.source = random.pick(&self.v4).into();
        }
        about.fragment = if random.chance(10) {
            Some((1, random.pick(&[0, 5]), true))
        } else {
            None
        };
        let reporter = match crossing {
            Crossing::In if random.chance(70) => Ipv4Addr::new(192, 0, 2, 77).into(),
            _ => packet.tuple.source,
        };
        let header = 20 + usize::from(about.ipv4_option_words) * 4;
        let quoted = match kind {
            Kind::ShortError => random.pick(&[19, header, header + 6, header + 8]),
            _ => 500,
        };
        let kinds = [(3, 1), (3, 4), (4, 0), (5, 1), (11, 0), (12, 0), (6, 0)];
        let mut error = icmp_error(reporter, random.pick(&kinds), &about, quoted);
        error.tuple.destination = packet.tuple.destination;
        let at = match packet.tuple.protocol {
            Protocol::TCP => header + 16,
            _ => header + 6,
        };
        let any = random.bits() as u16;
        if at + 2 <= error.payload.len() {
            let sum = random.pick(&[0, 0xffff, any, any]);
            error.payload[at..at + 2].copy_from_slice(&sum.to_be_bytes());
        }
        let mut bytes = error.bytes();
        let sum = random.pick(&[0, 0xffff, any]);
        bytes[36..38].copy_from_slice(&sum.to_be_bytes());
        bytes
    }

    /// A checksum that the translation of a packet makes zero.
    fn becomes_zero(&self, crossing: Crossing, packet: &Packet) -> u16 {
        let words = |address: IpAddr| match address {
            IpAddr::V4(address) => {
                let number = u32::from(address);
                (number >> 16) + (number & 0xffff)
            }
            IpAddr::V6(_) => panic!("it is a packet of IPv4"),
        };
        let (old, new) = match crossing {
            Crossing::In => {
                let old = packet.tuple.destination;
                let to = self.uplink.eips.iter().find(|(eip, _)| old == **eip);
                (old, to.map(|(_, private)| *private))
            }
            Crossing::Out => {
                let old = packet.tuple.source;
                let to = self.uplink.eips.iter().find(|(_, it)| old == **it);
                (old, to.map(|(eip, _)| *eip))
            }
        };
        // 0 = sum + old - new, in ones' complement.
        let difference = new.map_or(0, |new| words(new.into()) + 2 * 0xffff - words(old));
        (difference % 0xffff) as u16
    }
}

/// Changes some bytes, or cuts the end off.
fn twist(bytes: &mut Vec<u8>, random: &mut Random) {
    if random.chance(30) {
        bytes.truncate(15 + random.below(bytes.len() - 15));
        return;
    }
    for _ in 0..=random.below(2) {
        let at = 12 + random.below(bytes.len().min(100) - 12);
        bytes[at] = match random.below(4) {
            0 => 0,
            1 => 0xff,
            _ => bytes[at] ^ 1 << random.below(8),
        };
    }
}

/// `None`: the kernel refuses to run programs over such a frame.
fn run(dataplane: &Dataplane, crossing: Crossing, bytes: &[u8]) -> Option<(i32, Vec<u8>)> {
    let frame = Frame {
        ifindex: UPLINK_IFINDEX_FIRST + DOMAIN,
        hook: match crossing {
            Crossing::In => Hook::Ingress,
            Crossing::Out => Hook::Egress,
        },
        bytes,
    };
    let mut left = Vec::new();
    match dataplane.test_run_into(frame, 1, &mut left) {
        Ok(run) => Some((run.returned, left)),
        Err(error) => {
            let shortest = match bytes[12..14] {
                [0x08, 0x00] => 14 + 20,
                [0x86, 0xdd] => 14 + 40,
                _ => 15,
            };
            assert!(bytes.len() < shortest, "{error}: {bytes:02x?}");
            None
        }
    }
}

fn counters(dataplane: &Dataplane) -> UplinkCounters {
    dataplane
        .uplink_counters(DOMAIN)
        .expect("domain 1 is there")
}

/// What the program counted.
fn outcome(crossing: Crossing, before: UplinkCounters, after: UplinkCounters) -> UplinkOutcome {
    let translated = match crossing {
        Crossing::In => after.translated_in - before.translated_in,
        Crossing::Out => after.translated_out - before.translated_out,
    };
    let counts = [
        (translated, UplinkOutcome::Translated),
        (after.passed - before.passed, UplinkOutcome::Passed),
        (after.no_eip - before.no_eip, UplinkOutcome::NoEip),
        (after.malformed - before.malformed, UplinkOutcome::Malformed),
    ];
    let counted: Vec<_> = counts.into_iter().filter(|(count, _)| *count > 0).collect();
    match counted[..] {
        [(1, outcome)] => outcome,
        _ => panic!("one frame is counted once: {counted:?}"),
    }
}
