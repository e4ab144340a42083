use std::net::Ipv6Addr;

use super::{FrameError, array, number};
use crate::{Family, IcmpMessage, Protocol};

/// A transport header, as far as a security group looks at it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Transport<'a> {
    /// TCP.
    Tcp(TcpFlags),
    /// UDP.
    Udp,
    /// ICMP in IPv4 or ICMPv6 in IPv6.
    Icmp {
        /// Type and code.
        message: IcmpMessage,
        /// What follows the first eight bytes.
        body: &'a [u8],
    },
    /// Anything else, or a later fragment.
    Other,
}

/// The flags of a TCP segment that matter to a flow.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct TcpFlags {
    /// No more data from this side.
    pub fin: bool,
    /// Synchronise: the start of a connection.
    pub syn: bool,
    /// Reset.
    pub rst: bool,
    /// The acknowledgement number counts.
    pub ack: bool,
}

impl TcpFlags {
    /// Whether the segment starts a connection: SYN and none of ACK, RST, FIN.
    #[must_use]
    pub fn starts_a_connection(self) -> bool {
        self == Self {
            syn: true,
            ..Self::default()
        }
    }

    fn of(byte: u8) -> Self {
        let has = |bit: u8| byte & bit != 0;
        Self {
            fin: has(0x01),
            syn: has(0x02),
            rst: has(0x04),
            ack: has(0x10),
        }
    }
}

impl<'a> Transport<'a> {
    /// Reads the header at the start of `body`, which ends where the IP packet ends. With it come the ports
    /// of the five-tuple.
    pub(super) fn parse(
        protocol: Protocol,
        family: Family,
        is_first_fragment: bool,
        body: &'a [u8],
    ) -> Result<(Self, (u16, u16)), FrameError> {
        let does_not_fit = if is_first_fragment {
            FrameError::FragmentTooShort
        } else {
            FrameError::Malformed
        };
        let ports = |header: &[u8]| (number(header, 0), number(header, 2));
        match protocol {
            Protocol::TCP => {
                let header = body.get(..20).ok_or(does_not_fit)?;
                let size = usize::from(header[12] >> 4) * 4;
                if size < 20 {
                    return Err(FrameError::Malformed);
                }
                if size > body.len() {
                    return Err(does_not_fit);
                }
                Ok((Self::Tcp(TcpFlags::of(header[13])), ports(header)))
            }
            Protocol::UDP => {
                let header = body.get(..8).ok_or(does_not_fit)?;
                let length = usize::from(number(header, 4));
                if length < 8 || (length > body.len() && !is_first_fragment) {
                    return Err(FrameError::Malformed);
                }
                Ok((Self::Udp, ports(header)))
            }
            _ if is_icmp(protocol, family) => {
                let (header, body) = body.split_at_checked(8).ok_or(does_not_fit)?;
                let message = IcmpMessage {
                    kind: header[0],
                    code: header[1],
                };
                let identifier = if is_echo(message, family) {
                    number(header, 4)
                } else {
                    0
                };
                Ok((Self::Icmp { message, body }, (identifier, identifier)))
            }
            _ => Ok((Self::Other, (0, 0))),
        }
    }

    /// The target of a neighbour solicitation or advertisement, if all of it is there.
    #[must_use]
    pub fn neighbour_target(&self) -> Option<Ipv6Addr> {
        match self {
            Self::Icmp { body, .. } if body.len() >= 16 => Some(array::<16>(body, 0).into()),
            Self::Icmp { .. } | Self::Tcp(_) | Self::Udp | Self::Other => None,
        }
    }
}

/// Whether a protocol number means ICMP in this family.
pub(super) fn is_icmp(protocol: Protocol, family: Family) -> bool {
    matches!(
        (protocol, family),
        (Protocol::ICMP, Family::V4) | (Protocol::ICMPV6, Family::V6)
    )
}

/// Echo request or reply.
///
/// Source: IANA, ICMP types.
pub(super) fn is_echo(message: IcmpMessage, family: Family) -> bool {
    match family {
        Family::V4 => matches!(message.kind, 0 | 8),
        Family::V6 => matches!(message.kind, 128 | 129),
    }
}
