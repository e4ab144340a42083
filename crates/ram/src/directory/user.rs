use std::sync::Arc;

use cloud_id::{AccountId, Tags, Timestamp};

use super::{
    AccessKey, Attachment, Attachments, GroupId, KeyNetworkPolicy, KeyStatus, Kind, MfaBinding,
    PolicyRef, Refusal, Scope, UserId, UserName,
};

/// A RAM user.
///
/// Source: RAM API, `CreateUser`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct User {
    /// Its id; it stays.
    pub id: UserId,
    /// Its name; it may change.
    pub name: UserName,
    /// The name for people.
    pub display_name: String,
    /// What somebody says about it.
    pub comments: String,
    /// A phone number.
    pub mobile_phone: String,
    /// A mail address.
    pub email: String,
    /// Where the account reaches it to verify that it is who it says.
    pub contacts: SecurityContacts,
    /// Its tags.
    pub tags: Tags,
    /// The groups it is in, and since when.
    pub groups: Vec<Membership>,
    /// The policies attached to it.
    pub policies: Attachments,
    /// Its access keys.
    pub keys: Vec<AccessKey>,
    /// How it logs in to the console, if it may. The password is kept elsewhere.
    pub login: Option<LoginProfile>,
    /// Its MFA device.
    pub mfa: Option<MfaBinding>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// When it last logged in to the console.
    pub last_login: Option<Timestamp>,
}

/// Where a user is reached to verify that it is who it says: each was told by an administrator, and is pending for as
/// long as the user did not confirm it.
///
/// Source: IMS API, `SetVerificationInfo`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SecurityContacts {
    /// A phone: area code and number, as `86-13900001234`.
    pub phone: Option<String>,
    /// A mail address.
    pub email: Option<String>,
}

/// That a user is in a group.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Membership {
    /// The group.
    pub group: GroupId,
    /// Since when.
    pub joined: Timestamp,
}

/// How a user logs in to the console.
///
/// Source: RAM API, `CreateLoginProfile`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LoginProfile {
    /// Whether it may be used.
    pub is_active: bool,
    /// Whether the password is to be changed at the next login.
    pub password_reset_required: bool,
    /// Whether an MFA device is to be bound at the next login.
    pub mfa_bind_required: bool,
    /// When the password was set.
    pub password_set: Timestamp,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

impl User {
    /// System and custom policies that may be attached.
    pub const MOST_POLICIES: (usize, usize) = (20, 10);
    /// Access keys a user may have.
    pub const MOST_KEYS: usize = 2;
    /// Groups a user may be in.
    pub const MOST_GROUPS: usize = 5;

    /// Its ARN.
    #[must_use]
    pub fn arn(&self, account: AccountId) -> String {
        format!("acs:ram::{account}:user/{}", self.name)
    }

    /// A key by its id.
    #[must_use]
    pub fn key(&self, id: &str) -> Option<&AccessKey> {
        self.keys.iter().find(|key| &*key.id == id)
    }

    /// The user with one more key.
    ///
    /// # Errors
    /// `Limit` of `UserAccessKey`.
    pub fn with_key(&self, id: &str, created: Timestamp) -> Result<Self, Refusal> {
        if self.keys.len() >= Self::MOST_KEYS {
            let kind = Kind::UserAccessKey;
            return Err(Refusal::Limit {
                kind,
                limit: Self::MOST_KEYS,
            });
        }
        let mut user = self.clone();
        let id: Arc<str> = id.into();
        user.keys.push(AccessKey {
            id,
            status: KeyStatus::Active,
            created,
            updated: created,
            network: None,
        });
        Ok(user)
    }

    /// The user with a key switched on or off.
    ///
    /// # Errors
    /// `NotExist` of `UserAccessKey`.
    pub fn with_key_status(
        &self,
        id: &str,
        status: KeyStatus,
        updated: Timestamp,
    ) -> Result<Self, Refusal> {
        self.with_changed_key(id, |key| AccessKey {
            status,
            updated,
            ..key.clone()
        })
    }

    /// The user with a key that may be used from some addresses only; from any without a policy.
    ///
    /// # Errors
    /// `NotExist` of `UserAccessKey`.
    pub fn with_key_network(
        &self,
        id: &str,
        network: Option<Arc<KeyNetworkPolicy>>,
    ) -> Result<Self, Refusal> {
        self.with_changed_key(id, |key| AccessKey {
            network,
            ..key.clone()
        })
    }

