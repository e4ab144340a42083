//! The client's side: a request signed with V3, for our own command line and tests.

use cloud_id::Timestamp;
use sha2::{Digest, Sha256};

use crate::params::Params;
use crate::wire::{HttpRequest, canonical_query, canonical_request, hex, signature};

/// What a request is signed with.
#[derive(Clone)]
pub struct Credential<'a> {
    /// The id of the access key.
    pub access_key_id: &'a str,
    /// Its secret.
    pub access_key_secret: &'a str,
    /// The token of a session, if the key belongs to one.
    pub security_token: Option<&'a str>,
}

impl std::fmt::Debug for Credential<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Credential({}, ***)", self.access_key_id)
    }
}

/// A signed `POST /` with all parameters in the query and no body, as current SDKs send it.
///
/// `host` is the name and port of the endpoint; `nonce` is new for each request.
///
/// Source: RPC protocol, signature V3.
#[must_use]
pub fn request(
    credential: &Credential<'_>,
    host: &str,
    version: &str,
    action: &str,
    params: &Params,
    now: Timestamp,
    nonce: &str,
) -> HttpRequest {
    let mut headers = vec![
        ("accept".to_owned(), "application/json".to_owned()),
        ("host".to_owned(), host.to_owned()),
        ("x-acs-action".to_owned(), action.to_owned()),
        ("x-acs-content-sha256".to_owned(), hex(&Sha256::digest(b""))),
        ("x-acs-date".to_owned(), now.to_string()),
    ];
    if let Some(token) = credential.security_token {
        headers.push(("x-acs-security-token".to_owned(), token.to_owned()));
    }
    headers.push(("x-acs-signature-nonce".to_owned(), nonce.to_owned()));
    headers.push(("x-acs-version".to_owned(), version.to_owned()));
    let query = canonical_query(params);
    let canonical = canonical_request("POST", &query, &headers, b"");
    let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    let authorization = format!(
        "ACS3-HMAC-SHA256 Credential={},SignedHeaders={},Signature={}",
        credential.access_key_id,
        names.join(";"),
        signature(credential.access_key_secret.as_bytes(), &canonical),
    );
    headers.push(("authorization".to_owned(), authorization));
    let target = if query.is_empty() {
        "/".to_owned()
    } else {
        format!("/?{query}")
    };
    HttpRequest {
        method: "POST".to_owned(),
        target,
        headers,
        body: Vec::new(),
    }
}
