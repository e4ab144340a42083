//! What the console does with groups and the cloud's API does not, through the program and a region without packets.

mod common;

use std::fmt::Write;

use common::{StateDir, failed, json, succeeded};
use serde_json::Value;

/// A region with one VPC, and the id of the VPC.
fn region(name: &str, options: &str) -> (StateDir, String) {
    let dir = StateDir::new(name);
    dir.up(&format!("--enforce none {options}"));
    let vpc = vpc(&dir);
    (dir, vpc)
}

fn vpc(dir: &StateDir) -> String {
    let vpc = succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16 --get VpcId"));
    vpc.trim().to_owned()
}

/// An instance in a group, in a vSwitch of its own.
fn instance(dir: &StateDir, vpc: &str, group: &str) -> String {
    let vswitch = succeeded(dir.run(&format!(
        "api CreateVSwitch --VpcId {vpc} --CidrBlock 172.16.9.0/24 --ZoneId cn-hangzhou-h --get VSwitchId"
    )));
    let instance = succeeded(dir.run(&format!(
        "api RunInstances --InstanceType ecs.g6.large --ImageId debian_12 --VSwitchId {} --SecurityGroupId {group} \
         --get InstanceIdSets.InstanceIdSet.0",
        vswitch.trim()
    )));
    instance.trim().to_owned()
}

fn asked(dir: &StateDir, words: &str) -> Value {
    json(&succeeded(dir.run(&format!("{words} --output json"))))
}

/// The same for a command that ends with code 1 because something was refused.
fn partly(dir: &StateDir, words: &str) -> Value {
    let output = dir.run(&format!("{words} --output json"));
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    json(&String::from_utf8(output.stdout).expect("text"))
}

fn made(dir: &StateDir, options: &str) -> String {
    let group = asked(dir, &format!("group create {options}"));
    group["SecurityGroupId"].as_str().expect("an id").to_owned()
}

/// Each rule in one line, oldest first.
fn rules(dir: &StateDir, group: &str) -> Vec<String> {
    let group = asked(dir, &format!("group show {group}"));
    let rules = group["Rules"].as_array().expect("a list").iter();
    rules.map(line).collect()
}

fn line(rule: &Value) -> String {
    let text = |name: &str| rule[name].as_str().unwrap_or_default();
    let peers = [
        "SourceCidrIp",
        "DestCidrIp",
        "SourceGroupId",
        "SourcePrefixListId",
        "Ipv6SourceCidrIp",
    ];
    let peer = peers
        .iter()
        .map(|name| text(name))
        .find(|it| !it.is_empty());
    let policy = text("Policy").to_lowercase();
    let (direction, protocol, ports) = (text("Direction"), text("IpProtocol"), text("PortRange"));
    format!(
        "{direction} {policy} {} {protocol} {ports} {}",
        text("Priority"),
        peer.unwrap_or_default()
    )
}

/// A file of rules for ports from one on.
fn csv(first: u16, count: u16) -> String {
    let mut text = "Direction,Priority,IpProtocol,PortRange,SourceCidrIp\r\n".to_owned();
    for port in first..first + count {
        write!(text, "ingress,1,TCP,{port}/{port},0.0.0.0/0\r\n").expect("into a string");
    }
    text
}

/// Writes a file beside what the region keeps, which is deleted with it.
fn file(dir: &StateDir, name: &str, text: &str) -> String {
    let path = dir.path().with_extension(name);
    std::fs::write(&path, text).expect("written");
    path.to_str().expect("text").to_owned()
}

/// Source: guide 004, security group templates.
#[test]
fn a_template_gives_a_group_its_rules() {
    let (dir, vpc) = region("templates", "");
    let web = |port: u16| format!("ingress accept 1 TCP {port}/{port} 0.0.0.0/0");
    let ping = "ingress accept 1 ICMP -1/-1 0.0.0.0/0".to_owned();
    let outgoing = "egress accept 1 ALL -1/-1 0.0.0.0/0".to_owned();
    for (options, expected) in [
        (
            "--template linux",
            vec![web(80), web(443), web(22), ping.clone()],
        ),
        (
            "--template windows",
            vec![web(80), web(443), web(3389), ping.clone()],
        ),
        ("--template custom", vec![]),
        (
            "--template linux --type advanced",
            vec![web(80), web(443), web(22), ping, outgoing],
        ),
    ] {
        let group = made(&dir, &format!("{options} --vpc {vpc} --name web"));
        assert_eq!(rules(&dir, &group), expected, "{options}");
    }
    let (_, line) = failed(dir.run("group create --template linux --vpc vpc-nosuchvpc"));
    assert!(line.contains("InvalidVpcId.NotFound"), "{line}");
}

