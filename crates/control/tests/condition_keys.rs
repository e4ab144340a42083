//! Every condition key that is documented for an action is filled by it, and every resource is asked for: a user
//! climbs from one refusal to the next, each time with one more permit, and what the refusals say is compared with
//! the documentation.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use support::Region;
use support::ram::Signer;

const DOCUMENTED: &str = include_str!("../../ram/data/actions.json");
const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

/// A request for each documented action with condition keys that is offered. A word in braces is the id of a thing.
const REQUESTS: &str = "
Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceCidrIp=0.0.0.0/0
Ecs:AuthorizeSecurityGroupEgress SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.DestCidrIp=0.0.0.0/0
Ecs:ModifySecurityGroupRule SecurityGroupId={group} SecurityGroupRuleId={rule} Priority=9
Ecs:ModifySecurityGroupEgressRule SecurityGroupId={group} SecurityGroupRuleId={egress-rule} Priority=9
Ecs:RevokeSecurityGroup SecurityGroupId={group} SecurityGroupRuleId.1={rule}
Ecs:RevokeSecurityGroupEgress SecurityGroupId={group} SecurityGroupRuleId.1={egress-rule}
Ecs:ConfigureSecurityGroupPermissions SecurityGroupId={group} Permissions.1.Direction=ingress Permissions.1.IpProtocol=UDP Permissions.1.PortRange=22/22 Permissions.1.SourceCidrIp=10.0.0.0/8
Ecs:DescribeSecurityGroupAttribute SecurityGroupId={group}
Ecs:DescribeSecurityGroups SecurityGroupId={group}
Ecs:RunInstances InstanceType=ecs.g6.large ImageId=aliyun_3_x64_20G_alibase_20240819.vhd VSwitchId={vswitch} SecurityGroupId={group} RamRoleName=work DataDisk.1.Size=20 DataDisk.1.Encrypted=true SecurityEnhancementStrategy=Active
Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=aliyun_3_x64_20G_alibase_20240819.vhd VSwitchId={vswitch} SecurityGroupId={group} RamRoleName=work DataDisk.1.Size=20 DataDisk.1.Encrypted=true SecurityEnhancementStrategy=Active
Ecs:DescribeInstances InstanceIds=[\"{instance}\"]
Ecs:ModifyInstanceAttribute InstanceId={instance} Password=Sesame-1234
Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={vswitch} PrivateIpAddress=192.168.1.200
Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={group}
Ecs:AttachInstanceRamRole RamRoleName=work InstanceIds=[\"{instance}\"]
Vpc:DescribeVSwitches VpcId={vpc}
Ram:CreateServiceLinkedRole ServiceName=polardb.aliyuncs.com
Ram:DeleteServiceLinkedRole RoleName=AliyunServiceRoleForPolarDB
Sts:AssumeRole RoleArn=acs:ram::1000000000000001:role/work RoleSessionName=work ExternalId=told
";

/// What is documented and yet not filled, and why.
const NOT_FILLED: [(&str, &str, &str); 2] = [
    (
        "ecs:DescribeInstances",
        "ResourceOwner",
        "no document says what it holds",
    ),
    (
        "ecs:DescribeSecurityGroups",
        "ecs:tag",
        "it is asked for all groups, which have no tags together",
    ),
];

/// What the documentation names and no request can show here, and why.
const NOT_TRIED: [(&str, &str); 3] = [
    (
        "ram:PassRole",
        "no operation: it is asked for by RunInstances and AttachInstanceRamRole",
    ),
    (
        "sts:AssumeRoleWithSAML",
        "nobody signs it: its keys are the assertion's",
    ),
    (
        "sts:AssumeRoleWithOIDC",
        "nobody signs it: its keys are the token's",
    ),
];

async fn furnished() -> (Region, BTreeMap<&'static str, String>) {
    let region = Region::start().await;
    let mut ids = BTreeMap::new();
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let vswitch = [
        REGION,
        ("VpcId", vpc.as_str()),
        ("CidrBlock", "192.168.1.0/24"),
        ("ZoneId", "cn-hangzhou-h"),
    ];
    let vswitch = region.ok("a", "Vpc:CreateVSwitch", &vswitch).await;
    let vswitch = vswitch.text("VSwitchId");
    let tag = [
        REGION,
        ("ResourceType", "VSWITCH"),
        ("ResourceId.1", vswitch.as_str()),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "red"),
    ];
    region.ok("a", "Vpc:TagResources", &tag).await;
    let tag = [("Tag.1.Key", "team"), ("Tag.1.Value", "red")];
    let group = [REGION, ("VpcId", vpc.as_str()), tag[0], tag[1]];
    let group = region.ok("a", "CreateSecurityGroup", &group).await;
    let group = group.text("SecurityGroupId");
    for (direction, peer) in [("", "SourceCidrIp"), ("Egress", "DestCidrIp")] {
        let peer = format!("Permissions.1.{peer}");
        let rule = [
            REGION,
            ("SecurityGroupId", group.as_str()),
            ("Permissions.1.IpProtocol", "TCP"),
            ("Permissions.1.PortRange", "443/443"),
            (peer.as_str(), "203.0.113.0/24"),
        ];
        let name = format!("AuthorizeSecurityGroup{direction}");
        region.ok("a", &name, &rule).await;
    }
    let shown = [REGION, ("SecurityGroupId", group.as_str())];
    let shown = region
        .ok("a", "DescribeSecurityGroupAttribute", &shown)
        .await;
    let rules = shown.json["Permissions"]["Permission"].as_array();
    for rule in rules.expect("rules") {
        let name = match rule["Direction"].as_str() {
            Some("ingress") => "rule",
            _ => "egress-rule",
        };
        let id = rule["SecurityGroupRuleId"].as_str().expect("an id");
        ids.insert(name, id.to_owned());
    }
    for name in ["instance", "stopped"] {
        let launch = [
            REGION,
            ("InstanceType", "ecs.g6.large"),
            ("VSwitchId", vswitch.as_str()),
            ("SecurityGroupId", group.as_str()),
            tag[0],
            tag[1],
        ];
        let made = region.ok("a", "RunInstances", &launch).await;
        ids.insert(name, made.text("InstanceIdSets.InstanceIdSet.0"));
    }
    let stop = [REGION, ("InstanceId", ids["stopped"].as_str())];
    region.ok("a", "StopInstance", &stop).await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"RAM":"acs:ram::1000000000000001:root","Service":"ecs.aliyuncs.com"}}]}"#;
    let role = [("RoleName", "work"), ("AssumeRolePolicyDocument", trust)];
    region.ok("a", "Ram:CreateRole", &role).await;
    ids.insert("group", group);
    ids.insert("vswitch", vswitch);
    ids.insert("vpc", vpc);
    (region, ids)
}

