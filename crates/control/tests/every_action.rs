//! Every declared action: a stranger is refused, nothing changes, and it is in the audit trail.

#[path = "every_action/refusals.rs"]
mod refusals;
mod support;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_id::Timestamp;
use control::Clock;
use openapi::sign::Credential;
use openapi::{Operation, Status};
use store::Entry;
use support::{Answer, Region, operation};

/// What account `b` asks about what is account `a`'s, and what it gets: a status and a code, or `nothing`, which
/// is a success that neither shows nor changes anything of `a`. A word in braces is the id of a thing of `a`.
const STRANGERS: &str = "
ActionTrail:LookupEvents -> nothing
Ecs:AddTags ResourceType=instance ResourceId={instance} Tag.1.Key=k Tag.1.Value=v -> 404 InvalidResourceId.NotFound
Ecs:AssignIpv6Addresses NetworkInterfaceId={eni} Ipv6AddressCount=1 -> 404 InvalidEniId.NotFound
Ecs:AssignPrivateIpAddresses NetworkInterfaceId={eni} SecondaryPrivateIpAddressCount=1 -> 404 InvalidEniId.NotFound
Ecs:AttachInstanceRamRole RamRoleName=admin InstanceIds=[\"{instance}\"] -> 404 InvalidRamRole.NotFound
Ecs:AttachKeyPair KeyPairName=secret-door InstanceIds=[\"{instance}\"] -> 400 InvalidKeyPairName.NotFound
Ecs:AttachNetworkInterface NetworkInterfaceId={free} InstanceId={instance} -> 404 InvalidEcsId.NotFound
Ecs:AuthorizeSecurityGroup SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceCidrIp=0.0.0.0/0 -> 404 InvalidSecurityGroupId.NotFound
Ecs:AuthorizeSecurityGroupEgress SecurityGroupId={group} Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.DestCidrIp=0.0.0.0/0 -> 404 InvalidSecurityGroupId.NotFound
Ecs:ConfigureSecurityGroupPermissions SecurityGroupId={group} -> 404 InvalidSecurityGroupId.NotFound
Ecs:CreateInstance InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupId={group} -> 404 InvalidVSwitchId.NotFound
Ecs:CreateKeyPair KeyPairName=mine -> nothing
Ecs:CreateNetworkInterface VSwitchId={vswitch} SecurityGroupId={group} -> 404 InvalidVSwitchId.NotFound
Ecs:CreateNetworkInterfacePermission NetworkInterfaceId={eni} AccountId=1000000000000003 Permission=InstanceAttach -> 404 InvalidEniId.NotFound
Ecs:CreatePortRangeList PortRangeListName=ports MaxEntries=5 -> nothing
Ecs:CreatePrefixList PrefixListName=prefixes AddressFamily=IPv4 MaxEntries=5 -> nothing
Ecs:CreateSecurityGroup VpcId={vpc} -> 404 InvalidVpcId.NotFound
Ecs:DeleteInstance InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:DeleteInstances InstanceId.1={instance} -> 404 InvalidInstanceId.NotFound
Ecs:DeleteKeyPairs KeyPairNames=[\"secret-door\"] -> nothing
Ecs:DeleteNetworkInterface NetworkInterfaceId={free} -> 404 InvalidEniId.NotFound
Ecs:DeleteNetworkInterfacePermission NetworkInterfacePermissionId={permission} -> 404 InvalidNetworkInterfacePermissionId.NotFound
Ecs:DeletePortRangeList PortRangeListId={ports} -> 400 InvalidPortRangeListId.NotFound
Ecs:DeletePrefixList PrefixListId={prefixes} -> 404 InvalidPrefixListId.NotFound
Ecs:DeleteSecurityGroup SecurityGroupId={other-group} -> 404 InvalidSecurityGroup.NotFound
Ecs:DescribeAccountAttributes -> nothing
Ecs:DescribeAvailableResource DestinationResource=InstanceType -> nothing
Ecs:DescribeDisks InstanceId={instance} -> nothing
Ecs:DescribeImages -> nothing
Ecs:DescribeInstanceAttribute InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:DescribeInstanceAutoRenewAttribute InstanceId={instance} -> 403 InvalidParameter.InvalidInstanceId
Ecs:DescribeInstanceRamRole InstanceIds=[\"{instance}\"] -> 404 InvalidInstanceId.NotFound
Ecs:DescribeInstances InstanceIds=[\"{instance}\"] -> nothing
Ecs:DescribeInstanceStatus InstanceId.1={instance} -> 404 InvalidInstanceId.NotFound
Ecs:DescribeInstanceTypeFamilies -> nothing
Ecs:DescribeInstanceTypes -> nothing
Ecs:DescribeKeyPairs KeyPairName=* IncludePublicKey=true -> nothing
Ecs:DescribeNetworkInterfaceAttribute NetworkInterfaceId={eni} -> 404 InvalidEniId.NotFound
Ecs:DescribeNetworkInterfacePermissions NetworkInterfaceId={eni} -> nothing
Ecs:DescribeNetworkInterfaces NetworkInterfaceId.1={eni} -> nothing
Ecs:DescribePortRangeListAssociations PortRangeListId={ports} -> 400 InvalidPortRangeListId.NotFound
Ecs:DescribePortRangeListEntries PortRangeListId={ports} -> 400 InvalidPortRangeListId.NotFound
Ecs:DescribePortRangeLists PortRangeListId.1={ports} -> nothing
Ecs:DescribePrefixListAssociations PrefixListId={prefixes} -> 404 InvalidPrefixListId.NotFound
Ecs:DescribePrefixListAttributes PrefixListId={prefixes} -> 404 InvalidPrefixListId.NotFound
Ecs:DescribePrefixLists PrefixListId.1={prefixes} -> nothing
Ecs:DescribeRegions -> nothing
Ecs:DescribeResourceByTags ResourceType=keypair -> nothing
Ecs:DescribeSecurityGroupAttribute SecurityGroupId={group} -> 404 InvalidSecurityGroupId.NotFound
Ecs:DescribeSecurityGroupReferences SecurityGroupId.1={group} -> 404 InvalidSecurityGroupId.NotFound
Ecs:DescribeSecurityGroups SecurityGroupId={group} -> nothing
Ecs:DescribeTags ResourceType=keypair -> nothing
Ecs:DescribeUserData InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:DescribeZones -> nothing
Ecs:DetachInstanceRamRole InstanceIds=[\"{instance}\"] -> nothing
Ecs:DetachKeyPair KeyPairName=secret-door InstanceIds=[\"{instance}\"] -> 400 InvalidKeyPairName.NotFound
Ecs:DetachNetworkInterface NetworkInterfaceId={eni} InstanceId={instance} -> 404 InvalidEcsId.NotFound
Ecs:ImportKeyPair KeyPairName=secret-door PublicKeyBody=none -> 400 InvalidPublicKeyBody.Malformed
Ecs:JoinResourceGroup ResourceType=instance ResourceId={instance} ResourceGroupId=rg-1 -> 404 InvalidResourceId.NotFound
Ecs:JoinSecurityGroup SecurityGroupId={other-group} InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:LeaveSecurityGroup SecurityGroupId={group} InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:ListTagResources ResourceType=instance ResourceId.1={instance} -> nothing
Ecs:ModifyInstanceAttribute InstanceId={instance} InstanceName=mine -> 404 InvalidInstanceId.NotFound
Ecs:ModifyInstanceMetadataOptions InstanceId={instance} HttpEndpoint=disabled -> 404 InvalidInstanceId.NotFound
Ecs:ModifyInstanceVpcAttribute InstanceId={instance} VSwitchId={vswitch} -> 404 InvalidInstanceId.NotFound
Ecs:ModifyNetworkInterfaceAttribute NetworkInterfaceId={eni} NetworkInterfaceName=mine -> 404 InvalidEniId.NotFound
Ecs:ModifyPortRangeList PortRangeListId={ports} PortRangeListName=mine -> 400 InvalidPortRangeListId.NotFound
Ecs:ModifyPrefixList PrefixListId={prefixes} PrefixListName=mine -> 404 InvalidPrefixListId.NotFound
Ecs:ModifySecurityGroupAttribute SecurityGroupId={group} SecurityGroupName=mine -> 404 InvalidSecurityGroupId.NotFound
Ecs:ModifySecurityGroupEgressRule SecurityGroupId={group} SecurityGroupRuleId={egress-rule} Description=mine -> 404 InvalidSecurityGroupId.NotFound
Ecs:ModifySecurityGroupPolicy SecurityGroupId={group} InnerAccessPolicy=Drop -> 404 InvalidSecurityGroupId.NotFound
Ecs:ModifySecurityGroupRule SecurityGroupId={group} SecurityGroupRuleId={rule} Description=mine -> 404 InvalidSecurityGroupId.NotFound
Ecs:RebootInstance InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:RebootInstances InstanceId.1={instance} -> 404 InvalidInstanceId.NotFound
Ecs:RemoveTags ResourceType=instance ResourceId={instance} Tag.1.Key=k -> 404 InvalidResourceId.NotFound
Ecs:RevokeSecurityGroup SecurityGroupId={group} SecurityGroupRuleId.1={rule} -> 404 InvalidSecurityGroupId.NotFound
Ecs:RevokeSecurityGroupEgress SecurityGroupId={group} SecurityGroupRuleId.1={egress-rule} -> 404 InvalidSecurityGroupId.NotFound
Ecs:RunInstances InstanceType=ecs.g6.large ImageId=debian_12 VSwitchId={vswitch} SecurityGroupId={group} -> 404 InvalidVSwitchId.NotFound
Ecs:StartInstance InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:StartInstances InstanceId.1={instance} -> 404 InvalidInstanceId.NotFound
Ecs:StopInstance InstanceId={instance} -> 404 InvalidInstanceId.NotFound
Ecs:StopInstances InstanceId.1={instance} -> 404 InvalidInstanceId.NotFound
Ecs:TagResources ResourceType=securitygroup ResourceId.1={group} Tag.1.Key=k -> 404 InvalidResourceId.NotFound
Ecs:UnassignIpv6Addresses NetworkInterfaceId={eni} Ipv6Address.1=2408::1 -> 404 InvalidEniId.NotFound
Ecs:UnassignPrivateIpAddresses NetworkInterfaceId={eni} PrivateIpAddress.1=192.168.1.77 -> 404 InvalidEniId.NotFound
Ecs:UntagResources ResourceType=securitygroup ResourceId.1={group} All=true -> 404 InvalidResourceId.NotFound
Ims:AddClientIdToOIDCProvider OIDCProviderName=secret-idp ClientId=mine -> 404 EntityNotExist.OIDCProvider
Ims:AddFingerprintToOIDCProvider OIDCProviderName=secret-idp Fingerprint=ab12 -> 404 EntityNotExist.OIDCProvider
Ims:CreateOIDCProvider OIDCProviderName=mine IssuerUrl=https://idp.example -> nothing
Ims:CreateSAMLProvider SAMLProviderName=secret-saml EncodedSAMLMetadataDocument=none -> 400 InvalidParameter.EncodedSAMLMetadataDocument.Format
Ims:DeleteSAMLProvider SAMLProviderName=secret-saml -> 404 EntityNotExist.SAMLProvider
Ims:GetSAMLProvider SAMLProviderName=secret-saml -> 404 EntityNotExist.SAMLProvider
Ims:ListSAMLProviders -> nothing
Ims:UpdateSAMLProvider SAMLProviderName=secret-saml NewDescription=mine -> 404 EntityNotExist.SAMLProvider
Ims:DeleteOIDCProvider OIDCProviderName=secret-idp -> 404 EntityNotExist.OIDCProvider
Ims:GetAccountSummary -> nothing
Ims:AddUserToGroup GroupName=secret-group UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:BindMFADevice UserPrincipalName=secret-user@secret-alias.onaliyun.com SerialNumber=acs:ram::1000000000000001:mfa/secret-device AuthenticationCode1=123456 AuthenticationCode2=654321 -> 404 EntityNotExist.User
Ims:ChangePassword OldPassword=old-One1 NewPassword=new-One1 -> 400 NotSupport.Account
Ims:CreateAccessKey UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:CreateGroup GroupName=mine-too -> nothing
Ims:CreateLoginProfile UserPrincipalName=secret-user@secret-alias.onaliyun.com Password=mine-One1 -> 404 EntityNotExist.User
Ims:CreateUser UserPrincipalName=mine-too@1000000000000002.onaliyun.com DisplayName=mine -> nothing
Ims:CreateVirtualMFADevice VirtualMFADeviceName=mine-too -> nothing
Ims:DeleteAccessKey UserPrincipalName=secret-user@secret-alias.onaliyun.com UserAccessKeyId=LTAI5tsecret -> 404 EntityNotExist.User
Ims:DeleteAccessKeyInRecycleBin UserAccessKeyId={gone-key} -> 404 EntityNotExist.User.AccessKey
Ims:DeleteGroup GroupName=secret-group -> 404 EntityNotExist.Group
Ims:DeleteLoginProfile UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:DeleteUser UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:DeleteUserInRecycleBin UserId={gone-user} -> 404 EntityNotExist.User
Ims:DeleteVirtualMFADevice SerialNumber=acs:ram::1000000000000001:mfa/secret-device -> 404 EntityNotExist.VirtualMFADevice
Ims:DisableVirtualMFA UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:GenerateCredentialReport -> nothing
Ims:GetAccessKeyInfoInRecycleBin UserAccessKeyId={gone-key} -> 404 EntityNotExist.User.AccessKey
Ims:GetAccessKeyLastUsed UserPrincipalName=secret-user@secret-alias.onaliyun.com UserAccessKeyId=LTAI5tsecret -> 404 EntityNotExist.User
Ims:GetAccessKeyPolicy UserPrincipalName=secret-user@secret-alias.onaliyun.com UserAccessKeyId=LTAI5tsecret -> 404 EntityNotExist.User
Ims:GetAccessKeyPolicyForAccount -> nothing
Ims:GetAccountMFAInfo -> nothing
Ims:GetAccountSecurityPracticeReport -> nothing
Ims:GetCredentialReport -> nothing
Ims:GetDefaultDomain -> nothing
Ims:GetGroup GroupName=secret-group -> 404 EntityNotExist.Group
Ims:GetLoginProfile UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:GetPasswordPolicy -> nothing
Ims:GetSecurityPreference -> nothing
Ims:GetUser UserId={secret-user} -> 404 EntityNotExist.User
Ims:GetUserInRecycleBin UserId={gone-user} -> 404 EntityNotExist.User
Ims:GetUserMFAInfo UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:GetVerificationInfo UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:ListAccessKeys UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:ListAccessKeysInRecycleBin UserId={gone-user} -> 404 EntityNotExist.User
Ims:ListGroups -> nothing
Ims:ListGroupsForUser UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:ListTagResources ResourceType=user -> nothing
Ims:ListUserBasicInfos -> nothing
Ims:ListUsers -> nothing
Ims:ListUsersForGroup GroupName=secret-group -> 404 EntityNotExist.Group
Ims:ListUsersInRecycleBin -> nothing
Ims:ListVirtualMFADevices -> nothing
Ims:RemoveUserFromGroup GroupName=secret-group UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:RestoreAccessKeyFromRecycleBin UserAccessKeyId={gone-key} -> 404 EntityNotExist.User.AccessKey
Ims:RestoreUserFromRecycleBin UserId={gone-user} -> 404 EntityNotExist.User
Ims:SetAccessKeyPolicy UserPrincipalName=secret-user@secret-alias.onaliyun.com UserAccessKeyId=LTAI5tsecret AccessKeyPolicy={\"Status\":\"Active\",\"Statements\":[]} -> 404 EntityNotExist.User
Ims:SetAccessKeyPolicyForAccount AccessKeyPolicy={\"Status\":\"Inactive\",\"Statements\":[]} -> nothing
Ims:SetDefaultDomain DefaultDomainName=secret-alias.onaliyun.com -> 409 EntityAlreadyExists.AccountAlias
Ims:SetPasswordPolicy MinimumPasswordLength=12 -> nothing
Ims:SetSecurityPreference AllowUserToManageAccessKeys=true -> nothing
Ims:SetVerificationInfo UserPrincipalName=secret-user@secret-alias.onaliyun.com VerifyType=email Email=mine@example.com -> 404 EntityNotExist.User
Ims:TagResources ResourceType=user ResourceId.1={secret-user} Tag.1.Key=mine -> 404 EntityNotExist.User
Ims:UnbindMFADevice UserPrincipalName=secret-user@secret-alias.onaliyun.com -> 404 EntityNotExist.User
Ims:UnbindVerification UserPrincipalName=secret-user@secret-alias.onaliyun.com VerifyType=email -> 404 EntityNotExist.User
Ims:UntagResources ResourceType=user ResourceId.1={secret-user} All=true -> 404 EntityNotExist.User
Ims:UpdateAccessKey UserPrincipalName=secret-user@secret-alias.onaliyun.com UserAccessKeyId=LTAI5tsecret Status=Inactive -> 404 EntityNotExist.User
Ims:UpdateGroup GroupName=secret-group NewComments=mine -> 404 EntityNotExist.Group
Ims:UpdateLoginProfile UserPrincipalName=secret-user@secret-alias.onaliyun.com PasswordResetRequired=true -> 404 EntityNotExist.User
Ims:UpdateUser UserId={secret-user} NewComments=mine -> 404 EntityNotExist.User
Ims:GetOIDCProvider OIDCProviderName=secret-idp -> 404 EntityNotExist.OIDCProvider
Ims:ListOIDCProviders -> nothing
Ims:RemoveClientIdFromOIDCProvider OIDCProviderName=secret-idp ClientId=mine -> 404 EntityNotExist.OIDCProvider
Ims:RemoveFingerprintFromOIDCProvider OIDCProviderName=secret-idp Fingerprint=ab12 -> 404 EntityNotExist.OIDCProvider
Ims:UpdateOIDCProvider OIDCProviderName=secret-idp NewDescription=mine -> 404 EntityNotExist.OIDCProvider
Kanmon:AuthorizeServiceRules SecurityGroupId={group} Service=DTS Reason=task Permissions.1.Direction=ingress Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceCidrIp=0.0.0.0/0 -> 403 Forbidden.RAM
Kanmon:ComparePolicies OldPolicyName=AliyunECSReadOnlyAccess NewPolicyName=AliyunECSFullAccess -> nothing
Kanmon:CreateAccount AccountId=1000000000000009 -> 403 Forbidden.RAM
Kanmon:DebugDump -> nothing
Kanmon:DescribeAccountSettings AccountId=1000000000000001 -> 403 InvalidAccount.NotFound
Kanmon:DescribeRegionStatus -> nothing
Kanmon:DescribeSecurityGroupProtection SecurityGroupId={group} -> 404 InvalidSecurityGroupId.NotFound
Kanmon:ExplainPath From=198.51.100.20 To={instance} Protocol=tcp Port=22 -> 404 InvalidInstanceId.NotFound
Kanmon:ImportSystemRules SecurityGroupId={group} Permissions.1.Direction=ingress Permissions.1.IpProtocol=TCP Permissions.1.PortRange=22/22 Permissions.1.SourceCidrIp=0.0.0.0/0 -> 404 InvalidSecurityGroupId.NotFound
Kanmon:ListAccounts AccountId.1=1000000000000001 -> nothing
Kanmon:ListInstancesForExec InstanceId.1={instance} -> nothing
Kanmon:ListPrincipalsForAction Action=ecs:StopInstance Resource=acs:ecs:cn-hangzhou:1000000000000001:instance/{instance} -> 400 InvalidParameter
Kanmon:ModifyAccountSettings AccountId=1000000000000001 SmtpExempt=true -> 403 InvalidAccount.NotFound
Kanmon:ModifySecurityGroupProtection SecurityGroupId={group} DeletionProtection=true -> 404 InvalidSecurityGroupId.NotFound
Kanmon:SetOIDCProviderKeys OIDCProviderName=secret-idp Keys=none -> 404 EntityNotExist.OIDCProvider
Kanmon:ProposeLeastPrivilege Principal=user/secret-user -> 404 EntityNotExist.User
Kanmon:SimulatePolicy Principal=acs:ram::1000000000000001:root Action=ecs:StopInstance -> 400 InvalidParameter
Kanmon:WaitForRevision TimeoutSecs=0 -> nothing
Location:DescribeEndpoints Id=cn-hangzhou ServiceCode=ecs -> nothing
Ram:AddUserToGroup UserName=secret-user GroupName=secret-group -> 404 EntityNotExist.Group
Ram:AttachPolicyToGroup GroupName=secret-group PolicyType=System PolicyName=AdministratorAccess -> 404 EntityNotExist.Group
Ram:AttachPolicyToRole RoleName=secret-role PolicyType=System PolicyName=AdministratorAccess -> 404 EntityNotExist.Role
Ram:AttachPolicyToUser UserName=secret-user PolicyType=System PolicyName=AdministratorAccess -> 404 EntityNotExist.User
Ram:BindMFADevice UserName=secret-user SerialNumber=acs:ram::1000000000000001:mfa/secret-device AuthenticationCode1=123456 AuthenticationCode2=654321 -> 404 EntityNotExist.User
Ram:ChangePassword OldPassword=old-One1 NewPassword=new-One1 -> 400 NotSupport.Account
Ram:ClearAccountAlias -> nothing
Ram:CreateAccessKey UserName=secret-user -> 404 EntityNotExist.User
Ram:CreateGroup GroupName=mine -> nothing
Ram:CreateLoginProfile UserName=secret-user Password=mine-One1 -> 404 EntityNotExist.User
Ram:CreatePolicy PolicyName=mine PolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]} -> nothing
Ram:CreatePolicyVersion PolicyName=secret-policy PolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]} -> 404 EntityNotExist.Policy
Ram:CreateRole RoleName=mine AssumeRolePolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":[\"ecs.aliyuncs.com\"]}}]} -> nothing
Ram:CreateServiceLinkedRole ServiceName=fnf.aliyuncs.com -> nothing
Ram:CreateUser UserName=mine -> nothing
Ram:CreateVirtualMFADevice VirtualMFADeviceName=mine -> nothing
Ram:DecodeDiagnosticMessage EncodedDiagnosticMessage=bm90aGluZw== -> 400 InvalidParameter.EncodedDiagnosticMessage
Ram:DeleteAccessKey UserName=secret-user UserAccessKeyId=LTAI5tsecret -> 404 EntityNotExist.User
Ram:DeleteGroup GroupName=secret-group -> 404 EntityNotExist.Group
Ram:DeleteLoginProfile UserName=secret-user -> 404 EntityNotExist.User
Ram:DeletePolicy PolicyName=secret-policy -> 404 EntityNotExist.Policy
Ram:DeletePolicyVersion PolicyName=secret-policy VersionId=v1 -> 404 EntityNotExist.Policy
Ram:DeleteRole RoleName=secret-role -> 404 EntityNotExist.Role
Ram:DeleteServiceLinkedRole RoleName=secret-role -> 404 EntityNotExist.Role
Ram:DeleteUser UserName=secret-user -> 404 EntityNotExist.User
Ram:DeleteVirtualMFADevice SerialNumber=acs:ram::1000000000000001:mfa/secret-device -> 404 EntityNotExist.VirtualMFADevice
Ram:DetachPolicyFromGroup GroupName=secret-group PolicyType=System PolicyName=AdministratorAccess -> 404 EntityNotExist.Group
Ram:DetachPolicyFromRole RoleName=secret-role PolicyType=System PolicyName=AdministratorAccess -> 404 EntityNotExist.Role
Ram:DetachPolicyFromUser UserName=secret-user PolicyType=System PolicyName=AdministratorAccess -> 404 EntityNotExist.User
Ram:GetAccessKeyLastUsed UserName=secret-user UserAccessKeyId=LTAI5tsecret -> 404 EntityNotExist.User
Ram:GetAccountAlias -> nothing
Ram:GetGroup GroupName=secret-group -> 404 EntityNotExist.Group
Ram:GetLoginProfile UserName=secret-user -> 404 EntityNotExist.User
Ram:GetPasswordPolicy -> nothing
Ram:GetPolicy PolicyName=secret-policy PolicyType=Custom -> 404 EntityNotExist.Policy
Ram:GetPolicyVersion PolicyName=secret-policy PolicyType=Custom VersionId=v1 -> 404 EntityNotExist.Policy
Ram:GetRole RoleName=secret-role -> 404 EntityNotExist.Role
Ram:GetSecurityPreference -> nothing
Ram:GetServiceLinkedRoleTemplate ServiceName=fnf.aliyuncs.com -> nothing
Ram:GetUser UserName=secret-user -> 404 EntityNotExist.User
Ram:GetUserMFAInfo UserName=secret-user -> 404 EntityNotExist.User
Ram:ListAccessKeys UserName=secret-user -> 404 EntityNotExist.User
Ram:ListEntitiesForPolicy PolicyName=AdministratorAccess PolicyType=System -> nothing
Ram:ListGroups -> nothing
Ram:ListGroupsForUser UserName=secret-user -> 404 EntityNotExist.User
Ram:ListPolicies -> nothing
Ram:ListPoliciesForGroup GroupName=secret-group -> 404 EntityNotExist.Group
Ram:ListPoliciesForRole RoleName=secret-role -> 404 EntityNotExist.Role
Ram:ListPoliciesForUser UserName=secret-user -> 404 EntityNotExist.User
Ram:ListPolicyVersions PolicyName=secret-policy PolicyType=Custom -> 404 EntityNotExist.Policy
Ram:ListRoles -> nothing
Ram:ListTagResources ResourceType=role -> nothing
Ram:ListUsers -> nothing
Ram:ListUsersForGroup GroupName=secret-group -> 404 EntityNotExist.Group
Ram:ListVirtualMFADevices -> nothing
Ram:RemoveUserFromGroup UserName=secret-user GroupName=secret-group -> 404 EntityNotExist.Group
Ram:SetAccountAlias AccountAlias=secret-alias -> 409 EntityAlreadyExists.AccountAlias
Ram:SetDefaultPolicyVersion PolicyName=secret-policy VersionId=v1 -> 404 EntityNotExist.Policy
Ram:SetPasswordPolicy MinimumPasswordLength=12 -> nothing
Ram:SetSecurityPreference AllowUserToManageAccessKeys=true -> nothing
Ram:TagResources ResourceType=role ResourceNames=[\"secret-role\"] Tag.1.Key=mine -> 404 EntityNotExist.Role
Ram:UnbindMFADevice UserName=secret-user -> 404 EntityNotExist.User
Ram:UntagResources ResourceType=role ResourceNames=[\"secret-role\"] All=true -> 404 EntityNotExist.Role
Ram:UpdateAccessKey UserName=secret-user UserAccessKeyId=LTAI5tsecret Status=Inactive -> 404 EntityNotExist.User
Ram:UpdateGroup GroupName=secret-group NewComments=mine -> 404 EntityNotExist.Group
Ram:UpdateLoginProfile UserName=secret-user PasswordResetRequired=true -> 404 EntityNotExist.User
Ram:UpdatePolicyDescription PolicyName=secret-policy NewDescription=mine -> 404 EntityNotExist.Policy
Ram:UpdateRole RoleName=secret-role NewDescription=mine -> 404 EntityNotExist.Role
Ram:UpdateUser UserName=secret-user NewComments=mine -> 404 EntityNotExist.User
ResourceDirectoryMaster:AttachControlPolicy PolicyId={control} TargetId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:CreateControlPolicy PolicyName=mine EffectScope=RAM PolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:CreateFolder FolderName=mine ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:CreateResourceAccount DisplayName=mine ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:DeleteControlPolicy PolicyId={control} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:DeleteFolder FolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:DestroyResourceDirectory -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:DetachControlPolicy PolicyId={control} TargetId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:DisableControlPolicy -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:EnableControlPolicy -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetControlPolicy PolicyId={control} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetControlPolicyEnablementStatus -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetFolder FolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetResourceDirectory -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListAccounts -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListAccountsForParent ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListAncestors ChildId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListControlPolicies -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListControlPolicyAttachmentsForTarget TargetId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListFoldersForParent ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListTargetAttachmentsForControlPolicy PolicyId={control} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:MoveAccount AccountId={member} DestinationFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:RemoveCloudAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:UpdateAccount AccountId={member} NewDisplayName=mine -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:UpdateControlPolicy PolicyId={control} NewPolicyName=mine -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:UpdateFolder FolderId={folder} NewFolderName=mine -> 404 EntityNotExists.ResourceDirectory
ResourceManager:AttachControlPolicy PolicyId={control} TargetId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:CreateControlPolicy PolicyName=mine EffectScope=RAM PolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:CreateFolder FolderName=mine ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:CreateResourceAccount DisplayName=mine ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:CreateResourceGroup Name=mine DisplayName=mine -> nothing
ResourceManager:DeleteControlPolicy PolicyId={control} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:DeleteFolder FolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:DeleteResourceGroup ResourceGroupId={resource-group} -> 404 EntityNotExists.ResourceGroup
ResourceManager:DestroyResourceDirectory -> 404 EntityNotExists.ResourceDirectory
ResourceManager:DetachControlPolicy PolicyId={control} TargetId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:DisableControlPolicy -> 404 EntityNotExists.ResourceDirectory
ResourceManager:EnableControlPolicy -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetControlPolicy PolicyId={control} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetControlPolicyEnablementStatus -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetFolder FolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetResourceDirectory -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetResourceGroup ResourceGroupId={resource-group} -> 404 EntityNotExists.ResourceGroup
ResourceManager:ListAccounts -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListAccountsForParent ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListAncestors ChildId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListControlPolicies -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListControlPolicyAttachmentsForTarget TargetId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListFoldersForParent ParentFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListResourceGroups ResourceGroupId={resource-group} -> nothing
ResourceManager:ListTargetAttachmentsForControlPolicy PolicyId={control} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:MoveAccount AccountId={member} DestinationFolderId={folder} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:MoveResources ResourceGroupId={resource-group} Resources.1.Service=ecs Resources.1.ResourceType=instance Resources.1.ResourceId={instance} -> 404 EntityNotExists.ResourceGroup
ResourceManager:RemoveCloudAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:UpdateAccount AccountId={member} NewDisplayName=mine -> 404 EntityNotExists.ResourceDirectory
ResourceManager:UpdateControlPolicy PolicyId={control} NewPolicyName=mine -> 404 EntityNotExists.ResourceDirectory
ResourceManager:UpdateFolder FolderId={folder} NewFolderName=mine -> 404 EntityNotExists.ResourceDirectory
ResourceManager:UpdateResourceGroup ResourceGroupId={resource-group} NewDisplayName=mine -> 404 EntityNotExists.ResourceGroup
ResourceDirectoryMaster:AcceptHandshake HandshakeId={invitation} -> 404 EntityNotExists.Handshake
ResourceDirectoryMaster:CancelHandshake HandshakeId={invitation} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:CheckAccountDelete AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:DeclineHandshake HandshakeId={invitation} -> 404 EntityNotExists.Handshake
ResourceDirectoryMaster:DeleteAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:DeregisterDelegatedAdministrator AccountId={member} ServicePrincipal=config.aliyuncs.com -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetAccountDeletionCheckResult AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetAccountDeletionStatus AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:GetHandshake HandshakeId={invitation} -> 404 EntityNotExists.Handshake
ResourceDirectoryMaster:InviteAccountToResourceDirectory TargetEntity=1000000000000003 TargetType=Account -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListDelegatedAdministrators -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListDelegatedServicesForAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListHandshakesForAccount -> nothing
ResourceDirectoryMaster:ListHandshakesForResourceDirectory -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListTagKeys ResourceType=Account -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListTagResources ResourceType=Account ResourceId.1={member} -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListTagValues ResourceType=Account TagKey=secret -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:ListTrustedServiceStatus -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:RegisterDelegatedAdministrator AccountId={member} ServicePrincipal=config.aliyuncs.com -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:SetMemberDeletionPermission Status=Enabled -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:TagResources ResourceType=Account ResourceId.1={member} Tag.1.Key=k -> 404 EntityNotExists.ResourceDirectory
ResourceDirectoryMaster:UntagResources ResourceType=Account ResourceId.1={member} All=true -> 404 EntityNotExists.ResourceDirectory
ResourceManager:AcceptHandshake HandshakeId={invitation} -> 404 EntityNotExists.Handshake
ResourceManager:CancelHandshake HandshakeId={invitation} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:CheckAccountDelete AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:DeclineHandshake HandshakeId={invitation} -> 404 EntityNotExists.Handshake
ResourceManager:DeleteAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:DeregisterDelegatedAdministrator AccountId={member} ServicePrincipal=config.aliyuncs.com -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetAccountDeletionCheckResult AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetAccountDeletionStatus AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:GetHandshake HandshakeId={invitation} -> 404 EntityNotExists.Handshake
ResourceManager:InviteAccountToResourceDirectory TargetEntity=1000000000000003 TargetType=Account -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListDelegatedAdministrators -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListDelegatedServicesForAccount AccountId={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListHandshakesForAccount -> nothing
ResourceManager:ListHandshakesForResourceDirectory -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListTagKeys ResourceType=Account -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListTagResources ResourceType=Account ResourceId.1={member} -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListTagValues ResourceType=Account TagKey=secret -> 404 EntityNotExists.ResourceDirectory
ResourceManager:ListTrustedServiceStatus -> 404 EntityNotExists.ResourceDirectory
ResourceManager:RegisterDelegatedAdministrator AccountId={member} ServicePrincipal=config.aliyuncs.com -> 404 EntityNotExists.ResourceDirectory
ResourceManager:SetMemberDeletionPermission Status=Enabled -> 404 EntityNotExists.ResourceDirectory
ResourceManager:TagResources ResourceType=Account ResourceId.1={member} Tag.1.Key=k -> 404 EntityNotExists.ResourceDirectory
ResourceManager:UntagResources ResourceType=Account ResourceId.1={member} All=true -> 404 EntityNotExists.ResourceDirectory
ResourceManager:AttachPolicy PolicyType=System PolicyName=AdministratorAccess PrincipalType=IMSUser PrincipalName=secret-user@1000000000000001.onaliyun.com ResourceGroupId={resource-group} -> 400 InvalidParameter.PrincipalName
ResourceManager:CreatePolicy PolicyName=mine-too PolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]} -> nothing
ResourceManager:CreatePolicyVersion PolicyName=secret-policy PolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]} -> 404 EntityNotExist.Policy
ResourceManager:CreateRole RoleName=mine-too AssumeRolePolicyDocument={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":[\"ecs.aliyuncs.com\"]}}]} -> nothing
ResourceManager:CreateServiceLinkedRole ServiceName=polardb.aliyuncs.com -> nothing
ResourceManager:DeletePolicy PolicyName=secret-policy -> 404 EntityNotExist.Policy
ResourceManager:DeletePolicyVersion PolicyName=secret-policy VersionId=v1 -> 404 EntityNotExist.Policy
ResourceManager:DeleteRole RoleName=secret-role -> 404 EntityNotExist.Role
ResourceManager:DeleteServiceLinkedRole RoleName=secret-role -> 404 EntityNotExist.Role
ResourceManager:DetachPolicy PolicyType=System PolicyName=AdministratorAccess PrincipalType=IMSUser PrincipalName=secret-user@1000000000000001.onaliyun.com ResourceGroupId=1000000000000001 -> 400 InvalidParameter.PrincipalName
ResourceManager:GetPolicy PolicyType=Custom PolicyName=secret-policy -> 404 EntityNotExist.Policy
ResourceManager:GetPolicyVersion PolicyType=Custom PolicyName=secret-policy VersionId=v1 -> 404 EntityNotExist.Policy
ResourceManager:GetResourceGroupResourceCounts ResourceGroupId={resource-group} GroupByKey=ResourceGroupId -> 404 EntityNotExists.ResourceGroup
ResourceManager:GetRole RoleName=secret-role -> 404 EntityNotExist.Role
ResourceManager:GetServiceLinkedRoleDeletionStatus DeletionTaskId=task/acs-service-role/fnf.aliyuncs.com/secret-role/1 -> nothing
ResourceManager:ListPolicies PolicyType=Custom -> nothing
ResourceManager:ListPolicyAttachments -> nothing
ResourceManager:ListPolicyVersions PolicyType=Custom PolicyName=secret-policy -> 404 EntityNotExist.Policy
ResourceManager:ListResourceGroupCapability -> nothing
ResourceManager:ListResources ResourceGroupId={resource-group} -> 404 EntityNotExists.ResourceGroup
ResourceManager:ListRoles -> nothing
ResourceManager:SetDefaultPolicyVersion PolicyName=secret-policy VersionId=v1 -> 404 EntityNotExist.Policy
ResourceManager:UpdateRole RoleName=secret-role NewMaxSessionDuration=7200 -> 404 EntityNotExist.Role
ResourceDirectoryMaster:EnableResourceDirectory EnableMode=CurrentAccount -> nothing
ResourceManager:EnableResourceDirectory EnableMode=CurrentAccount -> 409 EntityAlreadyExists.ResourceDirectory
ResourceManager:InitResourceDirectory -> 409 EntityAlreadyExists.ResourceDirectory
ResourceSharing:CreateResourceShare ResourceShareName=share Resources.1.ResourceId={vpc} Resources.1.ResourceType=VPC Targets.1=1000000000000003 -> 404 InvalidParameter.ResourceId.NotFound
Sts:AssumeRoleWithOIDC OIDCProviderArn=acs:ram::1000000000000001:oidc-provider/secret-idp OIDCToken=none RoleArn=acs:ram::1000000000000001:role/secret-role RoleSessionName=mine -> 401 AuthenticationFail.OIDCToken.IssuerConfigurationBroken
Sts:AssumeRoleWithSAML SAMLProviderArn=acs:ram::1000000000000001:saml-provider/secret-saml SAMLAssertion=none RoleArn=acs:ram::1000000000000001:role/secret-role -> 401 AuthenticationFail.SAMLAssertion.Invalid
Sts:AssumeRole RoleArn=acs:ram::1000000000000001:role/secret-role RoleSessionName=mine -> 403 NoPermission
Sts:GetCallerIdentity -> nothing
Vpc:AllocateEipAddress -> nothing
Vpc:AssociateEipAddress AllocationId={eip} InstanceId={instance} -> 404 InvalidAllocationId.NotFound
Vpc:CreateVpc CidrBlock=192.168.0.0/16 -> nothing
Vpc:CreateVSwitch VpcId={vpc} CidrBlock=192.168.2.0/24 ZoneId=cn-hangzhou-h -> 404 InvalidVpcId.NotFound
Vpc:DeleteVpc VpcId={vpc} -> 404 InvalidVpcId.NotFound
Vpc:DeleteVSwitch VSwitchId={vswitch} -> 404 InvalidVSwitchId.NotFound
Vpc:DescribeEipAddresses AllocationId={eip} -> nothing
Vpc:DescribeRegions -> nothing
Vpc:DescribeVpcAttribute VpcId={vpc} -> 404 InvalidVpcId.NotFound
Vpc:DescribeVpcs VpcId={vpc} -> nothing
Vpc:DescribeVSwitchAttributes VSwitchId={vswitch} -> 404 InvalidVSwitchId.NotFound
Vpc:DescribeVSwitches VSwitchId={vswitch} -> nothing
Vpc:DescribeZones -> nothing
Vpc:ListTagResources ResourceType=VPC ResourceId.1={vpc} -> nothing
Vpc:ModifyVpcAttribute VpcId={vpc} VpcName=mine -> 404 InvalidVpcId.NotFound
Vpc:ModifyVSwitchAttribute VSwitchId={vswitch} VSwitchName=mine -> 404 InvalidVSwitchId.NotFound
Vpc:ReleaseEipAddress AllocationId={eip} -> 404 InvalidAllocationId.NotFound
Vpc:TagResources ResourceType=VPC ResourceId.1={vpc} Tag.1.Key=k -> 404 InvalidResourceId.NotFound
Vpc:UnassociateEipAddress AllocationId={eip} -> 404 InvalidAllocationId.NotFound
Vpc:UnTagResources ResourceType=VPC ResourceId.1={vpc} All=true -> 404 InvalidResourceId.NotFound
";

fn done() -> impl Iterator<Item = &'static Operation> {
    openapi::operations()
        .iter()
        .copied()
        .filter(|operation| operation.status == Status::Done)
}

/// What the store holds, but for the audit trail: what stands before it and what stands behind it.
fn contents(region: &Region) -> Vec<Entry> {
    let page = |after: Option<&str>, limit| {
        region
            .store
            .page("", after, limit)
            .expect("the store is readable")
    };
    let is_audit = |entry: &Entry| entry.key.starts_with("audit/");
    let mut before = page(None, 16);
    let reaches_the_trail = before.entries.last().is_none_or(is_audit) || !before.has_more;
    assert!(
        reaches_the_trail,
        "more than 16 entries stand before the audit trail"
    );
    before.entries.retain(|entry| entry.key.as_str() < "audit/");
    before
        .entries
        .extend(page(Some("audit/~"), 100_000).entries);
    before.entries
}

/// Answers whose entries the trail should have.
#[derive(Default)]
struct Expected(Vec<(&'static Operation, Answer)>);

impl Expected {
    fn note(&mut self, operation: &'static Operation, answer: &Answer) {
        self.0.push((operation, answer.clone()));
    }

    /// Checks that the trail has exactly one entry of each answer, and that it says what was answered.
    async fn assert_audited(&self, region: &Region) {
        region.control.flush_audit().await;
        let trail = region.control.audit_trail().expect("the store is readable");
        for (operation, answer) in &self.0 {
            let id = answer.text("RequestId");
            let mut entries = trail
                .iter()
                .filter(|entry| entry.request_id.to_string() == id);
            let entry = entries
                .next()
                .unwrap_or_else(|| panic!("{operation}: no entry of {id}"));
            let outcome = if answer.status == 200 {
                "OK"
            } else {
                answer.code()
            };
            assert_eq!(
                (entry.outcome.as_str(), entry.status),
                (outcome, answer.status)
            );
            assert!(
                entry.action.ends_with(operation.name),
                "{operation}: {}",
                entry.action
            );
            assert_eq!(entries.next(), None, "{operation}: two entries of {id}");
        }
    }
}

#[test]
fn every_offered_operation_has_a_use_case() {
    let joined = control::operations();
    let missing: Vec<String> = done()
        .filter(|it| !joined.contains(it))
        .map(ToString::to_string)
        .collect();
    assert!(
        missing.is_empty(),
        "declared as done and not joined: {missing:?}"
    );
    let undone: Vec<String> = joined
        .iter()
        .filter(|it| it.status != Status::Done)
        .map(ToString::to_string)
        .collect();
    assert!(
        undone.is_empty(),
        "joined and not declared as done: {undone:?}"
    );
}

/// holds: K6, K7
#[tokio::test]
async fn every_action_refuses_whoever_does_not_sign_rightly_and_once() {
    let region = Region::start().await;
    let real = region.accounts["a"].clone();
    let credential = |id, secret| Credential {
        access_key_id: id,
        access_key_secret: secret,
        security_token: None,
    };
    let (id, secret) = (real.access_key_id.as_str(), real.access_key_secret.reveal());
    // Only one operation knows the second one; it is not to wait.
    let params = [("RegionId", "cn-hangzhou"), ("TimeoutSecs", "0")];
    let at = Timestamp::from_unix_secs;
    let mut expected = Expected::default();
    let mut count = 0;
    for operation in done() {
        // The trail keeps so many refusals of strangers a second, and counts the others.
        region.clock.advance(1);
        let now = region.clock.now().unix_secs;
        let before = contents(&region);
        let request = |signed, credential: &Credential<'_>| {
            region.request_at(at(signed), credential, operation, &params)
        };
        for (what, request, status, code) in [
            (
                "unknown key",
                request(now, &credential("LTAI5tnobody", secret)),
                404,
                "InvalidAccessKeyId.NotFound",
            ),
            (
                "wrong secret",
                request(now, &credential(id, "guess")),
                400,
                "SignatureDoesNotMatch",
            ),
            (
                "too old",
                request(now - 901, &credential(id, secret)),
                400,
                "InvalidTimeStamp.Expired",
            ),
            (
                "too new",
                request(now + 901, &credential(id, secret)),
                400,
                "InvalidTimeStamp.Expired",
            ),
        ] {
            let answer = region.send(request).await;
            assert_eq!(
                (answer.status, answer.code()),
                (status, code),
                "{operation}: {what}"
            );
            assert!(
                operation.declares(code, status),
                "{operation}: {code} is documented"
            );
            assert_eq!(contents(&region), before, "{operation}: {what}");
            expected.note(operation, &answer);
        }

        let request = request(now, &credential(id, secret));
        let first = region.send(request.clone()).await;
        assert_ne!(first.code(), "SignatureNonceUsed", "{operation}");
        expected.note(operation, &first);
        let before = contents(&region);
        let replayed = region.send(request).await;
        let refused = (replayed.status, replayed.code());
        assert_eq!(
            refused,
            (400, "SignatureNonceUsed"),
            "{operation}: replayed"
        );
        assert_eq!(contents(&region), before, "{operation}: replayed");
        expected.note(operation, &replayed);
        count += 1;
    }
    expected.assert_audited(&region).await;
    assert!(count >= 100, "{count} operations are offered");
}

#[tokio::test]
async fn what_is_only_documented_is_refused_as_such_to_who_signs_rightly() {
    let region = Region::start().await;
    let is_documented = |it: &&Operation| it.status == Status::Documented;
    let mut expected = Expected::default();
    for operation in openapi::operations().iter().copied().filter(is_documented) {
        let request = region.request("a", operation, &[]);
        let answer = region.send(request).await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "UnsupportedOperation"),
            "{operation}"
        );
        expected.note(operation, &answer);
    }
    expected.assert_audited(&region).await;
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

/// Makes one of each thing for account `a`, and tells the ids by the words of [`STRANGERS`].
async fn furnish(region: &Region) -> BTreeMap<&'static str, String> {
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
    let metadata = include_bytes!("../../federation/tests/saml/metadata.xml");
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

/// holds: K6, K7
#[tokio::test]
async fn every_action_refuses_a_stranger_what_belongs_to_another_account() {
    let region = Region::start().await;
    ask_about_what_is_not_there(&region, "b", "cn-hangzhou", &[]).await;
}

/// The owner of a thing asks another region for it, with the same words as a stranger would, and gets the same.
#[tokio::test]
async fn every_action_finds_nothing_of_another_region() {
    let mut config = support::two_regions();
    // Who runs the region sees the state of all of it.
    config.operator = Some(support::account_id("c"));
    let region = Region::over_with(std::sync::Arc::new(store::SimStore::new(1)), config).await;
    let accounts_are_of_all_regions = [
        ("DescribeAccountSettings", "nothing"),
        ("ModifyAccountSettings", "403 Forbidden.RAM"),
        ("SimulatePolicy", "nothing"),
    ];
    ask_about_what_is_not_there(&region, "a", "cn-beijing", &accounts_are_of_all_regions).await;
}

/// Asks what strangers ask for, as an account in a region, and checks that it gets what they get, or the other
/// thing that is said of an operation.
async fn ask_about_what_is_not_there(
    region: &Region,
    who: &str,
    at: &str,
    others: &[(&str, &str)],
) {
    let ids = furnish(region).await;
    let asked = ids.clone();
    let mut left: Vec<&Operation> = done().collect();
    let mut expected = Expected::default();
    let mut wrong = Vec::new();
    for line in STRANGERS.lines().filter(|line| !line.is_empty()) {
        let (request, gets) = line.split_once(" -> ").expect("a request and what it gets");
        let mut words = request.split(' ');
        let operation = operation(words.next().expect("a request names an operation"));
        let other = others.iter().find(|(name, _)| *name == operation.name);
        let gets = other.map_or(gets, |(_, gets)| gets);
        left.retain(|other| *other != operation);
        // Identities are of all regions.
        let is_global = matches!(
            operation.product,
            "Ram" | "Ims" | "Sts" | "ResourceManager" | "ResourceDirectoryMaster"
        ) || [
            "ListPrincipalsForAction",
            "SimulatePolicy",
            "ProposeLeastPrivilege",
            "LookupEvents",
            "SetOIDCProviderKeys",
        ]
        .contains(&operation.name);
        if who == "a" && is_global {
            continue;
        }
        let params: Vec<(&str, String)> = words
            .map(|word| {
                let (name, text) = word.split_once('=').expect("NAME=TEXT");
                let fill = |text: String, (word, id): (&&str, &String)| {
                    text.replace(&format!("{{{word}}}"), id)
                };
                (name, asked.iter().fold(text.to_owned(), fill))
            })
            .collect();
        let mut params: Vec<(&str, &str)> = params
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        // It is a common parameter, also of operations that do not list it.
        if operation.param("RegionId").is_some() || at != "cn-hangzhou" {
            params.push(("RegionId", at));
        }

        let before = contents(region);
        let answer = region.send(region.request(who, operation, &params)).await;
        expected.note(operation, &answer);
        let got = match answer.status {
            200 => "nothing".to_owned(),
            status => format!("{status} {}", answer.code()),
        };
        if got != gets {
            wrong.push(format!(
                "{operation}: {got} instead of {gets}: {}",
                answer.json
            ));
        }
        if answer.status != 200 {
            let is_documented = operation.declares(answer.code(), answer.status);
            assert!(is_documented, "{operation} does not document {got}");
            assert_eq!(contents(region), before, "{operation} changed something");
            continue;
        }
        // Nothing of `a` was touched, and nothing of it is told. What a stranger set for itself it may set again.
        let own = format!("identity/{}/settings/", region.accounts[who].account);
        let after: BTreeMap<String, Entry> = contents(region)
            .into_iter()
            .map(|entry| (entry.key.clone(), entry))
            .collect();
        for entry in before
            .iter()
            .filter(|entry| entry.key.starts_with("estate/") || entry.key.starts_with("identity/"))
            .filter(|entry| !entry.key.starts_with(&own))
        {
            assert_eq!(
                after.get(&entry.key),
                Some(entry),
                "{operation} changed {}",
                entry.key
            );
        }
        let mut told = answer.json.to_string();
        if SAYS_AGAIN.contains(&operation.name) {
            // It answers for each id that is asked for, there or not.
            for (_, asked) in &params {
                told = told.replace(asked.trim_matches(['[', ']', '"']), "");
            }
        }
        for id in ids.values().map(String::as_str).chain(["secret-"]) {
            assert!(!told.contains(id), "{operation} tells {id}: {told}");
        }
    }
    assert!(
        wrong.is_empty(),
        "{} are not as expected:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let left: Vec<String> = left.iter().map(ToString::to_string).collect();
    assert!(left.is_empty(), "no stranger tried {left:?}");
}

/// The same requests by a user of the account whose things they name. It has no policy, so each is refused,
/// whatever else would be wrong with it, and says who was refused what.
///
/// holds: K6, K7
#[tokio::test]
async fn every_action_is_refused_to_a_user_who_may_do_nothing() {
    let region = Region::start().await;
    let ids = furnish(&region).await;
    let nobody = region.user("nobody").await;
    let mut wrong = Vec::new();
    for line in STRANGERS.lines().filter(|line| !line.is_empty()) {
        let (request, _) = line.split_once(" -> ").expect("a request and what it gets");
        let mut words = request.split(' ');
        let name = words.next().expect("a request names an operation");
        let operation = operation(name);
        if OPEN_TO_EVERYBODY.contains(&name) {
            continue;
        }
        let mut params: Vec<(String, String)> = words
            .map(|word| {
                let (name, value) = word.split_once('=').expect("a parameter");
                let is_id = value.contains('{') && !value.contains("Statement");
                let value = if is_id {
                    filled(value, &ids)
                } else {
                    value.to_owned()
                };
                (name.to_owned(), value)
            })
            .collect();
        params.push(("RegionId".to_owned(), "cn-hangzhou".to_owned()));
        let params: Vec<(&str, &str)> = params
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let before = contents(&region);
        let answer = region.call_as(&nobody, name, &params).await;
        let code = match operation.product {
            "Ram" | "Sts" | "Ims" | "ResourceManager" | "ResourceDirectoryMaster" => "NoPermission",
            _ => "Forbidden.RAM",
        };
        let action = answer.text("AccessDeniedDetail.AuthAction");
        let got = (answer.status, answer.code(), action.as_str());
        if got != (403, code, operation.ram_action) {
            wrong.push(format!("{operation}: {got:?}"));
        }
        assert_eq!(contents(&region), before, "{operation} changed something");
    }
    assert!(
        wrong.is_empty(),
        "{} are not refused:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What answers 200 with an error for each id that was asked for.
const SAYS_AGAIN: [&str; 2] = ["AttachInstanceRamRole", "DetachInstanceRamRole"];

/// What everybody may do who proves who he is.
const OPEN_TO_EVERYBODY: [&str; 6] = [
    // Who calls is in what they are given: tests/federation.
    "Sts:AssumeRoleWithOIDC",
    "Sts:AssumeRoleWithSAML",
    "Location:DescribeEndpoints",
    "Sts:GetCallerIdentity",
    // By the security preference, which lets users change their own unless it is told otherwise.
    "Ram:ChangePassword",
    "Ims:ChangePassword",
];

/// A value of a request with the ids of things in it.
fn filled(value: &str, ids: &BTreeMap<&'static str, String>) -> String {
    ids.iter().fold(value.to_owned(), |value, (word, id)| {
        value.replace(&format!("{{{word}}}"), id)
    })
}
