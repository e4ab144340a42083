use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use cloud_id::{AccountId, Arn, RegionId, Timestamp};
use estate::{Eip, Eni, Instance, KeyPair, Object, ObjectKey, Snapshot, VSwitch, Vpc};
use host_api::{DesiredState, Report};
use openapi::{ApiError, Operation, Params, errors};
use ram::directory::{AccountDirectory, Directory, Entity, EntityKey};
use ram::{
    ActionName, Answer, CidrInRange, Context, Decision, KnownKey, PolicyDocument, Request,
    Resource, StatementAt, authorize, resource_policy_answer,
};
use secgroup::{Limits, PortRangeList, PrefixList, SecurityGroup};
use store::Store;

use crate::account::Account;
use crate::authority::{Authority, place_in_directory};
use crate::caller::{Caller, Permit};
use crate::circumstances::{self, About};
use crate::config::{Config, RegionConfig};
use crate::denial::{Decided, Diagnosis};
use crate::guard_key::GuardKey;
use crate::host::HostStatus;
use crate::last_used::LastUsed;
use crate::new_key;
use crate::random::Random;
use crate::seal::{MasterKey, Secret};
use crate::secrets::SecretKey;
use crate::session::{NewSession, SessionCredentials};
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
    /// Condition keys that hold for every resource of the request.
    standing: Vec<(KnownKey, Standing)>,
}

