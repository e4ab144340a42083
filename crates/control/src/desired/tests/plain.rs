//! The desired state worked out anew, which following changes must come to too.

use estate::Instance;

use super::*;

/// The desired state from a look at every object.
pub(super) fn desired_state(snapshot: &Snapshot, scope: &HostScope) -> DesiredState {
    let mut desired = DesiredState {
        store_id: scope.store_id.clone(),
        revision: snapshot.revision(),
        ..DesiredState::default()
    };
    let mut attached: BTreeMap<_, Vec<&Arc<Eni>>> = BTreeMap::new();
    for eni in snapshot.enis() {
        if let Some(attachment) = &eni.attachment {
            attached.entry(&attachment.instance).or_default().push(eni);
        }
    }
    for instance in snapshot.instances() {
        let mut enis = attached.remove(&instance.id).unwrap_or_default();
        enis.sort_by_key(|eni| in_order(eni));
        let ids = enis
            .iter()
            .filter_map(|eni| add_eni(&mut desired, snapshot, scope, eni));
        let ids: Vec<EniId> = ids.collect();
        let metadata = metadata_of(snapshot, scope, instance);
        desired
            .metadata
            .insert(instance.id.clone(), Arc::new(metadata));
        desired
            .instances
            .insert(instance.id.clone(), desired_instance(instance, ids));
    }
    add_peer_groups(&mut desired, snapshot);
    for eip in snapshot.eips() {
        let Some(binding) = &eip.binding else {
            continue;
        };
        let Some(eni) = desired.enis.get(&binding.eni) else {
            continue;
        };
        let eip_to = DesiredEip {
            address: eip.address,
            private_ip: binding.private_ip,
            domain: eni.domain.clone(),
        };
        desired.eips.insert(eip.id.clone(), eip_to);
    }
    desired
}

/// The primary ENI first, then by the time they were attached.
fn in_order(eni: &Eni) -> (bool, i64, EniId) {
    let attached = eni
        .attachment
        .as_ref()
        .map_or(0, |it| it.attached.unix_secs);
    (eni.kind != EniKind::Primary, attached, eni.id.clone())
}

fn desired_instance(instance: &Instance, enis: Vec<EniId>) -> DesiredInstance {
    DesiredInstance {
        id: instance.id.clone(),
        host_name: instance.host_name.clone(),
        status: instance.status,
        driver: instance.driver.clone(),
        enis,
        reboots: instance.reboots,
    }
}

/// What an instance is told of itself.
fn metadata_of(
    snapshot: &Snapshot,
    scope: &HostScope,
    instance: &Arc<Instance>,
) -> InstanceMetadata {
    let eni = snapshot.eni(&instance.primary_eni);
    let eni = eni.filter(|eni| {
        let attachment = eni.attachment.as_ref();
        attachment.is_some_and(|it| it.instance == instance.id)
    });
    let is_primary = |eip: &&Arc<Eip>| {
        let private = eip.binding.as_ref().map(|binding| binding.private_ip);
        eni.is_some_and(|eni| private == Some(eni.primary_ip))
    };
    let eip = snapshot.eips_of(&instance.primary_eni).find(is_primary);
    let address = |goes_with_instance| {
        let eip = eip.filter(|eip| eip.goes_with_instance == goes_with_instance);
        eip.map(|eip| eip.address)
    };
    InstanceMetadata {
        instance: Arc::clone(instance),
        public_ip: address(true),
        eip: address(false),
        bandwidth_kbits: crate::ecs::bandwidth_kbits(&instance.instance_type),
        role: scope
            .roles
            .get(&instance.id)
            .map(|it| imds::Role::clone(it)),
    }
}

/// Adds an ENI with all that its enforcement needs. `None` when the network it is in is not there, which
/// the guards of the store do not let happen.
fn add_eni(
    desired: &mut DesiredState,
    snapshot: &Snapshot,
    scope: &HostScope,
    eni: &Arc<Eni>,
) -> Option<EniId> {
    if !eni
        .groups
        .iter()
        .all(|id| snapshot.security_group(id).is_some())
    {
        return None;
    }
    let domain = DomainKey {
        region: eni.region.clone(),
        network: eni.network.clone(),
    };
    let subnet = match (&eni.network, &eni.vswitch) {
        (Network::Vpc(vpc), Some(vswitch)) => {
            let vpc = snapshot.vpc(vpc)?;
            let vswitch = snapshot.vswitch(vswitch)?;
            let mut entry = desired.domains.get(&domain).cloned().unwrap_or_default();
            entry.cidrs = vec![vpc.cidr];
            entry.ipv6_cidr = vpc.ipv6_cidr;
            if !entry.vswitches.iter().any(|known| known.id == vswitch.id) {
                entry.vswitches.push(Arc::clone(vswitch));
            }
            entry.vswitches.sort_by(|a, b| a.id.cmp(&b.id));
            desired.domains.insert(domain.clone(), entry);
            vswitch.cidr
        }
        (Network::Vpc(_), None) => return None,
        (Network::Classic, _) => {
            let block = *scope.classic_blocks.get(&eni.region)?;
            let entry = Domain {
                cidrs: vec![block],
                ..Domain::default()
            };
            desired.domains.insert(domain.clone(), entry);
            block
        }
    };
    for group in &eni.groups {
        add_group(desired, snapshot, snapshot.security_group(group)?);
    }
    desired.enis.insert(
        eni.id.clone(),
        DesiredEni {
            eni: Arc::clone(eni),
            domain,
            subnet,
            gateway: gateway_of(subnet)?,
            smtp_exempt: scope.smtp_exempt.contains(&eni.owner),
        },
    );
    Some(eni.id.clone())
}

/// Adds a group of an ENI, and the lists that its rules name.
fn add_group(desired: &mut DesiredState, snapshot: &Snapshot, group: &Arc<SecurityGroup>) {
    if desired
        .groups
        .insert(group.id.clone(), Arc::clone(group))
        .is_some()
    {
        return;
    }
    for rule in &group.rules {
        if let Peer::PrefixList(list) = &rule.spec.peer
            && let Some(list) = snapshot.prefix_list(list)
        {
            desired
                .prefix_lists
                .insert(list.id.clone(), Arc::clone(list));
        }
        if let Traffic::Ports {
            ports: Ports::List(list),
            ..
        } = &rule.spec.traffic
            && let Some(list) = snapshot.port_range_list(list)
        {
            desired
                .port_range_lists
                .insert(list.id.clone(), Arc::clone(list));
        }
    }
}

/// Adds the groups that rules name as their peers. What those say themselves does not matter here.
fn add_peer_groups(desired: &mut DesiredState, snapshot: &Snapshot) {
    let rules = desired.groups.values().flat_map(|group| &group.rules);
    let peers: Vec<Arc<SecurityGroup>> = rules
        .filter_map(|rule| match &rule.spec.peer {
            Peer::Group { group, .. } => snapshot.security_group(group).cloned(),
            Peer::Cidr(_) | Peer::PrefixList(_) => None,
        })
        .collect();
    for peer in peers {
        desired.groups.insert(peer.id.clone(), peer);
    }
}
