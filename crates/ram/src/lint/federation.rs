//! Trust in an OIDC provider without saying whose tokens, or tokens for whom, are meant.
//!
//! Source: RAM, policy elements, Principal.

use crate::cidr_in_range::CidrInRange;
use crate::condition_key::{ConditionKey, KnownKey};
use crate::context::Context;
use crate::evaluate::holds_for;
use crate::policy_document::Dialect;
use crate::principal::Principal;
use crate::principal_pattern::ram_arn;
use crate::request::Request;
use crate::statement::{Effect, PrincipalPattern, Statement};
use crate::value::Value;

use super::{Concern, action, anyone};

/// What a statement lets any token of a provider do: each of the two keys is tried with a value that nobody wrote.
/// Conditions that hold for it leave everybody in, as a `*` does, or one that only leaves some out.
pub(super) fn of(statement: &Statement, dialect: Dialect) -> Vec<Concern> {
    let Some(provider) = statement.principals.iter().find_map(oidc_provider) else {
        return Vec::new();
    };
    if statement.effect != Effect::Allow {
        return Vec::new();
    }
    let provider = provider.to_owned();
    let mut concerns = Vec::new();
    if lets_anything(statement, KnownKey::OidcSubject, dialect) {
        let provider = provider.clone();
        concerns.push(Concern::TrustsEverySubject { provider });
    }
    if lets_anything(statement, KnownKey::OidcAudience, dialect) {
        concerns.push(Concern::TrustsEveryAudience { provider });
    }
    concerns
}

fn oidc_provider(principal: &PrincipalPattern) -> Option<&str> {
    let PrincipalPattern::Federated(arn) = principal else {
        return None;
    };
    let (_, relative) = ram_arn(arn)?;
    relative.starts_with("oidc-provider/").then_some(relative)
}

fn lets_anything(statement: &Statement, key: KnownKey, dialect: Dialect) -> bool {
    let mut context = Context::new();
    context.set(key, NOBODY_WROTE);
    let principal = Principal::federated(anyone().account(), "oidc-provider/any");
    let request = Request {
        principal: &principal,
        action: &action("sts:AssumeRole"),
        resources: &[],
        context: &context,
    };
    let value = [Value::Text(NOBODY_WROTE)];
    let mut about_key = statement
        .conditions
        .iter()
        .filter(|condition| condition.key == ConditionKey::Known(key));
    about_key
        .all(|condition| holds_for(condition, &value, dialect, CidrInRange::default(), &request))
}

/// A control character: no subject and no audience has one.
const NOBODY_WROTE: &str = "\u{1}nobody";
