//! `SetAccessKeyPolicyForAccount` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetAccessKeyPolicyForAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccessKeyPolicy`, required.
    pub access_key_policy: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            access_key_policy: fields.text("AccessKeyPolicy")?,
        })
    }
}

/// What `SetAccessKeyPolicyForAccount` answers.
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

/// `SetAccessKeyPolicyForAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "SetAccessKeyPolicyForAccount",
    status: Status::Done,
    ram_action: "ram:SetAccessKeyPolicyForAccount",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER_ACCESS_KEY_POLICY],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("AccessKeyPolicy")
    .required()
    .malformed(&errors::INVALID_PARAMETER_ACCESS_KEY_POLICY)];
