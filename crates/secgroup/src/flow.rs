//! The stateful reading: every packet of one ENI, frame by frame, as the kernel programs judge it.
//!
//! [`FlowTable::judge`] is the plain twin of the programs in `crates/dataplane/bpf`. Both follow the order
//! written here, step by step; the first step that gives a verdict ends it. A differential test compares
//! policy and reason (rule index included) packet by packet, so a change begins in this text.
//! Choice: docs/decisions/0013-judging-frames.md
//!
//! Egress is the "from-ENI" hook, ingress the "to-ENI" hook. *Own address*: a private address of the ENI.
//! *Link-local name*: `fe80::` with the modified EUI-64 of the ENI's MAC. *The check*: the ENI's
//! source/destination check flag. Numbers in headers are big-endian. Checksums are never looked at.
//!
//! # 1. Frame sanity
//!
//! | what | reason |
//! |---|---|
//! | fewer than 14 bytes | `Malformed` |
//! | ethertype `0x8100` or `0x88a8`, or a tag the kernel has taken off the frame | `VlanTagged` |
//! | ethertype other than `0x0806` ARP, `0x0800` IPv4, `0x86dd` IPv6 | `UnknownEthertype` |
//!
//! **ARP**: fewer than 28 bytes behind the Ethernet header, or hardware type ≠ 1, protocol type ≠ `0x0800`,
//! lengths ≠ 6 and 4, or operation other than 1 and 2: `Malformed`. More bytes are padding.
//!
//! **IPv4**, with `rest` the bytes behind the Ethernet header; in this order:
//! `rest` < 20, version ≠ 4, header length < 20, header length > `rest`, total length < header length, total
//! length > `rest`: `Malformed`. Bytes behind the total length are padding. Then, with 13 bits of fragment
//! offset: offset = 1: `FragmentOverlap`. A *later fragment* has offset > 1 (protocol from the header, no
//! transport header, ports zero); a *first fragment* has offset 0 and MF; DF and the reserved bit are ignored.
//! Options are skipped.
//!
//! **IPv6**: `rest` < 40, version ≠ 6, payload length > `rest` − 40: `Malformed`. Then extension headers, while
//! the next header is 0 (hop-by-hop), 43 (routing), 60 (destination options) or 44 (fragment); for each one, in
//! this order:
//!
//! 1. it would be the ninth: `ExtensionHeaders`;
//! 2. fewer than 8 bytes of payload left: *does not fit*;
//! 3. it is 43 with routing type 0: `ExtensionHeaders`;
//! 4. it is 44 and one was there already: `ExtensionHeaders`;
//! 5. it is 44: it is 8 bytes long. Offset = 1: `FragmentOverlap`. Offset > 1: a later fragment; the walk ends, and
//!    the protocol is the next header named here. Offset 0 with M: a first fragment; the walk goes on. Offset 0
//!    without M: no fragment; the walk goes on;
//! 6. otherwise it is (second byte + 1) × 8 bytes long; more than the payload left: *does not fit*.
//!
//! Any other next header (50, 51, 59 too) is the protocol. Their order is not checked.
//!
//! **Transport header**, of what is no later fragment, within the IP length (`size` bytes):
//!
//! | protocol | *does not fit* | `Malformed` |
//! |---|---|---|
//! | 6 TCP | `size` < 20; data offset × 4 > `size` | data offset < 5 (looked at before data offset × 4 > `size`) |
//! | 17 UDP | `size` < 8 | UDP length < 8; UDP length > `size`, unless a first fragment |
//! | 1 in IPv4, 58 in IPv6 | `size` < 8 | |
//! | others | never | |
//!
//! *Does not fit* is `FragmentTooShort` for a first fragment and `Malformed` otherwise. (An extension header that does
//! not fit before a fragment header was seen is `Malformed`.)
//!
//! Ports of the five-tuple: of TCP and UDP as they stand; ICMP echo request and reply (types 8 and 0 in IPv4, 128 and
//! 129 in IPv6, any code): both are the identifier; otherwise both are zero. Protocol 1 in IPv6 and 58 in IPv4 are "others".
//!
//! # 2. MAC
//!
//! Egress, source MAC is not the ENI's: `SpoofedMac`. Ingress: nothing is looked at.
//!
//! # 3. ARP
//!
//! Egress: accept (`Arp`) when sender MAC is the ENI's and the sender address is an own address, or is 0.0.0.0 in a request
//! (an address probe). Ingress: accept (`Arp`) when the target address is an own address, or is 0.0.0.0 in a reply (to a
//! probe). Otherwise `ArpSpoofed`.
//!
//! # 4. Neighbour discovery
//!
//! IPv6, protocol 58, types 133 (RS), 134 (RA), 135 (NS), 136 (NA), 137 (redirect), no first or later fragment. All end here:
//!
//! 1. 135 or 136 with fewer than 24 bytes of ICMPv6: `Malformed`;
//! 2. code ≠ 0 or hop limit ≠ 255: `NeighbourSpoofed`;
//! 3. egress: 134 and 137: `NeighbourSpoofed`. The destination must be in `fe80::/10` or `ff02::/16`: what a router would forward is no
//!    business of the link, and would pass without a rule. The source must be an own address, the link-local name, or, for 133 and 135
//!    only, `::`. For 136 the target (bytes 8 to 23 of ICMPv6) must be an own address or the link-local name. Otherwise
//!    `NeighbourSpoofed`;
//! 4. ingress: 135 with a target that is neither an own address nor the link-local name: `NeighbourSpoofed`;
//! 5. accept, `NeighbourDiscovery`. Options are not looked at.
//!
//! # 5. DHCP
//!
//! UDP, no first or later fragment, by source → destination port:
//!
//! - egress 67 → 68 in IPv4, 547 → 546 in IPv6: `DhcpServer`;
//! - egress 68 → 67 in IPv4 to 255.255.255.255, 546 → 547 in IPv6 to `ff02::1:2`: accept, `Dhcp`;
//! - ingress 67 → 68 in IPv4 to 255.255.255.255, 547 → 546 in IPv6 from `fe80::/10`: accept, `Dhcp`.
//!
//! Anything else goes on. What a stranger could send from afar is thus no exemption: DHCP to and from unicast
//! addresses is traffic like any other.
//!
//! # 6. Multicast and broadcast
//!
//! Destination 224.0.0.0/4, 255.255.255.255 or `ff00::/8`: `Multicast`.
//!
//! # 7. Addresses
//!
//! Egress, in this order: source 100.100.100.200 or in `fe80::/10`: `SpoofedSource`, whatever the check says. The check is on and
//! the source is no own address: `SpoofedSource`.
//! Ingress: the source is an own address: `OwnSource`. The check is on and the destination is no own address:
//! `ForeignDestination`.
//!
//! # 8. Later fragments
//!
//! Looked up in the fragment cache by {ENI, direction, source, destination, identification, protocol}; in IPv6 the protocol
//! counts as zero. There, and less than 10 seconds old: accept, `FragmentFollows`. Otherwise `FragmentUnknown`.
//! A first fragment goes on through the steps below; if it is accepted by any of them it is written to the cache with the
//! present second. The cache is LRU with 8,192 entries.
//!
//! # 9. Metadata
//!
//! Egress to 100.100.100.200, ingress from it: accept, `Metadata`. No flow is made.
//!
//! # 10. ICMP errors
//!
//! IPv4: ICMP types 3, 4, 5, 11, 12. IPv6: ICMPv6 types 1, 2, 3, 4. All end here. A redirect (type 5) is `UnrelatedIcmp` whatever it
//! quotes: only a gateway redirects, on its own link, and a guest that believed it would send its flows elsewhere. (The redirect of
//! IPv6 is neighbour discovery, step 4.) Of the others, the packet quoted behind the first 8 bytes of ICMP is
//! read up to the end of the outer IP length: its IP header as in step 1, except that its total or payload length is not compared
//! with what is there (an IPv4 total length below the header length is still refused), and the quote may end anywhere behind
//! what is needed; then 8 bytes of transport header for TCP, UDP and ICMP (of
//! which only ports, or type and identifier, are read), none for others. If any of that is not there or would be refused in step
//! 1, or it is a later fragment, or its source is not the destination of the outer packet: `UnrelatedIcmp`.
//!
//! The flow of the quoted packet is looked up: its source is the local side in ingress, its destination in egress. A live flow, of
//! whatever policy version: accept, `RelatedIcmp`; the flow is not changed. Else ingress, IPv4 type 3 code 4 or IPv6 type 2 (any code),
//! and the quoted source is an own address: accept, `PathMtu`. Else `UnrelatedIcmp`.
//!
//! # 11. Known flows
//!
//! Key: {ENI, protocol, local address, remote address, local port, remote port}; local is the destination in ingress and the source in
//! egress. A flow is dead, and as if it were not there, when the seconds since its last packet are at least its timeout:
//!
//! | flow | timeout |
//! |---|---|
//! | TCP, closed | the ENI's `tcp_closed_secs` |
//! | TCP, established | the ENI's `tcp_established_secs` |
//! | TCP, neither | 20 |
//! | UDP | the ENI's `udp_secs` |
//! | others | 30 |
//!
//! The ENI's timeouts are copied when the flow is made. A TCP flow remembers four marks: *replied* (a packet against the initiating
//! direction was accepted), *established* (after that, a packet with ACK in the initiating direction), *FIN* of each side, *reset*. It is closed
//! when both sides had FIN or it is reset. Each accepted packet of the flow sets last-seen to now and then marks: with RST only *reset*;
//! without RST it clears *reset* and sets what applies of the others. (A forged RST thus costs a flow nothing while its ends go on talking.)
//!
//! 1. TCP with SYN and without ACK, RST and FIN, on a closed flow: the flow is forgotten, go to step 12.
//! 2. The flow has the present policy version, or the ENI grandfathers flows (then the version stays): accept, `Established`.
//! 3. [`decide`] on the packet and direction that started the flow. Accept: the flow takes the present version; accept,
//!    `Established`. Drop: the flow is forgotten; drop with the reason of `decide`.
//!
//! # 12. New flows
//!
//! 1. TCP: one that has SYN and none of ACK, RST, FIN goes on. With RST: `MidStream`. Others go on if the ENI's mid-stream flag is set,
//!    and are `MidStream` otherwise.
//! 2. [`decide`]: SMTP, inner access, rules, default. A drop ends here.
//! 3. The ENI has as many live flows as its quota, or the table is full, or the ENI has its share of what the host has for this
//!    family and the part that is open to all is taken ([`FlowRoom`]): `FlowTableFull`. (The kernel may count dead flows until
//!    they are swept.)
//! 4. The flow is made, with this packet as its initiating one and the present version; accept with the reason of `decide`. Its first packet
//!    sets marks like any other: in the middle of a flow that may be the FIN of its side.
//!
//! A kernel program also drops with `NoPolicy` before step 1 when no ENI line of its ABI version is bound to the device, and in place of
//! `decide` when the ENI has no table for the direction and family.

