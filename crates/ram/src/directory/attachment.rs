use cloud_id::Timestamp;

use super::{Kind, PolicyName, Refusal, ResourceGroupId};
use crate::PolicyKind;

/// A policy, as an attachment names it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct PolicyRef {
    /// Who wrote it.
    pub kind: PolicyKind,
    /// Its name.
    pub name: PolicyName,
}

/// Where an attached policy grants.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Scope {
    /// On everything of the account.
    Account,
    /// On what is in one resource group.
    ResourceGroup(ResourceGroupId),
}

/// A policy attached to a user, a group or a role.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Attachment {
    /// The policy.
    pub policy: PolicyRef,
    /// Where it grants.
    pub scope: Scope,
    /// Since when it is attached.
    pub attached: Timestamp,
}

/// The policies attached to one user, group or role, in the order in which they were.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Attachments(Vec<Attachment>);

impl PolicyKind {
    /// The documented word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Custom => "Custom",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::System, Self::Custom]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

impl PolicyRef {
    /// Whether both name the same policy.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name.as_str().eq_ignore_ascii_case(other.name.as_str())
    }
}

impl Attachments {
    /// These, as they were stored.
    #[must_use]
    pub fn from_stored(attachments: Vec<Attachment>) -> Self {
        Self(attachments)
    }

    /// Every one.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Attachment> {
        self.0.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a policy is attached in a scope.
    #[must_use]
    pub fn has(&self, policy: &PolicyRef, scope: &Scope) -> bool {
        self.0
            .iter()
            .any(|it| it.policy.is(policy) && it.scope == *scope)
    }

    /// These and one more. A principal has a number of system policies and one of custom policies at most.
    ///
    /// # Errors
    /// `AlreadyExists` and `Limit`, both of the kind.
    pub(super) fn with(
        &self,
        attachment: Attachment,
        kind: Kind,
        most: (usize, usize),
    ) -> Result<Self, Refusal> {
        if self.has(&attachment.policy, &attachment.scope) {
            return Err(Refusal::AlreadyExists { kind });
        }
        let limit = match attachment.policy.kind {
            PolicyKind::System => most.0,
            PolicyKind::Custom => most.1,
        };
        let is_like = |it: &&Attachment| it.policy.kind == attachment.policy.kind;
        if self.0.iter().filter(is_like).count() >= limit {
            return Err(Refusal::Limit { kind, limit });
        }
        let mut all = self.0.clone();
        all.push(attachment);
        Ok(Self(all))
    }

    /// These without one.
    ///
    /// # Errors
    /// `NotExist` of the kind.
    pub(super) fn without(
        &self,
        policy: &PolicyRef,
        scope: &Scope,
        kind: Kind,
    ) -> Result<Self, Refusal> {
        if !self.has(policy, scope) {
            return Err(Refusal::NotExist { kind });
        }
        let others = |it: &&Attachment| !(it.policy.is(policy) && it.scope == *scope);
        Ok(Self(self.0.iter().filter(others).cloned().collect()))
    }
}
