//! Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod add_user_to_group;
pub mod attach_policy_to_role;
pub mod attach_policy_to_user;
pub mod create_access_key;
pub mod create_group;
pub mod create_policy;
pub mod create_role;
pub mod create_user;
pub mod decode_diagnostic_message;
pub mod delete_access_key;
pub mod delete_group;
pub mod delete_user;
pub mod get_group;
pub mod get_user;
pub mod list_access_keys;
pub mod list_groups;
pub mod list_groups_for_user;
pub mod list_users;
pub mod list_users_for_group;
pub mod remove_user_from_group;
pub mod update_access_key;
pub mod update_group;
pub mod update_user;
