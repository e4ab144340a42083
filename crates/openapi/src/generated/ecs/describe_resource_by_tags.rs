//! `DescribeResourceByTags` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeResourceByTags` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceType`.
    pub resource_type: Option<String>,
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
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            resource_type: fields.text("ResourceType")?,
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

/// What `DescribeResourceByTags` answers.
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
    /// `Resources.Resource[].RegionId`.
    pub region_id: String,
    /// `Resources.Resource[].ResourceId`.
    pub resource_id: String,
    /// `Resources.Resource[].ResourceType`.
    pub resource_type: String,
}

impl Fields for ResponseResource {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("RegionId", &self.region_id);
        out.text("ResourceId", &self.resource_id);
        out.text("ResourceType", &self.resource_type);
    }
}

/// `DescribeResourceByTags`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeResourceByTags",
    status: Status::Done,
    ram_action: "ecs:DescribeResourceByTags",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_TAG_COUNT,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
    text("ResourceType"),
    list("Tag", TAG).malformed(&errors::INVALID_TAG_COUNT),
];

static TAG: &[Param] = &[
    text("Key")
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
