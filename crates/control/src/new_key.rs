//! New access keys.

use crate::random::Random;
use crate::seal::Secret;

/// The id of a new access key: 24 characters.
///
/// Source: RAM API, `CreateAccessKey`, `AccessKeyId`.
pub(crate) fn new_access_key_id(random: &dyn Random) -> String {
    format!("LTAI5t{}", base62(random, 18))
}

/// The secret of a new access key: 30 characters.
pub(crate) fn new_access_key_secret(random: &dyn Random) -> Secret {
    Secret::new(base62(random, 30))
}

/// Random letters and digits.
pub(crate) fn base62(random: &dyn Random, length: usize) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = String::with_capacity(length);
    while text.len() < length {
        let mut rest = random.next();
        for _ in 0..(length - text.len()).min(15) {
            text.push(char::from(DIGITS[(rest % 62) as usize]));
            rest /= 62;
        }
    }
    text
}
