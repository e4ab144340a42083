//! A region with packets that goes back to a backup: the host follows, although revisions went back.

mod common;

use std::path::Path;

use common::{StateDir, json, succeeded};
use testkit::kernel_suite_or_skip;

#[test]
fn a_restored_store_is_made_real_and_what_came_after_it_goes() {
    if !kernel_suite_or_skip("restored region") {
        return;
    }
    let dir = StateDir::new("restored-packets");
    let up = dir.up("--enforce ebpf --metrics 127.0.0.1:0");
    let api = |words: &str| {
        let said = succeeded(dir.run(&format!("api {words}")));
        said.trim().to_owned()
    };
    let vpc = api("CreateVpc --CidrBlock 192.168.0.0/16 --get VpcId");
    let switch = api(&format!(
        "CreateVSwitch --VpcId {vpc} --ZoneId cn-hangzhou-h --CidrBlock 192.168.1.0/24 --get VSwitchId"
    ));
    let launch = || {
        let group = api(&format!(
            "CreateSecurityGroup --VpcId {vpc} --get SecurityGroupId"
        ));
        let instance = api(&format!(
            "RunInstances --InstanceType ecs.g6.large --VSwitchId {switch} --SecurityGroupId {group} \
             --get InstanceIdSets.InstanceIdSet.0"
        ));
        (instance, group)
    };
    let ((a, _), (b, group)) = (launch(), launch());
    let rule = format!(
        "--SecurityGroupId {group} --IpProtocol tcp --PortRange 80/80 --SourceCidrIp 192.168.0.0/16"
    );
    api(&format!("AuthorizeSecurityGroup {rule}"));
    let probe = || dir.run(&format!("probe {a} {b} tcp 80")).status.code();
    assert_eq!(probe(), Some(0), "the rule accepts it");

    let file = dir.path().with_extension("backup");
    let _ = std::fs::remove_file(&file);
    succeeded(dir.run(&format!("backup {}", file.display())));
    api(&format!("RevokeSecurityGroup {rule}"));
    let (later, _) = launch();
    assert_eq!(probe(), Some(10), "no rule accepts it any more");
    assert_eq!(
        dir.run(&format!("probe {a} {later} tcp 80")).status.code(),
        Some(10)
    );
    let namespace = |instance: &str| {
        let tag = up["tag"].as_str().expect("text");
        Path::new("/run/netns").join(format!("km-{tag}-{instance}"))
    };
    assert!(namespace(&later).exists());

    let numbers = dir.read_metrics("GET /metrics");
    let dropped: f64 = numbers
        .lines()
        .filter(|line| line.starts_with("kanmon_packets_total{verdict=\"drop\""))
        .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
        .sum();
    assert!(dropped >= 2.0, "{numbers}");
    assert!(numbers.contains("kanmon_flows "), "{numbers}");
    assert!(numbers.contains("kanmon_host_interfaces 3"), "{numbers}");

    dir.kill(&up["pid"]);
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(dir.path().join(format!("store.db{suffix}")));
    }
    succeeded(dir.run(&format!("restore {}", file.display())));
    dir.up("--enforce ebpf");
    let answer = json(&succeeded(dir.run("api WaitForRevision --TimeoutSecs 30")));
    assert_eq!(answer["IsApplied"], true, "{answer}");
    assert_eq!(probe(), Some(0), "the rule is back, in the kernel too");
    assert!(
        !namespace(&later).exists(),
        "what came after the backup is gone from the host"
    );
    std::fs::remove_file(file).expect("ours");
}
