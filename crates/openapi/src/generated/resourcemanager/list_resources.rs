//! `ListResources` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Count`; default true.
    pub count: Option<bool>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `Region`.
    pub region: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `ResourceId`.
    pub resource_id: Option<String>,
    /// `ResourceType`.
    pub resource_type: Option<String>,
    /// `ResourceTypes`.
    pub resource_types: Vec<RequestResourceTypes>,
    /// `Service`.
    pub service: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            count: fields.boolean("Count")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region: fields.text("Region")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            resource_id: fields.text("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
            resource_types: fields.list("ResourceTypes", RequestResourceTypes::read)?,
            service: fields.text("Service")?,
        })
    }
}

/// `ResourceTypes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestResourceTypes {
    /// `ResourceTypes.N.ResourceType`.
    pub resource_type: Option<String>,
    /// `ResourceTypes.N.Service`.
    pub service: Option<String>,
}

impl RequestResourceTypes {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            resource_type: fields.text("ResourceType")?,
            service: fields.text("Service")?,
        })
    }
}

/// What `ListResources` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `Resources`.
    pub resources: Vec<ResponseResource>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(out, "Resources", Some("Resource"), &self.resources);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Resources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResource {
    /// `Resources.Resource[].CreateDate`.
    pub create_date: String,
    /// `Resources.Resource[].RegionId`.
    pub region_id: String,
    /// `Resources.Resource[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `Resources.Resource[].ResourceId`.
    pub resource_id: String,
    /// `Resources.Resource[].ResourceType`.
    pub resource_type: String,
    /// `Resources.Resource[].Service`.
    pub service: String,
}

impl Fields for ResponseResource {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.text("RegionId", &self.region_id);
        out.text("ResourceGroupId", &self.resource_group_id);
        out.text("ResourceId", &self.resource_id);
        out.text("ResourceType", &self.resource_type);
        out.text("Service", &self.service);
    }
}

/// `ListResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListResources",
    status: Status::Done,
    ram_action: "resourcemanager:ListResources",
    resources: &[
        "acs:resourcemanager:*:{Owner}:resourcegroup/{ResourceGroupId}",
        "acs:resourcemanager:*:{Owner}:resourcegroup/*",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("Count").one_of(&["true", "false"]),
    integer("PageNumber"),
    integer("PageSize"),
    text("Region"),
    text("ResourceGroupId"),
    text("ResourceId"),
    text("ResourceType"),
    list("ResourceTypes", RESOURCE_TYPES),
    text("Service"),
];

static RESOURCE_TYPES: &[Param] = &[text("ResourceType"), text("Service")];
