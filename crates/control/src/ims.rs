//! Identity Management Service, 2019-08-15: what it has that RAM has not.

use crate::action::actions;

pub(crate) mod oidc;
actions! { ims:
    get_account_summary,
}
    add_client_id_to_oidc_provider,
    add_fingerprint_to_oidc_provider,
    create_oidc_provider,
    delete_oidc_provider,
    get_oidc_provider,
    list_oidc_providers,
    remove_client_id_from_oidc_provider,
    remove_fingerprint_from_oidc_provider,
    update_oidc_provider,
