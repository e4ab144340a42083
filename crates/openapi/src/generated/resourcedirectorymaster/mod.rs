//! ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod attach_control_policy;
pub mod create_control_policy;
pub mod create_folder;
pub mod create_resource_account;
pub mod delete_control_policy;
pub mod delete_folder;
pub mod destroy_resource_directory;
pub mod detach_control_policy;
pub mod disable_control_policy;
pub mod enable_control_policy;
pub mod enable_resource_directory;
pub mod get_account;
pub mod get_control_policy;
pub mod get_control_policy_enablement_status;
pub mod get_folder;
pub mod get_resource_directory;
pub mod list_accounts;
pub mod list_accounts_for_parent;
pub mod list_ancestors;
pub mod list_control_policies;
pub mod list_control_policy_attachments_for_target;
pub mod list_folders_for_parent;
pub mod list_target_attachments_for_control_policy;
pub mod move_account;
pub mod remove_cloud_account;
pub mod update_account;
pub mod update_control_policy;
pub mod update_folder;
