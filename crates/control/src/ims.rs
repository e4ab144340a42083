//! Identity Management Service, 2019-08-15: what it has that RAM has not.

use crate::action::actions;

actions! { ims:
    get_account_summary,
}
