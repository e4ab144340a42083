use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};

use super::*;
use crate::PolicyKind;

fn account() -> AccountId {
    AccountId::new(1_000_000_000_000_001).expect("16 digits")
}

fn at() -> Timestamp {
    Timestamp::from_unix_secs(1_795_507_200)
}

fn user(number: u128, name: &str) -> User {
    User {
        id: UserId::from_random(number),
        name: name.parse().expect("a name"),
        display_name: String::new(),
        comments: String::new(),
        mobile_phone: String::new(),
        email: String::new(),
        contacts: SecurityContacts::default(),
        tags: cloud_id::Tags::default(),
        groups: Vec::new(),
        policies: Attachments::default(),
        keys: Vec::new(),
        login: None,
        mfa: None,
        created: at(),
        updated: at(),
        last_login: None,
    }
}

fn group(number: u128, name: &str) -> Group {
    Group {
        id: GroupId::from_random(number),
        name: name.parse().expect("a name"),
        display_name: String::new(),
        comments: String::new(),
        policies: Attachments::default(),
        created: at(),
        updated: at(),
    }
}

fn attachment(kind: PolicyKind, name: &str) -> Attachment {
    Attachment {
        policy: PolicyRef {
            kind,
            name: name.parse().expect("a name"),
        },
        scope: Scope::Account,
        attached: at(),
    }
}

/// A directory of one account with these objects.
fn directory(entities: Vec<Entity>) -> Directory {
    let mut directory = Directory::default();
    for (revision, entity) in (1..).zip(entities) {
        directory.put(account(), entity, revision);
    }
    directory
}

fn of(directory: &Directory) -> Arc<AccountDirectory> {
    directory.account(account()).cloned().unwrap_or_default()
}

#[test]
fn a_user_is_found_by_name_and_key_as_long_as_it_has_them() {
    let with_key = user(1, "Alice")
        .with_key("LTAI1", at())
        .expect("it has none");
    let mut directory = directory(vec![Entity::User(Arc::new(with_key.clone()))]);
    assert_eq!(
        of(&directory).user_named("alice").map(|it| it.id),
        Ok(with_key.id)
    );
    assert_eq!(
        directory.user_of_key("LTAI1").map(|(_, it)| it.id),
        Some(with_key.id)
    );

    let renamed = User {
        name: "carol".parse().expect("a name"),
        ..with_key.without_key("LTAI1").expect("it has it")
    };
    directory.put(account(), Entity::User(Arc::new(renamed)), 9);
    assert_eq!(of(&directory).revision(), 9);
    let kind = Kind::User;
    assert_eq!(
        of(&directory).user_named("alice").map(|it| it.id),
        Err(Refusal::NotExist { kind })
    );
    assert_eq!(
        of(&directory).user_named("CAROL").map(|it| it.id),
        Ok(with_key.id)
    );
    assert!(directory.user_of_key("LTAI1").is_none());

    let key = EntityKey {
        account: account(),
        id: EntityId::User(with_key.id),
    };
    directory.remove(&key, 10);
    assert!(directory.object(&key).is_none());
    assert!(of(&directory).user_named("carol").is_err());
}

#[test]
fn members_and_grantees_follow_what_is_put_and_taken_away() {
    let dev = group(1, "dev")
        .attach(attachment(PolicyKind::Custom, "Mine"))
        .expect("it has none");
    let (one, two) = (user(1, "one"), user(2, "two"));
    let one = one.join(dev.id, at()).expect("it is in none");
    let two = two.join(dev.id, at()).expect("it is in none");
    let two = two
        .attach(attachment(PolicyKind::Custom, "mine"))
        .expect("it has none");
    let mut directory = directory(vec![
        Entity::Group(Arc::new(dev.clone())),
        Entity::User(Arc::new(one.clone())),
        Entity::User(Arc::new(two.clone())),
    ]);
    let mine = attachment(PolicyKind::Custom, "MINE").policy;
    let members = |it: &Directory| of(it).members(dev.id).map(|it| it.id).collect::<Vec<_>>();
    let grantees = |it: &Directory| of(it).grantees(&mine).collect::<Vec<_>>();
    assert_eq!(members(&directory), [one.id, two.id]);
    assert_eq!(
        grantees(&directory),
        [Grantee::User(two.id), Grantee::Group(dev.id)]
    );
    assert_eq!(of(&directory).attachment_count(&mine), 2);
    assert_eq!(grantees(&directory.clone()).len(), 2);

    let left = two.leave(dev.id).expect("it is in it");
    let left = left.detach(&mine, &Scope::Account).expect("it has it");
    directory.put(account(), Entity::User(Arc::new(left)), 9);
    assert_eq!(members(&directory), [one.id]);
    assert_eq!(grantees(&directory), [Grantee::Group(dev.id)]);
}

