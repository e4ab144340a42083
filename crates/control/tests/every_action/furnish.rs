//! Things of an account, one of each kind, for others to ask about.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::support::{self, Region};

/// Makes one of each thing for account `a`, and tells the ids by the words of `strangers.txt`.
pub(crate) async fn furnish(region: &Region) -> BTreeMap<&'static str, String> {
    let here = ("RegionId", "cn-hangzhou");
    region
        .ok("a", "Ram:CreateUser", &[("UserName", "secret-user")])
        .await;
    region
        .ok("a", "Ram:CreateGroup", &[("GroupName", "secret-group")])
        .await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}"#;
    let role = [
        ("RoleName", "secret-role"),
        ("AssumeRolePolicyDocument", trust),
    ];
    region.ok("a", "Ram:CreateRole", &role).await;
    let policy = [
        ("PolicyName", "secret-policy"),
        ("PolicyDocument", support::ram::ALLOW_ALL),
    ];
    region.ok("a", "Ram:CreatePolicy", &policy).await;
    let device = ("VirtualMFADeviceName", "secret-device");
    region
        .ok("a", "Ram:CreateVirtualMFADevice", &[device])
        .await;
    let provider = [
        ("OIDCProviderName", "secret-idp"),
        ("IssuerUrl", "https://secret.example"),
    ];
    region.ok("a", "Ims:CreateOIDCProvider", &provider).await;
    let metadata = include_bytes!("../../../federation/tests/saml/metadata.xml");
    let metadata = STANDARD.encode(metadata);
    let provider = [
        ("SAMLProviderName", "secret-saml"),
        ("EncodedSAMLMetadataDocument", &*metadata),
    ];
    region.ok("a", "Ims:CreateSAMLProvider", &provider).await;
    let alias = ("AccountAlias", "secret-alias");
    region.ok("a", "Ram:SetAccountAlias", &[alias]).await;
    let attached = ("UserName", "secret-user");
    let policy = [
        attached,
        ("PolicyType", "System"),
        ("PolicyName", "AdministratorAccess"),
    ];
    region.ok("a", "Ram:AttachPolicyToUser", &policy).await;
    let mut ids = BTreeMap::new();
    furnish_users(region, &mut ids).await;
    furnish_organisation(region, &mut ids).await;
    let vpc = region
        .ok(
            "a",
            "Vpc:CreateVpc",
            &[here, ("CidrBlock", "192.168.0.0/16")],
        )
        .await;
    let vpc = vpc.text("VpcId");
    region
        .ok(
            "a",
            "Vpc:ModifyVpcAttribute",
            &[here, ("VpcId", &vpc), ("VpcName", "secret-net")],
        )
        .await;
    let params = [
        here,
        ("VpcId", &*vpc),
        ("CidrBlock", "192.168.1.0/24"),
        ("ZoneId", "cn-hangzhou-h"),
    ];
    let vswitch = region
        .ok("a", "Vpc:CreateVSwitch", &params)
        .await
        .text("VSwitchId");
    let group = [
        here,
        ("VpcId", &*vpc),
        ("SecurityGroupName", "secret-group"),
    ];
    let other = region
        .ok("a", "Ecs:CreateSecurityGroup", &group)
        .await
        .text("SecurityGroupId");
    let group = region
        .ok("a", "Ecs:CreateSecurityGroup", &group)
        .await
        .text("SecurityGroupId");
    for (name, cidr) in [
        ("Ecs:AuthorizeSecurityGroup", "Permissions.1.SourceCidrIp"),
        (
            "Ecs:AuthorizeSecurityGroupEgress",
            "Permissions.1.DestCidrIp",
        ),
    ] {
        let protocol = ("Permissions.1.IpProtocol", "TCP");
        let ports = ("Permissions.1.PortRange", "80/80");
        let params = [
            here,
            ("SecurityGroupId", &*group),
            protocol,
            ports,
            (cidr, "203.0.113.0/24"),
        ];
        region.ok("a", name, &params).await;
    }
    let rules = region
        .ok(
            "a",
            "Ecs:DescribeSecurityGroupAttribute",
            &[here, ("SecurityGroupId", &group)],
        )
        .await;
    for permission in rules.json["Permissions"]["Permission"]
        .as_array()
        .expect("rules")
    {
        let id = permission["SecurityGroupRuleId"]
            .as_str()
            .expect("a text")
            .to_owned();
        let is_egress = permission["Direction"] == "egress";
        ids.insert(if is_egress { "egress-rule" } else { "rule" }, id);
    }
    let params = [
        here,
        ("PrefixListName", "secret-prefixes"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "5"),
    ];
    ids.insert(
        "prefixes",
        region
            .ok("a", "Ecs:CreatePrefixList", &params)
            .await
            .text("PrefixListId"),
    );
    let params = [
        here,
        ("PortRangeListName", "secret-ports"),
        ("MaxEntries", "5"),
    ];
    ids.insert(
        "ports",
        region
            .ok("a", "Ecs:CreatePortRangeList", &params)
            .await
            .text("PortRangeListId"),
    );
    let params = [
        here,
        ("InstanceType", "ecs.g6.large"),
        ("ImageId", "debian_12"),
        ("VSwitchId", &*vswitch),
        ("SecurityGroupId", &*group),
        ("InstanceName", "secret-instance"),
    ];
    let instance = region
        .ok("a", "Ecs:RunInstances", &params)
        .await
        .text("InstanceIdSets.InstanceIdSet.0");
    let enis = region
        .ok(
            "a",
            "Ecs:DescribeNetworkInterfaces",
            &[here, ("InstanceId", &instance)],
        )
        .await;
    ids.insert(
        "eni",
        enis.text("NetworkInterfaceSets.NetworkInterfaceSet.0.NetworkInterfaceId"),
    );
    let params = [here, ("VSwitchId", &*vswitch), ("SecurityGroupId", &*group)];
    let free = region
        .ok("a", "Ecs:CreateNetworkInterface", &params)
        .await
        .text("NetworkInterfaceId");
    let eip = region
        .ok("a", "Vpc:AllocateEipAddress", &[here])
        .await
        .text("AllocationId");
    let names = [
        here,
        ("KeyPairName", "secret-door"),
        ("Tag.1.Key", "secret-tag"),
    ];
    region.ok("a", "Ecs:CreateKeyPair", &names).await;
    let params = [
        here,
        ("NetworkInterfaceId", &*free),
        ("AccountId", "1000000000000003"),
        ("Permission", "InstanceAttach"),
    ];
    let permission = region
        .ok("a", "Ecs:CreateNetworkInterfacePermission", &params)
        .await
        .text("NetworkInterfacePermission.NetworkInterfacePermissionId");
    ids.insert("permission", permission);
    let params = [here, ("AllocationId", &*eip), ("InstanceId", &*instance)];
    region.ok("a", "Vpc:AssociateEipAddress", &params).await;
    for (word, id) in [
        ("vpc", vpc),
        ("vswitch", vswitch),
        ("group", group),
        ("other-group", other),
        ("instance", instance),
        ("free", free),
        ("eip", eip),
    ] {
        ids.insert(word, id);
    }
    ids
}

