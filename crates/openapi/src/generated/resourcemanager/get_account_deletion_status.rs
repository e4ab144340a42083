//! `GetAccountDeletionStatus` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccountDeletionStatus` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`, required.
    pub account_id: Option<String>,
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
        })
    }
}

/// What `GetAccountDeletionStatus` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `RdAccountDeletionStatus`.
    pub rd_account_deletion_status: ResponseRdAccountDeletionStatus,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "RdAccountDeletionStatus",
            &self.rd_account_deletion_status,
        );
    }
}

/// `RdAccountDeletionStatus`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRdAccountDeletionStatus {
    /// `RdAccountDeletionStatus.AccountId`.
    pub account_id: String,
    /// `RdAccountDeletionStatus.CreateTime`.
    pub create_time: String,
    /// `RdAccountDeletionStatus.DeletionTime`.
    pub deletion_time: String,
    /// `RdAccountDeletionStatus.DeletionType`.
    pub deletion_type: String,
    /// `RdAccountDeletionStatus.FailReasonList`.
    pub fail_reason_list: Vec<ResponseRdAccountDeletionStatusFailReasonList>,
    /// `RdAccountDeletionStatus.Status`.
    pub status: String,
}

impl Fields for ResponseRdAccountDeletionStatus {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("CreateTime", &self.create_time);
        out.text("DeletionTime", &self.deletion_time);
        out.text("DeletionType", &self.deletion_type);
        write_list(out, "FailReasonList", None, &self.fail_reason_list);
        out.text("Status", &self.status);
    }
}

/// `RdAccountDeletionStatus.FailReasonList`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRdAccountDeletionStatusFailReasonList {
    /// `RdAccountDeletionStatus.FailReasonList[].Description`.
    pub description: String,
    /// `RdAccountDeletionStatus.FailReasonList[].Name`.
    pub name: String,
}

impl Fields for ResponseRdAccountDeletionStatusFailReasonList {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Description", &self.description);
        out.text("Name", &self.name);
    }
}

/// `GetAccountDeletionStatus`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "GetAccountDeletionStatus",
    status: Status::Done,
    ram_action: "resourcemanager:GetAccountDeletionStatus",
    resources: &["acs:resourcemanager:*:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::MISSING_PARAMETER_ACCOUNT_ID,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("AccountId")
    .required()
    .missing(&errors::MISSING_PARAMETER_ACCOUNT_ID)
    .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ID)];
