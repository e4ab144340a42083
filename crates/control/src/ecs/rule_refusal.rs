//! The documented error of every way in which a change of rules is not possible.
//!
//! Where two codes stand for one thing the newer one is answered. Some codes have another status, or another
//! code, in another operation; the three families differ.
//!
//! Source: ECS API, `AuthorizeSecurityGroup`, error codes; ECS API, `RevokeSecurityGroup`, error codes;
//! ECS API, `ModifySecurityGroupRule`, error codes. Choice: docs/decisions/0014-rules-on-the-wire.md

use cloud_id::SecurityGroupId;
use header_space::Direction;
use openapi::{ApiError, ErrorRow, errors};
use secgroup::{
    AuthorizeError, ModifyRuleError, NewRule, Peer, Ports, RevokeError, RuleError, RuleLimit,
    RuleSpec, SecurityGroup, Traffic,
};

/// The families of operations whose tables of errors differ.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RuleOperation {
    /// `AuthorizeSecurityGroup`, `…Egress`, `ConfigureSecurityGroupPermissions`.
    Authorize,
    /// `RevokeSecurityGroup`, `…Egress`.
    Revoke,
    /// `ModifySecurityGroupRule`, `…EgressRule`.
    Modify,
}

/// Why rules were not added. `enis` names the ENIs that would have too many rules, given what the fullest would
/// have and what each may have.
pub(super) fn of_authorize(
    group: &SecurityGroup,
    asked: &[NewRule],
    error: AuthorizeError,
    enis: impl Fn(u32, u32) -> String,
) -> ApiError {
    match error {
        AuthorizeError::Managed => managed(group),
        AuthorizeError::Rule { index, error } => {
            let spec = &asked[index].spec;
            let refusal = of_rule_said(RuleOperation::Authorize, spec, error);
            if asked.len() == 1 {
                refusal
            } else {
                in_batch(refusal, index)
            }
        }
        AuthorizeError::Duplicate { first, second } => duplicate(first, second),
        AuthorizeError::Limit(limit) => of_limit(RuleOperation::Authorize, limit, enis),
    }
}

/// Why rules were not taken out.
pub(super) fn of_revoke(group: &SecurityGroup, error: RevokeError) -> ApiError {
    match error {
        RevokeError::Managed => managed(group),
        RevokeError::Duplicate { first, second } => duplicate(first, second),
        RevokeError::RepeatedId { id } => {
            errors::INVALID_PARAM_SECURITY_GROUP_RULE_ID_REPEATED.with(id)
        }
        RevokeError::UnknownId { id } => errors::INVALID_PARAM_SECURITY_GROUP_RULE_ID
            .with(format_args!("the group has no rule {id} in this direction")),
    }
}

/// Why a rule was not modified.
pub(super) fn of_modify(
    group: &SecurityGroup,
    direction: Direction,
    error: ModifyRuleError,
    enis: impl Fn(u32, u32) -> String,
) -> ApiError {
    match error {
        ModifyRuleError::Managed => managed(group),
        ModifyRuleError::Nothing => errors::INVALID_PARAM_INVALID_MODIFY_RULE_REQUEST.with(error),
        ModifyRuleError::UnknownRule => errors::SECURITY_GROUP_RULE_NOT_FOUND.with(error),
        ModifyRuleError::PeerKind => {
            errors::INVALID_OPERATION_MODIFY_SG_RULE_ENTITY_TYPE.with(error)
        }
        ModifyRuleError::NicType => errors::INVALID_OPERATION_MODIFY_NIC_TYPE.with(error),
        ModifyRuleError::PortsKind => errors::INVALID_OPERATION_MODIFY_PORT_RANGE_TYPE.with(error),
        ModifyRuleError::Rule(error) => of_rule(RuleOperation::Modify, direction, error),
        ModifyRuleError::Duplicate { .. } => errors::INVALID_OPERATION_RULE_DUPLICATE.with(error),
        ModifyRuleError::Limit(limit) => of_limit(RuleOperation::Modify, limit, enis),
    }
}

