use std::future::Future;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use openapi::wire::{HttpAnswer, HttpRequest};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use tokio::sync::oneshot;

use super::{Answer, Limits, Refusals, Refused, Server};
use crate::tls;

mod handshakes;
mod stopping;

/// Answers with what it was asked.
struct Echo;

impl Answer for Echo {
    fn answer(
        &self,
        request: HttpRequest,
        _: IpAddr,
        _: bool,
    ) -> impl Future<Output = HttpAnswer> + Send {
        let body = if request.target == "/large" {
            "x".repeat(LARGE)
        } else {
            format!(
                "{} {} {}",
                request.method,
                request.target,
                request.body.len()
            )
        };
        std::future::ready(HttpAnswer {
            status: 200,
            headers: vec![("content-type".to_owned(), "text/plain".to_owned())],
            body: body.into_bytes(),
        })
    }
}

/// More than the buffers of both sockets hold.
const LARGE: usize = 64 << 20;

/// A server of a test, as its clients see it.
#[derive(Clone)]
struct Peer {
    address: SocketAddr,
    /// `None` speaks HTTP.
    trust: Option<Arc<ClientConfig>>,
    refusals: Refusals,
}

/// Runs a blocking client against a server of its own, once with HTTP and once with HTTPS.
fn with_server(limits: Limits, client: impl Fn(&Peer)) {
    for is_https in [false, true] {
        let (server, trust) = tls::tests::pair();
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let (stop, stopped) = oneshot::channel::<()>();
        let any = ["127.0.0.1:0".parse().expect("an address")];
        let server = runtime
            .block_on(Server::bind(&any, limits))
            .expect("a free port")
            .with_tls(server);
        let peer = Peer {
            address: server.addresses().expect("bound")[0],
            trust: is_https.then_some(trust),
            refusals: server.refusals(),
        };
        let serving = runtime.spawn(server.serve(Arc::new(Echo), async { drop(stopped.await) }));
        client(&peer);
        drop(stop);
        runtime
            .block_on(serving)
            .expect("the server ends by itself");
    }
}

fn connect(peer: &Peer) -> Stream {
    let stream = connect_plain(peer);
    match &peer.trust {
        None => Stream::Plain(stream),
        Some(trust) => {
            let name = ServerName::try_from("localhost").expect("a name");
            let connection = ClientConnection::new(Arc::clone(trust), name).expect("a client");
            Stream::Tls(Box::new(StreamOwned::new(connection, stream)))
        }
    }
}

