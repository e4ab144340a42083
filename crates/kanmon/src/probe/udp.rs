use std::io;
use std::net::UdpSocket;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use nix::poll::PollFlags;
use nix::sys::socket::SockType;

use super::socket::{bind_patiently, open, says_unreachable, wait_for};
use super::{Exchange, Outcome};
use crate::failure::Failure;

/// Sends datagrams to an echo of ours at the destination.
pub(super) fn exchange(exchange: &Exchange) -> Result<Outcome, Failure> {
    let address = exchange.listening_socket();
    let bound = exchange
        .destination
        .run(|| bind_patiently(|| UdpSocket::bind(address)))?;
    let listener = bound.map_err(Failure::doing(format!("cannot listen on {address}")))?;
    let token = token().map_err(Failure::doing("no random bytes"))?;
    let end = Instant::now() + exchange.wait;
    let arrived = AtomicBool::new(false);
    let done = AtomicBool::new(false);
    let answered = std::thread::scope(|scope| {
        scope.spawn(|| echo(&listener, token, end, &arrived, &done));
        let answered = exchange.source.run(|| sends(exchange, token, end));
        done.store(true, Ordering::Relaxed);
        answered
    })?;
    match answered {
        Ok(true) => Ok(Outcome::Accepted { answer: "echoed" }),
        Ok(false) => Ok(Outcome::Dropped {
            arrived: arrived.load(Ordering::Relaxed),
        }),
        Err(error) if says_unreachable(&error) => Ok(Outcome::Unreachable {
            why: error.to_string(),
        }),
        Err(error) => Err(Failure::Other(format!(
            "cannot send to {}: {error}",
            exchange.target_socket()
        ))),
    }
}

/// A datagram that no other probe sends.
fn token() -> io::Result<[u8; 16]> {
    let mut token = [0; 16];
    getrandom::fill(&mut token).map_err(io::Error::other)?;
    Ok(token)
}

fn sends(exchange: &Exchange, token: [u8; 16], end: Instant) -> io::Result<bool> {
    let socket = open(
        exchange.target,
        SockType::Datagram,
        None,
        exchange.source_address,
    )?;
    let socket = UdpSocket::from(socket);
    socket.connect(exchange.target_socket())?;
    while Instant::now() < end {
        socket.send(&token)?;
        let again = end.min(Instant::now() + RESEND);
        while wait_for(&socket, PollFlags::POLLIN, again)? {
            let mut buffer = [0; 64];
            let length = socket.recv(&mut buffer)?;
            if buffer[..length] == token {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Sends every datagram of this probe back.
fn echo(
    socket: &UdpSocket,
    token: [u8; 16],
    end: Instant,
    arrived: &AtomicBool,
    done: &AtomicBool,
) {
    if socket.set_nonblocking(true).is_err() {
        return;
    }
    while Instant::now() < end && !done.load(Ordering::Relaxed) {
        let look = end.min(Instant::now() + Duration::from_millis(20));
        if !wait_for(socket, PollFlags::POLLIN, look).unwrap_or(false) {
            continue;
        }
        let mut buffer = [0; 64];
        if let Ok((length, peer)) = socket.recv_from(&mut buffer)
            && buffer[..length] == token
        {
            arrived.store(true, Ordering::Relaxed);
            let _ = socket.send_to(&buffer[..length], peer);
        }
    }
}

/// A datagram may be lost for other reasons than a rule, as a full queue.
const RESEND: Duration = Duration::from_millis(200);
