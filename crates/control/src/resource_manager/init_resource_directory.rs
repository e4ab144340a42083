use openapi::ApiError;
use openapi::generated::resourcemanager::init_resource_directory::{
    Request, Response, ResponseResourceDirectory,
};

use crate::planner::Planner;
use crate::resource_directory::enable_resource_directory::made;

/// Makes the caller's account the management account of a resource directory: the older name of
/// `EnableResourceDirectory`.
///
/// Source: ResourceManager API, `InitResourceDirectory`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
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
