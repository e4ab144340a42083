//! The credentials of instance roles, made ahead of their end.
//!
//! They are stored nowhere. A set follows from the master key, the attachment of the role and the time, so that
//! every process of a region comes to the same sets, before a restart and after it.
//! Choice: docs/decisions/0029-instance-roles.md

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cloud_id::{AccountId, InstanceId, Timestamp};
use estate::{Instance, InstanceRole, Snapshot, Table};
use ram::directory::{Directory, Role, RoleId};
use ram::{Dialect, DocumentKind, PolicyDocument, trusts_service};

use crate::seal::MasterKey;
use crate::session::NewSession;
use crate::view::View;

/// The service that assumes the roles of instances.
///
/// Source: ECS API, `AttachInstanceRamRole`.
pub(crate) const SERVICE: &str = "ecs.aliyuncs.com";

/// How long a set of credentials lives.
///
/// Source: RAM guide, instance roles.
const LIFE_SECS: i64 = 6 * 3_600;
/// How long before the end of a set the next one is there.
const AHEAD_SECS: i64 = 30 * 60;
/// From one set to the next.
const TURN_SECS: i64 = LIFE_SECS - AHEAD_SECS;

/// The roles of all instances with the newest set of each, kept in step with what they come from: a change costs
/// what it touches.
#[derive(Debug, Default)]
pub(crate) struct InstanceRoles {
    snapshot: Snapshot,
    /// The revisions of the directories that roles were read from.
    read: BTreeMap<AccountId, u64>,
    attached: BTreeMap<RoleKey, Attached>,
    states: BTreeMap<InstanceId, State>,
    due: BTreeSet<(i64, InstanceId)>,
    told: Table<InstanceId, Arc<imds::Role>>,
}

/// A role by its account and the number of its id.
type RoleKey = (AccountId, u64);

/// A role that instances have.
#[derive(Debug, Default)]
struct Attached {
    /// The role; nothing while there is none that may be told of.
    role: Option<Arc<Role>>,
    instances: BTreeSet<InstanceId>,
}

/// What is known of an instance with a role.
#[derive(Debug)]
struct State {
    role: RoleKey,
    /// When the next set is due; nothing while there is none.
    due: Option<i64>,
}

impl InstanceRoles {
    /// The roles at a moment of a view.
    pub(crate) fn follow(
        &mut self,
        view: &View,
        now: Timestamp,
        master_key: &MasterKey,
    ) -> Table<InstanceId, Arc<imds::Role>> {
        let before = std::mem::replace(&mut self.snapshot, view.snapshot.clone());
        let mut stale: BTreeSet<InstanceId> =
            self.snapshot.other_instances(&before).into_iter().collect();
        stale.extend(self.read_directories(&view.directory));
        while let Some((_, id)) = self.due.first().filter(|(at, _)| *at <= now.unix_secs) {
            let id = id.clone();
            self.forget_due(&id);
            stale.insert(id);
        }
        for id in stale {
            self.renew(&id, &view.directory, now, master_key);
        }
        self.told.clone()
    }

    /// When the next set is due.
    pub(crate) fn due(&self) -> Option<Timestamp> {
        let (at, _) = self.due.first()?;
        Some(Timestamp::from_unix_secs(*at))
    }

    /// The instances of roles that are not what they were.
    fn read_directories(&mut self, directory: &Directory) -> Vec<InstanceId> {
        let mut touched = Vec::new();
        for (account, read) in &mut self.read {
            let revision = revision_of(directory, *account);
            if std::mem::replace(read, revision) == revision {
                continue;
            }
            for (key, attached) in self
                .attached
                .range_mut((*account, 0)..=(*account, u64::MAX))
            {
                let role = usable(directory, *key);
                if !is_alike(attached.role.as_deref(), role.as_deref()) {
                    touched.extend(attached.instances.iter().cloned());
                }
                attached.role = role;
            }
        }
        touched
    }

