//! Whether an account takes one more identity, and whether one may go.

use super::{
    AccountDirectory, Grantee, Group, GroupName, IdentityProvider, Kind, MfaDeviceName, Policy,
    PolicyName, PolicyRef, ProviderProtocol, Refusal, Role, RoleName, User, UserId, UserName,
    VirtualMfaDevice,
};
use crate::PolicyKind;

/// How many there may be in an account.
///
/// Source: RAM guide, limits.
impl AccountDirectory {
    /// Users.
    pub const MOST_USERS: usize = 1_000;
    /// User groups.
    pub const MOST_GROUPS: usize = 50;
    /// Roles.
    pub const MOST_ROLES: usize = 1_000;
    /// Policies of its own.
    pub const MOST_POLICIES: usize = 1_500;
    /// Virtual MFA devices.
    pub const MOST_MFA_DEVICES: usize = 1_000;
}

impl AccountDirectory {
    /// Whether a user of this name can be made.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `User`.
    pub fn may_add_user(&self, name: &UserName) -> Result<(), Refusal> {
        let exists = self.user_named(name.as_str()).is_ok();
        takes(Kind::User, exists, self.users().len(), Self::MOST_USERS)
    }

    /// Whether a group of this name can be made.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `Group`.
    pub fn may_add_group(&self, name: &GroupName) -> Result<(), Refusal> {
        let exists = self.group_named(name.as_str()).is_ok();
        takes(Kind::Group, exists, self.groups().len(), Self::MOST_GROUPS)
    }

    /// Whether a role of this name can be made.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `Role`.
    pub fn may_add_role(&self, name: &RoleName) -> Result<(), Refusal> {
        let exists = self.role_named(name.as_str()).is_ok();
        takes(Kind::Role, exists, self.roles().len(), Self::MOST_ROLES)
    }

    /// Whether a policy of this name can be made.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `Policy`.
    pub fn may_add_policy(&self, name: &PolicyName) -> Result<(), Refusal> {
        let exists = self.policy_named(name.as_str()).is_ok();
        takes(
            Kind::Policy,
            exists,
            self.policies().len(),
            Self::MOST_POLICIES,
        )
    }

    /// Whether a virtual MFA device of this name can be made.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `VirtualMfaDevice`.
    pub fn may_add_mfa_device(&self, name: &MfaDeviceName) -> Result<(), Refusal> {
        let exists = self.mfa_device_named(name.as_str()).is_ok();
        takes(
            Kind::VirtualMfaDevice,
            exists,
            self.mfa_devices().len(),
            Self::MOST_MFA_DEVICES,
        )
    }

    /// Whether an identity provider can be made: its name, and the issuer of an OIDC provider, are the account's only
    /// ones of their kind.
    ///
    /// Source: IMS API, `CreateOIDCProvider`, `IssuerUrl` and limits.
    ///
    /// # Errors
    /// `AlreadyExists` of `SamlProvider`, `OidcProvider`, `OidcProviderUrl`; `Limit` of the first two.
    pub fn may_add_provider(&self, provider: &IdentityProvider) -> Result<(), Refusal> {
        let name = provider.name.as_str();
        let (kind, exists, count) = match &provider.protocol {
            ProviderProtocol::Saml(_) => (
                Kind::SamlProvider,
                self.saml_provider_named(name).is_ok(),
                self.saml_providers().len(),
            ),
            ProviderProtocol::Oidc(_) => (
                Kind::OidcProvider,
                self.oidc_provider_named(name).is_ok(),
                self.oidc_providers().len(),
            ),
        };
        takes(kind, exists, count, IdentityProvider::MOST)?;
        let ProviderProtocol::Oidc(new) = &provider.protocol else {
            return Ok(());
        };
        let has_issuer = self.oidc_providers().any(|it| match &it.protocol {
            ProviderProtocol::Oidc(other) => other.issuer == new.issuer,
            ProviderProtocol::Saml(_) => false,
        });
        takes(Kind::OidcProviderUrl, has_issuer, 0, 1)
    }

    /// Whether a user can get another name.
    ///
    /// # Errors
    /// `AlreadyExists` of `User`, when another one has it.
    pub fn may_rename_user(&self, user: &User, name: &UserName) -> Result<(), Refusal> {
        let other = self
            .user_named(name.as_str())
            .is_ok_and(|it| it.id != user.id);
        takes(Kind::User, other, 0, 1)
    }

