//! `GetAccountSummary` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccountSummary` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let _ = params;
        Ok(Self {})
    }
}

/// What `GetAccountSummary` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `SummaryMap`.
    pub summary_map: ResponseSummaryMap,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "SummaryMap", &self.summary_map);
    }
}

/// `SummaryMap`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSummaryMap {
    /// `SummaryMap.AccessKeysPerUserQuota`.
    pub access_keys_per_user_quota: i64,
    /// `SummaryMap.AccountAccessKeysPerAccountQuota`.
    pub account_access_keys_per_account_quota: i64,
    /// `SummaryMap.AttachedPoliciesPerGroupQuota`.
    pub attached_policies_per_group_quota: i64,
    /// `SummaryMap.AttachedPoliciesPerRoleQuota`.
    pub attached_policies_per_role_quota: i64,
    /// `SummaryMap.AttachedPoliciesPerUserQuota`.
    pub attached_policies_per_user_quota: i64,
    /// `SummaryMap.AttachedSystemPoliciesPerGroupQuota`.
    pub attached_system_policies_per_group_quota: i64,
    /// `SummaryMap.AttachedSystemPoliciesPerRoleQuota`.
    pub attached_system_policies_per_role_quota: i64,
    /// `SummaryMap.AttachedSystemPoliciesPerUserQuota`.
    pub attached_system_policies_per_user_quota: i64,
    /// `SummaryMap.AuthorizedClientPerUserQuota`.
    pub authorized_client_per_user_quota: i64,
    /// `SummaryMap.ConditionsPerAKPolicyQuota`.
    pub conditions_per_ak_policy_quota: i64,
    /// `SummaryMap.Groups`.
    pub groups: i64,
    /// `SummaryMap.GroupsPerUserQuota`.
    pub groups_per_user_quota: i64,
    /// `SummaryMap.GroupsQuota`.
    pub groups_quota: i64,
    /// `SummaryMap.IPItemsPerAKPolicyQuota`.
    pub ip_items_per_ak_policy_quota: i64,
    /// `SummaryMap.MFADevices`.
    pub mfa_devices: i64,
    /// `SummaryMap.MFADevicesInUse`.
    pub mfa_devices_in_use: i64,
    /// `SummaryMap.Policies`.
    pub policies: i64,
    /// `SummaryMap.PoliciesQuota`.
    pub policies_quota: i64,
    /// `SummaryMap.PolicySizeQuota`.
    pub policy_size_quota: i64,
    /// `SummaryMap.Roles`.
    pub roles: i64,
    /// `SummaryMap.RolesQuota`.
    pub roles_quota: i64,
    /// `SummaryMap.ServiceCredentialsPerUserPerServiceQuota`.
    pub service_credentials_per_user_per_service_quota: i64,
    /// `SummaryMap.Users`.
    pub users: i64,
    /// `SummaryMap.UsersQuota`.
    pub users_quota: i64,
    /// `SummaryMap.VersionsPerPolicyQuota`.
    pub versions_per_policy_quota: i64,
    /// `SummaryMap.VirtualMFADevicesQuota`.
    pub virtual_mfa_devices_quota: i64,
}

impl Fields for ResponseSummaryMap {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AccessKeysPerUserQuota", self.access_keys_per_user_quota);
        out.integer(
            "AccountAccessKeysPerAccountQuota",
            self.account_access_keys_per_account_quota,
        );
        out.integer(
            "AttachedPoliciesPerGroupQuota",
            self.attached_policies_per_group_quota,
        );
        out.integer(
            "AttachedPoliciesPerRoleQuota",
            self.attached_policies_per_role_quota,
        );
        out.integer(
            "AttachedPoliciesPerUserQuota",
            self.attached_policies_per_user_quota,
        );
        out.integer(
            "AttachedSystemPoliciesPerGroupQuota",
            self.attached_system_policies_per_group_quota,
        );
        out.integer(
            "AttachedSystemPoliciesPerRoleQuota",
            self.attached_system_policies_per_role_quota,
        );
        out.integer(
            "AttachedSystemPoliciesPerUserQuota",
            self.attached_system_policies_per_user_quota,
        );
        out.integer(
            "AuthorizedClientPerUserQuota",
            self.authorized_client_per_user_quota,
        );
        out.integer(
            "ConditionsPerAKPolicyQuota",
            self.conditions_per_ak_policy_quota,
        );
        out.integer("Groups", self.groups);
        out.integer("GroupsPerUserQuota", self.groups_per_user_quota);
        out.integer("GroupsQuota", self.groups_quota);
        out.integer("IPItemsPerAKPolicyQuota", self.ip_items_per_ak_policy_quota);
        out.integer("MFADevices", self.mfa_devices);
        out.integer("MFADevicesInUse", self.mfa_devices_in_use);
        out.integer("Policies", self.policies);
        out.integer("PoliciesQuota", self.policies_quota);
        out.integer("PolicySizeQuota", self.policy_size_quota);
        out.integer("Roles", self.roles);
        out.integer("RolesQuota", self.roles_quota);
        out.integer(
            "ServiceCredentialsPerUserPerServiceQuota",
            self.service_credentials_per_user_per_service_quota,
        );
        out.integer("Users", self.users);
        out.integer("UsersQuota", self.users_quota);
        out.integer("VersionsPerPolicyQuota", self.versions_per_policy_quota);
        out.integer("VirtualMFADevicesQuota", self.virtual_mfa_devices_quota);
    }
}

/// `GetAccountSummary`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetAccountSummary",
    status: Status::Done,
    ram_action: "ram:GetAccountSummary",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
