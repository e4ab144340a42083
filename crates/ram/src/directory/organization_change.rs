//! What a resource directory takes and what it refuses.

use cloud_id::{AccountId, Timestamp};

use super::{
    AccountDirectory, ControlAttachment, ControlPolicy, ControlPolicyId, Delegation, Folder,
    FolderId, Handshake, Member,
};

/// Why a resource directory is not changed.
///
/// Source: ResourceManager API, error codes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OrganizationRefusal {
    /// Another folder of the same parent has the name.
    #[error("another folder there has this name")]
    FolderNameUsed,
    /// It would lie below the last level.
    #[error("folders lie {limit} levels below the root folder at most")]
    TooDeep {
        /// How many levels there may be.
        limit: usize,
    },
    /// There are as many folders as there may be.
    #[error("there may be {limit} folders")]
    TooManyFolders {
        /// How many.
        limit: usize,
    },
    /// A folder is in it.
    #[error("a folder is in it")]
    HasFolders,
    /// An account is in it.
    #[error("an account is in it")]
    HasAccounts,
    /// The root folder stays as it is.
    #[error("it is the root folder")]
    IsRoot,
    /// There are as many members as there may be.
    #[error("there may be {limit} members")]
    TooManyMembers {
        /// How many.
        limit: usize,
    },
    /// Another member has the display name.
    #[error("another member has this display name")]
    DisplayNameUsed,
    /// Another control policy has the name.
    #[error("another control policy has this name")]
    PolicyNameUsed,
    /// There are as many control policies as there may be.
    #[error("there may be {limit} control policies")]
    TooManyPolicies {
        /// How many.
        limit: usize,
    },
    /// The control policy is attached somewhere.
    #[error("it is attached to a folder or member")]
    PolicyInUse,
    /// It is attached there already.
    #[error("it is attached there already")]
    AttachedAlready,
    /// It is not attached there.
    #[error("it is not attached there")]
    NotAttached,
    /// As many are attached as may be.
    #[error("{limit} control policies may be attached to one folder or member")]
    TooManyAttached {
        /// How many.
        limit: usize,
    },
    /// An answer was given to the invitation, or it ran out.
    #[error("it was answered, or it ran out")]
    HandshakeEnded,
    /// An invitation of the account waits for its answer.
    #[error("an invitation of this account waits for its answer")]
    InvitedAlready,
    /// The account is a member.
    #[error("the account is a member already")]
    MemberAlready,
    /// As many invitations as may be were made within a day and wait for their answers.
    #[error("{limit} invitations of one day may wait for their answers")]
    TooManyInvitations {
        /// How many.
        limit: usize,
    },
    /// No trusted service of this name is administered by members.
    #[error("no trusted service of this name is administered by members")]
    NoTrustedService,
    /// The member administers the service already.
    #[error("the member administers the service already")]
    DelegatedAlready,
    /// The member does not administer the service.
    #[error("the member does not administer the service")]
    NotDelegated,
    /// As many members administer the service as may.
    #[error("{limit} members may administer a service")]
    TooManyDelegated {
        /// How many.
        limit: usize,
    },
    /// The last control policy of a folder or member stays.
    #[error("it is the last one that is attached there")]
    LastAttached,
}

/// How many levels of folders there are below the root folder.
///
/// Source: ResourceManager API, `CreateFolder`.
const MOST_LEVELS: usize = 5;
/// Choice: docs/decisions/0031-resource-directory.md
const MOST_FOLDERS: usize = 100;
const MOST_MEMBERS: usize = 200;
const MOST_POLICIES: usize = 1_500;
const MOST_DELEGATED: usize = 5;
/// How many invitations of one day may wait for their answers.
///
/// Source: Resource Directory guide, limits.
const MOST_INVITATIONS: usize = 20;
const DAY_SECS: i64 = 24 * 60 * 60;

/// The trusted services that members can administer for a whole resource directory.
///
/// Source: Resource Directory guide, trusted services. Choice: docs/decisions/0031-resource-directory.md
pub const TRUSTED_SERVICES: &[&str] = &[
    "actiontrail.aliyuncs.com",
    "cloudfw.aliyuncs.com",
    "config.aliyuncs.com",
    "resourcecenter.aliyuncs.com",
    "ros.aliyuncs.com",
    "sas.aliyuncs.com",
    "tag.aliyuncs.com",
];

