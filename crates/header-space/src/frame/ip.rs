use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::transport::Transport;
use super::{FrameError, array, number};
use crate::{Family, FiveTuple, Protocol};

/// An IP packet with its transport header.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct IpPacket<'a> {
    /// Protocol, addresses and ports; see [`FiveTuple`] for ICMP. Ports of a later fragment are zero.
    pub tuple: FiveTuple,
    /// Time to live or hop limit.
    pub hop_limit: u8,
    /// Whether it is one fragment of several.
    pub fragment: Option<Fragment>,
    /// The transport header; `Other` for a later fragment.
    pub transport: Transport<'a>,
}

/// A fragment of a packet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Fragment {
    /// The identification that all fragments of the packet share.
    pub identification: u32,
    /// Whether it is the first: then it has the transport header.
    pub is_first: bool,
}

/// An IP header, walked up to the transport header.
#[derive(Clone, Copy)]
pub(super) struct Header {
    pub(super) protocol: Protocol,
    pub(super) source: IpAddr,
    pub(super) destination: IpAddr,
    pub(super) hop_limit: u8,
    pub(super) fragment: Option<Fragment>,
    /// Where the transport header begins, from the start of the IP header.
    pub(super) transport_at: usize,
}

/// How many extension headers are walked.
///
/// Source: Kanmon dataplane design, extension headers.
const MOST_EXTENSION_HEADERS: u32 = 8;

impl<'a> IpPacket<'a> {
    pub(super) fn parse_v4(rest: &'a [u8]) -> Result<Self, FrameError> {
        let (header, total) = Header::read_v4(rest)?;
        let within = total_within(total, header.transport_at, rest)?;
        Self::of(header.refusing_overlap_v4(rest)?, within)
    }

    pub(super) fn parse_v6(rest: &'a [u8]) -> Result<Self, FrameError> {
        let fixed = rest.get(..40).ok_or(FrameError::Malformed)?;
        if fixed[0] >> 4 != 6 {
            return Err(FrameError::Malformed);
        }
        let end = 40 + usize::from(number(fixed, 4));
        let within = rest.get(..end).ok_or(FrameError::Malformed)?;
        Self::of(Header::read_v6(within)?, within)
    }

    /// `within` is the packet from its IP header to the end that the header gives.
    fn of(header: Header, within: &'a [u8]) -> Result<Self, FrameError> {
        let is_later = header.fragment.is_some_and(|fragment| !fragment.is_first);
        let (transport, ports) = if is_later {
            (Transport::Other, (0, 0))
        } else {
            let body = within
                .get(header.transport_at..)
                .ok_or(FrameError::Malformed)?;
            let family = Family::of(header.source);
            Transport::parse(header.protocol, family, header.fragment.is_some(), body)?
        };
        let tuple = header.tuple(ports);
        Ok(Self {
            tuple,
            hop_limit: header.hop_limit,
            fragment: header.fragment,
            transport,
        })
    }
}

/// The bytes of an IPv4 packet without padding.
fn total_within(total: usize, header_size: usize, rest: &[u8]) -> Result<&[u8], FrameError> {
    if total < header_size {
        return Err(FrameError::Malformed);
    }
    rest.get(..total).ok_or(FrameError::Malformed)
}

impl Header {
    /// Reads an IPv4 header, which may be cut off behind its end; with it comes the total length that it
    /// gives. Fragments at offset 1 count as later ones here.
    pub(super) fn read_v4(rest: &[u8]) -> Result<(Self, usize), FrameError> {
        let fixed = rest.get(..20).ok_or(FrameError::Malformed)?;
        let size = usize::from(fixed[0] & 0x0f) * 4;
        if fixed[0] >> 4 != 4 || size < 20 || size > rest.len() {
            return Err(FrameError::Malformed);
        }
        let (offset, more) = (number(fixed, 6) & 0x1fff, number(fixed, 6) & 0x2000 != 0);
        let fragment = (offset != 0 || more).then(|| Fragment {
            identification: number(fixed, 4).into(),
            is_first: offset == 0,
        });
        let header = Self {
            protocol: Protocol(fixed[9]),
            source: Ipv4Addr::from(array::<4>(fixed, 12)).into(),
            destination: Ipv4Addr::from(array::<4>(fixed, 16)).into(),
            hop_limit: fixed[8],
            fragment,
            transport_at: size,
        };
        Ok((header, number(fixed, 2).into()))
    }

