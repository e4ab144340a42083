//! Every documented error of security groups, lists, tags, key pairs, catalogues and what belongs to instances is shown by a golden file, or it is said here why
//! no request gets it.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use openapi::Operation;
use support::operation;

/// A step of a golden file that was refused, or that its comment says is refused.
struct Refusal {
    place: String,
    operation: String,
    announced: Option<(u16, String)>,
    answered: Option<(u16, String)>,
}

#[test]
fn a_comment_that_announces_an_error_names_the_one_that_is_answered() {
    for refusal in refusals() {
        if refusal.announced.is_some() {
            assert_eq!(refusal.announced, refusal.answered, "{}", refusal.place);
        }
    }
}

/// holds: K7
#[test]
fn every_documented_error_is_shown_or_explained() {
    let shown: BTreeSet<(String, u16, String)> = refusals()
        .into_iter()
        .filter_map(|refusal| {
            let (status, code) = refusal.answered?;
            Some((operation(&refusal.operation).to_string(), status, code))
        })
        .collect();
    let mut open = Vec::new();
    for name in OPERATIONS {
        let operation = operation(name);
        for row in operation.errors.iter().filter(|row| row.status < 500) {
            let is_shown = shown.contains(&(operation.to_string(), row.status, row.code.into()));
            let why = explanation(operation, row.status, row.code);
            match (is_shown, why) {
                (false, None) => open.push(format!("{operation}: {} {}", row.status, row.code)),
                (true, Some(why)) => {
                    open.push(format!(
                        "{operation}: {} {} is shown, yet: {why}",
                        row.status, row.code
                    ));
                }
                (true, None) | (false, Some(_)) => {}
            }
        }
    }
    assert!(open.is_empty(), "{} rows:\n{}", open.len(), open.join("\n"));
}

/// holds: K7
#[test]
fn every_row_of_interfaces_and_instances_is_shown_or_explained() {
    let shown: BTreeSet<(String, u16, String)> = refusals()
        .into_iter()
        .filter_map(|refusal| {
            let (status, code) = refusal.answered?;
            Some((refusal.operation, status, code))
        })
        .collect();
    let mut open = Vec::new();
    for (operations, status, codes) in INTERFACES_AND_INSTANCES {
        for (operation, code) in operations
            .split(' ')
            .flat_map(|operation| codes.split(' ').map(move |code| (operation, code)))
        {
            assert!(
                self::operation(operation).declares(code, *status),
                "{operation} does not declare {status} {code}"
            );
            let is_shown = shown.contains(&(operation.to_owned(), *status, code.to_owned()));
            let why = OF_INTERFACES_NOT_SHOWN
                .iter()
                .find(|(names, row, _)| *row == code && names.split(' ').any(|it| it == operation))
                .map(|(_, _, why)| *why);
            match (is_shown, why) {
                (false, None) => open.push(format!("{operation}: {code}")),
                (true, Some(why)) => {
                    open.push(format!("{operation}: {code} is shown, yet: {why}"));
                }
                (true, None) | (false, Some(_)) => {}
            }
        }
    }
    assert!(open.is_empty(), "{} rows:\n{}", open.len(), open.join("\n"));
}

fn explanation(operation: &Operation, status: u16, code: &str) -> Option<&'static str> {
    let full = operation.to_string();
    let is_of = |names: &str| {
        names == "*"
            || names
                .split_whitespace()
                .any(|name| name == operation.name || name == full)
    };
    NOT_SHOWN
        .iter()
        .find(|(names, row, _)| is_of(names) && *row == format!("{status} {code}"))
        .map(|(_, _, why)| *why)
}

fn refusals() -> Vec<Refusal> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = |path: &Path| {
        let entries = fs::read_dir(path).expect("golden files are there");
        entries
            .map(|entry| entry.expect("a folder can be listed").path())
            .collect::<Vec<_>>()
    };
    let folders = entries(&root).into_iter().filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| entries(&folder));
    let mut refusals = Vec::new();
    for path in files.filter(|path| path.extension().is_some_and(|it| it == "txt")) {
        let text = fs::read_to_string(&path).expect("a golden file is text");
        let place = path
            .strip_prefix(&root)
            .expect("it is below")
            .display()
            .to_string();
        refusals.extend(refusals_of(&place, &text));
    }
    refusals
}

