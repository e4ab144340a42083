use std::fmt;

use crate::condition_key::KeyType;
use crate::policy_document::Dialect;

/// How a condition compares the values of a key with its own.
///
/// Source: RAM, condition operators. Choice: docs/decisions/0022-policy-language.md, operators.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Operator {
    /// What is compared.
    pub comparison: Comparison,
    /// Whether the operator is the negated one (`…Not…`): true when no value matches.
    pub is_negated: bool,
    /// How several values of the request count.
    pub quantifier: Quantifier,
    /// Whether a missing key makes the condition true (`…IfExists`).
    pub if_exists: bool,
}

/// The comparison of one value of the request with one value of the policy.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Comparison {
    /// The same text.
    StringEquals,
    /// The same text but for case.
    StringEqualsIgnoreCase,
    /// A pattern with `*` and `?`, case counts.
    StringLike,
    /// The same number.
    NumericEquals,
    /// Less.
    NumericLessThan,
    /// Less or the same.
    NumericLessThanEquals,
    /// More.
    NumericGreaterThan,
    /// More or the same.
    NumericGreaterThanEquals,
    /// The same moment.
    DateEquals,
    /// Earlier.
    DateLessThan,
    /// Earlier or the same.
    DateLessThanEquals,
    /// Later.
    DateGreaterThan,
    /// Later or the same.
    DateGreaterThanEquals,
    /// The same truth value.
    Bool,
    /// An address in the block.
    IpAddress,
    /// A block in range of the block; see [`CidrInRange`](crate::CidrInRange).
    CidrInRange,
    /// A block that covers the block; extended dialect.
    CidrCovers,
    /// A block that shares an address with the block; extended dialect.
    CidrOverlaps,
    /// Whether the key is missing; extended dialect.
    Null,
}

/// How several values of one key in the request count.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Quantifier {
    /// A plain operator: one matching value is enough; for a negated one, none may match.
    #[default]
    Plain,
    /// `ForAllValues:`: every value of the request must pass; true when there is none.
    ForAllValues,
    /// `ForAnyValue:`: one value of the request must pass.
    ForAnyValue,
}

/// Why a name is no operator of a dialect.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NoOperator {
    /// No dialect has it.
    Unknown,
    /// `…IfExists` or `Null` in the strict dialect.
    IfExistsOrNull,
    /// Another operator of the extended dialect.
    ExtendedOnly,
}

use Comparison as C;

