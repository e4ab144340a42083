use std::fmt;
use std::str::FromStr;

/// A hardware address of an ENI; written `00:16:3e:aa:bb:cc`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MacAddr(pub [u8; 6]);

/// Why a text is not a hardware address.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum MacAddrError {
    /// Not six pairs of hexadecimal digits joined by colons.
    #[error("a MAC address is six pairs of hexadecimal digits joined by colons")]
    Malformed,
}

impl MacAddr {
    /// An address with the cloud's prefix `00:16:3e`, from 24 random bits.
    #[must_use]
    pub fn from_random(random: u32) -> Self {
        let [_, a, b, c] = random.to_be_bytes();
        Self([0x00, 0x16, 0x3e, a, b, c])
    }
}

impl FromStr for MacAddr {
    type Err = MacAddrError;

    fn from_str(text: &str) -> Result<Self, MacAddrError> {
        let mut octets = [0_u8; 6];
        let mut parts = text.split(':');
        for octet in &mut octets {
            let is_pair =
                |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
            let part = parts
                .next()
                .filter(is_pair)
                .ok_or(MacAddrError::Malformed)?;
            *octet = u8::from_str_radix(part, 16).map_err(|_| MacAddrError::Malformed)?;
        }
        if parts.next().is_some() {
            Err(MacAddrError::Malformed)
        } else {
            Ok(Self(octets))
        }
    }
}

impl fmt::Display for MacAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}
