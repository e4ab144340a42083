//! Where things are in the store.
//!
//! ```text
//! estate/<kind>/<id>          an object of the estate
//! guard/…                     a guard key, see guard_key.rs
//! account/<account>           an account with its sealed access keys and settings
//! token/<hash>                the answer to a request with a ClientToken
//! audit/<time>/<request id>   an audit entry; <time> is 12 hexadecimal digits
//! ```

use cloud_id::{AccountId, RequestId, Timestamp};
use estate::ObjectKey;

pub(crate) const ESTATE: &str = "estate/";
pub(crate) const GUARDS: &str = "guard/";
pub(crate) const ACCOUNTS: &str = "account/";
pub(crate) const TOKENS: &str = "token/";
pub(crate) const AUDIT: &str = "audit/";

pub(crate) fn of_object(key: &ObjectKey) -> String {
    match key {
        ObjectKey::Vpc(id) => format!("{ESTATE}vpc/{id}"),
        ObjectKey::VSwitch(id) => format!("{ESTATE}vswitch/{id}"),
        ObjectKey::SecurityGroup(id) => format!("{ESTATE}security-group/{id}"),
        ObjectKey::PrefixList(id) => format!("{ESTATE}prefix-list/{id}"),
        ObjectKey::PortRangeList(id) => format!("{ESTATE}port-range-list/{id}"),
        ObjectKey::Eni(id) => format!("{ESTATE}eni/{id}"),
        ObjectKey::Instance(id) => format!("{ESTATE}instance/{id}"),
        ObjectKey::Eip(id) => format!("{ESTATE}eip/{id}"),
        ObjectKey::KeyPair(id) => format!("{ESTATE}key-pair/{id}"),
    }
}

/// The object that a key of the estate is of.
pub(crate) fn object_of(key: &str) -> Option<ObjectKey> {
    let (kind, id) = key.strip_prefix(ESTATE)?.split_once('/')?;
    match kind {
        "vpc" => id.parse().ok().map(ObjectKey::Vpc),
        "vswitch" => id.parse().ok().map(ObjectKey::VSwitch),
        "security-group" => id.parse().ok().map(ObjectKey::SecurityGroup),
        "prefix-list" => id.parse().ok().map(ObjectKey::PrefixList),
        "port-range-list" => id.parse().ok().map(ObjectKey::PortRangeList),
        "eni" => id.parse().ok().map(ObjectKey::Eni),
        "instance" => id.parse().ok().map(ObjectKey::Instance),
        "eip" => id.parse().ok().map(ObjectKey::Eip),
        "key-pair" => id.parse().ok().map(ObjectKey::KeyPair),
        _ => None,
    }
}

pub(crate) fn of_account(id: AccountId) -> String {
    format!("{ACCOUNTS}{id}")
}

pub(crate) fn of_audit(time: Timestamp, request: RequestId) -> String {
    format!("{}{request}", audit_before(time))
}

/// What every audit key of this moment begins with; all earlier ones are smaller.
pub(crate) fn audit_before(time: Timestamp) -> String {
    format!("{AUDIT}{:012x}/", time.unix_secs.max(0))
}