impl AccountDirectory {
    /// The folders in a folder.
    pub fn folders_in<'a>(&'a self, parent: &'a FolderId) -> impl Iterator<Item = &'a Folder> {
        let is_there = move |it: &&Folder| it.parent.as_ref() == Some(parent);
        self.folders().map(|it| &**it).filter(is_there)
    }

    /// The members in a folder, not those in folders below.
    pub fn members_in<'a>(&'a self, folder: &'a FolderId) -> impl Iterator<Item = &'a Member> {
        let is_there = move |it: &&Member| it.folder == *folder;
        self.member_accounts().map(|it| &**it).filter(is_there)
    }

    /// How often a control policy is attached.
    #[must_use]
    pub fn control_attachments(&self, policy: &ControlPolicyId) -> usize {
        let of_folders = self.folders().map(|it| &it.control_policies);
        let of_members = self.member_accounts().map(|it| &it.control_policies);
        of_folders
            .chain(of_members)
            .filter(|all| all.iter().any(|it| it.policy == *policy))
            .count()
    }

    /// Whether a folder of a name can be made in another one.
    ///
    /// Source: ResourceManager API, `CreateFolder`.
    ///
    /// # Errors
    /// `FolderNameUsed`, `TooDeep`, `TooManyFolders`.
    pub fn may_add_folder(&self, name: &str, parent: &FolderId) -> Result<(), OrganizationRefusal> {
        if self.folders_in(parent).any(|it| it.name == name) {
            return Err(OrganizationRefusal::FolderNameUsed);
        }
        // The root folder is above, and is no level.
        if self.folders_above(parent).len() > MOST_LEVELS {
            return Err(OrganizationRefusal::TooDeep { limit: MOST_LEVELS });
        }
        if self.folders().len() > MOST_FOLDERS {
            let limit = MOST_FOLDERS;
            return Err(OrganizationRefusal::TooManyFolders { limit });
        }
        Ok(())
    }

    /// Whether a folder can get another name.
    ///
    /// # Errors
    /// `IsRoot`, `FolderNameUsed`.
    pub fn may_rename_folder(
        &self,
        folder: &Folder,
        name: &str,
    ) -> Result<(), OrganizationRefusal> {
        let parent = folder.parent.as_ref().ok_or(OrganizationRefusal::IsRoot)?;
        let mut others = self.folders_in(parent).filter(|it| it.id != folder.id);
        match others.any(|it| it.name == name) {
            true => Err(OrganizationRefusal::FolderNameUsed),
            false => Ok(()),
        }
    }

    /// Whether a folder can go: nothing is in it.
    ///
    /// Source: ResourceManager API, `DeleteFolder`.
    ///
    /// # Errors
    /// `IsRoot`, `HasFolders`, `HasAccounts`.
    pub fn may_delete_folder(&self, folder: &Folder) -> Result<(), OrganizationRefusal> {
        if folder.parent.is_none() {
            return Err(OrganizationRefusal::IsRoot);
        }
        if self.folders_in(&folder.id).next().is_some() {
            return Err(OrganizationRefusal::HasFolders);
        }
        match self.members_in(&folder.id).next() {
            Some(_) => Err(OrganizationRefusal::HasAccounts),
            None => Ok(()),
        }
    }

    /// Whether the resource directory can go: there is no member and no folder but the root folder.
    ///
    /// Source: ResourceManager API, `DestroyResourceDirectory`.
    ///
    /// # Errors
    /// `HasAccounts`, `HasFolders`.
    pub fn may_destroy_resource_directory(&self) -> Result<(), OrganizationRefusal> {
        if self.member_accounts().len() > 0 {
            return Err(OrganizationRefusal::HasAccounts);
        }
        match self.folders().len() > 1 {
            true => Err(OrganizationRefusal::HasFolders),
            false => Ok(()),
        }
    }

    /// Whether a member can be added, or get another display name.
    ///
    /// # Errors
    /// `DisplayNameUsed`, `TooManyMembers`.
    pub fn may_add_member(&self, display_name: &str) -> Result<(), OrganizationRefusal> {
        self.may_call_member(display_name)?;
        match self.member_accounts().len() >= MOST_MEMBERS {
            true => Err(OrganizationRefusal::TooManyMembers {
                limit: MOST_MEMBERS,
            }),
            false => Ok(()),
        }
    }

