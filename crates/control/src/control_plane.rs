use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use cloud_id::{AccountId, RegionId, Timestamp};
use estate::Snapshot;
use host_api::{DesiredState, Report};
use ram::ActionName;
use store::{Guard, Op, ReadError, Store, TransactError, Transaction, Watch};
use tokio::sync::watch;

use crate::account::Account;
use crate::action::{self, Action};
use crate::audit::{self, AuditEntry, AuditTrail, Signed};
use crate::authority::Authority;
use crate::background::Background;
use crate::clock::{Clock, EvenTime};
use crate::config::Config;
use crate::desired::{Follower, HostScope};
use crate::feed::{self, Feed};
use crate::flood::Flood;
use crate::hashing::Hashing;
use crate::host::HostStatus;
use crate::housekeeping::{self, Counted};
use crate::instance_roles::InstanceRoles;
use crate::key;
use crate::last_used::LastUsed;
use crate::locks::KeyLocks;
use crate::nonces::{Nonces, WINDOW_SECS};
use crate::observe::Observer;
use crate::peers::Peers;
use crate::random::Random;
use crate::rates::Rates;
use crate::records::write_account;
use crate::seal::{MasterKey, Secret};
use crate::settings::AccountSettings;
use crate::trail_archive::Archive;
use crate::trail_chain::{ChainKey, SealRequests};
use crate::view::View;
use crate::wrong_passwords::WrongPasswords;

/// The control plane of one process: every call goes through [`call`](Self::call). Cheap to clone.
#[derive(Clone)]
pub struct ControlPlane {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) even_time: EvenTime,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) master_key: MasterKey,
    pub(crate) actions: HashMap<(&'static str, &'static str), &'static Action>,
    pub(crate) action_names: HashMap<&'static str, ActionName>,
    pub(crate) authority: Authority,
    pub(crate) feed: watch::Sender<Feed>,
    pub(crate) desired: watch::Sender<Arc<DesiredState>>,
    pub(crate) follower: Mutex<(Follower, InstanceRoles)>,
    pub(crate) report: watch::Sender<Arc<Report>>,
    pub(crate) host: watch::Sender<Arc<HostStatus>>,
    pub(crate) nonces: Nonces,
    pub(crate) flood: Flood,
    pub(crate) observer: Observer,
    pub(crate) last_used: LastUsed,
    pub(crate) wrong_passwords: WrongPasswords,
    pub(crate) rates: Rates,
    pub(crate) peers: Peers,
    pub(crate) hashing: Hashing,
    pub(crate) locks: KeyLocks,
    pub(crate) audit: AuditTrail,
    /// Where entries are sealed.
    pub(crate) chain: OnceLock<(ChainKey, SealRequests)>,
    /// Where entries go when the store has no room for them any more.
    pub(crate) archive: OnceLock<Archive>,
}

/// An account's root access key, for its owner.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Credentials {
    /// The account.
    pub account: AccountId,
    /// The id of the key.
    pub access_key_id: String,
    /// The secret of the key.
    pub access_key_secret: Secret,
}

