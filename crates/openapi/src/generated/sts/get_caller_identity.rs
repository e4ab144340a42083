//! `GetCallerIdentity` of Sts 2015-04-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetCallerIdentity` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let _ = params;
        Ok(Self {})
    }
}

/// What `GetCallerIdentity` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccountId`.
    pub account_id: String,
    /// `Arn`.
    pub arn: String,
    /// `IdentityType`.
    pub identity_type: String,
    /// `PrincipalId`.
    pub principal_id: String,
    /// `RoleId`.
    pub role_id: String,
    /// `UserId`.
    pub user_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("Arn", &self.arn);
        out.text("IdentityType", &self.identity_type);
        out.text("PrincipalId", &self.principal_id);
        out.text("RoleId", &self.role_id);
        out.text("UserId", &self.user_id);
    }
}

/// `GetCallerIdentity`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Sts",
    version: "2015-04-01",
    name: "GetCallerIdentity",
    status: Status::Done,
    ram_action: "sts:GetCallerIdentity",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
