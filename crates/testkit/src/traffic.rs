use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use header_space::{Direction, Family, FiveTuple, Protocol};

use crate::frame::{Packet, arp, icmp_error, neighbour, tcp};
use crate::random::Random;
use crate::world::{Edges, World};

/// Frames to and from the ENI of a world, of every kind that the flow text speaks of: new flows near the
/// edges of rules, what belongs to earlier ones, fragments, errors, ARP, neighbour discovery, DHCP,
/// spoofed and broken ones.
#[derive(Clone, Debug)]
pub struct FrameSource {
    edges: Edges,
    /// Earlier packets, right ones, so that others can refer to them.
    history: Vec<(Direction, Packet)>,
    /// Whether the latest frame is in the history.
    is_latest_kept: bool,
}

const REMEMBERED: usize = 64;
const ROUTER_MAC: [u8; 6] = [0xee, 0xff, 0xff, 0xff, 0xff, 0xff];

impl FrameSource {
    /// For this world; ask for another one when its rules have changed.
    #[must_use]
    pub fn new(world: &World) -> Self {
        Self {
            edges: world.edges(),
            history: Vec::new(),
            is_latest_kept: false,
        }
    }

    /// The edges of the world as it is now, the history as it was.
    #[must_use]
    pub fn for_changed(self, world: &World) -> Self {
        Self {
            edges: world.edges(),
            ..self
        }
    }

    /// The next frame and its direction, seen from the ENI.
    pub fn next(&mut self, world: &World, random: &mut Random) -> (Direction, Vec<u8>) {
        let direction = random.pick(&Direction::BOTH);
        self.is_latest_kept = false;
        match random.below(100) {
            0..40 => {
                let packet = self.new_packet(world, direction, random);
                self.send(direction, packet)
            }
            40..66 => self.follow_up(world, direction, random),
            66..74 => self.fragment(world, direction, random),
            74..82 => self.icmp_error(world, direction, random),
            82..85 => (direction, any_arp(world, direction, random)),
            85..89 => any_neighbour(world, direction, random),
            89..92 => any_dhcp(world, direction, random),
            92..96 => self.odd_addresses(world, direction, random),
            _ => self.broken(world, direction, random),
        }
    }

    /// Later frames do not refer to the latest one. Told of most frames that were dropped, the source makes
    /// more that belong to flows.
    pub fn forget_latest(&mut self) {
        if std::mem::take(&mut self.is_latest_kept) {
            self.history.pop();
        }
    }

    /// A packet that could start a flow, near an edge of a rule.
    pub fn new_packet(&self, world: &World, direction: Direction, random: &mut Random) -> Packet {
        let remote = random.pick(&self.edges.remotes);
        let family = Family::of(remote);
        let mut locals = self.edges.locals.clone();
        locals.retain(|local| Family::of(*local) == family);
        let local = random.pick(&locals);
        let (source, destination) = match direction {
            Direction::Ingress => (remote, local),
            Direction::Egress => (local, remote),
        };
        let protocol = random.pick(&self.edges.protocols);
        let near_edge = random.pick(&self.edges.ports);
        let source_port = random.pick(&[40_000, near_edge]);
        let destination_port = random.pick(&self.edges.ports);
        let tuple = match (protocol, family) {
            (protocol, _) if protocol.has_ports() => FiveTuple {
                protocol,
                source,
                destination,
                source_port,
                destination_port,
            },
            (Protocol::ICMP, Family::V4) | (Protocol::ICMPV6, Family::V6) => {
                let identifier = destination_port;
                FiveTuple {
                    protocol,
                    source,
                    destination,
                    source_port: identifier,
                    destination_port: identifier,
                }
            }
            _ => FiveTuple {
                protocol,
                source,
                destination,
                source_port: 0,
                destination_port: 0,
            },
        };
        let mut packet = addressed(world, direction, Packet::new(tuple));
        if random.chance(15) {
            packet.ipv4_option_words = u8::try_from(random.below(11)).expect("at most ten");
            packet.extension_headers = vec![random.pick(&[0, 43, 60]); random.below(10)];
            packet.padding = random.below(20);
        }
        if random.chance(6) {
            packet.icmp = (random.pick(&[13, 17, 128, 130, 8, 0, 129]), 0);
            packet.tuple.source_port = if protocol.has_ports() { source_port } else { 0 };
            packet.tuple.destination_port = if protocol.has_ports() {
                destination_port
            } else {
                0
            };
        }
        if random.chance(8) {
            packet.tcp_flags = random.pick(&[
                tcp::ACK,
                tcp::SYN | tcp::ACK,
                tcp::RST,
                tcp::SYN | tcp::FIN,
                0,
            ]);
        }
        packet
    }

