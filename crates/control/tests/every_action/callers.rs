//! A region with callers of different rights, who all ask for the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use openapi::Operation;
use serde_json::Value;
use store::{Op, SimStore, Store, Transaction};

use crate::contents::contents;
use crate::furnish::furnish;
use crate::questions::filled;
use crate::support::ram::{ALLOW_ALL, Signer};
use crate::support::{Answer, Region, operation};

/// Who calls.
pub(crate) enum Who {
    Root(&'static str),
    Signer(Signer),
}

/// A region with one of each thing, and callers with different rights.
pub(crate) struct Furnished {
    region: Region,
    ids: BTreeMap<&'static str, String>,
    pub(crate) callers: Vec<(&'static str, Who)>,
    /// A user whose only policy is written anew at each refusal.
    climber: Signer,
}

/// A request of the table.
pub(crate) struct Asked {
    pub(crate) name: String,
    pub(crate) operation: &'static Operation,
    params: Vec<(String, String)>,
}

impl Furnished {
    pub(crate) async fn new() -> Self {
        let region = Region::start().await;
        let mut ids = furnish(&region).await;
        ids.insert("a", region.accounts["a"].account.to_string());
        let joins = [
            REGION,
            ("ResourceType", "securitygroup"),
            ("ResourceId", ids["group"].as_str()),
            ("ResourceGroupId", ids["resource-group"].as_str()),
        ];
        region.ok("a", "JoinResourceGroup", &joins).await;
        let launch = [
            REGION,
            ("InstanceType", "ecs.g6.large"),
            ("VSwitchId", ids["vswitch"].as_str()),
            ("SecurityGroupId", ids["group"].as_str()),
        ];
        let made = region.ok("a", "RunInstances", &launch).await;
        let stopped = made.text("InstanceIdSets.InstanceIdSet.0");
        let stop = [REGION, ("InstanceId", stopped.as_str())];
        region.ok("a", "StopInstance", &stop).await;
        ids.insert("stopped", stopped);
        let eip = region.ok("a", "Vpc:AllocateEipAddress", &[REGION]).await;
        ids.insert("free-eip", eip.text("AllocationId"));
        let admin = "AdministratorAccess";
        let users = ["admin", "reader", "denied", "scoped", "member", "nobody"];
        let mut signers = BTreeMap::new();
        for name in users {
            signers.insert(name, region.user(name).await);
        }
        for (user, policy) in [
            ("admin", admin),
            ("denied", admin),
            ("reader", "ReadOnlyAccess"),
        ] {
            region.attach(user, "System", policy).await;
        }
        let deny = ALLOW_ALL.replace("Allow", "Deny");
        region.grant("denied", "deny-all", &deny).await;
        let one_group = ALLOW_ALL.replace(
            r#""Resource":"*""#,
            &format!(r#""Resource":"acs:*:*:*:securitygroup/{}""#, ids["group"]),
        );
        region.grant("scoped", "one-group", &one_group).await;
        let group = ("GroupName", "admins");
        region.ok("a", "Ram:CreateGroup", &[group]).await;
        let added = [("UserName", "member"), group];
        region.ok("a", "Ram:AddUserToGroup", &added).await;
        let policy = [("PolicyType", "System"), ("PolicyName", admin)];
        let attached = [group, policy[0], policy[1]];
        region.ok("a", "Ram:AttachPolicyToGroup", &attached).await;
        signers.insert("team", region.user("team").await);
        let in_group = [
            ("UserName", "team"),
            policy[0],
            policy[1],
            ("ResourceGroupId", ids["resource-group"].as_str()),
        ];
        region.ok("a", "Ram:AttachPolicyToUser", &in_group).await;
        let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
            "Principal":{"RAM":"acs:ram::1000000000000001:root","Service":"ecs.aliyuncs.com"}}]}"#;
        let role = ("RoleName", "work");
        let made = [role, ("AssumeRolePolicyDocument", trust)];
        region.ok("a", "Ram:CreateRole", &made).await;
        let attached = [role, policy[0], policy[1]];
        region.ok("a", "Ram:AttachPolicyToRole", &attached).await;
        for (name, document) in [("session", ALLOW_ALL), ("narrowed", ONLY_READS)] {
            let begins = [
                ("RoleArn", "acs:ram::1000000000000001:role/work"),
                ("RoleSessionName", name),
                ("Policy", document),
            ];
            let begun = region
                .call_as(&signers["admin"], "Sts:AssumeRole", &begins)
                .await;
            let text = |field: &str| begun.text(&format!("Credentials.{field}"));
            let signer = Signer {
                access_key_id: text("AccessKeyId"),
                secret: text("AccessKeySecret"),
                token: Some(text("SecurityToken")),
            };
            signers.insert(name, signer);
        }
        let of_b = ("UserName", "of-b");
        region.ok("b", "Ram:CreateUser", &[of_b]).await;
        let attached = [of_b, policy[0], policy[1]];
        region.ok("b", "Ram:AttachPolicyToUser", &attached).await;
        let key = region.ok("b", "Ram:CreateAccessKey", &[of_b]).await;
        let of_b = Signer {
            access_key_id: key.text("AccessKey.AccessKeyId"),
            secret: key.text("AccessKey.AccessKeySecret"),
            token: None,
        };
        let climber = region.user("climber").await;
        let nothing = r#"{"Version":"1","Statement":[]}"#;
        region.grant("climber", "permits", nothing).await;
        let mut callers = vec![("root", Who::Root("a"))];
        for name in [
            "admin", "member", "session", "team", "scoped", "reader", "narrowed", "denied",
            "nobody",
        ] {
            callers.push((name, Who::Signer(signers[name].clone())));
        }
        callers.push(("other-root", Who::Root("b")));
        callers.push(("other-admin", Who::Signer(of_b)));
        Self {
            region,
            ids,
            callers,
            climber,
        }
    }

