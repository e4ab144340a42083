use std::fmt;
use std::str::FromStr;

/// Ports `first` to `last`, both included, each 1 to 65535; written `first/last`.
///
/// The `-1/-1` of protocols without ports is not a port range: rules without ports have none.
/// Source: ECS API, `AuthorizeSecurityGroup`, `Permissions.N.PortRange`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PortRange {
    first: u16,
    last: u16,
}

/// Why a text is not a port range.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PortRangeError {
    /// Not two integers joined by `/`.
    #[error("a port range is written first/last")]
    Malformed,
    /// A port outside 1 to 65535.
    #[error("a port is 1 to 65535")]
    OutOfRange,
    /// The first port is above the last.
    #[error("the first port of a range is not above the last")]
    Reversed,
}

impl PortRange {
    /// Every port.
    pub const ALL: Self = Self {
        first: 1,
        last: 65535,
    };

    /// The ports from `first` to `last`.
    ///
    /// # Errors
    /// `OutOfRange` for port 0, `Reversed` when `first` is above `last`.
    pub fn new(first: u16, last: u16) -> Result<Self, PortRangeError> {
        if first == 0 || last == 0 {
            return Err(PortRangeError::OutOfRange);
        }
        if first > last {
            Err(PortRangeError::Reversed)
        } else {
            Ok(Self { first, last })
        }
    }

    /// The lowest port.
    #[must_use]
    pub fn first(self) -> u16 {
        self.first
    }

    /// The highest port.
    #[must_use]
    pub fn last(self) -> u16 {
        self.last
    }

    /// Whether it has this port.
    #[must_use]
    pub fn contains(self, port: u16) -> bool {
        self.first <= port && port <= self.last
    }
}

impl FromStr for PortRange {
    type Err = PortRangeError;

    fn from_str(text: &str) -> Result<Self, PortRangeError> {
        let (first, last) = text.split_once('/').ok_or(PortRangeError::Malformed)?;
        let port = |text: &str| -> Result<u16, PortRangeError> {
            if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
                // A sign is only seen in -1, which is a number but no port.
                return match text.parse::<i64>() {
                    Ok(_) => Err(PortRangeError::OutOfRange),
                    Err(_) => Err(PortRangeError::Malformed),
                };
            }
            text.parse().map_err(|_| PortRangeError::OutOfRange)
        };
        Self::new(port(first)?, port(last)?)
    }
}

impl fmt::Display for PortRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_range_is_two_ports_in_order() {
        for (text, expected) in [
            ("80/80", Ok((80, 80))),
            ("1/65535", Ok((1, 65535))),
            ("1/200", Ok((1, 200))),
            ("-1/-1", Err(PortRangeError::OutOfRange)),
            ("0/10", Err(PortRangeError::OutOfRange)),
            ("1/65536", Err(PortRangeError::OutOfRange)),
            ("1/99999999999999999999", Err(PortRangeError::OutOfRange)),
            ("200/1", Err(PortRangeError::Reversed)),
            ("80", Err(PortRangeError::Malformed)),
            ("80-90", Err(PortRangeError::Malformed)),
            ("80/90/100", Err(PortRangeError::Malformed)),
            ("/", Err(PortRangeError::Malformed)),
            (" 80/80", Err(PortRangeError::Malformed)),
            ("ssh/ssh", Err(PortRangeError::Malformed)),
        ] {
            let got = text
                .parse::<PortRange>()
                .map(|range| (range.first(), range.last()));
            assert_eq!(got, expected, "{text}");
        }
        assert_eq!(
            "1/200".parse::<PortRange>().map(|range| range.to_string()),
            Ok("1/200".into())
        );
        assert!(PortRange::ALL.contains(1) && PortRange::ALL.contains(65535));
        assert!(!PortRange::ALL.contains(0));
    }
}
