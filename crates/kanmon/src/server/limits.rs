use std::time::Duration;

use nix::sys::resource::{Resource, getrlimit, setrlimit};

/// How much of everything one connection may take. Documented in `docs/cli.md`.
///
/// Source: RPC protocol, limits of requests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Bytes of the request line and all headers; 431 beyond. A target of more than 64 KiB gets 414.
    pub(crate) head_bytes: usize,
    /// Header lines; 431 beyond.
    pub(crate) head_lines: usize,
    /// Time for a TLS handshake, from its first byte.
    pub(crate) handshake_time: Duration,
    /// Bytes that a peer may send for a TLS handshake; the connection closes beyond.
    pub(crate) handshake_bytes: usize,
    /// Bytes of a body, chunked or not; 413 beyond.
    pub(crate) body_bytes: usize,
    /// Time for a whole head, from its first byte, and for an idle connection to begin one.
    pub(crate) head_time: Duration,
    /// Time for a whole body.
    pub(crate) body_time: Duration,
    /// Time for the peer to take what is written, from when it has to wait; the connection closes then.
    pub(crate) answer_time: Duration,
    /// Connections served at once; the next one waits in the system's queue.
    pub(crate) connections: usize,
    /// Connections of one peer at once; the next one is closed.
    ///
    /// Choice: [decision 27](../../../../docs/decisions/0027-connections-of-a-peer.md).
    pub(crate) connections_of_peer: usize,
    /// The same for this machine itself, all of whose clients have one address.
    pub(crate) connections_of_this_machine: usize,
    /// Time that requests under way get when the server stops.
    pub(crate) stop_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head_bytes: 160 * 1024,
            head_lines: 100,
            handshake_time: Duration::from_secs(10),
            handshake_bytes: 16 * 1024,
            body_bytes: openapi::wire::MAX_BODY_BYTES,
            head_time: Duration::from_secs(30),
            body_time: Duration::from_secs(30),
            answer_time: Duration::from_secs(60),
            connections: 16 * 1024,
            connections_of_peer: 1024,
            connections_of_this_machine: usize::MAX,
            stop_time: Duration::from_secs(5),
        }
    }
}

impl Limits {
    /// The defaults, with as many connections as this process may have files open for: the system's soft
    /// limit is raised to the hard one, and some are left for the store and the kernel's tables.
    pub(crate) fn of_process() -> Self {
        let mut limits = Self::default();
        let files = match getrlimit(Resource::RLIMIT_NOFILE) {
            Ok((_, hard)) if setrlimit(Resource::RLIMIT_NOFILE, hard, hard).is_ok() => hard,
            Ok((soft, _)) => soft,
            Err(_) => 1024,
        };
        let files = usize::try_from(files).unwrap_or(usize::MAX);
        limits.connections = limits
            .connections
            .min(files.saturating_sub(FILES_KEPT).max(files / 2));
        limits
    }
}

/// Files that are not connections.
const FILES_KEPT: usize = 1024;
