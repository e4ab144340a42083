//! `MoveResources` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `MoveResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ResourceGroupId`, required.
    pub resource_group_id: Option<String>,
    /// `Resources`, required.
    pub resources: Vec<RequestResources>,
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
            resources: fields.list("Resources", RequestResources::read)?,
        })
    }
}

/// `Resources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestResources {
    /// `Resources.N.RegionId`.
    pub region_id: Option<String>,
    /// `Resources.N.ResourceId`.
    pub resource_id: Option<String>,
    /// `Resources.N.ResourceType`.
    pub resource_type: Option<String>,
    /// `Resources.N.Service`.
    pub service: Option<String>,
}

impl RequestResources {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            region_id: fields.text("RegionId")?,
            resource_id: fields.text("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
            service: fields.text("Service")?,
        })
    }
}

/// What `MoveResources` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Responses`.
    pub responses: Vec<ResponseResponses>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Responses", None, &self.responses);
    }
}

/// `Responses`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResponses {
    /// `Responses[].ErrorCode`.
    pub error_code: String,
    /// `Responses[].ErrorMsg`.
    pub error_msg: String,
    /// `Responses[].RegionId`.
    pub region_id: String,
    /// `Responses[].RequestId`.
    pub request_id: String,
    /// `Responses[].ResourceId`.
    pub resource_id: String,
    /// `Responses[].ResourceType`.
    pub resource_type: String,
    /// `Responses[].Service`.
    pub service: String,
    /// `Responses[].Status`.
    pub status: String,
}

impl Fields for ResponseResponses {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ErrorCode", &self.error_code);
        out.text("ErrorMsg", &self.error_msg);
        out.text("RegionId", &self.region_id);
        out.text("RequestId", &self.request_id);
        out.text("ResourceId", &self.resource_id);
        out.text("ResourceType", &self.resource_type);
        out.text("Service", &self.service);
        out.text("Status", &self.status);
    }
}

/// `MoveResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "MoveResources",
    status: Status::Done,
    ram_action: "resourcemanager:MoveResources",
    resources: &["acs:resourcemanager:*:{Owner}:resourcegroup/{ResourceGroupId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_RESOURCES,
        errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ResourceGroupId").required(),
    list("Resources", RESOURCES)
        .required()
        .malformed(&errors::INVALID_PARAMETER_RESOURCES),
];

static RESOURCES: &[Param] = &[
    text("RegionId").malformed(&errors::INVALID_PARAMETER_RESOURCES),
    text("ResourceId").malformed(&errors::INVALID_PARAMETER_RESOURCES),
    text("ResourceType").malformed(&errors::INVALID_PARAMETER_RESOURCES),
    text("Service").malformed(&errors::INVALID_PARAMETER_RESOURCES),
];
