use std::sync::Arc;

use cloud_id::{Tags, Timestamp};

use super::{Kind, PolicyName, Refusal};

/// A policy of an account: its versions, one of which holds.
///
/// Source: RAM API, `CreatePolicy`, `CreatePolicyVersion`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Policy {
    /// Its name; it stays.
    pub name: PolicyName,
    /// What somebody says about it.
    pub description: String,
    /// Its versions, oldest first; never none.
    pub versions: Vec<PolicyVersion>,
    /// The number of the version that holds.
    pub default_version: u32,
    /// The number of the version that is made next; none is used twice.
    pub next_version: u32,
    /// Its tags.
    pub tags: Tags,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// A version of a policy. Its id is `v` and its number.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PolicyVersion {
    /// Its number, from 1.
    pub number: u32,
    /// The document, byte for byte as it was given.
    pub document: Arc<str>,
    /// When it was made.
    pub created: Timestamp,
}

impl PolicyVersion {
    /// Its id, such as `v1`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("v{}", self.number)
    }
}

impl Policy {
    /// How many versions a policy may have.
    pub const MOST_VERSIONS: usize = 5;

    /// A policy with its first version, which holds.
    #[must_use]
    pub fn new(name: PolicyName, description: String, document: Arc<str>, now: Timestamp) -> Self {
        let first = PolicyVersion {
            number: 1,
            document,
            created: now,
        };
        Self {
            name,
            description,
            versions: vec![first],
            default_version: 1,
            next_version: 2,
            tags: Tags::default(),
            created: now,
            updated: now,
        }
    }

    /// The version of an id.
    ///
    /// # Errors
    /// `NotExist` of `PolicyVersion`.
    pub fn version(&self, id: &str) -> Result<&PolicyVersion, Refusal> {
        let kind = Kind::PolicyVersion;
        let found = self.versions.iter().find(|it| it.id() == id);
        found.ok_or(Refusal::NotExist { kind })
    }

    /// The version that holds.
    #[must_use]
    pub fn default_version(&self) -> Option<&PolicyVersion> {
        self.versions
            .iter()
            .find(|it| it.number == self.default_version)
    }

    /// The policy with one more version. Where there are as many as may be, the oldest that does not hold goes
    /// away for it, if `rotates`.
    ///
    /// Source: RAM API, `CreatePolicyVersion`, `RotateStrategy`.
    ///
    /// # Errors
    /// `Limit` of `PolicyVersion`.
    pub fn with_version(
        &self,
        document: Arc<str>,
        is_default: bool,
        rotates: bool,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let mut policy = self.clone();
        if policy.versions.len() >= Self::MOST_VERSIONS {
            let oldest = policy
                .versions
                .iter()
                .position(|it| it.number != self.default_version);
            match oldest {
                Some(at) if rotates => drop(policy.versions.remove(at)),
                _ => {
                    let kind = Kind::PolicyVersion;
                    return Err(Refusal::Limit {
                        kind,
                        limit: Self::MOST_VERSIONS,
                    });
                }
            }
        }
        let number = policy.next_version;
        policy.next_version += 1;
        policy.versions.push(PolicyVersion {
            number,
            document,
            created: now,
        });
        if is_default {
            policy.default_version = number;
        }
        policy.updated = now;
        Ok(policy)
    }

    /// The policy without a version.
    ///
    /// # Errors
    /// `NotExist` of `PolicyVersion`, `DeleteConflict` of `PolicyVersionDefault`.
    pub fn without_version(&self, id: &str, now: Timestamp) -> Result<Self, Refusal> {
        let number = self.version(id)?.number;
        if number == self.default_version {
            return Err(Refusal::DeleteConflict {
                kind: Kind::PolicyVersionDefault,
            });
        }
        let mut policy = self.clone();
        policy.versions.retain(|it| it.number != number);
        policy.updated = now;
        Ok(policy)
    }

    /// The policy with another version that holds.
    ///
    /// # Errors
    /// `NotExist` of `PolicyVersion`.
    pub fn with_default(&self, id: &str, now: Timestamp) -> Result<Self, Refusal> {
        let default_version = self.version(id)?.number;
        Ok(Self {
            default_version,
            updated: now,
            ..self.clone()
        })
    }
}
