use openapi::generated::resourcedirectorymaster::get_resource_directory::{
    Request, Response, ResponseResourceDirectory,
};
use openapi::{ApiError, errors};

use super::get_control_policy_enablement_status::word;
use super::set_member_deletion_permission::deletion_word;
use crate::planner::Planner;

/// Shows the resource directory that the account manages or is a member of.
///
/// Source: ResourceDirectoryMaster API, `GetResourceDirectory`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    planner.permit("*", account)?;
    let own = planner.directory().account(account).map(|it| (account, it));
    let own = own.filter(|(_, it)| it.resource_directory().is_some());
    let of_other = planner
        .directory()
        .membership(account)
        .map(|(other, it, _)| (other, it));
    let found = own.or(of_other);
    let found = found.and_then(|(account, it)| Some((account, it.resource_directory()?)));
    let none = || errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY.error();
    let (management, directory) = found.ok_or_else(none)?;
    Ok(Response {
        resource_directory: ResponseResourceDirectory {
            control_policy_status: word(directory).to_owned(),
            create_time: directory.created.to_string(),
            identity_information: String::new(),
            master_account_id: management.to_string(),
            master_account_name: management.to_string(),
            member_account_display_name_sync_status: "Disabled".to_owned(),
            member_deletion_status: deletion_word(directory.member_deletion_enabled).to_owned(),
            resource_directory_id: directory.id.to_string(),
            root_folder_id: directory.root.to_string(),
        },
    })
}
