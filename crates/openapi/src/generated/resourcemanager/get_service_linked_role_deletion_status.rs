//! `GetServiceLinkedRoleDeletionStatus` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetServiceLinkedRoleDeletionStatus` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DeletionTaskId`.
    pub deletion_task_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            deletion_task_id: fields.text("DeletionTaskId")?,
        })
    }
}

/// What `GetServiceLinkedRoleDeletionStatus` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Reason`.
    pub reason: ResponseReason,
    /// `Status`.
    pub status: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "Reason", &self.reason);
        out.text("Status", &self.status);
    }
}

/// `Reason`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseReason {
    /// `Reason.Message`.
    pub message: String,
    /// `Reason.RoleUsages`.
    pub role_usages: Vec<ResponseReasonRoleUsage>,
}

impl Fields for ResponseReason {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Message", &self.message);
        write_list(out, "RoleUsages", Some("RoleUsage"), &self.role_usages);
    }
}

/// `Reason.RoleUsages`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseReasonRoleUsage {
    /// `Reason.RoleUsages.RoleUsage[].Region`.
    pub region: String,
    /// `Reason.RoleUsages.RoleUsage[].Resources`.
    pub resources: Vec<String>,
}

impl Fields for ResponseReasonRoleUsage {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Region", &self.region);
        write_texts(out, "Resources", Some("Resource"), &self.resources);
    }
}

/// `GetServiceLinkedRoleDeletionStatus`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "GetServiceLinkedRoleDeletionStatus",
    status: Status::Done,
    ram_action: "ram:GetServiceLinkedRoleDeletionStatus",
    resources: &["acs:ram:*:{Owner}:role/*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER_DELETION_TASK_ID],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] =
    &[text("DeletionTaskId").malformed(&errors::INVALID_PARAMETER_DELETION_TASK_ID)];
