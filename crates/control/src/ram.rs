//! Resource Access Management, 2015-05-01.

use crate::action::actions;

mod grant;
pub(crate) mod login;
pub(crate) mod marker;
pub(crate) mod mfa;
pub(crate) mod own_rights;
pub(crate) mod policy;
pub(crate) mod recycle_bin;
pub(crate) mod refusal;
pub(crate) mod settings;
pub(crate) mod subject;
pub(crate) mod tags;
pub(crate) mod text;
mod trust;

actions! { ram:
    create_user,
    get_user,
    list_users,
    update_user,
    delete_user,
    list_access_keys,
    update_access_key,
    delete_access_key,
    create_group,
    get_group,
    list_groups,
    update_group,
    delete_group,
    add_user_to_group,
    remove_user_from_group,
    list_groups_for_user,
    list_users_for_group,
    create_access_key,
    create_policy,
    attach_policy_to_user,
    create_role,
    attach_policy_to_role,
    decode_diagnostic_message,
    list_policies,
    get_policy,
    delete_policy,
    update_policy_description,
    create_policy_version,
    get_policy_version,
    list_policy_versions,
    delete_policy_version,
    set_default_policy_version,
    list_entities_for_policy,
    list_policies_for_user,
    list_policies_for_group,
    list_policies_for_role,
    attach_policy_to_group,
    detach_policy_from_user,
    detach_policy_from_group,
    detach_policy_from_role,
    get_role,
    list_roles,
    update_role,
    delete_role,
    create_login_profile,
    get_login_profile,
    update_login_profile,
    delete_login_profile,
    change_password,
    get_password_policy,
    set_password_policy,
    get_security_preference,
    set_security_preference,
    get_account_alias,
    set_account_alias,
    clear_account_alias,
    create_virtual_mfa_device,
    list_virtual_mfa_devices,
    delete_virtual_mfa_device,
    bind_mfa_device,
    unbind_mfa_device,
    get_user_mfa_info,
    get_access_key_last_used,
    create_service_linked_role,
    get_service_linked_role_template,
    delete_service_linked_role,
    tag_resources,
    untag_resources,
    list_tag_resources,
}
