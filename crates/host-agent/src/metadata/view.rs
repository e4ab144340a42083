use std::net::Ipv6Addr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use cloud_id::{EniId, InstanceId};
use host_api::{DesiredEni, DesiredState, InstanceMetadata};
use imds::{Disk, Instance, Interface, Options, PublicKey, Subnet, Vpc};
use secgroup::Network;

/// The instance as its metadata shows it, if the ENI is one of it.
pub(super) fn instance_of(
    state: &DesiredState,
    instance: &InstanceId,
    eni: &EniId,
) -> Option<Instance> {
    let desired = state.instances.get(instance)?;
    if !desired.enis.contains(eni) {
        return None;
    }
    let about = state.metadata.get(instance)?;
    let enis = desired.enis.iter().filter_map(|eni| state.enis.get(eni));
    let interfaces = enis.map(|eni| interface_of(state, eni)).collect();
    Some(Instance {
        interfaces,
        ..without_interfaces(about)
    })
}

fn without_interfaces(about: &InstanceMetadata) -> Instance {
    let instance = &about.instance;
    let id = instance.id.to_string();
    Instance {
        serial_number: serial_number(&id),
        host_name: instance.host_name.clone(),
        name: instance
            .name
            .as_ref()
            .map_or_else(|| id.clone(), ToString::to_string),
        region: instance.region.to_string(),
        zone: instance.zone.to_string(),
        owner: instance.owner.to_string(),
        image: instance.image.clone(),
        instance_type: instance.instance_type.clone(),
        bandwidth_kbits: about.bandwidth_kbits,
        landed: instance.started,
        public_ipv4: about.public_ip,
        eip: about.eip,
        interfaces: Vec::new(),
        disks: instance
            .disks
            .iter()
            .map(|disk| Disk {
                id: disk.id.clone(),
                device: disk.device.clone(),
            })
            .collect(),
        key: instance.key_at_start.as_ref().map(|key| PublicKey {
            name: key.name.to_string(),
            openssh: key.public_key.clone(),
        }),
        role: about.role.clone(),
        tags: instance
            .tags
            .iter()
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect(),
        user_data: user_data(&instance.user_data),
        vendor_data: match instance.key_at_start {
            Some(_) => NO_PASSWORDS.to_vec(),
            None => Vec::new(),
        },
        options: Options {
            is_enabled: instance.metadata.is_enabled,
            needs_token: instance.metadata.needs_token,
            hop_limit: instance.metadata.hop_limit,
            tells_tags: instance.metadata.tells_tags,
        },
        id,
    }
}

/// Served as it was before it was encoded. What is no Base64 is served as it is.
fn user_data(encoded: &str) -> Vec<u8> {
    BASE64_STANDARD
        .decode(encoded)
        .unwrap_or_else(|_| encoded.as_bytes().to_vec())
}

/// Found again from the id alone, in the form of a UUID, as the cloud's are.
fn serial_number(id: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, id.as_bytes());
    let hex: String = digest.as_ref()[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

fn interface_of(state: &DesiredState, eni: &DesiredEni) -> Interface {
    let domain = state.domains.get(&eni.domain);
    let vpc = match &eni.domain.network {
        Network::Vpc(vpc) => Some(Vpc {
            id: vpc.to_string(),
            cidr: domain.and_then(|domain| domain.cidrs.first().copied()),
            ipv6_cidr: domain.and_then(|domain| domain.ipv6_cidr),
        }),
        Network::Classic => None,
    };
    let vswitch = eni.eni.vswitch.as_ref().map(|id| Subnet {
        id: id.to_string(),
        ipv6_cidr: domain
            .and_then(|domain| domain.vswitches.iter().find(|it| it.id == *id))
            .and_then(|vswitch| vswitch.ipv6_cidr),
    });
    Interface {
        id: eni.eni.id.to_string(),
        mac: eni.eni.mac,
        primary_ip: eni.eni.primary_ip,
        secondary_ips: eni.eni.secondary_ips.clone(),
        ipv6: eni.eni.ipv6.clone(),
        subnet: eni.subnet,
        gateway: eni.gateway,
        ipv6_gateway: GATEWAY_V6,
        vpc,
        vswitch,
    }
}

const GATEWAY_V6: Ipv6Addr = crate::wanted::GATEWAY_V6;

/// What cloud-init is told where a key pair is bound.
///
/// Source: ECS API, `AttachKeyPair`: logging in with a password is off. Choice: docs/decisions/0018-key-pairs.md
const NO_PASSWORDS: &[u8] = b"#cloud-config\nssh_pwauth: false\n";
