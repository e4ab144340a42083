//! Resource Access Management, 2015-05-01.

use crate::action::actions;

mod grant;
mod marker;
pub(crate) mod refusal;
mod subject;
pub(crate) mod text;

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
}