/// Why a control plane does not open, or an account is not written.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// The configured regions cannot be served, or not together.
    #[error("{why}")]
    Regions {
        /// Why.
        why: String,
    },
    /// A stored account does not open under the master key.
    #[error("{key} cannot be read: {why}; is this the master key of this store?")]
    Unreadable {
        /// The key of the account.
        key: String,
        /// Why.
        why: String,
    },
    /// There is no such account.
    #[error("there is no account {account}")]
    NoAccount {
        /// The account.
        account: AccountId,
    },
    /// The store could not be read.
    #[error("the store could not be read")]
    Read(#[from] ReadError),
    /// The store could not be written.
    #[error("the store could not be written")]
    Write(#[from] TransactError),
}

impl ControlPlane {
    /// Reads the state and gets ready. What [`Background`] holds must run beside it, or no call ends.
    ///
    /// # Errors
    /// `Regions`; `Read` when the store fails; `Unreadable` when accounts were sealed under another master key.
    pub async fn open(
        config: Config,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        master_key: MasterKey,
    ) -> Result<(Self, Background), ControlError> {
        config
            .check()
            .map_err(|why| ControlError::Regions { why })?;
        let (view, changes) = load_under(&*store, &master_key).await?;
        let feed = watch::Sender::new(Feed {
            view: Arc::new(view),
            is_live: true,
        });
        let (audit, audit_writer) = audit::trail(Arc::clone(&store));
        let nonces = Nonces::default();
        remember_nonces(&*store, &nonces, &*clock)?;
        let actions = action::all().map(|action| {
            let operation = action.operation;
            ((operation.version, operation.name), action)
        });
        let action_names = action::all().map(|action| {
            let name = action.operation.ram_action;
            (name, ActionName::new(name))
        });
        let inner = Arc::new(Inner {
            last_used: LastUsed::load(&*store)?,
            wrong_passwords: WrongPasswords::default(),
            rates: Rates::new(config.requests_each_minute),
            peers: Peers::default(),
            even_time: EvenTime::begin(&*clock),
            config,
            clock,
            random,
            actions: actions.collect(),
            action_names: action_names.collect(),
            authority: Authority::default(),
            desired: watch::Sender::new(Arc::default()),
            follower: Mutex::default(),
            report: watch::Sender::new(Arc::default()),
            host: watch::Sender::new(Arc::default()),
            nonces,
            flood: Flood::default(),
            observer: Observer::default(),
            hashing: Hashing::default(),
            locks: KeyLocks::new(),
            audit,
            chain: OnceLock::new(),
            archive: OnceLock::new(),
            feed,
            store,
            master_key,
        });
        inner.distribute();
        let background = Background::new(&inner, changes, audit_writer);
        Ok((Self { inner }, background))
    }

    /// What hosts are to make real, the newest first and every newer one when it is there.
    #[must_use]
    pub fn desired(&self) -> watch::Receiver<Arc<DesiredState>> {
        self.inner.desired.subscribe()
    }

    /// Renews the credentials of instance roles that are due by the clock, as the background work does by itself.
    /// For simulations.
    pub fn renew_instance_credentials(&self) {
        self.inner.distribute_due();
    }

    /// Forgets what is over by the clock, or archives it, as the background work does by itself. For simulations.
    pub async fn forget_what_is_over(&self) {
        housekeeping::forget_by_the_clock(&self.inner, &mut Counted::default()).await;
    }

    /// Takes in what a host has made real.
    pub fn report(&self, report: Report) {
        if report.store_id == self.inner.store.id() {
            self.inner.report.send_replace(Arc::new(report));
        } else {
            tracing::warn!(
                store = report.store_id,
                "a report about another store is left out"
            );
        }
    }

    /// What the host last reported.
    #[must_use]
    pub fn reported(&self) -> watch::Receiver<Arc<Report>> {
        self.inner.report.subscribe()
    }

    /// Says how the host stands.
    pub fn set_host_status(&self, status: HostStatus) {
        self.inner.host.send_replace(Arc::new(status));
    }

    /// The newest estate.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.inner.feed.borrow().view.snapshot.clone()
    }

    /// The newest view.
    #[must_use]
    pub fn view(&self) -> Arc<View> {
        Arc::clone(&self.inner.feed.borrow().view)
    }

    /// The root access keys of all accounts, by account.
    #[must_use]
    pub fn credentials(&self) -> Vec<Credentials> {
        let view = self.view();
        let mut all: Vec<Credentials> = view
            .accounts
            .iter()
            .flat_map(|it| it.credentials())
            .collect();
        all.sort_by(|one, other| {
            (one.account, &one.access_key_id).cmp(&(other.account, &other.access_key_id))
        });
        all
    }

    /// Makes an account with a root access key, unless it is there, and answers its first key.
    ///
    /// # Errors
    /// `Write`, `Read`.
    pub async fn ensure_account(&self, id: AccountId) -> Result<Credentials, ControlError> {
        loop {
            if let Some(account) = self.view().accounts.get(id)
                && let Some(credentials) = account.credentials().next()
            {
                return Ok(credentials);
            }
            let now = self.inner.clock.now();
            let random = &*self.inner.random;
            let account = Account::new(id, random, now);
            self.write_account(&account).await?;
        }
    }

    /// Sets what holds for an account. It holds for what there is already, at once.
    ///
    /// # Errors
    /// `NoAccount`, `Write`, `Read`.
    pub async fn set_settings(
        &self,
        id: AccountId,
        settings: AccountSettings,
    ) -> Result<(), ControlError> {
        loop {
            let view = self.view();
            let account = view
                .accounts
                .get(id)
                .ok_or(ControlError::NoAccount { account: id })?;
            let account = Account {
                settings: settings.clone(),
                ..Account::clone(account)
            };
            if self.write_account(&account).await? {
                return Ok(());
            }
        }
    }

    /// Switches an access key on or off.
    ///
    /// # Errors
    /// `NoAccount` when no account has it; `Write`, `Read`.
    pub async fn set_access_key_active(
        &self,
        id: AccountId,
        access_key_id: &str,
        is_active: bool,
    ) -> Result<(), ControlError> {
        loop {
            let view = self.view();
            let none = ControlError::NoAccount { account: id };
            let Some(account) = view.accounts.get(id) else {
                return Err(none);
            };
            let mut account = Account::clone(account);
            let Some(key) = account.keys.iter_mut().find(|key| key.id == access_key_id) else {
                return Err(none);
            };
            key.is_active = is_active;
            if self.write_account(&account).await? {
                return Ok(());
            }
        }
    }

    /// Writes an account if it did not change since the view; answers whether it did so.
    async fn write_account(&self, account: &Account) -> Result<bool, ControlError> {
        let inner = &self.inner;
        let key = key::of_account(account.id);
        let mod_revision = self.view().revisions.of(&key);
        let value = write_account(account, &inner.master_key, &*inner.random);
        let transaction = Transaction {
            guards: vec![Guard::Unchanged {
                key: key.clone(),
                mod_revision,
            }],
            ops: vec![Op::Put { key, value }],
        };
        let (is_written, revision) = match inner.store.transact(transaction).await {
            Ok(revision) => (true, revision),
            Err(TransactError::Conflict { revision, .. }) => (false, revision),
            Err(error) => return Err(error.into()),
        };
        match feed::wait_for(&inner.feed, revision).await {
            Ok(_) => Ok(is_written),
            Err(feed::Stalled) => Err(ReadError::Unavailable {
                why: "the view stands still".to_owned(),
            }
            .into()),
        }
    }

    /// Waits until the audit entry of every call answered before is in the store, and under a seal if seals are made.
    pub async fn flush_audit(&self) {
        self.inner.audit.flush().await;
        if let Some((_, requests)) = self.inner.chain.get() {
            requests.seal().await;
        }
    }

    /// The audit trail, oldest first, from the store.
    ///
    /// # Errors
    /// `Read`.
    pub fn audit_trail(&self) -> Result<Vec<AuditEntry>, ControlError> {
        let mut entries = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let page = self.inner.store.page(key::AUDIT, after.as_deref(), 1_000)?;
            after = page.entries.last().map(|entry| entry.key.clone());
            entries.extend(
                page.entries
                    .iter()
                    .filter_map(|it| AuditEntry::read(&it.key, &it.value).ok()),
            );
            if !page.has_more {
                return Ok(entries);
            }
        }
    }

    /// The region of a name, among those served.
    pub(crate) fn region(&self, name: &str) -> Option<&crate::RegionConfig> {
        self.inner.config.region(&name.parse::<RegionId>().ok()?)
    }
}

