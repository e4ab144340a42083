use std::io::{Read, Write};
use std::mem::MaybeUninit;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use header_space::{FiveTuple, Protocol};
use socket2::{Domain, Socket, Type};

use super::Region;

/// Whether a packet and its answer, where there is one, got through: sent from one place to an address of
/// another as the tuple says. Ports of the source are the system's choice.
pub(crate) fn passes(region: &Region, from: &str, to: &str, packet: &FiveTuple) -> bool {
    match packet.protocol {
        Protocol::TCP => tcp(region, from, to, packet),
        Protocol::UDP => udp(region, from, to, packet),
        Protocol::ICMP | Protocol::ICMPV6 => ping(region, from, packet),
        _ => raw(region, from, to, packet),
    }
}

fn tcp(region: &Region, from: &str, to: &str, packet: &FiveTuple) -> bool {
    let at = SocketAddr::new(packet.destination, packet.destination_port);
    // Behind an EIP the address is not the listener's own.
    let any = SocketAddr::new(any_like(packet.destination), packet.destination_port);
    let listener = region.inside(to, || TcpListener::bind(any).unwrap());
    let connected = region.inside(from, || connect(packet.source, at, PATIENCE));
    let Some(mut stream) = connected else {
        return false;
    };
    let (mut accepted, peer) = listener.accept().unwrap();
    assert_eq!(peer.ip(), stream_source(packet, &stream, region, from));
    accepted.write_all(b"hello").unwrap();
    let mut word = [0; 5];
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
        .read_exact(&mut word)
        .is_ok_and(|()| &word == b"hello")
}

/// What the far side should have seen as the source: `packet.source`, unless that is left open.
fn stream_source(packet: &FiveTuple, stream: &TcpStream, _: &Region, _: &str) -> IpAddr {
    if packet.source.is_unspecified() {
        stream.local_addr().unwrap().ip()
    } else {
        packet.source
    }
}

/// Connects from an address that the place has; from any when it has not.
pub(crate) fn connect(source: IpAddr, at: SocketAddr, patience: Duration) -> Option<TcpStream> {
    let socket = Socket::new(Domain::for_address(at), Type::STREAM, None).unwrap();
    let _ = socket.bind(&SocketAddr::new(source, 0).into()); // an EIP is nobody's own address
    socket.connect_timeout(&at.into(), patience).ok()?;
    socket.set_nonblocking(false).unwrap();
    Some(socket.into())
}

fn udp(region: &Region, from: &str, to: &str, packet: &FiveTuple) -> bool {
    let at = SocketAddr::new(packet.destination, packet.destination_port);
    // Of several addresses a server must answer from the one that was asked; an EIP is not its own.
    let open = |address: SocketAddr| {
        let socket = std::net::UdpSocket::bind(address)
            .or_else(|_| {
                std::net::UdpSocket::bind(SocketAddr::new(any_like(address.ip()), address.port()))
            })
            .unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket
    };
    let server = region.inside(to, || open(at));
    let client = region.inside(from, || open(SocketAddr::new(any_like(packet.source), 0)));
    client.send_to(b"question", at).unwrap();
    let mut word = [0; 16];
    let Ok((_, peer)) = server.recv_from(&mut word) else {
        return false;
    };
    server.send_to(b"answer", peer).unwrap();
    client
        .recv_from(&mut word)
        .is_ok_and(|(length, _)| &word[..length] == b"answer")
}

fn ping(region: &Region, from: &str, packet: &FiveTuple) -> bool {
    let (domain, protocol, kind) = match packet.destination {
        IpAddr::V4(_) => (Domain::IPV4, socket2::Protocol::ICMPV4, 8),
        IpAddr::V6(_) => (Domain::IPV6, socket2::Protocol::ICMPV6, 128),
    };
    // A ping socket: the system fills in identifier and checksum, and hands over replies to it only.
    region.inside(from, || {
        let socket = Socket::new(domain, Type::DGRAM, Some(protocol)).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket
            .bind(&SocketAddr::new(packet.source, 0).into())
            .unwrap();
        let request = [kind, 0, 0, 0, 0, 0, 0, 1, b'k', b'm'];
        socket
            .send_to(&request, &SocketAddr::new(packet.destination, 0).into())
            .unwrap();
        let mut buffer = [MaybeUninit::uninit(); 64];
        socket.recv(&mut buffer).is_ok()
    })
}

/// One way only: what answers other protocols?
fn raw(region: &Region, from: &str, to: &str, packet: &FiveTuple) -> bool {
    let open = || {
        let domain = Domain::for_address(SocketAddr::new(packet.destination, 0));
        let protocol = socket2::Protocol::from(i32::from(packet.protocol.0));
        let socket = Socket::new(domain, Type::RAW, Some(protocol)).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket
    };
    let receiver = region.inside(to, open);
    let sender = region.inside(from, open);
    // A GRE header without options; other protocols take it as payload.
    sender
        .send_to(
            &[0, 0, 8, 0, 1, 2, 3, 4],
            &SocketAddr::new(packet.destination, 0).into(),
        )
        .unwrap();
    let mut buffer = [MaybeUninit::uninit(); 128];
    receiver.recv(&mut buffer).is_ok()
}

fn any_like(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => IpAddr::from([0_u8; 4]),
        IpAddr::V6(_) => IpAddr::from([0_u16; 8]),
    }
}

/// How long a packet that does not come is waited for. Those that come take well below a millisecond.
pub(crate) const PATIENCE: Duration = Duration::from_millis(500);
