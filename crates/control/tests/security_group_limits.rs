//! What limits and protections refuse, where it takes many objects or stored ones to get there.

mod support;

use control::{AccountSettings, RaisedLimits};
use support::{Answer, Region, refused};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

/// A region of account `a` with a VPC and a vSwitch.
struct Net {
    region: Region,
    vpc: String,
    vswitch: String,
}

impl Net {
    async fn start() -> Self {
        let region = Region::start().await;
        let cidr = ("CidrBlock", "192.168.0.0/16");
        let vpc = region
            .ok("a", "Vpc:CreateVpc", &[REGION, cidr])
            .await
            .text("VpcId");
        let params = [
            REGION,
            ("VpcId", &vpc),
            ("ZoneId", "cn-hangzhou-h"),
            ("CidrBlock", "192.168.0.0/24"),
        ];
        let vswitch = region
            .ok("a", "Vpc:CreateVSwitch", &params)
            .await
            .text("VSwitchId");
        Self {
            region,
            vpc,
            vswitch,
        }
    }

    async fn call(&self, name: &str, params: &[(&str, &str)]) -> Answer {
        let params: Vec<_> = [REGION].iter().chain(params).copied().collect();
        self.region.call("a", name, &params).await
    }

    async fn ok(&self, name: &str, params: &[(&str, &str)]) -> Answer {
        let answer = self.call(name, params).await;
        assert_eq!(answer.status, 200, "{name} {params:?}: {}", answer.json);
        answer
    }

    async fn group(&self) -> String {
        let made = self
            .ok("CreateSecurityGroup", &[("VpcId", &self.vpc)])
            .await;
        made.text("SecurityGroupId")
    }

    async fn eni(&self, group: &str) -> String {
        let params = [
            ("VSwitchId", self.vswitch.as_str()),
            ("SecurityGroupId", group),
        ];
        self.ok("CreateNetworkInterface", &params)
            .await
            .text("NetworkInterfaceId")
    }

    async fn prefix_list(&self, max_entries: &str) -> String {
        let params = [
            ("PrefixListName", "list"),
            ("AddressFamily", "IPv4"),
            ("MaxEntries", max_entries),
        ];
        self.ok("CreatePrefixList", &params)
            .await
            .text("PrefixListId")
    }

    async fn port_range_list(&self, max_entries: &str) -> String {
        let params = [("PortRangeListName", "list"), ("MaxEntries", max_entries)];
        self.ok("CreatePortRangeList", &params)
            .await
            .text("PortRangeListId")
    }

    /// Adds ingress rules for single TCP ports.
    async fn open(&self, group: &str, ports: impl Iterator<Item = u16>) -> Answer {
        let mut params = vec![("SecurityGroupId".to_owned(), group.to_owned())];
        for (at, port) in ports.enumerate() {
            let name = |field: &str| format!("Permissions.{}.{field}", at + 1);
            params.push((name("IpProtocol"), "tcp".into()));
            params.push((name("PortRange"), format!("{port}/{port}")));
            params.push((name("SourceCidrIp"), "192.0.2.0/24".into()));
        }
        let params: Vec<_> = params
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        self.call("AuthorizeSecurityGroup", &params).await
    }

    /// Adds an ingress rule that names a prefix list.
    async fn open_to_list(&self, group: &str, list: &str, port: &str) -> Answer {
        let params = [
            ("SecurityGroupId", group),
            ("Permissions.1.IpProtocol", "tcp"),
            ("Permissions.1.PortRange", port),
            ("Permissions.1.SourcePrefixListId", list),
        ];
        self.call("AuthorizeSecurityGroup", &params).await
    }

    /// Adds an ingress rule that names a group.
    async fn open_to_group(&self, group: &str, peer: &str, port: u16) -> Answer {
        let port = format!("{port}/{port}");
        let params = [
            ("SecurityGroupId", group),
            ("Permissions.1.IpProtocol", "tcp"),
            ("Permissions.1.PortRange", &port),
            ("Permissions.1.SourceGroupId", peer),
        ];
        self.call("AuthorizeSecurityGroup", &params).await
    }

