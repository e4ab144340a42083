use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};

use super::pkcs7::Signer;

/// The key that vouches for instance identity documents, with the certificate that tells it.
///
/// Source: ECS guide, instance identities.
#[derive(Clone)]
pub struct IdentityKey(Arc<Parts>);

struct Parts {
    key: RsaKeyPair,
    signer: Signer,
}

/// Why no identity document can be signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum IdentityKeyError {
    /// The private key cannot be used.
    #[error("it is no RSA key of 2048 bits or more in PKCS#8")]
    Key,
    /// The certificate cannot be used.
    #[error("it is no X.509 certificate")]
    Certificate,
}

impl IdentityKey {
    /// An RSA key in PKCS#8 and its certificate, both DER.
    ///
    /// # Errors
    /// As the variants of [`IdentityKeyError`] say.
    pub fn new(private_key: &[u8], certificate: &[u8]) -> Result<Self, IdentityKeyError> {
        let key = RsaKeyPair::from_pkcs8(private_key).map_err(|_| IdentityKeyError::Key)?;
        let signer = Signer::new(certificate).ok_or(IdentityKeyError::Certificate)?;
        Ok(Self(Arc::new(Parts { key, signer })))
    }

    /// A PKCS#7 signed message with the document in it, Base64 in lines of 64 characters.
    pub(crate) fn signed_message(&self, document: &[u8], random: &SystemRandom) -> Option<String> {
        let Parts { key, signer } = &*self.0;
        let mut signature = vec![0; key.public().modulus_len()];
        key.sign(&RSA_PKCS1_SHA256, random, document, &mut signature)
            .ok()?;
        let text = BASE64_STANDARD.encode(signer.signed_data(document, &signature));
        let lines: Vec<&str> = (0..text.len())
            .step_by(LINE)
            .map(|at| &text[at..text.len().min(at + LINE)])
            .collect();
        Some(lines.join("\n"))
    }
}

impl fmt::Debug for IdentityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityKey(***)")
    }
}

const LINE: usize = 64;

#[cfg(test)]
mod tests;
