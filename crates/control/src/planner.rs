use std::sync::Arc;
use std::time::Duration;

use cloud_id::{AccountId, RegionId, Timestamp};
use estate::{Object, ObjectKey, Snapshot};
use host_api::{DesiredState, Report};
use openapi::{ApiError, Operation, Params, errors};
use ram::directory::{AccountDirectory, Directory, Entity, EntityKey, User};
use ram::{ActionName, KnownKey};
use secgroup::Limits;
use store::Store;

use crate::account::Account;
use crate::authority::Authority;
use crate::caller::{Caller, Permit};
use crate::commit::unavailable;
use crate::config::{Config, RegionConfig};
use crate::denial::Diagnosis;
use crate::guard_key::GuardKey;
use crate::hashing::{Work, Worked};
use crate::host::HostStatus;
use crate::last_used::LastUsed;
use crate::new_key;
use crate::owned::{Owned, owner_of};
use crate::permits::Standing;
use crate::plan::{Plan, Wait};
use crate::random::Random;
use crate::seal::{MasterKey, Secret};
use crate::secrets::SecretKey;
use crate::session::{NewSession, SessionCredentials};
use crate::settings::AccountSettings;
use crate::trail_archive::Archive;
use crate::used_once::UsedOnce;
use crate::view::View;
use crate::wrong_passwords::WrongPasswords;

/// One attempt at one request: a use-case reads the view through it and says what should change.
///
/// A use-case is a pure function of what it reads here. It may run several times, each time over a newer
/// view, until its changes commit; nothing it says takes effect before that.
pub struct Planner<'a> {
    pub(crate) view: &'a View,
    pub(crate) surroundings: Surroundings<'a>,
    pub(crate) plan: Plan,
    /// Condition keys that hold for every resource of the request.
    pub(crate) standing: Vec<(KnownKey, Standing)>,
}

/// What an attempt is made in.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    pub(crate) config: &'a Config,
    pub(crate) caller: &'a Caller,
    pub(crate) operation: &'static Operation,
    /// The RAM action of the operation.
    pub(crate) action: &'a ActionName,
    pub(crate) params: &'a Params,
    pub(crate) authority: &'a Authority,
    pub(crate) region: &'a RegionConfig,
    pub(crate) now: Timestamp,
    pub(crate) random: &'a dyn Random,
    pub(crate) master_key: &'a MasterKey,
    pub(crate) report: &'a Report,
    pub(crate) host: &'a HostStatus,
    pub(crate) desired: &'a DesiredState,
    /// For the audit trail alone, which is not in the view.
    pub(crate) store: &'a dyn Store,
    /// The same, of what the store has no room for.
    pub(crate) archive: Option<&'a Archive>,
    pub(crate) last_used: &'a LastUsed,
    pub(crate) wrong_passwords: &'a WrongPasswords,
    /// The time that only goes forward.
    pub(crate) passed: std::time::Duration,
    /// What earlier runs of the use-case asked for, with the answers.
    pub(crate) answers: &'a [(Work, Worked)],
    /// Whether what the use-case waits for may still come.
    pub(crate) may_wait: bool,
    /// The revision that an earlier run of the use-case asked to wait for.
    pub(crate) waited_for: Option<u64>,
}

impl<'a> Planner<'a> {
    pub(crate) fn new(view: &'a View, surroundings: Surroundings<'a>) -> Self {
        Self {
            view,
            surroundings,
            plan: Plan::default(),
            standing: Vec::new(),
        }
    }

