use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::enable_control_policy::{Request, Response};
use ram::directory::{Entity, ResourceDirectory, first_control_policies};

use super::found;
use super::get_control_policy_enablement_status::word;
use crate::planner::Planner;

/// Brings control policies into force: every folder and member gets the one that allows everything.
///
/// Source: ResourceDirectoryMaster API, `EnableControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    Ok(Response {
        enablement_status: switch(planner, true)?.to_owned(),
    })
}

/// Puts control policies into force or out of it; nothing happens when they are so already. Either way nothing else
/// is left attached. The word for how it is then.
///
/// Source: ResourceManager API, `EnableControlPolicy`, `DisableControlPolicy`.
pub(crate) fn switch(planner: &mut Planner<'_>, enabled: bool) -> Result<&'static str, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let organization = found::own(planner)?;
    if organization.directory.control_policies_enabled == enabled {
        return Ok(word(&organization.directory));
    }
    for target in organization.targets() {
        let attached = first_control_policies(enabled, planner.now());
        target.put_with(planner, &permit, attached);
    }
    let directory = ResourceDirectory {
        control_policies_enabled: enabled,
        ..ResourceDirectory::clone(&organization.directory)
    };
    let is_now = word(&directory);
    organization.bump(planner);
    planner.put_identity(&permit, Entity::ResourceDirectory(Arc::new(directory)));
    Ok(is_now)
}
