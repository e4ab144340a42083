//! The peer of the API: moto, which answers the calls of another cloud's security groups, without checking who asks.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server of moto, ended with the value.
pub(crate) struct Moto {
    process: Child,
    address: String,
}

impl Moto {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// Why there is none; without it the rows that need it are not met.
    pub(crate) fn start() -> Result<Self, String> {
        let server = Path::new(".venv/moto/bin/moto_server");
        if !server.exists() {
            return Err(
                "moto is not installed: scripts/venv .venv/moto crates/bench/moto.txt".into(),
            );
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .map_err(|error| error.to_string())?
            .port();
        let process = Command::new(server)
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("moto does not start: {error}"))?;
        let moto = Self {
            process,
            address: format!("127.0.0.1:{port}"),
        };
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(30) {
            if TcpStream::connect(&moto.address).is_ok() {
                return Ok(moto);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err("moto did not listen within 30 s".into())
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Makes a group and answers its id.
    pub(crate) fn group(&self, name: &str) -> Result<String, String> {
        let body = self.call(
            "CreateSecurityGroup",
            &[("GroupName", name), ("GroupDescription", "bench")],
        )?;
        let text = String::from_utf8_lossy(&body);
        let id = text
            .split("<groupId>")
            .nth(1)
            .and_then(|rest| rest.split('<').next());
        id.map(str::to_owned)
            .ok_or_else(|| "moto answers no group id".into())
    }

    /// One call; the body of its answer.
    pub(crate) fn call(&self, action: &str, with: &[(&str, &str)]) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| format!("moto: {error}");
        let mut stream = TcpStream::connect(&self.address).map_err(failed)?;
        stream.write_all(&request(action, with)).map_err(failed)?;
        // It closes after each answer.
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(failed)?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        match end {
            Some(end) if answer.get(9..12) == Some(b"200".as_slice()) => {
                Ok(answer.split_off(end + 4))
            }
            Some(_) | None => Err(format!("moto: {}", String::from_utf8_lossy(&answer))),
        }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A request as its clients send it. The signature is none: nobody checks it.
pub(crate) fn request(action: &str, with: &[(&str, &str)]) -> Vec<u8> {
    let mut form = format!("Action={action}&Version=2016-11-15");
    for (name, value) in with {
        form.push_str(&format!(
            "&{name}={}",
            openapi::wire::percent_encoded(value)
        ));
    }
    format!(
        "POST / HTTP/1.1\r\nHost: ec2.us-east-1.amazonaws.com\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/ec2/aws4_request, \
         SignedHeaders=host, Signature=0\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .into_bytes()
}

/// One rule for TCP ports from a documentation network.
pub(crate) fn rule<'a>(group: &'a str, port: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("GroupId", group),
        ("IpPermissions.1.IpProtocol", "tcp"),
        ("IpPermissions.1.FromPort", port),
        ("IpPermissions.1.ToPort", port),
        ("IpPermissions.1.IpRanges.1.CidrIp", "203.0.113.0/24"),
    ]
}