#[test]
fn a_user_has_the_documented_numbers_of_keys_groups_and_policies() {
    let mut alice = user(1, "alice");
    for number in 0..2 {
        alice = alice
            .with_key(&format!("LTAI{number}"), at())
            .expect("two are fine");
    }
    let kind = Kind::UserAccessKey;
    assert_eq!(
        alice.with_key("LTAI9", at()),
        Err(Refusal::Limit { kind, limit: 2 })
    );
    for number in 0..5 {
        alice = alice
            .join(GroupId::from_random(number), at())
            .expect("five are fine");
    }
    let kind = Kind::UserGroup;
    assert_eq!(
        alice.join(GroupId::from_random(0), at()),
        Err(Refusal::AlreadyExists { kind })
    );
    assert_eq!(
        alice.join(GroupId::from_random(9), at()),
        Err(Refusal::Limit { kind, limit: 5 })
    );
    let kind = Kind::UserPolicy;
    for (policies, limit) in [(PolicyKind::System, 20), (PolicyKind::Custom, 10)] {
        for number in 0..limit {
            alice = alice
                .attach(attachment(policies, &format!("p{number}")))
                .expect("within");
        }
        let again = attachment(policies, "P1");
        assert_eq!(alice.attach(again), Err(Refusal::AlreadyExists { kind }));
        let more = attachment(policies, "more");
        assert_eq!(alice.attach(more), Err(Refusal::Limit { kind, limit }));
    }
}

#[test]
fn what_hangs_on_others_is_not_deleted() {
    let dev = group(1, "dev");
    let policy = Policy::new(
        "mine".parse().expect("a name"),
        String::new(),
        "{}".into(),
        at(),
    );
    let mut alice = user(1, "alice");
    let check = |alice: &User| {
        let directory = directory(vec![
            Entity::Group(Arc::new(dev.clone())),
            Entity::Policy(Arc::new(policy.clone())),
            Entity::User(Arc::new(alice.clone())),
        ]);
        let of_account = of(&directory);
        (
            of_account.may_delete_user(alice),
            of_account.may_delete_group(&dev),
            of_account.may_delete_policy(&policy),
        )
    };
    let stays = |kind| Err(Refusal::DeleteConflict { kind });
    assert_eq!(check(&alice), (Ok(()), Ok(()), Ok(())));
    alice = alice
        .attach(attachment(PolicyKind::Custom, "mine"))
        .expect("it has none");
    assert_eq!(
        check(&alice),
        (stays(Kind::UserPolicy), Ok(()), stays(Kind::PolicyUser))
    );
    alice = alice.join(dev.id, at()).expect("it is in none");
    let of_group = stays(Kind::GroupUser);
    assert_eq!(
        check(&alice),
        (stays(Kind::UserGroup), of_group, stays(Kind::PolicyUser))
    );
    alice = alice.with_key("LTAI1", at()).expect("it has none");
    assert_eq!(check(&alice).0, stays(Kind::UserAccessKey));
}

#[test]
fn versions_have_numbers_that_are_used_once() {
    let mut policy = Policy::new(
        "mine".parse().expect("a name"),
        String::new(),
        "1".into(),
        at(),
    );
    for number in 2..=5 {
        policy = policy
            .with_version(number.to_string().into(), number == 3, false, at())
            .expect("five are fine");
    }
    let kind = Kind::PolicyVersion;
    let more = policy.with_version("6".into(), false, false, at());
    assert_eq!(more, Err(Refusal::Limit { kind, limit: 5 }));
    let rotated = policy
        .with_version("6".into(), true, true, at())
        .expect("the oldest goes");
    let ids = |it: &Policy| {
        it.versions
            .iter()
            .map(PolicyVersion::id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&rotated), ["v2", "v3", "v4", "v5", "v6"]);
    assert_eq!(
        rotated.default_version().map(PolicyVersion::id).as_deref(),
        Some("v6")
    );
    let conflict = policy.without_version("v3", at());
    let kind = Kind::PolicyVersionDefault;
    assert_eq!(conflict, Err(Refusal::DeleteConflict { kind }));
    let fewer = policy
        .without_version("v5", at())
        .expect("it does not hold");
    let next = fewer
        .with_version("7".into(), false, false, at())
        .expect("there is room");
    assert_eq!(ids(&next), ["v1", "v2", "v3", "v4", "v6"]);
}
