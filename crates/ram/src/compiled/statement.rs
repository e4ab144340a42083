use crate::arn_pattern::{ArnPattern, ArnTraits};
use crate::cidr_in_range::CidrInRange;
use crate::compiled::condition::CompiledCondition;
use crate::compiled::glob::{Case, Colons, Glob};
use crate::decision::StatementAt;
use crate::policy_document::Dialect;
use crate::request::Request;
use crate::statement::Statement;

/// A statement but for its actions, which the index knows.
#[derive(Clone, Debug)]
pub(super) struct CompiledStatement {
    pub(super) at: StatementAt,
    resources: CompiledResources,
    conditions: Box<[CompiledCondition]>,
}

#[derive(Clone, Debug)]
struct CompiledResources {
    is_negated: bool,
    /// For ARNs with a region.
    regional: Globs,
    /// For ARNs without.
    global: Globs,
}

/// One pattern at least; most statements have no more, and it is at hand.
#[derive(Clone, Debug)]
struct Globs {
    first: Glob,
    others: Box<[Glob]>,
}

impl Globs {
    fn of(globs: impl Iterator<Item = Glob>) -> Self {
        let mut globs = globs;
        Self {
            first: globs.next().unwrap_or(Glob::Nothing),
            others: globs.collect(),
        }
    }

    fn match_any(&self, arn: &RequestedArn<'_>, request: &Request<'_>) -> bool {
        let RequestedArn {
            text, case, colons, ..
        } = arn;
        self.first.matches_arn(text, *case, colons, request)
            || self
                .others
                .iter()
                .any(|glob| glob.matches_arn(text, *case, colons, request))
    }
}

/// The ARN of a request with what all patterns need to know of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct RequestedArn<'a> {
    text: &'a str,
    has_no_region: bool,
    case: Case,
    colons: Colons,
}

impl<'a> RequestedArn<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let traits = ArnTraits::of(text);
        Self {
            text,
            has_no_region: traits.has_no_region,
            case: if traits.folds_case {
                Case::Folds
            } else {
                Case::Counts
            },
            colons: Colons::of(text),
        }
    }
}

impl CompiledStatement {
    pub(super) fn of(
        at: StatementAt,
        statement: &Statement,
        dialect: Dialect,
        cidr_in_range: CidrInRange,
    ) -> Self {
        let patterns: Vec<ArnPattern> = statement
            .resources
            .patterns
            .iter()
            .map(|pattern| ArnPattern::of(pattern))
            .collect();
        let globs = |reading: fn(&ArnPattern) -> &str| {
            let glob = |pattern| Glob::of_dialect(reading(pattern), dialect);
            Globs::of(patterns.iter().map(glob))
        };
        let conditions = statement
            .conditions
            .iter()
            .map(|condition| CompiledCondition::of(condition, dialect, cidr_in_range));
        Self {
            at,
            resources: CompiledResources {
                is_negated: statement.resources.is_negated,
                regional: globs(|pattern| &pattern.regional),
                global: globs(|pattern| &pattern.global),
            },
            conditions: conditions.collect(),
        }
    }

    /// Whether the statement, known to be about the action, is about the resource and its conditions hold.
    pub(super) fn is_about(&self, request: &Request<'_>, arn: &RequestedArn<'_>) -> bool {
        self.resources.has(arn, request)
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(request))
    }
}

impl CompiledResources {
    fn has(&self, arn: &RequestedArn<'_>, request: &Request<'_>) -> bool {
        let globs = if arn.has_no_region {
            &self.global
        } else {
            &self.regional
        };
        globs.match_any(arn, request) != self.is_negated
    }
}
