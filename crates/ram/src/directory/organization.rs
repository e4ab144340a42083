use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use cloud_id::{AccountId, Tags, Timestamp};

use super::IdError;
use super::id::small_text;

/// Declares ids of a prefix and small letters and digits.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $prefix:literal, $length:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(Arc<str>);

        impl $name {
            /// A new id, from random bits.
            #[must_use]
            pub fn from_random(random: u128) -> Self {
                Self(format!("{}{}", $prefix, small_text(random, $length)).into())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let rest = text.strip_prefix($prefix).ok_or(IdError)?;
                let is_legal = (1..=48).contains(&rest.len())
                    && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                is_legal.then(|| Self(text.into())).ok_or(IdError)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// A resource directory.
    ResourceDirectoryId: "rd-", 6;
    /// A control policy.
    ControlPolicyId: "cp-", 16;
    /// An invitation.
    HandshakeId: "h-", 16;
}

impl ControlPolicyId {
    /// The one of `FullAliyunAccess`.
    #[must_use]
    pub fn full_access() -> Self {
        Self(ControlPolicy::FULL_ACCESS.into())
    }
}

/// A folder of a resource directory: `fd-…`, or `r-…` for the root folder.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FolderId(Arc<str>);

impl FolderId {
    /// A new id of a folder, from random bits.
    #[must_use]
    pub fn from_random(random: u128) -> Self {
        Self(format!("fd-{}", small_text(random, 10)).into())
    }

    /// A new id of a root folder, from random bits.
    #[must_use]
    pub fn root_from_random(random: u128) -> Self {
        Self(format!("r-{}", small_text(random, 6)).into())
    }

    /// Whether it is of a root folder.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.starts_with("r-")
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for FolderId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let rest = text
            .strip_prefix("fd-")
            .or_else(|| text.strip_prefix("r-"))
            .ok_or(IdError)?;
        let is_legal =
            (1..=48).contains(&rest.len()) && rest.bytes().all(|it| it.is_ascii_alphanumeric());
        is_legal.then(|| Self(text.into())).ok_or(IdError)
    }
}

impl fmt::Display for FolderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The resource directory of a management account.
///
/// Source: ResourceManager API, `InitResourceDirectory`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResourceDirectory {
    /// Its id.
    pub id: ResourceDirectoryId,
    /// Its root folder.
    pub root: FolderId,
    /// Whether control policies are in force.
    pub control_policies_enabled: bool,
    /// Whether members can be deleted.
    pub member_deletion_enabled: bool,
    /// When it was made.
    pub created: Timestamp,
}

/// A folder of a resource directory.
///
/// Source: ResourceManager API, `CreateFolder`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Folder {
    /// Its id.
    pub id: FolderId,
    /// Its name; `Root` for the root folder.
    pub name: String,
    /// The folder it is in; none for the root folder.
    pub parent: Option<FolderId>,
    /// The control policies attached to it.
    pub control_policies: Vec<ControlAttachment>,
    /// Its tags.
    pub tags: Tags,
    /// When it was made.
    pub created: Timestamp,
}

/// A member of a resource directory.
///
/// Source: ResourceManager API, `CreateResourceAccount`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Member {
    /// The account.
    pub account: AccountId,
    /// What comes before the `@` in its name as an account; empty for its id.
    pub name_prefix: String,
    /// The name for people.
    pub display_name: String,
    /// The folder it is in.
    pub folder: FolderId,
    /// Whether it was made there or invited.
    pub kind: MemberKind,
    /// The control policies attached to it.
    pub control_policies: Vec<ControlAttachment>,
    /// The services that it administers for the whole directory.
    pub delegations: Vec<Delegation>,
    /// Its tags.
    pub tags: Tags,
    /// When it became a member.
    pub joined: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// How an account became a member.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MemberKind {
    /// It was made in the directory.
    ResourceAccount,
    /// It was there and was invited.
    CloudAccount,
}

/// A trusted service that a member administers for the whole resource directory.
///
/// Source: ResourceManager API, `RegisterDelegatedAdministrator`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Delegation {
    /// The service, as `config.aliyuncs.com`.
    pub service: String,
    /// Since when.
    pub enabled: Timestamp,
}

/// A control policy attached to a folder or member.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ControlAttachment {
    /// The policy.
    pub policy: ControlPolicyId,
    /// Since when.
    pub attached: Timestamp,
}

/// A control policy of a resource directory.
///
/// Source: ResourceManager API, `CreateControlPolicy`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ControlPolicy {
    /// Its id.
    pub id: ControlPolicyId,
    /// Its name.
    pub name: String,
    /// What somebody says about it.
    pub description: String,
    /// The document, byte for byte as it was given.
    pub document: Arc<str>,
    /// Its tags.
    pub tags: Tags,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

impl MemberKind {
    /// The documented word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ResourceAccount => "ResourceAccount",
            Self::CloudAccount => "CloudAccount",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::ResourceAccount, Self::CloudAccount]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

impl ControlPolicy {
    /// How many control policies a folder or member may have.
    ///
    /// Source: Resource Directory guide, limits.
    pub const MOST_ATTACHED: usize = 10;

    /// The one control policy of the vendor: it allows everything, so that what has no other is not cut off.
    ///
    /// Source: Resource Directory guide, control policies, `FullAliyunAccess`.
    pub const FULL_ACCESS: &'static str = "cp-FullAliyunAccess";
    /// Its name.
    pub const FULL_ACCESS_NAME: &'static str = "FullAliyunAccess";
    /// Its document.
    pub const FULL_ACCESS_DOCUMENT: &'static str =
        r#"{"Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}],"Version":"1"}"#;
}
