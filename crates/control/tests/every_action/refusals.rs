//! The table of refusals: for each declared action what RAM is asked, in order, and what each of several callers
//! gets. `every_action/refusals.txt` holds it; `UPDATE_GOLDEN=1 cargo test -p control --test every_action` writes it
//! anew, and a changed line is reviewed like code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use openapi::Operation;
use serde_json::Value;
use store::{Entry, Op, SimStore, Store, Transaction};

use super::support::ram::{ALLOW_ALL, Signer};
use super::support::{Answer, Region, operation};
use super::{OPEN_TO_EVERYBODY, STRANGERS, filled, furnish};

/// Requests that ask for more than the ones of strangers do.
const MORE: &str = "
Ecs:AttachInstanceRamRole RamRoleName=work InstanceIds=[\"{instance}\"]
Ecs:AttachNetworkInterface NetworkInterfaceId={free} InstanceId={instance}
Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceGroupId={other-group}
Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourcePrefixListId={prefixes}
Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupId={group} RamRoleName=work KeyPairName=secret-door
Ecs:JoinSecurityGroup SecurityGroupId={other-group} NetworkInterfaceId={eni}
Ecs:ModifyInstanceAttribute InstanceId={instance} SecurityGroupIds.1={other-group}
Ecs:ModifyNetworkInterfaceAttribute NetworkInterfaceId={free} SecurityGroupId.1={other-group}
Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupId={group} RamRoleName=work KeyPairName=secret-door
Ecs:DetachInstanceRamRole RamRoleName=work InstanceIds=[\"{stopped}\"]
Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={vswitch}
Ram:AttachPolicyToUser UserName=secret-user PolicyType=Custom PolicyName=secret-policy
Vpc:AssociateEipAddress AllocationId={free-eip} InstanceId={instance}
Vpc:AssociateEipAddress AllocationId={free-eip} InstanceId={free} InstanceType=NetworkInterface
";

const DOCUMENTED: &str = include_str!("../../../ram/data/actions.json");
const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

/// Who calls.
enum Who {
    Root(&'static str),
    Signer(Signer),
}

/// A region with one of each thing, and callers with different rights.
struct Furnished {
    region: Region,
    ids: BTreeMap<&'static str, String>,
    callers: Vec<(&'static str, Who)>,
    /// A user whose only policy is written anew at each refusal.
    climber: Signer,
}

/// holds: K6, K7
#[tokio::test]
async fn every_action_asks_and_refuses_as_the_table_says() {
    let furnished = Furnished::new().await;
    let mut fork = furnished.fork().await;
    let mut table = HEAD.to_owned();
    let mut wrong = Vec::new();
    let mut asked_for = BTreeSet::new();
    for line in STRANGERS.lines().chain(MORE.lines()) {
        let request = line.split(" -> ").next().unwrap_or_default();
        let Some(asked) = furnished.asked(request) else {
            continue;
        };
        let mut got: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        // Those who are refused come first: a success may change what the next one would get.
        for (name, who) in furnished.callers.iter().rev() {
            let before = contents(&fork);
            let answer = furnished.call(&fork, who, &asked).await;
            let result = furnished.result(&fork, who, &asked, &answer).await;
            if answer.status != 200 {
                let after = contents(&fork);
                assert_eq!(after, before, "{request} by {name} changed something");
            } else if asked.operation.is_mutating {
                fork = furnished.fork().await;
            }
            got.entry(result).or_default().push(name);
        }
        // Whoever may do nothing is not told what is there either.
        let elsewhere = furnished
            .asked_of_nothing(request)
            .expect("it was asked before");
        let nobody = furnished.callers.iter().find(|(name, _)| *name == "nobody");
        let nobody = &nobody.expect("a caller").1;
        let answer = furnished.call(&fork, nobody, &elsewhere).await;
        if answer.status == 404 && !TELLS_WHETHER_IT_IS_THERE.contains(&asked.operation.name) {
            wrong.push(format!("nobody learns {} from {request}", answer.code()));
        }
        let asks = furnished.climb(&fork, &asked).await;
        if asked.operation.is_mutating {
            fork = furnished.fork().await;
        }
        // By the security preference, whichever product it is asked of.
        let is_own = asked.operation.name == "ChangePassword";
        if !is_own && !OPEN_TO_EVERYBODY.contains(&asked.name.as_str()) {
            if asks.is_empty() {
                wrong.push(format!("{request} asks for nothing"));
            }
            for refused in ["nobody", "denied"] {
                let is_it = |(result, who): (&String, &Vec<&str>)| {
                    who.contains(&refused) && result.contains("Deny ")
                };
                if !got.iter().any(is_it) {
                    wrong.push(format!("{refused} may {request}: {got:?}"));
                }
            }
        }
        asked_for.extend(asks.iter().cloned());
        writeln!(table, "\n{request}").expect("a String takes any text");
        for (action, resource) in asks {
            let line = furnished.told(&format!("  asks {action} {resource}"));
            writeln!(table, "{line}").expect("a String takes any text");
        }
        for (result, mut who) in got {
            who.reverse();
            let who = who.join(" ");
            writeln!(table, "  {result}: {who}").expect("a String takes any text");
        }
    }
    wrong.extend(not_asked_for(&asked_for));
    wrong.extend(not_as_declared(&asked_for));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/every_action/refusals.txt"
    );
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, table).expect("the table is writable");
        return;
    }
    let expected = std::fs::read_to_string(path).expect("the table is there");
    for (at, (found, expected)) in table.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {} of refusals.txt", at + 1);
    }
    assert_eq!(table.lines().count(), expected.lines().count());
}

