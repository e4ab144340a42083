//! `CreateResourceAccount` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateResourceAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountNamePrefix`.
    pub account_name_prefix: Option<String>,
    /// `DisplayName`, required.
    pub display_name: Option<String>,
    /// `ParentFolderId`.
    pub parent_folder_id: Option<String>,
    /// `PayerAccountId`.
    pub payer_account_id: Option<String>,
    /// `ResellAccountType`; default resell.
    pub resell_account_type: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            account_name_prefix: fields.text("AccountNamePrefix")?,
            display_name: fields.text("DisplayName")?,
            parent_folder_id: fields.text("ParentFolderId")?,
            payer_account_id: fields.text("PayerAccountId")?,
            resell_account_type: fields.text("ResellAccountType")?,
            tag: fields.list("Tag", RequestTag::read)?,
        })
    }
}

/// `Tag`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTag {
    /// `Tag.N.Key`.
    pub key: Option<String>,
    /// `Tag.N.Value`.
    pub value: Option<String>,
}

impl RequestTag {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `CreateResourceAccount` answers.
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

/// `CreateResourceAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "CreateResourceAccount",
    status: Status::Done,
    ram_action: "resourcemanager:CreateResourceAccount",
    resources: &["acs:resourcemanager:*:{Owner}:account/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_NAME_PREFIX,
        errors::INVALID_PARAMETER_DISPLAY_NAME,
        errors::INVALID_PARAMETER_FOLDER_ID,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::ENTITY_NOT_EXISTS_FOLDER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::INVALID_PARAMETER_DISPLAY_NAME_ALREADY_USED,
        errors::QUOTA_EXCEEDED_ACCOUNT_COUNT,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AccountNamePrefix")
        .sized(2, 50)
        .malformed(&errors::INVALID_PARAMETER_ACCOUNT_NAME_PREFIX),
    text("DisplayName")
        .required()
        .sized(2, 50)
        .malformed(&errors::INVALID_PARAMETER_DISPLAY_NAME),
    text("ParentFolderId"),
    text("PayerAccountId"),
    text("ResellAccountType").one_of(&["resell", "non_resell"]),
    list("Tag", TAG),
];

static TAG: &[Param] = &[
    text("Key")
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
