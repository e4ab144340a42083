use std::collections::BTreeMap;
use std::sync::Arc;

use cloud_id::Timestamp;

use super::KeyNetworkPolicy;
use crate::{CidrInRange, Dialect};

/// What is set for all identities of an account.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct IdentitySettings {
    /// The name under which its users log in, if it has one.
    ///
    /// Source: RAM API, `SetAccountAlias`.
    pub alias: Option<String>,
    /// What passwords must be like.
    pub passwords: PasswordPolicy,
    /// What users may do for themselves.
    pub preference: SecurityPreference,
    /// From where access keys may be used that have no policy of their own in force.
    ///
    /// Source: IMS API, `SetAccessKeyPolicyForAccount`.
    pub key_network: Option<Arc<KeyNetworkPolicy>>,
    /// From where access keys of the account itself may be used, by their ids.
    pub root_key_networks: BTreeMap<Arc<str>, Arc<KeyNetworkPolicy>>,
    /// The language of policies that are written from now on.
    pub dialect: Dialect,
    /// What `CIDRInRange` means in every policy.
    pub cidr_in_range: CidrInRange,
    /// Which resource policies are asked about by actions that write rules.
    pub rule_writers: RuleWriters,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// The resource of the actions that write rules into a security group.
///
/// Source: ECS RAM authorization, `AuthorizeSecurityGroup`. Choice: docs/decisions/0001-decision-table.md, row 12.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RuleWriters {
    /// The group, so that a policy can be about one.
    #[default]
    Group,
    /// `*`, as the cloud does today: a policy about one group has no say.
    Any,
}

impl RuleWriters {
    /// Its name in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Any => "any",
        }
    }

    /// The one of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::Group, Self::Any]
            .into_iter()
            .find(|it| it.name() == name)
    }
}

/// What passwords must be like.
///
/// Source: RAM API, `SetPasswordPolicy`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PasswordPolicy {
    /// Characters at least.
    pub minimum_length: u8,
    /// Whether a small letter is asked for.
    pub requires_lowercase: bool,
    /// Whether a capital letter is asked for.
    pub requires_uppercase: bool,
    /// Whether a digit is asked for.
    pub requires_digits: bool,
    /// Whether another character is asked for.
    pub requires_symbols: bool,
    /// Days until a password is to be changed; 0 for never.
    pub max_age_days: u16,
    /// Whether nobody logs in with one that is too old.
    pub hard_expiry: bool,
    /// How many former passwords are not taken again.
    pub reuse_prevention: u8,
    /// How many wrong ones an hour lock; 0 for none.
    pub max_login_attempts: u8,
    /// Days until a password that an administrator set, and is to be changed, is too old; 0 for never.
    ///
    /// Source: IMS API, `SetPasswordPolicy`, `InitialPasswordAge`.
    pub initial_age_days: u8,
    /// How many different characters at least.
    ///
    /// Source: IMS API, `SetPasswordPolicy`, `MinimumPasswordDifferentCharacter`.
    pub different_characters: u8,
    /// Whether the user's name may not be in it.
    ///
    /// Source: IMS API, `SetPasswordPolicy`, `PasswordNotContainUserName`.
    pub excludes_user_name: bool,
}

/// What users may do for themselves, and how long they stay logged in.
///
/// Source: RAM API, `SetSecurityPreference`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SecurityPreference {
    /// Whether users may change their passwords.
    pub allows_password_change: bool,
    /// Whether users may manage their access keys.
    pub allows_access_keys: bool,
    /// Whether users may manage their MFA devices.
    pub allows_mfa: bool,
    /// Whether MFA is remembered for seven days.
    pub remembers_mfa: bool,
    /// Hours until a login ends.
    pub session_hours: u8,
    /// From which networks users log in to the console; empty for any.
    pub login_networks: Vec<String>,
}

impl IdentitySettings {
    /// The policy that says from where an access key may be used: its own when that is in force, otherwise the
    /// account's.
    ///
    /// Source: RAM guide, AccessKey pair-based network access control, evaluation.
    #[must_use]
    pub fn network_of_key<'a>(
        &'a self,
        own: Option<&'a Arc<KeyNetworkPolicy>>,
    ) -> Option<&'a Arc<KeyNetworkPolicy>> {
        let own = own.filter(|it| it.is_active());
        own.or(self.key_network.as_ref().filter(|it| it.is_active()))
    }
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            minimum_length: 8,
            requires_lowercase: false,
            requires_uppercase: false,
            requires_digits: false,
            requires_symbols: false,
            max_age_days: 0,
            hard_expiry: false,
            reuse_prevention: 0,
            max_login_attempts: 0,
            initial_age_days: 14,
            different_characters: 0,
            excludes_user_name: false,
        }
    }
}

impl Default for SecurityPreference {
    fn default() -> Self {
        Self {
            allows_password_change: true,
            allows_access_keys: false,
            allows_mfa: true,
            remembers_mfa: false,
            session_hours: 6,
            login_networks: Vec::new(),
        }
    }
}
