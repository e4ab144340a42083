use std::sync::Arc;

use cloud_id::{AccountId, Tags, Timestamp};

use super::{Attachment, Attachments, Kind, PolicyRef, Refusal, RoleId, RoleName, Scope};

/// A role: an identity without keys of its own, taken on for a while by whom it trusts.
///
/// Source: RAM API, `CreateRole`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    pub name: RoleName,
    /// What somebody says about it.
    pub description: String,
    /// Whom it trusts: a policy document, byte for byte as it was given.
    pub trust: Arc<str>,
    /// How long a session may last, in seconds.
    pub max_session_secs: u32,
    /// Whether the console may be used under it.
    pub allows_console_login: bool,
    /// The policies attached to it.
    pub policies: Attachments,
    /// Its tags.
    pub tags: Tags,
    /// The service that it is made for and that alone deletes it, if it is such a role.
    pub service: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

impl Role {
    /// System and custom policies that may be attached.
    pub const MOST_POLICIES: (usize, usize) = (20, 5);
    /// The shortest and the longest that `MaxSessionDuration` may be, in seconds.
    pub const SESSION_SECS: (u32, u32) = (3_600, 43_200);

    /// Its ARN, with the name in lower case.
    ///
    /// Source: Kanmon identity design, §0.
    #[must_use]
    pub fn arn(&self, account: AccountId) -> String {
        format!("acs:ram::{account}:role/{}", self.name.folded())
    }

    /// The role with one more policy.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `RolePolicy`.
    pub fn attach(&self, attachment: Attachment) -> Result<Self, Refusal> {
        let kind = Kind::RolePolicy;
        let policies = self.policies.with(attachment, kind, Self::MOST_POLICIES)?;
        Ok(Self {
            policies,
            ..self.clone()
        })
    }

    /// The role without a policy.
    ///
    /// # Errors
    /// `NotExist` of `RolePolicy`.
    pub fn detach(&self, policy: &PolicyRef, scope: &Scope) -> Result<Self, Refusal> {
        let policies = self.policies.without(policy, scope, Kind::RolePolicy)?;
        Ok(Self {
            policies,
            ..self.clone()
        })
    }
}
