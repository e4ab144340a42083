//! Policies attached and detached.

use openapi::{ApiError, errors};
use ram::directory::{Attachment, PolicyRef, Scope};

use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::resource_manager::group;

/// The scope that a request names: a resource group, or the whole account.
///
/// Source: RAM API, `AttachPolicyToUser`, `ResourceGroupId`.
pub(crate) fn scope(resource_group: Option<&str>) -> Result<Scope, ApiError> {
    match resource_group {
        None | Some("") => Ok(Scope::Account),
        Some(text) => {
            let id = text.parse().map_err(|error| {
                errors::INVALID_PARAMETER.with(format_args!("ResourceGroupId is {text:?}: {error}"))
            })?;
            Ok(Scope::ResourceGroup(id))
        }
    }
}

/// As [`scope`], of a resource group that is there, and still is when this commits.
pub(crate) fn scope_there(
    planner: &mut Planner<'_>,
    resource_group: Option<&str>,
) -> Result<Scope, ApiError> {
    let scope = scope(resource_group)?;
    if let Scope::ResourceGroup(id) = &scope {
        group::there(planner, id.as_str())
            .ok_or_else(|| errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP.error())?;
        group::bump(planner, id);
    }
    Ok(scope)
}

/// A policy that is attached now. Takes part in the invariant that nothing is attached that is gone.
pub(crate) fn attachment(planner: &mut Planner<'_>, policy: PolicyRef, scope: Scope) -> Attachment {
    planner.bump(GuardKey::Directory(planner.account()));
    let attached = planner.now();
    Attachment {
        policy,
        scope,
        attached,
    }
}
