//! What the account that runs the region sets for the policies of an account.

mod support;

use support::Region;
use support::ram::{ALLOW_ALL, Signer};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const ACCOUNT: (&str, &str) = ("AccountId", "1000000000000001");

/// Whether a rule for a block is refused to somebody whom a policy denies blocks in a range.
async fn is_refused(region: &Region, who: &Signer, group: &str, source: &str) -> bool {
    let rule = [
        REGION,
        ("SecurityGroupId", group),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", "22/22"),
        ("Permissions.1.SourceCidrIp", source),
    ];
    let answer = region.call_as(who, "AuthorizeSecurityGroup", &rule).await;
    match answer.status {
        200 => false,
        403 => true,
        other => panic!("{other} {}", answer.json),
    }
}

async fn furnished() -> (Region, String) {
    let region = Region::start().await;
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let group = [REGION, ("VpcId", vpc.as_str())];
    let group = region.ok("a", "CreateSecurityGroup", &group).await;
    (region, group.text("SecurityGroupId"))
}

fn denies_in_range_of(block: &str) -> String {
    format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Deny","Action":"*","Resource":"*",
        "Condition":{{"CIDRInRange":{{"ecs:SecurityGroupSourceCidrIps":"{block}"}}}}}}]}}"#
    )
}

#[tokio::test]
async fn the_reading_of_cidr_in_range_holds_from_the_next_call_on() {
    for (block, readings) in [
        // Refused: 0.0.0.0/0, 10.0.0.0/8, 10.1.0.0/16.
        (
            "10.0.0.0/8",
            [
                ("hybrid", [false, true, true]),
                ("subset", [false, true, true]),
                ("cover", [true, true, false]),
                ("equal", [false, true, false]),
            ],
        ),
        (
            "0.0.0.0/0",
            [
                ("hybrid", [true, false, false]),
                ("subset", [true, true, true]),
                ("cover", [true, false, false]),
                ("equal", [true, false, false]),
            ],
        ),
    ] {
        let (region, group) = furnished().await;
        let user = region.user("alice").await;
        region.grant("alice", "all", ALLOW_ALL).await;
        region
            .grant("alice", "range", &denies_in_range_of(block))
            .await;
        for (reading, refused) in readings {
            let set = [REGION, ACCOUNT, ("CidrInRange", reading)];
            region.ok("a", "Kanmon:ModifyAccountSettings", &set).await;
            let sources = ["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16"];
            for (source, refused) in sources.into_iter().zip(refused) {
                let is = is_refused(&region, &user, &group, source).await;
                assert_eq!(is, refused, "{reading} {block} {source}");
            }
            let shown = region
                .ok("a", "Kanmon:DescribeAccountSettings", &[REGION, ACCOUNT])
                .await;
            assert_eq!(shown.text("CidrInRange"), reading);
        }
    }
}

#[tokio::test]
async fn what_a_session_may_do_follows_the_reading_too() {
    let (region, group) = furnished().await;
    let user = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"RAM":"acs:ram::1000000000000001:root"}}]}"#;
    let role = [("RoleName", "door"), ("AssumeRolePolicyDocument", trust)];
    region.ok("a", "Ram:CreateRole", &role).await;
    let attach = [
        ("RoleName", "door"),
        ("PolicyType", "System"),
        ("PolicyName", "AdministratorAccess"),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &attach).await;
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",
        "Condition":{"CIDRInRange":{"ecs:SecurityGroupSourceCidrIps":"10.0.0.0/8"}}}]}"#;
    let assume = [
        ("RoleArn", "acs:ram::1000000000000001:role/door"),
        ("RoleSessionName", "work"),
        ("Policy", policy),
    ];
    let answer = region.call_as(&user, "Sts:AssumeRole", &assume).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    let session = Signer {
        access_key_id: answer.text("Credentials.AccessKeyId"),
        secret: answer.text("Credentials.AccessKeySecret"),
        token: Some(answer.text("Credentials.SecurityToken")),
    };
    for (reading, refused) in [("subset", false), ("equal", true), ("hybrid", false)] {
        let set = [REGION, ACCOUNT, ("CidrInRange", reading)];
        region.ok("a", "Kanmon:ModifyAccountSettings", &set).await;
        let is = is_refused(&region, &session, &group, "10.1.0.0/16").await;
        assert_eq!(is, refused, "{reading}");
    }
}

#[tokio::test]
async fn a_document_is_of_the_dialect_that_was_set_when_it_was_written() {
    let (region, _) = furnished().await;
    let user = region.user("alice").await;
    let document = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*",
        "Condition":{"Null":{"acs:MFAPresent":"true"}}}]}"#;
    let named = [("PolicyName", "p"), ("PolicyDocument", document)];
    let refused = region.call("a", "Ram:CreatePolicy", &named).await;
    assert_eq!(refused.json["Code"], "MalformedPolicyDocument");

    let dialect = |name| [REGION, ACCOUNT, ("PolicyDialect", name)];
    let extended = dialect("extended");
    region
        .ok("a", "Kanmon:ModifyAccountSettings", &extended)
        .await;
    region.grant("alice", "p", document).await;
    let groups = region
        .call_as(&user, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(groups.status, 200, "{}", groups.json);

    let strict = dialect("strict");
    region
        .ok("a", "Kanmon:ModifyAccountSettings", &strict)
        .await;
    let again = [("PolicyName", "q"), ("PolicyDocument", document)];
    let refused = region.call("a", "Ram:CreatePolicy", &again).await;
    assert_eq!(refused.json["Code"], "MalformedPolicyDocument");
    let groups = region
        .call_as(&user, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(groups.status, 200, "what is stored keeps its dialect");
}

#[tokio::test]
async fn only_the_account_that_runs_the_region_sets_them() {
    let (region, _) = furnished().await;
    for set in [("CidrInRange", "subset"), ("PolicyDialect", "extended")] {
        let other = [REGION, ("AccountId", "1000000000000002"), set];
        let name = "Kanmon:ModifyAccountSettings";
        let refused = region.call("b", name, &other).await;
        assert_eq!(refused.status, 403, "{}", refused.json);
        let mut wrong = [REGION, ACCOUNT, set];
        wrong[2].1 = "sideways";
        let refused = region.call("a", name, &wrong).await;
        assert_eq!(refused.status, 400, "{}", refused.json);
    }
}
