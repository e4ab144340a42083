use std::borrow::Cow;
use std::fmt;

/// One documented error: code, status, and what it says.
///
/// Spelling slips of the documentation are kept in the codes: they are the contract.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ErrorRow {
    /// The code, such as `InvalidSecurityGroupId.NotFound`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The message; `{}` is where a detail goes.
    pub message: &'static str,
}

impl ErrorRow {
    /// The error without a detail.
    #[must_use]
    pub fn error(&self) -> ApiError {
        let message = match self.message.strip_suffix(": {}") {
            Some(sentence) => format!("{sentence}."),
            None => self.message.replace("{}", ""),
        };
        ApiError {
            code: Cow::Borrowed(self.code),
            status: self.status,
            message,
        }
    }

    /// The error with a detail, in its place in the message or at the end of it.
    #[must_use]
    pub fn with(&self, detail: impl fmt::Display) -> ApiError {
        let detail = detail.to_string();
        let message = if self.message.contains("{}") {
            self.message.replacen("{}", &detail, 1)
        } else {
            format!("{} ({detail})", self.message)
        };
        ApiError {
            code: Cow::Borrowed(self.code),
            status: self.status,
            message,
        }
    }

    /// The error with a message of the caller's own.
    #[must_use]
    pub fn saying(&self, message: impl Into<String>) -> ApiError {
        ApiError {
            code: Cow::Borrowed(self.code),
            status: self.status,
            message: message.into(),
        }
    }
}

/// What a request is refused with.
///
/// Source: RPC protocol, error responses.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct ApiError {
    /// The code, such as `InvalidSecurityGroupId.NotFound`.
    pub code: Cow<'static, str>,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong, for a person.
    pub message: String,
}

impl ApiError {
    /// Whether it is this documented error, whatever it says.
    #[must_use]
    pub fn is(&self, row: &ErrorRow) -> bool {
        self.code == row.code && self.status == row.status
    }
}

/// Declares constants: `NAME = status code message;`.
macro_rules! rows {
    ($($name:ident = $status:literal $code:literal $message:literal;)*) => {$(
        #[doc = concat!("`", $code, "`, ", $status, ".")]
        pub const $name: $crate::error::ErrorRow =
            $crate::error::ErrorRow { code: $code, status: $status, message: $message };
    )*};
}
pub(crate) use rows;
