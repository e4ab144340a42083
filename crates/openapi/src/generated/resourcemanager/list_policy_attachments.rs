//! `ListPolicyAttachments` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListPolicyAttachments` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Language`.
    pub language: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `PolicyName`.
    pub policy_name: Option<String>,
    /// `PolicyType`.
    pub policy_type: Option<String>,
    /// `PrincipalName`.
    pub principal_name: Option<String>,
    /// `PrincipalType`.
    pub principal_type: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
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
            policy_name: fields.text("PolicyName")?,
            policy_type: fields.text("PolicyType")?,
            principal_name: fields.text("PrincipalName")?,
            principal_type: fields.text("PrincipalType")?,
            resource_group_id: fields.text("ResourceGroupId")?,
        })
    }
}

/// What `ListPolicyAttachments` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `PolicyAttachments`.
    pub policy_attachments: Vec<ResponsePolicyAttachment>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(
            out,
            "PolicyAttachments",
            Some("PolicyAttachment"),
            &self.policy_attachments,
        );
        out.integer("TotalCount", self.total_count);
    }
}

/// `PolicyAttachments`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicyAttachment {
    /// `PolicyAttachments.PolicyAttachment[].AttachDate`.
    pub attach_date: String,
    /// `PolicyAttachments.PolicyAttachment[].Description`.
    pub description: String,
    /// `PolicyAttachments.PolicyAttachment[].PolicyName`.
    pub policy_name: String,
    /// `PolicyAttachments.PolicyAttachment[].PolicyType`.
    pub policy_type: String,
    /// `PolicyAttachments.PolicyAttachment[].PrincipalName`.
    pub principal_name: String,
    /// `PolicyAttachments.PolicyAttachment[].PrincipalType`.
    pub principal_type: String,
    /// `PolicyAttachments.PolicyAttachment[].ResourceGroupId`.
    pub resource_group_id: String,
}

impl Fields for ResponsePolicyAttachment {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachDate", &self.attach_date);
        out.text("Description", &self.description);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        out.text("PrincipalName", &self.principal_name);
        out.text("PrincipalType", &self.principal_type);
        out.text("ResourceGroupId", &self.resource_group_id);
    }
}

/// `ListPolicyAttachments`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListPolicyAttachments",
    status: Status::Done,
    ram_action: "ram:ListPolicyAttachments",
    resources: &["acs:ram:*:{Owner}:*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::INVALID_PARAMETER_PRINCIPAL_NAME,
        errors::INVALID_PARAMETER_PRINCIPAL_TYPE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Language").one_of(&["en", "ja"]),
    integer("PageNumber"),
    integer("PageSize"),
    text("PolicyName").sized(1, 128),
    text("PolicyType")
        .one_of(&["Custom", "System"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
    text("PrincipalName").malformed(&errors::INVALID_PARAMETER_PRINCIPAL_NAME),
    text("PrincipalType")
        .one_of(&["IMSUser", "IMSGroup", "ServiceRole"])
        .malformed(&errors::INVALID_PARAMETER_PRINCIPAL_TYPE),
    text("ResourceGroupId"),
];