#[test]
fn services_are_opened_by_name_to_a_named_far_side() {
    let (dir, vpc) = region("quick", "");
    let catalogue = asked(&dir, "group quick");
    assert_eq!(
        catalogue["Services"].as_array().expect("a list").len(),
        secgroup::COMMON_PORTS.len()
    );
    let group = made(&dir, &format!("--vpc {vpc}"));
    let added = asked(
        &dir,
        &format!("group quick {group} ssh SMB --from 203.0.113.0/24 --priority 5"),
    );
    assert_eq!(added["Refused"].as_array().map(Vec::len), Some(0));
    let warnings = added["Warnings"].as_array().expect("a list");
    assert!(
        warnings.len() == 1
            && warnings[0]
                .as_str()
                .expect("text")
                .contains("carriers block port 445"),
        "{added}"
    );
    assert_eq!(
        rules(&dir, &group),
        [
            "ingress accept 5 TCP 22/22 203.0.113.0/24",
            "ingress accept 5 TCP 445/445 203.0.113.0/24"
        ]
    );

    // The same list for the second rule; a new one where its content is another.
    let peer = |added: &Value| {
        added["Rules"][0]["SourcePrefixListId"]
            .as_str()
            .expect("a list")
            .to_owned()
    };
    let first = peer(&asked(
        &dir,
        &format!("group quick {group} rdp --from workbench-public"),
    ));
    assert_eq!(
        peer(&asked(
            &dir,
            &format!("group quick {group} ssh --from workbench-public")
        )),
        first
    );
    let entry = format!(
        "api DescribePrefixListAttributes --PrefixListId {first} --get Entries.Entry.0.Cidr"
    );
    assert_eq!(succeeded(dir.run(&entry)).trim(), "161.117.0.0/16");
    let change = "--AddEntry.1.Cidr 198.51.100.0/24 --RemoveEntry.1.Cidr 161.117.0.0/16";
    succeeded(dir.run(&format!(
        "api ModifyPrefixList --PrefixListId {first} {change}"
    )));
    assert_ne!(
        peer(&asked(
            &dir,
            &format!("group quick {group} ssh --from workbench-public")
        )),
        first
    );

    for (words, says) in [
        (
            format!("group quick {group} nosuch --from ::/0"),
            "kanmon group quick shows all",
        ),
        (
            format!("group quick {group} ssh --from office"),
            "workbench-private",
        ),
        (
            "group quick sg-nosuchgroup ssh --from workbench-private".to_owned(),
            "InvalidSecurityGroupId",
        ),
    ] {
        let (code, line) = failed(dir.run(&words));
        assert_eq!((code, line.contains(says)), (1, true), "{line}");
    }
    let lists = asked(&dir, "limits")["PrefixLists"]["Used"].clone();
    assert_eq!(lists, 2, "none is made for a group that is not there");
}

#[test]
fn outgoing_mail_is_warned_about_unless_the_account_is_exempt() {
    let (dir, vpc) = region("smtp", "");
    let group = made(&dir, &format!("--vpc {vpc}"));
    let words = format!("group quick {group} smtp --egress --from 0.0.0.0/0");
    assert_eq!(
        asked(&dir, &words)["Warnings"].as_array().map(Vec::len),
        Some(1)
    );
    let account = asked(&dir, "limits")["AccountId"]
        .as_str()
        .expect("an id")
        .to_owned();
    succeeded(dir.run(&format!(
        "api ModifyAccountSettings --AccountId {account} --SmtpExempt true"
    )));
    let group = asked(&dir, &format!("group show {group}"));
    assert_eq!(
        (
            &group["SmtpExempt"],
            group["Warnings"].as_array().map(Vec::len)
        ),
        (&Value::Bool(true), Some(0))
    );
    assert_eq!(asked(&dir, "limits")["SmtpExempt"], true);
}

