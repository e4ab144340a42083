//! Secrets at rest: some of every kind are made and given by calls, and no file of the region, and none of a backup, has
//! one of them.

mod common;

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::signed::{self, Key};
use common::{StateDir, json, succeeded};
use serde_json::Value;

/// Calls of a region, and the secrets that went either way.
struct Calls {
    host: String,
    made: u32,
    /// What each is, and its text.
    secrets: Vec<(&'static str, String)>,
}

impl Calls {
    fn call(&mut self, key: &Key, name: &str, params: &[(&str, &str)]) -> (u16, Value) {
        self.made += 1;
        let nonce = format!("at-rest-{}", self.made);
        signed::call(&self.host, key, &nonce, name, params)
    }

    fn ok(&mut self, key: &Key, name: &str, params: &[(&str, &str)]) -> Value {
        let (status, answer) = self.call(key, name, params);
        assert_eq!(status, 200, "{name}: {answer}");
        answer
    }

    fn keep(&mut self, what: &'static str, secret: &str) {
        assert!(
            secret.len() >= 10,
            "{what}: {secret:?} is too short to be looked for"
        );
        self.secrets.push((what, secret.to_owned()));
    }

    /// Makes and gives some of each kind.
    fn make_secrets(&mut self, root: &Key) -> Key {
        self.keep("the root key", &root.secret);
        let made = self.ok(root, "Kanmon:CreateAccount", &[]);
        self.keep(
            "the root key of another account",
            text(&made, "/AccessKeySecret"),
        );

        let user = ("UserName", "alice-at-rest");
        self.ok(root, "Ram:CreateUser", &[user]);
        let made = self.ok(root, "Ram:CreateAccessKey", &[user]);
        let alice = Key {
            id: text(&made, "/AccessKey/AccessKeyId").to_owned(),
            secret: text(&made, "/AccessKey/AccessKeySecret").to_owned(),
            token: None,
        };
        self.keep("the key of a user", &alice.secret);
        let (first, second, wrong) = ("Sesame-first-1", "Sesame-second-2", "Sesame-wrong-3");
        self.ok(root, "Ram:CreateLoginProfile", &[user, ("Password", first)]);
        self.ok(
            root,
            "Ram:UpdateLoginProfile",
            &[user, ("Password", second)],
        );
        let params = [("OldPassword", wrong), ("NewPassword", wrong)];
        let (status, answer) = self.call(&alice, "Ram:ChangePassword", &params);
        assert!(status >= 400, "{answer}");
        for (what, password) in [
            ("a password", first),
            ("a later password", second),
            ("a wrong password", wrong),
        ] {
            self.keep(what, password);
        }
        let device = self.ok(
            root,
            "Ram:CreateVirtualMFADevice",
            &[("VirtualMFADeviceName", "phone")],
        );
        self.keep(
            "the seed of a device",
            text(&device, "/VirtualMFADevice/Base32StringSeed"),
        );

        let pair = self.ok(root, "Ecs:CreateKeyPair", &[("KeyPairName", "door")]);
        let pem = text(&pair, "/PrivateKeyBody");
        let line = pem.lines().nth(5).expect("it has many lines").to_owned();
        self.keep("a private key", &line);

        let all = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
        self.ok(
            root,
            "Ram:CreatePolicy",
            &[("PolicyName", "all"), ("PolicyDocument", all)],
        );
        let policy = [user, ("PolicyType", "Custom"), ("PolicyName", "all")];
        self.ok(root, "Ram:AttachPolicyToUser", &policy);
        let caller = self.ok(root, "Sts:GetCallerIdentity", &[]);
        let account = text(&caller, "/AccountId").to_owned();
        let trust = format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"RAM":["acs:ram::{account}:root"]}}}}]}}"#
        );
        let role = [("RoleName", "work"), ("AssumeRolePolicyDocument", &*trust)];
        self.ok(root, "Ram:CreateRole", &role);
        let arn = format!("acs:ram::{account}:role/work");
        let params = [("RoleArn", &*arn), ("RoleSessionName", "work")];
        let begun = self.ok(&alice, "Sts:AssumeRole", &params);
        let session = Key {
            id: text(&begun, "/Credentials/AccessKeyId").to_owned(),
            secret: text(&begun, "/Credentials/AccessKeySecret").to_owned(),
            token: Some(text(&begun, "/Credentials/SecurityToken").to_owned()),
        };
        self.keep("the secret of a session", &session.secret);
        self.keep(
            "the token of a session",
            session.token.as_deref().expect("it has one"),
        );
        self.ok(&session, "Sts:GetCallerIdentity", &[]);

        let cidr = ("CidrBlock", "192.168.0.0/16");
        // Answers to tokens are kept.
        let vpc = self.ok(root, "Vpc:CreateVpc", &[cidr, ("ClientToken", "at-rest")]);
        let vpc = text(&vpc, "/VpcId").to_owned();
        let vswitch = [
            ("VpcId", &*vpc),
            ("ZoneId", "cn-hangzhou-h"),
            ("CidrBlock", "192.168.1.0/24"),
        ];
        let vswitch = self.ok(root, "Vpc:CreateVSwitch", &vswitch);
        let group = self.ok(root, "Ecs:CreateSecurityGroup", &[("VpcId", &*vpc)]);
        let password = "Sesame-of-instance-4";
        let params = [
            ("InstanceType", "ecs.g6.large"),
            ("ImageId", "debian_12"),
            ("VSwitchId", text(&vswitch, "/VSwitchId")),
            ("SecurityGroupId", text(&group, "/SecurityGroupId")),
            ("Password", password),
            ("ClientToken", "at-rest-2"),
        ];
        self.call(root, "Ecs:RunInstances", &params);
        self.keep("the password of an instance", password);

        let word = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhdC1yZXN0In0.c2lnbmF0dXJl";
        let params = [
            ("RoleArn", &*arn),
            ("RoleSessionName", "work"),
            (
                "OIDCProviderArn",
                "acs:ram::1234567890123456:oidc-provider/none",
            ),
            ("OIDCToken", word),
        ];
        let (status, answer) = self.call(root, "Sts:AssumeRoleWithOIDC", &params);
        assert!(status >= 400, "{answer}");
        self.keep("the word of a provider", word);
        let forged = Key {
            secret: "a-secret-that-nobody-has".to_owned(),
            ..alice.clone()
        };
        let (status, _) = self.call(&forged, "Sts:GetCallerIdentity", &[]);
        assert!(status >= 400);
        alice
    }
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("{pointer}: {value}"))
}