/// What the refusals of one request said.
#[derive(Debug, Default)]
struct Climb {
    /// Action and resource of each refusal, in order.
    asked: Vec<(String, String)>,
    /// The condition keys that had values, by action.
    keys: BTreeSet<(String, String)>,
}

async fn climb(region: &Region, who: &Signer, name: &str, params: &[(&str, &str)]) -> Climb {
    let mut climb = Climb::default();
    loop {
        let answer = region.call_as(who, name, params).await;
        let message = answer.text("AccessDeniedDetail.EncodedDiagnosticMessage");
        if message.is_empty() {
            assert_eq!(answer.status, 200, "{name} {}", answer.json);
            break;
        }
        let params = [("EncodedDiagnosticMessage", message.as_str())];
        let decoded = region.ok("a", "Ram:DecodeDiagnosticMessage", &params).await;
        let decoded = &decoded.json["DecodedDiagnosticMessage"];
        let text = |name: &str| decoded[name].as_str().expect("a text").to_owned();
        let asked = (text("AuthAction"), text("AuthResource"));
        assert!(
            !climb.asked.contains(&asked),
            "{name} climbs nowhere: {asked:?}"
        );
        for condition in decoded["AuthConditions"].as_array().expect("conditions") {
            let key = condition["ConditionKey"]
                .as_str()
                .expect("a key")
                .to_owned();
            climb.keys.insert((asked.0.clone(), key));
        }
        climb.asked.push(asked);
        write_policy(region, &climb.asked).await;
    }
    climb
}