mod entry;
mod fragment_cache;
mod gates;
mod interface;

pub use interface::{FlowTimeouts, Interface};

use std::collections::HashMap;
use std::net::IpAddr;

use header_space::frame::{Frame, FrameError, IpPacket, Payload, Transport};
use header_space::{Direction, Family, FiveTuple, Protocol};

use crate::decide::is_with_metadata;
use crate::effective_rules::sides;
use crate::{EffectiveRules, Members, Policy, Reason, Verdict, decide};
use entry::Entry;
use fragment_cache::{FragmentCache, FragmentKey};

/// The flows and fragments of one ENI.
#[derive(Clone, Debug)]
pub struct FlowTable {
    flows: HashMap<FlowKey, Entry>,
    capacity: usize,
    fragments: FragmentCache,
    room_v4: FlowRoom,
    room_v6: FlowRoom,
}

/// How an ENI shares what a host has for the flows of one family with the other ENIs there.
///
/// Choice: docs/decisions/0017-limits-of-a-host.md
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FlowRoom {
    /// With fewer flows than this, of both families, the ENI gets another one whatever others have.
    pub share: u32,
    /// Beyond it, it gets one while all ENIs together have fewer flows of the family than these.
    pub open: u32,
    /// How many of them the others have.
    pub of_others: u32,
}