    fn with_changed_key(
        &self,
        id: &str,
        change: impl FnOnce(&AccessKey) -> AccessKey,
    ) -> Result<Self, Refusal> {
        let mut user = self.clone();
        let key = user.keys.iter_mut().find(|key| &*key.id == id);
        let kind = Kind::UserAccessKey;
        let key = key.ok_or(Refusal::NotExist { kind })?;
        *key = change(key);
        Ok(user)
    }

    /// The user without a key.
    ///
    /// # Errors
    /// `NotExist` of `UserAccessKey`.
    pub fn without_key(&self, id: &str) -> Result<Self, Refusal> {
        let mut user = self.clone();
        user.keys.retain(|key| &*key.id != id);
        if user.keys.len() == self.keys.len() {
            let kind = Kind::UserAccessKey;
            return Err(Refusal::NotExist { kind });
        }
        Ok(user)
    }

    /// Whether it is in a group.
    #[must_use]
    pub fn is_in(&self, group: GroupId) -> bool {
        self.groups.iter().any(|it| it.group == group)
    }

    /// The user in one more group.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `UserGroup`.
    pub fn join(&self, group: GroupId, joined: Timestamp) -> Result<Self, Refusal> {
        let kind = Kind::UserGroup;
        if self.is_in(group) {
            return Err(Refusal::AlreadyExists { kind });
        }
        if self.groups.len() >= Self::MOST_GROUPS {
            return Err(Refusal::Limit {
                kind,
                limit: Self::MOST_GROUPS,
            });
        }
        let mut user = self.clone();
        user.groups.push(Membership { group, joined });
        Ok(user)
    }

    /// The user out of a group.
    ///
    /// # Errors
    /// `NotExist` of `UserGroup`.
    pub fn leave(&self, group: GroupId) -> Result<Self, Refusal> {
        if !self.is_in(group) {
            return Err(Refusal::NotExist {
                kind: Kind::UserGroup,
            });
        }
        let mut user = self.clone();
        user.groups.retain(|it| it.group != group);
        Ok(user)
    }

    /// The user with a login to the console.
    ///
    /// # Errors
    /// `AlreadyExists` of `UserLoginProfile`.
    pub fn with_login(&self, login: LoginProfile) -> Result<Self, Refusal> {
        if self.login.is_some() {
            let kind = Kind::UserLoginProfile;
            return Err(Refusal::AlreadyExists { kind });
        }
        let login = Some(login);
        Ok(Self {
            login,
            ..self.clone()
        })
    }

    /// How it logs in.
    ///
    /// # Errors
    /// `NotExist` of `UserLoginProfile`.
    pub fn login(&self) -> Result<&LoginProfile, Refusal> {
        let kind = Kind::UserLoginProfile;
        self.login.as_ref().ok_or(Refusal::NotExist { kind })
    }

    /// Its MFA device.
    ///
    /// # Errors
    /// `NotExist` of `UserMfaDevice`.
    pub fn mfa(&self) -> Result<&MfaBinding, Refusal> {
        let kind = Kind::UserMfaDevice;
        self.mfa.as_ref().ok_or(Refusal::NotExist { kind })
    }

    /// The user with an MFA device. It has one at most.
    ///
    /// # Errors
    /// `AlreadyExists` of `UserMfaDevice`.
    pub fn bind(&self, mfa: MfaBinding) -> Result<Self, Refusal> {
        if self.mfa.is_some() {
            let kind = Kind::UserMfaDevice;
            return Err(Refusal::AlreadyExists { kind });
        }
        let mfa = Some(mfa);
        Ok(Self {
            mfa,
            ..self.clone()
        })
    }

    /// The user with one more policy.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `UserPolicy`.
    pub fn attach(&self, attachment: Attachment) -> Result<Self, Refusal> {
        let kind = Kind::UserPolicy;
        let policies = self.policies.with(attachment, kind, Self::MOST_POLICIES)?;
        Ok(Self {
            policies,
            ..self.clone()
        })
    }

    /// The user without a policy.
    ///
    /// # Errors
    /// `NotExist` of `UserPolicy`.
    pub fn detach(&self, policy: &PolicyRef, scope: &Scope) -> Result<Self, Refusal> {
        let policies = self.policies.without(policy, scope, Kind::UserPolicy)?;
        Ok(Self {
            policies,
            ..self.clone()
        })
    }
}
