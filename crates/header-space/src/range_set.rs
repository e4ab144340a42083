use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::Family;

/// Addresses `first` to `last` of one family, both included.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum AddressRange {
    /// IPv4 addresses.
    V4 {
        /// The lowest.
        first: Ipv4Addr,
        /// The highest.
        last: Ipv4Addr,
    },
    /// IPv6 addresses.
    V6 {
        /// The lowest.
        first: Ipv6Addr,
        /// The highest.
        last: Ipv6Addr,
    },
}

/// A set of addresses of both families: disjoint ranges in ascending order, none touching the next.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct AddressSet {
    v4: Vec<(u32, u32)>,
    v6: Vec<(u128, u128)>,
}

impl AddressRange {
    /// The lowest address.
    #[must_use]
    pub fn first(self) -> IpAddr {
        match self {
            Self::V4 { first, .. } => first.into(),
            Self::V6 { first, .. } => first.into(),
        }
    }

    /// The highest address.
    #[must_use]
    pub fn last(self) -> IpAddr {
        match self {
            Self::V4 { last, .. } => last.into(),
            Self::V6 { last, .. } => last.into(),
        }
    }

    /// The family.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Self::V4 { .. } => Family::V4,
            Self::V6 { .. } => Family::V6,
        }
    }

    /// Whether it has this address. False for the other family.
    #[must_use]
    pub fn contains(self, address: IpAddr) -> bool {
        match (self, address) {
            (Self::V4 { first, last }, IpAddr::V4(address)) => first <= address && address <= last,
            (Self::V6 { first, last }, IpAddr::V6(address)) => first <= address && address <= last,
            _ => false,
        }
    }
}

impl AddressSet {
    /// The set of every address in any of the ranges.
    pub fn of(ranges: impl IntoIterator<Item = AddressRange>) -> Self {
        let (mut v4, mut v6) = (Vec::new(), Vec::new());
        for range in ranges {
            match range {
                AddressRange::V4 { first, last } => v4.push((first.into(), last.into())),
                AddressRange::V6 { first, last } => v6.push((first.into(), last.into())),
            }
        }
        Self {
            v4: merged(v4),
            v6: merged(v6),
        }
    }

    /// Every address of both families.
    #[must_use]
    pub fn all() -> Self {
        Self {
            v4: vec![(0, u32::MAX)],
            v6: vec![(0, u128::MAX)],
        }
    }

    /// Whether it has this address.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(address) => is_in(&self.v4, address.into()),
            IpAddr::V6(address) => is_in(&self.v6, address.into()),
        }
    }

    /// Whether it has no address.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.v4.is_empty() && self.v6.is_empty()
    }

    /// The addresses in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            v4: merged(self.v4.iter().chain(&other.v4).copied().collect()),
            v6: merged(self.v6.iter().chain(&other.v6).copied().collect()),
        }
    }

    /// The addresses in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self {
            v4: common(&self.v4, &other.v4),
            v6: common(&self.v6, &other.v6),
        }
    }

    /// The addresses not in this set.
    #[must_use]
    pub fn complement(&self) -> Self {
        Self {
            v4: gaps(&self.v4),
            v6: gaps(&self.v6),
        }
    }

    /// The addresses in this set and not in the other.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.intersection(&other.complement())
    }

    /// Whether every address of this set is in the other.
    #[must_use]
    pub fn is_subset_of(&self, other: &Self) -> bool {
        self.difference(other).is_empty()
    }

    /// The ranges, IPv4 first, ascending.
    pub fn ranges(&self) -> impl Iterator<Item = AddressRange> {
        let v4 = self.v4.iter().map(|&(first, last)| AddressRange::V4 {
            first: first.into(),
            last: last.into(),
        });
        let v6 = self.v6.iter().map(|&(first, last)| AddressRange::V6 {
            first: first.into(),
            last: last.into(),
        });
        v4.chain(v6)
    }
}

/// An unsigned integer whose neighbours can be asked for.
trait Bits: Copy + Ord {
    const ZERO: Self;
    const MAX: Self;
    fn successor(self) -> Option<Self>;
    fn predecessor(self) -> Option<Self>;
}

impl Bits for u32 {
    const ZERO: Self = 0;
    const MAX: Self = Self::MAX;

    fn successor(self) -> Option<Self> {
        self.checked_add(1)
    }

    fn predecessor(self) -> Option<Self> {
        self.checked_sub(1)
    }
}

impl Bits for u128 {
    const ZERO: Self = 0;
    const MAX: Self = Self::MAX;

    fn successor(self) -> Option<Self> {
        self.checked_add(1)
    }

    fn predecessor(self) -> Option<Self> {
        self.checked_sub(1)
    }
}

