use std::collections::HashMap;
use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};

use crate::new_key::{new_access_key_id, new_access_key_secret};
use crate::random::Random;
use crate::seal::Secret;
use crate::settings::AccountSettings;

/// An account with its root access keys.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: AccountId,
    pub(crate) keys: Vec<AccessKey>,
    pub(crate) settings: AccountSettings,
    pub(crate) created: Timestamp,
}

impl Account {
    /// A new one, with one access key of its root.
    pub(crate) fn new(id: AccountId, random: &dyn Random, now: Timestamp) -> Self {
        let key = AccessKey {
            id: new_access_key_id(random),
            secret: new_access_key_secret(random),
            is_active: true,
            created: now,
        };
        Self {
            id,
            keys: vec![key],
            settings: AccountSettings::default(),
            created: now,
        }
    }

    /// What is left of one that is deleted: its id, which is never given again.
    pub(crate) fn closed(it: &Self) -> Self {
        Self {
            id: it.id,
            keys: Vec::new(),
            settings: AccountSettings::default(),
            created: it.created,
        }
    }

    /// Whether it is deleted. Every other one has a key of its root.
    pub(crate) fn is_closed(&self) -> bool {
        self.keys.is_empty()
    }
}

/// An access key of an account's root.
#[derive(Clone, Debug)]
pub(crate) struct AccessKey {
    pub(crate) id: String,
    pub(crate) secret: Secret,
    pub(crate) is_active: bool,
    pub(crate) created: Timestamp,
}

/// All accounts, found by id and by access key. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Accounts {
    by_id: Arc<HashMap<AccountId, Arc<Account>>>,
    by_key: Arc<HashMap<String, AccountId>>,
}

impl Accounts {
    pub(crate) fn get(&self, id: AccountId) -> Option<&Arc<Account>> {
        self.by_id.get(&id)
    }

    /// The account a key belongs to, and the key.
    pub(crate) fn of_key(&self, key_id: &str) -> Option<(&Arc<Account>, &AccessKey)> {
        let account = self.by_id.get(self.by_key.get(key_id)?)?;
        Some((account, account.keys.iter().find(|key| key.id == key_id)?))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<Account>> {
        self.by_id.values()
    }

    pub(crate) fn put(&mut self, account: Account) {
        self.remove(account.id);
        let by_key = Arc::make_mut(&mut self.by_key);
        by_key.extend(account.keys.iter().map(|key| (key.id.clone(), account.id)));
        Arc::make_mut(&mut self.by_id).insert(account.id, Arc::new(account));
    }

    pub(crate) fn remove(&mut self, id: AccountId) {
        if let Some(old) = Arc::make_mut(&mut self.by_id).remove(&id) {
            let by_key = Arc::make_mut(&mut self.by_key);
            by_key.retain(|_, account| *account != old.id);
        }
    }
}
