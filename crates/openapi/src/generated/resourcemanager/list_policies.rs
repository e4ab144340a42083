//! `ListPolicies` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListPolicies` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Language`.
    pub language: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `PolicyType`.
    pub policy_type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            language: fields.text("Language")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            policy_type: fields.text("PolicyType")?,
        })
    }
}

/// What `ListPolicies` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `Policies`.
    pub policies: Vec<ResponsePolicy>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(out, "Policies", Some("Policy"), &self.policies);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Policies`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicy {
    /// `Policies.Policy[].AttachmentCount`.
    pub attachment_count: i64,
    /// `Policies.Policy[].CreateDate`.
    pub create_date: String,
    /// `Policies.Policy[].DefaultVersion`.
    pub default_version: String,
    /// `Policies.Policy[].Description`.
    pub description: String,
    /// `Policies.Policy[].PolicyName`.
    pub policy_name: String,
    /// `Policies.Policy[].PolicyType`.
    pub policy_type: String,
    /// `Policies.Policy[].UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponsePolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AttachmentCount", self.attachment_count);
        out.text("CreateDate", &self.create_date);
        out.text("DefaultVersion", &self.default_version);
        out.text("Description", &self.description);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `ListPolicies`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListPolicies",
    status: Status::Done,
    ram_action: "ram:ListPolicies",
    resources: &["acs:ram:*:{Owner}:policy/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_POLICY_TYPE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Language").one_of(&["en", "ja"]),
    integer("PageNumber"),
    integer("PageSize"),
    text("PolicyType")
        .one_of(&["Custom", "System"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
];
