//! One Ethernet frame as a security group sees it: read once, bounded, from bytes that nobody has checked.
//!
//! What is refused, and with which error, is written down in `secgroup`'s flow module, step 1: the kernel
//! programs read frames by the same text. Checksums are not looked at.

mod ip;
mod quote;
mod transport;

pub use ip::{Fragment, IpPacket};
pub use transport::{TcpFlags, Transport};

use std::net::Ipv4Addr;

/// A hardware address.
pub type HardwareAddress = [u8; 6];

/// A frame that could be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Frame<'a> {
    /// The destination MAC.
    pub destination: HardwareAddress,
    /// The source MAC.
    pub source: HardwareAddress,
    /// What is inside.
    pub payload: Payload<'a>,
}

/// What a frame carries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Payload<'a> {
    /// ARP for IPv4 over Ethernet.
    Arp(Arp),
    /// IPv4 or IPv6.
    Ip(IpPacket<'a>),
}

/// An ARP request or reply.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Arp {
    /// Whether it asks; otherwise it answers.
    pub is_request: bool,
    /// The MAC it is sent in the name of.
    pub sender_mac: HardwareAddress,
    /// The address it is sent in the name of.
    pub sender: Ipv4Addr,
    /// The address it is about.
    pub target: Ipv4Addr,
}

/// Why a frame could not be read.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum FrameError {
    /// Cut short, or a header that contradicts itself.
    #[error("cut short, or a header that contradicts itself")]
    Malformed,
    /// A VLAN tag.
    #[error("a VLAN tag")]
    VlanTagged,
    /// Neither IPv4, IPv6 nor ARP.
    #[error("neither IPv4, IPv6 nor ARP")]
    UnknownEthertype,
    /// More extension headers than are walked, two fragment headers, or a routing header of type 0.
    #[error("too many extension headers, two fragment headers, or a routing header of type 0")]
    ExtensionHeaders,
    /// A first fragment too short for its headers.
    #[error("a first fragment too short for its headers")]
    FragmentTooShort,
    /// A fragment at offset 1.
    #[error("a fragment at offset 1")]
    FragmentOverlap,
}

impl<'a> Frame<'a> {
    /// Reads a frame, from its destination MAC on.
    ///
    /// # Errors
    /// See [`FrameError`].
    pub fn parse(bytes: &'a [u8]) -> Result<Self, FrameError> {
        let (header, rest) = bytes.split_at_checked(14).ok_or(FrameError::Malformed)?;
        let payload = match number(header, 12) {
            0x8100 | 0x88a8 => return Err(FrameError::VlanTagged),
            0x0806 => Payload::Arp(Arp::parse(rest)?),
            0x0800 => Payload::Ip(IpPacket::parse_v4(rest)?),
            0x86dd => Payload::Ip(IpPacket::parse_v6(rest)?),
            _ => return Err(FrameError::UnknownEthertype),
        };
        Ok(Self {
            destination: array(header, 0),
            source: array(header, 6),
            payload,
        })
    }
}

impl Arp {
    fn parse(rest: &[u8]) -> Result<Self, FrameError> {
        let arp = rest.get(..28).ok_or(FrameError::Malformed)?;
        let is_ipv4_over_ethernet = arp[..6] == [0, 1, 8, 0, 6, 4];
        let operation = number(arp, 6);
        if !is_ipv4_over_ethernet || !(1..=2).contains(&operation) {
            return Err(FrameError::Malformed);
        }
        Ok(Self {
            is_request: operation == 1,
            sender_mac: array(arp, 8),
            sender: array::<4>(arp, 14).into(),
            target: array::<4>(arp, 24).into(),
        })
    }
}

/// Two bytes of a header that is known to have them.
fn number(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes(array(bytes, at))
}

/// Some bytes of a header that is known to have them.
fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes[at..at + N]
        .try_into()
        .expect("a slice of N bytes is an array of N")
}
