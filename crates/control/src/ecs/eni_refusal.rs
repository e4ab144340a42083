//! Why an ENI cannot be as asked, and the error that each operation documents for it.

use cloud_id::EniId;
use estate::Snapshot;
use openapi::{ApiError, ErrorRow, errors};
use secgroup::{GroupType, JoinError, Network};

use super::draft::AddressRefusal;
use super::rule_refusal;

/// The errors of one operation for each situation.
pub(super) struct EniErrors {
    pub(super) address_malformed: &'static ErrorRow,
    pub(super) address_outside: &'static ErrorRow,
    pub(super) address_taken: &'static ErrorRow,
    pub(super) address_repeated: &'static ErrorRow,
    pub(super) addresses_exhausted: &'static ErrorRow,
    pub(super) no_ipv6: &'static ErrorRow,
    pub(super) group_not_found: &'static ErrorRow,
    pub(super) group_repeated: &'static ErrorRow,
    pub(super) too_many_groups: &'static ErrorRow,
    pub(super) other_network: &'static ErrorRow,
    pub(super) classic_group: &'static ErrorRow,
    pub(super) mixed_types: &'static ErrorRow,
    pub(super) basic_group_full: &'static ErrorRow,
    pub(super) advanced_group_full: &'static ErrorRow,
}

impl EniErrors {
    /// The error for an address that is not given.
    pub(super) fn address(&self, refusal: AddressRefusal) -> ApiError {
        match refusal {
            AddressRefusal::Malformed { text } => self.address_malformed.with(text),
            AddressRefusal::Outside { address } => self.address_outside.with(address),
            AddressRefusal::Taken { address } => self.address_taken.with(address),
            AddressRefusal::Repeated { address } => self.address_repeated.with(address),
            AddressRefusal::Exhausted => self.addresses_exhausted.error(),
            AddressRefusal::NoIpv6 => self.no_ipv6.error(),
        }
    }

    /// The error for groups that the ENI cannot be in; one that is there already is named where it is what stands in
    /// the way.
    pub(super) fn groups(
        &self,
        snapshot: &Snapshot,
        eni: Option<&EniId>,
        error: &JoinError,
    ) -> ApiError {
        match error {
            JoinError::NoGroup => errors::MISSING_PARAMETER.with("SecurityGroupId"),
            JoinError::Repeated { .. } => self.group_repeated.with(error),
            JoinError::TooManyGroups { .. } => self.too_many_groups.with(error),
            JoinError::OtherNetwork { group } => match snapshot.security_group(group) {
                Some(group) if group.network == Network::Classic => self.classic_group.with(error),
                Some(_) | None => self.other_network.with(error),
            },
            JoinError::MixedTypes => self.mixed_types.with(error),
            JoinError::Managed { group, service } => rule_refusal::managed_by(group, service),
            JoinError::TooManyRules { .. } => match eni {
                Some(eni) => errors::ACL_LIMIT_EXCEED.with(format_args!("{error}: {eni}")),
                None => errors::ACL_LIMIT_EXCEED.with(error),
            },
            JoinError::Full(full) => match full.group_type {
                GroupType::Basic => self.basic_group_full.with(error),
                GroupType::Advanced => self.advanced_group_full.with(error),
            },
        }
    }
}

/// Of `RunInstances` and `CreateInstance`.
///
/// Source: ECS API, `RunInstances`, error codes.
pub(super) const OF_INSTANCES: EniErrors = EniErrors {
    address_malformed: &errors::INVALID_PRIVATE_IP_ADDRESS_MALFORMED,
    address_outside: &errors::INVALID_VSWITCH_ID_IP_INVALID,
    address_taken: &errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
    address_repeated: &errors::INVALID_IP_IP_REPEATED,
    addresses_exhausted: &errors::QUOTA_EXCEEDED_PRIVATE_IP_ADDRESS,
    no_ipv6: &errors::INVALID_VSWITCH_IPV6_NOT_TURN_ON,
    group_not_found: &errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
    group_repeated: &errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
    too_many_groups: &errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED,
    other_network: &errors::OPERATION_DENIED_INCONSISTENT_NETWORK,
    classic_group: &errors::OPERATION_DENIED_INCONSISTENT_NETWORK,
    mixed_types: &errors::INVALID_OPERATION_MULTI_GROUP_TYPE,
    basic_group_full: &errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
    advanced_group_full: &errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
};

/// Of `CreateInstance` in the classic network.
///
/// Source: ECS API, `CreateInstance`, error codes.
pub(super) const OF_CLASSIC_INSTANCES: EniErrors = EniErrors {
    address_malformed: &errors::INVALID_INNER_IP_ADDRESS_MALFORMED,
    address_outside: &errors::INVALID_INNER_IP_ADDRESS_UNUSABLE,
    address_taken: &errors::INVALID_INNER_IP_ADDRESS_UNUSABLE,
    ..OF_INSTANCES
};