fn refusals_of(place: &str, text: &str) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut announced = None;
    let mut step = String::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        if let Some(comment) = line.strip_prefix("# ") {
            announced = announcement(comment).or(announced);
        } else if let Some(head) = line.strip_prefix("> ") {
            step = head.split(' ').next().unwrap_or_default().to_owned();
        } else if let Some(status) = line.strip_prefix("< ") {
            let status: u16 = status.parse().expect("a status");
            let body = lines.clone().take(4).map(|(_, line)| line);
            let code = body.filter_map(code_of).next();
            refusals.push(Refusal {
                place: format!("{place}:{}", number + 1),
                operation: step.clone(),
                announced: announced.take(),
                answered: code.filter(|_| status != 200).map(|code| (status, code)),
            });
        }
    }
    refusals
}

/// `404 InvalidVpcId.NotFound: …` in a comment.
fn announcement(comment: &str) -> Option<(u16, String)> {
    let (status, rest) = comment.split_once(' ')?;
    let status: u16 = status
        .parse()
        .ok()
        .filter(|status| (400..600).contains(status))?;
    Some((
        status,
        rest.split(':').next().unwrap_or_default().to_owned(),
    ))
}

fn code_of(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("\"Code\": \"")?;
    Some(rest.split('"').next().unwrap_or_default().to_owned())
}

const OPERATIONS: &[&str] = &[
    "CreateSecurityGroup",
    "DeleteSecurityGroup",
    "DescribeSecurityGroups",
    "DescribeSecurityGroupAttribute",
    "DescribeSecurityGroupReferences",
    "ModifySecurityGroupAttribute",
    "ModifySecurityGroupPolicy",
    "AuthorizeSecurityGroup",
    "AuthorizeSecurityGroupEgress",
    "RevokeSecurityGroup",
    "RevokeSecurityGroupEgress",
    "ModifySecurityGroupRule",
    "ModifySecurityGroupEgressRule",
    "JoinSecurityGroup",
    "LeaveSecurityGroup",
    "CreatePrefixList",
    "DeletePrefixList",
    "DescribePrefixLists",
    "DescribePrefixListAttributes",
    "DescribePrefixListAssociations",
    "ModifyPrefixList",
    "CreatePortRangeList",
    "DeletePortRangeList",
    "DescribePortRangeLists",
    "DescribePortRangeListEntries",
    "DescribePortRangeListAssociations",
    "ModifyPortRangeList",
    "Ecs:TagResources",
    "Ecs:UntagResources",
    "Ecs:ListTagResources",
    "Vpc:TagResources",
    "Vpc:UnTagResources",
    "Vpc:ListTagResources",
    "AddTags",
    "RemoveTags",
    "DescribeTags",
    "DescribeResourceByTags",
    "JoinResourceGroup",
    "CreateKeyPair",
    "ImportKeyPair",
    "DeleteKeyPairs",
    "DescribeKeyPairs",
    "AttachKeyPair",
    "DetachKeyPair",
    "AttachInstanceRamRole",
    "DetachInstanceRamRole",
    "DescribeInstanceRamRole",
    "DescribeInstanceTypes",
    "DescribeInstanceTypeFamilies",
    "DescribeAvailableResource",
    "DescribeImages",
    "DescribeAccountAttributes",
    "DescribeDisks",
    "DescribeUserData",
    "DescribeInstanceAutoRenewAttribute",
    "ModifyInstanceMetadataOptions",
    "ModifyInstanceVpcAttribute",
    "CreateNetworkInterfacePermission",
    "DeleteNetworkInterfacePermission",
    "DescribeNetworkInterfacePermissions",
];

