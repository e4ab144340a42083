use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::Args;
use openapi::rule_file::RuleRow;
use secgroup::{Limits, RuleObstacle};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::group::{Caller, Who, param, text, weight};
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Options of `kanmon limits`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// Only this group or network interface
    id: Option<String>,
    /// Give the account these limits in every region: guide, cloud, 2019-5, 2019-10 or 2019-16; `region` for those
    /// of each region. For the account that runs the region, about any
    #[arg(long, value_name = "NAME", conflicts_with = "id")]
    profile: Option<String>,
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
    if let Some(profile) = &options.profile {
        return choose(state_dir, options, profile, output);
    }
    let caller = Caller::of(state_dir, &options.who)?;
    let mut reports = Vec::new();
    for region in caller.regions() {
        let used = Used::read(&caller.in_region(&region))?;
        let report = Report::of(used, options.id.as_deref());
        if options.id.is_none() || !report.is_empty() {
            reports.push(report);
        }
    }
    match (output, reports.as_slice()) {
        (_, []) => {
            return Err(Failure::Other(format!(
                "{} is no security group or network interface of the account; kanmon limits shows all",
                options.id.as_deref().unwrap_or_default()
            )));
        }
        (Output::Json, [one]) => output::print_json(&one.json()),
        (Output::Json, all) => {
            output::print_json(
                &json!({"Regions": all.iter().map(Report::json).collect::<Vec<_>>()}),
            );
        }
        (Output::Text, all) => {
            let parts: Vec<_> = all.iter().map(|it| it.text(options.id.is_none())).collect();
            output::print(&parts.join("\n\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Gives an account another profile, as the account that runs the region.
///
/// Source: Kanmon API, `ModifyAccountSettings`.
fn choose(
    state_dir: &StateDir,
    options: &Options,
    profile: &str,
    output: Output,
) -> Result<ExitCode, Failure> {
    let operator = Caller::of(state_dir, &Who { account: None })?;
    let account = options.who.account.as_deref();
    let account = operator.account_id(account.unwrap_or_default());
    let named = param("AccountId", &account);
    operator.kanmon(
        "ModifyAccountSettings",
        [named.clone(), param("Profile", profile)],
    )?;
    let mut all = Vec::new();
    for region in operator.regions() {
        let settings = operator
            .in_region(&region)
            .kanmon("DescribeAccountSettings", [named.clone()])?;
        all.push(json!({"RegionId": region, "Profile": settings["Profile"], "Limits": settings["Limits"]}));
    }
    match output {
        Output::Json => output::print_json(&json!({"AccountId": account, "Regions": all})),
        Output::Text => {
            let regions = all
                .iter()
                .map(|it| format!("{} {}", text(it, "RegionId"), text(it, "Profile")));
            output::print(&format!(
                "account {account} has the limits of {}; what stands above one is kept and cannot grow",
                regions.collect::<Vec<_>>().join(", ")
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is shown of one region: all groups and interfaces, or the one asked for.
struct Report {
    used: Used,
    id: Option<String>,
}

impl Report {
    fn of(used: Used, id: Option<&str>) -> Self {
        Self {
            used,
            id: id.map(str::to_owned),
        }
    }

    fn is_wanted(&self, id: &str) -> bool {
        self.id.as_deref().is_none_or(|wanted| wanted == id)
    }

    fn groups(&self) -> Vec<&GroupUse> {
        self.used
            .groups
            .iter()
            .filter(|it| self.is_wanted(&it.id))
            .collect()
    }

    fn enis(&self) -> Vec<&EniUse> {
        self.used
            .enis
            .iter()
            .filter(|it| self.is_wanted(&it.id))
            .collect()
    }

    fn is_empty(&self) -> bool {
        self.groups().is_empty() && self.enis().is_empty()
    }

    fn json(&self) -> Value {
        self.used.json(&self.groups(), &self.enis())
    }

    fn text(&self, with_account: bool) -> String {
        let (groups, enis) = (self.groups(), self.enis());
        let mut parts = Vec::new();
        parts.extend(with_account.then(|| self.used.account()));
        parts.extend((!groups.is_empty()).then(|| self.used.group_table(&groups)));
        parts.extend((!enis.is_empty()).then(|| self.used.eni_table(&enis)));
        parts.join("\n\n")
    }
}

struct Used {
    region: String,
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
            region: caller.region().to_owned(),
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
            "account {} in {}, profile {}; TCP 25 outbound is {smtp}\n",
            text(settings, "AccountId"),
            self.region,
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
            "RegionId": self.region,
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
