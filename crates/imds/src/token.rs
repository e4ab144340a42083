use std::fmt::Write;

use cloud_id::Timestamp;

use crate::Authority;

/// The longest life of a token, in seconds.
///
/// Source: ECS guide, instance metadata.
pub const MAX_TTL: u32 = 21_600;

/// Why no token is given.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TokenError {
    /// No time to live, or none from 1 to [`MAX_TTL`] seconds.
    #[error("a token lives from 1 to {MAX_TTL} seconds")]
    Ttl,
    /// The request was forwarded by a proxy.
    #[error("a token is not given to a proxy")]
    Forwarded,
}

/// A token of an instance: when it ends and a code that only the service can make, in hexadecimal digits. Nothing
/// is remembered about it.
pub(crate) fn issue(
    instance: &str,
    ttl: Option<&[u8]>,
    now: Timestamp,
    authority: &(impl Authority + ?Sized),
) -> Result<String, TokenError> {
    let ttl = ttl
        .and_then(|text| std::str::from_utf8(text).ok())
        .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse::<u32>().ok())
        .filter(|ttl| (1..=MAX_TTL).contains(ttl))
        .ok_or(TokenError::Ttl)?;
    let ends = now.unix_secs.saturating_add(i64::from(ttl));
    let mut token = format!("{ends:016x}");
    for byte in code(instance, ends, authority) {
        write!(token, "{byte:02x}").expect("a String takes any text");
    }
    Ok(token)
}

/// Whether a token is one of this instance and has not ended.
pub(crate) fn is_valid(
    instance: &str,
    token: &[u8],
    now: Timestamp,
    authority: &(impl Authority + ?Sized),
) -> bool {
    let (Some(ends), Some(given)) = (token.get(..16), token.get(16..80)) else {
        return false;
    };
    if token.len() != 80 {
        return false;
    }
    let digits = |text: &[u8]| -> Option<u64> {
        text.iter().try_fold(0_u64, |sum, byte| {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                _ => return None,
            };
            Some(sum << 4 | u64::from(digit))
        })
    };
    let Some(ends) = digits(ends).and_then(|ends| i64::try_from(ends).ok()) else {
        return false;
    };
    let expected = code(instance, ends, authority);
    // Every byte is compared, whichever differs.
    let mut difference = 0;
    for (expected, given) in expected.iter().zip(given.chunks(2)) {
        difference |= match digits(given) {
            Some(byte) => u64::from(*expected) ^ byte,
            None => 1,
        };
    }
    difference == 0 && now.unix_secs < ends
}

fn code(instance: &str, ends: i64, authority: &(impl Authority + ?Sized)) -> [u8; 32] {
    authority.code(format!("metadata token {ends} {instance}").as_bytes())
}
