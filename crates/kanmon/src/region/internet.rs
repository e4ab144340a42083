//! The API on the region's internet, where programs of instances reach it: the same calls as on the own listener.
//!
//! Choice: docs/decisions/0034-the-api-from-inside.md

use std::net::SocketAddr;
use std::os::unix::fs::MetadataExt;
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use tokio::sync::watch;

use crate::failure::Failure;
use crate::netns::Namespace;
use crate::probe::hold;
use crate::server::{Answer, Limits, Server};

/// Listens on addresses of the region's internet, for as long as the task runs that this is made into.
pub(super) struct Internet {
    tag: String,
    addresses: Vec<SocketAddr>,
    tls: Arc<ServerConfig>,
    limits: Limits,
}

impl Internet {
    pub(super) fn new(
        tag: String,
        addresses: Vec<SocketAddr>,
        tls: Arc<ServerConfig>,
        limits: Limits,
    ) -> Self {
        Self {
            tag,
            addresses,
            tls,
            limits,
        }
    }

    /// Serves there until `stopped` says so. The namespace is the host's: when it is made anew, this follows.
    pub(super) async fn serve(self, answers: Arc<impl Answer>, stopped: watch::Receiver<bool>) {
        let mut serving = None;
        let mut is_failing = false;
        let mut ends = stopped.clone();
        loop {
            let there = self.inode();
            let now = serving.as_ref().map(|(inode, _, _)| *inode);
            if there.is_some() && there != now {
                serving = None;
                match self.bind().await {
                    Ok(server) => {
                        is_failing = false;
                        let (ends_it, ended) = tokio::sync::oneshot::channel::<()>();
                        let until = async move { drop(ended.await) };
                        let task = tokio::spawn(server.serve(Arc::clone(&answers), until));
                        serving = there.map(|inode| (inode, ends_it, task));
                    }
                    Err(failure) if !is_failing => {
                        is_failing = true;
                        tracing::warn!(%failure, "the API is not on the region's internet for now");
                    }
                    Err(_) => {}
                }
            }
            tokio::select! {
                _ = ends.wait_for(|stopped| *stopped) => break,
                () = tokio::time::sleep(LOOKS_EVERY) => {}
            }
        }
        if let Some((_, ends_it, task)) = serving {
            drop(ends_it);
            let _ = task.await;
        }
    }

    async fn bind(&self) -> Result<Server, Failure> {
        for address in &self.addresses {
            hold(&self.tag, address.ip())?;
        }
        let runtime = tokio::runtime::Handle::current();
        let bound = Namespace::internet(&self.tag).run(|| {
            let _guard = runtime.enter();
            Server::bind_here(&self.addresses, self.limits)
        })?;
        let server = bound.map_err(|(address, error)| {
            Failure::Other(format!(
                "cannot listen on {address} of the internet: {error}"
            ))
        })?;
        Ok(server.with_tls(Arc::clone(&self.tls)))
    }

    /// Which namespace the region's internet is now.
    fn inode(&self) -> Option<u64> {
        let path = Namespace::internet(&self.tag).path();
        std::fs::metadata(path).ok().map(|it| it.ino())
    }
}

const LOOKS_EVERY: Duration = Duration::from_millis(250);
