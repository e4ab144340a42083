//! `UpdateAccount` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`, required.
    pub account_id: Option<String>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `NewAccountType`.
    pub new_account_type: Option<String>,
    /// `NewDisplayName`.
    pub new_display_name: Option<String>,
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
            dry_run: fields.boolean("DryRun")?,
            new_account_type: fields.text("NewAccountType")?,
            new_display_name: fields.text("NewDisplayName")?,
        })
    }
}

/// What `UpdateAccount` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Account`.
    pub account: ResponseAccount,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "Account", &self.account);
    }
}

/// `Account`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccount {
    /// `Account.AccountId`.
    pub account_id: String,
    /// `Account.AccountName`.
    pub account_name: String,
    /// `Account.DisplayName`.
    pub display_name: String,
    /// `Account.FolderId`.
    pub folder_id: String,
    /// `Account.JoinMethod`.
    pub join_method: String,
    /// `Account.JoinTime`.
    pub join_time: String,
    /// `Account.ModifyTime`.
    pub modify_time: String,
    /// `Account.ResourceDirectoryId`.
    pub resource_directory_id: String,
    /// `Account.Status`.
    pub status: String,
    /// `Account.Type`.
    pub r#type: String,
}

impl Fields for ResponseAccount {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("AccountName", &self.account_name);
        out.text("DisplayName", &self.display_name);
        out.text("FolderId", &self.folder_id);
        out.text("JoinMethod", &self.join_method);
        out.text("JoinTime", &self.join_time);
        out.text("ModifyTime", &self.modify_time);
        out.text("ResourceDirectoryId", &self.resource_directory_id);
        out.text("Status", &self.status);
        out.text("Type", &self.r#type);
    }
}

/// `UpdateAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "UpdateAccount",
    status: Status::Done,
    ram_action: "resourcemanager:UpdateAccount",
    resources: &["acs:resourcemanager:*:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::INVALID_PARAMETER_DISPLAY_NAME,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::INVALID_PARAMETER_DISPLAY_NAME_ALREADY_USED,
        errors::NOT_SUPPORT_ACCOUNT_TYPE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AccountId")
        .required()
        .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ID),
    boolean("DryRun").one_of(&["true", "false"]),
    text("NewAccountType").one_of(&["ResourceAccount", "CloudAccount"]),
    text("NewDisplayName"),
];
