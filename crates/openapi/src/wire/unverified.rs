use std::fmt;

use cloud_id::Timestamp;
use subtle::ConstantTimeEq;

use crate::catalogue;
use crate::error::ApiError;
use crate::errors;
use crate::operation::Operation;
use crate::params::Params;

use super::authorization::Authorization;
use super::http::{Format, HttpRequest, Refusal};
use super::limits::{
    CLOCK_WINDOW_SECS, MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_HEADERS, MAX_NONCE_BYTES,
    MAX_TARGET_BYTES,
};
use super::signature_v1::{self, Method};
use super::{form, json_body, region, signature_v3};

/// A request that was read and whose signature was not checked yet.
///
/// It becomes a caller by [`verify`](Self::verify) with the secret of its access key.
///
/// Source: RPC protocol, request structure and signatures.
#[derive(Clone)]
pub struct Unverified {
    action: String,
    version: String,
    access_key_id: String,
    security_token: Option<String>,
    nonce: String,
    timestamp: Timestamp,
    format: Format,
    region: Option<String>,
    params: Params,
    signed: Signed,
}

/// What was signed, and the signature it came with.
#[derive(Clone)]
enum Signed {
    V1 {
        method: Method,
        string_to_sign: String,
        signature: String,
    },
    V3 {
        canonical_request: String,
        signature: String,
    },
}

/// A request that was read: signed, or for an operation that asks for no signature.
#[derive(Clone, Debug)]
pub enum Received {
    /// It has a signature, or must have one.
    Signed(Unverified),
    /// It has none and needs none.
    Anonymous(Anonymous),
}

/// A request without a signature, for an operation that is called without one: what it is given says who calls.
///
/// Source: STS API, `AssumeRoleWithOIDC`, `AssumeRoleWithSAML`.
#[derive(Clone)]
pub struct Anonymous {
    operation: &'static Operation,
    format: Format,
    region: Option<String>,
    params: Params,
}

impl Received {
    /// Reads a request: bounds, parameters of query and body merged, what the signature needs, if it needs one.
    ///
    /// # Errors
    /// The documented error, with the form in which it is answered.
    pub fn read(request: &HttpRequest) -> Result<Self, Refusal> {
        let authorization = request
            .header("authorization")
            .filter(|h| Authorization::is_v3(h));
        let named = named_in_headers(request).filter(|_| authorization.is_none());
        let is_v3 = authorization.is_some() || named.is_some();
        let mut format = if is_v3 { Format::Json } else { Format::Xml };
        let read = read_params(request, is_v3, &mut format).and_then(|read| {
            if let Some(header) = authorization {
                return Unverified::from_v3(request, header, read).map(Self::Signed);
            }
            match named.or_else(|| named_in(&read.all)) {
                Some(operation) if !is_signed(&read.all) => {
                    let region = region::of(request, &read.all);
                    Ok(Self::Anonymous(Anonymous {
                        operation,
                        format,
                        region: region.clone(),
                        params: with_region(without_protocol(read.all), region),
                    }))
                }
                _ => Unverified::from_v1(request, read, format).map(Self::Signed),
            }
        });
        read.map_err(|error| Refusal { error, format })
    }
}

/// The operation without signature that the headers of a client of signature V3 name.
fn named_in_headers(request: &HttpRequest) -> Option<&'static Operation> {
    let action = request.header("x-acs-action")?;
    anonymous(request.header("x-acs-version")?, action)
}

/// The same, named in parameters.
fn named_in(params: &Params) -> Option<&'static Operation> {
    anonymous(params.get("Version")?, params.get("Action")?)
}

fn anonymous(version: &str, action: &str) -> Option<&'static Operation> {
    let operation = catalogue::operation(version, action).ok()?;
    operation.is_anonymous.then_some(operation)
}

fn is_signed(params: &Params) -> bool {
    let is_given = |name: &str| params.get(name).is_some_and(|text| !text.is_empty());
    is_given("AccessKeyId") || is_given("Signature")
}

impl Anonymous {
    /// The operation it is for.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The form of the answer.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The region it is for, where it says so.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The parameters of the operation, as of [`Unverified::params`].
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.params
    }
}

/// No parameters: a token is among them.
impl fmt::Debug for Anonymous {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Anonymous({}, ***)", self.operation)
    }
}

