use std::fmt::Write;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use cloud_id::Timestamp;
use host_api::DesiredState;
use imds::{Allowance, Answer, Authority, Body, Method, Request, Unreadable, Unsigned};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::view::instance_of;
use super::{Asker, Shared};

/// One ENI: what it asks for is counted here.
pub(super) struct Port {
    pub(super) asker: Asker,
    shared: Arc<Shared>,
    requests: Mutex<Allowance>,
    connections: Mutex<Allowance>,
    /// Whether it was said that it reads without a token.
    is_known_tokenless: AtomicBool,
    /// The instance as the newest state has it.
    seen: Mutex<Option<(Weak<DesiredState>, Arc<imds::Instance>)>>,
}

/// What one answer may ask of the keys.
struct Keys<'a>(&'a Port);

impl Port {
    pub(super) fn new(asker: Asker, shared: Arc<Shared>) -> Self {
        Self {
            asker,
            shared,
            requests: Mutex::new(Allowance::new(REQUESTS_A_SECOND, REQUESTS_AT_ONCE)),
            connections: Mutex::new(Allowance::new(CONNECTIONS_A_SECOND, CONNECTIONS_AT_ONCE)),
            is_known_tokenless: AtomicBool::new(false),
            seen: Mutex::new(None),
        }
    }

    /// Takes a place for a connection, and says how long to wait for it.
    pub(super) fn wait_for_connection(&self) -> Duration {
        let now = self.now_millis();
        let mut connections = lock(&self.connections);
        let wait = connections.wait(now, 1);
        let is_taken = connections.take(now + wait, 1);
        debug_assert!(is_taken, "there is a place after the wait");
        Duration::from_millis(wait)
    }

    fn may(&self, weight: u64) -> bool {
        lock(&self.requests).take(self.now_millis(), weight)
    }

    /// Milliseconds of a clock that never goes back, and starts with a full allowance.
    fn now_millis(&self) -> u64 {
        let passed = self.shared.started.elapsed().as_millis();
        u64::try_from(passed).unwrap_or(u64::MAX) + 3_600_000
    }

    /// Whether the hook on this device still judges for this ENI.
    fn is_of_the_hook(&self) -> bool {
        let line = self.shared.dataplane.eni_line(self.asker.slot);
        line.is_some_and(|line| line.eni == self.asker.number)
    }

    /// The instance of the ENI as the newest state has it; `None` when they are not together any more.
    fn instance(&self) -> Option<Arc<imds::Instance>> {
        let state = Arc::clone(&self.shared.desired.borrow());
        let mut seen = lock(&self.seen);
        if let Some((of, instance)) = &*seen
            && std::ptr::eq(of.as_ptr(), Arc::as_ptr(&state))
        {
            return Some(Arc::clone(instance));
        }
        let instance = Arc::new(instance_of(&state, &self.asker.instance, &self.asker.eni)?);
        *seen = Some((Arc::downgrade(&state), Arc::clone(&instance)));
        Some(instance)
    }

    fn answer(&self, request: &Request<'_>) -> Option<Answer> {
        let instance = self.instance()?;
        if !self.may(1) {
            return Some(refusal(429, "asked too often; ask again later\n"));
        }
        let answer = imds::answer(&instance, request, now(), &Keys(self));
        if answer.is_tokenless && !self.is_known_tokenless.swap(true, Ordering::Relaxed) {
            tracing::info!(
                eni.id = %self.asker.eni,
                instance.id = %self.asker.instance,
                "metadata is read without a token; where tokens are required that ends"
            );
        }
        Some(answer)
    }
}

impl Authority for Keys<'_> {
    fn code(&self, text: &[u8]) -> [u8; 32] {
        let code = ring::hmac::sign(&self.0.shared.token_key, text);
        code.as_ref().try_into().expect("SHA-256 gives 32 bytes")
    }

    fn sign(&self, document: &[u8]) -> Result<String, Unsigned> {
        let key = self.0.shared.identity.as_ref().ok_or(Unsigned::NoKey)?;
        // A signature costs as much as many answers.
        if !self.0.may(WEIGHT_OF_A_SIGNATURE) {
            return Err(Unsigned::TooMany);
        }
        let signed = key.signed_message(document, &self.0.shared.random);
        signed.ok_or(Unsigned::NoKey)
    }
}

