//! The entry of `fuzz/` for the first bytes of a TLS connection, run over a hello and damage to it.

#[path = "../../../fuzz/tls.rs"]
mod tls;

use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, RootCertStore};

/// A ClientHello as a client sends it.
fn hello() -> Vec<u8> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider has them")
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let mut client = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut bytes = Vec::new();
    client.write_tls(&mut bytes).expect("memory takes it");
    bytes
}

#[test]
fn no_damage_to_a_hello_keeps_a_handshake_going_or_reads_beyond_the_limit() {
    let hello = hello();
    for at in 0..hello.len() {
        tls::client_hello(&hello[..at]);
        for byte in [0, hello[at] ^ 1, !hello[at], 0xff] {
            let mut damaged = hello.clone();
            damaged[at] = byte;
            tls::client_hello(&damaged);
        }
    }
    // A message of 16 MiB, in records as long as they may be.
    let mut long = vec![1, 0xff, 0xff, 0xff];
    long.resize(200_000, 0);
    let records = long.chunks(16_000).flat_map(|part| {
        let length = u16::try_from(part.len()).expect("a record").to_be_bytes();
        [&[22, 3, 1], &length[..], part].concat()
    });
    tls::client_hello(&records.collect::<Vec<u8>>());
    tls::client_hello(&[22, 3, 1, 0, 0].repeat(10_000));
}
