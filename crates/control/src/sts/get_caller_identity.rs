use openapi::ApiError;
use openapi::generated::sts::get_caller_identity::{Request, Response};

use crate::caller::Identity;
use crate::planner::Planner;

/// Says who calls. Everybody may ask, whatever policies say.
///
/// Source: STS API, `GetCallerIdentity`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.needs_no_permission();
    let caller = planner.caller();
    let (user_id, role_id) = match &caller.identity {
        Identity::Root => (caller.account.to_string(), String::new()),
        Identity::Federated(_) => (String::new(), String::new()),
        Identity::User(id) => (id.to_string(), String::new()),
        Identity::Role(session) => (String::new(), session.role.to_string()),
    };
    Ok(Response {
        account_id: caller.account.to_string(),
        arn: caller.arn(),
        identity_type: caller.identity_type().to_owned(),
        principal_id: caller.principal_id(),
        role_id,
        user_id,
    })
}