/// Gives the user exactly these permits.
async fn write_policy(region: &Region, asked: &[(String, String)]) {
    let statements: Vec<String> = asked
        .iter()
        .map(|(action, resource)| {
            format!(r#"{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}"#)
        })
        .collect();
    let document = format!(
        r#"{{"Version":"1","Statement":[{}]}}"#,
        statements.join(",")
    );
    let version = [
        ("PolicyName", "permits"),
        ("PolicyDocument", document.as_str()),
        ("SetAsDefault", "true"),
        (
            "RotateStrategy",
            "DeleteOldestNonDefaultVersionWhenLimitExceeded",
        ),
    ];
    region.ok("a", "Ram:CreatePolicyVersion", &version).await;
}

/// Whether a resource that was asked for is what a documented template says.
fn fits(template: &str, arn: &str) -> bool {
    let parts = |text: &str| text.splitn(5, ':').map(str::to_owned).collect::<Vec<_>>();
    let (template, arn) = (parts(template), parts(arn));
    let kind = |parts: &[String]| {
        let relative = parts.get(4).cloned().unwrap_or_default();
        relative.split('/').next().unwrap_or_default().to_owned()
    };
    template.get(1) == arn.get(1) && kind(&template) == kind(&arn)
}

#[tokio::test]
async fn what_is_documented_for_an_action_is_filled_and_asked_for() {
    what_is_documented("group").await;
}

/// As the cloud documents them today, actions that write rules have no resource.
#[tokio::test]
async fn it_is_so_where_rule_writers_are_asked_about_anything() {
    what_is_documented("any").await;
}

async fn what_is_documented(rule_writer_resource: &str) {
    let (region, ids) = furnished().await;
    let set = [
        ("AccountId", "1000000000000001"),
        ("RuleWriterResource", rule_writer_resource),
    ];
    region.ok("a", "Kanmon:ModifyAccountSettings", &set).await;
    let user = region.user("alice").await;
    let nothing = r#"{"Version":"1","Statement":[]}"#;
    region.grant("alice", "permits", nothing).await;
    let mut seen = Climb::default();
    let mut tried = BTreeSet::new();
    for line in REQUESTS.trim().lines() {
        let mut line = line.to_owned();
        for (name, id) in &ids {
            line = line.replace(&format!("{{{name}}}"), id);
        }
        let mut words = line.split(' ');
        let name = words.next().expect("a name");
        let params = words.map(|word| word.split_once('=').expect("name=value"));
        let params: Vec<_> = std::iter::once(REGION).chain(params).collect();
        write_policy(&region, &[]).await;
        let climb = climb(&region, &user, name, &params).await;
        tried.insert(climb.asked.first().expect("one refusal").0.clone());
        seen.asked.extend(climb.asked);
        seen.keys.extend(climb.keys);
    }
    let documented: Value = serde_json::from_str(DOCUMENTED).expect("it is JSON");
    let mut missing = Vec::new();
    for (action, facts) in documented["actions"].as_object().expect("actions") {
        let list = |name: &str| facts[name].as_array().cloned().unwrap_or_default();
        let keys = list("condition_keys");
        if !tried.contains(action) {
            let product = action.split(':').next().unwrap_or_default();
            let name = action.split(':').nth(1).unwrap_or_default();
            let is_offered = openapi::operations()
                .iter()
                .any(|it| it.ram_action.eq_ignore_ascii_case(action) && it.name == name);
            if is_offered && !keys.is_empty() && !NOT_TRIED.iter().any(|it| it.0 == action) {
                missing.push(format!("{action} of {product} is offered and not tried"));
            }
        }
        let was_asked = seen.asked.iter().any(|(it, _)| it == action);
        if !was_asked {
            continue;
        }
        for key in keys.iter().filter_map(Value::as_str) {
            let is_filled = seen.keys.iter().any(|(of, it)| {
                of == action
                    && (it.eq_ignore_ascii_case(key)
                        || (key.ends_with(":tag") && it.starts_with("acs:ResourceTag/")))
            });
            let is_excused = NOT_FILLED.iter().any(|it| (it.0, it.1) == (action, key));
            if is_filled == is_excused {
                missing.push(format!("{action} {key}: filled {is_filled}"));
            }
        }
        for resource in list("resources") {
            let template = resource["arn"].as_str().expect("a template");
            let is_asked = template == "*"
                || resource["mandatory"] != Value::Bool(true)
                || seen
                    .asked
                    .iter()
                    .any(|(of, arn)| of == action && fits(template, arn));
            if !is_asked {
                missing.push(format!("{action} is not asked for on {template}"));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "{}\n{:#?}",
        missing.join("\n"),
        seen.asked
    );
    // Kanmon's own keys, at every writer of rules; what each resource is: the group.
    for action in [
        "ecs:AuthorizeSecurityGroup",
        "ecs:AuthorizeSecurityGroupEgress",
        "ecs:ModifySecurityGroupRule",
        "ecs:ModifySecurityGroupEgressRule",
        "ecs:ConfigureSecurityGroupPermissions",
    ] {
        for key in ["PortRange", "OpensToInternet", "SecurityGroupId"] {
            let wanted = (action.to_owned(), format!("kanmon:{key}"));
            assert!(seen.keys.contains(&wanted), "{wanted:?}");
        }
        let group = format!(
            "acs:ecs:cn-hangzhou:1000000000000001:securitygroup/{}",
            ids["group"]
        );
        for (mode, arn) in [("group", group), ("any", "*".to_owned())] {
            let is_asked = seen.asked.contains(&(action.to_owned(), arn));
            assert_eq!(is_asked, mode == rule_writer_resource, "{action} {mode}");
        }
    }
    let passed = ("ram:PassRole".to_owned(), "acs:Service".to_owned());
    assert!(seen.keys.contains(&passed), "{:?}", seen.keys);
}

/// What a rule does to the group as a whole is what the key says, whatever the rule is by itself.
#[tokio::test]
async fn a_rule_that_opens_the_group_together_with_others_can_be_denied() {
    let (region, ids) = furnished().await;
    let user = region.user("alice").await;
    region.grant("alice", "all", support::ram::ALLOW_ALL).await;
    let deny = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*",
        "Condition":{"Bool":{"kanmon:OpensToInternet":"true"}}}]}"#;
    region.grant("alice", "closed", deny).await;
    let rule = |port: &'static str, peer: (&'static str, &'static str)| {
        [
            REGION,
            ("SecurityGroupId", ids["group"].as_str()),
            ("Permissions.1.IpProtocol", "TCP"),
            ("Permissions.1.PortRange", port),
            peer,
        ]
    };
    let v4 = "Permissions.1.SourceCidrIp";
    let v6 = "Permissions.1.Ipv6SourceCidrIp";
    for (port, peer, status) in [
        ("22/22", (v4, "8.0.0.0/9"), 200),
        ("23/23", (v4, "8.128.0.0/9"), 200),
        ("20/30", (v4, "8.128.0.0/9"), 403),
        ("22/22", (v6, "::/0"), 403),
        ("22/22", (v4, "0.0.0.0/0"), 403),
        ("22/22", (v4, "10.0.0.0/8"), 200),
    ] {
        let answer = region
            .call_as(&user, "AuthorizeSecurityGroup", &rule(port, peer))
            .await;
        assert_eq!(answer.status, status, "{port} {peer:?} {}", answer.json);
    }
}