impl Inner {
    /// See [`EvenTime`].
    pub(crate) fn even_now(&self) -> Timestamp {
        self.even_time.now(&*self.clock)
    }

    /// The RAM action of an operation.
    pub(crate) fn action_name(&self, action: &Action) -> &ActionName {
        let name = action.operation.ram_action;
        self.action_names
            .get(name)
            .expect("every action's is there since the start")
    }

    /// Works out what hosts are to make real now.
    pub(crate) fn distribute(&self) {
        let mut follower = self.follower.lock().unwrap_or_else(PoisonError::into_inner);
        // Looked at under the lock: no older view goes out after a newer one.
        let view = Arc::clone(&self.feed.borrow().view);
        let (followed, roles) = &mut *follower;
        let scope = HostScope {
            store_id: self.store.id().to_owned(),
            smtp_exempt: view
                .accounts
                .iter()
                .filter(|account| account.settings.smtp_exempt)
                .map(|account| account.id)
                .collect(),
            classic_blocks: self
                .config
                .regions
                .iter()
                .map(|region| (region.id.clone(), region.classic_block))
                .collect(),
            roles: roles.follow(&view, self.clock.now(), &self.master_key),
        };
        let desired = followed.follow(&view.snapshot, &scope);
        self.desired.send_replace(Arc::new(desired));
    }

