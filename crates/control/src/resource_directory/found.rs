//! The resource directory that the caller's account manages, and what a request names in it.

use std::sync::Arc;

use cloud_id::AccountId;
use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::{
    AccountDirectory, ControlAttachment, ControlPolicy, ControlPolicyId, Entity, Folder, FolderId,
    Member, ResourceDirectory,
};

use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// A resource directory with everything in it.
pub(crate) struct Organization {
    pub(crate) management: AccountId,
    pub(crate) identities: Arc<AccountDirectory>,
    pub(crate) directory: Arc<ResourceDirectory>,
}

/// What control policies are attached to.
#[derive(Clone)]
pub(crate) enum Target {
    Folder(Arc<Folder>),
    Member(Arc<Member>),
}

/// A control policy as it is shown.
pub(crate) struct ShownPolicy {
    pub(crate) id: ControlPolicyId,
    pub(crate) name: String,
    pub(crate) kind: PolicyKind,
    pub(crate) description: String,
    pub(crate) document: Arc<str>,
    pub(crate) created: String,
    pub(crate) updated: String,
}

/// The resource directory of the caller's account. Ask for a permit before.
pub(crate) fn own(planner: &Planner<'_>) -> Result<Organization, ApiError> {
    let identities = planner.identities();
    let directory = identities.resource_directory().cloned();
    let directory =
        directory.ok_or_else(|| errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY.error())?;
    Ok(Organization {
        management: planner.account(),
        identities,
        directory,
    })
}

/// The resource directory that the caller's account manages, or in which it administers a service for all: such an
/// account sees who and what is where. Ask for a permit before.
///
/// Source: ResourceManager API, `RegisterDelegatedAdministrator`.
pub(crate) fn seen(planner: &Planner<'_>) -> Result<Organization, ApiError> {
    let membership = planner.directory().membership(planner.account());
    let (management, identities, _) = match membership {
        Some(it) if !it.2.delegations.is_empty() => it,
        _ => return own(planner),
    };
    let directory = identities.resource_directory().cloned();
    let directory =
        directory.ok_or_else(|| errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY.error())?;
    Ok(Organization {
        management,
        identities: Arc::clone(identities),
        directory,
    })
}

impl Organization {
    /// Takes part in the invariant of the directory: what it does rests on who and what is where.
    pub(crate) fn bump(&self, planner: &mut Planner<'_>) {
        planner.bump(GuardKey::ResourceDirectory(self.management));
    }

    /// A folder by its id.
    pub(crate) fn folder(&self, text: Option<&str>) -> Result<Arc<Folder>, ApiError> {
        let text = text.unwrap_or_default();
        let id: FolderId = text
            .parse()
            .map_err(|_| errors::INVALID_PARAMETER_FOLDER_ID.with(text))?;
        let folder = self.identities.folder(&id).cloned();
        folder.ok_or_else(|| errors::ENTITY_NOT_EXISTS_FOLDER.error())
    }

    /// The folder that something is in: the root folder when none is named.
    pub(crate) fn parent(&self, text: Option<&str>) -> Result<Arc<Folder>, ApiError> {
        match text {
            None | Some("") => self.folder(Some(self.directory.root.as_str())),
            text => self.folder(text),
        }
    }

    /// A member by its account.
    pub(crate) fn member(&self, text: Option<&str>) -> Result<Arc<Member>, ApiError> {
        let text = text.unwrap_or_default();
        let account: AccountId = text
            .parse()
            .map_err(|_| errors::INVALID_PARAMETER_ACCOUNT_ID.with(text))?;
        let member = self.identities.member(account).cloned();
        member.ok_or_else(|| errors::ENTITY_NOT_EXISTS_ACCOUNT.error())
    }

    /// A folder or a member.
    pub(crate) fn target(&self, text: Option<&str>) -> Option<Target> {
        let text = text.unwrap_or_default();
        let folder = text
            .parse()
            .ok()
            .and_then(|id| self.identities.folder(&id).cloned());
        let member = text
            .parse()
            .ok()
            .and_then(|id| self.identities.member(id).cloned());
        folder.map(Target::Folder).or(member.map(Target::Member))
    }

