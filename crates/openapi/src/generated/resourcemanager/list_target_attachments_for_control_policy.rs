//! `ListTargetAttachmentsForControlPolicy` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTargetAttachmentsForControlPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `PolicyId`, required.
    pub policy_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            policy_id: fields.text("PolicyId")?,
        })
    }
}

/// What `ListTargetAttachmentsForControlPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TargetAttachments`.
    pub target_attachments: Vec<ResponseTargetAttachment>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(
            out,
            "TargetAttachments",
            Some("TargetAttachment"),
            &self.target_attachments,
        );
        out.integer("TotalCount", self.total_count);
    }
}

/// `TargetAttachments`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTargetAttachment {
    /// `TargetAttachments.TargetAttachment[].AttachDate`.
    pub attach_date: String,
    /// `TargetAttachments.TargetAttachment[].TargetId`.
    pub target_id: String,
    /// `TargetAttachments.TargetAttachment[].TargetName`.
    pub target_name: String,
    /// `TargetAttachments.TargetAttachment[].TargetType`.
    pub target_type: String,
}

impl Fields for ResponseTargetAttachment {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachDate", &self.attach_date);
        out.text("TargetId", &self.target_id);
        out.text("TargetName", &self.target_name);
        out.text("TargetType", &self.target_type);
    }
}

/// `ListTargetAttachmentsForControlPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListTargetAttachmentsForControlPolicy",
    status: Status::Done,
    ram_action: "resourcemanager:ListTargetAttachmentsForControlPolicy",
    resources: &["acs:resourcemanager:*:{Owner}:policy/controlpolicy/{PolicyId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::ENTITY_NOT_EXISTS_CONTROL_POLICY,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("PageNumber"),
    integer("PageSize"),
    text("PolicyId").required(),
];
