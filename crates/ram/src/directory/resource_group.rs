use cloud_id::{Tags, Timestamp};

use super::ResourceGroupId;

/// A resource group of an account. What is in it is written at each resource.
///
/// Source: ResourceManager API, `CreateResourceGroup`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResourceGroup {
    /// Its id.
    pub id: ResourceGroupId,
    /// Its name.
    pub name: String,
    /// The name for people.
    pub display_name: String,
    /// Its tags.
    pub tags: Tags,
    /// When it was made.
    pub created: Timestamp,
}
