use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::params::Params;

use super::encoding::{hex, percent_encoded};

/// The V3 algorithm that is offered.
pub(crate) const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// The parameters of the query, sorted and encoded.
pub(crate) fn canonical_query(query: &Params) -> String {
    let pairs: Vec<String> = query
        .iter()
        .map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)))
        .collect();
    pairs.join("&")
}

/// What is hashed: method, path, query, signed headers, their names, the hash of the body.
///
/// Source: RPC protocol, signature V3, canonical request.
pub(crate) fn canonical_request(
    method: &str,
    query: &str,
    headers: &[(String, String)],
    body: &[u8],
) -> String {
    let lines: String = headers
        .iter()
        .map(|(name, value)| format!("{name}:{value}\n"))
        .collect();
    let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    let body = hex(&Sha256::digest(body));
    format!("{method}\n/\n{query}\n{lines}\n{}\n{body}", names.join(";"))
}

/// What is signed: the algorithm and the hash of the canonical request.
pub(crate) fn string_to_sign(canonical_request: &str) -> String {
    format!(
        "{ALGORITHM}\n{}",
        hex(&Sha256::digest(canonical_request.as_bytes()))
    )
}

/// The signature of a canonical request, in hexadecimal digits. The key is the bare secret.
pub(crate) fn signature(secret: &[u8], canonical_request: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(string_to_sign(canonical_request).as_bytes());
    hex(&mac.finalize().into_bytes())
}