/// Tags of identities are tags of resources, at every action that names one.
#[tokio::test]
async fn users_roles_and_policies_have_the_tags_that_a_policy_asks_about() {
    let (region, ids) = furnished().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", support::ram::ALLOW_ALL).await;
    let deny = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":["ram:*","ecs:AttachInstanceRamRole"],
        "Resource":"*","Condition":{"StringEquals":{"acs:ResourceTag/closed":"yes"}}}]}"#;
    region.grant("alice", "open-only", deny).await;
    region
        .ok("a", "Ram:CreateUser", &[("UserName", "bob")])
        .await;
    let bob = ("UserName", "bob");
    let user = (
        "ResourcePrincipalName.1",
        "bob@1000000000000001.onaliyun.com",
    );
    let tag = [("Tag.1.Key", "closed"), ("Tag.1.Value", "yes")];
    let names = |name: &'static str| ("ResourceNames", name);
    let instances = format!("[\"{}\"]", ids["instance"]);
    let attach = [
        REGION,
        ("RamRoleName", "work"),
        ("InstanceIds", instances.as_str()),
    ];
    let policy = [("PolicyName", "all"), ("PolicyType", "Custom")];
    for (tagged_by, kind, named, name, params) in [
        ("Ims", "user", user, "Ram:GetUser", &[bob][..]),
        (
            "Ram",
            "role",
            names("[\"work\"]"),
            "Ram:GetRole",
            &[("RoleName", "Work")],
        ),
        (
            "Ram",
            "policy",
            names("[\"all\"]"),
            "Ram:GetPolicy",
            &policy,
        ),
        (
            "Ram",
            "role",
            names("[\"work\"]"),
            "AttachInstanceRamRole",
            &attach,
        ),
    ] {
        let kind = ("ResourceType", kind);
        let untag = [kind, named, ("All", "true")];
        region
            .ok("a", &format!("{tagged_by}:UntagResources"), &untag)
            .await;
        let open = region.call_as(&alice, name, params).await;
        assert_eq!(open.status, 200, "{name} {}", open.json);
        let put = [kind, named, tag[0], tag[1]];
        region
            .ok("a", &format!("{tagged_by}:TagResources"), &put)
            .await;
        let closed = region.call_as(&alice, name, params).await;
        let is_refused = closed.status == 403
            || closed.json.to_string().contains("NoPermission")
            || closed.json.to_string().contains("Forbidden.RAM");
        assert!(is_refused, "{name} {}", closed.json);
    }
}
