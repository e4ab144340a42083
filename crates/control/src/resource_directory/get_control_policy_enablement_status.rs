use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_control_policy_enablement_status::{
    Request, Response,
};
use ram::directory::ResourceDirectory;

use super::found;
use crate::planner::Planner;

/// Tells whether control policies are in force.
///
/// Source: ResourceDirectoryMaster API, `GetControlPolicyEnablementStatus`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let organization = found::own(planner)?;
    Ok(Response {
        enablement_status: word(&organization.directory).to_owned(),
    })
}

/// The documented word. What is documented as pending takes no time here.
pub(crate) fn word(directory: &ResourceDirectory) -> &'static str {
    match directory.control_policies_enabled {
        true => "Enabled",
        false => "Disabled",
    }
}
