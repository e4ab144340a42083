use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cloud_id::Timestamp;
use serde::Deserialize;

use super::algorithm::Algorithm;
use super::key_set::KeySet;
use crate::CLOCK_SECS;

/// What a token says whose signature was found right, and that is what was expected.
///
/// Source: OpenID Connect, ID Token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Token {
    /// Who issued it: `iss`.
    pub issuer: String,
    /// About whom it speaks: `sub`.
    pub subject: String,
    /// For whom it is: `aud`, one or more.
    pub audience: Vec<String>,
    /// Since when it is there: `iat`.
    pub issued: Timestamp,
    /// When it ends: `exp`.
    pub expires: Timestamp,
}

/// What a token must be.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// By whom it was issued, to the byte.
    pub issuer: &'a str,
    /// One of these it is for.
    pub client_ids: &'a [String],
    /// How old it may be, in hours.
    pub issuance_limit_hours: u32,
    /// The moment.
    pub now: Timestamp,
}

/// Why a token proves nothing.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TokenError {
    /// It is no signed token, or lacks what it must say.
    #[error("it is no OIDC token: {why}")]
    Malformed {
        /// What is wrong.
        why: String,
    },
    /// It is signed in a way that proves nothing here.
    #[error("its algorithm is not accepted")]
    Algorithm,
    /// None of the issuer's keys signed it.
    #[error("none of the provider's keys signed it")]
    Signature,
    /// Somebody else issued it.
    #[error("its issuer is another one than the provider's")]
    Issuer,
    /// It is for others.
    #[error("its audience is none of the provider's client ids")]
    Audience,
    /// It is over, or was issued too long ago.
    #[error("its time is over")]
    Expired,
    /// It holds from a later moment on.
    #[error("it does not hold yet")]
    NotYet,
}

/// How long a token may be: as long as the request may make it.
///
/// Source: STS API, `AssumeRoleWithOIDC`, `OIDCToken`.
const MOST_BYTES: usize = 20_000;

/// How many audiences a token is read with.
const MOST_AUDIENCES: usize = 100;

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// What a reader must understand: nothing that we do.
    #[serde(default, deserialize_with = "is_there")]
    crit: bool,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: Moment,
    iat: Moment,
    nbf: Option<Moment>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Seconds since 1970, perhaps with a fraction.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
struct Moment(Timestamp);

impl TryFrom<f64> for Moment {
    type Error = &'static str;

    fn try_from(secs: f64) -> Result<Self, Self::Error> {
        // Up to the year 9999.
        if (0.0..253_402_300_800.0).contains(&secs) {
            #[expect(clippy::cast_possible_truncation, reason = "it is in range")]
            return Ok(Self(Timestamp::from_unix_secs(secs.floor() as i64)));
        }
        Err("a moment out of range")
    }
}

/// Reads a token in its compact form, finds out whether one of the keys signed it, and compares what it says with what
/// is expected. Nothing that the token says about keys is looked at, but for the id of the key.
///
/// Source: RFC 7515, section 5.2; RFC 7519, section 7.2; OpenID Connect, ID Token validation.
/// Choice: docs/decisions/0037-identity-federation.md
///
/// # Errors
/// By variant: first what it is, then who signed it, then what it says.
pub fn verify(token: &str, keys: &KeySet, expected: &Expected<'_>) -> Result<Token, TokenError> {
    let malformed = |why: &str| TokenError::Malformed {
        why: why.to_owned(),
    };
    if token.len() > MOST_BYTES {
        return Err(malformed("it is too long"));
    }
    let (signed, signature) = token
        .rsplit_once('.')
        .ok_or_else(|| malformed("it has no three parts"))?;
    let (header, claims) = signed
        .split_once('.')
        .filter(|(_, claims)| !claims.contains('.'))
        .ok_or_else(|| malformed("it has no three parts"))?;
    let header: Header = read("header", header)?;
    if header.crit {
        return Err(malformed("its header has crit"));
    }
    let algorithm = Algorithm::named(&header.alg).ok_or(TokenError::Algorithm)?;
    let signature = URL_SAFE_NO_PAD
        .decode(signature)
        .map_err(|_| malformed("its signature is not Base64url"))?;
    let kid = header.kid.as_deref();
    if !keys.has_signed(kid, algorithm, signed.as_bytes(), &signature) {
        return Err(TokenError::Signature);
    }
    let claims: Claims = read("claims", claims)?;
    claims.check(expected)
}

impl Claims {
    fn check(self, expected: &Expected<'_>) -> Result<Token, TokenError> {
        let malformed = |why: &str| TokenError::Malformed {
            why: why.to_owned(),
        };
        if self.iss != expected.issuer {
            return Err(TokenError::Issuer);
        }
        let audience = match self.aud {
            Audience::One(one) => vec![one],
            Audience::Several(several) => several,
        };
        if audience.len() > MOST_AUDIENCES {
            return Err(malformed("its aud is too long"));
        }
        if !audience.iter().any(|it| expected.client_ids.contains(it)) {
            return Err(TokenError::Audience);
        }
        if self.sub.is_empty() {
            return Err(malformed("its sub is empty"));
        }
        let now = expected.now.unix_secs;
        let (issued, expires) = (self.iat.0, self.exp.0);
        let oldest = now - i64::from(expected.issuance_limit_hours) * 3_600;
        if expires.unix_secs <= now || issued.unix_secs < oldest {
            return Err(TokenError::Expired);
        }
        let from = self.nbf.map_or(issued, |it| it.0.max(issued));
        if from.unix_secs > now + CLOCK_SECS {
            return Err(TokenError::NotYet);
        }
        Ok(Token {
            issuer: self.iss,
            subject: self.sub,
            audience,
            issued,
            expires,
        })
    }
}

/// That a member is there, whatever it holds.
fn is_there<'de, D: serde::Deserializer<'de>>(value: D) -> Result<bool, D::Error> {
    serde::de::IgnoredAny::deserialize(value).map(|_| true)
}

fn read<T: for<'a> Deserialize<'a>>(what: &str, part: &str) -> Result<T, TokenError> {
    let malformed = |why: String| TokenError::Malformed { why };
    let bytes = URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| malformed(format!("its {what} is not Base64url")))?;
    // Where it went wrong, and not what was there: it may be anything.
    serde_json::from_slice(&bytes)
        .map_err(|error| malformed(format!("its {what}: {}", plain(&error))))
}

/// What is wrong with a JSON text, without a word of it.
fn plain(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        serde_json::error::Category::Data => "something is missing, there twice or of another kind",
        _ => "it is no JSON",
    };
    format!("{what}, at line {} column {}", error.line(), error.column())
}