impl Unverified {
    /// Reads a request that is signed, or must be.
    ///
    /// # Errors
    /// The documented error, with the form in which it is answered. `MissingParameter` for a request without a
    /// signature, whatever it asks for.
    pub fn read(request: &HttpRequest) -> Result<Self, Refusal> {
        match Received::read(request)? {
            Received::Signed(read) => Ok(read),
            Received::Anonymous(read) => Err(Refusal {
                error: errors::MISSING_PARAMETER.with("AccessKeyId"),
                format: read.format,
            }),
        }
    }

    fn from_v1(request: &HttpRequest, read: ReadParams, format: Format) -> Result<Self, ApiError> {
        let params = &read.all;
        let given = |name: &str| params.get(name).filter(|text| !text.is_empty());
        let required = |name: &'static str| {
            given(name)
                .map(str::to_owned)
                .ok_or_else(|| errors::MISSING_PARAMETER.with(name))
        };
        let action = required("Action")?;
        let version = required("Version")?;
        let access_key_id = required("AccessKeyId")?;
        if given("SignatureVersion").is_some_and(|version| version != "1.0") {
            return Err(errors::INCOMPLETE_SIGNATURE.with("SignatureVersion is 1.0"));
        }
        if given("SignatureType").is_some_and(|kind| !kind.eq_ignore_ascii_case("HMAC")) {
            return Err(errors::INCOMPLETE_SIGNATURE.with("SignatureType is left empty here"));
        }
        let method = given("SignatureMethod").unwrap_or("HMAC-SHA1");
        let method = Method::from_text(method).ok_or_else(|| {
            errors::INCOMPLETE_SIGNATURE.with("SignatureMethod is HMAC-SHA1 or HMAC-SHA256")
        })?;
        let signature = required("Signature")?;
        let nonce = checked_nonce(required("SignatureNonce")?)?;
        let timestamp = moment(given("Timestamp"))?;
        let string_to_sign = signature_v1::string_to_sign(&request.method, params);
        let region = region::of(request, params);
        Ok(Self {
            action,
            version,
            access_key_id,
            security_token: given("SecurityToken").map(str::to_owned),
            nonce,
            timestamp,
            format,
            region: region.clone(),
            signed: Signed::V1 {
                method,
                string_to_sign,
                signature,
            },
            params: with_region(without_protocol(read.all), region),
        })
    }

    fn from_v3(request: &HttpRequest, header: &str, read: ReadParams) -> Result<Self, ApiError> {
        let authorization = Authorization::read(header)?;
        let incomplete = |what: String| errors::INCOMPLETE_SIGNATURE.with(what);
        let mut signed_headers = Vec::with_capacity(authorization.signed_headers.len());
        for name in &authorization.signed_headers {
            let value = request
                .header(name)
                .ok_or_else(|| incomplete(format!("the signed header {name} is not there once")))?;
            signed_headers.push((name.clone(), value.to_owned()));
        }
        // What the answer depends on must be under the signature.
        let signed = |name: &str| -> Result<Option<String>, ApiError> {
            match request.headers_named(name).next() {
                None => Ok(None),
                Some(_) => signed_headers
                    .iter()
                    .find(|(signed, _)| signed == name)
                    .map(|(_, value)| Some(value.clone()))
                    .ok_or_else(|| incomplete(format!("the header {name} is not signed"))),
            }
        };
        let required = |name: &str| -> Result<String, ApiError> {
            signed(name)?
                .filter(|value| !value.is_empty())
                .ok_or_else(|| errors::MISSING_PARAMETER.with(name))
        };
        signed("host")?;
        // Parameters are under the signature too, and some clients name action and version there.
        let header_or_param = |header: &str, param: &str| -> Result<String, ApiError> {
            match (signed(header)?, read.all.get(param)) {
                (Some(value), _) if !value.is_empty() => Ok(value),
                (_, Some(value)) if !value.is_empty() => Ok(value.to_owned()),
                _ => Err(errors::MISSING_PARAMETER.with(header)),
            }
        };
        let action = header_or_param("x-acs-action", "Action")?;
        let version = header_or_param("x-acs-version", "Version")?;
        let nonce = checked_nonce(required("x-acs-signature-nonce")?)?;
        let timestamp = moment(signed("x-acs-date")?.as_deref())?;
        let security_token = signed("x-acs-security-token")?.filter(|token| !token.is_empty());
        signed("x-acs-region-id")?;
        required("x-acs-content-sha256")?;
        let canonical_request = signature_v3::canonical_request(
            &request.method,
            &signature_v3::canonical_query(&read.query),
            &signed_headers,
            &request.body,
        );
        let region = region::of(request, &read.all);
        Ok(Self {
            action,
            version,
            access_key_id: authorization.access_key_id,
            security_token,
            nonce,
            timestamp,
            format: Format::Json,
            region: region.clone(),
            signed: Signed::V3 {
                canonical_request,
                signature: authorization.signature,
            },
            params: with_region(read.all, region),
        })
    }

    /// The id of the access key it is signed with.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The token of the session it belongs to, if any.
    #[must_use]
    pub fn security_token(&self) -> Option<&str> {
        self.security_token.as_deref()
    }

    /// When it was signed.
    #[must_use]
    pub fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// What makes it unique among requests of its key.
    #[must_use]
    pub fn nonce(&self) -> &str {
        &self.nonce
    }

    /// The name of the operation, known or not.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The version of the product's API, known or not.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The parameters of the operation: those of the protocol are left out, and `RegionId` is there when a
    /// header or the host names it.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// The form of the answer.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The region it is for, where it says so.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The offered operation it is for, found by version and name: all products share one listener.
    ///
    /// # Errors
    /// `InvalidVersion`, `InvalidAction.NotFound`, or `UnsupportedOperation` for one that is only documented.
    pub fn operation(&self) -> Result<&'static Operation, ApiError> {
        catalogue::operation(&self.version, &self.action)
    }

    /// Checks the time of signing against the clock.
    ///
    /// # Errors
    /// `InvalidTimeStamp.Expired` when they are more than 15 minutes apart.
    pub fn check_clock(&self, now: Timestamp) -> Result<(), ApiError> {
        let apart = now.unix_secs.abs_diff(self.timestamp.unix_secs);
        if apart <= CLOCK_WINDOW_SECS.unsigned_abs() {
            return Ok(());
        }
        Err(errors::INVALID_TIME_STAMP_EXPIRED.with(format_args!(
            "signed at {}, and it is {now}",
            self.timestamp
        )))
    }

    /// Checks the time of signing and the signature. The comparison takes the same time wherever the
    /// signatures differ. Whether the nonce was used before is for the control plane to know.
    ///
    /// # Errors
    /// `InvalidTimeStamp.Expired` or `SignatureDoesNotMatch`. The message of the latter ends in a colon and the
    /// string to sign, as old clients need it; it may hold a session token and is not to be logged.
    pub fn verify(&self, secret: &[u8], now: Timestamp) -> Result<(), ApiError> {
        self.check_clock(now)?;
        let (expected, given) = match &self.signed {
            Signed::V1 {
                method,
                string_to_sign,
                signature,
            } => (method.signature(secret, string_to_sign), signature),
            Signed::V3 {
                canonical_request,
                signature,
            } => (
                signature_v3::signature(secret, canonical_request),
                signature,
            ),
        };
        if bool::from(expected.as_bytes().ct_eq(given.as_bytes())) {
            return Ok(());
        }
        Err(errors::SIGNATURE_DOES_NOT_MATCH.with(self.explained_string_to_sign()))
    }

    /// The string to sign; for V3, whose string is only a hash, with what was hashed.
    fn explained_string_to_sign(&self) -> String {
        let string_to_sign = self.string_to_sign();
        match (&self.signed, &self.security_token) {
            (Signed::V1 { .. }, _) => string_to_sign,
            (
                Signed::V3 {
                    canonical_request, ..
                },
                None,
            ) => {
                format!("{string_to_sign}\nof the canonical request:\n{canonical_request}")
            }
            (
                Signed::V3 {
                    canonical_request, ..
                },
                Some(token),
            ) => {
                let canonical_request = canonical_request.replace(token.as_str(), "***");
                format!("{string_to_sign}\nof the canonical request:\n{canonical_request}")
            }
        }
    }

    /// What the signature is of.
    #[must_use]
    pub fn string_to_sign(&self) -> String {
        match &self.signed {
            Signed::V1 { string_to_sign, .. } => string_to_sign.clone(),
            Signed::V3 {
                canonical_request, ..
            } => signature_v3::string_to_sign(canonical_request),
        }
    }
}

