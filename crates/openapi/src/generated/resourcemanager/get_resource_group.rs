//! `GetResourceGroup` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetResourceGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `IncludeTags`; default false.
    pub include_tags: Option<bool>,
    /// `ResourceGroupId`, required.
    pub resource_group_id: Option<String>,
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
            resource_group_id: fields.text("ResourceGroupId")?,
        })
    }
}

/// What `GetResourceGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ResourceGroup`.
    pub resource_group: ResponseResourceGroup,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "ResourceGroup", &self.resource_group);
    }
}

/// `ResourceGroup`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceGroup {
    /// `ResourceGroup.AccountId`.
    pub account_id: String,
    /// `ResourceGroup.CreateDate`.
    pub create_date: String,
    /// `ResourceGroup.DisplayName`.
    pub display_name: String,
    /// `ResourceGroup.Id`.
    pub id: String,
    /// `ResourceGroup.Name`.
    pub name: String,
    /// `ResourceGroup.RegionStatuses`.
    pub region_statuses: Vec<ResponseResourceGroupRegionStatus>,
    /// `ResourceGroup.Status`.
    pub status: String,
    /// `ResourceGroup.Tags`.
    pub tags: Vec<ResponseResourceGroupTag>,
}

impl Fields for ResponseResourceGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("CreateDate", &self.create_date);
        out.text("DisplayName", &self.display_name);
        out.text("Id", &self.id);
        out.text("Name", &self.name);
        write_list(
            out,
            "RegionStatuses",
            Some("RegionStatus"),
            &self.region_statuses,
        );
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
    }
}

/// `ResourceGroup.RegionStatuses`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceGroupRegionStatus {
    /// `ResourceGroup.RegionStatuses.RegionStatus[].RegionId`.
    pub region_id: String,
    /// `ResourceGroup.RegionStatuses.RegionStatus[].Status`.
    pub status: String,
}

impl Fields for ResponseResourceGroupRegionStatus {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("RegionId", &self.region_id);
        out.text("Status", &self.status);
    }
}

/// `ResourceGroup.Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceGroupTag {
    /// `ResourceGroup.Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `ResourceGroup.Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseResourceGroupTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `GetResourceGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "GetResourceGroup",
    status: Status::Done,
    ram_action: "resourcemanager:GetResourceGroup",
    resources: &["acs:resourcemanager:*:{Owner}:resourcegroup/{ResourceGroupId}"],
    params: PARAMS,
    errors: &[errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("IncludeTags").one_of(&["false", "true"]),
    text("ResourceGroupId").required(),
];
