//! Security Token Service, 2015-04-01.

use crate::action::actions;

actions! { sts:
    get_caller_identity,
    assume_role,
    assume_role_with_oidc,
    assume_role_with_saml,
}
