//! Where things are in the store.
//!
//! ```text
//! estate/<kind>/<id>          an object of the estate
//! guard/…                     a guard key, see guard_key.rs
//! account/<account>           an account with its sealed access keys and settings
//! identity/<account>/<kind>/<id or name>   an object of the directory of identities
//! secret/<account>/<kind>/<id or name>     a sealed secret of one of them
//! token/<hash>                the answer to a request with a ClientToken
//! used-once/<hash>            that something which works once was used
//! last-used/<access key>      when it was last used, in seconds since 1970
//! audit/<time>/<request id>   an audit entry; <time> is 12 hexadecimal digits
//! audit-seal/<revision>       a seal over the audit entries up to a revision, 16 hexadecimal digits
//! audit-archive/<number>      a file of the archive of audit entries, 16 hexadecimal digits
//! audit-archive/gone          what was archived and is not there any more
//! ```

use cloud_id::{AccountId, RequestId, Timestamp};
use estate::ObjectKey;
use ram::directory::{EntityId, EntityKey};

use crate::secrets::{SecretKey, SecretKind};

pub(crate) const ESTATE: &str = "estate/";
pub(crate) const GUARDS: &str = "guard/";
pub(crate) const ACCOUNTS: &str = "account/";
pub(crate) const IDENTITIES: &str = "identity/";
pub(crate) const SECRETS: &str = "secret/";
pub(crate) const TOKENS: &str = "token/";
pub(crate) const USED_ONCE: &str = "used-once/";
pub(crate) const LAST_USED: &str = "last-used/";
pub(crate) const AUDIT: &str = "audit/";
pub(crate) const AUDIT_SEALS: &str = "audit-seal/";
pub(crate) const AUDIT_ARCHIVE: &str = "audit-archive/";
pub(crate) const AUDIT_ARCHIVE_GONE: &str = "audit-archive/gone";

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

