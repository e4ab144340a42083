//! What callers may do: their policies, compiled once and kept for as long as nothing they come from changes.

mod control_policies;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use cloud_id::AccountId;
use ram::directory::{
    AccountDirectory, Attachment, Directory, EntityId, EntityKey, Grantee, RoleId, Scope,
    SystemPolicy, UserId,
};
use ram::{
    AttachedPolicy, CidrInRange, CompiledLayer, ConditionKey, Decision, Dialect, DocumentKind,
    Layer, Level, PoliciesInForce, PolicyDocument, PolicyHolder, PolicyKind, ResourceGroupPolicies,
};

use crate::caller::{Caller, Identity};
use crate::key;

use control_policies::Control;

/// Compiled policies by caller. What is kept is of one revision of the caller's account and is compiled anew for
/// another one, so that a change is seen by the next call and never later.
#[derive(Default)]
pub(crate) struct Authority {
    principals: RwLock<HashMap<Who, Arc<Permissions>>>,
    members: RwLock<HashMap<AccountId, Arc<Control>>>,
    /// Session policies by the reading of `CIDRInRange` and their texts.
    sessions: RwLock<HashMap<CidrInRange, HashMap<Arc<str>, SessionPolicy>>>,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Who {
    User(AccountId, UserId),
    Role(AccountId, RoleId),
}

/// What one user or role may do.
#[derive(Debug)]
pub(crate) struct Permissions {
    /// The revision of the account that it was compiled from.
    revision: u64,
    account: CompiledLayer,
    resource_groups: Vec<ResourceGroupPolicies<CompiledLayer>>,
    /// The condition keys that any of them asks about.
    condition_keys: Vec<ConditionKey>,
    /// The keys of the store that it was compiled from.
    rests_on: Arc<[String]>,
}

/// What a session may do at most.
#[derive(Clone, Debug)]
pub(crate) struct SessionPolicy(Arc<CompiledLayer>);

/// Everything that has a say about a caller.
#[derive(Clone, Debug, Default)]
pub(crate) struct Authorities {
    permissions: Arc<Permissions>,
    session: Option<SessionPolicy>,
    control: Option<Arc<Control>>,
}

/// More principals than this are not kept at once.
const MOST_KEPT: usize = 50_000;
/// More texts of session policies than this are not kept at once.
const MOST_SESSION_POLICIES: usize = 4_096;

impl Authority {
    /// What has a say about a caller that is no root; nothing for a root.
    ///
    /// The control policies are those over the account that owns what is asked for.
    pub(crate) fn of(
        &self,
        directory: &Directory,
        caller: &Caller,
        owner: AccountId,
    ) -> Option<Authorities> {
        let who = match &caller.identity {
            Identity::Root => return None,
            Identity::User(id) => Who::User(caller.account, *id),
            Identity::Role(session) => Who::Role(caller.account, session.role),
            // Nothing is attached to it: what it may do a trust policy alone says.
            Identity::Federated(_) => return Some(Authorities::default()),
        };
        let session = match &caller.identity {
            Identity::Role(session) => session.policy.clone(),
            Identity::Root | Identity::User(_) | Identity::Federated(_) => None,
        };
        Some(Authorities {
            permissions: self.permissions(directory, who),
            session,
            control: self.control(directory, owner),
        })
    }

    /// The policy of a session by its text; nothing when it is none.
    pub(crate) fn session_policy(
        &self,
        text: &str,
        kind: DocumentKind,
        cidr_in_range: CidrInRange,
    ) -> Option<SessionPolicy> {
        let kept = self.sessions.read().unwrap_or_else(PoisonError::into_inner);
        let of_reading = kept.get(&cidr_in_range);
        if let Some(found) = of_reading.and_then(|it| it.get(text)) {
            return Some(found.clone());
        }
        drop(kept);
        let read = PolicyDocument::parse(text, kind, Dialect::Strict)
            .or_else(|_| PolicyDocument::parse(text, kind, Dialect::Extended));
        let policy = SessionPolicy::new(read.ok()?, cidr_in_range);
        let mut kept = self
            .sessions
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let kept = kept.entry(cidr_in_range).or_default();
        if kept.len() >= MOST_SESSION_POLICIES {
            kept.clear();
        }
        kept.insert(text.into(), policy.clone());
        Some(policy)
    }

    /// The control policies over an account, if it is a member of a resource directory.
    fn control(&self, directory: &Directory, account: AccountId) -> Option<Arc<Control>> {
        let (management, of_management, member) = directory.membership(account)?;
        let compiled_at = (management, of_management.revision());
        let kept = self.members.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept.get(&account)
            && found.is_of(management, of_management, member)
        {
            return Some(Arc::clone(found));
        }
        drop(kept);
        let control = Arc::new(Control::of(management, of_management, member));
        let mut kept = self.members.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        let is_newer = kept
            .get(&account)
            .is_none_or(|it| it.compiled_at.0 != management || it.compiled_at.1 < compiled_at.1);
        if is_newer {
            kept.insert(account, Arc::clone(&control));
        }
        Some(control)
    }

