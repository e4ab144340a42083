use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use crate::{AddressRange, Cidr};

/// Why a text is not a range of addresses.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AddressRangeError {
    /// Not two IP addresses with a hyphen between them.
    #[error("a range is two IP addresses with a hyphen between them")]
    Malformed,
    /// The two are of different families.
    #[error("both ends of a range are IPv4, or both IPv6")]
    FamiliesMixed,
    /// The last comes before the first.
    #[error("the first address of a range is not above its last")]
    Backwards,
}

impl AddressRange {
    /// The range between two addresses, both included.
    ///
    /// # Errors
    /// `FamiliesMixed`, `Backwards`.
    pub fn new(first: IpAddr, last: IpAddr) -> Result<Self, AddressRangeError> {
        match (first, last) {
            _ if first.is_ipv4() == last.is_ipv4() && first > last => {
                Err(AddressRangeError::Backwards)
            }
            (IpAddr::V4(first), IpAddr::V4(last)) => Ok(Self::V4 { first, last }),
            (IpAddr::V6(first), IpAddr::V6(last)) => Ok(Self::V6 { first, last }),
            _ => Err(AddressRangeError::FamiliesMixed),
        }
    }

    /// The fewest CIDR blocks that together are the range, in ascending order: at most 62 of IPv4, 254 of IPv6.
    ///
    /// Source: guide 001, authorization objects, conversion of CIDR blocks.
    #[must_use]
    pub fn blocks(self) -> Vec<Cidr> {
        let (bits, mut first, last) = match self {
            Self::V4 { first, last } => (32, u128::from(u32::from(first)), u32::from(last).into()),
            Self::V6 { first, last } => (128, u128::from(first), u128::from(last)),
        };
        let mut blocks = Vec::new();
        loop {
            // The largest block that starts here and ends no later than the range.
            let fits = |host: &u8| block_end(first, *host) <= last;
            let aligned = u8::try_from(first.trailing_zeros().min(bits)).expect("at most 128");
            let host = (0..=aligned)
                .rev()
                .find(fits)
                .expect("a block of one address fits");
            blocks.push(self.block(first, host));
            let end = block_end(first, host);
            if end == last {
                return blocks;
            }
            first = end + 1;
        }
    }

    /// The block of `2^host` addresses from one on.
    fn block(self, first: u128, host: u8) -> Cidr {
        let (address, bits): (IpAddr, u8) = match self {
            Self::V4 { .. } => {
                let first = u32::try_from(first).expect("an IPv4 address");
                (IpAddr::V4(first.into()), 32)
            }
            Self::V6 { .. } => (IpAddr::V6(first.into()), 128),
        };
        Cidr::new(address, bits - host).expect("no longer than the address")
    }
}

/// The last of the `2^host` addresses from an aligned one on.
fn block_end(first: u128, host: u8) -> u128 {
    let mask = u128::MAX.checked_shr(128 - u32::from(host)).unwrap_or(0);
    first | mask
}

impl FromStr for AddressRange {
    type Err = AddressRangeError;

    /// `10.0.0.0-10.0.0.9`, blanks around the hyphen allowed.
    fn from_str(text: &str) -> Result<Self, AddressRangeError> {
        let (first, last) = text.split_once('-').ok_or(AddressRangeError::Malformed)?;
        let address = |text: &str| {
            text.trim()
                .parse()
                .map_err(|_| AddressRangeError::Malformed)
        };
        Self::new(address(first)?, address(last)?)
    }
}

impl fmt::Display for AddressRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.first(), self.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        let range: AddressRange = text.parse().expect("a range");
        range.blocks().iter().map(ToString::to_string).collect()
    }

    /// Source: guide 001, authorization objects, examples 1 and 2.
    #[test]
    fn the_examples_of_the_guide_convert_both_ways() {
        for (block, range) in [
            ("10.0.0.0/8", "10.0.0.0-10.255.255.255"),
            ("192.168.0.0/19", "192.168.0.0-192.168.31.255"),
        ] {
            let cidr: Cidr = block.parse().expect("a block");
            assert_eq!(cidr.range().to_string(), range);
            assert_eq!(blocks(range), [block]);
        }
    }

    #[test]
    fn a_range_becomes_the_fewest_blocks() {
        for (range, expected) in [
            ("10.0.0.7-10.0.0.7", vec!["10.0.0.7/32"]),
            (
                "10.0.0.1-10.0.0.4",
                vec!["10.0.0.1/32", "10.0.0.2/31", "10.0.0.4/32"],
            ),
            ("0.0.0.0 - 255.255.255.255", vec!["0.0.0.0/0"]),
            (
                "255.255.255.254-255.255.255.255",
                vec!["255.255.255.254/31"],
            ),
            ("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", vec!["::/0"]),
            ("2001:db8::-2001:db8::ffff", vec!["2001:db8::/112"]),
        ] {
            assert_eq!(blocks(range), expected, "{range}");
        }
        assert_eq!(blocks("0.0.0.1-255.255.255.254").len(), 62);
        let all_but_ends = "::1-ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe";
        assert_eq!(blocks(all_but_ends).len(), 254);
    }

    #[test]
    fn the_blocks_of_a_range_are_the_range() {
        for (first, last) in [
            (0_u32, 9),
            (3, 1_000_003),
            (u32::MAX - 77, u32::MAX),
            (1 << 31, 3 << 30),
        ] {
            let range = AddressRange::V4 {
                first: first.into(),
                last: last.into(),
            };
            let mut next = u64::from(first);
            for block in range.blocks() {
                let AddressRange::V4 { first, last } = block.range() else {
                    panic!("{block} is IPv4")
                };
                assert_eq!(u64::from(u32::from(first)), next, "no gap, no overlap");
                next = u64::from(u32::from(last)) + 1;
            }
            assert_eq!(next, u64::from(last) + 1);
        }
    }

    #[test]
    fn what_is_no_range_says_why() {
        for (text, error) in [
            ("10.0.0.0", AddressRangeError::Malformed),
            ("10.0.0.0-x", AddressRangeError::Malformed),
            ("10.0.0.0-::1", AddressRangeError::FamiliesMixed),
            ("10.0.0.2-10.0.0.1", AddressRangeError::Backwards),
        ] {
            assert_eq!(text.parse::<AddressRange>(), Err(error), "{text}");
        }
    }
}
