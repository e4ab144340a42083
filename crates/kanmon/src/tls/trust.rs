use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::failure::Failure;

/// A client that trusts the authority in a file and nobody else.
///
/// # Errors
/// The file cannot be read or holds no certificate.
pub(crate) fn trusting(file: &Path) -> Result<Arc<ClientConfig>, Failure> {
    let failed = |error: &dyn std::fmt::Display| {
        Failure::Other(format!(
            "{} cannot be trusted: {error}; start the region again to have it written",
            file.display()
        ))
    };
    let certificate = CertificateDer::from_pem_file(file).map_err(|error| failed(&error))?;
    trusting_only(certificate).map_err(|error| failed(&error))
}

pub(super) fn trusting_only(
    certificate: CertificateDer<'static>,
) -> Result<Arc<ClientConfig>, rustls::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(certificate)?;
    let config = ClientConfig::builder_with_provider(super::provider())
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}