#[test]
fn a_clone_carries_what_it_can_and_names_the_rest() {
    let (dir, first) = region("clone", "");
    let second = vpc(&dir);
    let peer = made(&dir, &format!("--vpc {first}"));
    let source = made(&dir, &format!("--template linux --vpc {first} --name web"));
    asked(&dir, &format!("group quick {source} mysql --from {peer}"));
    asked(
        &dir,
        &format!("group quick {source} ssh --from workbench-private"),
    );
    succeeded(dir.run(&format!(
        "api ModifySecurityGroupPolicy --SecurityGroupId {source} --InnerAccessPolicy Drop"
    )));

    let same = asked(&dir, &format!("group clone {source}"));
    let copy = same["SecurityGroupId"].as_str().expect("an id");
    assert_eq!(
        (rules(&dir, copy), &same["Carried"]),
        (rules(&dir, &source), &6.into())
    );
    let copy = asked(&dir, &format!("group show {copy}"));
    assert_eq!(copy["InnerAccessPolicy"], "Drop");
    assert_eq!(copy["SecurityGroup"]["SecurityGroupName"], "web");

    for (options, why) in [
        (format!("--vpc {second}"), "another network"),
        ("--type advanced".to_owned(), "advanced group"),
    ] {
        let other = asked(&dir, &format!("group clone {source} {options}"));
        let left = other["NotCarried"].as_array().expect("a list");
        assert_eq!((&other["Carried"], left.len()), (&5.into(), 1), "{other}");
        assert!(
            left[0]["Why"].as_str().expect("text").contains(why),
            "{other}"
        );
        let text = succeeded(dir.run(&format!("group clone {source} {options}")));
        assert!(
            text.contains("not carried: rule 5, ingress accept tcp 3306/3306"),
            "{text}"
        );
    }
    let (_, line) = failed(dir.run(&format!(
        "group clone {source} --vpc {second} --region cn-nowhere"
    )));
    assert!(line.contains("InvalidRegionId.NotFound"), "{line}");
}

/// Source: ECS guide, cloning of security groups.
#[test]
fn a_clone_in_another_region_leaves_groups_and_lists_behind() {
    let (dir, first) = region("abroad", "--region cn-hangzhou,cn-beijing");
    let far = succeeded(
        dir.run("api CreateVpc --RegionId cn-beijing --CidrBlock 172.16.0.0/16 --get VpcId"),
    );
    let far = far.trim();
    let peer = made(&dir, &format!("--vpc {first}"));
    let source = made(&dir, &format!("--template linux --vpc {first} --name web"));
    asked(&dir, &format!("group quick {source} mysql --from {peer}"));
    asked(
        &dir,
        &format!("group quick {source} ssh --from workbench-private"),
    );
    let clone = asked(
        &dir,
        &format!("group clone {source} --vpc {far} --region cn-beijing"),
    );
    let left = clone["NotCarried"].as_array().expect("a list");
    let why: Vec<_> = left
        .iter()
        .map(|it| it["Why"].as_str().expect("text"))
        .collect();
    assert_eq!((&clone["Carried"], why.len()), (&4.into(), 2), "{clone}");
    assert!(
        why[0].contains("another network") && why[1].contains("another region"),
        "{why:?}"
    );
    let id = clone["SecurityGroupId"].as_str().expect("an id");
    let there = json(&succeeded(dir.run(&format!(
        "api DescribeSecurityGroupAttribute --RegionId cn-beijing --SecurityGroupId {id}"
    ))));
    assert_eq!(there["VpcId"], far);
    let rules = there["Permissions"]["Permission"].as_array().map(Vec::len);
    assert_eq!(rules, Some(4), "{there}");
}

/// Source: ECS guide, export and import of security group rules.
#[test]
fn what_is_exported_can_be_imported() {
    let (dir, vpc) = region("files", "--profile cloud");
    let source = made(&dir, &format!("--template windows --vpc {vpc}"));
    asked(
        &dir,
        &format!("group quick {source} redis --egress --drop --from 192.0.2.0/24 --priority 100"),
    );
    for format in ["json", "csv"] {
        let text = succeeded(dir.run(&format!("group export {source} --format {format}")));
        let path = file(&dir, format, &text);
        let target = made(&dir, &format!("--vpc {vpc}"));
        let words = format!("group import {target} {path}");
        let counted = |answer: Value| (answer["Added"].clone(), answer["Accepted"].clone());
        assert_eq!(counted(asked(&dir, &words)), (5.into(), 5.into()));
        assert_eq!(counted(asked(&dir, &words)), (0.into(), 5.into()), "again");
        assert_eq!(rules(&dir, &target), rules(&dir, &source), "{format}");
        std::fs::remove_file(path).expect("it was there");
    }
}

