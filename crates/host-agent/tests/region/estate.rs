use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{EniId, MacAddr, SecurityGroupId, Timestamp};
use estate::{Attachment, Driver, Eni, EniKind, EniStatus, Instance, InstanceStatus, Table};
use header_space::{Cidr, Direction, FiveTuple};
use host_api::{
    DesiredEip, DesiredEni, DesiredInstance, DesiredState, Domain, DomainKey, InstanceMetadata,
};
use secgroup::{EffectiveRules, Exemptions, Network, Policy, SecurityGroup, decide};

/// What is desired, written a line at a time. `i-a` has the ENI `eni-a`.
#[derive(Clone, Default)]
pub(crate) struct Estate {
    state: DesiredState,
    vpcs: BTreeMap<String, (Cidr, Option<Cidr>)>,
}

fn instance_of(desired: &DesiredInstance, primary: &DesiredEni) -> Instance {
    let eni = &primary.eni;
    Instance {
        id: desired.id.clone(),
        owner: eni.owner,
        region: eni.region.clone(),
        zone: eni.zone.clone(),
        name: None,
        description: Default::default(),
        host_name: desired.host_name.clone(),
        instance_type: "ecs.g7.large".to_owned(),
        image: "debian_12".to_owned(),
        os_type: "linux".to_owned(),
        status: desired.status,
        network: eni.network.clone(),
        primary_eni: eni.id.clone(),
        driver: desired.driver.clone(),
        user_data: String::new(),
        key_pair: None,
        key_at_start: None,
        role: None,
        disks: Vec::new(),
        metadata: Default::default(),
        deletion_protection: false,
        tags: Default::default(),
        resource_group: String::new(),
        created: Timestamp::default(),
        started: None,
        reboots: 0,
    }
}

impl Estate {
    pub(crate) fn state(&self) -> DesiredState {
        self.state.clone()
    }

    pub(crate) fn vpc(&mut self, id: &str, block: &str, v6_block: Option<&str>) {
        let v6_block = v6_block.map(|text| text.parse().unwrap());
        let (cidr, key) = (block.parse().unwrap(), domain(id));
        self.vpcs.insert(id.to_owned(), (cidr, v6_block));
        let domain = Domain {
            cidrs: vec![cidr],
            ipv6_cidr: v6_block,
            vswitches: Vec::new(),
        };
        self.state.domains.insert(key, domain);
    }

    /// Adds a group of a VPC, or replaces it.
    pub(crate) fn group(&mut self, vpc: &str, group: SecurityGroup) {
        let network = Network::Vpc(vpc.parse().unwrap());
        let group = SecurityGroup { network, ..group };
        self.state.groups.insert(group.id.clone(), Arc::new(group));
    }

    /// Adds an instance with one ENI in a /24 with these addresses.
    pub(crate) fn instance(&mut self, id: &str, vpc: &str, addresses: &[&str], groups: &[&str]) {
        self.add_instance(id, Driver::Netns);
        self.eni(&id.replacen("i-", "eni-", 1), id, vpc, addresses, groups);
    }

    /// Adds an instance behind a device that exists, which has the hardware address `mac` on its far side.
    pub(crate) fn external(
        &mut self,
        id: &str,
        device: &str,
        mac: [u8; 6],
        vpc: &str,
        addresses: &[&str],
        groups: &[&str],
    ) {
        self.add_instance(
            id,
            Driver::External {
                device: device.to_owned(),
            },
        );
        let eni = id.replacen("i-", "eni-", 1);
        self.eni(&eni, id, vpc, addresses, groups);
        self.change_eni(&eni, |eni| eni.mac = MacAddr(mac));
    }

    fn add_instance(&mut self, id: &str, driver: Driver) {
        let instance = DesiredInstance {
            id: id.parse().unwrap(),
            host_name: id.to_owned(),
            status: InstanceStatus::Running,
            driver,
            enis: Vec::new(),
            reboots: 0,
        };
        self.state.instances.insert(instance.id.clone(), instance);
    }

    /// Attaches a further ENI to an instance.
    pub(crate) fn eni(
        &mut self,
        id: &str,
        instance: &str,
        vpc: &str,
        addresses: &[&str],
        groups: &[&str],
    ) {
        let addresses: Vec<IpAddr> = addresses.iter().map(|text| text.parse().unwrap()).collect();
        let v4: Vec<Ipv4Addr> = addresses.iter().filter_map(|it| v4_of(*it)).collect();
        let v6: Vec<Ipv6Addr> = addresses.iter().filter_map(|it| v6_of(*it)).collect();
        let number = self.state.enis.len() as u32 + 1;
        let owner = testkit::text::account();
        let eni = Eni {
            id: id.parse().unwrap(),
            owner,
            region: "cn-hangzhou".parse().unwrap(),
            zone: "cn-hangzhou-h".parse().unwrap(),
            network: Network::Vpc(vpc.parse().unwrap()),
            vswitch: Some("vsw-1".parse().unwrap()),
            kind: EniKind::Primary,
            status: EniStatus::InUse,
            mac: MacAddr::from_random(number),
            name: None,
            description: Default::default(),
            primary_ip: v4[0],
            secondary_ips: v4[1..].to_vec(),
            ipv6: v6,
            groups: groups.iter().map(|id| id.parse().unwrap()).collect(),
            attachment: Some(Attachment {
                instance: instance.parse().unwrap(),
                attached: Timestamp::default(),
            }),
            source_dest_check: true,
            connection_tracking: Default::default(),
            grandfathers_flows: false,
            delete_on_release: true,
            service_managed: false,
            permissions: Vec::new(),
            tags: Default::default(),
            resource_group: String::new(),
            created: Timestamp::default(),
        };
        let subnet = Cidr::new(v4[0].into(), 24).unwrap().network();
        let last = v4_of(subnet.range().last()).unwrap();
        let desired = DesiredEni {
            eni: Arc::new(eni),
            domain: domain(vpc),
            subnet,
            gateway: Ipv4Addr::from(u32::from(last) - 2),
            smtp_exempt: false,
        };
        let id: EniId = id.parse().unwrap();
        self.state.enis.insert(id.clone(), desired);
        self.change_instance(instance, |instance| instance.enis.push(id));
    }

