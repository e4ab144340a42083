//! Limits that change under what is there: they hold at once, what stands above one is kept and cannot grow.
//!
//! Source: guide 001, number of security group rules.

mod support;

use support::{Answer, Region, refused};

const HERE: (&str, &str) = ("RegionId", "cn-hangzhou");

/// Account `b` with a VPC, whose limits account `a` changes.
struct Net {
    region: Region,
    vpc: String,
    vswitch: String,
}

impl Net {
    async fn start() -> Self {
        let region = Region::start().await;
        let params = [HERE, ("CidrBlock", "192.168.0.0/16")];
        let vpc = region.ok("b", "Vpc:CreateVpc", &params).await.text("VpcId");
        let block = ("CidrBlock", "192.168.0.0/24");
        let params = [HERE, ("VpcId", &*vpc), ("ZoneId", "cn-hangzhou-h"), block];
        let made = region.ok("b", "Vpc:CreateVSwitch", &params).await;
        Self {
            region,
            vpc,
            vswitch: made.text("VSwitchId"),
        }
    }

    async fn call(&self, name: &str, params: &[(&str, &str)]) -> Answer {
        let params: Vec<_> = [HERE].iter().chain(params).copied().collect();
        self.region.call("b", name, &params).await
    }

    async fn ok(&self, name: &str, params: &[(&str, &str)]) -> Answer {
        let answer = self.call(name, params).await;
        assert_eq!(answer.status, 200, "{name} {params:?}: {}", answer.json);
        answer
    }

    /// Gives the account other limits.
    async fn change(&self, limits: &[(&str, &str)]) {
        let account = [("AccountId", "1000000000000002")];
        let params: Vec<_> = account.iter().chain(limits).copied().collect();
        self.region
            .ok("a", "Kanmon:ModifyAccountSettings", &params)
            .await;
    }

    async fn group(&self) -> String {
        let made = self
            .ok("CreateSecurityGroup", &[("VpcId", &self.vpc)])
            .await;
        made.text("SecurityGroupId")
    }

    /// Adds rules for ports from one to another.
    async fn open(&self, group: &str, ports: std::ops::RangeInclusive<u16>) -> Answer {
        let mut params = vec![("SecurityGroupId".to_owned(), group.to_owned())];
        for (n, port) in (1..).zip(ports) {
            let mut say = |name: &str, value: &str| {
                params.push((format!("Permissions.{n}.{name}"), value.to_owned()));
            };
            say("IpProtocol", "TCP");
            say("PortRange", &format!("{port}/{port}"));
            say("SourceCidrIp", "203.0.113.0/24");
        }
        let params: Vec<_> = params
            .iter()
            .map(|(name, it)| (name.as_str(), it.as_str()))
            .collect();
        self.call("AuthorizeSecurityGroup", &params).await
    }

    async fn rules(&self, group: &str) -> usize {
        let params = [("SecurityGroupId", group)];
        let answer = self.ok("DescribeSecurityGroupAttribute", &params).await;
        let rules = answer.json["Permissions"]["Permission"].as_array();
        rules.expect("rules").len()
    }

    async fn groups_of(&self, eni: &str) -> usize {
        let params = [("NetworkInterfaceId", eni)];
        let answer = self.ok("DescribeNetworkInterfaceAttribute", &params).await;
        let ids = answer.json["SecurityGroupIds"]["SecurityGroupId"].as_array();
        ids.expect("ids").len()
    }

    async fn join(&self, eni: &str, group: &str) -> Answer {
        let params = [("NetworkInterfaceId", eni), ("SecurityGroupId", group)];
        self.call("JoinSecurityGroup", &params).await
    }

    async fn eni(&self, group: &str) -> String {
        let params = [("VSwitchId", &*self.vswitch), ("SecurityGroupId", group)];
        let made = self.ok("CreateNetworkInterface", &params).await;
        made.text("NetworkInterfaceId")
    }
}

