//! ActionTrail, 2020-07-06: what was called, for the account that called.

use crate::action::actions;

actions! { actiontrail:
    lookup_events,
}
