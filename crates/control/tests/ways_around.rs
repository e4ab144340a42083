//! Ways around a policy that were open once.

mod support;

use std::sync::Arc;

use store::SimStore;
use support::ram::{ALLOW_ALL, Signer};
use support::{Region, refused, two_regions};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const PUBLIC_KEY: &str = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM184uYmivG7jS3283jN0TvMC0AW92vLX3Qqct/Ox2txAf1LXje30IfZUwfox6R3J3UGaKNiZgbCcRWpO6yZlhY=";

/// A user who may do everything but what a document denies.
async fn bound(region: &Region, denied: &str) -> Signer {
    let alice = region.user("Alice").await;
    region.grant("Alice", "everything", ALLOW_ALL).await;
    region.grant("Alice", "but", denied).await;
    alice
}

/// Source: RAM, condition keys, `acs:RequestTag`; ECS API, `Tag.N.Key`, also as `Tag.N.key`.
#[tokio::test]
async fn a_tag_that_is_denied_is_denied_however_it_is_spelled() {
    let region = Region::start().await;
    let denied = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*",
        "Condition":{"StringEquals":{"acs:RequestTag/env":"prod"}}}]}"#;
    let alice = bound(&region, denied).await;
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let spellings: [&[(&str, &str)]; 5] = [
        &[("Tag.1.Key", "env"), ("Tag.1.Value", "prod")],
        &[("Tag.1.key", "env"), ("Tag.1.value", "prod")],
        &[("Tag.1.Key", "env"), ("Tag.1.value", "prod")],
        &[
            ("Tag.1.key", "other"),
            ("Tag.2.Key", "env"),
            ("Tag.2.Value", "prod"),
        ],
        &[("Tag", r#"[{"Key":"env","Value":"prod"}]"#)],
    ];
    for spelling in spellings {
        let group = [REGION, ("VpcId", vpc.as_str())];
        let params = [&group[..], spelling].concat();
        let answer = region.call_as(&alice, "CreateSecurityGroup", &params).await;
        assert_eq!(
            answer.code(),
            "Forbidden.RAM",
            "{spelling:?}: {}",
            answer.json
        );
    }
    let group = [
        REGION,
        ("VpcId", vpc.as_str()),
        ("Tag.1.key", "env"),
        ("Tag.1.value", "test"),
    ];
    let made = region.call_as(&alice, "CreateSecurityGroup", &group).await;
    assert_eq!(made.status, 200, "{}", made.json);
}

/// Names of key pairs differ in one region only.
#[tokio::test]
async fn a_key_pair_is_judged_by_its_own_tags_and_not_by_those_of_one_in_another_region() {
    let region = Region::over_with(Arc::new(SimStore::new(1)), two_regions()).await;
    let denied = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:DeleteKeyPairs","Resource":"*",
        "Condition":{"StringEquals":{"acs:ResourceTag/env":"prod"}}}]}"#;
    let alice = bound(&region, denied).await;
    let regions = ["cn-hangzhou", "cn-beijing"];
    for kept in regions {
        for at in regions {
            let env = if at == kept { "prod" } else { "test" };
            let pair = [
                ("RegionId", at),
                ("KeyPairName", kept),
                ("PublicKeyBody", PUBLIC_KEY),
                ("Tag.1.Key", "env"),
                ("Tag.1.Value", env),
            ];
            region.ok("a", "ImportKeyPair", &pair).await;
        }
    }
    for kept in regions {
        let names = format!(r#"["{kept}"]"#);
        for at in regions {
            let pairs = [("RegionId", at), ("KeyPairNames", names.as_str())];
            let answer = region.call_as(&alice, "DeleteKeyPairs", &pairs).await;
            let expected = if at == kept { 403 } else { 200 };
            assert_eq!(answer.status, expected, "{kept} in {at}: {}", answer.json);
        }
    }
}

/// Names of users differ without regard to case, ARNs of Kanmon do not.
#[tokio::test]
async fn asking_about_a_user_is_denied_in_whichever_case_it_is_named() {
    let region = Region::start().await;
    let denied = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"kanmon:SimulatePolicy",
        "Resource":"acs:kanmon:*:*:user/Bob"}]}"#;
    let alice = bound(&region, denied).await;
    region.user("Bob").await;
    for name in ["user/Bob", "user/bob", "user/BOB"] {
        let asked = [
            ("Principal", name),
            ("Action", "ecs:StopInstance"),
            ("Resource", "*"),
        ];
        let answer = region
            .call_as(&alice, "Kanmon:SimulatePolicy", &asked)
            .await;
        assert_eq!(answer.status, 403, "{name}: {}", answer.json);
    }
    let asked = [
        ("Principal", "user/alice"),
        ("Action", "ecs:StopInstance"),
        ("Resource", "*"),
    ];
    let answer = region
        .call_as(&alice, "Kanmon:SimulatePolicy", &asked)
        .await;
    assert_eq!(answer.status, 200, "{}", answer.json);
}

