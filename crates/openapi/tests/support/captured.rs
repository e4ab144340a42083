//! Recorded requests: read, verified, mutated. Shared by the test and by `cargo xtask requests FILE`.

use cloud_id::Timestamp;
use openapi::wire::{HttpRequest, Unverified, percent_encoded};
use openapi::{ApiError, errors};
use serde::Deserialize;

/// A file of recorded requests.
#[derive(Deserialize)]
pub(crate) struct Captured {
    /// The requests.
    pub(crate) vectors: Vec<Vector>,
}

/// One request, with the made-up secret that signed it and what is expected of it.
#[derive(Clone, Deserialize)]
pub(crate) struct Vector {
    pub(crate) id: String,
    pub(crate) label: String,
    access_key_id: String,
    access_key_secret: String,
    security_token: Option<String>,
    request: RecordedRequest,
    expected: Expected,
}

#[derive(Clone, Deserialize)]
struct RecordedRequest {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

#[derive(Clone, Deserialize)]
struct Expected {
    scheme: String,
    string_to_sign: String,
    action: String,
    version: String,
    timestamp: String,
    nonce: String,
    api_parameters: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    signed_headers: Vec<String>,
    #[serde(default)]
    json_body: Option<serde_json::Value>,
}

/// What one vector was put through.
#[derive(Default)]
pub(crate) struct Tally {
    /// Changed requests that were refused, as they must be.
    pub(crate) refused: usize,
    /// Changed requests that were accepted, as they must be.
    pub(crate) accepted: usize,
}

impl Vector {
    /// Verifies the request and every listed mutation of it.
    ///
    /// # Errors
    /// What was not as expected.
    pub(crate) fn check(&self) -> Result<Tally, String> {
        self.check_original()?;
        let mut tally = Tally::default();
        for (what, request) in self.to_be_refused() {
            if self.verify(&request).is_ok() {
                return Err(format!("accepted although {what}"));
            }
            tally.refused += 1;
        }
        let longer_secret = format!("{}x", self.access_key_secret);
        match self.verify_with(&self.original(), &longer_secret) {
            Err(error) if error.is(&errors::SIGNATURE_DOES_NOT_MATCH) => tally.refused += 1,
            other => return Err(format!("with another secret: {other:?}")),
        }
        for (what, request) in self.to_be_accepted() {
            self.verify(&request)
                .map_err(|error| format!("refused although only {what}: {error}"))?;
            tally.accepted += 1;
        }
        Ok(tally)
    }

    /// The nonce by which a replay is recognised.
    pub(crate) fn nonce(&self) -> Result<String, String> {
        let read =
            Unverified::read(&self.original()).map_err(|refusal| refusal.error.to_string())?;
        Ok(format!("{}/{}", read.access_key_id(), read.nonce()))
    }

    fn check_original(&self) -> Result<(), String> {
        let request = self.original();
        let read = Unverified::read(&request).map_err(|refusal| refusal.error.to_string())?;
        read.verify(self.access_key_secret.as_bytes(), self.moment()?)
            .map_err(|error| error.to_string())?;
        let expected = &self.expected;
        same("access key id", read.access_key_id(), &self.access_key_id)?;
        same(
            "security token",
            read.security_token().unwrap_or(""),
            self.security_token.as_deref().unwrap_or(""),
        )?;
        same("action", read.action(), &expected.action)?;
        same("version", read.version(), &expected.version)?;
        same("nonce", read.nonce(), &expected.nonce)?;
        same(
            "timestamp",
            &read.timestamp().to_string(),
            &expected.timestamp,
        )?;
        same(
            "string to sign",
            &read.string_to_sign(),
            &expected.string_to_sign,
        )?;
        for (name, value) in &expected.api_parameters {
            same(name, read.params().get(name).unwrap_or("(absent)"), value)?;
        }
        match &expected.json_body {
            Some(serde_json::Value::Object(fields)) => {
                for (name, value) in fields {
                    if let serde_json::Value::String(text) = value {
                        same(name, read.params().get(name).unwrap_or("(absent)"), text)?;
                    }
                }
            }
            _ => {
                // The region may come from the host; everything else was sent.
                let is_extra =
                    |name: &str| !expected.api_parameters.contains_key(name) && name != "RegionId";
                if let Some((name, _)) = read.params().iter().find(|(name, _)| is_extra(name)) {
                    return Err(format!("{name} was read and not sent"));
                }
            }
        }
        Ok(())
    }