    /// Whether an account can be invited.
    ///
    /// Source: ResourceManager API, `InviteAccountToResourceDirectory`; Resource Directory guide, limits.
    ///
    /// # Errors
    /// `MemberAlready`, `InvitedAlready`, `TooManyInvitations`, `TooManyMembers`.
    pub fn may_invite(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<(), OrganizationRefusal> {
        if self.member(account).is_some() {
            return Err(OrganizationRefusal::MemberAlready);
        }
        let open: Vec<&Handshake> = self
            .handshakes()
            .map(|it| &**it)
            .filter(|it| it.is_open(now))
            .collect();
        if open.iter().any(|it| it.target == account) {
            return Err(OrganizationRefusal::InvitedAlready);
        }
        let since = now.unix_secs.saturating_sub(DAY_SECS);
        if open
            .iter()
            .filter(|it| it.created.unix_secs > since)
            .count()
            >= MOST_INVITATIONS
        {
            let limit = MOST_INVITATIONS;
            return Err(OrganizationRefusal::TooManyInvitations { limit });
        }
        if self.member_accounts().len() >= MOST_MEMBERS {
            let limit = MOST_MEMBERS;
            return Err(OrganizationRefusal::TooManyMembers { limit });
        }
        Ok(())
    }

    /// A member that administers one more trusted service for the whole directory.
    ///
    /// Source: ResourceManager API, `RegisterDelegatedAdministrator`.
    ///
    /// # Errors
    /// `NoTrustedService`, `DelegatedAlready`, `TooManyDelegated`.
    pub fn delegate(
        &self,
        member: &Member,
        service: &str,
        now: Timestamp,
    ) -> Result<Member, OrganizationRefusal> {
        trusted(service)?;
        let administers = |it: &Member| it.delegations.iter().any(|it| it.service == service);
        if administers(member) {
            return Err(OrganizationRefusal::DelegatedAlready);
        }
        let count = self.member_accounts().filter(|it| administers(it)).count();
        if count >= MOST_DELEGATED {
            let limit = MOST_DELEGATED;
            return Err(OrganizationRefusal::TooManyDelegated { limit });
        }
        let delegation = Delegation {
            service: service.to_owned(),
            enabled: now,
        };
        let mut member = member.clone();
        member.delegations.push(delegation);
        Ok(member)
    }

    /// Whether no member has a display name.
    ///
    /// # Errors
    /// `DisplayNameUsed`.
    pub fn may_call_member(&self, display_name: &str) -> Result<(), OrganizationRefusal> {
        let mut members = self.member_accounts();
        match members.any(|it| it.display_name == display_name) {
            true => Err(OrganizationRefusal::DisplayNameUsed),
            false => Ok(()),
        }
    }

    /// Whether a control policy of a name can be made.
    ///
    /// # Errors
    /// `PolicyNameUsed`, `TooManyPolicies`.
    pub fn may_add_control_policy(&self, name: &str) -> Result<(), OrganizationRefusal> {
        self.may_call_control_policy(name)?;
        match self.control_policies().len() >= MOST_POLICIES {
            true => Err(OrganizationRefusal::TooManyPolicies {
                limit: MOST_POLICIES,
            }),
            false => Ok(()),
        }
    }

    /// Whether no control policy has a name.
    ///
    /// # Errors
    /// `PolicyNameUsed`.
    pub fn may_call_control_policy(&self, name: &str) -> Result<(), OrganizationRefusal> {
        let is_it = |other: &str| other.eq_ignore_ascii_case(name);
        let mut policies = self.control_policies();
        if is_it(ControlPolicy::FULL_ACCESS_NAME) || policies.any(|it| is_it(&it.name)) {
            return Err(OrganizationRefusal::PolicyNameUsed);
        }
        Ok(())
    }

    /// Whether a control policy can go: it is attached nowhere.
    ///
    /// Source: ResourceManager API, `DeleteControlPolicy`.
    ///
    /// # Errors
    /// `PolicyInUse`.
    pub fn may_delete_control_policy(
        &self,
        policy: &ControlPolicy,
    ) -> Result<(), OrganizationRefusal> {
        match self.control_attachments(&policy.id) {
            0 => Ok(()),
            _ => Err(OrganizationRefusal::PolicyInUse),
        }
    }
}

/// A member that administers a trusted service no more.
///
/// Source: ResourceManager API, `DeregisterDelegatedAdministrator`.
///
/// # Errors
/// `NoTrustedService`, `NotDelegated`.
pub fn undelegate(member: &Member, service: &str) -> Result<Member, OrganizationRefusal> {
    trusted(service)?;
    let mut rest = member.clone();
    rest.delegations.retain(|it| it.service != service);
    match rest.delegations.len() < member.delegations.len() {
        true => Ok(rest),
        false => Err(OrganizationRefusal::NotDelegated),
    }
}

fn trusted(service: &str) -> Result<(), OrganizationRefusal> {
    match TRUSTED_SERVICES.contains(&service) {
        true => Ok(()),
        false => Err(OrganizationRefusal::NoTrustedService),
    }
}

/// What a folder or member has attached when control policies come into force, or when it is made while they are.
///
/// Source: ResourceManager API, `AttachControlPolicy`, `FullAliyunAccess`.
#[must_use]
pub fn first_control_policies(are_enabled: bool, now: Timestamp) -> Vec<ControlAttachment> {
    let full_access = ControlPolicyId::full_access();
    let attachment = ControlAttachment {
        policy: full_access,
        attached: now,
    };
    are_enabled.then_some(attachment).into_iter().collect()
}

/// Control policies of a folder or member with one more.
///
/// Source: ResourceManager API, `AttachControlPolicy`.
///
/// # Errors
/// `AttachedAlready`, `TooManyAttached`.
pub fn attach_control_policy(
    attached: &[ControlAttachment],
    policy: ControlPolicyId,
    now: Timestamp,
) -> Result<Vec<ControlAttachment>, OrganizationRefusal> {
    if attached.iter().any(|it| it.policy == policy) {
        return Err(OrganizationRefusal::AttachedAlready);
    }
    let limit = ControlPolicy::MOST_ATTACHED;
    if attached.len() >= limit {
        return Err(OrganizationRefusal::TooManyAttached { limit });
    }
    let attachment = ControlAttachment {
        policy,
        attached: now,
    };
    Ok(attached.iter().cloned().chain([attachment]).collect())
}

/// Control policies of a folder or member without one of them. The last one stays.
///
/// Source: ResourceManager API, `DetachControlPolicy`, `NotSupport.DetachLastControlPolicy`.
///
/// # Errors
/// `NotAttached`, `LastAttached`.
pub fn detach_control_policy(
    attached: &[ControlAttachment],
    policy: &ControlPolicyId,
) -> Result<Vec<ControlAttachment>, OrganizationRefusal> {
    let rest: Vec<_> = attached
        .iter()
        .filter(|it| it.policy != *policy)
        .cloned()
        .collect();
    if rest.len() == attached.len() {
        return Err(OrganizationRefusal::NotAttached);
    }
    if rest.is_empty() {
        return Err(OrganizationRefusal::LastAttached);
    }
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use cloud_id::Tags;

    use super::super::{Entity, EntityId, HandshakeAnswer, HandshakeId, MemberKind};
    use super::*;

    fn at() -> Timestamp {
        Timestamp::from_unix_secs(1_795_507_200)
    }

    fn id(text: &str) -> ControlPolicyId {
        text.parse().expect("an id")
    }

    fn account(number: u64) -> AccountId {
        AccountId::new(1_000_000_000_000_000 + number).expect("an account")
    }

    fn member(number: u64) -> Member {
        Member {
            account: account(number),
            name_prefix: String::new(),
            display_name: number.to_string(),
            folder: FolderId::root_from_random(1),
            kind: MemberKind::CloudAccount,
            control_policies: Vec::new(),
            delegations: Vec::new(),
            tags: Tags::default(),
            joined: at(),
            updated: at(),
        }
    }

    fn invitation(number: u64, created: Timestamp) -> Handshake {
        Handshake {
            id: HandshakeId::from_random(number.into()),
            target: account(number),
            folder: FolderId::root_from_random(1),
            note: String::new(),
            tags: Tags::default(),
            answer: HandshakeAnswer::Pending,
            created,
            updated: created,
        }
    }

    fn later(hours: i64) -> Timestamp {
        Timestamp::from_unix_secs(at().unix_secs + hours * 60 * 60)
    }

    #[test]
    fn twenty_invitations_of_one_day_wait_and_each_account_is_invited_once() {
        let mut directory = AccountDirectory::default();
        for number in 1..=20 {
            let made = invitation(number, at());
            directory.put(Entity::Handshake(Arc::new(made)), number);
        }
        directory.put(Entity::Member(Arc::new(member(30))), 30);
        let refused = |number, hours| directory.may_invite(account(number), later(hours)).err();
        for (what, number, hours, expected) in [
            (
                "a twenty-first",
                21,
                0,
                Some(OrganizationRefusal::TooManyInvitations { limit: 20 }),
            ),
            ("the day after", 21, 24, None),
            (
                "the same again",
                20,
                0,
                Some(OrganizationRefusal::InvitedAlready),
            ),
            (
                "while it waits",
                20,
                13 * 24,
                Some(OrganizationRefusal::InvitedAlready),
            ),
            ("when it ran out", 20, 14 * 24, None),
            ("a member", 30, 24, Some(OrganizationRefusal::MemberAlready)),
        ] {
            assert_eq!(refused(number, hours), expected, "{what}");
        }
        // Those that were accepted do not count.
        let accepted = invitation(1, at()).answered(HandshakeAnswer::Accepted, at());
        let accepted = accepted.expect("it waits");
        directory.put(Entity::Handshake(Arc::new(accepted)), 40);
        assert_eq!(directory.may_invite(account(21), at()), Ok(()));
    }

    #[test]
    fn five_members_administer_a_trusted_service() {
        let mut directory = AccountDirectory::default();
        let service = "config.aliyuncs.com";
        for number in 1..=5 {
            let member = directory
                .delegate(&member(number), service, at())
                .expect("a service");
            directory.put(Entity::Member(Arc::new(member)), number);
        }
        let refused = |service, number| directory.delegate(&member(number), service, at()).err();
        let limit = OrganizationRefusal::TooManyDelegated { limit: 5 };
        assert_eq!(refused(service, 6), Some(limit));
        assert_eq!(refused("tag.aliyuncs.com", 6), None);
        let none = OrganizationRefusal::NoTrustedService;
        assert_eq!(refused("ecs.aliyuncs.com", 6), Some(none));
        let first = directory.member(account(1)).expect("a member");
        let again = directory.delegate(first, service, at()).err();
        assert_eq!(again, Some(OrganizationRefusal::DelegatedAlready));
        let without = undelegate(first, service).expect("it has it");
        let twice = undelegate(&without, service).err();
        assert_eq!(twice, Some(OrganizationRefusal::NotDelegated));
    }

    #[test]
    fn everything_of_an_account_is_among_its_ids() {
        let mut directory = AccountDirectory::default();
        directory.put(Entity::Member(Arc::new(member(1))), 1);
        directory.put(Entity::Handshake(Arc::new(invitation(2, at()))), 2);
        let ids: Vec<EntityId> = directory.ids().collect();
        let expected = [
            EntityId::Settings,
            EntityId::Member(account(1)),
            EntityId::Handshake(HandshakeId::from_random(2)),
        ];
        assert_eq!(ids, expected);
    }

    #[test]
    fn a_target_keeps_one_to_ten_control_policies_each_once() {
        let mut attached = first_control_policies(true, at());
        for number in 1..ControlPolicy::MOST_ATTACHED {
            let policy = id(&format!("cp-{number}"));
            attached = attach_control_policy(&attached, policy, at()).expect("there is room");
        }
        let eleventh = attach_control_policy(&attached, id("cp-more"), at());
        assert_eq!(
            eleventh,
            Err(OrganizationRefusal::TooManyAttached { limit: 10 })
        );
        let again = attach_control_policy(&attached, id("cp-1"), at());
        assert_eq!(again, Err(OrganizationRefusal::AttachedAlready));
        for number in 1..ControlPolicy::MOST_ATTACHED {
            let policy = id(&format!("cp-{number}"));
            attached = detach_control_policy(&attached, &policy).expect("it is attached");
        }
        assert_eq!(attached, first_control_policies(true, at()));
        let last = detach_control_policy(&attached, &ControlPolicyId::full_access());
        assert_eq!(last, Err(OrganizationRefusal::LastAttached));
        let none = detach_control_policy(&attached, &id("cp-1"));
        assert_eq!(none, Err(OrganizationRefusal::NotAttached));
    }
}
