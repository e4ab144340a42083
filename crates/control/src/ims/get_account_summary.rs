use openapi::ApiError;
use openapi::generated::ims::get_account_summary::{Request, Response, ResponseSummaryMap};
use ram::DocumentKind;
use ram::directory::{AccountDirectory, Group, KeyNetworkPolicy, Policy, Role, User};

use crate::planner::Planner;

/// How many identities the account has of each kind, and how many it may have. Of what is not offered here there may
/// be none.
///
/// Source: IMS API, `GetAccountSummary`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let identities = planner.identities();
    let in_use = identities.users().filter(|user| user.mfa.is_some()).count();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Response {
        summary_map: ResponseSummaryMap {
            access_keys_per_user_quota: number(User::MOST_KEYS),
            account_access_keys_per_account_quota: 0,
            attached_policies_per_group_quota: number(Group::MOST_POLICIES.1),
            attached_policies_per_role_quota: number(Role::MOST_POLICIES.1),
            attached_policies_per_user_quota: number(User::MOST_POLICIES.1),
            attached_system_policies_per_group_quota: number(Group::MOST_POLICIES.0),
            attached_system_policies_per_role_quota: number(Role::MOST_POLICIES.0),
            attached_system_policies_per_user_quota: number(User::MOST_POLICIES.0),
            authorized_client_per_user_quota: 0,
            conditions_per_ak_policy_quota: number(KeyNetworkPolicy::MOST_STATEMENTS),
            groups: number(identities.groups().len()),
            groups_per_user_quota: number(User::MOST_GROUPS),
            groups_quota: number(AccountDirectory::MOST_GROUPS),
            ip_items_per_ak_policy_quota: number(KeyNetworkPolicy::MOST_ADDRESSES),
            mfa_devices: number(identities.mfa_devices().len()),
            mfa_devices_in_use: number(in_use),
            policies: number(identities.policies().len()),
            policies_quota: number(AccountDirectory::MOST_POLICIES),
            policy_size_quota: number(DocumentKind::Identity.max_characters()),
            roles: number(identities.roles().len()),
            roles_quota: number(AccountDirectory::MOST_ROLES),
            service_credentials_per_user_per_service_quota: 0,
            users: number(identities.users().len()),
            users_quota: number(AccountDirectory::MOST_USERS),
            versions_per_policy_quota: number(Policy::MOST_VERSIONS),
            virtual_mfa_devices_quota: number(AccountDirectory::MOST_MFA_DEVICES),
        },
    })
}
