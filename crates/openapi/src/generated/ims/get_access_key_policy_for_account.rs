//! `GetAccessKeyPolicyForAccount` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccessKeyPolicyForAccount` asks for.
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

/// What `GetAccessKeyPolicyForAccount` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccessKeyPolicy`.
    pub access_key_policy: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyPolicy", &self.access_key_policy);
    }
}

/// `GetAccessKeyPolicyForAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetAccessKeyPolicyForAccount",
    status: Status::Done,
    ram_action: "ram:GetAccessKeyPolicyForAccount",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
