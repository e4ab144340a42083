//! The identities of all accounts at one moment, and how they may change.
//!
//! Objects are plain data; what keeps them right (names, limits, the order of deletion) are pure functions
//! beside them. A secret is no part of any of them: whoever keeps the directory keeps secrets elsewhere.
//!
//! Start from [`Directory`], [`User`] and [`Policy`].

mod access_key;
mod account;
mod account_deletion;
mod attachment;
mod change;
mod credential_report;
mod entity;
mod group;
mod handshake;
mod id;
mod key_network;
mod linked_service;
mod mfa;
mod name;
mod organization;
mod organization_change;
mod password;
mod picture;
mod policy;
mod provider;
mod recycle_bin;
mod refusal;
mod resource_group;
mod role;
mod settings;
mod system_policy;
mod user;

pub use access_key::{AccessKey, KeyStatus};
pub use account::{AccountDirectory, Grantee, Grants};
pub use account_deletion::{AccountDeletion, DeletionObstacle};
pub use attachment::{Attachment, Attachments, PolicyRef, Scope};
pub use credential_report::CredentialReport;
pub use entity::{Entity, EntityId, EntityKey};
pub use group::Group;
pub use handshake::{Handshake, HandshakeAnswer, HandshakeStatus};
pub use id::{GroupId, IdError, ResourceGroupId, RoleId, UserId};
pub use key_network::{KeyNetworkError, KeyNetworkPolicy};
pub use linked_service::LinkedService;
pub use mfa::{MfaBinding, VirtualMfaDevice};
pub use name::{GroupName, MfaDeviceName, NameError, PolicyName, RoleName, UserName};
pub use organization::{
    ControlAttachment, ControlPolicy, ControlPolicyId, Delegation, Folder, FolderId, HandshakeId,
    Member, MemberKind, ResourceDirectory, ResourceDirectoryId,
};
pub use organization_change::{
    OrganizationRefusal, TRUSTED_SERVICES, attach_control_policy, detach_control_policy,
    first_control_policies, undelegate,
};
pub use password::WeakPassword;
pub use picture::Directory;
pub use policy::{Policy, PolicyVersion};
pub use provider::{
    ClientId, Fingerprint, IdentityProvider, IssuerUrl, OidcProvider, OidcTextError, ProviderName,
    ProviderProtocol, SamlProvider,
};
pub use recycle_bin::{RecycledKey, RecycledUser};
pub use refusal::{Kind, Refusal};
pub use resource_group::ResourceGroup;
pub use role::Role;
pub use settings::{IdentitySettings, PasswordPolicy, RuleWriters, SecurityPreference};
pub use system_policy::SystemPolicy;
pub use user::{LoginProfile, Membership, SecurityContacts, User};

#[cfg(test)]
mod tests;
