use std::sync::Arc;

use openapi::generated::resourcedirectorymaster::enable_resource_directory::{
    Request, Response, ResponseResourceDirectory,
};
use openapi::{ApiError, errors};
use ram::directory::{Entity, Folder, FolderId, ResourceDirectory, ResourceDirectoryId};

use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes the caller's account the management account of a resource directory of its own, with a root folder.
///
/// Source: ResourceDirectoryMaster API, `EnableResourceDirectory`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let mode = request.enable_mode.as_deref().unwrap_or_default();
    if mode != "CurrentAccount" {
        return Err(errors::INVALID_PARAMETER_ENABLE_MODE.with(format_args!(
            "it is {mode:?}; here only CurrentAccount is offered"
        )));
    }
    let directory = made(planner)?;
    Ok(Response {
        resource_directory: ResponseResourceDirectory {
            create_time: directory.created.to_string(),
            master_account_id: planner.account().to_string(),
            master_account_name: planner.account().to_string(),
            resource_directory_id: directory.id.to_string(),
            root_folder_id: directory.root.to_string(),
        },
    })
}

/// A new resource directory, in which no control policy is in force.
pub(crate) fn made(planner: &mut Planner<'_>) -> Result<ResourceDirectory, ApiError> {
    let account = planner.account();
    let permit = planner.permit("*", account)?;
    if planner.directory().membership(account).is_some() {
        return Err(errors::NOT_SUPPORT_ACCOUNT_IN_ANOTHER_RESOURCE_DIRECTORY.error());
    }
    if planner.identities().resource_directory().is_some() {
        return Err(errors::ENTITY_ALREADY_EXISTS_RESOURCE_DIRECTORY.error());
    }
    let root = Folder {
        id: FolderId::root_from_random(planner.random()),
        name: "Root".to_owned(),
        parent: None,
        control_policies: Vec::new(),
        tags: cloud_id::Tags::default(),
        created: planner.now(),
    };
    let directory = ResourceDirectory {
        id: ResourceDirectoryId::from_random(planner.random()),
        root: root.id.clone(),
        control_policies_enabled: false,
        member_deletion_enabled: false,
        created: planner.now(),
    };
    planner.bump(GuardKey::ResourceDirectory(account));
    planner.put_identity(&permit, Entity::Folder(Arc::new(root)));
    planner.put_identity(
        &permit,
        Entity::ResourceDirectory(Arc::new(directory.clone())),
    );
    Ok(directory)
}
