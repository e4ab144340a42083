use std::sync::Arc;

use cloud_id::{
    AllocationId, EniId, InstanceId, KeyPairId, PortRangeListId, PrefixListId, SecurityGroupId,
    VSwitchId, VpcId,
};
use secgroup::{PortRangeList, PrefixList, SecurityGroup};

use crate::index::Index;
use crate::table::Table;
use crate::{Eip, Eni, Instance, KeyPair, VSwitch, Vpc};

/// Everything at one revision. Cheap to clone: clones share what neither has changed.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    revision: u64,
    vpcs: Table<VpcId, Arc<Vpc>>,
    vswitches: Table<VSwitchId, Arc<VSwitch>>,
    security_groups: Table<SecurityGroupId, Arc<SecurityGroup>>,
    prefix_lists: Table<PrefixListId, Arc<PrefixList>>,
    port_range_lists: Table<PortRangeListId, Arc<PortRangeList>>,
    enis: Table<EniId, Arc<Eni>>,
    instances: Table<InstanceId, Arc<Instance>>,
    eips: Table<AllocationId, Arc<Eip>>,
    key_pairs: Table<KeyPairId, Arc<KeyPair>>,
    index: Index,
}

/// One object of the estate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Object {
    /// A VPC.
    Vpc(Arc<Vpc>),
    /// A vSwitch.
    VSwitch(Arc<VSwitch>),
    /// A security group with its rules.
    SecurityGroup(Arc<SecurityGroup>),
    /// A prefix list.
    PrefixList(Arc<PrefixList>),
    /// A port range list.
    PortRangeList(Arc<PortRangeList>),
    /// An ENI.
    Eni(Arc<Eni>),
    /// An instance.
    Instance(Arc<Instance>),
    /// An EIP.
    Eip(Arc<Eip>),
    /// A key pair.
    KeyPair(Arc<KeyPair>),
}

/// Which object: its kind and id.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum ObjectKey {
    /// A VPC.
    Vpc(VpcId),
    /// A vSwitch.
    VSwitch(VSwitchId),
    /// A security group.
    SecurityGroup(SecurityGroupId),
    /// A prefix list.
    PrefixList(PrefixListId),
    /// A port range list.
    PortRangeList(PortRangeListId),
    /// An ENI.
    Eni(EniId),
    /// An instance.
    Instance(InstanceId),
    /// An EIP.
    Eip(AllocationId),
    /// A key pair.
    KeyPair(KeyPairId),
}

impl Object {
    /// Which object this is.
    #[must_use]
    pub fn key(&self) -> ObjectKey {
        match self {
            Self::Vpc(it) => ObjectKey::Vpc(it.id.clone()),
            Self::VSwitch(it) => ObjectKey::VSwitch(it.id.clone()),
            Self::SecurityGroup(it) => ObjectKey::SecurityGroup(it.id.clone()),
            Self::PrefixList(it) => ObjectKey::PrefixList(it.id.clone()),
            Self::PortRangeList(it) => ObjectKey::PortRangeList(it.id.clone()),
            Self::Eni(it) => ObjectKey::Eni(it.id.clone()),
            Self::Instance(it) => ObjectKey::Instance(it.id.clone()),
            Self::Eip(it) => ObjectKey::Eip(it.id.clone()),
            Self::KeyPair(it) => ObjectKey::KeyPair(it.id.clone()),
        }
    }
}

