//! Load on a server: connections that each send a request, read its answer, and go on.
//!
//! Requests are made and signed before the clock starts, and one thread serves all connections, so that as much as
//! possible of two processors is left to the server.

use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::LocalSet;

/// Connections to one server.
pub(crate) struct Load {
    runtime: tokio::runtime::Runtime,
    address: String,
    connections: Vec<Connection>,
    /// Answers per second, as far as is known; tells how many requests to prepare.
    rate: f64,
}

/// What a stretch of load gave.
#[derive(Debug)]
pub(crate) struct Slice {
    /// Answers per second.
    pub(crate) rate: f64,
    /// Milliseconds from sending to having read, one for each answer.
    pub(crate) milliseconds: Vec<f64>,
    /// How many answers each connection had.
    pub(crate) answered: Vec<usize>,
}

/// Whether an answer's body is the right one.
pub(crate) type Check = dyn Fn(&[u8]) -> bool;

impl Load {
    /// As many connections to an address.
    pub(crate) fn new(address: &str, connections: usize) -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self {
            runtime,
            address: address.to_owned(),
            connections: (0..connections).map(|_| Connection::default()).collect(),
            rate: 20.0,
        })
    }

    /// Load for about so long. `request` makes the request of a connection with a number among its own.
    pub(crate) fn run(
        &mut self,
        about: Duration,
        mut request: impl FnMut(usize, usize) -> Result<Vec<u8>, String>,
        check: Rc<Check>,
    ) -> Result<Slice, String> {
        let wanted = self.rate * about.as_secs_f64() * 1.5 / self.connections.len() as f64;
        let each = (wanted as usize).clamp(4, 40_000);
        let prepared = (0..self.connections.len())
            .map(|at| (0..each).map(|number| request(at, number)).collect())
            .collect::<Result<Vec<Vec<Vec<u8>>>, String>>()?;
        let connections = std::mem::take(&mut self.connections);
        let (local, address) = (LocalSet::new(), &self.address);
        let start = Instant::now();
        let ended = self.runtime.block_on(local.run_until(async {
            let tasks: Vec<_> = connections
                .into_iter()
                .zip(prepared)
                .map(|(mut connection, requests)| {
                    let (check, address) = (Rc::clone(&check), address.clone());
                    tokio::task::spawn_local(async move {
                        let mut milliseconds = Vec::with_capacity(requests.len());
                        for request in &requests {
                            if start.elapsed() >= about {
                                break;
                            }
                            let sent = Instant::now();
                            connection.exchange(&address, request, &*check).await?;
                            milliseconds.push(sent.elapsed().as_secs_f64() * 1e3);
                        }
                        Ok::<_, String>((connection, milliseconds))
                    })
                })
                .collect();
            let mut ended = Vec::with_capacity(tasks.len());
            for task in tasks {
                ended.push(task.await.map_err(|error| error.to_string())??);
            }
            Ok::<_, String>(ended)
        }))?;
        let took = start.elapsed().as_secs_f64();
        let answered: Vec<usize> = ended.iter().map(|(_, times)| times.len()).collect();
        let milliseconds: Vec<f64> = ended
            .iter()
            .flat_map(|(_, times)| times.iter().copied())
            .collect();
        self.connections = ended
            .into_iter()
            .map(|(connection, _)| connection)
            .collect();
        self.rate = milliseconds.len() as f64 / took;
        Ok(Slice {
            rate: self.rate,
            milliseconds,
            answered,
        })
    }
}

/// One connection, kept alive while the server keeps it.
#[derive(Default)]
struct Connection {
    stream: Option<TcpStream>,
    bytes: Vec<u8>,
}

impl Connection {
    async fn exchange(
        &mut self,
        address: &str,
        request: &[u8],
        check: &Check,
    ) -> Result<(), String> {
        let exchanged = tokio::time::timeout(PATIENCE, self.send_and_read(address, request));
        let (end, closes) = exchanged
            .await
            .map_err(|_| "no answer within 30 s".to_owned())??;
        if closes {
            self.stream = None;
        }
        if self.bytes.get(9..12) == Some(b"200".as_slice()) && check(&self.bytes[end..]) {
            return Ok(());
        }
        let answer = String::from_utf8_lossy(&self.bytes);
        Err(format!(
            "not the answer that was expected: {}",
            answer.chars().take(600).collect::<String>()
        ))
    }

    /// Where the body begins in the bytes read, and whether the server closes.
    async fn send_and_read(
        &mut self,
        address: &str,
        request: &[u8],
    ) -> Result<(usize, bool), String> {
        let failed = |error: std::io::Error| error.to_string();
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(address).await.map_err(failed)?;
                stream.set_nodelay(true).map_err(failed)?;
                stream
            }
        };
        stream.write_all(request).await.map_err(failed)?;
        self.bytes.clear();
        let (mut end, mut length) = (None, 0);
        let mut closes = false;
        while end.is_none_or(|end| self.bytes.len() < end + length) {
            self.bytes.reserve(64 * 1024);
            let seen = self.bytes.len();
            if stream.read_buf(&mut self.bytes).await.map_err(failed)? == 0 {
                return Err("the connection was closed".into());
            }
            if end.is_none() {
                let from = seen.saturating_sub(3);
                let found = self.bytes[from..]
                    .windows(4)
                    .position(|four| four == b"\r\n\r\n");
                end = found.map(|at| from + at + 4);
                if let Some(end) = end {
                    let head = String::from_utf8_lossy(&self.bytes[..end]).to_ascii_lowercase();
                    let of = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
                    length = of("content-length:")
                        .and_then(|text| text.trim().parse().ok())
                        .ok_or("an answer without a length")?;
                    closes = of("connection:").is_some_and(|text| text.trim() == "close");
                }
            }
        }
        self.stream = Some(stream);
        Ok((end.unwrap_or(0), closes))
    }
}

const PATIENCE: Duration = Duration::from_secs(30);
