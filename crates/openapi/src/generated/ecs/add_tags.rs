//! `AddTags` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AddTags` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceId`, required.
    pub resource_id: Option<String>,
    /// `ResourceType`, required.
    pub resource_type: Option<String>,
    /// `Tag`, required.
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
            region_id: fields.text("RegionId")?,
            resource_id: fields.text("ResourceId")?,
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

/// What `AddTags` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `AddTags`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "AddTags",
    status: Status::Done,
    ram_action: "ecs:AddTags",
    resources: &["acs:ecs:{RegionId}:{Owner}:{ResourceType}/{ResourceId}"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_TAG_MISMATCH,
        errors::INVALID_TAG_COUNT,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::OPERATION_DENIED_QUOTA_EXCEED,
        errors::INVALID_RESOURCE_ID_NOT_SUPPORTED,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("RegionId").required(),
    text("ResourceId").required(),
    text("ResourceType").required(),
    list("Tag", TAG)
        .required()
        .missing(&errors::INVALID_TAG_COUNT)
        .malformed(&errors::INVALID_TAG_COUNT),
];

static TAG: &[Param] = &[
    text("Key")
        .keeping_empty()
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .keeping_empty()
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