impl FlowRoom {
    /// A host with no end to its room.
    pub const BOUNDLESS: Self = Self {
        share: u32::MAX,
        open: u32::MAX,
        of_others: 0,
    };
}

/// What both directions of a flow have in common.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct FlowKey {
    protocol: Protocol,
    local: IpAddr,
    remote: IpAddr,
    local_port: u16,
    remote_port: u16,
}

/// What does not change from one frame to the next: the ENI and what holds for it.
struct Judge<'a, M> {
    interface: &'a Interface,
    rules: &'a EffectiveRules,
    policy_version: u64,
    members: &'a M,
    now_secs: u64,
    direction: Direction,
}

impl FlowTable {
    /// An empty table for this many flows and this many first fragments.
    #[must_use]
    pub fn new(flows: usize, fragments: usize) -> Self {
        Self {
            flows: HashMap::new(),
            capacity: flows,
            fragments: FragmentCache::new(fragments),
            room_v4: FlowRoom::BOUNDLESS,
            room_v6: FlowRoom::BOUNDLESS,
        }
    }

    /// Says how much room the host has from now on. Without it there is no end to it.
    pub fn set_room(&mut self, family: Family, room: FlowRoom) {
        match family {
            Family::V4 => self.room_v4 = room,
            Family::V6 => self.room_v6 = room,
        }
    }

