use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use zeroize::Zeroizing;

/// The key that seals secrets at rest and signs page tokens. It lives beside the store, never in it.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

/// A secret text, as the secret of an access key. It prints as `***` and is overwritten when dropped.
#[derive(Clone, Eq, PartialEq)]
pub struct Secret(Zeroizing<String>);

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
