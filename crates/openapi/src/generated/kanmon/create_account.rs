//! `CreateAccount` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`.
    pub account_id: Option<String>,
    /// `Profile`.
    pub profile: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            account_id: fields.text("AccountId")?,
            profile: fields.text("Profile")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `CreateAccount` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccessKeyId`.
    pub access_key_id: String,
    /// `AccessKeySecret`.
    pub access_key_secret: String,
    /// `AccountId`.
    pub account_id: String,
    /// `CreationTime`.
    pub creation_time: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("AccessKeySecret", &self.access_key_secret);
        out.text("AccountId", &self.account_id);
        out.text("CreationTime", &self.creation_time);
    }
}

/// `CreateAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "CreateAccount",
    status: Status::Done,
    ram_action: "kanmon:CreateAccount",
    resources: &["acs:kanmon:{RegionId}:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[errors::INVALID_ACCOUNT_ALREADY_EXISTS],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AccountId"),
    text("Profile").one_of(&["guide", "cloud", "2019-5", "2019-10", "2019-16", "region"]),
    text("RegionId"),
];
