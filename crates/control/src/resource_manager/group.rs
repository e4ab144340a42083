//! The resource group that a request names, and what is in it.

use std::sync::Arc;

use estate::Snapshot;
use openapi::{ApiError, ErrorRow, errors};
use ram::directory::{ResourceGroup, ResourceGroupId};

use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// How many resource groups an account may have.
///
/// Choice: docs/decisions/0031-resource-directory.md
pub(crate) const MOST_GROUPS: usize = 100;

/// A resource group is ready at once, everywhere.
pub(crate) const STATUS: &str = "OK";

/// A resource group of the caller's account, and that the caller may do what it asks to it.
pub(crate) fn named(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<ResourceGroup>, Permit), ApiError> {
    let text = text.unwrap_or_default();
    let permit = planner.permit(&format!("resourcegroup/{text}"), planner.account())?;
    let found = text
        .parse()
        .ok()
        .and_then(|id| planner.identities().resource_group(&id).cloned());
    let group = found.ok_or_else(|| errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP.error())?;
    Ok((group, permit))
}

/// The id of a resource group that the caller's account has.
pub(crate) fn there(planner: &Planner<'_>, text: &str) -> Option<ResourceGroupId> {
    let id = text.parse().ok()?;
    planner
        .identities()
        .resource_group(&id)
        .map(|it| it.id.clone())
}

/// Takes part in the invariant that nothing is in a resource group that is gone.
pub(crate) fn bump(planner: &mut Planner<'_>, id: &ResourceGroupId) {
    planner.bump(GuardKey::ResourceGroupContents(
        planner.account(),
        id.clone(),
    ));
}

/// What is in a resource group of the caller's account, in any region: its id, for the first of each kind.
pub(crate) fn something_in(planner: &Planner<'_>, id: &ResourceGroupId) -> Option<String> {
    let snapshot: &Snapshot = planner.snapshot();
    let account = planner.account();
    macro_rules! first {
        ($all:ident, $name:ident) => {
            snapshot
                .$all()
                .find(|it| it.owner == account && it.resource_group == id.as_str())
                .map(|it| it.$name.to_string())
        };
    }
    first!(vpcs, id)
        .or_else(|| first!(vswitches, id))
        .or_else(|| first!(security_groups, id))
        .or_else(|| first!(prefix_lists, id))
        .or_else(|| first!(port_range_lists, id))
        .or_else(|| first!(enis, id))
        .or_else(|| first!(instances, id))
        .or_else(|| first!(eips, id))
        .or_else(|| first!(key_pairs, name))
}

/// The name of a resource group.
///
/// Source: ResourceManager API, `CreateResourceGroup`, `Name`.
pub(crate) fn name(text: Option<&str>) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let is_legal = (3..=50).contains(&text.len())
        && text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_');
    if !is_legal {
        return Err(errors::INVALID_PARAMETER_NAME
            .with("it has 3 to 50 letters, digits, \"-\" and \"_\", and begins with a letter"));
    }
    Ok(text.to_owned())
}

/// The name of a resource group for people.
///
/// Source: ResourceManager API, `CreateResourceGroup`, `DisplayName`.
pub(crate) fn display_name(text: Option<&str>, refused: &ErrorRow) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let count = text.chars().count();
    if !(1..=50).contains(&count) {
        return Err(refused.with(format_args!("{count} characters; it may have 1 to 50")));
    }
    Ok(text.to_owned())
}
