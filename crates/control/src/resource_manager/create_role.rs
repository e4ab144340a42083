use cloud_id::AccountId;
use openapi::ApiError;
use openapi::generated::ram::create_role as ram;
use openapi::generated::resourcemanager::create_role::{Request, Response, ResponseRole};

use super::principal::role_principal_name;
use crate::planner::Planner;
use crate::ram::create_role;

/// As `Ram:CreateRole` does.
///
/// Source: ResourceManager API, `CreateRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = ram::Request {
        assume_role_policy_document: request.assume_role_policy_document.clone(),
        description: request.description.clone(),
        max_session_duration: request.max_session_duration,
        role_name: request.role_name.clone(),
        ..ram::Request::default()
    };
    let answer = create_role::plan(planner, &request)?;
    Ok(Response {
        role: role(planner.account(), answer.role),
    })
}

fn role(account: AccountId, it: ram::ResponseRole) -> ResponseRole {
    ResponseRole {
        arn: it.arn,
        assume_role_policy_document: it.assume_role_policy_document,
        create_date: it.create_date,
        description: it.description,
        max_session_duration: it.max_session_duration,
        role_id: it.role_id,
        role_principal_name: role_principal_name(account, &it.role_name),
        role_name: it.role_name,
    }
}