/// Tells the id of the user there is, and makes a user and a key that are in the recycle bin.
async fn furnish_users(region: &Region, ids: &mut BTreeMap<&'static str, String>) {
    let user = ("UserPrincipalName", "secret-user@secret-alias.onaliyun.com");
    let shown = region.ok("a", "Ims:GetUser", &[user]).await;
    ids.insert("secret-user", shown.text("User.UserId"));
    let gone = ("UserName", "secret-gone");
    let made = region.ok("a", "Ram:CreateUser", &[gone]).await;
    ids.insert("gone-user", made.text("User.UserId"));
    let key = region.ok("a", "Ram:CreateAccessKey", &[gone]).await;
    let key = key.text("AccessKey.AccessKeyId");
    let named = [gone, ("UserAccessKeyId", key.as_str())];
    region.ok("a", "Ram:DeleteAccessKey", &named).await;
    region.ok("a", "Ram:DeleteUser", &[gone]).await;
    ids.insert("gone-key", key);
}

/// Makes a resource directory of account `a` with one of each thing, and a resource group.
async fn furnish_organisation(region: &Region, ids: &mut BTreeMap<&'static str, String>) {
    let mode = ("EnableMode", "CurrentAccount");
    region
        .ok("a", "ResourceManager:EnableResourceDirectory", &[mode])
        .await;
    let policy = [
        ("PolicyName", "secret-policy"),
        ("EffectScope", "RAM"),
        (
            "PolicyDocument",
            r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#,
        ),
    ];
    let names = [("Name", "secret-rg"), ("DisplayName", "secret-rg")];
    let invited = [
        ("TargetEntity", "1000000000000003"),
        ("TargetType", "Account"),
    ];
    for (word, name, params, id) in [
        (
            "folder",
            "CreateFolder",
            &[("FolderName", "secret-folder")][..],
            "Folder.FolderId",
        ),
        (
            "member",
            "CreateResourceAccount",
            &[("DisplayName", "secret-member")],
            "Account.AccountId",
        ),
        (
            "control",
            "CreateControlPolicy",
            &policy,
            "ControlPolicy.PolicyId",
        ),
        (
            "resource-group",
            "CreateResourceGroup",
            &names,
            "ResourceGroup.Id",
        ),
        (
            "invitation",
            "InviteAccountToResourceDirectory",
            &invited,
            "Handshake.HandshakeId",
        ),
    ] {
        let made = region
            .ok("a", &format!("ResourceManager:{name}"), params)
            .await;
        ids.insert(word, made.text(id));
    }
}
