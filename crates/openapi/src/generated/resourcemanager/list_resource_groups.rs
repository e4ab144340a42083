//! `ListResourceGroups` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListResourceGroups` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DisplayName`.
    pub display_name: Option<String>,
    /// `IncludeTags`; default false.
    pub include_tags: Option<bool>,
    /// `Name`.
    pub name: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `ResourceGroupIds`.
    pub resource_group_ids: Vec<String>,
    /// `Status`.
    pub status: Option<String>,
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
            display_name: fields.text("DisplayName")?,
            include_tags: fields.boolean("IncludeTags")?,
            name: fields.text("Name")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            resource_group_ids: fields.texts("ResourceGroupIds")?,
            status: fields.text("Status")?,
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

/// What `ListResourceGroups` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `ResourceGroups`.
    pub resource_groups: Vec<ResponseResourceGroup>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(
            out,
            "ResourceGroups",
            Some("ResourceGroup"),
            &self.resource_groups,
        );
        out.integer("TotalCount", self.total_count);
    }
}

/// `ResourceGroups`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceGroup {
    /// `ResourceGroups.ResourceGroup[].AccountId`.
    pub account_id: String,
    /// `ResourceGroups.ResourceGroup[].CreateDate`.
    pub create_date: String,
    /// `ResourceGroups.ResourceGroup[].DisplayName`.
    pub display_name: String,
    /// `ResourceGroups.ResourceGroup[].Id`.
    pub id: String,
    /// `ResourceGroups.ResourceGroup[].Name`.
    pub name: String,
    /// `ResourceGroups.ResourceGroup[].Status`.
    pub status: String,
    /// `ResourceGroups.ResourceGroup[].Tags`.
    pub tags: Vec<ResponseResourceGroupTag>,
}

impl Fields for ResponseResourceGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("CreateDate", &self.create_date);
        out.text("DisplayName", &self.display_name);
        out.text("Id", &self.id);
        out.text("Name", &self.name);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
    }
}

/// `ResourceGroups.ResourceGroup[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceGroupTag {
    /// `ResourceGroups.ResourceGroup[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `ResourceGroups.ResourceGroup[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseResourceGroupTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `ListResourceGroups`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListResourceGroups",
    status: Status::Done,
    ram_action: "resourcemanager:ListResourceGroups",
    resources: &["acs:resourcemanager:*:{Owner}:resourcegroup/*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("DisplayName").sized(0, 50),
    boolean("IncludeTags").one_of(&["false", "true"]),
    text("Name").sized(0, 50),
    integer("PageNumber"),
    integer("PageSize"),
    text("ResourceGroupId").sized(0, 18),
    texts("ResourceGroupIds"),
    text("Status").one_of(&["Creating", "OK", "PendingDelete"]),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
