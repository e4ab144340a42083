use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

use crate::params::Params;

use super::encoding::percent_encoded;

/// How a V1 signature is made.
///
/// Source: RPC protocol, signature V1, `SignatureMethod`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Method {
    /// `HMAC-SHA1`, the documented one.
    HmacSha1,
    /// `HMAC-SHA256`, which some clients use.
    HmacSha256,
}

impl Method {
    /// Reads `SignatureMethod`.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        match text {
            "HMAC-SHA1" => Some(Self::HmacSha1),
            "HMAC-SHA256" => Some(Self::HmacSha256),
            _ => None,
        }
    }

    /// The signature of a string to sign, in Base64. The key is the secret with `&` behind it.
    pub(crate) fn signature(self, secret: &[u8], string_to_sign: &str) -> String {
        let key = [secret, b"&"].concat();
        match self {
            Self::HmacSha1 => STANDARD.encode(mac::<Hmac<Sha1>>(&key, string_to_sign)),
            Self::HmacSha256 => STANDARD.encode(mac::<Hmac<Sha256>>(&key, string_to_sign)),
        }
    }
}

/// Method, path and all parameters but the signature, sorted and encoded.
///
/// Source: RPC protocol, signature V1, string to sign.
pub(crate) fn string_to_sign(method: &str, params: &Params) -> String {
    let pairs: Vec<String> = params
        .iter()
        .filter(|(name, _)| *name != "Signature")
        .map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)))
        .collect();
    format!("{method}&%2F&{}", percent_encoded(&pairs.join("&")))
}

fn mac<M: Mac + KeyInit>(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = <M as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}
