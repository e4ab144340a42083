use std::fmt;

use cloud_id::AccountId;

/// Who makes a request.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Principal {
    account: AccountId,
    kind: PrincipalKind,
    arn: String,
}

/// The kinds of principals.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum PrincipalKind {
    /// The account itself.
    Root,
    /// A RAM user.
    User {
        /// Its name.
        name: String,
    },
    /// A session of a role.
    RoleSession {
        /// The role's name, in lower case as in its ARN.
        role: String,
        /// The session's name.
        session: String,
        /// Whether the role belongs to a service: control policies do not bind it.
        is_service_linked: bool,
    },
    /// A cloud service that assumes a role.
    Service {
        /// As `ecs.aliyuncs.com`.
        name: String,
    },
    /// Someone an identity provider vouches for, before a role is assumed.
    Federated {
        /// The relative id of the provider, as `oidc-provider/NAME`.
        provider: String,
    },
}

impl Principal {
    /// An account's root.
    #[must_use]
    pub fn root(account: AccountId) -> Self {
        Self {
            account,
            kind: PrincipalKind::Root,
            arn: format!("acs:ram:*:{account}:root"),
        }
    }

    /// A RAM user.
    #[must_use]
    pub fn user(account: AccountId, name: &str) -> Self {
        Self {
            account,
            kind: PrincipalKind::User { name: name.into() },
            arn: format!("acs:ram:*:{account}:user/{name}"),
        }
    }

    /// A session of a role.
    ///
    /// Source: RAM, ARNs: a role's name is in lower case there.
    #[must_use]
    pub fn role_session(account: AccountId, role: &str, session: &str) -> Self {
        let role = role.to_ascii_lowercase();
        Self {
            account,
            arn: format!("acs:ram:*:{account}:role/{role}"),
            kind: PrincipalKind::RoleSession {
                role,
                session: session.into(),
                is_service_linked: false,
            },
        }
    }

    /// A session of a service-linked role.
    #[must_use]
    pub fn service_linked_session(account: AccountId, role: &str, session: &str) -> Self {
        let mut principal = Self::role_session(account, role, session);
        if let PrincipalKind::RoleSession {
            is_service_linked, ..
        } = &mut principal.kind
        {
            *is_service_linked = true;
        }
        principal
    }

    /// A cloud service that acts for an account.
    #[must_use]
    pub fn service(account: AccountId, name: &str) -> Self {
        Self {
            account,
            kind: PrincipalKind::Service { name: name.into() },
            arn: name.into(),
        }
    }

    /// Someone an identity provider of an account vouches for; the provider is named as `oidc-provider/NAME`.
    #[must_use]
    pub fn federated(account: AccountId, provider: &str) -> Self {
        Self {
            account,
            kind: PrincipalKind::Federated {
                provider: provider.into(),
            },
            arn: format!("acs:ram:*:{account}:{provider}"),
        }
    }

    /// The account it belongs to.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> &PrincipalKind {
        &self.kind
    }

    /// Its value of `acs:PrincipalARN`.
    ///
    /// Source: RAM, condition keys, `acs:PrincipalARN`.
    #[must_use]
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// Whether it is the root of its account.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.kind == PrincipalKind::Root
    }

    /// Whether control policies bind it: RAM users and roles, but no service-linked role.
    ///
    /// Source: Resource Directory guide, control policies, who is bound.
    #[must_use]
    pub fn is_bound_by_control_policies(&self) -> bool {
        match self.kind {
            PrincipalKind::User { .. } => true,
            PrincipalKind::RoleSession {
                is_service_linked, ..
            } => !is_service_linked,
            PrincipalKind::Root
            | PrincipalKind::Service { .. }
            | PrincipalKind::Federated { .. } => false,
        }
    }

    /// Whether identity policies can be attached to it: a user or a role.
    pub(crate) fn has_identity_policies(&self) -> bool {
        matches!(
            self.kind,
            PrincipalKind::User { .. } | PrincipalKind::RoleSession { .. }
        )
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.arn)
    }
}
