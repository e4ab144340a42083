//! Calls that write, at least one of each action that does; which of them race follows from the keys they write.

/// Over the estate of `furnish.rs`, each of them alone succeeds and writes something.
pub(crate) const CALLS: &str = r#"
Ecs:AddTags ResourceType=instance ResourceId={instance} Tag.1.Key=one
Ecs:AssignIpv6Addresses NetworkInterfaceId={free} Ipv6Address.1=2408:4321:0:7601::99
Ecs:AssignIpv6Addresses NetworkInterfaceId={apart} Ipv6Address.1=2408:4321:0:7601::99
Ecs:AssignIpv6Addresses NetworkInterfaceId={six} Ipv6Address.1=2408:4321:0:7603::99
Ecs:AssignPrivateIpAddresses NetworkInterfaceId={free} PrivateIpAddress.1=192.168.1.99
Ecs:AttachInstanceRamRole RamRoleName=instance-role InstanceIds=["{stopped}"]
Ecs:AttachKeyPair KeyPairName=old-door InstanceIds=["{stopped}"]
Ecs:AttachNetworkInterface NetworkInterfaceId={free} InstanceId={stopped}
Ecs:AttachNetworkInterface NetworkInterfaceId={wide} InstanceId={stopped}
Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceGroupId={empty-group}
Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourcePrefixListId={prefixes}
Ecs:AuthorizeSecurityGroup SecurityGroupId={other-group} Permissions.1.IpProtocol=TCP Permissions.1.PortRangeListId={ports} Permissions.1.SourceCidrIp=0.0.0.0/0
Ecs:AuthorizeSecurityGroupEgress SecurityGroupId={other-group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.DestGroupId={empty-group}
Ecs:AuthorizeSecurityGroupEgress SecurityGroupId={other-group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.DestPrefixListId={prefixes}
Ecs:ConfigureSecurityGroupPermissions SecurityGroupId={group} Permissions.1.Direction=ingress Permissions.1.IpProtocol=TCP Permissions.1.PortRange=23/23 Permissions.1.SourceGroupId={empty-group}
Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=debian_12 SecurityGroupId={classic-group} InnerIpAddress=10.1.2.3
Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=debian_12 SecurityGroupId={other-classic-group} InnerIpAddress=10.1.2.3
Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={empty-vswitch} SecurityGroupId={empty-group} PrivateIpAddress=192.168.2.99 KeyPairName=old-door
Ecs:CreateKeyPair KeyPairName=door
Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={empty-group} PrimaryIpAddress=192.168.1.98
Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={other-group} PrimaryIpAddress=192.168.1.99
Ecs:CreateNetworkInterface VSwitchId={empty-vswitch} SecurityGroupId={group} PrimaryIpAddress=192.168.2.99
Ecs:CreateNetworkInterfacePermission NetworkInterfaceId={free} AccountId=1000000000000003 Permission=InstanceAttach
Ecs:CreatePortRangeList as=c PortRangeListName=one-more MaxEntries=1
Ecs:CreatePortRangeList as=c PortRangeListName=another MaxEntries=1
Ecs:CreatePrefixList as=b PrefixListName=one-more AddressFamily=IPv4 MaxEntries=1
Ecs:CreatePrefixList as=b PrefixListName=another AddressFamily=IPv4 MaxEntries=1
Ecs:CreateSecurityGroup VpcId={empty-vpc}
Ecs:CreateSecurityGroup as=b VpcId={full-vpc}
Ecs:CreateSecurityGroup as=b VpcId={full-vpc-2}
Ecs:DeleteInstance InstanceId={stopped} Force=true
Ecs:DeleteInstances InstanceId.1={instance} InstanceId.2={stopped} Force=true
Ecs:DeleteKeyPairs KeyPairNames=["old-door"]
Ecs:DeleteNetworkInterface NetworkInterfaceId={free}
Ecs:DeleteNetworkInterface NetworkInterfaceId={wide}
Ecs:DeleteNetworkInterfacePermission NetworkInterfacePermissionId={permission}
Ecs:DeletePortRangeList PortRangeListId={ports}
Ecs:DeletePrefixList PrefixListId={prefixes}
Ecs:DeleteSecurityGroup SecurityGroupId={empty-group}
Ecs:DetachInstanceRamRole RamRoleName=instance-role InstanceIds=["{instance}"]
Ecs:DetachKeyPair KeyPairName=old-door InstanceIds=["{instance}"]
Ecs:DetachNetworkInterface NetworkInterfaceId={second} InstanceId={instance}
Ecs:ImportKeyPair KeyPairName=door PublicKeyBody=ecdsa-sha2-nistp256	AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM184uYmivG7jS3283jN0TvMC0AW92vLX3Qqct/Ox2txAf1LXje30IfZUwfox6R3J3UGaKNiZgbCcRWpO6yZlhY=
Ecs:JoinResourceGroup ResourceType=instance ResourceId={instance} ResourceGroupId={rg}
Ecs:JoinSecurityGroup SecurityGroupId={empty-group} InstanceId={instance}
Ecs:JoinSecurityGroup SecurityGroupId={empty-group} NetworkInterfaceId={free}
Ecs:LeaveSecurityGroup SecurityGroupId={other-group} InstanceId={instance}
Ecs:LeaveSecurityGroup SecurityGroupId={group} InstanceId={instance}
Ecs:ModifyInstanceAttribute InstanceId={instance} InstanceName=mine
Ecs:ModifyInstanceAttribute InstanceId={instance} SecurityGroupIds.1={empty-group}
Ecs:ModifyInstanceMetadataOptions InstanceId={instance} HttpEndpoint=enabled HttpTokens=required
Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={vswitch} PrivateIpAddress=192.168.1.99
Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={empty-vswitch} PrivateIpAddress=192.168.2.97
Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VSwitchId={vswitch} SecurityGroupId.1={empty-group} PrivateIpAddress=192.168.1.97
Ecs:ModifyInstanceVpcAttribute InstanceId={stopped} VpcId={far-vpc} VSwitchId={far-vswitch} SecurityGroupId.1={far-group} PrivateIpAddress=10.1.0.97
Ecs:ModifyNetworkInterfaceAttribute NetworkInterfaceId={free} NetworkInterfaceName=mine
Ecs:ModifyNetworkInterfaceAttribute NetworkInterfaceId={wide} SecurityGroupId.1={empty-group}
Ecs:ModifyPortRangeList PortRangeListId={ports} PortRangeListName=mine
Ecs:ModifyPrefixList PrefixListId={prefixes} AddEntry.1.Cidr=10.0.0.0/8
Ecs:ModifySecurityGroupAttribute SecurityGroupId={group} SecurityGroupName=mine
Ecs:ModifySecurityGroupEgressRule SecurityGroupId={group} SecurityGroupRuleId={group-rule} DestGroupId={empty-group}
Ecs:ModifySecurityGroupPolicy SecurityGroupId={group} InnerAccessPolicy=Drop
Ecs:ModifySecurityGroupRule SecurityGroupId={group} SecurityGroupRuleId={list-rule} SourcePrefixListId={prefixes}
Ecs:ModifySecurityGroupRule SecurityGroupId={group} SecurityGroupRuleId={rule} SourceCidrIp=198.51.100.0/24
Ecs:RebootInstance InstanceId={instance}
Ecs:RebootInstances InstanceId.1={instance}
Ecs:RemoveTags ResourceType=eni ResourceId={wide} Tag.1.Key=old
Ecs:RevokeSecurityGroup SecurityGroupId={group} SecurityGroupRuleId.1={rule}
Ecs:RevokeSecurityGroupEgress SecurityGroupId={group} SecurityGroupRuleId.1={egress-rule}
Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupId={group} Tag.1.Key=kanmon:device Tag.1.Value=tap9 PrivateIpAddress=192.168.1.98
Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={empty-vswitch} SecurityGroupId={other-group} Tag.1.Key=kanmon:device Tag.1.Value=tap9 PrivateIpAddress=192.168.2.98
Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={empty-vswitch} SecurityGroupId={empty-group} PrivateIpAddress=192.168.2.96
Ecs:StartInstance InstanceId={stopped}
Ecs:StartInstances InstanceId.1={stopped}
Ecs:StopInstance InstanceId={instance}
Ecs:StopInstances InstanceId.1={instance}
Ecs:TagResources ResourceType=securitygroup ResourceId.1={group} Tag.1.Key=one
Ecs:UnassignIpv6Addresses NetworkInterfaceId={v6} Ipv6Address.1=2408:4321:0:7601::15
Ecs:UnassignPrivateIpAddresses NetworkInterfaceId={wide} PrivateIpAddress.1=192.168.1.50
Ecs:UntagResources ResourceType=eni ResourceId.1={wide} All=true
Ims:AddClientIdToOIDCProvider OIDCProviderName=old-idp ClientId=one
Ims:AddFingerprintToOIDCProvider OIDCProviderName=old-idp Fingerprint=ab12
Ims:CreateOIDCProvider OIDCProviderName=one IssuerUrl=https://one.example
Ims:CreateOIDCProvider OIDCProviderName=two IssuerUrl=https://one.example
Ims:DeleteOIDCProvider OIDCProviderName=old-idp
Ims:UpdateOIDCProvider OIDCProviderName=old-idp NewDescription=one
Ims:CreateUser UserPrincipalName=one@1000000000000001.onaliyun.com DisplayName=one
Ims:DeleteAccessKeyInRecycleBin UserAccessKeyId={gone-key}
Ims:DeleteUserInRecycleBin UserId={gone-user}
Ims:GenerateCredentialReport
Ims:RestoreAccessKeyFromRecycleBin UserAccessKeyId={gone-key}
Ims:RestoreUserFromRecycleBin UserId={gone-user}
Ims:SetAccessKeyPolicyForAccount AccessKeyPolicy={"Status":"Inactive","Statements":[{"Type":"ClassicWhiteList","IPList":["10.0.0.1"]}]}
Ims:SetDefaultDomain DefaultDomainName=one.onaliyun.com
Ims:SetDefaultDomain as=b DefaultDomainName=one.onaliyun.com
Ims:SetVerificationInfo UserPrincipalName=old-user@1000000000000001.onaliyun.com VerifyType=email Email=one@example.com
Ims:TagResources ResourceType=user ResourcePrincipalName.1=old-user@1000000000000001.onaliyun.com Tag.1.Key=k
Ims:UpdateUser UserPrincipalName=old-user@1000000000000001.onaliyun.com NewUserPrincipalName=one@1000000000000001.onaliyun.com
Kanmon:AuthorizeServiceRules SecurityGroupId={other-group} Service=DTS Reason=task Permissions.1.Direction=ingress Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceGroupId={empty-group}
Kanmon:CreateAccount
Kanmon:ImportSystemRules SecurityGroupId={other-group} Permissions.1.Direction=ingress Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceCidrIp=0.0.0.0/0
Kanmon:ModifyAccountSettings AccountId=1000000000000001 SmtpExempt=true
Kanmon:ModifySecurityGroupProtection SecurityGroupId={empty-group} DeletionProtection=true
Kanmon:SetOIDCProviderKeys OIDCProviderName=old-idp Keys={"keys":[{"kty":"EC","crv":"P-256","kid":"one","alg":"ES256","x":"_hb686pBdXHbv5Fh-2MsJMqIcB2tqdBEQm0JkTbUpHw","y":"yl-suKijtNgKICZ0c_3F4yhyFbwMr6KpMhAx5kzLcV0"}]}
Ram:AddUserToGroup GroupName=old-group UserName=old-user
Ram:AttachPolicyToGroup PolicyType=Custom PolicyName=free-policy GroupName=old-group
Ram:AttachPolicyToRole PolicyType=Custom PolicyName=free-policy RoleName=old-role
Ram:AttachPolicyToUser PolicyType=Custom PolicyName=free-policy UserName=old-user
Ram:CreateGroup GroupName=one
Ram:CreateGroup as=c GroupName=one-more
Ram:CreateGroup as=c GroupName=another
Ram:CreateLoginProfile UserName=old-user Password=long-enough
Ram:CreatePolicyVersion PolicyName=free-policy PolicyDocument={"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}
Ram:CreateRole RoleName=one AssumeRolePolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}
Ram:CreateServiceLinkedRole ServiceName=fnf.aliyuncs.com
Ram:CreateVirtualMFADevice VirtualMFADeviceName=one
Ram:DeleteGroup GroupName=old-group
Ram:DeletePolicy PolicyName=free-policy
Ram:DeleteRole RoleName=old-role
Ram:DeleteServiceLinkedRole RoleName=AliyunServiceRoleForPolarDB
Ram:DeleteUser UserName=old-user
Ram:DeleteVirtualMFADevice SerialNumber=acs:ram::1000000000000001:mfa/old-device
Ram:SetAccountAlias AccountAlias=one
Ram:SetAccountAlias as=b AccountAlias=one
Ram:SetPasswordPolicy MinimumPasswordLength=12
Ram:TagResources ResourceType=policy ResourceNames=["free-policy"] Tag.1.Key=k
Ram:UpdateGroup GroupName=old-group NewGroupName=one
Ram:UpdateUser UserName=old-user NewUserName=one
Ram:AttachPolicyToUser PolicyType=Custom PolicyName=old-policy UserName=old-user
Ram:CreateAccessKey UserName=old-user
Ram:CreatePolicy PolicyName=one PolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}
Ram:CreateUser UserName=one
Ram:CreateUser UserName=gone-user
Ram:AttachPolicyToUser PolicyType=Custom PolicyName=old-policy UserName=old-user
Ram:CreateAccessKey UserName=old-user
Ram:CreatePolicy PolicyName=one PolicyDocument={"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}
Ram:CreateUser UserName=one
ResourceSharing:CreateResourceShare ResourceShareName=share Resources.1.ResourceId={empty-vpc} Resources.1.ResourceType=VPC Targets.1=1000000000000003
Vpc:AllocateEipAddress IpAddress=47.100.0.77
Vpc:AllocateEipAddress as=b IpAddress=47.100.0.77
Vpc:AssociateEipAddress AllocationId={eip} InstanceId={free} InstanceType=NetworkInterface
Vpc:AssociateEipAddress AllocationId={other-eip} InstanceId={free} InstanceType=NetworkInterface
Vpc:AssociateEipAddress AllocationId={eip} InstanceId={wide} InstanceType=NetworkInterface PrivateIpAddress=192.168.1.50
Vpc:AssociateEipAddress AllocationId={other-eip} InstanceId={stopped}
Vpc:CreateVpc CidrBlock=192.168.0.0/16 EnableIpv6=true Ipv6CidrBlock=2408:4321:0:7700::/56
Vpc:CreateVpc as=b CidrBlock=192.168.0.0/16 EnableIpv6=true Ipv6CidrBlock=2408:4321:0:7700::/56
Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.64.0/20 ZoneId=cn-hangzhou-h
Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.65.0/24 ZoneId=cn-hangzhou-i
Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.96.0/24 ZoneId=cn-hangzhou-h Ipv6CidrBlock=2
ResourceManager:AcceptHandshake as=b HandshakeId={rd-invitation}
ResourceManager:AttachControlPolicy PolicyId={rd-policy} TargetId={rd-folder}
ResourceManager:CancelHandshake HandshakeId={rd-invitation}
ResourceManager:CreateFolder FolderName=one ParentFolderId={rd-folder}
ResourceManager:DeclineHandshake as=b HandshakeId={rd-invitation}
ResourceManager:DeleteAccount AccountId=1000000000000004
ResourceManager:DeleteControlPolicy PolicyId={rd-policy}
ResourceManager:DeleteFolder FolderId={rd-folder}
ResourceManager:DeleteResourceGroup ResourceGroupId={rg}
ResourceManager:DisableControlPolicy
ResourceManager:EnableResourceDirectory as=b EnableMode=CurrentAccount
ResourceManager:InviteAccountToResourceDirectory TargetEntity=1000000000000003 TargetType=Account
ResourceManager:MoveAccount AccountId={rd-member} DestinationFolderId={rd-folder}
ResourceManager:RegisterDelegatedAdministrator AccountId=1000000000000004 ServicePrincipal=config.aliyuncs.com
ResourceManager:RemoveCloudAccount AccountId=1000000000000005
ResourceManager:SetMemberDeletionPermission Status=Disabled
ResourceManager:TagResources ResourceType=Account ResourceId.1=1000000000000004 Tag.1.Key=k
Ram:CreateGroup as=d GroupName=one
Vpc:CreateVpc as=d CidrBlock=10.0.0.0/8
ResourceManager:MoveResources ResourceGroupId={rg} Resources.1.Service=vpc Resources.1.ResourceType=EIP Resources.1.ResourceId={other-eip} Resources.1.RegionId=cn-hangzhou
Vpc:CreateVSwitch VpcId={v6-vpc} CidrBlock=192.168.1.0/24 ZoneId=cn-hangzhou-h Ipv6CidrBlock=1
Vpc:CreateVSwitch VpcId={empty-vpc} CidrBlock=172.16.0.0/24 ZoneId=cn-hangzhou-h
Vpc:DeleteVpc VpcId={empty-vpc}
Vpc:DeleteVSwitch VSwitchId={empty-vswitch}
Vpc:ModifyVpcAttribute VpcId={empty-vpc} VpcName=mine
Vpc:ModifyVpcAttribute VpcId={empty-vpc} EnableIPv6=true Ipv6CidrBlock=2408:4321:0:7700::/56
Vpc:ModifyVpcAttribute VpcId={v6-vpc} EnableIPv6=false
Vpc:ModifyVSwitchAttribute VSwitchId={empty-vswitch} VSwitchName=mine
Vpc:ModifyVSwitchAttribute VSwitchId={empty-vswitch} EnableIPv6=true Ipv6CidrBlock=2
Vpc:ModifyVSwitchAttribute VSwitchId={v6-vswitch} EnableIPv6=false
Vpc:ReleaseEipAddress AllocationId={eip}
Vpc:TagResources ResourceType=VPC ResourceId.1={vpc} Tag.1.Key=k
Vpc:UnassociateEipAddress AllocationId={bound-eip}
Vpc:UnTagResources ResourceType=VPC ResourceId.1={empty-vpc} All=true
"#;

/// The products whose actions write the estate. Every action of theirs that writes is called here.
pub(crate) const PRODUCTS: &[&str] = &["Ecs", "Kanmon", "ResourceSharing", "Vpc"];

/// Kinds of guard keys of identities, whose actions are not all offered yet: what stands against what cannot be said
/// before they are.
pub(crate) const LATER: &[&str] = &[];

/// Actions that write nothing.
pub(crate) const READS: &[&str] = &[
    "ComparePolicies",
    "DebugDump",
    "ExplainPath",
    "ProposeLeastPrivilege",
    "SimulatePolicy",
    "WaitForRevision",
];

/// Kinds of guard keys that an action bumps although no other call here would break anything without that, and why
/// it does so all the same.
pub(crate) const NEEDLESS: &[(&str, &str, &str)] = &[
    ("addresses", "Ecs:DeleteInstance", FREES),
    ("addresses", "Ecs:DeleteInstances", FREES),
    ("addresses", "Ecs:DeleteNetworkInterface", FREES),
    ("addresses", "Ecs:UnassignIpv6Addresses", FREES),
    ("addresses", "Ecs:UnassignPrivateIpAddresses", FREES),
    ("bindings", "Vpc:UnassociateEipAddress", FREES),
    (
        "contents",
        "ResourceSharing:CreateResourceShare",
        WRITES_THE_SUBJECT,
    ),
    ("contents", "Vpc:DeleteVSwitch", FREES),
    ("directory", "Ram:CreatePolicy", FEWER_THAN_MAY_BE),
    ("directory", "Ram:CreateVirtualMFADevice", FEWER_THAN_MAY_BE),
    ("directory", "Ram:DeleteUser", FREES),
    ("eip-addresses", "Vpc:ReleaseEipAddress", FREES),
    ("enis", "Ecs:DetachNetworkInterface", FREES),
    ("resource-directory", "ResourceManager:DeleteAccount", FREES),
    (
        "resource-directory",
        "ResourceManager:RegisterDelegatedAdministrator",
        FEWER_THAN_MAY_BE,
    ),
    (
        "resource-directory",
        "ResourceManager:RemoveCloudAccount",
        FREES,
    ),
    ("membership", "Ecs:AssignIpv6Addresses", FAR_FROM_ITS_LIMIT),
    (
        "membership",
        "Ecs:AssignPrivateIpAddresses",
        FAR_FROM_ITS_LIMIT,
    ),
    (
        "membership",
        "Ecs:AuthorizeSecurityGroup",
        FAR_FROM_ITS_LIMIT,
    ),
    (
        "membership",
        "Ecs:AuthorizeSecurityGroupEgress",
        FAR_FROM_ITS_LIMIT,
    ),
    ("membership", "Ecs:DeleteInstance", FREES),
    ("membership", "Ecs:DeleteInstances", FREES),
    ("membership", "Ecs:DeleteNetworkInterface", FREES),
    ("membership", "Ecs:LeaveSecurityGroup", FREES),
    ("membership", "Ecs:UnassignIpv6Addresses", FREES),
    ("membership", "Ecs:UnassignPrivateIpAddresses", FREES),
    (
        "membership",
        "Kanmon:AuthorizeServiceRules",
        FAR_FROM_ITS_LIMIT,
    ),
    ("membership", "Kanmon:ImportSystemRules", FAR_FROM_ITS_LIMIT),
];

/// It only makes room: whoever has not seen it is refused at most, as if it had come before.
const FREES: &str = "frees";
/// It counts against the addresses that a group may have, or the rules that an ENI may have, far more than there are
/// here. That these limits hold is tested in `security_group_limits.rs`.
const FAR_FROM_ITS_LIMIT: &str = "far from its limit";
/// It counts against how many there may be in an account, of which there are far fewer here. Names are keys, so that two
/// of one name meet there. The same is tried with groups, of which an account has fifty.
const FEWER_THAN_MAY_BE: &str = "fewer than may be";
/// It writes the object that the invariant is about, which the others guard as well.
const WRITES_THE_SUBJECT: &str = "writes the subject";

/// A call of a user, and what takes its permit away.
pub(crate) const ENDS: &str = r#"
Ecs:CreateSecurityGroup as=direct VpcId={empty-vpc} / Ram:DetachPolicyFromUser PolicyType=Custom PolicyName=allows UserName=direct
Ecs:CreateSecurityGroup as=direct VpcId={empty-vpc} / Ram:AttachPolicyToUser PolicyType=Custom PolicyName=denies UserName=direct
Ecs:CreateSecurityGroup as=direct VpcId={empty-vpc} / Ram:SetDefaultPolicyVersion PolicyName=allows VersionId=v2
Ecs:CreateSecurityGroup as=direct VpcId={empty-vpc} / Ram:CreatePolicyVersion PolicyName=allows SetAsDefault=true PolicyDocument={"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}
Ecs:CreateSecurityGroup as=direct VpcId={empty-vpc} / Ram:UpdateAccessKey UserName=direct UserAccessKeyId={key-of-direct} Status=Inactive
Ecs:CreateSecurityGroup as=direct VpcId={empty-vpc} / Ram:DeleteAccessKey UserName=direct UserAccessKeyId={key-of-direct}
Ecs:CreateSecurityGroup as=grouped VpcId={empty-vpc} / Ram:RemoveUserFromGroup GroupName=grouped UserName=grouped
Ecs:CreateSecurityGroup as=grouped VpcId={empty-vpc} / Ram:DetachPolicyFromGroup PolicyType=Custom PolicyName=allows GroupName=grouped
Ecs:CreateSecurityGroup as=grouped VpcId={empty-vpc} / Ram:AttachPolicyToGroup PolicyType=Custom PolicyName=denies GroupName=grouped
Ecs:JoinSecurityGroup as=direct SecurityGroupId={empty-group} NetworkInterfaceId={free} / Ecs:TagResources ResourceType=securitygroup ResourceId.1={empty-group} Tag.1.Key=closed Tag.1.Value=yes
"#;
