//! `UserPrincipalName`: the name of a user and the domain of its account, as `alice@acme.onaliyun.com`.
//!
//! Choice: docs/decisions/0042-identity-management-service.md

use openapi::{ApiError, ErrorRow, errors};
use ram::directory::{User, UserId, UserName};

use crate::planner::Planner;

/// What every default domain ends with.
///
/// Source: IMS API, `SetDefaultDomain`.
pub(super) const SUFFIX: &str = ".onaliyun.com";

/// The domain in the names of an account's users.
pub(crate) struct Domain(String);

impl Domain {
    /// The default domain of the calling account: its alias, or its id.
    pub(crate) fn of_caller(planner: &Planner<'_>) -> Self {
        let alias = planner.identities().settings().alias.clone();
        let first = alias.unwrap_or_else(|| planner.account().to_string());
        Self(format!("{first}{SUFFIX}"))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The principal name of a user.
    pub(crate) fn principal_name(&self, name: &UserName) -> String {
        format!("{name}@{}", self.0)
    }
}

/// The name of the user in a principal name of the calling account.
///
/// # Errors
/// `InvalidParameter.UserPrincipalName.Format`; `EntityNotExist.User` for a domain of another account, once the caller
/// may do it to every user.
pub(crate) fn user_name(planner: &mut Planner<'_>, text: Option<&str>) -> Result<String, ApiError> {
    let format = &errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT;
    let (name, is_own) = parts(planner, text.unwrap_or_default(), format)?;
    found_or_nobody(planner, is_own.then(|| name.to_string()))
}

/// As [`user_name`], where it may be left out.
pub(super) fn user_name_or_none(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<Option<String>, ApiError> {
    let given = text.filter(|it| !it.is_empty());
    given.map(|it| user_name(planner, Some(it))).transpose()
}

/// The name in a new principal name, whose domain is the account's.
///
/// # Errors
/// `format`.
pub(super) fn new_user_name(
    planner: &Planner<'_>,
    text: Option<&str>,
    format: &ErrorRow,
) -> Result<String, ApiError> {
    let (name, is_own) = parts(planner, text.unwrap_or_default(), format)?;
    match is_own {
        true => Ok(name.to_string()),
        false => {
            let domain = Domain::of_caller(planner);
            Err(format.with(format_args!("the domain is {}", domain.as_str())))
        }
    }
}

/// The name in a principal name, and whether its domain is the calling account's.
fn parts(
    planner: &Planner<'_>,
    text: &str,
    format: &ErrorRow,
) -> Result<(UserName, bool), ApiError> {
    let refused = || format.with("it is NAME@DOMAIN");
    let (name, domain) = text.split_once('@').ok_or_else(refused)?;
    let name: UserName = name.parse().map_err(|_| refused())?;
    let own = Domain::of_caller(planner);
    let by_id = format!("{}{SUFFIX}", planner.account());
    let is_own = [own.as_str(), by_id.as_str()]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(domain));
    Ok((name, is_own))
}

/// The name of the user that a request names by its id or by its principal name.
///
/// # Errors
/// `EntityNotExist.User`, once the caller may do it to every user; those of [`user_name`].
pub(super) fn of_id_or_name(
    planner: &mut Planner<'_>,
    id: Option<&str>,
    text: Option<&str>,
) -> Result<String, ApiError> {
    let Some(id) = id.filter(|it| !it.is_empty()) else {
        return user_name(planner, text);
    };
    let id: UserId = id
        .parse()
        .map_err(|_| errors::INVALID_PARAMETER_USER_ID.with("it is no id"))?;
    let found = planner.identities().user(id).map(|it| it.name.to_string());
    found_or_nobody(planner, found)
}

/// A user's name that was looked up, or the refusal that is given to whoever may ask about any user.
pub(super) fn found_or_nobody(
    planner: &mut Planner<'_>,
    found: Option<String>,
) -> Result<String, ApiError> {
    let Some(name) = found else {
        planner.permit("user/*", planner.account())?;
        return Err(errors::ENTITY_NOT_EXIST_USER.error());
    };
    Ok(name)
}

/// `active` or `freeze`, or both: whether a list with this `Status` shows users. None is frozen here.
///
/// Source: IMS API, `ListUserBasicInfos`, `Status`.
pub(super) fn shows_active(status: Option<&str>) -> Result<bool, ApiError> {
    let Some(status) = status.filter(|it| !it.is_empty()) else {
        return Ok(true);
    };
    let mut shows = false;
    for word in status.split(',') {
        match word.trim() {
            "active" => shows = true,
            "freeze" => {}
            other => return Err(errors::INVALID_PARAMETER_STATUS.with(other)),
        }
    }
    Ok(shows)
}

/// `UserId`s and principal names of a request that names several users.
pub(super) fn user_names(
    planner: &mut Planner<'_>,
    ids: &[String],
    names: &[String],
) -> Result<Vec<String>, ApiError> {
    if ids.len() + names.len() > MOST_NAMES {
        let refused = &errors::INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME;
        return Err(refused.with(format_args!("1 to {MOST_NAMES} users")));
    }
    let mut found: Vec<String> = Vec::new();
    for id in ids {
        let user = id.parse().ok().and_then(|id| {
            let identities = planner.identities();
            identities.user(id).map(|it| it.name.to_string())
        });
        found.push(found_or_nobody(planner, user)?);
    }
    for name in names {
        found.push(user_name(planner, Some(name))?);
    }
    found.sort();
    found.dedup();
    Ok(found)
}

const MOST_NAMES: usize = 50;

/// How a user came to be: all are made by hand here.
///
/// Source: IMS API, `GetUser`, `ProvisionType`.
pub(super) const PROVISION_TYPE: &str = "Manual";

/// Tags of a user as pairs.
pub(super) fn tags<T>(user: &User, shown: impl Fn(String, String) -> T) -> Vec<T> {
    let pairs = user.tags.iter();
    pairs
        .map(|(key, value)| shown(key.to_owned(), value.to_owned()))
        .collect()
}
