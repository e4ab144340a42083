//! Resource Access Management, 2015-05-01.

use crate::action::actions;

mod grant;
mod refusal;
mod subject;
mod text;

actions! { ram:
    create_user,
    create_access_key,
    create_policy,
    attach_policy_to_user,
}
