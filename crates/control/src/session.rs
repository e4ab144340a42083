//! Sessions of roles: what a token holds, how it is made and how it is read.
//!
//! A session is stored nowhere: its token is sealed under the master key and holds everything. It ends with its
//! time or with its role, whichever is first; what it may do is what the role may at each call.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_id::{AccountId, Timestamp};
use openapi::{ApiError, errors};
use ram::directory::{Role, RoleId};
use ram::{DocumentKind, PolicyDocument};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::caller::RoleSession;
use crate::new_key;
use crate::random::Random;
use crate::seal::{MasterKey, Secret};

/// What somebody gets who assumed a role.
///
/// Source: STS API, `AssumeRole`, `Credentials`.
#[derive(Clone, Debug)]
pub struct SessionCredentials {
    /// The id of the key, `STS.…`.
    pub access_key_id: String,
    /// Its secret.
    pub access_key_secret: Secret,
    /// The token that goes with every call.
    pub security_token: Secret,
    /// When all of it ends.
    pub expiration: Timestamp,
}

/// A session that is begun.
pub(crate) struct NewSession<'a> {
    pub(crate) account: AccountId,
    pub(crate) role: &'a Role,
    pub(crate) name: &'a str,
    /// What it may do at most; checked before.
    pub(crate) policy: Option<&'a PolicyDocument>,
    pub(crate) source_identity: &'a str,
    /// The attachment of the role to the instance whose name the session has, if it is the session of one.
    pub(crate) attachment: Option<u128>,
    /// Who begins it: the [`lineage`](crate::Caller) of a caller, or whom somebody else vouches for, with who that is.
    /// Two who may not have each other's answers have different ones.
    pub(crate) began_by: &'a str,
    pub(crate) issued: Timestamp,
    pub(crate) expires: Timestamp,
}

/// A session as its token says it is.
pub(crate) struct OpenedSession {
    pub(crate) account: AccountId,
    pub(crate) secret: Secret,
    pub(crate) session: RoleSession,
    pub(crate) is_service_linked: bool,
}

#[derive(Deserialize, Serialize)]
struct Token {
    key: String,
    secret: String,
    account: String,
    role: String,
    name: String,
    policy: Option<String>,
    /// Whether the policy is that of an instance role.
    #[serde(default)]
    is_of_instance: bool,
    /// The attachment to the instance, in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attachment: Option<String>,
    source_identity: String,
    #[serde(default)]
    began_by: String,
    #[serde(default)]
    issued: i64,
    expires: i64,
}

/// What the ids of keys of sessions begin with.
pub(crate) const KEY_PREFIX: &str = "STS.";

const PURPOSE: &str = "session-token";

impl NewSession<'_> {
    /// Its credentials.
    pub(crate) fn begin(&self, master_key: &MasterKey, random: &dyn Random) -> SessionCredentials {
        self.sealed(random, |plain| {
            master_key.seal(PURPOSE, plain, random.next())
        })
    }

    /// Its credentials, the same each time for the same session and the same bits.
    pub(crate) fn begin_alike(
        &self,
        master_key: &MasterKey,
        random: &dyn Random,
    ) -> SessionCredentials {
        self.sealed(random, |plain| master_key.seal_alike(PURPOSE, plain))
    }

    fn sealed(&self, random: &dyn Random, seal: impl Fn(&[u8]) -> Vec<u8>) -> SessionCredentials {
        let access_key_id = format!("{KEY_PREFIX}{}", new_key::base62(random, 25));
        let access_key_secret = Secret::new(new_key::base62(random, 44));
        let token = Token {
            key: access_key_id.clone(),
            secret: access_key_secret.reveal().to_owned(),
            account: self.account.to_string(),
            role: self.role.id.to_string(),
            name: self.name.to_owned(),
            policy: self.policy.map(|it| it.text().to_owned()),
            is_of_instance: self
                .policy
                .is_some_and(|it| it.kind() == DocumentKind::InstanceSession),
            attachment: self.attachment.map(|it| format!("{it:x}")),
            source_identity: self.source_identity.to_owned(),
            began_by: self.began_by.to_owned(),
            issued: self.issued.unix_secs,
            expires: self.expires.unix_secs,
        };
        let plain = serde_json::to_vec(&token).expect("texts and numbers are JSON");
        let sealed = seal(&plain);
        SessionCredentials {
            access_key_id,
            access_key_secret,
            security_token: Secret::new(STANDARD.encode(sealed)),
            expiration: self.expires,
        }
    }
}

