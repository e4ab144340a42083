//! What is wrong or surprising about a document that is well-formed: told to whoever asks, refused by nobody.

mod federation;
mod guide_bypass;

use std::fmt;

use crate::authorize::Layer;
use crate::catalogue::{ActionFacts, Catalogue};
use crate::cidr_in_range::CidrInRange;
use crate::condition_key::ConditionKey;
use crate::decision::Answer;
use crate::evaluate::{PlainLayer, names_action};
use crate::malformed::Position;
use crate::operator::Comparison;
use crate::policy_document::PolicyDocument;
use crate::principal::Principal;
use crate::request::{ActionName, Request, Resource};
use crate::scalars::Decimal;
use crate::statement::{Condition, Effect, Statement};

pub use guide_bypass::Bypass;

/// Something to think about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// Which statement, from 0; none when it is about the document.
    pub statement: Option<usize>,
    /// Where.
    pub at: Option<Position>,
    /// What.
    pub concern: Concern,
}

/// What there is to think about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Concern {
    /// The document has no statement: it does nothing.
    NoStatement,
    /// No documented action of a documented service fits the pattern.
    UnknownAction {
        /// The pattern.
        pattern: String,
    },
    /// No action of the statement names such a resource.
    ImpossibleResource {
        /// The pattern.
        pattern: String,
    },
    /// Nothing documented fills the key.
    UnknownKey {
        /// The key.
        key: String,
    },
    /// No action of the statement fills the key: it is always missing.
    KeyNeverFilled {
        /// The key.
        key: String,
    },
    /// The operator does not suit the key: the statement has no effect.
    OperatorDoesNotSuit {
        /// The operator.
        operator: String,
        /// The key.
        key: String,
    },
    /// A number that cannot be read: it matches nothing.
    NoNumber {
        /// The value.
        value: String,
    },
    /// A role in capitals where case counts: role names are in lower case in ARNs.
    ///
    /// Source: RAM, condition keys, `acs:PrincipalARN`.
    RoleInCapitals {
        /// The value.
        value: String,
    },
    /// `Allow` with `NotAction`: it grants every service that comes later.
    AllowsAllButSome,
    /// Whoever the provider gives a token may assume the role.
    TrustsEverySubject {
        /// The relative id of the provider.
        provider: String,
    },
    /// A token that the provider gave for any of its clients assumes the role.
    TrustsEveryAudience {
        /// The relative id of the provider.
        provider: String,
    },
    /// A denial that asks for MFA and also denies to set up MFA: whoever has none is locked out.
    LocksOutWithoutMfa,
    /// A denial of rules that open to every address, and a way around it.
    Bypass(Bypass),
}

/// What there is to think about in a document.
#[must_use]
pub fn lint(document: &PolicyDocument, catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    if document.statements().is_empty() {
        findings.push(Finding {
            statement: None,
            at: None,
            concern: Concern::NoStatement,
        });
    }
    for (index, statement) in document.statements().iter().enumerate() {
        let mut of_statement = of_statement(statement, catalogue);
        let of_trust = federation::of(statement, document.dialect());
        of_statement.extend(of_trust.into_iter().map(|concern| (statement.at, concern)));
        findings.extend(of_statement.into_iter().map(|(at, concern)| Finding {
            statement: Some(index),
            at: Some(at),
            concern,
        }));
    }
    let of_document = |concern| Finding {
        statement: None,
        at: None,
        concern,
    };
    if locks_out(document) {
        findings.push(of_document(Concern::LocksOutWithoutMfa));
    }
    let bypasses = guide_bypass::of(document);
    findings.extend(bypasses.into_iter().map(Concern::Bypass).map(of_document));
    findings
}

