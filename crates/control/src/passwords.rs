//! What is kept of passwords: hashes that no password can be read from.

use std::fmt;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::seal::Secret;

/// The hash of a password and those of the passwords before it, the newest first; one line each.
#[derive(Clone, Default, Eq, PartialEq)]
pub(crate) struct Passwords(Vec<String>);

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// That hashing failed: an internal error.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the password was not hashed")]
pub(crate) struct NotHashed;

impl Passwords {
    /// Those that a secret keeps.
    pub(crate) fn of(secret: Option<&Secret>) -> Self {
        let lines = secret.map(|it| it.reveal().lines().map(str::to_owned).collect());
        Self(lines.unwrap_or_default())
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The newest so many.
    pub(crate) fn newest(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    /// Whether a password is among them. It takes long for each, on purpose.
    pub(crate) fn have(&self, password: &str) -> bool {
        self.0.iter().any(|hash| is_of(hash, password))
    }

    /// The hash of a password. It takes long, on purpose.
    pub(crate) fn hash(password: &str, salt: u128) -> Result<String, NotHashed> {
        let salt = SaltString::encode_b64(&salt.to_le_bytes()).map_err(|_| NotHashed)?;
        let hash = kdf()?
            .hash_password(password.as_bytes(), &salt)
            .map_err(|_| NotHashed)?;
        Ok(hash.to_string())
    }

    /// These with the hash of a newer one that holds. As many are kept as a password policy may remember.
    ///
    /// Choice: docs/decisions/0032-console-passwords.md
    pub(crate) fn with(mut self, hash: String) -> Self {
        self.0.insert(0, hash);
        self.0
            .truncate(usize::from(ram::directory::PasswordPolicy::MOST_REMEMBERED));
        self
    }

    /// As it is kept.
    pub(crate) fn secret(&self) -> Secret {
        Secret::new(self.0.join("\n"))
    }
}

fn is_of(hash: &str, password: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else {
        return false;
    };
    // The parameters stand in the hash.
    Argon2::default()
        .verify_password(password.as_bytes(), &hash)
        .is_ok()
}

/// Argon2id.
///
/// Source: RFC 9106, Argon2.
fn kdf() -> Result<Argon2<'static>, NotHashed> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|_| NotHashed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_cannot_be_read() {
        let hash = |password, salt| Passwords::hash(password, salt).expect("it is hashed");
        let passwords = Passwords::of(None).with(hash("first-One1", 1));
        let passwords = passwords.with(hash("second-One2", 2));
        let kept = Passwords::of(Some(&passwords.secret()));
        assert_eq!(kept, passwords);
        assert!(kept.newest(1).have("second-One2"));
        assert!(!kept.newest(1).have("first-One1"));
        assert!(!kept.newest(1).have(""));
        assert!(kept.newest(2).have("first-One1"));
        assert!(!kept.newest(24).have("third-One3"));
        let secret = kept.secret();
        let text = secret.reveal();
        assert!(
            text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{text}"
        );
        assert!(!text.contains("One"), "{text}");
        assert!(
            !Passwords::of(None).have(""),
            "without a password nothing is one"
        );
    }

    #[test]
    fn one_password_has_another_hash_each_time() {
        let hash = |salt| Passwords::hash("same-One1", salt).expect("it is hashed");
        assert_ne!(hash(1), hash(2));
    }
}
