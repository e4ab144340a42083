//! Every error that an operation may answer: a constant per code and status.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those. Where a code has two statuses, the
//! plain name is the newer one. Spelling slips in codes are the documentation's.

use crate::error::rows;

rows! {
    ABS_INVALID_ACCOUNT_NOT_FOUND = 403 "Abs.InvalidAccount.NotFound" "No such account: {}";
    ACCOUNT_ALREADY_REGISTERED = 409 "AccountAlreadyRegistered" "The member administers the service already.";
    ACCOUNT_IN_ANOTHER_RESOURCE_DIR = 409 "AccountInAnotherResourceDir" "The account manages a resource directory or is a member of one.";
    ACCOUNT_NOT_REGISTERED = 409 "AccountNotRegistered" "The member does not administer the service.";
    ACCOUNT_TYPE_OR_STATUS_MISMATCH = 409 "AccountTypeOrStatusMismatch" "It is not done to a member of this type: {}";
    ACL_LIMIT_EXCEED = 403 "AclLimitExceed" "An ENI would have more rules than it may: {}";
    AUTHENTICATION_FAIL_IDP_METADATA_INVALID = 401 "AuthenticationFail.IDPMetadata.Invalid" "The metadata document of the SAML provider does not hold: {}";
    AUTHENTICATION_FAIL_NO_PERMISSION = 403 "AuthenticationFail.NoPermission" "There is no permission: {}";
    AUTHENTICATION_FAIL_OIDC_TOKEN_AUDIENCE_NOT_MATCH = 401 "AuthenticationFail.OIDCToken.AudienceNotMatch" "Invalid audience: the token is for none of the provider's client ids.";
    AUTHENTICATION_FAIL_OIDC_TOKEN_EXPIRED = 401 "AuthenticationFail.OIDCToken.Expired" "This JsonWebToken is expired, or was issued too long ago.";
    AUTHENTICATION_FAIL_OIDC_TOKEN_INVALID = 401 "AuthenticationFail.OIDCToken.Invalid" "The OIDC token proves nothing: {}";
    AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_CONFIGURATION_BROKEN = 401 "AuthenticationFail.OIDCToken.IssuerConfigurationBroken" "There are no public keys of the OIDC provider, so no token of it can be verified.";
    AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_NOT_MATCH = 401 "AuthenticationFail.OIDCToken.IssuerNotMatch" "The issuer in the OIDC token is another one than the provider's.";
    AUTHENTICATION_FAIL_SAML_ASSERTION_EXPIRED = 401 "AuthenticationFail.SAMLAssertion.Expired" "The SAML assertion is expired.";
    AUTHENTICATION_FAIL_SAML_ASSERTION_INVALID = 401 "AuthenticationFail.SAMLAssertion.Invalid" "The SAML assertion proves nothing: {}";
    AUTHORIZATION_LIMIT_EXCEED = 403 "AuthorizationLimitExceed" "There would be more rules than the security group or an ENI in it may have: {}";
    AUTHORIZATION_LIMIT_EXCEED_400 = 400 "AuthorizationLimitExceed" "There would be more rules than the security group or an ENI in it may have: {}";
    AUTHORIZED_GROUP_RULE_LIMIT_EXCEED = 400 "AuthorizedGroupRule.LimitExceed" "The security group has as many rules with groups as peers as it may: {}";
    CHARGE_TYPE_VIOLATION = 403 "ChargeTypeViolation" "The way the instance is paid for does not allow this: {}";
    CHARGE_TYPE_VIOLATION_400 = 400 "ChargeTypeViolation" "The way the instance is paid for does not allow this: {}";
    CHECK_AUTHENTICATION_CODE_FAIL = 403 "CheckAuthenticationCodeFail" "The two codes do not follow each other on this device, or were used before.";
    CONTROL_POLICY_NOT_ENABLED = 409 "ControlPolicyNotEnabled" "Control policies are not enabled in the resource directory.";
    CREDIT_NOT_FOUND = 404 "Credit.NotFound" "The specified credit does not exist: {}";
    DELEGATED_ACCOUNT_NUMBER_EXCEEDED = 409 "DelegatedAccountNumberExceeded" "As many members administer the service as may: {}";
    DELETE_CONFLICT_CONTROL_POLICY_ATTACHMENT = 409 "DeleteConflict.ControlPolicy.Attachment" "It is not deleted while the control policy is attached to a folder or member.";
    DELETE_CONFLICT_FOLDER_ACCOUNT = 409 "DeleteConflict.Folder.Account" "It is not deleted while there is an account in the folder.";
    DELETE_CONFLICT_FOLDER_SUB_FOLDER = 409 "DeleteConflict.Folder.SubFolder" "It is not deleted while there is a folder in the folder.";
    DELETE_CONFLICT_GROUP_POLICY = 409 "DeleteConflict.Group.Policy" "It is not deleted while there is a policy attached to the group.";
    DELETE_CONFLICT_GROUP_USER = 409 "DeleteConflict.Group.User" "It is not deleted while there is a user in the group.";
    DELETE_CONFLICT_POLICY_GROUP = 409 "DeleteConflict.Policy.Group" "It is not deleted while there is a group that has the policy.";
    DELETE_CONFLICT_POLICY_ROLE = 409 "DeleteConflict.Policy.Role" "It is not deleted while there is a role that has the policy.";
    DELETE_CONFLICT_POLICY_USER = 409 "DeleteConflict.Policy.User" "It is not deleted while there is a user who has the policy.";
    DELETE_CONFLICT_POLICY_VERSION = 409 "DeleteConflict.Policy.Version" "It is not deleted while there is a policy version.";
    DELETE_CONFLICT_POLICY_VERSION_DEFAULT = 409 "DeleteConflict.Policy.Version.Default" "It is not deleted while there is a default version of the policy.";
    DELETE_CONFLICT_RESOURCE_DIRECTORY_ACCOUNT = 409 "DeleteConflict.ResourceDirectory.Account" "It is not deleted while there is a member in the resource directory.";
    DELETE_CONFLICT_RESOURCE_DIRECTORY_FOLDER = 409 "DeleteConflict.ResourceDirectory.Folder" "It is not deleted while there is a folder below the root folder.";
    DELETE_CONFLICT_RESOURCE_GROUP_RESOURCE = 409 "DeleteConflict.ResourceGroup.Resource" "It is not deleted while there is a resource in the resource group: {}";
    DELETE_CONFLICT_ROLE_POLICY = 409 "DeleteConflict.Role.Policy" "It is not deleted while there is a policy attached to the role.";
    DELETE_CONFLICT_USER_ACCESS_KEY = 409 "DeleteConflict.User.AccessKey" "It is not deleted while there is an access key of the user.";
    DELETE_CONFLICT_USER_GROUP = 409 "DeleteConflict.User.Group" "It is not deleted while there is a group of the user.";
    DELETE_CONFLICT_USER_LOGIN_PROFILE = 409 "DeleteConflict.User.LoginProfile" "It is not deleted while there is a login profile of the user.";
    DELETE_CONFLICT_USER_MFA_DEVICE = 409 "DeleteConflict.User.MFADevice" "It is not deleted while there is an MFA device of the user.";
    DELETE_CONFLICT_USER_POLICY = 409 "DeleteConflict.User.Policy" "It is not deleted while there is a policy attached to the user.";
    DELETE_CONFLICT_VIRTUAL_MFA_DEVICE_USER = 409 "DeleteConflict.VirtualMFADevice.User" "It is not deleted while there is a user of the virtual MFA device.";
    DEPENDENCY_VIOLATION = 403 "DependencyViolation" "Something still depends on the resource: {}";
    DEPENDENCY_VIOLATION_ECS_INSTANCE = 400 "DependencyViolation.EcsInstance" "Instances are left in the vSwitch: {}";
    DEPENDENCY_VIOLATION_IO_OPTIMIZE = 400 "DependencyViolation.IoOptimize" "The operation is not possible (io optimize): {}";
    DEPENDENCY_VIOLATION_NETWORK_INTERFACE = 400 "DependencyViolation.NetworkInterface" "ENIs are left in the vSwitch: {}";
    DEPENDENCY_VIOLATION_PORT_RANGE_LIST = 403 "DependencyViolation.PortRangeList" "Rules name the port range list: {}";
    DEPENDENCY_VIOLATION_PREFIX_LIST = 403 "DependencyViolation.PrefixList" "Rules name the prefix list: {}";
    DEPENDENCY_VIOLATION_RESOURCE_SHARE = 400 "DependencyViolation.ResourceShare" "Other accounts have resources in the VPC: {}";
    DEPENDENCY_VIOLATION_ROUTE_ENTRY = 400 "DependencyViolation.RouteEntry" "The operation is not possible (route entry): {}";
    DEPENDENCY_VIOLATION_SECURITY_GROUP = 400 "DependencyViolation.SecurityGroup" "Security groups are left in the VPC: {}";
    DEPENDENCY_VIOLATION_SLB_CONFIGURING = 400 "DependencyViolation.SLBConfiguring" "The operation is not possible (slb configuring): {}";
    DEPENDENCY_VIOLATION_VSWITCH = 400 "DependencyViolation.VSwitch" "vSwitches are left in the VPC: {}";
    DEPENDENCY_VIOLATION_WINDOWS_INSTANCE = 403 "DependencyViolation.WindowsInstance" "Key pairs are for Linux, and this runs Windows: {}";
    DISK_ERROR = 403 "DiskError" "The request was refused (disk error): {}";
    DISK_IN_ARREARS = 403 "DiskInArrears" "The request was refused (disk in arrears): {}";
    DRY_RUN_OPERATION = 400 "DryRunOperation" "The request would succeed, but DryRun is set.";
    DUPLICATE_TAG_KEY = 400 "Duplicate.TagKey" "A tag key is given twice: {}";
    ENI_PER_INSTANCE_LIMIT_EXCEEDED = 403 "EniPerInstanceLimitExceeded" "The instance has as many ENIs as it may: {}";
    ENTERPRISE_GROUP_LIMITED_MUTLI_GROUP_TYPE = 404 "EnterpriseGroupLimited.MutliGroupType" "Basic and advanced security groups do not go together: {}";
    ENTITY_ALREADY_EXISTS_ACCOUNT = 409 "EntityAlreadyExists.Account" "The account is a member already.";
    ENTITY_ALREADY_EXISTS_ACCOUNT_ALIAS = 409 "EntityAlreadyExists.AccountAlias" "Another account has this alias.";
    ENTITY_ALREADY_EXISTS_CONTROL_POLICY = 409 "EntityAlreadyExists.ControlPolicy" "There is a control policy of this name already.";
    ENTITY_ALREADY_EXISTS_CONTROL_POLICY_ATTACHMENT = 409 "EntityAlreadyExists.ControlPolicyAttachment" "The control policy is attached there already.";
    ENTITY_ALREADY_EXISTS_GROUP = 409 "EntityAlreadyExists.Group" "There is a user group already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_GROUP_POLICY = 409 "EntityAlreadyExists.Group.Policy" "There is a policy attached to the group already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_HANDSHAKE = 409 "EntityAlreadyExists.Handshake" "An invitation of this account waits for its answer.";
    ENTITY_ALREADY_EXISTS_OIDC_PROVIDER = 409 "EntityAlreadyExists.OIDCProvider" "There is such an OIDC provider already; names differ in more than their case.";
    ENTITY_ALREADY_EXISTS_OIDC_PROVIDER_URL = 409 "EntityAlreadyExists.OIDCProvider.Url" "Another OIDC provider of the account has this issuer.";
    ENTITY_ALREADY_EXISTS_POLICY = 409 "EntityAlreadyExists.Policy" "There is a policy already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_RESOURCE_DIRECTORY = 409 "EntityAlreadyExists.ResourceDirectory" "The account manages a resource directory already.";
    ENTITY_ALREADY_EXISTS_RESOURCE_GROUP = 409 "EntityAlreadyExists.ResourceGroup" "There is a resource group of this name already.";
    ENTITY_ALREADY_EXISTS_ROLE = 409 "EntityAlreadyExists.Role" "There is a role already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_ROLE_POLICY = 409 "EntityAlreadyExists.Role.Policy" "There is a policy attached to the role already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_SAML_PROVIDER = 409 "EntityAlreadyExists.SAMLProvider" "There is such a SAML provider already; names differ in more than their case.";
    ENTITY_ALREADY_EXISTS_USER = 409 "EntityAlreadyExists.User" "There is a user already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_USER_GROUP = 409 "EntityAlreadyExists.User.Group" "There is a group of the user already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_USER_LOGIN_PROFILE = 409 "EntityAlreadyExists.User.LoginProfile" "There is a login profile of the user already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_USER_MFA_DEVICE = 409 "EntityAlreadyExists.User.MFADevice" "The user has an MFA device already.";
    ENTITY_ALREADY_EXISTS_USER_POLICY = 409 "EntityAlreadyExists.User.Policy" "There is a policy attached to the user already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE = 409 "EntityAlreadyExists.VirtualMFADevice" "There is a virtual MFA device already, or one of the same name.";
    ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE_USER = 409 "EntityAlreadyExists.VirtualMFADevice.User" "Another user has this virtual MFA device.";
    ENTITY_NOT_EXISTS_ACCOUNT = 404 "EntityNotExists.Account" "There is no such member of the resource directory.";
    ENTITY_NOT_EXISTS_CHILD = 404 "EntityNotExists.Child" "There is no such folder or member in the resource directory.";
    ENTITY_NOT_EXISTS_CONTROL_POLICY = 404 "EntityNotExists.ControlPolicy" "There is no such control policy.";
    ENTITY_NOT_EXISTS_CONTROL_POLICY_ATTACHMENT = 404 "EntityNotExists.ControlPolicyAttachment" "The control policy is not attached there.";
    ENTITY_NOT_EXISTS_FOLDER = 404 "EntityNotExists.Folder" "There is no such folder in the resource directory.";
    ENTITY_NOT_EXISTS_HANDSHAKE = 404 "EntityNotExists.Handshake" "There is no such invitation.";
    ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY = 404 "EntityNotExists.ResourceDirectory" "The account manages no resource directory.";
    ENTITY_NOT_EXISTS_RESOURCE_GROUP = 404 "EntityNotExists.ResourceGroup" "There is no such resource group.";
    ENTITY_NOT_EXISTS_TARGET = 404 "EntityNotExists.Target" "There is no such folder or member in the resource directory.";
    ENTITY_NOT_EXIST_CREDENTIAL_REPORT = 404 "EntityNotExist.CredentialReport" "There is no credential report: GenerateCredentialReport makes one.";
    ENTITY_NOT_EXIST_GROUP = 404 "EntityNotExist.Group" "There is no such user group.";
    ENTITY_NOT_EXIST_GROUP_POLICY = 404 "EntityNotExist.Group.Policy" "There is no such policy attached to the group.";
    ENTITY_NOT_EXIST_OIDC_PROVIDER = 404 "EntityNotExist.OIDCProvider" "There is no such OIDC provider.";
    ENTITY_NOT_EXIST_POLICY = 404 "EntityNotExist.Policy" "There is no such policy.";
    ENTITY_NOT_EXIST_POLICY_VERSION = 404 "EntityNotExist.Policy.Version" "There is no such policy version.";
    ENTITY_NOT_EXIST_ROLE = 404 "EntityNotExist.Role" "There is no such role.";
    ENTITY_NOT_EXIST_ROLE_ARN = 404 "EntityNotExist.RoleArn" "There is no such role: {}";
    ENTITY_NOT_EXIST_ROLE_POLICY = 404 "EntityNotExist.Role.Policy" "There is no such policy attached to the role.";
    ENTITY_NOT_EXIST_SAML_PROVIDER = 404 "EntityNotExist.SAMLProvider" "There is no such SAML provider.";
    ENTITY_NOT_EXIST_SERVICE_LINKED_ROLE = 404 "EntityNotExist.ServiceLinkedRole" "There is such a role, but it is linked to no service.";
    ENTITY_NOT_EXIST_SERVICE_NAME = 404 "EntityNotExist.ServiceName" "There is no service of this name that roles are linked to: {}";
    ENTITY_NOT_EXIST_USER = 404 "EntityNotExist.User" "There is no such user.";
    ENTITY_NOT_EXIST_USER_ACCESS_KEY = 404 "EntityNotExist.User.AccessKey" "There is no such access key of the user.";
    ENTITY_NOT_EXIST_USER_GROUP = 404 "EntityNotExist.User.Group" "There is no such group of the user.";
    ENTITY_NOT_EXIST_USER_LOGIN_PROFILE = 404 "EntityNotExist.User.LoginProfile" "There is no such login profile of the user.";
    ENTITY_NOT_EXIST_USER_MFA_DEVICE = 404 "EntityNotExist.User.MFADevice" "There is no such MFA device of the user.";
    ENTITY_NOT_EXIST_USER_POLICY = 404 "EntityNotExist.User.Policy" "There is no such policy attached to the user.";
    ENTITY_NOT_EXIST_USER_VERIFICATION = 404 "EntityNotExist.User.Verification" "The user has no such contact.";
    ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE = 404 "EntityNotExist.VirtualMFADevice" "There is no such virtual MFA device.";
    FORBBIDEN_SUB_USER = 403 "Forbbiden.SubUser" "The request was refused (forbbiden sub user): {}";
    FORBEDDEN_NOT_SUPPORT_RAM = 403 "Forbedden.NotSupportRAM" "The request was refused (forbedden not support ram): {}";
    FORBIDDEN_ACCESS_KEY_DISABLED = 403 "Forbidden.AccessKeyDisabled" "The access key is disabled: {}";
    FORBIDDEN_INSTANCE_IS_BEING_CREATED = 403 "Forbidden.InstanceIsBeingCreated" "The request was refused (forbidden instance is being created): {}";
    FORBIDDEN_NOT_SUPPORT_RAM = 403 "Forbidden.NotSupportRAM" "RAM users cannot call this operation.";
    FORBIDDEN_RAM = 403 "Forbidden.RAM" "The caller is not authorized to do this on this resource: {}";
    FORBIDDEN_REGION_ID = 403 "Forbidden.RegionId" "The region cannot be used by this account: {}";
    FORBIDDEN_REGION_ID_400 = 400 "Forbidden.RegionId" "The region cannot be used by this account: {}";
    FORBIDDEN_SUB_USER = 403 "Forbidden.SubUser" "The caller is not authorized to do this: {}";
    FORBIDDEN_UNAUTHORIZED = 403 "Forbidden.Unauthorized" "The caller is not authorized to do this: {}";
    HANDSHAKE_STATUS_MISMATCH = 409 "HandshakeStatusMismatch" "The invitation was answered already, or it ran out.";
    IDEMPOTENT_PARAMETER_MISMATCH = 400 "IdempotentParameterMismatch" "The ClientToken was used before, with other parameters.";
    IDEMPOTENT_PROCESSING = 403 "IdempotentProcessing" "A request with this ClientToken is still being worked on.";
    ILLEGAL_TIMESTAMP = 400 "IllegalTimestamp" "The timestamp is missing or no moment: {}";
    IMAGE_NOT_SUPPORT_CLOUD_INIT = 400 "ImageNotSupportCloudInit" "The request was refused (image not support cloud init): {}";
    INCOMPLETE_SIGNATURE = 400 "IncompleteSignature" "The signature or what it needs is missing or misshapen: {}";
    INCORRECT_DEFAULT_VPC_STATUS = 400 "IncorrectDefaultVpcStatus" "The request was refused (incorrect default vpc status): {}";
    INCORRECT_EIP_STATUS = 400 "IncorrectEipStatus" "The status of the EIP does not allow this: {}";
    INCORRECT_INSTANCE_STATUS = 403 "IncorrectInstanceStatus" "The status of the instance does not allow this: {}";
    INCORRECT_INSTANCE_STATUS_400 = 400 "IncorrectInstanceStatus" "The status of the instance does not allow this: {}";
    INCORRECT_INSTANCE_STATUS_INITIALIZING = 403 "IncorrectInstanceStatus.Initializing" "The instance is being made: {}";
    INCORRECT_VPC_STATUS = 400 "IncorrectVpcStatus" "The VPC is not ready: {}";
    INCORRECT_VPC_STATUS_403 = 403 "IncorrectVpcStatus" "The VPC is not ready: {}";
    INCORRECT_VSWITCH_STATUS = 400 "IncorrectVSwitchStatus" "The vSwitch is not ready: {}";
    INSTANCE_EXPIRED = 403 "InstanceExpired" "The request was refused (instance expired): {}";
    INSTANCE_EXPIRED_OR_IN_ARREARS = 403 "InstanceExpiredOrInArrears" "The request was refused (instance expired or in arrears): {}";
    INSTANCE_KEY_PAIR_LIMIT_EXCEEDED = 403 "InstanceKeyPairLimitExceeded" "The request was refused (instance key pair limit exceeded): {}";
    INSTANCE_LAST_SECURITY_GROUP = 403 "InstanceLastSecurityGroup" "An instance is in at least one security group.";
    INSTANCE_LOCKED_FOR_SECURITY = 403 "InstanceLockedForSecurity" "The instance is locked: {}";
    INSTANCE_NOT_IN_SECURITY_GROUP = 403 "InstanceNotInSecurityGroup" "It is not in the security group: {}";
    INSTANCE_NOT_READY = 403 "InstanceNotReady" "The request was refused (instance not ready): {}";
    INSTANCE_NOT_READY_500 = 500 "InstanceNotReady" "The request was refused (instance not ready): {}";
    INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED = 400 "InstanceSecurityGroupLimitExceeded" "The ENI would be in more security groups than it may: {}";
    INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED_403 = 403 "InstanceSecurityGroupLimitExceeded" "The ENI would be in more security groups than it may: {}";
    INSTANCE_TYPE_OFFLINE = 403 "InstanceType.Offline" "The request was refused (instance type offline): {}";
    INSTANCE_TYPE_PARAMETER_MISMATCH = 403 "InstanceType.ParameterMismatch" "The request was refused (instance type parameter mismatch): {}";
    INSUFFICIENT_BALANCE = 403 "InsufficientBalance" "The request was refused (insufficient balance): {}";
    INTERNAL_ERROR = 500 "InternalError" "Something went wrong here; the request may be sent again: {}";
    INVALID_ACCEPT_LANGUAGE_NOT_FOUND = 404 "InvalidAcceptLanguage.NotFound" "The specified accept language does not exist: {}";
    INVALID_ACCESS_KEY_ID_INACTIVE = 400 "InvalidAccessKeyId.Inactive" "The access key is disabled: {}";
    INVALID_ACCESS_KEY_ID_NOT_FOUND = 404 "InvalidAccessKeyId.NotFound" "No access key of this id: {}";
    INVALID_ACCESS_KEY_ID_NOT_FOUND_400 = 400 "InvalidAccessKeyId.NotFound" "No access key of this id: {}";
    INVALID_ACCOUNT_ALREADY_EXISTS = 409 "InvalidAccount.AlreadyExists" "The account exists already: {}";
    INVALID_ACCOUNT_NOT_FOUND = 403 "InvalidAccount.NotFound" "No such account: {}";
    INVALID_ACTION = 403 "InvalidAction" "No operation of this name: {}";
    INVALID_ACTION_400 = 400 "InvalidAction" "No operation of this name: {}";
    INVALID_ACTION_NOT_FOUND = 404 "InvalidAction.NotFound" "No operation of this name: {}";
    INVALID_ALLOCATION_ID_NOT_FOUND = 404 "InvalidAllocationId.NotFound" "No EIP of this allocation id: {}";
    INVALID_ARCHITECTURE = 404 "InvalidArchitecture" "Architecture is i386, x86_64 or arm64: {}";
    INVALID_ASSOCIATION_DUPLICATED = 400 "InvalidAssociation.Duplicated" "It is associated with an EIP already: {}";
    INVALID_ASSOCIATION_NOT_FOUND = 400 "InvalidAssociation.NotFound" "The EIP is not associated with it: {}";
    INVALID_BANDWIDTH_MALFORMED = 400 "InvalidBandwidth.Malformed" "The specified bandwidth is not well formed: {}";
    INVALID_CIDR_BLOCK_MALFORMED = 400 "InvalidCidrBlock.Malformed" "The CIDR block cannot be used: {}";
    INVALID_CIDR_BLOCK_OVERLAPPED = 400 "InvalidCidrBlock.Overlapped" "The CIDR block overlaps that of another vSwitch: {}";
    INVALID_CLIENT_TOKEN_VALUE_NOT_SUPPORTED = 400 "InvalidClientToken.ValueNotSupported" "A ClientToken has up to 64 ASCII characters: {}";
    INVALID_CONNECTION_TRACKING_CONFIGURATION_REGION_OR_USER_NOT_SUPPORTED = 400 "InvalidConnectionTrackingConfiguration.RegionOrUserNotSupported" "The request was refused (invalid connection tracking configuration region or user not supported): {}";
    INVALID_DEDICATED_HOST_ID_NOT_FOUND = 403 "InvalidDedicatedHostId.NotFound" "The specified dedicated host id does not exist: {}";
    INVALID_DESCRIPTION_MALFORMED = 400 "InvalidDescription.Malformed" "A description has 2 to 256 characters and does not start with http:// or https://: {}";
    INVALID_DESTINATION_RESOURCE = 404 "Invalid.DestinationResource" "No such kind of resource: {}";
    INVALID_DEST_CIDR_IP_MALFORMED = 400 "InvalidDestCidrIp.Malformed" "DestCidrIp is no IPv4 address or CIDR block: {}";
    INVALID_DEST_GROUP_ID_MISMATCH = 400 "InvalidDestGroupId.Mismatch" "The destination group cannot be a peer here: {}";
    INVALID_DEST_GROUP_ID_MISMATCH_403 = 403 "InvalidDestGroupId.Mismatch" "The destination group cannot be a peer here: {}";
    INVALID_DEST_GROUP_ID_NOT_FOUND = 404 "InvalidDestGroupId.NotFound" "No security group of the id in DestGroupId: {}";
    INVALID_DEST_GROUP_NOT_FOUND = 400 "InvalidDestGroup.NotFound" "No security group of the id in DestGroupId: {}";
    INVALID_ECS_ID_NOT_FOUND = 404 "InvalidEcsId.NotFound" "No instance of this id: {}";
    INVALID_ENI_ID_NOT_FOUND = 404 "InvalidEniId.NotFound" "No ENI of this id: {}";
    INVALID_FILTER_KEY_NOT_FOUND = 404 "InvalidFilterKey.NotFound" "The specified filter key does not exist: {}";
    INVALID_GROUP_AUTH_ITEM_NOT_FOUND = 403 "InvalidGroupAuthItem.NotFound" "No such rule in the security group: {}";
    INVALID_GROUP_AUTH_PARAMETER_OPERATION_DENIED = 400 "InvalidGroupAuthParameter.OperationDenied" "An advanced security group cannot be a peer: {}";
    INVALID_GROUP_PARAMETER_OPERATION_DENIED = 400 "InvalidGroupParameter.OperationDenied" "Rules of an advanced security group cannot name groups as peers.";
    INVALID_HOST_NAME_MALFORMED = 400 "InvalidHostName.Malformed" "A host name has 2 to 64 letters, digits, hyphens and full stops: {}";
    INVALID_HOST_PASSWORD_MALFORMED = 400 "InvalidHostPassword.Malformed" "The specified host password is not well formed: {}";
    INVALID_HPC_CLUSTER_ID_CREATING = 400 "InvalidHpcClusterId.Creating" "The request was refused (invalid hpc cluster id creating): {}";
    INVALID_HPC_CLUSTER_ID_NOT_FOUND = 400 "InvalidHpcClusterId.NotFound" "The specified hpc cluster id does not exist: {}";
    INVALID_HTTP_ENDPOINT_NOT_SUPPORTED = 400 "InvalidHttpEndpoint.NotSupported" "The specified http endpoint is not supported: {}";
    INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED = 400 "InvalidHttpPutResponseHopLimit.NotSupported" "The specified http put response hop limit is not supported: {}";
    INVALID_HTTP_TOKENS_NOT_SUPPORTED = 400 "InvalidHttpTokens.NotSupported" "The specified http tokens is not supported: {}";
    INVALID_IDEMPOTENCE_PARAMETER_MISMATCH = 403 "InvalidIdempotenceParameter.Mismatch" "The ClientToken was used before, with other parameters.";
    INVALID_IMAGE_ID_NOT_FOUND = 404 "InvalidImageId.NotFound" "The specified image id does not exist: {}";
    INVALID_IMAGE_OWNER_ALIAS_VALUE_NOT_SUPPORTED = 400 "InvalidImageOwnerAlias.ValueNotSupported" "The specified image owner alias is not supported: {}";
    INVALID_IMDS_ACCESS_POLICY_ID_NOT_FOUND = 400 "InvalidImdsAccessPolicyId.NotFound" "The specified imds access policy id does not exist: {}";
    INVALID_INNER_IP_ADDRESS_MALFORMED = 400 "InvalidInnerIpAddress.Malformed" "The specified inner ip address is not well formed: {}";
    INVALID_INNER_IP_ADDRESS_UNUSABLE = 400 "InvalidInnerIpAddress.Unusable" "The address cannot be used in the classic network: {}";
    INVALID_INSTANCE_CHARGE_TYPE = 400 "Invalid.InstanceChargeType" "InstanceChargeType is PrePaid or PostPaid: {}";
    INVALID_INSTANCE_CHARGE_TYPE_NOT_FOUND = 404 "InvalidInstanceChargeType.NotFound" "The specified instance charge type does not exist: {}";
    INVALID_INSTANCE_IDS_MALFORMED = 400 "InvalidInstanceIds.Malformed" "InstanceIds is a JSON array of 1 to 100 instance ids: {}";
    INVALID_INSTANCE_IDS_VALUE_NOT_SUPPORTED = 400 "InvalidInstanceIds.ValueNotSupported" "InstanceIds is a JSON array of 1 to 50 ids: {}";
    INVALID_INSTANCE_ID_ALREADY_EXISTS = 403 "InvalidInstanceId.AlreadyExists" "It is in the security group already: {}";
    INVALID_INSTANCE_ID_MALFORMED = 400 "InvalidInstanceId.Malformed" "The instance id is not well formed: {}";
    INVALID_INSTANCE_ID_MALFORMED_ALT = 400 "InvalidInstanceID.Malformed" "The specified instance id is not well formed: {}";
    INVALID_INSTANCE_ID_MISMATCH = 400 "InvalidInstanceId.Mismatch" "The instance and the security group are in different networks: {}";
    INVALID_INSTANCE_ID_NOT_FOUND = 404 "InvalidInstanceId.NotFound" "No instance of this id: {}";
    INVALID_INSTANCE_ID_NOT_FOUND_403 = 403 "InvalidInstanceId.NotFound" "No instance of this id: {}";
    INVALID_INSTANCE_ID_NOT_SUPPORT = 403 "InvalidInstanceId.NotSupport" "The specified instance id is not supported: {}";
    INVALID_INSTANCE_METADATA_TAGS_NOT_SUPPORTED = 400 "InvalidInstanceMetadataTags.NotSupported" "The specified instance metadata tags is not supported: {}";
    INVALID_INSTANCE_NAME_MALFORMED = 400 "InvalidInstanceName.Malformed" "The specified instance name is not well formed: {}";
    INVALID_INSTANCE_STATUS_CREDIT_SPEC_RESTRICTED = 400 "InvalidInstanceStatus.CreditSpecRestricted" "The request was refused (invalid instance status credit spec restricted): {}";
    INVALID_INSTANCE_STATUS_NOT_RUNNING = 400 "InvalidInstanceStatus.NotRunning" "The request was refused (invalid instance status not running): {}";
    INVALID_INSTANCE_TYPE_ELASTIC_NETWORK_INTERFACE_NOT_SUPPORTED = 400 "InvalidInstanceType.ElasticNetworkInterfaceNotSupported" "The request was refused (invalid instance type elastic network interface not supported): {}";
    INVALID_INSTANCE_TYPE_NOT_SUPPORTED = 400 "InvalidInstanceType.NotSupported" "This type of instance is not supported here: {}";
    INVALID_INSTANCE_TYPE_NOT_SUPPORTED_403 = 403 "InvalidInstanceType.NotSupported" "This type of instance is not supported here: {}";
    INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED = 400 "InvalidInstanceType.ValueNotSupported" "The specified instance type is not supported: {}";
    INVALID_INSTANCE_TYPE_VALUE_UNAUTHORIZED = 400 "InvalidInstanceType.ValueUnauthorized" "The request was refused (invalid instance type value unauthorized): {}";
    INVALID_INSTANCE_TYPE_ZONE_NOT_SUPPORTED = 403 "InvalidInstanceType.ZoneNotSupported" "The request was refused (invalid instance type zone not supported): {}";
    INVALID_INTERNET_CHARGE_TYPE_VALUE_NOT_SUPPORTED = 404 "InvalidInternetChargeType.ValueNotSupported" "The specified internet charge type is not supported: {}";
    INVALID_IO_OPTIMIZED = 404 "Invalid.IoOptimized" "IoOptimized is none or optimized: {}";
    INVALID_IP_ADDRESS = 403 "InvalidIp.Address" "The address cannot be used: {}";
    INVALID_IP_ADDRESS_DUPLICATED = 409 "InvalidIpAddress.Duplicated" "The address is taken: {}";
    INVALID_IP_IP_ASSIGNED = 403 "InvalidIp.IpAssigned" "The address is taken: {}";
    INVALID_IP_IP_REPEATED = 403 "InvalidIp.IpRepeated" "An address is given twice: {}";
    INVALID_IP_IP_UNASSIGNED = 403 "InvalidIp.IpUnassigned" "The address is not assigned to the ENI: {}";
    INVALID_IP_PORT_RANGE_MALFORMED = 400 "InvalidIpPortRange.Malformed" "The port range is not well formed: {}";
    INVALID_IP_PROTOCOL_MALFORMED = 400 "InvalidIpProtocol.Malformed" "The port range does not fit the protocol: {}";
    INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED = 400 "InvalidIpProtocol.ValueNotSupported" "IpProtocol is TCP, UDP, ICMP, ICMPv6, GRE or ALL: {}";
    INVALID_KEY_PAIR_NAMES_VALUE_NOT_SUPPORTED = 400 "InvalidKeyPairNames.ValueNotSupported" "KeyPairNames is a JSON array of 1 to 100 names: {}";
    INVALID_KEY_PAIR_NAME_MALFORMED = 400 "InvalidKeyPairName.Malformed" "The name of a key pair has 2 to 128 characters and begins with a letter: {}";
    INVALID_KEY_PAIR_NAME_NOT_FOUND = 400 "InvalidKeyPairName.NotFound" "No key pair of this name: {}";
    INVALID_LOCK_REASON_NOT_FOUND = 404 "InvalidLockReason.NotFound" "The specified lock reason does not exist: {}";
    INVALID_MAX_AMOUNT_MALFORMED = 400 "InvalidMaxAmount.Malformed" "The specified max amount is not well formed: {}";
    INVALID_MIN_AMOUNT_MALFORMED = 400 "InvalidMinAmount.Malformed" "The specified min amount is not well formed: {}";
    INVALID_NETWORK_CATEGORY = 404 "Invalid.NetworkCategory" "NetworkCategory is vpc or classic: {}";
    INVALID_NETWORK_INTERFACE_PERMISSION_ID_NOT_FOUND = 404 "InvalidNetworkInterfacePermissionId.NotFound" "The specified network interface permission id does not exist: {}";
    INVALID_NETWORK_TYPE = 404 "Invalid.NetworkType" "The request was refused (invalid network type): {}";
    INVALID_NETWORK_TYPE_CONFLICT = 403 "InvalidNetworkType.Conflict" "One group is in a VPC and the other is not: {}";
    INVALID_NETWORK_TYPE_MISMATCH = 403 "InvalidNetworkType.Mismatch" "The network types do not fit: {}";
    INVALID_NETWORK_TYPE_MISMATCH_400 = 400 "InvalidNetworkType.Mismatch" "The network types do not fit: {}";
    INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE = 403 "InvalidNetworkType.MismatchRamRole" "Instance roles are for instances in a VPC: {}";
    INVALID_NETWORK_TYPE_NOT_FOUND = 404 "InvalidNetworkType.NotFound" "The specified network type does not exist: {}";
    INVALID_NETWORK_TYPE_NOT_SUPPORTED = 400 "InvalidNetworkType.NotSupported" "The network type does not allow this: {}";
    INVALID_NIC_TYPE_MISMATCH = 400 "InvalidNicType.Mismatch" "The card type does not fit: {}";
    INVALID_NIC_TYPE_MISMATCH_403 = 403 "InvalidNicType.Mismatch" "The card type does not fit: {}";
    INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED = 400 "InvalidNicType.ValueNotSupported" "NicType is internet or intranet: {}";
    INVALID_OPERATION_AT_LEAST_IN_ONE_GROUP = 403 "InvalidOperation.AtLeastInOneGroup" "An ENI is in at least one security group.";
    INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH = 403 "InvalidOperation.AvailabilityZoneMismatch" "The instance and the ENI are in different zones: {}";
    INVALID_OPERATION_CONFLICT = 409 "InvalidOperation.Conflict" "The operation conflicts with another one: {}";
    INVALID_OPERATION_DELETION_PROTECTION = 403 "InvalidOperation.DeletionProtection" "Deletion protection is on: {}";
    INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED = 400 "InvalidOperation.DetachPrimaryEniNotAllowed" "The primary ENI of an instance cannot be detached.";
    INVALID_OPERATION_ENI_AND_GROUP_NOT_BELONG_SAME_USER = 400 "InvalidOperation.EniAndGroupNotBelongSameUser" "The operation is not possible (eni and group not belong same user): {}";
    INVALID_OPERATION_ENI_COUNT_EXCEEDED = 403 "InvalidOperation.EniCountExceeded" "The advanced security group has as many members as it may: {}";
    INVALID_OPERATION_ENI_COUNT_EXCEEDED_400 = 400 "InvalidOperation.EniCountExceeded" "The advanced security group has as many members as it may: {}";
    INVALID_OPERATION_ENI_LINKED = 403 "InvalidOperation.EniLinked" "Something else is linked to the ENI: {}";
    INVALID_OPERATION_ENI_SERVICE_MANAGED = 403 "InvalidOperation.EniServiceManaged" "A cloud product manages the ENI: {}";
    INVALID_OPERATION_ENTRY_COUNT_EXCEED_MAX_ENTRIES = 400 "InvalidOperation.EntryCountExceedMaxEntries" "The list would have more entries than its MaxEntries: {}";
    INVALID_OPERATION_EXCEED_INSTANCE_TYPE_QUEUE_NUMBER = 403 "InvalidOperation.ExceedInstanceTypeQueueNumber" "The operation is not possible (exceed instance type queue number): {}";
    INVALID_OPERATION_INVALID_ECS_STATE = 400 "InvalidOperation.InvalidEcsState" "The status of the instance does not allow this: {}";
    INVALID_OPERATION_INVALID_ENI_STATE = 400 "InvalidOperation.InvalidEniState" "The status of the ENI does not allow this: {}";
    INVALID_OPERATION_INVALID_ENI_TYPE = 403 "InvalidOperation.InvalidEniType" "The type of the ENI does not allow this: {}";
    INVALID_OPERATION_INVALID_GENERATION = 400 "InvalidOperation.InvalidGeneration" "The operation is not possible (invalid generation): {}";
    INVALID_OPERATION_INVALID_REGION = 403 "InvalidOperation.InvalidRegion" "The operation is not possible (invalid region): {}";
    INVALID_OPERATION_INVALID_REGION_400 = 400 "InvalidOperation.InvalidRegion" "The operation is not possible (invalid region): {}";
    INVALID_OPERATION_IPV4_COUNT_EXCEEDED = 403 "InvalidOperation.Ipv4CountExceeded" "The ENI would have more private addresses than it may: {}";
    INVALID_OPERATION_IPV6_COUNT_EXCEEDED = 403 "InvalidOperation.Ipv6CountExceeded" "The ENI would have more IPv6 addresses than it may: {}";
    INVALID_OPERATION_IPV6_NOT_SUPPORT = 403 "InvalidOperation.Ipv6NotSupport" "IPv6 is not possible here: {}";
    INVALID_OPERATION_MAX_COUNT_EXCEED = 400 "InvalidOperation.MaxCountExceed" "The account has as many port range lists in the region as it may: {}";
    INVALID_OPERATION_MAX_ENI_QUEUE_NUMBER_EXCEEDED = 403 "InvalidOperation.MaxEniQueueNumberExceeded" "The operation is not possible (max eni queue number exceeded): {}";
    INVALID_OPERATION_MAX_ENTRIES_COUNT_EXCEED = 400 "InvalidOperation.MaxEntriesCountExceed" "MaxEntries is larger than a list may be: {}";
    INVALID_OPERATION_MODIFY_NIC_TYPE = 400 "InvalidOperation.ModifyNicType" "The card type of a rule cannot be changed.";
    INVALID_OPERATION_MODIFY_PORT_RANGE_TYPE = 400 "InvalidOperation.ModifyPortRangeType" "A rule cannot change between a port range and a port range list.";
    INVALID_OPERATION_MODIFY_SG_RULE_ENTITY_TYPE = 400 "InvalidOperation.ModifySgRuleEntityType" "The kind of peer of a rule cannot be changed: {}";
    INVALID_OPERATION_MULTI_GROUP_TYPE = 400 "InvalidOperation.MultiGroupType" "Basic and advanced security groups cannot be mixed: {}";
    INVALID_OPERATION_MULTI_GROUP_TYPE_403 = 403 "InvalidOperation.MultiGroupType" "Basic and advanced security groups cannot be mixed: {}";
    INVALID_OPERATION_NETWORK_INTERFACE_COUNT_EXCEEDED = 403 "InvalidOperation.NetworkInterfaceCountExceeded" "The advanced security group has as many members as it may: {}";
    INVALID_OPERATION_NOT_IN_WHITE_LIST = 403 "InvalidOperation.NotInWhiteList" "The operation is not possible (not in white list): {}";
    INVALID_OPERATION_NOT_OWNER = 403 "InvalidOperation.NotOwner" "Only the owner can share a resource: {}";
    INVALID_OPERATION_NOT_SUPPORT_ENTERPRISE_GROUP = 400 "InvalidOperation.NotSupportEnterpriseGroup" "The operation is not possible (not support enterprise group): {}";
    INVALID_OPERATION_PRIMARY_ENI_ONLY_SUPPORT_MODIFY_NAME_AND_DESC = 404 "InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc" "Of a primary ENI, only name and description can be changed here: {}";
    INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT = 403 "InvalidOperation.ResourceManagedByCloudProduct" "A cloud product manages the resource, so that users cannot change it: {}";
    INVALID_OPERATION_ROLE_SERVICE_LINKED = 400 "InvalidOperation.Role.ServiceLinked" "The role is linked to a service, with which it changes and goes: {}";
    INVALID_OPERATION_RULE_DUPLICATE = 400 "InvalidOperation.RuleDuplicate" "The rule would be the same as another one: {}";
    INVALID_OPERATION_SECURITY_GROUP_NOT_AUTHORIZED = 401 "InvalidOperation.SecurityGroupNotAuthorized" "The security group does not belong to the caller: {}";
    INVALID_OPERATION_VPC_HAS_ENABLED_ADVANCED_NETWORK_FEATURE = 400 "InvalidOperation.VpcHasEnabledAdvancedNetworkFeature" "The operation is not possible (vpc has enabled advanced network feature): {}";
    INVALID_OPERATION_VPC_MISMATCH = 403 "InvalidOperation.VpcMismatch" "The resources are in different VPCs: {}";
    INVALID_OS_TYPE = 404 "InvalidOSType" "OSType is linux or windows: {}";
    INVALID_OWNER = 400 "InvalidOwner" "The request was refused (invalid owner): {}";
    INVALID_OWNER_ACCOUNT = 400 "InvalidOwnerAccount" "The owner account is not the one of the resource: {}";
    INVALID_OWNER_ID = 400 "InvalidOwnerId" "The request was refused (invalid owner id): {}";
    INVALID_PARAM = 400 "Invalid.Param" "The request was refused (invalid param): {}";
    INVALID_PARAMETER = 400 "InvalidParameter" "A parameter is not acceptable: {}";
    INVALID_PARAMETER_ACCESS_KEY_POLICY = 400 "InvalidParameter.AccessKeyPolicy" "AccessKeyPolicy is no network policy of access keys: {}";
    INVALID_PARAMETER_ACCOUNT_ALIAS_INVALID_CHARS = 400 "InvalidParameter.AccountAlias.InvalidChars" "An alias has small letters, digits and single hyphens between them: {}";
    INVALID_PARAMETER_ACCOUNT_ALIAS_LENGTH = 400 "InvalidParameter.AccountAlias.Length" "AccountAlias is too short or too long: {}";
    INVALID_PARAMETER_ACCOUNT_ID = 400 "InvalidParameter.AccountId" "AccountId is not acceptable: {}";
    INVALID_PARAMETER_ACCOUNT_NAME_PREFIX = 400 "InvalidParameter.AccountNamePrefix" "AccountNamePrefix is not acceptable: {}";
    INVALID_PARAMETER_ADDRESS_FAMILY = 400 "InvalidParameter.AddressFamily" "AddressFamily is IPv4 or IPv6: {}";
    INVALID_PARAMETER_ALL_EMPTY = 403 "InvalidParameter.AllEmpty" "At least one of these must be given: {}";
    INVALID_PARAMETER_ALT = 403 "Invalid.Parameter" "No such attribute: {}";
    INVALID_PARAMETER_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH = 400 "InvalidParameter.AssumeRolePolicyDocument.Length" "AssumeRolePolicyDocument is too short or too long: {}";
    INVALID_PARAMETER_ATTRIBUTE_NOT_SUPPORTED = 400 "InvalidParameter.AttributeNotSupported" "No such attribute: {}";
    INVALID_PARAMETER_AUTHN_SIGN_ALGO = 400 "InvalidParameter.AuthnSignAlgo" "The parameter AuthnSignAlgo is not acceptable: {}";
    INVALID_PARAMETER_CIDR_DUPLICATED = 400 "InvalidParameter.CidrDuplicated" "A CIDR block is in the list twice: {}";
    INVALID_PARAMETER_CIDR_MALFORMED = 400 "InvalidParameter.CidrMalformed" "An entry is no CIDR block of the list's address family: {}";
    INVALID_PARAMETER_CLIENT_IDS_FORMAT = 400 "InvalidParameter.ClientIds.Format" "The parameter ClientIds.Format is not acceptable: {}";
    INVALID_PARAMETER_CLIENT_ID_FORMAT = 400 "InvalidParameter.ClientId.Format" "The parameter ClientId.Format is not acceptable: {}";
    INVALID_PARAMETER_COMMENTS_LENGTH = 400 "InvalidParameter.Comments.Length" "Comments is too short or too long: {}";
    INVALID_PARAMETER_CONFLICT = 400 "InvalidParameter.Conflict" "Parameters contradict each other: {}";
    INVALID_PARAMETER_CREDIT_SPECIFICATION = 400 "InvalidParameter.CreditSpecification" "The parameter CreditSpecification is not acceptable: {}";
    INVALID_PARAMETER_CUSTOM_SUFFIX_LENGTH = 400 "InvalidParameter.CustomSuffix.Length" "CustomSuffix is too short or too long: {}";
    INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_FORMAT = 400 "InvalidParameter.DefaultDomainName.Format" "DefaultDomainName is not in its form: {}";
    INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_LENGTH = 400 "InvalidParameter.DefaultDomainName.Length" "DefaultDomainName is too short or too long: {}";
    INVALID_PARAMETER_DELETION_TASK_ID = 400 "InvalidParameter.DeletionTaskId" "It is no id of the deletion of a role: {}";
    INVALID_PARAMETER_DESCRIPTION_LENGTH = 400 "InvalidParameter.Description.Length" "Description is too short or too long: {}";
    INVALID_PARAMETER_DISPLAY_NAME = 400 "InvalidParameter.DisplayName" "DisplayName is not acceptable: {}";
    INVALID_PARAMETER_DISPLAY_NAME_ALREADY_USED = 409 "InvalidParameter.DisplayName.AlreadyUsed" "Another member has this display name.";
    INVALID_PARAMETER_DISPLAY_NAME_INVALID_CHARS = 400 "InvalidParameter.DisplayName.InvalidChars" "DisplayName has a character that it may not have: {}";
    INVALID_PARAMETER_DISPLAY_NAME_LENGTH = 400 "InvalidParameter.DisplayName.Length" "DisplayName is too short or too long: {}";
    INVALID_PARAMETER_DURATION_SECONDS = 400 "InvalidParameter.DurationSeconds" "The parameter DurationSeconds is not acceptable: {}";
    INVALID_PARAMETER_EFFECT_SCOPE = 400 "InvalidParameter.EffectScope" "EffectScope is not acceptable: {}";
    INVALID_PARAMETER_EMAIL_FORMAT = 400 "InvalidParameter.Email.Format" "Email is not in its form: {}";
    INVALID_PARAMETER_ENABLE_MODE = 400 "InvalidParameter.EnableMode" "EnableMode is not acceptable: {}";
    INVALID_PARAMETER_ENCODED_DIAGNOSTIC_MESSAGE = 400 "InvalidParameter.EncodedDiagnosticMessage" "The parameter EncodedDiagnosticMessage is not acceptable: {}";
    INVALID_PARAMETER_ENCODED_SAML_METADATA_DOCUMENT_FORMAT = 400 "InvalidParameter.EncodedSAMLMetadataDocument.Format" "The parameter EncodedSAMLMetadataDocument.Format is not acceptable: {}";
    INVALID_PARAMETER_END_TIME = 400 "InvalidParameter.EndTime" "The parameter EndTime is not acceptable: {}";
    INVALID_PARAMETER_ENI_CONNECTION_TRACKING_CONFIGURATION = 400 "InvalidParameter.EniConnectionTrackingConfiguration" "A timeout of connection tracking is not one of those offered: {}";
    INVALID_PARAMETER_ENI_TRAFFIC_MODE = 400 "InvalidParameter.EniTrafficMode" "The parameter EniTrafficMode is not acceptable: {}";
    INVALID_PARAMETER_FINGERPRINTS_FORMAT = 400 "InvalidParameter.Fingerprints.Format" "The parameter Fingerprints.Format is not acceptable: {}";
    INVALID_PARAMETER_FINGERPRINT_FORMAT = 400 "InvalidParameter.Fingerprint.Format" "The parameter Fingerprint.Format is not acceptable: {}";
    INVALID_PARAMETER_FOLDER_ID = 400 "InvalidParameter.FolderId" "It is no id of a folder: {}";
    INVALID_PARAMETER_FOLDER_NAME = 400 "InvalidParameter.Folder.Name" "The name of the folder has a character that it may not have: {}";
    INVALID_PARAMETER_FOLDER_NAME_ALREADY_USED = 400 "InvalidParameter.Folder.Name.AlreadyUsed" "Another folder of the same parent has this name.";
    INVALID_PARAMETER_FOLDER_NAME_LENGTH = 400 "InvalidParameter.Folder.Name.Length" "The name of the folder is too short or too long: {}";
    INVALID_PARAMETER_FORMAT = 400 "InvalidParameter.Format" "The parameter Format is not acceptable: {}";
    INVALID_PARAMETER_FROM = 400 "InvalidParameter.From" "The parameter From is not acceptable: {}";
    INVALID_PARAMETER_GROUP_BY_KEY = 400 "InvalidParameter.GroupByKey" "GroupByKey is not acceptable: {}";
    INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS = 400 "InvalidParameter.GroupName.InvalidChars" "GroupName has a character that it may not have: {}";
    INVALID_PARAMETER_GROUP_NAME_LENGTH = 400 "InvalidParameter.GroupName.Length" "GroupName is too short or too long: {}";
    INVALID_PARAMETER_HANDSHAKE_ID = 400 "InvalidParameter.HandshakeId" "It is no id of an invitation: {}";
    INVALID_PARAMETER_INITIAL_PASSWORD_AGE_RANGE = 400 "InvalidParameter.InitialPasswordAge.Range" "InitialPasswordAge is not in its range: {}";
    INVALID_PARAMETER_INNER_ACCESS_POLICY = 404 "InvalidParameter.InnerAccessPolicy" "An advanced security group has no inner access policy to change.";
    INVALID_PARAMETER_INVALID_ENI_QUEUE_NUMBER = 403 "InvalidParameter.InvalidEniQueueNumber" "The parameter InvalidEniQueueNumber is not acceptable: {}";
    INVALID_PARAMETER_INVALID_INSTANCE_ID = 403 "InvalidParameter.InvalidInstanceId" "No instance of this id: {}";
    INVALID_PARAMETER_IPV6_CIDR_IP = 400 "InvalidParameter.Ipv6CidrIp" "The address is no IPv6 address or CIDR block: {}";
    INVALID_PARAMETER_ISSUANCE_LIMIT_TIME = 400 "InvalidParameter.IssuanceLimitTime" "The parameter IssuanceLimitTime is not acceptable: {}";
    INVALID_PARAMETER_ISSUER_URL_FORMAT = 400 "InvalidParameter.IssuerUrl.Format" "The parameter IssuerUrl.Format is not acceptable: {}";
    INVALID_PARAMETER_IS_NULL = 400 "InvalidParameter.IsNull" "The parameter IsNull is not acceptable: {}";
    INVALID_PARAMETER_KEYS_FORMAT = 400 "InvalidParameter.Keys.Format" "The parameter Keys.Format is not acceptable: {}";
    INVALID_PARAMETER_KMS_KEY_ID_KMS_UNAUTHORIZED = 403 "InvalidParameter.KMSKeyId.KMSUnauthorized" "The parameter KMSKeyId.KMSUnauthorized is not acceptable: {}";
    INVALID_PARAMETER_LOGIN_NETWORK_MASKS_FORMAT = 400 "InvalidParameter.LoginNetworkMasks.Format" "LoginNetworkMasks has what is no network: {}";
    INVALID_PARAMETER_LOGIN_NETWORK_MASKS_LENGTH = 400 "InvalidParameter.LoginNetworkMasks.Length" "LoginNetworkMasks is too long: {}";
    INVALID_PARAMETER_LOGIN_SESSION_DURATION_RANGE = 400 "InvalidParameter.LoginSessionDuration.Range" "LoginSessionDuration is out of bounds: {}";
    INVALID_PARAMETER_LOOKUP_ATTRIBUTE = 400 "InvalidParameter.LookupAttribute" "The parameter LookupAttribute is not acceptable: {}";
    INVALID_PARAMETER_MARKER = 400 "InvalidParameter.Marker" "The parameter Marker is not acceptable: {}";
    INVALID_PARAMETER_MAX_ITEMS = 400 "InvalidParameter.MaxItems" "The parameter MaxItems is not acceptable: {}";
    INVALID_PARAMETER_MAX_LOGIN_ATTEMPS_RANGE = 400 "InvalidParameter.MaxLoginAttemps.Range" "MaxLoginAttemps is out of bounds: {}";
    INVALID_PARAMETER_MAX_PASSWORD_AGE_RANGE = 400 "InvalidParameter.MaxPasswordAge.Range" "MaxPasswordAge is out of bounds: {}";
    INVALID_PARAMETER_MAX_RESULTS = 400 "InvalidParameter.MaxResults" "The parameter MaxResults is not acceptable: {}";
    INVALID_PARAMETER_MAX_SESSION_DURATION_RANGE = 400 "InvalidParameter.MaxSessionDuration.Range" "The parameter MaxSessionDuration.Range is not acceptable: {}";
    INVALID_PARAMETER_MINIMUM_PASSWORD_DIFFERENT_CHARACTER_RANGE = 400 "InvalidParameter.MinimumPasswordDifferentCharacter.Range" "MinimumPasswordDifferentCharacter is not in its range: {}";
    INVALID_PARAMETER_MINIMUM_PASSWORD_LENGTH_RANGE = 400 "InvalidParameter.MinimumPasswordLength.Range" "MinimumPasswordLength is out of bounds: {}";
    INVALID_PARAMETER_MOBILE_PHONE_FORMAT = 400 "InvalidParameter.MobilePhone.Format" "MobilePhone is not in its form: {}";
    INVALID_PARAMETER_NAME = 400 "InvalidParameter.Name" "Name is not acceptable: {}";
    INVALID_PARAMETER_NEW_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH = 400 "InvalidParameter.NewAssumeRolePolicyDocument.Length" "NewAssumeRolePolicyDocument is too short or too long: {}";
    INVALID_PARAMETER_NEW_COMMENTS_LENGTH = 400 "InvalidParameter.NewComments.Length" "NewComments is too short or too long: {}";
    INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH = 400 "InvalidParameter.NewDescription.Length" "NewDescription is too short or too long: {}";
    INVALID_PARAMETER_NEW_DISPLAY_NAME = 400 "InvalidParameter.NewDisplayName" "NewDisplayName is not acceptable: {}";
    INVALID_PARAMETER_NEW_DISPLAY_NAME_INVALID_CHARS = 400 "InvalidParameter.NewDisplayName.InvalidChars" "NewDisplayName has a character that it may not have: {}";
    INVALID_PARAMETER_NEW_DISPLAY_NAME_LENGTH = 400 "InvalidParameter.NewDisplayName.Length" "NewDisplayName is too short or too long: {}";
    INVALID_PARAMETER_NEW_EMAIL_FORMAT = 400 "InvalidParameter.NewEmail.Format" "NewEmail is not in its form: {}";
    INVALID_PARAMETER_NEW_ENCODED_SAML_METADATA_DOCUMENT_FORMAT = 400 "InvalidParameter.NewEncodedSAMLMetadataDocument.Format" "The parameter NewEncodedSAMLMetadataDocument.Format is not acceptable: {}";
    INVALID_PARAMETER_NEW_GROUP_NAME_INVALID_CHARS = 400 "InvalidParameter.NewGroupName.InvalidChars" "NewGroupName has a character that it may not have: {}";
    INVALID_PARAMETER_NEW_GROUP_NAME_LENGTH = 400 "InvalidParameter.NewGroupName.Length" "NewGroupName is too short or too long: {}";
    INVALID_PARAMETER_NEW_MAX_SESSION_DURATION_RANGE = 400 "InvalidParameter.NewMaxSessionDuration.Range" "NewMaxSessionDuration is out of bounds: {}";
    INVALID_PARAMETER_NEW_MOBILE_PHONE_FORMAT = 400 "InvalidParameter.NewMobilePhone.Format" "NewMobilePhone is not in its form: {}";
    INVALID_PARAMETER_NEW_PASSWORD_REUSE_PREVENTION = 400 "InvalidParameter.NewPassword.ReusePrevention" "The password was used before.";
    INVALID_PARAMETER_NEW_PASSWORD_TOO_WEAK = 400 "InvalidParameter.NewPassword.TooWeak" "The new password is too weak: {}";
    INVALID_PARAMETER_NEW_POLICY_DOCUMENT_LENGTH = 400 "InvalidParameter.NewPolicyDocument.Length" "NewPolicyDocument is too short or too long: {}";
    INVALID_PARAMETER_NEW_POLICY_NAME = 400 "InvalidParameter.NewPolicyName" "NewPolicyName is not acceptable: {}";
    INVALID_PARAMETER_NEW_USER_NAME_INVALID_CHARS = 400 "InvalidParameter.NewUserName.InvalidChars" "NewUserName has a character that it may not have: {}";
    INVALID_PARAMETER_NEW_USER_NAME_LENGTH = 400 "InvalidParameter.NewUserName.Length" "NewUserName is too short or too long: {}";
    INVALID_PARAMETER_NEW_USER_PRINCIPAL_NAME_FORMAT = 400 "InvalidParameter.NewUserPrincipalName.Format" "NewUserPrincipalName is not in its form: {}";
    INVALID_PARAMETER_NEXT_TOKEN = 400 "InvalidParameter.NextToken" "The parameter NextToken is not acceptable: {}";
    INVALID_PARAMETER_NOTE_LENGTH = 400 "InvalidParameter.Note.Length" "The note is too long: {}";
    INVALID_PARAMETER_OIDC_PROVIDER_NAME_INVALID_CHARS = 400 "InvalidParameter.OIDCProviderName.InvalidChars" "The parameter OIDCProviderName.InvalidChars is not acceptable: {}";
    INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH = 400 "InvalidParameter.OIDCProviderName.Length" "The parameter OIDCProviderName.Length is not acceptable: {}";
    INVALID_PARAMETER_OLD_PASSWORD_INCORRECT = 400 "InvalidParameter.OldPassword.Incorrect" "The old password is another one.";
    INVALID_PARAMETER_PARENT_FOLDER_ID = 400 "InvalidParameter.ParentFolderId" "It is no id of a folder: {}";
    INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION = 400 "InvalidParameter.Password.ReusePrevention" "The password was used before.";
    INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION_RANGE = 400 "InvalidParameter.PasswordReusePrevention.Range" "PasswordReusePrevention is out of bounds: {}";
    INVALID_PARAMETER_PASSWORD_TOO_WEAK = 400 "InvalidParameter.Password.TooWeak" "The password is too weak: {}";
    INVALID_PARAMETER_PERMISSION = 400 "InvalidParameter.Permission" "The parameter Permission is not acceptable: {}";
    INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH = 400 "InvalidParameter.PolicyDocument.Length" "PolicyDocument is too short or too long: {}";
    INVALID_PARAMETER_POLICY_GRAMMAR = 400 "InvalidParameter.PolicyGrammar" "The parameter PolicyGrammar is not acceptable: {}";
    INVALID_PARAMETER_POLICY_NAME = 400 "InvalidParameter.PolicyName" "PolicyName is not acceptable: {}";
    INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS = 400 "InvalidParameter.PolicyName.InvalidChars" "PolicyName has a character that it may not have: {}";
    INVALID_PARAMETER_POLICY_NAME_LENGTH = 400 "InvalidParameter.PolicyName.Length" "PolicyName is too short or too long: {}";
    INVALID_PARAMETER_POLICY_SIZE = 400 "InvalidParameter.PolicySize" "The parameter PolicySize is not acceptable: {}";
    INVALID_PARAMETER_POLICY_TYPE = 400 "InvalidParameter.PolicyType" "The parameter PolicyType is not acceptable: {}";
    INVALID_PARAMETER_PORT = 400 "InvalidParameter.Port" "The parameter Port is not acceptable: {}";
    INVALID_PARAMETER_PORT_RANGE = 400 "InvalidParameter.PortRange" "An entry is no port range a/b: {}";
    INVALID_PARAMETER_PORT_RANGE_DUPLICATED = 400 "InvalidParameter.PortRangeDuplicated" "A port range is in the list twice: {}";
    INVALID_PARAMETER_PORT_RANGE_LIST_NAME = 400 "InvalidParameter.PortRangeListName" "The name of a port range list has 2 to 128 characters and starts with a letter, not with http:// or https://: {}";
    INVALID_PARAMETER_PREFIX_LIST_NAME = 400 "InvalidParameter.PrefixListName" "The name of a prefix list has 2 to 128 characters and starts with a letter, not with http://, https://, com.aliyun or com.alibabacloud: {}";
    INVALID_PARAMETER_PRINCIPAL_NAME = 400 "InvalidParameter.PrincipalName" "PrincipalName is not acceptable: {}";
    INVALID_PARAMETER_PRINCIPAL_TYPE = 400 "InvalidParameter.PrincipalType" "PrincipalType is not acceptable: {}";
    INVALID_PARAMETER_PROTOCOL = 400 "InvalidParameter.Protocol" "The parameter Protocol is not acceptable: {}";
    INVALID_PARAMETER_RECYCLE_BIN = 400 "InvalidParameter.RecycleBin" "The parameter RecycleBin is not acceptable: {}";
    INVALID_PARAMETER_RENEWAL_STATUS = 403 "InvalidParameter.RenewalStatus" "The parameter RenewalStatus is not acceptable: {}";
    INVALID_PARAMETER_RENEWAL_STATUS_INSTANCE_ID = 403 "InvalidParameter.RenewalStatusInstanceId" "InstanceId or RenewalStatus may be given, not both.";
    INVALID_PARAMETER_RESOURCES = 400 "InvalidParameter.Resources" "Resources is not acceptable: {}";
    INVALID_PARAMETER_RESOURCE_ID_NOT_FOUND = 404 "InvalidParameter.ResourceId.NotFound" "No resource of this id: {}";
    INVALID_PARAMETER_RESOURCE_NAMES = 400 "InvalidParameter.ResourceNames" "ResourceNames is not acceptable: {}";
    INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME = 400 "InvalidParameter.ResourcePrincipalName" "The parameter ResourcePrincipalName is not acceptable: {}";
    INVALID_PARAMETER_RESOURCE_SHARE_NAME = 400 "InvalidParameter.ResourceShareName" "The parameter ResourceShareName is not acceptable: {}";
    INVALID_PARAMETER_RESOURCE_TYPE = 400 "InvalidParameter.ResourceType" "ResourceType is not acceptable: {}";
    INVALID_PARAMETER_REVISION = 400 "InvalidParameter.Revision" "The parameter Revision is not acceptable: {}";
    INVALID_PARAMETER_ROLE_ARN = 400 "InvalidParameter.RoleArn" "The parameter RoleArn is not acceptable: {}";
    INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS = 400 "InvalidParameter.RoleName.InvalidChars" "RoleName has a character that it may not have: {}";
    INVALID_PARAMETER_ROLE_NAME_LENGTH = 400 "InvalidParameter.RoleName.Length" "RoleName is too short or too long: {}";
    INVALID_PARAMETER_ROLE_SESSION_NAME = 400 "InvalidParameter.RoleSessionName" "The parameter RoleSessionName is not acceptable: {}";
    INVALID_PARAMETER_ROTATE_STRATEGY = 400 "InvalidParameter.RotateStrategy" "The parameter RotateStrategy is not acceptable: {}";
    INVALID_PARAMETER_SAML_PROVIDER_NAME_INVALID_CHARS = 400 "InvalidParameter.SAMLProviderName.InvalidChars" "The parameter SAMLProviderName.InvalidChars is not acceptable: {}";
    INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH = 400 "InvalidParameter.SAMLProviderName.Length" "The parameter SAMLProviderName.Length is not acceptable: {}";
    INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED = 404 "InvalidParameter.SecurityGroupIdRepeated" "A security group is given twice: {}";
    INVALID_PARAMETER_SERIAL_NUMBER_FORMAT = 400 "InvalidParameter.SerialNumber.Format" "It is no serial number of a virtual MFA device, as acs:ram::1234567890123456:mfa/phone is one: {}";
    INVALID_PARAMETER_SERVICE_PRINCIPAL = 409 "InvalidParameter.ServicePrincipal" "There is no trusted service of this name that members administer.";
    INVALID_PARAMETER_START_TIME = 400 "InvalidParameter.StartTime" "The parameter StartTime is not acceptable: {}";
    INVALID_PARAMETER_STATUS = 400 "InvalidParameter.Status" "The parameter Status is not acceptable: {}";
    INVALID_PARAMETER_TARGETS = 400 "InvalidParameter.Targets" "The parameter Targets is not acceptable: {}";
    INVALID_PARAMETER_TARGET_ENTITY = 400 "InvalidParameter.TargetEntity" "There is no other account of this id: {}";
    INVALID_PARAMETER_TARGET_TYPE = 400 "InvalidParameter.TargetType" "TargetType is not acceptable: {}";
    INVALID_PARAMETER_TIMEOUT_SECS = 400 "InvalidParameter.TimeoutSecs" "The parameter TimeoutSecs is not acceptable: {}";
    INVALID_PARAMETER_TO = 400 "InvalidParameter.To" "The parameter To is not acceptable: {}";
    INVALID_PARAMETER_TO_MANY_INSTANCE_IDS = 403 "InvalidParameter.ToManyInstanceIds" "At most 100 instances may be asked for: {}";
    INVALID_PARAMETER_USER_ID = 400 "InvalidParameter.UserId" "The parameter UserId is not acceptable: {}";
    INVALID_PARAMETER_USER_NAME_INVALID_CHARS = 400 "InvalidParameter.UserName.InvalidChars" "UserName has a character that it may not have: {}";
    INVALID_PARAMETER_USER_NAME_LENGTH = 400 "InvalidParameter.UserName.Length" "UserName is too short or too long: {}";
    INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT = 400 "InvalidParameter.UserPrincipalName.Format" "UserPrincipalName is not in its form: {}";
    INVALID_PARAMETER_VERIFY_TYPE = 400 "InvalidParameter.VerifyType" "The parameter VerifyType is not acceptable: {}";
    INVALID_PARAMETER_VERSION_ID_FORMAT = 400 "InvalidParameter.VersionId.Format" "VersionId is not in its form: {}";
    INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_INVALID_CHARS = 400 "InvalidParameter.VirtualMFADeviceName.InvalidChars" "VirtualMFADeviceName has a character that it may not have: {}";
    INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_LENGTH = 400 "InvalidParameter.VirtualMFADeviceName.Length" "VirtualMFADeviceName is too short or too long: {}";
    INVALID_PARAMS_ENI_ID = 400 "InvalidParams.EniId" "The parameter EniId is not acceptable: {}";
    INVALID_PARAMS_GROUP_TYPE = 400 "InvalidParams.GroupType" "SecurityGroupType is normal or enterprise: {}";
    INVALID_PARAMS_NETWORK_INTERFACE_NAME = 403 "InvalidParams.NetworkInterfaceName" "The parameter NetworkInterfaceName is not acceptable: {}";
    INVALID_PARAMS_VPC_ID_GROUP_TYPE = 400 "InvalidParams.VpcIdGroupType" "An advanced security group needs a VPC.";
    INVALID_PARAMTER = 400 "InvalidParamter" "A parameter is not acceptable: {}";
    INVALID_PARAMTER_CONFLICT = 400 "InvalidParamter.Conflict" "Parameters contradict each other: {}";
    INVALID_PARAMTER_CONFLICT_403 = 403 "InvalidParamter.Conflict" "Parameters contradict each other: {}";
    INVALID_PARAM_AMOUNT = 403 "InvalidParam.Amount" "The parameter Amount is not acceptable: {}";
    INVALID_PARAM_CORES = 403 "InvalidParam.Cores" "The parameter Cores is not acceptable: {}";
    INVALID_PARAM_DEST_CIDR_IP = 400 "InvalidParam.DestCidrIp" "DestCidrIp is no IPv4 address or CIDR block: {}";
    INVALID_PARAM_DEST_IP = 400 "InvalidParam.DestIp" "A rule has an IPv4 destination or an IPv6 destination, not both.";
    INVALID_PARAM_DUPLICATE_PERMISSIONS = 400 "InvalidParam.DuplicatePermissions" "The request holds the same rule twice: {}";
    INVALID_PARAM_ENI_ID_AND_INSTANCE_ID_CONFLICT = 403 "InvalidParam.EniIdAndInstanceId.Conflict" "Give an instance or an ENI, not both.";
    INVALID_PARAM_ENTRY = 400 "InvalidParam.Entry" "An entry of the list is not acceptable: {}";
    INVALID_PARAM_INVALID_MODIFY_RULE_REQUEST = 400 "InvalidParam.InvalidModifyRuleRequest" "There is nothing to modify, or it is not clear which rule: {}";
    INVALID_PARAM_IPV4_PROTOCOL_CONFLICT_WITH_IPV6_ADDRESS = 400 "InvalidParam.Ipv4ProtocolConflictWithIpv6Address" "ICMP goes with IPv4 addresses; use ICMPv6 with IPv6.";
    INVALID_PARAM_IPV6_DEST_CIDR_IP = 400 "InvalidParam.Ipv6DestCidrIp" "Ipv6DestCidrIp is no IPv6 address or CIDR block: {}";
    INVALID_PARAM_IPV6_PROTOCOL_CONFLICT_WITH_IPV4_ADDRESS = 400 "InvalidParam.Ipv6ProtocolConflictWithIpv4Address" "ICMPv6 goes with IPv6 addresses; use ICMP with IPv4.";
    INVALID_PARAM_IPV6_SOURCE_CIDR_IP = 400 "InvalidParam.Ipv6SourceCidrIp" "Ipv6SourceCidrIp is no IPv6 address or CIDR block: {}";
    INVALID_PARAM_MALFORMED = 403 "InvalidParam.Malformed" "The parameter Malformed is not acceptable: {}";
    INVALID_PARAM_MEMORY = 403 "InvalidParam.Memory" "The parameter Memory is not acceptable: {}";
    INVALID_PARAM_NETWORK_INTERFACE = 400 "InvalidParam.NetworkInterface" "The parameter NetworkInterface is not acceptable: {}";
    INVALID_PARAM_PERMISSIONS = 400 "InvalidParam.Permissions" "Give rules as Permissions.N or as single parameters, not both: {}";
    INVALID_PARAM_PORT_RANGE = 400 "InvalidParam.PortRange" "A port range is two whole numbers a/b, 1/65535 at the widest and -1/-1 where ports do not apply: {}";
    INVALID_PARAM_PREFIX_LIST_ADDRESS_FAMILY_MISMATCH = 400 "InvalidParam.PrefixListAddressFamilyMismatch" "The address family of the prefix list does not fit the rule: {}";
    INVALID_PARAM_PROTOCOL_AND_ADDRESS_FAMILY_MISMATCH = 400 "InvalidParam.ProtocolAndAddressFamilyMismatch" "The protocol does not fit the address family: {}";
    INVALID_PARAM_PROTOCOL_AND_PORT_RANGE_MISMATCH = 400 "InvalidParam.ProtocolAndPortRangeMismatch" "The port range does not fit the protocol: {}";
    INVALID_PARAM_PROTOCOL_NOT_SUPPORT_PORT_RANGE_LIST = 400 "InvalidParam.ProtocolNotSupportPortRangeList" "A port range list goes with TCP or UDP: {}";
    INVALID_PARAM_SECURITY_GROUP_RULE_ID = 400 "InvalidParam.SecurityGroupRuleId" "The rule ids are not acceptable: {}";
    INVALID_PARAM_SECURITY_GROUP_RULE_ID_REPEATED = 400 "InvalidParam.SecurityGroupRuleIdRepeated" "A rule id is given twice: {}";
    INVALID_PARAM_SOURCE_CIDR_IP = 400 "InvalidParam.SourceCidrIp" "SourceCidrIp is no IPv4 address or CIDR block: {}";
    INVALID_PARAM_SOURCE_IP = 400 "InvalidParam.SourceIp" "A rule has an IPv4 source or an IPv6 source, not both.";
    INVALID_PARAM_TYPE_AND_CPU_MEM_CONFLICT = 403 "InvalidParam.TypeAndCpuMem.Conflict" "InstanceType goes with neither Cores nor Memory.";
    INVALID_PASSWORD_MALFORMED = 400 "InvalidPassword.Malformed" "The specified password is not well formed: {}";
    INVALID_PASSWORD_PARAM_MISMATCH = 400 "InvalidPasswordParam.Mismatch" "The specified password param does not fit the others: {}";
    INVALID_POLICY_MALFORMED = 400 "InvalidPolicy.Malformed" "A policy is accept or drop: {}";
    INVALID_PORT_RANGE_LIST_ID_NOT_FOUND = 400 "InvalidPortRangeListId.NotFound" "No port range list of this id: {}";
    INVALID_PORT_RANGE_MALFORMED = 400 "InvalidPortRange.Malformed" "A rule needs PortRange or PortRangeListId: {}";
    INVALID_PREFIX_LIST_ID_NOT_FOUND = 404 "InvalidPrefixListId.NotFound" "No prefix list of this id: {}";
    INVALID_PRIORITY_MALFORMED = 400 "InvalidPriority.Malformed" "A priority is a whole number: {}";
    INVALID_PRIORITY_VALUE_NOT_SUPPORTED = 400 "InvalidPriority.ValueNotSupported" "A priority is 1 to 100: {}";
    INVALID_PRIVATE_IP_ADDRESS = 400 "InvalidPrivateIpAddress" "The request was refused (invalid private ip address): {}";
    INVALID_PRIVATE_IP_ADDRESS_DUPLICATED = 400 "InvalidPrivateIpAddress.Duplicated" "The private address is taken: {}";
    INVALID_PRIVATE_IP_ADDRESS_MALFORMED = 400 "InvalidPrivateIpAddress.Malformed" "The private address is not well formed: {}";
    INVALID_PRIVATE_IP_ADDRESS_MISMATCH = 400 "InvalidPrivateIpAddress.Mismatch" "The private address is not one of the vSwitch: {}";
    INVALID_PRIVATE_IP_ADDRESS_NOT_FOUND = 400 "InvalidPrivateIpAddress.NotFound" "The private address does not belong to the ENI: {}";
    INVALID_PRIVATE_IP_CHANGING = 400 "InvalidPrivateIp.Changing" "The request was refused (invalid private ip changing): {}";
    INVALID_PUBLIC_KEY_BODY_MALFORMED = 400 "InvalidPublicKeyBody.Malformed" "The public key is not one that OpenSSH writes, of a type that may be imported: {}";
    INVALID_RAM_ROLE_NOT_ECS_ROLE = 401 "InvalidRamRole.NotEcsRole" "The trust policy of the role does not let ecs.aliyuncs.com assume it: {}";
    INVALID_RAM_ROLE_NOT_ECS_ROLE_404 = 404 "InvalidRamRole.NotEcsRole" "The trust policy of the role does not let ecs.aliyuncs.com assume it: {}";
    INVALID_RAM_ROLE_NOT_FOUND = 404 "InvalidRamRole.NotFound" "No instance role of this name: {}";
    INVALID_REGION_ID = 404 "Invalid.RegionId" "The request was refused (invalid region id): {}";
    INVALID_REGION_ID_MAL_FORMED = 400 "InvalidRegionId.MalFormed" "The region id is not well formed: {}";
    INVALID_REGION_ID_MISMATCH = 400 "InvalidRegionId.Mismatch" "The resources are in different regions: {}";
    INVALID_REGION_ID_NOT_FOUND = 404 "InvalidRegionId.NotFound" "No region of this id here: {}";
    INVALID_REQUEST_MALFORMED = 400 "InvalidRequest.Malformed" "The request cannot be read: {}";
    INVALID_RESOURCE_GROUP_DUPLICATE = 403 "InvalidResourceGroup.Duplicate" "The resource is in this resource group already: {}";
    INVALID_RESOURCE_GROUP_NOT_FOUND = 404 "InvalidResourceGroup.NotFound" "No resource group of this id: {}";
    INVALID_RESOURCE_ID_NOT_FOUND = 404 "InvalidResourceId.NotFound" "No resource of this id: {}";
    INVALID_RESOURCE_ID_NOT_SUPPORTED = 403 "InvalidResourceId.NotSupported" "The specified resource id is not supported: {}";
    INVALID_RESOURCE_TYPE = 404 "Invalid.ResourceType" "ResourceType is instance, disk, reservedinstance or ddh: {}";
    INVALID_RESOURCE_TYPE_NOT_FOUND = 404 "InvalidResourceType.NotFound" "No such type of resource: {}";
    INVALID_RESOURCE_TYPE_NOT_FOUND_400 = 400 "InvalidResourceType.NotFound" "No such type of resource: {}";
    INVALID_SCOPE = 400 "Invalid.Scope" "The request was refused (invalid scope): {}";
    INVALID_SECURITY_GROUP_ASSOCIATION_NOT_FOUND = 400 "InvalidSecurityGroupAssociation.NotFound" "It is not in the security group: {}";
    INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED = 400 "InvalidSecurityGroupDiscription.Malformed" "A description has 2 to 256 characters (512 for rules) and does not start with http:// or https://: {}";
    INVALID_SECURITY_GROUP_ID = 404 "InvalidSecurityGroupId" "The security group cannot be used: {}";
    INVALID_SECURITY_GROUP_ID_MALFORMED = 400 "InvalidSecurityGroupId.Malformed" "The security group ids are not acceptable: {}";
    INVALID_SECURITY_GROUP_ID_NOT_FOUND = 404 "InvalidSecurityGroupId.NotFound" "No security group of this id: {}";
    INVALID_SECURITY_GROUP_ID_NOT_FOUND_400 = 400 "InvalidSecurityGroupId.NotFound" "No security group of this id: {}";
    INVALID_SECURITY_GROUP_ID_NOT_VPC = 403 "InvalidSecurityGroupId.NotVpc" "The security group is not in a VPC: {}";
    INVALID_SECURITY_GROUP_INVALID_NETWORK_TYPE = 400 "InvalidSecurityGroup.InvalidNetworkType" "The network type of the security group does not allow this: {}";
    INVALID_SECURITY_GROUP_IS_SAME = 403 "InvalidSecurityGroup.IsSame" "A rule cannot name its own group as the peer.";
    INVALID_SECURITY_GROUP_NAME_MALFORMED = 400 "InvalidSecurityGroupName.Malformed" "The name of a security group has 2 to 128 characters, starts with a letter and not with http:// or https://: {}";
    INVALID_SECURITY_GROUP_NOT_FOUND = 404 "InvalidSecurityGroup.NotFound" "No security group of this id: {}";
    INVALID_SECURITY_GROUP_NOT_IN_DEFAULT_VPC = 400 "InvalidSecurityGroup.NotInDefaultVpc" "The request was refused (invalid security group not in default vpc): {}";
    INVALID_SECURITY_GROUP_RULE_ID_NOT_FOUND = 404 "InvalidSecurityGroupRuleId.NotFound" "No rule of this id in the security group: {}";
    INVALID_SECURITY_GROUP_RULE_RULE_NOT_EXIST = 400 "InvalidSecurityGroupRule.RuleNotExist" "No such rule in the security group: {}";
    INVALID_SECURITY_GROUP_TYPE_NOT_SUPPORT_CLASSIC = 404 "InvalidSecurityGroupType.NotSupportClassic" "A group of the classic network cannot be joined in a VPC: {}";
    INVALID_SECURITY_GROUP_VPC_NOT_BELONG_TO_ONE_VPC = 404 "InvalidSecurityGroupVpc.NotBelongToOneVpc" "The security groups are not in the VPC of the vSwitch: {}";
    INVALID_SECURITY_TOKEN_EXPIRED = 400 "InvalidSecurityToken.Expired" "The session of the token is over.";
    INVALID_SECURITY_TOKEN_MALFORMED = 400 "InvalidSecurityToken.Malformed" "The token is not one of this region.";
    INVALID_SECURITY_TOKEN_MISMATCH_WITH_ACCESS_KEY = 400 "InvalidSecurityToken.MismatchWithAccessKey" "The token does not belong to the access key.";
    INVALID_SOURCE_CIDR_IP_MALFORMED = 400 "InvalidSourceCidrIp.Malformed" "SourceCidrIp is no IPv4 address or CIDR block: {}";
    INVALID_SOURCE_GROUP_ID_MISMATCH = 400 "InvalidSourceGroupId.Mismatch" "The source group cannot be a peer here: {}";
    INVALID_SOURCE_GROUP_ID_MISMATCH_403 = 403 "InvalidSourceGroupId.Mismatch" "The source group cannot be a peer here: {}";
    INVALID_SOURCE_GROUP_ID_NOT_FOUND = 404 "InvalidSourceGroupId.NotFound" "No security group of the id in SourceGroupId: {}";
    INVALID_SOURCE_GROUP_NOT_FOUND = 400 "InvalidSourceGroup.NotFound" "No security group of the id in SourceGroupId: {}";
    INVALID_SOURCE_OR_DEST_GROUP_ID_DIRECTION_MISSMATCH = 400 "InvalidSourceOrDestGroupId.DirectionMissmatch" "An ingress rule names a source group, an egress rule a destination group.";
    INVALID_SOURCE_PORT_RANGE_MALFORMED = 400 "InvalidSourcePortRange.Malformed" "The source port range is not well formed: {}";
    INVALID_SPOT_STRATEGY = 400 "InvalidSpotStrategy" "The request was refused (invalid spot strategy): {}";
    INVALID_SPOT_STRATEGY_ALT = 404 "Invalid.SpotStrategy" "No such way of bidding: {}";
    INVALID_STATUS_ENI_OR_INSTANCE_IS_BEING_CREATED = 400 "InvalidStatus.EniOrInstanceIsBeingCreated" "The request was refused (invalid status eni or instance is being created): {}";
    INVALID_STATUS_NOT_FOUND = 404 "InvalidStatus.NotFound" "The specified status does not exist: {}";
    INVALID_TAG_COUNT = 400 "InvalidTagCount" "One to 20 tags may be given: {}";
    INVALID_TAG_KEY_MALFORMED = 400 "InvalidTagKey.Malformed" "A tag key has 1 to 128 characters, does not start with aliyun or acs: and holds no http:// or https://: {}";
    INVALID_TAG_MISMATCH = 400 "InvalidTag.Mismatch" "A value of a tag has no key: {}";
    INVALID_TAG_VALUE_MALFORMED = 400 "InvalidTagValue.Malformed" "A tag value has up to 128 characters and holds no http:// or https://: {}";
    INVALID_TIME_STAMP_EXPIRED = 400 "InvalidTimeStamp.Expired" "The timestamp is more than 15 minutes away from the clock here: {}";
    INVALID_TIME_STAMP_FORMAT = 400 "InvalidTimeStamp.Format" "The timestamp is not of the form YYYY-MM-DDThh:mm:ssZ: {}";
    INVALID_USAGE = 404 "InvalidUsage" "Usage is instance or none: {}";
    INVALID_USER_DATA_FORBIDDEN = 403 "InvalidUserData.Forbidden" "The request was refused (invalid user data forbidden): {}";
    INVALID_USER_DATA_NOT_SUPPORTED = 400 "InvalidUserData.NotSupported" "The user data cannot be used: {}";
    INVALID_USER_DATA_SIZE_EXCEEDED = 400 "InvalidUserData.SizeExceeded" "User data has up to 32 KB before it is written in Base64: {}";
    INVALID_USER_PASS_ROLE_FORBIDDEN = 403 "InvalidUser.PassRoleForbidden" "The caller may not pass this role to instances: {}";
    INVALID_USER_TYPE_NOT_SUPPORTED = 403 "InvalidUserType.NotSupported" "This kind of account cannot do that: {}";
    INVALID_USER_UNAUTHORIZED = 403 "InvalidUser.Unauthorized" "The request was refused (invalid user unauthorized): {}";
    INVALID_VERSION = 400 "InvalidVersion" "No product with this version: {}";
    INVALID_VPC_DISCRIPTION_MALFORMED = 400 "InvalidVpcDiscription.Malformed" "A description has 1 to 256 characters and does not start with http:// or https://: {}";
    INVALID_VPC_EMPTY = 403 "InvalidVpc.Empty" "The request was refused (invalid vpc empty): {}";
    INVALID_VPC_ID_NOT_FOUND = 404 "InvalidVpcId.NotFound" "No VPC of this id: {}";
    INVALID_VPC_ID_NOT_FOUND_403 = 403 "InvalidVpcId.NotFound" "No VPC of this id: {}";
    INVALID_VPC_NAME_MALFORMED = 400 "InvalidVpcName.Malformed" "A name has 1 to 128 characters and does not start with http:// or https://: {}";
    INVALID_VPC_ZONE_NOT_SUPPORTED = 400 "InvalidVpcZone.NotSupported" "The vSwitch is in another zone: {}";
    INVALID_VSWITCH_DISCRIPTION_MALFORMED = 400 "InvalidVSwitchDiscription.Malformed" "A description has 1 to 256 characters and does not start with http:// or https://: {}";
    INVALID_VSWITCH_ID_IP_INVALID = 403 "InvalidVSwitchId.IpInvalid" "The address is not in the vSwitch: {}";
    INVALID_VSWITCH_ID_IP_NOT_ENOUGH = 403 "InvalidVSwitchId.IpNotEnough" "The vSwitch has not as many free addresses: {}";
    INVALID_VSWITCH_ID_MISMATCH = 400 "InvalidVSwitchId.Mismatch" "The vSwitch is in another VPC than the instance, and VpcId does not say so: {}";
    INVALID_VSWITCH_ID_NECESSARY = 400 "InvalidVSwitchId.Necessary" "VSwitchId must be given, as this region has no classic network: {}";
    INVALID_VSWITCH_ID_NOT_EXIST = 404 "InvalidVSwitchId.NotExist" "The specified vswitch id does not exist: {}";
    INVALID_VSWITCH_ID_NOT_FOUND = 404 "InvalidVSwitchId.NotFound" "No vSwitch of this id: {}";
    INVALID_VSWITCH_ID_NOT_FOUND_403 = 403 "InvalidVSwitchId.NotFound" "No vSwitch of this id: {}";
    INVALID_VSWITCH_IPV6_NOT_TURN_ON = 403 "InvalidVSwitch.Ipv6NotTurnOn" "IPv6 is not on in the vSwitch: {}";
    INVALID_VSWITCH_NAME_MALFORMED = 400 "InvalidVSwitchName.Malformed" "A name has 1 to 128 characters and does not start with http:// or https://: {}";
    INVALID_VSWITCH_NOT_BELONG_TO_VPC = 404 "InvalidVSwitch.NotBelongToVpc" "The vSwitch is not in this VPC: {}";
    INVALID_ZONE_ID_NOT_FOUND = 404 "InvalidZoneId.NotFound" "No zone of this id in the region: {}";
    INVALID_ZONE_ID_NOT_FOUND_400 = 400 "InvalidZoneId.NotFound" "No zone of this id in the region: {}";
    JOINED_GROUP_LIMIT_EXCEED = 400 "JoinedGroupLimitExceed" "The ENI would be in more security groups than it may: {}";
    KEY_PAIR_ALREADY_EXIST = 400 "KeyPair.AlreadyExist" "There is a key pair of this name in the region: {}";
    LAST_TOKEN_PROCESSING = 403 "LastTokenProcessing" "A request with this ClientToken is still being worked on.";
    LIMIT_EXCEEDED_CONTROL_POLICY = 409 "LimitExceeded.ControlPolicy" "There are as many control policies as there may be: {}";
    LIMIT_EXCEEDED_CONTROL_POLICY_ATTACHMENT = 409 "LimitExceeded.ControlPolicyAttachment" "As many control policies are attached there as may be: {}";
    LIMIT_EXCEEDED_FOLDER_DEPTH = 409 "LimitExceeded.Folder.Depth" "Folders lie no deeper: {}";
    LIMIT_EXCEEDED_GROUP = 409 "LimitExceeded.Group" "There are as many as there may be of this (user group): {}";
    LIMIT_EXCEEDED_GROUP_POLICY = 409 "LimitExceeded.Group.Policy" "There are as many as there may be of this (policy attached to the group): {}";
    LIMIT_EXCEEDED_OIDC_PROVIDER = 409 "LimitExceeded.OIDCProvider" "The account has as many OIDC providers as it may have: {}";
    LIMIT_EXCEEDED_OIDC_PROVIDER_CLIENT_ID = 409 "LimitExceeded.OIDCProvider.ClientId" "The OIDC provider has as many client ids as it may have: {}";
    LIMIT_EXCEEDED_OIDC_PROVIDER_FINGERPRINT = 409 "LimitExceeded.OIDCProvider.Fingerprint" "The OIDC provider has as many fingerprints as it may have: {}";
    LIMIT_EXCEEDED_POLICY = 409 "LimitExceeded.Policy" "There are as many as there may be of this (policy): {}";
    LIMIT_EXCEEDED_POLICY_VERSION = 409 "LimitExceeded.Policy.Version" "There are as many as there may be of this (policy version): {}";
    LIMIT_EXCEEDED_RESOURCE_GROUP = 409 "LimitExceeded.ResourceGroup" "There are as many resource groups as there may be: {}";
    LIMIT_EXCEEDED_ROLE = 409 "LimitExceeded.Role" "There are as many as there may be of this (role): {}";
    LIMIT_EXCEEDED_ROLE_POLICY = 409 "LimitExceeded.Role.Policy" "There are as many as there may be of this (policy attached to the role): {}";
    LIMIT_EXCEEDED_SAML_PROVIDER = 409 "LimitExceeded.SAMLProvider" "The account has as many SAML providers as it may have: {}";
    LIMIT_EXCEEDED_TAG = 409 "LimitExceeded.Tag" "There are as many as there may be of this (tag): {}";
    LIMIT_EXCEEDED_USER = 409 "LimitExceeded.User" "There are as many as there may be of this (user): {}";
    LIMIT_EXCEEDED_USER_ACCESS_KEY = 409 "LimitExceeded.User.AccessKey" "There are as many as there may be of this (access key of the user): {}";
    LIMIT_EXCEEDED_USER_GROUP = 409 "LimitExceeded.User.Group" "There are as many as there may be of this (group of the user): {}";
    LIMIT_EXCEEDED_USER_POLICY = 409 "LimitExceeded.User.Policy" "There are as many as there may be of this (policy attached to the user): {}";
    LIMIT_EXCEEDED_VIRTUAL_MFA_DEVICE = 409 "LimitExceeded.VirtualMFADevice" "There are as many as there may be of this (virtual MFA device): {}";
    LIMIT_EXCEED_ENTRY = 400 "LimitExceed.Entry" "A request may hold 200 entries: {}";
    LIMIT_EXCEED_MAX_ENTRIES = 400 "LimitExceed.MaxEntries" "The list would have more entries than its MaxEntries, or MaxEntries is out of bounds: {}";
    LIMIT_EXCEED_PREFIX_LIST_ASSOCIATION_RESOURCE = 403 "LimitExceed.PrefixListAssociationResource" "The prefix list is named by as many resources as it may be: {}";
    LIMIT_EXCEED_PREFIX_LIST_PER_REGION = 404 "LimitExceed.PrefixListPerRegion" "The account has as many prefix lists in the region as it may: {}";
    MALFORMED_POLICY_DOCUMENT = 400 "MalformedPolicyDocument" "The policy document is not one: {}";
    MAX_ENI_COUNT_EXCEEDED = 403 "MaxEniCountExceeded" "The account has as many ENIs as it may: {}";
    MAX_ENI_IPV6_IPS_COUNT_EXCEEDED = 403 "MaxEniIpv6IpsCountExceeded" "The ENI would have more IPv6 addresses than it may: {}";
    MAX_ENI_PRIVATE_IPS_COUNT_EXCEEDED = 403 "MaxEniPrivateIpsCountExceeded" "The ENI would have more private addresses than it may: {}";
    MISSING_PARAMETER = 400 "MissingParameter" "A required parameter was not given: {}";
    MISSING_PARAMETER_403 = 403 "MissingParameter" "A required parameter was not given: {}";
    MISSING_PARAMETER_ACCOUNT_ID = 400 "MissingParameter.AccountId" "The parameter AccountId is required and was not given.";
    MISSING_PARAMETER_DEST = 400 "MissingParameter.Dest" "A rule needs its destination: one of DestCidrIp, Ipv6DestCidrIp, DestGroupId and DestPrefixListId.";
    MISSING_PARAMETER_HANDSHAKE_ID = 400 "MissingParameter.HandshakeId" "The parameter HandshakeId is required and was not given.";
    MISSING_PARAMETER_INSTANCE_ID = 403 "MissingParameter.InstanceId" "The parameter InstanceId is required and was not given.";
    MISSING_PARAMETER_PRIVATE_POOL_OPTIONS_ID = 400 "MissingParameter.PrivatePoolOptionsId" "The parameter PrivatePoolOptionsId is required and was not given.";
    MISSING_PARAMETER_REGION_ID = 400 "MissingParameter.RegionId" "The parameter RegionId is required and was not given.";
    MISSING_PARAMETER_REGION_ID_404 = 404 "MissingParameter.RegionId" "The parameter RegionId is required and was not given.";
    MISSING_PARAMETER_RESOURCE_TYPE = 404 "MissingParameter.ResourceType" "The parameter ResourceType is required and was not given.";
    MISSING_PARAMETER_ROLE_ARN = 400 "MissingParameter.RoleArn" "The parameter RoleArn is required and was not given.";
    MISSING_PARAMETER_SAML_ASSERTION = 400 "MissingParameter.SAMLAssertion" "The parameter SAMLAssertion is required and was not given.";
    MISSING_PARAMETER_SAML_PROVIDER_ARN = 400 "MissingParameter.SAMLProviderArn" "The parameter SAMLProviderArn is required and was not given.";
    MISSING_PARAMETER_SOURCE = 400 "MissingParameter.Source" "A rule needs its source: one of SourceCidrIp, Ipv6SourceCidrIp, SourceGroupId and SourcePrefixListId.";
    MISSING_PARAMETER_STATUS = 400 "MissingParameter.Status" "The parameter Status is required and was not given.";
    MISSING_PARAMETER_TAGS = 404 "MissingParameter.Tags" "At least one tag is needed.";
    MISSING_PARAMETER_TAG_OWNER_BID = 404 "MissingParameter.TagOwnerBid" "The parameter TagOwnerBid is required and was not given.";
    MISSING_PARAMETER_TAG_OWNER_UID = 404 "MissingParameter.TagOwnerUid" "The parameter TagOwnerUid is required and was not given.";
    MISSING_PARAMETER_TARGET_ENTITY = 400 "MissingParameter.TargetEntity" "The parameter TargetEntity is required and was not given.";
    MISSING_PARAMETER_TARGET_TYPE = 400 "MissingParameter.TargetType" "The parameter TargetType is required and was not given.";
    MISSING_PARAMTER_REGION_ID = 400 "MissingParamter.RegionId" "The parameter RegionId is required and was not given.";
    MISSING_SECURITY_TOKEN = 400 "MissingSecurityToken" "The access key belongs to a session, so that SecurityToken is needed.";
    NOT_BELONG_USER = 400 "NotBelongUser" "The request was refused (not belong user): {}";
    NOT_SUPPORTED_CLASSIC_NETWORK_PREFIX_LIST = 400 "NotSupported.ClassicNetworkPrefixList" "Rules of the classic network cannot name prefix lists.";
    NOT_SUPPORTED_GRAY_FUNCTION = 404 "NotSupported.GrayFunction" "The request was refused (not supported gray function): {}";
    NOT_SUPPORT_ACCOUNT = 400 "NotSupport.Account" "Only a user has a password that is changed so.";
    NOT_SUPPORT_ACCOUNT_IN_ANOTHER_RESOURCE_DIRECTORY = 409 "NotSupport.AccountInAnotherResourceDirectory" "The account is a member of a resource directory and cannot have its own.";
    NOT_SUPPORT_ACCOUNT_TYPE = 409 "NotSupport.AccountType" "It is not done to an account of this type: {}";
    NOT_SUPPORT_DETACH_LAST_CONTROL_POLICY = 400 "NotSupport.DetachLastControlPolicy" "The last control policy of a folder or member is not detached.";
    NOT_SUPPORT_ROOT_FOLDER = 409 "NotSupport.RootFolder" "The root folder stays as it is.";
    NOT_SUPPORT_SYSTEM_CONTROL_POLICY = 409 "NotSupport.SystemControlPolicy" "A control policy of the system stays as it is.";
    NO_LICENSE_RESOURCE_DIRECTORY = 409 "NoLicense.ResourceDirectory" "Deleting members is not enabled in the resource directory.";
    NO_PERMISSION = 403 "NoPermission" "The caller is not authorized to do this on this resource: {}";
    NO_PERMISSION_TAG = 403 "NoPermission.Tag" "The request was refused (no permission tag): {}";
    NO_SUCH_RESOURCE = 404 "NoSuchResource" "The request was refused (no such resource): {}";
    NUMBER_EXCEED_RESOURCE_IDS = 400 "NumberExceed.ResourceIds" "There may be 1 to 50 resource ids: {}";
    NUMBER_EXCEED_TAGS = 400 "NumberExceed.Tags" "There may be 1 to 20 tags: {}";
    OPERATION_CONFLICT = 409 "OperationConflict" "Something else changed the same resources meanwhile; the request may be sent again: {}";
    OPERATION_CONFLICT_ALT = 403 "Operation.Conflict" "The request was refused (operation conflict): {}";
    OPERATION_DENIED = 400 "OperationDenied" "The operation is not possible: {}";
    OPERATION_DENIED_403 = 403 "OperationDenied" "The operation is not possible: {}";
    OPERATION_DENIED_INCONSISTENT_NETWORK = 403 "OperationDenied.InconsistentNetwork" "The security group and the vSwitch are in different VPCs: {}";
    OPERATION_DENIED_INVALID_NETWORK_TYPE = 403 "OperationDenied.InvalidNetworkType" "The operation is not possible (invalid network type): {}";
    OPERATION_DENIED_NO_STOCK = 403 "OperationDenied.NoStock" "The operation is not possible (no stock): {}";
    OPERATION_DENIED_QUOTA_EXCEED = 400 "OperationDenied.QuotaExceed" "The resource would have more tags than it may: {}";
    OPERATION_DENIED_SPOT_PRICE_LOWER_THAN_PUBLIC_PRICE = 403 "OperationDenied.SpotPriceLowerThanPublicPrice" "The operation is not possible (spot price lower than public price): {}";
    OPERATION_UNSUPPORTED_IPV6 = 400 "OperationUnsupported.Ipv6" "IPv6 is not possible here: {}";
    PERMISSION_DENIED_SCOPE = 403 "PermissionDenied.Scope" "The request was refused (permission denied scope): {}";
    PERMISSION_DENIED_TAG_OWNER_UID = 403 "PermissionDenied.TagOwnerUid" "The request was refused (permission denied tag owner uid): {}";
    QUOTA_EXCEEDED_ACCOUNT_COUNT = 409 "QuotaExceeded.Account.Count" "There are as many members as there may be: {}";
    QUOTA_EXCEEDED_EIP = 400 "QuotaExceeded.Eip" "The account has as many EIPs in the region as it may: {}";
    QUOTA_EXCEEDED_FOLDER_COUNT = 409 "QuotaExceeded.Folder.Count" "There are as many folders as there may be: {}";
    QUOTA_EXCEEDED_HANDSHAKE_COUNT = 409 "QuotaExceeded.Handshake.Count" "As many invitations wait for their answers as may: {}";
    QUOTA_EXCEEDED_PRIVATE_IP_ADDRESS = 400 "QuotaExceeded.PrivateIpAddress" "The vSwitch has no free address: {}";
    QUOTA_EXCEEDED_VPC = 400 "QuotaExceeded.Vpc" "The account has as many VPCs in the region as it may: {}";
    QUOTA_EXCEEDED_VSWITCH = 400 "QuotaExceeded.VSwitch" "The VPC has as many vSwitches as it may: {}";
    QUOTA_EXCEED_ELASTIC_QUOTA = 403 "QuotaExceed.ElasticQuota" "The limit of elastic quota would be exceeded: {}";
    QUOTA_EXCEED_KEY_PAIR = 403 "QuotaExceed.KeyPair" "The limit of key pair would be exceeded: {}";
    QUOTA_EXCEED_SECURITY_GROUP = 403 "QuotaExceed.SecurityGroup" "The account has as many security groups in the region as it may: {}";
    QUOTA_EXCEED_TAGS = 403 "QuotaExceed.Tags" "A resource has at most 20 tags: {}";
    REQUEST_ENTITY_TOO_LARGE = 413 "RequestEntityTooLarge" "The body is too long: {}";
    REQUEST_TIMEOUT = 504 "RequestTimeout" "The answer took too long; what was asked may have been done.";
    REQUEST_URI_TOO_LONG = 414 "RequestURITooLong" "The query is too long: {}";
    RESOURCE_NOT_AVAILABLE_EIP = 400 "ResourceNotAvailable.Eip" "No EIP is free: {}";
    SECURITY_GROUP_INSTANCE_LIMIT_EXCEED = 403 "SecurityGroupInstanceLimitExceed" "The security group has as many members as it may: {}";
    SECURITY_GROUP_INSTANCE_LIMIT_EXCEEDED = 403 "SecurityGroupInstanceLimitExceeded" "The security group has as many members as it may: {}";
    SECURITY_GROUP_RULE_NOT_FOUND = 404 "SecurityGroupRule.NotFound" "No such rule in the security group: {}";
    SERVICE_UNAVAILABLE = 503 "ServiceUnavailable" "The service cannot answer right now; the request may be sent again: {}";
    SERVICE_UNAVAILABLE_500 = 500 "ServiceUnavailable" "The service cannot answer right now; the request may be sent again: {}";
    SERVICE_UNAVAILABLE_REGION_MAINTAINING = 503 "ServiceUnavailable.RegionMaintaining" "The request was refused (service unavailable region maintaining): {}";
    SIGNATURE_DOES_NOT_MATCH = 400 "SignatureDoesNotMatch" "Specified signature is not matched with our calculation. server string to sign is:{}";
    SIGNATURE_NONCE_USED = 400 "SignatureNonceUsed" "The nonce was used before. Send the request again with a new one.";
    THROTTLING = 400 "Throttling" "Too many requests. Wait a little and send it again.";
    THROTTLING_USER = 400 "Throttling.User" "Too many requests of this account. Wait a little and send it again.";
    UNAUTHORIZED_EMPTY_REGION = 403 "Unauthorized.EmptyRegion" "The request was refused (unauthorized empty region): {}";
    UNAVAILABLE_REGIONS = 404 "Unavailable.Regions" "The request was refused (unavailable regions): {}";
    UNSUPPORTED_HTTP_METHOD = 403 "UnsupportedHTTPMethod" "This HTTP method is not taken: {}";
    UNSUPPORTED_OPERATION = 400 "UnsupportedOperation" "The cloud documents this operation, but this region does not offer it: {}";
    UNSUPPORTED_PARAMETER = 400 "UnsupportedParameter" "The parameter is not supported here: {}";
    VPC_NOT_FOUND = 400 "VpcNotFound" "The request was refused (vpc not found): {}";
}