/// What is documented of ENIs and of the life of instances: these tables hold rows of many other products, so that the
/// ones that matter here are named. The codes are those of every operation beside them.
///
/// Source: ECS API, error codes of the operations.
const INTERFACES_AND_INSTANCES: &[(&str, u16, &str)] = &[
    (
        "ModifyInstanceAttribute",
        400,
        "InvalidNetworkType.NotSupported InvalidOperation.EniCountExceeded",
    ),
    (
        "ModifyInstanceAttribute",
        403,
        "InvalidOperation.MultiGroupType",
    ),
    (
        "ModifyInstanceAttribute",
        404,
        "InvalidParameter.SecurityGroupIdRepeated InvalidSecurityGroupId.NotFound",
    ),
    (
        "CreateNetworkInterface",
        404,
        "InvalidVSwitchId.NotFound InvalidSecurityGroupId.NotFound",
    ),
    (
        "CreateNetworkInterface",
        403,
        "InvalidVSwitchId.IpNotEnough InvalidVSwitchId.IpInvalid InvalidIp.Address \
         InvalidIp.IpRepeated MaxEniCountExceeded MaxEniPrivateIpsCountExceeded \
         SecurityGroupInstanceLimitExceed InvalidOperation.VpcMismatch \
         InvalidSecurityGroupId.NotVpc",
    ),
    (
        "CreateNetworkInterface",
        400,
        "InvalidPrivateIpAddress.Duplicated JoinedGroupLimitExceed InvalidParameter.Conflict",
    ),
    (
        "AttachNetworkInterface",
        403,
        "InvalidOperation.AvailabilityZoneMismatch InvalidOperation.VpcMismatch \
         EniPerInstanceLimitExceeded",
    ),
    (
        "AttachNetworkInterface",
        400,
        "InvalidOperation.InvalidEniState InvalidOperation.InvalidEcsState",
    ),
    (
        "AttachNetworkInterface",
        404,
        "InvalidEcsId.NotFound InvalidEniId.NotFound",
    ),
    (
        "DetachNetworkInterface",
        400,
        "InvalidOperation.DetachPrimaryEniNotAllowed",
    ),
    ("DetachNetworkInterface", 403, "InvalidOperation.EniLinked"),
    (
        "DeleteNetworkInterface",
        400,
        "InvalidOperation.InvalidEniState",
    ),
    ("DeleteNetworkInterface", 404, "InvalidEniId.NotFound"),
    (
        "ModifyNetworkInterfaceAttribute",
        404,
        "InvalidParameter.SecurityGroupIdRepeated \
         InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc",
    ),
    (
        "ModifyNetworkInterfaceAttribute",
        403,
        "InvalidOperation.MultiGroupType AclLimitExceed InvalidOperation.EniCountExceeded",
    ),
    (
        "ModifyNetworkInterfaceAttribute",
        400,
        "InvalidParameter.EniConnectionTrackingConfiguration",
    ),
    (
        "AssignPrivateIpAddresses",
        403,
        "InvalidIp.IpAssigned InvalidIp.IpRepeated MaxEniPrivateIpsCountExceeded \
         InvalidOperation.Ipv4CountExceeded",
    ),
    ("UnassignPrivateIpAddresses", 403, "InvalidIp.IpUnassigned"),
    (
        "AssignIpv6Addresses",
        403,
        "InvalidVSwitch.Ipv6NotTurnOn InvalidOperation.Ipv6NotSupport \
         InvalidOperation.Ipv6CountExceeded MaxEniIpv6IpsCountExceeded",
    ),
    (
        "RunInstances CreateInstance",
        403,
        "OperationDenied.InconsistentNetwork SecurityGroupInstanceLimitExceed \
         InvalidUserData.Forbidden",
    ),
    (
        "RunInstances CreateInstance",
        404,
        "InvalidSecurityGroupId.NotFound InvalidRamRole.NotFound",
    ),
    (
        "RunInstances CreateInstance",
        401,
        "InvalidRamRole.NotEcsRole",
    ),
    (
        "RunInstances CreateInstance",
        400,
        "InvalidUserData.SizeExceeded InvalidUserData.NotSupported \
         InvalidHttpEndpoint.NotSupported InvalidHttpTokens.NotSupported \
         InvalidHttpPutResponseHopLimit.NotSupported",
    ),
    (
        "StartInstance StopInstance RebootInstance DeleteInstance",
        403,
        "IncorrectInstanceStatus InstanceLockedForSecurity",
    ),
    (
        "StartInstance StopInstance RebootInstance DeleteInstance",
        404,
        "InvalidInstanceId.NotFound",
    ),
    (
        "DeleteInstance",
        403,
        "InvalidOperation.DeletionProtection ChargeTypeViolation \
         IncorrectInstanceStatus.Initializing",
    ),
];

