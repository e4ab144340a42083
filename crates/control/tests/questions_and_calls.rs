//! What `SimulatePolicy` and `ListPrincipalsForAction` say is what calls get: rights that no policy gives, sessions with
//! a policy of their own, resource groups, control policies.

mod support;

use support::ram::{ALLOW_ALL, Signer};
use support::{Answer, Region};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const ACCOUNT: &str = "1000000000000001";

/// Somebody who asks: account `a`, or a session.
enum Asks<'a> {
    Account,
    Session(&'a Signer),
}

impl Asks<'_> {
    async fn call(&self, region: &Region, name: &str, params: &[(&str, &str)]) -> Answer {
        let answer = match self {
            Self::Account => region.call("a", name, params).await,
            Self::Session(signer) => region.call_as(signer, name, params).await,
        };
        assert_eq!(answer.status, 200, "{name} {params:?}: {}", answer.json);
        answer
    }

    /// The decision, and which kind of policy it is of.
    async fn simulate(
        &self,
        region: &Region,
        who: &str,
        (action, resource): (&str, &str),
        more: &[(&str, &str)],
    ) -> (String, String) {
        let asked = [
            ("Principal", who),
            ("Action", action),
            ("Resource", resource),
        ];
        let asked: Vec<_> = asked.iter().chain(more).copied().collect();
        let answer = self.call(region, "Kanmon:SimulatePolicy", &asked).await;
        (answer.text("Decision"), answer.text("PolicyType"))
    }

    /// Who can, without the root.
    async fn who_can(&self, region: &Region, action: &str, resource: &str) -> Vec<String> {
        let asked = [("Action", action), ("Resource", resource)];
        let answer = self
            .call(region, "Kanmon:ListPrincipalsForAction", &asked)
            .await;
        let listed = answer.json["Principals"]["Principal"].as_array();
        let listed = listed.expect("a list").iter();
        let names = listed.filter(|it| it["Type"] != "Root").map(|it| {
            assert_eq!(it["IsDecided"], true, "{it}");
            let arn = it["PrincipalArn"].as_str().expect("an ARN");
            arn.rsplit(':').next().unwrap_or_default().to_owned()
        });
        names.collect()
    }
}

/// What a call was decided as: that it is allowed, or why not.
fn decided(answer: &Answer) -> (String, String) {
    let detail = |field: &str| answer.text(&format!("AccessDeniedDetail.{field}"));
    match detail("NoPermissionType") {
        kind if kind.is_empty() => ("Allow".to_owned(), String::new()),
        kind => (kind, detail("PolicyType")),
    }
}

/// What users may do to themselves by the security preference is told, and only that.
#[tokio::test]
async fn rights_over_oneself_are_told_as_they_are() {
    let region = Region::start().await;
    let mut users = Vec::new();
    for name in ["alice", "bob", "denied"] {
        users.push((name, region.user(name).await));
    }
    let deny = ALLOW_ALL.replace("Allow", "Deny");
    region.grant("denied", "deny", &deny).await;
    let device = [("VirtualMFADeviceName", "device")];
    region.ok("a", "Ram:CreateVirtualMFADevice", &device).await;
    let mut counts = [0, 0];
    for is_allowed in ["true", "false"] {
        let preference = [
            ("AllowUserToChangePassword", is_allowed),
            ("AllowUserToManageAccessKeys", is_allowed),
            ("AllowUserToManageMFADevices", is_allowed),
        ];
        region
            .ok("a", "Ram:SetSecurityPreference", &preference)
            .await;
        for (name, more) in [
            (
                "BindMFADevice",
                &[
                    ("SerialNumber", "acs:ram::1000000000000001:mfa/device"),
                    ("AuthenticationCode1", "123456"),
                    ("AuthenticationCode2", "654321"),
                ][..],
            ),
            ("UnbindMFADevice", &[]),
            ("ListAccessKeys", &[]),
            ("GetAccessKeyLastUsed", &[("UserAccessKeyId", "LTAI5tnone")]),
            (
                "UpdateAccessKey",
                &[("UserAccessKeyId", "LTAI5tnone"), ("Status", "Active")],
            ),
            ("DeleteAccessKey", &[("UserAccessKeyId", "LTAI5tnone")]),
            ("GetUser", &[]),
            ("DeleteLoginProfile", &[]),
        ] {
            let action = format!("ram:{name}");
            for of in ["alice", "denied"] {
                let resource = format!("acs:ram:*:{ACCOUNT}:user/{of}");
                let listed = Asks::Account.who_can(&region, &action, &resource).await;
                for (who, signer) in &users {
                    let params = [("UserName", of)];
                    let params: Vec<_> = params.iter().chain(more).copied().collect();
                    let called = region
                        .call_as(signer, &format!("Ram:{name}"), &params)
                        .await;
                    let (decision, _) = decided(&called);
                    let principal = format!("user/{who}");
                    let asked = (action.as_str(), resource.as_str());
                    let told = Asks::Account
                        .simulate(&region, &principal, asked, &[])
                        .await;
                    let what = format!("{who} {action} {of}, {is_allowed}");
                    assert_eq!(told.0, decision, "{what}");
                    assert_eq!(listed.contains(&principal), decision == "Allow", "{what}");
                    counts[usize::from(decision == "Allow")] += 1;
                }
            }
        }
    }
    assert_eq!(
        counts,
        [90, 6],
        "alice, six actions, herself, while it is allowed"
    );
    let everybody = ["user/alice", "user/bob", "user/denied"];
    for action in ["location:DescribeEndpoints", "sts:GetCallerIdentity"] {
        assert_eq!(Asks::Account.who_can(&region, action, "*").await, everybody);
        let told = Asks::Account
            .simulate(&region, "user/denied", (action, "*"), &[])
            .await;
        assert_eq!(told.0, "Allow", "{action}");
    }
}

