use std::sync::Arc;

use cloud_id::AccountId;

use super::{Group, GroupId, Policy, Role, RoleId, User, UserId, VirtualMfaDevice};

/// One object of the directory.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entity {
    /// A user with its keys, groups and attachments.
    User(Arc<User>),
    /// A group with its attachments.
    Group(Arc<Group>),
    /// A role with its attachments.
    Role(Arc<Role>),
    /// A policy with its versions.
    Policy(Arc<Policy>),
    /// A virtual MFA device.
    MfaDevice(Arc<VirtualMfaDevice>),
}

/// Which object of an account: its kind and its id, or its name in small letters where the name stays.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum EntityId {
    /// A user.
    User(UserId),
    /// A group.
    Group(GroupId),
    /// A role.
    Role(RoleId),
    /// A policy, by its folded name.
    Policy(String),
    /// A virtual MFA device, by its folded name.
    MfaDevice(String),
}

/// Which object of the directory.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EntityKey {
    /// The account it belongs to.
    pub account: AccountId,
    /// Which one there.
    pub id: EntityId,
}

impl Entity {
    /// Which object of its account this is.
    #[must_use]
    pub fn id(&self) -> EntityId {
        match self {
            Self::User(it) => EntityId::User(it.id),
            Self::Group(it) => EntityId::Group(it.id),
            Self::Role(it) => EntityId::Role(it.id),
            Self::Policy(it) => EntityId::Policy(it.name.folded()),
            Self::MfaDevice(it) => EntityId::MfaDevice(it.name.folded()),
        }
    }
}
