//! What fuzzing calls: values as a damaged store may give them back.

use crate::audit::AuditEntry;
use crate::records::{
    read_account, read_entity, read_object, read_secret, write_entity, write_object,
};
use crate::{MasterKey, client_token, key};

/// Reads a value by the form that its key asks for. An object that is accepted is written and read again without
/// a change.
///
/// # Panics
///
/// When it is not.
pub fn stored_value(key: &str, value: &[u8]) {
    let master_key = MasterKey::new([7; 32]);
    if let Some(id) = key::object_of(key) {
        if let Ok(object) = read_object(&id, value) {
            let again = read_object(&id, &write_object(&object));
            assert_eq!(again, Ok(object), "{key}");
        }
    } else if let Some(id) = key::entity_of(key) {
        if let Ok(entity) = read_entity(&id, value) {
            let again = read_entity(&id, &write_entity(&entity));
            assert_eq!(again, Ok(entity), "{key}");
        }
    } else if key.starts_with(key::ACCOUNTS) {
        let _ = read_account(value, &master_key);
    } else if key::secret_of(key).is_some() {
        let _ = read_secret(key, value, &master_key);
    } else if key.starts_with(key::AUDIT) {
        let _ = AuditEntry::read(key, value);
    } else if key.starts_with(key::USED_ONCE) {
        let _ = crate::used_once::is_over(value, cloud_id::Timestamp::from_unix_secs(0));
    } else if key.starts_with(key::TOKENS) {
        let _ = client_token::is_over(value, cloud_id::Timestamp::from_unix_secs(0));
    }
}
