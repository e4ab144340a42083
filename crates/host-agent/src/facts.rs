use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What a network namespace has in it, as far as Kanmon put it there.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Contents {
    /// Devices by name.
    pub(crate) devices: BTreeMap<String, Device>,
    /// Addresses, routes, neighbours and routing rules.
    pub(crate) facts: BTreeSet<Fact>,
}

/// A network device.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Device {
    /// Its index, where Kanmon chose it; `None` where any will do.
    pub(crate) index: Option<u32>,
    /// Its hardware address, where it matters.
    pub(crate) mac: Option<[u8; 6]>,
    /// Whether it is up.
    pub(crate) is_up: bool,
}

/// Something that is so or not so in a namespace. The order is the order in which facts can be added: a
/// route needs the address of its gateway to be reachable.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum Fact {
    /// A device has an address.
    Address {
        device: String,
        address: IpAddr,
        length: u8,
    },
    /// A neighbour that need not be asked for.
    Neighbour {
        device: String,
        address: IpAddr,
        mac: [u8; 6],
    },
    /// A route.
    Route {
        table: u32,
        destination: IpAddr,
        length: u8,
        to: RouteTo,
    },
    /// Packets from an address are routed by a table.
    Rule { from: IpAddr, table: u32 },
}

/// Where a route leads.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum RouteTo {
    /// To what is on the link of a device.
    Link { device: String },
    /// To a gateway on the link of a device.
    Gateway { device: String, gateway: IpAddr },
    /// Nowhere, silently.
    Nowhere,
}

impl Fact {
    /// The device without which it would not be so.
    pub(crate) fn device(&self) -> Option<&str> {
        match self {
            Self::Address { device, .. } | Self::Neighbour { device, .. } => Some(device),
            Self::Route { to, .. } => match to {
                RouteTo::Link { device } | RouteTo::Gateway { device, .. } => Some(device),
                RouteTo::Nowhere => None,
            },
            Self::Rule { .. } => None,
        }
    }
}

/// The default destination of a family.
pub(crate) fn anywhere(like: IpAddr) -> IpAddr {
    match like {
        IpAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        IpAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    }
}

/// The length of a prefix that is one address.
pub(crate) fn full_length(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The table that routes are in unless they name one.
pub(crate) const MAIN_TABLE: u32 = 254;
