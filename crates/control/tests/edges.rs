//! Requests at the edge of what has a meaning: refused, and nothing breaks.

mod support;

use support::Region;

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

#[tokio::test]
async fn a_page_far_out_of_bounds_is_refused() {
    let region = Region::start().await;
    for (action, number, size) in [
        ("DescribeSecurityGroups", i64::MIN, 10),
        ("DescribeSecurityGroups", 0, 10),
        ("Vpc:DescribeVpcs", i64::MIN, 10),
        ("Vpc:DescribeVpcs", 1, i64::MIN),
        ("Vpc:DescribeEipAddresses", i64::MIN, i64::MAX),
        ("DescribeInstanceStatus", i64::MIN, 10),
    ] {
        let (number, size) = (number.to_string(), size.to_string());
        let params = [REGION, ("PageNumber", &number), ("PageSize", &size)];
        let answer = region.call("a", action, &params).await;
        assert_eq!(answer.status, 400, "{action} {number}: {}", answer.json);
    }
    for action in ["DescribeSecurityGroups", "Vpc:DescribeVpcs"] {
        let most = i32::MAX.to_string();
        let answer = region
            .ok("a", action, &[REGION, ("PageNumber", &most)])
            .await;
        assert_eq!(answer.json["TotalCount"], 0, "{action}");
    }
}

/// An address belongs to the block of its vSwitch for as long as an ENI has it.
#[tokio::test]
async fn the_ipv6_block_of_a_vswitch_stays_while_an_eni_has_an_address_of_it() {
    let region = Region::start().await;
    let params = [REGION, ("CidrBlock", "10.0.0.0/16"), ("EnableIpv6", "true")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &params).await.text("VpcId");
    let params = [
        REGION,
        ("VpcId", &*vpc),
        ("ZoneId", "cn-hangzhou-h"),
        ("CidrBlock", "10.0.1.0/24"),
        ("Ipv6CidrBlock", "1"),
    ];
    let vswitch = region.ok("a", "Vpc:CreateVSwitch", &params).await;
    let vswitch = vswitch.text("VSwitchId");
    let params = [REGION, ("VpcId", &*vpc)];
    let group = region.ok("a", "CreateSecurityGroup", &params).await;
    let group = group.text("SecurityGroupId");
    let params = [
        REGION,
        ("VSwitchId", &*vswitch),
        ("SecurityGroupId", &*group),
        ("Ipv6AddressCount", "1"),
    ];
    let eni = region.ok("a", "CreateNetworkInterface", &params).await;

    let change = |number: &'static str| {
        let (region, vswitch) = (&region, vswitch.clone());
        async move {
            let params = [REGION, ("VSwitchId", &*vswitch), ("Ipv6CidrBlock", number)];
            region
                .call("a", "Vpc:ModifyVSwitchAttribute", &params)
                .await
        }
    };
    let refused = change("2").await;
    assert_eq!(
        refused.code(),
        "OperationUnsupported.Ipv6",
        "{}",
        refused.json
    );
    assert_eq!(change("1").await.status, 200, "the same block is no change");
    let id = eni.text("NetworkInterfaceId");
    let params = [REGION, ("NetworkInterfaceId", &*id)];
    region.ok("a", "DeleteNetworkInterface", &params).await;
    assert_eq!(change("2").await.status, 200, "nobody has an address of it");
}

/// The header says who may have sent a frame: two ENIs with one MAC address could each send as the other.
#[tokio::test]
async fn no_two_enis_of_a_region_have_the_same_mac_address() {
    let region = Region::start().await;
    let params = [REGION, ("CidrBlock", "10.0.0.0/8")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &params).await.text("VpcId");
    let params = [
        REGION,
        ("VpcId", &*vpc),
        ("ZoneId", "cn-hangzhou-h"),
        ("CidrBlock", "10.0.0.0/16"),
    ];
    let vswitch = region.ok("a", "Vpc:CreateVSwitch", &params).await;
    let vswitch = vswitch.text("VSwitchId");
    let params = [REGION, ("VpcId", &*vpc)];
    let group = region.ok("a", "CreateSecurityGroup", &params).await;
    let group = group.text("SecurityGroupId");
    let params = [
        REGION,
        ("VSwitchId", &*vswitch),
        ("SecurityGroupId", &*group),
    ];
    let drawn = region.random.drawn();
    for round in 0..2 {
        // Random numbers that end in the same 24 bits, as chance has it sooner or later.
        region.random.go_on_from(drawn + (round << 24));
        region.ok("a", "CreateNetworkInterface", &params).await;
    }
    let snapshot = region.control.snapshot();
    let macs: std::collections::BTreeSet<_> =
        snapshot.enis().map(|eni| eni.mac.to_string()).collect();
    assert_eq!(macs.len(), 2, "{macs:?}");
}