    fn permissions(&self, directory: &Directory, who: Who) -> Arc<Permissions> {
        let of_account = directory.account(who.account());
        let revision = of_account.map_or(0, |it| it.revision());
        let kept = self
            .principals
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept.get(&who)
            && found.revision == revision
        {
            return Arc::clone(found);
        }
        drop(kept);
        let compiled = Arc::new(Permissions::of(of_account, who, revision));
        let mut kept = self
            .principals
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        // An older view may still be asked; it does not take the newer one's place.
        let is_newer = kept.get(&who).is_none_or(|it| it.revision < revision);
        if is_newer {
            kept.insert(who, Arc::clone(&compiled));
        }
        compiled
    }
}

/// Nothing at all.
impl Default for Permissions {
    fn default() -> Self {
        Self {
            revision: 0,
            account: compiled(&[], CidrInRange::default()),
            resource_groups: Vec::new(),
            condition_keys: Vec::new(),
            rests_on: Arc::default(),
        }
    }
}

/// Where an account stands in its resource directory: the id of the directory, and the path of the account in it.
///
/// Source: RAM, condition keys, `acs:PrincipalRDId`, `acs:PrincipalRDPath`.
pub(crate) fn place_in_directory(
    directory: &Directory,
    account: AccountId,
) -> Option<(String, String)> {
    let (_, of_management, member) = directory.membership(account)?;
    let id = of_management.resource_directory()?.id.to_string();
    let above = of_management.folders_above(&member.folder);
    let mut path = id.clone();
    for folder in above.iter().rev() {
        path.push('/');
        path.push_str(folder.id.as_str());
    }
    Some((id, format!("{path}/{account}")))
}

impl Permissions {
    fn of(account: Option<&Arc<AccountDirectory>>, who: Who, revision: u64) -> Self {
        let cidr_in_range = account.map_or_else(CidrInRange::default, |it| reading_of(it));
        let mut of_account = Vec::new();
        let mut of_groups: Vec<(String, Vec<AttachedPolicy>)> = Vec::new();
        let mut rests_on = own_sources(account.map(|it| &**it), who);
        for (grantee, attachment) in account.into_iter().flat_map(|it| attached(it, who)) {
            if attachment.policy.kind == PolicyKind::Custom {
                rests_on.insert(EntityId::Policy(attachment.policy.name.folded()));
            }
            let policy = account.map(|it| in_force(it, grantee, attachment));
            match &attachment.scope {
                Scope::Account => of_account.extend(policy),
                Scope::ResourceGroup(id) => {
                    match of_groups.iter_mut().find(|(group, _)| group == id.as_str()) {
                        Some((_, policies)) => policies.extend(policy),
                        None => of_groups.push((id.to_string(), policy.into_iter().collect())),
                    }
                }
            }
        }
        let resource_groups =
            of_groups
                .into_iter()
                .map(|(group, policies)| ResourceGroupPolicies {
                    group,
                    layer: compiled(&policies, cidr_in_range),
                });
        let account = compiled(&of_account, cidr_in_range);
        let resource_groups: Vec<_> = resource_groups.collect();
        let layers = std::iter::once(&account).chain(resource_groups.iter().map(|it| &it.layer));
        let condition_keys = { layers.flat_map(Layer::policies) }
            .flat_map(|it| it.document.statements())
            .flat_map(|it| &it.conditions)
            .map(|it| it.key.clone())
            .collect::<BTreeSet<_>>();
        Self {
            revision,
            condition_keys: condition_keys.into_iter().collect(),
            account,
            resource_groups,
            rests_on: keys(who.account(), rests_on),
        }
    }
}

impl Who {
    fn account(self) -> AccountId {
        match self {
            Self::User(account, _) | Self::Role(account, _) => account,
        }
    }
}

/// What has a say about somebody beside the policies: itself, the groups it is in, and what is set for the account.
fn own_sources(account: Option<&AccountDirectory>, who: Who) -> BTreeSet<EntityId> {
    let itself = match who {
        Who::User(_, id) => EntityId::User(id),
        Who::Role(_, id) => EntityId::Role(id),
    };
    let user = match who {
        Who::User(_, id) => account.and_then(|it| it.user(id)),
        Who::Role(..) => None,
    };
    let groups = user
        .into_iter()
        .flat_map(|user| account.into_iter().flat_map(|it| it.groups_of(user)));
    let groups = groups.map(|group| EntityId::Group(group.id));
    [itself, EntityId::Settings]
        .into_iter()
        .chain(groups)
        .collect()
}

/// The keys of objects of an account in the store.
fn keys(account: AccountId, ids: impl IntoIterator<Item = EntityId>) -> Arc<[String]> {
    let keys = ids
        .into_iter()
        .map(|id| key::of_entity(&EntityKey { account, id }));
    keys.collect()
}

/// Everything attached to somebody, and to the groups of a user.
fn attached(account: &AccountDirectory, who: Who) -> Vec<(Grantee, &Attachment)> {
    let all = |grantee: Grantee| {
        let attachments = account.attachments(grantee).into_iter();
        attachments
            .flat_map(|it| it.iter())
            .map(move |it| (grantee, it))
    };
    match who {
        Who::User(_, id) => {
            let user = account.user(id);
            let groups = user.into_iter().flat_map(|user| account.groups_of(user));
            let groups = groups.flat_map(|group| all(Grantee::Group(group.id)));
            all(Grantee::User(id)).chain(groups).collect()
        }
        Who::Role(_, id) => all(Grantee::Role(id)).collect(),
    }
}

/// An attached policy with its document. One that is not there or not readable denies everything: what it
/// denied is not known any more.
fn in_force(
    account: &AccountDirectory,
    grantee: Grantee,
    attachment: &Attachment,
) -> AttachedPolicy {
    let policy = &attachment.policy;
    let (version, text) = match policy.kind {
        PolicyKind::System => match SystemPolicy::named(policy.name.as_str()) {
            Some(it) => (format!("v{}", it.version), it.document.into()),
            None => (String::new(), DENY_ALL.into()),
        },
        PolicyKind::Custom => {
            let found = account.policy_named(policy.name.as_str()).ok();
            match found.and_then(|it| it.default_version()) {
                Some(version) => (version.id(), Arc::clone(&version.document)),
                None => (String::new(), Arc::from(DENY_ALL)),
            }
        }
    };
    let holder = match grantee {
        Grantee::User(id) => {
            PolicyHolder::User(account.user(id).map_or("", |it| it.name.as_str()).into())
        }
        Grantee::Group(id) => {
            PolicyHolder::Group(account.group(id).map_or("", |it| it.name.as_str()).into())
        }
        Grantee::Role(id) => {
            PolicyHolder::Role(account.role(id).map_or("", |it| it.name.as_str()).into())
        }
    };
    AttachedPolicy {
        name: policy.name.as_str().into(),
        kind: policy.kind,
        version: version.into(),
        holder,
        document: Arc::new(document(&text, DocumentKind::Identity)),
    }
}

const DENY_ALL: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#;

/// A stored document. The extended dialect reads strict documents the same way.
fn document(text: &str, kind: DocumentKind) -> PolicyDocument {
    let read = PolicyDocument::parse(text, kind, Dialect::Strict)
        .or_else(|_| PolicyDocument::parse(text, kind, Dialect::Extended));
    read.unwrap_or_else(|error| {
        tracing::error!(%error, "a stored policy is not readable and denies everything");
        PolicyDocument::parse(DENY_ALL, kind, Dialect::Strict).expect("it is written above")
    })
}

/// What `CIDRInRange` means in the policies of an account.
///
/// Choice: docs/decisions/0036-what-policies-are-told.md
fn reading_of(account: &AccountDirectory) -> CidrInRange {
    account.settings().cidr_in_range
}

fn compiled(policies: &[AttachedPolicy], cidr_in_range: CidrInRange) -> CompiledLayer {
    CompiledLayer::new(policies, cidr_in_range)
}

impl SessionPolicy {
    /// The policy that a session was begun with.
    pub(crate) fn new(document: PolicyDocument, cidr_in_range: CidrInRange) -> Self {
        let itself = [AttachedPolicy::itself("", document)];
        Self(Arc::new(compiled(&itself, cidr_in_range)))
    }
}

impl Authorities {
    /// As the evaluation takes them.
    pub(crate) fn in_force(&self) -> PoliciesInForce<'_, CompiledLayer> {
        PoliciesInForce {
            control: self.control.as_ref().map_or(&[], |it| &it.policies),
            session: self.session.as_ref().map(|it| &*it.0),
            account: &self.permissions.account,
            resource_groups: &self.permissions.resource_groups,
        }
    }

