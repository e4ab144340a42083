use std::fmt;

/// An IP protocol by its IANA number, as it stands in a header.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Protocol(pub u8);

impl Protocol {
    /// ICMP for IPv4.
    pub const ICMP: Self = Self(1);
    /// TCP.
    pub const TCP: Self = Self(6);
    /// UDP.
    pub const UDP: Self = Self(17);
    /// Generic routing encapsulation.
    pub const GRE: Self = Self(47);
    /// ICMP for IPv6.
    pub const ICMPV6: Self = Self(58);

    /// Whether its header has ports that rules can name: TCP and UDP only.
    ///
    /// Source: ECS API, `AuthorizeSecurityGroup`, `PortRange`.
    #[must_use]
    pub fn has_ports(self) -> bool {
        self == Self::TCP || self == Self::UDP
    }
}

/// `tcp`, `udp`, `icmp`, `icmpv6`, `gre`, or the number.
impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ICMP => f.write_str("icmp"),
            Self::TCP => f.write_str("tcp"),
            Self::UDP => f.write_str("udp"),
            Self::GRE => f.write_str("gre"),
            Self::ICMPV6 => f.write_str("icmpv6"),
            Self(number) => write!(f, "{number}"),
        }
    }
}
