use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use secgroup::METADATA_ADDRESS;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::connection::{Port, serve};
use super::{Asker, Shared};
use crate::namespace::Namespace;

/// Opens a listener for each of these, which are in the same router.
pub(super) fn open(
    router: &str,
    askers: Vec<Asker>,
) -> Vec<(Asker, io::Result<std::net::TcpListener>)> {
    let mut opened = Vec::new();
    let entered = Namespace::of(router).run(|| {
        Ok(askers
            .iter()
            .map(|asker| listen(&asker.device))
            .collect::<Vec<_>>())
    });
    match entered {
        Ok(sockets) => opened.extend(askers.into_iter().zip(sockets)),
        Err(error) => {
            let again = |asker| (asker, Err(io::Error::from(error.kind())));
            opened.extend(askers.into_iter().map(again));
        }
    }
    opened
}

/// A listener for what comes in by a device of this thread's namespace. The connections it gives are bound to the
/// device, too.
///
/// Source: Linux, `socket(7)`, `SO_BINDTODEVICE`.
fn listen(device: &str) -> io::Result<std::net::TcpListener> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    socket.bind_device(Some(device.as_bytes()))?;
    socket.bind(&SocketAddr::from((METADATA_ADDRESS, PORT)).into())?;
    socket.set_nonblocking(true)?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

/// Takes connections of one ENI, so many at a time and so many a second; those behind wait in its own queue, and
/// when that is full the kernel lets them try again.
pub(super) async fn accept(socket: std::net::TcpListener, asker: Asker, shared: Arc<Shared>) {
    let Ok(listener) = TcpListener::from_std(socket) else {
        return;
    };
    let port = Arc::new(Port::new(asker, shared));
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    // They end with this task.
    let mut connections = JoinSet::new();
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        let wait = port.wait_for_connection();
        if wait > Duration::ZERO {
            tokio::time::sleep(wait).await;
        }
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::debug!(eni.id = %port.asker.eni, "a connection is lost: {error}");
                tokio::time::sleep(AFTER_AN_ERROR).await;
                continue;
            }
        };
        while connections.try_join_next().is_some() {}
        let port = Arc::clone(&port);
        connections.spawn(async move {
            serve(stream, &port).await;
            drop(place);
        });
    }
}

const PORT: u16 = 80;
const BACKLOG: i32 = 64;
/// Connections of one ENI at a time.
const MAX_CONNECTIONS: usize = 32;
const AFTER_AN_ERROR: Duration = Duration::from_millis(100);