#[test]
fn an_import_skips_names_and_refuses_as_documented() {
    let (dir, vpc) = region("import", "--profile cloud");
    let group = made(&dir, &format!("--vpc {vpc}"));
    let mixed = "Priority,IpProtocol,PortRange,SourceCidrIp\n\
                 1,TCP,22/22,0.0.0.0/0\n109,TCP,3389/3389,0.0.0.0/0\n2,TCP,90/80,0.0.0.0/0\n3,UDP,53/53,10.0.0.0/8\n";
    let path = file(&dir, "mixed", mixed);
    let answer = partly(&dir, &format!("group import {group} {path}"));
    assert_eq!(
        (&answer["Added"], &answer["Skipped"][0]["Number"]),
        (&2.into(), &2.into()),
        "{answer}"
    );
    assert_eq!(
        (
            &answer["Refused"][0]["Number"],
            answer["Refused"].as_array().map(Vec::len)
        ),
        (&3.into(), Some(1))
    );
    let text = dir.run(&format!("group import {group} {path}"));
    let text = String::from_utf8(text.stdout).expect("text");
    assert!(
        text.starts_with("0 rules added, 2 there already, 1 skipped, 1 refused"),
        "{text}"
    );

    for (name, content, says) in [
        ("long", csv(1_000, 201), "more than 200 rules; split it"),
        (
            "other",
            "Colour\nred\n".to_owned(),
            "there is no field \"Colour\"",
        ),
        ("none", String::new(), "no rule"),
    ] {
        let other = file(&dir, name, &content);
        let (code, line) = failed(dir.run(&format!("group import {group} {other}")));
        assert_eq!((code, line.contains(says)), (1, true), "{line}");
        std::fs::remove_file(other).expect("it was there");
    }
    let (_, line) = failed(dir.run(&format!("group import sg-nosuchgroup {path}")));
    assert!(line.contains("InvalidSecurityGroupId"), "{line}");
    let (_, line) = failed(dir.run(&format!("group import {group} {path}.gone")));
    assert!(line.contains("cannot read"), "{line}");
    std::fs::remove_file(path).expect("it was there");
    assert_eq!(rules(&dir, &group).len(), 2);

    // A group of more rules than a file may have is exported in parts.
    for first in [1_000, 1_200] {
        let path = file(&dir, "full", &csv(first, 200));
        asked(&dir, &format!("group import {group} {path}"));
        std::fs::remove_file(path).expect("it was there");
    }
    for (part, count) in [(1, 200), (2, 200), (3, 2)] {
        let text = succeeded(dir.run(&format!("group export {group} --part {part}")));
        assert_eq!(json(&text).as_array().map(Vec::len), Some(count));
    }
    let (_, line) = failed(dir.run(&format!("group export {group} --part 4")));
    assert!(line.contains("has 3 parts"), "{line}");
}

#[test]
fn who_holds_a_group_is_told_with_the_reason() {
    let (dir, vpc) = region("held", "");
    let group = made(&dir, &format!("--vpc {vpc}"));
    let show = |group: &str| asked(&dir, &format!("group show {group}"));
    assert_eq!(show(&group)["Holder"], "");
    assert_eq!(
        asked(&dir, &format!("group protect {group}"))["DeletionProtection"],
        true
    );
    let reason = show(&group)["HoldReason"]
        .as_str()
        .expect("text")
        .to_owned();
    assert!(reason.contains("deletion protection"), "{reason}");
    let delete = format!("api DeleteSecurityGroup --SecurityGroupId {group}");
    let (_, line) = failed(dir.run(&delete));
    assert!(
        line.contains("InvalidOperation.DeletionProtection"),
        "{line}"
    );
    succeeded(dir.run(&format!("group protect {group} --off")));
    succeeded(dir.run(&delete));

    let create = format!(
        "api CreateSecurityGroup --VpcId {vpc} --ServiceManaged true --get SecurityGroupId"
    );
    let managed = succeeded(dir.run(&create)).trim().to_owned();
    assert_eq!(show(&managed)["ServiceManaged"], true);
    let page = succeeded(dir.run(&format!("group show {managed}")));
    assert!(
        page.contains("the service made the group and keeps it"),
        "{page}"
    );
    let answer = partly(&dir, &format!("group quick {managed} ssh --from 192.0.2.1"));
    let why = answer["Refused"][0]["Why"]
        .as_str()
        .expect("text")
        .to_owned();
    assert!(
        why.contains("InvalidOperation.ResourceManagedByCloudProduct"),
        "{why}"
    );
}

