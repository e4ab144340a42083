//! Several regions in one control plane: what they share, and what they do not.

mod support;

use std::sync::Arc;

use store::SimStore;
use support::{Answer, Region, operation, refused};

const HERE: (&str, &str) = ("RegionId", "cn-hangzhou");
const THERE: (&str, &str) = ("RegionId", "cn-beijing");

async fn two() -> Region {
    Region::over_with(Arc::new(SimStore::new(1)), support::two_regions()).await
}

async fn vpc(region: &Region, at: (&str, &str), more: &[(&str, &str)]) -> String {
    let mut params = vec![at, ("CidrBlock", "192.168.0.0/16")];
    params.extend(more);
    region.ok("a", "Vpc:CreateVpc", &params).await.text("VpcId")
}

/// An instance in a VPC of its own, in the first zone of a region.
async fn launch(region: &Region, at: (&str, &str)) -> String {
    let vpc = vpc(region, at, &[]).await;
    let zone = format!("{}-h", at.1);
    let params = [
        at,
        ("VpcId", &*vpc),
        ("CidrBlock", "192.168.1.0/24"),
        ("ZoneId", &zone),
    ];
    let switch = region
        .ok("a", "Vpc:CreateVSwitch", &params)
        .await
        .text("VSwitchId");
    let group = region
        .ok("a", "Ecs:CreateSecurityGroup", &[at, ("VpcId", &vpc)])
        .await;
    let group = group.text("SecurityGroupId");
    let params = [
        at,
        ("InstanceType", "ecs.g6.large"),
        ("ImageId", "debian_12"),
        ("VSwitchId", &*switch),
        ("SecurityGroupId", &*group),
        ("PrivateIpAddress", "192.168.1.10"),
    ];
    let answer = region.ok("a", "Ecs:RunInstances", &params).await;
    answer.text("InstanceIdSets.InstanceIdSet.0")
}

fn ids(answer: &Answer, path: &str, name: &str) -> Vec<String> {
    let list = support::field(&answer.json, path)
        .as_array()
        .expect("a list");
    list.iter()
        .map(|it| it[name].as_str().expect("a text").to_owned())
        .collect()
}

#[tokio::test]
async fn every_region_is_told_of_and_has_its_own_zones() {
    let region = two().await;
    for (name, path) in [
        ("Ecs:DescribeRegions", "Regions.Region"),
        ("Vpc:DescribeRegions", "Regions.Region"),
    ] {
        let answer = region.ok("a", name, &[]).await;
        assert_eq!(
            ids(&answer, path, "RegionId"),
            ["cn-hangzhou", "cn-beijing"],
            "{name}"
        );
    }
    for at in [HERE, THERE] {
        for name in ["Ecs:DescribeZones", "Vpc:DescribeZones"] {
            let zones = ids(&region.ok("a", name, &[at]).await, "Zones.Zone", "ZoneId");
            assert_eq!(
                zones,
                ["h", "i", "j"].map(|it| format!("{}-{it}", at.1)),
                "{name}"
            );
        }
        let params = [("Id", at.1), ("ServiceCode", "ecs")];
        let answer = region.ok("a", "Location:DescribeEndpoints", &params).await;
        assert_eq!(ids(&answer, "Endpoints.Endpoint", "Id"), [at.1]);
    }
    let params = [("Id", "cn-shanghai"), ("ServiceCode", "ecs")];
    let answer = region
        .call("a", "Location:DescribeEndpoints", &params)
        .await;
    refused(&answer, 404, "InvalidRegionId.NotFound", "cn-shanghai");
    let answer = region
        .call("a", "Ecs:DescribeInstances", &[("RegionId", "cn-shanghai")])
        .await;
    refused(&answer, 404, "InvalidRegionId.NotFound", "cn-shanghai");
}

/// Each region has a group more than the quota of one would allow, and none has one too many.
#[tokio::test]
async fn quotas_are_counted_in_each_region() {
    let region = two().await;
    for at in [HERE, THERE] {
        let vpc = vpc(&region, at, &[]).await;
        let params = [at, ("VpcId", &*vpc)];
        for _ in 0..100 {
            region.ok("a", "Ecs:CreateSecurityGroup", &params).await;
        }
        let answer = region.call("a", "Ecs:CreateSecurityGroup", &params).await;
        refused(&answer, 403, "QuotaExceed.SecurityGroup", "");
        let listed = region.ok("a", "Ecs:DescribeSecurityGroups", &[at]).await;
        assert_eq!(listed.json["TotalCount"], 100);
    }
}

