//! Several regions and several accounts in one process: what clients are told, what stays apart, and packets.

mod common;

use std::process::Output;

use common::{StateDir, failed, json, succeeded};
use testkit::kernel_suite_or_skip;

const BOTH: &str = "--region cn-hangzhou,cn-beijing";

/// Calls an action and gives one part of its answer.
fn api(dir: &StateDir, words: &str) -> String {
    succeeded(dir.run(&format!("api {words}")))
        .trim()
        .to_owned()
}

/// What a probe came to.
fn probed(output: &Output) -> &'static str {
    match output.status.code() {
        Some(0) => "accepted",
        Some(10) => "dropped",
        Some(11) => "no way",
        _ => panic!("{output:?}"),
    }
}

/// An instance behind a group of its own, at 192.168.1.10 of a VPC of 192.168.0.0/16.
struct Place {
    region: &'static str,
    vpc: String,
    group: String,
    instance: String,
}

impl Place {
    fn make(dir: &StateDir, region: &'static str) -> Self {
        let at = format!("--RegionId {region}");
        let vpc = api(
            dir,
            &format!("CreateVpc {at} --CidrBlock 192.168.0.0/16 --get VpcId"),
        );
        let switch = api(
            dir,
            &format!(
                "CreateVSwitch {at} --VpcId {vpc} --ZoneId {region}-h --CidrBlock 192.168.1.0/24 --get VSwitchId"
            ),
        );
        let group = api(
            dir,
            &format!("CreateSecurityGroup {at} --VpcId {vpc} --get SecurityGroupId"),
        );
        let instance = api(
            dir,
            &format!(
                "RunInstances {at} --InstanceType ecs.g6.large --VSwitchId {switch} --SecurityGroupId {group} \
                 --PrivateIpAddress 192.168.1.10 --get InstanceIdSets.InstanceIdSet.0"
            ),
        );
        Self {
            region,
            vpc,
            group,
            instance,
        }
    }

    /// Gives the instance an EIP.
    fn bind_eip(&self, dir: &StateDir) -> String {
        let at = format!("--RegionId {}", self.region);
        let eip = json(&api(dir, &format!("AllocateEipAddress {at}")));
        let id = eip["AllocationId"].as_str().expect("text");
        api(
            dir,
            &format!(
                "AssociateEipAddress {at} --AllocationId {id} --InstanceId {}",
                self.instance
            ),
        );
        eip["EipAddress"].as_str().expect("text").to_owned()
    }

    fn open(&self, dir: &StateDir, port: u16, from: &str) {
        api(
            dir,
            &format!(
                "AuthorizeSecurityGroup --RegionId {} --SecurityGroupId {} --Permissions.1.IpProtocol tcp \
                 --Permissions.1.PortRange {port}/{port} --Permissions.1.SourceCidrIp {from}",
                self.region, self.group
            ),
        );
    }
}

#[test]
fn clients_are_told_of_every_region() {
    let dir = StateDir::new("regions-told");
    let up = dir.up(&format!("--enforce none {BOTH} --profile cn-beijing=cloud"));
    assert_eq!(up["region"], "cn-hangzhou");
    assert_eq!(
        up["regions"],
        serde_json::json!(["cn-hangzhou", "cn-beijing"])
    );
    let status = succeeded(dir.run("status"));
    assert!(
        status.starts_with("regions cn-hangzhou, cn-beijing are up"),
        "{status}"
    );
    let endpoints = succeeded(dir.run("endpoints"));
    for name in [
        "ecs.cn-hangzhou.aliyuncs.com",
        "ecs.cn-beijing.aliyuncs.com",
        "vpc.cn-beijing.aliyuncs.com",
        "ecs-vpc.cn-beijing.aliyuncs.com",
        "resourcesharing.cn-beijing.aliyuncs.com",
    ] {
        assert!(endpoints.contains(name), "{name}: {endpoints}");
    }
    // Each name is tried with HTTP and with HTTPS, and so is in the certificate.
    let checked = json(&succeeded(dir.run("endpoints --check --output json")));
    let tries = checked["tries"].as_array().expect("a list");
    let of = |region: &str| {
        let is_it = |it: &&serde_json::Value| it["name"].as_str().expect("text").contains(region);
        tries.iter().filter(is_it).count()
    };
    assert_eq!(of("cn-hangzhou"), of("cn-beijing"));
    assert!(of("cn-beijing") >= 10, "{checked}");
    for (region, profile) in [("cn-hangzhou", "guide"), ("cn-beijing", "cloud")] {
        let words = format!("DescribeAccountSettings --RegionId {region} --get Profile");
        assert_eq!(api(&dir, &words), profile);
    }
    // What was served is served on, also without being asked for; nothing is left out of it.
    succeeded(dir.run("down"));
    let (code, line) =
        failed(dir.run("up --detach --enforce none --listen 127.0.0.1:0 --region cn-shanghai"));
    assert_eq!(
        (code, line.contains("region cn-hangzhou was served")),
        (1, true),
        "{line}"
    );
    let again = dir.up("--enforce none");
    assert_eq!(again["regions"], up["regions"]);
}

