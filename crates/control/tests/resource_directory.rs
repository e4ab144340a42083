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
    // Making a group asks for its VPC as well.
    let in_vpcs = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"acs:vpc:*:*:vpc/*"}]}"#;
    region.grant("alice", "in-vpcs", in_vpcs).await;
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

/// Accepts an invitation of account `b` into the directory of `a`.
async fn invited(region: &Region, folder: &str) {
    let params = [
        ("TargetEntity", "1000000000000002"),
        ("TargetType", "Account"),
        ("ParentFolderId", folder),
    ];
    let name = "ResourceDirectoryMaster:InviteAccountToResourceDirectory";
    let invitation = region.ok("a", name, &params).await;
    let id = invitation.text("Handshake.HandshakeId");
    let accepts = [("HandshakeId", id.as_str())];
    region
        .ok("b", "ResourceManager:AcceptHandshake", &accepts)
        .await;
}

/// A user of account `b` who may do everything, with a key.
async fn user_of_b(region: &Region) -> Signer {
    let name = ("UserName", "worker");
    region.ok("b", "Ram:CreateUser", &[name]).await;
    let all = [
        name,
        ("PolicyType", "System"),
        ("PolicyName", "AdministratorAccess"),
    ];
    region.ok("b", "Ram:AttachPolicyToUser", &all).await;
    let key = region.ok("b", "Ram:CreateAccessKey", &[name]).await;
    Signer {
        access_key_id: key.text("AccessKey.AccessKeyId"),
        secret: key.text("AccessKey.AccessKeySecret"),
        token: None,
    }
}

/// Source: Resource Directory guide, invitations, control policies.
#[tokio::test]
async fn control_policies_bind_an_invited_account_from_its_acceptance_until_it_is_removed() {
    let (region, _, root) = organisation().await;
    let guests = folder(&region, "guests", &root).await;
    let block = policy(&region, "block-any-source", BLOCK_ANY_SOURCE).await;
    attach(&region, &block, &guests).await;
    let worker = user_of_b(&region).await;
    let group = group(&region, &worker).await;
    let before = open(&region, &worker, &group, "0.0.0.0/0").await;
    assert_eq!(before.status, 200, "{}", before.json);

    invited(&region, &guests).await;
    let bound = open(&region, &worker, &group, "0.0.0.0/0").await;
    refused(&bound, 403, "Forbidden.RAM", "ecs:AuthorizeSecurityGroup");
    assert_eq!(bound.text("AccessDeniedDetail.PolicyType"), "ControlPolicy");

    let removed = [("AccountId", "1000000000000002")];
    region
        .ok("a", "ResourceManager:RemoveCloudAccount", &removed)
        .await;
    let free = open(&region, &worker, &group, "0.0.0.0/0").await;
    assert_eq!(free.status, 200, "{}", free.json);
}

