use std::fmt;

/// The id of one request: a version 4 UUID in upper case.
///
/// Source: ECS API, common response, `RequestId`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct RequestId(u128);

impl RequestId {
    /// A request id from 128 random bits, of which six are replaced by the version and variant.
    #[must_use]
    pub fn from_random(random: u128) -> Self {
        let version = 4_u128 << 76;
        let variant = 2_u128 << 62;
        let cleared = random & !(0xf_u128 << 76) & !(3_u128 << 62);
        Self(cleared | version | variant)
    }
}

const HEX: [u8; 16] = *b"0123456789ABCDEF";

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = *b"00000000-0000-0000-0000-000000000000";
        let places = text.iter_mut().rev().filter(|place| **place != b'-');
        let mut rest = self.0;
        for place in places {
            *place = HEX[usize::try_from(rest & 0xf).unwrap_or_default()];
            rest >>= 4;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}
