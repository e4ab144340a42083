//! `GetResourceGroupResourceCounts` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetResourceGroupResourceCounts` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `GroupByKey`.
    pub group_by_key: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `ResourceRegionId`.
    pub resource_region_id: Option<String>,
    /// `ResourceTypes`.
    pub resource_types: Vec<RequestResourceTypes>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            group_by_key: fields.text("GroupByKey")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            resource_region_id: fields.text("ResourceRegionId")?,
            resource_types: fields.list("ResourceTypes", RequestResourceTypes::read)?,
        })
    }
}

/// `ResourceTypes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestResourceTypes {
    /// `ResourceTypes.N.ResourceTypeCode`.
    pub resource_type_code: Option<String>,
    /// `ResourceTypes.N.Service`.
    pub service: Option<String>,
}

impl RequestResourceTypes {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            resource_type_code: fields.text("ResourceTypeCode")?,
            service: fields.text("Service")?,
        })
    }
}

/// What `GetResourceGroupResourceCounts` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ResourceCounts`.
    pub resource_counts: Vec<ResponseResourceCounts>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "ResourceCounts", None, &self.resource_counts);
    }
}

/// `ResourceCounts`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceCounts {
    /// `ResourceCounts[].Count`.
    pub count: i64,
    /// `ResourceCounts[].GroupByKey`.
    pub group_by_key: String,
    /// `ResourceCounts[].ResourceGroupId`.
    pub resource_group_id: String,
}

impl Fields for ResponseResourceCounts {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("Count", self.count);
        out.text("GroupByKey", &self.group_by_key);
        out.text("ResourceGroupId", &self.resource_group_id);
    }
}

/// `GetResourceGroupResourceCounts`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "GetResourceGroupResourceCounts",
    status: Status::Done,
    ram_action: "resourcemanager:GetResourceGroupResourceCounts",
    resources: &[
        "acs:resourcemanager:*:{Owner}:resourcegroup/{ResourceGroupId}",
        "acs:resourcemanager:*:{Owner}:resourcegroup/*",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_GROUP_BY_KEY,
        errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("GroupByKey")
        .one_of(&["ResourceGroupId", "ResourceType"])
        .malformed(&errors::INVALID_PARAMETER_GROUP_BY_KEY),
    text("ResourceGroupId"),
    text("ResourceRegionId"),
    list("ResourceTypes", RESOURCE_TYPES),
];

static RESOURCE_TYPES: &[Param] = &[text("ResourceTypeCode"), text("Service")];