/// All of them.
pub static ALL: &[crate::error::ErrorRow] = &[
    ABS_INVALID_ACCOUNT_NOT_FOUND,
    ACCOUNT_ALREADY_REGISTERED,
    ACCOUNT_IN_ANOTHER_RESOURCE_DIR,
    ACCOUNT_NOT_REGISTERED,
    ACCOUNT_TYPE_OR_STATUS_MISMATCH,
    ACL_LIMIT_EXCEED,
    AUTHENTICATION_FAIL_IDP_METADATA_INVALID,
    AUTHENTICATION_FAIL_NO_PERMISSION,
    AUTHENTICATION_FAIL_OIDC_TOKEN_AUDIENCE_NOT_MATCH,
    AUTHENTICATION_FAIL_OIDC_TOKEN_EXPIRED,
    AUTHENTICATION_FAIL_OIDC_TOKEN_INVALID,
    AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_CONFIGURATION_BROKEN,
    AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_NOT_MATCH,
    AUTHENTICATION_FAIL_SAML_ASSERTION_EXPIRED,
    AUTHENTICATION_FAIL_SAML_ASSERTION_INVALID,
    AUTHORIZATION_LIMIT_EXCEED,
    AUTHORIZATION_LIMIT_EXCEED_400,
    AUTHORIZED_GROUP_RULE_LIMIT_EXCEED,
    CHARGE_TYPE_VIOLATION,
    CHARGE_TYPE_VIOLATION_400,
    CHECK_AUTHENTICATION_CODE_FAIL,
    CONTROL_POLICY_NOT_ENABLED,
    CREDIT_NOT_FOUND,
    DELEGATED_ACCOUNT_NUMBER_EXCEEDED,
    DELETE_CONFLICT_CONTROL_POLICY_ATTACHMENT,
    DELETE_CONFLICT_FOLDER_ACCOUNT,
    DELETE_CONFLICT_FOLDER_SUB_FOLDER,
    DELETE_CONFLICT_GROUP_POLICY,
    DELETE_CONFLICT_GROUP_USER,
    DELETE_CONFLICT_POLICY_GROUP,
    DELETE_CONFLICT_POLICY_ROLE,
    DELETE_CONFLICT_POLICY_USER,
    DELETE_CONFLICT_POLICY_VERSION,
    DELETE_CONFLICT_POLICY_VERSION_DEFAULT,
    DELETE_CONFLICT_RESOURCE_DIRECTORY_ACCOUNT,
    DELETE_CONFLICT_RESOURCE_DIRECTORY_FOLDER,
    DELETE_CONFLICT_RESOURCE_GROUP_RESOURCE,
    DELETE_CONFLICT_ROLE_POLICY,
    DELETE_CONFLICT_USER_ACCESS_KEY,
    DELETE_CONFLICT_USER_GROUP,
    DELETE_CONFLICT_USER_LOGIN_PROFILE,
    DELETE_CONFLICT_USER_MFA_DEVICE,
    DELETE_CONFLICT_USER_POLICY,
    DELETE_CONFLICT_VIRTUAL_MFA_DEVICE_USER,
    DEPENDENCY_VIOLATION,
    DEPENDENCY_VIOLATION_ECS_INSTANCE,
    DEPENDENCY_VIOLATION_IO_OPTIMIZE,
    DEPENDENCY_VIOLATION_NETWORK_INTERFACE,
    DEPENDENCY_VIOLATION_PORT_RANGE_LIST,
    DEPENDENCY_VIOLATION_PREFIX_LIST,
    DEPENDENCY_VIOLATION_RESOURCE_SHARE,
    DEPENDENCY_VIOLATION_ROUTE_ENTRY,
    DEPENDENCY_VIOLATION_SECURITY_GROUP,
    DEPENDENCY_VIOLATION_SLB_CONFIGURING,
    DEPENDENCY_VIOLATION_VSWITCH,
    DEPENDENCY_VIOLATION_WINDOWS_INSTANCE,
    DISK_ERROR,
    DISK_IN_ARREARS,
    DRY_RUN_OPERATION,
    DUPLICATE_TAG_KEY,
    ENI_PER_INSTANCE_LIMIT_EXCEEDED,
    ENTERPRISE_GROUP_LIMITED_MUTLI_GROUP_TYPE,
    ENTITY_ALREADY_EXISTS_ACCOUNT,
    ENTITY_ALREADY_EXISTS_ACCOUNT_ALIAS,
    ENTITY_ALREADY_EXISTS_CONTROL_POLICY,
    ENTITY_ALREADY_EXISTS_CONTROL_POLICY_ATTACHMENT,
    ENTITY_ALREADY_EXISTS_GROUP,
    ENTITY_ALREADY_EXISTS_GROUP_POLICY,
    ENTITY_ALREADY_EXISTS_HANDSHAKE,
    ENTITY_ALREADY_EXISTS_OIDC_PROVIDER,
    ENTITY_ALREADY_EXISTS_OIDC_PROVIDER_URL,
    ENTITY_ALREADY_EXISTS_POLICY,
    ENTITY_ALREADY_EXISTS_RESOURCE_DIRECTORY,
    ENTITY_ALREADY_EXISTS_RESOURCE_GROUP,
    ENTITY_ALREADY_EXISTS_ROLE,
    ENTITY_ALREADY_EXISTS_ROLE_POLICY,
    ENTITY_ALREADY_EXISTS_SAML_PROVIDER,
    ENTITY_ALREADY_EXISTS_USER,
    ENTITY_ALREADY_EXISTS_USER_GROUP,
    ENTITY_ALREADY_EXISTS_USER_LOGIN_PROFILE,
    ENTITY_ALREADY_EXISTS_USER_MFA_DEVICE,
    ENTITY_ALREADY_EXISTS_USER_POLICY,
    ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE,
    ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE_USER,
    ENTITY_NOT_EXISTS_ACCOUNT,
    ENTITY_NOT_EXISTS_CHILD,
    ENTITY_NOT_EXISTS_CONTROL_POLICY,
    ENTITY_NOT_EXISTS_CONTROL_POLICY_ATTACHMENT,
    ENTITY_NOT_EXISTS_FOLDER,
    ENTITY_NOT_EXISTS_HANDSHAKE,
    ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ENTITY_NOT_EXISTS_RESOURCE_GROUP,
    ENTITY_NOT_EXISTS_TARGET,
    ENTITY_NOT_EXIST_CREDENTIAL_REPORT,
    ENTITY_NOT_EXIST_GROUP,
    ENTITY_NOT_EXIST_GROUP_POLICY,
    ENTITY_NOT_EXIST_OIDC_PROVIDER,
    ENTITY_NOT_EXIST_POLICY,
    ENTITY_NOT_EXIST_POLICY_VERSION,
    ENTITY_NOT_EXIST_ROLE,
    ENTITY_NOT_EXIST_ROLE_ARN,
    ENTITY_NOT_EXIST_ROLE_POLICY,
    ENTITY_NOT_EXIST_SAML_PROVIDER,
    ENTITY_NOT_EXIST_SERVICE_LINKED_ROLE,
    ENTITY_NOT_EXIST_SERVICE_NAME,
    ENTITY_NOT_EXIST_USER,
    ENTITY_NOT_EXIST_USER_ACCESS_KEY,
    ENTITY_NOT_EXIST_USER_GROUP,
    ENTITY_NOT_EXIST_USER_LOGIN_PROFILE,
    ENTITY_NOT_EXIST_USER_MFA_DEVICE,
    ENTITY_NOT_EXIST_USER_POLICY,
    ENTITY_NOT_EXIST_USER_VERIFICATION,
    ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE,
    FORBBIDEN_SUB_USER,
    FORBEDDEN_NOT_SUPPORT_RAM,
    FORBIDDEN_ACCESS_KEY_DISABLED,
    FORBIDDEN_INSTANCE_IS_BEING_CREATED,
    FORBIDDEN_NOT_SUPPORT_RAM,
    FORBIDDEN_RAM,
    FORBIDDEN_REGION_ID,
    FORBIDDEN_REGION_ID_400,
    FORBIDDEN_SUB_USER,
    FORBIDDEN_UNAUTHORIZED,
    HANDSHAKE_STATUS_MISMATCH,
    IDEMPOTENT_PARAMETER_MISMATCH,
    IDEMPOTENT_PROCESSING,
    ILLEGAL_TIMESTAMP,
    IMAGE_NOT_SUPPORT_CLOUD_INIT,
    INCOMPLETE_SIGNATURE,
    INCORRECT_DEFAULT_VPC_STATUS,
    INCORRECT_EIP_STATUS,
    INCORRECT_INSTANCE_STATUS,
    INCORRECT_INSTANCE_STATUS_400,
    INCORRECT_INSTANCE_STATUS_INITIALIZING,
    INCORRECT_VPC_STATUS,
    INCORRECT_VPC_STATUS_403,
    INCORRECT_VSWITCH_STATUS,
    INSTANCE_EXPIRED,
    INSTANCE_EXPIRED_OR_IN_ARREARS,
    INSTANCE_KEY_PAIR_LIMIT_EXCEEDED,
    INSTANCE_LAST_SECURITY_GROUP,
    INSTANCE_LOCKED_FOR_SECURITY,
    INSTANCE_NOT_IN_SECURITY_GROUP,
    INSTANCE_NOT_READY,
    INSTANCE_NOT_READY_500,
    INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED,
    INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED_403,
    INSTANCE_TYPE_OFFLINE,
    INSTANCE_TYPE_PARAMETER_MISMATCH,
    INSUFFICIENT_BALANCE,
    INTERNAL_ERROR,
    INVALID_ACCEPT_LANGUAGE_NOT_FOUND,
    INVALID_ACCESS_KEY_ID_INACTIVE,
    INVALID_ACCESS_KEY_ID_NOT_FOUND,
    INVALID_ACCESS_KEY_ID_NOT_FOUND_400,
    INVALID_ACCOUNT_ALREADY_EXISTS,
    INVALID_ACCOUNT_NOT_FOUND,
    INVALID_ACTION,
    INVALID_ACTION_400,
    INVALID_ACTION_NOT_FOUND,
    INVALID_ALLOCATION_ID_NOT_FOUND,
    INVALID_ARCHITECTURE,
    INVALID_ASSOCIATION_DUPLICATED,
    INVALID_ASSOCIATION_NOT_FOUND,
    INVALID_BANDWIDTH_MALFORMED,
    INVALID_CIDR_BLOCK_MALFORMED,
    INVALID_CIDR_BLOCK_OVERLAPPED,
    INVALID_CLIENT_TOKEN_VALUE_NOT_SUPPORTED,
    INVALID_CONNECTION_TRACKING_CONFIGURATION_REGION_OR_USER_NOT_SUPPORTED,
    INVALID_DEDICATED_HOST_ID_NOT_FOUND,
    INVALID_DESCRIPTION_MALFORMED,
    INVALID_DESTINATION_RESOURCE,
    INVALID_DEST_CIDR_IP_MALFORMED,
    INVALID_DEST_GROUP_ID_MISMATCH,
    INVALID_DEST_GROUP_ID_MISMATCH_403,
    INVALID_DEST_GROUP_ID_NOT_FOUND,
    INVALID_DEST_GROUP_NOT_FOUND,
    INVALID_ECS_ID_NOT_FOUND,
    INVALID_ENI_ID_NOT_FOUND,
    INVALID_FILTER_KEY_NOT_FOUND,
    INVALID_GROUP_AUTH_ITEM_NOT_FOUND,
    INVALID_GROUP_AUTH_PARAMETER_OPERATION_DENIED,
    INVALID_GROUP_PARAMETER_OPERATION_DENIED,
    INVALID_HOST_NAME_MALFORMED,
    INVALID_HOST_PASSWORD_MALFORMED,
    INVALID_HPC_CLUSTER_ID_CREATING,
    INVALID_HPC_CLUSTER_ID_NOT_FOUND,
    INVALID_HTTP_ENDPOINT_NOT_SUPPORTED,
    INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED,
    INVALID_HTTP_TOKENS_NOT_SUPPORTED,
    INVALID_IDEMPOTENCE_PARAMETER_MISMATCH,
    INVALID_IMAGE_ID_NOT_FOUND,
    INVALID_IMAGE_OWNER_ALIAS_VALUE_NOT_SUPPORTED,
    INVALID_IMDS_ACCESS_POLICY_ID_NOT_FOUND,
    INVALID_INNER_IP_ADDRESS_MALFORMED,
    INVALID_INNER_IP_ADDRESS_UNUSABLE,
    INVALID_INSTANCE_CHARGE_TYPE,
    INVALID_INSTANCE_CHARGE_TYPE_NOT_FOUND,
    INVALID_INSTANCE_IDS_MALFORMED,
    INVALID_INSTANCE_IDS_VALUE_NOT_SUPPORTED,
    INVALID_INSTANCE_ID_ALREADY_EXISTS,
    INVALID_INSTANCE_ID_MALFORMED,
    INVALID_INSTANCE_ID_MALFORMED_ALT,
    INVALID_INSTANCE_ID_MISMATCH,
    INVALID_INSTANCE_ID_NOT_FOUND,
    INVALID_INSTANCE_ID_NOT_FOUND_403,
    INVALID_INSTANCE_ID_NOT_SUPPORT,
    INVALID_INSTANCE_METADATA_TAGS_NOT_SUPPORTED,
    INVALID_INSTANCE_NAME_MALFORMED,
    INVALID_INSTANCE_STATUS_CREDIT_SPEC_RESTRICTED,
    INVALID_INSTANCE_STATUS_NOT_RUNNING,
    INVALID_INSTANCE_TYPE_ELASTIC_NETWORK_INTERFACE_NOT_SUPPORTED,
    INVALID_INSTANCE_TYPE_NOT_SUPPORTED,
    INVALID_INSTANCE_TYPE_NOT_SUPPORTED_403,
    INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED,
    INVALID_INSTANCE_TYPE_VALUE_UNAUTHORIZED,
    INVALID_INSTANCE_TYPE_ZONE_NOT_SUPPORTED,
    INVALID_INTERNET_CHARGE_TYPE_VALUE_NOT_SUPPORTED,
    INVALID_IO_OPTIMIZED,
    INVALID_IP_ADDRESS,
    INVALID_IP_ADDRESS_DUPLICATED,
    INVALID_IP_IP_ASSIGNED,
    INVALID_IP_IP_REPEATED,
    INVALID_IP_IP_UNASSIGNED,
    INVALID_IP_PORT_RANGE_MALFORMED,
    INVALID_IP_PROTOCOL_MALFORMED,
    INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED,
    INVALID_KEY_PAIR_NAMES_VALUE_NOT_SUPPORTED,
    INVALID_KEY_PAIR_NAME_MALFORMED,
    INVALID_KEY_PAIR_NAME_NOT_FOUND,
    INVALID_LOCK_REASON_NOT_FOUND,
    INVALID_MAX_AMOUNT_MALFORMED,
    INVALID_MIN_AMOUNT_MALFORMED,
    INVALID_NETWORK_CATEGORY,
    INVALID_NETWORK_INTERFACE_PERMISSION_ID_NOT_FOUND,
    INVALID_NETWORK_TYPE,
    INVALID_NETWORK_TYPE_CONFLICT,
    INVALID_NETWORK_TYPE_MISMATCH,
    INVALID_NETWORK_TYPE_MISMATCH_400,
    INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE,
    INVALID_NETWORK_TYPE_NOT_FOUND,
    INVALID_NETWORK_TYPE_NOT_SUPPORTED,
    INVALID_NIC_TYPE_MISMATCH,
    INVALID_NIC_TYPE_MISMATCH_403,
    INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED,
    INVALID_OPERATION_AT_LEAST_IN_ONE_GROUP,
    INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH,
    INVALID_OPERATION_CONFLICT,
    INVALID_OPERATION_DELETION_PROTECTION,
    INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED,
    INVALID_OPERATION_ENI_AND_GROUP_NOT_BELONG_SAME_USER,
    INVALID_OPERATION_ENI_COUNT_EXCEEDED,
    INVALID_OPERATION_ENI_COUNT_EXCEEDED_400,
    INVALID_OPERATION_ENI_LINKED,
    INVALID_OPERATION_ENI_SERVICE_MANAGED,
    INVALID_OPERATION_ENTRY_COUNT_EXCEED_MAX_ENTRIES,
    INVALID_OPERATION_EXCEED_INSTANCE_TYPE_QUEUE_NUMBER,
    INVALID_OPERATION_INVALID_ECS_STATE,
    INVALID_OPERATION_INVALID_ENI_STATE,
    INVALID_OPERATION_INVALID_ENI_TYPE,
    INVALID_OPERATION_INVALID_GENERATION,
    INVALID_OPERATION_INVALID_REGION,
    INVALID_OPERATION_INVALID_REGION_400,
    INVALID_OPERATION_IPV4_COUNT_EXCEEDED,
    INVALID_OPERATION_IPV6_COUNT_EXCEEDED,
    INVALID_OPERATION_IPV6_NOT_SUPPORT,
    INVALID_OPERATION_MAX_COUNT_EXCEED,
    INVALID_OPERATION_MAX_ENI_QUEUE_NUMBER_EXCEEDED,
    INVALID_OPERATION_MAX_ENTRIES_COUNT_EXCEED,
    INVALID_OPERATION_MODIFY_NIC_TYPE,
    INVALID_OPERATION_MODIFY_PORT_RANGE_TYPE,
    INVALID_OPERATION_MODIFY_SG_RULE_ENTITY_TYPE,
    INVALID_OPERATION_MULTI_GROUP_TYPE,
    INVALID_OPERATION_MULTI_GROUP_TYPE_403,
    INVALID_OPERATION_NETWORK_INTERFACE_COUNT_EXCEEDED,
    INVALID_OPERATION_NOT_IN_WHITE_LIST,
    INVALID_OPERATION_NOT_OWNER,
    INVALID_OPERATION_NOT_SUPPORT_ENTERPRISE_GROUP,
    INVALID_OPERATION_PRIMARY_ENI_ONLY_SUPPORT_MODIFY_NAME_AND_DESC,
    INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
    INVALID_OPERATION_ROLE_SERVICE_LINKED,
    INVALID_OPERATION_RULE_DUPLICATE,
    INVALID_OPERATION_SECURITY_GROUP_NOT_AUTHORIZED,
    INVALID_OPERATION_VPC_HAS_ENABLED_ADVANCED_NETWORK_FEATURE,
    INVALID_OPERATION_VPC_MISMATCH,
    INVALID_OS_TYPE,
    INVALID_OWNER,
    INVALID_OWNER_ACCOUNT,
    INVALID_OWNER_ID,
    INVALID_PARAM,
    INVALID_PARAMETER,
    INVALID_PARAMETER_ACCESS_KEY_POLICY,
    INVALID_PARAMETER_ACCOUNT_ALIAS_INVALID_CHARS,
    INVALID_PARAMETER_ACCOUNT_ALIAS_LENGTH,
    INVALID_PARAMETER_ACCOUNT_ID,
    INVALID_PARAMETER_ACCOUNT_NAME_PREFIX,
    INVALID_PARAMETER_ADDRESS_FAMILY,
    INVALID_PARAMETER_ALL_EMPTY,
    INVALID_PARAMETER_ALT,
    INVALID_PARAMETER_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH,
    INVALID_PARAMETER_ATTRIBUTE_NOT_SUPPORTED,
    INVALID_PARAMETER_AUTHN_SIGN_ALGO,
    INVALID_PARAMETER_CIDR_DUPLICATED,
    INVALID_PARAMETER_CIDR_MALFORMED,
    INVALID_PARAMETER_CLIENT_IDS_FORMAT,
    INVALID_PARAMETER_CLIENT_ID_FORMAT,
    INVALID_PARAMETER_COMMENTS_LENGTH,
    INVALID_PARAMETER_CONFLICT,
    INVALID_PARAMETER_CREDIT_SPECIFICATION,
    INVALID_PARAMETER_CUSTOM_SUFFIX_LENGTH,
    INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_FORMAT,
    INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_LENGTH,
    INVALID_PARAMETER_DELETION_TASK_ID,
    INVALID_PARAMETER_DESCRIPTION_LENGTH,
    INVALID_PARAMETER_DISPLAY_NAME,
    INVALID_PARAMETER_DISPLAY_NAME_ALREADY_USED,
    INVALID_PARAMETER_DISPLAY_NAME_INVALID_CHARS,
    INVALID_PARAMETER_DISPLAY_NAME_LENGTH,
    INVALID_PARAMETER_DURATION_SECONDS,
    INVALID_PARAMETER_EFFECT_SCOPE,
    INVALID_PARAMETER_EMAIL_FORMAT,
    INVALID_PARAMETER_ENABLE_MODE,
    INVALID_PARAMETER_ENCODED_DIAGNOSTIC_MESSAGE,
    INVALID_PARAMETER_ENCODED_SAML_METADATA_DOCUMENT_FORMAT,
    INVALID_PARAMETER_END_TIME,
    INVALID_PARAMETER_ENI_CONNECTION_TRACKING_CONFIGURATION,
    INVALID_PARAMETER_ENI_TRAFFIC_MODE,
    INVALID_PARAMETER_FINGERPRINTS_FORMAT,
    INVALID_PARAMETER_FINGERPRINT_FORMAT,
    INVALID_PARAMETER_FOLDER_ID,
    INVALID_PARAMETER_FOLDER_NAME,
    INVALID_PARAMETER_FOLDER_NAME_ALREADY_USED,
    INVALID_PARAMETER_FOLDER_NAME_LENGTH,
    INVALID_PARAMETER_FORMAT,
    INVALID_PARAMETER_FROM,
    INVALID_PARAMETER_GROUP_BY_KEY,
    INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS,
    INVALID_PARAMETER_GROUP_NAME_LENGTH,
    INVALID_PARAMETER_HANDSHAKE_ID,
    INVALID_PARAMETER_INITIAL_PASSWORD_AGE_RANGE,
    INVALID_PARAMETER_INNER_ACCESS_POLICY,
    INVALID_PARAMETER_INVALID_ENI_QUEUE_NUMBER,
    INVALID_PARAMETER_INVALID_INSTANCE_ID,
    INVALID_PARAMETER_IPV6_CIDR_IP,
    INVALID_PARAMETER_ISSUANCE_LIMIT_TIME,
    INVALID_PARAMETER_ISSUER_URL_FORMAT,
    INVALID_PARAMETER_IS_NULL,
    INVALID_PARAMETER_KEYS_FORMAT,
    INVALID_PARAMETER_KMS_KEY_ID_KMS_UNAUTHORIZED,
    INVALID_PARAMETER_LOGIN_NETWORK_MASKS_FORMAT,
    INVALID_PARAMETER_LOGIN_NETWORK_MASKS_LENGTH,
    INVALID_PARAMETER_LOGIN_SESSION_DURATION_RANGE,
    INVALID_PARAMETER_LOOKUP_ATTRIBUTE,
    INVALID_PARAMETER_MARKER,
    INVALID_PARAMETER_MAX_ITEMS,
    INVALID_PARAMETER_MAX_LOGIN_ATTEMPS_RANGE,
    INVALID_PARAMETER_MAX_PASSWORD_AGE_RANGE,
    INVALID_PARAMETER_MAX_RESULTS,
    INVALID_PARAMETER_MAX_SESSION_DURATION_RANGE,
    INVALID_PARAMETER_MINIMUM_PASSWORD_DIFFERENT_CHARACTER_RANGE,
    INVALID_PARAMETER_MINIMUM_PASSWORD_LENGTH_RANGE,
    INVALID_PARAMETER_MOBILE_PHONE_FORMAT,
    INVALID_PARAMETER_NAME,
    INVALID_PARAMETER_NEW_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH,
    INVALID_PARAMETER_NEW_COMMENTS_LENGTH,
    INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH,
    INVALID_PARAMETER_NEW_DISPLAY_NAME,
    INVALID_PARAMETER_NEW_DISPLAY_NAME_INVALID_CHARS,
    INVALID_PARAMETER_NEW_DISPLAY_NAME_LENGTH,
    INVALID_PARAMETER_NEW_EMAIL_FORMAT,
    INVALID_PARAMETER_NEW_ENCODED_SAML_METADATA_DOCUMENT_FORMAT,
    INVALID_PARAMETER_NEW_GROUP_NAME_INVALID_CHARS,
    INVALID_PARAMETER_NEW_GROUP_NAME_LENGTH,
    INVALID_PARAMETER_NEW_MAX_SESSION_DURATION_RANGE,
    INVALID_PARAMETER_NEW_MOBILE_PHONE_FORMAT,
    INVALID_PARAMETER_NEW_PASSWORD_REUSE_PREVENTION,
    INVALID_PARAMETER_NEW_PASSWORD_TOO_WEAK,
    INVALID_PARAMETER_NEW_POLICY_DOCUMENT_LENGTH,
    INVALID_PARAMETER_NEW_POLICY_NAME,
    INVALID_PARAMETER_NEW_USER_NAME_INVALID_CHARS,
    INVALID_PARAMETER_NEW_USER_NAME_LENGTH,
    INVALID_PARAMETER_NEW_USER_PRINCIPAL_NAME_FORMAT,
    INVALID_PARAMETER_NEXT_TOKEN,
    INVALID_PARAMETER_NOTE_LENGTH,
    INVALID_PARAMETER_OIDC_PROVIDER_NAME_INVALID_CHARS,
    INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH,
    INVALID_PARAMETER_OLD_PASSWORD_INCORRECT,
    INVALID_PARAMETER_PARENT_FOLDER_ID,
    INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION,
    INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION_RANGE,
    INVALID_PARAMETER_PASSWORD_TOO_WEAK,
    INVALID_PARAMETER_PERMISSION,
    INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH,
    INVALID_PARAMETER_POLICY_GRAMMAR,
    INVALID_PARAMETER_POLICY_NAME,
    INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
    INVALID_PARAMETER_POLICY_NAME_LENGTH,
    INVALID_PARAMETER_POLICY_SIZE,
    INVALID_PARAMETER_POLICY_TYPE,
    INVALID_PARAMETER_PORT,
    INVALID_PARAMETER_PORT_RANGE,
    INVALID_PARAMETER_PORT_RANGE_DUPLICATED,
    INVALID_PARAMETER_PORT_RANGE_LIST_NAME,
    INVALID_PARAMETER_PREFIX_LIST_NAME,
    INVALID_PARAMETER_PRINCIPAL_NAME,
    INVALID_PARAMETER_PRINCIPAL_TYPE,
    INVALID_PARAMETER_PROTOCOL,
    INVALID_PARAMETER_RECYCLE_BIN,
    INVALID_PARAMETER_RENEWAL_STATUS,
    INVALID_PARAMETER_RENEWAL_STATUS_INSTANCE_ID,
    INVALID_PARAMETER_RESOURCES,
    INVALID_PARAMETER_RESOURCE_ID_NOT_FOUND,
    INVALID_PARAMETER_RESOURCE_NAMES,
    INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME,
    INVALID_PARAMETER_RESOURCE_SHARE_NAME,
    INVALID_PARAMETER_RESOURCE_TYPE,
    INVALID_PARAMETER_REVISION,
    INVALID_PARAMETER_ROLE_ARN,
    INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
    INVALID_PARAMETER_ROLE_NAME_LENGTH,
    INVALID_PARAMETER_ROLE_SESSION_NAME,
    INVALID_PARAMETER_ROTATE_STRATEGY,
    INVALID_PARAMETER_SAML_PROVIDER_NAME_INVALID_CHARS,
    INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH,
    INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
    INVALID_PARAMETER_SERIAL_NUMBER_FORMAT,
    INVALID_PARAMETER_SERVICE_PRINCIPAL,
    INVALID_PARAMETER_START_TIME,
    INVALID_PARAMETER_STATUS,
    INVALID_PARAMETER_TARGETS,
    INVALID_PARAMETER_TARGET_ENTITY,
    INVALID_PARAMETER_TARGET_TYPE,
    INVALID_PARAMETER_TIMEOUT_SECS,
    INVALID_PARAMETER_TO,
    INVALID_PARAMETER_TO_MANY_INSTANCE_IDS,
    INVALID_PARAMETER_USER_ID,
    INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
    INVALID_PARAMETER_USER_NAME_LENGTH,
    INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
    INVALID_PARAMETER_VERIFY_TYPE,
    INVALID_PARAMETER_VERSION_ID_FORMAT,
    INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_INVALID_CHARS,
    INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_LENGTH,
    INVALID_PARAMS_ENI_ID,
    INVALID_PARAMS_GROUP_TYPE,
    INVALID_PARAMS_NETWORK_INTERFACE_NAME,
    INVALID_PARAMS_VPC_ID_GROUP_TYPE,
    INVALID_PARAMTER,
    INVALID_PARAMTER_CONFLICT,
    INVALID_PARAMTER_CONFLICT_403,
    INVALID_PARAM_AMOUNT,
    INVALID_PARAM_CORES,
    INVALID_PARAM_DEST_CIDR_IP,
    INVALID_PARAM_DEST_IP,
    INVALID_PARAM_DUPLICATE_PERMISSIONS,
    INVALID_PARAM_ENI_ID_AND_INSTANCE_ID_CONFLICT,
    INVALID_PARAM_ENTRY,
    INVALID_PARAM_INVALID_MODIFY_RULE_REQUEST,
    INVALID_PARAM_IPV4_PROTOCOL_CONFLICT_WITH_IPV6_ADDRESS,
    INVALID_PARAM_IPV6_DEST_CIDR_IP,
    INVALID_PARAM_IPV6_PROTOCOL_CONFLICT_WITH_IPV4_ADDRESS,
    INVALID_PARAM_IPV6_SOURCE_CIDR_IP,
    INVALID_PARAM_MALFORMED,
    INVALID_PARAM_MEMORY,
    INVALID_PARAM_NETWORK_INTERFACE,
    INVALID_PARAM_PERMISSIONS,
    INVALID_PARAM_PORT_RANGE,
    INVALID_PARAM_PREFIX_LIST_ADDRESS_FAMILY_MISMATCH,
    INVALID_PARAM_PROTOCOL_AND_ADDRESS_FAMILY_MISMATCH,
    INVALID_PARAM_PROTOCOL_AND_PORT_RANGE_MISMATCH,
    INVALID_PARAM_PROTOCOL_NOT_SUPPORT_PORT_RANGE_LIST,
    INVALID_PARAM_SECURITY_GROUP_RULE_ID,
    INVALID_PARAM_SECURITY_GROUP_RULE_ID_REPEATED,
    INVALID_PARAM_SOURCE_CIDR_IP,
    INVALID_PARAM_SOURCE_IP,
    INVALID_PARAM_TYPE_AND_CPU_MEM_CONFLICT,
    INVALID_PASSWORD_MALFORMED,
    INVALID_PASSWORD_PARAM_MISMATCH,
    INVALID_POLICY_MALFORMED,
    INVALID_PORT_RANGE_LIST_ID_NOT_FOUND,
    INVALID_PORT_RANGE_MALFORMED,
    INVALID_PREFIX_LIST_ID_NOT_FOUND,
    INVALID_PRIORITY_MALFORMED,
    INVALID_PRIORITY_VALUE_NOT_SUPPORTED,
    INVALID_PRIVATE_IP_ADDRESS,
    INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
    INVALID_PRIVATE_IP_ADDRESS_MALFORMED,
    INVALID_PRIVATE_IP_ADDRESS_MISMATCH,
    INVALID_PRIVATE_IP_ADDRESS_NOT_FOUND,
    INVALID_PRIVATE_IP_CHANGING,
    INVALID_PUBLIC_KEY_BODY_MALFORMED,
    INVALID_RAM_ROLE_NOT_ECS_ROLE,
    INVALID_RAM_ROLE_NOT_ECS_ROLE_404,
    INVALID_RAM_ROLE_NOT_FOUND,
    INVALID_REGION_ID,
    INVALID_REGION_ID_MAL_FORMED,
    INVALID_REGION_ID_MISMATCH,
    INVALID_REGION_ID_NOT_FOUND,
    INVALID_REQUEST_MALFORMED,
    INVALID_RESOURCE_GROUP_DUPLICATE,
    INVALID_RESOURCE_GROUP_NOT_FOUND,
    INVALID_RESOURCE_ID_NOT_FOUND,
    INVALID_RESOURCE_ID_NOT_SUPPORTED,
    INVALID_RESOURCE_TYPE,
    INVALID_RESOURCE_TYPE_NOT_FOUND,
    INVALID_RESOURCE_TYPE_NOT_FOUND_400,
    INVALID_SCOPE,
    INVALID_SECURITY_GROUP_ASSOCIATION_NOT_FOUND,
    INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED,
    INVALID_SECURITY_GROUP_ID,
    INVALID_SECURITY_GROUP_ID_MALFORMED,
    INVALID_SECURITY_GROUP_ID_NOT_FOUND,
    INVALID_SECURITY_GROUP_ID_NOT_FOUND_400,
    INVALID_SECURITY_GROUP_ID_NOT_VPC,
    INVALID_SECURITY_GROUP_INVALID_NETWORK_TYPE,
    INVALID_SECURITY_GROUP_IS_SAME,
    INVALID_SECURITY_GROUP_NAME_MALFORMED,
    INVALID_SECURITY_GROUP_NOT_FOUND,
    INVALID_SECURITY_GROUP_NOT_IN_DEFAULT_VPC,
    INVALID_SECURITY_GROUP_RULE_ID_NOT_FOUND,
    INVALID_SECURITY_GROUP_RULE_RULE_NOT_EXIST,
    INVALID_SECURITY_GROUP_TYPE_NOT_SUPPORT_CLASSIC,
    INVALID_SECURITY_GROUP_VPC_NOT_BELONG_TO_ONE_VPC,
    INVALID_SECURITY_TOKEN_EXPIRED,
    INVALID_SECURITY_TOKEN_MALFORMED,
    INVALID_SECURITY_TOKEN_MISMATCH_WITH_ACCESS_KEY,
    INVALID_SOURCE_CIDR_IP_MALFORMED,
    INVALID_SOURCE_GROUP_ID_MISMATCH,
    INVALID_SOURCE_GROUP_ID_MISMATCH_403,
    INVALID_SOURCE_GROUP_ID_NOT_FOUND,
    INVALID_SOURCE_GROUP_NOT_FOUND,
    INVALID_SOURCE_OR_DEST_GROUP_ID_DIRECTION_MISSMATCH,
    INVALID_SOURCE_PORT_RANGE_MALFORMED,
    INVALID_SPOT_STRATEGY,
    INVALID_SPOT_STRATEGY_ALT,
    INVALID_STATUS_ENI_OR_INSTANCE_IS_BEING_CREATED,
    INVALID_STATUS_NOT_FOUND,
    INVALID_TAG_COUNT,
    INVALID_TAG_KEY_MALFORMED,
    INVALID_TAG_MISMATCH,
    INVALID_TAG_VALUE_MALFORMED,
    INVALID_TIME_STAMP_EXPIRED,
    INVALID_TIME_STAMP_FORMAT,
    INVALID_USAGE,
    INVALID_USER_DATA_FORBIDDEN,
    INVALID_USER_DATA_NOT_SUPPORTED,
    INVALID_USER_DATA_SIZE_EXCEEDED,
    INVALID_USER_PASS_ROLE_FORBIDDEN,
    INVALID_USER_TYPE_NOT_SUPPORTED,
    INVALID_USER_UNAUTHORIZED,
    INVALID_VERSION,
    INVALID_VPC_DISCRIPTION_MALFORMED,
    INVALID_VPC_EMPTY,
    INVALID_VPC_ID_NOT_FOUND,
    INVALID_VPC_ID_NOT_FOUND_403,
    INVALID_VPC_NAME_MALFORMED,
    INVALID_VPC_ZONE_NOT_SUPPORTED,
    INVALID_VSWITCH_DISCRIPTION_MALFORMED,
    INVALID_VSWITCH_ID_IP_INVALID,
    INVALID_VSWITCH_ID_IP_NOT_ENOUGH,
    INVALID_VSWITCH_ID_MISMATCH,
    INVALID_VSWITCH_ID_NECESSARY,
    INVALID_VSWITCH_ID_NOT_EXIST,
    INVALID_VSWITCH_ID_NOT_FOUND,
    INVALID_VSWITCH_ID_NOT_FOUND_403,
    INVALID_VSWITCH_IPV6_NOT_TURN_ON,
    INVALID_VSWITCH_NAME_MALFORMED,
    INVALID_VSWITCH_NOT_BELONG_TO_VPC,
    INVALID_ZONE_ID_NOT_FOUND,
    INVALID_ZONE_ID_NOT_FOUND_400,
    JOINED_GROUP_LIMIT_EXCEED,
    KEY_PAIR_ALREADY_EXIST,
    LAST_TOKEN_PROCESSING,
    LIMIT_EXCEEDED_CONTROL_POLICY,
    LIMIT_EXCEEDED_CONTROL_POLICY_ATTACHMENT,
    LIMIT_EXCEEDED_FOLDER_DEPTH,
    LIMIT_EXCEEDED_GROUP,
    LIMIT_EXCEEDED_GROUP_POLICY,
    LIMIT_EXCEEDED_OIDC_PROVIDER,
    LIMIT_EXCEEDED_OIDC_PROVIDER_CLIENT_ID,
    LIMIT_EXCEEDED_OIDC_PROVIDER_FINGERPRINT,
    LIMIT_EXCEEDED_POLICY,
    LIMIT_EXCEEDED_POLICY_VERSION,
    LIMIT_EXCEEDED_RESOURCE_GROUP,
    LIMIT_EXCEEDED_ROLE,
    LIMIT_EXCEEDED_ROLE_POLICY,
    LIMIT_EXCEEDED_SAML_PROVIDER,
    LIMIT_EXCEEDED_TAG,
    LIMIT_EXCEEDED_USER,
    LIMIT_EXCEEDED_USER_ACCESS_KEY,
    LIMIT_EXCEEDED_USER_GROUP,
    LIMIT_EXCEEDED_USER_POLICY,
    LIMIT_EXCEEDED_VIRTUAL_MFA_DEVICE,
    LIMIT_EXCEED_ENTRY,
    LIMIT_EXCEED_MAX_ENTRIES,
    LIMIT_EXCEED_PREFIX_LIST_ASSOCIATION_RESOURCE,
    LIMIT_EXCEED_PREFIX_LIST_PER_REGION,
    MALFORMED_POLICY_DOCUMENT,
    MAX_ENI_COUNT_EXCEEDED,
    MAX_ENI_IPV6_IPS_COUNT_EXCEEDED,
    MAX_ENI_PRIVATE_IPS_COUNT_EXCEEDED,
    MISSING_PARAMETER,
    MISSING_PARAMETER_403,
    MISSING_PARAMETER_ACCOUNT_ID,
    MISSING_PARAMETER_DEST,
    MISSING_PARAMETER_HANDSHAKE_ID,
    MISSING_PARAMETER_INSTANCE_ID,
    MISSING_PARAMETER_PRIVATE_POOL_OPTIONS_ID,
    MISSING_PARAMETER_REGION_ID,
    MISSING_PARAMETER_REGION_ID_404,
    MISSING_PARAMETER_RESOURCE_TYPE,
    MISSING_PARAMETER_ROLE_ARN,
    MISSING_PARAMETER_SAML_ASSERTION,
    MISSING_PARAMETER_SAML_PROVIDER_ARN,
    MISSING_PARAMETER_SOURCE,
    MISSING_PARAMETER_STATUS,
    MISSING_PARAMETER_TAGS,
    MISSING_PARAMETER_TAG_OWNER_BID,
    MISSING_PARAMETER_TAG_OWNER_UID,
    MISSING_PARAMETER_TARGET_ENTITY,
    MISSING_PARAMETER_TARGET_TYPE,
    MISSING_PARAMTER_REGION_ID,
    MISSING_SECURITY_TOKEN,
    NOT_BELONG_USER,
    NOT_SUPPORTED_CLASSIC_NETWORK_PREFIX_LIST,
    NOT_SUPPORTED_GRAY_FUNCTION,
    NOT_SUPPORT_ACCOUNT,
    NOT_SUPPORT_ACCOUNT_IN_ANOTHER_RESOURCE_DIRECTORY,
    NOT_SUPPORT_ACCOUNT_TYPE,
    NOT_SUPPORT_DETACH_LAST_CONTROL_POLICY,
    NOT_SUPPORT_ROOT_FOLDER,
    NOT_SUPPORT_SYSTEM_CONTROL_POLICY,
    NO_LICENSE_RESOURCE_DIRECTORY,
    NO_PERMISSION,
    NO_PERMISSION_TAG,
    NO_SUCH_RESOURCE,
    NUMBER_EXCEED_RESOURCE_IDS,
    NUMBER_EXCEED_TAGS,
    OPERATION_CONFLICT,
    OPERATION_CONFLICT_ALT,
    OPERATION_DENIED,
    OPERATION_DENIED_403,
    OPERATION_DENIED_INCONSISTENT_NETWORK,
    OPERATION_DENIED_INVALID_NETWORK_TYPE,
    OPERATION_DENIED_NO_STOCK,
    OPERATION_DENIED_QUOTA_EXCEED,
    OPERATION_DENIED_SPOT_PRICE_LOWER_THAN_PUBLIC_PRICE,
    OPERATION_UNSUPPORTED_IPV6,
    PERMISSION_DENIED_SCOPE,
    PERMISSION_DENIED_TAG_OWNER_UID,
    QUOTA_EXCEEDED_ACCOUNT_COUNT,
    QUOTA_EXCEEDED_EIP,
    QUOTA_EXCEEDED_FOLDER_COUNT,
    QUOTA_EXCEEDED_HANDSHAKE_COUNT,
    QUOTA_EXCEEDED_PRIVATE_IP_ADDRESS,
    QUOTA_EXCEEDED_VPC,
    QUOTA_EXCEEDED_VSWITCH,
    QUOTA_EXCEED_ELASTIC_QUOTA,
    QUOTA_EXCEED_KEY_PAIR,
    QUOTA_EXCEED_SECURITY_GROUP,
    QUOTA_EXCEED_TAGS,
    REQUEST_ENTITY_TOO_LARGE,
    REQUEST_TIMEOUT,
    REQUEST_URI_TOO_LONG,
    RESOURCE_NOT_AVAILABLE_EIP,
    SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
    SECURITY_GROUP_INSTANCE_LIMIT_EXCEEDED,
    SECURITY_GROUP_RULE_NOT_FOUND,
    SERVICE_UNAVAILABLE,
    SERVICE_UNAVAILABLE_500,
    SERVICE_UNAVAILABLE_REGION_MAINTAINING,
    SIGNATURE_DOES_NOT_MATCH,
    SIGNATURE_NONCE_USED,
    THROTTLING,
    THROTTLING_USER,
    UNAUTHORIZED_EMPTY_REGION,
    UNAVAILABLE_REGIONS,
    UNSUPPORTED_HTTP_METHOD,
    UNSUPPORTED_OPERATION,
    UNSUPPORTED_PARAMETER,
    VPC_NOT_FOUND,
];

/// What to do about a code, sorted by code.
pub static ADVICE: &[(&str, &str)] = &[
    (
        "InvalidAccessKeyId.NotFound",
        "Use an access key of this region; `kanmon up` prints one and saves it.",
    ),
    (
        "InvalidTimeStamp.Expired",
        "Set the clock of the machine that signs.",
    ),
    (
        "SignatureDoesNotMatch",
        "Compare the string to sign in the message with your own; the first difference is the cause. If they are equal, the access key secret is wrong.",
    ),
    (
        "UnsupportedOperation",
        "See docs/reference/README.md for what is offered.",
    ),
];
