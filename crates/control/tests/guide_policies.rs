//! The guides' blocking policies, attached to a user and tried through the API with the 24 requests made from
//! the guides.

mod support;

use std::collections::BTreeMap;

use serde_json::Value;
use support::Region;
use support::ram::{ALLOW_ALL, Signer};

const BLOCK_ANY_SOURCE: &str = include_str!("../../ram/tests/data/policies/block-any-source.json");
const FREEZE_RULES: &str = include_str!("../../ram/tests/data/policies/freeze-rules.json");
const SCENARIOS: &str = include_str!("../../testkit/data/guide-scenarios.json");
const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

/// What the requests name, made for real.
async fn furnish(region: &Region) -> BTreeMap<&'static str, String> {
    let vpc = region
        .ok(
            "a",
            "Vpc:CreateVpc",
            &[REGION, ("CidrBlock", "192.168.0.0/16")],
        )
        .await;
    let vpc = vpc.text("VpcId");
    let vswitch = [
        REGION,
        ("VpcId", vpc.as_str()),
        ("CidrBlock", "192.168.1.0/24"),
        ("ZoneId", "cn-hangzhou-h"),
    ];
    let vswitch = region
        .ok("a", "Vpc:CreateVSwitch", &vswitch)
        .await
        .text("VSwitchId");
    let mut ids = BTreeMap::new();
    for name in ["sg-closed", "sg-open-ssh"] {
        let made = region
            .ok("a", "CreateSecurityGroup", &[REGION, ("VpcId", &vpc)])
            .await;
        ids.insert(name, made.text("SecurityGroupId"));
    }
    let group = ids["sg-open-ssh"].clone();
    for (priority, source) in [("1", "203.0.113.7/32"), ("2", "203.0.113.8/32")] {
        let rule = [
            REGION,
            ("SecurityGroupId", group.as_str()),
            ("Permissions.1.IpProtocol", "TCP"),
            ("Permissions.1.PortRange", "22/22"),
            ("Permissions.1.SourceCidrIp", source),
            ("Permissions.1.Priority", priority),
        ];
        region.ok("a", "AuthorizeSecurityGroup", &rule).await;
    }
    let shown = [REGION, ("SecurityGroupId", group.as_str())];
    let shown = region
        .ok("a", "DescribeSecurityGroupAttribute", &shown)
        .await;
    ids.insert(
        "sgr-1",
        shown.text("Permissions.Permission.0.SecurityGroupRuleId"),
    );
    ids.insert(
        "sgr-deny-22",
        shown.text("Permissions.Permission.1.SecurityGroupRuleId"),
    );
    let list = [
        REGION,
        ("PrefixListName", "world"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "1"),
        ("Entry.1.Cidr", "0.0.0.0/0"),
    ];
    ids.insert(
        "pl-world",
        region
            .ok("a", "CreatePrefixList", &list)
            .await
            .text("PrefixListId"),
    );
    let instance = [
        REGION,
        ("InstanceType", "ecs.g6.large"),
        ("ImageId", "debian_12"),
        ("VSwitchId", vswitch.as_str()),
        ("SecurityGroupId", ids["sg-closed"].as_str()),
    ];
    let instance = region.ok("a", "RunInstances", &instance).await;
    let instance = instance.text("InstanceIdSets.InstanceIdSet.0");
    ids.insert("i-ssh-open-private", instance.clone());
    ids.insert("i-1", instance);
    let eip = region.ok("a", "Vpc:AllocateEipAddress", &[REGION]).await;
    ids.insert("eip", eip.text("AllocationId"));
    ids.insert("vswitch", vswitch);
    ids
}