/// The resources that the documents call mandatory for an action that asked for something, and that it did not ask for.
///
/// Source: ECS RAM authorization; RAM API, authorization.
fn not_asked_for(asked_for: &BTreeSet<(String, String)>) -> Vec<String> {
    let documented: Value = serde_json::from_str(DOCUMENTED).expect("it is JSON");
    let mut missing = Vec::new();
    for (action, facts) in documented["actions"].as_object().expect("actions") {
        let asked: Vec<&str> = asked_for
            .iter()
            .filter(|(it, _)| it.eq_ignore_ascii_case(action))
            .map(|(_, resource)| resource.as_str())
            .collect();
        let resources = facts["resources"].as_array().into_iter().flatten();
        let resources = resources.filter(|it| it["mandatory"] == true && it["arn"] != "*");
        for template in resources.filter_map(|it| it["arn"].as_str()) {
            let is_asked = asked.iter().any(|arn| kind_of(arn) == kind_of(template));
            if !asked.is_empty() && !is_asked {
                missing.push(format!("{action} is not asked for on {template}"));
            }
        }
    }
    missing
}

/// What permits ask for and the reference pages do not tell. Those that stand for a kind by a parameter tell it so.
fn not_as_declared(asked_for: &BTreeSet<(String, String)>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (action, operations) in by_action() {
        let declared = operations.iter().flat_map(|it| it.resources);
        let declared: Vec<&str> = declared.copied().collect();
        let kinds: BTreeSet<_> = declared.iter().filter_map(|arn| kind_of(arn)).collect();
        let is_open = declared.contains(&"*") || kinds.iter().any(|(_, kind)| kind.contains('{'));
        let asked = asked_for.iter().filter(|(it, _)| it == action);
        let more: Vec<&String> = asked
            .map(|(_, arn)| arn)
            .filter(|arn| kind_of(arn).is_some_and(|it| !kinds.contains(&it)))
            .filter(|_| !is_open && !TOLD_IN_WORDS.contains(&action))
            .collect();
        if !more.is_empty() {
            wrong.push(format!(
                "{action} declares {declared:?} and asks for {more:?}"
            ));
        }
    }
    wrong
}

