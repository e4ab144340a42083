//! The words everything else is named with: accounts, regions, resource ids, names, tags, moments.
//!
//! This crate knows how the cloud spells identities and nothing about what they identify. It has
//! no I/O, no clock and no random source: a new id takes its random bytes as an argument.
//!
//! Start from [`AccountId`], [`RegionId`] and the resource ids, such as [`SecurityGroupId`].

mod account;
mod arn;
mod mac;
mod name;
mod region;
mod request_id;
mod resource_id;
mod tags;
mod timestamp;

pub use account::{AccountId, AccountIdError};
pub use arn::Arn;
pub use mac::{MacAddr, MacAddrError};
pub use name::{Description, DescriptionError, ResourceName, ResourceNameError};
pub use region::{RegionId, RegionIdError, ZoneId};
pub use request_id::RequestId;
pub use resource_id::{
    AllocationId, EniId, EniPermissionId, InstanceId, KeyPairId, PortRangeListId, PrefixListId,
    ResourceIdError, SecurityGroupId, SecurityGroupRuleId, VSwitchId, VpcId,
};
pub use tags::{Tag, TagError, Tags};
pub use timestamp::Timestamp;
