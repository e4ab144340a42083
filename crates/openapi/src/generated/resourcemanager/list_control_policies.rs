//! `ListControlPolicies` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListControlPolicies` asks for.
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

/// What `ListControlPolicies` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ControlPolicies`.
    pub control_policies: Vec<ResponseControlPolicy>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "ControlPolicies",
            Some("ControlPolicy"),
            &self.control_policies,
        );
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `ControlPolicies`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseControlPolicy {
    /// `ControlPolicies.ControlPolicy[].AttachmentCount`.
    pub attachment_count: String,
    /// `ControlPolicies.ControlPolicy[].CreateDate`.
    pub create_date: String,
    /// `ControlPolicies.ControlPolicy[].Description`.
    pub description: String,
    /// `ControlPolicies.ControlPolicy[].EffectScope`.
    pub effect_scope: String,
    /// `ControlPolicies.ControlPolicy[].PolicyId`.
    pub policy_id: String,
    /// `ControlPolicies.ControlPolicy[].PolicyName`.
    pub policy_name: String,
    /// `ControlPolicies.ControlPolicy[].PolicyType`.
    pub policy_type: String,
    /// `ControlPolicies.ControlPolicy[].UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseControlPolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachmentCount", &self.attachment_count);
        out.text("CreateDate", &self.create_date);
        out.text("Description", &self.description);
        out.text("EffectScope", &self.effect_scope);
        out.text("PolicyId", &self.policy_id);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `ListControlPolicies`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListControlPolicies",
    status: Status::Done,
    ram_action: "resourcemanager:ListControlPolicies",
    resources: &["acs:resourcemanager:*:{Owner}:policy/controlpolicy/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
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
        .one_of(&["System", "Custom"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
];