/// A session that was begun with a policy can be asked about with it.
#[tokio::test]
async fn a_session_is_asked_about_with_its_policy() {
    let region = Region::start().await;
    let trust = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"RAM":"acs:ram::{ACCOUNT}:root"}}}}]}}"#
    );
    let role = [("RoleName", "Work"), ("AssumeRolePolicyDocument", &*trust)];
    region.ok("a", "Ram:CreateRole", &role).await;
    let policy = [
        ("RoleName", "Work"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSFullAccess"),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &policy).await;
    let alice = region.user("alice").await;
    region
        .attach("alice", "System", "AliyunSTSAssumeRoleAccess")
        .await;
    let narrow = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["ecs:DescribeInstances","vpc:*"],"Resource":"*"},
        {"Effect":"Deny","Action":"ecs:DescribeImages","Resource":"*"}]}"#;
    for policy in ["", narrow] {
        let arn = format!("acs:ram::{ACCOUNT}:role/work");
        let begin = [
            ("RoleArn", arn.as_str()),
            ("RoleSessionName", "session"),
            ("Policy", policy),
        ];
        let begun = region.call_as(&alice, "Sts:AssumeRole", &begin).await;
        let text = |field: &str| begun.text(&format!("Credentials.{field}"));
        let session = Signer {
            access_key_id: text("AccessKeyId"),
            secret: text("AccessKeySecret"),
            token: Some(text("SecurityToken")),
        };
        for (action, name) in [
            ("ecs:DescribeInstances", "DescribeInstances"),
            ("ecs:DescribeSecurityGroups", "DescribeSecurityGroups"),
            ("ecs:DescribeImages", "DescribeImages"),
            ("vpc:DescribeEipAddresses", "Vpc:DescribeEipAddresses"),
        ] {
            let called = region.call_as(&session, name, &[REGION]).await;
            let decoded = match called.text("AccessDeniedDetail.EncodedDiagnosticMessage") {
                none if none.is_empty() => "*".to_owned(),
                message => {
                    let params = [("EncodedDiagnosticMessage", message.as_str())];
                    let decoded = region.ok("a", "Ram:DecodeDiagnosticMessage", &params).await;
                    decoded.text("DecodedDiagnosticMessage.AuthResource")
                }
            };
            let principal = format!("acs:ram::{ACCOUNT}:assumed-role/Work/session");
            let more = [("SessionPolicyDocument", policy)];
            let asked = (action, decoded.as_str());
            let told = Asks::Account
                .simulate(&region, &principal, asked, &more)
                .await;
            let (decision, kind) = decided(&called);
            assert_eq!(told.0, decision, "{action} {policy}");
            if decision != "Allow" {
                assert_eq!(told.1, kind, "{action} {policy}");
            }
        }
    }
    let wrong = [
        ("Principal", "user/alice"),
        ("Action", "ecs:DescribeImages"),
        ("SessionPolicyDocument", narrow),
    ];
    let wrong = region.call("a", "Kanmon:SimulatePolicy", &wrong).await;
    support::refused(&wrong, 400, "InvalidParameter", "SessionPolicyDocument");
}

