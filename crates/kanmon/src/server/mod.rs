//! The HTTP side of the API: an accept loop of our own, with a bound on everything a peer can take.
//!
//! Knows HTTP/1.1 and nothing of actions: a request goes to an [`Answer`] as method, target, headers and
//! body bytes, and comes back as status, headers and body bytes.

mod connection;
mod limits;
mod patience;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use hyper_util::server::graceful::GracefulShutdown;
use openapi::wire::{HttpAnswer, HttpRequest};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

pub(crate) use limits::Limits;

/// What answers requests: [`control::ControlPlane::call_from`], or a function in tests.
pub(crate) trait Answer: Send + Sync + 'static {
    /// The answer to one request, which came from an address.
    fn answer(&self, request: HttpRequest, peer: IpAddr)
    -> impl Future<Output = HttpAnswer> + Send;
}

/// A listener that is bound but not yet served.
pub(crate) struct Server {
    listener: TcpListener,
    limits: Limits,
}

impl Server {
    /// Binds; port 0 lets the system choose.
    ///
    /// # Errors
    /// Whatever binding said, as `AddrInUse`.
    pub(crate) async fn bind(address: SocketAddr, limits: Limits) -> io::Result<Self> {
        Ok(Self {
            listener: TcpListener::bind(address).await?,
            limits,
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `stop` is ready, then lets requests under way finish.
    pub(crate) async fn serve(self, answers: Arc<impl Answer>, stop: impl Future<Output = ()>) {
        let limits = self.limits;
        let places = Arc::new(Semaphore::new(limits.connections));
        let connections = GracefulShutdown::new();
        let mut stop = std::pin::pin!(stop);
        loop {
            // A place is taken before accepting, so that a flood waits in the kernel's bounded queue.
            let place = tokio::select! {
                () = &mut stop => break,
                place = Arc::clone(&places).acquire_owned() => place.expect("never closed"),
            };
            let accepted = tokio::select! {
                () = &mut stop => break,
                accepted = self.listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, peer)) => {
                    let answers = Arc::clone(&answers);
                    let serving = connection::serve(stream, peer, answers, limits, &connections);
                    tokio::spawn(async move {
                        serving.await;
                        drop(place);
                    });
                }
                Err(error) => {
                    // Out of file descriptors, or a peer that left early. Others must be able to finish.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                }
            }
        }
        drop(self.listener);
        if tokio::time::timeout(limits.stop_time, connections.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("requests were still under way when the server stopped");
        }
    }
}
