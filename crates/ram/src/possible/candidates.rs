//! Values of which one at least meets some conditions on a key, if any value does.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use header_space::Cidr;

use crate::condition_key::{ConditionKey, KeyType, KnownKey};
use crate::operator::Comparison;
use crate::scalars::{Decimal, Moment};
use crate::statement::Condition;

/// Candidates for the conditions on a key that are not about text; ones that read well come first.
///
/// Conditions cut the addresses, numbers and moments into ranges, so the ends of ranges and their neighbours are
/// enough; they cut blocks along the paths to the blocks they name, so those paths and the turns off them are.
pub(super) fn of(key: &ConditionKey, conditions: &[&Condition]) -> Vec<String> {
    let has = |kinds: &[Comparison]| {
        conditions
            .iter()
            .any(|it| kinds.contains(&it.operator.comparison))
    };
    match key.key_type() {
        KeyType::Text => Vec::new(),
        KeyType::Flag | KeyType::TextFlag => vec!["true".into(), "false".into()],
        KeyType::Moment => moments(conditions, Seconds::Whole),
        KeyType::Address => addresses(conditions),
        KeyType::Block => {
            let is_of_key = |block: &Cidr| match key {
                ConditionKey::Known(KnownKey::Ipv6SourceCidrIps) => block.address().is_ipv6(),
                _ => block.address().is_ipv4(),
            };
            let blocks = blocks(conditions).into_iter();
            blocks
                .filter(is_of_key)
                .map(|block| block.to_string())
                .collect()
        }
        KeyType::Unknown => {
            use Comparison as C;
            let mut candidates = vec!["x".to_owned()];
            if has(&[C::Bool]) {
                candidates.extend(["true".to_owned(), "false".to_owned()]);
            }
            if has(&[C::IpAddress]) {
                candidates.extend(addresses(conditions));
            }
            if has(&[C::CidrInRange, C::CidrCovers, C::CidrOverlaps]) {
                candidates.extend(blocks(conditions).iter().map(Cidr::to_string));
            }
            candidates.extend(numbers(conditions));
            candidates.extend(moments(conditions, Seconds::Parts));
            candidates
        }
    }
}

fn values<'a>(conditions: &'a [&Condition]) -> impl Iterator<Item = &'a str> {
    conditions
        .iter()
        .flat_map(|it| it.values.iter().map(String::as_str))
}

fn addresses(conditions: &[&Condition]) -> Vec<String> {
    let mut addresses: Vec<IpAddr> = vec![
        Ipv4Addr::new(203, 0, 113, 7).into(),
        Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 7).into(),
    ];
    for value in values(conditions) {
        let Ok(block) = value.parse::<Cidr>() else {
            continue;
        };
        let range = block.range();
        addresses.extend([range.first(), range.last()]);
        addresses.extend(neighbour(range.last(), Neighbour::Next));
        addresses.extend(neighbour(range.first(), Neighbour::Previous));
    }
    addresses.extend([
        IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED),
    ]);
    addresses.iter().map(IpAddr::to_string).collect()
}

#[derive(Clone, Copy)]
enum Neighbour {
    Next,
    Previous,
}

fn neighbour(address: IpAddr, which: Neighbour) -> Option<IpAddr> {
    match (address, which) {
        (IpAddr::V4(address), Neighbour::Next) => u32::from(address)
            .checked_add(1)
            .map(|bits| Ipv4Addr::from(bits).into()),
        (IpAddr::V4(address), Neighbour::Previous) => u32::from(address)
            .checked_sub(1)
            .map(|bits| Ipv4Addr::from(bits).into()),
        (IpAddr::V6(address), Neighbour::Next) => u128::from(address)
            .checked_add(1)
            .map(|bits| Ipv6Addr::from(bits).into()),
        (IpAddr::V6(address), Neighbour::Previous) => u128::from(address)
            .checked_sub(1)
            .map(|bits| Ipv6Addr::from(bits).into()),
    }
}

fn blocks(conditions: &[&Condition]) -> Vec<Cidr> {
    let mut blocks: Vec<Cidr> = [
        "0.0.0.0/0",
        "203.0.113.0/24",
        "10.0.0.0/8",
        "::/0",
        "2001:db8::/32",
    ]
    .iter()
    .filter_map(|text| text.parse().ok())
    .collect();
    for value in values(conditions) {
        let Ok(named) = value.parse::<Cidr>() else {
            continue;
        };
        blocks.push(named.network());
        for length in 0..=named.length() {
            let Ok(ancestor) = Cidr::new(named.address(), length) else {
                continue;
            };
            blocks.push(ancestor.network());
            blocks.extend(halves(ancestor));
        }
    }
    blocks
}

/// The two halves of a block; none of a single address.
fn halves(block: Cidr) -> Vec<Cidr> {
    let Ok(lower) = Cidr::new(block.network().address(), block.length() + 1) else {
        return Vec::new();
    };
    let last = block.range().last();
    let upper = Cidr::new(last, block.length() + 1).map(Cidr::network);
    std::iter::once(lower).chain(upper).collect()
}

fn numbers(conditions: &[&Condition]) -> Vec<String> {
    let read = values(conditions).filter_map(|value| value.parse::<Decimal>().ok());
    let around = read.flat_map(|Decimal(number)| [number, number - 1, number + 1]);
    around.map(|number| Decimal(number).to_string()).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Seconds {
    Whole,
    Parts,
}

fn moments(conditions: &[&Condition], seconds: Seconds) -> Vec<String> {
    let read = values(conditions).filter_map(|value| value.parse::<Moment>().ok());
    let step = if seconds == Seconds::Whole { 1_000 } else { 1 };
    let around = read.flat_map(|Moment(at)| {
        let at = at.div_euclid(step) * step;
        [at, at - step, at + step]
    });
    around.map(|at| Moment(at).to_string()).collect()
}
