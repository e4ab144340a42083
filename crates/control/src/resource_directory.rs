//! Resource Directory, 2022-04-19: folders, members and control policies. ResourceManager's operations of the same
//! names are these.
//!
//! Choice: docs/decisions/0031-resource-directory.md

use crate::action::actions;

pub(crate) mod deletion;
pub(crate) mod found;
pub(crate) mod handshakes;
pub(crate) mod refusal;
pub(crate) mod tags;
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
    invite_account_to_resource_directory,
    accept_handshake,
    decline_handshake,
    cancel_handshake,
    get_handshake,
    list_handshakes_for_resource_directory,
    list_handshakes_for_account,
    set_member_deletion_permission,
    check_account_delete,
    get_account_deletion_check_result,
    delete_account,
    get_account_deletion_status,
    register_delegated_administrator,
    deregister_delegated_administrator,
    list_delegated_administrators,
    list_delegated_services_for_account,
    list_trusted_service_status,
    tag_resources,
    untag_resources,
    list_tag_resources,
    list_tag_keys,
    list_tag_values,
}
