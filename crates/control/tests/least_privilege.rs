//! What a user, a role or a user of a group did, as the smallest policy that allows it.

mod support;

use serde_json::Value;
use support::ram::{ALLOW_ALL, Signer};
use support::{Answer, Region, field};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const PROPOSE: &str = "Kanmon:ProposeLeastPrivilege";

async fn propose(region: &Region, principal: &str) -> Answer {
    region.control.flush_audit().await;
    let mut token = String::new();
    loop {
        let asked = [
            ("Principal", principal),
            ("Days", "30"),
            ("NextToken", &*token),
        ];
        let answer = region.ok("a", PROPOSE, &asked).await;
        token = answer.text("NextToken");
        if token.is_empty() {
            assert_eq!(answer.json["IsComplete"], true, "{}", answer.json);
            return answer;
        }
    }
}

/// Two groups in a VPC.
async fn groups(region: &Region) -> [String; 2] {
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let mut ids = Vec::new();
    for _ in 0..2 {
        let group = [REGION, ("VpcId", vpc.as_str())];
        let group = region.ok("a", "CreateSecurityGroup", &group).await;
        ids.push(group.text("SecurityGroupId"));
    }
    ids.try_into().expect("two")
}

async fn write_rule(region: &Region, who: &Signer, group: &str, port: &str, source: &str) -> u16 {
    let rule = [
        REGION,
        ("SecurityGroupId", group),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", port),
        ("Permissions.1.SourceCidrIp", source),
    ];
    region
        .call_as(who, "AuthorizeSecurityGroup", &rule)
        .await
        .status
}

fn list<'a>(answer: &'a Answer, name: &str) -> &'a [Value] {
    field(&answer.json, name).as_array().expect("a list")
}

fn document(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text("Document")).expect("it is JSON")
}