/// Source: guide 001, rules that are added by themselves.
#[test]
fn rules_that_a_service_added_are_shown_and_explained_with_the_service() {
    let (dir, vpc) = region("services", "--accounts 2");
    let group = made(&dir, &format!("--vpc {vpc}"));
    let add = |options: &str| {
        dir.run(&format!(
            "api AuthorizeServiceRules --SecurityGroupId {group} --Service DMS --Reason login-servers \
             --Permissions.1.Direction ingress --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 3306/3306 \
             --Permissions.1.SourceCidrIp 100.104.0.0/16 {options}"
        ))
    };
    let (_, line) = failed(add("--account B"));
    assert!(line.contains("Forbidden.RAM"), "{line}");
    assert_eq!(rules(&dir, &group).len(), 0);
    succeeded(add(""));
    let shown = asked(&dir, &format!("group show {group}"));
    let by = &shown["RulesOfOthers"][0];
    assert_eq!(
        (&by["Holder"], &by["Reason"]),
        (&"DMS".into(), &"login-servers".into())
    );
    assert_eq!(shown["Rules"][0]["Description"], "DMS: login-servers");
    let page = succeeded(dir.run(&format!("group show {group}")));
    assert!(
        page.contains("added by DMS: ingress accept tcp 3306/3306 from 100.104.0.0/16, priority 1: login-servers"),
        "{page}"
    );
    let to = instance(&dir, &vpc, &group);
    let answer = asked(&dir, &format!("explain 100.104.1.1 {to} tcp 3306"));
    let winner = answer["Ingress"]["WinnerRule"].as_str().expect("text");
    assert!(winner.ends_with("added by DMS: login-servers"), "{winner}");
}

/// Choice: docs/decisions/0001-decision-table.md, row 7.
#[test]
fn system_rules_of_an_old_group_come_in_by_files_and_lose_against_every_rule_of_a_user() {
    let (dir, vpc) = region("system", "");
    let group = made(&dir, &format!("--vpc {vpc}"));
    let path = file(
        &dir,
        "old",
        "\u{feff}Direction,Policy,Priority,IpProtocol,PortRange,SourceCidrIp,Description\r\n\
         ingress,Accept,110,TCP,22/22,0.0.0.0/0,System created rule.\r\n\
         ingress,Accept,110,TCP,3389/3389,0.0.0.0/0,System created rule.\r\n\
         ingress,Accept,110,ICMP,-1/-1,0.0.0.0/0,\r\n\
         ingress,Drop,100,TCP,3389/3389,0.0.0.0/0,\r\n\
         ingress,Accept,120,TCP,80/80,0.0.0.0/0,\r\n",
    );
    let answer = asked(&dir, &format!("group import {group} {path}"));
    assert_eq!(
        (&answer["Added"], &answer["Skipped"]),
        (
            &4.into(),
            &serde_json::json!([{"Number": 5, "Priority": 120}])
        )
    );
    let shown = asked(&dir, &format!("group show {group}"));
    let held = shown["RulesOfOthers"].as_array().expect("a list");
    let of_system = |it: &Value| it["Holder"] == "ECS" && it["Rule"]["Priority"] == "110";
    assert_eq!(
        (held.len(), held.iter().all(of_system)),
        (3, true),
        "{shown}"
    );

    let to = instance(&dir, &vpc, &group);
    for (port, expected) in [(22, "Accept"), (3389, "Drop"), (80, "Drop")] {
        let answer = asked(&dir, &format!("explain 198.51.100.7 {to} tcp {port}"));
        assert_eq!(answer["Ingress"]["Policy"], expected, "{port}: {answer}");
    }
    let answer = asked(&dir, &format!("explain 198.51.100.7 {to} tcp 3389"));
    let losers = answer["Ingress"]["Losers"]["Loser"]
        .as_array()
        .expect("a list");
    let weaker = losers.iter().find(|it| {
        it["Why"]
            .as_str()
            .is_some_and(|why| why.contains("stronger priority"))
    });
    assert_eq!(
        weaker.map(|it| &it["Priority"]),
        Some(&110.into()),
        "{answer}"
    );

    // A file of the group has them; a clone is a new group, with rules of its owner.
    for format in ["json", "csv"] {
        let text = succeeded(dir.run(&format!("group export {group} --format {format}")));
        let path = file(&dir, format, &text);
        let target = made(&dir, &format!("--vpc {vpc}"));
        assert_eq!(
            asked(&dir, &format!("group import {target} {path}"))["Added"],
            4
        );
        let (mut copied, mut own) = (rules(&dir, &target), rules(&dir, &group));
        copied.sort();
        own.sort();
        assert_eq!(copied, own, "{format}");
        std::fs::remove_file(path).expect("it was there");
    }
    let clone = asked(&dir, &format!("group clone {group}"));
    assert_eq!(
        clone["Notes"][0],
        "3 rules of a priority above 100 have 100 now"
    );
    let clone = clone["SecurityGroupId"].as_str().expect("an id");
    assert!(rules(&dir, clone).iter().all(|line| !line.contains("110")));
    let (_, line) = failed(dir.run(&format!(
        "api AuthorizeSecurityGroup --SecurityGroupId {group} --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 80/80 \
         --Permissions.1.SourceCidrIp 0.0.0.0/0 --Permissions.1.Priority 110"
    )));
    assert!(line.contains("InvalidPriority.ValueNotSupported"), "{line}");
    std::fs::remove_file(path).expect("it was there");
}

