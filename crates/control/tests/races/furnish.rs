//! The estate that races are run over, made once, by calls as anyone makes them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use control::{Credentials, Secret};
use openapi::Operation;
use secgroup::Profile;
use store::Entry;

use crate::support::{Region, operation};

/// What is made, in this order: a word for it, where its id stands in the answer, and the call. A word without a
/// place is `-`.
const ESTATE: &str = r#"
vpc VpcId Vpc:CreateVpc CidrBlock=192.168.0.0/16 EnableIpv6=true Ipv6CidrBlock=2408:4321:0:7600::/56
v6-vpc VpcId Vpc:CreateVpc CidrBlock=192.168.0.0/16 EnableIpv6=true Ipv6CidrBlock=2408:4321:0:7500::/56
empty-vpc VpcId Vpc:CreateVpc CidrBlock=172.16.0.0/16
far-vpc VpcId Vpc:CreateVpc CidrBlock=10.0.0.0/8
full-vpc VpcId Vpc:CreateVpc as=b CidrBlock=192.168.0.0/16
full-vpc-2 VpcId Vpc:CreateVpc as=b CidrBlock=192.168.0.0/16
vswitch VSwitchId Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.1.0/24 ZoneId=cn-hangzhou-h Ipv6CidrBlock=1
v6-vswitch VSwitchId Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.3.0/24 ZoneId=cn-hangzhou-h Ipv6CidrBlock=3
empty-vswitch VSwitchId Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.2.0/24 ZoneId=cn-hangzhou-h
far-vswitch VSwitchId Vpc:CreateVSwitch VpcId={far-vpc} CidrBlock=10.1.0.0/16 ZoneId=cn-hangzhou-h
group SecurityGroupId Ecs:CreateSecurityGroup VpcId={vpc}
other-group SecurityGroupId Ecs:CreateSecurityGroup VpcId={vpc}
empty-group SecurityGroupId Ecs:CreateSecurityGroup VpcId={vpc}
far-group SecurityGroupId Ecs:CreateSecurityGroup VpcId={far-vpc}
classic-group SecurityGroupId Ecs:CreateSecurityGroup
other-classic-group SecurityGroupId Ecs:CreateSecurityGroup
prefixes PrefixListId Ecs:CreatePrefixList PrefixListName=prefixes AddressFamily=IPv4 MaxEntries=5
ports PortRangeListId Ecs:CreatePortRangeList PortRangeListName=ports MaxEntries=5
- - Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=80/80 Permissions.1.SourceCidrIp=203.0.113.0/24
- - Ecs:AuthorizeSecurityGroupEgress SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=80/80 Permissions.1.DestCidrIp=203.0.113.0/24
rule Permissions.Permission.0.SecurityGroupRuleId Ecs:DescribeSecurityGroupAttribute SecurityGroupId={group} Direction=ingress
egress-rule Permissions.Permission.0.SecurityGroupRuleId Ecs:DescribeSecurityGroupAttribute SecurityGroupId={group} Direction=egress
old-group SecurityGroupId Ecs:CreateSecurityGroup VpcId={vpc}
old-prefixes PrefixListId Ecs:CreatePrefixList PrefixListName=old-prefixes AddressFamily=IPv4 MaxEntries=5
- - Ecs:AuthorizeSecurityGroupEgress SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=81/81 Permissions.1.DestGroupId={old-group}
- - Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=81/81 Permissions.1.SourcePrefixListId={old-prefixes}
group-rule Permissions.Permission.0.SecurityGroupRuleId Ecs:DescribeSecurityGroupAttribute SecurityGroupId={group} Direction=egress
list-rule Permissions.Permission.0.SecurityGroupRuleId Ecs:DescribeSecurityGroupAttribute SecurityGroupId={group} Direction=ingress
- - Ecs:ImportKeyPair KeyPairName=old-door PublicKeyBody=ecdsa-sha2-nistp256	AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM184uYmivG7jS3283jN0TvMC0AW92vLX3Qqct/Ox2txAf1LXje30IfZUwfox6R3J3UGaKNiZgbCcRWpO6yZlhY=
instance InstanceIdSets.InstanceIdSet.0 Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupIds.1={group} SecurityGroupIds.2={other-group} KeyPairName=old-door PrivateIpAddress=192.168.1.10
stopped InstanceIdSets.InstanceIdSet.0 Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupId={group} PrivateIpAddress=192.168.1.11
- - Ecs:StopInstance InstanceId={stopped}
free NetworkInterfaceId Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={group} PrimaryIpAddress=192.168.1.12
wide NetworkInterfaceId Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={group} PrimaryIpAddress=192.168.1.13 Tag.1.Key=old
- - Ecs:AssignPrivateIpAddresses NetworkInterfaceId={wide} PrivateIpAddress.1=192.168.1.50
second NetworkInterfaceId Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={group} PrimaryIpAddress=192.168.1.14
- - Ecs:AttachNetworkInterface NetworkInterfaceId={second} InstanceId={instance}
six NetworkInterfaceId Ecs:CreateNetworkInterface VSwitchId={v6-vswitch} SecurityGroupId={group} PrimaryIpAddress=192.168.3.16
apart NetworkInterfaceId Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={other-group} PrimaryIpAddress=192.168.1.16
v6 NetworkInterfaceId Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={group} PrimaryIpAddress=192.168.1.15
- - Ecs:AssignIpv6Addresses NetworkInterfaceId={v6} Ipv6Address.1=2408:4321:0:7601::15
permission NetworkInterfacePermission.NetworkInterfacePermissionId Ecs:CreateNetworkInterfacePermission NetworkInterfaceId={wide} AccountId=1000000000000003 Permission=InstanceAttach
eip AllocationId Vpc:AllocateEipAddress IpAddress=47.100.0.70
other-eip AllocationId Vpc:AllocateEipAddress IpAddress=47.100.0.71
bound-eip AllocationId Vpc:AllocateEipAddress IpAddress=47.100.0.72
- - Vpc:AssociateEipAddress AllocationId={bound-eip} InstanceId={instance}
- - Ram:CreateRole RoleName=instance-role AssumeRolePolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}
- - Ecs:AttachInstanceRamRole RamRoleName=instance-role InstanceIds=["{instance}"]
- - Ram:CreateUser UserName=old-user
gone-user User.UserId Ram:CreateUser UserName=gone-user
- - Ram:DeleteUser UserName=gone-user
gone-key AccessKey.AccessKeyId Ram:CreateAccessKey UserName=old-user
- - Ram:DeleteAccessKey UserName=old-user UserAccessKeyId={gone-key}
rd-root ResourceDirectory.RootFolderId ResourceManager:InitResourceDirectory
- - ResourceManager:EnableControlPolicy
rd-folder Folder.FolderId ResourceManager:CreateFolder FolderName=old
rd-member Account.AccountId ResourceManager:CreateResourceAccount DisplayName=old
rd-policy ControlPolicy.PolicyId ResourceManager:CreateControlPolicy PolicyName=old EffectScope=RAM PolicyDocument={"Version":"1","Statement":[{"Effect":"Deny","Action":"vpc:*","Resource":"*"}]}
rg ResourceGroup.Id ResourceManager:CreateResourceGroup Name=old DisplayName=old
- - Ram:CreatePolicy PolicyName=old-policy PolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}
- - Ram:CreatePolicy PolicyName=free-policy PolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}
- - Ram:CreateGroup GroupName=old-group
- - Ram:CreateRole RoleName=old-role AssumeRolePolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}
- - Ram:CreateVirtualMFADevice VirtualMFADeviceName=old-device
- - Ram:CreateServiceLinkedRole ServiceName=polardb.aliyuncs.com
- - Ims:CreateOIDCProvider OIDCProviderName=old-idp IssuerUrl=https://old.example
- - Vpc:TagResources ResourceType=VPC ResourceId.1={empty-vpc} Tag.1.Key=old
- - Ram:CreatePolicy PolicyName=allows PolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}
- - Ram:CreatePolicyVersion PolicyName=allows PolicyDocument={"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}
- - Ram:CreatePolicy PolicyName=denies PolicyDocument={"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}
- - Ram:CreatePolicy PolicyName=denies-closed PolicyDocument={"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"acs:ecs:*:*:securitygroup/*","Condition":{"StringEquals":{"acs:ResourceTag/closed":"yes"}}}]}
- - Ram:CreateUser UserName=direct
- - Ram:AttachPolicyToUser PolicyType=Custom PolicyName=allows UserName=direct
- - Ram:AttachPolicyToUser PolicyType=Custom PolicyName=denies-closed UserName=direct
- - Ram:CreateUser UserName=grouped
- - Ram:CreateGroup GroupName=grouped
- - Ram:AttachPolicyToGroup PolicyType=Custom PolicyName=allows GroupName=grouped
- - Ram:AddUserToGroup GroupName=grouped UserName=grouped
"#;

/// Users of account `a` that call with keys of their own.
const USERS: [&str; 2] = ["direct", "grouped"];

/// What races are run over: what the store held, the ids in it, and its accounts.
pub(crate) struct Furnished {
    entries: Vec<Entry>,
    ids: BTreeMap<String, String>,
    pub(crate) accounts: BTreeMap<&'static str, Credentials>,
}

/// A call as it stands in a table: `Product:Operation`, parameters, and `as=` an account other than `a`.
pub(crate) struct Call {
    pub(crate) who: &'static str,
    pub(crate) operation: &'static Operation,
    pub(crate) params: Vec<(String, String)>,
}

/// The estate is made by calls as anyone makes them; the races then run without a runtime.
pub(crate) fn furnished() -> &'static Furnished {
    static FURNISHED: OnceLock<Furnished> = OnceLock::new();
    FURNISHED.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build();
        runtime
            .expect("a runtime of this thread")
            .block_on(furnish())
    })
}

async fn furnish() -> Furnished {
    let mut region = Region::start_classic().await;
    let mut ids = BTreeMap::new();
    // One more, and the account has as many groups of users as it may.
    for number in 1..50 {
        let text = format!("Ram:CreateGroup as=c GroupName=full-{number}");
        call(&region, &read(&text, &ids)).await;
    }
    for line in ESTATE.lines().filter(|line| !line.is_empty()) {
        let mut parts = line.splitn(3, ' ');
        let mut part = || parts.next().expect("a word, a place and a call");
        let (word, place, text) = (part(), part(), part());
        let made = call(&region, &read(text, &ids)).await;
        if word != "-" {
            let id = made.text(place);
            assert!(!id.is_empty(), "{line}: {}", made.json);
            ids.insert(word.to_owned(), id);
        }
    }
    newcomers(&mut region, &mut ids).await;
    let limits = Profile::Guide.limits();
    for number in 1..limits.groups_per_region {
        let vpc = if number % 2 == 0 {
            "full-vpc"
        } else {
            "full-vpc-2"
        };
        let text = format!("Ecs:CreateSecurityGroup as=b VpcId={{{vpc}}}");
        call(&region, &read(&text, &ids)).await;
    }
    for number in 1..limits.prefix_lists_per_region {
        let text = format!(
            "Ecs:CreatePrefixList as=b PrefixListName=list-{number} AddressFamily=IPv4 MaxEntries=1"
        );
        call(&region, &read(&text, &ids)).await;
    }
    for number in 1..limits.port_range_lists_per_region {
        let text =
            format!("Ecs:CreatePortRangeList as=c PortRangeListName=list-{number} MaxEntries=1");
        call(&region, &read(&text, &ids)).await;
    }
    let mut accounts = region.accounts.clone();
    for user in USERS {
        let text = format!("Ram:CreateAccessKey UserName={user}");
        let made = call(&region, &read(&text, &ids)).await;
        let key = Credentials {
            account: accounts["a"].account,
            access_key_id: made.text("AccessKey.AccessKeyId"),
            access_key_secret: Secret::new(made.text("AccessKey.AccessKeySecret")),
        };
        ids.insert(format!("key-of-{user}"), key.access_key_id.clone());
        accounts.insert(user, key);
    }
    region.control.flush_audit().await;
    let page = region.store.page("", None, 100_000).expect("readable");
    let mut entries = page.entries;
    entries.retain(|entry| !entry.key.starts_with("audit/"));
    Furnished {
        entries,
        ids,
        accounts,
    }
}

/// Accounts that come into the resource directory of `a`: `d`, which can be deleted, and `e`. `b` is invited.
async fn newcomers(region: &mut Region, ids: &mut BTreeMap<String, String>) {
    let members = [
        ("d", "1000000000000004"),
        ("e", "1000000000000005"),
        ("b", "1000000000000002"),
    ];
    for (who, account) in members {
        if who != "b" {
            let text = format!("Kanmon:CreateAccount AccountId={account}");
            let made = call(region, &read(&text, ids)).await;
            let key = Credentials {
                account: account.parse().expect("an account"),
                access_key_id: made.text("AccessKeyId"),
                access_key_secret: Secret::new(made.text("AccessKeySecret")),
            };
            region.accounts.insert(who, key);
        }
        let text = format!(
            "ResourceDirectoryMaster:InviteAccountToResourceDirectory TargetType=Account TargetEntity={account} ParentFolderId={{rd-folder}}"
        );
        let invitation = call(region, &read(&text, ids)).await;
        let invitation = invitation.text("Handshake.HandshakeId");
        if who == "b" {
            ids.insert("rd-invitation".to_owned(), invitation);
            continue;
        }
        let accept = format!("ResourceManager:AcceptHandshake as={who} HandshakeId={invitation}");
        call(region, &read(&accept, ids)).await;
        let text = format!(
            "ResourceManager:MoveAccount AccountId={account} DestinationFolderId={{rd-root}}"
        );
        call(region, &read(&text, ids)).await;
    }
    // An account whose root has a key in use is not made one that can be deleted.
    let key = region.accounts["d"].clone();
    let switch = async |is_active| {
        let control = &region.control;
        let switched = control.set_access_key_active(key.account, &key.access_key_id, is_active);
        switched.await.expect("it is there");
    };
    switch(false).await;
    for text in [
        "ResourceManager:UpdateAccount AccountId=1000000000000004 NewAccountType=ResourceAccount",
        "ResourceManager:SetMemberDeletionPermission Status=Enabled",
    ] {
        call(region, &read(text, ids)).await;
    }
    switch(true).await;
}

async fn call(region: &Region, call: &Call) -> crate::support::Answer {
    let mut params: Vec<(&str, &str)> = call
        .params
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    params.push(("RegionId", "cn-hangzhou"));
    let request = region.request(call.who, call.operation, &params);
    let answer = region.send(request).await;
    assert_eq!(answer.status, 200, "{}: {}", call.operation, answer.json);
    answer
}

/// Reads a call; a word in braces is an id of the estate.
fn read(text: &str, ids: &BTreeMap<String, String>) -> Call {
    let mut words = text.split(' ');
    let operation = operation(words.next().expect("a call names an operation"));
    let mut who = "a";
    let mut params = Vec::new();
    for word in words {
        match word.split_once('=').expect("NAME=TEXT") {
            ("as", "b") => who = "b",
            ("as", "c") => who = "c",
            ("as", "d") => who = "d",
            ("as", "e") => who = "e",
            ("as", user) => {
                let known = USERS.into_iter().find(|it| *it == user);
                who = known.expect("a user of the estate");
            }
            (name, text) => {
                let fill = |text: String, (word, id): (&String, &String)| {
                    text.replace(&format!("{{{word}}}"), id)
                };
                params.push((name.to_owned(), ids.iter().fold(text.to_owned(), fill)));
            }
        }
    }
    Call {
        who,
        operation,
        params,
    }
}

impl Furnished {
    /// Reads a call.
    pub(crate) fn call(&self, text: &str) -> Call {
        read(text, &self.ids)
    }

    /// What the store holds before these calls. What fills an account up to its limits is there only for calls
    /// of that account.
    pub(crate) fn entries_for(&self, calls: &[&str]) -> Vec<Entry> {
        let mut left_out = Vec::new();
        for who in ["b", "c"] {
            if !calls.iter().any(|call| self.call(call).who == who) {
                left_out.push(self.accounts[who].account.to_string());
            }
        }
        let fills = |entry: &&Entry| {
            let mut groups = left_out
                .iter()
                .map(|owner| format!("identity/{owner}/group/"));
            if groups.any(|it| entry.key.starts_with(&it)) {
                return true;
            }
            let kinds = ["security-group", "prefix-list", "port-range-list"];
            let mut kinds = kinds.iter().map(|kind| format!("estate/{kind}/"));
            let value = String::from_utf8_lossy(&entry.value);
            kinds.any(|kind| entry.key.starts_with(&kind))
                && left_out.iter().any(|owner| value.contains(owner))
        };
        let stays = |entry: &&Entry| !fills(entry);
        self.entries.iter().filter(stays).cloned().collect()
    }
}
