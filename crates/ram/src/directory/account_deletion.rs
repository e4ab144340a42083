use cloud_id::{AccountId, Timestamp};

/// What became of the deletion of a member.
///
/// Source: ResourceManager API, `GetAccountDeletionStatus`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AccountDeletion {
    /// The account that was to go, and is gone when nothing stood against it.
    pub account: AccountId,
    /// When it was asked for, which is when it was done.
    pub began: Timestamp,
    /// What stood against it; nothing when the account is gone.
    pub obstacles: Vec<DeletionObstacle>,
}

/// What stands against the deletion of an account.
///
/// Source: ResourceManager API, `GetAccountDeletionCheckResult`, `NotAllowReason`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeletionObstacle {
    /// Which check found it.
    pub check: String,
    /// The service it is of.
    pub service: String,
    /// What it is.
    pub what: String,
}

impl AccountDeletion {
    /// The documented word. What is documented as taking time is done at once.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match self.obstacles.is_empty() {
            true => "Success",
            false => "CheckFailed",
        }
    }
}
