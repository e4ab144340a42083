//! Resource Manager, 2020-03-31: resource groups, and the operations of the resource directory, which are those of
//! ResourceDirectoryMaster.
//!
//! Choice: docs/decisions/0031-resource-directory.md

use crate::action::actions;

pub(crate) mod group;

actions! { resourcemanager:
    init_resource_directory,
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
    create_resource_group,
    get_resource_group,
    update_resource_group,
    delete_resource_group,
    list_resource_groups,
    move_resources,
}