fn of_statement(statement: &Statement, catalogue: &Catalogue) -> Vec<(Position, Concern)> {
    let mut concerns = Vec::new();
    for pattern in &statement.actions.patterns {
        if is_unknown_action(pattern, catalogue) {
            let pattern = pattern.clone();
            concerns.push((statement.at, Concern::UnknownAction { pattern }));
        }
    }
    if statement.effect == Effect::Allow && statement.actions.is_negated {
        concerns.push((statement.at, Concern::AllowsAllButSome));
    }
    let actions: Vec<&ActionFacts> = catalogue
        .actions()
        .filter(|facts| names(statement, &facts.name) || is_asked_for(statement, &facts.name))
        .collect();
    // Services that the catalogue does not have may name and fill anything.
    let is_all_known = !statement.actions.is_negated
        && statement.actions.patterns.iter().all(|pattern| {
            pattern
                .split_once(':')
                .is_some_and(|(service, _)| catalogue.has_service(service))
        });
    if is_all_known && !actions.is_empty() && !statement.resources.is_negated {
        for pattern in &statement.resources.patterns {
            let fits = actions
                .iter()
                .any(|facts| facts.resources.iter().any(|arn| may_meet(pattern, arn)));
            if !fits {
                let pattern = pattern.clone();
                concerns.push((statement.at, Concern::ImpossibleResource { pattern }));
            }
        }
    }
    for condition in &statement.conditions {
        concerns.extend(of_condition(condition, is_all_known.then_some(&*actions)));
    }
    concerns
}

fn of_condition(
    condition: &Condition,
    actions: Option<&[&ActionFacts]>,
) -> Option<(Position, Concern)> {
    let key = condition.key_text.clone();
    if !condition.suits_its_key() {
        let operator = condition.operator.to_string();
        return Some((condition.at, Concern::OperatorDoesNotSuit { operator, key }));
    }
    if matches!(condition.key, ConditionKey::Other(_)) {
        return Some((condition.at, Concern::UnknownKey { key }));
    }
    if let Some(actions) = actions
        && !actions.is_empty()
        && !actions.iter().any(|facts| facts.may_fill(&condition.key))
    {
        return Some((condition.at, Concern::KeyNeverFilled { key }));
    }
    if let Some(value) = role_in_capitals(condition) {
        let value = value.clone();
        return Some((condition.at, Concern::RoleInCapitals { value }));
    }
    let is_numeric = condition.operator.to_string().contains("Numeric");
    let unread = condition
        .values
        .iter()
        .find(|value| value.parse::<Decimal>().is_err());
    match (is_numeric, unread) {
        (true, Some(value)) => {
            let value = value.clone();
            Some((condition.at, Concern::NoNumber { value }))
        }
        _ => None,
    }
}

/// A value that names a role as no caller is named.
fn role_in_capitals(condition: &Condition) -> Option<&String> {
    let is_of_principal = condition.key == ConditionKey::Known(crate::KnownKey::PrincipalArn);
    let counts_case = match condition.operator.comparison {
        Comparison::StringEquals | Comparison::StringLike => true,
        Comparison::StringEqualsIgnoreCase
        | Comparison::NumericEquals
        | Comparison::NumericLessThan
        | Comparison::NumericLessThanEquals
        | Comparison::NumericGreaterThan
        | Comparison::NumericGreaterThanEquals
        | Comparison::DateEquals
        | Comparison::DateLessThan
        | Comparison::DateLessThanEquals
        | Comparison::DateGreaterThan
        | Comparison::DateGreaterThanEquals
        | Comparison::Bool
        | Comparison::IpAddress
        | Comparison::CidrInRange
        | Comparison::CidrCovers
        | Comparison::CidrOverlaps
        | Comparison::Null => false,
    };
    let has_capitals = |value: &&String| {
        let role = value.split_once(":role/").map(|(_, role)| role);
        // A variable is filled when a request is decided.
        role.is_some_and(|role| {
            !role.contains("${") && role.bytes().any(|it| it.is_ascii_uppercase())
        })
    };
    let mut values = condition.values.iter();
    values
        .find(has_capitals)
        .filter(|_| is_of_principal && counts_case)
}

fn names(statement: &Statement, action: &str) -> bool {
    let folded = action.to_ascii_lowercase();
    let names = statement
        .actions
        .patterns
        .iter()
        .any(|pattern| names_action(pattern, &folded));
    names != statement.actions.is_negated
}

/// Whether an action asks a trust policy for another one, `sts:AssumeRole`, which the statement names.
fn is_asked_for(statement: &Statement, action: &str) -> bool {
    let asks = ["sts:AssumeRoleWithOIDC", "sts:AssumeRoleWithSAML"].contains(&action);
    asks && !statement.principals.is_empty() && names(statement, "sts:AssumeRole")
}