/// Operations, code, and why no golden file shows it.
const OF_INTERFACES_NOT_SHOWN: &[(&str, &str, &str)] = &[
    (
        "ModifyInstanceAttribute ModifyNetworkInterfaceAttribute",
        "InvalidOperation.EniCountExceeded",
        "65,536 ENIs; the mapping is tested beside the code",
    ),
    (
        "CreateNetworkInterface RunInstances CreateInstance",
        "SecurityGroupInstanceLimitExceed",
        INSTANCES,
    ),
    (
        "ModifyNetworkInterfaceAttribute",
        "AclLimitExceed",
        INSTANCES,
    ),
    (
        "CreateNetworkInterface",
        "MaxEniCountExceeded",
        "an account has no limit of ENIs here",
    ),
    (
        "AttachNetworkInterface",
        "InvalidOperation.InvalidEcsState",
        NO_STATE,
    ),
    (
        "DetachNetworkInterface",
        "InvalidOperation.EniLinked",
        NO_STATE,
    ),
    (
        "AssignIpv6Addresses",
        "InvalidOperation.Ipv6NotSupport",
        "every type of the catalogue has IPv6",
    ),
    (
        "RunInstances CreateInstance",
        "InvalidUserData.SizeExceeded",
        "the bound is tested beside the code, ecs/instance_words.rs",
    ),
    (
        "RunInstances CreateInstance",
        "InvalidUserData.Forbidden",
        NO_STATE,
    ),
    (
        "StartInstance StopInstance RebootInstance DeleteInstance",
        "InstanceLockedForSecurity",
        NO_STATE,
    ),
    (
        "DeleteInstance",
        "ChargeTypeViolation",
        "nothing is paid for in advance",
    ),
    (
        "DeleteInstance",
        "IncorrectInstanceStatus.Initializing",
        NO_STATE,
    ),
];