    async fn member(&self, name: &str, eni: &str, group: &str) -> Answer {
        let params = [("NetworkInterfaceId", eni), ("SecurityGroupId", group)];
        self.call(name, &params).await
    }

    async fn raise(&self, raised: RaisedLimits) {
        let settings = AccountSettings {
            raised,
            ..AccountSettings::default()
        };
        let account = self.region.accounts["a"].account;
        self.region
            .control
            .set_settings(account, settings)
            .await
            .expect("the account is there");
    }
}

#[tokio::test]
async fn an_account_has_100_groups_in_a_region_until_its_limit_is_raised() {
    let net = Net::start().await;
    for _ in 0..100 {
        net.group().await;
    }
    let params = [("VpcId", net.vpc.as_str())];
    let more = net.call("CreateSecurityGroup", &params).await;
    refused(&more, 403, "QuotaExceed.SecurityGroup", "100");
    let raised = RaisedLimits {
        groups_per_region: Some(101),
        ..RaisedLimits::default()
    };
    net.raise(raised).await;
    net.group().await;
    let more = net.call("CreateSecurityGroup", &params).await;
    refused(&more, 403, "QuotaExceed.SecurityGroup", "101");
}

#[tokio::test]
async fn a_group_has_200_rules_of_both_directions_together() {
    let net = Net::start().await;
    let group = net.group().await;
    assert_eq!(net.open(&group, 1..101).await.status, 200);
    let egress = [
        ("SecurityGroupId", group.as_str()),
        ("Permissions.1.IpProtocol", "all"),
        ("Permissions.1.PortRange", "-1/-1"),
        ("Permissions.1.DestCidrIp", "0.0.0.0/0"),
    ];
    net.ok("AuthorizeSecurityGroupEgress", &egress).await;
    refused(
        &net.open(&group, 101..201).await,
        403,
        "AuthorizationLimitExceed",
        "201",
    );
    assert_eq!(net.open(&group, 101..200).await.status, 200);
    assert_eq!(
        net.open(&group, 1..101).await.status,
        200,
        "what is there adds nothing"
    );
    refused(
        &net.open(&group, 200..201).await,
        403,
        "AuthorizationLimitExceed",
        "200",
    );
    let described = net
        .ok("DescribeSecurityGroups", &[("SecurityGroupId", &group)])
        .await;
    assert_eq!(
        described.json["SecurityGroups"]["SecurityGroup"][0]["RuleCount"],
        200
    );
    let raised = RaisedLimits {
        rules_per_group: Some(300),
        ..RaisedLimits::default()
    };
    net.raise(raised).await;
    assert_eq!(
        net.open(&group, 200..201).await.status,
        200,
        "a raised limit holds at once"
    );
}

#[tokio::test]
async fn a_rule_counts_as_the_most_entries_of_the_lists_it_names() {
    let net = Net::start().await;
    let group = net.group().await;
    let (large, small) = (net.prefix_list("150").await, net.prefix_list("50").await);
    assert_eq!(net.open_to_list(&group, &large, "22/22").await.status, 200);
    refused(
        &net.open_to_list(&group, &large, "23/23").await,
        403,
        "AuthorizationLimitExceed",
        "300",
    );
    assert_eq!(net.open_to_list(&group, &small, "23/23").await.status, 200);

    let described = net
        .ok(
            "DescribeSecurityGroupAttribute",
            &[("SecurityGroupId", &group)],
        )
        .await;
    let rule = described.text("Permissions.Permission.0.SecurityGroupRuleId");
    let params = [
        ("SecurityGroupId", group.as_str()),
        ("SecurityGroupRuleId", &rule),
        ("SourcePrefixListId", &large),
        ("Priority", "2"),
    ];
    let modified = net.call("ModifySecurityGroupRule", &params).await;
    refused(&modified, 400, "AuthorizationLimitExceed", "300");

    let (other, ports) = (net.group().await, net.port_range_list("5").await);
    let params = [
        ("SecurityGroupId", other.as_str()),
        ("Permissions.1.IpProtocol", "tcp"),
        ("Permissions.1.PortRangeListId", &ports),
        ("Permissions.1.SourcePrefixListId", &small),
    ];
    let both = net.call("AuthorizeSecurityGroup", &params).await;
    refused(&both, 403, "AuthorizationLimitExceed", "250");
}

