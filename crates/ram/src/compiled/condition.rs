use header_space::{AddressSet, Cidr};

use crate::cidr_in_range::CidrInRange;
use crate::compiled::glob::{Case, Glob};
use crate::compiled::short_text::ShortText;
use crate::condition_key::ConditionKey;
use crate::operator::{Comparison, Operator, Quantifier};
use crate::policy_document::Dialect;
use crate::request::Request;
use crate::scalars::{Decimal, Moment, read_flag};
use crate::statement::Condition;
use crate::value::Value;
use crate::variables;

/// A condition with its values read.
#[derive(Clone, Debug)]
pub(super) struct CompiledCondition {
    key: ConditionKey,
    operator: Operator,
    wanted: Wanted,
}

/// What values a condition wants.
#[derive(Clone, Debug)]
enum Wanted {
    /// The operator does not suit the key: the statement has no effect.
    NoEffect,
    /// `Null`: whether being missing and being there are right.
    Missing {
        is_right: bool,
        being_there_is_right: bool,
    },
    /// One of these texts, sorted.
    Texts(Box<[Box<str>]>),
    /// One of these texts, with variables.
    LiteralPatterns(Box<[Glob]>),
    /// One of these texts but for case.
    FoldedTexts(Box<[Glob]>),
    /// One of these patterns.
    Patterns(Box<[Glob]>),
    /// One of these numbers, sorted.
    Numbers(Box<[Decimal]>),
    /// A number on one side of the one that is easiest to pass; none can be when there is no number.
    NumberSide(Side, Option<Decimal>),
    /// One of these moments, sorted.
    Moments(Box<[Moment]>),
    /// A moment on one side of the one that is easiest to pass.
    MomentSide(Side, Option<Moment>),
    /// `true`, `false`, or either.
    Flags {
        true_is_right: bool,
        false_is_right: bool,
    },
    /// An address in the set.
    Addresses(AddressSet),
    /// A block inside of one of these, which are sorted and apart; a block of everything counts only as itself.
    Inside {
        blocks: Box<[Cidr]>,
        everything: Box<[Cidr]>,
    },
    /// A block in range of one of these.
    InRange(CidrInRange, Box<[Cidr]>),
    /// A block that covers one of these.
    Covering(Box<[Cidr]>),
    /// A block that shares an address with one of these.
    Overlapping(Box<[Cidr]>),
}

/// On which side of a bound a value is right.
#[derive(Clone, Copy, Debug)]
enum Side {
    Below,
    AtMost,
    Above,
    AtLeast,
}

impl Side {
    fn has<T: Ord>(self, value: T, bound: T) -> bool {
        match self {
            Self::Below => value < bound,
            Self::AtMost => value <= bound,
            Self::Above => value > bound,
            Self::AtLeast => value >= bound,
        }
    }

    /// Of several bounds, the one that lets most values pass.
    fn easiest<T: Ord>(self, bounds: impl Iterator<Item = T>) -> Option<T> {
        match self {
            Self::Below | Self::AtMost => bounds.max(),
            Self::Above | Self::AtLeast => bounds.min(),
        }
    }
}

impl CompiledCondition {
    pub(super) fn of(condition: &Condition, dialect: Dialect, cidr_in_range: CidrInRange) -> Self {
        Self {
            key: condition.key.clone(),
            operator: condition.operator,
            wanted: if condition.suits_its_key() {
                wanted(condition, dialect, cidr_in_range)
            } else {
                Wanted::NoEffect
            },
        }
    }