/// Of `CreateNetworkInterface`.
///
/// Source: ECS API, `CreateNetworkInterface`, error codes.
pub(super) const OF_CREATE_ENI: EniErrors = EniErrors {
    address_malformed: &errors::INVALID_IP_ADDRESS,
    address_outside: &errors::INVALID_VSWITCH_ID_IP_INVALID,
    address_taken: &errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
    address_repeated: &errors::INVALID_IP_IP_REPEATED,
    addresses_exhausted: &errors::INVALID_VSWITCH_ID_IP_NOT_ENOUGH,
    no_ipv6: &errors::INVALID_VSWITCH_IPV6_NOT_TURN_ON,
    group_not_found: &errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
    group_repeated: &errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
    too_many_groups: &errors::JOINED_GROUP_LIMIT_EXCEED,
    other_network: &errors::INVALID_OPERATION_VPC_MISMATCH,
    classic_group: &errors::INVALID_SECURITY_GROUP_ID_NOT_VPC,
    mixed_types: &errors::INVALID_OPERATION_MULTI_GROUP_TYPE_403,
    basic_group_full: &errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
    advanced_group_full: &errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
};

/// Of `ModifyNetworkInterfaceAttribute`.
///
/// Source: ECS API, `ModifyNetworkInterfaceAttribute`, error codes.
pub(super) const OF_MODIFY_ENI: EniErrors = EniErrors {
    advanced_group_full: &errors::INVALID_OPERATION_ENI_COUNT_EXCEEDED,
    ..OF_CREATE_ENI
};

/// Of `ModifyInstanceAttribute`.
///
/// Source: ECS API, `ModifyInstanceAttribute`, error codes.
pub(super) const OF_MODIFY_INSTANCE: EniErrors = EniErrors {
    mixed_types: &errors::INVALID_OPERATION_MULTI_GROUP_TYPE_403,
    advanced_group_full: &errors::INVALID_OPERATION_ENI_COUNT_EXCEEDED_400,
    other_network: &errors::INVALID_INSTANCE_ID_MISMATCH,
    classic_group: &errors::INVALID_INSTANCE_ID_MISMATCH,
    ..OF_INSTANCES
};

/// Of `AssignPrivateIpAddresses` and `AssignIpv6Addresses`.
///
/// Source: ECS API, `AssignPrivateIpAddresses`, error codes.
pub(super) const OF_ASSIGN: EniErrors = EniErrors {
    address_taken: &errors::INVALID_IP_IP_ASSIGNED,
    ..OF_CREATE_ENI
};

/// Of `ModifyInstanceVpcAttribute`.
///
/// Source: ECS API, `ModifyInstanceVpcAttribute`, error codes.
pub(super) const OF_MODIFY_INSTANCE_VPC: EniErrors = EniErrors {
    address_outside: &errors::INVALID_PRIVATE_IP_ADDRESS_MISMATCH,
    addresses_exhausted: &errors::OPERATION_DENIED_403,
    other_network: &errors::INVALID_SECURITY_GROUP_VPC_NOT_BELONG_TO_ONE_VPC,
    classic_group: &errors::INVALID_SECURITY_GROUP_TYPE_NOT_SUPPORT_CLASSIC,
    mixed_types: &errors::ENTERPRISE_GROUP_LIMITED_MUTLI_GROUP_TYPE,
    ..OF_INSTANCES
};

#[cfg(test)]
mod tests {
    use secgroup::FullError;

    use super::*;

    #[test]
    fn each_operation_has_its_own_code_for_an_advanced_group_that_is_full() {
        let full = JoinError::Full(FullError {
            group: "sg-1".parse().expect("an id"),
            group_type: GroupType::Advanced,
            limit: 65_536,
        });
        for (operation, errors, status, code) in [
            (
                "ModifyNetworkInterfaceAttribute",
                OF_MODIFY_ENI,
                403,
                "InvalidOperation.EniCountExceeded",
            ),
            (
                "ModifyInstanceAttribute",
                OF_MODIFY_INSTANCE,
                400,
                "InvalidOperation.EniCountExceeded",
            ),
            (
                "CreateNetworkInterface",
                OF_CREATE_ENI,
                403,
                "SecurityGroupInstanceLimitExceed",
            ),
            (
                "RunInstances",
                OF_INSTANCES,
                403,
                "SecurityGroupInstanceLimitExceed",
            ),
        ] {
            let refusal = errors.groups(&Snapshot::default(), None, &full);
            assert_eq!(
                (refusal.status, refusal.code.as_ref()),
                (status, code),
                "{operation}"
            );
            assert!(refusal.message.contains("sg-1"), "{refusal}");
            let declares = openapi::operations()
                .iter()
                .find(|it| it.product == "Ecs" && it.name == operation)
                .is_some_and(|it| it.declares(code, status));
            assert!(declares, "{operation} declares {status} {code}");
        }
    }
}
