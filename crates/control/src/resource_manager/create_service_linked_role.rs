use cloud_id::AccountId;
use openapi::ApiError;
use openapi::generated::ram::create_service_linked_role as ram;
use openapi::generated::resourcemanager::create_service_linked_role::{Request, Response, ResponseRole};

use super::principal::role_principal_name;
use crate::planner::Planner;
use crate::ram::create_service_linked_role;

/// As `Ram:CreateServiceLinkedRole` does.
///
/// Source: ResourceManager API, `CreateServiceLinkedRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = ram::Request {
        custom_suffix: request.custom_suffix.clone(),
        description: request.description.clone(),
        service_name: request.service_name.clone(),
    };
    let answer = create_service_linked_role::plan(planner, &request)?;
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
        is_service_linked_role: it.is_service_linked_role,
        role_id: it.role_id,
        role_principal_name: role_principal_name(account, &it.role_name),
        role_name: it.role_name,
    }
}