    /// A control policy, of the account or the one of the system.
    pub(crate) fn policy(&self, text: Option<&str>) -> Result<ShownPolicy, ApiError> {
        let none = || errors::ENTITY_NOT_EXISTS_CONTROL_POLICY.error();
        let id: ControlPolicyId = text.unwrap_or_default().parse().map_err(|_| none())?;
        if id == ControlPolicyId::full_access() {
            return Ok(self.full_access());
        }
        self.identities
            .control_policy(&id)
            .map(|it| shown(it))
            .ok_or_else(none)
    }

    /// A control policy of the account, which alone can change.
    pub(crate) fn custom_policy(&self, text: Option<&str>) -> Result<Arc<ControlPolicy>, ApiError> {
        let policy = self.policy(text)?;
        let custom = self.identities.control_policy(&policy.id).cloned();
        custom.ok_or_else(|| errors::NOT_SUPPORT_SYSTEM_CONTROL_POLICY.error())
    }

    /// All control policies, the one of the system first.
    pub(crate) fn policies(&self) -> impl Iterator<Item = ShownPolicy> {
        let custom = self.identities.control_policies().map(|it| shown(it));
        std::iter::once(self.full_access()).chain(custom)
    }

    fn full_access(&self) -> ShownPolicy {
        let created = self.directory.created.to_string();
        ShownPolicy {
            id: ControlPolicyId::full_access(),
            name: ControlPolicy::FULL_ACCESS_NAME.to_owned(),
            kind: PolicyKind::System,
            description: String::new(),
            document: ControlPolicy::FULL_ACCESS_DOCUMENT.into(),
            created: created.clone(),
            updated: created,
        }
    }

    /// All folders and members.
    pub(crate) fn targets(&self) -> impl Iterator<Item = Target> {
        let folders = self.identities.folders().cloned().map(Target::Folder);
        folders.chain(
            self.identities
                .member_accounts()
                .cloned()
                .map(Target::Member),
        )
    }

    /// The path of a folder from the directory: `rd-…/r-…/fd-…`.
    ///
    /// Source: ResourceManager API, `GetFolder`, `ResourceDirectoryPath`.
    pub(crate) fn path(&self, folder: &FolderId) -> String {
        let mut parts: Vec<&str> = self
            .identities
            .folders_above(folder)
            .iter()
            .map(|it| it.id.as_str())
            .collect();
        parts.push(self.directory.id.as_str());
        parts.reverse();
        parts.join("/")
    }

    /// The path of a member, which ends with its account.
    pub(crate) fn path_of_member(&self, member: &Member) -> String {
        format!("{}/{}", self.path(&member.folder), member.account)
    }

    /// The name that a member has as an account.
    pub(crate) fn account_name(&self, member: &Member) -> String {
        let prefix = match member.name_prefix.as_str() {
            "" => member.account.to_string(),
            prefix => prefix.to_owned(),
        };
        format!("{prefix}@{}.aliyunid.com", self.directory.id)
    }
}

fn shown(policy: &ControlPolicy) -> ShownPolicy {
    ShownPolicy {
        id: policy.id.clone(),
        name: policy.name.clone(),
        kind: PolicyKind::Custom,
        description: policy.description.clone(),
        document: Arc::clone(&policy.document),
        created: policy.created.to_string(),
        updated: policy.updated.to_string(),
    }
}

impl Target {
    /// Its id.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Folder(it) => it.id.to_string(),
            Self::Member(it) => it.account.to_string(),
        }
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Folder(it) => &it.name,
            Self::Member(it) => &it.display_name,
        }
    }

    /// `Root`, `Folder` or `Account`.
    ///
    /// Source: ResourceManager API, `ListTargetAttachmentsForControlPolicy`, `TargetType`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Folder(it) if it.parent.is_none() => "Root",
            Self::Folder(_) => "Folder",
            Self::Member(_) => "Account",
        }
    }

    /// What is attached to it.
    pub(crate) fn attached(&self) -> &[ControlAttachment] {
        match self {
            Self::Folder(it) => &it.control_policies,
            Self::Member(it) => &it.control_policies,
        }
    }

    /// Writes it with other attachments.
    pub(crate) fn put_with(
        &self,
        planner: &mut Planner<'_>,
        permit: &Permit,
        control_policies: Vec<ControlAttachment>,
    ) {
        let entity = match self {
            Self::Folder(it) => Entity::Folder(Arc::new(Folder {
                control_policies,
                ..Folder::clone(it)
            })),
            Self::Member(it) => Entity::Member(Arc::new(Member {
                control_policies,
                ..Member::clone(it)
            })),
        };
        planner.put_identity(permit, entity);
    }
}
