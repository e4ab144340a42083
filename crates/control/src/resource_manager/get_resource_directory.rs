use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_resource_directory as directory;
use openapi::generated::resourcemanager::get_resource_directory::{
    Request, Response, ResponseResourceDirectory,
};

use crate::planner::Planner;
use crate::resource_directory::get_resource_directory;

/// As `ResourceDirectoryMaster:GetResourceDirectory` does.
///
/// Source: ResourceManager API, `GetResourceDirectory`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    let answer = get_resource_directory::plan(planner, &directory::Request {})?;
    Ok(Response {
        resource_directory: resource_directory(answer.resource_directory),
    })
}

fn resource_directory(it: directory::ResponseResourceDirectory) -> ResponseResourceDirectory {
    ResponseResourceDirectory {
        control_policy_status: it.control_policy_status,
        create_time: it.create_time,
        identity_information: it.identity_information,
        master_account_id: it.master_account_id,
        master_account_name: it.master_account_name,
        member_deletion_status: it.member_deletion_status,
        resource_directory_id: it.resource_directory_id,
        root_folder_id: it.root_folder_id,
    }
}
