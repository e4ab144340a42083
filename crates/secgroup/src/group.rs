use cloud_id::{
    AccountId, Description, RegionId, ResourceName, SecurityGroupId, Tags, Timestamp, VpcId,
};

use crate::Rule;

/// Basic or advanced.
///
/// Source: ECS API, `CreateSecurityGroup`, `SecurityGroupType`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum GroupType {
    /// `normal` on the wire.
    Basic,
    /// `enterprise` on the wire: isolated inside, never a peer, egress drops by default.
    Advanced,
}

/// Whether members of a basic group reach each other before any rule is asked.
///
/// Source: ECS API, `ModifySecurityGroupPolicy`, `InnerAccessPolicy`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum InnerAccessPolicy {
    /// Member traffic is accepted before custom ingress rules.
    Accept,
    /// Members are like strangers.
    Drop,
}

/// The network a group, and every ENI in it, belongs to.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Network {
    /// One VPC.
    Vpc(VpcId),
    /// The classic network of the region, shared by all accounts.
    Classic,
}

/// The product that made and keeps a managed group.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ServiceManaged {
    /// The product's id, returned as `ServiceID`.
    pub service_id: String,
}

/// A security group with its rules: one value, changed as a whole.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SecurityGroup {
    /// Its id.
    pub id: SecurityGroupId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// The VPC, or the classic network.
    pub network: Network,
    /// Basic or advanced; never changes.
    pub group_type: GroupType,
    /// The name, if one was given.
    pub name: Option<ResourceName>,
    /// The description; may be empty.
    pub description: Description,
    /// As stored. For an advanced group it is `Drop`; see [`SecurityGroup::lets_members_in`].
    pub inner_access: InnerAccessPolicy,
    /// Rules of both directions, oldest first.
    pub rules: Vec<Rule>,
    /// Tags.
    pub tags: Tags,
    /// When it was made.
    pub created: Timestamp,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// Set when another product manages it; then its owner changes nothing.
    pub managed_by: Option<ServiceManaged>,
    /// Whether deletion is refused.
    pub deletion_protection: bool,
}

impl SecurityGroup {
    /// Whether member traffic is accepted before custom ingress rules: basic groups with
    /// `InnerAccessPolicy` `Accept` only.
    #[must_use]
    pub fn lets_members_in(&self) -> bool {
        self.group_type == GroupType::Basic && self.inner_access == InnerAccessPolicy::Accept
    }
}
