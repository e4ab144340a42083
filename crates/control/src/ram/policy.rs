//! Policies of both kinds, as they are shown.

use cloud_id::{Tags, Timestamp};
use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::{AccountDirectory, Entity, Policy, PolicyRef, SystemPolicy};
use std::sync::Arc;

use super::{refusal, subject};
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// A policy with what is shown of it, whoever wrote it.
pub(crate) struct ShownPolicy {
    pub(crate) reference: PolicyRef,
    pub(crate) description: String,
    pub(crate) tags: Tags,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
    /// Oldest first.
    pub(crate) versions: Vec<ShownVersion>,
}

/// A version of a policy.
#[derive(Clone)]
pub(crate) struct ShownVersion {
    pub(crate) id: String,
    /// Byte for byte as it was given.
    pub(crate) document: Arc<str>,
    pub(crate) created: Timestamp,
    pub(crate) is_default: bool,
}

impl ShownPolicy {
    pub(crate) fn of_system(policy: &SystemPolicy) -> Result<Self, ApiError> {
        let version = ShownVersion {
            id: format!("v{}", policy.version),
            document: policy.document.into(),
            created: SystemPolicy::CREATED,
            is_default: true,
        };
        Ok(Self {
            reference: PolicyRef {
                kind: PolicyKind::System,
                name: subject::policy_name(Some(policy.name))?,
            },
            description: policy.description.to_owned(),
            tags: Tags::default(),
            created: SystemPolicy::CREATED,
            updated: SystemPolicy::CREATED,
            versions: vec![version],
        })
    }

    pub(crate) fn of_account(policy: &Policy) -> Self {
        let versions = policy.versions.iter().map(|it| ShownVersion {
            id: it.id(),
            document: Arc::clone(&it.document),
            created: it.created,
            is_default: it.number == policy.default_version,
        });
        Self {
            reference: PolicyRef {
                kind: PolicyKind::Custom,
                name: policy.name.clone(),
            },
            description: policy.description.clone(),
            tags: policy.tags.clone(),
            created: policy.created,
            updated: policy.updated,
            versions: versions.collect(),
        }
    }

    /// The policy that an attachment names.
    pub(crate) fn attached(
        identities: &AccountDirectory,
        reference: &PolicyRef,
    ) -> Result<Self, ApiError> {
        let name = reference.name.as_str();
        match reference.kind {
            PolicyKind::System => {
                let found = SystemPolicy::named(name);
                let found = found.ok_or_else(|| errors::ENTITY_NOT_EXIST_POLICY.with(name))?;
                Self::of_system(found)
            }
            PolicyKind::Custom => {
                let found = identities.policy_named(name).map_err(refusal::refused)?;
                Ok(Self::of_account(found))
            }
        }
    }

    pub(crate) fn name(&self) -> String {
        self.reference.name.to_string()
    }

    pub(crate) fn kind(&self) -> String {
        self.reference.kind.word().to_owned()
    }

    /// The version that holds.
    pub(crate) fn default_version(&self) -> Result<&ShownVersion, ApiError> {
        let found = self.versions.iter().find(|it| it.is_default);
        found.ok_or_else(|| errors::ENTITY_NOT_EXIST_POLICY_VERSION.error())
    }

    /// The version of an id.
    pub(crate) fn version(&self, id: &str) -> Result<&ShownVersion, ApiError> {
        let found = self.versions.iter().find(|it| it.id == id);
        found.ok_or_else(|| errors::ENTITY_NOT_EXIST_POLICY_VERSION.error())
    }

    /// How often it is attached, as it is shown.
    pub(crate) fn attachment_count(&self, identities: &AccountDirectory) -> i64 {
        i64::try_from(identities.attachment_count(&self.reference)).unwrap_or(i64::MAX)
    }
}

/// A policy of either kind that a request names, of which the caller may see what it asks for.
pub(crate) fn shown(
    planner: &mut Planner<'_>,
    kind: Option<&str>,
    name: Option<&str>,
) -> Result<ShownPolicy, ApiError> {
    let kind = subject::policy_kind(kind)?;
    let name = subject::policy_name(name)?;
    let asked = PolicyRef { kind, name };
    planner.permit_policy(&asked)?;
    ShownPolicy::attached(&planner.identities(), &asked)
}

/// A policy of the account that a request names, and that the caller may do what it asks to it.
pub(crate) fn custom(
    planner: &mut Planner<'_>,
    name: Option<&str>,
) -> Result<(Arc<Policy>, Permit), ApiError> {
    let name = subject::policy_name(name)?;
    let permit = planner.permit(&format!("policy/{name}"), planner.account())?;
    let identities = planner.identities();
    let policy = identities
        .policy_named(name.as_str())
        .map_err(refusal::refused)?;
    Ok((Arc::clone(policy), permit))
}

/// `VersionId`: `v` and a number.
///
/// Source: RAM API, `GetPolicyVersion`, `VersionId`.
pub(crate) fn version_id(text: Option<&str>) -> Result<&str, ApiError> {
    let text = text.unwrap_or_default();
    let digits = text.strip_prefix('v').unwrap_or_default();
    let is_id = (1..=9).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    match is_id {
        true => Ok(text),
        false => Err(errors::INVALID_PARAMETER_VERSION_ID_FORMAT.with(text)),
    }
}

/// Writes a policy that was changed.
pub(crate) fn put(planner: &mut Planner<'_>, permit: &Permit, policy: Policy) {
    planner.put_identity(permit, Entity::Policy(Arc::new(policy)));
}

/// Takes part in the invariant that nothing is attached that is gone.
pub(crate) fn goes(planner: &mut Planner<'_>) {
    planner.bump(GuardKey::Directory(planner.account()));
}