/// Of a profile without a limit of rules in a group, people are not told 0.
#[test]
fn a_limit_that_there_is_not_is_told_in_words() {
    let told = |profile: &str| {
        let (dir, _) = region(&format!("told-{profile}"), &format!("--profile {profile}"));
        let settings = succeeded(dir.run("account settings"));
        let line = settings.lines().find(|it| it.starts_with("RulesPerGroup"));
        line.expect("it is told")
            .replace("RulesPerGroup", "")
            .trim()
            .to_owned()
    };
    assert_eq!(told("cloud"), "no limit");
    assert_eq!(told("guide"), "200");
}

/// Source: guide 004, limits of security groups: more groups per ENI, fewer rules in each.
#[test]
fn the_profile_says_how_many_groups_and_rules() {
    for (profile, groups, rules) in [("2019-5", 5, 100), ("2019-10", 10, 50), ("2019-16", 16, 30)] {
        let (dir, vpc) = region(profile, &format!("--profile {profile}"));
        let words = format!(
            "api CreateVSwitch --VpcId {vpc} --CidrBlock 172.16.1.0/24 --ZoneId cn-hangzhou-h --get VSwitchId"
        );
        let vswitch = succeeded(dir.run(&words)).trim().to_owned();
        let made: Vec<_> = (0..=groups)
            .map(|_| made(&dir, &format!("--vpc {vpc}")))
            .collect();
        let names = (1..)
            .zip(&made[..groups])
            .fold(String::new(), |mut all, (n, id)| {
                write!(all, " --SecurityGroupIds.{n} {id}").expect("into a string");
                all
            });
        let create = format!(
            "api CreateNetworkInterface --VSwitchId {vswitch}{names} --get NetworkInterfaceId"
        );
        let eni = succeeded(dir.run(&create)).trim().to_owned();
        let join = format!(
            "api JoinSecurityGroup --NetworkInterfaceId {eni} --SecurityGroupId {}",
            made[groups]
        );
        let (_, line) = failed(dir.run(&join));
        assert!(
            line.contains("InstanceSecurityGroupLimitExceeded")
                && line.contains(&format!("the limit is {groups}")),
            "{line}"
        );

        let path = file(&dir, "full", &csv(1_000, rules));
        asked(&dir, &format!("group import {} {path}", made[0]));
        std::fs::remove_file(path).expect("it was there");
        let used = asked(&dir, &format!("limits {}", made[0]));
        let group = &used["Groups"][0];
        assert_eq!(
            (&group["Rules"]["Used"], &group["Rules"]["Limit"]),
            (&rules.into(), &rules.into())
        );
        assert_eq!(
            (&group["MoreRules"], &group["Obstacle"]),
            (&0.into(), &"the group's limit".into())
        );
        let eni = &asked(&dir, &format!("limits {eni}"))["NetworkInterfaces"][0];
        assert_eq!(
            (
                &eni["SecurityGroups"]["Used"],
                &eni["SecurityGroups"]["Limit"]
            ),
            (&groups.into(), &groups.into())
        );
        assert_eq!(
            (&eni["Rules"]["Used"], &eni["Rules"]["Limit"]),
            (&rules.into(), &500.into())
        );
        let answer = partly(
            &dir,
            &format!("group quick {} ssh --from 192.0.2.1", made[0]),
        );
        let why = answer["Refused"][0]["Why"]
            .as_str()
            .expect("text")
            .to_owned();
        assert!(why.contains("AuthorizationLimitExceed"), "{why}");
    }
}

