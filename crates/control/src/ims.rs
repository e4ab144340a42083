//! Identity Management Service, 2019-08-15: what RAM does in other words, and what RAM has not.

use crate::action::actions;

mod contact;
mod key_policy;
pub(crate) mod oidc;
pub(crate) mod principal_name;
mod recycled;
mod saml;
mod shown_login;
mod shown_password_policy;
mod shown_preference;
mod shown_user;
mod tagged_users;

actions! { ims:
    add_client_id_to_oidc_provider,
    add_fingerprint_to_oidc_provider,
    create_oidc_provider,
    delete_oidc_provider,
    get_oidc_provider,
    list_oidc_providers,
    remove_client_id_from_oidc_provider,
    remove_fingerprint_from_oidc_provider,
    update_oidc_provider,
    create_saml_provider,
    delete_saml_provider,
    get_saml_provider,
    list_saml_providers,
    update_saml_provider,
    get_account_summary,
    add_user_to_group,
    bind_mfa_device,
    change_password,
    create_access_key,
    create_group,
    create_login_profile,
    create_user,
    create_virtual_mfa_device,
    delete_access_key,
    delete_access_key_in_recycle_bin,
    delete_group,
    delete_login_profile,
    delete_user,
    delete_user_in_recycle_bin,
    delete_virtual_mfa_device,
    disable_virtual_mfa,
    generate_credential_report,
    get_access_key_info_in_recycle_bin,
    get_access_key_last_used,
    get_access_key_policy,
    get_access_key_policy_for_account,
    get_account_mfa_info,
    get_account_security_practice_report,
    get_credential_report,
    get_default_domain,
    get_group,
    get_login_profile,
    get_password_policy,
    get_security_preference,
    get_user,
    get_user_in_recycle_bin,
    get_user_mfa_info,
    get_verification_info,
    list_access_keys,
    list_access_keys_in_recycle_bin,
    list_groups,
    list_groups_for_user,
    list_tag_resources,
    list_user_basic_infos,
    list_users,
    list_users_for_group,
    list_users_in_recycle_bin,
    list_virtual_mfa_devices,
    remove_user_from_group,
    restore_access_key_from_recycle_bin,
    restore_user_from_recycle_bin,
    set_access_key_policy,
    set_access_key_policy_for_account,
    set_default_domain,
    set_password_policy,
    set_security_preference,
    set_verification_info,
    tag_resources,
    unbind_mfa_device,
    unbind_verification,
    untag_resources,
    update_access_key,
    update_group,
    update_login_profile,
    update_user,
}
