use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::Args;
use openapi::rule_file::RuleRow;
use secgroup::{Limits, RuleObstacle};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::group::{Caller, Who, text, weight};
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Options of `kanmon limits`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// Only this group or network interface
    id: Option<String>,
    #[command(flatten)]
    who: Who,
}

/// How much of each limit is used, per account, group and network interface, and what stands in the way of more rules.
///
/// Source: ECS guide, limits of security groups; guide 001, number of security group rules.
///
/// # Errors
/// No region, or what the API refused.
pub(crate) fn run(
    state_dir: &StateDir,
    options: &Options,
    output: Output,
) -> Result<ExitCode, Failure> {
    let caller = Caller::of(state_dir, &options.who)?;
    let used = Used::read(&caller)?;
    let is_wanted = |id: &str| options.id.as_deref().is_none_or(|wanted| wanted == id);
    let groups: Vec<_> = used.groups.iter().filter(|it| is_wanted(&it.id)).collect();
    let enis: Vec<_> = used.enis.iter().filter(|it| is_wanted(&it.id)).collect();
    if let (Some(id), true) = (&options.id, groups.is_empty() && enis.is_empty()) {
        return Err(Failure::Other(format!(
            "{id} is no security group or network interface of the account; kanmon limits shows all"
        )));
    }
    match output {
        Output::Json => output::print_json(&used.json(&groups, &enis)),
        Output::Text => {
            let mut parts = Vec::new();
            if options.id.is_none() {
                parts.push(used.account());
            }
            parts.extend((!groups.is_empty()).then(|| used.group_table(&groups)));
            parts.extend((!enis.is_empty()).then(|| used.eni_table(&enis)));
            output::print(&parts.join("\n\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

struct Used {
    settings: Value,
    limits: Limits,
    prefix_lists: usize,
    port_range_lists: usize,
    groups: Vec<GroupUse>,
    enis: Vec<EniUse>,
}

struct GroupUse {
    id: String,
    is_basic: bool,
    /// Lists counted as many times as they may have entries.
    rules: u32,
    group_peers: u64,
    /// Addresses of a basic group, ENIs of an advanced one.
    members: u64,
}

struct EniUse {
    id: String,
    groups: Vec<String>,
    rules: u32,
}

impl Used {
    fn read(caller: &Caller) -> Result<Self, Failure> {
        let settings = caller.kanmon("DescribeAccountSettings", [])?;
        let limits = limits(&settings["Limits"]);
        let prefix_lists =
            caller.pages("DescribePrefixLists", &[], "/PrefixLists/PrefixList", 100)?;
        let port_lists = caller.pages("DescribePortRangeLists", &[], "/PortRangeLists", 100)?;
        let most = |list: &Value, id: &str| {
            let entries = list["MaxEntries"]
                .as_u64()
                .and_then(|it| it.try_into().ok());
            (text(list, id).to_owned(), entries.unwrap_or(1))
        };
        let weights: BTreeMap<String, u32> = prefix_lists
            .iter()
            .map(|list| most(list, "PrefixListId"))
            .chain(port_lists.iter().map(|list| most(list, "PortRangeListId")))
            .collect();
        let mut groups = Vec::new();
        for group in caller.pages(
            "DescribeSecurityGroups",
            &[],
            "/SecurityGroups/SecurityGroup",
            100,
        )? {
            let rules = caller.rules(text(&group, "SecurityGroupId"))?;
            groups.push(GroupUse::of(&group, &rules, &weights, &limits));
        }
        let path = "/NetworkInterfaceSets/NetworkInterfaceSet";
        let enis = caller.pages("DescribeNetworkInterfaces", &[], path, 100)?;
        let rules: BTreeMap<&str, u32> =
            groups.iter().map(|it| (it.id.as_str(), it.rules)).collect();
        let enis = enis.iter().map(|eni| EniUse::of(eni, &rules)).collect();
        Ok(Self {
            settings,
            limits,
            prefix_lists: prefix_lists.len(),
            port_range_lists: port_lists.len(),
            groups,
            enis,
        })
    }

    /// How many more rules a group takes, `None` without end, and why no more.
    fn room(&self, group: &GroupUse) -> (Option<u32>, String) {
        let members = self
            .enis
            .iter()
            .filter(|eni| eni.groups.contains(&group.id));
        let room = self
            .limits
            .rule_room(group.rules, members.map(|eni| (eni.id.as_str(), eni.rules)));
        match room.obstacle {
            RuleObstacle::Nothing => (None, "no ENI is in it".to_owned()),
            RuleObstacle::Group => (Some(room.more), "the group's limit".to_owned()),
            RuleObstacle::Enis(enis) => {
                let shown = enis.iter().take(3).copied().collect::<Vec<_>>().join(", ");
                let more = match enis.len() {
                    0..=3 => String::new(),
                    many => format!(" and {} more", many - 3),
                };
                (Some(room.more), format!("the limit of {shown}{more}"))
            }
        }
    }

    fn account(&self) -> String {
        let Self {
            settings, limits, ..
        } = self;
        let smtp = if self.settings["SmtpExempt"] == Value::Bool(true) {
            "open (exempt)"
        } else {
            "blocked"
        };
        let head = format!(
            "account {}, profile {}; TCP 25 outbound is {smtp}\n",
            text(settings, "AccountId"),
            text(settings, "Profile")
        );
        let rows = [
            (
                "security groups",
                self.groups.len(),
                limits.groups_per_region,
            ),
            (
                "prefix lists",
                self.prefix_lists,
                limits.prefix_lists_per_region,
            ),
            (
                "port range lists",
                self.port_range_lists,
                limits.port_range_lists_per_region,
            ),
        ];
        let rows = rows
            .map(|(what, used, limit)| vec![what.to_owned(), used.to_string(), limit.to_string()]);
        format!(
            "{head}\n{}",
            output::table(&["in the region", "used", "limit"], rows)
        )
    }

    fn group_table(&self, groups: &[&GroupUse]) -> String {
        let per_group = self
            .limits
            .rules_per_group
            .map_or("no limit".to_owned(), |it| it.to_string());
        let rows = groups.iter().map(|it| {
            let (more, why) = self.room(it);
            let (members, what) = it.member_limit(&self.limits);
            vec![
                it.id.clone(),
                if it.is_basic { "basic" } else { "advanced" }.to_owned(),
                format!("{} / {per_group}", it.rules),
                format!("{} / {}", it.group_peers, it.peer_limit(&self.limits)),
                format!("{} / {members} {what}", it.members),
                more.map_or("no limit".to_owned(), |it| it.to_string()),
                why,
            ]
        });
        let head = [
            "group",
            "type",
            "rules",
            "naming groups",
            "members",
            "more rules",
            "then in the way",
        ];
        output::table(&head, rows)
    }

    fn eni_table(&self, enis: &[&EniUse]) -> String {
        let rows = enis.iter().map(|it| {
            vec![
                it.id.clone(),
                format!("{} / {}", it.groups.len(), self.limits.groups_per_eni),
                format!("{} / {}", it.rules, self.limits.rules_per_eni),
                it.groups.join(" "),
            ]
        });
        output::table(
            &["network interface", "groups", "rules", "which groups"],
            rows,
        )
    }

    fn json(&self, groups: &[&GroupUse], enis: &[&EniUse]) -> Value {
        let group = |it: &&GroupUse| {
            let (more, why) = self.room(it);
            let (limit, what) = it.member_limit(&self.limits);
            json!({
                "SecurityGroupId": it.id,
                "SecurityGroupType": if it.is_basic { "normal" } else { "enterprise" },
                "Rules": {"Used": it.rules, "Limit": self.limits.rules_per_group},
                "GroupPeerRules": {"Used": it.group_peers, "Limit": it.peer_limit(&self.limits)},
                "Members": {"Used": it.members, "Limit": limit, "Unit": what},
                "MoreRules": more,
                "Obstacle": why,
            })
        };
        let eni = |it: &&EniUse| {
            json!({
                "NetworkInterfaceId": it.id,
                "SecurityGroups": {"Used": it.groups.len(), "Limit": self.limits.groups_per_eni, "Ids": it.groups},
                "Rules": {"Used": it.rules, "Limit": self.limits.rules_per_eni},
            })
        };
        json!({
            "AccountId": self.settings["AccountId"],
            "Profile": self.settings["Profile"],
            "SmtpExempt": self.settings["SmtpExempt"],
            "SecurityGroups": {"Used": self.groups.len(), "Limit": self.limits.groups_per_region},
            "PrefixLists": {"Used": self.prefix_lists, "Limit": self.limits.prefix_lists_per_region},
            "PortRangeLists": {"Used": self.port_range_lists, "Limit": self.limits.port_range_lists_per_region},
            "Groups": groups.iter().map(group).collect::<Vec<_>>(),
            "NetworkInterfaces": enis.iter().map(eni).collect::<Vec<_>>(),
        })
    }
}

impl GroupUse {
    fn of(
        group: &Value,
        rules: &[RuleRow],
        weights: &BTreeMap<String, u32>,
        limits: &Limits,
    ) -> Self {
        let is_basic = text(group, "SecurityGroupType") != "enterprise";
        let mut used = Self {
            id: text(group, "SecurityGroupId").to_owned(),
            is_basic,
            rules: rules
                .iter()
                .map(|row| weight(row, weights))
                .fold(0, u32::saturating_add),
            group_peers: group["GroupToGroupRuleCount"].as_u64().unwrap_or(0),
            members: 0,
        };
        let room = group["AvailableInstanceAmount"].as_u64().unwrap_or(0);
        used.members = u64::from(used.member_limit(limits).0).saturating_sub(room);
        used
    }

    fn member_limit(&self, limits: &Limits) -> (u32, &'static str) {
        if self.is_basic {
            (limits.addresses_per_basic_group, "addresses")
        } else {
            (limits.enis_per_advanced_group, "ENIs")
        }
    }

    /// An advanced group names no group.
    fn peer_limit(&self, limits: &Limits) -> u16 {
        if self.is_basic {
            limits.group_peer_rules
        } else {
            0
        }
    }
}

impl EniUse {
    fn of(eni: &Value, rules: &BTreeMap<&str, u32>) -> Self {
        let ids = eni["SecurityGroupIds"]["SecurityGroupId"].as_array();
        let groups: Vec<String> = ids
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        let sum = groups.iter().filter_map(|id| rules.get(id.as_str()));
        Self {
            id: text(eni, "NetworkInterfaceId").to_owned(),
            rules: sum.copied().fold(0, u32::saturating_add),
            groups,
        }
    }
}

/// 0 is no limit; the others always have one.
fn limits(answer: &Value) -> Limits {
    fn of<T: TryFrom<u64>>(answer: &Value, name: &str, unknown: T) -> T {
        let number = answer[name].as_u64().and_then(|it| it.try_into().ok());
        number.unwrap_or(unknown)
    }
    let per_group: u16 = of(answer, "RulesPerGroup", 0);
    Limits {
        groups_per_eni: of(answer, "GroupsPerEni", u16::MAX),
        rules_per_group: (per_group > 0).then_some(per_group),
        rules_per_eni: of(answer, "RulesPerEni", u16::MAX),
        groups_per_region: of(answer, "GroupsPerRegion", u32::MAX),
        group_peer_rules: of(answer, "GroupPeerRules", u16::MAX),
        addresses_per_basic_group: of(answer, "AddressesPerBasicGroup", u32::MAX),
        enis_per_advanced_group: of(answer, "EnisPerAdvancedGroup", u32::MAX),
        prefix_lists_per_region: of(answer, "PrefixListsPerRegion", u32::MAX),
        port_range_lists_per_region: of(answer, "PortRangeListsPerRegion", u32::MAX),
    }
}
