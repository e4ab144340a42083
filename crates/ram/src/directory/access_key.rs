use std::sync::Arc;

use cloud_id::Timestamp;

use super::KeyNetworkPolicy;

/// An access key of a user. Its secret is kept elsewhere.
///
/// Source: RAM API, `CreateAccessKey`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AccessKey {
    /// Its id, as `LTAI…`.
    pub id: Arc<str>,
    /// Whether it may be used.
    pub status: KeyStatus,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last switched on or off; as it was made when it never was.
    pub updated: Timestamp,
    /// From where it may be used, if that was said of this key.
    pub network: Option<Arc<KeyNetworkPolicy>>,
}

/// Whether a key may be used.
///
/// Source: RAM API, `UpdateAccessKey`, `Status`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyStatus {
    /// It may.
    Active,
    /// It may not.
    Inactive,
}

impl KeyStatus {
    /// The documented word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Inactive => "Inactive",
        }
    }

    /// The status of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Active, Self::Inactive]
            .into_iter()
            .find(|it| it.word() == word)
    }
}
