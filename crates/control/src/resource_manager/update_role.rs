use cloud_id::AccountId;
use openapi::ApiError;
use openapi::generated::ram::update_role as ram;
use openapi::generated::resourcemanager::update_role::{Request, Response, ResponseRole};

use super::principal::role_principal_name;
use crate::planner::Planner;
use crate::ram::update_role;

/// As `Ram:UpdateRole` does.
///
/// Source: ResourceManager API, `UpdateRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = ram::Request {
        new_assume_role_policy_document: request.new_assume_role_policy_document.clone(),
        new_description: request.new_description.clone(),
        new_max_session_duration: request.new_max_session_duration,
        role_name: request.role_name.clone(),
        ..ram::Request::default()
    };
    let answer = update_role::plan(planner, &request)?;
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
        update_date: it.update_date,
    }
}