/// Why a group cannot have a rule, when the whole rule is known: then what is unknown is named, and a prefix list
/// has its own code where its family does not fit.
pub(super) fn of_rule_said(
    operation: RuleOperation,
    spec: &RuleSpec,
    error: RuleError,
) -> ApiError {
    let is_family = matches!(
        error,
        RuleError::Ipv4ProtocolWithIpv6 | RuleError::Ipv6ProtocolWithIpv4
    );
    // With a near side of its own family, the near side is what was found first.
    if is_family && spec.local.is_none() && matches!(spec.peer, Peer::PrefixList(_)) {
        return of_rule(operation, spec.direction, RuleError::PrefixListFamily);
    }
    let row = row_of(operation, spec.direction, error);
    match (error, &spec.peer, &spec.traffic) {
        (RuleError::UnknownPeerGroup, Peer::Group { group, owner }, _) => {
            row.with(format_args!("{group} of account {owner}"))
        }
        (RuleError::UnknownPrefixList, Peer::PrefixList(list), _) => row.with(list),
        (
            RuleError::UnknownPortRangeList,
            _,
            Traffic::Ports {
                ports: Ports::List(list),
                ..
            },
        ) => row.with(list),
        (_, _, _) => of_rule(operation, spec.direction, error),
    }
}

/// Why a group cannot have a rule.
pub(super) fn of_rule(
    operation: RuleOperation,
    direction: Direction,
    error: RuleError,
) -> ApiError {
    let row = row_of(operation, direction, error);
    if row.message.contains("{}") {
        row.with(error)
    } else {
        row.error()
    }
}

fn row_of(operation: RuleOperation, direction: Direction, error: RuleError) -> &'static ErrorRow {
    use Direction::{Egress, Ingress};
    use RuleOperation::{Authorize, Modify, Revoke};
    match error {
        RuleError::ProtocolAndPorts => match operation {
            Authorize => &errors::OPERATION_DENIED,
            Modify => &errors::INVALID_PARAM_PROTOCOL_AND_PORT_RANGE_MISMATCH,
            Revoke => &errors::INVALID_PARAM_PORT_RANGE,
        },
        RuleError::ProtocolWithPortRangeList => {
            &errors::INVALID_PARAM_PROTOCOL_NOT_SUPPORT_PORT_RANGE_LIST
        }
        RuleError::Ipv4ProtocolWithIpv6 => match operation {
            Authorize | Revoke => &errors::INVALID_PARAM_IPV4_PROTOCOL_CONFLICT_WITH_IPV6_ADDRESS,
            Modify => &errors::INVALID_PARAM_PROTOCOL_AND_ADDRESS_FAMILY_MISMATCH,
        },
        RuleError::Ipv6ProtocolWithIpv4 => match operation {
            Authorize | Revoke => &errors::INVALID_PARAM_IPV6_PROTOCOL_CONFLICT_WITH_IPV4_ADDRESS,
            Modify => &errors::INVALID_PARAM_PROTOCOL_AND_ADDRESS_FAMILY_MISMATCH,
        },
        RuleError::FamiliesMixed => &errors::INVALID_PARAMETER_CONFLICT,
        RuleError::SameBothSides => &errors::INVALID_PARAMTER_CONFLICT,
        RuleError::OwnGroupAsPeer => match (operation, direction) {
            (Authorize, Egress) => &errors::INVALID_SECURITY_GROUP_IS_SAME,
            (Authorize, Ingress) | (Modify, _) => &errors::INVALID_PARAMTER_CONFLICT_403,
            (Revoke, _) => &errors::INVALID_PARAMTER_CONFLICT,
        },
        RuleError::AdvancedNamesGroup => &errors::INVALID_GROUP_PARAMETER_OPERATION_DENIED,
        RuleError::PeerIsAdvanced => &errors::INVALID_GROUP_AUTH_PARAMETER_OPERATION_DENIED,
        RuleError::UnknownPeerGroup => match direction {
            Ingress => &errors::INVALID_SOURCE_GROUP_ID_NOT_FOUND,
            Egress => &errors::INVALID_DEST_GROUP_ID_NOT_FOUND,
        },
        RuleError::PeerInOtherVpc => mismatch(direction),
        RuleError::PeerInOtherNetworkType => match operation {
            Authorize => &errors::INVALID_NETWORK_TYPE_CONFLICT,
            Modify => &errors::INVALID_NETWORK_TYPE_MISMATCH,
            Revoke => mismatch(direction),
        },
        RuleError::GroupPeerOnInternet => match (operation, direction) {
            (Authorize | Modify, Ingress) => &errors::INVALID_SOURCE_GROUP_ID_MISMATCH_403,
            (Authorize | Modify, Egress) => &errors::INVALID_DEST_GROUP_ID_MISMATCH_403,
            (Revoke, _) => mismatch(direction),
        },
        RuleError::UnknownPrefixList => &errors::INVALID_PREFIX_LIST_ID_NOT_FOUND,
        RuleError::PrefixListFamily => &errors::INVALID_PARAM_PREFIX_LIST_ADDRESS_FAMILY_MISMATCH,
        RuleError::PrefixListUsers { .. } => &errors::LIMIT_EXCEED_PREFIX_LIST_ASSOCIATION_RESOURCE,
        RuleError::UnknownPortRangeList => &errors::INVALID_PORT_RANGE_LIST_ID_NOT_FOUND,
        RuleError::PortRangeListUsers { .. } => limit_row(operation),
        RuleError::PrefixListInClassic => &errors::NOT_SUPPORTED_CLASSIC_NETWORK_PREFIX_LIST,
        RuleError::NotInClassic => &errors::INVALID_SECURITY_GROUP_INVALID_NETWORK_TYPE,
        RuleError::ClassicIntranetBlock => match direction {
            Ingress => &errors::INVALID_PARAM_SOURCE_CIDR_IP,
            Egress => &errors::INVALID_PARAM_DEST_CIDR_IP,
        },
    }
}