    /// Whether the host has no room for another flow of this family.
    fn is_crowded(&self, family: Family) -> bool {
        let room = match family {
            Family::V4 => self.room_v4,
            Family::V6 => self.room_v6,
        };
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        if self.flows.len() < count(room.share) {
            return false;
        }
        let is_alike = |key: &&FlowKey| Family::of(key.local) == family;
        let own = self.flows.keys().filter(is_alike).count();
        own.saturating_add(count(room.of_others)) >= count(room.open)
    }

    /// What happens to a frame: the steps of this module's text, in their order.
    ///
    /// `now_secs` counts from any moment and never falls. `policy_version` changes whenever `rules`, or what
    /// `members` says about groups that they name, changes. `frame` begins with the destination MAC.
    #[expect(
        clippy::too_many_arguments,
        reason = "one packet's whole surroundings, all of different types"
    )]
    pub fn judge(
        &mut self,
        now_secs: u64,
        interface: &Interface,
        rules: &EffectiveRules,
        policy_version: u64,
        members: &impl Members,
        direction: Direction,
        frame: &[u8],
    ) -> Verdict {
        let judge = Judge {
            interface,
            rules,
            policy_version,
            members,
            now_secs,
            direction,
        };
        judge.frame(self, frame)
    }

    /// How many flows are alive.
    #[must_use]
    pub fn live_flows(&self, now_secs: u64) -> usize {
        self.flows
            .values()
            .filter(|entry| !entry.is_dead(now_secs))
            .count()
    }
}

/// 2^20 flows and 8,192 fragments, as the kernel programs have by default.
impl Default for FlowTable {
    fn default() -> Self {
        Self::new(1 << 20, 8_192)
    }
}

