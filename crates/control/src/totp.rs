//! Codes of virtual MFA devices.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The code of a device at a time step: six digits.
///
/// Source: RFC 6238 with RFC 4226, SHA-1, 30 seconds.
pub(crate) fn code(seed: &[u8], step: u64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(seed).expect("any length is a key");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0x0f);
    let four = [hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]];
    format!("{:06}", u32::from_be_bytes(four) % 1_000_000)
}

/// The time step of a moment.
pub(crate) fn step_at(unix_secs: i64) -> u64 {
    u64::try_from(unix_secs).unwrap_or(0) / 30
}

/// The step of the second of two codes that follow each other on a device, near a moment, and after the last step
/// that was used.
///
/// Source: RAM API, `BindMFADevice`, `AuthenticationCode1`, `AuthenticationCode2`; RFC 6238, §5.2.
pub(crate) fn second_of_two(seed: &[u8], codes: [&str; 2], now: u64, last: u64) -> Option<u64> {
    let mut found = None;
    // All are computed, whichever it is.
    for first in now.saturating_sub(MOST_BEHIND)..=now {
        let is_first = is_same(&code(seed, first), codes[0]);
        let is_second = is_same(&code(seed, first + 1), codes[1]);
        if is_first & is_second & (first > last) {
            found = Some(first + 1);
        }
    }
    found
}

/// Compares in a time that does not depend on where they differ.
fn is_same(one: &str, other: &str) -> bool {
    let differs = one
        .bytes()
        .zip(other.bytes())
        .fold(0, |all, (a, b)| all | (a ^ b));
    (differs == 0) & (one.len() == other.len())
}

/// How many steps the first of two codes may be behind: the clock of a device is not exact, and typing takes time.
const MOST_BEHIND: u64 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &[u8] = b"12345678901234567890";

    /// Source: RFC 6238, appendix B, the last six of eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        for (secs, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(SEED, step_at(secs)), expected, "{secs}");
        }
    }

    #[test]
    fn two_codes_follow_each_other_are_of_now_and_are_not_used_twice() {
        let now = step_at(1_234_567_890);
        let at = |step: u64| code(SEED, step);
        let (before, this, next) = (at(now - 1), at(now), at(now + 1));
        let far = (at(now - 9), at(now - 8));
        for (first, second, last, expected, what) in [
            (&before, &this, 0, Some(now), "the last and this"),
            (&this, &next, 0, Some(now + 1), "a clock that is ahead"),
            (&this, &before, 0, None, "the wrong way round"),
            (&this, &this, 0, None, "one twice"),
            (&far.0, &far.1, 0, None, "long ago"),
            (&before, &this, now, None, "used before"),
            (&this, &next, now, None, "the first was the second before"),
        ] {
            let found = second_of_two(SEED, [first, second], now, last);
            assert_eq!(found, expected, "{what}");
        }
        assert_eq!(second_of_two(SEED, ["", ""], now, 0), None);
    }
}
