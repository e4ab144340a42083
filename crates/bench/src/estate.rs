//! A region's store with many things in it, all made by calls to its API.

use crate::region::{Client, Region};

/// How much there is to be, over all steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) groups: usize,
    pub(crate) rules_each: usize,
    /// Each is the one ENI of an instance.
    pub(crate) enis: usize,
}

/// What the table names: 10,000 ENIs, 1,000 groups, 100,000 rules.
pub(crate) const FULL: Size = Size {
    groups: 1_000,
    rules_each: 100,
    enis: 10_000,
};

/// The network that everything is in.
pub(crate) struct Network {
    vpc: String,
    vswitch: String,
    groups: Vec<String>,
    enis: usize,
}

impl Network {
    /// A VPC with one vSwitch, under limits that let the full estate in.
    pub(crate) fn new(region: &Region) -> Result<Self, String> {
        let mut client = region.client()?;
        let account = region.account().to_owned();
        let limits = [("AccountId", account.as_str()), ("GroupsPerRegion", "2000")];
        client.call("kanmon", "ModifyAccountSettings", &limits)?;
        let vpc = client.text("vpc", "CreateVpc", &[("CidrBlock", "10.0.0.0/8")], "VpcId")?;
        let zone = format!("{}-h", region.id());
        let vswitch = [
            ("VpcId", vpc.as_str()),
            ("ZoneId", &zone),
            ("CidrBlock", "10.64.0.0/16"),
        ];
        let vswitch = client.text("vpc", "CreateVSwitch", &vswitch, "VSwitchId")?;
        Ok(Self {
            vpc,
            vswitch,
            groups: Vec::new(),
            enis: 0,
        })
    }

    /// An empty group beside the estate.
    pub(crate) fn group(&self, client: &mut Client) -> Result<String, String> {
        let vpc = [("VpcId", self.vpc.as_str())];
        client.text("ecs", "CreateSecurityGroup", &vpc, "SecurityGroupId")
    }

    /// A group with so many rules beside the estate.
    pub(crate) fn group_of(&self, client: &mut Client, rules: usize) -> Result<String, String> {
        let group = self.group(client)?;
        for first in (0..rules).step_by(100) {
            let numbers = first..rules.min(first + 100);
            authorize(client, &group, numbers, None)?;
        }
        Ok(group)
    }

    /// Adds groups and instances until there are as many as asked for.
    ///
    /// Each group has its rules, one in ten of them naming the group made before it, and a tag that every other
    /// group has too. The instances are spread evenly over the groups.
    pub(crate) fn grow(&mut self, region: &Region, to: Size) -> Result<(), String> {
        let mut client = region.client()?;
        while self.groups.len() < to.groups {
            let half = if self.groups.len().is_multiple_of(2) {
                "even"
            } else {
                "odd"
            };
            let name = format!("bench-{}", self.groups.len());
            let group = client.text(
                "ecs",
                "CreateSecurityGroup",
                &[
                    ("VpcId", &self.vpc),
                    ("SecurityGroupName", &name),
                    ("Tag.1.Key", "half"),
                    ("Tag.1.Value", half),
                ],
                "SecurityGroupId",
            )?;
            let peer = self.groups.last().map(String::as_str);
            authorize(&mut client, &group, 0..to.rules_each, peer)?;
            self.groups.push(group);
        }
        // A hundred at once; each group gets its share in one go.
        let share = to.enis.div_ceil(to.groups.max(1)).min(100);
        while self.enis < to.enis {
            let amount = share.min(to.enis - self.enis);
            let group = &self.groups[self.enis / share % self.groups.len()];
            client.call(
                "ecs",
                "RunInstances",
                &[
                    ("ImageId", "debian_12_x64"),
                    ("InstanceType", "ecs.g6.large"),
                    ("SecurityGroupId", group),
                    ("VSwitchId", &self.vswitch),
                    ("Amount", &amount.to_string()),
                ],
            )?;
            self.enis += amount;
        }
        Ok(())
    }
}

fn authorize(
    client: &mut Client,
    group: &str,
    numbers: std::ops::Range<usize>,
    peer: Option<&str>,
) -> Result<(), String> {
    let mut texts = vec![("SecurityGroupId".to_owned(), group.to_owned())];
    for (at, number) in (1..).zip(numbers) {
        let mut add =
            |name: &str, text: String| texts.push((format!("Permissions.{at}.{name}"), text));
        add("IpProtocol", "TCP".into());
        add("PortRange", format!("{0}/{0}", 1_000 + number));
        match peer {
            Some(peer) if number % 10 == 9 => add("SourceGroupId", peer.into()),
            Some(_) | None => add("SourceCidrIp", format!("203.0.{}.0/24", number % 256)),
        }
    }
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    client
        .call("ecs", "AuthorizeSecurityGroup", &texts)
        .map(drop)
}
