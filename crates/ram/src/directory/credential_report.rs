use cloud_id::Timestamp;

/// A credential report of an account: a table of its users with their passwords, keys and MFA devices, as they were when it
/// was made.
///
/// Source: IMS API, `GenerateCredentialReport`, `GetCredentialReport`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CredentialReport {
    /// When it was made.
    pub generated: Timestamp,
    /// Its lines, the first of which names the columns.
    pub lines: Vec<String>,
}

impl CredentialReport {
    /// How long it stands: another one is not made before.
    ///
    /// Source: RAM guide, get a credential report.
    pub const STANDS_SECS: i64 = 4 * 3_600;

    /// Whether it stands still.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> bool {
        now.unix_secs < self.generated.unix_secs.saturating_add(Self::STANDS_SECS)
    }
}