/// Name, comparison, and whether it is negated.
const NAMES: [(&str, Comparison, bool); 25] = [
    ("StringEquals", C::StringEquals, false),
    ("StringNotEquals", C::StringEquals, true),
    ("StringEqualsIgnoreCase", C::StringEqualsIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", C::StringEqualsIgnoreCase, true),
    ("StringLike", C::StringLike, false),
    ("StringNotLike", C::StringLike, true),
    ("NumericEquals", C::NumericEquals, false),
    ("NumericNotEquals", C::NumericEquals, true),
    ("NumericLessThan", C::NumericLessThan, false),
    ("NumericLessThanEquals", C::NumericLessThanEquals, false),
    ("NumericGreaterThan", C::NumericGreaterThan, false),
    (
        "NumericGreaterThanEquals",
        C::NumericGreaterThanEquals,
        false,
    ),
    ("DateEquals", C::DateEquals, false),
    ("DateNotEquals", C::DateEquals, true),
    ("DateLessThan", C::DateLessThan, false),
    ("DateLessThanEquals", C::DateLessThanEquals, false),
    ("DateGreaterThan", C::DateGreaterThan, false),
    ("DateGreaterThanEquals", C::DateGreaterThanEquals, false),
    ("Bool", C::Bool, false),
    ("IpAddress", C::IpAddress, false),
    ("NotIpAddress", C::IpAddress, true),
    ("CIDRInRange", C::CidrInRange, false),
    ("CIDRCovers", C::CidrCovers, false),
    ("CIDROverlaps", C::CidrOverlaps, false),
    ("Null", C::Null, false),
];

impl Operator {
    /// The operator of this name.
    pub(crate) fn of(name: &str, dialect: Dialect) -> Result<Self, NoOperator> {
        let (quantifier, rest) = if let Some(rest) = name.strip_prefix("ForAllValues:") {
            (Quantifier::ForAllValues, rest)
        } else if let Some(rest) = name.strip_prefix("ForAnyValue:") {
            (Quantifier::ForAnyValue, rest)
        } else {
            (Quantifier::Plain, name)
        };
        let (rest, if_exists) = match rest.strip_suffix("IfExists") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let &(_, comparison, is_negated) = NAMES
            .iter()
            .find(|(known, _, _)| *known == rest)
            .ok_or(NoOperator::Unknown)?;
        let is_null = comparison == Comparison::Null;
        if is_null && (if_exists || quantifier != Quantifier::Plain) {
            return Err(NoOperator::Unknown);
        }
        if dialect == Dialect::Strict {
            if if_exists || is_null {
                return Err(NoOperator::IfExistsOrNull);
            }
            let is_extended = matches!(comparison, C::CidrCovers | C::CidrOverlaps);
            if is_extended || quantifier != Quantifier::Plain {
                return Err(NoOperator::ExtendedOnly);
            }
        }
        Ok(Self {
            comparison,
            is_negated,
            quantifier,
            if_exists,
        })
    }

    /// Whether a key of this type may be compared so. A condition that does not suit makes its statement
    /// have no effect.
    ///
    /// Source: RAM, condition operators, "the statement has no effect".
    #[must_use]
    pub fn suits(self, key: KeyType) -> bool {
        use KeyType as K;
        match self.comparison {
            C::StringEquals | C::StringEqualsIgnoreCase | C::StringLike => {
                matches!(key, K::Text | K::TextFlag | K::Block | K::Unknown)
            }
            C::NumericEquals
            | C::NumericLessThan
            | C::NumericLessThanEquals
            | C::NumericGreaterThan
            | C::NumericGreaterThanEquals => matches!(key, K::Unknown),
            C::DateEquals
            | C::DateLessThan
            | C::DateLessThanEquals
            | C::DateGreaterThan
            | C::DateGreaterThanEquals => matches!(key, K::Moment | K::Unknown),
            C::Bool => matches!(key, K::Flag | K::TextFlag | K::Unknown),
            C::IpAddress => matches!(key, K::Address | K::Unknown),
            C::CidrInRange | C::CidrCovers | C::CidrOverlaps => {
                matches!(key, K::Address | K::Block | K::Unknown)
            }
            C::Null => true,
        }
    }

    /// Whether a key the request does not have makes the condition true.
    pub(crate) fn holds_when_missing(self) -> bool {
        self.if_exists
            || match self.quantifier {
                Quantifier::Plain => self.is_negated,
                Quantifier::ForAllValues => true,
                Quantifier::ForAnyValue => false,
            }
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.quantifier {
            Quantifier::Plain => "",
            Quantifier::ForAllValues => "ForAllValues:",
            Quantifier::ForAnyValue => "ForAnyValue:",
        })?;
        let is_it = |(_, comparison, is_negated): &&(&str, Comparison, bool)| {
            (*comparison, *is_negated) == (self.comparison, self.is_negated)
        };
        f.write_str(NAMES.iter().find(is_it).map_or("", |(name, _, _)| name))?;
        f.write_str(if self.if_exists { "IfExists" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_and_the_strict_dialect_has_the_five_families_and_cidr_in_range() {
        let mut strict = 0;
        for (name, _, _) in NAMES {
            for prefix in ["", "ForAllValues:", "ForAnyValue:"] {
                for suffix in ["", "IfExists"] {
                    let name = format!("{prefix}{name}{suffix}");
                    if let Ok(operator) = Operator::of(&name, Dialect::Extended) {
                        assert_eq!(operator.to_string(), name);
                    } else {
                        assert!(name.contains("Null"), "{name}");
                    }
                    strict += usize::from(Operator::of(&name, Dialect::Strict).is_ok());
                }
            }
        }
        assert_eq!(strict, 22);
        for (name, error) in [
            ("Null", NoOperator::IfExistsOrNull),
            ("StringLikeIfExists", NoOperator::IfExistsOrNull),
            ("ForAnyValue:StringLike", NoOperator::ExtendedOnly),
            ("CIDRCovers", NoOperator::ExtendedOnly),
            ("stringLike", NoOperator::Unknown),
            ("NumericNotLessThan", NoOperator::Unknown),
        ] {
            assert_eq!(Operator::of(name, Dialect::Strict), Err(error), "{name}");
        }
    }
}