fn connect_plain(peer: &Peer) -> TcpStream {
    let stream = TcpStream::connect(peer.address).expect("the server listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .expect("a socket");
    stream
}

/// A client's end of a connection.
enum Stream {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Stream {
    /// Says that nothing more is sent; the server may have closed already.
    fn half_close(&mut self) {
        match self {
            Self::Plain(stream) => drop(stream.shutdown(Shutdown::Write)),
            Self::Tls(stream) => {
                stream.conn.send_close_notify();
                let _ = stream.flush();
                drop(stream.sock.shutdown(Shutdown::Write));
            }
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buffer),
            Self::Tls(stream) => stream.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(bytes),
            Self::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}

/// One answer of known length from a kept-alive connection: status line and body.
fn read_answer(stream: &mut Stream) -> (String, String) {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).expect("an answer");
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).expect("text").to_lowercase();
    let length = head
        .lines()
        .find_map(|it| it.strip_prefix("content-length: "))
        .expect("a length");
    let mut body = vec![0; length.parse().expect("a number")];
    stream.read_exact(&mut body).expect("a body");
    let status = head.lines().next().expect("a status line").to_owned();
    (status, String::from_utf8(body).expect("text"))
}

#[test]
fn an_empty_chunked_body_leaves_the_connection_good_for_the_next_request() {
    with_server(Limits::default(), |peer| {
        let mut stream = connect(peer);
        for chunked in [true, false, true] {
            let framing = if chunked {
                "transfer-encoding: chunked\r\n\r\n0\r\n\r\n"
            } else {
                "content-length: 0\r\n\r\n"
            };
            write!(stream, "POST /?A=1 HTTP/1.1\r\nhost: x\r\n{framing}").expect("written");
            let (status, body) = read_answer(&mut stream);
            assert_eq!((&*status, &*body), ("http/1.1 200 ok", "POST /?A=1 0"));
        }
    });
}

#[test]
fn requests_sent_at_once_are_answered_in_order() {
    with_server(Limits::default(), |peer| {
        let mut stream = connect(peer);
        let two = "GET /?n=1 HTTP/1.1\r\nhost: x\r\n\r\nPOST /?n=2 HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc";
        stream.write_all(two.as_bytes()).expect("written");
        assert_eq!(read_answer(&mut stream).1, "GET /?n=1 0");
        assert_eq!(read_answer(&mut stream).1, "POST /?n=2 3");
    });
}

#[test]
fn a_peer_that_closed_its_sending_half_still_gets_its_answer() {
    with_server(Limits::default(), |peer| {
        let mut stream = connect(peer);
        stream
            .write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            .expect("written");
        stream.half_close();
        assert_eq!(read_answer(&mut stream).1, "GET / 0");
    });
}

#[test]
fn a_body_beyond_the_limit_is_refused_whether_its_length_is_told_or_not() {
    let limits = Limits {
        body_bytes: 1000,
        ..Limits::default()
    };
    with_server(limits, |peer| {
        for framing in [
            format!("content-length: 1001\r\n\r\n{}", "a".repeat(1001)),
            format!(
                "transfer-encoding: chunked\r\n\r\n3e9\r\n{}\r\n0\r\n\r\n",
                "a".repeat(1001)
            ),
        ] {
            let mut stream = connect(peer);
            write!(stream, "POST / HTTP/1.1\r\nhost: x\r\n{framing}").expect("written");
            let (status, body) = read_answer(&mut stream);
            assert_eq!(status, "http/1.1 413 payload too large");
            assert!(
                body.contains("\"Code\":\"RequestEntityTooLarge\""),
                "{body}"
            );
        }
        let mut stream = connect(peer);
        let framing = format!("content-length: 1000\r\n\r\n{}", "a".repeat(1000));
        write!(stream, "POST / HTTP/1.1\r\nhost: x\r\n{framing}").expect("written");
        assert_eq!(read_answer(&mut stream).1, "POST / 1000");
    });
}

#[test]
fn a_head_beyond_the_limit_is_refused() {
    with_server(Limits::default(), |peer| {
        for head in [
            format!(
                "GET / HTTP/1.1\r\nhost: x\r\nbig: {}\r\n\r\n",
                "a".repeat(200_000)
            ),
            format!(
                "GET / HTTP/1.1\r\nhost: x\r\n{}\r\n",
                "a: b\r\n".repeat(200)
            ),
        ] {
            let mut stream = connect(peer);
            // The server may answer and close before all of it is written.
            let _ = stream.write_all(head.as_bytes());
            let mut answer = [0; 12];
            if stream.read_exact(&mut answer).is_ok() {
                assert_eq!(&answer, b"HTTP/1.1 431");
            }
        }
    });
}

#[test]
fn a_head_that_does_not_come_ends_the_connection() {
    let limits = Limits {
        head_time: Duration::from_millis(50),
        ..Limits::default()
    };
    with_server(limits, |peer| {
        let mut stream = connect(peer);
        stream.write_all(b"GET / HT").expect("written");
        // A reset is fine; the time limit of this test is not.
        if let Err(error) = stream.read_to_end(&mut Vec::new()) {
            assert_ne!(error.kind(), io::ErrorKind::WouldBlock, "{error}");
        }
    });
}

#[test]
fn bytes_that_are_no_request_are_refused() {
    with_server(Limits::default(), |peer| {
        for bytes in [
            "NONSENSE\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
        ] {
            let mut stream = connect(peer);
            stream.write_all(bytes.as_bytes()).expect("written");
            stream.half_close();
            let mut answer = String::new();
            stream
                .read_to_string(&mut answer)
                .expect("closed by the server");
            assert!(
                answer.is_empty() || answer.starts_with("HTTP/1.1 400"),
                "{answer}"
            );
        }
    });
}

#[test]
fn a_peer_that_does_not_take_its_answer_loses_its_place() {
    let limits = Limits {
        connections: 1,
        answer_time: Duration::from_millis(50),
        ..Limits::default()
    };
    with_server(limits, |peer| {
        let mut greedy = connect(peer);
        greedy
            .write_all(b"GET /large HTTP/1.1\r\nhost: x\r\n\r\n")
            .expect("written");
        let mut next = connect(peer);
        next.write_all(b"GET /next HTTP/1.1\r\nhost: x\r\n\r\n")
            .expect("written");
        assert_eq!(read_answer(&mut next).1, "GET /next 0");
        // What was on its way arrives, and then no more of it.
        let taken = std::io::copy(&mut greedy, &mut std::io::sink()).unwrap_or(0);
        assert!(taken < LARGE as u64, "{taken} bytes");
    });
}

#[test]
fn a_body_that_does_not_come_is_refused() {
    let limits = Limits {
        body_time: Duration::from_millis(50),
        ..Limits::default()
    };
    with_server(limits, |peer| {
        let mut stream = connect(peer);
        stream
            .write_all(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf")
            .expect("written");
        let (status, body) = read_answer(&mut stream);
        assert_eq!(status, "http/1.1 408 request timeout");
        assert!(body.contains("\"Code\":\"RequestTimeout\""), "{body}");
    });
}

#[test]
fn a_request_that_comes_byte_by_byte_is_answered() {
    with_server(Limits::default(), |peer| {
        let mut stream = connect(peer);
        let request = "POST /?slow=1 HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nslow!";
        for byte in request.as_bytes() {
            stream.write_all(&[*byte]).expect("written");
            stream.flush().expect("sent");
        }
        assert_eq!(read_answer(&mut stream).1, "POST /?slow=1 5");
    });
}

#[test]
fn a_hundred_requests_sent_at_once_are_answered_in_order() {
    with_server(Limits::default(), |peer| {
        let mut stream = connect(peer);
        let all: String = (0..100)
            .map(|n| format!("GET /?n={n} HTTP/1.1\r\nhost: x\r\n\r\n"))
            .collect();
        stream.write_all(all.as_bytes()).expect("written");
        stream.half_close();
        for n in 0..100 {
            assert_eq!(read_answer(&mut stream).1, format!("GET /?n={n} 0"));
        }
        assert_eq!(stream.read(&mut [0]).expect("closed"), 0);
    });
}

#[test]
fn a_peer_that_says_nothing_loses_its_place() {
    let limits = Limits {
        connections: 1,
        head_time: Duration::from_millis(50),
        ..Limits::default()
    };
    with_server(limits, |peer| {
        let mut silent = connect_plain(peer);
        let mut next = connect(peer);
        next.write_all(b"GET /next HTTP/1.1\r\nhost: x\r\n\r\n")
            .expect("written");
        assert_eq!(read_answer(&mut next).1, "GET /next 0");
        assert_eq!(silent.read(&mut [0]).expect("closed"), 0);
    });
}

/// Waits until the server has counted a refusal: it may do so just after the peer sees the end.
fn is_counted(peer: &Peer, refused: Refused, times: u64) {
    for _ in 0..5_000_000_u64 {
        if peer.refusals.of(refused) == times {
            return;
        }
        std::thread::yield_now();
    }
    panic!(
        "{}: {} and not {times}",
        refused.name(),
        peer.refusals.of(refused)
    );
}

#[test]
fn what_is_refused_before_it_is_a_request_is_counted_by_reason() {
    let limits = Limits {
        body_bytes: 1000,
        body_time: Duration::from_millis(50),
        head_time: Duration::from_millis(500),
        ..Limits::default()
    };
    let post = "POST / HTTP/1.1\r\nhost: x\r\n";
    let cases = [
        (Refused::Malformed, "NONSENSE\r\n\r\n".to_owned()),
        (
            Refused::Head,
            format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(70_000)),
        ),
        (
            Refused::Head,
            format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(200)),
        ),
        (Refused::LateHead, "GET / HT".to_owned()),
        (Refused::Body, format!("{post}content-length: 1001\r\n\r\n")),
        (
            Refused::LateBody,
            format!("{post}content-length: 9\r\n\r\nhalf"),
        ),
        (
            Refused::CutBody,
            format!("{post}transfer-encoding: chunked\r\n\r\nno number\r\n"),
        ),
    ];
    with_server(limits, |peer| {
        let mut counts = [0; Refused::ALL.len()];
        for (refused, bytes) in &cases {
            let mut stream = connect(peer);
            // The server may answer and close before all of it is written.
            let _ = stream.write_all(bytes.as_bytes());
            let _ = stream.read_to_end(&mut Vec::new());
            counts[*refused as usize] += 1;
            is_counted(peer, *refused, counts[*refused as usize]);
        }
        let mut stream = connect_plain(peer);
        stream.write_all(&[22, 3, 1, 0, 1, 0]).expect("written");
        let _ = stream.read_to_end(&mut Vec::new());
        counts[Refused::Handshake as usize] = 1;
        for refused in Refused::ALL {
            is_counted(peer, refused, counts[refused as usize]);
        }
    });
}