    fn send(&mut self, direction: Direction, packet: Packet) -> (Direction, Vec<u8>) {
        let bytes = packet.bytes();
        if self.history.len() >= REMEMBERED {
            self.history.remove(0);
        }
        self.history.push((direction, packet));
        self.is_latest_kept = true;
        (direction, bytes)
    }

    fn earlier(
        &self,
        world: &World,
        direction: Direction,
        random: &mut Random,
    ) -> (Direction, Packet) {
        if self.history.is_empty() {
            return (direction, self.new_packet(world, direction, random));
        }
        // The latest ones more often, so that flows get further than their first packet.
        let back = random
            .below(self.history.len())
            .min(random.below(self.history.len()));
        self.history[self.history.len() - 1 - back].clone()
    }

    fn follow_up(
        &mut self,
        world: &World,
        direction: Direction,
        random: &mut Random,
    ) -> (Direction, Vec<u8>) {
        let (direction, packet) = self.earlier(world, direction, random);
        let turns = random.chance(55);
        let (direction, tuple) = if turns {
            (direction.reversed(), packet.tuple.reversed())
        } else {
            (direction, packet.tuple)
        };
        let mut packet = addressed(
            world,
            direction,
            Packet {
                tuple,
                fragment: None,
                ..packet
            },
        );
        packet.tcp_flags = random.pick(&[
            tcp::ACK,
            tcp::ACK,
            tcp::ACK,
            tcp::SYN,
            tcp::SYN | tcp::ACK,
            tcp::FIN | tcp::ACK,
            tcp::RST,
        ]);
        if turns {
            packet.icmp.0 = match packet.icmp.0 {
                8 => 0,
                128 => 129,
                other => other,
            };
        }
        self.send(direction, packet)
    }

    fn fragment(
        &mut self,
        world: &World,
        direction: Direction,
        random: &mut Random,
    ) -> (Direction, Vec<u8>) {
        let is_first =
            |entry: &&(Direction, Packet)| matches!(entry.1.fragment, Some((_, 0, true)));
        if random.chance(50)
            && let Some((direction, first)) = self.history.iter().rev().find(is_first)
        {
            let fragment = first
                .fragment
                .map(|(id, _, _)| (id, random.pick(&[2, 3, 185]), false));
            let later = Packet {
                fragment,
                payload: vec![0; 24],
                ..first.clone()
            };
            return (*direction, later.bytes());
        }
        let identification = u32::try_from(random.below(4)).expect("small");
        let (direction, mut packet) = if random.chance(50) {
            (direction, self.new_packet(world, direction, random))
        } else {
            self.earlier(world, direction, random)
        };
        let offset = random.pick(&[0, 0, 0, 2, 3, 185, 1]);
        packet.fragment = Some((identification, offset, random.chance(70)));
        packet.payload = vec![0; 24];
        let mut bytes = packet.bytes();
        if random.chance(8) {
            let ip = packet.ip_bytes();
            bytes = shortened_fragment(&bytes[..14], &ip, random);
        } else if offset == 0 {
            return self.send(direction, packet);
        }
        (direction, bytes)
    }

