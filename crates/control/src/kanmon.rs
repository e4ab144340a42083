//! Kanmon's own operations, 2026-11-01.
//!
//! Choice: docs/decisions/0007-own-operations.md

use crate::action::actions;

mod account_named;
mod audited_calls;
mod end;
mod holder;
mod named_principal;
mod named_resource;
mod policy_settings;
mod rule_holder;
mod rule_text;
mod side;

actions! { kanmon:
    authorize_service_rules,
    compare_policies,
    create_account,
    debug_dump,
    describe_account_settings,
    describe_region_status,
    describe_security_group_protection,
    explain_path,
    import_system_rules,
    list_accounts,
    list_instances_for_exec,
    list_principals_for_action,
    modify_account_settings,
    modify_security_group_protection,
    set_oidc_provider_keys,
    propose_least_privilege,
    simulate_policy,
    wait_for_revision,
}
