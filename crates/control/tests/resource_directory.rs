//! Resource directories: folders, members, and control policies over every account of a node.

mod support;

use support::ram::Signer;
use support::{Answer, Region, refused};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const BLOCK_ANY_SOURCE: &str = include_str!("../../ram/tests/data/policies/block-any-source.json");

/// Account `a` manages a directory with control policies in force; its user `admin` may do everything.
async fn organisation() -> (Region, Signer, String) {
    let region = Region::start().await;
    let made = region
        .ok("a", "ResourceManager:InitResourceDirectory", &[])
        .await;
    let root = made.text("ResourceDirectory.RootFolderId");
    let enabled = region
        .ok("a", "ResourceManager:EnableControlPolicy", &[])
        .await;
    assert_eq!(enabled.text("EnablementStatus"), "Enabled");
    let admin = region.user("admin").await;
    region
        .attach("admin", "System", "AdministratorAccess")
        .await;
    (region, admin, root)
}

async fn folder(region: &Region, name: &str, parent: &str) -> String {
    let params = [("FolderName", name), ("ParentFolderId", parent)];
    let made = region
        .ok("a", "ResourceManager:CreateFolder", &params)
        .await;
    made.text("Folder.FolderId")
}

async fn member(region: &Region, name: &str, folder: &str) -> String {
    let params = [("DisplayName", name), ("ParentFolderId", folder)];
    let made = region
        .ok("a", "ResourceManager:CreateResourceAccount", &params)
        .await;
    made.text("Account.AccountId")
}

/// A session in a member, by the role that every member has.
async fn inside(region: &Region, admin: &Signer, member: &str) -> Signer {
    let arn = format!("acs:ram::{member}:role/ResourceDirectoryAccountAccessRole");
    let params = [("RoleArn", arn.as_str()), ("RoleSessionName", "work")];
    let answer = region.call_as(admin, "Sts:AssumeRole", &params).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    Signer {
        access_key_id: answer.text("Credentials.AccessKeyId"),
        secret: answer.text("Credentials.AccessKeySecret"),
        token: Some(answer.text("Credentials.SecurityToken")),
    }
}

/// A security group that somebody makes.
async fn group(region: &Region, who: &Signer) -> String {
    let block = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region
        .call_as(who, "Vpc:CreateVpc", &block)
        .await
        .text("VpcId");
    let made = region
        .call_as(who, "CreateSecurityGroup", &[REGION, ("VpcId", &vpc)])
        .await;
    made.text("SecurityGroupId")
}

async fn open(region: &Region, who: &Signer, group: &str, source: &str) -> Answer {
    let rule = [
        REGION,
        ("SecurityGroupId", group),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", "22/22"),
        ("Permissions.1.SourceCidrIp", source),
    ];
    region.call_as(who, "AuthorizeSecurityGroup", &rule).await
}

async fn policy(region: &Region, name: &str, document: &str) -> String {
    let params = [
        ("PolicyName", name),
        ("EffectScope", "RAM"),
        ("PolicyDocument", document),
    ];
    let made = region
        .ok("a", "ResourceManager:CreateControlPolicy", &params)
        .await;
    made.text("ControlPolicy.PolicyId")
}

async fn attach(region: &Region, policy: &str, target: &str) {
    let params = [("PolicyId", policy), ("TargetId", target)];
    region
        .ok("a", "ResourceManager:AttachControlPolicy", &params)
        .await;
}

fn blocked(answer: &Answer) {
    refused(answer, 403, "Forbidden.RAM", "ecs:AuthorizeSecurityGroup");
    let detail = |name: &str| answer.text(&format!("AccessDeniedDetail.{name}"));
    assert_eq!(detail("PolicyType"), "ControlPolicy");
    assert_eq!(detail("NoPermissionType"), "ExplicitDeny");
    assert_eq!(detail("AuthPrincipalType"), "AssumedRoleUser");
}

/// The enterprise flow of the guides.
///
/// Source: Resource Directory guide, control policies.
#[tokio::test]
async fn a_policy_on_a_node_blocks_every_account_under_it_until_it_is_moved_out() {
    let (region, admin, root) = organisation().await;
    let work = folder(&region, "work", &root).await;
    let team = folder(&region, "team", &work).await;
    let mut inhabitants = Vec::new();
    for (name, place) in [("one", &work), ("two", &team), ("free", &root)] {
        let account = member(&region, name, place).await;
        let session = inside(&region, &admin, &account).await;
        let group = group(&region, &session).await;
        inhabitants.push((account, session, group));
    }
    let block = policy(&region, "block-any-source", BLOCK_ANY_SOURCE).await;
    attach(&region, &block, &work).await;
    for (_, session, group) in &inhabitants[..2] {
        blocked(&open(&region, session, group, "0.0.0.0/0").await);
        let other = open(&region, session, group, "10.0.0.0/8").await;
        assert_eq!(other.status, 200, "{}", other.json);
    }
    let (_, session, group) = &inhabitants[2];
    let free = open(&region, session, group, "0.0.0.0/0").await;
    assert_eq!(free.status, 200, "{}", free.json);

    let (account, session, group) = &inhabitants[1];
    let out = [
        ("AccountId", account.as_str()),
        ("DestinationFolderId", root.as_str()),
    ];
    region
        .ok("a", "ResourceDirectoryMaster:MoveAccount", &out)
        .await;
    let again = open(&region, session, group, "0.0.0.0/0").await;
    assert_eq!(again.status, 200, "{}", again.json);
    // Who stayed is blocked still.
    let (_, session, group) = &inhabitants[0];
    blocked(&open(&region, session, group, "0.0.0.0/0").await);
}

