//! The plain evaluator: every policy, every statement, every clause, read as the documentation reads.
//!
//! It is slow and obvious; the compiled one is tested against it.

use crate::arn_pattern::{ArnPattern, ArnTraits};
use crate::attached_policy::AttachedPolicy;
use crate::authorize::Layer;
use crate::cidr_in_range::CidrInRange;
use crate::decision::{Answer, StatementAt};
use crate::operator::{Comparison, Quantifier};
use crate::pattern::{Symbol, glob, symbols, written};
use crate::policy_document::{Dialect, PolicyDocument};
use crate::request::{Request, Resource};
use crate::scalars::{Decimal, Moment, read_flag};
use crate::statement::{Condition, Effect, Statement};
use crate::value::Value;

/// The policies of one step, read plainly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlainLayer {
    /// The policies, in an order that decides only which statement is named.
    pub policies: Vec<AttachedPolicy>,
    /// What `CIDRInRange` means.
    pub cidr_in_range: CidrInRange,
}

/// The first clause of a statement that a request does not meet.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Clause {
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
    /// A condition, by its index in the statement.
    Condition(usize),
}

impl Layer for PlainLayer {
    fn answer(&self, request: &Request<'_>, resource: &Resource<'_>) -> Answer {
        if let Some(at) = self.first_match(Effect::Deny, request, resource) {
            return Answer::Deny(at);
        }
        match self.first_match(Effect::Allow, request, resource) {
            Some(at) => Answer::Allow(at),
            None => Answer::Silent,
        }
    }

    fn policies(&self) -> &[AttachedPolicy] {
        &self.policies
    }

    fn cidr_in_range(&self) -> CidrInRange {
        self.cidr_in_range
    }
}

impl PlainLayer {
    /// Policies under the default meaning of `CIDRInRange`.
    #[must_use]
    pub fn new(policies: Vec<AttachedPolicy>) -> Self {
        Self {
            policies,
            cidr_in_range: CidrInRange::default(),
        }
    }

    fn first_match(
        &self,
        effect: Effect,
        request: &Request<'_>,
        resource: &Resource<'_>,
    ) -> Option<StatementAt> {
        for (policy, attached) in self.policies.iter().enumerate() {
            let document = &attached.document;
            for (statement, of_it) in document.statements().iter().enumerate() {
                let meets = || check(of_it, document, self.cidr_in_range, request, resource);
                if of_it.effect == effect && meets().is_ok() {
                    return Some(StatementAt { policy, statement });
                }
            }
        }
        None
    }
}

/// Whether a statement is about a request.
///
/// # Errors
/// The first clause that the request does not meet.
pub fn check(
    statement: &Statement,
    document: &PolicyDocument,
    cidr_in_range: CidrInRange,
    request: &Request<'_>,
    resource: &Resource<'_>,
) -> Result<(), Clause> {
    let action: Vec<char> = request.action.folded().chars().collect();
    let names_action = statement.actions.patterns.iter().any(|pattern| {
        let pattern = pattern.to_ascii_lowercase();
        glob(
            &symbols(&pattern, Dialect::Strict, request).unwrap_or_default(),
            &action,
        )
    });
    if names_action == statement.actions.is_negated {
        return Err(Clause::Action);
    }
    let names_resource = statement
        .resources
        .patterns
        .iter()
        .any(|pattern| names_resource(pattern, document.dialect(), request, resource.arn));
    if names_resource == statement.resources.is_negated {
        return Err(Clause::Resource);
    }
    for (index, condition) in statement.conditions.iter().enumerate() {
        if !holds(condition, document.dialect(), cidr_in_range, request) {
            return Err(Clause::Condition(index));
        }
    }
    Ok(())
}

pub(crate) fn names_action(pattern: &str, folded_action: &str) -> bool {
    let action: Vec<char> = folded_action.chars().collect();
    glob(&written(&pattern.to_ascii_lowercase()), &action)
}

pub(crate) fn names_resource(
    pattern: &str,
    dialect: Dialect,
    request: &Request<'_>,
    arn: &str,
) -> bool {
    let traits = ArnTraits::of(arn);
    let pattern = ArnPattern::of(pattern);
    let Some(mut pattern) = symbols(pattern.for_arn(traits), dialect, request) else {
        return false;
    };
    let mut arn: Vec<char> = arn.chars().collect();
    if traits.folds_case {
        arn.iter_mut().for_each(char::make_ascii_lowercase);
        pattern.iter_mut().for_each(Symbol::fold_case);
    }
    glob(&pattern, &arn)
}

