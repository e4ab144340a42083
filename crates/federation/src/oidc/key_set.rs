use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::algorithm::{Algorithm, Material};

/// The public keys of an issuer: a JSON Web Key Set.
///
/// Source: RFC 7517.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeySet {
    keys: Vec<Key>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Key {
    id: Option<String>,
    /// The only way it signs, where the set says so.
    algorithm: Option<Algorithm>,
    material: Material,
}

/// Why a text is no set of keys that tokens can be verified with.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KeySetError {
    /// It is too long.
    #[error("a key set has at most {} bytes", KeySet::MOST_BYTES)]
    TooLong,
    /// It is not JSON, or not an object with `keys`.
    #[error("it is no JSON Web Key Set: {why}")]
    Malformed {
        /// What the reader says.
        why: String,
    },
    /// There are more keys than anybody needs.
    #[error("a key set has at most {} keys", KeySet::MOST_KEYS)]
    TooMany,
    /// A key is a secret: a private one, or one of an HMAC.
    #[error("key {at} holds a secret; give the public keys only, and make that one anew")]
    Secret {
        /// Which key, counted from 1.
        at: usize,
    },
    /// A key cannot be used as what it says it is.
    #[error("key {at} is not usable: {why}")]
    Key {
        /// Which key, counted from 1.
        at: usize,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two keys have one id.
    #[error("two keys have the id {id}")]
    SameId {
        /// The id.
        id: String,
    },
    /// No key signs tokens in a way that is accepted.
    #[error("there is no key in it for RS256 to RS512, PS256 to PS512, ES256, ES384 or EdDSA")]
    Empty,
}

#[derive(Deserialize)]
struct SetText {
    keys: Vec<KeyText>,
}

#[derive(Deserialize)]
struct KeyText {
    kty: String,
    #[serde(rename = "use")]
    used_for: Option<String>,
    kid: Option<String>,
    alg: Option<String>,
    n: Option<String>,
    e: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
    /// The parts of private keys and of secret ones.
    ///
    /// Source: RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1.
    d: Option<IgnoredAny>,
    p: Option<IgnoredAny>,
    q: Option<IgnoredAny>,
    dp: Option<IgnoredAny>,
    dq: Option<IgnoredAny>,
    qi: Option<IgnoredAny>,
    oth: Option<IgnoredAny>,
    k: Option<IgnoredAny>,
    /// Of kinds that came later.
    r#priv: Option<IgnoredAny>,
}

impl KeySet {
    /// How long a set may be.
    pub const MOST_BYTES: usize = 64 * 1024;
    /// How many keys one may have.
    pub const MOST_KEYS: usize = 50;

    /// Reads a set. Keys for encryption, and of kinds that nothing here is verified with, are left out.
    ///
    /// # Errors
    /// By variant. A set without a key that is left is refused.
    pub fn parse(text: &str) -> Result<Self, KeySetError> {
        if text.len() > Self::MOST_BYTES {
            return Err(KeySetError::TooLong);
        }
        let read: SetText = serde_json::from_str(text).map_err(|error| KeySetError::Malformed {
            why: error.to_string(),
        })?;
        if read.keys.len() > Self::MOST_KEYS {
            return Err(KeySetError::TooMany);
        }
        let mut keys: Vec<Key> = Vec::new();
        for (at, key) in (1..).zip(read.keys) {
            let Some(key) = key.read(at)? else {
                continue;
            };
            if let Some(id) = &key.id
                && keys.iter().any(|it| it.id.as_ref() == Some(id))
            {
                return Err(KeySetError::SameId { id: id.clone() });
            }
            keys.push(key);
        }
        match keys.is_empty() {
            true => Err(KeySetError::Empty),
            false => Ok(Self { keys }),
        }
    }