/// Source: ResourceManager API, `DeleteAccount`. Choice: docs/decisions/0031-resource-directory.md
#[tokio::test]
async fn a_deleted_member_leaves_no_key_no_session_and_no_id_that_could_be_had_again() {
    let (region, admin, root) = organisation().await;
    let member = member(&region, "short", &root).await;
    let session = inside(&region, &admin, &member).await;
    let made = region
        .call_as(&session, "Ram:CreateUser", &[("UserName", "worker")])
        .await;
    assert_eq!(made.status, 200, "{}", made.json);
    let key = region
        .call_as(&session, "Ram:CreateAccessKey", &[("UserName", "worker")])
        .await;
    let key = Signer {
        access_key_id: key.text("AccessKey.AccessKeyId"),
        secret: key.text("AccessKey.AccessKeySecret"),
        token: None,
    };
    let id = |signer: &Signer| signer.clone();
    let caller = |signer: Signer| {
        let region = &region;
        async move { region.call_as(&signer, "Sts:GetCallerIdentity", &[]).await }
    };
    assert_eq!(caller(id(&key)).await.status, 200);
    assert_eq!(caller(id(&session)).await.status, 200);

    let account = [("AccountId", member.as_str())];
    let delete = "ResourceManager:DeleteAccount";
    refused(
        &region.call("a", delete, &account).await,
        409,
        "NoLicense.ResourceDirectory",
        "not enabled",
    );
    let allow = [("Status", "Enabled")];
    region
        .ok("a", "ResourceManager:SetMemberDeletionPermission", &allow)
        .await;
    // What it has stands against it.
    let group = group(&region, &session).await;
    region.ok("a", delete, &account).await;
    let status = "ResourceManager:GetAccountDeletionStatus";
    let failed = region.ok("a", status, &account).await;
    assert_eq!(failed.text("RdAccountDeletionStatus.Status"), "CheckFailed");
    let check = "ResourceDirectoryMaster:GetAccountDeletionCheckResult";
    let check = region.ok("a", check, &account).await;
    let check = |field: &str| check.text(&format!("AccountDeletionCheckResultInfo.{field}"));
    assert_eq!(check("AllowDelete"), "false");
    assert_eq!(check("NotAllowReason.0.CheckId"), "NON_SP_ecs");
    assert_eq!(caller(id(&session)).await.status, 200);
    let shown = region
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    let vpc = shown.text("SecurityGroups.SecurityGroup.0.VpcId");
    for (name, what) in [
        ("DeleteSecurityGroup", ("SecurityGroupId", group.as_str())),
        ("Vpc:DeleteVpc", ("VpcId", vpc.as_str())),
    ] {
        let answer = region.call_as(&session, name, &[REGION, what]).await;
        assert_eq!(answer.status, 200, "{}", answer.json);
    }

    region.ok("a", delete, &account).await;
    let done = region.ok("a", status, &account).await;
    assert_eq!(done.text("RdAccountDeletionStatus.Status"), "Success");
    refused(
        &caller(id(&key)).await,
        404,
        "InvalidAccessKeyId.NotFound",
        "",
    );
    let of_session = caller(id(&session)).await;
    assert_ne!(of_session.status, 200, "{}", of_session.json);
    let arn = format!("acs:ram::{member}:role/ResourceDirectoryAccountAccessRole");
    let params = [("RoleArn", arn.as_str()), ("RoleSessionName", "work")];
    let again = region.call_as(&admin, "Sts:AssumeRole", &params).await;
    assert_ne!(again.status, 200, "{}", again.json);
    // Nothing of it is left in the store but that its id is taken.
    let left = |prefix: &str| {
        let page = region.store.page(prefix, None, 10).expect("readable");
        let keys = page.entries.into_iter().map(|it| it.key);
        keys.filter(|it| it.starts_with(prefix)).collect::<Vec<_>>()
    };
    assert_eq!(left(&format!("identity/{member}/")), Vec::<String>::new());
    assert_eq!(left(&format!("secret/{member}/")), Vec::<String>::new());
    assert_eq!(left(&format!("account/{member}")).len(), 1);
}

/// Whoever accepts an invitation is bound, and no more: as long as its root has a key, the management account neither
/// makes it one of its own nor deletes it.
///
/// Source: Resource Directory guide, switch a cloud account to a resource account.
#[tokio::test]
async fn an_invited_account_is_not_deleted_by_whoever_invited_it() {
    let (region, _, root) = organisation().await;
    invited(&region, &root).await;
    let allow = [("Status", "Enabled")];
    region
        .ok("a", "ResourceManager:SetMemberDeletionPermission", &allow)
        .await;
    let account = ("AccountId", "1000000000000002");
    let switch = [account, ("NewAccountType", "ResourceAccount")];
    for product in ["ResourceManager", "ResourceDirectoryMaster"] {
        let switched = region
            .call("a", &format!("{product}:UpdateAccount"), &switch)
            .await;
        refused(&switched, 409, "NotSupport.AccountType", "access key");
        let deleted = region
            .call("a", &format!("{product}:DeleteAccount"), &[account])
            .await;
        refused(&deleted, 409, "AccountTypeOrStatusMismatch", "");
    }
    region.ok("b", "Sts:GetCallerIdentity", &[]).await;
    let remove = "ResourceManager:RemoveCloudAccount";
    region.ok("a", remove, &[account]).await;
}

