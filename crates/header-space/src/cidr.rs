use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use crate::{AddressRange, Family};

/// A block of addresses, or one address, as a rule names it.
///
/// Host bits need not be zero, and an address may stand without a length; both are remembered, so that
/// IPv4 comes back as it was sent. IPv6 comes back in its short lower-case form with host bits kept.
/// Equality is therefore of the text; for the addresses meant, compare [`Cidr::range`].
///
/// Source: ECS API, `AuthorizeSecurityGroup`, `SourceCidrIp`. Choice: docs/decisions/0001-decision-table.md, row 13.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Cidr {
    address: IpAddr,
    length: u8,
    is_bare: bool,
}

/// Why a text is not a CIDR block.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CidrError {
    /// No IP address before the slash.
    #[error("not an IP address or CIDR block")]
    Address,
    /// No number behind the slash, or one above 32 (IPv4) or 128 (IPv6).
    #[error("the prefix length is 0 to 32 for IPv4, 0 to 128 for IPv6")]
    Length,
}

impl Cidr {
    /// A block with a length.
    ///
    /// # Errors
    /// `Length` when it is above 32 (IPv4) or 128 (IPv6).
    pub fn new(address: IpAddr, length: u8) -> Result<Self, CidrError> {
        if length > full_length(address) {
            return Err(CidrError::Length);
        }
        Ok(Self {
            address,
            length,
            is_bare: false,
        })
    }

    /// One address, written without a length.
    #[must_use]
    pub fn single(address: IpAddr) -> Self {
        Self {
            address,
            length: full_length(address),
            is_bare: true,
        }
    }

    /// The address as given, host bits included.
    #[must_use]
    pub fn address(self) -> IpAddr {
        self.address
    }

    /// How many leading bits are fixed.
    #[must_use]
    pub fn length(self) -> u8 {
        self.length
    }

    /// The address family.
    #[must_use]
    pub fn family(self) -> Family {
        Family::of(self.address)
    }

    /// Whether it stands for one address only.
    #[must_use]
    pub fn is_single(self) -> bool {
        self.length == full_length(self.address)
    }

    /// Whether the address lies in the block. False for the other family.
    #[must_use]
    pub fn contains(self, address: IpAddr) -> bool {
        self.range().contains(address)
    }

    /// The addresses meant, host bits cleared.
    #[must_use]
    pub fn range(self) -> AddressRange {
        match self.address {
            IpAddr::V4(address) => {
                let host = u32::MAX.checked_shr(self.length.into()).unwrap_or(0);
                let bits = u32::from(address);
                AddressRange::V4 {
                    first: (bits & !host).into(),
                    last: (bits | host).into(),
                }
            }
            IpAddr::V6(address) => {
                let host = u128::MAX.checked_shr(self.length.into()).unwrap_or(0);
                let bits = u128::from(address);
                AddressRange::V6 {
                    first: (bits & !host).into(),
                    last: (bits | host).into(),
                }
            }
        }
    }

    /// The same block with host bits cleared and its length written out.
    #[must_use]
    pub fn network(self) -> Self {
        Self {
            address: self.range().first(),
            length: self.length,
            is_bare: false,
        }
    }

    /// Whether every address of `other` lies in this block.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.family() == other.family()
            && self.length <= other.length
            && self.contains(other.address)
    }
}

fn full_length(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

impl FromStr for Cidr {
    type Err = CidrError;

    fn from_str(text: &str) -> Result<Self, CidrError> {
        let Some((address, length)) = text.split_once('/') else {
            return text
                .parse()
                .map(Self::single)
                .map_err(|_| CidrError::Address);
        };
        let address = address.parse().map_err(|_| CidrError::Address)?;
        let is_short_number =
            (1..=3).contains(&length.len()) && length.bytes().all(|byte| byte.is_ascii_digit());
        if !is_short_number {
            return Err(CidrError::Length);
        }
        Self::new(address, length.parse().map_err(|_| CidrError::Length)?)
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_bare {
            write!(f, "{}", self.address)
        } else {
            write!(f, "{}/{}", self.address, self.length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cidr(text: &str) -> Cidr {
        text.parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_block_is_read_as_the_api_takes_it() {
        for (text, first, last) in [
            ("0.0.0.0/0", "0.0.0.0", "255.255.255.255"),
            ("10.1.2.3", "10.1.2.3", "10.1.2.3"),
            ("10.1.2.3/8", "10.0.0.0", "10.255.255.255"),
            ("10.1.2.3/31", "10.1.2.2", "10.1.2.3"),
            ("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            (
                "2001:DB8::1/32",
                "2001:db8::",
                "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            ),
            ("2001:db8::1", "2001:db8::1", "2001:db8::1"),
        ] {
            let range = cidr(text).range();
            assert_eq!(
                (range.first().to_string(), range.last().to_string()),
                (first.into(), last.into())
            );
        }
        for (text, error) in [
            ("", CidrError::Address),
            ("10.0.0", CidrError::Address),
            ("10.0.0.256", CidrError::Address),
            ("010.0.0.1", CidrError::Address),
            ("10.0.0.0/", CidrError::Length),
            ("10.0.0.0/33", CidrError::Length),
            ("10.0.0.0/-1", CidrError::Length),
            ("10.0.0.0/+8", CidrError::Length),
            ("10.0.0.0/0008", CidrError::Length),
            ("10.0.0.0/8/8", CidrError::Length),
            ("::/129", CidrError::Length),
            ("fe80::1%eth0", CidrError::Address),
            ("www.example.com/24", CidrError::Address),
        ] {
            assert_eq!(text.parse::<Cidr>(), Err(error), "{text}");
        }
    }

    #[test]
    fn ipv4_comes_back_as_sent_and_ipv6_short_with_host_bits() {
        for (given, back) in [
            ("10.1.2.3", "10.1.2.3"),
            ("10.1.2.3/8", "10.1.2.3/8"),
            ("10.1.2.3/32", "10.1.2.3/32"),
            (
                "2001:0db8:3c4d:0015:0:0:1a2f:1a2b/0",
                "2001:db8:3c4d:15::1a2f:1a2b/0",
            ),
        ] {
            assert_eq!(cidr(given).to_string(), back);
        }
    }

    #[test]
    fn covering_is_of_the_addresses_meant() {
        for (outer, inner, covers) in [
            ("10.0.0.0/8", "10.9.9.9", true),
            ("10.9.9.9/8", "10.0.0.0/8", true),
            ("10.0.0.0/9", "10.0.0.0/8", false),
            ("10.0.0.0/8", "11.0.0.0/16", false),
            ("0.0.0.0/0", "::/0", false),
            ("::/0", "2001:db8::1", true),
        ] {
            assert_eq!(cidr(outer).covers(cidr(inner)), covers, "{outer} {inner}");
        }
        assert_eq!(cidr("10.9.9.9/8").network().to_string(), "10.0.0.0/8");
        assert_eq!(cidr("10.9.9.9").network().to_string(), "10.9.9.9/32");
        assert!(cidr("10.9.9.9/32").is_single() && !cidr("2001:db8::1/32").is_single());
    }
}
