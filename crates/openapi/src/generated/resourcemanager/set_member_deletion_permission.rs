//! `SetMemberDeletionPermission` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetMemberDeletionPermission` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Status`, required.
    pub status: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            status: fields.text("Status")?,
        })
    }
}

/// What `SetMemberDeletionPermission` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ManagementAccountId`.
    pub management_account_id: String,
    /// `MemberDeletionStatus`.
    pub member_deletion_status: String,
    /// `ResourceDirectoryId`.
    pub resource_directory_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ManagementAccountId", &self.management_account_id);
        out.text("MemberDeletionStatus", &self.member_deletion_status);
        out.text("ResourceDirectoryId", &self.resource_directory_id);
    }
}

/// `SetMemberDeletionPermission`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "SetMemberDeletionPermission",
    status: Status::Done,
    ram_action: "resourcemanager:SetMemberDeletionPermission",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_STATUS,
        errors::MISSING_PARAMETER_STATUS,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("Status")
    .required()
    .one_of(&["Enabled", "Disabled"])
    .missing(&errors::MISSING_PARAMETER_STATUS)
    .malformed(&errors::INVALID_PARAMETER_STATUS)];
