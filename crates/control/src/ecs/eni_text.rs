//! How ENIs read in answers.

use std::net::Ipv4Addr;

use estate::{Eip, Eni, EniKind, EniStatus, Snapshot};
use secgroup::Network;

use super::instance_type::InstanceType;

/// The name; empty for none.
pub(super) fn name(eni: &Eni) -> String {
    eni.name
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// `Available` or `InUse`.
pub(super) fn status(eni: &Eni) -> &'static str {
    match eni.status {
        EniStatus::Available => "Available",
        EniStatus::InUse => "InUse",
    }
}

/// `Primary` or `Secondary`.
pub(super) fn kind(eni: &Eni) -> &'static str {
    match eni.kind {
        EniKind::Primary => "Primary",
        EniKind::Secondary => "Secondary",
    }
}

/// Its queues: as many as the type of its instance gives each, one while it is attached to none.
pub(super) fn queues(snapshot: &Snapshot, eni: &Eni) -> i64 {
    let instance = eni
        .attachment
        .as_ref()
        .and_then(|it| snapshot.instance(&it.instance));
    let offers = instance.and_then(|it| InstanceType::named(&it.instance_type).ok());
    offers.map_or(1, |offers| offers.queues.into())
}

/// The VPC; empty in the classic network.
pub(super) fn vpc(eni: &Eni) -> String {
    match &eni.network {
        Network::Vpc(id) => id.to_string(),
        Network::Classic => String::new(),
    }
}

/// The vSwitch; empty in the classic network.
pub(super) fn vswitch(eni: &Eni) -> String {
    eni.vswitch
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// The ids of its groups.
pub(super) fn groups(eni: &Eni) -> Vec<String> {
    eni.groups.iter().map(ToString::to_string).collect()
}

/// Private IPv4 addresses, the primary one first.
pub(super) fn ipv4(eni: &Eni) -> impl Iterator<Item = Ipv4Addr> + '_ {
    std::iter::once(eni.primary_ip).chain(eni.secondary_ips.iter().copied())
}

/// The instance it is attached to; empty for none.
pub(super) fn instance(eni: &Eni) -> String {
    eni.attachment
        .as_ref()
        .map(|it| it.instance.to_string())
        .unwrap_or_default()
}

/// The EIP of one of its private addresses.
pub(super) fn eip_of<'s>(
    snapshot: &'s Snapshot,
    eni: &'s Eni,
    address: Ipv4Addr,
) -> Option<&'s Eip> {
    snapshot
        .eips_of(&eni.id)
        .find(|eip| {
            eip.binding
                .as_ref()
                .is_some_and(|it| it.private_ip == address)
        })
        .map(AsRef::as_ref)
}
