use estate::Object;
use ram::directory::{Attachments, Entity, EntityId, EntityKey};

use super::*;
use crate::samples::{self, account, of};

const TRUSTS_ECS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const TRUSTS_OTHERS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}"#;
const POLICY: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;
const ROLES: [&str; 3] = [
    "300000000000000001",
    "300000000000000002",
    "300000000000000003",
];

struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn role(id: &str, trust: &str) -> Entity {
    Entity::Role(Arc::new(Role {
        id: of(id),
        name: of(&format!("role-{}", &id[17..])),
        description: String::new(),
        trust: trust.into(),
        max_session_secs: 3_600,
        allows_console_login: true,
        policies: Attachments::default(),
        tags: cloud_id::Tags::default(),
        service: None,
        created: Timestamp::from_unix_secs(0),
        updated: Timestamp::from_unix_secs(0),
    }))
}

fn any_instance(numbers: &mut Numbers) -> Instance {
    let has_role = numbers.below(4) > 0;
    Instance {
        id: of(["i-1", "i-2", "i-3", "i-4"][numbers.below(4) as usize]),
        owner: account(1 + numbers.below(2)),
        role: has_role.then(|| InstanceRole {
            name: "role".into(),
            role_id: ROLES[numbers.below(3) as usize].parse().expect("digits"),
            policy: (numbers.below(2) == 0).then(|| POLICY.into()),
            attached: Timestamp::from_unix_secs(numbers.below(100_000) as i64),
            attachment: u128::from(numbers.below(1_000)),
        }),
        ..samples::instance()
    }
}

/// Whatever changes, several things at once too: following the changes comes to what a look at everything does.
#[test]
fn following_changes_comes_to_what_a_look_at_everything_comes_to() {
    let key = MasterKey::new([7; 32]);
    let mut numbers = Numbers(3);
    let (mut roles, mut view) = (InstanceRoles::default(), View::default());
    let mut now = Timestamp::from_unix_secs(0);
    let (mut told, mut renewed) = (0, 0);
    for round in 1..4_000 {
        for _ in 0..numbers.below(3) {
            match numbers.below(4) {
                0 | 1 => {
                    let object = Object::Instance(Arc::new(any_instance(&mut numbers)));
                    match numbers.below(5) {
                        0 => view.snapshot.remove(&object.key()),
                        _ => view.snapshot.put(object),
                    }
                }
                _ => {
                    let account = account(1 + numbers.below(2));
                    let id = ROLES[numbers.below(3) as usize];
                    match numbers.below(4) {
                        0 => {
                            let id = EntityId::Role(of(id));
                            view.directory.remove(&EntityKey { account, id }, round);
                        }
                        1 => view.directory.put(account, role(id, TRUSTS_OTHERS), round),
                        _ => view.directory.put(account, role(id, TRUSTS_ECS), round),
                    }
                }
            }
        }
        now.unix_secs += numbers.below(3) as i64 * 2_000;
        let before = roles.told.clone();
        let followed = roles.follow(&view, now, &key);
        let plain = InstanceRoles::default().follow(&view, now, &key);
        assert_eq!(followed, plain, "round {round}");
        let due = plain.is_empty().then_some(None);
        assert!(due.is_none_or(|due| roles.due() == due), "round {round}");
        told += followed.len();
        renewed += followed
            .iter()
            .filter(|(id, role)| before.get(id).is_some_and(|it| it != *role))
            .count();
    }
    assert!(
        told > 2_000 && renewed > 500,
        "{told} told, {renewed} renewed"
    );
}

/// What did not change is the same value, so that nothing is told anew of it.
#[test]
fn what_is_not_due_and_not_touched_is_left_alone() {
    let key = MasterKey::new([7; 32]);
    let mut view = View::default();
    let attached = |id: &str| {
        Object::Instance(Arc::new(Instance {
            id: of(id),
            role: Some(InstanceRole {
                role_id: ROLES[0].parse().expect("digits"),
                attached: Timestamp::from_unix_secs(0),
                policy: None,
                ..samples::instance().role.expect("it has one")
            }),
            ..samples::instance()
        }))
    };
    let owner = samples::instance().owner;
    view.directory.put(owner, role(ROLES[0], TRUSTS_ECS), 1);
    view.snapshot.put(attached("i-1"));
    let mut roles = InstanceRoles::default();
    let now = Timestamp::from_unix_secs(100);
    let first = roles.follow(&view, now, &key);
    view.snapshot.put(attached("i-2"));
    view.directory.put(owner, role(ROLES[1], TRUSTS_ECS), 2);
    let second = roles.follow(&view, now, &key);
    assert_eq!(second.len(), 2);
    let one = of::<InstanceId>("i-1");
    let same = |a: &Table<_, Arc<_>>, b: &Table<_, Arc<_>>| {
        Arc::ptr_eq(a.get(&one).expect("told"), b.get(&one).expect("told"))
    };
    assert!(same(&first, &second));
    assert_eq!(roles.due(), Some(Timestamp::from_unix_secs(TURN_SECS)));
    let later = roles.follow(&view, Timestamp::from_unix_secs(TURN_SECS), &key);
    assert!(!same(&second, &later), "due");
}

/// A clock that stands before the attachment, or far behind, gives a set that is not over.
#[test]
fn a_clock_that_was_set_gives_a_set_that_is_not_over() {
    let role = InstanceRole {
        attached: Timestamp::from_unix_secs(1_000_000),
        ..samples::instance().role.expect("it has one")
    };
    for now in [
        i64::MIN,
        0,
        999_999,
        1_000_000,
        1_000_001,
        1_019_799,
        1_019_800,
        i64::MAX / 2,
    ] {
        let begin = begin_of(&role, Timestamp::from_unix_secs(now)).unix_secs;
        assert!(
            begin + LIFE_SECS - now.max(0) >= AHEAD_SECS,
            "{now}: {begin}"
        );
        assert!(
            begin >= 1_000_000 && (begin - 1_000_000) % TURN_SECS == 0,
            "{now}"
        );
    }
}
