//! Roles of instances with made-up credentials.

use cloud_id::Timestamp;
use imds::{Credentials, Role, Secret};

/// The life of a set.
pub(crate) const HOURS_6: i64 = 6 * 3_600;

/// A role with a set of credentials that has so many seconds left.
pub(crate) fn role(name: &str, set: &str, secs: i64) -> Role {
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    Role {
        name: name.to_owned(),
        credentials: Some(Credentials {
            access_key_id: format!("STS.{set}"),
            access_key_secret: Secret::new(format!("secret {set}")),
            security_token: Secret::new(format!("session {set}")),
            expiration: Timestamp::from_unix_secs(now + secs),
            last_updated: Timestamp::from_unix_secs(now + secs - HOURS_6),
        }),
    }
}