    /// The keys of the store that have a say: what was decided holds for as long as none of them changes.
    pub(crate) fn rests_on(&self) -> impl Iterator<Item = &Arc<[String]>> {
        let control = self.control.iter().map(|it| &it.rests_on);
        std::iter::once(&self.permissions.rests_on).chain(control)
    }

    /// The condition keys that the policies of the caller ask about.
    pub(crate) fn condition_keys(&self) -> &[ConditionKey] {
        &self.permissions.condition_keys
    }

    /// The policy whose statement decided, where one did.
    pub(crate) fn deciding(
        &self,
        decision: &Decision,
        owner: AccountId,
        group: Option<&str>,
    ) -> Option<&AttachedPolicy> {
        let at = decision.statement?;
        let layer = match decision.level {
            Level::Exempt(_) | Level::ResourcePolicy => return None,
            Level::Control { step } => {
                let of_owner = self
                    .control
                    .as_ref()?
                    .policies
                    .iter()
                    .find(|it| it.account == owner)?;
                of_owner.steps.get(step)?
            }
            Level::Session => &*self.session.as_ref()?.0,
            Level::Account => &self.permissions.account,
            Level::ResourceGroup => {
                let groups = self.permissions.resource_groups.iter();
                &groups
                    .into_iter()
                    .find(|it| Some(&*it.group) == group)?
                    .layer
            }
        };
        layer.policies().get(at.policy)
    }
}

#[cfg(test)]
mod tests;