    fn icmp_error(
        &mut self,
        world: &World,
        direction: Direction,
        random: &mut Random,
    ) -> (Direction, Vec<u8>) {
        let (about_direction, mut about) = self.earlier(world, direction, random);
        if random.chance(20) {
            about = self.new_packet(world, about_direction, random);
        }
        let is_v4 = about.tuple.source.is_ipv4();
        let kind = if is_v4 {
            random.pick(&[(3, 1), (3, 4), (11, 0), (12, 0), (5, 0), (4, 0)])
        } else {
            random.pick(&[(1, 4), (2, 0), (3, 0), (4, 1)])
        };
        let someone = random.pick(&self.edges.remotes);
        let reporter = random.pick(&[about.tuple.destination, someone]);
        let reporter = if reporter.is_ipv4() == is_v4 {
            reporter
        } else {
            about.tuple.destination
        };
        let some_size = random.below(80);
        let quoted_size = random.pick(&[500, 500, 500, 48, 28, 20, some_size]);
        let mut error = icmp_error(reporter, kind, &about, quoted_size);
        if random.chance(10) {
            error.tuple.destination = about.tuple.destination;
        }
        let direction = about_direction.reversed();
        (direction, addressed(world, direction, error).bytes())
    }

    fn odd_addresses(
        &mut self,
        world: &World,
        direction: Direction,
        random: &mut Random,
    ) -> (Direction, Vec<u8>) {
        let mut packet = self.new_packet(world, direction, random);
        let is_v4 = packet.tuple.source.is_ipv4();
        let own: IpAddr = if is_v4 {
            IpAddr::V4(crate::world::WORLD_OWN_V4[0])
        } else {
            IpAddr::V6(crate::world::WORLD_OWN_V6)
        };
        let (far_side, near_side) = match direction {
            Direction::Ingress => (&mut packet.tuple.source, &mut packet.tuple.destination),
            Direction::Egress => (&mut packet.tuple.destination, &mut packet.tuple.source),
        };
        *near_side = own;
        let metadata = IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200));
        match random.below(7) {
            0 => packet.source_mac = [2, 0, 0, 0, 0, 1],
            1 => *near_side = pick_of(is_v4, ["10.9.9.9", "2001:db8:9::9"]),
            2 => *far_side = own,
            3 if is_v4 => {
                packet.tuple.destination = random
                    .pick(&[[224, 0, 0, 1], [255, 255, 255, 255], [239, 255, 255, 255]])
                    .into();
            }
            3 => packet.tuple.destination = crate::text::address("ff02::fb"),
            4 if is_v4 => *far_side = metadata,
            5 if is_v4 => *near_side = metadata,
            _ => *near_side = pick_of(is_v4, ["10.0.0.20", "fe80::1"]),
        }
        (direction, packet.bytes())
    }

    fn broken(
        &mut self,
        world: &World,
        direction: Direction,
        random: &mut Random,
    ) -> (Direction, Vec<u8>) {
        let packet = self.new_packet(world, direction, random);
        let mut bytes = packet.bytes();
        match random.below(6) {
            0 => bytes.truncate(14 + random.below(bytes.len() - 13)),
            1 | 2 => {
                let last = bytes.len().min(90);
                for _ in 0..=random.below(3) {
                    let at = 12 + random.below(last - 12);
                    bytes[at] ^= 1 << random.below(8);
                }
            }
            3 => {
                let tag = random.pick(&[[0x81, 0x00, 0, 5], [0x88, 0xa8, 0, 5]]);
                bytes.splice(12..12, tag);
            }
            4 => bytes[12..14].copy_from_slice(&random.pick(&[
                [0x88, 0xcc],
                [0x86, 0xdd],
                [8, 0],
                [8, 6],
            ])),
            _ => {
                // A routing header of type 0, or two fragment headers.
                let mut packet = packet;
                packet.fragment = random.chance(50).then_some((9, 0, true));
                packet.extension_headers = vec![43, 60];
                bytes = packet.bytes();
                if packet.tuple.source.is_ipv6() {
                    bytes[14 + 40 + 2] = 0;
                }
            }
        }
        (direction, bytes)
    }
}

/// The packet with the MACs that it has on the ENI's link.
fn addressed(world: &World, direction: Direction, packet: Packet) -> Packet {
    let (source_mac, destination_mac) = match direction {
        Direction::Ingress => (ROUTER_MAC, world.interface.mac.0),
        Direction::Egress => (world.interface.mac.0, ROUTER_MAC),
    };
    Packet {
        source_mac,
        destination_mac,
        ..packet
    }
}

