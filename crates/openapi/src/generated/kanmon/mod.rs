//! Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod authorize_service_rules;
pub mod compare_policies;
pub mod create_account;
pub mod debug_dump;
pub mod describe_account_settings;
pub mod describe_region_status;
pub mod describe_security_group_protection;
pub mod explain_path;
pub mod import_system_rules;
pub mod list_accounts;
pub mod list_instances_for_exec;
pub mod list_principals_for_action;
pub mod modify_account_settings;
pub mod modify_security_group_protection;
pub mod propose_least_privilege;
pub mod set_oidc_provider_keys;
pub mod simulate_policy;
pub mod wait_for_revision;