/// Whether a condition holds for a request. One whose operator does not suit its key never does, so that its
/// statement has no effect.
fn holds(
    condition: &Condition,
    dialect: Dialect,
    cidr_in_range: CidrInRange,
    request: &Request<'_>,
) -> bool {
    let values = request.values(&condition.key);
    holds_for(
        condition,
        values.as_slice(),
        dialect,
        cidr_in_range,
        request,
    )
}

/// The same for these values of the key.
pub(crate) fn holds_for(
    condition: &Condition,
    values: &[Value<'_>],
    dialect: Dialect,
    cidr_in_range: CidrInRange,
    request: &Request<'_>,
) -> bool {
    if !condition.suits_its_key() {
        return false;
    }
    let operator = condition.operator;
    if operator.comparison == Comparison::Null {
        let is_missing = values.is_empty();
        return condition
            .values
            .iter()
            .any(|value| read_flag(value) == Some(is_missing));
    }
    if values.is_empty() {
        return operator.holds_when_missing();
    }
    let matches = |value: &Value<'_>| {
        condition.values.iter().any(|wanted| {
            compare(
                operator.comparison,
                wanted,
                value,
                dialect,
                cidr_in_range,
                request,
            )
        })
    };
    match (operator.quantifier, operator.is_negated) {
        (Quantifier::Plain | Quantifier::ForAnyValue, false) => values.iter().any(matches),
        (Quantifier::Plain | Quantifier::ForAllValues, true) => !values.iter().any(matches),
        (Quantifier::ForAllValues, false) => values.iter().all(matches),
        (Quantifier::ForAnyValue, true) => !values.iter().all(matches),
    }
}

/// Compares one value of the policy with one of the request. What cannot be read matches nothing.
fn compare(
    comparison: Comparison,
    wanted: &str,
    value: &Value<'_>,
    dialect: Dialect,
    cidr_in_range: CidrInRange,
    request: &Request<'_>,
) -> bool {
    use Comparison as C;
    let is_text = matches!(
        comparison,
        C::StringEquals | C::StringEqualsIgnoreCase | C::StringLike
    );
    if is_text {
        let Some(symbols) = symbols(wanted, dialect, request) else {
            return false;
        };
        let text: Vec<char> = value.text().chars().collect();
        let plain: Vec<char> = symbols.iter().map(|symbol| symbol.plain()).collect();
        return match comparison {
            C::StringLike => glob(&symbols, &text),
            C::StringEqualsIgnoreCase => folded(&plain) == folded(&text),
            _ => plain == text,
        };
    }
    let numbers = || Some((value.number()?, wanted.parse::<Decimal>().ok()?));
    let moments = || Some((value.moment()?, wanted.parse::<Moment>().ok()?));
    let blocks = || Some((value.block()?, wanted.parse::<header_space::Cidr>().ok()?));
    let matched = match comparison {
        C::NumericEquals => numbers().map(|(value, wanted)| value == wanted),
        C::NumericLessThan => numbers().map(|(value, wanted)| value < wanted),
        C::NumericLessThanEquals => numbers().map(|(value, wanted)| value <= wanted),
        C::NumericGreaterThan => numbers().map(|(value, wanted)| value > wanted),
        C::NumericGreaterThanEquals => numbers().map(|(value, wanted)| value >= wanted),
        C::DateEquals => moments().map(|(value, wanted)| value == wanted),
        C::DateLessThan => moments().map(|(value, wanted)| value < wanted),
        C::DateLessThanEquals => moments().map(|(value, wanted)| value <= wanted),
        C::DateGreaterThan => moments().map(|(value, wanted)| value > wanted),
        C::DateGreaterThanEquals => moments().map(|(value, wanted)| value >= wanted),
        C::Bool => value.flag().map(|value| Some(value) == read_flag(wanted)),
        C::IpAddress => blocks().and_then(|(_, wanted)| Some(wanted.contains(value.address()?))),
        C::CidrInRange => blocks().map(|(value, wanted)| cidr_in_range.matches(wanted, value)),
        C::CidrCovers => blocks().map(|(value, wanted)| value.covers(wanted)),
        C::CidrOverlaps => {
            blocks().map(|(value, wanted)| value.covers(wanted) || wanted.covers(value))
        }
        C::Null | C::StringEquals | C::StringEqualsIgnoreCase | C::StringLike => None,
    };
    matched.unwrap_or(false)
}

fn folded(text: &[char]) -> Vec<char> {
    text.iter()
        .flat_map(|letter| letter.to_lowercase())
        .collect()
}
