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
