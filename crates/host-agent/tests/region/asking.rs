//! Requests to the metadata service, as programs in an instance send them.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use super::Region;
use super::probe::connect;

pub(crate) const SERVICE: SocketAddr =
    SocketAddr::new(IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)), 80);

/// An answer: its status and its body.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

/// Reads what is at a path.
pub(crate) fn get(region: &Region, from: &str, path: &str) -> Answer {
    region.inside(from, || ask("GET", path, &[])).unwrap()
}

/// The status of what is at a path, with a token or without.
pub(crate) fn status(region: &Region, from: &str, path: &str, token: Option<&str>) -> u16 {
    let token = token.map(|token| ("X-aliyun-ecs-metadata-token", token));
    let headers: Vec<_> = token.into_iter().collect();
    region
        .inside(from, || ask("GET", path, &headers))
        .unwrap()
        .status
}

/// Asks for a token.
pub(crate) fn token(region: &Region, from: &str) -> Option<String> {
    let answer = region.inside(from, || {
        let ttl = [("X-aliyun-ecs-metadata-token-ttl-seconds", "21600")];
        ask("PUT", "/latest/api/token", &ttl)
    })?;
    assert_eq!(answer.status, 200, "{answer:?}");
    Some(answer.body)
}

/// Asks from the namespace of this thread. `None` where no answer comes.
pub(crate) fn ask(method: &str, path: &str, headers: &[(&str, &str)]) -> Option<Answer> {
    ask_from(Ipv4Addr::UNSPECIFIED, method, path, headers)
}

pub(crate) fn ask_from(
    source: Ipv4Addr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> Option<Answer> {
    let mut stream = open(source)?;
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 100.100.100.200\r\nConnection: close\r\n{headers}\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    read(&bytes)
}

/// A connection on which several requests may be sent.
pub(crate) fn open(source: Ipv4Addr) -> Option<TcpStream> {
    let stream = connect(source.into(), SERVICE, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    Some(stream)
}

/// Asks on such a connection.
pub(crate) fn on(stream: &mut TcpStream, method: &str, path: &str) -> Option<Answer> {
    stream
        .write_all(format!("{method} {path} HTTP/1.1\r\n\r\n").as_bytes())
        .ok()?;
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("Content-Length: "))?;
            if body.len() >= length.parse().ok()? {
                return read(&bytes);
            }
        }
        let mut some = [0; 1_024];
        match stream.read(&mut some) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&some[..count]),
        }
    }
}

/// Reads a whole answer.
pub(crate) fn read(bytes: &[u8]) -> Option<Answer> {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer {
        status,
        body: body.to_owned(),
    })
}

/// How long an answer may take that does not come.
const PATIENCE: Duration = Duration::from_secs(2);
