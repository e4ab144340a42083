//! The VPC product: VPCs, vSwitches, EIPs.

use crate::action::actions;

mod blocks;
pub(crate) mod subject;
pub(crate) mod tagged;

pub(crate) use allocate_eip_address::address_for;

actions! { vpc:
    create_vpc,
    describe_vpcs,
    delete_vpc,
    describe_vpc_attribute,
    modify_vpc_attribute,
    create_vswitch,
    describe_vswitches,
    delete_vswitch,
    describe_vswitch_attributes,
    describe_route_table_list,
    modify_vswitch_attribute,
    allocate_eip_address,
    associate_eip_address,
    unassociate_eip_address,
    release_eip_address,
    describe_eip_addresses,
    describe_regions,
    describe_zones,
    tag_resources,
    un_tag_resources,
    list_tag_resources,
}
