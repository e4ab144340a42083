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

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = format!("{:032X}", self.0);
        write!(
            f,
            "{}-{}-{}-{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        )
    }
}
