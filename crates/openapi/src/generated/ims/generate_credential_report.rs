//! `GenerateCredentialReport` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GenerateCredentialReport` asks for.
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

/// What `GenerateCredentialReport` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `State`.
    pub state: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("State", &self.state);
    }
}

/// `GenerateCredentialReport`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GenerateCredentialReport",
    status: Status::Done,
    ram_action: "ram:GenerateCredentialReport",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::LIMIT_EXCEEDED_USER],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
