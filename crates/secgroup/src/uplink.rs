use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use header_space::Cidr;

use crate::METADATA_ADDRESS;

/// What the uplink of a routing domain does with frames: public and private addresses are exchanged one to one, and
/// nobody speaks in a name of the other side. The plain reading of the kernel program of the uplink.
///
/// IPv6 is not translated: the domain's block passes. Checksums are those of IPv4, TCP, UDP and ICMP.
///
/// Source: VPC API, `AssociateEipAddress`.
/// Choice: docs/decisions/0005-eip-at-the-uplink.md
#[derive(Clone, Debug, Default)]
pub struct Uplink {
    /// Private addresses by EIP.
    pub eips: BTreeMap<Ipv4Addr, Ipv4Addr>,
    /// Private addresses that ENIs of the domain have.
    pub members: BTreeSet<Ipv4Addr>,
    /// The domain's IPv6 block.
    pub v6_block: Option<Cidr>,
}

/// Which way a frame goes.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Crossing {
    /// From the internet to the domain.
    In,
    /// From the domain to the internet.
    Out,
}

/// What became of a frame.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum UplinkOutcome {
    /// Its address on the side of the domain was exchanged.
    Translated,
    /// It went on as it was.
    Passed,
    /// It was dropped: no EIP, no address of the block, or a name of the other side.
    NoEip,
    /// It was dropped: its headers are not what they say.
    Malformed,
}

impl UplinkOutcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Translated, Self::Passed, Self::NoEip, Self::Malformed];

    /// Whether the frame goes on.
    #[must_use]
    pub fn passes(self) -> bool {
        match self {
            Self::Translated | Self::Passed => true,
            Self::NoEip | Self::Malformed => false,
        }
    }
}

impl Uplink {
    /// Does to a frame, from its Ethernet header on, what the uplink does. The bytes of one that does not go on mean
    /// nothing.
    pub fn cross(&self, crossing: Crossing, frame: &mut [u8]) -> UplinkOutcome {
        let Some(ethertype) = read::<2>(frame, 12) else {
            return UplinkOutcome::Malformed;
        };
        match u16::from_be_bytes(ethertype) {
            ARP => UplinkOutcome::Passed,
            IPV4 => self.cross_v4(crossing, frame).unwrap_or_else(|why| why),
            IPV6 => self.cross_v6(crossing, frame),
            _ => UplinkOutcome::Malformed,
        }
    }

    fn cross_v4(
        &self,
        crossing: Crossing,
        frame: &mut [u8],
    ) -> Result<UplinkOutcome, UplinkOutcome> {
        let header = Header::read(frame, ETHERNET_BYTES).ok_or(UplinkOutcome::Malformed)?;
        if header.total < header.length || ETHERNET_BYTES + header.total > frame.len() {
            return Err(UplinkOutcome::Malformed);
        }
        if self.is_of_another_side(crossing, &header) {
            return Err(UplinkOutcome::NoEip);
        }
        let (at, old) = match crossing {
            Crossing::In => (DESTINATION_AT, header.destination),
            Crossing::Out => (SOURCE_AT, header.source),
        };
        let new = self.other_name(crossing, old).ok_or(UplinkOutcome::NoEip)?;
        let (transport, end) = (
            ETHERNET_BYTES + header.length,
            ETHERNET_BYTES + header.total,
        );
        match header.protocol {
            _ if header.is_later_fragment => {}
            TCP => {
                let sum = transport + TCP_CHECKSUM_AT;
                correct(frame, sum, end, old, new, Zero::IsASum)?;
            }
            UDP => {
                let sum = transport + UDP_CHECKSUM_AT;
                correct(frame, sum, end, old, new, Zero::IsNoSum)?;
            }
            ICMP => {
                if transport + ICMP_QUOTE_AT > end {
                    return Err(UplinkOutcome::Malformed);
                }
                if matches!(frame[transport], 3 | 4 | 5 | 11 | 12) {
                    self.cross_quote(crossing, frame, transport, end)?;
                }
            }
            _ => {}
        }
        exchange(frame, ETHERNET_BYTES, at, old, new);
        Ok(UplinkOutcome::Translated)
    }

