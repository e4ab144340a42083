//! Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod allocate_eip_address;
pub mod associate_eip_address;
pub mod create_vpc;
pub mod create_vswitch;
pub mod delete_vpc;
pub mod delete_vswitch;
pub mod describe_eip_addresses;
pub mod describe_regions;
pub mod describe_route_table_list;
pub mod describe_vpc_attribute;
pub mod describe_vpcs;
pub mod describe_vswitch_attributes;
pub mod describe_vswitches;
pub mod describe_zones;
pub mod list_tag_resources;
pub mod modify_vpc_attribute;
pub mod modify_vswitch_attribute;
pub mod release_eip_address;
pub mod tag_resources;
pub mod un_tag_resources;
pub mod unassociate_eip_address;