/// The document does for a user what his policies did: attached in their place, the same calls are allowed and others
/// are not.
#[tokio::test]
async fn a_user_is_proposed_what_he_did_and_no_more() {
    let region = Region::start().await;
    let [group, other] = groups(&region).await;
    let alice = region.user("alice").await;
    region.user("bob").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let no_ssh_to_all = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:Authorize*","Resource":"*",
        "Condition":{"StringEquals":{"ecs:SecurityGroupSourceCidrIps":"0.0.0.0/0"}}}]}"#;
    region.grant("alice", "no-ssh-to-all", no_ssh_to_all).await;
    for port in ["22/22", "443/443"] {
        assert_eq!(
            write_rule(&region, &alice, &group, port, "10.0.0.0/8").await,
            200
        );
    }
    assert_eq!(
        write_rule(&region, &alice, &group, "80/80", "0.0.0.0/0").await,
        403
    );
    let answer = region
        .call_as(&alice, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(answer.status, 200);
    // It is permitted and then fails: that is no use of the permission.
    let unknown = [REGION, ("SecurityGroupId", "sg-bp1111111111111111111")];
    region
        .call_as(&alice, "DeleteSecurityGroup", &unknown)
        .await;

    let answer = propose(&region, "user/alice").await;
    let arn = |id: &str| format!("acs:ecs:cn-hangzhou:1000000000000001:securitygroup/{id}");
    let statements = document(&answer)["Statement"].clone();
    assert_eq!(
        statements[0]["Effect"], "Deny",
        "what was denied stays denied"
    );
    let mut granted: Vec<(Value, Value)> = { statements.as_array().expect("a list").iter() }
        .skip(1)
        .map(|it| (it["Action"].clone(), it["Resource"].clone()))
        .collect();
    granted.sort_by_key(|it| it.0.to_string());
    let expected = [
        ("ecs:AuthorizeSecurityGroup".into(), arn(&group).into()),
        ("ecs:DescribeSecurityGroups".into(), arn("*").into()),
    ];
    assert_eq!(granted, expected);
    assert_eq!(answer.text("PolicyDialect"), "strict");
    let counts: Vec<_> = list(&answer, "Statements.Statement")
        .iter()
        .map(|it| (it["Effect"].as_str(), it["Calls"].as_i64()))
        .collect();
    assert_eq!(
        counts,
        [
            (Some("Deny"), Some(0)),
            (Some("Allow"), Some(1)),
            (Some("Allow"), Some(2))
        ]
    );
    assert_eq!(
        (&answer.json["Calls"], &answer.json["AllowedCalls"]),
        (&3.into(), &3.into())
    );
    assert_eq!(list(&answer, "NewAccess.New"), [] as [Value; 0]);
    assert_eq!(list(&answer, "NotAllowedAnyMore.Call"), [] as [Value; 0]);
    assert_eq!(answer.json["Trail"]["IsTrimmed"], false);
    assert_eq!(answer.json["Trail"]["IncompleteCalls"], 0);
    let unused = list(&answer, "Unused.Item");
    assert_eq!(unused.len(), 1, "{unused:?}");
    let texts = |it: &Value| it.to_string();
    assert!(texts(&unused[0]["Actions"]).contains("\"ecs:DeleteSecurityGroup\""));
    assert!(!texts(&unused[0]["Actions"]).contains("\"ecs:AuthorizeSecurityGroup\""));
    assert!(texts(&unused[0]["Narrowed"]).contains("\"ecs:AuthorizeSecurityGroup\""));
    assert_eq!(unused[0]["PolicyName"], "all");

    // In the place of her policies.
    region
        .grant("bob", "proposed", &answer.text("Document"))
        .await;
    for policy in ["all", "no-ssh-to-all"] {
        let named = [
            ("UserName", "alice"),
            ("PolicyType", "Custom"),
            ("PolicyName", policy),
        ];
        region.ok("a", "Ram:DetachPolicyFromUser", &named).await;
    }
    region.attach("alice", "Custom", "proposed").await;
    assert_eq!(
        write_rule(&region, &alice, &group, "23/23", "10.0.0.0/8").await,
        200
    );
    assert_eq!(
        write_rule(&region, &alice, &group, "24/24", "0.0.0.0/0").await,
        403
    );
    assert_eq!(
        write_rule(&region, &alice, &other, "22/22", "10.0.0.0/8").await,
        403
    );
    let answer = region
        .call_as(&alice, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(answer.status, 200);
}

/// A condition under which something was granted is kept, and what is not granted any more is told apart.
#[tokio::test]
async fn a_user_of_a_group_keeps_the_conditions_and_loses_what_was_taken_away() {
    let region = Region::start().await;
    let [group, other] = groups(&region).await;
    let alice = region.user("alice").await;
    region
        .ok("a", "Ram:CreateGroup", &[("GroupName", "net")])
        .await;
    let member = [("UserName", "alice"), ("GroupName", "net")];
    region.ok("a", "Ram:AddUserToGroup", &member).await;
    let inside = r#"{"Version":"1","Statement":[
        {"Effect":"Allow","Action":"ecs:*","Resource":"acs:ecs:*:*:securitygroup/*",
         "Condition":{"StringEquals":{"ecs:SecurityGroupIpProtocols":["TCP","UDP"]}}},
        {"Effect":"Allow","Action":"vpc:*","Resource":"*"}]}"#;
    let policy = [("PolicyName", "inside"), ("PolicyDocument", inside)];
    region.ok("a", "Ram:CreatePolicy", &policy).await;
    let attach = [
        ("GroupName", "net"),
        ("PolicyType", "Custom"),
        ("PolicyName", "inside"),
    ];
    region.ok("a", "Ram:AttachPolicyToGroup", &attach).await;
    for id in [&group, &other] {
        assert_eq!(
            write_rule(&region, &alice, id, "22/22", "10.0.0.0/8").await,
            200
        );
    }
    let vpcs = region.call_as(&alice, "Vpc:DescribeVpcs", &[REGION]).await;
    assert_eq!(vpcs.status, 200, "{}", vpcs.json);

    let before = propose(&region, "user/alice").await;
    let statements = document(&before)["Statement"].clone();
    let conditional = statements.as_array().expect("a list").iter();
    let conditional: Vec<_> = conditional
        .filter(|it| it["Condition"].is_object())
        .collect();
    assert_eq!(conditional.len(), 1, "{statements}");
    let protocols = &conditional[0]["Condition"]["StringEquals"]["ecs:SecurityGroupIpProtocols"];
    assert_eq!(*protocols, serde_json::json!(["TCP", "UDP"]));
    assert_eq!(before.json["AllowedCalls"], 3);
    assert_eq!(list(&before, "NewAccess.New"), [] as [Value; 0]);
    assert!(
        before.json["Unused"].to_string().contains("group/net"),
        "{}",
        before.json
    );

    let without =
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"vpc:*","Resource":"*"}]}"#;
    let version = [
        ("PolicyName", "inside"),
        ("PolicyDocument", without),
        ("SetAsDefault", "true"),
    ];
    region.ok("a", "Ram:CreatePolicyVersion", &version).await;
    let after = propose(&region, "user/alice").await;
    let gone: Vec<_> = list(&after, "NotAllowedAnyMore.Call")
        .iter()
        .map(|it| (it["Action"].as_str(), it["Calls"].as_i64()))
        .collect();
    let written = (Some("ecs:AuthorizeSecurityGroup"), Some(1));
    assert_eq!(gone, [written, written], "one for each group");
    assert!(
        !after.text("Document").contains("Authorize"),
        "{}",
        after.text("Document")
    );
    assert_eq!(
        (&after.json["Calls"], &after.json["AllowedCalls"]),
        (&1.into(), &1.into())
    );
    assert_eq!(list(&after, "NewAccess.New"), [] as [Value; 0]);
}

