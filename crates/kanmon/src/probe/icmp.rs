use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::fd::{AsRawFd, OwnedFd};
use std::time::{Duration, Instant};

use nix::poll::PollFlags;
use nix::sys::socket::{MsgFlags, SockProtocol, SockType, SockaddrStorage, recvfrom, sendto};

use super::socket::{open, says_unreachable, wait_for};
use super::{Exchange, Outcome};
use crate::failure::Failure;

/// Sends echo requests; the destination's own network stack answers.
pub(super) fn exchange(exchange: &Exchange) -> Result<Outcome, Failure> {
    match exchange.source.run(|| pings(exchange))? {
        Ok(true) => Ok(Outcome::Accepted {
            answer: "echo reply",
        }),
        Ok(false) => Ok(Outcome::Dropped { arrived: false }),
        Err(error) if says_unreachable(&error) => Ok(Outcome::Unreachable {
            why: error.to_string(),
        }),
        Err(error) => Err(Failure::Other(format!(
            "cannot ping {}: {error}",
            exchange.target
        ))),
    }
}

fn pings(exchange: &Exchange) -> io::Result<bool> {
    let target = exchange.target;
    let protocol = if target.is_ipv4() {
        SockProtocol::Icmp
    } else {
        SockProtocol::IcmpV6
    };
    let socket = open(
        target,
        SockType::Raw,
        Some(protocol),
        exchange.source_address,
    )?;
    let mut identifier = [0; 2];
    getrandom::fill(&mut identifier).map_err(io::Error::other)?;
    let end = Instant::now() + exchange.wait;
    let mut sequence = 0;
    while Instant::now() < end {
        sequence += 1;
        let request = echo_request(target, identifier, sequence);
        let peer = SockaddrStorage::from(SocketAddr::new(target, 0));
        sendto(socket.as_raw_fd(), &request, &peer, MsgFlags::empty())?;
        let again = end.min(Instant::now() + RESEND);
        while wait_for(&socket, PollFlags::POLLIN, again)? {
            if is_reply(&socket, target, identifier)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// An echo request. The system fills in the checksum of ICMPv6.
///
/// Source: RFC 792, echo; RFC 4443 §4.1.
fn echo_request(target: IpAddr, identifier: [u8; 2], sequence: u8) -> [u8; 16] {
    let kind = if target.is_ipv4() { 8 } else { 128 };
    let mut message = *b"\0\0\0\0\0\0\0\0kanmon\0\0";
    message[0] = kind;
    message[4..6].copy_from_slice(&identifier);
    message[7] = sequence;
    if target.is_ipv4() {
        let checksum = checksum(&message);
        message[2..4].copy_from_slice(&checksum.to_be_bytes());
    }
    message
}

/// Reads one message and tells whether it answers this probe. An IPv4 raw socket gives the IP header too.
fn is_reply(socket: &OwnedFd, target: IpAddr, identifier: [u8; 2]) -> io::Result<bool> {
    let mut buffer = [0; 256];
    let (length, from) = recvfrom::<SockaddrStorage>(socket.as_raw_fd(), &mut buffer)?;
    let message = &buffer[..length];
    let header = if target.is_ipv4() {
        message.first().map_or(0, |it| usize::from(it & 0xf) * 4)
    } else {
        0
    };
    let kind = if target.is_ipv4() { 0 } else { 129 };
    let is_from_target = match (from, target) {
        (Some(from), IpAddr::V4(target)) => {
            from.as_sockaddr_in().is_some_and(|it| it.ip() == target)
        }
        (Some(from), IpAddr::V6(target)) => {
            from.as_sockaddr_in6().is_some_and(|it| it.ip() == target)
        }
        (None, _) => false,
    };
    Ok(is_from_target
        && message.get(header) == Some(&kind)
        && message.get(header + 4..header + 6) == Some(&identifier[..]))
}

/// The Internet checksum.
///
/// Source: RFC 1071.
fn checksum(message: &[u8]) -> u16 {
    let words = message
        .chunks(2)
        .map(|it| u32::from(it[0]) << 8 | u32::from(*it.get(1).unwrap_or(&0)));
    let mut sum: u32 = words.sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}

const RESEND: Duration = Duration::from_millis(300);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_echo_request_sums_to_zero() {
        let request = echo_request("192.0.2.1".parse().expect("an address"), [0x12, 0x34], 3);
        assert_eq!(request[0], 8);
        assert_ne!(request[2..4], [0, 0]);
        assert_eq!(checksum(&request), 0);
    }
}