    /// The packet that an ICMP error quotes went the other way, so its other address is exchanged. Its own header sums
    /// to the same as before, so only a change of its transport checksum shows in that of the error.
    fn cross_quote(
        &self,
        crossing: Crossing,
        frame: &mut [u8],
        icmp: usize,
        end: usize,
    ) -> Result<(), UplinkOutcome> {
        let quote = icmp + ICMP_QUOTE_AT;
        let header = Header::read(&frame[..end], quote).ok_or(UplinkOutcome::Malformed)?;
        let (at, old) = match crossing {
            Crossing::In => (SOURCE_AT, header.source),
            Crossing::Out => (DESTINATION_AT, header.destination),
        };
        let new = self.other_name(crossing, old).ok_or(UplinkOutcome::NoEip)?;
        exchange(frame, quote, at, old, new);
        let (sum, zero) = match header.protocol {
            _ if header.is_later_fragment => return Ok(()),
            TCP => (quote + header.length + TCP_CHECKSUM_AT, Zero::IsASum),
            UDP => (quote + header.length + UDP_CHECKSUM_AT, Zero::IsNoSum),
            _ => return Ok(()),
        };
        if sum + 2 > end {
            return Ok(()); // not quoted so far
        }
        let before = [frame[sum], frame[sum + 1]];
        correct(frame, sum, end, old, new, zero)?;
        let after = [frame[sum], frame[sum + 1]];
        let of_error = icmp + ICMP_CHECKSUM_AT;
        let corrected = corrected([frame[of_error], frame[of_error + 1]], &before, &after);
        frame[of_error..of_error + 2].copy_from_slice(&corrected);
        Ok(())
    }

    /// Rules believe that a private address is its ENI's, and that the metadata service is the host's.
    fn is_of_another_side(&self, crossing: Crossing, header: &Header) -> bool {
        match crossing {
            Crossing::In => {
                header.source == METADATA_ADDRESS || self.members.contains(&header.source)
            }
            Crossing::Out => header.destination == METADATA_ADDRESS,
        }
    }

    /// What the address on the side of the domain becomes.
    fn other_name(&self, crossing: Crossing, address: Ipv4Addr) -> Option<Ipv4Addr> {
        match crossing {
            Crossing::In => self.eips.get(&address).copied(),
            Crossing::Out => {
                let of_it = self.eips.iter().find(|(_, private)| **private == address);
                of_it.map(|(&eip, _)| eip)
            }
        }
    }

    fn cross_v6(&self, crossing: Crossing, frame: &[u8]) -> UplinkOutcome {
        let at = ETHERNET_BYTES;
        let (Some([first]), Some([next, hop_limit]), Some(source), Some(destination)) = (
            read::<1>(frame, at),
            read::<2>(frame, at + 6),
            read::<16>(frame, at + 8),
            read::<16>(frame, at + 24),
        ) else {
            return UplinkOutcome::Malformed;
        };
        if first >> 4 != 6 {
            return UplinkOutcome::Malformed;
        }
        if next == ICMPV6 && hop_limit == 255 {
            // Between the router and its neighbour; a router does not forward this hop limit.
            match frame.get(at + IPV6_BYTES) {
                None => return UplinkOutcome::Malformed,
                Some(133..=136) => return UplinkOutcome::Passed,
                Some(_) => {}
            }
        }
        let is_of_block = |address: [u8; 16]| {
            let block = self.v6_block.filter(|block| block.length() > 0);
            block.is_some_and(|block| block.contains(IpAddr::from(address)))
        };
        let passes = match crossing {
            Crossing::In => {
                let is_link_local = source[0] == 0xfe && source[1] & 0xc0 == 0x80;
                !is_of_block(source) && !is_link_local && is_of_block(destination)
            }
            Crossing::Out => is_of_block(source),
        };
        if passes {
            UplinkOutcome::Passed
        } else {
            UplinkOutcome::NoEip
        }
    }
}

/// What an IPv4 header says.
struct Header {
    /// Bytes of the header, and of the whole packet.
    length: usize,
    total: usize,
    is_later_fragment: bool,
    protocol: u8,
    source: Ipv4Addr,
    destination: Ipv4Addr,
}

impl Header {
    fn read(frame: &[u8], at: usize) -> Option<Self> {
        let bytes = read::<20>(frame, at)?;
        let word = |at: usize| u16::from_be_bytes([bytes[at], bytes[at + 1]]);
        let address = |at: usize| Ipv4Addr::from([0, 1, 2, 3].map(|byte| bytes[at + byte]));
        let length = usize::from(bytes[0] & 15) * 4;
        (bytes[0] >> 4 == 4 && length >= bytes.len()).then(|| Self {
            length,
            total: usize::from(word(2)),
            is_later_fragment: word(6) & 0x1fff != 0,
            protocol: bytes[9],
            source: address(SOURCE_AT),
            destination: address(DESTINATION_AT),
        })
    }
}

/// What a checksum of zero says.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Zero {
    IsASum,
    /// UDP: none was made, so none is corrected, and a sum that comes out as zero is written as its other form.
    IsNoSum,
}

