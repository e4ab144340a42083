use std::collections::BTreeSet;

use crate::error::ApiError;
use crate::errors;

/// The header `Authorization` of signature V3, taken apart.
///
/// Source: RPC protocol, signature V3, `Authorization`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Authorization {
    /// The id of the access key.
    pub access_key_id: String,
    /// The names of the headers that are signed, in the order given, small letters.
    pub signed_headers: Vec<String>,
    /// The signature, in hexadecimal digits.
    pub signature: String,
}

impl Authorization {
    /// Whether the header is one of signature V3, of whatever algorithm.
    #[must_use]
    pub fn is_v3(header: &str) -> bool {
        header
            .trim_start()
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case("ACS3-"))
    }

    /// Reads `ACS3-HMAC-SHA256 Credential=…,SignedHeaders=a;b,Signature=…`.
    ///
    /// # Errors
    /// `IncompleteSignature` when it is anything else.
    pub fn read(header: &str) -> Result<Self, ApiError> {
        let incomplete = |what: &str| errors::INCOMPLETE_SIGNATURE.with(what);
        let (algorithm, rest) = header
            .trim()
            .split_once(char::is_whitespace)
            .ok_or_else(|| incomplete("Authorization names an algorithm only"))?;
        if algorithm != super::ALGORITHM {
            return Err(incomplete("the only V3 algorithm here is ACS3-HMAC-SHA256"));
        }
        let (mut credential, mut signed, mut signature) = (None, None, None);
        for part in rest.split(',') {
            let (name, value) = part
                .trim()
                .split_once('=')
                .ok_or_else(|| incomplete("a part of Authorization has no value"))?;
            let slot = match name {
                "Credential" => &mut credential,
                "SignedHeaders" => &mut signed,
                "Signature" => &mut signature,
                _ => return Err(incomplete("Authorization has a part that is not known")),
            };
            if value.is_empty() || slot.replace(value).is_some() {
                return Err(incomplete(
                    "a part of Authorization is empty or given twice",
                ));
            }
        }
        let (Some(credential), Some(signed), Some(signature)) = (credential, signed, signature)
        else {
            return Err(incomplete(
                "Authorization needs Credential, SignedHeaders and Signature",
            ));
        };
        let signed_headers: Vec<String> = signed.split(';').map(str::to_owned).collect();
        let is_name = |name: &String| {
            let is_plain =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !name.is_empty() && name.bytes().all(is_plain)
        };
        if !signed_headers.iter().all(is_name) {
            return Err(incomplete(
                "SignedHeaders are names in small letters, joined by semicolons",
            ));
        }
        // Each is followed by its value in what is hashed: one header named a thousand times would be there a
        // thousand times, before anybody knows who asks.
        let mut distinct = BTreeSet::new();
        if !signed_headers.iter().all(|name| distinct.insert(name)) {
            return Err(incomplete("SignedHeaders name each header once"));
        }
        Ok(Self {
            access_key_id: credential.to_owned(),
            signed_headers,
            signature: signature.to_owned(),
        })
    }
}
