//! Calls with any key, as a client makes them that is not the program.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{SystemTime, UNIX_EPOCH};

use cloud_id::Timestamp;
use openapi::Params;
use openapi::sign::{self, Credential};
use serde_json::Value;

use super::json;

/// Somebody who calls.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
}

/// Calls `PRODUCT:NAME` at `ADDRESS:PORT`: the status and the answer.
pub(crate) fn call(
    host: &str,
    key: &Key,
    nonce: &str,
    name: &str,
    params: &[(&str, &str)],
) -> (u16, Value) {
    let (product, name) = name.split_once(':').expect("PRODUCT:NAME");
    let mut all = openapi::operations().iter();
    let operation = all.find(|it| it.product == product && it.name == name);
    let operation = operation.unwrap_or_else(|| panic!("{product} has {name}"));
    let mut params: Params = params.iter().copied().collect();
    params.insert("RegionId", "cn-hangzhou");
    let credential = Credential {
        access_key_id: &key.id,
        access_key_secret: &key.secret,
        security_token: key.token.as_deref(),
    };
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    let now = Timestamp::from_unix_secs(since.as_secs().try_into().expect("a small number"));
    let (version, name) = (operation.version, operation.name);
    let request = sign::request(&credential, host, version, name, &params, now, nonce);
    let mut head = format!(
        "{} {} HTTP/1.1\r\nconnection: close\r\n",
        request.method, request.target
    );
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", request.body.len()));
    let mut stream = TcpStream::connect(host).expect("it listens");
    stream.write_all(head.as_bytes()).expect("written");
    stream.write_all(&request.body).expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    let status = answer.split(' ').nth(1).and_then(|it| it.parse().ok());
    let body = answer.split_once("\r\n\r\n").map_or("", |it| it.1);
    (status.expect("a status"), json(body))
}