#[tokio::test]
async fn a_group_names_groups_in_20_rules() {
    let net = Net::start().await;
    let (group, peer) = (net.group().await, net.group().await);
    for port in 1..=20 {
        assert_eq!(net.open_to_group(&group, &peer, port).await.status, 200);
    }
    let more = net.open_to_group(&group, &peer, 21).await;
    refused(&more, 400, "AuthorizedGroupRule.LimitExceed", "21");
}

#[tokio::test]
async fn an_eni_has_1000_rules_over_all_its_groups_and_is_named() {
    let net = Net::start().await;
    net.raise(RaisedLimits {
        rules_per_group: Some(2_000),
        ..RaisedLimits::default()
    })
    .await;
    let list = net.prefix_list("200").await;
    let (one, two, three) = (net.group().await, net.group().await, net.group().await);
    for port in ["1/1", "2/2", "3/3"] {
        assert_eq!(net.open_to_list(&one, &list, port).await.status, 200);
    }
    let eni = net.eni(&one).await;
    assert_eq!(
        net.member("JoinSecurityGroup", &eni, &two).await.status,
        200
    );
    for port in ["1/1", "2/2"] {
        assert_eq!(net.open_to_list(&two, &list, port).await.status, 200);
    }
    refused(
        &net.open(&two, 9..10).await,
        403,
        "AuthorizationLimitExceed",
        &eni,
    );
    refused(
        &net.open(&one, 9..10).await,
        403,
        "AuthorizationLimitExceed",
        &eni,
    );

    assert_eq!(net.open(&three, 9..10).await.status, 200, "nobody is in it");
    refused(
        &net.member("JoinSecurityGroup", &eni, &three).await,
        403,
        "AclLimitExceed",
        &eni,
    );
    assert_eq!(
        net.member("LeaveSecurityGroup", &eni, &two).await.status,
        200
    );
    assert_eq!(
        net.member("JoinSecurityGroup", &eni, &three).await.status,
        200
    );
}

#[tokio::test]
async fn a_basic_group_has_6000_private_addresses() {
    let net = Net::start().await;
    let (group, other) = (net.group().await, net.group().await);
    let (eni, second) = (net.eni(&group).await, net.eni(&other).await);
    let many: Vec<String> = (0..5_999_u32)
        .map(|n| std::net::Ipv4Addr::from(0xc0a8_1000 + n).to_string())
        .collect();
    net.region
        .rewrite(&format!("estate/eni/{eni}"), |record| {
            record["secondary_ips"] = many.into()
        })
        .await;
    let params = [
        ("NetworkInterfaceId", second.as_str()),
        ("SecurityGroupId", &group),
    ];
    let joined = net.call("JoinSecurityGroup", &params).await;
    refused(&joined, 403, "SecurityGroupInstanceLimitExceeded", "6000");
    net.raise(RaisedLimits {
        addresses_per_basic_group: Some(6_001),
        ..RaisedLimits::default()
    })
    .await;
    net.ok("JoinSecurityGroup", &params).await;
}