/// Answers the requests of a connection, one after the other, until one side has enough.
pub(super) async fn serve(mut stream: TcpStream, port: &Port) {
    let _ = stream.set_nodelay(true); // an answer that waits a little is none the worse
    let mut bytes = Vec::new();
    loop {
        let reading = timeout(PATIENCE, read_head(&mut stream, &mut bytes)).await;
        let head = match reading {
            Ok(Ok(Head::Request(head))) => head,
            Ok(Ok(Head::Refused(unreadable))) => {
                let answer = refusal(status_of(unreadable), &format!("{unreadable}\n"));
                let _ = write(&mut stream, &answer, false, false).await;
                return finish(stream).await;
            }
            Ok(Ok(Head::End) | Err(_)) | Err(_) => return,
        };
        let Ok(Some((request, _))) = Request::read(&bytes[..head]) else {
            return; // it was one a moment ago
        };
        // From here on nothing waits: the hook and the state are those of the answer.
        if !port.is_of_the_hook() {
            return;
        }
        let Some(answer) = port.answer(&request) else {
            return;
        };
        let body = match request.body {
            Body::Length(length) if length <= MAX_BODY => Some(length as usize),
            Body::Length(_) | Body::Chunked => None,
        };
        let goes_on = request.keeps_alive && body.is_some() && answer.status != 429;
        let is_head = request.method == Method::Head;
        // The limit stays for what is sent again. Source: Linux, `ip(7)`, `IP_TTL`.
        if let Some(hops) = answer.hop_limit
            && stream.set_ttl(u32::from(hops)).is_err()
        {
            return;
        }
        bytes.drain(..head);
        if write(&mut stream, &answer, is_head, goes_on).await.is_err() {
            return;
        }
        if !goes_on {
            return finish(stream).await;
        }
        let rest = body.unwrap_or(0);
        let skipped = timeout(PATIENCE, skip(&mut stream, &mut bytes, rest)).await;
        if !matches!(skipped, Ok(Ok(()))) {
            return;
        }
    }
}

enum Head {
    /// So many bytes.
    Request(usize),
    Refused(Unreadable),
    /// The client has nothing more to ask.
    End,
}

async fn read_head(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> io::Result<Head> {
    loop {
        match Request::read(bytes) {
            Ok(Some((_, length))) => return Ok(Head::Request(length)),
            Ok(None) => {}
            Err(unreadable) => return Ok(Head::Refused(unreadable)),
        }
        let mut some = [0; 1_024];
        let count = stream.read(&mut some).await?;
        if count == 0 {
            return Ok(Head::End);
        }
        bytes.extend_from_slice(&some[..count]);
    }
}

/// Passes over a body.
async fn skip(stream: &mut TcpStream, bytes: &mut Vec<u8>, length: usize) -> io::Result<()> {
    while bytes.len() < length {
        let mut some = [0; 1_024];
        let count = stream.read(&mut some).await?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&some[..count]);
    }
    bytes.drain(..length);
    Ok(())
}

async fn write(
    stream: &mut TcpStream,
    answer: &Answer,
    is_head: bool,
    goes_on: bool,
) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {} {}\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\nContent-Length: {}\r\n",
        answer.status,
        phrase_of(answer.status),
        answer.body.len()
    );
    if let Some(allow) = answer.allow {
        write!(head, "Allow: {allow}\r\n").expect("a String takes any text");
    }
    let goes_on = if goes_on { "keep-alive" } else { "close" };
    write!(head, "Connection: {goes_on}\r\n\r\n").expect("a String takes any text");
    let mut bytes = head.into_bytes();
    if !is_head {
        bytes.extend_from_slice(&answer.body);
    }
    timeout(PATIENCE, stream.write_all(&bytes)).await?
}

/// Ends a connection so that what was sent arrives: the kernel throws it away when bytes are left that nobody read.
async fn finish(mut stream: TcpStream) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let rest = async {
        let mut left = MAX_LEFT;
        let mut some = [0; 4_096];
        while left > 0 {
            match stream.read(&mut some).await {
                Ok(0) | Err(_) => return,
                Ok(count) => left = left.saturating_sub(count),
            }
        }
    };
    let _ = timeout(LAST_PATIENCE, rest).await; // enough is enough
}

fn refusal(status: u16, why: &str) -> Answer {
    Answer {
        status,
        body: why.as_bytes().to_vec(),
        allow: None,
        hop_limit: None,
        is_tokenless: false,
    }
}

fn status_of(unreadable: Unreadable) -> u16 {
    match unreadable {
        Unreadable::TooLong => 431,
        Unreadable::Version => 505,
        Unreadable::Malformed => 400,
    }
}

fn phrase_of(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        505 => "HTTP Version Not Supported",
        _ => "Service Unavailable",
    }
}

fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let secs = since.map_or(0, |since| since.as_secs());
    Timestamp::from_unix_secs(i64::try_from(secs).unwrap_or(i64::MAX))
}

fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long a head, a body or an answer may take, and a connection may say nothing.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the client has to see that a connection has ended.
const LAST_PATIENCE: Duration = Duration::from_secs(1);
const MAX_BODY: u64 = 4_096;
const MAX_LEFT: usize = 64 * 1_024;
/// What one ENI may ask.
const REQUESTS_A_SECOND: u64 = 100;
const REQUESTS_AT_ONCE: u64 = 400;
const CONNECTIONS_A_SECOND: u64 = 100;
const CONNECTIONS_AT_ONCE: u64 = 400;
const WEIGHT_OF_A_SIGNATURE: u64 = 9;
