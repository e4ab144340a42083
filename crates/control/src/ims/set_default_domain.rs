use openapi::generated::ims::set_default_domain::{Request, Response};
use openapi::{ApiError, errors};

use super::principal_name::SUFFIX;
use crate::planner::Planner;
use crate::ram::set_account_alias;

/// Sets the domain in the names under which users log in: what stands before `.onaliyun.com` is the alias of the account,
/// or none where it is the account's id.
///
/// Source: IMS API, `SetDefaultDomain`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let domain = request.default_domain_name.as_deref().unwrap_or_default();
    let format = &errors::INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_FORMAT;
    let domain = domain.to_ascii_lowercase();
    let alias = domain.strip_suffix(SUFFIX);
    let alias = alias.ok_or_else(|| format.with(format_args!("it ends with {SUFFIX}")))?;
    let is_legal = |it: u8| it.is_ascii_alphanumeric() || b".-_".contains(&it);
    if alias.is_empty() || !alias.bytes().all(is_legal) {
        return Err(format.with("letters, digits, points, hyphens and underscores"));
    }
    if alias.starts_with('-') || alias.ends_with('-') || alias.contains("--") {
        return Err(format.with("hyphens stand alone and between others"));
    }
    let account = planner.account().to_string();
    let alias = (alias != account).then(|| alias.to_owned());
    set_account_alias::put(planner, &permit, alias)?;
    Ok(Response {
        default_domain_name: domain,
    })
}