#[test]
fn verbs_find_what_they_are_asked_about_in_its_region() {
    let dir = StateDir::new("regions-verbs");
    dir.up(&format!("--enforce none {BOTH}"));
    let here = Place::make(&dir, "cn-hangzhou");
    let there = Place::make(&dir, "cn-beijing");
    here.open(&dir, 80, "203.0.113.0/24");
    // Operations without RegionId are for the region of what they name.
    api(
        &dir,
        &format!("StopInstance --InstanceId {}", there.instance),
    );
    let shown = succeeded(dir.run(&format!("group show {}", there.group)));
    assert!(
        shown.contains(&format!("in {} (cn-beijing)", there.vpc)),
        "{shown}"
    );
    let used = json(&succeeded(dir.run("limits --output json")));
    let regions = used["Regions"].as_array().expect("a list");
    let seen: Vec<_> = regions
        .iter()
        .map(|it| {
            (
                &it["RegionId"],
                &it["Groups"][0]["SecurityGroupId"],
                &it["SecurityGroups"]["Used"],
            )
        })
        .map(|(region, group, used)| (region.as_str(), group.as_str(), used.as_u64()))
        .collect();
    assert_eq!(
        seen,
        [
            (Some("cn-hangzhou"), Some(&*here.group), Some(1)),
            (Some("cn-beijing"), Some(&*there.group), Some(1)),
        ]
    );
    let one = json(&succeeded(
        dir.run(&format!("limits {} --output json", there.group)),
    ));
    assert_eq!(one["RegionId"], "cn-beijing");
    let explained = succeeded(dir.run(&format!("explain 192.168.1.99 {} tcp 22", there.instance)));
    assert!(explained.contains("drop"), "{explained}");
}

/// Source: ECS guide, cloning of security groups.
#[test]
fn a_group_is_cloned_into_another_region() {
    let dir = StateDir::new("regions-clone");
    dir.up(&format!("--enforce none {BOTH}"));
    let vpc = |region: &str| {
        api(
            &dir,
            &format!("CreateVpc --RegionId {region} --CidrBlock 10.0.0.0/8 --get VpcId"),
        )
    };
    let (here, there) = (vpc("cn-hangzhou"), vpc("cn-beijing"));
    let group = |name: &str| {
        api(
            &dir,
            &format!(
                "CreateSecurityGroup --VpcId {here} --SecurityGroupName {name} --get SecurityGroupId"
            ),
        )
    };
    let (source, peer) = (group("source"), group("peer"));
    let prefixes = api(
        &dir,
        "CreatePrefixList --PrefixListName offices --AddressFamily IPv4 --MaxEntries 5 --Entry.1.Cidr 203.0.113.0/24 \
         --Entry.1.Description first --get PrefixListId",
    );
    let ports = api(
        &dir,
        "CreatePortRangeList --PortRangeListName web --MaxEntries 4 --Entry.1.PortRange 80/80 \
         --Entry.2.PortRange 443/443 --get PortRangeListId",
    );
    for rule in [
        "--Permissions.1.PortRange 22/22 --Permissions.1.SourceCidrIp 198.51.100.0/24".to_owned(),
        format!("--Permissions.1.PortRange 23/23 --Permissions.1.SourceGroupId {peer}"),
        format!("--Permissions.1.PortRange 24/24 --Permissions.1.SourcePrefixListId {prefixes}"),
        format!(
            "--Permissions.1.PortRangeListId {ports} --Permissions.1.SourceCidrIp 192.0.2.0/24"
        ),
    ] {
        let words = format!(
            "AuthorizeSecurityGroup --SecurityGroupId {source} --Permissions.1.IpProtocol tcp {rule}"
        );
        api(&dir, &words);
    }
    let words = format!("group clone {source} --region cn-beijing");
    assert_eq!(
        dir.run(&words).status.code(),
        Some(2),
        "the VPC has to be named"
    );
    let clone = |more: &str| {
        json(&succeeded(
            dir.run(&format!("{words} --vpc {there} --output json {more}")),
        ))
    };
    let whys = |cloned: &serde_json::Value| -> Vec<String> {
        let left = cloned["NotCarried"].as_array().expect("a list");
        left.iter()
            .map(|it| it["Why"].as_str().expect("text").to_owned())
            .collect()
    };
    let bare = clone("");
    assert_eq!(bare["Carried"], 1, "{bare}");
    let left = whys(&bare);
    assert_eq!(left.len(), 3, "{bare}");
    assert!(
        left[0].contains("peer group") && left[1].contains("list") && left[2].contains("list"),
        "{left:?}"
    );

    let full = clone("--with-lists");
    assert_eq!(
        (&full["Carried"], whys(&full).len()),
        (&3.into(), 1),
        "{full}"
    );
    let notes = full["Notes"].to_string();
    assert_eq!(notes.matches("was made like").count(), 2, "{notes}");
    let rules = json(&api(
        &dir,
        &format!(
            "DescribeSecurityGroupAttribute --RegionId cn-beijing --SecurityGroupId {}",
            full["SecurityGroupId"].as_str().expect("text")
        ),
    ));
    let rules = rules["Permissions"]["Permission"]
        .as_array()
        .expect("a list")
        .clone();
    let lists: Vec<_> = rules
        .iter()
        .flat_map(|it| [&it["SourcePrefixListId"], &it["PortRangeListId"]])
        .filter_map(|it| it.as_str().filter(|id| !id.is_empty()))
        .collect();
    assert_eq!(lists.len(), 2);
    assert!(
        !lists.contains(&prefixes.as_str()) && !lists.contains(&ports.as_str()),
        "{lists:?}"
    );
    let made = lists
        .iter()
        .find(|id| id.starts_with("pl-"))
        .expect("one is a prefix list");
    let entries = api(
        &dir,
        &format!(
            "DescribePrefixListAttributes --RegionId cn-beijing --PrefixListId {made} --get Entries.Entry.0.Cidr"
        ),
    );
    assert_eq!(entries, "203.0.113.0/24");
    // The second time they are there.
    let again = clone("--with-lists --name again");
    assert_eq!(
        again["Notes"]
            .to_string()
            .matches("says the same as")
            .count(),
        2,
        "{again}"
    );
}