/// A resource group of account `a`.
async fn resource_group(region: &Region, name: &str) -> String {
    let params = [("Name", name), ("DisplayName", name)];
    let made = region
        .ok("a", "ResourceManager:CreateResourceGroup", &params)
        .await;
    made.text("ResourceGroup.Id")
}

/// Source: RAM, resource group authorization; ECS API, `JoinResourceGroup`.
#[tokio::test]
async fn a_policy_in_the_scope_of_a_resource_group_decides_about_what_is_in_it() {
    let region = Region::start().await;
    let (team, other) = (
        resource_group(&region, "team").await,
        resource_group(&region, "other").await,
    );
    let alice = region.user("alice").await;
    let scoped = [
        ("UserName", "alice"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSFullAccess"),
        ("ResourceGroupId", team.as_str()),
    ];
    region.ok("a", "Ram:AttachPolicyToUser", &scoped).await;
    let vpc = region
        .ok(
            "a",
            "Vpc:CreateVpc",
            &[REGION, ("CidrBlock", "192.168.0.0/16")],
        )
        .await;
    let vpc = vpc.text("VpcId");
    let made_in = |group: String| {
        let (region, alice, vpc) = (&region, &alice, vpc.clone());
        async move {
            let params = [
                REGION,
                ("VpcId", vpc.as_str()),
                ("ResourceGroupId", group.as_str()),
            ];
            region.call_as(alice, "CreateSecurityGroup", &params).await
        }
    };
    let made = made_in(team.clone()).await;
    assert_eq!(made.status, 200, "{}", made.json);
    refused(
        &made_in(other.clone()).await,
        403,
        "Forbidden.RAM",
        "ecs:CreateSecurityGroup",
    );
    refused(
        &made_in(String::new()).await,
        403,
        "Forbidden.RAM",
        "ecs:CreateSecurityGroup",
    );

    let group = made.text("SecurityGroupId");
    let opened = open(&region, &alice, &group, "203.0.113.0/24").await;
    assert_eq!(opened.status, 200, "{}", opened.json);
    let listed = [REGION, ("ResourceGroupId", team.as_str())];
    let listed = region
        .call_as(&alice, "DescribeSecurityGroups", &listed)
        .await;
    assert_eq!(
        listed.text("SecurityGroups.SecurityGroup.0.SecurityGroupId"),
        group
    );
    let all = region
        .call_as(&alice, "DescribeSecurityGroups", &[REGION])
        .await;
    refused(&all, 403, "Forbidden.RAM", "ecs:DescribeSecurityGroups");

    // Out of the group, and it is no more hers.
    let joins = [
        REGION,
        ("ResourceType", "securitygroup"),
        ("ResourceId", group.as_str()),
        ("ResourceGroupId", other.as_str()),
    ];
    region.ok("a", "JoinResourceGroup", &joins).await;
    let closed = open(&region, &alice, &group, "198.51.100.0/24").await;
    refused(&closed, 403, "Forbidden.RAM", "ecs:AuthorizeSecurityGroup");
    let used = region
        .call(
            "a",
            "ResourceManager:DeleteResourceGroup",
            &[("ResourceGroupId", &other)],
        )
        .await;
    refused(&used, 409, "DeleteConflict.ResourceGroup.Resource", &group);

    // And back, by the resource manager.
    let moves = [
        ("ResourceGroupId", team.as_str()),
        ("Resources.1.Service", "ecs"),
        ("Resources.1.ResourceType", "securitygroup"),
        ("Resources.1.ResourceId", group.as_str()),
        ("Resources.1.RegionId", "cn-hangzhou"),
        ("Resources.2.Service", "ecs"),
        ("Resources.2.ResourceType", "instance"),
        ("Resources.2.ResourceId", "i-none"),
    ];
    let moved = region
        .ok("a", "ResourceManager:MoveResources", &moves)
        .await;
    assert_eq!(moved.text("Responses.0.Status"), "SUCCESS");
    assert_eq!(moved.text("Responses.1.Status"), "FAIL");
    let again = open(&region, &alice, &group, "198.51.100.0/24").await;
    assert_eq!(again.status, 200, "{}", again.json);
    let emptied = [("ResourceGroupId", other.as_str())];
    region
        .ok("a", "ResourceManager:DeleteResourceGroup", &emptied)
        .await;
    refused(
        &made_in(other).await,
        403,
        "Forbidden.RAM",
        "ecs:CreateSecurityGroup",
    );
}
