//! Kanmon's own operations, 2026-11-01.
//!
//! Choice: docs/decisions/0007-own-operations.md

use crate::action::actions;

actions! { kanmon:
}
