use std::sync::Arc;

use cloud_id::AccountId;

use super::{
    AccountDeletion, ControlPolicy, ControlPolicyId, Folder, FolderId, Group, GroupId, Handshake,
    HandshakeId, IdentityProvider, IdentitySettings, Member, Policy, ProviderProtocol,
    ResourceDirectory, ResourceGroup, ResourceGroupId, Role, RoleId, User, UserId,
    VirtualMfaDevice,
};
use super::{CredentialReport, RecycledKey, RecycledUser};

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
    /// An identity provider.
    Provider(Arc<IdentityProvider>),
    /// What is set for all identities.
    Settings(Arc<IdentitySettings>),
    /// A user in the recycle bin.
    RecycledUser(Arc<RecycledUser>),
    /// An access key in the recycle bin.
    RecycledKey(Arc<RecycledKey>),
    /// The newest credential report.
    CredentialReport(Arc<CredentialReport>),
    /// A resource group.
    ResourceGroup(Arc<ResourceGroup>),
    /// The resource directory of a management account.
    ResourceDirectory(Arc<ResourceDirectory>),
    /// A folder of it.
    Folder(Arc<Folder>),
    /// A member of it.
    Member(Arc<Member>),
    /// A control policy of it.
    ControlPolicy(Arc<ControlPolicy>),
    /// An invitation into it.
    Handshake(Arc<Handshake>),
    /// What became of the deletion of a member of it.
    AccountDeletion(Arc<AccountDeletion>),
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
    /// A SAML provider, by its folded name.
    SamlProvider(String),
    /// An OIDC provider, by its folded name.
    OidcProvider(String),
    /// What is set for all identities.
    Settings,
    /// A user in the recycle bin.
    RecycledUser(UserId),
    /// An access key in the recycle bin.
    RecycledKey(Arc<str>),
    /// The newest credential report.
    CredentialReport,
    /// A resource group.
    ResourceGroup(ResourceGroupId),
    /// The resource directory.
    ResourceDirectory,
    /// A folder of it.
    Folder(FolderId),
    /// A member of it.
    Member(AccountId),
    /// A control policy of it.
    ControlPolicy(ControlPolicyId),
    /// An invitation into it.
    Handshake(HandshakeId),
    /// What became of the deletion of a member of it.
    AccountDeletion(AccountId),
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
            Self::Provider(it) => match it.protocol {
                ProviderProtocol::Saml(_) => EntityId::SamlProvider(it.name.folded()),
                ProviderProtocol::Oidc(_) => EntityId::OidcProvider(it.name.folded()),
            },
            Self::Settings(_) => EntityId::Settings,
            Self::RecycledUser(it) => EntityId::RecycledUser(it.user.id),
            Self::RecycledKey(it) => EntityId::RecycledKey(Arc::clone(&it.key.id)),
            Self::CredentialReport(_) => EntityId::CredentialReport,
            Self::ResourceGroup(it) => EntityId::ResourceGroup(it.id.clone()),
            Self::ResourceDirectory(_) => EntityId::ResourceDirectory,
            Self::Folder(it) => EntityId::Folder(it.id.clone()),
            Self::Member(it) => EntityId::Member(it.account),
            Self::ControlPolicy(it) => EntityId::ControlPolicy(it.id.clone()),
            Self::Handshake(it) => EntityId::Handshake(it.id.clone()),
            Self::AccountDeletion(it) => EntityId::AccountDeletion(it.account),
        }
    }
}
