use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use cloud_id::AccountId;
use estate::{Object, ObjectKey};
use ram::directory::{Entity, EntityId, EntityKey, ProviderProtocol};

use crate::account::Account;
use crate::audit::cut;
use crate::caller::Caller;
use crate::client_token::ClientToken;
use crate::granted::Grants;
use crate::guard_key::GuardKey;
use crate::hashing::Work;
use crate::key;
use crate::seal::Secret;
use crate::secrets::SecretKey;
use crate::settings::AccountSettings;
use crate::used_once::UsedOnce;
use crate::view::View;

/// What should change, and on what that rests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) writes: BTreeMap<ObjectKey, Option<Object>>,
    /// Changes of the directory.
    pub(crate) identities: BTreeMap<EntityKey, Option<Entity>>,
    pub(crate) secrets: BTreeMap<SecretKey, Option<Secret>>,
    /// Settings of accounts, anew.
    pub(crate) settings: BTreeMap<AccountId, AccountSettings>,
    /// Accounts that are made.
    pub(crate) accounts: BTreeMap<AccountId, Account>,
    pub(crate) depends: BTreeSet<ObjectKey>,
    pub(crate) depends_on_identities: BTreeSet<EntityKey>,
    pub(crate) bumps: BTreeSet<GuardKey>,
    pub(crate) retired: BTreeSet<GuardKey>,
    /// The keys of the store that its permits rest on.
    pub(crate) permitted_by: Vec<Arc<[String]>>,
    /// What was decided last, and by which policy; nothing while nothing was asked.
    pub(crate) decision: Option<String>,
    /// What policies allowed.
    pub(crate) granted: Grants,
    /// Relative ids of the resources that permits were given for.
    pub(crate) resources: BTreeSet<String>,
    /// Something that works once, and is used for this.
    pub(crate) used: Option<UsedOnce>,
    pub(crate) wait: Option<Wait>,
    /// What has to be done first; then the use-case is run again.
    pub(crate) work: Option<Work>,
    /// A change was put under a permit for another account: a defect of the use-case.
    pub(crate) is_unpermitted: bool,
}

/// That the answer should wait for hosts to have applied a revision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wait {
    pub(crate) revision: u64,
    pub(crate) at_most: Duration,
}

impl Plan {
    pub(crate) fn changes_nothing(&self) -> bool {
        self.writes.is_empty()
            && self.settings.is_empty()
            && self.accounts.is_empty()
            && self.identities.is_empty()
            && self.secrets.is_empty()
            && self.used.is_none()
    }

    /// Relative ids of what it makes, for the trail: permissions to make something are for `vpc/*` or `user/*`.
    pub(crate) fn made(&self, view: &View) -> impl Iterator<Item = String> {
        let written = self.writes.iter().filter(|(_, object)| object.is_some());
        let keys = written.map(|(key, _)| key::of_object(key));
        let is_new = |key: &str| view.revisions.of(key) == 0;
        let made = keys.filter(move |key| is_new(key));
        let relative = made.filter_map(|key| {
            let (kind, id) = key.strip_prefix(key::ESTATE)?.split_once('/')?;
            Some(format!("{}/{id}", kind.replace('-', "")))
        });
        let identities = self.identities.iter();
        let identities = identities.filter_map(move |(key, entity)| {
            let name = relative_id(entity.as_ref()?)?;
            is_new(&key::of_entity(key)).then_some(name)
        });
        relative.chain(identities).take(MOST_TOLD)
    }

    /// Relative ids of the resources that permits were asked for, for the trail of a call that fails. They may be what
    /// the caller made up, so they are cut.
    pub(crate) fn asked_for(&self) -> Vec<String> {
        let asked = self.resources.iter().take(MOST_TOLD);
        asked.map(|it| cut(it, MOST_CHARACTERS)).collect()
    }

