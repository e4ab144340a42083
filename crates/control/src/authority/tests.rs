use std::sync::Arc;

use cloud_id::{RequestId, Tags, Timestamp};
use ram::directory::{
    Attachments, ControlAttachment, ControlPolicy, Entity, Folder, Member, MemberKind, Policy,
    PolicyRef, ResourceDirectory, User,
};
use ram::{ActionName, Context, Outcome, Principal, Request, Resource, authorize};

use super::*;
use crate::samples::{account, of};

const ALLOW_ALL: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
const NO_VPC: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"vpc:*","Resource":"*"}]}"#;

fn at() -> Timestamp {
    Timestamp::from_unix_secs(1_795_507_200)
}

fn policy(name: &str, document: &str) -> Entity {
    Entity::Policy(Arc::new(Policy::new(
        of(name),
        String::new(),
        document.into(),
        at(),
    )))
}

fn user(policies: &[&str]) -> User {
    let attachment = |name: &&str| Attachment {
        policy: PolicyRef {
            kind: PolicyKind::Custom,
            name: of(name),
        },
        scope: Scope::Account,
        attached: at(),
    };
    User {
        id: UserId::from_random(1),
        name: of("alice"),
        display_name: String::new(),
        comments: String::new(),
        mobile_phone: String::new(),
        email: String::new(),
        contacts: Default::default(),
        tags: Default::default(),
        groups: Vec::new(),
        policies: Attachments::from_stored(policies.iter().map(attachment).collect()),
        keys: Vec::new(),
        login: None,
        mfa: None,
        created: at(),
        updated: at(),
        last_login: None,
    }
}

fn caller() -> Caller {
    Caller {
        account: account(2),
        identity: Identity::User(UserId::from_random(1)),
        principal: Arc::new(Principal::user(account(2), "alice")),
        access_key_id: "LTAI".to_owned(),
        request_id: RequestId::from_random(1),
        source: None,
        is_secure: false,
    }
}

/// What the user of account 2 gets for an action on what the account owns.
fn outcome(authority: &Authority, directory: &Directory, action: &str) -> (Outcome, Level) {
    let caller = caller();
    let authorities = authority
        .of(directory, &caller, account(2))
        .expect("it is no root");
    let resource = Resource::of(account(2), "acs:ecs:cn-hangzhou:1000000000000002:x/1");
    let request = Request {
        principal: &caller.principal,
        action: &ActionName::new(action),
        resources: &[resource],
        context: &Context::new(),
    };
    let decision = authorize(&request, &authorities.in_force());
    (decision.outcome, decision.level)
}

fn directory(policies: &[&str]) -> Directory {
    let mut directory = Directory::default();
    directory.put(account(2), policy("all", ALLOW_ALL), 1);
    directory.put(account(2), policy("no-vpc", NO_VPC), 2);
    directory.put(account(2), Entity::User(Arc::new(user(policies))), 3);
    directory
}

#[test]
fn a_change_of_anything_that_policies_come_from_is_seen_at_once() {
    let authority = Authority::default();
    let before = directory(&["all"]);
    assert_eq!(
        outcome(&authority, &before, "vpc:X"),
        (Outcome::Allow, Level::Account)
    );
    let mut attached = before.clone();
    attached.put(
        account(2),
        Entity::User(Arc::new(user(&["all", "no-vpc"]))),
        4,
    );
    assert_eq!(
        outcome(&authority, &attached, "vpc:X"),
        (Outcome::ExplicitDeny, Level::Account)
    );
    let mut edited = attached.clone();
    edited.put(account(2), policy("no-vpc", ALLOW_ALL), 5);
    assert_eq!(
        outcome(&authority, &edited, "vpc:X"),
        (Outcome::Allow, Level::Account)
    );
    // Whoever still looks at the older picture gets what held then.
    assert_eq!(
        outcome(&authority, &attached, "vpc:X"),
        (Outcome::ExplicitDeny, Level::Account)
    );
    assert_eq!(
        outcome(&authority, &edited, "vpc:X"),
        (Outcome::Allow, Level::Account)
    );
}

#[test]
fn a_policy_that_is_gone_or_not_readable_denies_everything() {
    let authority = Authority::default();
    let gone = directory(&["all", "nowhere"]);
    assert_eq!(
        outcome(&authority, &gone, "ecs:X"),
        (Outcome::ExplicitDeny, Level::Account)
    );
    let mut unreadable = directory(&["all", "no-vpc"]);
    unreadable.put(account(2), policy("no-vpc", "{"), 4);
    assert_eq!(
        outcome(&authority, &unreadable, "ecs:X"),
        (Outcome::ExplicitDeny, Level::Account)
    );
}

