use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::random::Random;

/// The key that seals secrets at rest and signs page tokens. It lives beside the store, never in it.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

/// A secret text, as the secret of an access key. It prints as `***` and is overwritten when dropped.
#[derive(Clone, Eq, PartialEq)]
pub struct Secret(Zeroizing<String>);

/// Bits drawn from a master key and a subject, one block after the other.
pub(crate) struct Derived {
    seed: Zeroizing<[u8; 32]>,
    taken: AtomicU64,
}

/// That sealed bytes are not what was sealed under this key and for this purpose.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the sealed value does not open under this master key")]
pub(crate) struct NotSealedHere;

impl MasterKey {
    /// The key with these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes, to be kept in a file that only its owner can read.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals bytes for a purpose; 12 random bytes stand in front of the result.
    pub(crate) fn seal(&self, purpose: &str, plain: &[u8], random: u128) -> Vec<u8> {
        let nonce: [u8; 12] = random.to_le_bytes()[..12]
            .try_into()
            .expect("12 of 16 bytes");
        let mut sealed = nonce.to_vec();
        let payload = Payload {
            msg: plain,
            aad: purpose.as_bytes(),
        };
        sealed.extend(
            self.cipher()
                .encrypt(&Nonce::from(nonce), payload)
                .expect("what is sealed here is far below the limit of the cipher"),
        );
        sealed
    }

    /// As [`seal`](Self::seal), with the same result each time for the same bytes: nothing is random but to who has
    /// no key.
    pub(crate) fn seal_alike(&self, purpose: &str, plain: &[u8]) -> Vec<u8> {
        let nonce = self.stream(purpose, plain).next();
        self.seal(purpose, plain, nonce)
    }

    /// Bits that are the same each time for the same purpose and subject, and random to who has no key.
    pub(crate) fn stream(&self, purpose: &str, subject: &[u8]) -> Derived {
        let mut mac = self.mac();
        for part in [b"stream".as_slice(), purpose.as_bytes(), subject] {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        Derived {
            seed: Zeroizing::new(mac.finalize().into_bytes().into()),
            taken: AtomicU64::new(0),
        }
    }

    fn mac(&self) -> Hmac<Sha256> {
        Hmac::new_from_slice(&*self.0).expect("any length is a key")
    }

    /// Opens what [`seal`](Self::seal) made for the same purpose.
    pub(crate) fn open(
        &self,
        purpose: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, NotSealedHere> {
        let (nonce, body) = sealed.split_first_chunk::<12>().ok_or(NotSealedHere)?;
        let payload = Payload {
            msg: body,
            aad: purpose.as_bytes(),
        };
        self.cipher()
            .decrypt(&Nonce::from(*nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| NotSealedHere)
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&Key::from(*self.0))
    }
}

impl Random for Derived {
    fn next(&self) -> u128 {
        let at = self.taken.fetch_add(1, Ordering::Relaxed);
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.seed).expect("any length is a key");
        mac.update(&at.to_le_bytes());
        let block = mac.finalize().into_bytes();
        u128::from_le_bytes(block[..16].try_into().expect("16 of 32 bytes"))
    }
}

impl Secret {
    /// The secret with this text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself. It goes into a signature or to its owner, never into a log.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// holds: K11
    #[test]
    fn a_sealed_value_opens_under_its_key_and_purpose_only() {
        let key = MasterKey::new([7; 32]);
        let sealed = key.seal("a", b"secret", 5);
        assert_eq!(
            key.open("a", &sealed)
                .expect("same key and purpose")
                .as_slice(),
            b"secret"
        );
        assert!(!sealed.windows(6).any(|window| window == b"secret"));

        let mut touched = sealed.clone();
        *touched.last_mut().expect("not empty") ^= 1;
        for (what, opened) in [
            ("another purpose", key.open("b", &sealed)),
            ("another key", MasterKey::new([8; 32]).open("a", &sealed)),
            ("a changed byte", key.open("a", &touched)),
            ("too short", key.open("a", &sealed[..5])),
        ] {
            assert_eq!(opened, Err(NotSealedHere), "{what}");
        }
    }

    #[test]
    fn what_is_derived_is_the_same_for_the_same_key_purpose_and_subject_only() {
        let two = |key: u8, purpose: &str, subject: &[u8]| {
            let stream = MasterKey::new([key; 32]).stream(purpose, subject);
            [stream.next(), stream.next()]
        };
        let one = two(7, "a", b"b");
        assert_eq!(one, two(7, "a", b"b"));
        assert_ne!(one[0], one[1]);
        for other in [two(8, "a", b"b"), two(7, "ab", b""), two(7, "a", b"c")] {
            assert!(one.iter().all(|bits| !other.contains(bits)));
        }
        let key = MasterKey::new([7; 32]);
        let sealed = key.seal_alike("a", b"secret");
        assert_eq!(sealed, key.seal_alike("a", b"secret"));
        assert_ne!(sealed[..12], key.seal_alike("a", b"secreT")[..12]);
        assert_eq!(
            key.open("a", &sealed).expect("it opens").as_slice(),
            b"secret"
        );
    }

    /// holds: K11
    #[test]
    fn secrets_print_as_stars() {
        let shown = format!(
            "{:?} {:?}",
            Secret::new("hunter2"),
            MasterKey::new([65; 32])
        );
        assert_eq!(shown, "*** ***");
    }
}