    /// The same region once more: what is done in it does not show in this one.
    pub(crate) async fn fork(&self) -> Region {
        self.region.control.flush_audit().await;
        let store = Arc::new(SimStore::new(1));
        let entries = contents(&self.region);
        let puts = entries.into_iter().map(|entry| Op::Put {
            key: entry.key,
            value: entry.value,
        });
        let copied = Transaction {
            guards: Vec::new(),
            ops: puts.collect(),
        };
        store
            .transact(copied)
            .await
            .expect("an empty store takes it");
        let fork = Region::over(store).await;
        fork.random
            .go_on_from(self.region.random.drawn() + 1_000_000);
        fork
    }

    pub(crate) fn asked(&self, request: &str) -> Option<Asked> {
        let mut words = request.split(' ').filter(|word| !word.is_empty());
        let name = words.next()?.to_owned();
        let operation = operation(&name);
        if operation.is_anonymous {
            return None; // it has a test of its own
        }
        let params = words.map(|word| {
            let (name, value) = word.split_once('=').expect("NAME=VALUE");
            let is_document = value.contains("Statement");
            let value = match is_document {
                true => value.to_owned(),
                // A stranger's own domain stands there.
                false => {
                    filled(value, &self.ids).replace("@1000000000000002.", "@1000000000000001.")
                }
            };
            (name.to_owned(), value)
        });
        let mut params: Vec<_> = params.collect();
        params.push((REGION.0.to_owned(), REGION.1.to_owned()));
        Some(Asked {
            name,
            operation,
            params,
        })
    }

    /// The same request about ids that nothing has.
    pub(crate) fn asked_of_nothing(&self, request: &str) -> Option<Asked> {
        let mut asked = self.asked(request)?;
        for (_, value) in &mut asked.params {
            for id in self.ids.values() {
                *value = value.replace(id.as_str(), &format!("{}zz", &id[..id.len() - 2]));
            }
        }
        Some(asked)
    }

    pub(crate) async fn call(&self, fork: &Region, who: &Who, asked: &Asked) -> Answer {
        let params = asked.params.iter();
        let params: Vec<_> = params.map(|it| (it.0.as_str(), it.1.as_str())).collect();
        match who {
            Who::Root(account) => fork.call(account, &asked.name, &params).await,
            Who::Signer(signer) => fork.call_as(signer, &asked.name, &params).await,
        }
    }

