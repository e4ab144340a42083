//! `DeleteResourceGroup` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteResourceGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            resource_group_id: fields.text("ResourceGroupId")?,
        })
    }
}

/// What `DeleteResourceGroup` answers.
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

/// `DeleteResourceGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "DeleteResourceGroup",
    status: Status::Done,
    ram_action: "resourcemanager:DeleteResourceGroup",
    resources: &["acs:resourcemanager:*:{Owner}:resourcegroup/{ResourceGroupId}"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP,
        errors::DELETE_CONFLICT_RESOURCE_GROUP_RESOURCE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("ResourceGroupId").required()];