    fn renew(
        &mut self,
        id: &InstanceId,
        directory: &Directory,
        now: Timestamp,
        master_key: &MasterKey,
    ) {
        self.forget(id);
        let Some(instance) = self.snapshot.instance(id).map(Arc::clone) else {
            self.told.remove(id);
            return;
        };
        let Some(has) = &instance.role else {
            self.told.remove(id);
            return;
        };
        let key = (instance.owner, has.role_id);
        self.read
            .entry(instance.owner)
            .or_insert_with(|| revision_of(directory, instance.owner));
        let attached = self.attached.entry(key).or_insert_with(|| Attached {
            role: usable(directory, key),
            instances: BTreeSet::new(),
        });
        attached.instances.insert(id.clone());
        let role = attached.role.clone();
        let told = role.and_then(|role| told(&instance, has, &role, now, master_key));
        let due = told
            .is_some()
            .then(|| begin_of(has, now).unix_secs + TURN_SECS);
        match told {
            Some(role) => drop(self.told.insert(id.clone(), Arc::new(role))),
            None => drop(self.told.remove(id)),
        }
        self.due.extend(due.map(|at| (at, id.clone())));
        self.states.insert(id.clone(), State { role: key, due });
    }

    fn forget(&mut self, id: &InstanceId) {
        self.forget_due(id);
        let Some(state) = self.states.remove(id) else {
            return;
        };
        if let Some(attached) = self.attached.get_mut(&state.role) {
            attached.instances.remove(id);
            if attached.instances.is_empty() {
                self.attached.remove(&state.role);
            }
        }
    }

    fn forget_due(&mut self, id: &InstanceId) {
        let due = self.states.get_mut(id).and_then(|state| state.due.take());
        if let Some(at) = due {
            self.due.remove(&(at, id.clone()));
        }
    }
}

/// The trust policy of a role, where it can be read.
pub(crate) fn trust_of(role: &Role) -> Option<PolicyDocument> {
    document(&role.trust, DocumentKind::Trust)
}

/// When the set of a moment begins. Before the role was attached, as a clock may say, it is the first.
fn begin_of(role: &InstanceRole, now: Timestamp) -> Timestamp {
    let since = role.attached.unix_secs;
    let turns = now.unix_secs.saturating_sub(since).max(0) / TURN_SECS;
    Timestamp::from_unix_secs(since.saturating_add(turns * TURN_SECS))
}

/// A role as its instance is told of it; nothing when its session policy is not readable.
fn told(
    instance: &Instance,
    has: &InstanceRole,
    role: &Role,
    now: Timestamp,
    master_key: &MasterKey,
) -> Option<imds::Role> {
    let policy = match has.policy.as_deref() {
        Some(text) => Some(document(text, DocumentKind::InstanceSession)?),
        None => None,
    };
    let begin = begin_of(has, now);
    let session = NewSession {
        account: instance.owner,
        role,
        name: instance.id.as_str(),
        policy: policy.as_ref(),
        source_identity: "",
        attachment: Some(has.attachment),
        began_by: SERVICE,
        issued: begin,
        expires: Timestamp::from_unix_secs(begin.unix_secs.saturating_add(LIFE_SECS)),
    };
    let subject = format!("{:032x} {}", has.attachment, begin.unix_secs);
    let bits = master_key.stream("instance-role", subject.as_bytes());
    let credentials = session.begin_alike(master_key, &bits);
    let secret = |secret: &crate::Secret| imds::Secret::new(secret.reveal().to_owned());
    Some(imds::Role {
        name: role.name.to_string(),
        credentials: Some(imds::Credentials {
            access_key_secret: secret(&credentials.access_key_secret),
            security_token: secret(&credentials.security_token),
            access_key_id: credentials.access_key_id,
            expiration: credentials.expiration,
            last_updated: begin,
        }),
    })
}

/// A role that is there and lets instances assume it.
fn usable(directory: &Directory, (account, number): RoleKey) -> Option<Arc<Role>> {
    let id: RoleId = format!("{number:018}").parse().ok()?;
    let role = directory.account(account)?.role(id)?;
    trusts_service(&trust_of(role)?, SERVICE).then(|| Arc::clone(role))
}

/// Whether instances are told the same of both.
fn is_alike(one: Option<&Role>, other: Option<&Role>) -> bool {
    one.map(|role| &role.name) == other.map(|role| &role.name)
}

fn revision_of(directory: &Directory, account: AccountId) -> u64 {
    directory.account(account).map_or(0, |it| it.revision())
}

fn document(text: &str, kind: DocumentKind) -> Option<PolicyDocument> {
    let read = |dialect| PolicyDocument::parse(text, kind, dialect);
    read(Dialect::Strict)
        .or_else(|_| read(Dialect::Extended))
        .inspect_err(|error| tracing::error!(%error, "a stored policy is not readable"))
        .ok()
}

#[cfg(test)]
mod tests;