    /// Whether the condition holds for a request.
    pub(super) fn holds(&self, request: &Request<'_>) -> bool {
        if matches!(self.wanted, Wanted::NoEffect) {
            return false;
        }
        let values = request.values(&self.key);
        let values = values.as_slice();
        if let Wanted::Missing {
            is_right,
            being_there_is_right,
        } = self.wanted
        {
            return if values.is_empty() {
                is_right
            } else {
                being_there_is_right
            };
        }
        if values.is_empty() {
            return self.operator.holds_when_missing();
        }
        let matches = |value: &Value<'_>| self.matches(value, request);
        match (self.operator.quantifier, self.operator.is_negated) {
            (Quantifier::Plain | Quantifier::ForAnyValue, false) => values.iter().any(matches),
            (Quantifier::Plain | Quantifier::ForAllValues, true) => !values.iter().any(matches),
            (Quantifier::ForAllValues, false) => values.iter().all(matches),
            (Quantifier::ForAnyValue, true) => !values.iter().all(matches),
        }
    }

    fn matches(&self, value: &Value<'_>, request: &Request<'_>) -> bool {
        match &self.wanted {
            Wanted::NoEffect | Wanted::Missing { .. } => false,
            Wanted::Texts(texts) => {
                let text = ShortText::of(value);
                has_text(texts, text.as_str())
            }
            Wanted::LiteralPatterns(globs) | Wanted::Patterns(globs) => {
                let text = ShortText::of(value);
                let text = text.as_str();
                globs
                    .iter()
                    .any(|glob| glob.matches_in(text, Case::Counts, request))
            }
            Wanted::FoldedTexts(globs) => {
                let text = ShortText::of(value);
                let text = text.as_str();
                globs
                    .iter()
                    .any(|glob| glob.equals_ignoring_case(text, request))
            }
            Wanted::Numbers(numbers) => value
                .number()
                .is_some_and(|number| numbers.binary_search(&number).is_ok()),
            Wanted::NumberSide(side, bound) => match (value.number(), bound) {
                (Some(number), Some(bound)) => side.has(number, *bound),
                _ => false,
            },
            Wanted::Moments(moments) => value
                .moment()
                .is_some_and(|moment| moments.binary_search(&moment).is_ok()),
            Wanted::MomentSide(side, bound) => match (value.moment(), bound) {
                (Some(moment), Some(bound)) => side.has(moment, *bound),
                _ => false,
            },
            Wanted::Flags {
                true_is_right,
                false_is_right,
            } => match value.flag() {
                Some(true) => *true_is_right,
                Some(false) => *false_is_right,
                None => false,
            },
            Wanted::Addresses(addresses) => value
                .address()
                .is_some_and(|address| addresses.contains(address)),
            Wanted::Inside { blocks, everything } => value.block().is_some_and(|block| {
                is_inside(blocks, block)
                    || everything.iter().any(|all| all.range() == block.range())
            }),
            Wanted::InRange(reading, blocks) => value
                .block()
                .is_some_and(|block| blocks.iter().any(|wanted| reading.matches(*wanted, block))),
            Wanted::Covering(blocks) => value
                .block()
                .is_some_and(|block| blocks.iter().any(|wanted| block.covers(*wanted))),
            Wanted::Overlapping(blocks) => value.block().is_some_and(|block| {
                let overlaps = |wanted: &Cidr| wanted.covers(block) || block.covers(*wanted);
                blocks.iter().any(overlaps)
            }),
        }
    }
}

/// A short list is walked, a long one searched.
fn has_text(sorted: &[Box<str>], text: &str) -> bool {
    if sorted.len() <= 8 {
        return sorted.iter().any(|wanted| **wanted == *text);
    }
    sorted
        .binary_search_by(|wanted| (**wanted).cmp(text))
        .is_ok()
}

/// Whether a block lies inside one of several that are sorted by their first address and apart.
fn is_inside(blocks: &[Cidr], block: Cidr) -> bool {
    let first = block.range().first();
    let after = blocks.partition_point(|wanted| wanted.range().first() <= first);
    after > 0 && blocks[after - 1].covers(block)
}