/// As for users.
#[tokio::test]
async fn comparing_a_policy_is_denied_in_whichever_case_it_is_named() {
    let region = Region::start().await;
    let denied = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"kanmon:ComparePolicies",
        "Resource":"acs:kanmon:*:*:policy/Hidden"}]}"#;
    let alice = bound(&region, denied).await;
    let hidden = [("PolicyName", "Hidden"), ("PolicyDocument", ALLOW_ALL)];
    region.ok("a", "Ram:CreatePolicy", &hidden).await;
    for (name, status) in [("Hidden", 403), ("hidden", 403), ("everything", 200)] {
        let asked = [("OldPolicyName", name), ("NewPolicyDocument", ALLOW_ALL)];
        let answer = region
            .call_as(&alice, "Kanmon:ComparePolicies", &asked)
            .await;
        assert_eq!(answer.status, status, "{name}: {}", answer.json);
    }
}

/// Of the account that runs the region, too, only who may make accounts learns which there are.
#[tokio::test]
async fn who_may_not_make_accounts_does_not_learn_which_there_are() {
    let region = Region::start().await;
    let alice = region.user("Alice").await;
    for (operation, absent) in [
        ("Kanmon:CreateAccount", "2999999999999999"),
        ("Kanmon:ModifyAccountSettings", "2999999999999999"),
        ("Kanmon:DescribeAccountSettings", "2999999999999999"),
    ] {
        let there = support::account_id("b").to_string();
        let ask = async |id: &str| {
            let params = [("AccountId", id)];
            let answer = region.call_as(&alice, operation, &params).await;
            (answer.status, answer.code().to_owned())
        };
        assert_eq!(ask(&there).await, ask(absent).await, "{operation}");
    }
}

/// Source: ResourceManager API, `DeleteResourceGroup`; ECS API, `InvalidResourceGroup.NotFound`.
#[tokio::test]
async fn nothing_is_made_in_or_attached_to_a_resource_group_that_is_not_there() {
    let region = Region::start().await;
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let group = [REGION, ("VpcId", vpc.as_str())];
    let group = region.ok("a", "CreateSecurityGroup", &group).await;
    let group = group.text("SecurityGroupId");
    let vswitch = [
        REGION,
        ("VpcId", vpc.as_str()),
        ("CidrBlock", "192.168.1.0/24"),
        ("ZoneId", "cn-hangzhou-h"),
    ];
    let vswitch = region.ok("a", "Vpc:CreateVSwitch", &vswitch).await;
    let vswitch = vswitch.text("VSwitchId");
    let team = [("Name", "team"), ("DisplayName", "team")];
    let team = region
        .ok("a", "ResourceManager:CreateResourceGroup", &team)
        .await
        .text("ResourceGroup.Id");
    let alice = region.user("alice").await;
    let attach = [
        ("UserName", "alice"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSFullAccess"),
        ("ResourceGroupId", team.as_str()),
    ];
    region.ok("a", "Ram:AttachPolicyToUser", &attach).await;
    // Making a group asks for its VPC as well.
    let in_vpcs = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"acs:vpc:*:*:vpc/*"}]}"#;
    region.grant("alice", "in-vpcs", in_vpcs).await;
    let mine = [
        REGION,
        ("VpcId", vpc.as_str()),
        ("ResourceGroupId", team.as_str()),
    ];
    let made = region.call_as(&alice, "CreateSecurityGroup", &mine).await;
    let moved = [
        REGION,
        ("ResourceType", "securitygroup"),
        ("ResourceId", group.as_str()),
        ("ResourceGroupId", team.as_str()),
    ];
    region.ok("a", "JoinResourceGroup", &moved).await;
    for id in [made.text("SecurityGroupId"), group.clone()] {
        let gone = [REGION, ("SecurityGroupId", id.as_str())];
        region.ok("a", "DeleteSecurityGroup", &gone).await;
    }
    let gone = [("ResourceGroupId", team.as_str())];
    region
        .ok("a", "ResourceManager:DeleteResourceGroup", &gone)
        .await;

    // The rights in its scope are no way into a group that is gone.
    let after = region.call_as(&alice, "CreateSecurityGroup", &mine).await;
    assert!(
        matches!(after.status, 403 | 404),
        "{} {}",
        after.status,
        after.json
    );

    let group = [REGION, ("VpcId", vpc.as_str())];
    let group = region.ok("a", "CreateSecurityGroup", &group).await;
    let group = group.text("SecurityGroupId");
    let instance = [
        ("InstanceType", "ecs.g6.large"),
        ("ImageId", "debian_12"),
        ("VSwitchId", vswitch.as_str()),
        ("SecurityGroupId", group.as_str()),
    ];
    let calls: [(&str, &[(&str, &str)]); 11] = [
        ("CreateSecurityGroup", &[("VpcId", &vpc)]),
        ("RunInstances", &instance),
        ("CreateInstance", &instance),
        (
            "CreateNetworkInterface",
            &[("VSwitchId", &vswitch), ("SecurityGroupId", &group)],
        ),
        (
            "CreatePrefixList",
            &[
                ("PrefixListName", "office"),
                ("AddressFamily", "IPv4"),
                ("MaxEntries", "1"),
            ],
        ),
        (
            "CreatePortRangeList",
            &[("PortRangeListName", "web"), ("MaxEntries", "1")],
        ),
        ("CreateKeyPair", &[("KeyPairName", "door")]),
        (
            "ImportKeyPair",
            &[("KeyPairName", "gate"), ("PublicKeyBody", PUBLIC_KEY)],
        ),
        (
            "JoinResourceGroup",
            &[("ResourceType", "securitygroup"), ("ResourceId", &group)],
        ),
        ("Vpc:CreateVpc", &[("CidrBlock", "10.0.0.0/16")]),
        ("Vpc:AllocateEipAddress", &[]),
    ];
    for (operation, params) in calls {
        for absent in [team.as_str(), "rg-none", "none"] {
            let params = [&[REGION, ("ResourceGroupId", absent)], params].concat();
            let answer = region.call("a", operation, &params).await;
            assert_eq!(
                (answer.status, answer.code()),
                (404, "InvalidResourceGroup.NotFound"),
                "{operation} {absent}: {}",
                answer.json
            );
        }
    }
    let attach = [
        ("UserName", "alice"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunVPCFullAccess"),
        ("ResourceGroupId", team.as_str()),
    ];
    let attached = region.call("a", "Ram:AttachPolicyToUser", &attach).await;
    refused(&attached, 404, "EntityNotExists.ResourceGroup", "");
}

