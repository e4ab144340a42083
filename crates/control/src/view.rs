use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use cloud_id::AccountId;
use estate::Snapshot;
use ram::directory::Directory;
use store::Revision;

use crate::account::Accounts;
use crate::secrets::Secrets;
use crate::settings::AccountSettings;

/// The live state at one revision, in memory and typed. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// How far the view has followed the store.
    pub(crate) revision: Revision,
    pub(crate) snapshot: Snapshot,
    pub(crate) accounts: Accounts,
    pub(crate) directory: Directory,
    pub(crate) secrets: Secrets,
    pub(crate) revisions: Revisions,
    /// Keys whose values could not be read, with the reason. They are served as absent and never overwritten.
    pub(crate) quarantined: Arc<HashMap<String, String>>,
}

impl View {
    /// The estate. Its revision is the last one that changed it, an account or a role, as far as is known: what only
    /// lengthened the audit trail is no news for hosts.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The identities of all accounts.
    #[must_use]
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The moment this is a picture of.
    #[must_use]
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// What is set for an account; the defaults for one without settings.
    #[must_use]
    pub fn settings(&self, account: AccountId) -> AccountSettings {
        self.accounts
            .get(account)
            .map(|account| account.settings.clone())
            .unwrap_or_default()
    }
}

/// When each key was last written. Copied on write in parts of parts, so that a change copies a few keys only; and what
/// a part has is copied cheaply.
#[derive(Clone, Debug)]
pub(crate) struct Revisions {
    shelves: Arc<[Arc<Shelf>; SHELVES]>,
    hasher: RandomState,
}

type Shelf = [Arc<Part>; PARTS];
type Part = HashMap<Arc<str>, Revision>;

const SHELVES: usize = 64;
const PARTS: usize = 64;

impl Default for Revisions {
    fn default() -> Self {
        let shelf: Arc<Shelf> = Arc::new(std::array::from_fn(|_| Arc::default()));
        Self {
            shelves: Arc::new(std::array::from_fn(|_| Arc::clone(&shelf))),
            hasher: RandomState::new(),
        }
    }
}

impl Revisions {
    /// When a key was last written; 0 when it does not exist.
    pub(crate) fn of(&self, key: &str) -> Revision {
        let (shelf, part) = self.place(key);
        self.shelves[shelf][part].get(key).copied().unwrap_or(0)
    }

    pub(crate) fn set(&mut self, key: &str, revision: Revision) {
        let part = self.part(key);
        match part.get_mut(key) {
            Some(known) => *known = revision,
            None => drop(part.insert(key.into(), revision)),
        }
    }

    pub(crate) fn forget(&mut self, key: &str) {
        self.part(key).remove(key);
    }

    fn part(&mut self, key: &str) -> &mut Part {
        let (shelf, part) = self.place(key);
        let shelf = &mut Arc::make_mut(&mut self.shelves)[shelf];
        Arc::make_mut(&mut Arc::make_mut(shelf)[part])
    }

    fn place(&self, key: &str) -> (usize, usize) {
        let all = (SHELVES * PARTS) as u64;
        let place = usize::try_from(self.hasher.hash_one(key) % all).expect("less than 4,096");
        (place / PARTS, place % PARTS)
    }
}
