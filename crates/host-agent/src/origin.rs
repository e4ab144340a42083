use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use crate::netlink::Listed;

/// What an external device was before it became an ENI. It is written in the alias of the device itself, so that it finds
/// its way back whatever else is lost.
///
/// Choice: docs/decisions/0010-external-devices.md
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Origin {
    pub(crate) index: u32,
    pub(crate) name: String,
    pub(crate) is_up: bool,
    /// With the lengths of their networks; the kernel takes them from a device that moves.
    pub(crate) addresses: Vec<(IpAddr, u8)>,
    /// The alias it had; empty for none.
    pub(crate) alias: String,
}

impl Origin {
    /// What the alias of a device says; `None` when it is no external one.
    pub(crate) fn of(device: &Listed) -> Option<Self> {
        device.alias.as_deref()?.parse().ok()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let up = if self.is_up { "up" } else { "down" };
        let addresses = self
            .addresses
            .iter()
            .map(|(it, length)| format!("{it}/{length}"));
        let addresses = addresses.collect::<Vec<_>>().join(",");
        let (index, name, alias) = (self.index, &self.name, &self.alias);
        write!(f, "{PREFIX}{index} {name} {up} {addresses} {alias}")
    }
}

impl FromStr for Origin {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.strip_prefix(PREFIX).ok_or(())?.splitn(5, ' ');
        let mut word = || words.next().unwrap_or_default();
        let index = word().parse().map_err(drop)?;
        let name = word().to_owned();
        let is_up = word() == "up";
        let address = |text: &str| {
            let (address, length) = text.split_once('/')?;
            Some((address.parse().ok()?, length.parse().ok()?))
        };
        let addresses = word().split(',').filter_map(address).collect();
        let alias = word().to_owned();
        Ok(Self {
            index,
            name,
            is_up,
            addresses,
            alias,
        })
    }
}

const PREFIX: &str = "kanmon: external device ";
/// The longest alias.
///
/// Source: Linux, `IFALIASZ`.
pub(crate) const MAX_ALIAS: usize = 255;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_it_was_written() {
        for (addresses, alias) in [
            (vec![], ""),
            (
                vec![
                    ("10.1.2.3".parse().unwrap(), 24),
                    ("fd00::1".parse().unwrap(), 64),
                ],
                "of a virtual machine",
            ),
        ] {
            let origin = Origin {
                index: 7,
                name: "tap0".into(),
                is_up: !addresses.is_empty(),
                addresses,
                alias: alias.into(),
            };
            assert_eq!(origin.to_string().parse(), Ok(origin));
        }
        assert_eq!("tap of somebody".parse::<Origin>(), Err(()));
    }

    #[test]
    fn a_device_of_an_earlier_kanmon_comes_back_down_and_without_addresses() {
        let origin: Origin = "kanmon: external device 7 tap0".parse().unwrap();
        assert_eq!((origin.index, origin.name.as_str()), (7, "tap0"));
        assert!(!origin.is_up && origin.addresses.is_empty());
    }
}