    /// The ids of the keys, in their order; empty for one without.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|key| key.id.as_deref().unwrap_or(""))
    }

    /// Whether the key of an id signed the message in a way; without an id on either side, whether any did.
    pub(super) fn has_signed(
        &self,
        id: Option<&str>,
        algorithm: Algorithm,
        message: &[u8],
        signature: &[u8],
    ) -> bool {
        self.keys.iter().any(|key| {
            let own = key.id.as_deref();
            id.zip(own).is_none_or(|(id, own)| id == own)
                && key.algorithm.is_none_or(|it| it == algorithm)
                && key.material.suits(algorithm)
                && key.material.has_signed(algorithm, message, signature)
        })
    }
}

impl KeyText {
    /// The key, if tokens may be signed with it.
    fn read(self, at: usize) -> Result<Option<Key>, KeySetError> {
        let secrets = [
            &self.d,
            &self.p,
            &self.q,
            &self.dp,
            &self.dq,
            &self.qi,
            &self.oth,
            &self.k,
            &self.r#priv,
        ];
        if secrets.iter().any(|it| it.is_some()) || self.kty == "oct" {
            return Err(KeySetError::Secret { at });
        }
        if self.used_for.as_deref().is_some_and(|it| it != "sig") {
            return Ok(None);
        }
        let algorithm = match &self.alg {
            None => None,
            Some(name) => match Algorithm::named(name) {
                Some(algorithm) => Some(algorithm),
                None => return Ok(None),
            },
        };
        let material = match self.material() {
            Ok(Some(material)) => material,
            Ok(None) => return Ok(None),
            Err(why) => return Err(KeySetError::Key { at, why }),
        };
        if algorithm.is_some_and(|it| !material.suits(it)) {
            let why = "its kind does not sign with its alg";
            return Err(KeySetError::Key { at, why });
        }
        Ok(Some(Key {
            id: self.kid,
            algorithm,
            material,
        }))
    }

    fn material(&self) -> Result<Option<Material>, &'static str> {
        let bytes = |text: &Option<String>| {
            let text = text.as_deref().ok_or("a part of it is missing")?;
            let bytes = URL_SAFE_NO_PAD.decode(text);
            bytes.map_err(|_| "a part of it is not Base64url")
        };
        let curve = self.crv.as_deref();
        match (self.kty.as_str(), curve) {
            ("RSA", _) => {
                let modulus = without_zeros(bytes(&self.n)?);
                let exponent = without_zeros(bytes(&self.e)?);
                let bits =
                    modulus.len() * 8 - modulus.first().map_or(0, |it| it.leading_zeros() as usize);
                if !(2_048..=8_192).contains(&bits) {
                    return Err("an RSA key has 2048 to 8192 bits");
                }
                if exponent.is_empty() || exponent.len() > 4 || exponent == [1] {
                    return Err("its exponent is none");
                }
                Ok(Some(Material::Rsa { modulus, exponent }))
            }
            ("EC", Some("P-256")) => {
                point(&bytes(&self.x)?, &bytes(&self.y)?, 32).map(|it| Some(Material::P256(it)))
            }
            ("EC", Some("P-384")) => {
                point(&bytes(&self.x)?, &bytes(&self.y)?, 48).map(|it| Some(Material::P384(it)))
            }
            ("OKP", Some("Ed25519")) => {
                let key = bytes(&self.x)?;
                match key.len() {
                    32 => Ok(Some(Material::Ed25519(key))),
                    _ => Err("an Ed25519 key has 32 bytes"),
                }
            }
            _ => Ok(None),
        }
    }
}

/// An uncompressed point.
fn point(x: &[u8], y: &[u8], length: usize) -> Result<Vec<u8>, &'static str> {
    if x.len() != length || y.len() != length {
        return Err("its coordinates have another length than its curve's");
    }
    Ok([&[4], x, y].concat())
}

fn without_zeros(bytes: Vec<u8>) -> Vec<u8> {
    let first = bytes.iter().position(|it| *it != 0);
    first.map_or_else(Vec::new, |at| bytes[at..].to_vec())
}
