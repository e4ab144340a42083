use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::Limits;

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
/// The peer left, took too long, or sent more than a handshake needs; or its handshake is none.
pub(super) async fn listen(
    stream: TcpStream,
    tls: Option<&TlsAcceptor>,
    limits: &Limits,
) -> io::Result<Spoken> {
    let mut first = [0];
    let peeked = tokio::time::timeout(limits.head_time, stream.peek(&mut first)).await??;
    let tls = match tls {
        Some(tls) if peeked == 1 && first[0] == HANDSHAKE => tls,
        _ => return Ok(Spoken::Plain(stream)),
    };
    let bounded = Bounded {
        stream,
        left: Some(limits.handshake_bytes),
    };
    let mut stream = tokio::time::timeout(limits.handshake_time, tls.accept(bounded)).await??;
    stream.get_mut().0.left = None;
    Ok(Spoken::Tls(Box::new(stream)))
}

/// The content type of TLS records that shake hands.
const HANDSHAKE: u8 = 22;

/// A stream that gives only so many bytes, until it is told that the rest is wanted.
pub(super) struct Bounded<S> {
    stream: S,
    left: Option<usize>,
}

impl<S: AsyncRead + Unpin> AsyncRead for Bounded<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Some(left) = self.left else {
            return Pin::new(&mut self.stream).poll_read(context, buffer);
        };
        if left == 0 {
            return Poll::Ready(Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a handshake longer than any is",
            )));
        }
        let mut part = buffer.take(left);
        std::task::ready!(Pin::new(&mut self.stream).poll_read(context, &mut part))?;
        let read = part.filled().len();
        // What was read lies in the same memory and is initialised there.
        let bytes = part.filled().to_vec();
        buffer.put_slice(&bytes);
        self.left = Some(left - read);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Bounded<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