fn mismatch(direction: Direction) -> &'static ErrorRow {
    match direction {
        Direction::Ingress => &errors::INVALID_SOURCE_GROUP_ID_MISMATCH,
        Direction::Egress => &errors::INVALID_DEST_GROUP_ID_MISMATCH,
    }
}

fn of_limit(
    operation: RuleOperation,
    limit: RuleLimit,
    enis: impl Fn(u32, u32) -> String,
) -> ApiError {
    match limit {
        RuleLimit::GroupPeers { .. } => errors::AUTHORIZED_GROUP_RULE_LIMIT_EXCEED.with(limit),
        RuleLimit::Group { .. } => limit_row(operation).with(limit),
        RuleLimit::Eni {
            wanted,
            limit: most,
        } => limit_row(operation).with(format_args!("{limit}: {}", enis(wanted, most))),
    }
}

fn limit_row(operation: RuleOperation) -> &'static ErrorRow {
    match operation {
        RuleOperation::Authorize | RuleOperation::Revoke => &errors::AUTHORIZATION_LIMIT_EXCEED,
        RuleOperation::Modify => &errors::AUTHORIZATION_LIMIT_EXCEED_400,
    }
}

fn duplicate(first: usize, second: usize) -> ApiError {
    errors::INVALID_PARAM_DUPLICATE_PERMISSIONS.with(format_args!(
        "Permissions.{} and Permissions.{} say the same",
        first + 1,
        second + 1
    ))
}

/// The error, saying which rule of a batch it is about.
pub(crate) fn in_batch(error: ApiError, index: usize) -> ApiError {
    let message = format!("Permissions.{}: {}", index + 1, error.message);
    ApiError { message, ..error }
}

/// Another product manages the group: which, and why.
pub(crate) fn managed(group: &SecurityGroup) -> ApiError {
    let service = group.managed_by.as_ref().map_or("", |by| &by.service_id);
    managed_by(&group.id, service)
}

/// The same, where the group itself is not at hand.
pub(super) fn managed_by(group: &SecurityGroupId, service: &str) -> ApiError {
    errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT
        .with(format_args!("{group} is held by {service}: {WHY_MANAGED}"))
}

/// Why a managed group cannot be changed.
pub(crate) const WHY_MANAGED: &str = "the service made the group and keeps it: it can be read, and neither changed, deleted, joined nor left";
