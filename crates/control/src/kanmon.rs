//! Kanmon's own operations, 2026-11-01.
//!
//! Choice: docs/decisions/0007-own-operations.md

use crate::action::actions;

mod end;
mod rule_text;
mod side;

actions! { kanmon:
    debug_dump,
    describe_region_status,
    explain_path,
    list_instances_for_exec,
    wait_for_revision,
}
