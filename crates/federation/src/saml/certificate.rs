use ring::digest::{Algorithm as Digest, SHA256, SHA384, SHA512};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey,
    VerificationAlgorithm,
};
use x509_parser::prelude::{FromDer, X509Certificate};

/// The public key in a certificate that an identity provider signs with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum PublicKey {
    /// As RSAPublicKey of PKCS#1.
    Rsa(Vec<u8>),
    /// As an uncompressed point.
    P256(Vec<u8>),
    P384(Vec<u8>),
}

/// How something is signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Method {
    RsaSha256,
    RsaSha384,
    RsaSha512,
    EcdsaSha256,
    EcdsaSha384,
}

impl PublicKey {
    /// The key of a certificate; none of one that is no certificate, or has another kind of key. Whether the certificate
    /// still holds, and who signed it, does not count: the document that it stands in is what is trusted.
    pub(super) fn of_certificate(der: &[u8]) -> Option<Self> {
        let (rest, certificate) = X509Certificate::from_der(der).ok()?;
        if !rest.is_empty() {
            return None;
        }
        let key = certificate.public_key();
        let bits = key.subject_public_key.data.to_vec();
        let parameters = key.algorithm.parameters.as_ref();
        let curve = parameters.and_then(|it| it.as_oid().ok());
        let curve = curve.map(|it| it.to_id_string());
        match (
            key.algorithm.algorithm.to_id_string().as_str(),
            curve.as_deref(),
        ) {
            ("1.2.840.113549.1.1.1", _) => Some(Self::Rsa(bits)),
            ("1.2.840.10045.2.1", Some("1.2.840.10045.3.1.7")) => Some(Self::P256(bits)),
            ("1.2.840.10045.2.1", Some("1.3.132.0.34")) => Some(Self::P384(bits)),
            _ => None,
        }
    }

    /// Whether its private half signed the message that way.
    pub(super) fn has_signed(&self, method: Method, message: &[u8], signature: &[u8]) -> bool {
        let (algorithm, key): (&dyn VerificationAlgorithm, _) = match (self, method) {
            (Self::Rsa(key), Method::RsaSha256) => (&RSA_PKCS1_2048_8192_SHA256, key),
            (Self::Rsa(key), Method::RsaSha384) => (&RSA_PKCS1_2048_8192_SHA384, key),
            (Self::Rsa(key), Method::RsaSha512) => (&RSA_PKCS1_2048_8192_SHA512, key),
            (Self::P256(key), Method::EcdsaSha256) => (&ECDSA_P256_SHA256_FIXED, key),
            (Self::P384(key), Method::EcdsaSha384) => (&ECDSA_P384_SHA384_FIXED, key),
            (Self::Rsa(_) | Self::P256(_) | Self::P384(_), _) => return false,
        };
        let verified = UnparsedPublicKey::new(algorithm, key).verify(message, signature);
        verified.is_ok()
    }
}

impl Method {
    /// The method of a URI; none of those with SHA-1, and of an HMAC.
    ///
    /// Source: RFC 9231, section 2.
    pub(super) fn of(uri: &str) -> Option<Self> {
        match uri {
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" => Some(Self::RsaSha256),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384" => Some(Self::RsaSha384),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" => Some(Self::RsaSha512),
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256" => Some(Self::EcdsaSha256),
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384" => Some(Self::EcdsaSha384),
            _ => None,
        }
    }
}

/// The digest of a URI; none of SHA-1.
///
/// Source: RFC 9231, section 2.1.
pub(super) fn digest_of(uri: &str) -> Option<&'static Digest> {
    match uri {
        "http://www.w3.org/2001/04/xmlenc#sha256" => Some(&SHA256),
        "http://www.w3.org/2001/04/xmldsig-more#sha384" => Some(&SHA384),
        "http://www.w3.org/2001/04/xmlenc#sha512" => Some(&SHA512),
        _ => None,
    }
}
