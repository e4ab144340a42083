use crate::tagging::{Spelling, Tagged};

/// The kinds of resource that have tags in this product.
///
/// Source: ECS API, `TagResources`, `ResourceType`.
pub(crate) const KINDS: &[Spelling] = &[
    ("instance", Tagged::Instance),
    ("securitygroup", Tagged::SecurityGroup),
    ("eni", Tagged::Eni),
    ("keypair", Tagged::KeyPair),
    ("disk", Tagged::Absent),
    ("snapshot", Tagged::Absent),
    ("image", Tagged::Absent),
    ("volume", Tagged::Absent),
    ("ddh", Tagged::Absent),
    ("ddhcluster", Tagged::Absent),
    ("launchtemplate", Tagged::Absent),
    ("reservedinstance", Tagged::Absent),
    ("snapshotpolicy", Tagged::Absent),
    ("elasticityassurance", Tagged::Absent),
    ("capacityreservation", Tagged::Absent),
    ("command", Tagged::Absent),
    ("invocation", Tagged::Absent),
    ("activation", Tagged::Absent),
    ("managedinstance", Tagged::Absent),
];
