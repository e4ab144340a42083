use cloud_id::Timestamp;

use crate::tree::{self, Found};
use crate::{Instance, Method, Request, document, token};

/// What is answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// What it is about; for people, unless the status is 200.
    pub body: Vec<u8>,
    /// The methods that there are, where another one was used.
    pub allow: Option<&'static str>,
    /// How many hops the answer may go, where that is limited.
    pub hop_limit: Option<u8>,
    /// Whether metadata was told without a token: the habit that has to end before tokens can be required.
    pub is_tokenless: bool,
}

/// The keys of a region, as far as metadata needs them.
pub trait Authority {
    /// A code for a text that nobody else can make: HMAC-SHA256 under a key of the service.
    fn code(&self, text: &[u8]) -> [u8; 32];

    /// A PKCS#7 signed message of a document, in Base64.
    ///
    /// # Errors
    /// As the variants of [`Unsigned`] say.
    fn sign(&self, document: &[u8]) -> Result<String, Unsigned>;
}

/// Why a document is not signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unsigned {
    /// Too many signatures were asked for.
    #[error("too many signatures were asked for")]
    TooMany,
    /// The region has no key for it.
    #[error("there is no key")]
    NoKey,
}

/// Answers a request of an instance.
///
/// Source: ECS guide, instance metadata; ECS guide, security hardening mode.
/// Choice: docs/decisions/0024-metadata-service.md
#[must_use]
pub fn answer(
    instance: &Instance,
    request: &Request<'_>,
    now: Timestamp,
    authority: &(impl Authority + ?Sized),
) -> Answer {
    if !instance.options.is_enabled {
        return refusal(403, "the metadata service of this instance is switched off");
    }
    let Some(path) = path_of(request.path) else {
        return refusal(404, "there is nothing of this name");
    };
    let below: Vec<&str> = path.iter().map(String::as_str).collect();
    if let [VERSION | LATEST, "api", "token"] = below[..] {
        return give_token(instance, request, now, authority);
    }
    if !matches!(request.method, Method::Get | Method::Head) {
        return Answer {
            allow: Some("GET, HEAD"),
            ..refusal(405, "metadata is read with GET")
        };
    }
    let given = request.header("x-aliyun-ecs-metadata-token");
    match given {
        Some(given) if !token::is_valid(&instance.id, given, now, authority) => {
            return refusal(401, "the token is none of this instance, or has ended");
        }
        None if instance.options.needs_token => {
            return refusal(403, "a token is needed: PUT /latest/api/token");
        }
        Some(_) | None => {}
    }
    let found = match below[..] {
        [] => Found::Body(format!("{VERSION}/\n{LATEST}/").into_bytes()),
        [VERSION | LATEST, ref below @ ..] => {
            in_version(instance, below, request.query, now, authority)
        }
        _ => Found::Nothing,
    };
    match found {
        Found::Body(body) => Answer {
            is_tokenless: given.is_none(),
            ..told(body)
        },
        Found::NotYet => refusal(503, "there are no credentials yet; ask again"),
        Found::TooMuch => refusal(429, "asked too often; ask again later"),
        Found::Nothing => refusal(404, "there is nothing of this name"),
    }
}

fn give_token(
    instance: &Instance,
    request: &Request<'_>,
    now: Timestamp,
    authority: &(impl Authority + ?Sized),
) -> Answer {
    if request.method != Method::Put {
        return Answer {
            allow: Some("PUT"),
            ..refusal(405, "a token is asked for with PUT")
        };
    }
    let given = if request.header("x-forwarded-for").is_some() {
        Err(token::TokenError::Forwarded)
    } else {
        let ttl = request.header("x-aliyun-ecs-metadata-token-ttl-seconds");
        token::issue(&instance.id, ttl, now, authority)
    };
    match given {
        Ok(token) => Answer {
            hop_limit: Some(instance.options.hop_limit.max(1)),
            ..told(token.into_bytes())
        },
        Err(error @ token::TokenError::Ttl) => refusal(400, &error.to_string()),
        Err(error @ token::TokenError::Forwarded) => refusal(403, &error.to_string()),
    }
}

fn in_version(
    instance: &Instance,
    below: &[&str],
    query: Option<&str>,
    now: Timestamp,
    authority: &(impl Authority + ?Sized),
) -> Found {
    let bytes = |bytes: &[u8]| match bytes {
        [] => Found::Nothing,
        bytes => Found::Body(bytes.to_vec()),
    };
    match below {
        [] => {
            let mut names = vec!["dynamic/", "maintenance/", "meta-data/"];
            names.extend((!instance.user_data.is_empty()).then_some("user-data"));
            names.extend((!instance.vendor_data.is_empty()).then_some("vendor-data"));
            Found::Body(names.join("\n").into_bytes())
        }
        ["user-data"] => bytes(&instance.user_data),
        ["vendor-data"] => bytes(&instance.vendor_data),
        ["meta-data", below @ ..] => tree::find(instance, below, now),
        ["maintenance"] => Found::Body(b"active-system-events".to_vec()),
        ["maintenance", "active-system-events"] => Found::Body(b"[]".to_vec()),
        ["dynamic"] => Found::Body(b"instance-identity/".to_vec()),
        ["dynamic", "instance-identity"] => Found::Body(b"document\npkcs7".to_vec()),
        ["dynamic", "instance-identity", "document"] => {
            Found::Body(document::identity_document(instance, None).into_bytes())
        }
        ["dynamic", "instance-identity", "pkcs7"] => {
            let audience = query.map_or(Ok(None), audience_of);
            let Ok(audience) = audience else {
                return Found::Nothing;
            };
            let document = document::identity_document(instance, audience.as_deref());
            match authority.sign(document.as_bytes()) {
                Ok(signed) => Found::Body(signed.into_bytes()),
                Err(Unsigned::TooMany) => Found::TooMuch,
                Err(Unsigned::NoKey) => Found::Nothing,
            }
        }
        _ => Found::Nothing,
    }
}

/// The audience that a query names; an error for one that cannot be read.
fn audience_of(query: &str) -> Result<Option<String>, ()> {
    let given = query
        .split('&')
        .find_map(|part| part.strip_prefix("audience="));
    given.map(|text| decoded(text).ok_or(())).transpose()
}

/// The names on a path, of which empty ones do not count. `None` when it cannot be read.
fn path_of(path: &str) -> Option<Vec<String>> {
    path.split('/')
        .filter(|name| !name.is_empty())
        .map(decoded)
        .collect()
}

/// Text without its percent signs.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push((high << 4 | low) as u8);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn told(body: Vec<u8>) -> Answer {
    Answer {
        status: 200,
        body,
        allow: None,
        hop_limit: None,
        is_tokenless: false,
    }
}

fn refusal(status: u16, why: &str) -> Answer {
    Answer {
        status,
        ..told(format!("{why}\n").into_bytes())
    }
}

const VERSION: &str = "2016-01-01";
const LATEST: &str = "latest";

#[cfg(test)]
mod tests;