/// A first fragment that ends inside its transport header.
fn shortened_fragment(ethernet: &[u8], ip: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = ethernet.to_vec();
    bytes.extend(ip);
    if ip[0] >> 4 == 4 {
        let header = usize::from(ip[0] & 15) * 4;
        let total = header + random.below(20);
        let total = u16::try_from(total.min(ip.len())).expect("a short packet");
        bytes[16..18].copy_from_slice(&total.to_be_bytes());
        bytes[20] |= 0x20; // more fragments
    } else {
        let payload = random.below(28).min(ip.len() - 40);
        let payload = u16::try_from(payload).expect("a short packet");
        bytes[18..20].copy_from_slice(&payload.to_be_bytes());
    }
    bytes
}

fn any_arp(world: &World, direction: Direction, random: &mut Random) -> Vec<u8> {
    let own = crate::world::WORLD_OWN_V4[0];
    let others = [Ipv4Addr::new(10, 0, 0, 253), Ipv4Addr::UNSPECIFIED, own];
    let mac = match direction {
        Direction::Egress => world.interface.mac.0,
        Direction::Ingress => ROUTER_MAC,
    };
    let mut bytes = arp(
        random.chance(60),
        mac,
        random.pick(&others),
        random.pick(&others),
    );
    if random.chance(15) {
        let at = 14 + random.below(28);
        bytes[at] ^= 1 << random.below(8);
    }
    bytes
}

fn any_neighbour(world: &World, direction: Direction, random: &mut Random) -> (Direction, Vec<u8>) {
    let own = crate::world::WORLD_OWN_V6;
    let name = world.interface.link_local_name();
    let router: Ipv6Addr = "fe80::1".parse().expect("an address");
    let everyone: Ipv6Addr = "ff02::1".parse().expect("an address");
    let any = [own, own, name, name, router, Ipv6Addr::UNSPECIFIED];
    let kind = random.pick(&[133, 134, 135, 135, 136, 136, 137]);
    let source = random.pick(&any);
    let destination = random.pick(&[everyone, own, router]);
    let mut packet = neighbour(kind, source, destination, random.pick(&any));
    match random.below(12) {
        0 => packet.hop_limit = 64,
        1 => packet.icmp.1 = 1,
        2 => packet.payload.truncate(random.below(16)),
        3 => packet.fragment = Some((7, 0, random.chance(50))),
        4 => packet.extension_headers = vec![0],
        _ => {}
    }
    (direction, addressed(world, direction, packet).bytes())
}

fn any_dhcp(world: &World, direction: Direction, random: &mut Random) -> (Direction, Vec<u8>) {
    let own_v4 = IpAddr::V4(crate::world::WORLD_OWN_V4[0]);
    let everyone = IpAddr::V4(Ipv4Addr::BROADCAST);
    let unspecified = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    let link: IpAddr = "fe80::1".parse().expect("an address");
    let name = IpAddr::V6(world.interface.link_local_name());
    let agents: IpAddr = "ff02::1:2".parse().expect("an address");
    let far_v6: IpAddr = "2001:db8:7::1".parse().expect("an address");
    let far_v4: IpAddr = "10.0.0.253".parse().expect("an address");
    let (source, destination) = if random.chance(60) {
        let ends = [own_v4, everyone, unspecified, far_v4];
        (random.pick(&ends), random.pick(&ends))
    } else {
        let ends = [link, name, agents, far_v6];
        (random.pick(&ends), random.pick(&ends))
    };
    let ports: [(u16, u16); 2] = if source.is_ipv4() {
        [(67, 68), (68, 67)]
    } else {
        [(546, 547), (547, 546)]
    };
    let (source_port, destination_port) = random.pick(&ports);
    let protocol = Protocol::UDP;
    let tuple = FiveTuple {
        protocol,
        source,
        destination,
        source_port,
        destination_port,
    };
    (
        direction,
        addressed(world, direction, Packet::new(tuple)).bytes(),
    )
}

fn pick_of(is_v4: bool, [v4, v6]: [&str; 2]) -> IpAddr {
    crate::text::address(if is_v4 { v4 } else { v6 })
}