/// Every file below a folder, with what it holds as far as it is text: secrets are.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("it is there") {
        let entry = entry.expect("readable");
        let kind = entry.file_type().expect("known");
        if kind.is_dir() {
            found.extend(files(&entry.path()));
        } else if kind.is_file() {
            found.push((entry.path(), text_of(&entry.path())));
        }
    }
    found
}

fn text_of(path: &Path) -> String {
    // One that came and went is none.
    let bytes = std::fs::read(path).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Which secrets stand where, in the clear or in one of the usual spellings.
fn found(
    files: &[(PathBuf, String)],
    secrets: &[(&'static str, String)],
) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for (path, held) in files {
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        for (what, secret) in secrets {
            let hex: String = secret.bytes().map(|it| format!("{it:02x}")).collect();
            // Of Base64 the part that does not depend on what stands before and behind.
            let spellings = [
                secret.clone(),
                hex,
                STANDARD.encode(&secret[..secret.len() / 3 * 3]),
            ];
            if spellings.iter().any(|it| held.contains(it)) {
                found.push((name.clone(), *what));
            }
        }
    }
    found
}

/// The file that clients on this machine sign with is its owner's only, and has the root keys and nothing else.
///
/// holds: K11
#[test]
fn no_secret_of_any_kind_stands_in_a_file_of_the_region_or_of_a_backup() {
    let dir = StateDir::new("at-rest");
    let up = dir.up("--enforce none");
    let credentials = std::fs::read_to_string(dir.path().join("credentials.json"));
    let credentials = json(&credentials.expect("it is there"));
    let account = &credentials["accounts"][0];
    let root = Key {
        id: text(account, "/access_key_id").to_owned(),
        secret: text(account, "/access_key_secret").to_owned(),
        token: None,
    };
    let endpoint = text(&up, "/endpoint").to_owned();
    let host = endpoint
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    let mut calls = Calls {
        host,
        made: 0,
        secrets: Vec::new(),
    };
    let alice = calls.make_secrets(&root);
    let secrets = calls.secrets.clone();
    assert!(secrets.len() >= 12, "{} secrets", secrets.len());

    let look = |when: &str, files: &[(PathBuf, String)]| {
        let found: Vec<_> = found(files, &secrets)
            .into_iter()
            .filter(|it| *it != ("credentials.json".to_owned(), "the root key"))
            .collect();
        assert!(found.is_empty(), "{when}: {found:?}");
    };
    let backup = dir.path().with_extension("backup");
    let _ = std::fs::remove_file(&backup);
    succeeded(dir.run(&format!("backup {}", backup.display())));
    let of_backup = vec![(backup.clone(), text_of(&backup))];
    look("in the backup", &of_backup);
    look("while it runs", &files(dir.path()));
    dir.kill(&up["pid"]);
    look("after it was killed", &files(dir.path()));
    succeeded(dir.run("down"));
    let left = files(dir.path());
    look("after it ended", &left);
    std::fs::remove_file(&backup).expect("it is there");

    // What is looked for can be found: names are not sealed, and the root key stands where it may.
    for files in [&left, &of_backup] {
        assert!(files.iter().any(|(_, held)| held.contains("alice-at-rest")));
        assert!(files.iter().any(|(_, held)| held.contains(&alice.id)));
    }
    let key = [("the root key", root.secret.clone())];
    assert_eq!(
        found(&left, &key),
        [("credentials.json".to_owned(), "the root key")]
    );
    for name in ["credentials.json", "master.key", "store.db"] {
        let mode = std::fs::metadata(dir.path().join(name))
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{name} is its owner's only");
    }
}
