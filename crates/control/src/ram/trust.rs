//! What roles are made and changed with.

use openapi::{ApiError, ErrorRow, errors};
use ram::directory::Role;
use ram::{DocumentKind, PolicyDocument};

use super::refusal;
use crate::planner::Planner;

/// A trust policy, by the rules of its length and of the account's language.
pub(crate) fn read(
    planner: &Planner<'_>,
    text: &str,
    length: &ErrorRow,
) -> Result<PolicyDocument, ApiError> {
    let most = DocumentKind::Trust.max_characters();
    if text.chars().count() > most {
        return Err(length.with(format_args!("at most {most} characters")));
    }
    let dialect = planner.identities().settings().dialect;
    PolicyDocument::parse(text, DocumentKind::Trust, dialect)
        .map_err(|error| refusal::malformed(&error))
}

/// How long a session may last, in seconds.
pub(crate) fn session_secs(secs: i64, refused: &ErrorRow) -> Result<u32, ApiError> {
    let (least, most) = Role::SESSION_SECS;
    u32::try_from(secs)
        .ok()
        .filter(|secs| (least..=most).contains(secs))
        .ok_or_else(|| refused.with(secs))
}

/// A role that a service is linked to changes with its service only.
///
/// Source: RAM guide, service-linked roles.
pub(crate) fn not_of_a_service(role: &Role) -> Result<(), ApiError> {
    match &role.service {
        None => Ok(()),
        Some(service) => Err(errors::INVALID_OPERATION_ROLE_SERVICE_LINKED.with(service)),
    }
}
