//! The key that vouches for the identity of instances: made at the first start of a region that filters packets.

use std::process::ExitCode;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use cloud_id::Timestamp;
use host_agent::IdentityKey;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, KeyUsagePurpose};
use rsa::PrivateKey;
use rsa::pkcs8::EncodePrivateKey;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// The file that holds the key; readable by its owner only, as every file of a state directory.
#[derive(Deserialize, Serialize)]
struct KeyFile {
    /// PEM.
    certificate: String,
    /// PKCS#8 in PEM.
    private_key: String,
}

/// The key of a state directory, made where there is none.
///
/// # Errors
/// Its file is damaged or cannot be written, or the system has no random bytes.
pub(crate) fn key(state_dir: &StateDir, now: Timestamp) -> Result<IdentityKey, Failure> {
    let path = state_dir.file(FILE);
    let damaged = || {
        Failure::Other(format!(
            "{} is damaged: restore it from a copy, or remove it and hand out the new certificate",
            path.display()
        ))
    };
    let file = match state_dir.read(FILE) {
        Some(file) => file,
        None if path.exists() => return Err(damaged()),
        None => {
            let file = KeyFile::make(now)?;
            state_dir.write(FILE, &file)?;
            file
        }
    };
    let certificate = CertificateDer::from_pem_slice(file.certificate.as_bytes());
    let private_key = PrivatePkcs8KeyDer::from_pem_slice(file.private_key.as_bytes());
    let (Ok(certificate), Ok(private_key)) = (certificate, private_key) else {
        return Err(damaged());
    };
    IdentityKey::new(private_key.secret_pkcs8_der(), &certificate).map_err(|_| damaged())
}

/// Prints the certificate that signatures of instance identity documents are verified with.
///
/// # Errors
/// There is no key yet.
pub(crate) fn run(state_dir: &StateDir, output: Output) -> Result<ExitCode, Failure> {
    let file: KeyFile = state_dir.read(FILE).ok_or_else(|| {
        Failure::Other(format!(
            "there is no key in {} yet: it is made when a region first filters packets, by kanmon up",
            state_dir.path().display()
        ))
    })?;
    match output {
        Output::Text => output::print(file.certificate.trim_end()),
        Output::Json => {
            output::print_json(&serde_json::json!({ "certificate": file.certificate }));
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl KeyFile {
    fn make(now: Timestamp) -> Result<Self, Failure> {
        let failed = |what: &str| Failure::Other(format!("cannot make a key: {what}"));
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| failed(&error.to_string()))?;
        let key = PrivateKey::new(&mut ChaCha20Rng::from_seed(seed), BITS)
            .map_err(|error| failed(&error.to_string()))?;
        let document = key
            .to_pkcs8_der()
            .map_err(|error| failed(&error.to_string()))?;
        let der = PrivatePkcs8KeyDer::from(document.as_bytes());
        let pair = KeyPair::from_pkcs8_der_and_sign_algo(&der, &rcgen::PKCS_RSA_SHA256)
            .map_err(|error| failed(&error.to_string()))?;
        let mut params = CertificateParams::default();
        params.distinguished_name = DistinguishedName::new();
        params
            .distinguished_name
            .push(DnType::CommonName, "Kanmon instance identity");
        params.not_before = moment(now.unix_secs - DAY_SECS);
        params.not_after = moment(now.unix_secs + LIFE_SECS);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        let certificate = params
            .self_signed(&pair)
            .map_err(|error| failed(&error.to_string()))?;
        Ok(Self {
            certificate: certificate.pem(),
            private_key: pair.serialize_pem(),
        })
    }
}

fn moment(unix_secs: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(unix_secs).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// The key with its certificate.
pub(crate) const FILE: &str = "instance-identity.json";
const BITS: usize = 2_048;
const DAY_SECS: i64 = 24 * 60 * 60;
const LIFE_SECS: i64 = 20 * 365 * DAY_SECS;

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let path = std::env::temp_dir().join(format!("kanmon-identity-key-{}", std::process::id()));
        let state_dir = StateDir::choose(Some(&path));
        state_dir.create().expect("a directory of ours");
        assert!(run(&state_dir, Output::Text).is_err(), "there is none yet");
        let now = Timestamp::from_unix_secs(1_700_000_000);
        key(&state_dir, now).expect("a new one");
        let file = state_dir.file(FILE);
        let mode = std::fs::metadata(&file).expect("there").mode();
        assert_eq!(mode & 0o777, 0o600);
        let before = std::fs::read(&file).expect("ours");
        key(&state_dir, now).expect("the same one");
        assert_eq!(std::fs::read(&file).expect("ours"), before);
        assert!(run(&state_dir, Output::Text).is_ok());

        std::fs::write(&file, "damaged").expect("ours");
        let error = key(&state_dir, now).expect_err("it is damaged");
        assert!(error.to_string().contains("restore it"), "{error}");
        std::fs::remove_dir_all(&path).expect("ours");
    }
}