/// A role is proposed what all its sessions did, each within its session policy, and what its user did not.
#[tokio::test]
async fn a_role_is_proposed_what_its_sessions_did() {
    let region = Region::start().await;
    let [group, other] = groups(&region).await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"RAM":"acs:ram::1000000000000001:root"}}]}"#;
    let role = [("RoleName", "Door"), ("AssumeRolePolicyDocument", trust)];
    region.ok("a", "Ram:CreateRole", &role).await;
    let attach = [
        ("RoleName", "Door"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSFullAccess"),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &attach).await;
    for (name, id) in [("one", &group), ("two", &other)] {
        let assume = [
            ("RoleArn", "acs:ram::1000000000000001:role/door"),
            ("RoleSessionName", name),
        ];
        let answer = region.call_as(&alice, "Sts:AssumeRole", &assume).await;
        assert_eq!(answer.status, 200, "{}", answer.json);
        let session = Signer {
            access_key_id: answer.text("Credentials.AccessKeyId"),
            secret: answer.text("Credentials.AccessKeySecret"),
            token: Some(answer.text("Credentials.SecurityToken")),
        };
        assert_eq!(
            write_rule(&region, &session, id, "22/22", "10.0.0.0/8").await,
            200
        );
    }
    let of_role = propose(&region, "role/door").await;
    let text = of_role.text("Document");
    assert!(text.contains(&group) && text.contains(&other), "{text}");
    assert!(!text.contains("sts:"), "{text}");
    assert_eq!(of_role.json["AllowedCalls"], 2);
    assert_eq!(list(&of_role, "NewAccess.New"), [] as [Value; 0]);
    let of_user = propose(&region, "user/alice").await;
    let text = of_user.text("Document");
    assert!(
        text.contains("sts:AssumeRole") && text.contains("role/door"),
        "{text}"
    );
    assert!(!text.contains("securitygroup"), "{text}");
}

#[tokio::test]
async fn only_who_may_ask_is_told_and_a_token_is_for_its_principal() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.user("bob").await;
    let asked = [("Principal", "user/bob")];
    let refused = region.call_as(&alice, PROPOSE, &asked).await;
    assert_eq!(refused.status, 403, "{}", refused.json);
    let ask = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"kanmon:ProposeLeastPrivilege",
        "Resource":"acs:kanmon:*:*:user/bob"}]}"#;
    region.grant("alice", "ask", ask).await;
    let told = region.call_as(&alice, PROPOSE, &asked).await;
    assert_eq!(told.status, 200, "{}", told.json);
    let other = region
        .call_as(&alice, PROPOSE, &[("Principal", "user/alice")])
        .await;
    assert_eq!(other.status, 403, "{}", other.json);
    let token = told.text("NextToken");
    for (who, principal) in [("a", "user/alice"), ("b", "user/bob"), ("a", "root")] {
        let wrong = [("Principal", principal), ("NextToken", &*token)];
        let refused = region.call(who, PROPOSE, &wrong).await;
        assert!(
            matches!(refused.status, 400 | 404),
            "{who} {principal} {}",
            refused.json
        );
    }
    let nothing = propose(&region, "user/bob").await;
    assert_eq!(document(&nothing)["Statement"], serde_json::json!([]));
}
