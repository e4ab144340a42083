use std::net::IpAddr;

use cloud_id::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::failure::Failure;
use crate::state_dir::StateDir;

/// The private authority of a state directory: made once, and trusted by whoever is given its certificate.
///
/// It can vouch for names below `aliyuncs.com`, for `localhost` and for addresses, and for nothing else: a
/// client that trusts it for its calls here does not trust it for the rest of the web.
pub(crate) struct Authority(AuthorityFile);

/// The file that holds it; readable by its owner only, as every file of a state directory.
#[derive(Deserialize, Serialize)]
struct AuthorityFile {
    /// The common name.
    name: String,
    /// The certificate, PEM.
    certificate: String,
    /// The private key, PEM.
    private_key: String,
    /// When it ends, in seconds since 1970.
    ends_unix_secs: i64,
}

/// A certificate that the authority signed, with its key.
pub(super) struct Issued {
    pub(super) certificate: CertificateDer<'static>,
    pub(super) private_key: PrivateKeyDer<'static>,
    pub(super) ends: Timestamp,
}

impl Authority {
    /// The authority of a directory; a new one where there is none, or where it would end within a year. Its
    /// certificate is left in [`CA_FILE`].
    ///
    /// # Errors
    /// Its file is damaged, or cannot be written.
    pub(crate) fn of(state_dir: &StateDir, now: Timestamp) -> Result<Self, Failure> {
        let path = state_dir.file(AUTHORITY_FILE);
        let file: Option<AuthorityFile> = state_dir.read(AUTHORITY_FILE);
        let file = match file {
            Some(file) if file.ends_unix_secs - now.unix_secs > YEAR_SECS => file,
            None if path.exists() => {
                return Err(Failure::Other(format!(
                    "{} is damaged: restore it from a copy, or remove it and trust the new {CA_FILE}",
                    path.display()
                )));
            }
            ended => {
                if ended.is_some() {
                    tracing::warn!(
                        "the authority ended or is about to; clients have to trust the new {CA_FILE}"
                    );
                }
                let Self(file) = Self::new(now)?;
                state_dir.write(AUTHORITY_FILE, &file)?;
                file
            }
        };
        state_dir.keep(CA_FILE, file.certificate.as_bytes())?;
        Ok(Self(file))
    }

    /// A new authority that is in no file.
    ///
    /// # Errors
    /// The system has no random bytes.
    pub(super) fn new(now: Timestamp) -> Result<Self, Failure> {
        AuthorityFile::make(now).map(Self).map_err(cannot_sign)
    }

    /// Its certificate, PEM.
    #[cfg(test)]
    pub(super) fn certificate(&self) -> &str {
        &self.0.certificate
    }

    /// Signs a new key for names and addresses.
    ///
    /// # Errors
    /// A name is none, or the system has no random bytes.
    pub(super) fn issue(
        &self,
        names: &[String],
        addresses: &[IpAddr],
        now: Timestamp,
    ) -> Result<Issued, Failure> {
        self.sign(names, addresses, now).map_err(cannot_sign)
    }

    fn sign(
        &self,
        names: &[String],
        addresses: &[IpAddr],
        now: Timestamp,
    ) -> Result<Issued, rcgen::Error> {
        let Self(file) = self;
        let ends = (now.unix_secs + CERTIFICATE_SECS).min(file.ends_unix_secs);
        let mut params = CertificateParams::new(names)?;
        let addresses = addresses.iter().copied().map(SanType::IpAddress);
        params.subject_alt_names.extend(addresses);
        params.distinguished_name = named("Kanmon region");
        params.not_before = moment(now.unix_secs - DAY_SECS);
        params.not_after = moment(ends);
        params.use_authority_key_identifier_extension = true;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];

        let authority_key = KeyPair::from_pem(&file.private_key)?;
        let issuer = Issuer::new(authority_params(&file.name), authority_key);
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &issuer)?;
        Ok(Issued {
            certificate: certificate.der().clone(),
            private_key: PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            ends: Timestamp::from_unix_secs(ends),
        })
    }
}

impl AuthorityFile {
    fn make(now: Timestamp) -> Result<Self, rcgen::Error> {
        let key = KeyPair::generate()?;
        // Two authorities with one name would be taken for each other.
        let digest: String = key.public_key_raw()[1..5]
            .iter()
            .map(|it| format!("{it:02x}"))
            .collect();
        let name = format!("Kanmon private authority {digest}");
        let ends_unix_secs = now.unix_secs + AUTHORITY_SECS;
        let mut params = authority_params(&name);
        params.not_before = moment(now.unix_secs - DAY_SECS);
        params.not_after = moment(ends_unix_secs);
        Ok(Self {
            certificate: params.self_signed(&key)?.pem(),
            private_key: key.serialize_pem(),
            name,
            ends_unix_secs,
        })
    }
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = named(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let permitted = ["aliyuncs.com", "localhost"].map(|it| GeneralSubtree::DnsName(it.to_owned()));
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: permitted.into(),
        excluded_subtrees: Vec::new(),
    });
    params
}

fn named(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}

fn moment(unix_secs: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(unix_secs).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn cannot_sign(error: rcgen::Error) -> Failure {
    Failure::Other(format!("cannot make a certificate: {error}"))
}

/// The authority with its key.
const AUTHORITY_FILE: &str = "ca.json";
/// What clients are given to trust: the authority's certificate, PEM.
pub(crate) const CA_FILE: &str = "ca.pem";
/// Every file an authority has in a state directory.
pub(crate) const FILES: [&str; 2] = [AUTHORITY_FILE, CA_FILE];

const DAY_SECS: i64 = 24 * 60 * 60;
const YEAR_SECS: i64 = 365 * DAY_SECS;
const AUTHORITY_SECS: i64 = 10 * YEAR_SECS;
const CERTIFICATE_SECS: i64 = 90 * DAY_SECS;
