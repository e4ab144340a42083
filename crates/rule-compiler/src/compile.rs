use std::collections::HashMap;

use dataplane_abi::{
    ABI_VERSION, MAX_INTERVALS, MAX_RULES, ROW_WORDS, Row, Section, TABLE_DEFAULT_ACCEPT,
    TABLE_NAMES_GROUPS, TableHeader,
};
use header_space::{AddressRange, Direction, Family, Protocol};
use secgroup::{EffectiveRule, EffectiveRules, PeerMatch, Policy};

use crate::TableImage;
use crate::intervals::{Bits, Intervals, intervals};
use crate::rows::{INNER_ACCESS_BIT, Key, pack, rule_bit, set};

/// Why rules have no table.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CompileError {
    /// They do not fit. Nothing is cut: whoever asked keeps the table that was there.
    #[error("the table would need {wanted} {part}; its limit is {limit}")]
    TooLarge {
        /// Of what there is too much.
        part: Part,
        /// How many there are; counting stops soon after the limit.
        wanted: usize,
        /// How many a table can have.
        limit: usize,
    },
}

/// What a table is made of.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Part {
    /// Rules of the direction.
    Rules,
    /// Intervals of one field.
    Intervals,
    /// Different bit vectors of one field.
    Classes,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Rules => "rules",
            Self::Intervals => "intervals in one field",
            Self::Classes => "classes in one field",
        })
    }
}

/// The table of one direction and one address family.
///
/// Looking a packet up gives what [`secgroup::decide`] says of a packet that is neither metadata nor mail
/// traffic, with the same rule index. Rules that name a group have no address bits; [`identity_row`] gives them.
///
/// # Errors
/// `TooLarge` for more rules, intervals or classes than a table can have.
///
/// Source: Kanmon dataplane design §3.2.
///
/// [`identity_row`]: crate::identity_row
pub fn compile(
    effective: &EffectiveRules,
    direction: Direction,
    family: Family,
) -> Result<TableImage, CompileError> {
    let rules = effective.rules(direction);
    if rules.len() > MAX_RULES {
        return Err(too_large(Part::Rules, rules.len(), MAX_RULES));
    }

    let mut rows = vec![Row::default()];
    let remote = match family {
        Family::V4 => section(&mut rows, &remote::<u32>(rules, ranges_v4)?),
        Family::V6 => section(&mut rows, &remote::<u128>(rules, ranges_v6)?),
    };
    let local = match family {
        Family::V4 => optional(&mut rows, local::<u32>(rules, range_v4)?),
        Family::V6 => optional(&mut rows, local::<u128>(rules, range_v6)?),
    };
    let port = optional(&mut rows, destination_ports(rules)?);
    let source_port = optional(&mut rows, source_ports(rules)?);
    let (protocol_classes, protocol_rows) = protocols(&mut rows, rules);
    let accept = next(&rows);
    rows.push(accept_row(rules, direction));

    let mut flags = 0;
    if effective.default_policy(direction) == Policy::Accept {
        flags |= TABLE_DEFAULT_ACCEPT;
    }
    if effective.names_groups(direction) {
        flags |= TABLE_NAMES_GROUPS;
    }
    let header = TableHeader {
        version: ABI_VERSION,
        rule_count: u16::try_from(rules.len()).expect("MAX_RULES fits"),
        word_count: u8::try_from((rules.len() + 1).div_ceil(64)).expect("ROW_WORDS at most"),
        flags,
        remote,
        local,
        port,
        source_port,
        protocol_classes,
        protocol_rows,
        accept,
        row_count: next(&rows),
        reserved: [0; 10],
    };
    Ok(TableImage::new(direction, family, header, rows))
}

pub(crate) fn too_large(part: Part, wanted: usize, limit: usize) -> CompileError {
    CompileError::TooLarge {
        part,
        wanted,
        limit,
    }
}

/// The remote address. Always there: the bit of inner access, and those of rules that name a group, come
/// from identities only.
fn remote<K: Bits>(
    rules: &[EffectiveRule],
    ranges_of: impl Fn(&EffectiveRule) -> Vec<(K, K)>,
) -> Result<Intervals<K>, CompileError> {
    let ranges = rules.iter().enumerate().flat_map(|(index, rule)| {
        ranges_of(rule)
            .into_iter()
            .map(move |(first, last)| (rule_bit(index), first, last))
    });
    intervals(Row::default(), ranges, MAX_INTERVALS)
}

fn ranges_v4(rule: &EffectiveRule) -> Vec<(u32, u32)> {
    ranges(rule).filter_map(bits_v4).collect()
}

fn ranges_v6(rule: &EffectiveRule) -> Vec<(u128, u128)> {
    ranges(rule).filter_map(bits_v6).collect()
}

fn ranges(rule: &EffectiveRule) -> impl Iterator<Item = AddressRange> {
    match &rule.peer {
        PeerMatch::Addresses(set) => Some(set.ranges()),
        PeerMatch::Group(_) => None,
    }
    .into_iter()
    .flatten()
}