    /// The estate as this attempt sees it. What this attempt puts does not show in it.
    #[must_use]
    pub fn snapshot(&self) -> &'a Snapshot {
        self.view.snapshot()
    }

    /// Who calls.
    #[must_use]
    pub fn caller(&self) -> &'a Caller {
        self.surroundings.caller
    }

    /// Whether the account itself calls, whom no policy binds.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.surroundings.caller.principal.is_root()
    }

    /// The calling account.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.surroundings.caller.account
    }

    /// The region that is meant.
    #[must_use]
    pub fn region(&self) -> &'a RegionId {
        &self.surroundings.region.id
    }

    /// The region that is meant, with its zones and pools.
    #[must_use]
    pub fn region_config(&self) -> &'a RegionConfig {
        self.surroundings.region
    }

    /// All regions that are served, and the endpoint.
    #[must_use]
    pub fn config(&self) -> &'a Config {
        self.surroundings.config
    }

    /// When the request was received.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.surroundings.now
    }

    /// 128 random bits, new ones each time.
    #[must_use]
    pub fn random(&self) -> u128 {
        self.surroundings.random.next()
    }

    /// The id of a new access key.
    pub(crate) fn new_access_key_id(&self) -> String {
        new_key::new_access_key_id(self.surroundings.random)
    }

    /// The secret of a new access key.
    pub(crate) fn new_access_key_secret(&self) -> Secret {
        new_key::new_access_key_secret(self.surroundings.random)
    }

    /// The limits that hold for the calling account in the region.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits_of(self.account())
    }

    /// The limits that hold for an account in the region.
    #[must_use]
    pub fn limits_of(&self, account: AccountId) -> Limits {
        self.view
            .settings(account)
            .limits_in(self.surroundings.region)
    }

    /// What is set for the calling account.
    #[must_use]
    pub fn settings(&self) -> AccountSettings {
        self.view.settings(self.account())
    }

    /// What is set for an account, if there is such an account.
    #[must_use]
    pub fn settings_of(&self, account: AccountId) -> Option<AccountSettings> {
        self.view
            .accounts
            .get(account)
            .map(|account| account.settings.clone())
    }

    /// Sets what holds for an account, for the account that runs the region.
    ///
    /// # Errors
    /// `Forbidden.RAM` for any other.
    pub fn set_settings(
        &mut self,
        account: AccountId,
        settings: AccountSettings,
    ) -> Result<(), ApiError> {
        let resource = format!("account/{account}");
        if !self.is_operator() {
            return Err(errors::FORBIDDEN_RAM.with(resource));
        }
        self.permit(&resource, self.account())?;
        self.plan.settings.insert(account, settings);
        Ok(())
    }

    /// Makes an account with a root access key, for the account that runs the region.
    ///
    /// # Errors
    /// `Forbidden.RAM` for any other.
    pub(crate) fn make_account(&mut self, account: Account) -> Result<(), ApiError> {
        let resource = format!("account/{}", account.id);
        if !self.is_operator() {
            return Err(errors::FORBIDDEN_RAM.with(resource));
        }
        self.permit(&resource, self.account())?;
        self.plan.accounts.insert(account.id, account);
        Ok(())
    }

    /// Whether there is such an account.
    #[must_use]
    pub fn has_account(&self, account: AccountId) -> bool {
        (self.view.accounts.get(account)).is_some_and(|it| !it.is_closed())
    }

    /// Whether there is such an account, or was.
    #[must_use]
    pub fn had_account(&self, account: AccountId) -> bool {
        self.view.accounts.get(account).is_some()
    }

    /// An object, if it belongs to the calling account and is in the region. Any other is as if it were not
    /// there, so that nobody learns which ids exist.
    #[must_use]
    pub fn own<T: Owned>(&self, object: Option<&'a Arc<T>>) -> Option<&'a Arc<T>> {
        object.filter(|object| object.owner() == self.account() && object.is_in(self.region()))
    }

    /// Whether so many wrong passwords were given for a user within an hour that none is taken.
    pub(crate) fn is_locked(&self, user: &User, most: u8) -> bool {
        let who = (self.account(), user.id);
        let Surroundings {
            wrong_passwords,
            passed,
            ..
        } = self.surroundings;
        wrong_passwords.are_too_many(who, most, passed)
    }

    /// Takes in whether the password that was given for a user is right. This is no part of the plan: it is counted though
    /// the call is refused.
    pub(crate) fn note_password(&self, user: &User, is_right: bool) {
        let who = (self.account(), user.id);
        let Surroundings {
            wrong_passwords,
            passed,
            caller,
            ..
        } = self.surroundings;
        match is_right {
            true => wrong_passwords.forget(who),
            false => wrong_passwords.note(who, caller.request_id, passed),
        }
    }

    /// When an access key was last used.
    pub(crate) fn last_used(&self, access_key_id: &str) -> Option<Timestamp> {
        self.surroundings.last_used.of(access_key_id)
    }

    /// Credentials of a new session.
    pub(crate) fn begin_session(&self, session: &NewSession<'_>) -> SessionCredentials {
        session.begin(self.surroundings.master_key, self.surroundings.random)
    }

    /// Uses something that works once, named by all of its parts, until a moment at which it ends; whether it was not used
    /// before. The same is used for this plan only.
    pub(crate) fn use_once(&mut self, parts: &[&str], until: Timestamp) -> Result<bool, ApiError> {
        let used = UsedOnce::of(parts, until, self.surroundings.store);
        self.plan.used = used.map_err(|_| unavailable())?;
        Ok(self.plan.used.is_some())
    }

    /// What a diagnostic message that somebody of the account got says.
    pub(crate) fn diagnosis(&self, message: &str) -> Option<Diagnosis> {
        Diagnosis::decode(message, self.account(), self.surroundings.master_key)
    }

    /// The identities of all accounts, as this attempt sees them.
    #[must_use]
    pub fn directory(&self) -> &'a Directory {
        self.view.directory()
    }

    /// The identities of the calling account; none is as good as an empty one.
    #[must_use]
    pub fn identities(&self) -> Arc<AccountDirectory> {
        self.directory()
            .account(self.account())
            .cloned()
            .unwrap_or_default()
    }

    /// Writes an object of the directory, provided it did not change since this attempt saw it.
    pub fn put_identity(&mut self, permit: &Permit, entity: Entity) {
        let key = EntityKey {
            account: permit.owner(),
            id: entity.id(),
        };
        self.plan.identities.insert(key, Some(entity));
    }

    /// Deletes an object of the directory, provided it did not change since this attempt saw it.
    pub fn delete_identity(&mut self, permit: &Permit, key: EntityKey) {
        self.plan.is_unpermitted |= key.account != permit.owner();
        self.plan.identities.insert(key, None);
    }

    /// Asks that an object of the directory that was only read did not change since.
    pub fn depends_on_identity(&mut self, key: EntityKey) {
        self.plan.depends_on_identities.insert(key);
    }

    /// Keeps a secret, sealed.
    pub(crate) fn put_secret(&mut self, permit: &Permit, key: SecretKey, secret: Secret) {
        self.plan.is_unpermitted |= key.account != permit.owner();
        self.plan.secrets.insert(key, Some(secret));
    }

    /// Forgets a secret.
    pub(crate) fn delete_secret(&mut self, permit: &Permit, key: SecretKey) {
        self.plan.is_unpermitted |= key.account != permit.owner();
        self.plan.secrets.insert(key, None);
    }

    /// A secret that is kept.
    #[must_use]
    pub(crate) fn secret(&self, key: &SecretKey) -> Option<&'a Secret> {
        self.view.secrets.get(key)
    }

    /// Writes an object, provided it did not change since this attempt saw it.
    pub fn put(&mut self, permit: &Permit, object: Object) {
        let owner = owner_of(&object);
        self.plan.is_unpermitted |= owner != permit.owner();
        let is_of_member = self.directory().membership(owner).is_some();
        if is_of_member && self.snapshot().object(&object.key()).is_none() {
            self.bump(GuardKey::MemberContents(owner));
        }
        self.plan.writes.insert(object.key(), Some(object));
    }

    /// Deletes an object, provided it did not change since this attempt saw it.
    pub fn delete(&mut self, permit: &Permit, key: ObjectKey) {
        if let Some(object) = self.snapshot().object(&key) {
            self.plan.is_unpermitted |= owner_of(&object) != permit.owner();
        }
        self.plan.writes.insert(key, None);
    }

    /// Asks that an object that was only read did not change since.
    pub fn depends_on(&mut self, key: ObjectKey) {
        self.plan.depends.insert(key);
    }

    /// Takes part in an invariant: only one of several attempts that bump the same key over the same view
    /// commits, and the others are made again.
    pub fn bump(&mut self, key: GuardKey) {
        self.plan.bumps.insert(key);
    }

    /// As [`bump`](Self::bump), and forgets the key: what the invariant is about goes away.
    pub fn retire(&mut self, key: GuardKey) {
        self.plan.retired.insert(key);
    }

    /// The store, to read the audit trail from.
    pub(crate) fn trail(&self) -> &dyn Store {
        self.surroundings.store
    }

    /// Where the part of the trail is that the store has no room for.
    pub(crate) fn archive(&self) -> Option<&'a Archive> {
        self.surroundings.archive
    }

    /// What the hosts last said they made real.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        self.surroundings.report
    }

    /// Whether the calling account runs the region, and may see what is not its own.
    #[must_use]
    pub fn is_operator(&self) -> bool {
        self.surroundings.config.operator == Some(self.account())
    }

    /// The whole view, for the operations that show it.
    pub(crate) fn view(&self) -> &'a View {
        self.view
    }

    /// Asks that the use-case be run again when hosts have applied a revision, or when time is up; then
    /// [`may_wait`](Self::may_wait) is false.
    pub(crate) fn wait_for_applied(&mut self, revision: u64, at_most: Duration) {
        self.plan.wait = Some(Wait { revision, at_most });
    }

    /// Whether there is time left to wait.
    pub(crate) fn may_wait(&self) -> bool {
        self.surroundings.may_wait
    }

    /// The revision that an earlier run of the use-case for the same request asked to wait for.
    pub(crate) fn waited_for(&self) -> Option<u64> {
        self.surroundings.waited_for
    }

    /// How the host stands.
    pub(crate) fn host(&self) -> &'a HostStatus {
        self.surroundings.host
    }

    /// What hosts are to make real.
    pub(crate) fn desired(&self) -> &'a DesiredState {
        self.surroundings.desired
    }
}
