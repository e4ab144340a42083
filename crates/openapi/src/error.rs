use std::borrow::Cow;
use std::fmt;

use crate::response::{Fields, ResponseWriter};

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
            denied: None,
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
            denied: None,
        }
    }

    /// The error with a message of the caller's own.
    #[must_use]
    pub fn saying(&self, message: impl Into<String>) -> ApiError {
        ApiError {
            code: Cow::Borrowed(self.code),
            status: self.status,
            message: message.into(),
            denied: None,
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
    /// Who was refused what, when a permission is missing.
    pub denied: Option<Box<AccessDenied>>,
}

/// Who was refused what, and at which step.
///
/// Source: RAM, access denied errors, `AccessDeniedDetail`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AccessDenied {
    /// The action, such as `ecs:RunInstances`.
    pub action: String,
    /// `SubUser`, `AssumedRoleUser` or `Federated`; empty for the account itself.
    pub principal_type: String,
    /// The account of who calls.
    pub principal_owner_id: String,
    /// The id of the user, or role and session.
    pub principal_display_name: String,
    /// `ExplicitDeny` or `ImplicitDeny`.
    pub no_permission_type: String,
    /// The kind of the policies that decided.
    pub policy_type: String,
    /// What `DecodeDiagnosticMessage` reads.
    pub encoded_diagnostic_message: String,
}

impl Fields for AccessDenied {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AuthAction", &self.action);
        out.text("AuthPrincipalDisplayName", &self.principal_display_name);
        out.text("AuthPrincipalOwnerId", &self.principal_owner_id);
        out.text("AuthPrincipalType", &self.principal_type);
        out.text("EncodedDiagnosticMessage", &self.encoded_diagnostic_message);
        out.text("NoPermissionType", &self.no_permission_type);
        out.text("PolicyType", &self.policy_type);
    }
}

impl ApiError {
    /// The error, with who was refused what.
    #[must_use]
    pub fn denying(self, denied: AccessDenied) -> Self {
        Self {
            denied: Some(Box::new(denied)),
            ..self
        }
    }

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
