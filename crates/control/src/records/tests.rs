use estate::ObjectKey;
use secgroup::SecurityGroup;

use super::*;
use crate::random::SystemRandom;
use crate::samples::{self, of};
use crate::seal::{MasterKey, Secret};
use crate::settings::{AccountSettings, RaisedLimits};

#[test]
fn every_object_is_read_back_as_it_was_written() {
    for object in samples::objects() {
        let value = write_object(&object);
        assert_eq!(read_object(&object.key(), &value), Ok(object));
    }
}

#[test]
fn objects_with_nothing_optional_are_read_back_too() {
    let vpc = estate::Vpc {
        name: None,
        ipv6_cidr: None,
        ..samples::vpc()
    };
    let eni = estate::Eni {
        attachment: None,
        network: secgroup::Network::Classic,
        vswitch: None,
        ..samples::eni("eni-1", "10.0.0.10")
    };
    let instance = estate::Instance {
        driver: estate::Driver::Netns,
        started: None,
        status: estate::InstanceStatus::Stopped,
        ..samples::instance()
    };
    let eip = estate::Eip {
        binding: None,
        ..samples::eip()
    };
    for object in [
        Object::Vpc(Arc::new(vpc)),
        Object::Eni(Arc::new(eni)),
        Object::Instance(Arc::new(instance)),
        Object::Eip(Arc::new(eip)),
    ] {
        let value = write_object(&object);
        assert_eq!(read_object(&object.key(), &value), Ok(object));
    }
}

#[test]
fn a_value_that_breaks_a_rule_is_refused_with_the_field() {
    let object = Object::Vpc(Arc::new(samples::vpc()));
    let text = String::from_utf8(write_object(&object)).expect("JSON is text");
    assert!(text.starts_with(r#"{"version":1,"#), "{text}");
    let read = |text: &str| read_object(&object.key(), text.as_bytes());

    let newer = text.replacen(r#""version":1"#, r#""version":2"#, 1);
    assert_eq!(read(&newer), Err(RecordError::Version { version: 2 }));
    let bad = text.replace("192.168.0.0/16", "192.168.0.0/99");
    assert!(
        matches!(read(&bad), Err(RecordError::Field { field: "cidr", .. })),
        "{bad}"
    );
    assert!(matches!(read("{}"), Err(RecordError::Json { .. })));

    let other = ObjectKey::Vpc(of("vpc-2"));
    let under_another_key = read_object(&other, text.as_bytes());
    assert!(matches!(
        under_another_key,
        Err(RecordError::Field { field: "id", .. })
    ));
}

/// The form of rules before they had holders, kept so that stores of then are read; and the form of now.
#[test]
fn a_rule_is_read_from_the_form_without_a_holder_and_written_with_one() {
    let added = samples::group_of_all_rules().rules.pop().expect("rules");
    let group = SecurityGroup {
        rules: vec![added],
        ..samples::group("sg-1")
    };
    let object = Object::SecurityGroup(Arc::new(group.clone()));
    let written = String::from_utf8(write_object(&object)).expect("JSON is text");
    let holder = r#","holder":{"service":"DTS","reason":"servers of a migration task"}"#;
    assert_eq!(
        written,
        WITHOUT_HOLDER.replacen(
            r#""created":1795507208"#,
            &format!(r#""created":1795507208{holder}"#),
            1
        )
    );

    let rule = secgroup::Rule {
        holder: None,
        ..group.rules[0].clone()
    };
    let before = Object::SecurityGroup(Arc::new(SecurityGroup {
        rules: vec![rule],
        ..group
    }));
    assert_eq!(
        read_object(&before.key(), WITHOUT_HOLDER.as_bytes()),
        Ok(before)
    );
}

const WITHOUT_HOLDER: &str = r#"{"version":1,"id":"sg-1","owner":"1000000000000001","region":"cn-hangzhou","network":"vpc-1","advanced":false,"name":"web","description":"web servers","lets_members_in":true,"rules":[{"id":"sgr-8","egress":false,"internet":true,"protocol":6,"ports":"22/443","source_ports":"1024/65535","peer":{"cidr":"10.0.0.1/8"},"local":null,"accept":false,"priority":8,"description":"why","created":1795507208}],"tags":[["env","prod"],["空",""]],"created":1795507202,"resource_group":"","managed_by":null,"deletion_protection":false}"#;

#[test]
fn keys_of_objects_name_their_objects() {
    for object in samples::objects() {
        let key = crate::key::of_object(&object.key());
        assert_eq!(crate::key::object_of(&key), Some(object.key()), "{key}");
    }
    for key in [
        "estate/vpc/sg-1",
        "estate/planet/x",
        "guard/vpc/vpc-1",
        "estate/vpc",
    ] {
        assert_eq!(crate::key::object_of(key), None, "{key}");
    }
}

/// holds: K11
#[test]
fn an_account_is_read_back_and_its_secret_is_nowhere_in_what_is_stored() {
    let account = crate::account::Account {
        id: samples::account(1),
        keys: vec![crate::account::AccessKey {
            id: "LTAI5tabc".to_owned(),
            secret: Secret::new("do-not-tell-anyone"),
            is_active: true,
            created: cloud_id::Timestamp::from_unix_secs(5),
        }],
        settings: AccountSettings {
            profile: Some(secgroup::Profile::Y2019Groups16),
            smtp_exempt: true,
            raised: RaisedLimits {
                groups_per_eni: Some(16),
                ..RaisedLimits::default()
            },
        },
        created: cloud_id::Timestamp::from_unix_secs(4),
    };
    let master_key = MasterKey::new([3; 32]);
    let stored = write_account(&account, &master_key, &SystemRandom);
    let text = String::from_utf8_lossy(&stored).into_owned();
    assert!(!text.contains("do-not-tell"), "{text}");

    let read = read_account(&stored, &master_key).expect("the same key");
    assert_eq!((read.id, &read.settings), (account.id, &account.settings));
    assert_eq!(read.keys[0].secret.reveal(), "do-not-tell-anyone");
    assert!(!format!("{read:?}").contains("do-not-tell"));
    assert!(
        read_account(&stored, &MasterKey::new([4; 32])).is_err(),
        "another master key"
    );
}
