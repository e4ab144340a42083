use std::sync::Arc;

use crate::policy_document::PolicyDocument;

/// A policy where it is in force: what evaluation and its explanations need to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AttachedPolicy {
    /// Its name.
    pub name: Arc<str>,
    /// Who wrote it.
    pub kind: PolicyKind,
    /// Its version in force, as `v3`; empty where there are none, as for a session policy.
    pub version: Arc<str>,
    /// What it is attached to.
    pub holder: PolicyHolder,
    /// What it says.
    pub document: Arc<PolicyDocument>,
}

/// Who wrote a policy.
///
/// Source: RAM API, `PolicyType`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PolicyKind {
    /// The cloud; read-only.
    System,
    /// The account.
    Custom,
}

/// What a policy is attached to.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PolicyHolder {
    /// A user of this name.
    User(Arc<str>),
    /// A group of this name that the user is in.
    Group(Arc<str>),
    /// A role of this name.
    Role(Arc<str>),
    /// A folder or an account of a resource directory, by id.
    Target(Arc<str>),
    /// The session or the resource itself.
    Itself,
}

impl AttachedPolicy {
    /// A document that stands by itself: of a session, of a resource, or in a simulation.
    #[must_use]
    pub fn itself(name: &str, document: PolicyDocument) -> Self {
        Self {
            name: name.into(),
            kind: PolicyKind::Custom,
            version: "".into(),
            holder: PolicyHolder::Itself,
            document: Arc::new(document),
        }
    }
}
