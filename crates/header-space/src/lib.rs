//! The words of packet headers: addresses and CIDR blocks, port ranges, protocols, directions,
//! five-tuples, and the algebra of address ranges.
//!
//! This crate knows what a header can say and nothing about rules. It is pure: no I/O, no clock.
//!
//! Start from [`Cidr`], [`PortRange`] and [`FiveTuple`].

mod blocks;
mod cidr;
mod direction;
mod five_tuple;
pub mod frame;
mod port_range;
mod protocol;
mod range_set;

pub use blocks::AddressRangeError;
pub use cidr::{Cidr, CidrError};
pub use direction::Direction;
pub use five_tuple::{FiveTuple, IcmpMessage};
pub use port_range::{PortRange, PortRangeError};
pub use protocol::Protocol;
pub use range_set::{AddressRange, AddressSet};

/// An address family.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

impl Family {
    /// The family of an address.
    #[must_use]
    pub fn of(address: std::net::IpAddr) -> Self {
        if address.is_ipv4() {
            Self::V4
        } else {
            Self::V6
        }
    }
}