#[test]
fn accounts_are_made_while_the_region_runs() {
    let dir = StateDir::new("accounts");
    dir.up(&format!("--enforce none {BOTH}"));
    let made = json(&succeeded(
        dir.run("account create --profile 2019-16 --output json"),
    ));
    let secret = made["AccessKeySecret"].as_str().expect("text");
    assert_eq!(made["Name"], "B");
    let id = made["AccountId"].as_str().expect("text");
    for (region, name) in [("cn-hangzhou", id), ("cn-beijing", "B")] {
        let words =
            format!("DescribeAccountSettings --account {name} --RegionId {region} --get Profile");
        assert_eq!(api(&dir, &words), "2019-16");
    }
    let listed = succeeded(dir.run("account list"));
    assert!(
        listed.contains(id) && listed.contains("runs the region"),
        "{listed}"
    );
    assert!(!listed.contains(secret) && !succeeded(dir.run("account show B")).contains(secret));
    let (code, line) = failed(dir.run(&format!("account create {id}")));
    assert_eq!(
        (code, line.contains("InvalidAccount.AlreadyExists")),
        (1, true),
        "{line}"
    );
    let (code, line) = failed(dir.run("api CreateAccount --account B"));
    assert_eq!(
        (code, line.contains("403") || line.contains("Forbidden")),
        (1, true),
        "{line}"
    );
    let unsaved = json(&succeeded(
        dir.run("account create 1234567890123456 --no-save --output json"),
    ));
    assert_eq!(unsaved["AccountId"], "1234567890123456");
    let (code, _) = failed(dir.run("api DescribeVpcs --account 1234567890123456"));
    assert_eq!(code, 1, "its key is not known here");

    succeeded(dir.run(&format!("limits --profile guide --account {id}")));
    let settings = "DescribeAccountSettings --account B --get";
    assert_eq!(api(&dir, &format!("{settings} Profile")), "guide");
    assert_eq!(api(&dir, &format!("{settings} ProfileOf")), "account");
    succeeded(dir.run("limits --profile region --account B"));
    assert_eq!(api(&dir, &format!("{settings} ProfileOf")), "region");
    let (code, line) = failed(dir.run("limits --profile huge --account B"));
    assert_eq!(
        (code, line.contains("InvalidParameter")),
        (1, true),
        "{line}"
    );
    // A restart knows all of them, and the letters stay.
    succeeded(dir.run("down"));
    let up = dir.up("--enforce none");
    let names: Vec<_> = up["accounts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| &it["name"])
        .collect();
    assert_eq!(names, ["A", "B", "C"]);
    assert_eq!(up["accounts"][1]["account_id"], id);
}

/// Both regions have a VPC with the same block and an instance with the same address; packets of the one never meet
/// those of the other, and both are reached from the one internet.
#[test]
fn packets_of_two_regions_are_filtered_apart() {
    if !kernel_suite_or_skip("two regions") {
        return;
    }
    let dir = StateDir::new("regions-packets");
    dir.up(&format!("--enforce ebpf {BOTH}"));
    let here = Place::make(&dir, "cn-hangzhou");
    let there = Place::make(&dir, "cn-beijing");
    let eips = [here.bind_eip(&dir), there.bind_eip(&dir)];
    assert!(
        eips[0].starts_with("47.100.") && eips[1].starts_with("47.101."),
        "{eips:?}"
    );
    here.open(&dir, 80, "0.0.0.0/0");
    there.open(&dir, 81, "0.0.0.0/0");
    let probe = |from: &str, to: &str, port: u16| {
        probed(&dir.run(&format!("probe {from} {to} tcp {port}")))
    };
    for (from, to, port, came) in [
        ("198.51.100.7", &here.instance, 80, "accepted"),
        ("198.51.100.7", &here.instance, 81, "dropped"),
        ("198.51.100.7", &there.instance, 81, "accepted"),
        ("198.51.100.7", &there.instance, 80, "dropped"),
        // By the internet, as any other two VPCs.
        (&*here.instance, &there.instance, 81, "accepted"),
        (&*there.instance, &here.instance, 81, "dropped"),
        (&*there.instance, &eips[0], 80, "accepted"),
    ] {
        assert_eq!(probe(from, to, port), came, "{from} -> {to} {port}");
    }
    let counted = succeeded(dir.run("debug counters"));
    assert!(
        counted.contains(&here.instance) && counted.contains(&there.instance),
        "{counted}"
    );
    // A private address of the one region is not one of the other, though they look alike.
    let dropped = dir.run(&format!(
        "exec {} -- ping -c 1 -W 1 192.168.1.11",
        here.instance
    ));
    assert!(!dropped.status.success());
    assert_eq!(
        api(
            &dir,
            &format!(
                "DescribeVpcs --RegionId cn-beijing --VpcId {} --get TotalCount",
                here.vpc
            )
        ),
        "0"
    );
}

/// An account shares its VPC, and a rule lets the members of the other account's group in.
///
/// Source: ECS API, `AuthorizeSecurityGroup`, `Permissions.N.SourceGroupOwnerId`.
#[test]
fn a_group_of_another_account_is_a_peer_in_a_shared_vpc() {
    if !kernel_suite_or_skip("two accounts") {
        return;
    }
    let dir = StateDir::new("accounts-packets");
    dir.up("--enforce ebpf");
    let made = json(&succeeded(dir.run("account create --output json")));
    let other = made["AccountId"].as_str().expect("text");
    let place = Place::make(&dir, "cn-hangzhou");
    let switch = api(
        &dir,
        &format!(
            "DescribeVSwitches --VpcId {} --get VSwitches.VSwitch.0.VSwitchId",
            place.vpc
        ),
    );
    let launch = |address: &str| {
        let group = api(
            &dir,
            &format!(
                "CreateSecurityGroup --account B --VpcId {} --get SecurityGroupId",
                place.vpc
            ),
        );
        let instance = api(
            &dir,
            &format!(
                "RunInstances --account B --InstanceType ecs.g6.large --VSwitchId {switch} --SecurityGroupId {group} \
                 --PrivateIpAddress {address} --get InstanceIdSets.InstanceIdSet.0"
            ),
        );
        (group, instance)
    };
    let refused = dir.run(&format!(
        "api CreateSecurityGroup --account B --VpcId {}",
        place.vpc
    ));
    assert_eq!(
        failed(refused).0,
        1,
        "a VPC that is not shared is not there"
    );
    api(
        &dir,
        &format!(
            "CreateResourceShare --ResourceShareName net --Resources.1.ResourceId {} --Resources.1.ResourceType VPC \
             --Targets.1 {other}",
            place.vpc
        ),
    );
    let (peer, member) = launch("192.168.1.20");
    let (_, stranger) = launch("192.168.1.30");
    api(
        &dir,
        &format!(
            "AuthorizeSecurityGroup --SecurityGroupId {} --Permissions.1.IpProtocol tcp --Permissions.1.PortRange 80/80 \
             --Permissions.1.SourceGroupId {peer} --Permissions.1.SourceGroupOwnerId {other}",
            place.group
        ),
    );
    for (from, came) in [(&member, "accepted"), (&stranger, "dropped")] {
        let output = dir.run(&format!("probe {from} {} tcp 80", place.instance));
        assert_eq!(probed(&output), came, "{output:?}");
    }
    let (_, line) = failed(dir.run(&format!(
        "api DeleteSecurityGroup --account B --SecurityGroupId {peer}"
    )));
    assert!(line.contains("DependencyViolation"), "{line}");
    // Neither account sees what the other one has in the VPC.
    for (account, seen) in [("A", "1"), ("B", "2")] {
        let words = format!("DescribeInstances --account {account} --get TotalCount");
        assert_eq!(api(&dir, &words), seen);
    }
}
