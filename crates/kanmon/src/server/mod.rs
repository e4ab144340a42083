//! The HTTP and HTTPS side of the API: an accept loop of our own, with a bound on everything a peer can take.
//!
//! Knows HTTP/1.1 and TLS and nothing of actions: a request goes to an [`Answer`] as method, target, headers and
//! body bytes, and comes back as status, headers and body bytes.

mod bounded;
mod connection;
mod first_byte;
mod limits;
mod patience;
mod peers;
mod refused;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::task::Poll;

use hyper_util::server::graceful::GracefulShutdown;
use openapi::wire::{HttpAnswer, HttpRequest};
use rustls::ServerConfig;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::TlsAcceptor;

pub(crate) use limits::Limits;
use peers::Peers;
pub(crate) use refused::{Refusals, Refused};

/// What answers requests: [`control::ControlPlane::call_from`], or a function in tests.
pub(crate) trait Answer: Send + Sync + 'static {
    /// The answer to one request, which came from an address, over TLS or not.
    fn answer(
        &self,
        request: HttpRequest,
        peer: IpAddr,
        is_secure: bool,
    ) -> impl Future<Output = HttpAnswer> + Send;
}

/// Listeners that are bound but not yet served.
pub(crate) struct Server {
    listeners: Vec<TcpListener>,
    limits: Limits,
    tls: Option<Arc<ServerConfig>>,
    refusals: Refusals,
}

impl Server {
    /// Binds; port 0 lets the system choose.
    ///
    /// # Errors
    /// Which address, and whatever binding said, as `AddrInUse`.
    pub(crate) async fn bind(
        addresses: &[SocketAddr],
        limits: Limits,
    ) -> Result<Self, (SocketAddr, io::Error)> {
        Self::bind_here(addresses, limits)
    }

    /// As [`bind`](Self::bind), in the network namespace of the calling thread, which is in a runtime.
    ///
    /// # Errors
    /// As of [`bind`](Self::bind).
    pub(crate) fn bind_here(
        addresses: &[SocketAddr],
        limits: Limits,
    ) -> Result<Self, (SocketAddr, io::Error)> {
        let mut listeners = Vec::new();
        for address in addresses {
            listeners.push(listen(*address).map_err(|error| (*address, error))?);
        }
        Ok(Self {
            listeners,
            limits,
            tls: None,
            refusals: Refusals::default(),
        })
    }

    /// Where it listens, in the order of binding.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn addresses(&self) -> io::Result<Vec<SocketAddr>> {
        self.listeners.iter().map(TcpListener::local_addr).collect()
    }

    /// The same, that speaks HTTPS too, on each listener: the first byte of a connection tells.
    pub(crate) fn with_tls(self, config: Arc<ServerConfig>) -> Self {
        Self {
            tls: Some(config),
            ..self
        }
    }

    /// What it refuses before a request is one, counted from now on.
    pub(crate) fn refusals(&self) -> Refusals {
        self.refusals.clone()
    }

    /// Serves until `stop` is ready, then lets requests under way finish.
    pub(crate) async fn serve(self, answers: Arc<impl Answer>, stop: impl Future<Output = ()>) {
        let limits = self.limits;
        let places = Arc::new(Semaphore::new(limits.connections));
        let peers = Peers::new(&limits);
        let refusals = self.refusals;
        let connections = GracefulShutdown::new();
        let tls = self.tls.map(TlsAcceptor::from);
        let (stopping, _) = watch::channel(());
        let mut stop = std::pin::pin!(stop);
        loop {
            // A place is taken before accepting, so that a flood waits in the kernel's bounded queue.
            let place = tokio::select! {
                () = &mut stop => break,
                place = Arc::clone(&places).acquire_owned() => place.expect("never closed"),
            };
            let accepted = tokio::select! {
                () = &mut stop => break,
                accepted = accept(&self.listeners) => accepted,
            };
            match accepted {
                Ok((stream, peer)) => {
                    let Some(of_peer) = peers.take(peer.ip()) else {
                        refusals.count(Refused::Connection);
                        tracing::debug!(%peer, "it has as many connections as one peer may have");
                        continue;
                    };
                    let serving = connection::serve(
                        stream,
                        peer,
                        Arc::clone(&answers),
                        tls.clone(),
                        (limits, refusals.clone()),
                        connections.watcher(),
                        stopping.subscribe(),
                    );
                    tokio::spawn(async move {
                        serving.await;
                        drop((place, of_peer));
                    });
                }
                Err(error) => {
                    // Out of file descriptors, or a peer that left early. Others must be able to finish.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                }
            }
        }
        drop(self.listeners);
        stopping.send_replace(());
        if tokio::time::timeout(limits.stop_time, connections.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("requests were still under way when the server stopped");
        }
    }
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    // As the standard library does: a region that was stopped can be started again at once.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

/// Connections that wait to be let in. The system allows as many unless told otherwise; a peer beyond them
/// tries again after a second.
const WAITING: u32 = 4096;

/// The next connection of any listener.
async fn accept(listeners: &[TcpListener]) -> io::Result<(TcpStream, SocketAddr)> {
    std::future::poll_fn(|context| {
        let mut accepted = listeners.iter().map(|it| it.poll_accept(context));
        accepted.find(Poll::is_ready).unwrap_or(Poll::Pending)
    })
    .await
}
