//! Which address blocks VPCs and vSwitches may have.

use std::net::{IpAddr, Ipv6Addr};

use estate::{Snapshot, VSwitch, Vpc};
use header_space::{AddressSet, Cidr, Family};
use openapi::{ApiError, errors};

use crate::planner::Planner;

/// The IPv4 block of a VPC: a network of /8 to /28, outside the ranges that the system uses.
///
/// Source: VPC API, `CreateVpc`, `CidrBlock`.
pub(super) fn vpc_block(text: &str) -> Result<Cidr, ApiError> {
    let block = ipv4_network(text)?;
    let is_free = SYSTEM_BLOCKS.iter().all(|system| {
        let system: Cidr = system.parse().expect("a block written here");
        !overlap(system, block)
    });
    if (8..=28).contains(&block.length()) && is_free {
        Ok(block)
    } else {
        Err(malformed(text))
    }
}

/// The IPv4 block of a vSwitch: a network of /16 to /29 inside its VPC's that overlaps no other vSwitch's.
///
/// Source: VPC API, `CreateVSwitch`, `CidrBlock`.
pub(super) fn vswitch_block(text: &str, vpc: &Vpc, others: &[&VSwitch]) -> Result<Cidr, ApiError> {
    let block = ipv4_network(text)?;
    if !(16..=29).contains(&block.length()) || !vpc.cidr.covers(block) {
        return Err(malformed(text));
    }
    match others.iter().find(|other| overlap(other.cidr, block)) {
        Some(other) => Err(errors::INVALID_CIDR_BLOCK_OVERLAPPED.with(format_args!(
            "{text} overlaps {} of {}",
            other.cidr, other.id
        ))),
        None => Ok(block),
    }
}

/// The IPv6 block of a VPC: the /56 that was asked for, or a free one of the region's pool. Free is what no VPC of
/// any region has: behind them is one internet.
///
/// Source: VPC API, `CreateVpc`, `EnableIpv6`, `Ipv6CidrBlock`.
pub(super) fn vpc_ipv6_block(planner: &Planner<'_>, asked: Option<&str>) -> Result<Cidr, ApiError> {
    let taken: Vec<Cidr> = planner
        .snapshot()
        .vpcs()
        .filter_map(|vpc| vpc.ipv6_cidr)
        .collect();
    let is_free = |block: Cidr| taken.iter().all(|other| !overlap(*other, block));
    if let Some(text) = asked {
        let block: Cidr = text.parse().map_err(|_| malformed(text))?;
        let is_network = block.network() == block && block.length() == 56;
        if block.family() != Family::V6 || !is_network {
            return Err(malformed(text));
        }
        return if is_free(block) {
            Ok(block)
        } else {
            Err(errors::INVALID_CIDR_BLOCK_OVERLAPPED.with(text))
        };
    }
    let pool = planner.region_config().ipv6_pool;
    let IpAddr::V6(first) = pool.range().first() else {
        return Err(errors::OPERATION_UNSUPPORTED_IPV6.error());
    };
    let choices = 1_u128 << (56 - u32::from(pool.length().min(56)));
    let start = planner.random() % choices;
    let numbered = |number: u128| {
        let bits = u128::from(first) | (number << 72);
        Cidr::new(IpAddr::V6(Ipv6Addr::from(bits)), 56).expect("56 is a length of IPv6")
    };
    // A random start finds a free block at once; walking on from it finds one whenever there is one nearby.
    (0..choices.min(4_096))
        .map(|step| numbered((start + step) % choices))
        .find(|block| is_free(*block))
        .ok_or_else(|| errors::OPERATION_UNSUPPORTED_IPV6.error())
}

/// The IPv6 block of a vSwitch: the /64 of this number inside its VPC's /56.
///
/// Source: VPC API, `CreateVSwitch`, `Ipv6CidrBlock`.
pub(super) fn vswitch_ipv6_block(
    vpc: &Vpc,
    number: i64,
    others: &[&VSwitch],
) -> Result<Cidr, ApiError> {
    let Some(IpAddr::V6(first)) = vpc.ipv6_cidr.map(|block| block.range().first()) else {
        return Err(errors::OPERATION_UNSUPPORTED_IPV6.with(&vpc.id));
    };
    let number = u8::try_from(number).map_err(|_| malformed(&number.to_string()))?;
    let bits = u128::from(first) | (u128::from(number) << 64);
    let block = Cidr::new(IpAddr::V6(Ipv6Addr::from(bits)), 64).expect("64 is a length of IPv6");
    if others.iter().any(|other| other.ipv6_cidr == Some(block)) {
        return Err(errors::INVALID_CIDR_BLOCK_OVERLAPPED.with(block));
    }
    Ok(block)
}

/// The vSwitches of a VPC.
pub(super) fn vswitches_of<'a>(snapshot: &'a Snapshot, vpc: &'a Vpc) -> Vec<&'a VSwitch> {
    snapshot.vswitches_of(&vpc.id).map(AsRef::as_ref).collect()
}

fn ipv4_network(text: &str) -> Result<Cidr, ApiError> {
    let block: Cidr = text.parse().map_err(|_| malformed(text))?;
    let is_network = block.family() == Family::V4 && block.network() == block;
    if is_network {
        Ok(block)
    } else {
        Err(malformed(text))
    }
}

fn overlap(a: Cidr, b: Cidr) -> bool {
    !AddressSet::of([a.range()])
        .intersection(&AddressSet::of([b.range()]))
        .is_empty()
}

fn malformed(text: &str) -> ApiError {
    errors::INVALID_CIDR_BLOCK_MALFORMED.with(text)
}

/// Ranges of the system itself, multicast, loopback and link-local.
const SYSTEM_BLOCKS: [&str; 5] = [
    "100.64.0.0/10",
    "224.0.0.0/3",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "0.0.0.0/8",
];