#[test]
fn the_interfaces_that_stand_in_the_way_of_more_rules_are_named() {
    let (dir, vpc) = region("obstacle", "--profile cloud");
    let words = format!(
        "api CreateVSwitch --VpcId {vpc} --CidrBlock 172.16.1.0/24 --ZoneId cn-hangzhou-h --get VSwitchId"
    );
    let vswitch = succeeded(dir.run(&words)).trim().to_owned();
    let full = made(&dir, &format!("--vpc {vpc}"));
    for part in 0..5 {
        let path = file(
            &dir,
            "part",
            &csv(1_000 + 200 * part, 200 - u16::from(part == 4)),
        );
        asked(&dir, &format!("group import {full} {path}"));
        std::fs::remove_file(path).expect("it was there");
    }
    let create = format!(
        "api CreateNetworkInterface --VSwitchId {vswitch} --SecurityGroupId {full} --get NetworkInterfaceId"
    );
    let eni = succeeded(dir.run(&create)).trim().to_owned();
    let other = made(&dir, &format!("--template linux --vpc {vpc}"));
    let join =
        format!("api JoinSecurityGroup --NetworkInterfaceId {eni} --SecurityGroupId {other}");
    let (_, line) = failed(dir.run(&join));
    assert!(
        line.contains("AclLimitExceed") && line.contains(&eni),
        "{line}"
    );

    let group = asked(&dir, &format!("limits {full}"))["Groups"][0].clone();
    assert_eq!(
        (&group["MoreRules"], &group["Obstacle"]),
        (&1.into(), &format!("the limit of {eni}").into())
    );
    // A list counts as often as it may have entries.
    asked(
        &dir,
        &format!("group quick {full} ssh --from workbench-public"),
    );
    let answer = partly(
        &dir,
        &format!("group quick {full} rdp --from workbench-public"),
    );
    let why = answer["Refused"][0]["Why"]
        .as_str()
        .expect("text")
        .to_owned();
    assert!(
        why.contains("AuthorizationLimitExceed") && why.contains(&eni),
        "{why}"
    );
    let text = succeeded(dir.run("limits"));
    assert!(
        text.contains("1000 / 1000") && text.contains(&format!("the limit of {eni}")),
        "{text}"
    );
    let (code, line) = failed(dir.run("limits eni-nosuch"));
    assert_eq!(
        (code, line.contains("kanmon limits shows all")),
        (1, true),
        "{line}"
    );
}

#[test]
fn another_account_sees_its_own_groups_and_limits() {
    let (dir, vpc) = region("accounts", "--accounts 2");
    let group = made(&dir, &format!("--vpc {vpc}"));
    let (_, line) = failed(dir.run(&format!("group show {group} --account B")));
    assert!(line.contains("InvalidSecurityGroupId.NotFound"), "{line}");
    assert_eq!(
        asked(&dir, "limits --account B")["SecurityGroups"]["Used"],
        0
    );
    assert_eq!(asked(&dir, "limits")["SecurityGroups"]["Used"], 1);
}

/// Source: guide 001, authorization objects, conversion of CIDR blocks.
#[test]
fn blocks_and_ranges_are_converted_without_a_region() {
    let dir = StateDir::new("cidr");
    std::fs::create_dir_all(dir.path()).expect("made");
    let block = asked(&dir, "cidr 192.168.0.0 - 192.168.31.255");
    assert_eq!(block[0]["Block"], "192.168.0.0/19");
    let text = succeeded(dir.run("cidr 10.0.0.0/8"));
    assert!(
        text.contains("10.255.255.255") && text.contains("255.0.0.0"),
        "{text}"
    );
    let (code, line) = failed(dir.run("cidr ten"));
    assert_eq!(
        (code, line.contains("10.0.0.0-10.0.0.9")),
        (1, true),
        "{line}"
    );
}