    /// The keys that its guards are on, over a view.
    pub(crate) fn keys(&self, view: &View) -> BTreeSet<String> {
        let objects = self.writes.keys().chain(&self.depends).map(key::of_object);
        let guards = self.bumps.iter().chain(&self.retired).map(GuardKey::path);
        let is_first = |guard: &&GuardKey| view.revisions.of(&guard.path()) == 0;
        let subjects = self
            .bumps
            .iter()
            .filter(is_first)
            .filter_map(GuardKey::subject);
        let subjects = subjects.map(|subject| key::of_object(&subject));
        let accounts = self.settings.keys().chain(self.accounts.keys());
        let accounts = accounts.map(|account| key::of_account(*account));
        let identities = self.identities.keys().chain(&self.depends_on_identities);
        let identities = identities.map(key::of_entity);
        let secrets = self.secrets.keys().map(key::of_secret);
        objects
            .chain(accounts)
            .chain(identities)
            .chain(secrets)
            .chain(guards)
            .chain(subjects)
            .collect()
    }

    /// The keys that what was permitted rests on: as long as none of them changes, the same would be decided again.
    /// Nobody waits for whoever else rests on them.
    ///
    /// Choice: docs/decisions/0038-a-permit-is-as-new-as-its-commit.md
    pub(crate) fn permit_keys(&self, caller: &Caller, view: &View) -> BTreeSet<String> {
        let policies = self.permitted_by.iter().flat_map(|it| it.iter().cloned());
        let mut keys: BTreeSet<String> = caller.rests_on().into_iter().chain(policies).collect();
        // From where keys may be used is among what is set for the account.
        let settings = key::of_entity(&EntityKey {
            account: caller.account,
            id: EntityId::Settings,
        });
        if view.revisions.of(&settings) > 0 {
            keys.insert(settings);
        }
        if !caller.principal.is_root() {
            // Policies may ask for tags and resource group of what is named.
            let named = self
                .resources
                .iter()
                .filter_map(|it| key::of_relative_id(it));
            keys.extend(named.filter(|key| view.revisions.of(key) > 0));
        }
        keys
    }

    /// Those of its keys, and the token's, that others may write at the same time. What this plan makes is not
    /// among them, nor the guards of that: its id is new, another one each time the plan is made, and nobody
    /// else knows it.
    pub(crate) fn contended(&self, view: &View, token: Option<&ClientToken>) -> BTreeSet<String> {
        let is_new = |object: &ObjectKey| view.revisions.of(&key::of_object(object)) == 0;
        let objects = self.writes.keys().chain(&self.depends);
        let guards = self.bumps.iter().chain(&self.retired);
        let mut keys = self.keys(view);
        for object in objects.filter(|object| is_new(object)) {
            keys.remove(&key::of_object(object));
        }
        for guard in guards.filter(|guard| guard.subject().is_some_and(|it| is_new(&it))) {
            keys.remove(&guard.path());
        }
        let identities = self.identities.keys().map(key::of_entity);
        for key in identities.chain(self.secrets.keys().map(key::of_secret)) {
            if view.revisions.of(&key) == 0 {
                keys.remove(&key);
            }
        }
        keys.extend(token.map(|token| token.key().to_owned()));
        keys
    }
}

/// What policies name an object of the directory by; nothing for what is no resource of its own.
fn relative_id(entity: &Entity) -> Option<String> {
    Some(match entity {
        Entity::User(user) => format!("user/{}", user.name),
        Entity::Group(group) => format!("group/{}", group.name),
        Entity::Role(role) => format!("role/{}", role.name.folded()),
        Entity::Policy(policy) => format!("policy/{}", policy.name),
        Entity::MfaDevice(device) => format!("mfa/{}", device.name),
        Entity::ResourceGroup(group) => format!("resourcegroup/{}", group.id),
        Entity::ResourceDirectory(directory) => format!("resourcedirectory/{}", directory.id),
        Entity::Folder(folder) => format!("folder/{}", folder.id),
        Entity::Member(member) => format!("account/{}", member.account),
        Entity::ControlPolicy(policy) => format!("policy/controlpolicy/{}", policy.id),
        Entity::Handshake(handshake) => format!("handshake/{}", handshake.id),
        Entity::Provider(provider) => match provider.protocol {
            ProviderProtocol::Saml(_) => format!("saml-provider/{}", provider.name),
            ProviderProtocol::Oidc(_) => format!("oidc-provider/{}", provider.name),
        },
        Entity::Settings(_)
        | Entity::RecycledUser(_)
        | Entity::RecycledKey(_)
        | Entity::CredentialReport(_)
        | Entity::AccountDeletion(_) => return None,
    })
}

/// Of how much that a call makes its entry tells.
const MOST_TOLD: usize = 100;
/// Of how much of an id.
const MOST_CHARACTERS: usize = 128;