/// Operations, row, and why no golden file shows it. `*` is every operation.
const NOT_SHOWN: &[(&str, &str, &str)] = &[
    (
        "AttachInstanceRamRole",
        "403 InvalidUser.PassRoleForbidden",
        "golden files are played by accounts, which may pass their roles; tests/instance_roles.rs shows it",
    ),
    (
        "DetachInstanceRamRole",
        "403 InvalidUser.PassRoleForbidden",
        "who takes a role away passes none",
    ),
    // Of two codes for the same thing, one is answered.
    (RULES, "400 InvalidSourceCidrIp.Malformed", NEWER),
    (RULES, "400 InvalidDestCidrIp.Malformed", NEWER),
    (RULES, "400 InvalidParameter.Ipv6CidrIp", NEWER),
    (RULES, "400 InvalidSourceGroup.NotFound", NEWER),
    (RULES, "400 InvalidDestGroup.NotFound", NEWER),
    (RULES, "400 InvalidIpProtocol.Malformed", NEWER),
    (RULES, "400 InvalidIpPortRange.Malformed", NEWER),
    (RULES, "400 MissingParameter", NEWER),
    (RULES, "403 MissingParameter", NEWER),
    (MODIFY, "400 OperationDenied", NEWER),
    (MODIFY, "403 AuthorizationLimitExceed", NEWER),
    (REVOKE, "400 InvalidSecurityGroupId.NotFound", NEWER),
    (REVOKE, "404 InvalidSecurityGroupRuleId.NotFound", NEWER),
    (
        "AuthorizeSecurityGroupEgress",
        "403 InvalidParamter.Conflict",
        NEWER,
    ),
    (
        "AuthorizeSecurityGroup",
        "403 InvalidNetworkType.Mismatch",
        NEWER,
    ),
    (
        "DeleteSecurityGroup",
        "404 InvalidSecurityGroupId.NotFound",
        NEWER,
    ),
    (
        "CreateSecurityGroup",
        "400 InvalidDescription.Malformed",
        NEWER,
    ),
    (
        "JoinSecurityGroup",
        "403 InstanceSecurityGroupLimitExceeded",
        NEWER,
    ),
    (
        "LeaveSecurityGroup",
        "403 InstanceNotInSecurityGroup",
        NEWER,
    ),
    (MEMBER, "403 InvalidParam.Malformed", NEWER),
    (PORT_LISTS, "400 LimitExceed.MaxEntries", NEWER),
    (TAGS, "400 OperationDenied.QuotaExceed", NEWER),
    (TAGS, "400 InvalidTagCount", NEWER),
    (TAGS, "403 InvalidResourceId.NotSupported", NEWER),
    // Revoking what is not there succeeds.
    (
        REVOKE,
        "400 InvalidSecurityGroupRule.RuleNotExist",
        SUCCEEDS,
    ),
    (REVOKE, "403 InvalidGroupAuthItem.NotFound", SUCCEEDS),
    (
        "DescribeSecurityGroups",
        "404 InvalidVpcId.NotFound",
        SUCCEEDS,
    ),
    (
        "ListTagResources",
        "404 InvalidResourceId.NotFound",
        SUCCEEDS,
    ),
    ("ListTagResources", "404 MissingParameter.Tags", SUCCEEDS),
    // Whoever may not is told that nothing is there.
    (
        "*",
        "401 InvalidOperation.SecurityGroupNotAuthorized",
        STRANGER,
    ),
    (
        "JoinSecurityGroup",
        "400 InvalidOperation.EniAndGroupNotBelongSameUser",
        STRANGER,
    ),
    ("JoinSecurityGroup", "400 NotBelongUser", STRANGER),
    (TAGS, "403 NoPermission.Tag", STRANGER),
    (TAGS, "403 PermissionDenied.Scope", STRANGER),
    (TAGS, "403 PermissionDenied.TagOwnerUid", STRANGER),
    // States that do not occur here.
    ("CreateSecurityGroup", "400 IncorrectVpcStatus", NO_STATE),
    ("CreateSecurityGroup", "403 IncorrectVpcStatus", NO_STATE),
    (MEMBER, "400 InvalidOperation.InvalidEniState", NO_STATE),
    (MEMBER, "403 InvalidOperation.InvalidEniType", NO_STATE),
    (
        MEMBER,
        "400 InvalidStatus.EniOrInstanceIsBeingCreated",
        NO_STATE,
    ),
    (MEMBER, "403 Forbidden.InstanceIsBeingCreated", NO_STATE),
    (MEMBER, "403 IncorrectInstanceStatus", NO_STATE),
    (MEMBER, "403 InstanceLockedForSecurity", NO_STATE),
    (
        "LeaveSecurityGroup",
        "404 InvalidVSwitchId.NotFound",
        NO_STATE,
    ),
    (
        "JoinSecurityGroup",
        "400 InvalidOperation.NotSupportEnterpriseGroup",
        NO_STATE,
    ),
    (
        "CreatePrefixList ModifyPrefixList",
        "404 NotSupported.GrayFunction",
        NO_STATE,
    ),
    (
        AUTHORIZE,
        "400 InvalidNicType.Mismatch",
        "each card may have the rule",
    ),
    // The lists of the API share their tables.
    (
        "ModifyPortRangeList",
        "400 InvalidOperation.MaxCountExceed",
        OF_ANOTHER,
    ),
    (
        "ModifyPortRangeList",
        "400 InvalidOperation.MaxEntriesCountExceed",
        OF_ANOTHER,
    ),
    (
        "CreateSecurityGroup",
        "403 InvalidOperation.ResourceManagedByCloudProduct",
        OF_ANOTHER,
    ),
    (TAGS, "400 Invalid.Scope", OF_ANOTHER),
    (TAGS, "400 InvalidTag.Mismatch", OF_ANOTHER),
    (TAGS, "404 MissingParameter.TagOwnerBid", OF_ANOTHER),
    (TAGS, "404 MissingParameter.TagOwnerUid", OF_ANOTHER),
    (
        "UntagResources ListTagResources",
        "400 Duplicate.TagKey",
        OF_ANOTHER,
    ),
    (
        "UntagResources",
        "400 InvalidTagValue.Malformed",
        OF_ANOTHER,
    ),
    ("ListTagResources", "400 NumberExceed.Tags", OF_ANOTHER),
    // Shown by other tests.
    ("CreateSecurityGroup", "403 IdempotentProcessing", FRAME),
    (MEMBER, "409 InvalidOperation.Conflict", FRAME),
    (
        "CreateSecurityGroup",
        "403 QuotaExceed.SecurityGroup",
        LIMITS,
    ),
    (AUTHORIZE, "400 AuthorizedGroupRule.LimitExceed", LIMITS),
    (AUTHORIZE, "403 AuthorizationLimitExceed", LIMITS),
    (MODIFY, "400 AuthorizationLimitExceed", LIMITS),
    (
        RULES,
        "403 LimitExceed.PrefixListAssociationResource",
        LIMITS,
    ),
    ("JoinSecurityGroup", "403 AclLimitExceed", LIMITS),
    (
        "JoinSecurityGroup",
        "403 SecurityGroupInstanceLimitExceeded",
        LIMITS,
    ),
    (MEMBER, "403 InvalidOperation.EniServiceManaged", LIMITS),
    (
        "LeaveSecurityGroup",
        "403 InvalidOperation.ResourceManagedByCloudProduct",
        LIMITS,
    ),
    (
        "CreatePrefixList",
        "404 LimitExceed.PrefixListPerRegion",
        LIMITS,
    ),
    (
        "CreatePortRangeList",
        "400 InvalidOperation.MaxCountExceed",
        LIMITS,
    ),
    (
        "Vpc:ListTagResources",
        "400 InvalidTagKey.Malformed",
        "a filter that no tag can pass finds nothing",
    ),
    (
        "JoinSecurityGroup",
        "403 InvalidOperation.NetworkInterfaceCountExceeded",
        "65,536 ENIs; the mapping is tested beside the code",
    ),
    // Key pairs, catalogues and what belongs to instances.
    (
        "DeleteKeyPairs",
        "403 InstanceKeyPairLimitExceeded",
        NO_STATE,
    ),
    (
        "AttachKeyPair",
        "403 InstanceKeyPairLimitExceeded",
        NO_STATE,
    ),
    (
        "AttachKeyPair",
        "400 DependencyViolation.IoOptimize",
        NO_STATE,
    ),
    (
        "CreateKeyPair ImportKeyPair",
        "403 QuotaExceed.KeyPair",
        INSTANCES,
    ),
    (
        "AddTags RemoveTags",
        "403 InvalidResourceId.NotSupported",
        NO_STATE,
    ),
    ("RemoveTags", "400 InvalidResourceType.NotFound", NEWER),
    (
        "CreateNetworkInterfacePermission",
        "403 InvalidOperation.EniServiceManaged",
        INSTANCES,
    ),
    ("DescribeAvailableResource", "400 Invalid.Param", NEWER),
    (
        "DescribeAvailableResource",
        "400 InvalidRegionId.MalFormed",
        NEWER,
    ),
    (
        "DescribeAvailableResource",
        "404 Invalid.NetworkType",
        NEWER,
    ),
    ("DescribeAvailableResource", "404 Invalid.RegionId", NEWER),
    (
        "DescribeAvailableResource",
        "404 InvalidResourceId.NotFound",
        NO_STATE,
    ),
    (
        "DescribeAvailableResource",
        "404 Unavailable.Regions",
        NO_STATE,
    ),
    ("DescribeImages", "400 InvalidParamter", NEWER),
    (
        "DescribeInstanceAutoRenewAttribute",
        "403 IncorrectInstanceStatus",
        NO_STATE,
    ),
    (
        "ModifyInstanceMetadataOptions",
        "400 InvalidImdsAccessPolicyId.NotFound",
        NO_STATE,
    ),
    (
        "ModifyInstanceVpcAttribute",
        "400 IncorrectVSwitchStatus",
        NO_STATE,
    ),
    (
        "ModifyInstanceVpcAttribute",
        "400 InvalidPrivateIp.Changing",
        NO_STATE,
    ),
    ("ModifyInstanceVpcAttribute", "404 NoSuchResource", NEWER),
    (
        "ModifyInstanceVpcAttribute",
        "403 InvalidOperation.ResourceManagedByCloudProduct",
        INSTANCES,
    ),
    (
        "ModifyInstanceVpcAttribute",
        "403 AclLimitExceed",
        INSTANCES,
    ),
    (
        "ModifyInstanceVpcAttribute",
        "403 SecurityGroupInstanceLimitExceed",
        INSTANCES,
    ),
];

const NEWER: &str = "another documented code for the same is answered";
const SUCCEEDS: &str = "what is not there is no error";
const STRANGER: &str = "what belongs to another account is not found";
const NO_STATE: &str = "the state does not occur here";
const OF_ANOTHER: &str = "the table is shared with another operation, which causes it";
const FRAME: &str = "tests/frame.rs";
const LIMITS: &str = "tests/security_group_limits.rs";
const INSTANCES: &str = "tests/instance_limits.rs";

const AUTHORIZE: &str = "AuthorizeSecurityGroup AuthorizeSecurityGroupEgress";
const REVOKE: &str = "RevokeSecurityGroup RevokeSecurityGroupEgress";
const MODIFY: &str = "ModifySecurityGroupRule ModifySecurityGroupEgressRule";
const RULES: &str = "AuthorizeSecurityGroup AuthorizeSecurityGroupEgress RevokeSecurityGroup \
    RevokeSecurityGroupEgress ModifySecurityGroupRule ModifySecurityGroupEgressRule";
const MEMBER: &str = "JoinSecurityGroup LeaveSecurityGroup";
const PORT_LISTS: &str = "CreatePortRangeList ModifyPortRangeList";
const TAGS: &str = "TagResources UntagResources ListTagResources";
