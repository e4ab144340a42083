use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A stream that gives only so many bytes, until it is told that the rest is wanted.
pub(crate) struct Bounded<S> {
    stream: S,
    left: Option<usize>,
    /// It was asked for more than that once.
    is_spent: bool,
}

impl<S> Bounded<S> {
    /// Gives at most so many bytes of a stream.
    pub(crate) fn new(stream: S, bytes: usize) -> Self {
        Self {
            stream,
            left: Some(bytes),
            is_spent: false,
        }
    }

    /// Gives all the rest.
    #[allow(dead_code, reason = "fuzzing ends before")]
    pub(crate) fn lift(&mut self) {
        self.left = None;
    }
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
            if self.is_spent {
                return Poll::Ready(Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a handshake longer than any is",
                )));
            }
            // The last bytes may have ended it: what a hasty peer sends behind it is none of its bytes.
            self.is_spent = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
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