/// A request of a scenario as parameters, with what it leaves open filled in.
fn params(request: &Value, ids: &BTreeMap<&str, String>) -> Vec<(String, String)> {
    let mut params = BTreeMap::new();
    let mut put = |name: String, value: &str| {
        let value = ids.get(value).cloned().unwrap_or_else(|| value.to_owned());
        params.insert(name, value);
    };
    put("RegionId".to_owned(), "cn-hangzhou");
    let action = request["action"].as_str().expect("an action");
    match action.split(':').nth(1).expect("a name") {
        "RunInstances" | "CreateInstance" => {
            put("InstanceType".to_owned(), "ecs.g6.large");
            put("ImageId".to_owned(), "debian_12");
            put("VSwitchId".to_owned(), "vswitch");
        }
        "AssociateEipAddress" => put("AllocationId".to_owned(), "eip"),
        "ConfigureSecurityGroupPermissions" => {
            put("SecurityGroupId".to_owned(), "sg-open-ssh");
            put("Permissions.1.Direction".to_owned(), "ingress");
        }
        _ => put("SecurityGroupId".to_owned(), "sg-open-ssh"),
    }
    let texts = |value: &Value| value.as_str().map(str::to_owned);
    for (name, value) in request["request"].as_object().expect("fields") {
        match value {
            Value::Null => {}
            // Which policy the scenario is about; it says nothing about the rule.
            Value::String(_) if name == "policy" => {
                put("Permissions.1.IpProtocol".to_owned(), "TCP");
                put("Permissions.1.PortRange".to_owned(), "8080/8080");
                put("Permissions.1.SourceCidrIp".to_owned(), "203.0.113.7/32");
            }
            Value::String(text) if name == "SecurityGroupRuleId" && action.contains("Revoke") => {
                put("SecurityGroupRuleId.1".to_owned(), text);
            }
            Value::String(text) => put(name.clone(), text),
            Value::Array(items) if name == "permissions" => {
                for (n, item) in (1..).zip(items) {
                    for (field, value) in item.as_object().expect("fields") {
                        let value = texts(value).expect("a text");
                        put(format!("Permissions.{n}.{field}"), &value);
                    }
                }
            }
            Value::Array(items) => {
                for (n, item) in (1..).zip(items) {
                    put(format!("{name}.{n}"), item.as_str().expect("a text"));
                }
            }
            other => panic!("{name} is {other}"),
        }
    }
    params.into_iter().collect()
}

async fn guarded(region: &Region, name: &str, policy: &str) -> Signer {
    let user = region.user(name).await;
    region.grant(name, &format!("{name}-all"), ALLOW_ALL).await;
    region.grant(name, &format!("{name}-guide"), policy).await;
    user
}

#[tokio::test]
async fn the_24_requests_are_refused_or_not_as_the_guides_say() {
    the_24_requests("group").await;
}

/// The guides' policies are about `*`: they hold as well where rule writers are asked about that.
#[tokio::test]
async fn the_24_requests_are_decided_alike_where_rule_writers_are_asked_about_anything() {
    the_24_requests("any").await;
}

async fn the_24_requests(rule_writer_resource: &str) {
    let region = Region::start().await;
    let set = [
        ("AccountId", "1000000000000001"),
        ("RuleWriterResource", rule_writer_resource),
    ];
    region.ok("a", "Kanmon:ModifyAccountSettings", &set).await;
    let ids = furnish(&region).await;
    let blocked = guarded(&region, "blocked", BLOCK_ANY_SOURCE).await;
    let frozen = guarded(&region, "frozen", FREEZE_RULES).await;
    let file: Value = serde_json::from_str(SCENARIOS).expect("JSON");
    let requests = file["block_policy_requests"].as_array().expect("a list");
    let (mut refused, mut passed) = (0, 0);
    for request in requests {
        let id = request["id"].as_str().expect("an id");
        let user = if request["request"]["policy"].is_string() {
            &frozen
        } else {
            &blocked
        };
        let params = params(request, &ids);
        let params: Vec<(&str, &str)> = params
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let action = request["action"].as_str().expect("an action");
        let name = action.replace("ecs:AssociateEipAddress", "vpc:AssociateEipAddress");
        let answer = region.call_as(user, &name, &params).await;
        // The design judges each rule of a batch by itself; no rule of this one is TCP from anywhere.
        let is_refused = request["guide_policy"] == "deny" && id != "B-20";
        if is_refused {
            refused += 1;
            assert_eq!(
                (answer.status, answer.code()),
                (403, "Forbidden.RAM"),
                "{id}: {}",
                answer.json
            );
            assert_eq!(
                answer.text("AccessDeniedDetail.NoPermissionType"),
                "ExplicitDeny",
                "{id}"
            );
        } else {
            passed += 1;
            assert_eq!(answer.status, 200, "{id} {params:?}: {}", answer.json);
        }
    }
    assert_eq!((refused, passed), (9, 15));
}

