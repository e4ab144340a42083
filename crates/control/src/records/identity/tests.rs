use cloud_id::{Tag, Tags, Timestamp};
use ram::directory::{
    AccessKey, AccountDeletion, Attachment, Attachments, ControlAttachment, ControlPolicy,
    Delegation, DeletionObstacle, Folder, Group, Handshake, HandshakeAnswer, IdentityProvider,
    IdentitySettings, KeyStatus, LoginProfile, Member, MemberKind, Membership, MfaBinding,
    OidcProvider, PasswordPolicy, Policy, PolicyRef, ProviderProtocol, ResourceDirectory,
    ResourceGroup, Role, SamlProvider, Scope, SecurityPreference, User, VirtualMfaDevice,
};
use ram::directory::{
    CredentialReport, KeyNetworkPolicy, RecycledKey, RecycledUser, SecurityContacts,
};
use ram::{Dialect, PolicyKind};

use super::*;
use crate::key;
use crate::samples::{account, of};

fn at(secs: i64) -> Timestamp {
    Timestamp::from_unix_secs(1_795_507_200 + secs)
}

fn tags() -> Tags {
    Tags::new(vec![Tag::new("env", "prod").expect("a tag")]).expect("one tag")
}

fn network() -> Arc<KeyNetworkPolicy> {
    let text = r#"{"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","IPList":["10.0.0.1"]}]}"#;
    Arc::new(KeyNetworkPolicy::parse(text).expect("a policy"))
}

fn attachments() -> Attachments {
    let attachment = |kind, name: &str, scope| Attachment {
        policy: PolicyRef {
            kind,
            name: of(name),
        },
        scope,
        attached: at(3),
    };
    Attachments::from_stored(vec![
        attachment(PolicyKind::System, "AdministratorAccess", Scope::Account),
        attachment(PolicyKind::Custom, "Mine", Scope::ResourceGroup(of("rg-1"))),
    ])
}

fn control_attachments() -> Vec<ControlAttachment> {
    vec![ControlAttachment {
        policy: of(ControlPolicy::FULL_ACCESS),
        attached: at(1),
    }]
}

fn key_of_user() -> AccessKey {
    AccessKey {
        id: "LTAI5tx".into(),
        status: KeyStatus::Inactive,
        created: at(4),
        updated: at(5),
        network: Some(network()),
    }
}

fn user() -> User {
    User {
        id: of("200000000000000001"),
        name: of("Alice.B"),
        display_name: "Alice".to_owned(),
        comments: "she".to_owned(),
        mobile_phone: "86-18600008888".to_owned(),
        email: "alice@example.com".to_owned(),
        contacts: SecurityContacts {
            phone: Some("86-13900001234".to_owned()),
            email: Some("secure@example.com".to_owned()),
        },
        tags: tags(),
        groups: vec![Membership {
            group: of("400000000000000001"),
            joined: at(1),
        }],
        policies: attachments(),
        keys: vec![key_of_user()],
        login: Some(LoginProfile {
            is_active: false,
            password_set: at(3),
            password_reset_required: true,
            mfa_bind_required: false,
            created: at(5),
            updated: at(6),
        }),
        mfa: Some(MfaBinding {
            device: of("phone"),
            bound: at(7),
        }),
        created: at(0),
        updated: at(8),
        last_login: Some(at(9)),
    }
}