fn merged<T: Bits>(mut ranges: Vec<(T, T)>) -> Vec<(T, T)> {
    ranges.sort_unstable();
    let mut disjoint: Vec<(T, T)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match disjoint.last_mut() {
            Some(before) if before.1.successor().is_none_or(|next| first <= next) => {
                before.1 = before.1.max(last);
            }
            _ => disjoint.push((first, last)),
        }
    }
    disjoint
}

fn common<T: Bits>(a: &[(T, T)], b: &[(T, T)]) -> Vec<(T, T)> {
    let (mut i, mut j, mut both) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        let (first, last) = (a[i].0.max(b[j].0), a[i].1.min(b[j].1));
        if first <= last {
            both.push((first, last));
        }
        if a[i].1 < b[j].1 { i += 1 } else { j += 1 }
    }
    both
}

fn gaps<T: Bits>(ranges: &[(T, T)]) -> Vec<(T, T)> {
    let (mut next, mut gaps) = (Some(T::ZERO), Vec::new());
    for &(first, last) in ranges {
        let Some(start) = next else { break };
        if let Some(end) = first.predecessor()
            && start <= end
        {
            gaps.push((start, end));
        }
        next = last.successor();
    }
    gaps.extend(next.map(|start| (start, T::MAX)));
    gaps
}

fn is_in<T: Bits>(ranges: &[(T, T)], value: T) -> bool {
    let after = ranges.partition_point(|&(first, _)| first <= value);
    after > 0 && value <= ranges[after - 1].1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Ranges that crowd at few addresses and at both ends of both families.
    fn any_range() -> impl Strategy<Value = AddressRange> {
        let v4 = prop_oneof![
            Just(0),
            Just(u32::MAX),
            0_u32..12,
            (u32::MAX - 12)..=u32::MAX
        ];
        let v6 = prop_oneof![
            Just(0),
            Just(u128::MAX),
            0_u128..12,
            (u128::MAX - 12)..=u128::MAX
        ];
        let v4 = (v4.clone(), v4).prop_map(|(a, b)| AddressRange::V4 {
            first: a.min(b).into(),
            last: a.max(b).into(),
        });
        let v6 = (v6.clone(), v6).prop_map(|(a, b)| AddressRange::V6 {
            first: a.min(b).into(),
            last: a.max(b).into(),
        });
        prop_oneof![v4, v6]
    }

    fn any_ranges() -> impl Strategy<Value = Vec<AddressRange>> {
        prop::collection::vec(any_range(), 0..6)
    }

    /// Every address at which a set of [`any_ranges`] could change, and one in the middle.
    fn places() -> impl Iterator<Item = IpAddr> {
        let v4 = (0..14).flat_map(|n| [n, u32::MAX - n]).chain([1 << 31]);
        let v6 = (0..14).flat_map(|n| [n, u128::MAX - n]).chain([1 << 127]);
        v4.map(|bits| IpAddr::V4(bits.into()))
            .chain(v6.map(|bits| IpAddr::V6(bits.into())))
    }

    proptest! {
        #[test]
        fn the_algebra_is_that_of_sets(a in any_ranges(), b in any_ranges()) {
            let is_in = |ranges: &[AddressRange], at| ranges.iter().any(|range| range.contains(at));
            let (x, y) = (AddressSet::of(a.iter().copied()), AddressSet::of(b.iter().copied()));
            for at in places() {
                let (in_a, in_b) = (is_in(&a, at), is_in(&b, at));
                prop_assert_eq!(x.contains(at), in_a);
                prop_assert_eq!(x.union(&y).contains(at), in_a || in_b);
                prop_assert_eq!(x.intersection(&y).contains(at), in_a && in_b);
                prop_assert_eq!(x.difference(&y).contains(at), in_a && !in_b);
                prop_assert_eq!(x.complement().contains(at), !in_a);
            }
            prop_assert_eq!(x.is_empty(), a.is_empty());
            prop_assert_eq!(x.complement().complement(), x.clone());
            prop_assert_eq!(x.union(&x.complement()), AddressSet::all());
            prop_assert_eq!(x.is_subset_of(&y), x.union(&y) == y);
        }

        #[test]
        fn equal_sets_are_written_alike(a in any_ranges(), b in any_ranges()) {
            let both = a.iter().chain(&b).copied();
            let (x, y) = (AddressSet::of(a.iter().copied()), AddressSet::of(b.iter().copied()));
            prop_assert_eq!(x.union(&y), y.union(&x));
            prop_assert_eq!(x.union(&y), AddressSet::of(both));
            prop_assert_eq!(AddressSet::of(x.ranges()), x.clone());
            let ranges: Vec<AddressRange> = x.ranges().collect();
            for pair in ranges.windows(2).filter(|pair| pair[0].family() == pair[1].family()) {
                let gap = AddressSet::of([pair[0]]).union(&AddressSet::of([pair[1]]));
                prop_assert_eq!(gap.ranges().count(), 2, "disjoint and not touching");
                prop_assert!(pair[0].last() < pair[1].first());
            }
        }
    }
}
