//! The user, group, role or policy that a request is about.

use std::sync::Arc;

use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::{
    Group, GroupName, PolicyName, PolicyRef, Role, RoleName, SystemPolicy, User, UserName,
};

use super::own_rights::own_actions;
use super::refusal;
use crate::caller::{Identity, Permit};
use crate::planner::Planner;

/// `UserName`.
pub(crate) fn user_name(text: Option<&str>) -> Result<UserName, ApiError> {
    let name = text.unwrap_or_default().parse();
    let length = errors::INVALID_PARAMETER_USER_NAME_LENGTH;
    let characters = errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS;
    name.map_err(|error| refusal::bad_name(error, &length, &characters))
}

/// `GroupName`.
pub(crate) fn group_name(text: Option<&str>) -> Result<GroupName, ApiError> {
    let name = text.unwrap_or_default().parse();
    let length = errors::INVALID_PARAMETER_GROUP_NAME_LENGTH;
    let characters = errors::INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS;
    name.map_err(|error| refusal::bad_name(error, &length, &characters))
}

/// `RoleName`.
pub(crate) fn role_name(text: Option<&str>) -> Result<RoleName, ApiError> {
    let name = text.unwrap_or_default().parse();
    let length = errors::INVALID_PARAMETER_ROLE_NAME_LENGTH;
    let characters = errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS;
    name.map_err(|error| refusal::bad_name(error, &length, &characters))
}

/// `PolicyName`.
pub(crate) fn policy_name(text: Option<&str>) -> Result<PolicyName, ApiError> {
    let name = text.unwrap_or_default().parse();
    let length = errors::INVALID_PARAMETER_POLICY_NAME_LENGTH;
    let characters = errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS;
    name.map_err(|error| refusal::bad_name(error, &length, &characters))
}

/// `PolicyType`.
pub(crate) fn policy_kind(text: Option<&str>) -> Result<PolicyKind, ApiError> {
    let text = text.unwrap_or_default();
    PolicyKind::of(text).ok_or_else(|| errors::INVALID_PARAMETER_POLICY_TYPE.with(text))
}

/// `PolicyType` and `PolicyName`, of a policy that is there, and that the caller may do what it asks to it: attaching
/// one asks for the policy as well as for whom it is attached to.
///
/// Source: RAM API, authorization.
pub(crate) fn policy_ref(
    planner: &mut Planner<'_>,
    kind: Option<&str>,
    name: Option<&str>,
) -> Result<PolicyRef, ApiError> {
    let kind = policy_kind(kind)?;
    let name = policy_name(name)?;
    let asked = PolicyRef { kind, name };
    planner.permit_policy(&asked)?;
    let name = asked.name;
    let name = match kind {
        PolicyKind::System => {
            let found = SystemPolicy::named(name.as_str());
            let found = found.ok_or_else(|| errors::ENTITY_NOT_EXIST_POLICY.with(&name))?;
            policy_name(Some(found.name))?
        }
        PolicyKind::Custom => {
            let identities = planner.identities();
            let found = identities
                .policy_named(name.as_str())
                .map_err(refusal::refused)?;
            found.name.clone()
        }
    };
    Ok(PolicyRef { kind, name })
}

/// A user of the caller's account, and that the caller may do what it asks to it.
pub(crate) fn user(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<User>, Permit), ApiError> {
    let name = user_name(text)?;
    let permit = planner.permit(&format!("user/{name}"), planner.account())?;
    let identities = planner.identities();
    let user = identities
        .user_named(name.as_str())
        .map_err(refusal::refused)?;
    Ok((Arc::clone(user), permit))
}

/// A group of the caller's account, and that the caller may do what it asks to it.
pub(crate) fn group(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<Group>, Permit), ApiError> {
    let name = group_name(text)?;
    let permit = planner.permit(&format!("group/{name}"), planner.account())?;
    let identities = planner.identities();
    let group = identities
        .group_named(name.as_str())
        .map_err(refusal::refused)?;
    Ok((Arc::clone(group), permit))
}

/// A role of the caller's account, and that the caller may do what it asks to it.
pub(crate) fn role(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<Role>, Permit), ApiError> {
    let name = role_name(text)?;
    let permit = planner.permit(&format!("role/{}", name.folded()), planner.account())?;
    let identities = planner.identities();
    let role = identities
        .role_named(name.as_str())
        .map_err(refusal::refused)?;
    Ok((Arc::clone(role), permit))
}

/// As [`user`], where users may do it to themselves when the security preference of the account says so.
///
/// Source: RAM API, `SetSecurityPreference`.
pub(crate) fn own_user(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<User>, Permit), ApiError> {
    let name = user_name(text)?;
    let identities = planner.identities();
    let found = identities.user_named(name.as_str());
    let is_own = match &planner.caller().identity {
        Identity::User(id) => found.is_ok_and(|user| user.id == *id),
        Identity::Root | Identity::Role(_) | Identity::Federated(_) => false,
    };
    let action = planner.surroundings.action.as_str();
    let mut own = own_actions(&identities.settings().preference);
    let is_preferred = is_own && own.any(|it| it.eq_ignore_ascii_case(action));
    let permit = planner.permit_or_own(&format!("user/{name}"), is_preferred)?;
    let user = found.map_err(refusal::refused)?;
    Ok((Arc::clone(user), permit))
}

/// The user of a name; without one, the user who calls.
pub(crate) fn user_or_caller(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<User>, Permit), ApiError> {
    let own = match &planner.caller().identity {
        Identity::User(id) => planner
            .identities()
            .user(*id)
            .map(|user| user.name.to_string()),
        Identity::Root | Identity::Role(_) | Identity::Federated(_) => None,
    };
    let own = own.as_deref();
    let name = text.filter(|it| !it.is_empty()).or(own);
    own_user(planner, name)
}
