//! What fuzzing calls for the first bytes of a TLS connection: any bytes, and it must end within its limit.
//! `cargo test -p kanmon` runs the same over mangled inputs.

use std::cell::Cell;
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll, Waker};

use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::TlsAcceptor;

#[path = "../crates/kanmon/src/server/bounded.rs"]
mod bounded;

use bounded::Bounded;

/// What the listener takes for a handshake: see `Limits::handshake_bytes`.
const LIMIT: usize = 16 * 1024;

/// What a peer sends first, before it says nothing more: the handshake ends, and no more is read than the limit.
pub(crate) fn client_hello(bytes: &[u8]) {
    static CONFIG: LazyLock<Arc<ServerConfig>> = LazyLock::new(config);
    let read = Cell::new(0);
    let peer = Bounded::new(
        Peer {
            rest: bytes,
            read: &read,
        },
        LIMIT,
    );
    let mut handshake = pin!(TlsAcceptor::from(Arc::clone(&CONFIG)).accept(peer));
    let mut context = Context::from_waker(Waker::noop());
    let mut ended = (0..10_000).map(|_| handshake.as_mut().poll(&mut context).is_ready());
    assert!(ended.any(|it| it), "a handshake goes on without its peer");
    assert!(read.get() <= LIMIT, "{} bytes were read", read.get());
}

fn config() -> Arc<ServerConfig> {
    let issued =
        rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let key = PrivateKeyDer::try_from(issued.signing_key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("the provider has them")
        .with_no_client_auth()
        .with_single_cert(vec![issued.cert.der().clone()], key);
    Arc::new(config.expect("the key is the certificate's"))
}

/// A peer that sends some bytes, and takes whatever it is sent.
struct Peer<'b> {
    rest: &'b [u8],
    read: &'b Cell<usize>,
}

impl AsyncRead for Peer<'_> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let (now, later) = self.rest.split_at(self.rest.len().min(buffer.remaining()));
        buffer.put_slice(now);
        self.read.set(self.read.get() + now.len());
        self.rest = later;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Peer<'_> {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