    fn refusing_overlap_v4(self, rest: &[u8]) -> Result<Self, FrameError> {
        let offset = number(rest, 6) & 0x1fff;
        if offset == 1 {
            Err(FrameError::FragmentOverlap)
        } else {
            Ok(self)
        }
    }

    /// Reads an IPv6 header and walks its extension headers, all of which lie in `within`.
    pub(super) fn read_v6(within: &[u8]) -> Result<Self, FrameError> {
        let fixed = within.get(..40).ok_or(FrameError::Malformed)?;
        if fixed[0] >> 4 != 6 {
            return Err(FrameError::Malformed);
        }
        let mut header = Self {
            protocol: Protocol(fixed[6]),
            source: Ipv6Addr::from(array::<16>(fixed, 8)).into(),
            destination: Ipv6Addr::from(array::<16>(fixed, 24)).into(),
            hop_limit: fixed[7],
            fragment: None,
            transport_at: 40,
        };
        let (mut walked, mut has_fragment_header) = (0, false);
        while is_extension_header(header.protocol) {
            if walked == MOST_EXTENSION_HEADERS {
                return Err(FrameError::ExtensionHeaders);
            }
            walked += 1;
            let does_not_fit = does_not_fit(header.fragment);
            let rest = within.get(header.transport_at..).unwrap_or_default();
            let start = rest.get(..8).ok_or(does_not_fit)?;
            let mut size = (usize::from(start[1]) + 1) * 8;
            match header.protocol {
                ROUTING if start[2] == 0 => return Err(FrameError::ExtensionHeaders),
                FRAGMENT if has_fragment_header => return Err(FrameError::ExtensionHeaders),
                FRAGMENT => {
                    has_fragment_header = true;
                    size = 8;
                    let (offset, more) = (number(start, 2) >> 3, start[3] & 1 != 0);
                    let identification = u32::from_be_bytes(array(start, 4));
                    match offset {
                        1 => return Err(FrameError::FragmentOverlap),
                        0 if more => {
                            header.fragment = Some(Fragment {
                                identification,
                                is_first: true,
                            });
                        }
                        0 => {}
                        _ => {
                            header.fragment = Some(Fragment {
                                identification,
                                is_first: false,
                            });
                            header.protocol = Protocol(start[0]);
                            header.transport_at += size;
                            return Ok(header);
                        }
                    }
                }
                _ => {}
            }
            if size > rest.len() {
                return Err(does_not_fit);
            }
            header.transport_at += size;
            header.protocol = Protocol(start[0]);
        }
        Ok(header)
    }

    pub(super) fn tuple(&self, (source_port, destination_port): (u16, u16)) -> FiveTuple {
        FiveTuple {
            protocol: self.protocol,
            source: self.source,
            destination: self.destination,
            source_port,
            destination_port,
        }
    }
}

/// What is wrong when a header is longer than what is left for it.
pub(super) fn does_not_fit(fragment: Option<Fragment>) -> FrameError {
    match fragment {
        Some(_) => FrameError::FragmentTooShort,
        None => FrameError::Malformed,
    }
}

fn is_extension_header(protocol: Protocol) -> bool {
    matches!(
        protocol,
        HOP_BY_HOP | ROUTING | FRAGMENT | DESTINATION_OPTIONS
    )
}

const HOP_BY_HOP: Protocol = Protocol(0);
const ROUTING: Protocol = Protocol(43);
const FRAGMENT: Protocol = Protocol(44);
const DESTINATION_OPTIONS: Protocol = Protocol(60);
