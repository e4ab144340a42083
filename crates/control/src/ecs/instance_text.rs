//! How instances read in answers.

use std::net::IpAddr;

use estate::{Eip, Eni, EniKind, Instance, InstanceStatus, Snapshot};
use secgroup::Network;

/// `Running` or `Stopped`.
pub(super) fn status(instance: &Instance) -> &'static str {
    status_word(instance.status)
}

/// The word for a status.
pub(super) fn status_word(status: InstanceStatus) -> &'static str {
    match status {
        InstanceStatus::Running => "Running",
        InstanceStatus::Stopped => "Stopped",
    }
}

/// `vpc` or `classic`.
pub(super) fn network_type(instance: &Instance) -> &'static str {
    match instance.network {
        Network::Vpc(_) => "vpc",
        Network::Classic => "classic",
    }
}

/// The name; empty for none.
pub(super) fn name(instance: &Instance) -> String {
    instance
        .name
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// The name of its key pair; empty for none.
pub(super) fn key_pair_name(instance: &Instance) -> &str {
    (instance.key_pair.as_ref()).map_or("", |key| key.name.as_str())
}

/// The serial number of an instance, as its firmware would say it: made from its id.
pub(super) fn serial_number(instance: &Instance) -> String {
    let bytes = instance.id.as_str().bytes();
    let sum = bytes.fold(
        0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128,
        |sum, byte| {
            (sum ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        },
    );
    let hex = format!("{sum:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// `KeepCharging` for one that is stopped.
///
/// Source: ECS API, `DescribeInstances`, `StoppedMode`.
pub(super) fn stopped_mode(instance: &Instance) -> &'static str {
    match instance.status {
        InstanceStatus::Running => "Not-applicable",
        InstanceStatus::Stopped => "KeepCharging",
    }
}

/// What the network of an instance looks like from outside.
pub(super) struct InstanceNetwork<'s> {
    pub(super) vpc: String,
    pub(super) vswitch: String,
    /// Private addresses of the primary ENI in a VPC.
    pub(super) private: Vec<String>,
    /// The private address in the classic network.
    pub(super) inner: Vec<String>,
    /// The public address that came with the instance.
    pub(super) public: Option<&'s Eip>,
    /// The EIP of the primary address.
    pub(super) eip: Option<&'s Eip>,
    /// Groups of the primary ENI.
    pub(super) groups: Vec<String>,
    /// ENIs, the primary one first.
    pub(super) enis: Vec<&'s Eni>,
}

/// The network of an instance.
pub(super) fn network<'s>(snapshot: &'s Snapshot, instance: &'s Instance) -> InstanceNetwork<'s> {
    let mut enis: Vec<&Eni> = snapshot.enis_of(&instance.id).map(AsRef::as_ref).collect();
    enis.sort_by_key(|eni| match eni.kind {
        EniKind::Primary => 0,
        EniKind::Secondary => 1,
    });
    let primary = snapshot.eni(&instance.primary_eni).map(AsRef::as_ref);
    let address = primary.map(|eni| eni.primary_ip.to_string());
    let (private, inner) = match instance.network {
        Network::Vpc(_) => (address, None),
        Network::Classic => (None, address),
    };
    let mapped: Option<&Eip> =
        primary.and_then(|eni| super::eni_text::eip_of(snapshot, eni, eni.primary_ip));
    InstanceNetwork {
        vpc: match &instance.network {
            Network::Vpc(id) => id.to_string(),
            Network::Classic => String::new(),
        },
        vswitch: primary.map(super::eni_text::vswitch).unwrap_or_default(),
        private: private.into_iter().collect(),
        inner: inner.into_iter().collect(),
        public: mapped.filter(|eip| eip.goes_with_instance),
        eip: mapped.filter(|eip| !eip.goes_with_instance),
        groups: primary.map(super::eni_text::groups).unwrap_or_default(),
        enis,
    }
}

impl InstanceNetwork<'_> {
    /// Whether an ENI of the instance has an address.
    pub(super) fn has(&self, address: IpAddr) -> bool {
        self.enis
            .iter()
            .any(|eni| eni.addresses().any(|it| it == address))
    }
}
