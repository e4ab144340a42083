//! HTTPS: under which names the region is reached, the private authority that vouches for them, and the
//! certificate the listener shows.
//!
//! Knows keys and names; nothing of sockets, which are the server's.

mod authority;
mod certificate;
mod host_names;
mod trust;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use control::Clock;
use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;

use crate::failure::Failure;

pub(crate) use authority::{Authority, CA_FILE, FILES};
use certificate::ServerCertificate;
pub(crate) use host_names::host_names;
pub(crate) use trust::trusting;

/// What the listener needs to speak TLS 1.2 and 1.3: the certificate of the names and addresses.
///
/// # Errors
/// The authority cannot sign, or the system has no random bytes.
pub(crate) fn server_config(
    authority: Authority,
    regions: &[String],
    listening: &[SocketAddr],
    clock: Arc<dyn Clock>,
) -> Result<Arc<ServerConfig>, Failure> {
    let names = host_names(regions).into_iter().map(|it| it.name);
    let certificate = ServerCertificate::issue(
        authority,
        names.chain(["localhost".to_owned()]).collect(),
        addresses(listening),
        clock,
    )?;
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .map_err(|error| Failure::Other(format!("TLS: {error}")))?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(certificate));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// The loopback addresses, and those that are listened on. One that means "all" cannot be in a certificate.
fn addresses(listening: &[SocketAddr]) -> Vec<IpAddr> {
    let loopback = ["127.0.0.1", "::1"].map(|it| it.parse().expect("an address"));
    let mut addresses: Vec<IpAddr> = listening
        .iter()
        .map(SocketAddr::ip)
        .filter(|it| !it.is_unspecified())
        .chain(loopback)
        .collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}

/// The cryptography of both sides.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

#[cfg(test)]
pub(crate) mod tests;