fn is_unknown_action(pattern: &str, catalogue: &Catalogue) -> bool {
    let Some((service, _)) = pattern.split_once(':') else {
        return false;
    };
    catalogue.has_service(service)
        && !catalogue
            .actions()
            .any(|facts| names_action(pattern, &facts.name.to_ascii_lowercase()))
}

/// Whether a pattern and a template can stand for one ARN, as far as the service and the kind of resource go.
fn may_meet(pattern: &str, template: &str) -> bool {
    if pattern == "*" || template == "*" {
        return pattern == "*" || template == pattern;
    }
    let parts = |text: &str| -> Option<(String, String)> {
        let parts: Vec<&str> = text.splitn(5, ':').collect();
        let kind = parts.get(4)?.split('/').next()?;
        Some((parts[1].to_owned(), kind.to_owned()))
    };
    let (Some(pattern), Some(template)) = (parts(pattern), parts(template)) else {
        return true;
    };
    let is_open = |text: &str| text.contains(['*', '?', '{', '$']);
    let meets = |a: &str, b: &str| is_open(a) || is_open(b) || a.eq_ignore_ascii_case(b);
    meets(&pattern.0, &template.0) && meets(&pattern.1, &template.1)
}

/// Whether a user without MFA is denied what sets it up, by a statement about MFA.
fn locks_out(document: &PolicyDocument) -> bool {
    let is_about_mfa = |statement: &&Statement| {
        let mfa = ConditionKey::Known(crate::KnownKey::MfaPresent);
        statement.effect == Effect::Deny
            && statement
                .conditions
                .iter()
                .any(|condition| condition.key == mfa)
    };
    document
        .statements()
        .iter()
        .filter(is_about_mfa)
        .any(|statement| {
            ["ram:BindMFADevice", "ram:CreateVirtualMFADevice"]
                .iter()
                .any(|action| names(statement, action))
        })
}

/// What a document by itself answers.
fn answer(document: &PolicyDocument, request: &Request<'_>, resource: &Resource<'_>) -> Answer {
    let policy = crate::AttachedPolicy::itself("", document.clone());
    let layer = PlainLayer {
        policies: vec![policy],
        cidr_in_range: CidrInRange::default(),
    };
    layer.answer(request, resource)
}

impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStatement => f.write_str("the document has no statement"),
            Self::UnknownAction { pattern } => write!(f, "no documented action is {pattern}"),
            Self::ImpossibleResource { pattern } => {
                write!(f, "no action of the statement names a resource {pattern}")
            }
            Self::UnknownKey { key } => write!(
                f,
                "no service documents the key {key}: it is always missing"
            ),
            Self::KeyNeverFilled { key } => {
                write!(
                    f,
                    "no action of the statement fills {key}: it is always missing"
                )
            }
            Self::OperatorDoesNotSuit { operator, key } => {
                write!(
                    f,
                    "{operator} does not suit {key}: the statement has no effect"
                )
            }
            Self::NoNumber { value } => write!(f, "\"{value}\" is no number: it matches nothing"),
            Self::RoleInCapitals { value } => write!(
                f,
                "role names are in lower case in ARNs: \"{value}\" is no caller"
            ),
            Self::AllowsAllButSome => f.write_str(
                "Allow with NotAction grants everything else, also what services add later",
            ),
            Self::TrustsEverySubject { provider } => write!(
                f,
                "no condition on oidc:sub: whoever has a token of {provider} may assume the role"
            ),
            Self::TrustsEveryAudience { provider } => write!(
                f,
                "no condition on oidc:aud: a token that {provider} gave for any of its clients assumes the role"
            ),
            Self::LocksOutWithoutMfa => {
                f.write_str("who has no MFA device is denied to set one up, and is locked out")
            }
            Self::Bypass(bypass) => write!(f, "the denial is bypassed: {bypass}"),
        }
    }
}

/// Someone who asks, for simulations.
fn anyone() -> Principal {
    let account = cloud_id::AccountId::new(1_234_567_890_123_456).expect("16 digits");
    Principal::user(account, "anyone")
}

fn action(name: &str) -> ActionName {
    ActionName::new(name)
}

#[cfg(test)]
mod tests;
