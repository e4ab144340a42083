//! Frames as bytes, right or wrong.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use header_space::{FiveTuple, Protocol};

/// Flags of a TCP segment.
pub mod tcp {
    /// FIN.
    pub const FIN: u8 = 0x01;
    /// SYN.
    pub const SYN: u8 = 0x02;
    /// RST.
    pub const RST: u8 = 0x04;
    /// ACK.
    pub const ACK: u8 = 0x10;
}

/// An IP packet in an Ethernet frame. The IPv4 header has its checksum; transport checksums are zero.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Packet {
    /// Destination MAC.
    pub destination_mac: [u8; 6],
    /// Source MAC.
    pub source_mac: [u8; 6],
    /// Protocol, addresses, ports; the ports of an ICMP echo are its identifier.
    pub tuple: FiveTuple,
    /// Time to live or hop limit.
    pub hop_limit: u8,
    /// `tcp::…`, for TCP.
    pub tcp_flags: u8,
    /// Type and code, for ICMP and ICMPv6.
    pub icmp: (u8, u8),
    /// What follows the transport header; all that follows the IP header of a later fragment.
    pub payload: Vec<u8>,
    /// Identification, offset in units of 8 bytes, and whether more follow.
    pub fragment: Option<(u32, u16, bool)>,
    /// IPv4 options, in units of 4 bytes; no-operations.
    pub ipv4_option_words: u8,
    /// IPv6 extension headers before a fragment header, by number, 8 bytes each. A routing header is of type 2.
    pub extension_headers: Vec<u8>,
    /// Bytes behind the IP packet.
    pub padding: usize,
}

impl Packet {
    /// A usual packet of this flow: TCP with SYN, ICMP echo request, four bytes of payload. Both MACs are zero.
    #[must_use]
    pub fn new(tuple: FiveTuple) -> Self {
        Self {
            destination_mac: [0; 6],
            source_mac: [0; 6],
            tuple,
            hop_limit: 64,
            tcp_flags: tcp::SYN,
            icmp: if tuple.source.is_ipv4() {
                (8, 0)
            } else {
                (128, 0)
            },
            payload: vec![0; 4],
            fragment: None,
            ipv4_option_words: 0,
            extension_headers: Vec::new(),
            padding: 0,
        }
    }

    /// The frame.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let ethertype: u16 = if self.tuple.source.is_ipv4() {
            0x0800
        } else {
            0x86dd
        };
        let mut bytes = ethernet(self.destination_mac, self.source_mac, ethertype);
        bytes.extend(self.ip_bytes());
        bytes.extend(std::iter::repeat_n(0, self.padding));
        bytes
    }

    /// The IP packet alone, without padding: what an ICMP error quotes.
    #[must_use]
    pub fn ip_bytes(&self) -> Vec<u8> {
        match (self.tuple.source, self.tuple.destination) {
            (IpAddr::V4(source), IpAddr::V4(destination)) => self.ipv4(source, destination),
            (IpAddr::V6(source), IpAddr::V6(destination)) => self.ipv6(source, destination),
            _ => panic!("both addresses are of one family: {:?}", self.tuple),
        }
    }

    fn ipv4(&self, source: Ipv4Addr, destination: Ipv4Addr) -> Vec<u8> {
        let body = self.transport();
        let size = 20 + usize::from(self.ipv4_option_words) * 4;
        let mut header = vec![1_u8; size]; // an option of 1 is a no-operation
        header[0] = 0x40 | u8::try_from(size / 4).expect("at most ten option words");
        header[1] = 0;
        let total = u16::try_from(size + body.len()).expect("a packet below 64 KiB");
        header[2..4].copy_from_slice(&total.to_be_bytes());
        let (identification, offset, more) = self.fragment.unwrap_or((0, 0, false));
        let identification = u16::try_from(identification & 0xffff).expect("sixteen bits");
        header[4..6].copy_from_slice(&identification.to_be_bytes());
        header[6..8].copy_from_slice(&(offset | u16::from(more) << 13).to_be_bytes());
        header[8] = self.hop_limit;
        header[9] = self.tuple.protocol.0;
        header[10..12].fill(0);
        header[12..16].copy_from_slice(&source.octets());
        header[16..20].copy_from_slice(&destination.octets());
        let checksum = checksum(&header);
        header[10..12].copy_from_slice(&checksum.to_be_bytes());
        header.extend(body);
        header
    }

    fn ipv6(&self, source: Ipv6Addr, destination: Ipv6Addr) -> Vec<u8> {
        let mut chain = self.extension_headers.clone();
        chain.extend(self.fragment.map(|_| 44));
        chain.push(self.tuple.protocol.0);
        let mut body = Vec::new();
        for (kind, next) in chain.iter().zip(&chain[1..]) {
            let mut header = [*next, 0, 0, 0, 0, 0, 0, 0];
            match (kind, self.fragment) {
                (44, Some((identification, offset, more))) => {
                    header[2..4].copy_from_slice(&(offset << 3 | u16::from(more)).to_be_bytes());
                    header[4..8].copy_from_slice(&identification.to_be_bytes());
                }
                (43, _) => header[2] = 2,
                _ => {}
            }
            body.extend(header);
        }
        body.extend(self.transport());
        let length = u16::try_from(body.len()).expect("a packet below 64 KiB");
        let mut header = vec![0x60, 0, 0, 0];
        header.extend(length.to_be_bytes());
        header.extend([chain[0], self.hop_limit]);
        header.extend(source.octets());
        header.extend(destination.octets());
        header.extend(body);
        header
    }

    fn transport(&self) -> Vec<u8> {
        if self.fragment.is_some_and(|(_, offset, _)| offset > 0) {
            return self.payload.clone();
        }
        let mut bytes = Vec::new();
        let (source_port, destination_port) = (self.tuple.source_port, self.tuple.destination_port);
        match self.tuple.protocol {
            Protocol::TCP => {
                bytes.extend(source_port.to_be_bytes());
                bytes.extend(destination_port.to_be_bytes());
                bytes.extend([0; 8]);
                bytes.extend([0x50, self.tcp_flags]);
                bytes.extend([0xff, 0xff, 0, 0, 0, 0]);
            }
            Protocol::UDP => {
                let length =
                    u16::try_from(8 + self.payload.len()).expect("a datagram below 64 KiB");
                bytes.extend(source_port.to_be_bytes());
                bytes.extend(destination_port.to_be_bytes());
                bytes.extend(length.to_be_bytes());
                bytes.extend([0; 2]);
            }
            Protocol::ICMP | Protocol::ICMPV6 => {
                bytes.extend([self.icmp.0, self.icmp.1, 0, 0]);
                let is_echo = matches!(self.icmp.0, 0 | 8 | 128 | 129);
                bytes.extend(if is_echo { source_port } else { 0 }.to_be_bytes());
                bytes.extend([0; 2]);
            }
            _ => {}
        }
        bytes.extend(&self.payload);
        bytes
    }
}