/// One of each kind, with every field set.
fn entities() -> Vec<Entity> {
    let policy = Policy::new(of("Mine"), "why".to_owned(), "{\"a\": 1}".into(), at(0));
    let policy = policy
        .with_version("{}".into(), true, false, at(1))
        .expect("there is room");
    let provider = |protocol| IdentityProvider {
        name: of("Idp.1"),
        description: "theirs".to_owned(),
        protocol,
        created: at(1),
        updated: at(2),
    };
    vec![
        Entity::User(Arc::new(user())),
        Entity::Group(Arc::new(Group {
            id: of("400000000000000001"),
            name: of("Dev-1"),
            display_name: "developers".to_owned(),
            comments: "us".to_owned(),
            policies: attachments(),
            created: at(0),
            updated: at(1),
        })),
        Entity::Role(Arc::new(Role {
            id: of("300000000000000001"),
            name: of("Reader"),
            description: "reads".to_owned(),
            trust: "{ }".into(),
            max_session_secs: 7_200,
            policies: attachments(),
            tags: tags(),
            allows_console_login: false,
            service: Some("ecs.aliyuncs.com".to_owned()),
            created: at(0),
            updated: at(1),
        })),
        Entity::Policy(Arc::new(policy)),
        Entity::MfaDevice(Arc::new(VirtualMfaDevice {
            name: of("Phone"),
            created: at(1),
            last_step: 54_321,
        })),
        Entity::Provider(Arc::new(provider(ProviderProtocol::Saml(SamlProvider {
            metadata: "<x/>".into(),
            request_signature: "rsa-sha256".to_owned(),
        })))),
        Entity::Provider(Arc::new(provider(ProviderProtocol::Oidc(OidcProvider {
            issuer: of("https://issuer.example"),
            client_ids: vec![of("one")],
            fingerprints: vec![of("ab")],
            issuance_limit_hours: 12,
            keys: "{\"keys\":[]}".into(),
        })))),
        Entity::Settings(Arc::new(IdentitySettings {
            alias: Some("acme".to_owned()),
            passwords: PasswordPolicy {
                minimum_length: 12,
                requires_lowercase: true,
                requires_uppercase: true,
                requires_digits: true,
                requires_symbols: true,
                max_age_days: 90,
                hard_expiry: true,
                reuse_prevention: 3,
                max_login_attempts: 5,
                initial_age_days: 7,
                different_characters: 3,
                excludes_user_name: true,
            },
            preference: SecurityPreference {
                allows_password_change: false,
                allows_access_keys: true,
                allows_mfa: false,
                remembers_mfa: true,
                session_hours: 8,
                login_networks: vec!["10.0.0.0/8".to_owned()],
            },
            key_network: Some(network()),
            root_key_networks: [("LTAI5troot".into(), network())].into(),
            dialect: Dialect::Extended,
            cidr_in_range: ram::CidrInRange::Cover,
            rule_writers: ram::directory::RuleWriters::Any,
            updated: at(1),
        })),
        Entity::RecycledUser(Arc::new(RecycledUser {
            user: Arc::new(user()),
            recycled: at(20),
        })),
        Entity::RecycledKey(Arc::new(RecycledKey {
            key: key_of_user(),
            user: of("200000000000000001"),
            user_name: of("Alice.B"),
            recycled: at(21),
        })),
        Entity::CredentialReport(Arc::new(CredentialReport {
            generated: at(22),
            lines: vec!["user,mfa_active".to_owned(), "alice,TRUE".to_owned()],
        })),
        Entity::ResourceGroup(Arc::new(ResourceGroup {
            id: of("rg-1"),
            name: "web".to_owned(),
            display_name: "Web".to_owned(),
            tags: tags(),
            created: at(1),
        })),
        Entity::ResourceDirectory(Arc::new(ResourceDirectory {
            id: of("rd-1"),
            root: of("r-1"),
            control_policies_enabled: true,
            member_deletion_enabled: true,
            created: at(1),
        })),
        Entity::Folder(Arc::new(Folder {
            id: of("fd-1"),
            name: "work".to_owned(),
            parent: Some(of("r-1")),
            control_policies: control_attachments(),
            tags: tags(),
            created: at(1),
        })),
        Entity::Member(Arc::new(Member {
            account: account(2),
            name_prefix: "second".to_owned(),
            display_name: "two".to_owned(),
            folder: of("fd-1"),
            kind: MemberKind::CloudAccount,
            control_policies: control_attachments(),
            delegations: vec![Delegation {
                service: "config.aliyuncs.com".to_owned(),
                enabled: at(3),
            }],
            tags: tags(),
            joined: at(1),
            updated: at(2),
        })),
        Entity::ControlPolicy(Arc::new(ControlPolicy {
            id: of("cp-1"),
            name: "no".to_owned(),
            description: "none".to_owned(),
            document: "{}".into(),
            tags: tags(),
            created: at(1),
            updated: at(2),
        })),
        Entity::Handshake(Arc::new(Handshake {
            id: of("h-1"),
            target: account(3),
            folder: of("fd-1"),
            note: "welcome".to_owned(),
            tags: tags(),
            answer: HandshakeAnswer::Declined,
            created: at(1),
            updated: at(2),
        })),
        Entity::AccountDeletion(Arc::new(AccountDeletion {
            account: account(4),
            began: at(1),
            obstacles: vec![DeletionObstacle {
                check: "NON_SP_vpc".to_owned(),
                service: "vpc".to_owned(),
                what: "one".to_owned(),
            }],
        })),
    ]
}

#[test]
fn every_identity_is_read_back_as_it_was_written_and_under_its_key() {
    for entity in entities() {
        let entity_key = EntityKey {
            account: account(1),
            id: entity.id(),
        };
        let value = write_entity(&entity);
        assert_eq!(read_entity(&entity_key, &value), Ok(entity));
        let path = key::of_entity(&entity_key);
        assert_eq!(key::entity_of(&path), Some(entity_key), "{path}");
    }
}

#[test]
fn an_identity_is_not_read_under_the_key_of_another() {
    let entity = entities().remove(0);
    let other = EntityKey {
        account: account(1),
        id: EntityId::User(of("200000000000000002")),
    };
    assert!(read_entity(&other, &write_entity(&entity)).is_err());
}

/// holds: K11
#[test]
fn a_secret_opens_under_its_own_key_only() {
    let (master_key, random) = (MasterKey::new([7; 32]), crate::random::SystemRandom);
    let secret = Secret::new("hunter2");
    let value = write_secret("secret/1/access-key/a", &secret, &master_key, &random);
    assert!(!value.windows(7).any(|it| it == b"hunter2"));
    assert_eq!(
        read_secret("secret/1/access-key/a", &value, &master_key),
        Ok(secret)
    );
    assert!(read_secret("secret/1/access-key/b", &value, &master_key).is_err());
}
