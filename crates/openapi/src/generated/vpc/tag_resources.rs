//! `TagResources` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `TagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceId`, required.
    pub resource_id: Vec<String>,
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
            resource_id: fields.texts("ResourceId")?,
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

/// What `TagResources` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `TagResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "TagResources",
    status: Status::Done,
    ram_action: "vpc:TagResources",
    resources: &["acs:vpc:{RegionId}:{Owner}:{ResourceType}/{ResourceId}"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::NUMBER_EXCEED_RESOURCE_IDS,
        errors::NUMBER_EXCEED_TAGS,
        errors::QUOTA_EXCEED_TAGS,
        errors::INVALID_RESOURCE_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("RegionId").required(),
    texts("ResourceId")
        .required()
        .sized(1, 50)
        .malformed(&errors::NUMBER_EXCEED_RESOURCE_IDS),
    text("ResourceType")
        .required()
        .one_of(&["VPC", "VSWITCH", "EIP"]),
    list("Tag", TAG)
        .required()
        .sized(1, 20)
        .malformed(&errors::NUMBER_EXCEED_TAGS),
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