/// The session of a token that came with a key, at a moment.
///
/// Source: STS guide, errors of security tokens.
///
/// # Errors
/// `InvalidSecurityToken.Malformed` when nobody here gave it out, `….MismatchWithAccessKey` when it belongs to
/// another key, `….Expired` when its time is over, or its role is gone.
pub(crate) fn open(
    token: &str,
    key_id: &str,
    now: Timestamp,
    directory: &ram::directory::Directory,
    master_key: &MasterKey,
    session_policy: impl Fn(AccountId, &str, DocumentKind) -> Option<crate::authority::SessionPolicy>,
) -> Result<OpenedSession, ApiError> {
    let malformed = || errors::INVALID_SECURITY_TOKEN_MALFORMED.with("no session has this token");
    let sealed = STANDARD.decode(token).map_err(|_| malformed())?;
    let plain = master_key.open(PURPOSE, &sealed).map_err(|_| malformed())?;
    let token: Token = serde_json::from_slice(&plain).map_err(|_| malformed())?;
    if token.key != key_id {
        return Err(errors::INVALID_SECURITY_TOKEN_MISMATCH_WITH_ACCESS_KEY.error());
    }
    let expires = Timestamp::from_unix_secs(token.expires);
    if expires <= now {
        return Err(errors::INVALID_SECURITY_TOKEN_EXPIRED.error());
    }
    let account: AccountId = token.account.parse().map_err(|_| malformed())?;
    let role: RoleId = token.role.parse().map_err(|_| malformed())?;
    let found = directory.account(account).and_then(|it| it.role(role));
    let found =
        found.ok_or_else(|| errors::INVALID_SECURITY_TOKEN_EXPIRED.with("its role is gone"))?;
    let kind = if token.is_of_instance {
        DocumentKind::InstanceSession
    } else {
        DocumentKind::Session
    };
    let attachment = token.attachment.as_deref();
    let attachment = attachment.map(|it| u128::from_str_radix(it, 16));
    let policy = match &token.policy {
        None => None,
        Some(text) => Some(session_policy(account, text, kind).ok_or_else(malformed)?),
    };
    let lineage = token.lineage();
    Ok(OpenedSession {
        account,
        secret: Secret::new(token.secret),
        is_service_linked: found.service.is_some(),
        session: RoleSession {
            role,
            role_name: found.name.to_string(),
            name: token.name,
            policy,
            source_identity: token.source_identity,
            issued: Timestamp::from_unix_secs(token.issued),
            expires,
            attachment: attachment.transpose().map_err(|_| malformed())?,
            lineage,
        },
    })
}

impl Token {
    /// See [`RoleSession::lineage`]. A token that does not say who began its session is alone in its own.
    fn lineage(&self) -> String {
        let began_by = match self.began_by.as_str() {
            "" => &self.key,
            known => known,
        };
        let parts = [
            self.account.as_str(),
            &self.role,
            &self.name,
            self.policy.as_deref().unwrap_or_default(),
            if self.is_of_instance { "instance" } else { "" },
            self.attachment.as_deref().unwrap_or_default(),
            &self.source_identity,
            began_by,
        ];
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let hash = hasher.finalize();
        let digits: String = hash.iter().take(16).map(|it| format!("{it:02x}")).collect();
        format!("session:{digits}")
    }
}

/// The role of an ARN, as `acs:ram::1234567890123456:role/name`: its account and its name.
///
/// Source: STS API, `AssumeRole`, `RoleArn`.
pub(crate) fn role_of_arn(arn: &str) -> Option<(AccountId, &str)> {
    let rest = arn.strip_prefix("acs:ram:")?;
    let (region, rest) = rest.split_once(':')?;
    if !matches!(region, "" | "*") {
        return None;
    }
    let (account, name) = rest.split_once(":role/")?;
    (!name.is_empty()).then_some(())?;
    Some((account.parse().ok()?, name))
}