/// The value of a condition key that holds for every resource of a request.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    Text(String),
    Flag(bool),
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
    pub(crate) last_used: &'a LastUsed,
    /// Whether what the use-case waits for may still come.
    pub(crate) may_wait: bool,
    /// The revision that an earlier run of the use-case asked to wait for.
    pub(crate) waited_for: Option<u64>,
}

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
    /// What was decided last, and by which policy; nothing while nothing was asked.
    pub(crate) decision: Option<String>,
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
        self.view.accounts.get(account).is_some()
    }

    /// An object, if it belongs to the calling account and is in the region. Any other is as if it were not
    /// there, so that nobody learns which ids exist.
    #[must_use]
    pub fn own<T: Owned>(&self, object: Option<&'a Arc<T>>) -> Option<&'a Arc<T>> {
        object.filter(|object| object.owner() == self.account() && object.is_in(self.region()))
    }

    /// That the caller may do what it asks to a resource, named as in an ARN (`securitygroup/sg-1`), by the
    /// policies in force at this moment.
    ///
    /// # Errors
    /// `Forbidden.RAM` or `NoPermission`, by product.
    pub fn permit(&mut self, resource: &str, owner: AccountId) -> Result<Permit, ApiError> {
        self.permit_with(resource, owner, &(), |_, ()| ())
    }

    /// As [`permit`](Self::permit), with the condition keys that the action fills: `fill` puts what it finds in the
    /// entry into the context.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub fn permit_with<T>(
        &mut self,
        resource: &str,
        owner: AccountId,
        entry: &T,
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<Permit, ApiError> {
        self.permit_each(resource, owner, std::slice::from_ref(entry), fill)
    }

    /// Says what holds for every permit that is asked for from now on.
    pub(crate) fn stands(&mut self, key: KnownKey, value: Standing) {
        self.standing.push((key, value));
    }

    /// As [`permit`](Self::permit), for a batch: each entry is decided with the condition keys of its own, and
    /// one that is refused refuses all.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 11.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub fn permit_each<T>(
        &mut self,
        resource: &str,
        owner: AccountId,
        entries: &[T],
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<Permit, ApiError> {
        // No policy binds the account itself, so nothing is looked up for one.
        let about = match self.is_root() {
            true => About::default(),
            false => circumstances::about(self.snapshot(), owner, self.region(), resource)
                .in_group_of(
                    resource,
                    self.surroundings.operation,
                    self.surroundings.params,
                ),
        };
        let surroundings = self.surroundings;
        let service = service_of(surroundings.operation);
        let arn = self.arn(service, resource, owner);
        self.decide(
            surroundings.action,
            &arn,
            about,
            &|_, _| Answer::Silent,
            entries,
            fill,
        )?;
        self.plan.resources.insert(resource.to_owned());
        Ok(Permit::new(arn))
    }

    /// As [`permit`](Self::permit), of what the caller owns itself and may do by the security preference of the
    /// account though no policy says so. A policy that denies it has the last word.
    ///
    /// Source: RAM API, `SetSecurityPreference`.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub(crate) fn permit_or_own(
        &mut self,
        resource: &str,
        is_preferred: bool,
    ) -> Result<Permit, ApiError> {
        let refusal = match self.permit(resource, self.account()) {
            Ok(permit) => return Ok(permit),
            Err(refusal) => refusal,
        };
        let is_silent = refusal.denied.as_ref().is_some_and(|it| {
            it.no_permission_type == "ImplicitDeny"
                && it.policy_type == "AccountLevelIdentityBasedPolicy"
        });
        if !(is_preferred && is_silent) {
            return Err(refusal);
        }
        self.plan.decision = Some("Allow by the security preference".to_owned());
        self.plan.resources.insert(resource.to_owned());
        let service = service_of(self.surroundings.operation);
        Ok(Permit::new(self.arn(service, resource, self.account())))
    }

    /// When an access key was last used.
    pub(crate) fn last_used(&self, access_key_id: &str) -> Option<Timestamp> {
        self.surroundings.last_used.of(access_key_id)
    }

    /// That the caller may do another action too, on which this operation depends, such as `ram:PassRole`.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub fn permit_dependent<T>(
        &mut self,
        action: &str,
        resource: &str,
        entry: &T,
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<Permit, ApiError> {
        let service = if action.starts_with("ram:") || resource.starts_with("role/") {
            "ram"
        } else {
            service_of(self.surroundings.operation)
        };
        let arn = self.arn(service, resource, self.account());
        let about = circumstances::about(self.snapshot(), self.account(), self.region(), resource);
        let action = ActionName::new(action);
        let entries = std::slice::from_ref(entry);
        self.decide(&action, &arn, about, &|_, _| Answer::Silent, entries, fill)?;
        self.plan.resources.insert(resource.to_owned());
        Ok(Permit::new(arn))
    }

    /// That the caller may do the same action to a resource of another service too, such as the vSwitch that an ENI
    /// is made in. What another account shares is open by that.
    ///
    /// Choice: docs/decisions/0036-what-policies-are-told.md
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub(crate) fn permit_also(
        &mut self,
        service: &'static str,
        resource: &str,
        owner: AccountId,
    ) -> Result<(), ApiError> {
        if owner != self.account() {
            return Ok(());
        }
        let arn = self.arn(service, resource, owner);
        let about = circumstances::about(self.snapshot(), owner, self.region(), resource);
        let silent = |_: &Request<'_>, _: &Resource<'_>| Answer::Silent;
        let action = self.surroundings.action;
        self.decide(action, &arn, about, &silent, &[()], |_, ()| ())?;
        self.plan.resources.insert(resource.to_owned());
        Ok(())
    }

    /// That the caller may assume a role of any account, whose trust policy has a say too.
    ///
    /// # Errors
    /// `NoPermission`.
    pub(crate) fn permit_to_assume<T>(
        &mut self,
        account: AccountId,
        role_name: &str,
        trust: Option<&PolicyDocument>,
        entry: &T,
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<(), ApiError> {
        let resource = format!("role/{}", role_name.to_ascii_lowercase());
        let arn = self.arn("ram", &resource, account);
        // Of a role that is not there, the caller's own policies decide whether that is told.
        let without = match self.directory().account(account) {
            Some(it) if account == self.account() && it.role_named(role_name).is_err() => {
                Answer::Allow(StatementAt {
                    policy: 0,
                    statement: 0,
                })
            }
            _ => Answer::Silent,
        };
        let cidr_in_range = self
            .directory()
            .account(account)
            .map_or_else(CidrInRange::default, |it| it.settings().cidr_in_range);
        let answer = |request: &Request<'_>, resource: &Resource<'_>| {
            trust.map_or(without, |trust| {
                resource_policy_answer(trust, cidr_in_range, request, resource)
            })
        };
        let entries = std::slice::from_ref(entry);
        let about = About::default();
        self.decide(
            self.surroundings.action,
            &arn,
            about,
            &answer,
            entries,
            fill,
        )?;
        self.plan.resources.insert(resource);
        Ok(())
    }

    /// Credentials of a new session.
    pub(crate) fn begin_session(&self, session: &NewSession<'_>) -> SessionCredentials {
        session.begin(self.surroundings.master_key, self.surroundings.random)
    }

    /// What a diagnostic message that somebody of the account got says.
    pub(crate) fn diagnosis(&self, message: &str) -> Option<Diagnosis> {
        Diagnosis::decode(message, self.account(), self.surroundings.master_key)
    }

    /// Says that the operation is open to everybody who proved who they are, and to everybody of the account.
    pub fn needs_no_permission(&mut self) {
        self.plan.decision = Some("Allow to everybody".to_owned());
    }

    fn arn(&self, service: &'static str, resource: &str, owner: AccountId) -> Arn {
        Arn {
            service,
            region: (!is_global(service)).then(|| self.region().clone()),
            account: owner,
            relative_id: resource.to_owned(),
        }
    }

    /// Decides an action on a resource, once for each entry. A root may do everything to what its account owns,
    /// and nobody anything to what another account owns.
    fn decide<T>(
        &mut self,
        action: &ActionName,
        arn: &Arn,
        about: About<'_>,
        of_resource: &dyn Fn(&Request<'_>, &Resource<'_>) -> Answer,
        entries: &[T],
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<(), ApiError> {
        let Surroundings {
            caller,
            operation,
            params,
            ..
        } = self.surroundings;
        let directory = &self.view.directory;
        let is_own = arn.account == caller.account;
        let authorities = self
            .surroundings
            .authority
            .of(directory, caller, arn.account);
        if authorities.is_none()
            && is_own
            && !action.as_str().eq_ignore_ascii_case("sts:AssumeRole")
        {
            self.plan.decision = Some("Allow to the account itself".to_owned());
            return Ok(());
        }
        let authorities = authorities.unwrap_or_default();
        let text = arn.to_string();
        let group = (!about.group.is_empty()).then_some(about.group);
        let resource = Resource {
            group,
            ..Resource::of(arn.account, &text)
        };
        let resources = [resource];
        let request_tags = circumstances::request_tags(operation, params);
        let place = place_in_directory(directory, caller.account);
        // Without an entry the action is decided all the same.
        let count = entries.len().max(1);
        for at in 0..count {
            let mut context = circumstances::context(
                caller,
                self.surroundings.now,
                about,
                request_tags.as_ref(),
                place.as_ref(),
            );
            for (key, value) in &self.standing {
                match value {
                    Standing::Text(text) => context.set(*key, text.as_str()),
                    Standing::Flag(flag) => context.set(*key, *flag),
                };
            }
            if let Some(entry) = entries.get(at) {
                fill(&mut context, entry);
            }
            let request = Request {
                principal: &caller.principal,
                action,
                resources: &resources,
                context: &context,
            };
            let with_policy = [Resource {
                policy: of_resource(&request, &resource),
                ..resource
            }];
            let request = Request {
                resources: &with_policy,
                ..request
            };
            let decision: Decision = authorize(&request, &authorities.in_force());
            let decided = Decided {
                caller,
                action: action.as_str(),
                arn: &text,
                owner: arn.account,
                group,
                context: &context,
                decision,
            };
            if at + 1 == count || !decision.is_allowed() {
                self.plan.decision = Some(decided.summary(&authorities));
            }
            if !decision.is_allowed() {
                let Surroundings {
                    master_key, random, ..
                } = self.surroundings;
                return Err(decided.refusal(operation, &authorities, master_key, random));
            }
        }
        Ok(())
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
    #[allow(
        dead_code,
        reason = "operations that check a password or a seed come next"
    )]
    pub(crate) fn secret(&self, key: &SecretKey) -> Option<&'a Secret> {
        self.view.secrets.get(key)
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

    /// The store, to read the audit trail from.
    pub(crate) fn trail(&self) -> &dyn Store {
        self.surroundings.store
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

    /// The region it is in.
    fn region(&self) -> RegionId;

    /// Whether it is in a region.
    fn is_in(&self, region: &RegionId) -> bool;
}

macro_rules! owned {
    ($($type:ty),*) => {$(
        impl Owned for $type {
            fn owner(&self) -> AccountId {
                self.owner
            }

            fn region(&self) -> RegionId {
                self.region.clone()
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

    fn region(&self) -> RegionId {
        self.zone.region()
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

/// Whether a service has no regions: its ARNs have a star there.
fn is_global(service: &str) -> bool {
    matches!(
        service,
        "ram" | "sts" | "ims" | "resourcemanager" | "resourcedirectory"
    )
}

pub(crate) fn is_in(object: &Object, region: &RegionId) -> bool {
    match object {
        Object::Vpc(it) => it.is_in(region),
        Object::VSwitch(it) => it.is_in(region),
        Object::SecurityGroup(it) => it.is_in(region),
        Object::PrefixList(it) => it.is_in(region),
        Object::PortRangeList(it) => it.is_in(region),
        Object::Eni(it) => it.is_in(region),
        Object::Instance(it) => it.is_in(region),
        Object::Eip(it) => it.is_in(region),
        Object::KeyPair(it) => it.is_in(region),
    }
}

/// The service in ARNs: the part of the RAM action before the colon.
fn service_of(operation: &'static Operation) -> &'static str {
    operation.ram_action.split(':').next().unwrap_or_default()
}
