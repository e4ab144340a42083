use cloud_id::Timestamp;

use super::{Attachment, Attachments, GroupId, GroupName, Kind, PolicyRef, Refusal, Scope};

/// A user group. Who is in it is written at the users.
///
/// Source: RAM API, `CreateGroup`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: GroupName,
    /// The name for people.
    ///
    /// Source: IMS API, `CreateGroup`, `DisplayName`.
    pub display_name: String,
    /// What somebody says about it.
    pub comments: String,
    /// The policies attached to it.
    pub policies: Attachments,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

impl Group {
    /// System and custom policies that may be attached.
    pub const MOST_POLICIES: (usize, usize) = (20, 5);

    /// The group with one more policy.
    ///
    /// # Errors
    /// `AlreadyExists`, `Limit`: of `GroupPolicy`.
    pub fn attach(&self, attachment: Attachment) -> Result<Self, Refusal> {
        let kind = Kind::GroupPolicy;
        let policies = self.policies.with(attachment, kind, Self::MOST_POLICIES)?;
        Ok(Self {
            policies,
            ..self.clone()
        })
    }

    /// The group without a policy.
    ///
    /// # Errors
    /// `NotExist` of `GroupPolicy`.
    pub fn detach(&self, policy: &PolicyRef, scope: &Scope) -> Result<Self, Refusal> {
        let policies = self.policies.without(policy, scope, Kind::GroupPolicy)?;
        Ok(Self {
            policies,
            ..self.clone()
        })
    }
}