#[tokio::test]
async fn an_account_has_100_prefix_lists_and_1000_port_range_lists_in_a_region() {
    let net = Net::start().await;
    for _ in 0..100 {
        net.prefix_list("1").await;
    }
    let params = [
        ("PrefixListName", "list"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "1"),
    ];
    refused(
        &net.call("CreatePrefixList", &params).await,
        404,
        "LimitExceed.PrefixListPerRegion",
        "100",
    );
    for _ in 0..1_000 {
        net.port_range_list("1").await;
    }
    let params = [("PortRangeListName", "list"), ("MaxEntries", "1")];
    refused(
        &net.call("CreatePortRangeList", &params).await,
        400,
        "InvalidOperation.MaxCountExceed",
        "1000",
    );
}

#[tokio::test]
async fn a_prefix_list_is_named_by_1000_groups_at_most() {
    let net = Net::start().await;
    net.raise(RaisedLimits {
        groups_per_region: Some(2_000),
        ..RaisedLimits::default()
    })
    .await;
    let (list, other) = (net.prefix_list("1").await, net.prefix_list("1").await);
    for _ in 0..1_000 {
        let group = net.group().await;
        assert_eq!(net.open_to_list(&group, &list, "22/22").await.status, 200);
    }
    let group = net.group().await;
    let code = "LimitExceed.PrefixListAssociationResource";
    refused(
        &net.open_to_list(&group, &list, "22/22").await,
        403,
        code,
        "1000",
    );
    assert_eq!(net.open_to_list(&group, &other, "22/22").await.status, 200);
    let described = net
        .ok(
            "DescribeSecurityGroupAttribute",
            &[("SecurityGroupId", &group)],
        )
        .await;
    let rule = described.text("Permissions.Permission.0.SecurityGroupRuleId");
    let params = [
        ("SecurityGroupId", group.as_str()),
        ("SecurityGroupRuleId", &rule),
        ("SourcePrefixListId", &list),
    ];
    refused(
        &net.call("ModifySecurityGroupRule", &params).await,
        403,
        code,
        "1000",
    );
}

#[tokio::test]
async fn protected_and_managed_things_stay_as_they_are() {
    let net = Net::start().await;
    let (group, other) = (net.group().await, net.group().await);
    let key = format!("estate/security-group/{group}");
    let id = [("SecurityGroupId", group.as_str())];
    net.region
        .rewrite(&key, |record| record["deletion_protection"] = true.into())
        .await;
    let deleted = net.call("DeleteSecurityGroup", &id).await;
    refused(&deleted, 403, "InvalidOperation.DeletionProtection", &group);

    let eni = net.eni(&group).await;
    let (into_other, out_of_group) = (
        [
            ("NetworkInterfaceId", eni.as_str()),
            ("SecurityGroupId", &other),
        ],
        [
            ("NetworkInterfaceId", eni.as_str()),
            ("SecurityGroupId", &group),
        ],
    );
    net.ok("JoinSecurityGroup", &into_other).await;
    net.region
        .rewrite(&key, |record| record["managed_by"] = "123".into())
        .await;
    let left = net.call("LeaveSecurityGroup", &out_of_group).await;
    refused(
        &left,
        403,
        "InvalidOperation.ResourceManagedByCloudProduct",
        "",
    );
    let replaced = [
        ("NetworkInterfaceId", eni.as_str()),
        ("SecurityGroupId.1", &other),
    ];
    let replaced = net.call("ModifyNetworkInterfaceAttribute", &replaced).await;
    refused(
        &replaced,
        403,
        "InvalidOperation.ResourceManagedByCloudProduct",
        &format!("{group} is held by 123"),
    );
    net.ok("LeaveSecurityGroup", &into_other).await;

    net.region
        .rewrite(&format!("estate/eni/{eni}"), |record| {
            record["service_managed"] = true.into()
        })
        .await;
    for name in ["JoinSecurityGroup", "LeaveSecurityGroup"] {
        let answer = net.call(name, &into_other).await;
        refused(&answer, 403, "InvalidOperation.EniServiceManaged", &eni);
    }
}
