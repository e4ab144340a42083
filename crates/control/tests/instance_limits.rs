//! Key pairs, and what limits refuse to instances and their ENIs, where it takes many objects or stored ones to get
//! there.

mod support;

use support::{Answer, Region, refused};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const PUBLIC_KEY: &str = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM184uYmivG7jS3283jN0TvMC0AW92vLX3Qqct/Ox2txAf1LXje30IfZUwfox6R3J3UGaKNiZgbCcRWpO6yZlhY=";

async fn ok(region: &Region, name: &str, params: &[(&str, &str)]) -> Answer {
    let params: Vec<_> = [REGION].iter().chain(params).copied().collect();
    region.ok("a", name, &params).await
}

async fn call(region: &Region, name: &str, params: &[(&str, &str)]) -> Answer {
    let params: Vec<_> = [REGION].iter().chain(params).copied().collect();
    region.call("a", name, &params).await
}

#[tokio::test]
async fn an_account_has_500_key_pairs_in_a_region() {
    let region = Region::start().await;
    for number in 0..500 {
        let name = format!("door-{number}");
        let params = [
            ("KeyPairName", name.as_str()),
            ("PublicKeyBody", PUBLIC_KEY),
        ];
        ok(&region, "ImportKeyPair", &params).await;
    }
    let params = [("KeyPairName", "one-more"), ("PublicKeyBody", PUBLIC_KEY)];
    let imported = call(&region, "ImportKeyPair", &params).await;
    refused(&imported, 403, "QuotaExceed.KeyPair", "500");
    let made = call(&region, "CreateKeyPair", &params[..1]).await;
    refused(&made, 403, "QuotaExceed.KeyPair", "500");
    let names = [("KeyPairNames", r#"["door-7"]"#)];
    ok(&region, "DeleteKeyPairs", &names).await;
    ok(&region, "ImportKeyPair", &params).await;
}

/// holds: K11
#[tokio::test]
async fn the_private_half_of_a_key_pair_is_told_once_and_stored_nowhere() {
    let region = Region::start().await;
    let made = ok(&region, "CreateKeyPair", &[("KeyPairName", "door")]).await;
    let pem = made.text("PrivateKeyBody");
    let lines: Vec<&str> = pem.lines().filter(|line| !line.starts_with("--")).collect();
    assert!(lines.len() > 20, "{pem}");
    let told = ok(&region, "DescribeKeyPairs", &[("IncludePublicKey", "true")]).await;
    let public = told.text("KeyPairs.KeyPair.0.PublicKey");
    assert!(
        public.starts_with("ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB"),
        "{public}"
    );
    region.control.flush_audit().await;

    let page = region
        .store
        .page("", None, 10_000)
        .expect("the store is readable");
    assert!(!page.has_more);
    for entry in &page.entries {
        let stored = String::from_utf8_lossy(&entry.value);
        assert!(!stored.contains("PRIVATE"), "{}", entry.key);
        for line in &lines {
            assert!(
                !stored.contains(line),
                "{} holds a line of the key",
                entry.key
            );
        }
    }
    let dump = region
        .ok("a", "Kanmon:DebugDump", &[])
        .await
        .json
        .to_string();
    assert!(!dump.contains("PRIVATE"));
}

/// A VPC with a vSwitch, a group, and a stopped instance in it.
async fn furnish(region: &Region) -> [String; 4] {
    let vpc = ok(region, "Vpc:CreateVpc", &[("CidrBlock", "192.168.0.0/16")])
        .await
        .text("VpcId");
    let params = [
        ("VpcId", vpc.as_str()),
        ("ZoneId", "cn-hangzhou-h"),
        ("CidrBlock", "192.168.0.0/17"),
    ];
    let vswitch = ok(region, "Vpc:CreateVSwitch", &params)
        .await
        .text("VSwitchId");
    let group = group(region, &vpc).await;
    let params = [
        ("InstanceType", "ecs.g6.large"),
        ("ImageId", "debian_12"),
        ("VSwitchId", &vswitch),
        ("SecurityGroupId", &group),
    ];
    let instance = ok(region, "CreateInstance", &params)
        .await
        .text("InstanceId");
    [vpc, vswitch, group, instance]
}

async fn group(region: &Region, vpc: &str) -> String {
    ok(region, "CreateSecurityGroup", &[("VpcId", vpc)])
        .await
        .text("SecurityGroupId")
}

#[tokio::test]
async fn a_moved_instance_joins_no_group_that_is_full_managed_or_has_too_many_rules() {
    let region = Region::start().await;
    let [vpc, vswitch, first, instance] = furnish(&region).await;
    let moved = async |groups: &[&str]| {
        let names: Vec<String> = (1..=groups.len())
            .map(|number| format!("SecurityGroupId.{number}"))
            .collect();
        let mut params = vec![
            ("InstanceId", instance.as_str()),
            ("VSwitchId", vswitch.as_str()),
        ];
        params.extend(names.iter().map(String::as_str).zip(groups.iter().copied()));
        call(&region, "ModifyInstanceVpcAttribute", &params).await
    };

    let full = group(&region, &vpc).await;
    let params = [
        ("VSwitchId", vswitch.as_str()),
        ("SecurityGroupId", &full),
        ("SecondaryPrivateIpAddressCount", "49"),
    ];
    for _ in 0..120 {
        ok(&region, "CreateNetworkInterface", &params).await;
    }
    refused(
        &moved(&[&full]).await,
        403,
        "SecurityGroupInstanceLimitExceed",
        &full,
    );

    let managed = group(&region, &vpc).await;
    let key = format!("estate/security-group/{managed}");
    region
        .rewrite(&key, |record| record["managed_by"] = "123".into())
        .await;
    let code = "InvalidOperation.ResourceManagedByCloudProduct";
    refused(&moved(&[&managed]).await, 403, code, &managed);

    let params = [("AccountId", "1000000000000001"), ("RulesPerGroup", "1000")];
    region
        .ok("a", "Kanmon:ModifyAccountSettings", &params)
        .await;
    let params = [
        ("PrefixListName", "list"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "200"),
    ];
    let list = ok(&region, "CreatePrefixList", &params)
        .await
        .text("PrefixListId");
    let second = group(&region, &vpc).await;
    for (group, port) in [
        (&first, "1/1"),
        (&first, "2/2"),
        (&first, "3/3"),
        (&second, "1/1"),
        (&second, "2/2"),
        (&second, "3/3"),
    ] {
        let params = [
            ("SecurityGroupId", group.as_str()),
            ("Permissions.1.IpProtocol", "tcp"),
            ("Permissions.1.PortRange", port),
            ("Permissions.1.SourcePrefixListId", &list),
        ];
        ok(&region, "AuthorizeSecurityGroup", &params).await;
    }
    refused(
        &moved(&[&first, &second]).await,
        403,
        "AclLimitExceed",
        "the limit is 1000: eni-",
    );

    let told = ok(&region, "DescribeInstances", &[("SecurityGroupId", &first)]).await;
    assert_eq!(
        told.text("Instances.Instance.0.InstanceId"),
        instance,
        "it stayed where it was"
    );
    assert_eq!(moved(&[&second]).await.status, 200);
}

#[tokio::test]
async fn a_managed_eni_gets_no_permission() {
    let region = Region::start().await;
    let [_, vswitch, group, _] = furnish(&region).await;
    let params = [("VSwitchId", vswitch.as_str()), ("SecurityGroupId", &group)];
    let eni = ok(&region, "CreateNetworkInterface", &params)
        .await
        .text("NetworkInterfaceId");
    let key = format!("estate/eni/{eni}");
    region
        .rewrite(&key, |record| record["service_managed"] = true.into())
        .await;
    let params = [
        ("NetworkInterfaceId", eni.as_str()),
        ("AccountId", "1000000000000002"),
        ("Permission", "InstanceAttach"),
    ];
    let answer = call(&region, "CreateNetworkInterfacePermission", &params).await;
    refused(&answer, 403, "InvalidOperation.EniServiceManaged", &eni);
}

/// Records of a region that knew of no key pairs, disks, metadata options and permissions are read.
#[tokio::test]
async fn older_records_of_instances_and_enis_are_read() {
    let region = Region::start().await;
    let [_, _, _, instance] = furnish(&region).await;
    let told = ok(
        &region,
        "DescribeNetworkInterfaces",
        &[("InstanceId", &instance)],
    )
    .await;
    let eni = told.text("NetworkInterfaceSets.NetworkInterfaceSet.0.NetworkInterfaceId");
    let without = |names: &'static [&str]| {
        move |record: &mut serde_json::Value| {
            let fields = record.as_object_mut().expect("a record is an object");
            names
                .iter()
                .for_each(|name| assert!(fields.remove(*name).is_some(), "{name}"));
        }
    };
    let key = format!("estate/instance/{instance}");
    region
        .rewrite(&key, without(&["key_pair", "disks", "metadata"]))
        .await;
    region
        .rewrite(&format!("estate/eni/{eni}"), without(&["permissions"]))
        .await;

    let ids = format!(r#"["{instance}"]"#);
    let told = ok(&region, "DescribeInstances", &[("InstanceIds", &ids)]).await;
    let told = &told.json["Instances"]["Instance"][0];
    assert_eq!(told["KeyPairName"], "");
    assert_eq!(told["MetadataOptions"]["HttpTokens"], "optional");
    let disks = ok(&region, "DescribeDisks", &[("InstanceId", &instance)]).await;
    assert_eq!(disks.json["TotalCount"], 0);
    let told = ok(
        &region,
        "DescribeNetworkInterfaces",
        &[("InstanceId", &instance)],
    )
    .await;
    assert_eq!(
        told.text("NetworkInterfaceSets.NetworkInterfaceSet.0.NetworkInterfaceId"),
        eni
    );
}

/// Source: ECS API, error codes of `CreateNetworkInterface`, `RunInstances`, `CreateInstance` and
/// `ModifyNetworkInterfaceAttribute`.
#[tokio::test]
async fn no_way_into_a_full_group_or_to_too_many_rules_is_open() {
    let region = Region::start().await;
    let [vpc, vswitch, first, _] = furnish(&region).await;
    let full = group(&region, &vpc).await;
    let into = [
        ("VSwitchId", vswitch.as_str()),
        ("SecurityGroupId", full.as_str()),
    ];
    let many = [&into[..], &[("SecondaryPrivateIpAddressCount", "49")]].concat();
    for _ in 0..120 {
        ok(&region, "CreateNetworkInterface", &many).await;
    }
    let launch = [
        &into[..],
        &[
            ("InstanceType", "ecs.g7.large"),
            ("ImageId", "aliyun_3_x64"),
        ],
    ]
    .concat();
    let before = region.control.snapshot();
    for (action, params) in [
        ("CreateNetworkInterface", &into[..]),
        ("RunInstances", &launch),
        ("CreateInstance", &launch),
    ] {
        let answer = call(&region, action, params).await;
        refused(&answer, 403, "SecurityGroupInstanceLimitExceed", &full);
    }
    let after = region.control.snapshot();
    assert_eq!(after.revision(), before.revision(), "nothing was changed");

    let params = [("AccountId", "1000000000000001"), ("RulesPerGroup", "1000")];
    region
        .ok("a", "Kanmon:ModifyAccountSettings", &params)
        .await;
    let params = [
        ("PrefixListName", "list"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "200"),
    ];
    let list = ok(&region, "CreatePrefixList", &params).await;
    let list = list.text("PrefixListId");
    let second = group(&region, &vpc).await;
    for group in [&first, &second] {
        for port in ["1/1", "2/2", "3/3"] {
            let params = [
                ("SecurityGroupId", group.as_str()),
                ("Permissions.1.IpProtocol", "tcp"),
                ("Permissions.1.PortRange", port),
                ("Permissions.1.SourcePrefixListId", &list),
            ];
            ok(&region, "AuthorizeSecurityGroup", &params).await;
        }
    }
    let params = [
        ("VSwitchId", vswitch.as_str()),
        ("SecurityGroupId", first.as_str()),
    ];
    let eni = ok(&region, "CreateNetworkInterface", &params).await;
    let eni = eni.text("NetworkInterfaceId");
    let params = [
        ("NetworkInterfaceId", eni.as_str()),
        ("SecurityGroupId.1", &first),
        ("SecurityGroupId.2", &second),
    ];
    let answer = call(&region, "ModifyNetworkInterfaceAttribute", &params).await;
    refused(&answer, 403, "AclLimitExceed", &eni);
    let told = ok(
        &region,
        "DescribeNetworkInterfaces",
        &[("NetworkInterfaceId.1", &eni)],
    )
    .await;
    let path = "NetworkInterfaceSets.NetworkInterfaceSet.0.SecurityGroupIds.SecurityGroupId";
    assert_eq!(
        *support::field(&told.json, path),
        serde_json::json!([first])
    );
}
