//! The table of refusals: for each declared action what RAM is asked, in order, and what each of several callers
//! gets. `every_action/refusals.txt` holds it; `UPDATE_GOLDEN=1 cargo test -p control --test every_action` writes it
//! anew, and a changed line is reviewed like code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use openapi::Operation;
use serde_json::Value;

use crate::callers::Furnished;
use crate::contents::contents;
use crate::questions::{OPEN_TO_EVERYBODY, questions};

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

/// holds: K6, K7
#[tokio::test]
async fn every_action_asks_and_refuses_as_the_table_says() {
    let furnished = Furnished::new().await;
    let mut fork = furnished.fork().await;
    let mut table = HEAD.to_owned();
    let mut wrong = Vec::new();
    let mut asked_for = BTreeSet::new();
    let requests = questions().map(|question| question.request);
    for request in requests.chain(MORE.lines()) {
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
    for operation in crate::done() {
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

/// What is looked for by an id that policies do not know, or is the caller's own.
const TELLS_WHETHER_IT_IS_THERE: [&str; 3] = [
    "ChangePassword",
    "DeleteNetworkInterfacePermission",
    "ExplainPath",
];

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