    fn to_be_refused(&self) -> Vec<(String, HttpRequest)> {
        let original = self.original();
        let mut out = Vec::new();
        let (path, query) = split_target(&original.target);
        for (at, pair) in pairs(query).iter().enumerate() {
            if let Some(changed) = with_changed_value(pair) {
                let mut all: Vec<String> = pairs(query).iter().map(|p| (*p).to_owned()).collect();
                all[at] = changed;
                let target = format!("{path}?{}", all.join("&"));
                out.push((
                    format!("a value of the query changed: {pair}"),
                    HttpRequest {
                        target,
                        ..original.clone()
                    },
                ));
            }
        }
        let body = String::from_utf8_lossy(&original.body).into_owned();
        let is_form = self.request.headers.iter().any(|(name, value)| {
            name.eq_ignore_ascii_case("content-type") && value.contains("form-urlencoded")
        });
        if is_form {
            for (at, pair) in pairs(&body).iter().enumerate() {
                if let Some(changed) = with_changed_value(pair) {
                    let mut all: Vec<String> =
                        pairs(&body).iter().map(|p| (*p).to_owned()).collect();
                    all[at] = changed;
                    out.push((
                        format!("a value of the form changed: {pair}"),
                        HttpRequest {
                            body: all.join("&").into_bytes(),
                            ..original.clone()
                        },
                    ));
                }
            }
        }
        if self.is_v3() {
            let longer = if body.is_empty() {
                "x=y".to_owned()
            } else {
                format!("{body} ")
            };
            out.push((
                "the body changed".to_owned(),
                HttpRequest {
                    body: longer.into_bytes(),
                    ..original.clone()
                },
            ));
            for name in &self.expected.signed_headers {
                let headers = changed_header(&original.headers, name);
                out.push((
                    format!("the signed header {name} changed"),
                    HttpRequest {
                        headers,
                        ..original.clone()
                    },
                ));
            }
        } else {
            let method = if original.method == "GET" {
                "POST"
            } else {
                "GET"
            };
            out.push((
                "the method changed".to_owned(),
                HttpRequest {
                    method: method.to_owned(),
                    ..original.clone()
                },
            ));
        }
        out
    }

    fn to_be_accepted(&self) -> Vec<(String, HttpRequest)> {
        let original = self.original();
        let mut out = Vec::new();
        let (path, query) = split_target(&original.target);
        if !query.is_empty() {
            let mut reversed = pairs(query);
            reversed.reverse();
            let target = format!("{path}?{}", reversed.join("&"));
            out.push((
                "the query was reordered".to_owned(),
                HttpRequest {
                    target,
                    ..original.clone()
                },
            ));
            let target = format!("{path}?{}", query.replace('+', "%20"));
            out.push((
                "spaces were written as %20".to_owned(),
                HttpRequest {
                    target,
                    ..original.clone()
                },
            ));
        }
        if self.is_v3() {
            for (name, _) in &original.headers {
                let name = name.to_ascii_lowercase();
                if name != "authorization" && !self.expected.signed_headers.contains(&name) {
                    let headers = changed_header(&original.headers, &name);
                    out.push((
                        format!("the unsigned header {name} changed"),
                        HttpRequest {
                            headers,
                            ..original.clone()
                        },
                    ));
                }
            }
        }
        let mut headers = original.headers.clone();
        headers.push(("x-forwarded-for".to_owned(), "192.0.2.1".to_owned()));
        out.push((
            "a header came on the way".to_owned(),
            HttpRequest {
                headers,
                ..original
            },
        ));
        out
    }

    fn is_v3(&self) -> bool {
        self.expected.scheme.starts_with("ACS3-")
    }

    fn original(&self) -> HttpRequest {
        HttpRequest {
            method: self.request.method.clone(),
            target: self.request.target.clone(),
            headers: self.request.headers.clone(),
            body: self.request.body.clone().into_bytes(),
        }
    }

    fn moment(&self) -> Result<Timestamp, String> {
        Timestamp::from_second_text(&self.expected.timestamp).ok_or("no timestamp".to_owned())
    }

    fn verify(&self, request: &HttpRequest) -> Result<(), ApiError> {
        self.verify_with(request, &self.access_key_secret)
    }

    /// As the control plane does: the key is looked up by the id that the request names.
    fn verify_with(&self, request: &HttpRequest, secret: &str) -> Result<(), ApiError> {
        let read = Unverified::read(request).map_err(|refusal| refusal.error)?;
        if read.access_key_id() != self.access_key_id {
            return Err(errors::INVALID_ACCESS_KEY_ID_NOT_FOUND.with(read.access_key_id()));
        }
        let now = self
            .moment()
            .map_err(|text| errors::ILLEGAL_TIMESTAMP.with(text))?;
        read.verify(secret.as_bytes(), now)
    }
}

fn split_target(target: &str) -> (&str, &str) {
    target.split_once('?').unwrap_or((target, ""))
}

fn pairs(text: &str) -> Vec<&str> {
    text.split('&').filter(|pair| !pair.is_empty()).collect()
}

/// The pair with the first character of its value replaced. Nothing for an empty value.
fn with_changed_value(pair: &str) -> Option<String> {
    let (name, value) = pair.split_once('=')?;
    let first = value.chars().next()?;
    let (replaced, rest) = if first == '%' {
        (value.get(..3)?, value.get(3..)?)
    } else {
        value.split_at(first.len_utf8())
    };
    let other = if replaced == "x" { "y" } else { "x" };
    Some(format!("{name}={}{rest}", percent_encoded(other)))
}

fn changed_header(headers: &[(String, String)], name: &str) -> Vec<(String, String)> {
    let changed = |(given, value): &(String, String)| {
        let value = if given.eq_ignore_ascii_case(name) {
            format!("{value}0")
        } else {
            value.clone()
        };
        (given.clone(), value)
    };
    headers.iter().map(changed).collect()
}

fn same(what: &str, read: &str, expected: &str) -> Result<(), String> {
    if read == expected {
        Ok(())
    } else {
        Err(format!("{what} is {read:?}, expected {expected:?}"))
    }
}
