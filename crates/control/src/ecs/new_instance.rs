use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::sync::Arc;

use cloud_id::{AllocationId, Description, InstanceId, ResourceName, Tags};
use estate::{
    Attachment, Disk, Driver, Eip, EipBinding, EniKind, Instance, InstanceKey, InstanceStatus,
    MetadataOptions, Object,
};
use openapi::ApiError;
use secgroup::SecurityGroup;

use super::draft::{Draft, Wanted};
use super::eni_refusal::EniErrors;
use super::instance_role::NewRole;
use super::new_eni::NewEni;
use super::place::Place;
use super::{disks, instance_words};
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::vpc;

/// An instance that is to be made, with its primary ENI.
#[derive(Clone)]
pub(super) struct NewInstance<'p, 'a> {
    pub(super) place: &'p Place<'a>,
    pub(super) groups: &'p [Arc<SecurityGroup>],
    pub(super) instance_type: String,
    pub(super) image: String,
    pub(super) name: Option<ResourceName>,
    pub(super) host_name: Option<String>,
    pub(super) description: Description,
    pub(super) user_data: String,
    pub(super) key_pair: Option<InstanceKey>,
    pub(super) role: Option<NewRole>,
    pub(super) disks: Vec<Disk>,
    pub(super) metadata: MetadataOptions,
    pub(super) deletion_protection: bool,
    pub(super) tags: Tags,
    pub(super) resource_group: String,
    pub(super) driver: Driver,
    pub(super) status: InstanceStatus,
    /// Mbit/s of the public address that comes with it; 0 for none.
    pub(super) public_mbps: u32,
    pub(super) eni: PrimaryEni,
}

/// What is asked for the primary ENI.
#[derive(Clone)]
pub(super) struct PrimaryEni {
    pub(super) address: Wanted,
    pub(super) secondary: Wanted,
    pub(super) ipv6: Wanted,
    pub(super) name: Option<ResourceName>,
    pub(super) description: Description,
    pub(super) source_dest_check: Option<bool>,
}

impl Default for PrimaryEni {
    fn default() -> Self {
        Self {
            address: Wanted::Count(1),
            secondary: Wanted::none(),
            ipv6: Wanted::none(),
            name: None,
            description: Description::default(),
            source_dest_check: None,
        }
    }
}

impl NewInstance<'_, '_> {
    /// Puts the instance, its primary ENI, and its public address if it has one.
    pub(super) fn make(
        self,
        planner: &mut Planner<'_>,
        permit: &Permit,
        draft: &mut Draft,
        promised: &mut BTreeSet<Ipv4Addr>,
        errors: &EniErrors,
    ) -> Result<Arc<Instance>, ApiError> {
        let id = InstanceId::from_random(planner.region(), planner.random());
        let mut eni = NewEni::at(self.place, EniKind::Primary, self.groups);
        eni.primary = self.eni.address;
        eni.secondary = self.eni.secondary;
        eni.ipv6 = self.eni.ipv6;
        eni.name = self.eni.name;
        eni.description = self.eni.description;
        eni.source_dest_check = self.eni.source_dest_check;
        eni.resource_group.clone_from(&self.resource_group);
        eni.attachment = Some(Attachment {
            instance: id.clone(),
            attached: planner.now(),
        });
        let eni = eni.make(planner, permit, draft, errors)?;
        if self.public_mbps > 0 {
            let address = vpc::address_for(planner, None, promised)?;
            promised.insert(address);
            let eip = Eip {
                id: AllocationId::from_random(planner.region(), planner.random()),
                owner: planner.account(),
                region: planner.region().clone(),
                address,
                name: None,
                description: Description::default(),
                bandwidth_mbps: self.public_mbps,
                goes_with_instance: true,
                binding: Some(EipBinding {
                    eni: eni.id.clone(),
                    private_ip: eni.primary_ip,
                    names_instance: true,
                }),
                tags: Tags::default(),
                resource_group: self.resource_group.clone(),
                created: planner.now(),
            };
            planner.bump(GuardKey::EipAddresses(planner.region().clone()));
            planner.put(permit, Object::Eip(Arc::new(eip)));
        }
        if matches!(self.driver, Driver::External { .. }) {
            planner.bump(GuardKey::ExternalDevices);
        }
        let name = match self.name {
            Some(name) => Some(name),
            None => id.as_str().parse().ok(),
        };
        let instance = Arc::new(Instance {
            owner: planner.account(),
            region: planner.region().clone(),
            zone: self.place.zone.clone(),
            name,
            description: self.description,
            host_name: self
                .host_name
                .unwrap_or_else(|| instance_words::default_host_name(&id)),
            instance_type: self.instance_type,
            os_type: instance_words::os_type(&self.image).to_owned(),
            image: self.image,
            status: self.status,
            network: self.place.network.clone(),
            primary_eni: eni.id.clone(),
            driver: self.driver,
            user_data: self.user_data,
            key_at_start: match self.status {
                InstanceStatus::Running => self.key_pair.clone(),
                InstanceStatus::Stopped => None,
            },
            key_pair: self.key_pair,
            role: self.role.map(|role| role.attached(planner)),
            disks: disks::of_instance(&self.disks, &id),
            metadata: self.metadata,
            deletion_protection: self.deletion_protection,
            tags: self.tags,
            resource_group: self.resource_group,
            created: planner.now(),
            started: match self.status {
                InstanceStatus::Running => Some(planner.now()),
                InstanceStatus::Stopped => None,
            },
            reboots: 0,
            id,
        });
        planner.put(permit, Object::Instance(Arc::clone(&instance)));
        Ok(instance)
    }
}