/// Reading one table: the object of an id, and all objects by id.
macro_rules! tables {
    ($($(#[$doc:meta])* $one:ident, $all:ident: $id:ty => $value:ty;)*) => {
        impl Snapshot {$(
            $(#[$doc])*
            #[must_use]
            pub fn $one(&self, id: &$id) -> Option<&Arc<$value>> {
                self.$all.get(id)
            }

            /// All of them, by id.
            pub fn $all(&self) -> impl DoubleEndedIterator<Item = &Arc<$value>> + ExactSizeIterator {
                self.$all.iter().map(|(_, it)| it)
            }
        )*}
    };
}

tables! {
    /// A VPC.
    vpc, vpcs: VpcId => Vpc;
    /// A vSwitch.
    vswitch, vswitches: VSwitchId => VSwitch;
    /// A security group.
    security_group, security_groups: SecurityGroupId => SecurityGroup;
    /// A prefix list.
    prefix_list, prefix_lists: PrefixListId => PrefixList;
    /// A port range list.
    port_range_list, port_range_lists: PortRangeListId => PortRangeList;
    /// An ENI.
    eni, enis: EniId => Eni;
    /// An instance.
    instance, instances: InstanceId => Instance;
    /// An EIP.
    eip, eips: AllocationId => Eip;
    /// A key pair.
    key_pair, key_pairs: KeyPairId => KeyPair;
}

impl Snapshot {
    /// The moment of the store that this is a picture of.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The same picture, said to be of another moment.
    pub fn set_revision(&mut self, revision: u64) {
        self.revision = revision;
    }

    /// Adds an object, or replaces the one of the same key.
    pub fn put(&mut self, object: Object) {
        match object {
            Object::Vpc(it) => drop(self.vpcs.insert(it.id.clone(), it)),
            Object::VSwitch(it) => {
                let before = self.vswitches.insert(it.id.clone(), Arc::clone(&it));
                self.index.vswitch_changed(before.as_deref(), Some(&it));
            }
            Object::SecurityGroup(it) => {
                let before = self.security_groups.insert(it.id.clone(), Arc::clone(&it));
                self.index.group_changed(before.as_deref(), Some(&it));
            }
            Object::PrefixList(it) => drop(self.prefix_lists.insert(it.id.clone(), it)),
            Object::PortRangeList(it) => drop(self.port_range_lists.insert(it.id.clone(), it)),
            Object::Eni(it) => {
                let before = self.enis.insert(it.id.clone(), Arc::clone(&it));
                self.index.eni_changed(before.as_deref(), Some(&it));
            }
            Object::Instance(it) => drop(self.instances.insert(it.id.clone(), it)),
            Object::Eip(it) => {
                let before = self.eips.insert(it.id.clone(), Arc::clone(&it));
                self.index.eip_changed(before.as_deref(), Some(&it));
            }
            Object::KeyPair(it) => drop(self.key_pairs.insert(it.id.clone(), it)),
        }
    }

    /// Takes an object away; nothing happens when it is not there.
    pub fn remove(&mut self, key: &ObjectKey) {
        match key {
            ObjectKey::Vpc(id) => drop(self.vpcs.remove(id)),
            ObjectKey::VSwitch(id) => {
                let before = self.vswitches.remove(id);
                self.index.vswitch_changed(before.as_deref(), None);
            }
            ObjectKey::SecurityGroup(id) => {
                let before = self.security_groups.remove(id);
                self.index.group_changed(before.as_deref(), None);
            }
            ObjectKey::PrefixList(id) => drop(self.prefix_lists.remove(id)),
            ObjectKey::PortRangeList(id) => drop(self.port_range_lists.remove(id)),
            ObjectKey::Eni(id) => {
                let before = self.enis.remove(id);
                self.index.eni_changed(before.as_deref(), None);
            }
            ObjectKey::Instance(id) => drop(self.instances.remove(id)),
            ObjectKey::Eip(id) => {
                let before = self.eips.remove(id);
                self.index.eip_changed(before.as_deref(), None);
            }
            ObjectKey::KeyPair(id) => drop(self.key_pairs.remove(id)),
        }
    }

    /// An object by its key.
    #[must_use]
    pub fn object(&self, key: &ObjectKey) -> Option<Object> {
        match key {
            ObjectKey::Vpc(id) => self.vpc(id).cloned().map(Object::Vpc),
            ObjectKey::VSwitch(id) => self.vswitch(id).cloned().map(Object::VSwitch),
            ObjectKey::SecurityGroup(id) => {
                self.security_group(id).cloned().map(Object::SecurityGroup)
            }
            ObjectKey::PrefixList(id) => self.prefix_list(id).cloned().map(Object::PrefixList),
            ObjectKey::PortRangeList(id) => {
                self.port_range_list(id).cloned().map(Object::PortRangeList)
            }
            ObjectKey::Eni(id) => self.eni(id).cloned().map(Object::Eni),
            ObjectKey::Instance(id) => self.instance(id).cloned().map(Object::Instance),
            ObjectKey::Eip(id) => self.eip(id).cloned().map(Object::Eip),
            ObjectKey::KeyPair(id) => self.key_pair(id).cloned().map(Object::KeyPair),
        }
    }

    /// What is not the same in another snapshot, or only in one of both. Costs little where one came from the other
    /// by a few changes.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<ObjectKey> {
        fn of<K: Ord + Clone, V>(
            own: &Table<K, Arc<V>>,
            its: &Table<K, Arc<V>>,
            key: impl Fn(K) -> ObjectKey,
        ) -> Vec<ObjectKey> {
            let found = own.differences(its, Arc::ptr_eq);
            found.into_iter().cloned().map(key).collect()
        }
        [
            of(&self.vpcs, &other.vpcs, ObjectKey::Vpc),
            of(&self.vswitches, &other.vswitches, ObjectKey::VSwitch),
            of(
                &self.security_groups,
                &other.security_groups,
                ObjectKey::SecurityGroup,
            ),
            of(
                &self.prefix_lists,
                &other.prefix_lists,
                ObjectKey::PrefixList,
            ),
            of(
                &self.port_range_lists,
                &other.port_range_lists,
                ObjectKey::PortRangeList,
            ),
            of(&self.enis, &other.enis, ObjectKey::Eni),
            of(&self.instances, &other.instances, ObjectKey::Instance),
            of(&self.eips, &other.eips, ObjectKey::Eip),
            of(&self.key_pairs, &other.key_pairs, ObjectKey::KeyPair),
        ]
        .concat()
    }

    /// The instances that are not the same in another snapshot, or only in one of both.
    #[must_use]
    pub fn other_instances(&self, other: &Self) -> Vec<InstanceId> {
        let found = self.instances.differences(&other.instances, Arc::ptr_eq);
        found.into_iter().cloned().collect()
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }
}
