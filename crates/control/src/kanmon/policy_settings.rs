//! What is set for the policies of an account.

use std::sync::Arc;

use cloud_id::AccountId;
use openapi::{ApiError, errors};
use ram::directory::{Entity, IdentitySettings, RuleWriters};
use ram::{CidrInRange, Dialect};

use crate::planner::Planner;

/// What is set for an account's identities.
pub(super) fn of(planner: &Planner<'_>, account: AccountId) -> IdentitySettings {
    planner
        .directory()
        .account(account)
        .map(|it| IdentitySettings::clone(it.settings()))
        .unwrap_or_default()
}

/// The name of a dialect in settings.
pub(super) fn dialect_name(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Strict => STRICT,
        Dialect::Extended => EXTENDED,
    }
}

/// What is to be set; what is left out stays.
pub(super) struct Given<'r> {
    pub(super) cidr_in_range: Option<&'r str>,
    pub(super) dialect: Option<&'r str>,
    pub(super) rule_writer_resource: Option<&'r str>,
}

/// Sets what is given, for the account that runs the region.
///
/// Choice: docs/decisions/0036-what-policies-are-told.md
pub(super) fn set(
    planner: &mut Planner<'_>,
    account: AccountId,
    given: &Given<'_>,
) -> Result<(), ApiError> {
    let refused =
        |name: &str, given: &str| errors::INVALID_PARAMETER.with(format_args!("{name} is {given}"));
    let mut settings = of(planner, account);
    if let Some(name) = given.cidr_in_range {
        settings.cidr_in_range =
            CidrInRange::of(name).ok_or_else(|| refused("CidrInRange", name))?;
    }
    if let Some(name) = given.rule_writer_resource {
        settings.rule_writers =
            RuleWriters::of(name).ok_or_else(|| refused("RuleWriterResource", name))?;
    }
    if let Some(name) = given.dialect {
        settings.dialect = match name {
            STRICT => Dialect::Strict,
            EXTENDED => Dialect::Extended,
            _ => return Err(refused("PolicyDialect", name)),
        };
    }
    if settings != of(planner, account) {
        settings.updated = planner.now();
        let permit = planner.permit_of_operator(&format!("account/{account}"), account)?;
        planner.put_identity(&permit, Entity::Settings(Arc::new(settings)));
    }
    Ok(())
}

const STRICT: &str = "strict";
const EXTENDED: &str = "extended";