#[tokio::test]
async fn a_member_with_more_identities_than_go_at_once_is_told_to_have_fewer() {
    let (region, admin, root) = organisation().await;
    let allow = [("Status", "Enabled")];
    region
        .ok("a", "ResourceManager:SetMemberDeletionPermission", &allow)
        .await;
    let member = member(&region, "crowded", &root).await;
    let session = inside(&region, &admin, &member).await;
    let call = |name: &'static str, user: String| {
        let (region, session) = (&region, &session);
        async move {
            let answer = region.call_as(session, name, &[("UserName", &user)]).await;
            assert_eq!(answer.status, 200, "{}", answer.json);
        }
    };
    // With the role by which one comes in and the settings, one more than may be.
    for number in 0..500 {
        for name in [
            "Ram:CreateUser",
            "Ram:CreateAccessKey",
            "Ram:CreateAccessKey",
        ] {
            call(name, format!("user-{number}")).await;
        }
    }
    let account = [("AccountId", member.as_str())];
    let name = "ResourceManager:GetAccountDeletionCheckResult";
    let check = region.ok("a", name, &account).await;
    let reason = "AccountDeletionCheckResultInfo.NotAllowReason.0.CheckId";
    assert_eq!(check.text(reason), "NON_SP_ram");
    for user in ["user-0", "user-1"] {
        let keys = region
            .call_as(&session, "Ram:ListAccessKeys", &[("UserName", user)])
            .await;
        let first = keys.text("AccessKeys.AccessKey.0.AccessKeyId");
        let params = [("UserName", user), ("UserAccessKeyId", first.as_str())];
        let gone = region
            .call_as(&session, "Ram:DeleteAccessKey", &params)
            .await;
        assert_eq!(gone.status, 200, "{}", gone.json);
        let emptied = [("UserAccessKeyId", first.as_str())];
        let name = "Ims:DeleteAccessKeyInRecycleBin";
        let gone = region.call_as(&session, name, &emptied).await;
        assert_eq!(gone.status, 200, "{}", gone.json);
    }
    let delete = "ResourceManager:DeleteAccount";
    region.ok("a", delete, &account).await;
    let status = "ResourceManager:GetAccountDeletionStatus";
    let done = region.ok("a", status, &account).await;
    assert_eq!(done.text("RdAccountDeletionStatus.Status"), "Success");
}

