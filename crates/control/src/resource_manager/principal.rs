//! Whom a policy is attached to, by the names of this product.

use cloud_id::AccountId;
use openapi::{ApiError, errors};
use ram::directory::Grantee;

use crate::planner::Planner;

/// A user, a group or a role, by its name in the account.
pub(crate) enum Principal {
    User(String),
    Group(String),
    Role(String),
}

/// What is said of one that has a policy.
pub(crate) struct Named {
    pub(crate) kind: &'static str,
    pub(crate) name: String,
}

/// The principal that a request names: `alice@acme.onaliyun.com`, `team@group.acme.onaliyun.com` or
/// `operator@role.acme.onaliyunservice.com`, with the alias of the account or its id.
///
/// Source: ResourceManager API, `AttachPolicy`, `PrincipalName`.
pub(crate) fn principal(
    planner: &Planner<'_>,
    kind: Option<&str>,
    name: Option<&str>,
) -> Result<Principal, ApiError> {
    let (kind, text) = (kind.unwrap_or_default(), name.unwrap_or_default());
    let (before, after): (&str, &str) = match kind {
        USER => ("", ".onaliyun.com"),
        GROUP => ("group.", ".onaliyun.com"),
        ROLE => ("role.", ".onaliyunservice.com"),
        _ => return Err(errors::INVALID_PARAMETER_PRINCIPAL_TYPE.with(kind)),
    };
    let refused = || {
        errors::INVALID_PARAMETER_PRINCIPAL_NAME
            .with(format_args!("it is NAME@{before}ACCOUNT{after}"))
    };
    let (name, domain) = text.split_once('@').ok_or_else(refused)?;
    let account = domain
        .strip_prefix(before)
        .and_then(|it| it.strip_suffix(after));
    let account = account.ok_or_else(refused)?;
    let alias = planner.identities().settings().alias.clone();
    let is_own = account == planner.account().to_string()
        || alias.is_some_and(|it| it.eq_ignore_ascii_case(account));
    if !is_own {
        return Err(errors::INVALID_PARAMETER_PRINCIPAL_NAME.with("it is of another account"));
    }
    let name = name.to_owned();
    Ok(match kind {
        USER => Principal::User(name),
        GROUP => Principal::Group(name),
        _ => Principal::Role(name),
    })
}

/// How somebody who has a policy is named; nothing for one that is gone.
pub(crate) fn named(planner: &Planner<'_>, grantee: Grantee) -> Option<Named> {
    let identities = planner.identities();
    let account = identities.settings().alias.clone();
    let account = account.unwrap_or_else(|| planner.account().to_string());
    let (kind, name) = match grantee {
        Grantee::User(id) => {
            let name = &identities.user(id)?.name;
            (USER, format!("{name}@{account}.onaliyun.com"))
        }
        Grantee::Group(id) => {
            let name = &identities.group(id)?.name;
            (GROUP, format!("{name}@group.{account}.onaliyun.com"))
        }
        Grantee::Role(id) => {
            let name = &identities.role(id)?.name;
            (ROLE, format!("{name}@role.{account}.onaliyunservice.com"))
        }
    };
    Some(Named { kind, name })
}

/// How a role is named as a principal.
///
/// Source: ResourceManager API, `CreateRole`, `RolePrincipalName`.
pub(crate) fn role_principal_name(account: AccountId, name: &str) -> String {
    format!("{name}@role.{account}.onaliyunservice.com")
}

/// Source: ResourceManager API, `AttachPolicy`, `PrincipalType`.
const USER: &str = "IMSUser";
const GROUP: &str = "IMSGroup";
const ROLE: &str = "ServiceRole";