/// Neither parameters nor tokens: they hold secrets.
impl fmt::Debug for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Unverified({} {} by {}, ***)",
            self.version, self.action, self.access_key_id
        )
    }
}

/// Parameters of query and body together, and those of the query alone.
struct ReadParams {
    all: Params,
    query: Params,
}

fn read_params(
    request: &HttpRequest,
    is_v3: bool,
    format: &mut Format,
) -> Result<ReadParams, ApiError> {
    check_bounds(request)?;
    let (path, query_text) = request.path_and_query();
    let mut query = Params::default();
    let read = form::read(query_text, &mut query);
    if !is_v3 {
        settle_format(&query, format)?;
    }
    read?;
    if !matches!(path, "/" | "") {
        return Err(errors::INVALID_REQUEST_MALFORMED.with("the path is /"));
    }
    if !matches!(request.method.as_str(), "GET" | "POST") {
        return Err(errors::UNSUPPORTED_HTTP_METHOD.with("GET and POST are"));
    }
    let mut all = query.clone();
    read_body(request, is_v3, &mut all)?;
    if !is_v3 {
        settle_format(&all, format)?;
    }
    Ok(ReadParams { all, query })
}

fn settle_format(params: &Params, format: &mut Format) -> Result<(), ApiError> {
    match params.get("Format").filter(|text| !text.is_empty()) {
        None => Ok(()),
        Some(text) => match Format::from_text(text) {
            Some(given) => {
                *format = given;
                Ok(())
            }
            None => Err(errors::INVALID_PARAMETER_FORMAT.with("JSON or XML")),
        },
    }
}

