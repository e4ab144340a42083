//! Elastic Compute Service, 2014-05-26.

use crate::action::actions;

pub(crate) mod authorize;
mod connection_tracking;
mod default_group;
mod described_group;
mod disks;
mod draft;
mod eni_end;
mod eni_permission;
mod eni_refusal;
mod eni_text;
mod filter;
mod found;
mod image;
mod instance_end;
mod instance_role;
mod instance_text;
mod instance_type;
mod instance_words;
mod key_material;
mod key_pair;
mod launch_amount;
mod launch_permit;
mod launch_place;
mod list_words;
mod membership;
mod metadata_options;
mod modify_rule;
mod more_addresses;
mod new_eni;
mod new_group_set;
mod new_instance;
mod older_tags;
pub(crate) mod permission;
mod place;
mod power;
pub(crate) mod resource_group;
mod revoke;
mod role_of_instances;
mod rule_change;
mod rule_permit;
pub(crate) mod rule_refusal;
pub(crate) mod rules_of_others;
mod sequential_name;
pub(crate) mod subject;
pub(crate) mod tagged;

/// Kbit/s of an instance type in each direction, where it is known.
pub(crate) fn bandwidth_kbits(instance_type: &str) -> Option<u64> {
    let offers = instance_type::InstanceType::named(instance_type).ok()?;
    Some(u64::from(offers.bandwidth_mbps) * 1_000)
}

actions! { ecs:
    create_security_group,
    delete_security_group,
    describe_security_groups,
    describe_security_group_attribute,
    describe_security_group_references,
    modify_security_group_attribute,
    modify_security_group_policy,
    authorize_security_group,
    authorize_security_group_egress,
    revoke_security_group,
    revoke_security_group_egress,
    modify_security_group_rule,
    modify_security_group_egress_rule,
    configure_security_group_permissions,
    join_security_group,
    leave_security_group,
    create_prefix_list,
    delete_prefix_list,
    describe_prefix_lists,
    describe_prefix_list_attributes,
    describe_prefix_list_associations,
    modify_prefix_list,
    create_port_range_list,
    delete_port_range_list,
    describe_port_range_lists,
    describe_port_range_list_entries,
    describe_port_range_list_associations,
    modify_port_range_list,
    tag_resources,
    untag_resources,
    list_tag_resources,
    create_network_interface,
    delete_network_interface,
    describe_network_interfaces,
    describe_network_interface_attribute,
    modify_network_interface_attribute,
    attach_network_interface,
    detach_network_interface,
    assign_private_ip_addresses,
    unassign_private_ip_addresses,
    assign_ipv6_addresses,
    unassign_ipv6_addresses,
    run_instances,
    create_instance,
    start_instance,
    stop_instance,
    reboot_instance,
    delete_instance,
    start_instances,
    stop_instances,
    reboot_instances,
    delete_instances,
    describe_instances,
    describe_instance_status,
    describe_instance_attribute,
    describe_instance_attachment_attributes,
    describe_instance_maintenance_attributes,
    modify_instance_attribute,
    describe_regions,
    describe_zones,
    add_tags,
    remove_tags,
    describe_tags,
    describe_resource_by_tags,
    join_resource_group,
    create_key_pair,
    import_key_pair,
    delete_key_pairs,
    describe_key_pairs,
    attach_key_pair,
    detach_key_pair,
    attach_instance_ram_role,
    detach_instance_ram_role,
    describe_instance_ram_role,
    describe_instance_types,
    describe_instance_type_families,
    describe_available_resource,
    describe_images,
    describe_account_attributes,
    describe_disks,
    describe_user_data,
    describe_instance_auto_renew_attribute,
    modify_instance_metadata_options,
    modify_instance_vpc_attribute,
    create_network_interface_permission,
    delete_network_interface_permission,
    describe_network_interface_permissions,
}
