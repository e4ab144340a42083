use std::borrow::Cow;
use std::net::IpAddr;

use cloud_id::Timestamp;
use header_space::Cidr;

use crate::scalars::{Decimal, Moment, read_flag};

/// One value of a condition key in a request: typed where the caller knows the type, text otherwise.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Value<'a> {
    /// A text; operators read numbers, moments, addresses and flags out of it.
    Text(&'a str),
    /// `true` or `false`.
    Flag(bool),
    /// An address.
    Address(IpAddr),
    /// A block of addresses.
    Block(Cidr),
    /// A moment.
    Moment(Timestamp),
    /// A whole number.
    Number(i64),
}

impl<'a> Value<'a> {
    /// As text, for the string operators and for people.
    #[must_use]
    pub fn text(&self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Flag(true) => Cow::Borrowed("true"),
            Self::Flag(false) => Cow::Borrowed("false"),
            Self::Address(address) => Cow::Owned(address.to_string()),
            Self::Block(block) => Cow::Owned(block.to_string()),
            Self::Moment(moment) => Cow::Owned(moment.to_string()),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }

    /// As a flag; letter case does not count.
    pub(crate) fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            Self::Text(text) => read_flag(text),
            Self::Address(_) | Self::Block(_) | Self::Moment(_) | Self::Number(_) => None,
        }
    }

    /// As one address.
    pub(crate) fn address(&self) -> Option<IpAddr> {
        match self {
            Self::Address(address) => Some(*address),
            Self::Block(block) if block.is_single() => Some(block.address()),
            Self::Text(text) => text.parse().ok(),
            Self::Flag(_) | Self::Block(_) | Self::Moment(_) | Self::Number(_) => None,
        }
    }

    /// As a block; an address is the block of itself.
    pub(crate) fn block(&self) -> Option<Cidr> {
        match self {
            Self::Block(block) => Some(*block),
            Self::Address(address) => Some(Cidr::single(*address)),
            Self::Text(text) => text.parse().ok(),
            Self::Flag(_) | Self::Moment(_) | Self::Number(_) => None,
        }
    }

    /// As a moment.
    pub(crate) fn moment(&self) -> Option<Moment> {
        match self {
            Self::Moment(moment) => Some(Moment::of(*moment)),
            Self::Text(text) => text.parse().ok(),
            Self::Flag(_) | Self::Address(_) | Self::Block(_) | Self::Number(_) => None,
        }
    }

    /// As a decimal number.
    pub(crate) fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(Decimal::of(*number)),
            Self::Text(text) => text.parse().ok(),
            Self::Flag(_) | Self::Address(_) | Self::Block(_) | Self::Moment(_) => None,
        }
    }
}

/// The values of one key: none, one, or several.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Values<'a> {
    /// The request does not have the key.
    #[default]
    Missing,
    /// One value.
    One(Value<'a>),
    /// Several; an empty list is the same as `Missing`.
    Many(&'a [Value<'a>]),
}

impl<'a> Values<'a> {
    /// The values, none when the key is missing.
    #[must_use]
    pub fn as_slice(&self) -> &[Value<'a>] {
        match self {
            Self::Missing => &[],
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<IpAddr> for Value<'_> {
    fn from(address: IpAddr) -> Self {
        Self::Address(address)
    }
}

impl From<Cidr> for Value<'_> {
    fn from(block: Cidr) -> Self {
        Self::Block(block)
    }
}

impl From<Timestamp> for Value<'_> {
    fn from(moment: Timestamp) -> Self {
        Self::Moment(moment)
    }
}
