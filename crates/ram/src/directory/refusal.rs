use std::fmt;

/// What is there or not, in the words of the documented codes: `User.AccessKey` is an access key of a user.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[allow(missing_docs, reason = "the words are those of `Kind::word`")]
pub enum Kind {
    User,
    UserAccessKey,
    UserLoginProfile,
    UserMfaDevice,
    UserPolicy,
    UserGroup,
    Group,
    GroupUser,
    GroupPolicy,
    Role,
    RolePolicy,
    Policy,
    PolicyUser,
    PolicyGroup,
    PolicyRole,
    PolicyVersion,
    PolicyVersionDefault,
    VirtualMfaDevice,
    VirtualMfaDeviceUser,
    AccountAlias,
    SamlProvider,
    OidcProvider,
    OidcProviderUrl,
    OidcProviderClientId,
    OidcProviderFingerprint,
}

/// Why identities are not changed.
///
/// Source: RAM API, error codes `EntityNotExist`, `EntityAlreadyExists`, `DeleteConflict`, `LimitExceeded`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// It is not there.
    #[error("there is no such {kind}")]
    NotExist {
        /// What.
        kind: Kind,
    },
    /// It is there already.
    #[error("there is such a {kind} already")]
    AlreadyExists {
        /// What.
        kind: Kind,
    },
    /// Something is not deleted while there is one.
    #[error("it is not deleted while there is a {kind}")]
    DeleteConflict {
        /// What.
        kind: Kind,
    },
    /// There are as many as there may be.
    #[error("{limit} of {kind}")]
    Limit {
        /// What.
        kind: Kind,
        /// How many.
        limit: usize,
    },
}

impl Kind {
    /// The word in the documented codes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::UserAccessKey => "User.AccessKey",
            Self::UserLoginProfile => "User.LoginProfile",
            Self::UserMfaDevice => "User.MFADevice",
            Self::UserPolicy => "User.Policy",
            Self::UserGroup => "User.Group",
            Self::Group => "Group",
            Self::GroupUser => "Group.User",
            Self::GroupPolicy => "Group.Policy",
            Self::Role => "Role",
            Self::RolePolicy => "Role.Policy",
            Self::Policy => "Policy",
            Self::PolicyUser => "Policy.User",
            Self::PolicyGroup => "Policy.Group",
            Self::PolicyRole => "Policy.Role",
            Self::PolicyVersion => "Policy.Version",
            Self::PolicyVersionDefault => "Policy.Version.Default",
            Self::VirtualMfaDevice => "VirtualMFADevice",
            Self::VirtualMfaDeviceUser => "VirtualMFADevice.User",
            Self::AccountAlias => "AccountAlias",
            Self::SamlProvider => "SAMLProvider",
            Self::OidcProvider => "OIDCProvider",
            Self::OidcProviderUrl => "OIDCProvider.Url",
            Self::OidcProviderClientId => "OIDCProvider.ClientId",
            Self::OidcProviderFingerprint => "OIDCProvider.Fingerprint",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
