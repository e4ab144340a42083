use std::fmt;
use std::str::FromStr;

/// An Alibaba Cloud account: 16 decimal digits, the first not zero.
///
/// Source: RAM guide, account id ("UID").
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AccountId(u64);

/// Why a text is not an account id.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AccountIdError {
    /// Not exactly 16 decimal digits, or it begins with zero.
    #[error("an account id is 16 decimal digits")]
    Malformed,
}

impl AccountId {
    /// The account with this number.
    ///
    /// # Errors
    /// `Malformed` when the number has not exactly 16 digits.
    pub fn new(number: u64) -> Result<Self, AccountIdError> {
        match number {
            1_000_000_000_000_000..=9_999_999_999_999_999 => Ok(Self(number)),
            _ => Err(AccountIdError::Malformed),
        }
    }

    /// The number itself.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

impl FromStr for AccountId {
    type Err = AccountIdError;

    fn from_str(text: &str) -> Result<Self, AccountIdError> {
        if text.len() != 16 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AccountIdError::Malformed);
        }
        Self::new(text.parse().map_err(|_| AccountIdError::Malformed)?)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
