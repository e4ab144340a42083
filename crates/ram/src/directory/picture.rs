use std::sync::Arc;

use cloud_id::AccountId;
use estate::Table;

use super::{
    AccountDirectory, Entity, EntityId, EntityKey, Handshake, HandshakeId, Member, User, UserId,
};

/// The identities of all accounts at one moment. Cheap to clone: clones share what neither has changed.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    accounts: Table<AccountId, Arc<AccountDirectory>>,
    /// Whose an access key is.
    keys: Table<Arc<str>, (AccountId, UserId)>,
    /// The management account of each member of a resource directory.
    members: Table<AccountId, AccountId>,
    /// The management account of each invitation, by the account that is invited.
    invitations: Table<(AccountId, HandshakeId), AccountId>,
}

impl Directory {
    /// The identities of an account; nothing when it has none.
    #[must_use]
    pub fn account(&self, account: AccountId) -> Option<&Arc<AccountDirectory>> {
        self.accounts.get(&account)
    }

    /// The accounts that have identities.
    pub fn accounts(&self) -> impl Iterator<Item = (AccountId, &Arc<AccountDirectory>)> {
        self.accounts.iter().map(|(account, it)| (*account, it))
    }

    /// The user that an access key is of.
    #[must_use]
    pub fn user_of_key(&self, key: &str) -> Option<(AccountId, &Arc<User>)> {
        let (account, user) = self.keys.get(&Arc::from(key))?;
        Some((*account, self.account(*account)?.user(*user)?))
    }

    /// Where an account is a member of a resource directory: the management account with its directory, and the
    /// member.
    #[must_use]
    pub fn membership(
        &self,
        account: AccountId,
    ) -> Option<(AccountId, &Arc<AccountDirectory>, &Arc<Member>)> {
        let management = *self.members.get(&account)?;
        let directory = self.account(management)?;
        Some((management, directory, directory.member(account)?))
    }

    /// The invitations that an account got, each with the management account and its directory.
    pub fn invitations(
        &self,
        account: AccountId,
    ) -> impl Iterator<Item = (AccountId, &Arc<AccountDirectory>, &Arc<Handshake>)> {
        self.invitations
            .iter_from(move |(target, _)| *target < account)
            .take_while(move |((target, _), _)| *target == account)
            .filter_map(|((_, id), management)| {
                let directory = self.account(*management)?;
                Some((*management, directory, directory.handshake(id)?))
            })
    }

    /// Adds an object or replaces the one of the same id, at a revision of the store.
    pub fn put(&mut self, account: AccountId, entity: Entity, revision: u64) {
        let before = self.object(&EntityKey {
            account,
            id: entity.id(),
        });
        if let Some(Entity::User(user)) = &before {
            for key in &user.keys {
                self.keys.remove(&key.id);
            }
        }
        if let Entity::User(user) = &entity {
            for key in &user.keys {
                self.keys.insert(Arc::clone(&key.id), (account, user.id));
            }
        }
        if let Entity::Member(member) = &entity {
            self.members.insert(member.account, account);
        }
        if let Entity::Handshake(it) = &entity {
            self.invitations.insert((it.target, it.id.clone()), account);
        }
        let mut of_account = self.accounts.get(&account).cloned().unwrap_or_default();
        Arc::make_mut(&mut of_account).put(entity, revision);
        self.accounts.insert(account, of_account);
    }

    /// Takes an object away; nothing happens when it is not there.
    pub fn remove(&mut self, key: &EntityKey, revision: u64) {
        if let Some(Entity::User(user)) = self.object(key) {
            for key in &user.keys {
                self.keys.remove(&key.id);
            }
        }
        if let EntityId::Member(account) = key.id {
            self.members.remove(&account);
        }
        if let Some(Entity::Handshake(it)) = self.object(key) {
            self.invitations.remove(&(it.target, it.id.clone()));
        }
        if let Some(mut of_account) = self.accounts.get(&key.account).cloned() {
            Arc::make_mut(&mut of_account).remove(&key.id, revision);
            self.accounts.insert(key.account, of_account);
        }
    }

    /// An object by its key.
    #[must_use]
    pub fn object(&self, key: &EntityKey) -> Option<Entity> {
        let account = self.account(key.account)?;
        match &key.id {
            EntityId::User(id) => account.user(*id).cloned().map(Entity::User),
            EntityId::Group(id) => account.group(*id).cloned().map(Entity::Group),
            EntityId::Role(id) => account.role(*id).cloned().map(Entity::Role),
            EntityId::Policy(name) => account.policy_named(name).ok().cloned().map(Entity::Policy),
            EntityId::MfaDevice(name) => account
                .mfa_device_named(name)
                .ok()
                .cloned()
                .map(Entity::MfaDevice),
            EntityId::SamlProvider(name) => account
                .saml_provider_named(name)
                .ok()
                .cloned()
                .map(Entity::Provider),
            EntityId::OidcProvider(name) => account
                .oidc_provider_named(name)
                .ok()
                .cloned()
                .map(Entity::Provider),
            EntityId::Settings => Some(Entity::Settings(Arc::clone(account.settings()))),
            EntityId::RecycledUser(id) => account
                .recycled_user(*id)
                .cloned()
                .map(Entity::RecycledUser),
            EntityId::RecycledKey(id) => account.recycled_key(id).cloned().map(Entity::RecycledKey),
            EntityId::CredentialReport => account
                .credential_report()
                .cloned()
                .map(Entity::CredentialReport),
            EntityId::ResourceGroup(id) => account
                .resource_group(id)
                .cloned()
                .map(Entity::ResourceGroup),
            EntityId::ResourceDirectory => account
                .resource_directory()
                .cloned()
                .map(Entity::ResourceDirectory),
            EntityId::Folder(id) => account.folder(id).cloned().map(Entity::Folder),
            EntityId::Member(id) => account.member(*id).cloned().map(Entity::Member),
            EntityId::ControlPolicy(id) => account
                .control_policy(id)
                .cloned()
                .map(Entity::ControlPolicy),
            EntityId::Handshake(id) => account.handshake(id).cloned().map(Entity::Handshake),
            EntityId::AccountDeletion(id) => account
                .account_deletion(*id)
                .cloned()
                .map(Entity::AccountDeletion),
        }
    }
}
