//! What one request is about to add: addresses and members that the snapshot does not show yet.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use cloud_id::{MacAddr, SecurityGroupId};
use secgroup::Occupancy;

use super::place::Place;
use crate::planner::Planner;

/// Addresses taken and groups joined by the ENIs that this request has made so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    addresses: BTreeSet<IpAddr>,
    macs: BTreeSet<MacAddr>,
    joined: BTreeMap<SecurityGroupId, Occupancy>,
}

/// Addresses that are asked for.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// So many, whichever are free.
    Count(usize),
    /// These.
    These(Vec<IpAddr>),
}

/// Why an ENI does not get an address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum AddressRefusal {
    /// No address of this family.
    Malformed { text: String },
    /// Outside the block, or one of the system's.
    Outside { address: IpAddr },
    /// Another ENI has it.
    Taken { address: IpAddr },
    /// Asked for twice in one request.
    Repeated { address: IpAddr },
    /// All are taken.
    Exhausted,
    /// The vSwitch has no IPv6 block.
    NoIpv6,
}

impl Wanted {
    /// None.
    pub(super) fn none() -> Self {
        Self::Count(0)
    }

    /// The IPv4 addresses of these texts.
    pub(super) fn ipv4(texts: &[String]) -> Result<Self, AddressRefusal> {
        Self::read(texts, |text| text.parse::<Ipv4Addr>().ok().map(IpAddr::V4))
    }

    /// The IPv6 addresses of these texts.
    pub(super) fn ipv6(texts: &[String]) -> Result<Self, AddressRefusal> {
        Self::read(texts, |text| text.parse::<Ipv6Addr>().ok().map(IpAddr::V6))
    }

    fn read(
        texts: &[String],
        parse: impl Fn(&str) -> Option<IpAddr>,
    ) -> Result<Self, AddressRefusal> {
        let malformed = |text: &String| AddressRefusal::Malformed { text: text.clone() };
        let all: Result<Vec<_>, _> = texts
            .iter()
            .map(|text| parse(text).ok_or_else(|| malformed(text)))
            .collect();
        let all = all?;
        for (at, address) in all.iter().enumerate() {
            if all[..at].contains(address) {
                return Err(AddressRefusal::Repeated { address: *address });
            }
        }
        Ok(Self::These(all))
    }

    /// How many.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Count(count) => *count,
            Self::These(all) => all.len(),
        }
    }
}

impl Draft {
    /// Takes IPv4 addresses of a place.
    pub(super) fn take_ipv4(
        &mut self,
        planner: &Planner<'_>,
        place: &Place<'_>,
        wanted: &Wanted,
    ) -> Result<Vec<Ipv4Addr>, AddressRefusal> {
        let taken = match wanted {
            Wanted::These(all) => self.take_these(planner, place, all)?,
            Wanted::Count(count) => (0..*count)
                .map(|_| self.take_any_ipv4(planner, place))
                .collect::<Result<_, _>>()?,
        };
        let ipv4 = |address| match address {
            IpAddr::V4(address) => Some(address),
            IpAddr::V6(_) => None,
        };
        Ok(taken.into_iter().filter_map(ipv4).collect())
    }

    /// Takes IPv6 addresses of a place.
    pub(super) fn take_ipv6(
        &mut self,
        planner: &Planner<'_>,
        place: &Place<'_>,
        wanted: &Wanted,
    ) -> Result<Vec<Ipv6Addr>, AddressRefusal> {
        if wanted.count() > 0 && place.ipv6_with(0).is_none() {
            return Err(AddressRefusal::NoIpv6);
        }
        let taken = match wanted {
            Wanted::These(all) => self.take_these(planner, place, all)?,
            Wanted::Count(count) => (0..*count)
                .map(|_| self.take_any_ipv6(planner, place))
                .collect::<Result<_, _>>()?,
        };
        let ipv6 = |address| match address {
            IpAddr::V4(_) => None,
            IpAddr::V6(address) => Some(address),
        };
        Ok(taken.into_iter().filter_map(ipv6).collect())
    }

    /// How much of a group is taken, with what this request has added.
    pub(super) fn occupancy(&self, planner: &Planner<'_>, group: &SecurityGroupId) -> Occupancy {
        let there = planner.snapshot().occupancy(group);
        let added = self.joined.get(group).copied().unwrap_or_default();
        Occupancy {
            addresses: there.addresses.saturating_add(added.addresses),
            enis: there.enis.saturating_add(added.enis),
        }
    }

    /// Notes that an ENI with so many addresses joins a group.
    pub(super) fn join(&mut self, group: &SecurityGroupId, addresses: u32) {
        let added = self.joined.entry(group.clone()).or_default();
        added.addresses = added.addresses.saturating_add(addresses);
        added.enis = added.enis.saturating_add(1);
    }

    /// Takes a MAC address that no ENI has: among 2^24 a random one is soon taken, by chance alone.
    pub(super) fn take_mac(&mut self, planner: &Planner<'_>) -> MacAddr {
        let snapshot = planner.snapshot();
        let draw = || {
            let random = u32::try_from(planner.random() & 0x00ff_ffff).expect("24 bits fit");
            MacAddr::from_random(random)
        };
        let mut mac = draw();
        // With all of them taken, which is beyond any region, one of them has to do.
        for _ in 0..64 {
            if !snapshot.is_mac_taken(mac) && !self.macs.contains(&mac) {
                break;
            }
            mac = draw();
        }
        self.macs.insert(mac);
        mac
    }

    fn take_these(
        &mut self,
        planner: &Planner<'_>,
        place: &Place<'_>,
        all: &[IpAddr],
    ) -> Result<Vec<IpAddr>, AddressRefusal> {
        for address in all {
            if !place.allows(*address) {
                return Err(AddressRefusal::Outside { address: *address });
            }
            if !self.take(planner, place, *address) {
                return Err(AddressRefusal::Taken { address: *address });
            }
        }
        Ok(all.to_vec())
    }

    /// A free address, searched from a random one on: an address that was just given back is not likely to
    /// be the next one given, and a flow to its former owner does not reach the new one.
    fn take_any_ipv4(
        &mut self,
        planner: &Planner<'_>,
        place: &Place<'_>,
    ) -> Result<IpAddr, AddressRefusal> {
        let (first, last) = place.ipv4_bounds().ok_or(AddressRefusal::Exhausted)?;
        let count = u64::from(last - first) + 1;
        let start = u64::try_from(planner.random() % u128::from(count)).unwrap_or(0);
        (start..start + count)
            .filter_map(|number| place.nth_ipv4(number).map(IpAddr::V4))
            .find(|address| self.take(planner, place, *address))
            .ok_or(AddressRefusal::Exhausted)
    }

    fn take_any_ipv6(
        &mut self,
        planner: &Planner<'_>,
        place: &Place<'_>,
    ) -> Result<IpAddr, AddressRefusal> {
        // Among 2^64 addresses a random one is free, but for chance that repetition makes vanish.
        (0..64)
            .filter_map(|_| {
                let host = u64::try_from(planner.random() & u128::from(u64::MAX)).unwrap_or(0);
                place.ipv6_with(host).map(IpAddr::V6)
            })
            .filter(|address| place.allows(*address))
            .find(|address| self.take(planner, place, *address))
            .ok_or(AddressRefusal::Exhausted)
    }

    /// Takes an address if it is free. All addresses of a request are of one network.
    fn take(&mut self, planner: &Planner<'_>, place: &Place<'_>, address: IpAddr) -> bool {
        let owner = planner
            .snapshot()
            .eni_with_address(&place.region, &place.network, address);
        owner.is_none() && self.addresses.insert(address)
    }
}