    /// Whether a group can get another name.
    ///
    /// # Errors
    /// `AlreadyExists` of `Group`, when another one has it.
    pub fn may_rename_group(&self, group: &Group, name: &GroupName) -> Result<(), Refusal> {
        let other = self
            .group_named(name.as_str())
            .is_ok_and(|it| it.id != group.id);
        takes(Kind::Group, other, 0, 1)
    }

    /// Whether a user can go: it has no key, no login, no MFA device, no group and no policy.
    ///
    /// Source: RAM API, `DeleteUser`.
    ///
    /// # Errors
    /// `DeleteConflict`.
    pub fn may_delete_user(&self, user: &User) -> Result<(), Refusal> {
        for (is_there, kind) in [
            (!user.keys.is_empty(), Kind::UserAccessKey),
            (user.login.is_some(), Kind::UserLoginProfile),
            (user.mfa.is_some(), Kind::UserMfaDevice),
            (!user.groups.is_empty(), Kind::UserGroup),
            (!user.policies.is_empty(), Kind::UserPolicy),
        ] {
            stays(is_there, kind)?;
        }
        Ok(())
    }

    /// Whether a group can go: it has no user and no policy.
    ///
    /// Source: RAM API, `DeleteGroup`.
    ///
    /// # Errors
    /// `DeleteConflict`.
    pub fn may_delete_group(&self, group: &Group) -> Result<(), Refusal> {
        stays(self.members(group.id).next().is_some(), Kind::GroupUser)?;
        stays(!group.policies.is_empty(), Kind::GroupPolicy)
    }

    /// Whether a role can go: it has no policy.
    ///
    /// Source: RAM API, `DeleteRole`.
    ///
    /// # Errors
    /// `DeleteConflict`.
    pub fn may_delete_role(&self, role: &Role) -> Result<(), Refusal> {
        stays(!role.policies.is_empty(), Kind::RolePolicy)
    }

    /// Whether a policy can go: it is attached to nobody and has one version.
    ///
    /// Source: RAM API, `DeletePolicy`.
    ///
    /// # Errors
    /// `DeleteConflict`.
    pub fn may_delete_policy(&self, policy: &Policy) -> Result<(), Refusal> {
        let name = policy.name.clone();
        let reference = PolicyRef {
            kind: PolicyKind::Custom,
            name,
        };
        let first = self.grantees(&reference).next();
        if let Some(grantee) = first {
            let kind = match grantee {
                Grantee::User(_) => Kind::PolicyUser,
                Grantee::Group(_) => Kind::PolicyGroup,
                Grantee::Role(_) => Kind::PolicyRole,
            };
            return Err(Refusal::DeleteConflict { kind });
        }
        stays(policy.versions.len() > 1, Kind::PolicyVersion)
    }

    /// Whose a virtual MFA device is.
    #[must_use]
    pub fn user_of_mfa_device(&self, device: &VirtualMfaDevice) -> Option<UserId> {
        let has = |user: &&std::sync::Arc<User>| {
            user.mfa
                .as_ref()
                .is_some_and(|it| it.device.folded() == device.name.folded())
        };
        self.users().find(has).map(|user| user.id)
    }

    /// Whether a virtual MFA device can be bound: nobody has it.
    ///
    /// # Errors
    /// `AlreadyExists` of `VirtualMfaDeviceUser`.
    pub fn may_bind_mfa_device(&self, device: &VirtualMfaDevice) -> Result<(), Refusal> {
        let is_bound = self.user_of_mfa_device(device).is_some();
        takes(Kind::VirtualMfaDeviceUser, is_bound, 0, 1)
    }

    /// Whether a virtual MFA device can go: nobody has it.
    ///
    /// # Errors
    /// `DeleteConflict`.
    pub fn may_delete_mfa_device(&self, device: &VirtualMfaDevice) -> Result<(), Refusal> {
        stays(
            self.user_of_mfa_device(device).is_some(),
            Kind::VirtualMfaDeviceUser,
        )
    }
}

fn takes(kind: Kind, exists: bool, count: usize, limit: usize) -> Result<(), Refusal> {
    if exists {
        Err(Refusal::AlreadyExists { kind })
    } else if count >= limit {
        Err(Refusal::Limit { kind, limit })
    } else {
        Ok(())
    }
}

fn stays(is_there: bool, kind: Kind) -> Result<(), Refusal> {
    if is_there {
        Err(Refusal::DeleteConflict { kind })
    } else {
        Ok(())
    }
}