    /// Works out the same when credentials of an instance are due.
    pub(crate) fn distribute_due(&self) {
        let due = {
            let follower = self.follower.lock().unwrap_or_else(PoisonError::into_inner);
            follower.1.due()
        };
        if due.is_some_and(|due| due <= self.clock.now()) {
            self.distribute();
        }
    }
}

impl Account {
    fn credentials(&self) -> impl Iterator<Item = Credentials> {
        self.keys.iter().map(|key| Credentials {
            account: self.id,
            access_key_id: key.id.clone(),
            access_key_secret: key.secret.clone(),
        })
    }
}

/// Reads the state of a store whose accounts open under a master key.
async fn load_under(
    store: &dyn Store,
    master_key: &MasterKey,
) -> Result<(View, Box<dyn Watch>), ControlError> {
    let (view, changes) = feed::load(store, master_key).await?;
    let mut quarantined = view.quarantined.iter();
    match quarantined.find(|(key, _)| key.starts_with(key::ACCOUNTS)) {
        None => Ok((view, changes)),
        Some((key, why)) => Err(ControlError::Unreadable {
            key: key.clone(),
            why: why.clone(),
        }),
    }
}

/// Whether a master key is that of a store, as before a region is begun from a backup.
///
/// # Errors
/// `Unreadable` when it is not; `Read`.
pub async fn check_master_key(
    store: &dyn Store,
    master_key: &MasterKey,
) -> Result<(), ControlError> {
    load_under(store, master_key).await.map(drop)
}

/// Nonces used before a restart, from the audit trail: a request caught on the wire is not worth more because
/// the process began anew.
fn remember_nonces(
    store: &dyn Store,
    nonces: &Nonces,
    clock: &dyn Clock,
) -> Result<(), ControlError> {
    let now = clock.now();
    let since = Timestamp::from_unix_secs(now.unix_secs - 2 * WINDOW_SECS);
    let mut after = key::audit_before(since);
    loop {
        let page = store.page(key::AUDIT, Some(&after), 1_000)?;
        for stored in &page.entries {
            if let Some(entry) = Signed::read(&stored.value)
                && let Some((hash, signed)) = entry.nonce()
            {
                // One that is there already, or one too many, changes nothing here.
                let _ = nonces.take(&entry.access_key_id, hash, signed, now, clock.passed());
            }
        }
        match page.entries.last() {
            Some(last) if page.has_more => after = last.key.clone(),
            _ => return Ok(()),
        }
    }
}
