use std::sync::Arc;

use openapi::generated::resourcedirectorymaster::set_member_deletion_permission::{
    Request, Response,
};
use openapi::{ApiError, errors};
use ram::directory::{Entity, ResourceDirectory};

use super::found;
use crate::planner::Planner;

/// Says whether members of the resource directory can be deleted.
///
/// Source: ResourceDirectoryMaster API, `SetMemberDeletionPermission`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let organization = found::own(planner)?;
    let word = request.status.as_deref().unwrap_or_default();
    let all = [true, false].into_iter();
    let member_deletion_enabled = all
        .into_iter()
        .find(|it| deletion_word(*it) == word)
        .ok_or_else(|| errors::INVALID_PARAMETER_STATUS.with(word))?;
    let directory = ResourceDirectory {
        member_deletion_enabled,
        ..ResourceDirectory::clone(&organization.directory)
    };
    if directory != *organization.directory {
        planner.put_identity(&permit, Entity::ResourceDirectory(Arc::new(directory)));
    }
    Ok(Response {
        management_account_id: organization.management.to_string(),
        member_deletion_status: word.to_owned(),
        resource_directory_id: organization.directory.id.to_string(),
    })
}

/// Source: ResourceDirectoryMaster API, `SetMemberDeletionPermission`, `Status`.
pub(crate) fn deletion_word(is_enabled: bool) -> &'static str {
    match is_enabled {
        true => "Enabled",
        false => "Disabled",
    }
}