#[tokio::test]
async fn rules_above_a_new_limit_are_kept_and_no_more_are_added() {
    let net = Net::start().await;
    let group = net.group().await;
    assert_eq!(net.open(&group, 1..=60).await.status, 200);
    net.change(&[("Profile", "2019-16")]).await;
    assert_eq!(net.rules(&group).await, 60);
    let answer = net.open(&group, 61..=61).await;
    refused(&answer, 403, "AuthorizationLimitExceed", "30");
    // A rule that is there is no new one, and one may become another.
    assert_eq!(net.open(&group, 60..=60).await.status, 200);
    let named = ("SecurityGroupId", &*group);
    let described = net.ok("DescribeSecurityGroupAttribute", &[named]).await;
    let rule = described.text("Permissions.Permission.0.SecurityGroupRuleId");
    let rule_named = ("SecurityGroupRuleId", &*rule);
    let change = [named, rule_named, ("PortRange", "1000/1000")];
    net.ok("ModifySecurityGroupRule", &change).await;
    let params = [named, ("SecurityGroupRuleId.1", &*rule)];
    net.ok("RevokeSecurityGroup", &params).await;
    assert_eq!(net.rules(&group).await, 59);
    let answer = net.open(&group, 61..=61).await;
    refused(&answer, 403, "AuthorizationLimitExceed", "30");
    // With the limit gone it grows again; another account had its own all the time.
    net.change(&[("Profile", "region")]).await;
    assert_eq!(net.open(&group, 61..=61).await.status, 200);
    let of_a = net
        .region
        .ok("a", "Kanmon:DescribeAccountSettings", &[HERE])
        .await;
    assert_eq!(
        (of_a.text("Profile"), of_a.text("ProfileOf")),
        ("guide".into(), "region".into())
    );
}

#[tokio::test]
async fn groups_of_an_eni_above_a_new_limit_are_kept_and_it_joins_no_more() {
    let net = Net::start().await;
    net.change(&[("Profile", "cloud")]).await;
    let mut groups = vec![net.group().await];
    let eni = net.eni(&groups[0]).await;
    for _ in 0..6 {
        let group = net.group().await;
        assert_eq!(net.join(&eni, &group).await.status, 200);
        groups.push(group);
    }
    net.change(&[("Profile", "2019-5")]).await;
    assert_eq!(net.groups_of(&eni).await, 7);
    let one_more = net.group().await;
    let answer = net.join(&eni, &one_more).await;
    refused(&answer, 400, "InstanceSecurityGroupLimitExceeded", "5");
    let leave = async |group: &str| {
        let params = [("NetworkInterfaceId", &*eni), ("SecurityGroupId", group)];
        net.ok("LeaveSecurityGroup", &params).await;
    };
    leave(&groups[1]).await;
    leave(&groups[2]).await;
    assert_eq!(net.groups_of(&eni).await, 5);
    let answer = net.join(&eni, &one_more).await;
    refused(&answer, 400, "InstanceSecurityGroupLimitExceeded", "5");
    leave(&groups[3]).await;
    assert_eq!(net.join(&eni, &one_more).await.status, 200);
}

#[tokio::test]
async fn rules_of_an_eni_above_a_new_limit_are_kept_and_none_of_its_groups_grows() {
    let net = Net::start().await;
    let mut groups = Vec::new();
    for _ in 0..4 {
        let group = net.group().await;
        assert_eq!(net.open(&group, 1..=100).await.status, 200);
        assert_eq!(net.open(&group, 101..=150).await.status, 200);
        groups.push(group);
    }
    let eni = net.eni(&groups[0]).await;
    for group in &groups[1..] {
        assert_eq!(net.join(&eni, group).await.status, 200);
    }
    let small = net.group().await;
    assert_eq!(net.open(&small, 1..=1).await.status, 200);
    net.change(&[("Profile", "2019-5")]).await;
    let answer = net.join(&eni, &small).await;
    refused(&answer, 403, "AclLimitExceed", &eni);
    assert_eq!(net.groups_of(&eni).await, 4);
    assert_eq!(net.rules(&groups[0]).await, 150);
    let answer = net.open(&groups[0], 200..=200).await;
    refused(&answer, 403, "AuthorizationLimitExceed", "");
}

#[tokio::test]
async fn groups_of_an_account_above_a_lowered_limit_are_kept() {
    let net = Net::start().await;
    net.change(&[("GroupsPerRegion", "101")]).await;
    for _ in 0..101 {
        net.group().await;
    }
    net.change(&[("GroupsPerRegion", "0")]).await;
    let listed = net.ok("DescribeSecurityGroups", &[]).await;
    assert_eq!(listed.json["TotalCount"], 101);
    let params = [("VpcId", &*net.vpc)];
    let answer = net.call("CreateSecurityGroup", &params).await;
    refused(&answer, 403, "QuotaExceed.SecurityGroup", "100");
    let params = [("AttributeName.1", "max-security-groups")];
    let seen = net.ok("DescribeAccountAttributes", &params).await;
    let value = "AccountAttributeItems.AccountAttributeItem.0.AttributeValues.ValueItem.0.Value";
    assert_eq!(seen.text(value), "100");
}
