//! `ListAccounts` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListAccounts` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `IncludeTags`.
    pub include_tags: Option<bool>,
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `QueryKeyword`.
    pub query_keyword: Option<String>,
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
            include_tags: fields.boolean("IncludeTags")?,
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            query_keyword: fields.text("QueryKeyword")?,
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

/// What `ListAccounts` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Accounts`.
    pub accounts: Vec<ResponseAccount>,
    /// `NextToken`.
    pub next_token: String,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Accounts", Some("Account"), &self.accounts);
        out.text("NextToken", &self.next_token);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Accounts`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccount {
    /// `Accounts.Account[].AccountId`.
    pub account_id: String,
    /// `Accounts.Account[].AccountName`.
    pub account_name: String,
    /// `Accounts.Account[].DeletionStatus`.
    pub deletion_status: String,
    /// `Accounts.Account[].DisplayName`.
    pub display_name: String,
    /// `Accounts.Account[].FolderId`.
    pub folder_id: String,
    /// `Accounts.Account[].JoinMethod`.
    pub join_method: String,
    /// `Accounts.Account[].JoinTime`.
    pub join_time: String,
    /// `Accounts.Account[].ModifyTime`.
    pub modify_time: String,
    /// `Accounts.Account[].ResourceDirectoryId`.
    pub resource_directory_id: String,
    /// `Accounts.Account[].ResourceDirectoryPath`.
    pub resource_directory_path: String,
    /// `Accounts.Account[].Status`.
    pub status: String,
    /// `Accounts.Account[].Tags`.
    pub tags: Vec<ResponseAccountTag>,
    /// `Accounts.Account[].Type`.
    pub r#type: String,
}

impl Fields for ResponseAccount {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("AccountName", &self.account_name);
        out.text("DeletionStatus", &self.deletion_status);
        out.text("DisplayName", &self.display_name);
        out.text("FolderId", &self.folder_id);
        out.text("JoinMethod", &self.join_method);
        out.text("JoinTime", &self.join_time);
        out.text("ModifyTime", &self.modify_time);
        out.text("ResourceDirectoryId", &self.resource_directory_id);
        out.text("ResourceDirectoryPath", &self.resource_directory_path);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("Type", &self.r#type);
    }
}

/// `Accounts.Account[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountTag {
    /// `Accounts.Account[].Tags.Tag[].Key`.
    pub key: String,
    /// `Accounts.Account[].Tags.Tag[].Value`.
    pub value: String,
}

impl Fields for ResponseAccountTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `ListAccounts`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "ListAccounts",
    status: Status::Done,
    ram_action: "resourcemanager:ListAccounts",
    resources: &["acs:resourcemanager:*:{Owner}:account/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("IncludeTags").one_of(&["true"]),
    integer("MaxResults"),
    text("NextToken"),
    integer("PageNumber"),
    integer("PageSize"),
    text("QueryKeyword"),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
