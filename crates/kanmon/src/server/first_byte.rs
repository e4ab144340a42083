use std::io;

use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::bounded::Bounded;
use super::{Limits, Refused};

/// A connection that said by its first byte what it speaks. A TLS record of a handshake begins with 22, and
/// no method of HTTP does.
pub(super) enum Spoken {
    /// HTTP.
    Plain(TcpStream),
    /// HTTP inside TLS; the handshake is done.
    Tls(Box<TlsStream<Bounded<TcpStream>>>),
}

/// Waits for the first byte, and shakes hands where it asks for that.
///
/// # Errors
/// The peer left, took too long, or sent more than a handshake needs; or its handshake is none. With the reason it
/// is refused for, unless it left by itself.
pub(super) async fn listen(
    stream: TcpStream,
    tls: Option<&TlsAcceptor>,
    limits: &Limits,
) -> Result<Spoken, (Option<Refused>, io::Error)> {
    let mut first = [0];
    let peeked = tokio::time::timeout(limits.head_time, stream.peek(&mut first)).await;
    let peeked = peeked
        .map_err(|late| (Some(Refused::LateHead), late.into()))?
        .map_err(|left| (None, left))?;
    let tls = match tls {
        Some(tls) if peeked == 1 && first[0] == HANDSHAKE => tls,
        _ => return Ok(Spoken::Plain(stream)),
    };
    let bounded = Bounded::new(stream, limits.handshake_bytes);
    let refused = |error| (Some(Refused::Handshake), error);
    let shaken = tokio::time::timeout(limits.handshake_time, tls.accept(bounded)).await;
    let mut stream = shaken
        .map_err(|late| refused(late.into()))?
        .map_err(refused)?;
    stream.get_mut().0.lift();
    Ok(Spoken::Tls(Box::new(stream)))
}

/// The content type of TLS records that shake hands.
const HANDSHAKE: u8 = 22;