/// The local address; `None` when no rule asks for it.
fn local<K: Bits>(
    rules: &[EffectiveRule],
    range_of: impl Fn(AddressRange) -> Option<(K, K)>,
) -> Result<Option<Intervals<K>>, CompileError> {
    if rules.iter().all(|rule| rule.local.is_none()) {
        return Ok(None);
    }
    let always = bits_where(rules, true, |rule| rule.local.is_none());
    let ranges = rules.iter().enumerate().filter_map(|(index, rule)| {
        let (first, last) = range_of(rule.local?)?;
        Some((rule_bit(index), first, last))
    });
    intervals(always, ranges, MAX_INTERVALS).map(Some)
}

fn range_v4(range: AddressRange) -> Option<(u32, u32)> {
    bits_v4(range)
}

fn range_v6(range: AddressRange) -> Option<(u128, u128)> {
    bits_v6(range)
}

fn bits_v4(range: AddressRange) -> Option<(u32, u32)> {
    match range {
        AddressRange::V4 { first, last } => Some((first.into(), last.into())),
        AddressRange::V6 { .. } => None,
    }
}

fn bits_v6(range: AddressRange) -> Option<(u128, u128)> {
    match range {
        AddressRange::V6 { first, last } => Some((first.into(), last.into())),
        AddressRange::V4 { .. } => None,
    }
}

/// The destination port of TCP and UDP; `None` when no rule asks for it.
fn destination_ports(rules: &[EffectiveRule]) -> Result<Option<Intervals<u16>>, CompileError> {
    if rules.iter().all(|rule| rule.ports.is_none()) {
        return Ok(None);
    }
    let always = bits_where(rules, true, |rule| rule.ports.is_none());
    let ranges = rules.iter().enumerate().flat_map(|(index, rule)| {
        let ports = rule.ports.as_deref().unwrap_or_default();
        ports
            .iter()
            .map(move |range| (rule_bit(index), range.first(), range.last()))
    });
    intervals(always, ranges, MAX_INTERVALS).map(Some)
}

/// The source port of TCP and UDP; `None` when no rule asks for it.
fn source_ports(rules: &[EffectiveRule]) -> Result<Option<Intervals<u16>>, CompileError> {
    if rules.iter().all(|rule| rule.source_ports.is_none()) {
        return Ok(None);
    }
    let always = bits_where(rules, true, |rule| rule.source_ports.is_none());
    let ranges = rules.iter().enumerate().filter_map(|(index, rule)| {
        rule.source_ports
            .map(|range| (rule_bit(index), range.first(), range.last()))
    });
    intervals(always, ranges, MAX_INTERVALS).map(Some)
}

/// The class of each of the 256 protocols, and the bit vectors of the classes.
fn protocols(rows: &mut Vec<Row>, rules: &[EffectiveRule]) -> (u32, u32) {
    let mut classes: HashMap<Row, u8> = HashMap::new();
    let mut vectors = Vec::new();
    let mut class_of = [0_u8; 256];
    for (number, class) in (0..=u8::MAX).zip(&mut class_of) {
        let protocol = Protocol(number);
        let vector = bits_where(rules, true, |rule| {
            let asks_for_ports = rule.ports.is_some() || rule.source_ports.is_some();
            rule.protocol.is_none_or(|named| named == protocol)
                && (protocol.has_ports() || !asks_for_ports)
        });
        *class = *classes.entry(vector).or_insert_with(|| {
            vectors.push(vector);
            u8::try_from(vectors.len() - 1).expect("one class for each protocol at most")
        });
    }
    let first = next(rows);
    rows.extend(pack(&class_of));
    let vectors_at = next(rows);
    rows.extend(vectors);
    (first, vectors_at)
}

fn accept_row(rules: &[EffectiveRule], direction: Direction) -> Row {
    bits_where(rules, direction == Direction::Ingress, |rule| {
        rule.policy == Policy::Accept
    })
}

/// The bits of the rules that pass a test, and the bit of inner access.
fn bits_where(
    rules: &[EffectiveRule],
    inner_access: bool,
    test: impl Fn(&EffectiveRule) -> bool,
) -> Row {
    let mut row = Row::default();
    if inner_access {
        set(&mut row, INNER_ACCESS_BIT);
    }
    for (index, _) in rules.iter().enumerate().filter(|(_, rule)| test(rule)) {
        set(&mut row, rule_bit(index));
    }
    row
}

fn optional<K: Key>(rows: &mut Vec<Row>, intervals: Option<Intervals<K>>) -> Section {
    intervals.map_or_else(Section::default, |intervals| section(rows, &intervals))
}

fn section<K: Key>(rows: &mut Vec<Row>, intervals: &Intervals<K>) -> Section {
    let keys = next(rows);
    rows.extend(pack(&intervals.starts));
    let classes = next(rows);
    rows.extend(pack(&intervals.classes));
    let vectors = next(rows);
    rows.extend(&intervals.vectors);
    let key_count = u32::try_from(intervals.starts.len()).expect("MAX_INTERVALS fits");
    Section {
        keys,
        key_count,
        classes,
        rows: vectors,
    }
}

/// The number of the next row. MAX_INTERVALS and the width of a class keep it far below 2³².
fn next(rows: &[Row]) -> u32 {
    u32::try_from(rows.len()).expect("four sections of bounded size")
}

const _: () = assert!(
    MAX_RULES < ROW_WORDS * 64,
    "every rule and inner access has a bit"
);
