//! `GetCredentialReport` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetCredentialReport` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MaxItems`; default 3501.
    pub max_items: Option<String>,
    /// `NextToken`.
    pub next_token: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            max_items: fields.text("MaxItems")?,
            next_token: fields.text("NextToken")?,
        })
    }
}

/// What `GetCredentialReport` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Content`.
    pub content: String,
    /// `GeneratedTime`.
    pub generated_time: String,
    /// `IsTruncated`.
    pub is_truncated: String,
    /// `NextToken`.
    pub next_token: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Content", &self.content);
        out.text("GeneratedTime", &self.generated_time);
        out.text("IsTruncated", &self.is_truncated);
        out.text("NextToken", &self.next_token);
    }
}

/// `GetCredentialReport`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetCredentialReport",
    status: Status::Done,
    ram_action: "ram:GetCredentialReport",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MAX_ITEMS,
        errors::INVALID_PARAMETER_NEXT_TOKEN,
        errors::ENTITY_NOT_EXIST_CREDENTIAL_REPORT,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
    text("NextToken").malformed(&errors::INVALID_PARAMETER_NEXT_TOKEN),
];
