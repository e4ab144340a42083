//! Requests made by hand, signed or to be signed.

#![allow(dead_code)] // each test binary uses some of it

use cloud_id::Timestamp;
use openapi::wire::{HttpRequest, Unverified, percent_encoded};
use openapi::{ApiError, Params};

pub(crate) const KEY: &str = "testid";
pub(crate) const SECRET: &str = "testsecret";
pub(crate) const NOW: &str = "2026-01-02T03:04:05Z";

pub(crate) fn moment(text: &str) -> Timestamp {
    Timestamp::from_second_text(text).expect("tests write timestamps well")
}

/// The V1 parameters of a request, but for the signature.
pub(crate) fn v1_params(extra: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut params: Vec<(String, String)> = [
        ("Action", "DescribeRegions"),
        ("Version", "2014-05-26"),
        ("AccessKeyId", KEY),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("SignatureNonce", "nonce-1"),
        ("Timestamp", NOW),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for (name, value) in extra {
        params.retain(|(given, _)| given != name);
        params.push(((*name).to_owned(), (*value).to_owned()));
    }
    params
}

/// A form or query of these pairs.
pub(crate) fn encoded(pairs: &[(String, String)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)))
        .collect();
    pairs.join("&")
}

/// A GET with a signature that is not right: for what is answered before the signature is looked at.
pub(crate) fn v1_unsigned(extra: &[(&str, &str)]) -> HttpRequest {
    let mut params = v1_params(extra);
    if !params.iter().any(|(name, _)| name == "Signature") {
        params.push(("Signature".to_owned(), "bm8=".to_owned()));
    }
    params.retain(|(_, value)| value != "(absent)");
    HttpRequest {
        method: "GET".to_owned(),
        target: format!("/?{}", encoded(&params)),
        ..HttpRequest::default()
    }
}

/// A V1 request, signed by reading the string to sign from a first attempt: the signing itself is checked
/// against recorded and documented vectors elsewhere.
pub(crate) fn v1_signed(
    method: &str,
    query: &[(String, String)],
    form: &[(String, String)],
    sign: impl Fn(&str) -> String,
) -> HttpRequest {
    let request = |signature: &str| {
        let mut query = query.to_vec();
        query.push(("Signature".to_owned(), signature.to_owned()));
        let mut headers = Vec::new();
        if !form.is_empty() {
            headers.push((
                "Content-Type".to_owned(),
                "application/x-www-form-urlencoded".to_owned(),
            ));
        }
        HttpRequest {
            method: method.to_owned(),
            target: format!("/?{}", encoded(&query)),
            headers,
            body: encoded(form).into_bytes(),
        }
    };
    let read = Unverified::read(&request("unknown")).expect("the request is well formed");
    request(&sign(&read.string_to_sign()))
}

/// Base64 of HMAC-SHA1 under the test secret.
pub(crate) fn hmac_sha1(text: &str) -> String {
    use base64::Engine;
    use hmac::{KeyInit, Mac};
    let key = format!("{SECRET}&");
    let mut mac = hmac::Hmac::<sha1::Sha1>::new_from_slice(key.as_bytes()).expect("any length");
    mac.update(text.as_bytes());
    base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes())
}

/// Base64 of HMAC-SHA256 under the test secret.
pub(crate) fn hmac_sha256(text: &str) -> String {
    use base64::Engine;
    use hmac::{KeyInit, Mac};
    let key = format!("{SECRET}&");
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(key.as_bytes()).expect("any length");
    mac.update(text.as_bytes());
    base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes())
}

/// A V3 request as our own client signs it.
pub(crate) fn v3_signed(version: &str, action: &str, params: &[(&str, &str)]) -> HttpRequest {
    let credential = openapi::sign::Credential {
        access_key_id: KEY,
        access_key_secret: SECRET,
        security_token: None,
    };
    let params: Params = params.iter().copied().collect();
    openapi::sign::request(
        &credential,
        "127.0.0.1:8080",
        version,
        action,
        &params,
        moment(NOW),
        "nonce-1",
    )
}

/// Reads and verifies with the test secret at the test moment.
pub(crate) fn verified(request: &HttpRequest) -> Result<Unverified, ApiError> {
    let read = Unverified::read(request).map_err(|refusal| refusal.error)?;
    read.verify(SECRET.as_bytes(), moment(NOW))?;
    Ok(read)
}