impl<M: Members> Judge<'_, M> {
    /// Steps 1 to 6.
    fn frame(&self, table: &mut FlowTable, bytes: &[u8]) -> Verdict {
        let frame = match Frame::parse(bytes) {
            Ok(frame) => frame,
            Err(error) => return dropped(reason_of(error)),
        };
        if self.direction == Direction::Egress && frame.source != self.interface.mac.0 {
            return dropped(Reason::SpoofedMac);
        }
        let packet = match frame.payload {
            Payload::Arp(arp) => return gates::arp(self.interface, self.direction, &arp),
            Payload::Ip(packet) => packet,
        };
        gates::neighbour_discovery(self.interface, self.direction, &packet)
            .or_else(|| gates::dhcp(self.direction, &packet))
            .or_else(|| gates::addresses(self.interface, self.direction, &packet.tuple))
            .unwrap_or_else(|| self.packet(table, &packet))
    }

    /// Step 8.
    fn packet(&self, table: &mut FlowTable, packet: &IpPacket<'_>) -> Verdict {
        let Some(fragment) = packet.fragment else {
            return self.whole_packet(table, packet);
        };
        let key = FragmentKey::of(self.direction, &packet.tuple, fragment.identification);
        if !fragment.is_first {
            return if table.fragments.has(&key, self.now_secs) {
                accepted(Reason::FragmentFollows)
            } else {
                dropped(Reason::FragmentUnknown)
            };
        }
        let verdict = self.whole_packet(table, packet);
        if verdict.policy == Policy::Accept {
            table.fragments.remember(key, self.now_secs);
        }
        verdict
    }

    /// Steps 9 and 10, for what has its transport header.
    fn whole_packet(&self, table: &mut FlowTable, packet: &IpPacket<'_>) -> Verdict {
        if is_with_metadata(self.direction, &packet.tuple) {
            return accepted(Reason::Metadata);
        }
        if packet.is_icmp_error() {
            return self.icmp_error(table, packet);
        }
        self.known_flow(table, packet)
            .unwrap_or_else(|| self.new_flow(table, packet))
    }

    /// Step 10.
    fn icmp_error(&self, table: &FlowTable, packet: &IpPacket<'_>) -> Verdict {
        if packet.is_redirect() {
            return dropped(Reason::UnrelatedIcmp);
        }
        let about_this = |quoted: &FiveTuple| quoted.source == packet.tuple.destination;
        let Some(quoted) = packet.quoted().filter(about_this) else {
            return dropped(Reason::UnrelatedIcmp);
        };
        // An error goes back: what it quotes went the other way.
        let key = FlowKey::of(self.direction.reversed(), &quoted);
        if table
            .flows
            .get(&key)
            .is_some_and(|entry| !entry.is_dead(self.now_secs))
        {
            return accepted(Reason::RelatedIcmp);
        }
        let is_path_mtu = self.direction == Direction::Ingress
            && packet.is_path_mtu()
            && self.interface.owns(quoted.source);
        if is_path_mtu {
            accepted(Reason::PathMtu)
        } else {
            dropped(Reason::UnrelatedIcmp)
        }
    }

    /// Step 11; `None` where there is no flow to go by.
    fn known_flow(&self, table: &mut FlowTable, packet: &IpPacket<'_>) -> Option<Verdict> {
        let key = FlowKey::of(self.direction, &packet.tuple);
        let entry = table.flows.get_mut(&key)?;
        let starts_over = match packet.transport {
            Transport::Tcp(flags) => flags.starts_a_connection() && entry.is_closed(),
            Transport::Udp | Transport::Icmp { .. } | Transport::Other => false,
        };
        if entry.is_dead(self.now_secs) || starts_over {
            table.flows.remove(&key);
            return None;
        }
        let is_current = entry.policy_version == self.policy_version;
        if !is_current && !self.interface.grandfathers_flows {
            let verdict = self.decide(entry.initiator, &entry.tuple);
            if verdict.policy == Policy::Drop {
                table.flows.remove(&key);
                return Some(verdict);
            }
            entry.policy_version = self.policy_version;
        }
        entry.see(self.direction, &packet.transport, self.now_secs);
        Some(accepted(Reason::Established))
    }

    /// Step 12.
    fn new_flow(&self, table: &mut FlowTable, packet: &IpPacket<'_>) -> Verdict {
        if let Transport::Tcp(flags) = packet.transport {
            let may_go_on =
                flags.starts_a_connection() || (self.interface.allows_mid_stream && !flags.rst);
            if !may_go_on {
                return dropped(Reason::MidStream);
            }
        }
        let verdict = self.decide(self.direction, &packet.tuple);
        if verdict.policy == Policy::Drop {
            return verdict;
        }
        let quota = usize::try_from(self.interface.flow_quota).unwrap_or(usize::MAX);
        let limit = quota.min(table.capacity);
        let family = Family::of(packet.tuple.source);
        let is_full = |table: &FlowTable| table.flows.len() >= limit || table.is_crowded(family);
        if is_full(table) {
            table.flows.retain(|_, entry| !entry.is_dead(self.now_secs));
        }
        if is_full(table) {
            return dropped(Reason::FlowTableFull);
        }
        let mut entry = Entry::new(
            self.direction,
            packet.tuple,
            self.policy_version,
            self.interface.timeouts,
        );
        entry.see(self.direction, &packet.transport, self.now_secs);
        table
            .flows
            .insert(FlowKey::of(self.direction, &packet.tuple), entry);
        verdict
    }

    fn decide(&self, direction: Direction, packet: &FiveTuple) -> Verdict {
        decide(
            self.rules,
            self.members,
            direction,
            packet,
            &self.interface.exemptions,
        )
    }
}

impl FlowKey {
    fn of(direction: Direction, packet: &FiveTuple) -> Self {
        let (local, remote) = sides(direction, packet);
        let (local_port, remote_port) = match direction {
            Direction::Ingress => (packet.destination_port, packet.source_port),
            Direction::Egress => (packet.source_port, packet.destination_port),
        };
        Self {
            protocol: packet.protocol,
            local,
            remote,
            local_port,
            remote_port,
        }
    }
}

fn accepted(reason: Reason) -> Verdict {
    Verdict {
        policy: Policy::Accept,
        reason,
    }
}

fn dropped(reason: Reason) -> Verdict {
    Verdict {
        policy: Policy::Drop,
        reason,
    }
}

fn reason_of(error: FrameError) -> Reason {
    match error {
        FrameError::Malformed => Reason::Malformed,
        FrameError::VlanTagged => Reason::VlanTagged,
        FrameError::UnknownEthertype => Reason::UnknownEthertype,
        FrameError::ExtensionHeaders => Reason::ExtensionHeaders,
        FrameError::FragmentTooShort => Reason::FragmentTooShort,
        FrameError::FragmentOverlap => Reason::FragmentOverlap,
    }
}
