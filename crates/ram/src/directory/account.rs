use std::sync::Arc;

use cloud_id::AccountId;
use estate::Table;

use super::{
    AccountDeletion, Attachment, Attachments, ControlPolicy, ControlPolicyId, Entity, EntityId,
    Folder, FolderId, Group, GroupId, Handshake, HandshakeId, IdentityProvider, IdentitySettings,
    Kind, Member, Policy, PolicyRef, ProviderProtocol, Refusal, ResourceDirectory, ResourceGroup,
    ResourceGroupId, Role, RoleId, User, UserId, VirtualMfaDevice,
};
use super::{CredentialReport, RecycledKey, RecycledUser};
use crate::PolicyKind;

/// The identities of one account. Names are found without regard to case.
#[derive(Clone, Debug, Default)]
pub struct AccountDirectory {
    /// The last change of any of it.
    revision: u64,
    users: Table<UserId, Arc<User>>,
    groups: Table<GroupId, Arc<Group>>,
    roles: Table<RoleId, Arc<Role>>,
    policies: Table<String, Arc<Policy>>,
    mfa_devices: Table<String, Arc<VirtualMfaDevice>>,

    saml_providers: Table<String, Arc<IdentityProvider>>,
    oidc_providers: Table<String, Arc<IdentityProvider>>,
    settings: Arc<IdentitySettings>,
    recycled_users: Table<UserId, Arc<RecycledUser>>,
    recycled_keys: Table<Arc<str>, Arc<RecycledKey>>,
    credential_report: Option<Arc<CredentialReport>>,
    resource_groups: Table<ResourceGroupId, Arc<ResourceGroup>>,
    resource_directory: Option<Arc<ResourceDirectory>>,
    folders: Table<FolderId, Arc<Folder>>,
    member_accounts: Table<AccountId, Arc<Member>>,
    control_policies: Table<ControlPolicyId, Arc<ControlPolicy>>,
    handshakes: Table<HandshakeId, Arc<Handshake>>,
    account_deletions: Table<AccountId, Arc<AccountDeletion>>,

    user_names: Table<String, UserId>,
    group_names: Table<String, GroupId>,
    role_names: Table<String, RoleId>,
    members: Table<(GroupId, UserId), ()>,
    /// Who has a policy attached; once for each, whatever the scopes.
    grantees: Table<(PolicyKind, String, Grantee), ()>,
}

/// Whom a policy can be attached to.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Grantee {
    /// A user.
    User(UserId),
    /// A group.
    Group(GroupId),
    /// A role.
    Role(RoleId),
}

/// One source of what a principal may do: itself, or a group it is in, with what is attached there.
#[derive(Clone, Copy, Debug)]
pub struct Grants<'a> {
    /// Whom the policies are attached to.
    pub grantee: Grantee,
    /// The policies.
    pub policies: &'a Attachments,
}

impl AccountDirectory {
    /// The revision of the store at which any of it last changed.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A user by its id.
    #[must_use]
    pub fn user(&self, id: UserId) -> Option<&Arc<User>> {
        self.users.get(&id)
    }

