//! Public keys as OpenSSH writes them, and new RSA keys.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use md5::{Digest, Md5};
use rsa::PrivateKey;
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use rsa::traits::PublicKeyParts;
use zeroize::Zeroizing;

/// A public key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct PublicKey {
    /// As a line of `authorized_keys`.
    pub(super) line: String,
    /// The MD5 of its blob, as hexadecimal pairs with colons between.
    pub(super) fingerprint: String,
}

/// A new key: its public half, and the private half that is told once.
pub(super) struct NewKey {
    pub(super) public: PublicKey,
    /// PEM of PKCS#1, not encrypted.
    pub(super) private_pem: Zeroizing<String>,
}

impl PublicKey {
    /// Reads a line of a type, a Base64 blob and perhaps a comment; `None` for anything else. The blob must be
    /// of the type that the line says, and whole. The line that is kept has the type that OpenSSH reads.
    ///
    /// Source: ECS API, `ImportKeyPair`, `PublicKeyBody`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > MOST_CHARACTERS || text.contains(['\n', '\r', '\0']) {
            return None;
        }
        let mut words = text.splitn(3, [' ', '\t']);
        let (named, encoded) = (words.next()?, words.next()?);
        let blob = STANDARD.decode(encoded).ok()?;
        let kind = std::str::from_utf8(take_field(&blob)?.0).ok()?;
        let is_named = named == kind || SHORT_NAMES.contains(&(named, kind));
        if !is_named || !TYPES.contains(&kind) {
            return None;
        }
        let fields = fields_of(&blob, kind)?;
        is_plausible(kind, &fields).then_some(())?;
        Some(Self {
            line: text.replacen(named, kind, 1),
            fingerprint: fingerprint(&blob),
        })
    }

    fn of_rsa(exponent: &[u8], modulus: &[u8]) -> Self {
        let mut blob = Vec::new();
        put_field(&mut blob, RSA.as_bytes());
        put_number(&mut blob, exponent);
        put_number(&mut blob, modulus);
        Self {
            line: format!("{RSA} {}", STANDARD.encode(&blob)),
            fingerprint: fingerprint(&blob),
        }
    }
}

/// A new RSA key of 2,048 bits, made from 256 random bits.
///
/// Source: ECS API, `CreateKeyPair`, `PrivateKeyBody`. Choice: docs/decisions/0018-key-pairs.md
pub(super) fn new_key(seed: [u128; 2]) -> NewKey {
    let mut bytes = Zeroizing::new([0; 32]);
    bytes[..16].copy_from_slice(&seed[0].to_le_bytes());
    bytes[16..].copy_from_slice(&seed[1].to_le_bytes());
    let mut random = ChaCha20Rng::from_seed(*bytes);
    let key = PrivateKey::new(&mut random, 2_048)
        .expect("2,048 bits are enough for a key, and the stream does not end");
    let private_pem = key
        .to_pkcs1_pem(LineEnding::LF)
        .expect("a key that was just made can be written");
    NewKey {
        public: PublicKey::of_rsa(&key.e_bytes(), &key.n_bytes()),
        private_pem,
    }
}

/// MD5 of a blob, as hexadecimal pairs with colons between.
fn fingerprint(blob: &[u8]) -> String {
    let pairs: Vec<String> = Md5::digest(blob)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    pairs.join(":")
}

/// What stands in a blob behind its type; of certificates, nothing is looked at but the type.
fn fields_of<'b>(blob: &'b [u8], kind: &str) -> Option<Vec<&'b [u8]>> {
    let (first, mut rest) = take_field(blob)?;
    if first != kind.as_bytes() || rest.is_empty() {
        return None;
    }
    let mut fields = Vec::new();
    if kind.contains("-cert-") {
        return Some(fields);
    }
    while !rest.is_empty() {
        let (field, after) = take_field(rest)?;
        fields.push(field);
        rest = after;
    }
    Some(fields)
}

/// Whether a key has the fields of its type, of lengths that keys have.
fn is_plausible(kind: &str, fields: &[&[u8]]) -> bool {
    match (kind, fields) {
        (RSA, [exponent, modulus]) => {
            !exponent.is_empty() && (128..=2_050).contains(&modulus.len())
        }
        // p, q, g, y, of which q has 160 bits.
        (DSA, [p, q, g, y]) => {
            p.len() >= 128 && matches!(q.len(), 20 | 21) && !g.is_empty() && !y.is_empty()
        }
        (ED25519, [key]) => key.len() == 32,
        // The name of the curve, and a point that is not compressed.
        (_, [curve, point]) => CURVES.iter().any(|(name, length)| {
            let is_it = kind.strip_prefix("ecdsa-sha2-") == Some(name);
            is_it
                && *curve == name.as_bytes()
                && point.first() == Some(&4)
                && point.len() == *length
        }),
        _ => kind.contains("-cert-"),
    }
}

/// A field: its length in four bytes, then so many bytes.
fn take_field(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

fn put_field(blob: &mut Vec<u8>, field: &[u8]) {
    let length = u32::try_from(field.len()).expect("fields of keys are short");
    blob.extend_from_slice(&length.to_be_bytes());
    blob.extend_from_slice(field);
}

/// A positive number: without leading zeros, but with one where the first bit would be a sign.
fn put_number(blob: &mut Vec<u8>, bytes: &[u8]) {
    let first = bytes.iter().position(|byte| *byte != 0);
    let bytes = &bytes[first.unwrap_or(bytes.len())..];
    let mut number = Vec::with_capacity(bytes.len() + 1);
    if bytes.first().is_some_and(|byte| *byte >= 0x80) {
        number.push(0);
    }
    number.extend_from_slice(bytes);
    put_field(blob, &number);
}

const RSA: &str = "ssh-rsa";
const DSA: &str = "ssh-dss";
const ED25519: &str = "ssh-ed25519";

/// Curves, and how long their points are.
const CURVES: [(&str, usize); 3] = [("nistp256", 65), ("nistp384", 97), ("nistp521", 133)];

/// Names of types that the documentation lists and that stand in no blob, as older programs write them, each with a
/// type that it means.
///
/// Source: guide 004, section 2.1.
const SHORT_NAMES: [(&str, &str); 5] = [
    ("rsa", RSA),
    ("dsa", DSA),
    ("ecdsa", "ecdsa-sha2-nistp256"),
    ("ecdsa", "ecdsa-sha2-nistp384"),
    ("ecdsa", "ecdsa-sha2-nistp521"),
];

/// The types that may be imported. The documentation lists no Ed25519.
const TYPES: &[&str] = &[
    RSA,
    DSA,
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "ssh-rsa-cert-v00@openssh.com",
    "ssh-dss-cert-v00@openssh.com",
    "ssh-rsa-cert-v01@openssh.com",
    "ssh-dss-cert-v01@openssh.com",
    "ecdsa-sha2-nistp256-cert-v01@openssh.com",
    "ecdsa-sha2-nistp384-cert-v01@openssh.com",
    "ecdsa-sha2-nistp521-cert-v01@openssh.com",
    ED25519,
];

const MOST_CHARACTERS: usize = 16 << 10;

#[cfg(test)]
mod tests;
