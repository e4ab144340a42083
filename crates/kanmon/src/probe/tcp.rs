use std::io;
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsRawFd;
use std::time::Instant;

use nix::poll::PollFlags;
use nix::sys::socket::{SockType, SockaddrStorage, connect};

use super::socket::{open, says_unreachable, wait_for};
use super::{Exchange, Outcome};
use crate::failure::Failure;

/// Connects. Where nobody listens, the probe itself does.
pub(super) fn exchange(exchange: &Exchange) -> Result<Outcome, Failure> {
    // A listener there already, a service of the instance or of another probe, answers as well. So does a
    // destination that refuses: the packet got there, and its answer back.
    let listener = exchange
        .destination
        .run(|| TcpListener::bind(exchange.listening_socket()))?;
    match &listener {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
        Err(error) => {
            return Err(Failure::Other(format!(
                "cannot listen on {}: {error}",
                exchange.listening_socket()
            )));
        }
    }
    let connected = exchange.source.run(|| connects(exchange))?;
    match connected {
        Ok(Some(answer)) => Ok(Outcome::Accepted { answer }),
        Ok(None) => Ok(Outcome::Dropped {
            arrived: was_reached(listener.ok()),
        }),
        Err(error) if says_unreachable(&error) => Ok(Outcome::Unreachable {
            why: error.to_string(),
        }),
        Err(error) => Err(Failure::Other(format!(
            "cannot connect to {}: {error}",
            exchange.target_socket()
        ))),
    }
}

fn connects(exchange: &Exchange) -> io::Result<Option<&'static str>> {
    let end = Instant::now() + exchange.wait;
    let socket = open(
        exchange.target,
        SockType::Stream,
        None,
        exchange.source_address,
    )?;
    match connect(
        socket.as_raw_fd(),
        &SockaddrStorage::from(exchange.target_socket()),
    ) {
        Ok(()) | Err(nix::Error::EINPROGRESS) => {}
        Err(error) => return answer_of(error.into()),
    }
    if !wait_for(&socket, PollFlags::POLLOUT, end)? {
        return Ok(None);
    }
    match TcpStream::from(socket).take_error()? {
        None => Ok(Some("connected")),
        Some(error) => answer_of(error),
    }
}

fn answer_of(error: io::Error) -> io::Result<Option<&'static str>> {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Ok(Some("refused by the destination itself")),
        io::ErrorKind::TimedOut => Ok(None),
        _ => Err(error),
    }
}

/// Whether somebody got as far as the listener, although the source had no answer. A half-open connection
/// is not seen here, so `false` does not say that no packet came.
fn was_reached(listener: Option<TcpListener>) -> bool {
    listener
        .is_some_and(|listener| listener.set_nonblocking(true).is_ok() && listener.accept().is_ok())
}
