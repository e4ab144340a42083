//! `GetAccount` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`, required.
    pub account_id: Option<String>,
    /// `IncludeTags`; default false.
    pub include_tags: Option<bool>,
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
            include_tags: fields.boolean("IncludeTags")?,
        })
    }
}

/// What `GetAccount` answers.
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
    /// `Account.EmailStatus`.
    pub email_status: String,
    /// `Account.FolderId`.
    pub folder_id: String,
    /// `Account.IdentityInformation`.
    pub identity_information: String,
    /// `Account.JoinMethod`.
    pub join_method: String,
    /// `Account.JoinTime`.
    pub join_time: String,
    /// `Account.Location`.
    pub location: String,
    /// `Account.ModifyTime`.
    pub modify_time: String,
    /// `Account.ResourceDirectoryId`.
    pub resource_directory_id: String,
    /// `Account.ResourceDirectoryPath`.
    pub resource_directory_path: String,
    /// `Account.Status`.
    pub status: String,
    /// `Account.Tags`.
    pub tags: Vec<ResponseAccountTags>,
    /// `Account.Type`.
    pub r#type: String,
}

impl Fields for ResponseAccount {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("AccountName", &self.account_name);
        out.text("DisplayName", &self.display_name);
        out.text("EmailStatus", &self.email_status);
        out.text("FolderId", &self.folder_id);
        out.text("IdentityInformation", &self.identity_information);
        out.text("JoinMethod", &self.join_method);
        out.text("JoinTime", &self.join_time);
        out.text("Location", &self.location);
        out.text("ModifyTime", &self.modify_time);
        out.text("ResourceDirectoryId", &self.resource_directory_id);
        out.text("ResourceDirectoryPath", &self.resource_directory_path);
        out.text("Status", &self.status);
        write_list(out, "Tags", None, &self.tags);
        out.text("Type", &self.r#type);
    }
}

/// `Account.Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountTags {
    /// `Account.Tags[].Key`.
    pub key: String,
    /// `Account.Tags[].Value`.
    pub value: String,
}

impl Fields for ResponseAccountTags {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `GetAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "GetAccount",
    status: Status::Done,
    ram_action: "resourcemanager:GetAccount",
    resources: &["acs:resourcemanager:*:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AccountId")
        .required()
        .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ID),
    boolean("IncludeTags").one_of(&["false", "true"]),
];