fn wanted(condition: &Condition, dialect: Dialect, cidr_in_range: CidrInRange) -> Wanted {
    use Comparison as C;
    match condition.operator.comparison {
        C::StringEquals => {
            let has_variables = dialect == Dialect::Extended
                && condition
                    .values
                    .iter()
                    .any(|value| variables::has_any(value));
            if has_variables {
                let glob = |value: &String| Glob::literal(value, dialect);
                return Wanted::LiteralPatterns(condition.values.iter().map(glob).collect());
            }
            let mut texts: Vec<Box<str>> = condition
                .values
                .iter()
                .map(|value| value.as_str().into())
                .collect();
            texts.sort_unstable();
            texts.dedup();
            Wanted::Texts(texts.into())
        }
        C::StringEqualsIgnoreCase => {
            let glob = |value: &String| Glob::literal(value, dialect);
            Wanted::FoldedTexts(condition.values.iter().map(glob).collect())
        }
        C::StringLike => {
            let glob = |value: &String| Glob::of_dialect(value, dialect);
            Wanted::Patterns(condition.values.iter().map(glob).collect())
        }
        C::NumericEquals => {
            let mut numbers: Vec<Decimal> = read(condition).collect();
            numbers.sort_unstable();
            Wanted::Numbers(numbers.into())
        }
        C::NumericLessThan => number_side(Side::Below, condition),
        C::NumericLessThanEquals => number_side(Side::AtMost, condition),
        C::NumericGreaterThan => number_side(Side::Above, condition),
        C::NumericGreaterThanEquals => number_side(Side::AtLeast, condition),
        C::DateEquals => {
            let mut moments: Vec<Moment> = read(condition).collect();
            moments.sort_unstable();
            Wanted::Moments(moments.into())
        }
        C::DateLessThan => moment_side(Side::Below, condition),
        C::DateLessThanEquals => moment_side(Side::AtMost, condition),
        C::DateGreaterThan => moment_side(Side::Above, condition),
        C::DateGreaterThanEquals => moment_side(Side::AtLeast, condition),
        C::Bool => Wanted::Flags {
            true_is_right: has_flag(condition, true),
            false_is_right: has_flag(condition, false),
        },
        C::Null => Wanted::Missing {
            is_right: has_flag(condition, true),
            being_there_is_right: has_flag(condition, false),
        },
        C::IpAddress => Wanted::Addresses(AddressSet::of(condition.blocks().map(Cidr::range))),
        C::CidrInRange => match cidr_in_range {
            CidrInRange::Hybrid => {
                let (everything, others) =
                    condition.blocks().partition(|block| block.length() == 0);
                Wanted::Inside {
                    blocks: outermost(others),
                    everything: Vec::into(everything),
                }
            }
            CidrInRange::Subset => Wanted::Inside {
                blocks: outermost(condition.blocks().collect()),
                everything: Box::default(),
            },
            CidrInRange::Cover | CidrInRange::Equal => {
                Wanted::InRange(cidr_in_range, condition.blocks().collect())
            }
        },
        C::CidrCovers => Wanted::Covering(condition.blocks().collect()),
        C::CidrOverlaps => Wanted::Overlapping(condition.blocks().collect()),
    }
}

/// The blocks that lie in no other, sorted: two blocks either nest or are apart.
fn outermost(mut blocks: Vec<Cidr>) -> Box<[Cidr]> {
    blocks.sort_unstable_by_key(|block| (block.range().first(), block.length()));
    let mut outermost: Vec<Cidr> = Vec::new();
    for block in blocks {
        if !outermost.last().is_some_and(|last| last.covers(block)) {
            outermost.push(block);
        }
    }
    outermost.into()
}

fn read<T: std::str::FromStr>(condition: &Condition) -> impl Iterator<Item = T> {
    condition
        .values
        .iter()
        .filter_map(|value| value.parse().ok())
}

fn number_side(side: Side, condition: &Condition) -> Wanted {
    Wanted::NumberSide(side, side.easiest(read(condition)))
}

fn moment_side(side: Side, condition: &Condition) -> Wanted {
    Wanted::MomentSide(side, side.easiest(read(condition)))
}

fn has_flag(condition: &Condition, flag: bool) -> bool {
    condition
        .values
        .iter()
        .any(|value| read_flag(value) == Some(flag))
}
