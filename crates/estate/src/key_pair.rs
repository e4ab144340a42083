use cloud_id::{AccountId, KeyPairId, RegionId, ResourceName, Tags, Timestamp};

/// A key pair: the public half, by which instances let its holder in. The private half is not kept.
///
/// Source: ECS API, `CreateKeyPair`, `ImportKeyPair`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyPair {
    /// Its id. Requests name it by its name.
    pub id: KeyPairId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// Its name, of which there is one in the account and region.
    pub name: ResourceName,
    /// The public key as a line of `authorized_keys`: the type, the Base64 of the blob, perhaps a comment.
    pub public_key: String,
    /// The MD5 of the public key blob, as hexadecimal pairs with colons between.
    pub fingerprint: String,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
}

/// The key pair of an instance: a copy, which stays when the key pair is deleted.
///
/// Source: ECS API, `DeleteKeyPairs`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InstanceKey {
    /// The name of the key pair.
    pub name: ResourceName,
    /// The public key, as a line of `authorized_keys`.
    pub public_key: String,
}
