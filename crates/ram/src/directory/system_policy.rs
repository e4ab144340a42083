use std::sync::LazyLock;

use cloud_id::Timestamp;

/// A policy that the vendor wrote. It is the same for all accounts and nobody changes it.
///
/// Source: RAM guide, system policies; Kanmon identity design, §8.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SystemPolicy {
    /// Its name.
    pub name: &'static str,
    /// The number of its version in force.
    pub version: u32,
    /// What it is for.
    pub description: &'static str,
    /// The document in force.
    pub document: &'static str,
}

impl SystemPolicy {
    /// When system policies are said to be made and last changed.
    pub const CREATED: Timestamp = Timestamp::from_unix_secs(1_430_212_545);

    /// The system policy of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|it| it.name.eq_ignore_ascii_case(name))
    }

    /// All of them, by name.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }
}

static ALL: LazyLock<Vec<SystemPolicy>> = LazyLock::new(|| {
    let mut all: Vec<SystemPolicy> = POLICIES
        .iter()
        .map(|(name, version, description, document)| SystemPolicy {
            name,
            version: *version,
            description,
            document: document.trim(),
        })
        .collect();
    all.sort_by_key(|it| it.name);
    all
});

/// Name, version in force, description, document.
const POLICIES: &[(&str, u32, &str, &str)] = &[
    (
        "AdministratorAccess",
        1,
        "Manages all resources of the account.",
        include_str!("../../data/system-policies/AdministratorAccess.json"),
    ),
    (
        "PowerUserAccess",
        2,
        "Manages all resources of the account but identities and accounts.",
        include_str!("../../data/system-policies/PowerUserAccess.json"),
    ),
    (
        "ReadOnlyAccess",
        1,
        "Reads all resources of the account.",
        include_str!("../../data/system-policies/ReadOnlyAccess.json"),
    ),
    (
        "AliyunECSFullAccess",
        1,
        "Manages ECS.",
        include_str!("../../data/system-policies/AliyunECSFullAccess.json"),
    ),
    (
        "AliyunECSReadOnlyAccess",
        1,
        "Reads ECS.",
        include_str!("../../data/system-policies/AliyunECSReadOnlyAccess.json"),
    ),
    (
        "AliyunECSNetworkInterfaceManagementAccess",
        1,
        "Manages ENIs.",
        include_str!("../../data/system-policies/AliyunECSNetworkInterfaceManagementAccess.json"),
    ),
    (
        "AliyunVPCFullAccess",
        12,
        "Manages VPCs.",
        include_str!("../../data/system-policies/AliyunVPCFullAccess.json"),
    ),
    (
        "AliyunVPCReadOnlyAccess",
        1,
        "Reads VPCs.",
        include_str!("../../data/system-policies/AliyunVPCReadOnlyAccess.json"),
    ),
    (
        "AliyunRAMFullAccess",
        2,
        "Manages identities and policies.",
        include_str!("../../data/system-policies/AliyunRAMFullAccess.json"),
    ),
    (
        "AliyunRAMReadOnlyAccess",
        3,
        "Reads identities and policies.",
        include_str!("../../data/system-policies/AliyunRAMReadOnlyAccess.json"),
    ),
    (
        "AliyunSTSAssumeRoleAccess",
        1,
        "Assumes roles.",
        include_str!("../../data/system-policies/AliyunSTSAssumeRoleAccess.json"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, DocumentKind, PolicyDocument};

    #[test]
    fn every_system_policy_is_a_strict_document_and_is_found_by_its_name() {
        for policy in SystemPolicy::all() {
            let read =
                PolicyDocument::parse(policy.document, DocumentKind::Identity, Dialect::Strict);
            assert!(read.is_ok(), "{}: {read:?}", policy.name);
            assert_eq!(SystemPolicy::named(policy.name), Some(policy));
        }
        assert_eq!(SystemPolicy::named("NoSuchAccess"), None);
    }
}
