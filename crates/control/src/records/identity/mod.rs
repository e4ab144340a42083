//! The stored forms of identities and of their secrets.

mod attachments;
mod group;
mod membership;
mod mfa_device;
mod organization;
mod policy;
mod provider;
mod recycle_bin;
mod resource_group;
mod role;
mod settings;
mod user;

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ram::directory::{Entity, EntityId, EntityKey};
use serde::{Deserialize, Serialize};

use super::{RecordError, read, write};
use crate::random::Random;
use crate::seal::{MasterKey, Secret};

/// The stored form of an object of the directory.
pub(crate) fn write_entity(entity: &Entity) -> Vec<u8> {
    match entity {
        Entity::User(it) => write(&user::Record::from(&**it)),
        Entity::Group(it) => write(&group::Record::from(&**it)),
        Entity::Role(it) => write(&role::Record::from(&**it)),
        Entity::Policy(it) => write(&policy::Record::from(&**it)),
        Entity::MfaDevice(it) => write(&mfa_device::Record::from(&**it)),
        Entity::Provider(it) => write(&provider::Record::from(&**it)),
        Entity::Settings(it) => write(&settings::Record::from(&**it)),
        Entity::RecycledUser(it) => write(&recycle_bin::UserRecord::from(&**it)),
        Entity::RecycledKey(it) => write(&recycle_bin::KeyRecord::from(&**it)),
        Entity::CredentialReport(it) => write(&recycle_bin::ReportRecord::from(&**it)),
        Entity::ResourceGroup(it) => write(&resource_group::Record::from(&**it)),
        Entity::ResourceDirectory(it) => write(&organization::DirectoryRecord::from(&**it)),
        Entity::Folder(it) => write(&organization::FolderRecord::from(&**it)),
        Entity::Member(it) => write(&organization::MemberRecord::from(&**it)),
        Entity::ControlPolicy(it) => write(&organization::PolicyRecord::from(&**it)),
        Entity::Handshake(it) => write(&membership::HandshakeRecord::from(&**it)),
        Entity::AccountDeletion(it) => write(&membership::DeletionRecord::from(&**it)),
    }
}

/// The object of a key, from its stored form.
pub(crate) fn read_entity(key: &EntityKey, value: &[u8]) -> Result<Entity, RecordError> {
    let entity = match key.id {
        EntityId::User(_) => Entity::User(Arc::new(read::<user::Record>(value)?.try_into()?)),
        EntityId::Group(_) => Entity::Group(Arc::new(read::<group::Record>(value)?.try_into()?)),
        EntityId::Role(_) => Entity::Role(Arc::new(read::<role::Record>(value)?.try_into()?)),
        EntityId::Policy(_) => Entity::Policy(Arc::new(read::<policy::Record>(value)?.try_into()?)),
        EntityId::MfaDevice(_) => {
            Entity::MfaDevice(Arc::new(read::<mfa_device::Record>(value)?.try_into()?))
        }
        EntityId::SamlProvider(_) | EntityId::OidcProvider(_) => {
            Entity::Provider(Arc::new(read::<provider::Record>(value)?.try_into()?))
        }
        EntityId::Settings => {
            Entity::Settings(Arc::new(read::<settings::Record>(value)?.try_into()?))
        }
        EntityId::RecycledUser(_) => Entity::RecycledUser(Arc::new(
            read::<recycle_bin::UserRecord>(value)?.try_into()?,
        )),
        EntityId::RecycledKey(_) => {
            Entity::RecycledKey(Arc::new(read::<recycle_bin::KeyRecord>(value)?.try_into()?))
        }
        EntityId::CredentialReport => {
            Entity::CredentialReport(Arc::new(read::<recycle_bin::ReportRecord>(value)?.into()))
        }
        EntityId::ResourceGroup(_) => {
            Entity::ResourceGroup(Arc::new(read::<resource_group::Record>(value)?.try_into()?))
        }
        EntityId::ResourceDirectory => Entity::ResourceDirectory(Arc::new(
            read::<organization::DirectoryRecord>(value)?.try_into()?,
        )),
        EntityId::Folder(_) => Entity::Folder(Arc::new(
            read::<organization::FolderRecord>(value)?.try_into()?,
        )),
        EntityId::Member(_) => Entity::Member(Arc::new(
            read::<organization::MemberRecord>(value)?.try_into()?,
        )),
        EntityId::ControlPolicy(_) => Entity::ControlPolicy(Arc::new(
            read::<organization::PolicyRecord>(value)?.try_into()?,
        )),
        EntityId::Handshake(_) => Entity::Handshake(Arc::new(
            read::<membership::HandshakeRecord>(value)?.try_into()?,
        )),
        EntityId::AccountDeletion(_) => Entity::AccountDeletion(Arc::new(
            read::<membership::DeletionRecord>(value)?.try_into()?,
        )),
    };
    if entity.id() == key.id {
        Ok(entity)
    } else {
        Err(RecordError::Field {
            field: "id",
            why: "is not the id in the key".to_owned(),
        })
    }
}

#[derive(Deserialize, Serialize)]
struct SecretRecord {
    /// Sealed under the master key for its key in the store; Base64.
    sealed: String,
}

/// The stored form of the secret of a key.
pub(crate) fn write_secret(
    key: &str,
    secret: &Secret,
    master_key: &MasterKey,
    random: &dyn Random,
) -> Vec<u8> {
    let sealed = master_key.seal(key, secret.reveal().as_bytes(), random.next());
    write(&SecretRecord {
        sealed: STANDARD.encode(sealed),
    })
}

/// The secret of a key, from its stored form.
pub(crate) fn read_secret(
    key: &str,
    value: &[u8],
    master_key: &MasterKey,
) -> Result<Secret, RecordError> {
    let refused = |why: String| RecordError::Field {
        field: "sealed",
        why,
    };
    let record: SecretRecord = read(value)?;
    let sealed = STANDARD
        .decode(&record.sealed)
        .map_err(|error| refused(error.to_string()))?;
    let plain = master_key
        .open(key, &sealed)
        .map_err(|error| refused(error.to_string()))?;
    let text = std::str::from_utf8(&plain).map_err(|error| refused(error.to_string()))?;
    Ok(Secret::new(text))
}

#[cfg(test)]
mod tests;
