//! Tags of roles and policies.

use std::sync::Arc;

use cloud_id::{TagError, Tags, Timestamp};
use openapi::{ApiError, errors};
use ram::directory::{AccountDirectory, Entity, Policy, Role};

use super::subject;
use crate::caller::Permit;
use crate::planner::Planner;
use crate::words;

/// What has tags.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Tagged {
    Role,
    Policy,
}

/// A role or policy that is named.
#[derive(Clone)]
pub(crate) enum Found {
    Role(Arc<Role>),
    Policy(Arc<Policy>),
}

impl Tagged {
    /// `ResourceType`.
    pub(crate) fn of(text: Option<&str>) -> Result<Self, ApiError> {
        match text.unwrap_or_default() {
            "role" => Ok(Self::Role),
            "policy" => Ok(Self::Policy),
            other => Err(errors::INVALID_PARAMETER_RESOURCE_TYPE.with(other)),
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Policy => "policy",
        }
    }

    /// All of them.
    pub(crate) fn all(self, identities: &AccountDirectory) -> Vec<Found> {
        match self {
            Self::Role => identities.roles().cloned().map(Found::Role).collect(),
            Self::Policy => identities.policies().cloned().map(Found::Policy).collect(),
        }
    }

    /// Those that are named, each of which the caller may do what it asks to.
    pub(crate) fn named(
        self,
        planner: &mut Planner<'_>,
        names: &[String],
    ) -> Result<Vec<(Found, Permit)>, ApiError> {
        if names.is_empty() || names.len() > MOST_NAMES {
            let refused = errors::INVALID_PARAMETER_RESOURCE_NAMES;
            return Err(refused.with(format_args!("1 to {MOST_NAMES} names")));
        }
        let mut found: Vec<(Found, Permit)> = Vec::new();
        for name in names {
            let one = match self {
                Self::Role => {
                    let (role, permit) = subject::role(planner, Some(name))?;
                    (Found::Role(role), permit)
                }
                Self::Policy => {
                    let (policy, permit) = super::policy::custom(planner, Some(name))?;
                    (Found::Policy(policy), permit)
                }
            };
            if !found
                .iter()
                .any(|(other, _)| other.folded() == one.0.folded())
            {
                found.push(one);
            }
        }
        Ok(found)
    }
}

impl Found {
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Role(it) => it.name.to_string(),
            Self::Policy(it) => it.name.to_string(),
        }
    }

    pub(crate) fn folded(&self) -> String {
        self.name().to_ascii_lowercase()
    }

    pub(crate) fn tags(&self) -> &Tags {
        match self {
            Self::Role(it) => &it.tags,
            Self::Policy(it) => &it.tags,
        }
    }

    /// The same with other tags.
    pub(crate) fn with(&self, tags: Tags, updated: Timestamp) -> Entity {
        match self {
            Self::Role(it) => Entity::Role(Arc::new(Role {
                tags,
                updated,
                ..Role::clone(it)
            })),
            Self::Policy(it) => Entity::Policy(Arc::new(Policy {
                tags,
                updated,
                ..Policy::clone(it)
            })),
        }
    }
}

/// `Tag.N` of a request.
pub(crate) fn read<'r>(
    pairs: impl Iterator<Item = (Option<&'r str>, Option<&'r str>)>,
) -> Result<Tags, ApiError> {
    let tags = pairs
        .map(|(key, value)| cloud_id::Tag::new(key.unwrap_or_default(), value.unwrap_or_default()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(refused)?;
    Tags::new(tags).map_err(refused)
}

/// The error of tags that are not acceptable.
pub(crate) fn refused(error: TagError) -> ApiError {
    match error {
        TagError::TooMany { limit } => errors::LIMIT_EXCEEDED_TAG.with(limit),
        other => words::refused_tag(other),
    }
}

const MOST_NAMES: usize = 50;