/// Source: Resource Directory guide, limits.
#[tokio::test]
async fn limits_of_a_resource_directory_are_told_by_their_codes() {
    let (region, _, root) = organisation().await;
    // Five levels of folders, the root folder not counted.
    let mut parent = root.clone();
    for level in 1..=5 {
        parent = folder(&region, &format!("level-{level}"), &parent).await;
    }
    let create = "ResourceManager:CreateFolder";
    let deeper = [
        ("FolderName", "level-6"),
        ("ParentFolderId", parent.as_str()),
    ];
    let answer = region.call("a", create, &deeper).await;
    refused(&answer, 409, "LimitExceeded.Folder.Depth", "5 levels");
    for number in 6..=100 {
        folder(&region, &format!("folder-{number}"), &root).await;
    }
    let more = [
        ("FolderName", "folder-101"),
        ("ParentFolderId", root.as_str()),
    ];
    let answer = region.call("a", create, &more).await;
    refused(&answer, 409, "QuotaExceeded.Folder.Count", "100");

    // Ten control policies at one target, the one that allows everything included.
    let deny = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*"}]}"#;
    for number in 1..10 {
        let id = policy(&region, &format!("policy-{number}"), deny).await;
        attach(&region, &id, &root).await;
    }
    let eleventh = policy(&region, "policy-11", deny).await;
    let params = [("PolicyId", eleventh.as_str()), ("TargetId", root.as_str())];
    let name = "ResourceManager:AttachControlPolicy";
    let answer = region.call("a", name, &params).await;
    refused(&answer, 409, "LimitExceeded.ControlPolicyAttachment", "10");

    // 4,096 characters of a document, blanks included.
    let blanks = |count: usize| format!("{deny}{}", " ".repeat(count - deny.len()));
    let document = |text: String| {
        let region = &region;
        async move {
            let params = [
                ("PolicyName", "long"),
                ("EffectScope", "RAM"),
                ("PolicyDocument", text.as_str()),
            ];
            let name = "ResourceManager:CreateControlPolicy";
            region.call("a", name, &params).await
        }
    };
    let answer = document(blanks(4_097)).await;
    let code = "InvalidParameter.PolicyDocument.Length";
    refused(&answer, 400, code, "4096");
    let answer = document(blanks(4_096)).await;
    assert_eq!(answer.status, 200, "{}", answer.json);

    // 200 members.
    for number in 1..=200 {
        member(&region, &format!("member-{number}"), &root).await;
    }
    let params = [("DisplayName", "member-201")];
    let name = "ResourceManager:CreateResourceAccount";
    let answer = region.call("a", name, &params).await;
    refused(&answer, 409, "QuotaExceeded.Account.Count", "200");
    let params = [
        ("TargetEntity", "1000000000000002"),
        ("TargetType", "Account"),
    ];
    let name = "ResourceManager:InviteAccountToResourceDirectory";
    let answer = region.call("a", name, &params).await;
    refused(&answer, 409, "QuotaExceeded.Account.Count", "200");
}

/// Source: RAM, condition keys, `acs:ResourceTag`; Resource Directory guide, tags.
#[tokio::test]
async fn a_policy_asks_for_the_tags_of_members_folders_and_resource_groups() {
    let (region, _, root) = organisation().await;
    let tagged = [
        ("FolderName", "tagged"),
        ("ParentFolderId", root.as_str()),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "blue"),
    ];
    let name = "ResourceDirectoryMaster:CreateFolder";
    let folders = [
        region.ok("a", name, &tagged).await.text("Folder.FolderId"),
        folder(&region, "plain", &root).await,
    ];
    let members = [
        member(&region, "tagged", &root).await,
        member(&region, "plain", &root).await,
    ];
    let groups = [
        resource_group(&region, "tagged").await,
        resource_group(&region, "plain").await,
    ];
    for (kind, id) in [("Account", &members[0]), ("ResourceGroup", &groups[0])] {
        let params = [
            ("ResourceType", kind),
            ("ResourceId.1", id.as_str()),
            ("Tag.1.Key", "team"),
            ("Tag.1.Value", "blue"),
        ];
        region
            .ok("a", "ResourceManager:TagResources", &params)
            .await;
    }
    let blue = region.user("blue").await;
    let document = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"resourcemanager:*","Resource":"*","Condition":{"StringEquals":{"acs:ResourceTag/team":"blue"}}}]}"#;
    region.grant("blue", "of-blue", document).await;
    for (name, word, [tagged, plain]) in [
        ("GetFolder", "FolderId", &folders),
        ("GetAccount", "AccountId", &members),
        ("GetResourceGroup", "ResourceGroupId", &groups),
    ] {
        let name = format!("ResourceManager:{name}");
        let shown = region.call_as(&blue, &name, &[(word, tagged)]).await;
        assert_eq!(shown.status, 200, "{}", shown.json);
        let hidden = region.call_as(&blue, &name, &[(word, plain)]).await;
        refused(&hidden, 403, "NoPermission", "resourcemanager:");
    }
}
