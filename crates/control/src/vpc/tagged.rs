use crate::tagging::{Spelling, Tagged};

/// The kinds of resource that have tags in this product.
///
/// Source: VPC API, `TagResources`, `ResourceType`.
pub(crate) const KINDS: &[Spelling] = &[
    ("VPC", Tagged::Vpc),
    ("VSWITCH", Tagged::VSwitch),
    ("EIP", Tagged::Eip),
    ("ROUTETABLE", Tagged::Absent),
    ("VPNGATEWAY", Tagged::Absent),
    ("NATGATEWAY", Tagged::Absent),
    ("COMMONBANDWIDTHPACKAGE", Tagged::Absent),
    ("IPV6GATEWAY", Tagged::Absent),
    ("NETWORKACL", Tagged::Absent),
    ("FLOWLOG", Tagged::Absent),
];
