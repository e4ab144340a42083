use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use cloud_id::Timestamp;
use control::Clock;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::authority::Authority;
use crate::failure::Failure;

/// The certificate of the listener: made anew with every start, so that it has the names of now, and again
/// before it ends. Its key is never written anywhere.
pub(crate) struct ServerCertificate {
    authority: Authority,
    names: Vec<String>,
    addresses: Vec<IpAddr>,
    clock: Arc<dyn Clock>,
    current: Mutex<Current>,
}

#[derive(Clone)]
struct Current {
    key: Arc<CertifiedKey>,
    ends: Timestamp,
}

impl ServerCertificate {
    /// The first one.
    ///
    /// # Errors
    /// The authority cannot sign.
    pub(super) fn issue(
        authority: Authority,
        names: Vec<String>,
        addresses: Vec<IpAddr>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Failure> {
        let current = Current::issue(&authority, &names, &addresses, clock.now())?;
        Ok(Self {
            authority,
            names,
            addresses,
            clock,
            current: Mutex::new(current),
        })
    }

    /// The one to show now; renewed when it would end within [`RENEWED_SECS`].
    pub(super) fn current(&self) -> Arc<CertifiedKey> {
        let now = self.clock.now();
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if current.ends.unix_secs - now.unix_secs < RENEWED_SECS {
            match Current::issue(&self.authority, &self.names, &self.addresses, now) {
                Ok(renewed) => *current = renewed,
                Err(failure) => tracing::error!(%failure, "the certificate is not renewed"),
            }
        }
        Arc::clone(&current.key)
    }
}

impl ResolvesServerCert for ServerCertificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current())
    }
}

impl std::fmt::Debug for ServerCertificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ServerCertificate({}, ***)", self.names.join(" "))
    }
}

impl Current {
    fn issue(
        authority: &Authority,
        names: &[String],
        addresses: &[IpAddr],
        now: Timestamp,
    ) -> Result<Self, Failure> {
        let issued = authority.issue(names, addresses, now)?;
        let key = super::provider()
            .key_provider
            .load_private_key(issued.private_key)
            .map_err(|error| Failure::Other(format!("the certificate's key: {error}")))?;
        Ok(Self {
            key: Arc::new(CertifiedKey::new(vec![issued.certificate], key)),
            ends: issued.ends,
        })
    }
}

const RENEWED_SECS: i64 = 30 * 24 * 60 * 60;