/// Otherwise a change of the protocol of a rule that is open to all would slip through.
#[tokio::test]
async fn a_modified_rule_is_judged_by_what_results() {
    let region = Region::start().await;
    let ids = furnish(&region).await;
    let blocked = guarded(&region, "blocked", BLOCK_ANY_SOURCE).await;
    let group = ("SecurityGroupId", ids["sg-open-ssh"].as_str());
    let rule = [
        REGION,
        group,
        ("Permissions.1.IpProtocol", "UDP"),
        ("Permissions.1.PortRange", "22/22"),
        ("Permissions.1.SourceCidrIp", "0.0.0.0/0"),
    ];
    region.ok("a", "AuthorizeSecurityGroup", &rule).await;
    let shown = region
        .ok("a", "DescribeSecurityGroupAttribute", &[REGION, group])
        .await;
    let rules = shown.json["Permissions"]["Permission"]
        .as_array()
        .expect("a list")
        .clone();
    let open = rules
        .iter()
        .find(|it| it["IpProtocol"] == "UDP")
        .expect("it is there");
    let id = (
        "SecurityGroupRuleId",
        open["SecurityGroupRuleId"].as_str().expect("an id"),
    );
    let to_tcp = [
        REGION,
        group,
        id,
        ("IpProtocol", "TCP"),
        ("PortRange", "22/22"),
    ];
    let answer = region
        .call_as(&blocked, "ModifySecurityGroupRule", &to_tcp)
        .await;
    assert_eq!(
        (answer.status, answer.code()),
        (403, "Forbidden.RAM"),
        "{}",
        answer.json
    );
    let narrower = [REGION, group, id, ("SourceCidrIp", "203.0.113.0/24")];
    let answer = region
        .call_as(&blocked, "ModifySecurityGroupRule", &narrower)
        .await;
    assert_eq!(answer.status, 200, "{}", answer.json);
}

/// What a launch says about itself counts for each resource that it touches.
#[tokio::test]
async fn a_launch_is_decided_by_what_it_says_about_itself() {
    let region = Region::start().await;
    let ids = furnish(&region).await;
    let alice = region.user("alice").await;
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:RunInstances","Resource":"*","Condition":{"StringLike":{"ecs:InstanceType":["ecs.g6.*"]},"Bool":{"ecs:SecurityHardeningMode":"true"}}}]}"#;
    region.grant("alice", "small-and-hard", policy).await;
    for (what, instance_type, tokens, status) in [
        ("as allowed", "ecs.g6.large", "required", 200),
        ("another type", "ecs.c6.large", "required", 403),
        ("metadata without tokens", "ecs.g6.large", "optional", 403),
    ] {
        let params = [
            REGION,
            ("InstanceType", instance_type),
            ("ImageId", "debian_12"),
            ("HttpTokens", tokens),
            ("HttpEndpoint", "enabled"),
            ("VSwitchId", ids["vswitch"].as_str()),
            ("SecurityGroupId", ids["sg-closed"].as_str()),
        ];
        let answer = region.call_as(&alice, "RunInstances", &params).await;
        assert_eq!(answer.status, status, "{what}: {}", answer.json);
    }
}