/// Where an object of the estate is that an ARN names by its id, as `securitygroup/sg-1`, if there is one.
pub(crate) fn of_relative_id(relative_id: &str) -> Option<String> {
    let (kind, id) = relative_id.split_once('/')?;
    let kind = match kind {
        "securitygroup" => "security-group",
        "prefixlist" => "prefix-list",
        "portrangelist" => "port-range-list",
        "vpc" | "vswitch" | "eni" | "instance" | "eip" => kind,
        _ => return None,
    };
    Some(format!("{ESTATE}{kind}/{id}"))
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

pub(crate) fn of_entity(key: &EntityKey) -> String {
    let account = key.account;
    match &key.id {
        EntityId::User(id) => format!("{IDENTITIES}{account}/user/{id}"),
        EntityId::Group(id) => format!("{IDENTITIES}{account}/group/{id}"),
        EntityId::Role(id) => format!("{IDENTITIES}{account}/role/{id}"),
        EntityId::Policy(name) => format!("{IDENTITIES}{account}/policy/{name}"),
        EntityId::MfaDevice(name) => format!("{IDENTITIES}{account}/mfa-device/{name}"),
        EntityId::SamlProvider(name) => format!("{IDENTITIES}{account}/saml-provider/{name}"),
        EntityId::OidcProvider(name) => format!("{IDENTITIES}{account}/oidc-provider/{name}"),
        EntityId::Settings => format!("{IDENTITIES}{account}/settings/all"),
        EntityId::RecycledUser(id) => format!("{IDENTITIES}{account}/recycled-user/{id}"),
        EntityId::RecycledKey(id) => format!("{IDENTITIES}{account}/recycled-key/{id}"),
        EntityId::CredentialReport => format!("{IDENTITIES}{account}/credential-report/newest"),
        EntityId::ResourceGroup(id) => format!("{IDENTITIES}{account}/resource-group/{id}"),
        EntityId::ResourceDirectory => format!("{IDENTITIES}{account}/resource-directory/own"),
        EntityId::Folder(id) => format!("{IDENTITIES}{account}/folder/{id}"),
        EntityId::Member(id) => format!("{IDENTITIES}{account}/member/{id}"),
        EntityId::ControlPolicy(id) => format!("{IDENTITIES}{account}/control-policy/{id}"),
        EntityId::Handshake(id) => format!("{IDENTITIES}{account}/handshake/{id}"),
        EntityId::AccountDeletion(id) => format!("{IDENTITIES}{account}/account-deletion/{id}"),
    }
}

/// Whether a key is of a role, which instances may have.
pub(crate) fn is_of_role(key: &str) -> bool {
    key.starts_with(IDENTITIES) && key.contains("/role/")
}

/// The object that a key of the directory is of.
pub(crate) fn entity_of(key: &str) -> Option<EntityKey> {
    let (account, kind, id) = parts_of(key.strip_prefix(IDENTITIES)?)?;
    let id = match kind {
        "user" => EntityId::User(id.parse().ok()?),
        "group" => EntityId::Group(id.parse().ok()?),
        "role" => EntityId::Role(id.parse().ok()?),
        "policy" => EntityId::Policy(id.to_owned()),
        "mfa-device" => EntityId::MfaDevice(id.to_owned()),
        "saml-provider" => EntityId::SamlProvider(id.to_owned()),
        "oidc-provider" => EntityId::OidcProvider(id.to_owned()),
        "settings" => EntityId::Settings,
        "recycled-user" => EntityId::RecycledUser(id.parse().ok()?),
        "recycled-key" => EntityId::RecycledKey(id.into()),
        "credential-report" => EntityId::CredentialReport,
        "resource-group" => EntityId::ResourceGroup(id.parse().ok()?),
        "resource-directory" => EntityId::ResourceDirectory,
        "folder" => EntityId::Folder(id.parse().ok()?),
        "member" => EntityId::Member(id.parse().ok()?),
        "control-policy" => EntityId::ControlPolicy(id.parse().ok()?),
        "handshake" => EntityId::Handshake(id.parse().ok()?),
        "account-deletion" => EntityId::AccountDeletion(id.parse().ok()?),
        _ => return None,
    };
    Some(EntityKey { account, id })
}

pub(crate) fn of_secret(key: &SecretKey) -> String {
    format!("{SECRETS}{}/{}/{}", key.account, key.kind.word(), key.id)
}

/// The secret that a key is of.
pub(crate) fn secret_of(key: &str) -> Option<SecretKey> {
    let (account, kind, id) = parts_of(key.strip_prefix(SECRETS)?)?;
    let kind = SecretKind::of(kind)?;
    let id = id.to_owned();
    Some(SecretKey { account, kind, id })
}

fn parts_of(rest: &str) -> Option<(AccountId, &str, &str)> {
    let (account, rest) = rest.split_once('/')?;
    let (kind, id) = rest.split_once('/')?;
    Some((account.parse().ok()?, kind, id))
}

pub(crate) fn of_last_use(access_key_id: &str) -> String {
    format!("{LAST_USED}{access_key_id}")
}

pub(crate) fn of_account(id: AccountId) -> String {
    format!("{ACCOUNTS}{id}")
}

pub(crate) fn of_audit_seal(upto: store::Revision) -> String {
    format!("{AUDIT_SEALS}{upto:016x}")
}

pub(crate) fn of_audit_archive(number: u64) -> String {
    format!("{AUDIT_ARCHIVE}{number:016x}")
}

pub(crate) fn of_audit(time: Timestamp, request: RequestId) -> String {
    format!("{}{request}", audit_before(time))
}

/// What every audit key of this moment begins with; all earlier ones are smaller.
pub(crate) fn audit_before(time: Timestamp) -> String {
    format!("{AUDIT}{:012x}/", time.unix_secs.max(0))
}

/// When the entry of an audit key was received.
pub(crate) fn time_of_audit(key: &str) -> Option<Timestamp> {
    let (secs, _) = key.strip_prefix(AUDIT)?.split_once('/')?;
    let secs = i64::from_str_radix(secs, 16).ok()?;
    Some(Timestamp::from_unix_secs(secs))
}