/// Corrects a transport checksum for an address that was exchanged.
fn correct(
    frame: &mut [u8],
    at: usize,
    end: usize,
    old: Ipv4Addr,
    new: Ipv4Addr,
    zero: Zero,
) -> Result<(), UplinkOutcome> {
    if at + 2 > end {
        return Err(UplinkOutcome::Malformed);
    }
    let sum = [frame[at], frame[at + 1]];
    if zero == Zero::IsNoSum && sum == [0, 0] {
        return Ok(());
    }
    let mut corrected = corrected(sum, &old.octets(), &new.octets());
    if zero == Zero::IsNoSum && corrected == [0, 0] {
        corrected = [0xff, 0xff];
    }
    frame[at..at + 2].copy_from_slice(&corrected);
    Ok(())
}

/// Exchanges an address in the IPv4 header at `header`, with its checksum.
fn exchange(frame: &mut [u8], header: usize, at: usize, old: Ipv4Addr, new: Ipv4Addr) {
    let sum = header + CHECKSUM_AT;
    let corrected = corrected([frame[sum], frame[sum + 1]], &old.octets(), &new.octets());
    frame[sum..sum + 2].copy_from_slice(&corrected);
    frame[header + at..header + at + 4].copy_from_slice(&new.octets());
}

/// A checksum after some of the bytes it is over were exchanged.
///
/// Source: RFC 1624, §3, equation 3.
fn corrected(sum: [u8; 2], old: &[u8], new: &[u8]) -> [u8; 2] {
    let words = |bytes: &[u8]| -> Vec<u16> {
        let word = |pair: &[u8]| u16::from_be_bytes([pair[0], pair[1]]);
        bytes.chunks_exact(2).map(word).collect()
    };
    let taken = words(old).into_iter().map(|word| !word);
    let total =
        u32::from(!u16::from_be_bytes(sum)) + taken.chain(words(new)).map(u32::from).sum::<u32>();
    // In this arithmetic 0xffff is zero; it is the form that a sum of anything but zeros takes.
    let folded = match total % 0xffff {
        0 => 0xffff,
        folded => folded as u16,
    };
    (!folded).to_be_bytes()
}

fn read<const SIZE: usize>(frame: &[u8], at: usize) -> Option<[u8; SIZE]> {
    frame.get(at..at + SIZE)?.try_into().ok()
}

const ETHERNET_BYTES: usize = 14;
const IPV6_BYTES: usize = 40;
const ARP: u16 = 0x0806;
const IPV4: u16 = 0x0800;
const IPV6: u16 = 0x86dd;
const ICMP: u8 = 1;
const TCP: u8 = 6;
const UDP: u8 = 17;
const ICMPV6: u8 = 58;
const CHECKSUM_AT: usize = 10;
const SOURCE_AT: usize = 12;
const DESTINATION_AT: usize = 16;
const TCP_CHECKSUM_AT: usize = 16;
const UDP_CHECKSUM_AT: usize = 6;
const ICMP_CHECKSUM_AT: usize = 2;
const ICMP_QUOTE_AT: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: RFC 1624, §4, example.
    #[test]
    fn a_checksum_is_corrected_as_the_standard_says() {
        assert_eq!(
            corrected([0xdd, 0x2f], &[0x55, 0x55], &[0x32, 0x85]),
            [0x00, 0x00]
        );
    }

    #[test]
    fn only_the_side_of_the_domain_is_exchanged_and_all_sums_stay_right() {
        let uplink = Uplink {
            eips: [([198, 51, 100, 5].into(), [10, 0, 0, 10].into())].into(),
            ..Uplink::default()
        };
        // UDP from 10.0.0.10 to 203.0.113.1, without a UDP checksum.
        let mut frame = vec![0; 14 + 28];
        frame[12] = 8;
        frame[14..34].copy_from_slice(&[
            0x45, 0, 0, 28, 0, 0, 0, 0, 64, 17, 0, 0, 10, 0, 0, 10, 203, 0, 113, 1,
        ]);
        let sum = |frame: &[u8]| {
            let words = frame[14..34].chunks(2);
            words
                .map(|pair| u32::from(u16::from_be_bytes([pair[0], pair[1]])))
                .sum::<u32>()
                % 0xffff
        };
        let right = !(sum(&frame) as u16);
        frame[24..26].copy_from_slice(&right.to_be_bytes());
        assert_eq!(sum(&frame), 0);
        let given = frame.clone();
        assert_eq!(
            uplink.cross(Crossing::Out, &mut frame),
            UplinkOutcome::Translated
        );
        assert_eq!(frame[26..34], [198, 51, 100, 5, 203, 0, 113, 1]);
        assert_eq!((sum(&frame), &frame[40..42]), (0, &[0, 0][..]));
        frame[26..34].rotate_left(4); // the answer
        assert_eq!(
            uplink.cross(Crossing::In, &mut frame),
            UplinkOutcome::Translated
        );
        frame[26..34].rotate_left(4);
        assert_eq!(frame, given);
        let back = uplink.cross(Crossing::In, &mut frame);
        assert_eq!(back, UplinkOutcome::NoEip, "nobody asks for that address");
    }
}