#[tokio::test]
async fn addresses_of_the_internet_are_given_once_over_all_regions() {
    let region = two().await;
    let mut seen = std::collections::BTreeSet::new();
    for (at, pool) in [(HERE, "47.100."), (THERE, "47.101.")] {
        for _ in 0..20 {
            let eip = region
                .ok("a", "Vpc:AllocateEipAddress", &[at])
                .await
                .text("EipAddress");
            assert!(eip.starts_with(pool) && seen.insert(eip.clone()), "{eip}");
        }
    }
    let block = ("Ipv6CidrBlock", "2408:4321:0:100::/56");
    vpc(&region, HERE, &[block]).await;
    let params = [THERE, ("CidrBlock", "10.0.0.0/8"), block];
    let answer = region.call("a", "Vpc:CreateVpc", &params).await;
    refused(
        &answer,
        400,
        "InvalidCidrBlock.Overlapped",
        "2408:4321:0:100::/56",
    );
    let given = region
        .ok("a", "Vpc:CreateVpc", &[THERE, ("EnableIpv6", "true")])
        .await;
    let params = [THERE, ("VpcId", &*given.text("VpcId"))];
    let seen = region.ok("a", "Vpc:DescribeVpcAttribute", &params).await;
    assert!(
        seen.text("Ipv6CidrBlock").starts_with("2408:4322:"),
        "{}",
        seen.json
    );
}

/// Choice: docs/decisions/0025-several-regions.md
#[tokio::test]
async fn a_request_without_a_region_is_for_that_of_the_thing_it_names() {
    let region = two().await;
    let (here, there) = (launch(&region, HERE).await, launch(&region, THERE).await);
    for (id, at) in [(&here, HERE), (&there, THERE)] {
        region
            .ok("a", "Ecs:StopInstance", &[("InstanceId", id)])
            .await;
        let ids = format!("[\"{id}\"]");
        let seen = region
            .ok("a", "Ecs:DescribeInstances", &[at, ("InstanceIds", &ids)])
            .await;
        assert_eq!(seen.text("Instances.Instance.0.Status"), "Stopped");
    }
    // The wrong region, said by parameter or by the name of the endpoint, is what was meant.
    let params = [("InstanceId", &*there), HERE];
    let answer = region.call("a", "Ecs:StartInstance", &params).await;
    refused(&answer, 404, "InvalidInstanceId.NotFound", &there);
    let mut request = region.request(
        "a",
        operation("Ecs:StartInstance"),
        &[("InstanceId", &there)],
    );
    let answer = region.send(request.clone()).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    request = region.request("a", operation("Ecs:DescribeRegions"), &[]);
    assert!(
        request
            .headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("host"))
    );
    // What somebody else owns says nothing about a region.
    let answer = region
        .call("b", "Ecs:StopInstance", &[("InstanceId", &there)])
        .await;
    refused(&answer, 404, "InvalidInstanceId.NotFound", &there);
    region.control.flush_audit().await;
    let trail = region.control.audit_trail().expect("readable");
    let last = trail
        .iter()
        .rfind(|it| it.action.ends_with("StopInstance"))
        .expect("an entry");
    assert_eq!(
        last.region.as_ref().map(ToString::to_string).as_deref(),
        Some("cn-hangzhou")
    );
}

/// Two VPCs with the same blocks and instances with the same address, in two regions, are two domains.
#[tokio::test]
async fn hosts_are_told_of_all_regions_and_keep_them_apart() {
    let region = two().await;
    let (here, there) = (launch(&region, HERE).await, launch(&region, THERE).await);
    region.settle().await;
    let desired = Arc::clone(&region.control.desired().borrow());
    assert_eq!(desired.instances.len(), 2);
    let domains: Vec<_> = desired
        .domains
        .keys()
        .map(|it| it.region.to_string())
        .collect();
    assert_eq!(domains, ["cn-beijing", "cn-hangzhou"]);
    for (id, at) in [(here, HERE), (there, THERE)] {
        let instance = &desired.instances[&id.parse().expect("an id")];
        let eni = &desired.enis[&instance.enis[0]];
        assert_eq!(eni.domain.region.to_string(), at.1);
    }
}