/// What names more than one kind of thing by one parameter.
const TOLD_IN_WORDS: [&str; 4] = [
    "kanmon:SimulatePolicy",
    "ram:ListTagResources",
    "resourcesharing:CreateResourceShare",
    "vpc:AssociateEipAddress",
];

/// The operations that are offered, by what policies call them.
fn by_action() -> BTreeMap<&'static str, Vec<&'static Operation>> {
    let mut by_action: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for operation in super::done() {
        by_action
            .entry(operation.ram_action)
            .or_default()
            .push(operation);
    }
    by_action
}

/// The service of an ARN, and what kind of thing it names.
fn kind_of(arn: &str) -> Option<(&str, &str)> {
    let mut parts = arn.splitn(5, ':').skip(1);
    let (service, relative) = (parts.next()?, parts.nth(2)?);
    Some((service, relative.split('/').next()?))
}

/// What the store holds, but for the audit trail.
fn contents(region: &Region) -> Vec<Entry> {
    let page = region.store.page("", None, 100_000);
    let mut entries = page.expect("the store is readable").entries;
    entries.retain(|entry| !entry.key.starts_with("audit/"));
    entries
}

/// A request of the table.
struct Asked {
    name: String,
    operation: &'static Operation,
    params: Vec<(String, String)>,
}

impl Furnished {
    async fn new() -> Self {
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
    async fn fork(&self) -> Region {
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

    fn asked(&self, request: &str) -> Option<Asked> {
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
    fn asked_of_nothing(&self, request: &str) -> Option<Asked> {
        let mut asked = self.asked(request)?;
        for (_, value) in &mut asked.params {
            for id in self.ids.values() {
                *value = value.replace(id.as_str(), &format!("{}zz", &id[..id.len() - 2]));
            }
        }
        Some(asked)
    }

    async fn call(&self, fork: &Region, who: &Who, asked: &Asked) -> Answer {
        let params = asked.params.iter();
        let params: Vec<_> = params.map(|it| (it.0.as_str(), it.1.as_str())).collect();
        match who {
            Who::Root(account) => fork.call(account, &asked.name, &params).await,
            Who::Signer(signer) => fork.call_as(signer, &asked.name, &params).await,
        }
    }

    /// What the table says of an answer. A refusal for want of a permission tells who was refused what and why, and
    /// the same again when its message is decoded.
    async fn result(&self, fork: &Region, who: &Who, asked: &Asked, answer: &Answer) -> String {
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
    async fn climb(&self, fork: &Region, asked: &Asked) -> Vec<(String, String)> {
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
    fn told(&self, line: &str) -> String {
        let mut ids: Vec<_> = self.ids.iter().collect();
        ids.sort_by_key(|(word, id)| (std::cmp::Reverse(id.len()), **word));
        let fill = |line: String, (word, id): (&&str, &String)| {
            line.replace(id.as_str(), &format!("{{{word}}}"))
        };
        ids.into_iter().fold(line.to_owned(), fill)
    }
}

/// What is looked for by an id that policies do not know, or is the caller's own.
const TELLS_WHETHER_IT_IS_THERE: [&str; 3] = [
    "ChangePassword",
    "DeleteNetworkInterfacePermission",
    "ExplainPath",
];

const ONLY_READS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["*:Describe*","*:Get*","*:List*"],"Resource":"*"}]}"#;

const HEAD: &str = "\
# What RAM is asked for each action, in order, and what each caller gets (every_action/refusals.rs writes this).
#
# root         account a itself, whose things are named
# admin        a user with AdministratorAccess
# member       a user in a group with AdministratorAccess
# session      a session of a role with AdministratorAccess
# team         a user with AdministratorAccess in the scope of {resource-group}, where only {group} is
# scoped       a user who may do everything to {group}
# reader       a user with ReadOnlyAccess
# narrowed     a session of a role with AdministratorAccess whose own policy allows reading
# denied       a user with AdministratorAccess and a policy that denies everything
# nobody       a user without a policy
# other-root   account b itself
# other-admin  a user of account b with AdministratorAccess
";
