//! The control policies over a member of a resource directory, and what they were compiled from.

use std::collections::BTreeSet;
use std::sync::Arc;

use cloud_id::AccountId;
use ram::directory::{
    AccountDirectory, ControlAttachment, ControlPolicy, ControlPolicyId, EntityId, Folder, Member,
    ResourceDirectory,
};
use ram::{
    AttachedPolicy, CidrInRange, CompiledLayer, ControlPolicies, DocumentKind, PolicyHolder,
    PolicyKind,
};

use super::{DENY_ALL, compiled, document, keys, reading_of};

/// The control policies over one member of a resource directory.
#[derive(Debug)]
pub(super) struct Control {
    /// The account that manages the directory, and the revision at which this was compiled.
    pub(super) compiled_at: (AccountId, u64),
    /// What it was compiled from. Another change of the management account makes nothing anew.
    sources: Sources,
    /// Nothing while control policies are not enabled.
    pub(super) policies: Vec<ControlPolicies<CompiledLayer>>,
    /// The keys of the store that have a say.
    pub(super) rests_on: Arc<[String]>,
}

/// Everything that has a say in what control policies bind a member.
#[derive(Debug)]
struct Sources {
    cidr_in_range: CidrInRange,
    directory: Option<Arc<ResourceDirectory>>,
    member: Arc<Member>,
    /// From the one that the member is in up to the root folder.
    folders: Vec<Arc<Folder>>,
    /// Those attached to any of them; nothing for the system's, which never changes.
    policies: Vec<(ControlPolicyId, Option<Arc<ControlPolicy>>)>,
}

impl Control {
    /// What is over a member now.
    pub(super) fn of(
        management: AccountId,
        directory: &AccountDirectory,
        member: &Arc<Member>,
    ) -> Self {
        let is_enabled = directory
            .resource_directory()
            .is_some_and(|it| it.control_policies_enabled);
        let policies = is_enabled.then(|| ControlPolicies {
            account: member.account,
            steps: control_steps(directory, member),
        });
        let sources = Sources::of(directory, member);
        Self {
            compiled_at: (management, directory.revision()),
            rests_on: sources.keys(management),
            sources,
            policies: policies.into_iter().collect(),
        }
    }

    /// Whether it is still what is over the member.
    pub(super) fn is_of(
        &self,
        management: AccountId,
        directory: &AccountDirectory,
        member: &Arc<Member>,
    ) -> bool {
        self.compiled_at.0 == management && self.sources.are_of(directory, member)
    }
}

impl Sources {
    fn of(directory: &AccountDirectory, member: &Arc<Member>) -> Self {
        let folders: Vec<_> = directory
            .folders_above(&member.folder)
            .into_iter()
            .cloned()
            .collect();
        let of_folders = folders.iter().flat_map(|it| &it.control_policies);
        let attached = member.control_policies.iter().chain(of_folders);
        let policies = attached.map(|it| {
            let policy = directory.control_policy(&it.policy).cloned();
            (it.policy.clone(), policy)
        });
        let policies = policies.collect();
        Self {
            cidr_in_range: reading_of(directory),
            directory: directory.resource_directory().cloned(),
            member: Arc::clone(member),
            folders,
            policies,
        }
    }

    /// Where they are in the store.
    fn keys(&self, management: AccountId) -> Arc<[String]> {
        let itself = [
            EntityId::Settings,
            EntityId::ResourceDirectory,
            EntityId::Member(self.member.account),
        ];
        let folders = self
            .folders
            .iter()
            .map(|it| EntityId::Folder(it.id.clone()));
        let policies = self
            .policies
            .iter()
            .map(|(id, _)| EntityId::ControlPolicy(id.clone()));
        let ids: BTreeSet<EntityId> = itself.into_iter().chain(folders).chain(policies).collect();
        keys(management, ids)
    }

    /// Whether they are the very objects that a directory has now: an object that changes is another one.
    fn are_of(&self, directory: &AccountDirectory, member: &Arc<Member>) -> bool {
        let is_same = |id: &ControlPolicyId, policy: &Option<Arc<ControlPolicy>>| {
            let now = directory.control_policy(id);
            match (policy, now) {
                (Some(then), Some(now)) => Arc::ptr_eq(then, now),
                (None, None) => true,
                _ => false,
            }
        };
        let same_directory = match (&self.directory, directory.resource_directory()) {
            (Some(then), Some(now)) => Arc::ptr_eq(then, now),
            (None, None) => true,
            _ => false,
        };
        // The parent of a folder is written in it: where each is the same, so is the way up.
        same_directory
            && self.cidr_in_range == reading_of(directory)
            && Arc::ptr_eq(&self.member, member)
            && self.folders.iter().all(|then| {
                let now = directory.folder(&then.id);
                now.is_some_and(|now| Arc::ptr_eq(then, now))
            })
            && self.policies.iter().all(|(id, policy)| is_same(id, policy))
    }
}

/// What each level says, from the member up to the root folder.
fn control_steps(directory: &AccountDirectory, member: &Member) -> Vec<CompiledLayer> {
    let layer = |target: &str, attachments: &[ControlAttachment]| {
        let policies: Vec<AttachedPolicy> = attachments
            .iter()
            .map(|it| control_policy(directory, target, it))
            .collect();
        compiled(&policies, reading_of(directory))
    };
    let own = layer(&member.account.to_string(), &member.control_policies);
    let above = directory.folders_above(&member.folder);
    let above = above
        .into_iter()
        .map(|it| layer(it.id.as_str(), &it.control_policies));
    std::iter::once(own).chain(above).collect()
}

fn control_policy(
    directory: &AccountDirectory,
    target: &str,
    attachment: &ControlAttachment,
) -> AttachedPolicy {
    let id = &attachment.policy;
    let holder = PolicyHolder::Target(target.into());
    let (name, kind, text) = if id.as_str() == ControlPolicy::FULL_ACCESS {
        let (name, text) = (
            ControlPolicy::FULL_ACCESS_NAME,
            ControlPolicy::FULL_ACCESS_DOCUMENT,
        );
        (name.into(), PolicyKind::System, text.into())
    } else {
        match directory.control_policy(id) {
            Some(it) => (
                it.name.as_str().into(),
                PolicyKind::Custom,
                Arc::clone(&it.document),
            ),
            None => (id.as_str().into(), PolicyKind::Custom, Arc::from(DENY_ALL)),
        }
    };
    AttachedPolicy {
        name,
        kind,
        version: "".into(),
        holder,
        document: Arc::new(document(&text, DocumentKind::Control)),
    }
}