fn read_body(request: &HttpRequest, is_v3: bool, params: &mut Params) -> Result<(), ApiError> {
    if request.body.is_empty() {
        return Ok(());
    }
    let content_type = request.header("content-type").unwrap_or_default();
    let kind = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match kind.as_str() {
        "application/x-www-form-urlencoded" | "" => match std::str::from_utf8(&request.body) {
            Ok(text) => form::read(text, params),
            Err(_) => Err(errors::INVALID_REQUEST_MALFORMED.with("the body is not UTF-8")),
        },
        // A V1 signature is over parameters only: it would not cover this body.
        "application/json" if is_v3 => json_body::read(&request.body, params),
        "application/json" => {
            Err(errors::INVALID_REQUEST_MALFORMED.with("a JSON body needs signature V3"))
        }
        _ => Err(errors::INVALID_REQUEST_MALFORMED
            .with("the content type of the body is neither a form nor JSON")),
    }
}

fn check_bounds(request: &HttpRequest) -> Result<(), ApiError> {
    let header_bytes: usize = request.headers.iter().map(|(n, v)| n.len() + v.len()).sum();
    if request.target.len() > MAX_TARGET_BYTES {
        Err(errors::REQUEST_URI_TOO_LONG.with(format_args!("at most {MAX_TARGET_BYTES} bytes")))
    } else if request.body.len() > MAX_BODY_BYTES {
        Err(errors::REQUEST_ENTITY_TOO_LARGE.with(format_args!("at most {MAX_BODY_BYTES} bytes")))
    } else if request.headers.len() > MAX_HEADERS || header_bytes > MAX_HEADER_BYTES {
        Err(errors::INVALID_REQUEST_MALFORMED.with("there are too many headers"))
    } else {
        Ok(())
    }
}

fn checked_nonce(nonce: String) -> Result<String, ApiError> {
    if nonce.len() <= MAX_NONCE_BYTES {
        return Ok(nonce);
    }
    Err(errors::INVALID_PARAMETER.with(format_args!(
        "the nonce has more than {MAX_NONCE_BYTES} bytes"
    )))
}

fn moment(text: Option<&str>) -> Result<Timestamp, ApiError> {
    match text {
        None | Some("") => Err(errors::ILLEGAL_TIMESTAMP.with("none is given")),
        Some(text) => Timestamp::from_second_text(text)
            .ok_or_else(|| errors::INVALID_TIME_STAMP_FORMAT.with("give it in UTC")),
    }
}

/// The parameters with the region, where only a header or the host names it.
fn with_region(mut params: Params, region: Option<String>) -> Params {
    if let Some(region) = region {
        params.insert("RegionId", region);
    }
    params
}

/// The parameters without those of signature V1.
fn without_protocol(mut params: Params) -> Params {
    for name in PROTOCOL_PARAMS {
        params.remove(name);
    }
    params
}

const PROTOCOL_PARAMS: [&str; 11] = [
    "Action",
    "Version",
    "AccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureType",
    "SignatureVersion",
    "SignatureNonce",
    "SecurityToken",
    "Timestamp",
    "Format",
];
