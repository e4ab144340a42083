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
    } else if key.starts_with(key::AUDIT_ARCHIVE) {
        crate::trail_archive::read_any(value);
    } else if key.starts_with(key::AUDIT) {
        let _ = AuditEntry::read(key, value);
    } else if key.starts_with(key::USED_ONCE) {
        let _ = crate::used_once::is_over(value, cloud_id::Timestamp::from_unix_secs(0));
    } else if key.starts_with(key::TOKENS) {
        let _ = client_token::is_over(value, cloud_id::Timestamp::from_unix_secs(0));
    }
}

/// The audit trail by itself, for what is measured of it.
pub mod trail {
    use cloud_id::{RequestId, Timestamp};
    use store::{Op, ReadError, Store};

    use crate::audit::AuditEntry;
    use crate::granted::{Granted, Grants};
    use crate::key;
    use crate::seal::MasterKey;
    use crate::trail_archive::{Direction, Reading, Window};
    use crate::trail_chain::{ChainKey, Sum};

    /// The entry of a user's call as calls leave it, at a moment.
    #[must_use]
    pub fn sample(number: u64, secs: i64) -> AuditEntry {
        let time = Timestamp::from_unix_secs(secs);
        let group = format!("securitygroup/sg-bp1{number:016x}");
        let granted = Granted {
            action: "ecs:AuthorizeSecurityGroup".to_owned(),
            resource: format!("acs:ecs:cn-hangzhou:1000000000000001:{group}"),
            conditions: Vec::new(),
        };
        AuditEntry {
            request_id: RequestId::from_random(
                u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
            ),
            time,
            account: "1000000000000001".parse().ok(),
            principal: "acs:ram:*:1000000000000001:user/alice".to_owned(),
            decision: "Allow by AliyunECSFullAccess (v1)".to_owned(),
            access_key_id: "LTAI5tExampleKeyOfAlice1".to_owned(),
            action: "Ecs:AuthorizeSecurityGroup".to_owned(),
            region: "cn-hangzhou".parse().ok(),
            source: "203.0.113.7".parse().ok(),
            user_agent: "AlibabaCloud (linux; amd64) Python/3.11 Core/0.0.1".to_owned(),
            outcome: "OK".to_owned(),
            status: 200,
            resources: vec![group],
            granted: Grants {
                all: [granted].into(),
                is_cut: false,
            },
            nonce: Some((number, time)),
            attempt: 1,
        }
    }

    /// An entry as it is written into the store.
    #[must_use]
    pub fn op(entry: &AuditEntry) -> Op {
        entry.op()
    }

    /// Sums entries up for a seal.
    pub struct Sealed(ChainKey, Sum);

    impl Sealed {
        /// Under the keys of a master key.
        #[must_use]
        pub fn under(master_key: &MasterKey) -> Self {
            Self(ChainKey::of(master_key), Sum::default())
        }

        /// Adds an entry, and answers how many there are.
        pub fn add(&mut self, key: &str, revision: u64, value: &[u8]) -> u64 {
            self.1.add(self.0.code(key, revision, value));
            self.1.count
        }
    }

    /// Looks through the trail as one call of `LookupEvents` does, from a moment back, and answers how many entries
    /// it read.
    ///
    /// # Errors
    /// What the store says.
    pub fn look_through(store: &dyn Store, from: i64, at_most: usize) -> Result<usize, ReadError> {
        let window = Window {
            first: key::audit_before(Timestamp::from_unix_secs(0)),
            over: key::audit_before(Timestamp::from_unix_secs(from + 1)),
        };
        let mut reading = Reading::default();
        let mut read = 0;
        loop {
            let step = reading.step(store, None, &window, Direction::NewestFirst)?;
            let entries = step.found.iter().map(|it| &it.entry);
            read += { entries }
                .filter(|it| AuditEntry::read(&it.key, &it.value).is_ok())
                .count();
            if !step.has_more || read >= at_most {
                return Ok(read);
            }
        }
    }
}