/// Policies in the scope of a resource group, and control policies over a member.
#[tokio::test]
async fn groups_and_control_policies_are_in_the_answers() {
    let region = Region::start().await;
    let team = [("Name", "team"), ("DisplayName", "team")];
    let team = region
        .ok("a", "ResourceManager:CreateResourceGroup", &team)
        .await;
    let team = team.text("ResourceGroup.Id");
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let mut groups = Vec::new();
    for group in [team.as_str(), ""] {
        let made = [REGION, ("VpcId", vpc.as_str()), ("ResourceGroupId", group)];
        let made = region.ok("a", "CreateSecurityGroup", &made).await;
        groups.push(made.text("SecurityGroupId"));
    }
    let alice = region.user("alice").await;
    let scoped = [
        ("UserName", "alice"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSFullAccess"),
        ("ResourceGroupId", team.as_str()),
    ];
    region.ok("a", "Ram:AttachPolicyToUser", &scoped).await;
    let action = "ecs:DescribeSecurityGroupAttribute";
    let mut decisions = Vec::new();
    for group in &groups {
        let resource = format!("acs:ecs:cn-hangzhou:{ACCOUNT}:securitygroup/{group}");
        let shown = [REGION, ("SecurityGroupId", group.as_str())];
        let called = region
            .call_as(&alice, "DescribeSecurityGroupAttribute", &shown)
            .await;
        let asked = (action, resource.as_str());
        let told = Asks::Account
            .simulate(&region, "user/alice", asked, &[])
            .await;
        assert_eq!(told.0, decided(&called).0, "{group}");
        let listed = Asks::Account.who_can(&region, action, &resource).await;
        assert_eq!(listed.contains(&"user/alice".to_owned()), told.0 == "Allow");
        decisions.push(told.0);
    }
    assert_eq!(decisions, ["Allow", "ImplicitDeny"]);

    // A member under a control policy, and a session in it that asks about its own role.
    region
        .ok("a", "ResourceManager:InitResourceDirectory", &[])
        .await;
    region
        .ok("a", "ResourceManager:EnableControlPolicy", &[])
        .await;
    let member = [("DisplayName", "member")];
    let member = region
        .ok("a", "ResourceManager:CreateResourceAccount", &member)
        .await;
    let member = member.text("Account.AccountId");
    let admin = region.user("admin").await;
    region
        .attach("admin", "System", "AdministratorAccess")
        .await;
    let role = "ResourceDirectoryAccountAccessRole";
    let arn = format!("acs:ram::{member}:role/{role}");
    let begin = [("RoleArn", arn.as_str()), ("RoleSessionName", "work")];
    let begun = region.call_as(&admin, "Sts:AssumeRole", &begin).await;
    let text = |field: &str| begun.text(&format!("Credentials.{field}"));
    let session = Signer {
        access_key_id: text("AccessKeyId"),
        secret: text("AccessKeySecret"),
        token: Some(text("SecurityToken")),
    };
    let inside = Asks::Session(&session);
    let block = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"vpc:DescribeVpcs","Resource":"*"}]}"#;
    let policy = [
        ("PolicyName", "block"),
        ("EffectScope", "RAM"),
        ("PolicyDocument", block),
    ];
    let policy = region
        .ok("a", "ResourceManager:CreateControlPolicy", &policy)
        .await;
    let policy = policy.text("ControlPolicy.PolicyId");
    let principal = format!("role/{}", role.to_lowercase());
    let mut decisions = Vec::new();
    for is_attached in [false, true] {
        if is_attached {
            let attach = [("PolicyId", policy.as_str()), ("TargetId", &member)];
            region
                .ok("a", "ResourceManager:AttachControlPolicy", &attach)
                .await;
        }
        let called = region
            .call_as(&session, "Vpc:DescribeVpcs", &[REGION])
            .await;
        let asked = ("vpc:DescribeVpcs", "*");
        let told = inside.simulate(&region, &principal, asked, &[]).await;
        assert_eq!(told.0, decided(&called).0);
        let listed = inside.who_can(&region, "vpc:DescribeVpcs", "*").await;
        assert_eq!(listed.contains(&principal), told.0 == "Allow", "{listed:?}");
        decisions.push(told);
    }
    let blocked = ("ExplicitDeny".to_owned(), "ControlPolicy".to_owned());
    assert_eq!(decisions[0].0, "Allow");
    assert_eq!(decisions[1], blocked);
}