/// A share opens a VPC to another account, so whoever shares is asked about the VPC; and it is no way to learn which
/// accounts there are.
#[tokio::test]
async fn a_vpc_that_a_policy_keeps_closed_is_not_shared_and_a_share_tells_of_no_account() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let keeps_closed = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"acs:vpc:*:*:*","Condition":{"StringEquals":{"acs:ResourceTag/closed":"yes"}}}]}"#;
    region.grant("alice", "keeps-closed", keeps_closed).await;
    let cidr = ("CidrBlock", "192.168.0.0/16");
    let vpc = async || {
        region
            .ok("a", "Vpc:CreateVpc", &[REGION, cidr])
            .await
            .text("VpcId")
    };
    let (open, closed) = (vpc().await, vpc().await);
    let zone = [("CidrBlock", "192.168.1.0/24"), ("ZoneId", "cn-hangzhou-h")];
    let params = [REGION, ("VpcId", &*closed), zone[0], zone[1]];
    let vswitch = region
        .ok("a", "Vpc:CreateVSwitch", &params)
        .await
        .text("VSwitchId");
    let tag = [("Tag.1.Key", "closed"), ("Tag.1.Value", "yes")];
    let params = [
        REGION,
        ("ResourceType", "VPC"),
        ("ResourceId.1", &*closed),
        tag[0],
        tag[1],
    ];
    region.ok("a", "Vpc:TagResources", &params).await;

    let share = async |id: &str, kind: &str, target: &str| {
        let resource = [
            ("Resources.1.ResourceId", id),
            ("Resources.1.ResourceType", kind),
        ];
        let params = [
            REGION,
            ("ResourceShareName", "net"),
            resource[0],
            resource[1],
            ("Targets.1", target),
        ];
        region
            .call_as(&alice, "ResourceSharing:CreateResourceShare", &params)
            .await
    };
    let other = "1000000000000002";
    for (id, kind) in [(&closed, "VPC"), (&vswitch, "VSwitch")] {
        let answer = share(id, kind, other).await;
        refused(
            &answer,
            403,
            "Forbidden.RAM",
            "resourcesharing:CreateResourceShare",
        );
    }
    let (known, unknown) = (
        share(&open, "VPC", other).await,
        share(&open, "VPC", "1999999999999999").await,
    );
    assert_eq!(
        (known.status, unknown.status),
        (200, 200),
        "{} {}",
        known.json,
        unknown.json
    );
    let mine = share(&open, "VPC", "1000000000000001").await;
    assert_eq!(
        (mine.status, mine.code()),
        (400, "InvalidParameter.Targets")
    );
}

/// Anybody may have a resource directory and invite, so an invitation is no way to learn which accounts there are.
#[tokio::test]
async fn an_invitation_tells_of_no_account() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let start = "ResourceManager:InitResourceDirectory";
    region.call_as(&alice, start, &[]).await;
    for product in ["ResourceManager", "ResourceDirectoryMaster"] {
        let invite = async |target: &str| {
            let params = [("TargetEntity", target), ("TargetType", "Account")];
            let name = format!("{product}:InviteAccountToResourceDirectory");
            let answer = region.call_as(&alice, &name, &params).await;
            let handshake = |field: &str| answer.text(&format!("Handshake.{field}"));
            match answer.status {
                200 => (200, handshake("Status"), handshake("Note")),
                status => (status, answer.code().to_owned(), String::new()),
            }
        };
        let there = support::account_id("b").to_string();
        // Of the second product it is the same invitation again.
        let (known, unknown) = (invite(&there).await, invite("1999999999999999").await);
        assert_eq!(known, unknown, "{product}");
        let mine = invite("1000000000000001").await;
        assert_eq!((mine.0, &*mine.1), (400, "InvalidParameter.TargetEntity"));
    }
}