    /// A group by its id.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Arc<Group>> {
        self.groups.get(&id)
    }

    /// A role by its id.
    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<&Arc<Role>> {
        self.roles.get(&id)
    }

    /// A user by its name.
    ///
    /// # Errors
    /// `NotExist` of `User`.
    pub fn user_named(&self, name: &str) -> Result<&Arc<User>, Refusal> {
        let found = self.user_names.get(&name.to_ascii_lowercase());
        let found = found.and_then(|id| self.user(*id));
        found.ok_or(Refusal::NotExist { kind: Kind::User })
    }

    /// A group by its name.
    ///
    /// # Errors
    /// `NotExist` of `Group`.
    pub fn group_named(&self, name: &str) -> Result<&Arc<Group>, Refusal> {
        let found = self.group_names.get(&name.to_ascii_lowercase());
        let found = found.and_then(|id| self.group(*id));
        found.ok_or(Refusal::NotExist { kind: Kind::Group })
    }

    /// A role by its name.
    ///
    /// # Errors
    /// `NotExist` of `Role`.
    pub fn role_named(&self, name: &str) -> Result<&Arc<Role>, Refusal> {
        let found = self.role_names.get(&name.to_ascii_lowercase());
        let found = found.and_then(|id| self.role(*id));
        found.ok_or(Refusal::NotExist { kind: Kind::Role })
    }

    /// A policy of the account by its name.
    ///
    /// # Errors
    /// `NotExist` of `Policy`.
    pub fn policy_named(&self, name: &str) -> Result<&Arc<Policy>, Refusal> {
        let found = self.policies.get(&name.to_ascii_lowercase());
        found.ok_or(Refusal::NotExist { kind: Kind::Policy })
    }

    /// A virtual MFA device by its name.
    ///
    /// # Errors
    /// `NotExist` of `VirtualMfaDevice`.
    pub fn mfa_device_named(&self, name: &str) -> Result<&Arc<VirtualMfaDevice>, Refusal> {
        let found = self.mfa_devices.get(&name.to_ascii_lowercase());
        found.ok_or(Refusal::NotExist {
            kind: Kind::VirtualMfaDevice,
        })
    }

    /// All users, by id.
    pub fn users(&self) -> impl DoubleEndedIterator<Item = &Arc<User>> + ExactSizeIterator {
        self.users.iter().map(|(_, it)| it)
    }

    /// All groups, by id.
    pub fn groups(&self) -> impl DoubleEndedIterator<Item = &Arc<Group>> + ExactSizeIterator {
        self.groups.iter().map(|(_, it)| it)
    }

    /// All roles, by id.
    pub fn roles(&self) -> impl DoubleEndedIterator<Item = &Arc<Role>> + ExactSizeIterator {
        self.roles.iter().map(|(_, it)| it)
    }

    /// All policies of the account, by name.
    pub fn policies(&self) -> impl DoubleEndedIterator<Item = &Arc<Policy>> + ExactSizeIterator {
        self.policies.iter().map(|(_, it)| it)
    }

    /// All virtual MFA devices, by name.
    pub fn mfa_devices(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<VirtualMfaDevice>> + ExactSizeIterator {
        self.mfa_devices.iter().map(|(_, it)| it)
    }

    /// A SAML provider by its name.
    ///
    /// # Errors
    /// `NotExist` of `SamlProvider`.
    pub fn saml_provider_named(&self, name: &str) -> Result<&Arc<IdentityProvider>, Refusal> {
        let found = self.saml_providers.get(&name.to_ascii_lowercase());
        found.ok_or(Refusal::NotExist {
            kind: Kind::SamlProvider,
        })
    }

    /// An OIDC provider by its name.
    ///
    /// # Errors
    /// `NotExist` of `OidcProvider`.
    pub fn oidc_provider_named(&self, name: &str) -> Result<&Arc<IdentityProvider>, Refusal> {
        let found = self.oidc_providers.get(&name.to_ascii_lowercase());
        found.ok_or(Refusal::NotExist {
            kind: Kind::OidcProvider,
        })
    }

    /// All SAML providers, by name.
    pub fn saml_providers(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<IdentityProvider>> + ExactSizeIterator {
        self.saml_providers.iter().map(|(_, it)| it)
    }

    /// All OIDC providers, by name.
    pub fn oidc_providers(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<IdentityProvider>> + ExactSizeIterator {
        self.oidc_providers.iter().map(|(_, it)| it)
    }

    /// What is set for all identities; the defaults when nothing is.
    #[must_use]
    pub fn settings(&self) -> &Arc<IdentitySettings> {
        &self.settings
    }

    /// A user in the recycle bin, though its time may be over.
    #[must_use]
    pub fn recycled_user(&self, id: UserId) -> Option<&Arc<RecycledUser>> {
        self.recycled_users.get(&id)
    }

    /// All users in the recycle bin, by id.
    pub fn recycled_users(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<RecycledUser>> + ExactSizeIterator {
        self.recycled_users.iter().map(|(_, it)| it)
    }

    /// An access key in the recycle bin, though its time may be over.
    #[must_use]
    pub fn recycled_key(&self, id: &str) -> Option<&Arc<RecycledKey>> {
        self.recycled_keys.get(&Arc::from(id))
    }

    /// All access keys in the recycle bin, by id.
    pub fn recycled_keys(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<RecycledKey>> + ExactSizeIterator {
        self.recycled_keys.iter().map(|(_, it)| it)
    }

    /// The newest credential report.
    #[must_use]
    pub fn credential_report(&self) -> Option<&Arc<CredentialReport>> {
        self.credential_report.as_ref()
    }

    /// A resource group.
    #[must_use]
    pub fn resource_group(&self, id: &ResourceGroupId) -> Option<&Arc<ResourceGroup>> {
        self.resource_groups.get(id)
    }

    /// All resource groups, by id.
    pub fn resource_groups(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<ResourceGroup>> + ExactSizeIterator {
        self.resource_groups.iter().map(|(_, it)| it)
    }

    /// The resource directory that the account manages.
    #[must_use]
    pub fn resource_directory(&self) -> Option<&Arc<ResourceDirectory>> {
        self.resource_directory.as_ref()
    }

    /// A folder of the resource directory; the root folder is one.
    #[must_use]
    pub fn folder(&self, id: &FolderId) -> Option<&Arc<Folder>> {
        self.folders.get(id)
    }

    /// All folders, by id.
    pub fn folders(&self) -> impl DoubleEndedIterator<Item = &Arc<Folder>> + ExactSizeIterator {
        self.folders.iter().map(|(_, it)| it)
    }

    /// A member of the resource directory.
    #[must_use]
    pub fn member(&self, account: AccountId) -> Option<&Arc<Member>> {
        self.member_accounts.get(&account)
    }

    /// All members, by account.
    pub fn member_accounts(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<Member>> + ExactSizeIterator {
        self.member_accounts.iter().map(|(_, it)| it)
    }

    /// A control policy that the management account wrote.
    #[must_use]
    pub fn control_policy(&self, id: &ControlPolicyId) -> Option<&Arc<ControlPolicy>> {
        self.control_policies.get(id)
    }

    /// All control policies that the management account wrote, by id.
    pub fn control_policies(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<ControlPolicy>> + ExactSizeIterator {
        self.control_policies.iter().map(|(_, it)| it)
    }

    /// An invitation into the resource directory.
    #[must_use]
    pub fn handshake(&self, id: &HandshakeId) -> Option<&Arc<Handshake>> {
        self.handshakes.get(id)
    }

    /// All invitations, by id.
    pub fn handshakes(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<Handshake>> + ExactSizeIterator {
        self.handshakes.iter().map(|(_, it)| it)
    }

    /// What became of the deletion of a member.
    #[must_use]
    pub fn account_deletion(&self, account: AccountId) -> Option<&Arc<AccountDeletion>> {
        self.account_deletions.get(&account)
    }

    /// All deletions of members, by account.
    pub fn account_deletions(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<AccountDeletion>> + ExactSizeIterator {
        self.account_deletions.iter().map(|(_, it)| it)
    }

    /// Everything there is of the account.
    pub fn ids(&self) -> impl Iterator<Item = EntityId> + '_ {
        let users = self.users.keys().map(|id| EntityId::User(*id));
        let groups = self.groups.keys().map(|id| EntityId::Group(*id));
        let roles = self.roles.keys().map(|id| EntityId::Role(*id));
        let policies = self.policies.keys().cloned().map(EntityId::Policy);
        let devices = self.mfa_devices.keys().cloned().map(EntityId::MfaDevice);
        let saml = self
            .saml_providers
            .keys()
            .cloned()
            .map(EntityId::SamlProvider);
        let oidc = self
            .oidc_providers
            .keys()
            .cloned()
            .map(EntityId::OidcProvider);
        let recycled_users = self
            .recycled_users
            .keys()
            .map(|id| EntityId::RecycledUser(*id));
        let recycled_keys = self
            .recycled_keys
            .keys()
            .cloned()
            .map(EntityId::RecycledKey);
        let report = self
            .credential_report
            .iter()
            .map(|_| EntityId::CredentialReport);
        let resource_groups = self
            .resource_groups
            .keys()
            .cloned()
            .map(EntityId::ResourceGroup);
        let directory = self
            .resource_directory
            .iter()
            .map(|_| EntityId::ResourceDirectory);
        let folders = self.folders.keys().cloned().map(EntityId::Folder);
        let members = self.member_accounts.keys().map(|id| EntityId::Member(*id));
        let control_policies = self
            .control_policies
            .keys()
            .cloned()
            .map(EntityId::ControlPolicy);
        let handshakes = self.handshakes.keys().cloned().map(EntityId::Handshake);
        let deletions = self
            .account_deletions
            .keys()
            .map(|id| EntityId::AccountDeletion(*id));
        users
            .chain(groups)
            .chain(roles)
            .chain(policies)
            .chain(devices)
            .chain(saml)
            .chain(oidc)
            .chain([EntityId::Settings])
            .chain(recycled_users)
            .chain(recycled_keys)
            .chain(report)
            .chain(resource_groups)
            .chain(directory)
            .chain(folders)
            .chain(members)
            .chain(control_policies)
            .chain(handshakes)
            .chain(deletions)
    }

    /// The folders above something, from the one it is in up to the root folder.
    pub fn folders_above<'a>(&'a self, folder: &FolderId) -> Vec<&'a Arc<Folder>> {
        let mut above = Vec::new();
        let mut next = self.folder(folder);
        while let Some(folder) = next
            && above.len() < MOST_LEVELS
        {
            above.push(folder);
            next = folder.parent.as_ref().and_then(|id| self.folder(id));
        }
        above
    }

    /// The users in a group.
    pub fn members(&self, group: GroupId) -> impl Iterator<Item = &Arc<User>> {
        self.members
            .iter_from(move |(other, _)| *other < group)
            .take_while(move |((other, _), ())| *other == group)
            .filter_map(|((_, user), ())| self.user(*user))
    }

    /// The groups a user is in, with the time of joining.
    pub fn groups_of<'a>(&'a self, user: &'a User) -> impl Iterator<Item = &'a Arc<Group>> {
        user.groups.iter().filter_map(|it| self.group(it.group))
    }

    /// Whom a policy is attached to.
    pub fn grantees<'a>(&'a self, policy: &PolicyRef) -> impl Iterator<Item = Grantee> + 'a {
        let (kind, name) = (policy.kind, policy.name.folded());
        let first = (kind, name.clone());
        self.grantees
            .iter_from(move |(kind, name, _)| (kind, name) < (&first.0, &first.1))
            .take_while(move |((other_kind, other, _), ())| *other_kind == kind && *other == name)
            .map(|((_, _, grantee), ())| *grantee)
    }

    /// What is attached to somebody.
    #[must_use]
    pub fn attachments(&self, grantee: Grantee) -> Option<&Attachments> {
        match grantee {
            Grantee::User(id) => self.user(id).map(|it| &it.policies),
            Grantee::Group(id) => self.group(id).map(|it| &it.policies),
            Grantee::Role(id) => self.role(id).map(|it| &it.policies),
        }
    }

    /// How often a policy is attached: to each, in each scope.
    #[must_use]
    pub fn attachment_count(&self, policy: &PolicyRef) -> usize {
        let is_it = |it: &&Attachment| it.policy.is(policy);
        let of = |it: Grantee| {
            self.attachments(it)
                .map_or(0, |all| all.iter().filter(is_it).count())
        };
        self.grantees(policy).map(of).sum()
    }

    /// Everything that grants to a user: what is attached to it and to its groups.
    pub fn grants_of_user<'a>(&'a self, user: &'a User) -> impl Iterator<Item = Grants<'a>> {
        let own = Grants {
            grantee: Grantee::User(user.id),
            policies: &user.policies,
        };
        let of_groups = self.groups_of(user).map(|group| Grants {
            grantee: Grantee::Group(group.id),
            policies: &group.policies,
        });
        std::iter::once(own).chain(of_groups)
    }

    pub(super) fn put(&mut self, entity: Entity, revision: u64) {
        self.remove(&entity.id(), revision);
        match entity {
            Entity::User(it) => {
                self.user_names.insert(it.name.folded(), it.id);
                for membership in &it.groups {
                    self.members.insert((membership.group, it.id), ());
                }
                self.index(Grantee::User(it.id), &it.policies);
                self.users.insert(it.id, it);
            }
            Entity::Group(it) => {
                self.group_names.insert(it.name.folded(), it.id);
                self.index(Grantee::Group(it.id), &it.policies);
                self.groups.insert(it.id, it);
            }
            Entity::Role(it) => {
                self.role_names.insert(it.name.folded(), it.id);
                self.index(Grantee::Role(it.id), &it.policies);
                self.roles.insert(it.id, it);
            }
            Entity::Policy(it) => drop(self.policies.insert(it.name.folded(), it)),
            Entity::MfaDevice(it) => drop(self.mfa_devices.insert(it.name.folded(), it)),
            Entity::Provider(it) => {
                let providers = match it.protocol {
                    ProviderProtocol::Saml(_) => &mut self.saml_providers,
                    ProviderProtocol::Oidc(_) => &mut self.oidc_providers,
                };
                providers.insert(it.name.folded(), it);
            }
            Entity::Settings(it) => self.settings = it,
            Entity::RecycledUser(it) => drop(self.recycled_users.insert(it.user.id, it)),
            Entity::RecycledKey(it) => {
                drop(self.recycled_keys.insert(Arc::clone(&it.key.id), it));
            }
            Entity::CredentialReport(it) => self.credential_report = Some(it),
            Entity::ResourceGroup(it) => drop(self.resource_groups.insert(it.id.clone(), it)),
            Entity::ResourceDirectory(it) => self.resource_directory = Some(it),
            Entity::Folder(it) => drop(self.folders.insert(it.id.clone(), it)),
            Entity::Member(it) => drop(self.member_accounts.insert(it.account, it)),
            Entity::ControlPolicy(it) => drop(self.control_policies.insert(it.id.clone(), it)),
            Entity::Handshake(it) => drop(self.handshakes.insert(it.id.clone(), it)),
            Entity::AccountDeletion(it) => drop(self.account_deletions.insert(it.account, it)),
        }
    }

    pub(super) fn remove(&mut self, id: &EntityId, revision: u64) {
        self.revision = revision;
        match id {
            EntityId::User(id) => {
                if let Some(it) = self.users.remove(id) {
                    self.user_names.remove(&it.name.folded());
                    for membership in &it.groups {
                        self.members.remove(&(membership.group, it.id));
                    }
                    self.forget(Grantee::User(it.id), &it.policies);
                }
            }
            EntityId::Group(id) => {
                if let Some(it) = self.groups.remove(id) {
                    self.group_names.remove(&it.name.folded());
                    self.forget(Grantee::Group(it.id), &it.policies);
                }
            }
            EntityId::Role(id) => {
                if let Some(it) = self.roles.remove(id) {
                    self.role_names.remove(&it.name.folded());
                    self.forget(Grantee::Role(it.id), &it.policies);
                }
            }
            EntityId::Policy(name) => drop(self.policies.remove(name)),
            EntityId::MfaDevice(name) => drop(self.mfa_devices.remove(name)),
            EntityId::SamlProvider(name) => drop(self.saml_providers.remove(name)),
            EntityId::OidcProvider(name) => drop(self.oidc_providers.remove(name)),
            EntityId::Settings => self.settings = Arc::default(),
            EntityId::RecycledUser(id) => drop(self.recycled_users.remove(id)),
            EntityId::RecycledKey(id) => drop(self.recycled_keys.remove(id)),
            EntityId::CredentialReport => self.credential_report = None,
            EntityId::ResourceGroup(id) => drop(self.resource_groups.remove(id)),
            EntityId::ResourceDirectory => self.resource_directory = None,
            EntityId::Folder(id) => drop(self.folders.remove(id)),
            EntityId::Member(account) => drop(self.member_accounts.remove(account)),
            EntityId::ControlPolicy(id) => drop(self.control_policies.remove(id)),
            EntityId::Handshake(id) => drop(self.handshakes.remove(id)),
            EntityId::AccountDeletion(account) => drop(self.account_deletions.remove(account)),
        }
    }

    fn index(&mut self, grantee: Grantee, policies: &Attachments) {
        for it in policies.iter() {
            self.grantees
                .insert((it.policy.kind, it.policy.name.folded(), grantee), ());
        }
    }

    fn forget(&mut self, grantee: Grantee, policies: &Attachments) {
        for it in policies.iter() {
            self.grantees
                .remove(&(it.policy.kind, it.policy.name.folded(), grantee));
        }
    }
}

/// More folders than this are above nothing; a stored cycle ends here.
const MOST_LEVELS: usize = 16;
