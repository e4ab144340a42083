//! Row 12 of the decision table: what policies are asked about when rules are written is set for each account.

mod support;

use support::ram::{ALLOW_ALL, Signer};
use support::{Region, refused};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const SET: &str = "Kanmon:ModifyAccountSettings";

async fn set(region: &Region, account: &str, resource: &str) {
    let set = [("AccountId", account), ("RuleWriterResource", resource)];
    region.ok("a", SET, &set).await;
}

async fn group(region: &Region) -> String {
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let group = [
        REGION,
        ("VpcId", vpc.as_str()),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "net"),
    ];
    let group = region.ok("a", "CreateSecurityGroup", &group).await;
    group.text("SecurityGroupId")
}

/// The statuses of writing a rule in five ways and of revoking it.
async fn write(region: &Region, who: &Signer, group: &str) -> Vec<(&'static str, u16)> {
    let of_group = [REGION, ("SecurityGroupId", group)];
    let rule = |peer| {
        let mut rule = of_group.to_vec();
        rule.extend([
            ("Permissions.1.IpProtocol", "TCP"),
            ("Permissions.1.PortRange", "22/22"),
            (peer, "10.0.0.0/8"),
        ]);
        rule
    };
    let (source, dest) = ("Permissions.1.SourceCidrIp", "Permissions.1.DestCidrIp");
    region
        .ok("a", "AuthorizeSecurityGroup", &rule(source))
        .await;
    let shown = region
        .ok("a", "DescribeSecurityGroupAttribute", &of_group)
        .await;
    let id = shown.text("Permissions.Permission.0.SecurityGroupRuleId");
    let mut modified = of_group.to_vec();
    modified.extend([
        ("SecurityGroupRuleId", id.as_str()),
        ("Description", "mine"),
    ]);
    let mut all = rule(source);
    all.push(("Permissions.1.Direction", "ingress"));
    let mut statuses = Vec::new();
    for (name, params) in [
        ("AuthorizeSecurityGroup", rule(source)),
        ("AuthorizeSecurityGroupEgress", rule(dest)),
        ("ModifySecurityGroupRule", modified),
        ("ConfigureSecurityGroupPermissions", all),
        ("RevokeSecurityGroup", rule(source)),
    ] {
        let answer = region.call_as(who, name, &params).await;
        assert!(matches!(answer.status, 200 | 403), "{name} {}", answer.json);
        statuses.push((name, answer.status));
    }
    statuses
}

#[tokio::test]
async fn a_policy_about_one_group_holds_for_rule_writers_unless_they_are_asked_about_anything() {
    let region = Region::start().await;
    let group = group(&region).await;
    let user = region.user("alice").await;
    let one = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"ecs:*","Resource":"acs:ecs:*:*:securitygroup/{group}"}}]}}"#
    );
    region.grant("alice", "one", &one).await;
    let settings = |status| {
        [
            ("AuthorizeSecurityGroup", status),
            ("AuthorizeSecurityGroupEgress", status),
            ("ModifySecurityGroupRule", status),
            ("ConfigureSecurityGroupPermissions", status),
            // It has the group as its resource in the cloud too.
            ("RevokeSecurityGroup", 200),
        ]
    };
    for (resource, status) in [("group", 200), ("any", 403), ("group", 200)] {
        set(&region, "1000000000000001", resource).await;
        let shown = [("AccountId", "1000000000000001")];
        let shown = region
            .ok("a", "Kanmon:DescribeAccountSettings", &shown)
            .await;
        assert_eq!(shown.text("RuleWriterResource"), resource);
        assert_eq!(
            write(&region, &user, &group).await,
            settings(status),
            "{resource}"
        );
    }
    // The setting of another account is not theirs.
    set(&region, "1000000000000002", "any").await;
    assert_eq!(write(&region, &user, &group).await, settings(200));
    // What is refused says about what it was asked.
    set(&region, "1000000000000001", "any").await;
    let rule = [
        REGION,
        ("SecurityGroupId", group.as_str()),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", "22/22"),
        ("Permissions.1.SourceCidrIp", "10.0.0.0/8"),
    ];
    let answer = region.call_as(&user, "AuthorizeSecurityGroup", &rule).await;
    refused(&answer, 403, "Forbidden.RAM", "Resource: *");
}

/// Neither a deny of one group nor one by its tags has a say then; one about everything has.
#[tokio::test]
async fn a_deny_about_one_group_has_no_say_where_rule_writers_are_asked_about_anything() {
    for (resource, statement, denied) in [
        ("group", r#""Resource":"acs:ecs:*:*:securitygroup/*""#, true),
        ("any", r#""Resource":"acs:ecs:*:*:securitygroup/*""#, false),
        (
            "group",
            r#""Resource":"*","Condition":{"StringEquals":{"acs:ResourceTag/team":"net"}}"#,
            true,
        ),
        (
            "any",
            r#""Resource":"*","Condition":{"StringEquals":{"acs:ResourceTag/team":"net"}}"#,
            false,
        ),
        ("any", r#""Resource":"*""#, true),
    ] {
        let region = Region::start().await;
        let group = group(&region).await;
        let user = region.user("alice").await;
        region.grant("alice", "all", ALLOW_ALL).await;
        let deny = format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Deny","Action":["ecs:Authorize*","ecs:Modify*","ecs:Configure*"],{statement}}}]}}"#
        );
        region.grant("alice", "deny", &deny).await;
        set(&region, "1000000000000001", resource).await;
        let statuses = write(&region, &user, &group).await;
        let expected = if denied { 403 } else { 200 };
        for (name, status) in &statuses[..4] {
            assert_eq!(*status, expected, "{name} {resource} {statement}");
        }
    }
}

#[tokio::test]
async fn only_the_account_that_runs_the_region_sets_it() {
    let region = Region::start().await;
    let own = [
        ("AccountId", "1000000000000002"),
        ("RuleWriterResource", "any"),
    ];
    let answer = region.call("b", SET, &own).await;
    assert_eq!(answer.status, 403, "{}", answer.json);
    let wrong = [
        ("AccountId", "1000000000000002"),
        ("RuleWriterResource", "none"),
    ];
    let answer = region.call("a", SET, &wrong).await;
    assert_eq!(answer.status, 400, "{}", answer.json);
}
