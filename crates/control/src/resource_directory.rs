//! Resource Directory, 2022-04-19: folders, members and control policies. ResourceManager's operations of the same
//! names are these.
//!
//! Choice: docs/decisions/0031-resource-directory.md

use crate::action::actions;

pub(crate) mod found;
pub(crate) mod refusal;
pub(crate) mod texts;

actions! { resourcedirectorymaster:
    enable_resource_directory,
    get_resource_directory,
    destroy_resource_directory,
    create_folder,
    get_folder,
    update_folder,
    delete_folder,
    list_folders_for_parent,
    list_ancestors,
    create_resource_account,
    get_account,
    update_account,
    list_accounts,
    list_accounts_for_parent,
    move_account,
    remove_cloud_account,
    enable_control_policy,
    disable_control_policy,
    get_control_policy_enablement_status,
    create_control_policy,
    get_control_policy,
    update_control_policy,
    delete_control_policy,
    list_control_policies,
    attach_control_policy,
    detach_control_policy,
    list_control_policy_attachments_for_target,
    list_target_attachments_for_control_policy,
}