    /// What the table says of an answer. A refusal for want of a permission tells who was refused what and why, and
    /// the same again when its message is decoded.
    pub(crate) async fn result(
        &self,
        fork: &Region,
        who: &Who,
        asked: &Asked,
        answer: &Answer,
    ) -> String {
        let detail = |field: &str| answer.text(&format!("AccessDeniedDetail.{field}"));
        let message = detail("EncodedDiagnosticMessage");
        if message.is_empty() {
            return match answer.status {
                200 => "ok".to_owned(),
                _ => answer.code().to_owned(),
            };
        }
        assert_eq!(answer.status, 403, "{} {}", asked.name, answer.json);
        let params = [("EncodedDiagnosticMessage", message.as_str())];
        let of_b = self.callers.iter().rev().take(2);
        let is_of_b = of_b.into_iter().any(|(_, it)| std::ptr::eq(it, who));
        let (own, other) = if is_of_b { ("b", "a") } else { ("a", "b") };
        let decode = "Ram:DecodeDiagnosticMessage";
        let decoded = fork.ok(own, decode, &params).await;
        let told = |field: &str| decoded.text(&format!("DecodedDiagnosticMessage.{field}"));
        let is_explicit = detail("NoPermissionType") == "ExplicitDeny";
        assert_eq!(
            decoded.json["DecodedDiagnosticMessage"]["ExplicitDeny"],
            Value::from(is_explicit),
            "{}",
            decoded.json
        );
        assert_eq!(told("AuthAction"), detail("AuthAction"));
        assert_eq!(told("NoPermissionPolicyType"), detail("PolicyType"));
        let account = fork.accounts[own].account.to_string();
        assert_eq!(detail("AuthPrincipalOwnerId"), account);
        for text in [detail("AuthPrincipalDisplayName"), told("AuthResource")] {
            assert!(!text.is_empty(), "{}", answer.json);
        }
        let elsewhere = fork.call(other, decode, &params).await;
        assert_eq!(elsewhere.status, 400, "it is another account's");
        format!("{} {}", detail("NoPermissionType"), detail("PolicyType"))
    }

    /// What is asked of a user, in order, who is given exactly what was refused to him until nothing is.
    pub(crate) async fn climb(&self, fork: &Region, asked: &Asked) -> Vec<(String, String)> {
        let mut asks = Vec::new();
        let climber = Who::Signer(self.climber.clone());
        loop {
            self.write_permits(fork, &asks).await;
            let answer = self.call(fork, &climber, asked).await;
            let message = answer.text("AccessDeniedDetail.EncodedDiagnosticMessage");
            if message.is_empty() {
                return asks;
            }
            let params = [("EncodedDiagnosticMessage", message.as_str())];
            let decoded = fork.ok("a", "Ram:DecodeDiagnosticMessage", &params).await;
            let text = |name: &str| decoded.text(&format!("DecodedDiagnosticMessage.{name}"));
            let refused = (text("AuthAction"), text("AuthResource"));
            if asks.contains(&refused) {
                // The trust policy of a role is what refuses.
                assert_eq!(refused.0, "sts:AssumeRole", "{} {asks:?}", asked.name);
                return asks;
            }
            asks.push(refused);
        }
    }

    async fn write_permits(&self, fork: &Region, asks: &[(String, String)]) {
        let statements: Vec<String> = asks
            .iter()
            .map(|(action, resource)| {
                format!(r#"{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}"#)
            })
            .collect();
        let statements = statements.join(",");
        let document = format!(r#"{{"Version":"1","Statement":[{statements}]}}"#);
        let version = [
            ("PolicyName", "permits"),
            ("PolicyDocument", document.as_str()),
            ("SetAsDefault", "true"),
            (
                "RotateStrategy",
                "DeleteOldestNonDefaultVersionWhenLimitExceeded",
            ),
        ];
        fork.ok("a", "Ram:CreatePolicyVersion", &version).await;
    }

    /// A line with words in the place of ids.
    pub(crate) fn told(&self, line: &str) -> String {
        let mut ids: Vec<_> = self.ids.iter().collect();
        ids.sort_by_key(|(word, id)| (std::cmp::Reverse(id.len()), **word));
        let fill = |line: String, (word, id): (&&str, &String)| {
            line.replace(id.as_str(), &format!("{{{word}}}"))
        };
        ids.into_iter().fold(line.to_owned(), fill)
    }
}

const ONLY_READS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["*:Describe*","*:Get*","*:List*"],"Resource":"*"}]}"#;

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
