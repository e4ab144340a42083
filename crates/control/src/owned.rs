//! Whose an object is, and in which region.

use cloud_id::{AccountId, RegionId};
use estate::{Eip, Eni, Instance, KeyPair, Object, VSwitch, Vpc};
use secgroup::{PortRangeList, PrefixList, SecurityGroup};

/// What belongs to an account and is in a region.
pub trait Owned {
    /// The account.
    fn owner(&self) -> AccountId;

    /// The region it is in.
    fn region(&self) -> RegionId;

    /// Whether it is in a region.
    fn is_in(&self, region: &RegionId) -> bool;
}

macro_rules! owned {
    ($($type:ty),*) => {$(
        impl Owned for $type {
            fn owner(&self) -> AccountId {
                self.owner
            }

            fn region(&self) -> RegionId {
                self.region.clone()
            }

            fn is_in(&self, region: &RegionId) -> bool {
                self.region == *region
            }
        }
    )*};
}

impl Owned for VSwitch {
    fn owner(&self) -> AccountId {
        self.owner
    }

    fn region(&self) -> RegionId {
        self.zone.region()
    }

    fn is_in(&self, region: &RegionId) -> bool {
        self.zone.region() == *region
    }
}

owned!(
    Vpc,
    SecurityGroup,
    PrefixList,
    PortRangeList,
    Eni,
    Instance,
    Eip,
    KeyPair
);

pub(crate) fn owner_of(object: &Object) -> AccountId {
    match object {
        Object::Vpc(it) => it.owner,
        Object::VSwitch(it) => it.owner,
        Object::SecurityGroup(it) => it.owner,
        Object::PrefixList(it) => it.owner,
        Object::PortRangeList(it) => it.owner,
        Object::Eni(it) => it.owner,
        Object::Instance(it) => it.owner,
        Object::Eip(it) => it.owner,
        Object::KeyPair(it) => it.owner,
    }
}

pub(crate) fn is_in(object: &Object, region: &RegionId) -> bool {
    match object {
        Object::Vpc(it) => it.is_in(region),
        Object::VSwitch(it) => it.is_in(region),
        Object::SecurityGroup(it) => it.is_in(region),
        Object::PrefixList(it) => it.is_in(region),
        Object::PortRangeList(it) => it.is_in(region),
        Object::Eni(it) => it.is_in(region),
        Object::Instance(it) => it.is_in(region),
        Object::Eip(it) => it.is_in(region),
        Object::KeyPair(it) => it.is_in(region),
    }
}
