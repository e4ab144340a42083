use std::net::IpAddr;
use std::sync::Arc;

use cloud_id::{AccountId, Arn, RequestId, Timestamp};
use ram::Principal;
use ram::directory::{RoleId, UserId};

use crate::authority::SessionPolicy;
use crate::federated::Vouched;

/// Who calls: a request whose signature, or whose provider's word, was found right.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
    /// Who of it.
    pub identity: Identity,
    /// The same, as policies name it.
    pub principal: Arc<Principal>,
    /// The access key that signed; empty where nobody did.
    pub access_key_id: String,
    /// The id of this request.
    pub request_id: RequestId,
    /// Where the request came from, if that is known.
    pub source: Option<IpAddr>,
    /// Whether it came over TLS.
    pub is_secure: bool,
}

/// Who of an account calls.
#[derive(Clone, Debug)]
pub enum Identity {
    /// The account itself.
    Root,
    /// A RAM user.
    User(UserId),
    /// A session of a role.
    Role(Arc<RoleSession>),
    /// Somebody whom an identity provider vouches for: without a key, and with nothing but the roles that trust the
    /// provider.
    Federated(Arc<Vouched>),
}

/// A session of a role.
#[derive(Debug)]
pub struct RoleSession {
    /// The role; a later one of the same name is another one.
    pub role: RoleId,
    /// The name of the role, as it was given.
    pub role_name: String,
    /// The name of the session.
    pub name: String,
    /// What the session may do at most, where it was begun with less than the role may.
    pub(crate) policy: Option<SessionPolicy>,
    /// Who is behind it, as whoever began it says.
    pub source_identity: String,
    /// When it was begun; 1970 for one that does not say.
    pub issued: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
    /// The attachment of the role to the instance whose name the session has, if it is the session of one.
    pub(crate) attachment: Option<u128>,
    /// Equal for sessions that are alike in all that decides what they may do, and were begun by the same: those
    /// that one client begins one after the other.
    pub(crate) lineage: String,
}

impl Caller {
    /// `Account`, `RAMUser` or `AssumedRoleUser`.
    ///
    /// Source: STS API, `GetCallerIdentity`, `IdentityType`.
    #[must_use]
    pub fn identity_type(&self) -> &'static str {
        match self.identity {
            Identity::Root => "Account",
            Identity::User(_) => "RAMUser",
            Identity::Role(_) => "AssumedRoleUser",
            Identity::Federated(_) => "Federated",
        }
    }

    /// The id of the user, or the id of the role and the name of the session; the account's for itself.
    ///
    /// Source: STS API, `GetCallerIdentity`, `PrincipalId`.
    #[must_use]
    pub fn principal_id(&self) -> String {
        match &self.identity {
            Identity::Root => self.account.to_string(),
            Identity::User(id) => id.to_string(),
            Identity::Role(session) => format!("{}:{}", session.role, session.name),
            Identity::Federated(vouched) => vouched.arn(),
        }
    }

    /// Who calls, so that nobody else is taken for it: as [`principal_id`](Self::principal_id), but two sessions are
    /// one only when they are of one lineage.
    pub(crate) fn lineage(&self) -> String {
        match &self.identity {
            Identity::Role(session) => session.lineage.clone(),
            Identity::Federated(vouched) => vouched.lineage(),
            Identity::Root | Identity::User(_) => self.principal_id(),
        }
    }

    /// The ARN that the caller is shown.
    ///
    /// Source: STS API, `GetCallerIdentity`, `Arn`.
    #[must_use]
    pub fn arn(&self) -> String {
        let account = self.account;
        match &self.identity {
            Identity::Role(session) => {
                let role = session.role_name.to_ascii_lowercase();
                format!("acs:ram::{account}:assumed-role/{role}/{}", session.name)
            }
            Identity::Federated(vouched) => vouched.arn(),
            // Policies name it with a star for the region.
            Identity::Root | Identity::User(_) => self.principal.arn().replacen(":*:", "::", 1),
        }
    }
}

/// That a caller may do something to a resource. Whatever changes a resource takes one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Permit {
    resource: Arn,
}

impl Permit {
    pub(crate) fn new(resource: Arn) -> Self {
        Self { resource }
    }

    /// The resource it is for.
    #[must_use]
    pub fn resource(&self) -> &Arn {
        &self.resource
    }

    /// The account whose objects it opens.
    #[must_use]
    pub fn owner(&self) -> AccountId {
        self.resource.account
    }
}
