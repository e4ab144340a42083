//! `GetAccountDeletionCheckResult` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccountDeletionCheckResult` asks for.
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

/// What `GetAccountDeletionCheckResult` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccountDeletionCheckResultInfo`.
    pub account_deletion_check_result_info: ResponseAccountDeletionCheckResultInfo,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "AccountDeletionCheckResultInfo",
            &self.account_deletion_check_result_info,
        );
    }
}

/// `AccountDeletionCheckResultInfo`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountDeletionCheckResultInfo {
    /// `AccountDeletionCheckResultInfo.AbandonableChecks`.
    pub abandonable_checks: Vec<ResponseAccountDeletionCheckResultInfoAbandonableChecks>,
    /// `AccountDeletionCheckResultInfo.AllowDelete`.
    pub allow_delete: String,
    /// `AccountDeletionCheckResultInfo.NotAllowReason`.
    pub not_allow_reason: Vec<ResponseAccountDeletionCheckResultInfoNotAllowReason>,
    /// `AccountDeletionCheckResultInfo.Status`.
    pub status: String,
}

impl Fields for ResponseAccountDeletionCheckResultInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "AbandonableChecks", None, &self.abandonable_checks);
        out.text("AllowDelete", &self.allow_delete);
        write_list(out, "NotAllowReason", None, &self.not_allow_reason);
        out.text("Status", &self.status);
    }
}

/// `AccountDeletionCheckResultInfo.AbandonableChecks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountDeletionCheckResultInfoAbandonableChecks {
    /// `AccountDeletionCheckResultInfo.AbandonableChecks[].CheckId`.
    pub check_id: String,
    /// `AccountDeletionCheckResultInfo.AbandonableChecks[].CheckName`.
    pub check_name: String,
    /// `AccountDeletionCheckResultInfo.AbandonableChecks[].Description`.
    pub description: String,
}

impl Fields for ResponseAccountDeletionCheckResultInfoAbandonableChecks {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CheckId", &self.check_id);
        out.text("CheckName", &self.check_name);
        out.text("Description", &self.description);
    }
}

/// `AccountDeletionCheckResultInfo.NotAllowReason`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountDeletionCheckResultInfoNotAllowReason {
    /// `AccountDeletionCheckResultInfo.NotAllowReason[].CheckId`.
    pub check_id: String,
    /// `AccountDeletionCheckResultInfo.NotAllowReason[].CheckName`.
    pub check_name: String,
    /// `AccountDeletionCheckResultInfo.NotAllowReason[].Description`.
    pub description: String,
}

impl Fields for ResponseAccountDeletionCheckResultInfoNotAllowReason {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CheckId", &self.check_id);
        out.text("CheckName", &self.check_name);
        out.text("Description", &self.description);
    }
}

/// `GetAccountDeletionCheckResult`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "GetAccountDeletionCheckResult",
    status: Status::Done,
    ram_action: "resourcemanager:GetAccountDeletionCheckResult",
    resources: &["acs:resourcemanager:*:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::MISSING_PARAMETER_ACCOUNT_ID,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ACCOUNT_TYPE_OR_STATUS_MISMATCH,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("AccountId")
    .required()
    .missing(&errors::MISSING_PARAMETER_ACCOUNT_ID)
    .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ID)];
