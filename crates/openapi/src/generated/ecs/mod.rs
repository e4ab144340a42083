//! Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod assign_ipv6_addresses;
pub mod assign_private_ip_addresses;
pub mod attach_network_interface;
pub mod authorize_security_group;
pub mod authorize_security_group_egress;
pub mod configure_security_group_permissions;
pub mod create_instance;
pub mod create_network_interface;
pub mod create_port_range_list;
pub mod create_prefix_list;
pub mod create_security_group;
pub mod delete_instance;
pub mod delete_instances;
pub mod delete_network_interface;
pub mod delete_port_range_list;
pub mod delete_prefix_list;
pub mod delete_security_group;
pub mod describe_instance_attribute;
pub mod describe_instance_status;
pub mod describe_instances;
pub mod describe_network_interface_attribute;
pub mod describe_network_interfaces;
pub mod describe_port_range_list_associations;
pub mod describe_port_range_list_entries;
pub mod describe_port_range_lists;
pub mod describe_prefix_list_associations;
pub mod describe_prefix_list_attributes;
pub mod describe_prefix_lists;
pub mod describe_regions;
pub mod describe_security_group_attribute;
pub mod describe_security_group_references;
pub mod describe_security_groups;
pub mod describe_zones;
pub mod detach_network_interface;
pub mod join_security_group;
pub mod leave_security_group;
pub mod list_tag_resources;
pub mod modify_instance_attribute;
pub mod modify_network_interface_attribute;
pub mod modify_port_range_list;
pub mod modify_prefix_list;
pub mod modify_security_group_attribute;
pub mod modify_security_group_egress_rule;
pub mod modify_security_group_policy;
pub mod modify_security_group_rule;
pub mod reboot_instance;
pub mod reboot_instances;
pub mod revoke_security_group;
pub mod revoke_security_group_egress;
pub mod run_instances;
pub mod start_instance;
pub mod start_instances;
pub mod stop_instance;
pub mod stop_instances;
pub mod tag_resources;
pub mod unassign_ipv6_addresses;
pub mod unassign_private_ip_addresses;
pub mod untag_resources;

use crate::operation::Operation;
use crate::operation::Status;

/// What the cloud documents and this region does not offer.
pub static DOCUMENTED: [Operation; 36] = [
    documented("CreateNetworkInterfacePermission", true),
    documented("DeleteNetworkInterfacePermission", true),
    documented("DescribeNetworkInterfacePermissions", false),
    documented("ModifyInstanceVpcAttribute", true),
    documented("DescribeUserData", false),
    documented("DescribeDisks", false),
    documented("DescribeInstanceAutoRenewAttribute", false),
    documented("CreateKeyPair", true),
    documented("ImportKeyPair", true),
    documented("DeleteKeyPairs", true),
    documented("DescribeKeyPairs", false),
    documented("AttachKeyPair", true),
    documented("DetachKeyPair", true),
    documented("AttachInstanceRamRole", true),
    documented("DetachInstanceRamRole", true),
    documented("DescribeInstanceRamRole", false),
    documented("ModifyInstanceMetadataOptions", true),
    documented("DescribeInstanceTypes", false),
    documented("DescribeInstanceTypeFamilies", false),
    documented("DescribeAvailableResource", false),
    documented("DescribeImages", false),
    documented("DescribeAccountAttributes", false),
    documented("DescribeTags", false),
    documented("AddTags", true),
    documented("RemoveTags", true),
    documented("DescribeResourceByTags", false),
    documented("JoinResourceGroup", true),
    documented("CreateDiagnosticReport", true),
    documented("DeleteDiagnosticReports", true),
    documented("DescribeDiagnosticReports", false),
    documented("DescribeDiagnosticReportAttributes", false),
    documented("CreateDiagnosticMetricSet", true),
    documented("DeleteDiagnosticMetricSets", true),
    documented("DescribeDiagnosticMetricSets", false),
    documented("DescribeDiagnosticMetrics", false),
    documented("ModifyDiagnosticMetricSet", true),
];

const fn documented(name: &'static str, is_mutating: bool) -> Operation {
    Operation {
        product: "Ecs",
        version: "2014-05-26",
        name,
        status: Status::Documented,
        ram_action: "",
        resources: &[],
        params: &[],
        errors: &[],
        is_mutating,
        check: |_| Ok(()),
    }
}