#[test]
fn a_peer_with_as_many_connections_as_it_may_have_gets_no_more_until_one_ends() {
    let limits = Limits {
        connections_of_this_machine: 2,
        ..Limits::default()
    };
    with_server(limits, |peer| {
        let request = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";
        let mut open = [connect(peer), connect(peer)];
        for stream in &mut open {
            stream.write_all(request).expect("written");
            assert_eq!(read_answer(stream).1, "GET / 0");
        }
        let mut third = connect_plain(peer);
        let mut answer = Vec::new();
        // A reset is fine.
        let _ = third.write_all(request);
        let _ = third.read_to_end(&mut answer);
        assert!(answer.is_empty(), "{answer:?}");
        is_counted(peer, Refused::Connection, 1);
        for stream in &mut open {
            stream
                .write_all(request)
                .expect("those that are there stay");
            assert_eq!(read_answer(stream).1, "GET / 0");
        }
        drop(open);
        // The server has to notice the end of one first.
        let is_let_in = (0..100_000).any(|_| {
            let mut stream = connect_plain(peer);
            let _ = stream.write_all(request);
            let mut byte = [0];
            stream.read_exact(&mut byte).is_ok()
        });
        assert!(is_let_in, "no place became free");
    });
}

#[test]
fn each_address_that_is_listened_on_is_served() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let any = "127.0.0.1:0".parse().expect("an address");
    let server = runtime
        .block_on(Server::bind(&[any, any, any], Limits::default()))
        .expect("free ports");
    let addresses = server.addresses().expect("bound");
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = runtime.spawn(server.serve(Arc::new(Echo), async { drop(stopped.await) }));
    for address in addresses {
        let peer = Peer {
            address,
            trust: None,
            refusals: Refusals::default(),
        };
        let mut stream = connect(&peer);
        stream
            .write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            .expect("written");
        assert_eq!(read_answer(&mut stream).1, "GET / 0");
    }
    drop(stop);
    runtime.block_on(serving).expect("the server ends");
}