/// An ICMP error from `source` about a packet, sent to that packet's source. It quotes `size` bytes at most.
#[must_use]
pub fn icmp_error(source: IpAddr, (kind, code): (u8, u8), about: &Packet, size: usize) -> Packet {
    let protocol = if source.is_ipv4() {
        Protocol::ICMP
    } else {
        Protocol::ICMPV6
    };
    let destination = about.tuple.source;
    let tuple = FiveTuple {
        protocol,
        source,
        destination,
        source_port: 0,
        destination_port: 0,
    };
    let mut payload = about.ip_bytes();
    payload.truncate(size);
    Packet {
        icmp: (kind, code),
        payload,
        ..Packet::new(tuple)
    }
}

/// Neighbour discovery: a message of this type about a target, hop limit 255.
#[must_use]
pub fn neighbour(kind: u8, source: Ipv6Addr, destination: Ipv6Addr, target: Ipv6Addr) -> Packet {
    let tuple = FiveTuple {
        protocol: Protocol::ICMPV6,
        source: source.into(),
        destination: destination.into(),
        source_port: 0,
        destination_port: 0,
    };
    let (icmp, payload) = ((kind, 0), target.octets().to_vec());
    Packet {
        icmp,
        payload,
        hop_limit: 255,
        ..Packet::new(tuple)
    }
}

/// An ARP frame; the MACs of the frame are those of a broadcast from the sender.
#[must_use]
pub fn arp(is_request: bool, sender_mac: [u8; 6], sender: Ipv4Addr, target: Ipv4Addr) -> Vec<u8> {
    let mut bytes = ethernet([0xff; 6], sender_mac, 0x0806);
    bytes.extend([0, 1, 8, 0, 6, 4, 0, if is_request { 1 } else { 2 }]);
    bytes.extend(sender_mac);
    bytes.extend(sender.octets());
    bytes.extend([0; 6]);
    bytes.extend(target.octets());
    bytes
}

/// An Ethernet header.
#[must_use]
pub fn ethernet(destination: [u8; 6], source: [u8; 6], ethertype: u16) -> Vec<u8> {
    [destination.as_slice(), &source, &ethertype.to_be_bytes()].concat()
}

fn checksum(header: &[u8]) -> u16 {
    let word = |pair: &[u8]| u32::from(u16::from_be_bytes([pair[0], pair[1]]));
    let mut sum: u32 = header.chunks_exact(2).map(word).sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !u16::try_from(sum).expect("it was folded into sixteen bits")
}