/// Account 1 manages a directory with a folder, in which account 2 is.
fn organisation(
    of_root: &[&str],
    of_folder: &[&str],
    of_member: &[&str],
    enabled: bool,
) -> Directory {
    let attachments = |ids: &[&str]| -> Vec<ControlAttachment> {
        ids.iter()
            .map(|id| ControlAttachment {
                policy: of(id),
                attached: at(),
            })
            .collect()
    };
    let mut directory = directory(&["all"]);
    let entities = [
        Entity::ResourceDirectory(Arc::new(ResourceDirectory {
            id: of("rd-1"),
            root: of("r-1"),
            control_policies_enabled: enabled,
            member_deletion_enabled: false,
            created: at(),
        })),
        Entity::Folder(Arc::new(Folder {
            id: of("r-1"),
            name: "Root".to_owned(),
            parent: None,
            control_policies: attachments(of_root),
            tags: Tags::default(),
            created: at(),
        })),
        Entity::Folder(Arc::new(Folder {
            id: of("fd-1"),
            name: "work".to_owned(),
            parent: Some(of("r-1")),
            control_policies: attachments(of_folder),
            tags: Tags::default(),
            created: at(),
        })),
        Entity::Member(Arc::new(Member {
            account: account(2),
            name_prefix: "second".to_owned(),
            display_name: "two".to_owned(),
            folder: of("fd-1"),
            kind: MemberKind::ResourceAccount,
            control_policies: attachments(of_member),
            delegations: Vec::new(),
            tags: Tags::default(),
            joined: at(),
            updated: at(),
        })),
        Entity::ControlPolicy(Arc::new(ControlPolicy {
            id: of("cp-no-vpc"),
            name: "no-vpc".to_owned(),
            description: String::new(),
            document: NO_VPC.into(),
            tags: Tags::default(),
            created: at(),
            updated: at(),
        })),
    ];
    for (revision, entity) in (10..).zip(entities) {
        directory.put(account(1), entity, revision);
    }
    directory
}

#[test]
fn each_level_over_a_member_must_allow() {
    const FULL: &str = ControlPolicy::FULL_ACCESS;
    for (what, directory, action, expected) in [
        (
            "all allow",
            organisation(&[FULL], &[FULL], &[FULL], true),
            "vpc:X",
            (Outcome::Allow, Level::Account),
        ),
        (
            "the folder denies",
            organisation(&[FULL], &[FULL, "cp-no-vpc"], &[FULL], true),
            "vpc:X",
            (Outcome::ExplicitDeny, Level::Control { step: 1 }),
        ),
        (
            "it denies nothing else",
            organisation(&[FULL], &[FULL, "cp-no-vpc"], &[FULL], true),
            "ecs:X",
            (Outcome::Allow, Level::Account),
        ),
        (
            "the root folder says nothing",
            organisation(&[], &[FULL], &[FULL], true),
            "ecs:X",
            (Outcome::ImplicitDeny, Level::Control { step: 2 }),
        ),
        (
            "they are not enabled",
            organisation(&[], &[], &["cp-no-vpc"], false),
            "vpc:X",
            (Outcome::Allow, Level::Account),
        ),
    ] {
        assert_eq!(
            outcome(&Authority::default(), &directory, action),
            expected,
            "{what}"
        );
    }
    let place = place_in_directory(&organisation(&[], &[], &[], true), account(2));
    let path = "rd-1/r-1/fd-1/1000000000000002";
    assert_eq!(place, Some(("rd-1".to_owned(), path.to_owned())));
}

/// A change at a node makes the control policies of the accounts under it anew, and of no other account.
#[test]
fn a_change_at_a_node_costs_the_accounts_under_it_only() {
    const FULL: &str = ControlPolicy::FULL_ACCESS;
    let authority = Authority::default();
    let mut directory = organisation(&[FULL], &[FULL], &[FULL], true);
    let in_root = Member::clone(
        directory
            .account(account(1))
            .and_then(|it| it.member(account(2)))
            .expect("it is a member"),
    );
    let in_root = Member {
        account: account(3),
        folder: of("r-1"),
        ..in_root
    };
    directory.put(account(1), Entity::Member(Arc::new(in_root)), 20);
    let of_both = |directory: &Directory| {
        let of_one = |number| {
            let control = authority.control(directory, account(number));
            control.expect("it is a member")
        };
        (of_one(2), of_one(3))
    };
    let (under, outside) = of_both(&directory);

    let mut changed = directory.clone();
    changed.put(account(1), Entity::User(Arc::new(user(&[]))), 21);
    let (same_under, same_outside) = of_both(&changed);
    assert!(Arc::ptr_eq(&under, &same_under) && Arc::ptr_eq(&outside, &same_outside));

    let folder = changed
        .account(account(1))
        .and_then(|it| it.folder(&of("fd-1")));
    let mut folder = Folder::clone(folder.expect("it is a folder"));
    folder.control_policies.push(ControlAttachment {
        policy: of("cp-no-vpc"),
        attached: at(),
    });
    changed.put(account(1), Entity::Folder(Arc::new(folder)), 22);
    let (new_under, same_outside) = of_both(&changed);
    assert!(!Arc::ptr_eq(&under, &new_under));
    assert!(Arc::ptr_eq(&outside, &same_outside));
    assert_eq!(
        outcome(&authority, &changed, "vpc:X"),
        (Outcome::ExplicitDeny, Level::Control { step: 1 })
    );

    // Another document of a policy that is attached there is another policy.
    let policy = changed
        .account(account(1))
        .and_then(|it| it.control_policy(&of("cp-no-vpc")));
    let policy = ControlPolicy {
        document: ALLOW_ALL.into(),
        ..ControlPolicy::clone(policy.expect("it is a control policy"))
    };
    changed.put(account(1), Entity::ControlPolicy(Arc::new(policy)), 23);
    assert_eq!(
        outcome(&authority, &changed, "vpc:X"),
        (Outcome::Allow, Level::Account)
    );
    let (_, same_outside) = of_both(&changed);
    assert!(Arc::ptr_eq(&outside, &same_outside));
}
