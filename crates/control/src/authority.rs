//! What callers may do: their policies, compiled once and kept for as long as nothing they come from changes.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use cloud_id::AccountId;
use ram::directory::{
    AccountDirectory, Attachment, Directory, Grantee, RoleId, Scope, SystemPolicy, UserId,
};
use ram::{
    AttachedPolicy, CidrInRange, CompiledLayer, ControlPolicies, Decision, Dialect, DocumentKind,
    Layer, Level, PoliciesInForce, PolicyDocument, PolicyHolder, PolicyKind, ResourceGroupPolicies,
};

use crate::caller::{Caller, Identity};

/// Compiled policies by caller. What is kept is of one revision of the caller's account and is compiled anew for
/// another one, so that a change is seen by the next call and never later.
#[derive(Default)]
pub(crate) struct Authority {
    principals: RwLock<HashMap<Who, Arc<Permissions>>>,
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
}

/// What a session may do at most.
#[derive(Clone, Debug)]
pub(crate) struct SessionPolicy(CompiledLayer);

/// Everything that has a say about a caller.
#[derive(Clone, Debug)]
pub(crate) struct Authorities {
    permissions: Arc<Permissions>,
    session: Option<SessionPolicy>,
    control: Vec<ControlPolicies<CompiledLayer>>,
}

/// More principals than this are not kept at once.
const MOST_KEPT: usize = 50_000;

impl Authority {
    /// What has a say about a caller that is no root; nothing for a root.
    pub(crate) fn of(&self, directory: &Directory, caller: &Caller) -> Option<Authorities> {
        let who = match &caller.identity {
            Identity::Root => return None,
            Identity::User(id) => Who::User(caller.account, *id),
            Identity::Role(session) => Who::Role(caller.account, session.role),
        };
        let session = match &caller.identity {
            Identity::Role(session) => session.policy.clone(),
            Identity::Root | Identity::User(_) => None,
        };
        Some(Authorities {
            permissions: self.permissions(directory, who),
            session,
            control: Vec::new(),
        })
    }

    fn permissions(&self, directory: &Directory, who: Who) -> Arc<Permissions> {
        let account = match who {
            Who::User(account, _) | Who::Role(account, _) => account,
        };
        let of_account = directory.account(account);
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

impl Permissions {
    fn of(account: Option<&Arc<AccountDirectory>>, who: Who, revision: u64) -> Self {
        let mut of_account = Vec::new();
        let mut of_groups: Vec<(String, Vec<AttachedPolicy>)> = Vec::new();
        for (grantee, attachment) in account.into_iter().flat_map(|it| attached(it, who)) {
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
                    layer: compiled(&policies),
                });
        Self {
            revision,
            account: compiled(&of_account),
            resource_groups: resource_groups.collect(),
        }
    }
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

fn compiled(policies: &[AttachedPolicy]) -> CompiledLayer {
    CompiledLayer::new(policies, CidrInRange::default())
}

impl SessionPolicy {
    /// The policy that a session was begun with.
    pub(crate) fn new(document: PolicyDocument) -> Self {
        Self(compiled(&[AttachedPolicy::itself("", document)]))
    }
}

impl Authorities {
    /// As the evaluation takes them.
    pub(crate) fn in_force(&self) -> PoliciesInForce<'_, CompiledLayer> {
        PoliciesInForce {
            control: &self.control,
            session: self.session.as_ref().map(|it| &it.0),
            account: &self.permissions.account,
            resource_groups: &self.permissions.resource_groups,
        }
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
                let of_owner = self.control.iter().find(|it| it.account == owner)?;
                of_owner.steps.get(step)?
            }
            Level::Session => &self.session.as_ref()?.0,
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