    pub(crate) fn change_eni(&mut self, id: &str, change: impl FnOnce(&mut Eni)) {
        let desired = self
            .state
            .enis
            .get_mut(&id.parse::<EniId>().unwrap())
            .unwrap();
        let mut eni = (*desired.eni).clone();
        change(&mut eni);
        desired.eni = Arc::new(eni);
    }

    /// Detaches an ENI and attaches it to another instance.
    pub(crate) fn move_eni(&mut self, id: &str, to: &str) {
        let eni: EniId = id.parse().unwrap();
        let all: Vec<_> = self.state.instances.keys().cloned().collect();
        for instance in all {
            self.change_instance(instance.as_str(), |it| {
                it.enis.retain(|other| *other != eni)
            });
        }
        self.change_eni(id, |eni| {
            eni.attachment = Some(Attachment {
                instance: to.parse().unwrap(),
                attached: Timestamp::default(),
            });
        });
        self.change_instance(to, |instance| instance.enis.push(eni));
    }

    pub(crate) fn change_instance(&mut self, id: &str, change: impl FnOnce(&mut DesiredInstance)) {
        change(self.state.instances.get_mut(&id.parse().unwrap()).unwrap());
    }

    /// What an instance is told of itself; without this it is told nothing.
    pub(crate) fn tell(&mut self, id: &str, change: impl FnOnce(&mut InstanceMetadata)) {
        let desired = &self.state.instances[&id.parse().unwrap()];
        let primary = &self.state.enis[&desired.enis[0]];
        let known = self.state.metadata.get(&desired.id);
        let mut metadata = known.map_or_else(
            || InstanceMetadata {
                instance: Arc::new(instance_of(desired, primary)),
                public_ip: None,
                eip: None,
                bandwidth_kbits: None,
                role: None,
            },
            |known| InstanceMetadata::clone(known),
        );
        change(&mut metadata);
        self.state
            .metadata
            .insert(desired.id.clone(), Arc::new(metadata));
    }

    /// Changes what is known of an instance that is told of itself.
    pub(crate) fn change_told(&mut self, id: &str, change: impl FnOnce(&mut Instance)) {
        self.tell(id, |metadata| change(Arc::make_mut(&mut metadata.instance)));
    }

    pub(crate) fn set_status(&mut self, id: &str, status: InstanceStatus) {
        self.change_instance(id, |instance| instance.status = status);
    }

    pub(crate) fn delete_instance(&mut self, id: &str) {
        let instance = self.state.instances.remove(&id.parse().unwrap()).unwrap();
        for eni in instance.enis {
            self.state.enis.remove(&eni);
        }
    }

    pub(crate) fn eip(&mut self, address: &str, instance: &str) {
        let eni = self.eni_of(instance);
        let eip = DesiredEip {
            address: address.parse().unwrap(),
            private_ip: eni.eni.primary_ip,
            domain: eni.domain.clone(),
        };
        let id = format!("eip-{}", address.replace('.', "-"))
            .parse()
            .unwrap();
        self.state.eips.insert(id, eip);
    }

    pub(crate) fn delete_eips(&mut self) {
        self.state.eips = Table::default();
    }

    fn eni_of(&self, instance: &str) -> &DesiredEni {
        let instance = &self.state.instances[&instance.parse().unwrap()];
        &self.state.enis[&instance.enis[0]]
    }

    /// What the plain reading says of a new flow from one instance to another: both must accept.
    pub(crate) fn accepts(&self, from: &str, to: &str, packet: &FiveTuple) -> bool {
        self.accepts_at(from, Direction::Egress, packet)
            && self.accepts_at(to, Direction::Ingress, packet)
    }

    pub(crate) fn accepts_at(&self, at: &str, direction: Direction, packet: &FiveTuple) -> bool {
        let eni = self.eni_of(at);
        let groups: Vec<Arc<SecurityGroup>> = eni
            .eni
            .groups
            .iter()
            .map(|id| Arc::clone(&self.state.groups[id]))
            .collect();
        let rules = EffectiveRules::of(&groups, &|_| None, &|_| None);
        let members: BTreeMap<IpAddr, Vec<SecurityGroupId>> = self
            .state
            .enis
            .values()
            .filter(|other| other.domain == eni.domain)
            .flat_map(|other| {
                let mut groups = other.eni.groups.clone();
                groups.sort();
                other
                    .eni
                    .addresses()
                    .map(move |address| (address, groups.clone()))
                    .collect::<Vec<_>>()
            })
            .collect();
        let verdict = decide(&rules, &members, direction, packet, &Exemptions::default());
        verdict.policy == Policy::Accept
    }
}

fn domain(vpc: &str) -> DomainKey {
    DomainKey {
        region: "cn-hangzhou".parse().unwrap(),
        network: Network::Vpc(vpc.parse().unwrap()),
    }
}

fn v4_of(address: IpAddr) -> Option<Ipv4Addr> {
    match address {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    }
}

fn v6_of(address: IpAddr) -> Option<Ipv6Addr> {
    match address {
        IpAddr::V6(address) => Some(address),
        IpAddr::V4(_) => None,
    }
}
