use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use cloud_id::{AccountId, Arn, RegionId, Timestamp};
use estate::{Eip, Eni, Instance, KeyPair, Object, ObjectKey, Snapshot, VSwitch, Vpc};
use host_api::{DesiredState, Report};
use openapi::{ApiError, Operation, errors};
use secgroup::{Limits, PortRangeList, PrefixList, SecurityGroup};

use crate::caller::{Caller, Permit};
use crate::config::{Config, RegionConfig};
use crate::guard_key::GuardKey;
use crate::host::HostStatus;
use crate::random::Random;
use crate::seal::MasterKey;
use crate::settings::AccountSettings;
use crate::view::View;

/// One attempt at one request: a use-case reads the view through it and says what should change.
///
/// A use-case is a pure function of what it reads here. It may run several times, each time over a newer
/// view, until its changes commit; nothing it says takes effect before that.
pub struct Planner<'a> {
    pub(crate) view: &'a View,
    pub(crate) surroundings: Surroundings<'a>,
    pub(crate) plan: Plan,
}

/// What an attempt is made in.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    pub(crate) config: &'a Config,
    pub(crate) caller: &'a Caller,
    pub(crate) operation: &'static Operation,
    pub(crate) region: &'a RegionConfig,
    pub(crate) now: Timestamp,
    pub(crate) random: &'a dyn Random,
    pub(crate) master_key: &'a MasterKey,
    pub(crate) report: &'a Report,
    pub(crate) host: &'a HostStatus,
    pub(crate) desired: &'a DesiredState,
    /// Whether what the use-case waits for may still come.
    pub(crate) may_wait: bool,
    /// The revision that an earlier run of the use-case asked to wait for.
    pub(crate) waited_for: Option<u64>,
}

/// What should change, and on what that rests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) writes: BTreeMap<ObjectKey, Option<Object>>,
    /// Settings of accounts, anew.
    pub(crate) settings: BTreeMap<AccountId, AccountSettings>,
    pub(crate) depends: BTreeSet<ObjectKey>,
    pub(crate) bumps: BTreeSet<GuardKey>,
    pub(crate) retired: BTreeSet<GuardKey>,
    /// Relative ids of the resources that permits were given for.
    pub(crate) resources: BTreeSet<String>,
    pub(crate) wait: Option<Wait>,
    /// A change was put under a permit for another account: a defect of the use-case.
    pub(crate) is_unpermitted: bool,
}

/// That the answer should wait for hosts to have applied a revision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wait {
    pub(crate) revision: u64,
    pub(crate) at_most: Duration,
}

impl<'a> Planner<'a> {
    pub(crate) fn new(view: &'a View, surroundings: Surroundings<'a>) -> Self {
        Self {
            view,
            surroundings,
            plan: Plan::default(),
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
            .raised
            .over(self.surroundings.region.profile.limits())
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
        self.plan.resources.insert(resource);
        self.plan.settings.insert(account, settings);
        Ok(())
    }

    /// Whether there is such an account.
    #[must_use]
    pub fn has_account(&self, account: AccountId) -> bool {
        self.view.accounts.get(account).is_some()
    }

    /// An object, if it belongs to the calling account and is in the region. Any other is as if it were not
    /// there, so that nobody learns which ids exist.
    #[must_use]
    pub fn own<T: Owned>(&self, object: Option<&'a Arc<T>>) -> Option<&'a Arc<T>> {
        object.filter(|object| object.owner() == self.account() && object.is_in(self.region()))
    }

    /// That the caller may do what it asks to a resource, named as in an ARN (`securitygroup/sg-1`).
    ///
    /// Today an account's root may do everything to what the account owns, and nothing to anything else.
    ///
    /// # Errors
    /// `Forbidden.RAM`.
    pub fn permit(&mut self, resource: &str, owner: AccountId) -> Result<Permit, ApiError> {
        if owner != self.account() {
            return Err(errors::FORBIDDEN_RAM.with(resource));
        }
        self.plan.resources.insert(resource.to_owned());
        Ok(Permit::new(Arn {
            service: service_of(self.surroundings.operation),
            region: Some(self.region().clone()),
            account: owner,
            relative_id: resource.to_owned(),
        }))
    }

    /// The same for a resource of any account, for the account that runs the region.
    ///
    /// # Errors
    /// `Forbidden.RAM` for any other.
    pub fn permit_of_operator(
        &mut self,
        resource: &str,
        owner: AccountId,
    ) -> Result<Permit, ApiError> {
        if !self.is_operator() {
            return Err(errors::FORBIDDEN_RAM.with(resource));
        }
        self.permit(resource, self.account())?;
        Ok(Permit::new(Arn {
            service: service_of(self.surroundings.operation),
            region: Some(self.region().clone()),
            account: owner,
            relative_id: resource.to_owned(),
        }))
    }

    /// Writes an object, provided it did not change since this attempt saw it.
    pub fn put(&mut self, permit: &Permit, object: Object) {
        self.plan.is_unpermitted |= owner_of(&object) != permit.owner();
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

/// What belongs to an account and is in a region.
pub trait Owned {
    /// The account.
    fn owner(&self) -> AccountId;

    /// Whether it is in a region.
    fn is_in(&self, region: &RegionId) -> bool;
}

macro_rules! owned {
    ($($type:ty),*) => {$(
        impl Owned for $type {
            fn owner(&self) -> AccountId {
                self.owner
            }

            fn is_in(&self, region: &RegionId) -> bool {
                self.region == *region
            }
        }
    )*};
}

impl Owned for VSwitch {
    fn owner(&self) -> AccountId {
        self.owner
    }

    fn is_in(&self, region: &RegionId) -> bool {
        self.zone.region() == *region
    }
}

owned!(
    Vpc,
    SecurityGroup,
    PrefixList,
    PortRangeList,
    Eni,
    Instance,
    Eip,
    KeyPair
);

pub(crate) fn owner_of(object: &Object) -> AccountId {
    match object {
        Object::Vpc(it) => it.owner,
        Object::VSwitch(it) => it.owner,
        Object::SecurityGroup(it) => it.owner,
        Object::PrefixList(it) => it.owner,
        Object::PortRangeList(it) => it.owner,
        Object::Eni(it) => it.owner,
        Object::Instance(it) => it.owner,
        Object::Eip(it) => it.owner,
        Object::KeyPair(it) => it.owner,
    }
}

/// The service in ARNs: the part of the RAM action before the colon.
fn service_of(operation: &'static Operation) -> &'static str {
    operation.ram_action.split(':').next().unwrap_or_default()
}
